/* Before the log is opened for writing: is what lies there sound? What is not is put aside, never deleted,
 * and a fresh database takes over all that the chain still vouches for, from the damaged file first and then
 * from the backup.
 *
 * Looking changes no byte, so the damaged file stays as it was found. The fresh one is built aside, and
 * renamed to `rebuilt` only when it is whole: from then on the change is finished, at the next start if this
 * one is cut off. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "store/key.h"
#include "store/private.h"
#include "store/schema.h"

#define BUILDING "smartgames.db.building"
#define REBUILT  "smartgames.db.rebuilt"

enum { TAIL = 1000 /* rows of which each start checks the chain; `verify` checks them all */ };

/* ---- putting aside ---- */

static bool name_is_free(const char *directory, const char *stem)
{
    static const char *const suffixes[] = {"db", "db-wal", "backup", "spill"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        char name[64], path[SG_PATH_TEXT];
        snprintf(name, sizeof name, "%s.%s", stem, suffixes[i]);
        if (sg_file_path(directory, name, path) != SG_OK || sg_file_exists(path))
            return false;
    }
    return true;
}

/* damaged-20261124-134500, with a number behind it when that is taken. */
static void choose_stem(const char *directory, char stem[48])
{
    char date[32];
    time_t now = time(NULL);
    struct tm utc;
    gmtime_r(&now, &utc);
    strftime(date, sizeof date, "damaged-%Y%m%d-%H%M%S", &utc);
    snprintf(stem, 48, "%s", date);
    for (int i = 2; i < 1000 && !name_is_free(directory, stem); i++)
        snprintf(stem, 48, "%s-%d", date, i);
}

static enum sg_status put_aside(const char *directory, const char *name, const char *stem, const char *suffix)
{
    char from[SG_PATH_TEXT], to[SG_PATH_TEXT], renamed[64];
    snprintf(renamed, sizeof renamed, "%s.%s", stem, suffix);
    enum sg_status status = sg_file_path(directory, name, from);
    if (status == SG_OK)
        status = sg_file_path(directory, renamed, to);
    if (status == SG_OK && rename(from, to) != 0 && errno != ENOENT)
        status = sg_status_of_errno(errno);
    return status;
}

enum sg_status sg_quarantine(const char *directory, const char *name, const char *suffix,
                             struct sg_text *renamed)
{
    char stem[48];
    choose_stem(directory, stem);
    sg_text_clear(renamed);
    sg_text_put(renamed, stem);
    sg_text_put_char(renamed, '.');
    sg_text_put(renamed, suffix);
    enum sg_status status = put_aside(directory, name, stem, suffix);
    return status == SG_OK ? sg_directory_sync(directory) : status;
}

enum sg_status sg_quarantine_all(const char *directory, bool *any, struct sg_text *renamed)
{
    static const struct {
        const char *name, *suffix;
    } files[] = {{SG_FILE_WAL, "db-wal"},  {SG_FILE_DATABASE, "db"},       {SG_FILE_BACKUP, "backup"},
                 {SG_FILE_SPILL, "spill"}, {SG_FILE_KEY_COPY, "key-copy"}, {SG_FILE_KEY, "key"}};
    char stem[48], path[SG_PATH_TEXT];
    choose_stem(directory, stem);
    enum sg_status status = SG_OK;
    *any = false;
    for (size_t i = 0; i < sizeof files / sizeof *files && status == SG_OK; i++) {
        if (sg_file_path(directory, files[i].name, path) == SG_OK && sg_file_exists(path)) {
            *any = true;
            status = put_aside(directory, files[i].name, stem, files[i].suffix);
        }
    }
    sg_text_clear(renamed);
    sg_text_put(renamed, stem);
    sg_text_put(renamed, ".*");
    return status == SG_OK && *any ? sg_directory_sync(directory) : status;
}

/* ---- looking ---- */

