/* Difficulty for people, from a level's features: expected seconds and P(solve) of the reference learner, and
 * the grade whose band they fall in. The weights are the game's, the formula and the bands are everybody's.
 */
#ifndef SG_RATING_H
#define SG_RATING_H

#include "smartgames/game.h"

struct sg_rating {
    double features[SG_FEATURES_MAX];
    double expected_s; /* geometric mean of the solving time, seconds */
    double p_solve;    /* before giving up */
    int grade;         /* 1-5 */
};

/* Grade g holds expected seconds from sg_grade_seconds[g-1] up to, not including, sg_grade_seconds[g]. */
extern const double sg_grade_seconds[SG_GRADES + 1];

/* SG_T names: Foot, Slope, Climb, Face, Summit (in Dutch Voet, Helling, Klim, Wand, Top). `grade` 1-5. */
const char *sg_grade_name(int grade);

/* Rates `start`, for which `oracle` was prepared. */
void sg_rate(const struct sg_game *game, const struct sg_oracle *oracle, const void *start,
             struct sg_arena *scratch, struct sg_rating *rating);

/* The same from features alone. */
void sg_rate_features(const struct sg_rating_model *model, struct sg_rating *rating);

/* The features as name=value with `separator` between them: whole numbers without a point, others with at
 * most six places. */
void sg_rating_write_features(const struct sg_rating_model *model, const struct sg_rating *rating,
                              char separator, struct sg_text *out);

#endif
