#include "simulate/play.h"

#include <math.h>
#include <string.h>

#include "simulate/mind.h"

/* How a persona lives through a level; probabilities an act unless said otherwise. Design choices, tuned so
 * that an hour looks like one (tests/simulate holds it to that). Times in ms. */
static const struct {
    double first_spread, later_spread;      /* of ln time; from the p90 of SCIENCE.md 2.3 */
    double least_blind, most_blind;         /* share of the start's distance from which it may be blind */
    double insight;                         /* an act, times its own chance at the level */
    double insight_other_way, insight_chip; /* at a restart: alone, after a chip of the card */
    double insight_rest, insight_tip[SG_RUNG_COUNT];
    double restart, restart_blind, restart_impasse;
    double other_way;                       /* of restarts */
    double look, look_impasse, look_ms;     /* long looks at the board when it goes nowhere */
    double tip;                             /* when blind for long */
    int64_t tip_after_ms, give_up_after_ms; /* active, without a new best */
    double give_up;                         /* at `patience`; grows with the square of the time */
    double wall_patience;                   /* a wall was announced: it is borne longer */
    int64_t least_patience_ms;              /* with a coach beside it */
    int64_t alone_after_ms;                 /* without one */
    double alone_give_up, alone_blind;
    double fumble; /* an attempt is dropped again after a move or two */
} rules = {
    .first_spread = .96,
    .later_spread = .68,
    .least_blind = .15,
    .most_blind = 1,
    .insight = .075,
    .insight_other_way = .12,
    .insight_chip = .45,
    .insight_rest = .2,
    .insight_tip = {[SG_RUNG_LOOK] = .2, [SG_RUNG_WHY] = .35, [SG_RUNG_STEP] = .7},
    .restart = .004,
    .restart_blind = .02,
    .restart_impasse = .04,
    .other_way = .7,
    .look = .04,
    .look_impasse = .12,
    .look_ms = 7000,
    .tip = .01,
    .tip_after_ms = 100000,
    .give_up_after_ms = 80000,
    .give_up = .012,
    .wall_patience = 1.6,
    .least_patience_ms = 90000,
    .alone_after_ms = 10000,
    .alone_give_up = .0062,
    .alone_blind = 6,
    .fumble = .45,
};

static bool blind(const struct sg_persona *persona)
{
    return persona->now.blind_from > 0;
}

static void see(struct sg_persona *persona, double probability)
{
    if (blind(persona) && sg_mind_chance(persona, probability))
        persona->now.blind_from = 0;
}

/* ---- levels and attempts ---- */

static void open_visit(struct sg_persona *persona, const struct sg_session_state *state)
{
    double chance = sg_mind_predict(persona, state);
    double place = rules.least_blind + (rules.most_blind - rules.least_blind) * sg_rng_unit(&persona->rng);
    bool unseen = sg_mind_chance(
        persona, 1 - chance * chance * chance * chance); /* some of the blind come to see: so `chance` solve */
    bool idea = state->phase == SG_PHASE_RETURN && sg_mind_chance(persona, .5); /* found meanwhile */
    bool room = state->level.distance >= 3 && state->level.distance != UINT32_MAX;
    uint32_t ignored = persona->now.ignored;
    persona->now = (struct sg_persona_place){
        .visit = state->visit, .attempt = 1, .predicted = chance, .ignored = ignored};
    sg_choice_begin(&persona->now.past);
    if (unseen && room && !idea)
        persona->now.blind_from = (uint32_t)ceil(place * state->level.distance);
}

static void open_attempt(struct sg_persona *persona, const struct sg_session_state *state)
{
    bool planned = persona->now.anew;
    persona->now.attempt = state->attempt;
    persona->now.anew = false;
    sg_choice_begin(&persona->now.past);
    persona->now.fumbles = sg_mind_chance(persona, rules.fumble);
    persona->now.other_way = planned || sg_mind_chance(persona, rules.other_way);
    if (persona->now.other_way)
        see(persona, planned ? rules.insight_chip : rules.insight_other_way);
}

/* ---- the card ---- */

/* The chips that a card of each situation bears (assets/content/prompts.json). */
static const enum sg_chip chips[SG_SITUATION_COUNT][3] = {
    [SG_SITUATION_NONE] = {SG_CHIP_KEEP, SG_CHIP_KEEP, SG_CHIP_KEEP},
    [SG_SITUATION_OBSTACLE] = {SG_CHIP_BACKWARDS, SG_CHIP_TIP, SG_CHIP_PAUSE},
    [SG_SITUATION_CHALLENGE] = {SG_CHIP_PART, SG_CHIP_BACKWARDS, SG_CHIP_PART},
    [SG_SITUATION_EFFORT] = {SG_CHIP_PART, SG_CHIP_RESTART, SG_CHIP_PAUSE},
    [SG_SITUATION_CRITICISM] = {SG_CHIP_PART, SG_CHIP_RESTART, SG_CHIP_KEEP},
    [SG_SITUATION_OTHERS] = {SG_CHIP_BACKWARDS, SG_CHIP_TIP, SG_CHIP_KEEP},
};

