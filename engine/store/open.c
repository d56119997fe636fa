/* From a folder to a store, and back. */
#include <assert.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "store/key.h"
#include "store/private.h"
#include "store/schema.h"

/* ---- what is there ---- */

static enum sg_status load_tracks(struct sg_store *store)
{
    sqlite3_stmt *statement = NULL;
    enum sg_status status = sg_database_prepare(store->connection,
                                                "SELECT p.id, p.station,"
                                                " (SELECT max(seq) FROM main.event WHERE session = p.id),"
                                                " (SELECT max(seq) FROM temp.spilled WHERE session = p.id)"
                                                " FROM people p ORDER BY p.id",
                                                &statement);
    if (status != SG_OK)
        return status;
    int code;
    store->next_session = 1;
    while (status == SG_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        int64_t id = sqlite3_column_int64(statement, 0);
        int64_t kept = sqlite3_column_int64(statement, 2), spilled = sqlite3_column_int64(statement, 3);
        const char *station = (const char *)sqlite3_column_text(statement, 1);
        if (!station || id <= 0 || id == INT64_MAX)
            status = SG_ERR_DAMAGED;
        else if (!sg_track_add(store, id, station, (uint64_t)(spilled > kept ? spilled : kept)))
            status = SG_ERR_MEMORY;
        else
            store->next_session = id + 1;
    }
    if (status == SG_OK)
        status = sg_status_of_sqlite(code);
    sqlite3_finalize(statement);
    return status;
}

/* The rows of the spill file, in memory: to be read, and for a writer to be put into the database. */
static enum sg_status load_spill(struct sg_store *store, struct sg_spill_found *found)
{
    enum sg_status status = sg_rows_head(store->connection, &store->chain);
    if (status == SG_OK)
        status = sg_recover_spill(&store->spill, &store->key, &store->chain, &store->inserts, found);
    store->durable = store->chain;
    return status;
}

static enum sg_status lay_over(struct sg_store *store)
{
    enum sg_status status = sg_schema_lay_over(store->connection);
    if (status != SG_OK)
        return status;
    return store->read_only ? sg_inserts_prepare_spilled(store->connection, &store->inserts)
                            : sg_inserts_prepare(store->connection, &store->inserts);
}

static enum sg_status count_events(struct sg_store *store, struct sg_store_report *report)
{
    int64_t count = 0;
    enum sg_status status = sg_database_number(store->connection, "SELECT count(*) FROM people", &count);
    report->events_kept = status == SG_OK ? (uint64_t)(store->durable.place - count) : 0;
    return status;
}

/* ---- for reading ---- */

static enum sg_status look_around(const struct sg_store *store)
{
    char backup[SG_PATH_TEXT];
    if (sg_file_exists(store->database))
        return SG_OK;
    enum sg_status status = sg_file_path(store->directory, SG_FILE_BACKUP, backup);
    if (status != SG_OK)
        return status;
    return sg_file_exists(backup) ? SG_ERR_DAMAGED : SG_ERR_MISSING; /* opening it to play brings it back */
}

static enum sg_status open_for_reading(struct sg_store *store, struct sg_store_report *report)
{
    int version = 0;
    struct sg_spill_found found;
    enum sg_status status = sg_directory_lock(store->directory, true, &store->lock);
    if (status == SG_OK)
        status = look_around(store);
    if (status != SG_OK)
        return status;
    status = sg_key_load(store->directory, false, &store->key);
    store->has_key = status == SG_OK;
    if (status != SG_OK && status != SG_ERR_MISSING)
        return status;
    status = sg_database_open_read(store->database, store->vfs[0] ? store->vfs : NULL, &store->connection);
    if (status == SG_OK)
        status = sg_schema_version(store->connection, &version);
    if (status == SG_OK && version == 0)
        status = SG_ERR_MISSING;
    if (status == SG_OK)
        status = lay_over(store);
    if (status != SG_OK)
        return status;
    /* From here on damage is what `verify` is asked about: what can be read is shown. */
    if (store->has_key)
        (void)load_spill(store, &found);
    (void)load_tracks(store);
    (void)count_events(store, report);
    return SG_OK;
}

/* ---- for writing ---- */

/* Without its key nothing in the folder can be checked: all of it is put aside, and the station begins anew.
 */
static enum sg_status prepare_key(struct sg_store *store, const char *entropy, struct sg_store_report *report,
                                  struct sg_text *renamed)
{
    enum sg_status status = sg_key_load(store->directory, true, &store->key);
    if (status == SG_ERR_MISSING) {
        status = sg_quarantine_all(store->directory, &report->quarantined, renamed);
        if (status == SG_OK)
            status = sg_key_create(store->directory, entropy, &store->key);
    }
    store->has_key = status == SG_OK;
    return status;
}

