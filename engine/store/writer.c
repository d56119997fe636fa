/* The writer: takes events from the ring, gives each its link, and puts them down a batch a transaction. */
#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "store/private.h"

int64_t sg_store_clock_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- what is pending ---- */

bool sg_writer_add(struct sg_store *store, struct sg_row row, struct sg_track *track)
{
    struct sg_pending *pending = store->pending;
    if (pending->count == SG_BATCH)
        return false;
    size_t at = pending->count++;
    assert(row.body_length < SG_BODY_TEXT);
    memcpy(pending->bodies[at], row.body, row.body_length);
    pending->bodies[at][row.body_length] = '\0';
    row.body = pending->bodies[at];
    sg_chain_add(&store->key, &store->chain, &row);
    pending->rows[at] = row;
    pending->tracks[at] = track;
    return true;
}

static bool add_event(struct sg_store *store, const struct sg_event *event, struct sg_track *track)
{
    char body[SG_BODY_TEXT];
    struct sg_text text;
    sg_text_init(&text, body, sizeof body);
    sg_event_write_body(event, &text);
    assert(!text.cut);
    return sg_writer_add(store,
                         (struct sg_row){.session = track->session,
                                         .seq = event->seq,
                                         .at_ms = event->at_ms,
                                         .kind = (int64_t)event->kind,
                                         .state_hash = event->state_hash,
                                         .station = track->station,
                                         .body = body,
                                         .body_length = text.length},
                         track);
}

static void take_from_ring(struct sg_store *store)
{
    struct sg_track *track;
    const struct sg_event *event;
    while (store->pending->count < SG_BATCH && (event = sg_ring_peek(store->ring, &track))) {
        add_event(store, event, track);
        sg_ring_drop(store->ring);
    }
}

/* All that is pending is on disk: say so. */
static void publish(struct sg_store *store, enum sg_status health)
{
    struct sg_pending *pending = store->pending;
    for (size_t i = 0; i < pending->count; i++)
        if (pending->tracks[i])
            atomic_store(&pending->tracks[i]->durable_seq, pending->rows[i].seq);
    pending->count = 0;
    store->durable = store->chain;
    atomic_store(&store->health, (int)health);
    pthread_mutex_lock(&store->progress_lock);
    pthread_cond_broadcast(&store->progress);
    pthread_mutex_unlock(&store->progress_lock);
}

/* ---- putting down ---- */

static enum sg_status insert_all(struct sg_store *store)
{
    enum sg_status status = SG_OK;
    if (store->spilling) {
        status =
            sg_database_run(store->connection,
                            "INSERT INTO main.session(id, station, learner)"
                            " SELECT session, station, body FROM temp.spilled WHERE seq = 0 ORDER BY place;"
                            "INSERT INTO main.event(place, session, seq, at_ms, kind, body, state_hash, link)"
                            " SELECT place, session, seq, at_ms, kind, body, state_hash, link FROM "
                            "temp.spilled ORDER BY place");
    }
    for (size_t i = 0; i < store->pending->count && status == SG_OK; i++)
        status = sg_row_insert(&store->inserts, &store->pending->rows[i]);
    return status;
}

static enum sg_status into_database(struct sg_store *store)
{
    enum sg_status status = sg_database_run(store->connection, "BEGIN IMMEDIATE");
    if (status == SG_OK)
        status = insert_all(store);
    if (status == SG_OK)
        status = sg_database_run(store->connection, "COMMIT");
    if (status != SG_OK) {
        sg_database_give_up(store->connection);
        return status;
    }
    store->changed = true;
    if (store->spilling) {
        store->spilling = false;
        (void)sg_database_run(store->connection, "DELETE FROM temp.spilled");
        if (store->spill.file >= 0) /* left behind it does no harm: its rows are known at the next start */
            (void)sg_spill_remove(&store->spill);
    }
    return SG_OK;
}

/* Into memory as well, for reading and for the way back into the database; both or neither. */
static enum sg_status into_spill(struct sg_store *store)
{
    struct sg_pending *pending = store->pending;
    enum sg_status status = SG_OK;
    if (pending->count == 0)
        return SG_OK;
    for (size_t i = 0; i < pending->count && status == SG_OK; i++)
        status = sg_row_insert_spilled(&store->inserts, &pending->rows[i]);
    if (status == SG_OK)
        status = sg_spill_append(&store->spill, &store->durable, pending->rows, pending->count);
    if (status == SG_OK) {
        store->spilling = true;
        return SG_OK;
    }
    char sql[80];
    snprintf(sql, sizeof sql, "DELETE FROM temp.spilled WHERE place >= %lld",
             (long long)pending->rows[0].place);
    (void)sg_database_run(store->connection, sql);
    return status;
}

enum sg_status sg_writer_flush(struct sg_store *store, bool urgent)
{
    if (store->pending->count == 0 && !store->spilling)
        return SG_OK;
    int64_t now_ms = sg_store_clock_ms();
    enum sg_status health = (enum sg_status)atomic_load(&store->health);
    if (health == SG_OK || urgent || now_ms >= store->retry_ms) {
        health = into_database(store);
        if (health != SG_OK)
            store->retry_ms = sg_store_clock_ms() + SG_RETRY_MS;
    }
    if (health == SG_OK) {
        publish(store, SG_OK);
        return SG_OK;
    }
    enum sg_status status = into_spill(store);
    if (status == SG_OK)
        publish(store, health);
    else
        atomic_store(&store->health, (int)health);
    return status;
}

/* ---- the thread ---- */

/* One round; false when nothing is left to do now, or nothing could be done. */
static bool write_some(struct sg_store *store)
{
    pthread_mutex_lock(&store->disk);
    take_from_ring(store);
    bool had = store->pending->count > 0;
    enum sg_status status = sg_writer_flush(store, false);
    pthread_mutex_unlock(&store->disk);
    return had && status == SG_OK;
}

static void sleep_until_work(struct sg_store *store)
{
    if (atomic_load(&store->health) == SG_OK) {
        while (sem_wait(&store->wake) != 0 && errno == EINTR) {
        }
    } else { /* an event, or time to try the database again */
        struct timespec until;
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_nsec += SG_RETRY_MS * 1000000L;
        until.tv_sec += until.tv_nsec / 1000000000L;
        until.tv_nsec %= 1000000000L;
        (void)sem_timedwait(&store->wake, &until);
    }
    while (sem_trywait(&store->wake) == 0) { /* one round takes all that was announced */
    }
}

static void *write_until_stopped(void *user)
{
    struct sg_store *store = user;
    for (;;) {
        bool stopping =
            atomic_load(&store->stopping); /* before the ring is looked at: what was put is then seen */
        while (write_some(store)) {
        }
        if (stopping)
            return NULL;
        sleep_until_work(store);
    }
}

bool sg_writer_start(struct sg_store *store)
{
    return pthread_create(&store->writer, NULL, write_until_stopped, store) == 0;
}

enum sg_status sg_writer_stop(struct sg_store *store)
{
    atomic_store(&store->stopping, true);
    sem_post(&store->wake);
    pthread_join(store->writer, NULL);
    enum sg_status status;
    bool had;
    do { /* nobody else is left: once more, without waiting for a better moment */
        take_from_ring(store);
        had = store->pending->count > 0;
        status = sg_writer_flush(store, true);
    } while (had && status == SG_OK);
    return status != SG_OK ? status : sg_store_health(store);
}
