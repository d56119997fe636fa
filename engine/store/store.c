#include "store/store.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "store/private.h"

/* ---- sessions that are known ---- */

struct sg_track *sg_track_find(const struct sg_store *store, int64_t session)
{
    struct sg_track *track = atomic_load(&store->tracks);
    while (track && track->session != session)
        track = track->next;
    return track;
}

struct sg_track *sg_track_add(struct sg_store *store, int64_t session, const char *station, uint64_t seq)
{
    struct sg_track *track = calloc(1, sizeof *track);
    if (!track)
        return NULL;
    struct sg_text text;
    sg_text_init(&text, track->station, sizeof track->station);
    sg_text_put(&text, station);
    track->session = session;
    track->put_seq = seq;
    atomic_init(&track->durable_seq, seq);
    track->next = atomic_load(&store->tracks);
    atomic_store(&store->tracks, track);
    return track;
}

/* ---- putting ---- */

/* A code is made by the program; here it only has to be text of one line that fits. */
static bool is_code(const char *learner)
{
    size_t length = 0;
    for (; learner[length]; length++)
        if ((unsigned char)learner[length] < ' ' || length + 1 >= SG_CODE_TEXT)
            return false;
    return true;
}

static enum sg_status begin(struct sg_store *store, const char *learner, int64_t *session)
{
    int64_t id = store->next_session;
    struct sg_track *track = sg_track_add(store, id, store->station, 0);
    if (!track)
        return SG_ERR_MEMORY;
    struct sg_row row = {.session = id,
                         .kind = SG_EVENT_TICK, /* which no event on disk has */
                         .station = track->station,
                         .body = learner,
                         .body_length = strlen(learner)};
    if (!sg_writer_add(store, row, track))
        return sg_store_health(store) == SG_OK ? SG_ERR_FULL : sg_store_health(store);
    store->next_session++;
    enum sg_status status = sg_writer_flush(store, true);
    if (status == SG_OK)
        *session = id;
    return status;
}

enum sg_status sg_store_begin(struct sg_store *store, const char *learner, int64_t *session)
{
    if (store->read_only)
        return SG_ERR_READONLY;
    if (!is_code(learner))
        return SG_ERR_RANGE;
    pthread_mutex_lock(&store->disk);
    enum sg_status status = begin(store, learner, session);
    pthread_mutex_unlock(&store->disk);
    return status;
}

enum sg_status sg_store_put(struct sg_store *store, int64_t session, const struct sg_event *event)
{
    if (store->read_only)
        return SG_ERR_READONLY;
    struct sg_track *track = sg_track_find(store, session);
    if (!track)
        return SG_ERR_MISSING;
    bool recorded = event->kind > SG_EVENT_TICK && event->kind < SG_EVENT_KIND_COUNT;
    if (!recorded || event->seq != track->put_seq + 1)
        return SG_ERR_ILLEGAL;
    if (!sg_ring_put(store->ring, track, event))
        return SG_ERR_FULL;
    track->put_seq = event->seq;
    sem_post(&store->wake);
    return SG_OK;
}

/* ---- how far it is ---- */

uint64_t sg_store_durable_seq(const struct sg_store *store, int64_t session)
{
    const struct sg_track *track = sg_track_find(store, session);
    return track ? atomic_load(&track->durable_seq) : 0;
}

bool sg_store_wait(struct sg_store *store, int64_t session, uint64_t seq, int64_t timeout_ms)
{
    const struct sg_track *track = sg_track_find(store, session);
    if (!track)
        return false;
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += (time_t)(timeout_ms / 1000);
    until.tv_nsec += (long)(timeout_ms % 1000) * 1000000L;
    if (until.tv_nsec >= 1000000000L) {
        until.tv_nsec -= 1000000000L;
        until.tv_sec++;
    }
    pthread_mutex_lock(&store->progress_lock);
    int error = 0;
    while (atomic_load(&track->durable_seq) < seq && error != ETIMEDOUT)
        error = pthread_cond_timedwait(&store->progress, &store->progress_lock, &until);
    pthread_mutex_unlock(&store->progress_lock);
    return atomic_load(&track->durable_seq) >= seq;
}

enum sg_status sg_store_health(const struct sg_store *store)
{
    return (enum sg_status)atomic_load(&store->health);
}

const char *sg_store_spill_path(const struct sg_store *store)
{
    return store->spill.path;
}
