/* What is to be expected of this moment at a level, as probabilities beside the rules of impasse.h:
 *
 *   held   the learner does not see the way on from here: everything tried near the best place leads nowhere
 *   quits  the level will be given up
 *
 * Each is a logistic over the same named signs (Cox 1958): p = 1 / (1 + exp(-(constant + sum of weight *
 * sign))). The signs are relative to the level and to the person, so that they mean the same in every game,
 * and change by acts alone: time that passes without an act changes nothing (SCIENCE.md 2.3: elapsed time is
 * no evidence). `held` was fitted on simulated players, who know when they are blind; `quits` on people, in
 * the first two minutes of a level, by tests/fit/fit_impasse.c; judged by the claims `impasse` and
 * `surrender`. */
#ifndef SG_OUTLOOK_H
#define SG_OUTLOOK_H

#include <stdbool.h>
#include <stdint.h>

enum sg_sign {
    SG_SIGN_FAR,      /* distance to the goal over that of the level's start; 2 at most */
    SG_SIGN_BEST,     /* the best of it so far, likewise */
    SG_SIGN_SINCE,    /* ln(1 + acts since the last new best) */
    SG_SIGN_KNOCKS,   /* ln(1 + moves from the best place that were no new best) */
    SG_SIGN_UNLUCKY,  /* how unlikely these are for who sees the way on: -ln of it; 8 at most */
    SG_SIGN_ERRORS,   /* of the last 10 moves, those that did not bring the goal nearer; .5 stands for each
                         missing */
    SG_SIGN_REVISITS, /* of the last 15 moves, those to a position seen before */
    SG_SIGN_NULLS,    /* null moves and undos of the last 10 acts */
    SG_SIGN_RESTARTS, /* ln(1 + restarts at this level) */
    SG_SIGN_BARREN,   /* ln(1 + of them since the last new best) */
    SG_SIGN_UNLIKELY, /* logit of 1 - P(solve) as predicted for this person */
    SG_SIGN_HABIT,    /* logit of the person's own share of levels given up, shrunk to people's */
    SG_SIGN_SLOW,     /* acts since the last new best beyond the person's own 80th percentile, in ln */
    SG_SIGN_COUNT
};

struct sg_outlook_model {
    double constant, weights[SG_SIGN_COUNT];
};

extern const struct sg_outlook_rules {
    struct sg_outlook_model held, quits;
    double alarm;                     /* `held` at or above it is an impasse */
    double habit_share, habit_weight; /* share of levels that people give up; counts as so many levels */
    double quantile;                  /* .80 */
    uint32_t gaps_known;              /* stretches between new bests before a personal percentile exists */
    uint32_t gap_unknown;             /* acts, until then */
} sg_outlook_rules;

/* Of the person, over levels and sessions. Flat; zero it to begin. */
enum { SG_OUTLOOK_GAPS = 64 };
struct sg_outlook_person {
    uint32_t levels, given_up;
    uint32_t gap_count;             /* ever noted */
    uint16_t gaps[SG_OUTLOOK_GAPS]; /* acts between new bests, a ring of the latest */
};

/* Of the level. Flat; filled by sg_outlook_open. */
struct sg_outlook {
    uint32_t start, now, best; /* distances; UINT32_MAX not known */
    uint32_t since, knocks, restarts, barren;
    uint32_t error_bits, revisit_bits, back_bits; /* newest in bit 0 */
    uint32_t moves, acts;
    double unlucky; /* see SG_SIGN_UNLUCKY */
    double p_solve;
};

/* `distance` of the start, UINT32_MAX when it is not known; `p_solve` as predicted for this person. */
void sg_outlook_open(struct sg_outlook *outlook, uint32_t distance, double p_solve);
/* A move; `after` is UINT32_MAX where the distance is not known or the position is a dead end. */
void sg_outlook_move(struct sg_outlook *outlook, struct sg_outlook_person *person, uint32_t after,
                     bool revisit);
/* An undo, which leads to distance `after`, or a null move, which leaves it. */
void sg_outlook_back(struct sg_outlook *outlook, uint32_t after);
void sg_outlook_restart(struct sg_outlook *outlook);
/* The level is over. */
void sg_outlook_close(struct sg_outlook_person *person, bool given_up);

void sg_outlook_signs(const struct sg_outlook *outlook, const struct sg_outlook_person *person,
                      double signs[SG_SIGN_COUNT]);
double sg_outlook_probability(const struct sg_outlook_model *model, const double signs[SG_SIGN_COUNT]);

/* Lower-case names ("knocks"), for logs. Static storage. */
const char *sg_sign_name(enum sg_sign sign);

#endif
