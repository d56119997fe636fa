/* What follows by itself: rules that look at the state and the time, each firing as soon as it is due. They
 * need no memory of which input came last, so a log that was cut anywhere goes on as if it had not been. */
#include "session/inside.h"

#include <assert.h>

/* ---- the line of an attempt ---- */

static bool line_due(const struct sg_session *session, int64_t at_ms)
{
    (void)at_ms;
    const struct sg_session_state *state = &session->state;
    return state->stage == SG_STAGE_PLAY && !session->line_told && state->line.count == SG_LINE_MOVES &&
           state->line_before.count >= SG_LINE_LEAST;
}

/* Says which line the attempt followed, if there is one to compare it with and nobody has yet. */
void sg_watch_tell_line(struct sg_turn *turn)
{
    const struct sg_session *session = turn->session;
    const struct sg_session_state *state = &session->state;
    if (session->line_told || state->line.count < SG_LINE_LEAST || state->line_before.count < SG_LINE_LEAST)
        return;
    struct sg_event event = {.kind = SG_EVENT_STRATEGY};
    event.as.strategy.strategy =
        sg_line_judge(&state->line_before, &state->line, &event.as.strategy.similarity);
    event.as.strategy.posterior = 1; /* a rule, not a model: it has no doubt */
    event.as.strategy.from = session->line_from;
    event.as.strategy.to = session->line_to;
    struct sg_text model;
    sg_text_init(&model, event.as.strategy.model, sizeof event.as.strategy.model);
    sg_text_put(&model, SG_STRATEGY_MODEL);
    sg_turn_emit(turn, &event);
}

/* ---- impasses ---- */

static enum sg_impasse judge(const struct sg_session *session, int64_t at_ms, struct sg_event *event)
{
    const struct sg_session_state *state = &session->state;
    return sg_impasse_judge(&state->watch, sg_session_active_ms(session, at_ms), at_ms - state->input_at_ms,
                            sg_impasse_threshold(&state->baseline), event);
}

/* The last change may turn out to be a new best: its judgement is waited for, though not for ever. */
static bool unjudged(const struct sg_session *session, int64_t at_ms)
{
    return sg_session_change(session, session->last_change) &&
           at_ms - session->last_change_ms < SG_PATIENCE_MS;
}

static bool impasse_due(const struct sg_session *session, int64_t at_ms)
{
    const struct sg_session_state *state = &session->state;
    struct sg_event event;
    return state->stage == SG_STAGE_PLAY && state->impasse == SG_IMPASSE_NONE && !state->solved &&
           !sg_clock_frozen(session) && !unjudged(session, at_ms) &&
           judge(session, at_ms, &event) != SG_IMPASSE_NONE;
}

static void begin_impasse(struct sg_turn *turn)
{
    struct sg_event event;
    judge(turn->session, turn->at_ms, &event);
    sg_turn_emit(turn, &event);
}

void sg_watch_end_impasse(struct sg_turn *turn, enum sg_impasse_end end)
{
    const struct sg_session *session = turn->session;
    if (session->state.impasse == SG_IMPASSE_NONE)
        return;
    struct sg_event event = {.kind = SG_EVENT_IMPASSE_ENDED};
    event.as.impasse_ended.end = end;
    event.as.impasse_ended.active_ms =
        sg_session_active_ms(session, turn->at_ms) - session->state.impasse_active_ms;
    sg_turn_emit(turn, &event);
}

/* ---- the end of a visit ---- */

void sg_watch_finish(struct sg_turn *turn, enum sg_attempt_end end)
{
    const struct sg_session *session = turn->session;
    const struct sg_session_state *state = &session->state;
    bool solved = end == SG_ATTEMPT_END_SOLVED;
    sg_card_close(turn, SG_PROMPT_CLOSE_MOVED_ON);
    sg_watch_tell_line(turn);
    sg_watch_end_impasse(turn, solved ? SG_IMPASSE_END_SOLVED : SG_IMPASSE_END_ATTEMPT_OVER);
    struct sg_event event = {.kind = SG_EVENT_ATTEMPT_ENDED};
    event.as.attempt_ended.end = end;
    event.as.attempt_ended.visit = state->visit;
    event.as.attempt_ended.attempt = state->attempt;
    event.as.attempt_ended.moves = state->moves;
    event.as.attempt_ended.active_ms = sg_session_active_ms(session, turn->at_ms) - state->attempt_active_ms;
    event.as.attempt_ended.raw_ms = turn->at_ms - state->attempt_at_ms;
    event.as.attempt_ended.best = solved ? 0 : state->best;
    event.as.attempt_ended.hints = state->rungs;
    sg_turn_emit_durable(turn, &event);
    turn->over = true;
    turn->breakpoint = SG_BREAKPOINT_ATTEMPT_OVER;
}

static bool solved_due(const struct sg_session *session, int64_t at_ms)
{
    (void)at_ms;
    return session->state.stage == SG_STAGE_PLAY && session->state.solved;
}

