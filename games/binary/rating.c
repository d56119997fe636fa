/* What a level costs a person: the effort of logic.c, which is in seconds by its own design. */
#include "logic.h"

#include <math.h>

/* SCIENCE 7b and 7c: two sources of difficulty, how hard one deduction is and how many there are to choose
 * from; both are inside the effort. The slope of P(solve) makes 18 s about .94 and five minutes .43. A design
 * choice, not evidence. */
const struct sg_rating_model binary_rating = {
    .ln_seconds = 0,
    .logit_solve = 6.0,
    .count = 5,
    .features = {{.name = "effort", .weight = 1.0, .logit_weight = -1.1},
                 {.name = "technique", .weight = 0, .logit_weight = 0},
                 {.name = "trials", .weight = 0, .logit_weight = -0.02},
                 {.name = "narrow", .weight = 0, .logit_weight = 0},
                 {.name = "open", .weight = 0, .logit_weight = 0}},
    .source = "none: a design choice after SCIENCE 7b and 7c, no data of people on this puzzle is public",
};

void binary_features(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                     double features[SG_FEATURES_MAX])
{
    (void)oracle; /* how a person gets on follows from the givens */
    (void)scratch;
    struct binary_grid grid = binary_grid_of(start, false);
    struct binary_effort effort = binary_effort_of(&grid, INFINITY);
    int open = 0;
    for (int w = 0; w < GRID_WORDS; w++)
        open += __builtin_popcountll(binary_grid_cells(grid.size, w) & ~(grid.zero[w] | grid.one[w]));
    features[0] = log(effort.seconds); /* ln s */
    features[1] = effort.technique;    /* of logic.h, the hardest needed */
    features[2] = effort.trials;
    features[3] = effort.steps ? (double)effort.narrow / effort.steps : 0; /* share of steps without choice */
    features[4] = open;
}