static enum sg_status name_station(struct sg_store *store, const char *entropy, bool anew)
{
    sqlite3_stmt *statement = NULL;
    if (anew) { /* numbers of sessions that were lost will be given out again: they need another station's
                   name */
        sg_station_name(NULL, store->station);
    } else {
        enum sg_status status = sg_database_prepare(
            store->connection, "SELECT value FROM meta WHERE name = 'station'", &statement);
        if (status != SG_OK)
            return status;
        struct sg_text text;
        sg_text_init(&text, store->station, sizeof store->station);
        if (sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_text(statement, 0))
            sg_text_put(&text, (const char *)sqlite3_column_text(statement, 0));
        sqlite3_finalize(statement);
        if (store->station[0])
            return SG_OK;
        sg_station_name(entropy, store->station);
    }
    enum sg_status status = sg_database_prepare(
        store->connection, "INSERT OR REPLACE INTO meta(name, value) VALUES('station', ?1)", &statement);
    if (status != SG_OK)
        return status;
    sqlite3_bind_text(statement, 1, store->station, -1, SQLITE_STATIC);
    status = sg_status_of_sqlite(sqlite3_step(statement));
    sqlite3_finalize(statement);
    return status;
}

static enum sg_status open_tables(struct sg_store *store, const char *entropy, struct sg_store_report *report)
{
    int version = 0;
    enum sg_status status =
        sg_database_open(store->database, store->vfs[0] ? store->vfs : NULL, &store->connection);
    if (status == SG_OK)
        status = sg_schema_version(store->connection, &version);
    if (status == SG_OK)
        status = sg_schema_migrate(store->connection, sg_schema_newest());
    if (status == SG_OK)
        status = name_station(store, entropy, report->quarantined);
    if (status == SG_OK)
        status = sg_directory_sync(store->directory);
    if (status == SG_OK)
        status = sg_database_settle(store->connection);
    if (status == SG_OK) /* the first write: a disk that takes nothing is found now and not during play */
        status = sg_database_run(store->connection,
                                 "INSERT INTO meta(name, value) VALUES('opened', '1')"
                                 " ON CONFLICT(name) DO UPDATE SET value = CAST(value + 1 AS TEXT)");
    report->created = version == 0 && !report->quarantined;
    return status == SG_OK ? lay_over(store) : status;
}

static enum sg_status merge_spill(struct sg_store *store, struct sg_store_report *report,
                                  struct sg_text *renamed)
{
    struct sg_spill_found found;
    char unsaid[64];
    struct sg_text quiet;
    sg_text_init(&quiet, unsaid, sizeof unsaid);
    enum sg_status status = load_spill(store, &found);
    if (status != SG_OK || !found.there)
        return status;
    store->spilling = found.taken > 0;
    if (store->spilling)
        (void)sg_writer_flush(store, true);
    if (store->spilling)
        return sg_store_health(store);
    report->spill_merged = found.taken > 0;
    report->events_lost += found.left_out;
    if (!found.damaged)
        return sg_spill_remove(&store->spill);
    if (found.left_out == 0) /* a last append that was cut off; nobody was told that it was saved */
        return sg_quarantine(store->directory, SG_FILE_SPILL, "spill", &quiet);
    report->quarantined = true;
    return sg_quarantine(store->directory, SG_FILE_SPILL, "spill", renamed);
}

/* `distrust`: the database is built anew even if looking finds nothing wrong with it. */
static enum sg_status open_log(struct sg_store *store, const char *entropy, bool distrust,
                               struct sg_store_report *report, struct sg_text *renamed)
{
    const char *vfs = store->vfs[0] ? store->vfs : NULL;
    enum sg_status status = sg_recover(store->directory, vfs, &store->key, distrust, report, renamed);
    if (status == SG_OK || status == SG_ERR_MISSING)
        status = open_tables(store, entropy, report);
    if (status == SG_OK)
        status = merge_spill(store, report, renamed);
    if (status == SG_OK)
        status = load_tracks(store);
    return status == SG_OK ? count_events(store, report) : status;
}

static void close_log(struct sg_store *store)
{
    sg_inserts_finalize(&store->inserts);
    sqlite3_close(store->connection);
    store->connection = NULL;
    sg_spill_close(&store->spill);
    for (struct sg_track *track = atomic_load(&store->tracks), *next; track; track = next) {
        next = track->next;
        free(track);
    }
    atomic_store(&store->tracks, NULL);
    store->spilling = false;
    atomic_store(&store->health, SG_OK);
}

