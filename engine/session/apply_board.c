/* The fold of play: the board and its history, and what the detectors see of it. */
#include <string.h>

#include "base/hash.h"
#include "session/inside.h"

static const int64_t burst_ms = 10000; /* more than 6 inputs a second, for so long (SCIENCE.md 4.3) */

/* Whether the hands are going fast: the last seven inputs within a second, and since when. */
static void note_pace(struct sg_session *session, int64_t at_ms)
{
    if (session->input_count == SG_BURST_INPUTS)
        memmove(session->input_ms, session->input_ms + 1, (SG_BURST_INPUTS - 1) * sizeof *session->input_ms);
    else
        session->input_count++;
    session->input_ms[session->input_count - 1] = at_ms;
    bool fast = session->input_count == SG_BURST_INPUTS && at_ms - session->input_ms[0] <= 1000;
    if (!fast)
        session->fast_since_ms = -1;
    else if (session->fast_since_ms < 0)
        session->fast_since_ms = session->input_ms[0];
    else if (at_ms - session->fast_since_ms >= burst_ms)
        session->burst = true;
}

const struct sg_change *sg_session_change(const struct sg_session *session, uint64_t seq)
{
    for (uint32_t i = 0; i < session->change_count; i++)
        if (session->changes[i].seq == seq)
            return &session->changes[i];
    return NULL;
}

/* The oldest falls out when the oracle has been silent for long: nobody waits for it any more. */
static void note_change(struct sg_session *session, const struct sg_event *event, uint32_t before,
                        bool revisit)
{
    struct sg_session_state *state = &session->state;
    if (session->change_count == SG_CHANGES_MAX)
        memmove(session->changes, session->changes + 1, --session->change_count * sizeof *session->changes);
    state->ply = sg_history_ply(session->history);
    session->changes[session->change_count++] = (struct sg_change){.seq = event->seq,
                                                                   .before = before,
                                                                   .after = state->ply,
                                                                   .move = event->kind == SG_EVENT_MOVE,
                                                                   .revisit = revisit};
    session->last_change = event->seq;
    session->last_change_ms = event->at_ms;
    session->trail = sg_hash_u64(session->trail, (uint64_t)event->kind << 32 | state->ply);
    state->distance = UINT32_MAX; /* until it is judged */
    state->dead_end = state->blocked = false;
    state->hint.open = false;
    note_pace(session, event->at_ms);
}

/* ---- moves ---- */

static void note_line(struct sg_session *session, const struct sg_event *event, struct sg_move move)
{
    struct sg_line *line = &session->state.line;
    if (line->count == SG_LINE_MOVES)
        return;
    if (line->count == 0)
        session->line_from = event->seq;
    session->line_to = event->seq;
    sg_line_note(line, move.code);
}

enum sg_status sg_fold_move(struct sg_session *session, const struct sg_event *event)
{
    struct sg_session_state *state = &session->state;
    const struct sg_game *game = state->game;
    const char *text = event->as.move.move;
    unsigned char position[SG_POSITION_BYTES];
    uint32_t before = sg_history_ply(session->history);
    struct sg_move move;
    memcpy(position, sg_history_now(session->history), game->position_bytes);
    if (event->as.move.ply != before + 1 || !memchr(text, '\0', SG_MOVE_TEXT) ||
        game->read_move(position, text, strlen(text), &move) != SG_OK || game->play(position, move) != SG_OK)
        return SG_ERR_ILLEGAL;
    enum sg_status status = sg_history_push(session->history, move, position);
    if (status != SG_OK)
        return status;
    if (state->checkpoint_ply != UINT32_MAX && before < state->checkpoint_ply)
        state->checkpoint_ply = UINT32_MAX; /* that line is gone */
    note_line(session, event, move);
    note_change(session, event, before, sg_history_revisits(session->history));
    session->trail = sg_hash_u64(session->trail, move.code);
    state->moves++;
    session->visit_moves++;
    state->solved = game->outcome(position) == SG_OUTCOME_SOLVED;
    return SG_OK;
}

