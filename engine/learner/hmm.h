/* A hidden Markov model that likes to stay: each step it keeps its state, or draws one anew from what it
 * enters with (and may draw the same). What a step showed enters as the logarithm of its likelihood under
 * each state.
 *
 * Rabiner, Proc. IEEE 77:257 (1989), with rescaling at each step; as entering does not depend on what was
 * left, a step costs O(states), not O(states^2). Pure, no memory of its own. */
#ifndef SG_HMM_H
#define SG_HMM_H

#include <stddef.h>
#include <stdint.h>

enum { SG_HMM_STATES = 9 };

/* One probability, or one log-likelihood, a state. */
struct sg_hmm_row {
    double of[SG_HMM_STATES];
};

struct sg_hmm {
    double stay;             /* probability of keeping the state */
    struct sg_hmm_row enter; /* of each state when one is drawn, and at the beginning; the sum is 1 */
};

/* Forward: the filtered posterior after a step, from the one before it. */
struct sg_hmm_row sg_hmm_forward(const struct sg_hmm *hmm, const struct sg_hmm_row *filtered,
                                 const struct sg_hmm_row *log_likelihood);

/* Backward: the smoothed posterior of a step, from its filtered one and the smoothed one of the step after.
 */
struct sg_hmm_row sg_hmm_backward(const struct sg_hmm *hmm, const struct sg_hmm_row *filtered,
                                  const struct sg_hmm_row *smoothed_after);

/* The most likely path through `count` steps into `path`; `from` is lent, count rows. */
void sg_hmm_viterbi(const struct sg_hmm *hmm, const struct sg_hmm_row *log_likelihood, size_t count,
                    uint8_t (*from)[SG_HMM_STATES], uint8_t *path);

/* The state with the largest value, the lowest of equals. */
size_t sg_hmm_best(const struct sg_hmm_row *row);

#endif
