/* The fold: one small function a kind, in a table. */
#include "session/inside.h"

#include <string.h>

#define STAGES(first, last) ((2u << (last)) - (1u << (first)))
#define ANY                 STAGES(SG_STAGE_CHECK_IN, SG_STAGE_CALM)

static const int64_t angry_again_ms = 5 * 60000; /* SCIENCE.md 4.3 */

/* The bits of a list of ids, "traffic,lights"; what is no game here is passed over. */
static uint32_t known_games(const struct sg_session *session, const char *ids)
{
    uint32_t known = 0;
    while (*ids) {
        size_t length = strcspn(ids, ",");
        for (uint32_t i = 0; session->games[i]; i++)
            if (strlen(session->games[i]->id) == length && memcmp(session->games[i]->id, ids, length) == 0)
                known |= sg_session_bit(session, session->games[i]);
        ids += length + (ids[length] == ',');
    }
    return known;
}

/* What cannot be read is as nothing: the learner begins anew. */
static void take_standing(struct sg_session *session, const char *text)
{
    const char *ids[SG_TRAIT_GAMES + 1] = {NULL};
    for (size_t i = 0; i < SG_TRAIT_GAMES && session->games[i]; i++)
        ids[i] = session->games[i]->id;
    (void)sg_standing_read(&session->state.standing, ids, text);
}

static enum sg_status fold_started(struct sg_session *session, const struct sg_event *event)
{
    struct sg_session_state *state = &session->state;
    memcpy(state->learner, event->as.session_started.learner, sizeof state->learner);
    memcpy(state->language, event->as.session_started.language, sizeof state->language);
    state->seed = event->as.session_started.seed;
    state->known = known_games(session, event->as.session_started.known);
    take_standing(session, event->as.session_started.standing);
    state->stage = SG_STAGE_ASSENT;
    return SG_OK;
}

static enum sg_status fold_assent(struct sg_session *session, const struct sg_event *event)
{
    session->state.recording = event->as.assent.given;
    session->state.stage = SG_STAGE_CHECK_IN;
    return SG_OK;
}

/* Out of the calm screen, back to where it came. Levels that were being made are asked anew. */
static void leave_calm(struct sg_session *session)
{
    session->state.stage = session->calm_from;
    session->state.stop = SG_STOP_NONE;
    if (session->state.stage == SG_STAGE_OPENING)
        sg_fold_new_set(session);
}

/* With one game there is nothing to choose. */
static void reach_trail(struct sg_session *session)
{
    if (sg_session_has_one_game(session))
        session->state.chosen = session->games[0];
    else
        session->state.stage = SG_STAGE_TRAIL;
}

static enum sg_status fold_check_in(struct sg_session *session, const struct sg_event *event)
{
    struct sg_session_state *state = &session->state;
    enum sg_feeling feeling = event->as.check_in.feeling;
    if (feeling <= SG_FEELING_NONE || feeling >= SG_FEELING_COUNT)
        return SG_ERR_ILLEGAL;
    state->feeling = feeling;
    state->feeling_at_ms = event->at_ms;
    if (feeling == SG_FEELING_ANGRY) {
        bool again = state->angry_at_ms >= 0 && event->at_ms - state->angry_at_ms <= angry_again_ms;
        session->angry_twice = again && state->stage != SG_STAGE_CALM;
        state->angry_at_ms = event->at_ms;
    }
    if (state->stage == SG_STAGE_CALM && feeling != SG_FEELING_STOP && feeling != SG_FEELING_ANGRY)
        leave_calm(session);
    else if (state->stage == SG_STAGE_CHECK_IN && feeling != SG_FEELING_STOP)
        reach_trail(session);
    return SG_OK;
}

/* ---- prompts ---- */

static enum sg_status fold_decision(struct sg_session *session, const struct sg_event *event)
{
    if ((unsigned)event->as.decision.situation >= SG_SITUATION_COUNT ||
        (unsigned)event->as.decision.unavailable >= SG_UNAVAILABLE_COUNT)
        return SG_ERR_ILLEGAL;
    sg_prompt_note(&session->state.prompts, event);
    if (event->as.decision.unavailable != SG_AVAILABLE) {
        session->refused_at_ms[event->as.decision.unavailable] = event->at_ms;
        return SG_OK;
    }
    session->drawn_at_ms = event->at_ms;
    if (event->as.decision.situation == SG_SITUATION_CRITICISM)
        session->hint_unheard = false;
    session->words_owed = event->as.decision.treated;
    if (session->words_owed)
        session->owed = *event;
    return SG_OK;
}

