/* Weights that make what happened most likely, by Newton's method with a ridge: for logits, binary or among
 * options. */
#ifndef SG_TESTS_NEWTON_H
#define SG_TESTS_NEWTON_H

#include <stdbool.h>
#include <stddef.h>

enum { NEWTON_MOST = 24 };

struct newton {
    size_t count; /* of weights */
    double ridge; /* added to the diagonal, in observations of variance 1 */
    double gradient[NEWTON_MOST], hessian[NEWTON_MOST][NEWTON_MOST];
};

/* Adds what the observations say at `weights`: gradient of the log-likelihood, minus its second derivatives.
 */
typedef void newton_add(struct newton *newton, const double *weights, const void *user);

/* One binary observation: x features, y whether it happened. */
void newton_binary(struct newton *newton, const double *weights, const double *x, bool y, double weight);

/* Climbs from `weights` to the top. `free` (may be NULL): which weights may change. */
void newton_fit(size_t count, double ridge, const bool *may_change, newton_add *add, const void *user,
                double *weights);

#endif
