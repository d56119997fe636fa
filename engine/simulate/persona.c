/* What a persona does at each stop of the trail; what it does on the board is play.c. */
#include "simulate/persona.h"

#include <math.h>

#include "simulate/mind.h"
#include "simulate/play.h"

static const int64_t check_in_ms = 5 * 60000; /* at most so often (UX.md scene 3) */

/* Persons differ more than puzzles do (SCIENCE.md 2.3); how much is a design choice. */
void sg_persona_init(struct sg_persona *persona, uint64_t seed)
{
    *persona = (struct sg_persona){.alone = false};
    sg_rng_init(&persona->rng, seed);
    persona->ability = .6 * sg_mind_normal(persona);
    persona->patience = 150 * exp(1.1 * sg_mind_normal(persona));
    persona->null_rate = fmin(.1 * exp(.4 * sg_mind_normal(persona)), .3);
    double pace = exp(.15 * sg_mind_normal(persona));
    persona->first_median_ms = 3100 * pace;
    persona->later_median_ms = 1040 * pace;
}

/* ---- how it feels ---- */

static enum sg_feeling feeling(struct sg_persona *persona, bool stuck)
{
    static const enum sg_feeling feelings[] = {SG_FEELING_SMOOTH, SG_FEELING_SEARCHING, SG_FEELING_STUCK,
                                               SG_FEELING_ANGRY, SG_FEELING_BORED};
    static const double free[] = {.5, .42, 0, 0, .08}, held[] = {0, .2, .52, .2, .08};
    return feelings[sg_mind_pick(persona, stuck ? held : free, 5)];
}

static void check_in(struct sg_persona *persona, const struct sg_session_state *state, bool stuck,
                     struct sg_event *event)
{
    enum sg_feeling felt = feeling(persona, stuck);
    sg_mind_act(event, state, sg_mind_time(persona, 2500, .5), SG_EVENT_CHECK_IN)->as.check_in.feeling = felt;
}

static bool may_check_in(const struct sg_session_state *state)
{
    return state->at_ms - state->feeling_at_ms >= check_in_ms;
}

/* ---- choices ---- */

struct wish {
    enum sg_choice choice;
    double weight;
};

/* One of the wishes that are open now; the end of the hour always is. */
static void choose(struct sg_persona *persona, const struct sg_session *session, const struct wish *wishes,
                   size_t count, struct sg_event *event)
{
    double weights[SG_CHOICE_COUNT] = {0};
    for (size_t i = 0; i < count; i++)
        weights[i] = sg_session_can_choose(session, wishes[i].choice) ? wishes[i].weight : 0;
    size_t picked = sg_mind_pick(persona, weights, count);
    sg_mind_act(event, sg_session_state(session), sg_mind_time(persona, 4000, .5), SG_EVENT_CHOICE);
    event->as.choice.choice = picked < count ? wishes[picked].choice : SG_CHOICE_CLOSE;
    event->as.choice.actor = SG_ACTOR_LEARNER;
}

#define CHOOSE(persona, session, event, ...)                                                                 \
    choose(persona, session, (const struct wish[]){__VA_ARGS__},                                             \
           sizeof((const struct wish[]){__VA_ARGS__}) / sizeof(struct wish), event)

/* Its own game, or any; when no level is open to it any more, the hour is over. */
static void on_trail(struct sg_persona *persona, const struct sg_session *session, struct sg_event *event)
{
    const struct sg_game *const *games = sg_session_games(session);
    uint32_t count = 0;
    while (games[count])
        count++;
    CHOOSE(persona, session, event, {SG_CHOICE_GAME, 1});
    if (event->as.choice.choice != SG_CHOICE_GAME)
        return;
    struct sg_text id;
    sg_text_init(&id, event->as.choice.game, sizeof event->as.choice.game);
    sg_text_put(&id, persona->game ? persona->game : games[sg_rng_below(&persona->rng, count)]->id);
}

