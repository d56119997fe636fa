/* What should make a board hard for people. Nobody's times on boards of lamps were at hand: the weights are a
 * design choice, not evidence. */
#include "lights.h"

#include <math.h>
#include <string.h>

/* From the shape of SCIENCE 7c: the length of a shortest solution, the steps in it that look wrong, and what
 * has to be searched; a neighbourhood that wraps or that has corners is harder to see. A press weighs a
 * little more than a move of the cars (.17 a move in the Rush Hour study), since it hides what stood there
 * before. The logit falls 2.1 for each ln second, from 3.75 at 20 s, as it did for the people of that study.
 */
#define LIGHTS_FEATURE(name, weight)                                                                         \
    {                                                                                                        \
        name, weight, -2.1 * (weight)                                                                        \
    }

const struct sg_rating_model lights_rating = {
    .ln_seconds = 1.5,
    .logit_solve = 6.9, /* 3.75 + 2.1 * (ln 20 - 1.5) */
    .count = 5,
    .features = {LIGHTS_FEATURE("presses", 0.22), LIGHTS_FEATURE("dull", 0.16), LIGHTS_FEATURE("size", 0.40),
                 LIGHTS_FEATURE("torus", 0.35), LIGHTS_FEATURE("diagonals", 0.25)},
    .source = "none: a design choice, not evidence; no times of people on such boards were at hand",
};

void lights_level_features(const struct lights_shape *shape, const struct lights_answer *answer,
                           double features[SG_FEATURES_MAX])
{
    memset(features, 0, sizeof(double) * SG_FEATURES_MAX);
    features[0] = answer->presses;
    features[1] = answer->dull;
    features[2] = log(shape->rows * shape->columns / 9.0); /* 0 for 3 x 3 */
    features[3] = shape->torus;
    features[4] = shape->diagonals;
}

void lights_features(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                     double features[SG_FEATURES_MAX])
{
    const struct lights_position *position = start;
    struct lights_answer answer;
    if (!lights_ask(oracle, position, &answer)) { /* what is proven, and no more */
        struct sg_analysis analysis;
        lights_analyse(oracle, start, scratch, &analysis);
        answer = (struct lights_answer){.presses = (int)analysis.distance};
    }
    lights_level_features(&position->shape, &answer, features);
}

/* Adds up in the order of engine/puzzle/rating.c, so that a level at the edge of a band falls on the same
 * side. */
double lights_ln_seconds(const double features[SG_FEATURES_MAX])
{
    double sum = lights_rating.ln_seconds;
    for (size_t i = 0; i < lights_rating.count; i++)
        sum += lights_rating.features[i].weight * features[i];
    return sum;
}

int lights_grade(double ln_seconds)
{
    static const double ends[SG_GRADES - 1] = {20, 36, 62, 110}; /* engine/puzzle/rating.h */
    double seconds = exp(ln_seconds);
    int grade = 1;
    while (grade < SG_GRADES && seconds >= ends[grade - 1])
        grade++;
    return grade;
}
