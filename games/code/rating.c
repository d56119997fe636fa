/* What a level costs a person: how much there is to hold in mind, how hard the hardest step is, and how many
 * guesses a methodical player still makes. */
#include "logic.h"
#include "solver.h"

#include <math.h>
#include <string.h>

enum { F_EXPECTED, F_LN_CODES, F_TECHNIQUE, F_PLACES, F_COLOURS, F_ROWS, F_COUNT };

/* A design choice, not evidence: no times of people on this puzzle were at hand. The sizes follow SCIENCE 7b
 * and 7c (the hardest technique, and how much there is to do), set so that three places of three colours with
 * the code as good as given cost a quarter of a minute, and an empty board of six colours and four places
 * three to four minutes. Each logit weight is -1.1 times the other: 16 s about .95, four minutes .5. */
#define WEIGHT(name, size)                                                                                   \
    {                                                                                                        \
        name, (size), -1.1 * (size)                                                                          \
    }
const struct sg_rating_model code_rating = {
    .ln_seconds = 0.85,
    .logit_solve = 6.0 - 1.1 * 0.85,
    .count = F_COUNT,
    .features = {WEIGHT("guesses", 0.40), WEIGHT("ln_codes", 0.04), WEIGHT("technique", 0.20),
                 WEIGHT("places", 0.30), WEIGHT("colours", 0.05), WEIGHT("rows", 0.04)},
    .source = "none: a design choice after SCIENCE 7b and 7c, no data of people on this puzzle was at hand",
};

void code_level_features(const struct code_table *table, const struct code_position *start,
                         double features[SG_FEATURES_MAX])
{
    struct code_set left;
    struct code_insight insight = {CODE_COUNTING, 0};
    memset(features, 0, SG_FEATURES_MAX * sizeof *features);
    code_fitting(start, &left);
    if (left.count > 0)
        code_reason(start, &left, &insight);
    features[F_EXPECTED] = table ? code_expected(table, left.codes, left.count) : 0;
    features[F_LN_CODES] = left.count > 0 ? log((double)left.count) : 0;
    features[F_TECHNIQUE] = insight.technique;
    features[F_PLACES] = start->places;
    features[F_COLOURS] = start->colours;
    features[F_ROWS] = start->count;
}

double code_expected_s(const double features[SG_FEATURES_MAX])
{
    double ln_seconds = code_rating.ln_seconds;
    for (size_t i = 0; i < code_rating.count; i++)
        ln_seconds += code_rating.features[i].weight * features[i];
    return exp(ln_seconds);
}

void code_features(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                   double features[SG_FEATURES_MAX])
{
    (void)scratch;
    code_level_features(code_table_of(oracle), start, features);
}
