/* Two clocks: time as it passes, and active time (learner/active.h). And when the session wants to be woken.
 */
#include "session/inside.h"

bool sg_clock_frozen(const struct sg_session *session)
{
    return sg_active_frozen(&session->active);
}

int64_t sg_session_active_ms(const struct sg_session *session, int64_t at_ms)
{
    return sg_active_at(&session->active, at_ms);
}

void sg_clock_note(struct sg_session *session, const struct sg_event *event)
{
    struct sg_session_state *state = &session->state;
    sg_active_note(&session->active, event);
    state->active_ms = session->active.active_ms;
    state->input_at_ms = session->active.input_at_ms;
    state->at_ms = event->at_ms;
    state->seq = event->seq;
}

/* ---- waking ---- */

enum { MOMENTS_MAX = 40 };

struct moments {
    int64_t at_ms[MOMENTS_MAX];
    size_t count;
};

/* In order, without those that have passed. */
static void add(struct moments *moments, int64_t now_ms, int64_t at_ms)
{
    if (at_ms < now_ms || moments->count == MOMENTS_MAX)
        return;
    size_t i = moments->count++;
    for (; i > 0 && moments->at_ms[i - 1] > at_ms; i--)
        moments->at_ms[i] = moments->at_ms[i - 1];
    moments->at_ms[i] = at_ms;
}

/* When active time reaches `active_ms`, were nothing to happen; -1: not before an input. */
static int64_t moment_of(const struct sg_session *session, int64_t active_ms)
{
    int64_t wait = active_ms - session->state.active_ms;
    bool reached = wait <= SG_ACTIVE_GAP_MS && !sg_clock_frozen(session);
    return reached ? session->state.input_at_ms + wait : -1;
}

static void add_board_moments(const struct sg_session *session, struct moments *moments)
{
    const struct sg_session_state *state = &session->state;
    int64_t now = state->at_ms, best = state->watch.best_at_ms;
    add(moments, now, state->input_at_ms + sg_impasse_rules.pause_ms);
    add(moments, now, moment_of(session, best + sg_impasse_threshold(&state->baseline) + 1));
    add(moments, now, moment_of(session, best + sg_impasse_rules.spin_ms + 1));
    add(moments, now, session->last_change_ms + SG_PATIENCE_MS);
    add(moments, now, moment_of(session, state->visit_active_ms + state->wall_offer_ms));
    add(moments, now, moment_of(session, state->visit_active_ms + state->wall_cap_ms));
}

static void add_prompt_moments(const struct sg_session *session, struct moments *moments)
{
    const struct sg_session_state *state = &session->state;
    const struct sg_prompt_rules *rules = &sg_prompt_rules;
    int64_t now = state->at_ms;
    add(moments, now, state->input_at_ms + rules->pause_ms);
    add(moments, now, state->input_at_ms + SG_IDLE_MS);
    add(moments, now, state->visit_at_ms + rules->after_start_ms);
    add(moments, now, session->best_at_ms + rules->after_best_ms);
    add(moments, now, state->prompts.last_shown_ms + rules->spacing_ms);
    add(moments, now, state->prompts.not_now_ms + rules->not_now_ms);
    add(moments, now, session->drawn_at_ms + rules->spacing_ms);
    for (int i = 0; i < SG_SITUATION_COUNT; i++)
        add(moments, now, state->prompts.last_of_ms[i] + rules->same_catchphrase_ms);
    for (int i = 0; i < SG_UNAVAILABLE_COUNT; i++)
        add(moments, now, session->refused_at_ms[i] + SG_REFUSAL_MS);
}

/* Every moment at which a condition can turn true is a candidate; the first at which a tick would really
 * bring an event is the answer. A moment that brings none is thus never returned. */
int64_t sg_session_wake_ms(const struct sg_session *session)
{
    struct moments moments = {.count = 0};
    add(&moments, 0, session->state.at_ms);
    add(&moments, session->state.at_ms, sg_ladder_rules.session_ms);
    if (session->state.stage == SG_STAGE_PLAY && !sg_clock_frozen(session)) {
        add_board_moments(session, &moments);
        add_prompt_moments(session, &moments);
    }
    for (size_t i = 0; i < moments.count; i++)
        if (sg_watch_due(session, moments.at_ms[i]))
            return moments.at_ms[i];
    return INT64_MAX;
}
