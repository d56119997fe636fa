#include "learner/pace.h"

#include <math.h>

const struct sg_pace_rules sg_pace_rules = {
    /* ln seconds. Inside a level of the 70 boards times differ by 2 to 3 (SCIENCE 7a, computed): sd about .6.
     * How far learners differ is a guess. */
    .trait = {.mean = 0, .shared_sd = .4, .own_sd = .2},
    .spread = .6,
};

struct sg_belief sg_pace_of(const struct sg_pace *pace, size_t game)
{
    return sg_trait_of(&sg_pace_rules.trait, &pace->trait, game);
}

double sg_pace_expected_s(const struct sg_pace *pace, size_t game, double expected_s)
{
    return expected_s * exp(-sg_pace_of(pace, game).mean);
}

void sg_pace_update(struct sg_pace *pace, size_t game, double expected_s, double active_s)
{
    if (!(expected_s > 0) || !(active_s > 0))
        return;
    struct sg_belief before = sg_pace_of(pace, game);
    double noise = sg_pace_rules.spread * sg_pace_rules.spread;
    double gain = before.variance / (before.variance + noise);
    struct sg_belief after = {.mean = before.mean + gain * (log(expected_s / active_s) - before.mean),
                              .variance = before.variance * (1 - gain)};
    sg_trait_learn(&pace->trait, game, &before, &after);
}
