/* A hidden Markov model whose states last: once entered, a state is kept for SG_HMM_LEAST steps, and after
 * these with probability `stay` a step. What a step showed enters as the logarithm of its likelihood under
 * each state.
 *
 * Rabiner, Proc. IEEE 77:257 (1989), rescaled at each step; the least stay by giving each state an age (an
 * explicit duration, his section IV D). As entering does not depend on what was left, a step costs O(states *
 * ages). Pure, no memory of its own. */
#ifndef SG_HMM_H
#define SG_HMM_H

#include <stddef.h>
#include <stdint.h>

enum { SG_HMM_STATES = 9, SG_HMM_LEAST = 6 };

/* One probability, or one log-likelihood, a state. */
struct sg_hmm_row {
    double of[SG_HMM_STATES];
};

/* Probabilities of age and state, age in steps, the last one is "that old or older"; the sum is 1. */
struct sg_hmm_belief {
    double of[SG_HMM_LEAST][SG_HMM_STATES];
};

/* Where the most likely path to each state came from, for one step. */
struct sg_hmm_back {
    uint8_t entered_from; /* the state that was left, if one was entered */
    uint16_t kept;        /* bit i: state i was as old before */
};

struct sg_hmm {
    double stay;             /* probability of keeping a state that is old enough */
    struct sg_hmm_row enter; /* of each state when one is drawn, and at the beginning; the sum is 1 */
};

/* Before the first step: any state, and it may be left at once. */
struct sg_hmm_belief sg_hmm_begin(const struct sg_hmm *hmm);

/* Forward: the filtered belief after a step, from the one before it. */
struct sg_hmm_belief sg_hmm_forward(const struct sg_hmm *hmm, const struct sg_hmm_belief *filtered,
                                    const struct sg_hmm_row *log_likelihood);

/* Backward: the smoothed belief of a step, from its filtered one and the smoothed one of the step after. */
struct sg_hmm_belief sg_hmm_backward(const struct sg_hmm *hmm, const struct sg_hmm_belief *filtered,
                                     const struct sg_hmm_belief *smoothed_after);

/* The probability of each state, whatever its age. */
struct sg_hmm_row sg_hmm_states(const struct sg_hmm_belief *belief);

/* The most likely path through `count` steps after `before` into `path`; `back` is lent, `count` of them. */
void sg_hmm_viterbi(const struct sg_hmm *hmm, const struct sg_hmm_belief *before,
                    const struct sg_hmm_row *log_likelihood, size_t count, struct sg_hmm_back *back,
                    uint8_t *path);

/* The state with the largest value, the lowest of equals. */
size_t sg_hmm_best(const struct sg_hmm_row *row);

#endif