static enum sg_status check_pages(sqlite3 *connection)
{
    int64_t findings = 0;
    enum sg_status status = sg_database_number(
        connection, "SELECT count(*) FROM pragma_quick_check(1) WHERE quick_check <> 'ok'", &findings);
    return status == SG_OK && findings != 0 ? SG_ERR_DAMAGED : status;
}

/* What will be written can be: tables, columns and triggers go by the names that they have to have. */
static enum sg_status check_rules(sqlite3 *connection)
{
    struct sg_inserts inserts;
    int64_t count = 0;
    enum sg_status status = sg_inserts_prepare(connection, &inserts);
    sg_inserts_finalize(&inserts);
    if (status == SG_OK)
        status = sg_database_number(connection, "SELECT count(name || value) FROM meta", &count);
    return status;
}

static enum sg_status check_tail(sqlite3 *connection, const struct sg_station_key *key)
{
    struct sg_chain head, chain = {0};
    struct sg_row broken;
    enum sg_status status = sg_rows_head(connection, &head);
    if (status != SG_OK)
        return status;
    if (head.place > TAIL) {
        char sql[96];
        sqlite3_stmt *statement = NULL;
        chain.place = head.place - TAIL;
        snprintf(sql, sizeof sql, "SELECT link FROM main.event WHERE place = %lld", (long long)chain.place);
        status = sg_database_prepare(connection, sql, &statement);
        if (status == SG_OK) {
            int code = sqlite3_step(statement);
            const void *link = code == SQLITE_ROW ? sqlite3_column_blob(statement, 0) : NULL;
            status = code == SQLITE_ROW || code == SQLITE_DONE ? SG_ERR_DAMAGED : sg_status_of_sqlite(code);
            if (link && sqlite3_column_bytes(statement, 0) == SG_LINK_BYTES) {
                memcpy(chain.link.bytes, link, SG_LINK_BYTES);
                status = SG_OK;
            }
            sqlite3_finalize(statement);
        }
    }
    if (status == SG_OK)
        status = sg_rows_follow(connection, key, &chain, NULL, NULL, &broken);
    return status == SG_OK && chain.place != head.place ? SG_ERR_DAMAGED : status;
}

/* SG_OK: sound. SG_ERR_MISSING: nothing in it yet. */
static enum sg_status look_into(sqlite3 *connection, const struct sg_station_key *key)
{
    int version = 0;
    enum sg_status status = sg_schema_version(connection, &version);
    if (status != SG_OK)
        return status;
    if (version == 0)
        return SG_ERR_MISSING;
    status = check_pages(connection);
    if (status == SG_OK)
        status = sg_schema_lay_over(connection);
    if (status == SG_OK && version == sg_schema_newest())
        status = check_rules(connection);
    return status == SG_OK ? check_tail(connection, key) : status;
}

static enum sg_status look_at(const char *directory, const char *name, const char *vfs,
                              const struct sg_station_key *key)
{
    char path[SG_PATH_TEXT];
    sqlite3 *connection = NULL;
    enum sg_status status = sg_file_path(directory, name, path);
    if (status != SG_OK)
        return status;
    if (!sg_file_exists(path))
        return SG_ERR_MISSING;
    status = sg_database_open_read(path, vfs, &connection);
    if (status != SG_OK)
        return status;
    status = look_into(connection, key);
    sqlite3_close(connection);
    struct stat found; /* SQLite takes a stump for an empty file, and would write over it */
    if (status == SG_ERR_MISSING && stat(path, &found) == 0 && found.st_size > 0 && found.st_size < 512)
        status = SG_ERR_DAMAGED;
    return status;
}

/* ---- building anew ---- */

struct copying {
    const struct sg_inserts *inserts;
    uint64_t events;
    enum sg_status status; /* of the fresh file, not of the source */
};

static enum sg_status copy_row(void *user, const struct sg_row *row)
{
    struct copying *copying = user;
    enum sg_status status = sg_row_insert(copying->inserts, row);
    if (status == SG_OK)
        copying->events += row->seq > 0;
    else if (status != SG_ERR_DAMAGED) /* that is a row which breaks a rule of ours: the source's fault */
        copying->status = status;
    return status;
}

