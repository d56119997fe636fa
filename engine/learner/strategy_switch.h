/* Stretches of one strategy, and the changes between them (SCIENCE.md 3.4.4, 3.4.5).
 *
 * A strategy stands when it was followed for at least 6 acts, or for a whole attempt of at least 3, with a
 * posterior of at least .7: that of the stretch as a whole, given that it was one strategy. A switch lies
 * between two different strategies that stand, at the first act of the second. UNK is no strategy: whoever
 * becomes unreadable and then goes on as before has not switched. PERS (the same line again after a restart)
 * is an explicit non-switch. */
#ifndef SG_STRATEGY_SWITCH_H
#define SG_STRATEGY_SWITCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "learner/hmm.h"
#include "smartgames/event.h"

extern const struct sg_switch_rules {
    size_t least, least_attempt;       /* acts; 6, and 3 where they are a whole attempt */
    double posterior;                  /* .7 */
    size_t after_failure, best_within; /* 10 and 20 acts: what makes a switch adaptive */
} sg_switch_rules;

/* One act. */
struct sg_strategy_step {
    enum sg_strategy strategy;
    double posterior; /* of that strategy at this act, smoothed */
    struct sg_hmm_row log_likelihood;
    int64_t active_ms; /* when; only for measures in time */
    bool begins;       /* the first of an attempt */
    bool perseverates; /* of an attempt that repeats the one before */
    bool failed;       /* a restart after >= 3 moves, a dead end, a surrender */
    bool best;         /* a new best */
};

struct sg_strategy_segment {
    enum sg_strategy strategy;
    size_t from, to;  /* acts, both included */
    double posterior; /* of the strategy over the whole stretch */
    bool attempt;     /* it is a whole attempt */
};

/* All stretches of equal strategy; returns how many there are, writes at most `capacity`. A stretch of REST
 * in an attempt that repeats the one before is PERS. */
size_t sg_strategy_segments(const struct sg_strategy_step *steps, size_t count,
                            struct sg_strategy_segment *segments, size_t capacity);

bool sg_strategy_stands(const struct sg_strategy_segment *segment);

struct sg_switch {
    size_t at; /* the first act of the new strategy */
    enum sg_strategy from, to;
};

size_t sg_strategy_switches(const struct sg_strategy_step *steps, size_t count, struct sg_switch *switches,
                            size_t capacity);

/* ---- measures ---- */

/* Whether a failure lay at most 10 acts (or one attempt) before it and a new best comes within 20 after it.
 */
bool sg_switch_is_adaptive(const struct sg_switch *change, const struct sg_strategy_step *steps,
                           size_t count);

/* Of the mix of strategies, in bits; acts labelled UNK are left out. 0 .. 3. */
double sg_strategy_entropy(const struct sg_strategy_step *steps, size_t count);

/* Active time from the beginning of an impasse, at `onset_ms`, to the next switch; -1: none came. */
int64_t sg_switch_lag_ms(const struct sg_switch *switches, size_t switch_count,
                         const struct sg_strategy_step *steps, int64_t onset_ms);

#endif
