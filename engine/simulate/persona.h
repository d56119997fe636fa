/* Simulated learners: they see what a learner sees (plus the oracle that shapes how good their moves are), think, err,
 * take back, give up or go on, and act through the same door: events. Pure; time is what they say it is. */
#ifndef SG_PERSONA_H
#define SG_PERSONA_H

#include "puzzle/level.h"
#include "session/session.h"

struct sg_persona {
    struct sg_rng rng;
    double ability;      /* logits; shifts how soon errors come with distance */
    double patience;     /* active seconds without a new best before giving up becomes likely */
    double null_rate;    /* pick up and put back, SCIENCE.md 2.3: .114 of drags */
    double undo_rate;
    double first_median_ms, later_median_ms; /* think times: 3100 and 1040 */
    /* its own place */
    uint32_t idle_visit;
    bool announced;
};

/* A learner drawn from `seed`. */
void sg_persona_init(struct sg_persona *persona, uint64_t seed);

/* What this learner does next, and when (event->at_ms > state->at_ms). `bench` has the present level prepared when the
 * stage is PLAY. Always answers; at SG_STAGE_ENDED the answer is a TICK. */
void sg_persona_next(struct sg_persona *persona, const struct sg_session *session, struct sg_bench *bench,
                     struct sg_event *event);

#endif