enum sg_status sg_fold_null_move(struct sg_session *session, const struct sg_event *event)
{
    sg_impasse_note_take_back(&session->state.watch);
    sg_outlook_back(&session->state.outlook, session->state.outlook.now);
    note_pace(session, event->at_ms);
    return SG_OK;
}

enum sg_status sg_fold_undo(struct sg_session *session, const struct sg_event *event)
{
    uint32_t before = sg_history_ply(session->history);
    if (before == 0 || event->as.undo.ply != before - 1)
        return SG_ERR_ILLEGAL;
    sg_history_undo(session->history);
    sg_impasse_note_take_back(&session->state.watch);
    sg_outlook_back(&session->state.outlook, UINT32_MAX); /* until it is judged */
    note_change(session, event, before, false);
    return SG_OK;
}

enum sg_status sg_fold_redo(struct sg_session *session, const struct sg_event *event)
{
    uint32_t before = sg_history_ply(session->history);
    if (before == sg_history_end(session->history) || event->as.redo.ply != before + 1)
        return SG_ERR_ILLEGAL;
    sg_history_redo(session->history);
    note_change(session, event, before, false);
    return SG_OK;
}

enum sg_status sg_fold_checkpoint(struct sg_session *session, const struct sg_event *event)
{
    struct sg_session_state *state = &session->state;
    uint32_t before = sg_history_ply(session->history);
    if (event->as.checkpoint.action == SG_CHECKPOINT_SET && event->as.checkpoint.ply == before) {
        state->checkpoint_ply = before;
        note_pace(session, event->at_ms);
        return SG_OK;
    }
    if (event->as.checkpoint.action != SG_CHECKPOINT_BACK ||
        event->as.checkpoint.ply != state->checkpoint_ply ||
        event->as.checkpoint.ply > sg_history_end(session->history) || event->as.checkpoint.ply == before)
        return SG_ERR_ILLEGAL;
    sg_history_go(session->history, state->checkpoint_ply);
    note_change(session, event, before, false);
    return SG_OK;
}

/* ---- restart ---- */

/* Where the attempt failed, so that three failures at one place can be told from three at three. */
static void note_spot(struct sg_session *session)
{
    uint64_t spot = sg_hash_bytes(SG_HASH_START, sg_history_now(session->history), session->history_bytes);
    memmove(session->spots + 1, session->spots, (SG_SPOTS_MAX - 1) * sizeof *session->spots);
    session->spots[0] = spot;
    session->spot_count += session->spot_count < SG_SPOTS_MAX;
}

static void end_attempt(struct sg_session *session)
{
    struct sg_session_state *state = &session->state;
    bool failed =
        state->moves >= SG_LINE_LEAST; /* a failure is a restart after three moves (SCIENCE.md 2.1) */
    if (failed) {
        state->failures++;
        note_spot(session);
    }
    session->short_attempts = failed ? 0 : session->short_attempts + 1;
    if (state->line.count >= SG_LINE_LEAST)
        state->line_before = state->line;
    state->line.count = 0;
    session->line_told = false;
}

enum sg_status sg_fold_restart(struct sg_session *session, const struct sg_event *event)
{
    struct sg_session_state *state = &session->state;
    if (event->as.restart.attempt != state->attempt + 1 || state->moves == 0)
        return SG_ERR_ILLEGAL;
    end_attempt(session);
    unsigned char start[SG_POSITION_BYTES];
    memcpy(start, sg_history_at(session->history, 0), session->history_bytes);
    enum sg_status status = sg_history_start(session->history, start);
    if (status != SG_OK)
        return status;
    sg_impasse_note_restart(&state->watch);
    sg_outlook_restart(&state->outlook);
    state->attempt++;
    state->moves = 0;
    state->checkpoint_ply = UINT32_MAX;
    state->attempt_at_ms = event->at_ms;
    state->attempt_active_ms = state->active_ms;
    note_change(session, event, 0, false);
    state->distance = state->level.distance;
    return SG_OK;
}

