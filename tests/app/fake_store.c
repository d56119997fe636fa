#include "fake_store.h"

#include <assert.h>
#include <stdio.h>

enum sg_status sg_store_begin(struct sg_store *store, const char *learner, int64_t *session)
{
    if (store->begin != SG_OK)
        return store->begin;
    snprintf(store->learner, sizeof store->learner, "%s", learner);
    *session = 1;
    return SG_OK;
}

enum sg_status sg_store_put(struct sg_store *store, int64_t session, const struct sg_event *event)
{
    assert(session == 1 && store->count < FAKE_EVENTS);
    if (store->put != SG_OK)
        return store->put;
    assert(event->seq == store->count + 1); /* no gap, no event twice */
    store->events[store->count++] = *event;
    return SG_OK;
}

uint64_t sg_store_durable_seq(const struct sg_store *store, int64_t session)
{
    (void)session;
    return store->durable;
}

enum sg_status sg_store_health(const struct sg_store *store)
{
    return store->health;
}

enum sg_status sg_store_unfinished(struct sg_store *store, const char *learner,
                                   struct sg_store_session *session)
{
    (void)learner;
    *session = (struct sg_store_session){.id = 1, .events = store->count};
    return store->count > 0 ? SG_OK : SG_ERR_MISSING;
}

enum sg_status sg_store_events(struct sg_store *store, int64_t session, sg_store_event_fn *fn, void *user)
{
    (void)session;
    for (size_t i = 0; i < store->count; i++)
        if (!fn(user, &store->events[i]))
            break;
    return SG_OK;
}

enum sg_status sg_store_sessions(struct sg_store *store, sg_store_session_fn *fn, void *user)
{
    struct sg_store_session session = {.id = 1, .events = store->count};
    snprintf(session.learner, sizeof session.learner, "%s", store->learner);
    if (store->count > 0)
        (void)fn(user, &session);
    return SG_OK;
}
