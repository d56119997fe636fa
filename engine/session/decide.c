/* Inputs to events: which may come in which stage, and what each becomes. */
#include "session/inside.h"

#include <string.h>

#define STAGE(stage)        (1u << (stage))
#define STAGES(first, last) ((2u << (last)) - (1u << (first)))
#define ANY                 STAGES(SG_STAGE_CHECK_IN, SG_STAGE_CALM)

/* What is taken as it comes. */
static enum sg_status record(struct sg_turn *turn, const struct sg_event *input)
{
    struct sg_event event = *input;
    sg_turn_emit(turn, &event);
    return turn->status;
}

static enum sg_status record_durable(struct sg_turn *turn, const struct sg_event *input)
{
    struct sg_event event = *input;
    sg_turn_emit_durable(turn, &event);
    return turn->status;
}

static enum sg_status check_in(struct sg_turn *turn, const struct sg_event *input)
{
    enum sg_feeling feeling = input->as.check_in.feeling;
    if (feeling <= SG_FEELING_NONE || feeling >= SG_FEELING_COUNT)
        return SG_ERR_RANGE;
    bool was_calm = turn->session->state.stage == SG_STAGE_CALM;
    enum sg_status status = record(turn, input);
    if (status != SG_OK || feeling == SG_FEELING_STOP)
        return status;
    enum sg_stage stage = turn->session->state.stage;
    if (stage == SG_STAGE_CHECK_IN)
        sg_choose_chosen(turn, SG_CHOICE_GAME);
    else if (was_calm && stage == SG_STAGE_OPENING)
        sg_climb_ask_levels(turn->session, turn->effects);
    return turn->status;
}

/* ---- the card ---- */

static enum sg_status prompt_shown(struct sg_turn *turn, const struct sg_event *input)
{
    const struct sg_session *session = turn->session;
    if (!session->words_owed || input->as.prompt_shown.decision != session->owed.as.decision.index)
        return SG_ERR_ILLEGAL;
    if (input->as.prompt_shown.words[0] == '\0')
        return SG_ERR_RANGE;
    struct sg_event event = *input;
    event.as.prompt_shown.situation = session->owed.as.decision.situation;
    memcpy(event.as.prompt_shown.variant, session->owed.as.decision.variant,
           sizeof event.as.prompt_shown.variant);
    return record(turn, &event);
}

static enum sg_status prompt_closed(struct sg_turn *turn, const struct sg_event *input)
{
    enum sg_prompt_close close = input->as.prompt_closed.close;
    if (!turn->session->state.card.open)
        return SG_ERR_ILLEGAL;
    if (close <= SG_PROMPT_CLOSE_NONE || close >= SG_PROMPT_CLOSE_COUNT)
        return SG_ERR_RANGE;
    sg_card_close(turn, close);
    return turn->status;
}

static enum sg_status prompt_answer(struct sg_turn *turn, const struct sg_event *input)
{
    enum sg_chip chip = input->as.prompt_answer.chip;
    if (!turn->session->state.card.open)
        return SG_ERR_ILLEGAL;
    if (chip <= SG_CHIP_NONE || chip >= SG_CHIP_COUNT)
        return SG_ERR_RANGE;
    struct sg_event event = *input;
    event.as.prompt_answer.decision = turn->session->state.card.decision;
    if (sg_turn_emit(turn, &event))
        sg_card_close(turn, SG_PROMPT_CLOSE_CHIP);
    return turn->status;
}

/* ---- the world around ---- */

static enum sg_status focus(struct sg_turn *turn, const struct sg_event *input)
{
    if (input->as.focus.focused == !turn->session->state.unfocused)
        return SG_ERR_ILLEGAL;
    return record(turn, input);
}

static enum sg_status pause(struct sg_turn *turn, const struct sg_event *input)
{
    if (input->as.pause.paused == turn->session->state.paused)
        return SG_ERR_ILLEGAL;
    if ((unsigned)input->as.pause.actor >= SG_ACTOR_COUNT)
        return SG_ERR_RANGE;
    struct sg_event event = *input;
    if (event.as.pause.actor == SG_ACTOR_NONE)
        event.as.pause.actor = SG_ACTOR_LEARNER;
    return record(turn, &event);
}

static enum sg_status attempt_ended(struct sg_turn *turn, const struct sg_event *input)
{
    enum sg_attempt_end end = input->as.attempt_ended.end;
    if (end != SG_ATTEMPT_END_SURRENDERED && end != SG_ATTEMPT_END_LEFT && end != SG_ATTEMPT_END_COACH)
        return SG_ERR_RANGE;
    sg_watch_finish(turn, end);
    return turn->status;
}

