/* Simulated learners: they see what a learner sees (plus the oracle that shapes how good their moves are),
 * think, err, take back, give up or go on, and act through the same door: events. Pure; time is what they say
 * it is.
 *
 * Which move they make follows learner/choice.h, as it does for people: helpful ones are rarer the farther
 * the goal, errors come in runs. At a level that is hard for it a persona is blind to the way on from some
 * distance, until a restart with another plan, a prompt's chip, a tip, a rest or luck shows it: that is its
 * impasse. */
#ifndef SG_PERSONA_H
#define SG_PERSONA_H

#include "learner/choice.h"
#include "puzzle/level.h"
#include "session/session.h"

struct sg_persona {
    struct sg_rng rng;
    double ability;   /* logits; shifts how soon errors come with distance */
    double patience;  /* active seconds without a new best before giving up becomes likely */
    double null_rate; /* pick up and put back, SCIENCE.md 2.3: .114 of drags; people differ */
    bool alone;       /* a volunteer whom nobody helps or holds: cards stay lying, no tips, gives up sooner */
    double first_median_ms, later_median_ms; /* think times: 3100 and 1040 */
    const char *game;                        /* the id of the one it always chooses; NULL: any */
    sg_translate *translate;                 /* for the words of the tips it opens; NULL: English */
    const void *catalog;
    /* its own place */
    struct sg_persona_place {
        uint32_t visit, attempt;    /* where it was last */
        struct sg_choice_past past; /* the moves of this attempt */
        uint32_t blind_from;        /* sees no way on at this distance or less; 0: sees it */
        double predicted;           /* its own chance at this level */
        uint32_t tips;              /* rungs it still wants to open */
        uint32_t ignored;           /* the decision whose card it leaves open */
        bool other_way;             /* this attempt avoids the line before */
        bool fumbles;               /* ... or is dropped after a move or two */
        bool anew, rest, follow;    /* next: restart, take a pause, play the move of the tip */
    } now;
};

/* A learner drawn from `seed`. */
void sg_persona_init(struct sg_persona *persona, uint64_t seed);

/* What this learner does next, and when (event->at_ms > state->at_ms). `bench` has the present level prepared
 * when the stage is PLAY. Always answers; at SG_STAGE_ENDED the answer is a TICK. Something that happens
 * before that moment (a tick that brings a prompt) makes the answer void: put the persona back as it was and
 * ask again. */
void sg_persona_next(struct sg_persona *persona, const struct sg_session *session, struct sg_bench *bench,
                     struct sg_event *event);

#endif
