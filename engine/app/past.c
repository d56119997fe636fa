#include "past.h"

#include <string.h>

struct past {
    struct sg_store *store;
    const char *learner;
    struct sg_text *known;
};

static bool holds(const char *list, const char *id)
{
    size_t length = strlen(id);
    for (const char *at = list; *at;) {
        size_t word = strcspn(at, ",");
        if (word == length && memcmp(at, id, length) == 0)
            return true;
        at += word + (at[word] == ',');
    }
    return false;
}

/* Who climbed in a game has had its lessons, or did not want them. */
static bool note_event(void *user, const struct sg_event *event)
{
    struct past *past = user;
    const char *game = event->as.attempt_started.game;
    if (event->kind != SG_EVENT_ATTEMPT_STARTED || event->as.attempt_started.phase == SG_PHASE_LEARN ||
        holds(past->known->bytes, game))
        return true;
    if (past->known->length > 0)
        sg_text_put_char(past->known, ',');
    sg_text_put(past->known, game);
    return true;
}

static bool note_session(void *user, const struct sg_store_session *session)
{
    struct past *past = user;
    if (strcmp(session->learner, past->learner) == 0)
        (void)sg_store_events(past->store, session->id, note_event, past);
    return true;
}

void sg_past_known(struct sg_store *store, const char *learner, struct sg_text *known)
{
    struct past past = {store, learner, known};
    (void)sg_store_sessions(store, note_session, &past);
}
