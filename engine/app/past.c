#include "past.h"

#include <string.h>

#include "learner/active.h"
#include "learner/standing.h"

struct past {
    struct sg_store *store;
    const char *learner;
    const char *ids[SG_TRAIT_GAMES + 1]; /* NULL-terminated */
    struct sg_text known;
    struct sg_standing standing;
    struct sg_active active; /* of the session being read */
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
static void note_known(struct past *past, const struct sg_event *event)
{
    const char *game = event->as.attempt_started.game;
    if (event->kind != SG_EVENT_ATTEMPT_STARTED || event->as.attempt_started.phase == SG_PHASE_LEARN ||
        holds(past->known.bytes, game))
        return;
    if (past->known.length > 0)
        sg_text_put_char(&past->known, ',');
    sg_text_put(&past->known, game);
}

/* SG_TRAIT_GAMES: a game that this program does not have. */
static size_t slot_of(const struct past *past, const char *id)
{
    size_t slot = 0;
    while (past->ids[slot] && strcmp(past->ids[slot], id) != 0)
        slot++;
    return past->ids[slot] ? slot : SG_TRAIT_GAMES;
}

/* A level of a game that is gone is as one that was only looked at: what follows says nothing. */
static void note_standing(struct past *past, const struct sg_event *event)
{
    struct sg_event told = *event;
    size_t slot = 0;
    if (event->kind == SG_EVENT_ATTEMPT_STARTED) {
        slot = slot_of(past, event->as.attempt_started.game);
        if (slot == SG_TRAIT_GAMES) {
            slot = 0;
            told.as.attempt_started.phase = SG_PHASE_LEARN;
        }
    }
    sg_standing_note(&past->standing, &told, slot, sg_active_at(&past->active, event->at_ms));
}

/* What the session itself took for the past is the past. */
static void begin(struct past *past, const char *standing)
{
    struct sg_standing told;
    sg_standing_init(&told);
    if (standing[0] && sg_standing_read(&told, past->ids, standing))
        past->standing = told;
}

static bool note_event(void *user, const struct sg_event *event)
{
    struct past *past = user;
    sg_active_note(&past->active, event);
    if (event->kind == SG_EVENT_SESSION_STARTED)
        begin(past, event->as.session_started.standing);
    note_known(past, event);
    note_standing(past, event);
    return true;
}

static bool note_session(void *user, const struct sg_store_session *session)
{
    struct past *past = user;
    if (strcmp(session->learner, past->learner) != 0)
        return true;
    past->active = (struct sg_active){.active_ms = 0};
    (void)sg_store_events(past->store, session->id, note_event, past);
    sg_standing_rest(&past->standing);
    return true;
}

void sg_past_fill(struct sg_store *store, const struct sg_game *const *games, const char *learner,
                  struct sg_event *started)
{
    struct past past = {.store = store, .learner = learner};
    char standing[sizeof started->as.session_started.standing];
    struct sg_text text;
    for (size_t i = 0; i < SG_TRAIT_GAMES && games[i]; i++)
        past.ids[i] = games[i]->id;
    sg_text_init(&past.known, started->as.session_started.known, sizeof started->as.session_started.known);
    sg_standing_init(&past.standing);
    (void)sg_store_sessions(store, note_session, &past);
    sg_text_init(&text, standing, sizeof standing);
    sg_standing_write(&past.standing, past.ids, &text);
    if (!text.cut) /* half a text could not be read */
        memcpy(started->as.session_started.standing, standing, sizeof standing);
}
