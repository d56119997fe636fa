#include "store/schema.h"

#include <stdio.h>

#include "store/database.h"

/* Append only: what stands here is in somebody's file. A step i makes version i + 1. */
static const char *const migrations[] = {
    /* 1: the log. `event` holds each session's opening row too (seq 0, kind 0), so that the chain covers it.
     */
    "CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE session(id INTEGER PRIMARY KEY, station TEXT NOT NULL, learner TEXT NOT NULL) STRICT;"
    "CREATE TABLE event("
    " place INTEGER PRIMARY KEY," /* in the chain, from 1, without a gap */
    " session INTEGER NOT NULL REFERENCES session(id),"
    " seq INTEGER NOT NULL CHECK(seq >= 0),"
    " at_ms INTEGER NOT NULL,"
    " kind INTEGER NOT NULL,"
    " body TEXT NOT NULL,"
    " state_hash INTEGER NOT NULL,"
    " link BLOB NOT NULL CHECK(length(link) = 32),"
    " UNIQUE(session, seq)) STRICT;"
    "CREATE TRIGGER event_stays BEFORE UPDATE ON event"
    " BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;"
    "CREATE TRIGGER event_is_kept BEFORE DELETE ON event"
    " BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;"
    "CREATE TRIGGER event_has_no_gap BEFORE INSERT ON event"
    " WHEN NEW.seq IS NOT (SELECT coalesce(max(seq) + 1, 0) FROM event WHERE session = NEW.session)"
    " BEGIN SELECT RAISE(ABORT, 'seq has no gaps'); END;"
    "CREATE TRIGGER session_stays BEFORE UPDATE OF id, station ON session"
    " BEGIN SELECT RAISE(ABORT, 'a session keeps its name'); END;"
    "CREATE TRIGGER session_is_kept BEFORE DELETE ON session"
    " BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;",

    /* 2: room for sealing (codes in `session`, free text in `event`; NULL until then), and the few events
     * that a list of sessions asks for: started, assent, ended. */
    "ALTER TABLE session ADD COLUMN sealed BLOB;"
    "ALTER TABLE event ADD COLUMN sealed BLOB;"
    "CREATE INDEX event_marks ON event(session, kind) WHERE kind IN (1, 2, 35);",
};

int sg_schema_newest(void)
{
    return (int)(sizeof migrations / sizeof *migrations);
}

enum sg_status sg_schema_version(sqlite3 *connection, int *version)
{
    int64_t application = 0, found = 0, objects = 0;
    enum sg_status status = sg_database_number(connection, "PRAGMA application_id", &application);
    if (status == SG_OK)
        status = sg_database_number(connection, "PRAGMA user_version", &found);
    if (status == SG_OK)
        status = sg_database_number(connection, "SELECT count(*) FROM sqlite_schema", &objects);
    if (status != SG_OK)
        return status;
    *version = (int)found;
    if (application == 0 && found == 0 && objects == 0)
        return SG_OK;
    if (application != SG_APPLICATION_ID || found <= 0)
        return SG_ERR_DAMAGED;
    return found > sg_schema_newest() ? SG_ERR_VERSION : SG_OK;
}

static enum sg_status migrate_one(sqlite3 *connection, int from)
{
    char sign[96];
    snprintf(sign, sizeof sign, "PRAGMA application_id=%d; PRAGMA user_version=%d; COMMIT", SG_APPLICATION_ID,
             from + 1);
    enum sg_status status = sg_database_run(connection, "BEGIN IMMEDIATE");
    if (status == SG_OK)
        status = sg_database_run(connection, migrations[from]);
    if (status == SG_OK)
        status = sg_database_run(connection, sign);
    if (status != SG_OK)
        sg_database_give_up(connection);
    return status;
}

enum sg_status sg_schema_migrate(sqlite3 *connection, int target)
{
    int version = 0;
    enum sg_status status = sg_schema_version(connection, &version);
    for (; status == SG_OK && version < target; version++)
        status = migrate_one(connection, version);
    return status;
}

#define LAY_OVER(sealed)                                                                                     \
    "CREATE TEMP TABLE spilled("                                                                             \
    " place INTEGER PRIMARY KEY, session INTEGER, station TEXT, seq INTEGER, at_ms INTEGER, kind INTEGER,"   \
    " body TEXT, state_hash INTEGER, link BLOB, UNIQUE(session, seq)) STRICT;"                               \
    "CREATE TEMP VIEW log AS"                                                                                \
    " SELECT e.place, e.session, s.station, e.seq, e.at_ms, e.kind, e.body, e.state_hash, e.link, " sealed   \
    " FROM main.event e LEFT JOIN main.session s ON s.id = e.session"                                        \
    " UNION ALL SELECT place, session, station, seq, at_ms, kind, body, state_hash, link, NULL"              \
    " FROM temp.spilled;"                                                                                    \
    "CREATE TEMP VIEW people AS"                                                                             \
    " SELECT id, station, learner FROM main.session"                                                         \
    " UNION ALL SELECT session, station, body FROM temp.spilled WHERE seq = 0;"

/* An older file, which is read without being migrated, may lack a column. LEFT JOIN, as a row must not vanish
 * with its session. */
enum sg_status sg_schema_lay_over(sqlite3 *connection)
{
    int64_t has_sealed = 0;
    enum sg_status status = sg_database_number(
        connection, "SELECT count(*) FROM pragma_table_info('event', 'main') WHERE name = 'sealed'",
        &has_sealed);
    if (status != SG_OK)
        return status;
    return sg_database_run(connection,
                           has_sealed ? LAY_OVER("e.sealed AS sealed") : LAY_OVER("NULL AS sealed"));
}
