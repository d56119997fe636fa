/* What a level costs a person: the effort of logic.c, which is in seconds by its own design. */
#include "solver.h"

#include <math.h>

/* SCIENCE 7b and 7c: how hard one deduction is and how many there are to choose from, and how far a wrong try
 * goes before it shows; all inside the effort. The slope of P(solve) makes 18 s about .94 and five minutes
 * .43. A design choice, not evidence. */
const struct sg_rating_model packing_rating = {
    .ln_seconds = 0,
    .logit_solve = 6.0,
    .count = 8,
    .features = {{.name = "effort", .weight = 1.0, .logit_weight = -1.1},
                 {.name = "technique", .weight = 0, .logit_weight = 0},
                 {.name = "trials", .weight = 0, .logit_weight = 0},
                 {.name = "forced", .weight = 0, .logit_weight = 0},
                 {.name = "pieces", .weight = 0, .logit_weight = 0},
                 {.name = "ln_places", .weight = 0, .logit_weight = 0},
                 {.name = "dead", .weight = 0, .logit_weight = 0},
                 {.name = "ln_solutions", .weight = 0, .logit_weight = 0}},
    .source = "none: a design choice after SCIENCE 7b and 7c, no data of people on this puzzle is public",
};

/* Of the empty board: all that lies can be taken back. */
void packing_features(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                      double features[SG_FEATURES_MAX])
{
    const struct packing_table *table = packing_oracle_table(oracle);
    struct sg_survey survey;
    uint16_t guide[PACKING_KINDS];
    for (size_t i = 0; i < packing_rating.count; i++)
        features[i] = 0;
    if (!table || !packing_guide(oracle, guide))
        return;
    struct packing_effort effort = packing_effort(table, guide);
    packing_survey(oracle, start, scratch, &survey);
    features[0] = log(effort.seconds > 1 ? effort.seconds : 1); /* ln s */
    features[1] = effort.technique;                             /* of logic.h, the hardest needed */
    features[2] = effort.trials;
    features[3] = effort.steps ? (double)effort.forced / effort.steps : 0; /* share of steps without trial */
    features[4] = __builtin_popcount(table->kinds);
    features[5] = log((double)(table->count > 0 ? table->count : 1));
    features[6] = packing_dead_share(oracle);
    features[7] = log((double)(survey.solutions > 0 ? survey.solutions : 1));
}
