#include "newton.h"

#include <math.h>
#include <string.h>

void newton_binary(struct newton *newton, const double *weights, const double *x, bool y, double weight)
{
    double sum = 0;
    for (size_t a = 0; a < newton->count; a++)
        sum += weights[a] * x[a];
    double p = 1 / (1 + exp(-sum));
    for (size_t a = 0; a < newton->count; a++) {
        newton->gradient[a] += weight * (y - p) * x[a];
        for (size_t b = 0; b < newton->count; b++)
            newton->hessian[a][b] += weight * p * (1 - p) * x[a] * x[b];
    }
}

/* Solves hessian * step = gradient, by elimination; the ridge keeps the pivots off 0. */
static void solve(struct newton *newton, double *step)
{
    size_t n = newton->count;
    for (size_t pivot = 0; pivot < n; pivot++)
        for (size_t row = 0; row < n; row++) {
            double factor = row == pivot ? 0 : newton->hessian[row][pivot] / newton->hessian[pivot][pivot];
            for (size_t column = pivot; column < n; column++)
                newton->hessian[row][column] -= factor * newton->hessian[pivot][column];
            newton->gradient[row] -= factor * newton->gradient[pivot];
        }
    for (size_t a = 0; a < n; a++)
        step[a] = newton->gradient[a] / newton->hessian[a][a];
}

static void hold(struct newton *newton, const bool *may_change)
{
    for (size_t a = 0; a < newton->count && may_change; a++) {
        if (may_change[a])
            continue;
        newton->gradient[a] = 0;
        for (size_t b = 0; b < newton->count; b++)
            newton->hessian[a][b] = newton->hessian[b][a] = a == b;
    }
}

void newton_fit(size_t count, double ridge, const bool *may_change, newton_add *add, const void *user,
                double *weights)
{
    double largest = 1;
    for (int round = 0; round < 40 && largest > 1e-7; round++) {
        struct newton newton = {.count = count, .ridge = ridge};
        double step[NEWTON_MOST];
        add(&newton, weights, user);
        for (size_t a = 0; a < count; a++) {
            newton.gradient[a] -= ridge * weights[a];
            newton.hessian[a][a] += ridge + 1e-9;
        }
        hold(&newton, may_change);
        solve(&newton, step);
        largest = 0;
        for (size_t a = 0; a < count; a++) {
            weights[a] += fmax(fmin(step[a], 2), -2);
            largest = fmax(largest, fabs(step[a]));
        }
    }
}