static enum sg_session_end end_in(enum sg_stage stage)
{
    switch (stage) {
    case SG_STAGE_CLIMB: return SG_SESSION_END_FINISHED;
    case SG_STAGE_CALM: return SG_SESSION_END_STOP_RULE;
    default: return SG_SESSION_END_STOPPED;
    }
}

static enum sg_status session_ended(struct sg_turn *turn, const struct sg_event *input)
{
    struct sg_event event = {.kind = SG_EVENT_SESSION_ENDED};
    bool coach = input->as.session_ended.end == SG_SESSION_END_COACH;
    event.as.session_ended.end = coach ? SG_SESSION_END_COACH : end_in(turn->session->state.stage);
    if (sg_session_under(turn->session) == SG_STAGE_PLAY)
        sg_watch_finish(turn, coach ? SG_ATTEMPT_END_COACH : SG_ATTEMPT_END_LEFT);
    sg_card_close(turn, SG_PROMPT_CLOSE_MOVED_ON);
    sg_turn_emit_durable(turn, &event);
    turn->breakpoint = SG_BREAKPOINT_NONE;
    return turn->status;
}

/* ---- the table ---- */

static const struct {
    sg_input_fn *decide;
    uint32_t stages;
    bool while_paused;
} inputs[SG_EVENT_KIND_COUNT] = {
    [SG_EVENT_SESSION_STARTED] = {record_durable, STAGE(SG_STAGE_NEW), false},
    [SG_EVENT_ASSENT] = {record, STAGE(SG_STAGE_ASSENT), true},
    [SG_EVENT_CHECK_IN] = {check_in, ANY, true},
    [SG_EVENT_OFFER] = {sg_decide_offer, STAGE(SG_STAGE_OPENING), true},
    [SG_EVENT_CHOICE] = {sg_decide_choice, ANY, false},
    [SG_EVENT_MOVE] = {sg_decide_move, STAGE(SG_STAGE_PLAY), false},
    [SG_EVENT_NULL_MOVE] = {sg_decide_null_move, STAGE(SG_STAGE_PLAY), false},
    [SG_EVENT_UNDO] = {sg_decide_undo, STAGE(SG_STAGE_PLAY), false},
    [SG_EVENT_REDO] = {sg_decide_redo, STAGE(SG_STAGE_PLAY), false},
    [SG_EVENT_RESTART] = {sg_decide_restart, STAGE(SG_STAGE_PLAY), false},
    [SG_EVENT_CHECKPOINT] = {sg_decide_checkpoint, STAGE(SG_STAGE_PLAY), false},
    [SG_EVENT_HINT] = {sg_decide_hint, STAGE(SG_STAGE_PLAY), true},
    [SG_EVENT_ASSESSMENT] = {sg_decide_assessment, ANY, true},
    [SG_EVENT_PROMPT_SHOWN] = {prompt_shown, ANY, true},
    [SG_EVENT_PROMPT_CLOSED] = {prompt_closed, ANY, true},
    [SG_EVENT_PROMPT_ANSWER] = {prompt_answer, ANY, true},
    [SG_EVENT_ATTEMPT_ENDED] = {attempt_ended, STAGE(SG_STAGE_PLAY), true},
    [SG_EVENT_REFLECTION] = {record_durable, ANY, true},
    [SG_EVENT_PROFILE_ITEM] = {record, ANY, true},
    [SG_EVENT_REFRAMING] = {record_durable, ANY, true},
    [SG_EVENT_TESTIMONIAL] = {record, ANY, true},
    [SG_EVENT_COACH_ACTION] = {record, ANY, true},
    [SG_EVENT_FOCUS] = {focus, ANY | STAGE(SG_STAGE_ASSENT), true},
    [SG_EVENT_PAUSE] = {pause, ANY, true},
    [SG_EVENT_SESSION_ENDED] = {session_ended, ANY | STAGE(SG_STAGE_ASSENT), true},
    [SG_EVENT_RECOVERED] = {record, ANY | STAGE(SG_STAGE_ASSENT), true},
};

enum sg_status sg_decide(struct sg_turn *turn, const struct sg_event *input)
{
    const struct sg_session_state *state = &turn->session->state;
    if (!inputs[input->kind].decide || !(inputs[input->kind].stages & STAGE(state->stage)))
        return SG_ERR_ILLEGAL;
    if (state->paused && !inputs[input->kind].while_paused)
        return SG_ERR_ILLEGAL;
    return inputs[input->kind].decide(turn, input);
}