/* What a tapped chip makes it do; between levels it only gives to think. */
static void take_up(struct sg_persona *persona, const struct sg_session_state *state, enum sg_chip chip)
{
    if (state->stage != SG_STAGE_PLAY)
        return;
    switch (chip) {
    case SG_CHIP_BACKWARDS:
    case SG_CHIP_PART:
        see(persona, rules.insight_chip / 2);
        persona->now.anew = state->moves > 0;
        break;
    case SG_CHIP_RESTART: persona->now.anew = state->moves > 0; break;
    case SG_CHIP_TIP: persona->now.tips = 1 + sg_rng_below(&persona->rng, SG_RUNG_COUNT); break;
    case SG_CHIP_PAUSE: persona->now.rest = true; break;
    default: break;
    }
}

void sg_play_card(struct sg_persona *persona, const struct sg_session_state *state, struct sg_event *event)
{
    static const double ways[] = {.68, .17, .15}; /* a chip, not now, leaves it lying */
    int64_t read_ms = sg_prompt_rules.read_floor_ms + sg_mind_time(persona, 3500, .5);
    size_t way = sg_mind_pick(persona, ways, 3);
    if (way == 0) {
        enum sg_chip chip = chips[state->card.situation][sg_rng_below(&persona->rng, 3)];
        sg_mind_act(event, state, read_ms, SG_EVENT_PROMPT_ANSWER)->as.prompt_answer.chip = chip;
        take_up(persona, state, chip);
        return;
    }
    persona->now.ignored = state->card.decision;
    sg_mind_act(event, state, read_ms, way == 1 ? SG_EVENT_PROMPT_CLOSED : SG_EVENT_TICK);
    if (way == 1)
        event->as.prompt_closed.close = SG_PROMPT_CLOSE_NOT_NOW;
}

/* ---- acts beside the board ---- */

static void open_tip(struct sg_persona *persona, const struct sg_session *session, struct sg_bench *bench,
                     struct sg_event *event)
{
    const struct sg_session_state *state = sg_session_state(session);
    enum sg_rung rung = state->hint.open ? state->hint.rung + 1 : SG_RUNG_LOOK;
    if (rung >= SG_RUNG_COUNT)
        rung = SG_RUNG_STEP;
    struct sg_hint hint;
    const void *now = sg_history_now(sg_session_history(session));
    sg_bench_hint(bench, now, rung, &hint);
    persona->now.tips--;
    sg_mind_act(event, state, sg_mind_time(persona, 2500, .5), SG_EVENT_HINT)->as.hint.rung = rung;
    struct sg_text text;
    sg_text_init(&text, event->as.hint.words, sizeof event->as.hint.words);
    sg_phrase_write(&hint.words, persona->translate, persona->catalog, &text);
    if (hint.has_move) {
        sg_text_init(&text, event->as.hint.move, sizeof event->as.hint.move);
        state->game->write_move(now, hint.move, &text);
        persona->now.follow = true;
    }
    see(persona, rules.insight_tip[rung]);
}

static void answer_offer(struct sg_persona *persona, const struct sg_session_state *state,
                         struct sg_event *event)
{
    int64_t ms = sg_mind_time(persona, 5000, .4);
    if (sg_mind_chance(persona, .6)) {
        sg_mind_act(event, state, ms, SG_EVENT_CHOICE)->as.choice.choice = SG_CHOICE_KEEP_TRYING;
        event->as.choice.actor = SG_ACTOR_LEARNER;
    } else {
        sg_mind_act(event, state, ms, SG_EVENT_ATTEMPT_ENDED)->as.attempt_ended.end =
            SG_ATTEMPT_END_SURRENDERED;
    }
}

/* ---- when it goes nowhere ---- */

static int64_t since_best_ms(const struct sg_session_state *state)
{
    return state->active_ms - state->watch.best_at_ms;
}

static bool gives_up(struct sg_persona *persona, const struct sg_session_state *state)
{
    int64_t since_ms = since_best_ms(state);
    double patience_ms = persona->patience * 1000;
    if (since_ms < (persona->alone ? rules.alone_after_ms : rules.give_up_after_ms))
        return false;
    if (persona->alone)
        return sg_mind_chance(persona, rules.alone_give_up * (blind(persona) ? rules.alone_blind : 1) *
                                           (double)since_ms / patience_ms /
                                           (persona->patience * persona->patience / 22500));
    patience_ms = fmax(patience_ms, rules.least_patience_ms) * (state->on_wall ? rules.wall_patience : 1);
    double part = (double)since_ms / patience_ms;
    return sg_mind_chance(persona, rules.give_up * part * part);
}

