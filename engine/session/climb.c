/* The climb: which level comes next and why, with the bounds that keep it safe (SCIENCE.md 4.2-4.3). */
#include "session/inside.h"

#include <math.h>
#include <string.h>

enum { OFFERS = 6 /* made for each set: the ladder draws among the nearest five */ };

static const double unannounced_margin = .05; /* above the wall's band: what was not announced is no wall */
static const double easiest = .95;            /* P(solve): above it nothing is left to find */
static const uint64_t levels_stream = 0x6c6576656c73; /* "levels": its seeds are not those of the draws */

/* ---- the plan ---- */

static double shifted(double target, double logits)
{
    double shift = log(target / (1 - target)) + logits;
    return 1 / (1 + exp(-shift));
}

static double adjusted(double target, enum sg_choice choice)
{
    const struct sg_ladder_rules *rules = &sg_ladder_rules;
    if (choice == SG_CHOICE_EASIER)
        target = shifted(target, rules->easier);
    if (choice == SG_CHOICE_HARDER)
        target = shifted(target, rules->harder);
    double least = rules->wall_high + unannounced_margin;
    return target < least ? least : target > easiest ? easiest : target;
}

static bool time_for_wall(const struct sg_session_state *state)
{
    return state->at_ms + sg_ladder_rules.wall_cap_ms <= sg_ladder_rules.session_ms;
}

/* The planned wall comes after the stretch, is asked twice at most and never on the wish for something
 * easier. */
static bool wall_comes(const struct sg_session *session, enum sg_choice choice)
{
    const struct sg_session_state *state = &session->state;
    return state->phase == SG_PHASE_STRETCH && state->phase_levels >= sg_ladder_rules.stretch_levels &&
           choice != SG_CHOICE_EASIER && state->walls < sg_ladder_rules.walls && session->walls_asked < 2 &&
           time_for_wall(state);
}

/* One more, only because the learner asks for harder after a success. */
static bool wall_wished(const struct sg_session *session, enum sg_choice choice)
{
    const struct sg_session_state *state = &session->state;
    bool after = state->phase == SG_PHASE_RETURN || state->phase == SG_PHASE_FREE;
    return choice == SG_CHOICE_HARDER && after && state->last_end == SG_ATTEMPT_END_SOLVED &&
           state->walls > 0 && state->walls <= sg_ladder_rules.walls && time_for_wall(state);
}

/* Lessons stand outside the climb: it goes on where they began. */
static enum sg_phase next_phase(const struct sg_session *session)
{
    const struct sg_session_state *state = &session->state;
    bool solved = state->last_end == SG_ATTEMPT_END_SOLVED;
    bool learns = state->phase == SG_PHASE_LEARN;
    enum sg_phase phase = learns ? session->learning_from : state->phase;
    if (learns ? session->learning_past_wall : state->on_wall && !solved)
        return SG_PHASE_RECOVER;
    switch (phase) {
    case SG_PHASE_NONE: return SG_PHASE_WARM;
    case SG_PHASE_WARM:
        return state->phase_levels >= sg_ladder_rules.warm_levels ? SG_PHASE_STRETCH : SG_PHASE_WARM;
    case SG_PHASE_RECOVER:
        if (!solved)
            return SG_PHASE_RECOVER;
        return state->walls > 0 ? SG_PHASE_FREE : SG_PHASE_STRETCH;
    case SG_PHASE_WALL:
    case SG_PHASE_RETURN:
    case SG_PHASE_FREE: return SG_PHASE_FREE;
    default: return SG_PHASE_STRETCH;
    }
}

static double target_of(enum sg_phase phase)
{
    switch (phase) {
    case SG_PHASE_WARM: return sg_ladder_rules.warm;
    case SG_PHASE_RECOVER: return sg_ladder_rules.recover;
    default: return sg_ladder_rules.stretch;
    }
}

void sg_climb_plan(const struct sg_session *session, enum sg_choice choice, struct sg_step *step)
{
    const struct sg_session_state *state = &session->state;
    *step = (struct sg_step){.announce = false};
    if (state->unsolved_in_a_row >= sg_ladder_rules.unsolved_in_a_row) {
        step->phase = SG_PHASE_RECOVER;
        step->target = sg_ladder_rules.after_unsolved;
        return;
    }
    step->announce = wall_comes(session, choice) || wall_wished(session, choice);
    step->phase = next_phase(session);
    step->target = adjusted(target_of(step->phase), choice);
}

