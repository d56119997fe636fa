#include "simulate/mind.h"

#include <math.h>
#include <string.h>

#include "simulate/chance.h"

/* ---- draws ---- */

bool sg_mind_chance(struct sg_persona *persona, double probability)
{
    return sg_rng_unit(&persona->rng) < probability;
}

double sg_mind_normal(struct sg_persona *persona)
{
    return sg_chance_normal(&persona->rng);
}

int64_t sg_mind_time(struct sg_persona *persona, double median_ms, double spread)
{
    double ms = median_ms * exp(spread * sg_mind_normal(persona));
    return (int64_t)fmin(fmax(ms, 150), 60000);
}

size_t sg_mind_pick(struct sg_persona *persona, const double *weights, size_t count)
{
    double sum = 0, below = 0;
    size_t last = count;
    for (size_t i = 0; i < count; i++)
        sum += weights[i];
    double draw = sg_rng_unit(&persona->rng) * sum;
    for (size_t i = 0; i < count; i++) {
        if (weights[i] <= 0)
            continue;
        below += weights[i];
        last = i; /* rounding may leave the sum a hair under the draw */
        if (draw < below)
            break;
    }
    return last;
}

struct sg_event *sg_mind_act(struct sg_event *event, const struct sg_session_state *state, int64_t ms,
                             enum sg_event_kind kind)
{
    *event = (struct sg_event){.kind = kind, .at_ms = state->at_ms + ms};
    return event;
}

/* ---- how often a move helps ---- */

enum quality { BETTER, SAME, WORSE, QUALITIES };

/* 42 adults on 70 boards (SCIENCE.md 7a, computed): the share of moves by distance to the goal. */
static const struct {
    double distance, better, same;
} people[] = {{1.3, .89, .09}, {3.0, .76, .17}, {4.6, .67, .24},  {6.0, .62, .23},  {7.4, .58, .25},
              {8.5, .51, .29}, {9.8, .50, .30}, {11.1, .47, .32}, {12.4, .42, .36}, {15.0, .41, .37}};

enum { PEOPLE = sizeof people / sizeof *people };

static const double moves_per_logit = 1 / .31; /* SCIENCE.md 4.1, computed */
static const double blind_share = .03;         /* of the helpful moves, what luck still finds */
static const double turning_back = .3; /* weight of a move that restores the position before: 5 % are */
static const double same_line = .15;   /* weight of a move of the line that is being avoided */

static void shares_at(double distance, double share[QUALITIES])
{
    size_t at = 0;
    while (at + 2 < PEOPLE && distance > people[at + 1].distance)
        at++;
    double span = people[at + 1].distance - people[at].distance;
    double part = fmin(fmax((distance - people[at].distance) / span, 0), 1);
    share[BETTER] = people[at].better + part * (people[at + 1].better - people[at].better);
    share[SAME] = people[at].same + part * (people[at + 1].same - people[at].same);
    share[WORSE] = 1 - share[BETTER] - share[SAME];
}

double sg_mind_predict(const struct sg_persona *persona, const struct sg_session_state *state)
{
    return 1 / (1 + exp(sg_difficulty(state->level.p_solve) - persona->ability));
}

/* ---- the moves on the board ---- */

struct option {
    struct sg_move move;
    enum quality quality;
    bool back, in_line;
};

static bool in_line(const struct sg_line *line, uint64_t code)
{
    for (uint32_t i = 0; i < line->count; i++)
        if (line->code[i] == code)
            return true;
    return false;
}

static enum quality quality_of(const struct sg_analysis *before, const struct sg_analysis *after)
{
    if (after->bound == SG_BOUND_UNSOLVABLE)
        return WORSE;
    if (before->bound != SG_BOUND_EXACT || after->bound != SG_BOUND_EXACT ||
        before->distance == after->distance)
        return SAME;
    return after->distance < before->distance ? BETTER : WORSE;
}

/* What the legal moves are worth; the distance of the present board goes into *distance. */
static size_t list_options(const struct sg_session *session, struct sg_bench *bench, struct option *options,
                           uint32_t *distance)
{
    const struct sg_session_state *state = sg_session_state(session);
    const struct sg_history *history = sg_session_history(session);
    const void *now = sg_history_now(history);
    uint32_t ply = sg_history_ply(history);
    const void *before = ply > 0 ? sg_history_at(history, ply - 1) : NULL;
    struct sg_move moves[SG_MOVES_MAX];
    struct sg_analysis here, there;
    size_t bytes = state->game->position_bytes, count = state->game->list_moves(now, moves, SG_MOVES_MAX);
    sg_bench_analyse(bench, now, &here);
    *distance = here.distance;
    for (size_t i = 0; i < count; i++) {
        unsigned char position[SG_POSITION_BYTES];
        memcpy(position, now, bytes);
        state->game->play(position, moves[i]);
        sg_bench_analyse(bench, position, &there);
        options[i] = (struct option){.move = moves[i],
                                     .quality = quality_of(&here, &there),
                                     .back = before && memcmp(position, before, bytes) == 0,
                                     .in_line = in_line(&state->line_before, moves[i].code)};
    }
    return count;
}

/* A quality's share is divided among its moves, so that many poor moves are no likelier than few. */
static void weigh(const struct sg_persona *persona, const struct sg_session_state *state,
                  const struct option *options, size_t count, uint32_t distance, double *weights)
{
    double share[QUALITIES], number[QUALITIES] = {0};
    shares_at(distance - moves_per_logit * persona->ability, share);
    if (distance <= persona->now.blind_from)
        share[BETTER] *= blind_share;
    bool avoid = persona->now.other_way && state->moves < SG_LINE_MOVES;
    for (size_t i = 0; i < count; i++)
        number[options[i].quality]++;
    for (size_t i = 0; i < count; i++) {
        weights[i] = share[options[i].quality] / number[options[i].quality];
        if (options[i].back)
            weights[i] *= turning_back;
        if (avoid && options[i].in_line)
            weights[i] *= same_line;
    }
}

bool sg_mind_move(struct sg_persona *persona, const struct sg_session *session, struct sg_bench *bench,
                  struct sg_move *move)
{
    struct option options[SG_MOVES_MAX];
    double weights[SG_MOVES_MAX] = {0};
    uint32_t distance;
    size_t count = list_options(session, bench, options, &distance);
    weigh(persona, sg_session_state(session), options, count, distance, weights);
    size_t picked = sg_mind_pick(persona, weights, count);
    if (picked >= count)
        return false;
    *move = options[picked].move;
    return true;
}
