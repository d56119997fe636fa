#include <stdio.h>
#include <string.h>

#include "store/private.h"

static enum sg_status count_row(void *user, const struct sg_row *row)
{
    struct sg_store_check *check = user;
    check->sessions += row->seq == 0;
    check->events += row->seq > 0;
    return SG_OK;
}

static void say(struct sg_store_check *check, const char *detail)
{
    struct sg_text text;
    sg_text_init(&text, check->detail, sizeof check->detail);
    sg_text_put(&text, detail);
}

/* SQLite's own check, its first finding as the detail. */
static void check_database(sqlite3 *connection, struct sg_store_check *check)
{
    sqlite3_stmt *statement = NULL;
    check->database_ok = false;
    int code = sqlite3_prepare_v2(connection, "PRAGMA main.integrity_check(1)", -1, &statement, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    const char *finding = code == SQLITE_ROW ? (const char *)sqlite3_column_text(statement, 0) : NULL;
    if (finding && strcmp(finding, "ok") == 0)
        check->database_ok = true;
    else
        say(check, finding ? finding : sqlite3_errmsg(connection));
    sqlite3_finalize(statement);
}

static void break_at(struct sg_store_check *check, int64_t session, uint64_t seq, const char *detail)
{
    check->chain_ok = false;
    check->bad_session = session;
    check->bad_seq = seq;
    if (!check->detail[0])
        say(check, detail);
}

/* A session is chained through its opening row; its own row must say the same. */
static void check_people(sqlite3 *connection, struct sg_store_check *check)
{
    int64_t session = 0;
    enum sg_status status = sg_database_number(connection,
                                               "SELECT s.id FROM main.session s LEFT JOIN main.event e"
                                               " ON e.session = s.id AND e.seq = 0"
                                               " WHERE e.body IS NOT s.learner ORDER BY s.id LIMIT 1",
                                               &session);
    if (status == SG_OK)
        break_at(check, session, 0, "the learner of this session is not the one it was opened for");
}

static void check_chain(struct sg_store *store, struct sg_store_check *check)
{
    struct sg_chain chain = {0};
    struct sg_row broken;
    if (!store->has_key) {
        break_at(check, 0, 0, "the station's key is missing, so the chain cannot be checked");
        return;
    }
    check->chain_ok = true;
    enum sg_status status = sg_rows_follow(store->connection, &store->key, &chain, count_row, check, &broken);
    if (status == SG_ERR_DAMAGED)
        break_at(check, broken.session, broken.seq, "this row is not the one that was written here");
    else if (status != SG_OK)
        break_at(check, 0, 0, sqlite3_errmsg(store->connection));
    else
        check_people(store->connection, check);
}

enum sg_status sg_store_verify(struct sg_store *store, struct sg_store_check *check)
{
    memset(check, 0, sizeof *check);
    pthread_mutex_lock(&store->disk);
    check_database(store->connection, check);
    check_chain(store, check);
    pthread_mutex_unlock(&store->disk);
    return check->database_ok && check->chain_ok ? SG_OK : SG_ERR_DAMAGED;
}