/* ---- opening ---- */

static struct sg_belief theta_of(const struct sg_session *session, const struct sg_game *game)
{
    return sg_ability_of(&session->state.standing.ability, sg_session_slot(session, game));
}

void sg_climb_ask_levels(const struct sg_session *session, struct sg_effects *effects)
{
    const struct sg_session_state *state = &session->state;
    if (session->offers_wanted > 0 && state->offer_count == session->offers_wanted)
        return;
    struct sg_effect *effect = sg_effects_add(effects, SG_EFFECT_LEVELS);
    effect->levels.game = state->chosen ? state->chosen : state->game ? state->game : session->games[0];
    effect->levels.set = state->offer_set;
    effect->levels.count = OFFERS;
    struct sg_belief theta = theta_of(session, effect->levels.game);
    effect->levels.beta = sg_ability_beta(&theta, state->target);
    effect->levels.seed = sg_seed_mix(sg_seed_mix(state->seed, levels_stream), state->offer_set);
}

void sg_climb_open_phase(struct sg_turn *turn, enum sg_phase phase, double target)
{
    struct sg_event event = {.kind = SG_EVENT_PHASE};
    event.as.phase.phase = phase;
    event.as.phase.target = target;
    if (sg_turn_emit(turn, &event) && phase != SG_PHASE_LEARN &&
        turn->session->state.stage == SG_STAGE_OPENING)
        sg_climb_ask_levels(turn->session, turn->effects);
}

double sg_climb_predict(const struct sg_session *session, const struct sg_offer *offer)
{
    struct sg_belief theta = theta_of(session, offer->game);
    return sg_ability_predict(&theta, sg_difficulty(offer->p_solve));
}

static void start_visit(struct sg_turn *turn, const struct sg_offer *level)
{
    const struct sg_session_state *state = &turn->session->state;
    struct sg_event event = {.kind = SG_EVENT_ATTEMPT_STARTED};
    event.as.attempt_started.visit = state->visit + 1;
    event.as.attempt_started.attempt = 1;
    struct sg_text id;
    sg_text_init(&id, event.as.attempt_started.game, sizeof event.as.attempt_started.game);
    sg_text_put(&id, level->game->id);
    event.as.attempt_started.grade = level->grade;
    memcpy(event.as.attempt_started.position, level->position, sizeof level->position);
    event.as.attempt_started.distance = level->distance;
    event.as.attempt_started.expected_s = level->expected_s;
    event.as.attempt_started.p_solve = level->p_solve;
    event.as.attempt_started.predicted = sg_climb_predict(turn->session, level);
    event.as.attempt_started.phase = state->phase;
    struct sg_belief theta = theta_of(turn->session, level->game);
    event.as.attempt_started.theta = theta.mean;
    event.as.attempt_started.theta_sd = sqrt(theta.variance);
    if (sg_turn_emit(turn, &event))
        sg_turn_effect(turn, SG_EFFECT_PREPARE);
}

static const double lesson_p_solve = .99; /* nominal: lessons are not rated */

bool sg_climb_lesson(const struct sg_session *session, struct sg_offer *lesson)
{
    const struct sg_session_state *state = &session->state;
    const struct sg_game *game = state->chosen;
    if (!game || state->lesson >= SG_LESSONS || !game->lessons[state->lesson].position)
        return false;
    *lesson = (struct sg_offer){.game = game,
                                .grade = 1,
                                .distance = game->lessons[state->lesson].distance,
                                .p_solve = lesson_p_solve};
    struct sg_text text;
    sg_text_init(&text, lesson->position, sizeof lesson->position);
    sg_text_put(&text, game->lessons[state->lesson].position);
    return true;
}

void sg_climb_teach(struct sg_turn *turn)
{
    struct sg_offer lesson;
    if (sg_climb_lesson(turn->session, &lesson))
        start_visit(turn, &lesson);
}

void sg_climb_again(struct sg_turn *turn)
{
    const struct sg_session *session = turn->session;
    const struct sg_offer level =
        session->state.phase == SG_PHASE_RETURN ? session->wall : session->state.level;
    start_visit(turn, &level);
}

/* ---- choosing among offers ---- */

