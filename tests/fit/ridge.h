/* Ridge regression for a handful of features, with signs that are known beforehand. */
#ifndef SG_TESTS_RIDGE_H
#define SG_TESTS_RIDGE_H

#include <stddef.h>
#include <stdint.h>

enum { RIDGE_FEATURES = 8, RIDGE_ROWS = 128 };

struct ridge {
    double constant, weights[RIDGE_FEATURES];
};

/* What is fitted, and how. */
struct ridge_task {
    double penalty;    /* this times the number of rows is added to the squares of each feature */
    int sign;          /* > 0: more of every feature makes y larger; < 0: smaller */
    unsigned features; /* a bit for each that may be used */
};

/* Fits y = constant + sum of weight * x, features measured in standard deviations. A feature that would say
 * the opposite of `sign` gets the weight 0, the worst first, and the others are fitted anew. The row
 * `without` is left out; SIZE_MAX: none. */
struct ridge ridge_fit(const struct ridge_task *task, double x[][RIDGE_FEATURES], const double *y,
                       size_t rows, size_t without);

double ridge_predict(const struct ridge *ridge, const double x[RIDGE_FEATURES]);

#endif