static void finish_solved(struct sg_turn *turn)
{
    sg_watch_finish(turn, SG_ATTEMPT_END_SOLVED);
}

/* ---- the bounds of a wall ---- */

static int64_t visit_active_ms(const struct sg_session *session, int64_t at_ms)
{
    return sg_session_active_ms(session, at_ms) - session->state.visit_active_ms;
}

static bool cap_due(const struct sg_session *session, int64_t at_ms)
{
    const struct sg_session_state *state = &session->state;
    return state->stage == SG_STAGE_PLAY && state->on_wall &&
           visit_active_ms(session, at_ms) >= state->wall_cap_ms;
}

static void cap(struct sg_turn *turn)
{
    struct sg_event event = {.kind = SG_EVENT_WALL_CAPPED};
    event.as.wall_capped.active_ms = visit_active_ms(turn->session, turn->at_ms);
    if (!turn->session->capped)
        sg_turn_emit(turn, &event);
    sg_watch_finish(turn, SG_ATTEMPT_END_CAPPED);
}

static bool offer_due(const struct sg_session *session, int64_t at_ms)
{
    const struct sg_session_state *state = &session->state;
    return state->stage == SG_STAGE_PLAY && state->on_wall && !state->wall_offered &&
           visit_active_ms(session, at_ms) >= state->wall_offer_ms;
}

static void offer(struct sg_turn *turn)
{
    struct sg_event event = {.kind = SG_EVENT_WALL_OFFER};
    event.as.wall_offer.active_ms = visit_active_ms(turn->session, turn->at_ms);
    sg_turn_emit(turn, &event);
}

/* ---- the stop rule ---- */

static enum sg_stop stop_reason(const struct sg_session *session)
{
    if (session->state.feeling == SG_FEELING_STOP)
        return SG_STOP_TAPPED;
    if (session->angry_twice)
        return SG_STOP_ANGRY_TWICE;
    return session->burst ? SG_STOP_BURST : SG_STOP_NONE;
}

static bool stop_due(const struct sg_session *session, int64_t at_ms)
{
    (void)at_ms;
    enum sg_stage stage = session->state.stage;
    return stage >= SG_STAGE_CHECK_IN && stage <= SG_STAGE_AFTER && stop_reason(session) != SG_STOP_NONE;
}

static void stop(struct sg_turn *turn)
{
    struct sg_event event = {.kind = SG_EVENT_STOP_RULE};
    event.as.stop_rule.rule = stop_reason(turn->session);
    sg_card_close(turn, SG_PROMPT_CLOSE_MOVED_ON);
    sg_turn_emit(turn, &event);
    turn->breakpoint = SG_BREAKPOINT_NONE;
}

/* ---- the climb goes on ---- */

static bool opening_due(const struct sg_session *session, int64_t at_ms)
{
    (void)at_ms;
    return session->state.stage == SG_STAGE_OPENING && session->offers_wanted > 0 &&
           session->state.offer_count == session->offers_wanted;
}

static bool lesson_due(const struct sg_session *session, int64_t at_ms)
{
    (void)at_ms;
    return session->state.stage == SG_STAGE_OPENING && session->state.phase == SG_PHASE_LEARN;
}

static void propose_return(struct sg_turn *turn)
{
    sg_climb_open_phase(turn, SG_PHASE_RETURN, sg_climb_predict(turn->session, &turn->session->wall));
}

static void propose_closing(struct sg_turn *turn)
{
    sg_climb_open_phase(turn, SG_PHASE_CLOSING, 0);
}

/* ---- the table ---- */

static const struct {
    bool (*due)(const struct sg_session *session, int64_t at_ms);
    void (*act)(struct sg_turn *turn); /* afterwards the rule is no longer due */
} rules[] = {
    {solved_due, finish_solved},
    {stop_due, stop},
    {line_due, sg_watch_tell_line},
    {cap_due, cap},
    {offer_due, offer},
    {impasse_due, begin_impasse},
    {opening_due, sg_climb_choose_level},
    {lesson_due, sg_climb_teach},
    {sg_climb_return_due, propose_return},
    {sg_climb_closing_due, propose_closing},
    {sg_card_pause_due, sg_card_at_pause},
};

enum { RULES = sizeof rules / sizeof *rules };

void sg_watch_settle(struct sg_turn *turn)
{
    for (size_t i = 0, fired = 0; i < RULES && turn->status == SG_OK;) {
        if (!rules[i].due(turn->session, turn->at_ms)) {
            i++;
            continue;
        }
        rules[i].act(turn);
        i = 0; /* what it changed may make an earlier one due */
        assert(++fired <= 2 * RULES);
        (void)fired;
    }
}

bool sg_watch_due(const struct sg_session *session, int64_t at_ms)
{
    for (size_t i = 0; i < RULES; i++)
        if (rules[i].due(session, at_ms))
            return true;
    return false;
}
