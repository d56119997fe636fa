#include "learner/ladder.h"

#include <assert.h>
#include <math.h>

#include "learner/ability.h"

enum { MINUTE = 60 * 1000 }; /* in milliseconds */

const struct sg_ladder_rules sg_ladder_rules = {
    /* P(solve); SCIENCE 4.2. Wall and recovery aim at the middle of their bands. */
    .warm = .85,
    .stretch = .65,
    .wall = .275,
    .recover = .825,
    .wall_low = .20,
    .wall_high = .35,
    .after_unsolved = .85, /* SCIENCE 4.3: recovery to success */
    .warm_levels = 2,      /* SCIENCE 4.2 */
    .stretch_levels = 2,
    .unsolved_in_a_row = 2, /* SCIENCE 4.3 */
    .walls = 1,
    .wall_offer_ms = 6 * MINUTE, /* active time; SCIENCE 4.3 */
    .wall_cap_ms = 10 * MINUTE,  /* the bound of the 12-14 year-olds, so that it holds for everybody */
    .session_ms = 45 * MINUTE,   /* an hour of which a quarter is kept for looking back; design choice */
    .easier = .62, /* logits: two moves of the shortest solution, .31 each (SCIENCE 4.1, computed) */
    .harder = -.62,
    .temperature =
        .25, /* logits; a candidate a quarter logit further is drawn e times less often; design choice */
};

static double distance_to(double predicted, double target)
{
    return fabs(sg_difficulty(predicted) - sg_difficulty(target));
}

/* How many candidates come before `at` when they stand in order of distance; the earlier index wins a tie. */
static size_t rank_of(const double *distance, size_t count, size_t at)
{
    size_t before = 0;
    for (size_t i = 0; i < count; i++)
        before += distance[i] < distance[at] || (distance[i] == distance[at] && i < at);
    return before;
}

static size_t pick(const double *probability, size_t count, double draw)
{
    size_t last = 0;
    double below = 0;
    for (size_t i = 0; i < count; i++) {
        if (probability[i] <= 0)
            continue;
        below += probability[i];
        if (draw < below)
            return i;
        last = i; /* rounding may leave the sum a hair under 1 */
    }
    return last;
}

size_t sg_ladder_choose(const double *predicted, size_t count, double target, double draw,
                        double *probability)
{
    assert(count >= 1 && count <= SG_LADDER_CANDIDATES);
    double distance[SG_LADDER_CANDIDATES], sum = 0, nearest = INFINITY;
    for (size_t i = 0; i < count; i++) {
        distance[i] = distance_to(predicted[i], target);
        nearest = distance[i] < nearest ? distance[i] : nearest;
    }
    for (size_t i = 0; i < count; i++) {
        bool near = rank_of(distance, count, i) < SG_LADDER_NEAREST;
        /* against the nearest, so that the largest weight is 1 and none of them all can vanish */
        probability[i] = near ? exp((nearest - distance[i]) / sg_ladder_rules.temperature) : 0;
        sum += probability[i];
    }
    for (size_t i = 0; i < count; i++)
        probability[i] /= sum;
    return pick(probability, count, draw);
}
