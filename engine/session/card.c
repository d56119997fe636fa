/* Decision points and the prompt card: breakpoint and trigger here, dose and draw in learner/prompt. */
#include "session/inside.h"

/* ---- triggers (CONTENT 8.1) ---- */

static bool obstacle(const struct sg_session_state *state)
{
    return state->impasse != SG_IMPASSE_NONE || state->dead_end ||
           state->watch.attempts_without_best >= sg_impasse_rules.restarts;
}

static enum sg_situation at_restart(const struct sg_turn *turn)
{
    const struct sg_session *session = turn->session;
    if (turn->was_dead_end || obstacle(&session->state))
        return SG_SITUATION_OBSTACLE;
    if (session->hint_unheard)
        return SG_SITUATION_CRITICISM;
    return session->short_attempts >= 2 ? SG_SITUATION_EFFORT : SG_SITUATION_NONE;
}

static enum sg_situation at_pause(const struct sg_session *session, int64_t at_ms)
{
    if (obstacle(&session->state))
        return SG_SITUATION_OBSTACLE;
    if (session->hint_unheard)
        return SG_SITUATION_CRITICISM;
    bool idle = at_ms - session->state.input_at_ms >= SG_IDLE_MS;
    return idle ? SG_SITUATION_EFFORT : SG_SITUATION_NONE;
}

/* At the end of an attempt and at a choice. */
static enum sg_situation between_levels(const struct sg_turn *turn)
{
    const struct sg_session *session = turn->session;
    bool unsolved = turn->over && session->state.last_end != SG_ATTEMPT_END_SOLVED;
    if (turn->announced || turn->harder)
        return SG_SITUATION_CHALLENGE;
    if (unsolved && session->state.on_wall)
        return SG_SITUATION_OTHERS;
    return session->hint_unheard ? SG_SITUATION_CRITICISM : SG_SITUATION_NONE;
}

/* ---- the moment ---- */

/* The latest failures that happened at one and the same position. */
static uint32_t failures_same_spot(const struct sg_session *session)
{
    uint32_t count = 0;
    while (count < session->spot_count && session->spots[count] == session->spots[0])
        count++;
    return count;
}

static void describe(const struct sg_session *session, int64_t at_ms, enum sg_situation situation,
                     enum sg_breakpoint breakpoint, bool harder, struct sg_prompt_moment *moment)
{
    const struct sg_session_state *state = &session->state;
    bool restart = breakpoint == SG_BREAKPOINT_RESTART;
    uint32_t made =
        restart ? state->attempt - 1 : state->attempt; /* the one that begins has shown nothing yet */
    int64_t since_input_ms = at_ms - state->input_at_ms;
    bool playing = state->stage == SG_STAGE_PLAY; /* between levels nothing can be interrupted */
    bool closer = state->visit > 0 && state->best < state->level.distance;
    *moment = (struct sg_prompt_moment){
        .at_ms = at_ms,
        .since_start_ms = playing ? at_ms - state->visit_at_ms : at_ms,
        .since_best_ms = playing && session->best_at_ms >= 0 ? at_ms - session->best_at_ms : -1,
        .since_input_ms = since_input_ms,
        .dragging_or_burst = session->fast_since_ms >= 0 && since_input_ms < sg_prompt_rules.pause_ms,
        .stopped = sg_clock_frozen(session) || state->stage >= SG_STAGE_CLIMB,
        .situation = situation,
        .breakpoint = breakpoint,
        .attempts = made,
        .steps_closer = closer ? state->level.distance - state->best : 0,
        .failures_same_spot = failures_same_spot(session),
        .last_attempt_furthest = made >= 2 && session->best_attempt == made,
        .chose_harder_after_failure = harder && state->unsolved_in_a_row > 0,
    };
}

/* ---- decisions ---- */

/* An unavailable decision is worth a line at most once a minute and reason, and once in a pause. */
static bool refused_lately(const struct sg_session *session, int64_t at_ms, const struct sg_event *event)
{
    int64_t refused_ms = session->refused_at_ms[event->as.decision.unavailable];
    if (event->as.decision.unavailable == SG_AVAILABLE || refused_ms < 0)
        return false;
    bool same_pause =
        event->as.decision.breakpoint == SG_BREAKPOINT_PAUSE && refused_ms >= session->state.input_at_ms;
    return same_pause || at_ms - refused_ms < SG_REFUSAL_MS;
}

/* Whether a decision may be recorded now: none while a card is open or on its way, none within the outcome
 * window of the last draw (SCIENCE.md 5.4). */
static bool may_decide(const struct sg_session *session, int64_t at_ms, enum sg_situation situation,
                       enum sg_breakpoint breakpoint, bool harder, struct sg_event *event)
{
    const struct sg_session_state *state = &session->state;
    if (situation == SG_SITUATION_NONE || state->card.open || session->words_owed)
        return false;
    if (session->drawn_at_ms >= 0 && at_ms - session->drawn_at_ms < sg_prompt_rules.spacing_ms)
        return false;
    struct sg_prompt_moment moment;
    describe(session, at_ms, situation, breakpoint, harder, &moment);
    sg_prompt_decide(&state->prompts, &moment, state->seed, event);
    return !refused_lately(session, at_ms, event);
}

static void decide(struct sg_turn *turn, enum sg_situation situation, enum sg_breakpoint breakpoint)
{
    struct sg_event event;
    if (!may_decide(turn->session, turn->at_ms, situation, breakpoint, turn->harder, &event))
        return;
    if (sg_turn_emit(turn, &event) && event.as.decision.treated)
        sg_turn_effect(turn, SG_EFFECT_WORDS)->event = event;
}

void sg_card_at_breakpoint(struct sg_turn *turn)
{
    enum sg_stage stage = turn->session->state.stage;
    if (turn->status != SG_OK || stage >= SG_STAGE_CLIMB)
        return;
    bool restart = turn->breakpoint == SG_BREAKPOINT_RESTART;
    decide(turn, restart ? at_restart(turn) : between_levels(turn), turn->breakpoint);
}

bool sg_card_pause_due(const struct sg_session *session, int64_t at_ms)
{
    const struct sg_session_state *state = &session->state;
    int64_t since_input_ms = at_ms - state->input_at_ms;
    if (state->stage != SG_STAGE_PLAY || sg_clock_frozen(session) ||
        since_input_ms < sg_prompt_rules.pause_ms)
        return false;
    struct sg_event event;
    return may_decide(session, at_ms, at_pause(session, at_ms), SG_BREAKPOINT_PAUSE, false, &event);
}

void sg_card_at_pause(struct sg_turn *turn)
{
    decide(turn, at_pause(turn->session, turn->at_ms), SG_BREAKPOINT_PAUSE);
}

void sg_card_close(struct sg_turn *turn, enum sg_prompt_close close)
{
    const struct sg_session_state *state = &turn->session->state;
    if (!state->card.open)
        return;
    struct sg_event event = {.kind = SG_EVENT_PROMPT_CLOSED};
    event.as.prompt_closed.decision = state->card.decision;
    event.as.prompt_closed.close = close;
    event.as.prompt_closed.read_ms = turn->at_ms - state->card.at_ms;
    sg_turn_emit(turn, &event);
}
