/* How soon a person gives up, apart from how hard the levels were: the hazard of surrender by active minute,
 * with a person effect that is shrunk towards people's mean (SCIENCE.md 2.2, h_quit; Singer and Willett
 * 1993).
 *
 *   logit h = a_person + gap * x_gap + time * ln(minute) + attempts * ln(1 + restarts) + prompt * shown
 *
 * x_gap is the logit of 1 - P(solve) as predicted, minute counts from 1 at each level. A solve, a cap and a
 * coach who takes the level away censor: the minutes survived count, and nothing else. persistence = -a, in
 * logits: a_person ~ N(mean, sd), its mode and spread found by Newton's method (maximum a posteriori,
 * Laplace). Weights fitted by tests/fit/fit_hazard.c; recovery judged by the claim `hazard`. */
#ifndef SG_HAZARD_H
#define SG_HAZARD_H

#include <stdbool.h>
#include <stdint.h>

#include "learner/active.h"
#include "smartgames/event.h"

extern const struct sg_hazard_model {
    double mean, sd; /* of a over people, logits */
    double gap, time, attempts, prompt;
} sg_hazard_model;

/* A minute at risk. */
struct sg_hazard_minute {
    double gap;
    uint32_t minute; /* of the level, from 1 */
    uint32_t restarts;
    bool prompted;
};

/* Minutes by what the model says of them without the person: enough for the person effect, adds up over
 * sessions. Flat; zero it to begin. */
enum { SG_HAZARD_BINS = 48 };
struct sg_hazard {
    uint32_t at_risk[SG_HAZARD_BINS], given_up[SG_HAZARD_BINS];
};

double sg_hazard_logit(const struct sg_hazard_minute *minute); /* without the person */
void sg_hazard_note(struct sg_hazard *hazard, const struct sg_hazard_minute *minute, bool given_up);
void sg_hazard_add(struct sg_hazard *to, const struct sg_hazard *more);

struct sg_hazard_effect {
    double persistence, sd; /* -a and how sure; without a minute at risk -mean and the sd over people */
    uint32_t minutes, given_up;
};
void sg_hazard_estimate(const struct sg_hazard *hazard, struct sg_hazard_effect *effect);

/* ---- from events: a fold; zero it to begin ---- */

struct sg_hazard_fold {
    struct sg_hazard hazard;
    struct sg_active clock;
    bool open;
    int64_t began_ms; /* active */
    struct sg_hazard_minute now;
};
void sg_hazard_fold_note(struct sg_hazard_fold *fold, const struct sg_event *event);

#endif
