#include "played.h"

#include <stdlib.h>

#include "test.h"

enum { LEVELS = 8 }; /* a grade */

static unsigned char shelf[SG_GRADES][LEVELS][SG_POSITION_BYTES];
static bool made[SG_GRADES][LEVELS];

static enum sg_status from_shelf(int grade, uint64_t seed, struct sg_arena *arena, const atomic_bool *cancel,
                                 void *position)
{
    const struct sg_game *game = sg_game_find(sg_games, "traffic");
    size_t at = seed % LEVELS;
    unsigned char *level = shelf[grade - 1][at];
    if (!made[grade - 1][at]) {
        enum sg_status status = game->generate(grade, at, arena, cancel, level);
        if (status != SG_OK)
            return status;
        made[grade - 1][at] = true;
    }
    memcpy(position, level, game->position_bytes);
    return SG_OK;
}

const struct sg_game *const *played_games(void)
{
    static struct sg_game shelved;
    static const struct sg_game *const games[] = {&shelved, NULL};
    const struct sg_game *game = sg_game_find(sg_games, "traffic");
    assert_non_null(game);
    shelved = *game;
    shelved.generate = from_shelf;
    return games;
}

static bool keep(void *user, const struct sg_event *event)
{
    struct played *played = user;
    if (played->stop_at && played->count == played->stop_at)
        return false;
    if (played->count == played->capacity) {
        played->capacity = played->capacity ? 2 * played->capacity : 1024;
        played->log = realloc(played->log, played->capacity * sizeof *played->log);
        assert_non_null(played->log);
    }
    played->log[played->count++] = *event;
    assert_int_equal(event->seq, played->count);
    return true;
}

static void words(void *user, const struct sg_session_state *state, const struct sg_event *decision,
                  struct sg_text *out)
{
    (void)user;
    (void)state;
    sg_text_put(out, decision->as.decision.variant);
}

void played_open(struct played *played, struct sg_bench *bench, uint64_t seed, size_t stop_at)
{
    *played = (struct played){.stop_at = stop_at, .session = sg_session_new(played_games())};
    assert_non_null(played->session);
    struct sg_hour hour = {
        .session = played->session, .bench = bench, .record = keep, .words = words, .user = played};
    struct sg_persona persona;
    sg_persona_init(&persona, seed);
    struct sg_event started = {.kind = SG_EVENT_SESSION_STARTED};
    strcpy(started.as.session_started.learner, "stille-otter-42");
    strcpy(started.as.session_started.language, "nl");
    strcpy(started.as.session_started.known, "traffic");
    started.as.session_started.seed = seed;
    started.as.session_started.simulated = true;
    played->status = sg_hour_play(&hour, &persona, &started);
}

void played_close(struct played *played)
{
    sg_session_free(played->session);
    free(played->log);
}

size_t played_number(const struct played *played, enum sg_event_kind kind)
{
    size_t number = 0;
    for (size_t i = 0; i < played->count; i++)
        number += played->log[i].kind == kind;
    return number;
}
