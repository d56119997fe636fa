/* Inputs on the board, and the oracle's answers to them. */
#include <string.h>

#include "session/inside.h"

/* Emits a change of the board and asks the oracle what it was worth. */
static enum sg_status change(struct sg_turn *turn, struct sg_event *event)
{
    const struct sg_session *session = turn->session;
    unsigned char before[SG_POSITION_BYTES];
    memcpy(before, sg_history_now(session->history), session->history_bytes);
    if (!sg_turn_emit(turn, event))
        return turn->status;
    struct sg_effect *effect = sg_turn_effect(turn, SG_EFFECT_ASSESS);
    effect->assess.about = event->seq;
    memcpy(effect->assess.before, before, session->history_bytes);
    memcpy(effect->assess.after, sg_history_now(session->history), session->history_bytes);
    return SG_OK;
}

enum sg_status sg_decide_move(struct sg_turn *turn, const struct sg_event *input)
{
    const struct sg_session *session = turn->session;
    const struct sg_game *game = session->state.game;
    const char *text = input->as.move.move;
    unsigned char position[SG_POSITION_BYTES];
    struct sg_move move;
    memcpy(position, sg_history_now(session->history), session->history_bytes);
    if (!memchr(text, '\0', SG_MOVE_TEXT))
        return SG_ERR_RANGE;
    if (game->read_move(position, text, strlen(text), &move) != SG_OK || game->play(position, move) != SG_OK)
        return SG_ERR_ILLEGAL;
    struct sg_event event = {.kind = SG_EVENT_MOVE};
    event.as.move.ply = sg_history_ply(session->history) + 1;
    struct sg_text out;
    sg_text_init(&out, event.as.move.move, sizeof event.as.move.move);
    game->write_move(sg_history_now(session->history), move, &out);
    return change(turn, &event);
}

enum sg_status sg_decide_null_move(struct sg_turn *turn, const struct sg_event *input)
{
    struct sg_event event = *input;
    sg_turn_emit(turn, &event);
    return turn->status;
}

enum sg_status sg_decide_undo(struct sg_turn *turn, const struct sg_event *input)
{
    (void)input;
    uint32_t ply = sg_history_ply(turn->session->history);
    if (ply == 0)
        return SG_ERR_ILLEGAL;
    struct sg_event event = {.kind = SG_EVENT_UNDO};
    event.as.undo.ply = ply - 1;
    return change(turn, &event);
}

enum sg_status sg_decide_redo(struct sg_turn *turn, const struct sg_event *input)
{
    (void)input;
    uint32_t ply = sg_history_ply(turn->session->history);
    if (ply == sg_history_end(turn->session->history))
        return SG_ERR_ILLEGAL;
    struct sg_event event = {.kind = SG_EVENT_REDO};
    event.as.redo.ply = ply + 1;
    return change(turn, &event);
}

enum sg_status sg_decide_restart(struct sg_turn *turn, const struct sg_event *input)
{
    (void)input;
    const struct sg_session_state *state = &turn->session->state;
    if (state->moves == 0)
        return SG_ERR_ILLEGAL; /* nothing to begin anew */
    turn->was_dead_end = state->dead_end;
    turn->breakpoint = SG_BREAKPOINT_RESTART;
    struct sg_event event = {.kind = SG_EVENT_RESTART};
    event.as.restart.attempt = state->attempt + 1;
    sg_watch_tell_line(turn);
    return change(turn, &event);
}

enum sg_status sg_decide_checkpoint(struct sg_turn *turn, const struct sg_event *input)
{
    const struct sg_session_state *state = &turn->session->state;
    struct sg_event event = *input;
    switch (input->as.checkpoint.action) {
    case SG_CHECKPOINT_SET:
        event.as.checkpoint.ply = state->ply;
        sg_turn_emit(turn, &event);
        return turn->status;
    case SG_CHECKPOINT_BACK:
        if (state->checkpoint_ply == UINT32_MAX || state->checkpoint_ply == state->ply)
            return SG_ERR_ILLEGAL;
        event.as.checkpoint.ply = state->checkpoint_ply;
        return change(turn, &event);
    default: return SG_ERR_RANGE;
    }
}

enum sg_status sg_decide_hint(struct sg_turn *turn, const struct sg_event *input)
{
    if ((unsigned)input->as.hint.rung >= SG_RUNG_COUNT || input->as.hint.words[0] == '\0')
        return SG_ERR_RANGE;
    struct sg_event event = *input;
    sg_turn_emit(turn, &event);
    return turn->status;
}

enum sg_status sg_decide_assessment(struct sg_turn *turn, const struct sg_event *input)
{
    const struct sg_session_state *state = &turn->session->state;
    const struct sg_change *about = sg_session_change(turn->session, input->as.assessment.about);
    if (!about)
        return SG_ERR_ILLEGAL; /* of a level that is gone, or judged already */
    if ((unsigned)input->as.assessment.bound > SG_BOUND_UNSOLVABLE)
        return SG_ERR_RANGE;
    struct sg_event event = *input;
    bool better = event.as.assessment.bound == SG_BOUND_EXACT && event.as.assessment.after < state->best;
    event.as.assessment.best = better ? event.as.assessment.after : state->best;
    event.as.assessment.revisit = about->revisit;
    bool new_best = better && sg_session_under(turn->session) == SG_STAGE_PLAY;
    if (sg_turn_emit(turn, &event) && new_best)
        sg_watch_end_impasse(turn, SG_IMPASSE_END_NEW_BEST);
    return turn->status;
}
