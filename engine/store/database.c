#include "store/database.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "store/files.h"

enum sg_status sg_status_of_sqlite(int code)
{
    switch (code & 0xff) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE: return SG_OK;
    case SQLITE_FULL:
    case SQLITE_TOOBIG: return SG_ERR_FULL;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return SG_ERR_BUSY;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN: return SG_ERR_READONLY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
    case SQLITE_MISMATCH:
    case SQLITE_CONSTRAINT:
    case SQLITE_SCHEMA:
    case SQLITE_ERROR: return SG_ERR_DAMAGED; /* our SQL is right, so a table is not what it was */
    case SQLITE_NOMEM: return SG_ERR_MEMORY;
    default: return SG_ERR_IO;
    }
}

enum sg_status sg_database_run(sqlite3 *connection, const char *sql)
{
    return sg_status_of_sqlite(sqlite3_exec(connection, sql, NULL, NULL, NULL));
}

enum sg_status sg_database_prepare(sqlite3 *connection, const char *sql, sqlite3_stmt **statement)
{
    return sg_status_of_sqlite(sqlite3_prepare_v2(connection, sql, -1, statement, NULL));
}

enum sg_status sg_database_number(sqlite3 *connection, const char *sql, int64_t *number)
{
    sqlite3_stmt *statement = NULL;
    enum sg_status status = sg_database_prepare(connection, sql, &statement);
    if (status != SG_OK)
        return status;
    int code = sqlite3_step(statement);
    if (code == SQLITE_ROW)
        *number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return code == SQLITE_DONE ? SG_ERR_MISSING : sg_status_of_sqlite(code);
}

void sg_database_give_up(sqlite3 *connection)
{
    if (!sqlite3_get_autocommit(connection))
        (void)sqlite3_exec(connection, "ROLLBACK", NULL, NULL, NULL);
}

/* ---- opening ---- */

/* What a file from outside may not make SQLite do. */
static const char guarded[] = "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
                              "PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON";

static enum sg_status connect_to(const char *name, const char *vfs, int flags, const char *pragmas,
                                 sqlite3 **connection)
{
    sqlite3 *made = NULL;
    *connection = NULL;
    int code = sqlite3_open_v2(name, &made, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, vfs);
    enum sg_status status = made ? sg_status_of_sqlite(code) : SG_ERR_MEMORY;
    if (status == SG_OK) {
        sqlite3_db_config(made, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
        status = sg_database_run(made, guarded);
    }
    if (status == SG_OK)
        status = sg_database_run(made, pragmas);
    if (status != SG_OK) {
        sqlite3_close(made);
        return status;
    }
    *connection = made;
    return SG_OK;
}

/* Made before SQLite does, so that the mode is ours whatever the umask; WAL and journal copy it. */
static enum sg_status make_private(const char *path)
{
    int file;
    enum sg_status status = sg_file_open(path, &file);
    if (status == SG_OK)
        close(file);
    return status;
}

static enum sg_status expect_wal(sqlite3 *connection)
{
    sqlite3_stmt *statement = NULL;
    enum sg_status status = sg_database_prepare(connection, "PRAGMA journal_mode=WAL", &statement);
    if (status != SG_OK)
        return status;
    int code = sqlite3_step(statement);
    const char *mode = code == SQLITE_ROW ? (const char *)sqlite3_column_text(statement, 0) : NULL;
    status = code != SQLITE_ROW ? sg_status_of_sqlite(code) : SG_OK;
    if (status == SG_OK && (!mode || strcmp(mode, "wal") != 0))
        status = SG_ERR_IO;
    sqlite3_finalize(statement);
    return status;
}

enum sg_status sg_database_open(const char *path, const char *vfs, sqlite3 **connection)
{
    *connection = NULL;
    enum sg_status status = make_private(path);
    if (status != SG_OK)
        return status;
    status = connect_to(path, vfs, SQLITE_OPEN_READWRITE,
                        "PRAGMA locking_mode=EXCLUSIVE; PRAGMA synchronous=EXTRA", connection);
    if (status != SG_OK)
        return status;
    status = expect_wal(*connection);
    if (status != SG_OK) {
        sqlite3_close(*connection);
        *connection = NULL;
    }
    return status;
}

enum sg_status sg_database_open_aside(const char *path, const char *vfs, sqlite3 **connection)
{
    *connection = NULL;
    enum sg_status status = make_private(path);
    if (status != SG_OK)
        return status;
    return connect_to(path, vfs, SQLITE_OPEN_READWRITE,
                      "PRAGMA locking_mode=EXCLUSIVE; PRAGMA synchronous=EXTRA; PRAGMA journal_mode=DELETE",
                      connection);
}

/* A path as a file: address; what has a meaning there is escaped. */
static void write_address(const char *path, const char *query, struct sg_text *out)
{
    static const char hex[] = "0123456789ABCDEF";
    sg_text_put(out, "file:");
    for (; *path; path++) {
        unsigned char c = (unsigned char)*path;
        if (c == '%' || c == '?' || c == '#') {
            char escaped[3] = {'%', hex[c >> 4], hex[c & 15]};
            sg_text_put_bytes(out, escaped, 3);
        } else {
            sg_text_put_char(out, *path);
        }
    }
    sg_text_put(out, query);
}

/* SQLite would make the WAL that it does not find, so a database without one is read as immutable; a WAL that
 * a crash left behind is read through a VFS without locks (the directory's lock stands), indexed in memory,
 * and left there. */
enum sg_status sg_database_open_read(const char *path, const char *vfs, sqlite3 **connection)
{
    char wal[SG_PATH_TEXT], bytes[3 * SG_PATH_TEXT];
    struct sg_text address;
    *connection = NULL;
    int length = snprintf(wal, sizeof wal, "%s-wal", path);
    if (length < 0 || (size_t)length >= sizeof wal)
        return SG_ERR_RANGE;
    bool has_wal = sg_file_exists(wal);
    sg_text_init(&address, bytes, sizeof bytes);
    write_address(path, has_wal ? "?mode=ro" : "?mode=ro&immutable=1", &address);
    enum sg_status status =
        connect_to(bytes, has_wal && !vfs ? "unix-none" : vfs, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI,
                   "PRAGMA locking_mode=EXCLUSIVE", connection);
    if (status == SG_OK)
        sqlite3_db_config(*connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    return status;
}

enum sg_status sg_database_settle(sqlite3 *connection)
{
    return sg_database_run(connection, "PRAGMA synchronous=FULL");
}