/* ---- hints and the oracle ---- */

enum sg_status sg_fold_hint(struct sg_session *session, const struct sg_event *event)
{
    struct sg_session_state *state = &session->state;
    if ((unsigned)event->as.hint.rung >= SG_RUNG_COUNT)
        return SG_ERR_ILLEGAL;
    state->rungs++;
    sg_standing_note(&state->standing, event, 0, sg_session_active_ms(session, event->at_ms));
    state->hint.open = true;
    state->hint.rung = event->as.hint.rung;
    memcpy(state->hint.words, event->as.hint.words, sizeof state->hint.words);
    memcpy(state->hint.move, event->as.hint.move, sizeof state->hint.move);
    session->hint_unheard = true;
    return SG_OK;
}

static void note_best(struct sg_session *session, const struct sg_event *event)
{
    struct sg_session_state *state = &session->state;
    int64_t active_ms = sg_session_active_ms(session, event->at_ms);
    sg_impasse_learn(&state->baseline, active_ms - state->watch.best_at_ms);
    sg_impasse_note_best(&state->watch, active_ms);
    state->best = event->as.assessment.after;
    session->best_at_ms = event->at_ms;
    session->best_attempt = state->attempt;
}

enum sg_status sg_fold_assessment(struct sg_session *session, const struct sg_event *event)
{
    struct sg_session_state *state = &session->state;
    const struct sg_change *found = sg_session_change(session, event->as.assessment.about);
    if (!found)
        return SG_ERR_ILLEGAL;
    const struct sg_change change = *found;
    size_t at = (size_t)(found - session->changes);
    session->change_count--;
    memmove(session->changes + at, session->changes + at + 1,
            (session->change_count - at) * sizeof *session->changes);

    uint32_t before = event->as.assessment.before, after = event->as.assessment.after;
    bool exact = event->as.assessment.bound == SG_BOUND_EXACT;
    bool dead = event->as.assessment.bound == SG_BOUND_UNSOLVABLE;
    if (change.move && (exact || dead)) /* a bound alone does not say whether the move helped */
        sg_impasse_note_move(&state->watch, exact && after < before, change.revisit);
    if (change.move && (exact || dead))
        sg_outlook_move(&state->outlook, &state->outlook_person, exact ? after : UINT32_MAX, change.revisit);
    else if (!change.move)
        state->outlook.now = exact ? after : UINT32_MAX;
    if (change.seq == session->last_change && !state->solved) {
        state->distance = exact ? after : UINT32_MAX;
        state->dead_end = dead;
        state->blocked = event->as.assessment.blocked;
    }
    if (exact && after < state->best && sg_session_under(session) == SG_STAGE_PLAY)
        note_best(session, event);
    return SG_OK;
}

/* ---- what the detectors said ---- */

enum sg_status sg_fold_impasse_began(struct sg_session *session, const struct sg_event *event)
{
    struct sg_session_state *state = &session->state;
    enum sg_impasse impasse = event->as.impasse_began.impasse;
    if (impasse <= SG_IMPASSE_NONE || impasse >= SG_IMPASSE_COUNT)
        return SG_ERR_ILLEGAL;
    state->impasse = impasse;
    state->impasse_active_ms = sg_session_active_ms(session, event->at_ms);
    return SG_OK;
}

enum sg_status sg_fold_impasse_ended(struct sg_session *session, const struct sg_event *event)
{
    (void)event;
    session->state.impasse = SG_IMPASSE_NONE;
    return SG_OK;
}

enum sg_status sg_fold_strategy(struct sg_session *session, const struct sg_event *event)
{
    (void)event;
    session->line_told = true;
    return SG_OK;
}