static enum sg_status fold_prompt_shown(struct sg_session *session, const struct sg_event *event)
{
    struct sg_session_state *state = &session->state;
    if (!session->words_owed || event->as.prompt_shown.decision != session->owed.as.decision.index ||
        event->as.prompt_shown.situation != session->owed.as.decision.situation)
        return SG_ERR_ILLEGAL;
    session->words_owed = false;
    state->card.open = true;
    state->card.decision = event->as.prompt_shown.decision;
    state->card.situation = event->as.prompt_shown.situation;
    memcpy(state->card.variant, event->as.prompt_shown.variant, sizeof state->card.variant);
    memcpy(state->card.words, event->as.prompt_shown.words, sizeof state->card.words);
    state->card.at_ms = event->at_ms;
    sg_prompt_note(&state->prompts, event);
    return SG_OK;
}

static enum sg_status fold_prompt_closed(struct sg_session *session, const struct sg_event *event)
{
    if (!session->state.card.open || event->as.prompt_closed.decision != session->state.card.decision)
        return SG_ERR_ILLEGAL;
    session->state.card.open = false;
    sg_prompt_note(&session->state.prompts, event);
    return SG_OK;
}

static enum sg_status fold_prompt_answer(struct sg_session *session, const struct sg_event *event)
{
    bool ours = session->state.card.open && event->as.prompt_answer.decision == session->state.card.decision;
    return ours ? SG_OK : SG_ERR_ILLEGAL;
}

/* ---- safety and the world around ---- */

static enum sg_status fold_focus(struct sg_session *session, const struct sg_event *event)
{
    session->state.unfocused = !event->as.focus.focused;
    return SG_OK;
}

static enum sg_status fold_pause(struct sg_session *session, const struct sg_event *event)
{
    session->state.paused = event->as.pause.paused;
    return SG_OK;
}

static enum sg_status fold_stop_rule(struct sg_session *session, const struct sg_event *event)
{
    struct sg_session_state *state = &session->state;
    if (event->as.stop_rule.rule <= SG_STOP_NONE || event->as.stop_rule.rule >= SG_STOP_COUNT)
        return SG_ERR_ILLEGAL;
    state->stop = event->as.stop_rule.rule;
    session->calm_from = state->stage;
    state->stage = SG_STAGE_CALM;
    session->words_owed = session->burst = session->angry_twice = false;
    session->input_count = 0;
    session->fast_since_ms = -1;
    return SG_OK;
}

static enum sg_status fold_ended(struct sg_session *session, const struct sg_event *event)
{
    (void)event;
    session->state.stage = SG_STAGE_ENDED;
    return SG_OK;
}

/* The program's window is new. */
static enum sg_status fold_recovered(struct sg_session *session, const struct sg_event *event)
{
    (void)event;
    session->state.unfocused = false;
    return SG_OK;
}

static enum sg_status fold_nothing(struct sg_session *session, const struct sg_event *event)
{
    (void)session;
    (void)event;
    return SG_OK;
}

