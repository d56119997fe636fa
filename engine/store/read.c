/* What is durable, read back: rows of the database and of the spill file alike, through the views of
 * schema.c. */
#include <string.h>

#include "store/private.h"

static void copy_text(char *to, size_t size, const char *from)
{
    struct sg_text text;
    sg_text_init(&text, to, size);
    sg_text_put(&text, from ? from : "");
}

static enum sg_status event_of_row(const struct sg_row *row, struct sg_event *event)
{
    if (row->kind < 0 || row->kind >= SG_EVENT_KIND_COUNT)
        return SG_ERR_VERSION;
    memset(event, 0, sizeof *event);
    enum sg_status status =
        sg_event_read_body((enum sg_event_kind)row->kind, row->body, row->body_length, event, NULL);
    event->seq = row->seq;
    event->at_ms = row->at_ms;
    event->state_hash = row->state_hash;
    return status == SG_OK ? SG_OK : SG_ERR_DAMAGED;
}

/* ---- events ---- */

static enum sg_status give_events(sqlite3_stmt *statement, sg_store_event_fn *fn, void *user)
{
    struct sg_row row;
    struct sg_event event;
    int code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        if (!sg_row_read(statement, &row))
            return SG_ERR_DAMAGED;
        enum sg_status status = event_of_row(&row, &event);
        if (status != SG_OK)
            return status;
        if (!fn(user, &event))
            return SG_OK;
    }
    return sg_status_of_sqlite(code);
}

static enum sg_status read_events(struct sg_store *store, const char *sql, int64_t session,
                                  sg_store_event_fn *fn, void *user)
{
    sqlite3_stmt *statement = NULL;
    enum sg_status status = sg_database_prepare(store->connection, sql, &statement);
    if (status != SG_OK)
        return status;
    sqlite3_bind_int64(statement, 1, session);
    status = give_events(statement, fn, user);
    sqlite3_finalize(statement);
    return status;
}

enum sg_status sg_store_events(struct sg_store *store, int64_t session, sg_store_event_fn *fn, void *user)
{
    if (!sg_track_find(store, session))
        return SG_ERR_MISSING;
    pthread_mutex_lock(&store->disk);
    enum sg_status status =
        read_events(store, "SELECT " SG_ROW_COLUMNS " FROM log WHERE session = ?1 AND seq > 0 ORDER BY seq",
                    session, fn, user);
    pthread_mutex_unlock(&store->disk);
    return status;
}

/* ---- sessions ---- */

static bool note_mark(void *user, const struct sg_event *event)
{
    struct sg_store_session *session = user;
    if (event->kind == SG_EVENT_SESSION_STARTED) {
        copy_text(session->utc, sizeof session->utc, event->as.session_started.utc);
        session->simulated = event->as.session_started.simulated;
    } else if (event->kind == SG_EVENT_ASSENT) {
        session->recording = event->as.assent.given;
    } else {
        session->ended = true;
    }
    return true;
}

static bool note_last(void *user, const struct sg_event *event)
{
    struct sg_store_session *session = user;
    session->events = event->seq;
    session->last_ms = event->at_ms;
    return false;
}

static enum sg_status fill_session(struct sg_store *store, struct sg_store_session *session)
{
    session->recording = true; /* until somebody says no */
    enum sg_status status = read_events(store,
                                        "SELECT " SG_ROW_COLUMNS " FROM log"
                                        " WHERE session = ?1 AND kind IN (1, 2, 35) ORDER BY seq",
                                        session->id, note_mark, session);
    if (status != SG_OK)
        return status;
    return read_events(
        store, "SELECT " SG_ROW_COLUMNS " FROM log WHERE session = ?1 AND seq > 0 ORDER BY seq DESC LIMIT 1",
        session->id, note_last, session);
}

_Static_assert(SG_EVENT_SESSION_STARTED == 1 && SG_EVENT_ASSENT == 2 && SG_EVENT_SESSION_ENDED == 35,
               "the kinds that the index event_marks of schema.c holds");

static enum sg_status give_sessions(struct sg_store *store, sqlite3_stmt *statement, sg_store_session_fn *fn,
                                    void *user)
{
    int code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        struct sg_store_session session = {.id = sqlite3_column_int64(statement, 0)};
        copy_text(session.station, sizeof session.station, (const char *)sqlite3_column_text(statement, 1));
        copy_text(session.learner, sizeof session.learner, (const char *)sqlite3_column_text(statement, 2));
        enum sg_status status = fill_session(store, &session);
        if (status != SG_OK)
            return status;
        if (!fn(user, &session))
            return SG_OK;
    }
    return sg_status_of_sqlite(code);
}

/* `learner` NULL: everybody's. */
static enum sg_status read_sessions(struct sg_store *store, const char *learner, bool newest_first,
                                    sg_store_session_fn *fn, void *user)
{
    sqlite3_stmt *statement = NULL;
    enum sg_status status = sg_database_prepare(
        store->connection,
        newest_first
            ? "SELECT id, station, learner FROM people WHERE ?1 IS NULL OR learner = ?1 ORDER BY id DESC"
            : "SELECT id, station, learner FROM people WHERE ?1 IS NULL OR learner = ?1 ORDER BY id",
        &statement);
    if (status != SG_OK)
        return status;
    sqlite3_bind_text(statement, 1, learner, -1, SQLITE_STATIC);
    status = give_sessions(store, statement, fn, user);
    sqlite3_finalize(statement);
    return status;
}

enum sg_status sg_store_sessions(struct sg_store *store, sg_store_session_fn *fn, void *user)
{
    pthread_mutex_lock(&store->disk);
    enum sg_status status = read_sessions(store, NULL, false, fn, user);
    pthread_mutex_unlock(&store->disk);
    return status;
}

struct unfinished {
    struct sg_store_session *session;
    bool found;
};

static bool is_unfinished(void *user, const struct sg_store_session *session)
{
    struct unfinished *search = user;
    if (session->ended || !session->recording || session->events == 0)
        return true;
    *search->session = *session;
    search->found = true;
    return false;
}

enum sg_status sg_store_unfinished(struct sg_store *store, const char *learner,
                                   struct sg_store_session *session)
{
    struct unfinished search = {.session = session};
    pthread_mutex_lock(&store->disk);
    enum sg_status status = read_sessions(store, learner, true, is_unfinished, &search);
    pthread_mutex_unlock(&store->disk);
    if (status == SG_OK && !search.found)
        status = SG_ERR_MISSING;
    return status;
}
