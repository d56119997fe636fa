#include "learner/ability.h"

#include <assert.h>
#include <math.h>

const struct sg_ability_rules sg_ability_rules = {
    /* Logits. The reference learner is an adult volunteer (SCIENCE 7a), so a pupil whom nobody has seen
     * starts lower and the warm-up really is one: a guess, as are the spreads. Wide, so that somebody far
     * from the middle is found within a session; no pupil has played yet. */
    .trait = {.mean = -.5, .shared_sd = 1.6, .own_sd = .6},
    .item_sd = .5,    /* 48 boards, 65 adults: the sd that makes their solve counts likeliest, given p_solve
                         (computed) */
    .half_score = .5, /* solved after a hint, or after giving up and coming back (SCIENCE 4.1) */
};

static const double least_p = .001, most_p = .999;
static const double eighth_of_pi = .39269908169872414;

void sg_ability_init(struct sg_ability *ability)
{
    *ability = (struct sg_ability){.levels = 0};
}

double sg_difficulty(double p_solve)
{
    /* Written so that a NaN lands on a bound: a rating that failed must not poison a learner's estimate. */
    double p = p_solve > least_p ? p_solve : least_p;
    if (p > most_p)
        p = most_p;
    return log((1 - p) / p);
}

struct sg_belief sg_ability_of(const struct sg_ability *ability, size_t game)
{
    return sg_trait_of(&sg_ability_rules.trait, &ability->trait, game);
}

struct sg_belief sg_ability_shared(const struct sg_ability *ability)
{
    return sg_trait_shared(&sg_ability_rules.trait, &ability->trait);
}

/* By how much not knowing flattens the logistic curve. */
static double flattening(double variance)
{
    double item = sg_ability_rules.item_sd * sg_ability_rules.item_sd;
    return sqrt(1 + eighth_of_pi * (variance + item));
}

double sg_ability_predict(const struct sg_belief *theta, double beta)
{
    return 1 / (1 + exp((beta - theta->mean) / flattening(theta->variance)));
}

double sg_ability_beta(const struct sg_belief *theta, double target)
{
    return theta->mean + sg_difficulty(target) * flattening(theta->variance);
}

/* ---- a visit ---- */

enum { GRID = 41 };

static const double reach = 4; /* the grid spans so many standard deviations to either side */

/* ln of 1 / (1 + exp(-x)), without overflow. */
static double ln_logistic(double x)
{
    return x < 0 ? x - log(1 + exp(x)) : -log(1 + exp(-x));
}

static struct sg_belief posterior(const struct sg_belief *before, double beta, double score)
{
    double slope = 1 / flattening(0), sd = sqrt(before->variance);
    double sum = 0, first = 0, second = 0;
    for (int i = 0; i < GRID; i++) {
        double z = reach * (2.0 * i / (GRID - 1) - 1);
        double x = slope * (before->mean + sd * z - beta);
        double weight = exp(score * ln_logistic(x) + (1 - score) * ln_logistic(-x) - z * z / 2);
        sum += weight;
        first += weight * z;
        second += weight * z * z;
    }
    double mean = first / sum, variance = second / sum - mean * mean;
    return (struct sg_belief){.mean = before->mean + sd * mean, .variance = before->variance * variance};
}

/* A level so far away that its outcome was certain says nothing, and rounding must not say it does. */
static struct sg_belief no_vaguer(const struct sg_belief *before, struct sg_belief after)
{
    if (after.variance > before->variance)
        after.variance = before->variance;
    return after;
}

void sg_ability_update(struct sg_ability *ability, size_t game, double beta, double score)
{
    assert(score >= 0 && score <= 1);
    struct sg_belief before = sg_ability_of(ability, game);
    struct sg_belief after = no_vaguer(&before, posterior(&before, beta, score));
    sg_trait_learn(&ability->trait, game, &before, &after);
    ability->levels++;
}
