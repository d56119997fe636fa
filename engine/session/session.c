#include "session/inside.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct sg_session *sg_session_new(const struct sg_game *const *games)
{
    struct sg_session *session = calloc(1, sizeof *session);
    if (!session)
        return NULL;
    session->games = games;
    session->chosen = UINT32_MAX;
    session->best_at_ms = session->drawn_at_ms = session->fast_since_ms = -1;
    for (int i = 0; i < SG_UNAVAILABLE_COUNT; i++)
        session->refused_at_ms[i] = -1;
    struct sg_session_state *state = &session->state;
    state->recording = true;
    state->best = state->distance = state->checkpoint_ply = UINT32_MAX;
    state->angry_at_ms = -1;
    sg_standing_init(&state->standing);
    sg_prompt_init(&state->prompts);
    return session;
}

void sg_session_free(struct sg_session *session)
{
    if (session)
        sg_history_free(session->history);
    free(session);
}

const struct sg_session_state *sg_session_state(const struct sg_session *session)
{
    return &session->state;
}

const struct sg_history *sg_session_history(const struct sg_session *session)
{
    return session->history;
}

const struct sg_game *const *sg_session_games(const struct sg_session *session)
{
    return session->games;
}

bool sg_session_has_one_game(const struct sg_session *session)
{
    return session->games[0] && !session->games[1];
}

uint32_t sg_session_bit(const struct sg_session *session, const struct sg_game *game)
{
    for (uint32_t i = 0; i < 32 && session->games[i]; i++)
        if (session->games[i] == game)
            return UINT32_C(1) << i;
    return 0;
}

size_t sg_session_slot(const struct sg_session *session, const struct sg_game *game)
{
    size_t slot = 0;
    while (slot + 1 < SG_TRAIT_GAMES && session->games[slot] && session->games[slot] != game)
        slot++;
    return slot;
}

enum sg_stage sg_session_under(const struct sg_session *session)
{
    return session->state.stage == SG_STAGE_CALM ? session->calm_from : session->state.stage;
}

/* The input first, then all that follows by itself, and last the prompt that a breakpoint may bring: it must
 * know what the moment has become. */
enum sg_status sg_session_update(struct sg_session *session, const struct sg_event *input,
                                 struct sg_effects *effects)
{
    effects->count = 0;
    if ((unsigned)input->kind >= SG_EVENT_KIND_COUNT || input->at_ms > SG_AT_MAX_MS)
        return SG_ERR_RANGE;
    int64_t last_ms = session->state.at_ms;
    struct sg_turn turn = {
        .session = session, .effects = effects, .at_ms = input->at_ms > last_ms ? input->at_ms : last_ms};
    if (input->kind != SG_EVENT_TICK) {
        enum sg_status status = sg_decide(&turn, input);
        assert(status == SG_OK || status == SG_ERR_MEMORY || effects->count == 0);
        if (status != SG_OK)
            return status;
    }
    sg_watch_settle(&turn);
    if (turn.breakpoint != SG_BREAKPOINT_NONE)
        sg_card_at_breakpoint(&turn);
    return turn.status;
}

/* The change that led to the board as it is now, if nobody judged it. */
static void owe_assessment(const struct sg_session *session, struct sg_effects *effects)
{
    const struct sg_change *change = sg_session_change(session, session->last_change);
    if (!change)
        return;
    struct sg_effect *effect = sg_effects_add(effects, SG_EFFECT_ASSESS);
    effect->assess.about = change->seq;
    memcpy(effect->assess.before, sg_history_at(session->history, change->before), session->history_bytes);
    memcpy(effect->assess.after, sg_history_at(session->history, change->after), session->history_bytes);
}

void sg_session_owed(const struct sg_session *session, struct sg_effects *effects)
{
    const struct sg_session_state *state = &session->state;
    effects->count = 0;
    if (state->stage == SG_STAGE_OPENING && state->phase != SG_PHASE_LEARN)
        sg_climb_ask_levels(session, effects);
    if (sg_session_under(session) == SG_STAGE_PLAY) {
        sg_effects_add(effects, SG_EFFECT_PREPARE);
        owe_assessment(session, effects);
    }
    if (session->words_owed)
        sg_effects_add(effects, SG_EFFECT_WORDS)->event = session->owed;
}