/* All rows of a file that follow on `*chain`. Whatever is wrong with the file ends the copying, not the
 * recovery. */
static enum sg_status copy_from(const char *directory, const char *name, const char *vfs,
                                const struct sg_station_key *key, struct sg_chain *chain,
                                struct copying *copying, int64_t *last_place)
{
    char path[SG_PATH_TEXT];
    sqlite3 *source = NULL;
    struct sg_row broken;
    int64_t last = 0;
    enum sg_status status = sg_file_path(directory, name, path);
    if (status != SG_OK || !sg_file_exists(path))
        return status;
    status = sg_database_open_read(path, vfs, &source);
    if (status == SG_OK)
        status = sg_schema_lay_over(source);
    if (status == SG_OK) {
        status = sg_rows_follow(source, key, chain, copy_row, copying, &broken);
        if (sg_database_number(source, "SELECT max(place) FROM main.event", &last) == SG_OK &&
            last > *last_place && last - chain->place < INT32_MAX)
            *last_place = last;
    }
    sqlite3_close(source);
    if (copying->status != SG_OK)
        return copying->status;
    return status == SG_ERR_DAMAGED ? SG_OK : status;
}

static enum sg_status fill_fresh(sqlite3 *fresh, const char *directory, const char *vfs,
                                 const struct sg_station_key *key, struct sg_store_report *report)
{
    struct sg_inserts inserts;
    struct sg_chain chain = {0};
    int64_t last_place = 0;
    enum sg_status status = sg_schema_migrate(fresh, sg_schema_newest());
    if (status == SG_OK)
        status = sg_schema_lay_over(fresh);
    if (status == SG_OK)
        status = sg_inserts_prepare(fresh, &inserts);
    if (status != SG_OK)
        return status;
    struct copying copying = {.inserts = &inserts};
    status = sg_database_run(fresh, "BEGIN IMMEDIATE");
    if (status == SG_OK)
        status = copy_from(directory, SG_FILE_DATABASE, vfs, key, &chain, &copying, &last_place);
    if (status == SG_OK)
        status = copy_from(directory, SG_FILE_BACKUP, vfs, key, &chain, &copying, &last_place);
    sg_inserts_finalize(&inserts);
    if (status == SG_OK)
        status = sg_database_run(fresh, "COMMIT");
    report->events_kept = copying.events;
    report->events_lost = last_place > chain.place ? (uint64_t)(last_place - chain.place) : 0;
    return status;
}

static enum sg_status build(const char *directory, const char *vfs, const struct sg_station_key *key,
                            struct sg_store_report *report)
{
    char building[SG_PATH_TEXT], journal[SG_PATH_TEXT], rebuilt[SG_PATH_TEXT];
    sqlite3 *fresh = NULL;
    enum sg_status status = sg_file_path(directory, BUILDING, building);
    if (status == SG_OK)
        status = sg_file_path(directory, BUILDING "-journal", journal);
    if (status == SG_OK)
        status = sg_file_path(directory, REBUILT, rebuilt);
    if (status != SG_OK)
        return status;
    unlink(building); /* an attempt that was cut off; all it held is still where it came from */
    unlink(journal);
    status = sg_database_open_aside(building, vfs, &fresh);
    if (status == SG_OK)
        status = fill_fresh(fresh, directory, vfs, key, report);
    int closed = sqlite3_close(fresh);
    if (status == SG_OK)
        status = sg_status_of_sqlite(closed);
    if (status == SG_OK && rename(building, rebuilt) != 0)
        status = sg_status_of_errno(errno);
    return status == SG_OK ? sg_directory_sync(directory) : status;
}

/* The WAL goes first: it must never lie beside a database that is not its own. The backup goes too: the next
 * one may hold less. */
