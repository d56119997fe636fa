/* Which level next: each phase of the climb aims at a P(solve), and bounds keep the learner safe.
 *
 * warm .85 (2 levels), stretch .65 (2), wall .20-.35 (1, announced), recover .80-.85 (1), then the learner chooses:
 * back to the wall, or on (SCIENCE.md 4.2-4.3). The choice among candidates is drawn, with logged probabilities. */
#ifndef SG_LADDER_H
#define SG_LADDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SG_LADDER_NEAREST = 5, SG_LADDER_CANDIDATES = 12 };

extern const struct sg_ladder_rules {
    double warm, stretch, wall, recover;   /* target P(solve) */
    double wall_low, wall_high;            /* the wall's band */
    double after_unsolved;                 /* at least this after `unsolved_in_a_row` unsolved levels */
    uint32_t warm_levels, stretch_levels;
    uint32_t unsolved_in_a_row;            /* 2 */
    uint32_t walls;                        /* per session: 1, a second only on the learner's own choice */
    int64_t wall_offer_ms, wall_cap_ms;    /* active time: soft offer, hard cap (the younger group's) */
    int64_t session_ms;                    /* after this no new level is proposed: closing */
    double easier, harder;                 /* what "easier" and "harder" add to the target, in logits */
    double temperature;                    /* of the softmax over |predicted - target| in logits */
} sg_ladder_rules;

/* A probability for each of `count` (<= SG_LADDER_CANDIDATES) candidates: softmax over the SG_LADDER_NEAREST whose
 * predicted P(solve) lies nearest to `target`, 0 for the others; the sum is 1. Returns the index that `draw` in
 * [0,1) picks. `count` >= 1. */
size_t sg_ladder_choose(const double *predicted, size_t count, double target, double draw, double *probability);

#endif
