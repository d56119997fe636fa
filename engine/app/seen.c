#include "seen.h"

#include <string.h>

#include "puzzle/pack.h"

struct reading {
    struct sg_store *store;
    const struct sg_game *const *games;
    const char *learner;
    struct sg_seen *seen;
};

static bool note_event(void *user, const struct sg_event *event)
{
    struct reading *reading = user;
    if (event->kind != SG_EVENT_ATTEMPT_STARTED)
        return true;
    const struct sg_game *game = sg_game_find(reading->games, event->as.attempt_started.game);
    if (game)
        reading->seen->levels[reading->seen->count++ % SG_ROOM_SEEN] =
            sg_pack_hash(game, event->as.attempt_started.position);
    return true;
}

static bool note_session(void *user, const struct sg_store_session *session)
{
    struct reading *reading = user;
    if (strcmp(session->learner, reading->learner) == 0)
        (void)sg_store_events(reading->store, session->id, note_event, reading);
    return true;
}

void sg_seen_fill(struct sg_store *store, const struct sg_game *const *games, const char *learner,
                  struct sg_seen *seen)
{
    struct reading reading = {store, games, learner, seen};
    seen->count = 0;
    (void)sg_store_sessions(store, note_session, &reading);
}