/* Whether a level of this P(solve) keeps the bounds of the moment. */
static bool allowed(const struct sg_session_state *state, double predicted)
{
    const struct sg_ladder_rules *rules = &sg_ladder_rules;
    if (state->phase == SG_PHASE_WALL)
        return predicted >= rules->wall_low && predicted <= rules->wall_high;
    if (state->unsolved_in_a_row >= rules->unsolved_in_a_row)
        return predicted >= rules->after_unsolved;
    return predicted > rules->wall_high;
}

/* The indices of the offers that keep the bounds. None does: for a wall all may stand (the ladder takes the
 * nearest), otherwise the easiest alone. */
static size_t list_allowed(const struct sg_session *session, const double *predicted,
                           size_t index[SG_LADDER_CANDIDATES])
{
    const struct sg_session_state *state = &session->state;
    size_t count = 0, best = 0;
    for (size_t i = 0; i < state->offer_count; i++) {
        if (allowed(state, predicted[i]))
            index[count++] = i;
        if (predicted[i] > predicted[best])
            best = i;
    }
    if (count > 0)
        return count;
    if (state->phase != SG_PHASE_WALL) {
        index[0] = best;
        return 1;
    }
    for (size_t i = 0; i < state->offer_count; i++)
        index[i] = i;
    return state->offer_count;
}

void sg_climb_choose_level(struct sg_turn *turn)
{
    const struct sg_session *session = turn->session;
    const struct sg_session_state *state = &session->state;
    double predicted[SG_LADDER_CANDIDATES], among[SG_LADDER_CANDIDATES], probability[SG_LADDER_CANDIDATES];
    size_t index[SG_LADDER_CANDIDATES];
    for (size_t i = 0; i < state->offer_count; i++)
        predicted[i] = sg_climb_predict(session, &state->offers[i]);
    size_t count = list_allowed(session, predicted, index);
    for (size_t i = 0; i < count; i++)
        among[i] = predicted[index[i]];

    struct sg_rng rng;
    sg_rng_init(&rng, sg_seed_mix(state->seed, state->offer_set));
    double draw = sg_rng_unit(&rng);
    size_t taken = sg_ladder_choose(among, count, state->target, draw, probability);
    struct sg_event event = {.kind = SG_EVENT_CHOICE};
    event.as.choice.choice = SG_CHOICE_LEVEL;
    event.as.choice.actor = SG_ACTOR_SYSTEM;
    event.as.choice.set = state->offer_set;
    event.as.choice.index = (uint32_t)index[taken];
    event.as.choice.probability = probability[taken];
    event.as.choice.draw = draw;
    event.as.choice.predicted = among[taken];
    if (sg_turn_emit(turn, &event)) {
        const struct sg_offer level = state->offers[index[taken]];
        start_visit(turn, &level);
    }
}

/* ---- walls and the end ---- */

void sg_climb_announce(struct sg_turn *turn)
{
    struct sg_event event = {.kind = SG_EVENT_WALL_ANNOUNCED};
    event.as.wall_announced.offer_ms = sg_ladder_rules.wall_offer_ms;
    event.as.wall_announced.cap_ms = sg_ladder_rules.wall_cap_ms;
    turn->announced = sg_turn_emit(turn, &event);
}

/* After a wall that stood, a success has come: now the learner may go back to it. */
bool sg_climb_return_due(const struct sg_session *session, int64_t at_ms)
{
    const struct sg_session_state *state = &session->state;
    return state->stage == SG_STAGE_AFTER && state->phase == SG_PHASE_RECOVER && state->phase_levels > 0 &&
           state->last_end == SG_ATTEMPT_END_SOLVED && session->wall.game && !session->wall_solved &&
           at_ms < sg_ladder_rules.session_ms;
}

/* Not straight after a wall that stood: a level that works comes in between. */
bool sg_climb_closing_due(const struct sg_session *session, int64_t at_ms)
{
    const struct sg_session_state *state = &session->state;
    bool owed_success = state->on_wall && state->last_end != SG_ATTEMPT_END_SOLVED;
    bool at_a_stop =
        state->stage == SG_STAGE_AFTER || (state->stage == SG_STAGE_TRAIL && state->phase != SG_PHASE_NONE);
    return at_a_stop && state->phase != SG_PHASE_CLOSING && at_ms >= sg_ladder_rules.session_ms &&
           !owed_success;
}
