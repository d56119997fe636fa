/* How quick one learner is, of solved levels only, for what a coach may expect of an hour: never for ability.
 *
 *   ln T = ln(expected_s) - tau + e,  e ~ N(0, spread^2)
 *
 * tau > 0: quicker than the reference learner (Pelanek and Jarusek 2015; van der Linden 2006, from memory).
 * Kept apart from theta on purpose: a score that pays for time trains against thinking first
 * (SCIENCE.md 4.1). */
#ifndef SG_PACE_H
#define SG_PACE_H

#include "learner/trait.h"

struct sg_pace {
    struct sg_trait trait;
};

extern const struct sg_pace_rules {
    struct sg_trait_rules trait;
    double spread; /* of ln seconds, from one solved level to the next */
} sg_pace_rules;

struct sg_belief sg_pace_of(const struct sg_pace *pace, size_t game);

/* Seconds this learner needs for a level on which the reference learner's geometric mean is `expected_s`. */
double sg_pace_expected_s(const struct sg_pace *pace, size_t game, double expected_s);

/* A level was solved in `active_s` seconds; says nothing when either is not above 0. */
void sg_pace_update(struct sg_pace *pace, size_t game, double expected_s, double active_s);

#endif
