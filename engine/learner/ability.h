/* How well levels of a known difficulty go for one learner, with its uncertainty; per game, with a shared
 * part.
 *
 *   P(solve | theta) = 1 / (1 + exp(-g (theta - beta))),  g = 1 / sqrt(1 + pi/8 item_sd^2)
 *
 * theta the learner's at this game (learner/trait.h), beta the level's by its rating, both in logits; the
 * reference learner has theta 0. g < 1 because a rating from structure knows a level's difficulty only up to
 * `item_sd` (Glicko's g, Glickman 1999, with the logistic integral of MacKay 1992). After a visit theta is
 * the mean and variance of the exact posterior, by sums over a grid: assumed density filtering (Minka 2001),
 * an Elo whose K follows from what is known. A prediction integrates over what is not known of theta, so that
 * it is calibrated: P = logistic of (mean - beta) / sqrt(1 + pi/8 (variance + item_sd^2)).
 *
 * Time earns nothing: haste is no ability (SCIENCE.md 4.1; learner/pace.h is kept apart). Never shown to a
 * learner. */
#ifndef SG_ABILITY_H
#define SG_ABILITY_H

#include <stdint.h>

#include "learner/trait.h"

struct sg_ability {
    struct sg_trait trait;
    uint32_t levels; /* how many visits it rests on */
};

extern const struct sg_ability_rules {
    struct sg_trait_rules trait; /* a learner nobody has seen yet */
    double item_sd;              /* logits: how far a level may lie from its rating */
    double half_score;           /* x of a level solved after a hint or after giving up once */
} sg_ability_rules;

void sg_ability_init(struct sg_ability *ability);

/* beta of a level that the reference learner solves with probability `p_solve` (clamped to .001-.999). */
double sg_difficulty(double p_solve);

/* theta at this game: a number in the session's list, below SG_TRAIT_GAMES. */
struct sg_belief sg_ability_of(const struct sg_ability *ability, size_t game);
struct sg_belief sg_ability_shared(const struct sg_ability *ability);

/* P(solve), unaided, for a learner of whom so much is known. */
double sg_ability_predict(const struct sg_belief *theta, double beta);

/* The beta at which this learner has P(solve) = `target`. */
double sg_ability_beta(const struct sg_belief *theta, double target);

/* What a visit that is over says: `score` 1 solved unaided, .5 with help, 0 given up or capped. A visit that
 * a coach ended says nothing: do not call. */
void sg_ability_update(struct sg_ability *ability, size_t game, double beta, double score);

#endif