static const struct {
    sg_fold_fn *fold;
    uint32_t stages; /* in which the event can stand */
} folds[SG_EVENT_KIND_COUNT] = {
    [SG_EVENT_SESSION_STARTED] = {fold_started, 1u << SG_STAGE_NEW},
    [SG_EVENT_ASSENT] = {fold_assent, 1u << SG_STAGE_ASSENT},
    [SG_EVENT_CHECK_IN] = {fold_check_in, ANY},
    [SG_EVENT_PHASE] = {sg_fold_phase, ANY},
    [SG_EVENT_OFFER] = {sg_fold_offer, 1u << SG_STAGE_OPENING},
    [SG_EVENT_CHOICE] = {sg_fold_choice, ANY},
    [SG_EVENT_ATTEMPT_STARTED] = {sg_fold_attempt_started, 1u << SG_STAGE_OPENING | 1u << SG_STAGE_AFTER},
    [SG_EVENT_MOVE] = {sg_fold_move, 1u << SG_STAGE_PLAY},
    [SG_EVENT_NULL_MOVE] = {sg_fold_null_move, 1u << SG_STAGE_PLAY},
    [SG_EVENT_UNDO] = {sg_fold_undo, 1u << SG_STAGE_PLAY},
    [SG_EVENT_REDO] = {sg_fold_redo, 1u << SG_STAGE_PLAY},
    [SG_EVENT_RESTART] = {sg_fold_restart, 1u << SG_STAGE_PLAY},
    [SG_EVENT_CHECKPOINT] = {sg_fold_checkpoint, 1u << SG_STAGE_PLAY},
    [SG_EVENT_HINT] = {sg_fold_hint, 1u << SG_STAGE_PLAY},
    [SG_EVENT_ASSESSMENT] = {sg_fold_assessment, ANY},
    [SG_EVENT_IMPASSE_BEGAN] = {sg_fold_impasse_began, 1u << SG_STAGE_PLAY},
    [SG_EVENT_IMPASSE_ENDED] = {sg_fold_impasse_ended, ANY},
    [SG_EVENT_STRATEGY] = {sg_fold_strategy, ANY},
    [SG_EVENT_DECISION] = {fold_decision, ANY},
    [SG_EVENT_PROMPT_SHOWN] = {fold_prompt_shown, ANY},
    [SG_EVENT_PROMPT_CLOSED] = {fold_prompt_closed, ANY},
    [SG_EVENT_PROMPT_ANSWER] = {fold_prompt_answer, ANY},
    [SG_EVENT_WALL_ANNOUNCED] = {sg_fold_wall_announced, 1u << SG_STAGE_AFTER},
    [SG_EVENT_WALL_OFFER] = {sg_fold_wall_offer, 1u << SG_STAGE_PLAY},
    [SG_EVENT_WALL_CAPPED] = {sg_fold_wall_capped, 1u << SG_STAGE_PLAY},
    [SG_EVENT_ATTEMPT_ENDED] = {sg_fold_attempt_ended, 1u << SG_STAGE_PLAY | 1u << SG_STAGE_CALM},
    [SG_EVENT_REFLECTION] = {fold_nothing, ANY},
    [SG_EVENT_PROFILE_ITEM] = {fold_nothing, ANY},
    [SG_EVENT_REFRAMING] = {fold_nothing, ANY},
    [SG_EVENT_TESTIMONIAL] = {fold_nothing, ANY},
    [SG_EVENT_COACH_ACTION] = {fold_nothing, ANY},
    [SG_EVENT_FOCUS] = {fold_focus, ANY | 1u << SG_STAGE_ASSENT},
    [SG_EVENT_PAUSE] = {fold_pause, ANY},
    [SG_EVENT_STOP_RULE] = {fold_stop_rule, STAGES(SG_STAGE_CHECK_IN, SG_STAGE_AFTER)},
    [SG_EVENT_SESSION_ENDED] = {fold_ended, ANY | 1u << SG_STAGE_ASSENT},
    [SG_EVENT_RECOVERED] = {fold_recovered, ANY | 1u << SG_STAGE_ASSENT},
};

enum sg_status sg_session_apply(struct sg_session *session, const struct sg_event *event)
{
    struct sg_session_state *state = &session->state;
    if ((unsigned)event->kind >= SG_EVENT_KIND_COUNT || !folds[event->kind].fold)
        return SG_ERR_ILLEGAL;
    if (event->seq != state->seq + 1 || event->at_ms < state->at_ms || event->at_ms > SG_AT_MAX_MS)
        return SG_ERR_ILLEGAL;
    if (!(folds[event->kind].stages & 1u << state->stage))
        return SG_ERR_ILLEGAL;
    const struct sg_active active = session->active;
    const int64_t at_ms = state->at_ms;
    sg_clock_note(session, event);
    enum sg_status status = folds[event->kind].fold(session, event);
    if (status != SG_OK) { /* as if it had not been there */
        session->active = active;
        state->at_ms = at_ms;
        state->active_ms = active.active_ms;
        state->input_at_ms = active.input_at_ms;
        state->seq = event->seq - 1;
    }
    return status;
}
