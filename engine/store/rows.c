#include "store/rows.h"

#include <string.h>

bool sg_row_read(sqlite3_stmt *statement, struct sg_row *row)
{
    static const int types[] = {SQLITE_INTEGER, SQLITE_INTEGER, SQLITE_TEXT,
                                SQLITE_INTEGER, SQLITE_INTEGER, SQLITE_INTEGER,
                                SQLITE_TEXT,    SQLITE_INTEGER, SQLITE_BLOB};
    *row = (struct sg_row){.place = sqlite3_column_int64(statement, 0),
                           .session = sqlite3_column_int64(statement, 1),
                           .seq = (uint64_t)sqlite3_column_int64(statement, 3)};
    for (int i = 0; i < (int)(sizeof types / sizeof *types); i++)
        if (sqlite3_column_type(statement, i) != types[i])
            return false;
    row->station = (const char *)sqlite3_column_text(statement, 2);
    row->at_ms = sqlite3_column_int64(statement, 4);
    row->kind = sqlite3_column_int64(statement, 5);
    row->body = (const char *)sqlite3_column_text(statement, 6);
    row->body_length = (size_t)sqlite3_column_bytes(statement, 6);
    row->state_hash = (uint64_t)sqlite3_column_int64(statement, 7);
    row->sealed = sqlite3_column_blob(statement, 9);
    row->sealed_length = (size_t)sqlite3_column_bytes(statement, 9);
    const void *link = sqlite3_column_blob(statement, 8);
    if (!row->station || !row->body || !link || sqlite3_column_bytes(statement, 8) != SG_LINK_BYTES)
        return false;
    memcpy(row->link.bytes, link, SG_LINK_BYTES);
    return true;
}

/* ---- writing ---- */

enum sg_status sg_inserts_prepare_spilled(sqlite3 *connection, struct sg_inserts *inserts)
{
    *inserts = (struct sg_inserts){0};
    return sg_database_prepare(
        connection, "INSERT INTO temp.spilled VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", &inserts->spilled);
}

enum sg_status sg_inserts_prepare(sqlite3 *connection, struct sg_inserts *inserts)
{
    enum sg_status status = sg_inserts_prepare_spilled(connection, inserts);
    if (status == SG_OK)
        status = sg_database_prepare(connection,
                                     "INSERT INTO main.session(id, station, learner) VALUES(?2, ?3, ?7)",
                                     &inserts->session);
    if (status == SG_OK)
        status =
            sg_database_prepare(connection,
                                "INSERT INTO main.event(place, session, seq, at_ms, kind, body, state_hash,"
                                " link, sealed) VALUES(?1, ?2, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                                &inserts->event);
    if (status != SG_OK)
        sg_inserts_finalize(inserts);
    return status;
}

void sg_inserts_finalize(struct sg_inserts *inserts)
{
    sqlite3_finalize(inserts->session);
    sqlite3_finalize(inserts->event);
    sqlite3_finalize(inserts->spilled);
    *inserts = (struct sg_inserts){0};
}

/* A statement without one of the numbers leaves that value out. */
static enum sg_status run_with(sqlite3_stmt *statement, const struct sg_row *row)
{
    sqlite3_bind_int64(statement, 1, row->place);
    sqlite3_bind_int64(statement, 2, row->session);
    sqlite3_bind_text(statement, 3, row->station, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 4, (int64_t)row->seq);
    sqlite3_bind_int64(statement, 5, row->at_ms);
    sqlite3_bind_int64(statement, 6, row->kind);
    sqlite3_bind_text(statement, 7, row->body, (int)row->body_length, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 8, (int64_t)row->state_hash);
    sqlite3_bind_blob(statement, 9, row->link.bytes, SG_LINK_BYTES, SQLITE_STATIC);
    sqlite3_bind_blob(statement, 10, row->sealed, (int)row->sealed_length, SQLITE_STATIC);
    enum sg_status status = sg_status_of_sqlite(sqlite3_step(statement));
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return status;
}

enum sg_status sg_row_insert(const struct sg_inserts *inserts, const struct sg_row *row)
{
    enum sg_status status = row->seq == 0 ? run_with(inserts->session, row) : SG_OK;
    return status == SG_OK ? run_with(inserts->event, row) : status;
}

enum sg_status sg_row_insert_spilled(const struct sg_inserts *inserts, const struct sg_row *row)
{
    return run_with(inserts->spilled, row);
}

/* ---- following ---- */

enum sg_status sg_rows_head(sqlite3 *connection, struct sg_chain *chain)
{
    sqlite3_stmt *statement = NULL;
    *chain = (struct sg_chain){0};
    enum sg_status status = sg_database_prepare(
        connection, "SELECT place, link FROM main.event ORDER BY place DESC LIMIT 1", &statement);
    if (status != SG_OK)
        return status;
    int code = sqlite3_step(statement);
    status = sg_status_of_sqlite(code);
    if (code == SQLITE_ROW) {
        const void *link = sqlite3_column_blob(statement, 1);
        chain->place = sqlite3_column_int64(statement, 0);
        if (link && sqlite3_column_bytes(statement, 1) == SG_LINK_BYTES)
            memcpy(chain->link.bytes, link, SG_LINK_BYTES);
        else
            status = SG_ERR_DAMAGED;
    }
    sqlite3_finalize(statement);
    return status;
}

static enum sg_status follow(sqlite3_stmt *statement, const struct sg_station_key *key,
                             struct sg_chain *chain, sg_row_fn *fn, void *user, struct sg_row *broken)
{
    struct sg_row row;
    int code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        struct sg_chain next = *chain;
        if (!sg_row_read(statement, &row) || !sg_chain_follows(key, &next, &row)) {
            broken->session = row.session;
            broken->seq = row.seq;
            return SG_ERR_DAMAGED;
        }
        enum sg_status status = fn ? fn(user, &row) : SG_OK;
        if (status != SG_OK)
            return status;
        *chain = next;
    }
    return sg_status_of_sqlite(code);
}

enum sg_status sg_rows_follow(sqlite3 *connection, const struct sg_station_key *key, struct sg_chain *chain,
                              sg_row_fn *fn, void *user, struct sg_row *broken)
{
    sqlite3_stmt *statement = NULL;
    *broken = (struct sg_row){0};
    enum sg_status status = sg_database_prepare(
        connection, "SELECT " SG_ROW_COLUMNS " FROM log WHERE place > ?1 ORDER BY place", &statement);
    if (status != SG_OK)
        return status;
    sqlite3_bind_int64(statement, 1, chain->place);
    status = follow(statement, key, chain, fn, user, broken);
    sqlite3_finalize(statement);
    return status;
}
