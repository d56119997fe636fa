/* How well levels of a known difficulty go for one learner: a logistic (Elo, Rasch) model with uncertainty.
 *
 * P(solve) = 1 / (1 + exp(-(theta - beta))), theta the learner's, beta the level's, both in logits; the reference
 * learner has theta 0. Time earns nothing: haste is no ability (SCIENCE.md 4.1). Never shown to a learner. */
#ifndef SG_ABILITY_H
#define SG_ABILITY_H

#include <stdint.h>

struct sg_ability {
    double theta;    /* logits */
    uint32_t levels; /* how many levels it rests on; the step shrinks with it */
};

extern const struct sg_ability_rules {
    double prior_theta; /* a learner nobody has seen yet */
    double step;        /* a of K(n) = a / (1 + b n), Pelanek 2016, SCIENCE.md 4.1 */
    double decay;       /* b */
    double half_score;  /* x of a level solved after a hint or after giving up once */
} sg_ability_rules;

void sg_ability_init(struct sg_ability *ability);

/* beta of a level that the reference learner solves with probability `p_solve` (clamped to .001-.999). */
double sg_difficulty(double p_solve);

/* P(solve) for this learner. */
double sg_ability_predict(const struct sg_ability *ability, double beta);

/* What a visit that is over says: `score` 1 solved unaided, .5 with help, 0 given up or capped. A visit that a
 * coach ended says nothing: do not call. */
void sg_ability_update(struct sg_ability *ability, double beta, double score);

#endif
