#include "learner/choice.h"

#include <math.h>

const struct sg_choice_model sg_choice_model = {
    .memory = .8,
    /* 42 adults on 70 boards (SCIENCE.md 7a, computed) */
    .curve = {{1.3, .89, .09},
              {3.0, .76, .17},
              {4.6, .67, .24},
              {6.0, .62, .23},
              {7.4, .58, .25},
              {8.5, .51, .29},
              {9.8, .50, .30},
              {11.1, .47, .32},
              {12.4, .42, .36},
              {15.0, .41, .37}},
    /* tests/fit/fit_moves.c, on 18,887 moves of 27 adults: 2.63 bits a move for persons left out, the curve
     * alone 2.86, random 3.28 */
    .weights =
        {
            [SG_LURE_BETTER] = -0.237,
            [SG_LURE_WORSE] = 0.441,
            [SG_LURE_BETTER_RUN] = -0.427,
            [SG_LURE_BETTER_LAST] = 0.315,
            [SG_LURE_BETTER_OFTEN] = -1.567,
            [SG_LURE_BACK] = -1.080,
            [SG_LURE_SEEN] = 0.873,
            [SG_LURE_HELD] = -2.009,
            [SG_LURE_GREEDY] = 0.607,
            [SG_LURE_NEAR] = 0.543,
            [SG_LURE_FAR] = 0.678,
            [SG_LURE_FORCED] = 1.270,
            [SG_LURE_HELD_BETTER] = 1.019,
            [SG_LURE_BETTER_FAR] = 0.663,
            [SG_LURE_HOME] = 0.742,
        },
};

enum { CURVE = sizeof sg_choice_model.curve / sizeof *sg_choice_model.curve };

void sg_choice_shares(double distance, double share[SG_QUALITY_COUNT])
{
    const struct sg_choice_model *model = &sg_choice_model;
    size_t at = 0;
    while (at + 2 < CURVE && distance > model->curve[at + 1].distance)
        at++;
    double span = model->curve[at + 1].distance - model->curve[at].distance;
    double part = fmin(fmax((distance - model->curve[at].distance) / span, 0), 1);
    share[SG_QUALITY_BETTER] =
        model->curve[at].better + part * (model->curve[at + 1].better - model->curve[at].better);
    share[SG_QUALITY_SAME] =
        model->curve[at].same + part * (model->curve[at + 1].same - model->curve[at].same);
    share[SG_QUALITY_WORSE] = 1 - share[SG_QUALITY_BETTER] - share[SG_QUALITY_SAME];
}

void sg_choice_begin(struct sg_choice_past *past)
{
    past->moves = past->run = 0;
    past->errors = .5;
}

void sg_choice_note(struct sg_choice_past *past, bool better)
{
    past->moves++;
    past->run = better ? 0 : past->run + 1;
    past->errors = sg_choice_model.memory * past->errors + (1 - sg_choice_model.memory) * !better;
}

void sg_choice_features(const struct sg_choice_past *past, const struct sg_choice_option *option,
                        double features[SG_LURE_COUNT])
{
    bool better = option->quality == SG_QUALITY_BETTER;
    features[SG_LURE_BETTER] = better;
    features[SG_LURE_WORSE] = option->quality == SG_QUALITY_WORSE;
    features[SG_LURE_BETTER_RUN] = better && past->run > 0;
    features[SG_LURE_BETTER_LAST] = better && past->moves > 0 && past->run == 0;
    features[SG_LURE_BETTER_OFTEN] = better ? past->errors - .5 : 0;
    features[SG_LURE_BACK] = option->back;
    features[SG_LURE_SEEN] = option->seen && !option->back;
    features[SG_LURE_HELD] = option->held && !option->back;
    features[SG_LURE_GREEDY] = option->traits.greedy;
    features[SG_LURE_NEAR] = option->traits.chain_depth == 1;
    features[SG_LURE_FAR] = option->traits.chain_depth > 1;
    features[SG_LURE_FORCED] = option->traits.forced;
    features[SG_LURE_HELD_BETTER] = option->held && !option->back && better;
    features[SG_LURE_BETTER_FAR] = better && past->distance >= 0 ? past->distance / 10 - 1 : 0;
    features[SG_LURE_HOME] = option->back && past->run > 0;
}

/* Where nothing is known of the distance, every move counts alike. */
static void spread(const struct sg_choice_past *past, const struct sg_choice_option *options, size_t count,
                   double *weight)
{
    double share[SG_QUALITY_COUNT] = {1, 1, 1}, number[SG_QUALITY_COUNT] = {1, 1, 1};
    if (past->distance >= 0) {
        sg_choice_shares(past->distance, share);
        number[SG_QUALITY_BETTER] = number[SG_QUALITY_SAME] = number[SG_QUALITY_WORSE] = 0;
        for (size_t i = 0; i < count; i++)
            number[options[i].quality]++;
    }
    for (size_t i = 0; i < count; i++)
        weight[i] = share[options[i].quality] / number[options[i].quality];
}

static void normalise(double *weight, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += weight[i];
    for (size_t i = 0; i < count; i++)
        weight[i] /= sum;
}

void sg_choice_by_curve(const struct sg_choice_past *past, const struct sg_choice_option *options,
                        size_t count, double *probability)
{
    spread(past, options, count, probability);
    normalise(probability, count);
}

void sg_choice_predict(const struct sg_choice_model *model, const struct sg_choice_past *past,
                       const struct sg_choice_option *options, size_t count, double *probability)
{
    spread(past, options, count, probability);
    for (size_t i = 0; i < count; i++) {
        double features[SG_LURE_COUNT], sum = 0;
        sg_choice_features(past, &options[i], features);
        for (size_t f = 0; f < SG_LURE_COUNT; f++)
            sum += model->weights[f] * features[f];
        probability[i] *= exp(sum);
    }
    normalise(probability, count);
}