static enum sg_status open_for_writing(struct sg_store *store, const char *entropy,
                                       struct sg_store_report *report, struct sg_text *renamed)
{
    enum sg_status status = sg_directory_make(store->directory);
    if (status == SG_OK)
        status = sg_directory_lock(store->directory, false, &store->lock);
    if (status == SG_OK)
        status = sg_spill_reserve(&store->spill);
    if (status == SG_OK)
        status = prepare_key(store, entropy, report, renamed);
    if (status != SG_OK)
        return status;
    status = open_log(store, entropy, false, report, renamed);
    if (status ==
        SG_ERR_DAMAGED) { /* it looked sound and does not work: a rule or a table is not what it was */
        close_log(store);
        status = open_log(store, entropy, true, report, renamed);
    }
    store->changed = report->quarantined;
    if (status == SG_OK && !sg_writer_start(store))
        status = SG_ERR_MEMORY;
    return status;
}

/* ---- the store itself ---- */

static void init_locks(struct sg_store *store)
{
    pthread_mutexattr_t recursive; /* a callback of reading may read again */
    pthread_mutexattr_init(&recursive);
    pthread_mutexattr_settype(&recursive, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_init(&store->disk, &recursive);
    pthread_mutexattr_destroy(&recursive);
    pthread_condattr_t steady; /* a wall clock that is set must not lengthen a wait */
    pthread_condattr_init(&steady);
    pthread_condattr_setclock(&steady, CLOCK_MONOTONIC);
    pthread_cond_init(&store->progress, &steady);
    pthread_condattr_destroy(&steady);
    pthread_mutex_init(&store->progress_lock, NULL);
    sem_init(&store->wake, 0, 0);
}

static void free_store(struct sg_store *store)
{
    close_log(store);
    if (store->lock >= 0)
        close(store->lock);
    sg_ring_free(store->ring);
    free(store->pending);
    sodium_memzero(&store->key, sizeof store->key);
    sem_destroy(&store->wake);
    pthread_cond_destroy(&store->progress);
    pthread_mutex_destroy(&store->progress_lock);
    pthread_mutex_destroy(&store->disk);
    free(store);
}

static enum sg_status new_store(const struct sg_store_desc *desc, struct sg_store **out)
{
    struct sg_store *store = calloc(1, sizeof *store);
    if (!store)
        return SG_ERR_MEMORY;
    store->lock = -1;
    store->read_only = desc->read_only;
    atomic_init(&store->stopping, false);
    atomic_init(&store->health, SG_OK);
    init_locks(store);
    enum sg_status status = sg_file_path(desc->directory, SG_FILE_DATABASE, store->database);
    if (status == SG_OK)
        status = sg_spill_init(&store->spill, desc->directory);
    if (status == SG_OK) {
        memcpy(store->directory, desc->directory, strlen(desc->directory) + 1);
        struct sg_text vfs;
        sg_text_init(&vfs, store->vfs, sizeof store->vfs);
        sg_text_put(&vfs, desc->vfs ? desc->vfs : "");
    }
    if (status == SG_OK && !desc->read_only) {
        store->pending = calloc(1, sizeof *store->pending);
        store->ring = sg_ring_new(desc->ring_events ? desc->ring_events : SG_RING_EVENTS);
        if (!store->pending || !store->ring)
            status = SG_ERR_MEMORY;
    }
    if (status != SG_OK) {
        free_store(store);
        return status;
    }
    *out = store;
    return SG_OK;
}

enum sg_status sg_store_open(const struct sg_store_desc *desc, struct sg_store_report *report,
                             struct sg_store **out)
{
    char renamed[64];
    struct sg_text text;
    struct sg_store *store = NULL;
    sg_text_init(&text, renamed, sizeof renamed);
    *out = NULL;
    *report = (struct sg_store_report){0};
    enum sg_status status = sodium_init() < 0 ? SG_ERR_IO : SG_OK;
    if (status == SG_OK)
        status = new_store(desc, &store);
    if (status == SG_OK)
        status = desc->read_only ? open_for_reading(store, report)
                                 : open_for_writing(store, desc->entropy, report, &text);
    if (status != SG_OK) {
        sg_words_of_open(status, desc->read_only, desc->directory, &report->words);
        if (store)
            free_store(store);
        return status;
    }
    sg_words_of_report(report, renamed, &report->words);
    *out = store;
    return SG_OK;
}

enum sg_status sg_store_close(struct sg_store *store)
{
    if (!store)
        return SG_OK;
    enum sg_status status = SG_OK;
    if (!store->read_only) {
        status = sg_writer_stop(store);
        /* All that was put is on disk either way: a backup that fails leaves the last one in its place. */
        if (status == SG_OK && store->changed)
            (void)sg_backup(store);
    }
    free_store(store);
    return status;
}
