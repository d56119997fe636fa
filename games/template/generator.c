/* A dial that takes as many turns as its grade asks for, and what that costs a person. */
#include "template.h"

/* Each turn makes it 1.3 times as long: two distances fall in each band of sg_grade_seconds. */
const struct sg_rating_model template_rating = {
    .ln_seconds = 2.303,
    .logit_solve = 5.0,
    .count = 1,
    .features = {{.name = "turns", .weight = 0.28, .logit_weight = -0.5}},
    .source = "none: nobody has played the template; the weights only keep its grades apart",
};

void template_features(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                       double features[SG_FEATURES_MAX])
{
    struct sg_analysis analysis;
    template_analyse(oracle, start, scratch, &analysis);
    features[0] = analysis.distance;
}

enum sg_status template_generate(int grade, uint64_t seed, struct sg_arena *arena, const atomic_bool *cancel,
                                 void *position)
{
    (void)arena;
    if (grade < 1 || grade > SG_GRADES)
        return SG_ERR_RANGE;
    if (cancel && atomic_load(cancel))
        return SG_ERR_CANCELLED;
    struct sg_rng rng;
    sg_rng_init(&rng, seed);
    uint32_t turns = 2 * (uint32_t)grade - sg_rng_below(&rng, 2); /* 1-2, 3-4, ... 9-10 */
    uint32_t size = 2 * turns + sg_rng_below(&rng, DIAL_MAX + 1 - 2 * turns);
    uint32_t shown = sg_rng_below(&rng, 2) ? turns : size - turns;
    *(struct dial *)position = (struct dial){.size = (uint8_t)size, .shown = (uint8_t)shown};
    return SG_OK;
}