static bool starts_over(struct sg_persona *persona, const struct sg_session_state *state)
{
    if (state->moves == 0)
        return false;
    if (persona->now.anew || (persona->now.fumbles && state->moves == 1 && sg_mind_chance(persona, .9)))
        return true;
    bool stands = blind(persona) && since_best_ms(state) > sg_impasse_rules.least_ms / 2;
    bool impasse = state->impasse != SG_IMPASSE_NONE;
    return sg_mind_chance(persona, impasse  ? rules.restart_impasse
                                   : stands ? rules.restart_blind
                                            : rules.restart);
}

static bool wants_tip(struct sg_persona *persona, const struct sg_session_state *state)
{
    bool long_blind = blind(persona) && since_best_ms(state) > rules.tip_after_ms;
    if (persona->alone)
        return false;
    if (persona->now.tips == 0 && long_blind && sg_mind_chance(persona, rules.tip))
        persona->now.tips = 1;
    return persona->now.tips > 0 && !state->dead_end;
}

/* ---- acts on the board ---- */

static int64_t think(struct sg_persona *persona, const struct sg_session_state *state)
{
    if (state->moves == 0)
        return sg_mind_time(persona, persona->first_median_ms, rules.first_spread);
    bool stands = blind(persona) && state->distance <= persona->now.blind_from;
    double look = state->impasse != SG_IMPASSE_NONE ? rules.look_impasse : stands ? rules.look : 0;
    if (sg_mind_chance(persona, look))
        return sg_mind_time(persona, rules.look_ms, .5);
    return sg_mind_time(persona, persona->later_median_ms, rules.later_spread);
}

static double undo_chance(const struct sg_session_state *state)
{
    return state->ply == 0 ? 0 : state->dead_end || state->blocked ? .8 : 0;
}

static void act(struct sg_persona *persona, const struct sg_session *session, struct sg_bench *bench,
                struct sg_event *event)
{
    const struct sg_session_state *state = sg_session_state(session);
    int64_t ms = think(persona, state);
    struct sg_text text;
    struct sg_move move;
    bool back;
    see(persona, rules.insight * persona->now.predicted);
    if (sg_mind_chance(persona, persona->null_rate)) {
        sg_mind_act(event, state, ms, SG_EVENT_NULL_MOVE)->as.null_move.piece =
            (int32_t)sg_rng_below(&persona->rng, 4);
    } else if (sg_mind_chance(persona, undo_chance(state))) {
        sg_mind_act(event, state, ms, SG_EVENT_UNDO);
    } else if (persona->now.follow && state->hint.open && state->hint.move[0]) {
        sg_mind_act(event, state, ms, SG_EVENT_MOVE);
        memcpy(event->as.move.move, state->hint.move, sizeof event->as.move.move);
        persona->now.follow = false;
    } else if (sg_mind_move(persona, session, bench, &move, &back)) {
        sg_mind_act(event, state, ms, back ? SG_EVENT_UNDO : SG_EVENT_MOVE);
        if (back)
            return;
        sg_text_init(&text, event->as.move.move, sizeof event->as.move.move);
        state->game->write_move(sg_history_now(sg_session_history(session)), move, &text);
    } else {
        sg_mind_act(event, state, ms, state->moves > 0 ? SG_EVENT_RESTART : SG_EVENT_TICK);
    }
}

void sg_play_next(struct sg_persona *persona, const struct sg_session *session, struct sg_bench *bench,
                  struct sg_event *event)
{
    const struct sg_session_state *state = sg_session_state(session);
    if (persona->now.visit != state->visit)
        open_visit(persona, state);
    else if (persona->now.attempt != state->attempt)
        open_attempt(persona, state);
    if (state->wall_offer_open) {
        answer_offer(persona, state, event);
    } else if (persona->now.rest) {
        persona->now.rest = false;
        see(persona, rules.insight_rest);
        sg_mind_act(event, state, 800, SG_EVENT_PAUSE)->as.pause.paused = true;
    } else if (wants_tip(persona, state)) {
        open_tip(persona, session, bench, event);
    } else if (gives_up(persona, state)) {
        sg_mind_act(event, state, sg_mind_time(persona, 4000, .5), SG_EVENT_ATTEMPT_ENDED)
            ->as.attempt_ended.end = SG_ATTEMPT_END_SURRENDERED;
    } else if (starts_over(persona, state)) {
        sg_mind_act(event, state, sg_mind_time(persona, 2000, .5), SG_EVENT_RESTART);
    } else {
        act(persona, session, bench, event);
    }
}
