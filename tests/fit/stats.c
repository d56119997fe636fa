#include "stats.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "smartgames/rng.h"

enum { PAIRS_MAX = 512, RESAMPLES = 4000, LEAST_GROUP = 3 };

static int by_size(const void *a, const void *b)
{
    double one = *(const double *)a, other = *(const double *)b;
    return (one > other) - (one < other);
}

double stats_quantile(double *values, size_t count, double p)
{
    qsort(values, count, sizeof *values, by_size);
    size_t rank = (size_t)ceil(p * (double)count);
    return values[rank > 0 ? rank - 1 : 0];
}

/* The rank of each value, counted: quadratic, and nothing to get wrong. */
static void rank(const double *values, size_t count, double *ranks)
{
    for (size_t i = 0; i < count; i++) {
        size_t below = 0, equal = 0;
        for (size_t j = 0; j < count; j++) {
            below += values[j] < values[i];
            equal += values[j] == values[i];
        }
        ranks[i] = (double)below + ((double)equal + 1) / 2;
    }
}

static double correlation(const double *a, const double *b, size_t count)
{
    double mean_a = 0, mean_b = 0, aa = 0, bb = 0, ab = 0;
    for (size_t i = 0; i < count; i++) {
        mean_a += a[i] / (double)count;
        mean_b += b[i] / (double)count;
    }
    for (size_t i = 0; i < count; i++) {
        aa += (a[i] - mean_a) * (a[i] - mean_a);
        bb += (b[i] - mean_b) * (b[i] - mean_b);
        ab += (a[i] - mean_a) * (b[i] - mean_b);
    }
    return aa > 0 && bb > 0 ? ab / sqrt(aa * bb) : 0;
}

double stats_spearman(const double *a, const double *b, size_t count)
{
    double ranks_a[PAIRS_MAX], ranks_b[PAIRS_MAX];
    if (count > PAIRS_MAX)
        abort();
    rank(a, count, ranks_a);
    rank(b, count, ranks_b);
    return correlation(ranks_a, ranks_b, count);
}

static bool first_of_its_group(const int *group, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (group[i] == group[at])
            return false;
    return true;
}

double stats_within(const double *a, const double *b, const int *group, size_t count)
{
    double sum = 0, weight = 0;
    for (size_t first = 0; first < count; first++) {
        double members_a[PAIRS_MAX], members_b[PAIRS_MAX];
        size_t members = 0;
        for (size_t i = first; i < count && first_of_its_group(group, first); i++) {
            if (group[i] != group[first])
                continue;
            members_a[members] = a[i];
            members_b[members++] = b[i];
        }
        if (members < LEAST_GROUP)
            continue;
        sum += (double)members * stats_spearman(members_a, members_b, members);
        weight += (double)members;
    }
    return weight > 0 ? sum / weight : 0;
}

struct stats_interval stats_spearman_interval(const double *a, const double *b, size_t count)
{
    static double found[RESAMPLES];
    double drawn_a[PAIRS_MAX], drawn_b[PAIRS_MAX];
    struct sg_rng rng;
    sg_rng_init(&rng, 48);
    for (int round = 0; round < RESAMPLES; round++) {
        for (size_t i = 0; i < count; i++) {
            uint32_t at = sg_rng_below(&rng, (uint32_t)count);
            drawn_a[i] = a[at];
            drawn_b[i] = b[at];
        }
        found[round] = stats_spearman(drawn_a, drawn_b, count);
    }
    return (struct stats_interval){stats_quantile(found, RESAMPLES, 0.025),
                                   stats_quantile(found, RESAMPLES, 0.975)};
}
