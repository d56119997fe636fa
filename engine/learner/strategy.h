/* How a learner searches, act by act: a sticky hidden Markov model over eight strategies and "unknown"
 * (SCIENCE.md 3.3, 3.4), and the changes of strategy it sees.
 *
 * While somebody plays, labels are filtered: they rest on what came before and never sight ahead. A review
 * smooths them: every label then rests on the whole session. Both bear the same version,
 * sg_strategy_model.version. A strategy is only named when its posterior is large enough, otherwise it is
 * UNK. Doing the same line again after a restart is PERS, told by comparing the lines (learner/line.h): an
 * explicit non-switch.
 *
 * Flat state of fixed size, no memory of its own, well below 100 microseconds an act. */
#ifndef SG_STRATEGY_H
#define SG_STRATEGY_H

#include "learner/line.h"
#include "learner/strategy_emit.h"
#include "learner/strategy_model.h"
#include "learner/strategy_switch.h"
#include "learner/traits.h"

enum { SG_STRATEGY_LAG = 32 /* acts in which a switch can still be found in play */ };

/* Changes of course that need no model; logged apart from the switches that the model sees. */
enum sg_macro {
    SG_MACRO_NONE,
    SG_MACRO_NEW_LINE /* restarted, and another line */,
    SG_MACRO_FIRST_UNDO /* at this level */,
    SG_MACRO_HINT,
    SG_MACRO_OTHER_LEVEL,
    SG_MACRO_COUNT
};

/* What one act said. */
struct sg_strategy_verdict {
    bool passing; /* only on the way: no act of its own, and nothing below but the label that stands */
    enum sg_strategy label;     /* UNK when the largest posterior is below sg_strategy_model.unknown_below */
    double posterior;           /* of the most likely state, named or not */
    struct sg_hmm_row filtered; /* the posterior of each strategy */
    struct sg_hmm_row log_likelihood; /* keep it for a review */
    enum sg_strategy
        line;          /* REST or PERS with the act that tells it (the 8th move of an attempt), else UNK */
    double similarity; /* of the lines, where `line` says something */
    enum sg_macro macro;
    bool switched; /* a change of strategy became certain with this act */
    enum sg_strategy from, to;
    uint32_t acts_ago; /* it happened so many acts before this one; 0: this one is the first of the new */
};

/* A learner's whole session in one game. */
struct sg_strategy_track {
    struct sg_strategy_memory memory;
    struct sg_hmm_belief filtered;
    enum sg_strategy standing, standing_before; /* the last two strategies that were certain; UNK: none yet */
    uint32_t standing_from;                     /* the act with which the last of them began */
    bool undid, line_told;
    uint32_t count;               /* acts ever noted */
    struct sg_hmm_belief earlier; /* filtered, before the oldest act of the ring */
    struct sg_strategy_recent {   /* a ring of the latest acts */
        struct sg_hmm_row log_likelihood;
        bool begins, perseverates;
    } recent[SG_STRATEGY_LAG];
};

void sg_strategy_init(struct sg_strategy_track *track);

/* A level opens, also the first. SG_MACRO_OTHER_LEVEL when it takes the place of one that was not solved. */
enum sg_macro sg_strategy_open(struct sg_strategy_track *track, bool left_unsolved);

void sg_strategy_note(struct sg_strategy_track *track, const struct sg_sight *sight,
                      struct sg_strategy_verdict *verdict);

/* The label of a row of posteriors, and in *posterior the largest of them. */
enum sg_strategy sg_strategy_label(const struct sg_hmm_row *row, double *posterior);

/* What a review works on; all lent, `count` of each. */
struct sg_strategy_room {
    struct sg_hmm_belief *beliefs;
    struct sg_hmm_back *back;
    uint8_t *path;
};

/* The review of `count` acts: the most likely course into `steps[].strategy`, its smoothed posterior and the
 * likelihoods into the step as well, the rest of each step is the caller's; smoothed posteriors into
 * `smoothed`. */
void sg_strategy_review(const struct sg_hmm_row *log_likelihood, size_t count, struct sg_strategy_room *room,
                        struct sg_hmm_row *smoothed, struct sg_strategy_step *steps);

#endif
