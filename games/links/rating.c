/* What a level costs a person: the effort of logic.c, which is in seconds by its own design. */
#include "logic.h"

#include <math.h>

/* SCIENCE 7b and 7c: two sources of difficulty, how hard one deduction is and how many there are to choose
 * from; both are inside the effort. The slope of P(solve) makes 12 s about .96 and five minutes .43. A design
 * choice, not evidence. */
const struct sg_rating_model links_rating = {
    .ln_seconds = 0,
    .logit_solve = 6.0,
    .count = 7,
    .features = {{.name = "effort", .weight = 1.0, .logit_weight = -1.1},
                 {.name = "technique", .weight = 0, .logit_weight = 0},
                 {.name = "looks", .weight = 0, .logit_weight = 0},
                 {.name = "trials", .weight = 0, .logit_weight = -0.02},
                 {.name = "narrow", .weight = 0, .logit_weight = 0},
                 {.name = "pairs", .weight = 0, .logit_weight = 0},
                 {.name = "cells", .weight = 0, .logit_weight = 0}},
    .source = "none: a design choice after SCIENCE 7b and 7c, no data of people on this puzzle is public",
};

void links_features(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                    double features[SG_FEATURES_MAX])
{
    (void)scratch;
    struct links_net net;
    links_net_of(start, false, &net);
    struct links_effort effort = links_effort_of(&net, links_nearest(oracle, start));
    features[0] = log(effort.seconds); /* ln s */
    features[1] = effort.technique;    /* of logic.h, the hardest needed */
    features[2] = effort.looks;
    features[3] = effort.trials;
    features[4] = effort.rounds ? (double)effort.narrow / effort.rounds : 0; /* share without much choice */
    features[5] = links_pair_count(start);
    features[6] = net.count;
}