static enum sg_status take_place(const char *directory, struct sg_text *renamed)
{
    char stem[48], database[SG_PATH_TEXT], rebuilt[SG_PATH_TEXT];
    choose_stem(directory, stem);
    enum sg_status status = put_aside(directory, SG_FILE_WAL, stem, "db-wal");
    if (status == SG_OK)
        status = put_aside(directory, SG_FILE_DATABASE, stem, "db");
    if (status == SG_OK)
        status = put_aside(directory, SG_FILE_BACKUP, stem, "backup");
    if (status == SG_OK)
        status = sg_file_path(directory, SG_FILE_DATABASE, database);
    if (status == SG_OK)
        status = sg_file_path(directory, REBUILT, rebuilt);
    if (status == SG_OK && rename(rebuilt, database) != 0)
        status = sg_status_of_errno(errno);
    sg_text_clear(renamed);
    sg_text_put(renamed, stem);
    sg_text_put(renamed, ".db");
    return status == SG_OK ? sg_directory_sync(directory) : status;
}

/* ---- the whole of it ---- */

/* A WAL beside an empty database holds rows, and SQLite would delete it. */
static bool wal_is_alone(const char *directory)
{
    char path[SG_PATH_TEXT];
    struct stat database, wal;
    if (sg_file_path(directory, SG_FILE_WAL, path) != SG_OK || stat(path, &wal) != 0 || wal.st_size == 0)
        return false;
    return sg_file_path(directory, SG_FILE_DATABASE, path) != SG_OK || stat(path, &database) != 0 ||
           database.st_size == 0;
}

/* How far the chain of a file goes; 0 when it cannot be asked. */
static int64_t place_of(const char *directory, const char *name, const char *vfs)
{
    char path[SG_PATH_TEXT];
    sqlite3 *connection = NULL;
    struct sg_chain head = {0};
    if (sg_file_path(directory, name, path) != SG_OK || !sg_file_exists(path) ||
        sg_database_open_read(path, vfs, &connection) != SG_OK)
        return 0;
    enum sg_status status = sg_rows_head(connection, &head);
    sqlite3_close(connection);
    return status == SG_OK ? head.place : 0;
}

/* Whether the database can stay. One that knows less than its own backup has lost its end, however sound it
 * looks. */
static enum sg_status judge(const char *directory, const char *vfs, const struct sg_station_key *key)
{
    enum sg_status status = look_at(directory, SG_FILE_DATABASE, vfs, key);
    if (status != SG_OK && status != SG_ERR_MISSING)
        return status;
    if (status == SG_ERR_MISSING && wal_is_alone(directory))
        return SG_ERR_DAMAGED;
    int64_t saved = place_of(directory, SG_FILE_BACKUP, vfs);
    return saved > 0 && saved > place_of(directory, SG_FILE_DATABASE, vfs) ? SG_ERR_DAMAGED : status;
}

enum sg_status sg_recover(const char *directory, const char *vfs, const struct sg_station_key *key,
                          bool distrust, struct sg_store_report *report, struct sg_text *renamed)
{
    char rebuilt[SG_PATH_TEXT];
    enum sg_status status = sg_file_path(directory, REBUILT, rebuilt);
    if (status != SG_OK)
        return status;
    if (!sg_file_exists(rebuilt)) {
        status = distrust ? SG_ERR_DAMAGED : judge(directory, vfs, key);
        if (status != SG_ERR_DAMAGED)
            return status;
        status = build(directory, vfs, key, report);
        if (status != SG_OK)
            return status;
    }
    report->quarantined = true;
    return take_place(directory, renamed);
}

static enum sg_status keep_spilled(void *user, const struct sg_row *row)
{
    return sg_row_insert_spilled(user, row);
}

enum sg_status sg_recover_spill(const struct sg_spill *spill, const struct sg_station_key *key,
                                struct sg_chain *chain, const struct sg_inserts *inserts,
                                struct sg_spill_found *found)
{
    struct sg_inserts into = *inserts;
    return sg_spill_read(spill, key, chain, keep_spilled, &into, found);
}