static void at_wall(struct sg_persona *persona, const struct sg_session *session, struct sg_event *event)
{
    CHOOSE(persona, session, event, {SG_CHOICE_WALL_YES, .93}, {SG_CHOICE_WALL_NO, .07});
}

static void after_attempt(struct sg_persona *persona, const struct sg_session *session,
                          struct sg_event *event)
{
    const struct sg_session_state *state = sg_session_state(session);
    bool solved = state->last_end == SG_ATTEMPT_END_SOLVED;
    /* after a wall, and a level or two on its own feet, the hour is full */
    bool full = state->walls > 0 && state->phase == SG_PHASE_FREE && state->phase_levels > 0;
    if (state->phase == SG_PHASE_CLOSING)
        CHOOSE(persona, session, event, {SG_CHOICE_CLOSE, 1});
    else if (may_check_in(state))
        check_in(persona, state, !solved, event);
    else if (full)
        CHOOSE(persona, session, event, {SG_CHOICE_CLOSE, .6}, {SG_CHOICE_OTHER_LEVEL, .25},
               {SG_CHOICE_HARDER, .15});
    else if (state->phase == SG_PHASE_RETURN)
        CHOOSE(persona, session, event, {SG_CHOICE_OTHER_WAY, .6}, {SG_CHOICE_AGAIN, .1},
               {SG_CHOICE_OTHER_LEVEL, .2}, {SG_CHOICE_CLOSE, .1});
    else if (solved)
        CHOOSE(persona, session, event, {SG_CHOICE_OTHER_LEVEL, .6}, {SG_CHOICE_HARDER, .35},
               {SG_CHOICE_EASIER, .05});
    else
        CHOOSE(persona, session, event, {SG_CHOICE_OTHER_WAY, .35}, {SG_CHOICE_AGAIN, .1},
               {SG_CHOICE_EASIER, .35}, {SG_CHOICE_OTHER_LEVEL, .2});
}

static void close_hour(struct sg_persona *persona, const struct sg_session *session, double look_ms,
                       struct sg_event *event)
{
    CHOOSE(persona, session, event, {SG_CHOICE_CLOSE, 1});
    event->at_ms = sg_session_state(session)->at_ms + sg_mind_time(persona, look_ms, .4);
}

/* ---- the card that lies open between levels ---- */

static bool reads_card(const struct sg_persona *persona, const struct sg_session_state *state)
{
    return state->card.open && !persona->alone && persona->now.ignored != state->card.decision;
}

void sg_persona_next(struct sg_persona *persona, const struct sg_session *session, struct sg_bench *bench,
                     struct sg_event *event)
{
    const struct sg_session_state *state = sg_session_state(session);
    if (state->paused) {
        sg_mind_act(event, state, sg_mind_time(persona, 30000, .3), SG_EVENT_PAUSE)->as.pause.actor =
            SG_ACTOR_LEARNER;
        return;
    }
    if (reads_card(persona, state)) {
        sg_play_card(persona, state, event);
        return;
    }
    switch (state->stage) {
    case SG_STAGE_ASSENT:
        sg_mind_act(event, state, sg_mind_time(persona, 6000, .4), SG_EVENT_ASSENT)->as.assent.given = true;
        break;
    case SG_STAGE_CHECK_IN: check_in(persona, state, false, event); break;
    case SG_STAGE_TRAIL: on_trail(persona, session, event); break;
    case SG_STAGE_WALL: at_wall(persona, session, event); break;
    case SG_STAGE_PLAY:
        if (state->impasse != SG_IMPASSE_NONE && may_check_in(state) && sg_mind_chance(persona, .1))
            check_in(persona, state, true, event);
        else
            sg_play_next(persona, session, bench, event);
        break;
    case SG_STAGE_AFTER: after_attempt(persona, session, event); break;
    case SG_STAGE_CALM:
    case SG_STAGE_CLIMB: close_hour(persona, session, 15000, event); break;
    default: sg_mind_act(event, state, 1000, SG_EVENT_TICK); break;
    }
}
