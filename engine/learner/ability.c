#include "learner/ability.h"

#include <assert.h>
#include <math.h>

const struct sg_ability_rules sg_ability_rules = {
    .prior_theta = -.5, /* logits; the reference learner is an adult volunteer (SCIENCE 7a), so a pupil whom
                           nobody has seen starts lower and the warm-up really is one (design choice) */
    .step = 1,          /* logits per unit of surprise; Pelanek 2016 names about 1 (from memory) */
    .decay = .05,       /* per level; Pelanek 2016 names about .05 (from memory) */
    .half_score = .5,   /* solved after a hint, or after giving up and coming back (SCIENCE 4.1) */
};

static const double least_p = .001, most_p = .999;

void sg_ability_init(struct sg_ability *ability)
{
    *ability = (struct sg_ability){.theta = sg_ability_rules.prior_theta};
}

double sg_difficulty(double p_solve)
{
    /* Written so that a NaN lands on a bound: a rating that failed must not poison a learner's estimate. */
    double p = p_solve > least_p ? p_solve : least_p;
    if (p > most_p)
        p = most_p;
    return log((1 - p) / p);
}

double sg_ability_predict(const struct sg_ability *ability, double beta)
{
    return 1 / (1 + exp(beta - ability->theta));
}

void sg_ability_update(struct sg_ability *ability, double beta, double score)
{
    assert(score >= 0 && score <= 1);
    double step = sg_ability_rules.step / (1 + sg_ability_rules.decay * ability->levels);
    ability->theta += step * (score - sg_ability_predict(ability, beta));
    ability->levels++;
}
