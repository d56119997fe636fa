/* The little statistics that the fits and the benches share. */
#ifndef SG_TESTS_STATS_H
#define SG_TESTS_STATS_H

#include <stddef.h>

/* Sorts `values` and returns the value below which a share `p` of them lies (nearest rank). */
double stats_quantile(double *values, size_t count, double p);

/* Spearman's rank correlation, ties sharing their mean rank; 0 when one side does not vary. */
double stats_spearman(const double *a, const double *b, size_t count);

/* The same within groups of equal `group`: the rank correlation of each group of three and more, averaged
 * with the size of the group as its weight. What is left of a prediction when the group is known. */
double stats_within(const double *a, const double *b, const int *group, size_t count);

struct stats_interval {
    double low, high;
};

/* Of Spearman's rank correlation, 95 %: percentiles over 4,000 resamples of the pairs, from a fixed seed. */
struct stats_interval stats_spearman_interval(const double *a, const double *b, size_t count);

#endif
