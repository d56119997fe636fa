#include "simulate/validate.h"

#include <stdlib.h>

#include "smartgames/rng.h"

extern const struct sg_claim sg_claim_labels, sg_claim_switches, sg_claim_ability;
extern const struct sg_claim sg_claim_moves, sg_claim_realism, sg_claim_surrender, sg_claim_hazard;

/* In the order in which they are printed. */
const struct sg_claim *const sg_claims[] = {
    &sg_claim_labels,
    &sg_claim_switches,
    &sg_claim_ability,
    &sg_claim_surrender,
    &sg_claim_hazard,
    &sg_claim_moves,
    &sg_claim_realism,
    NULL,
};

void sg_finding_tell(const struct sg_claim *claim, struct sg_finding *finding, sg_finding_see *see,
                     void *user)
{
    switch (finding->bar) {
    case SG_BAR_AT_LEAST: finding->ok = finding->value >= finding->bound; break;
    case SG_BAR_AT_MOST: finding->ok = finding->value <= finding->bound; break;
    case SG_BAR_ABOVE: finding->ok = finding->value > finding->bound; break;
    default: finding->ok = true; break;
    }
    see(user, claim, finding);
}

/* ---- the bootstrap ---- */

enum { RESAMPLES = 400 };

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

enum sg_status sg_bootstrap(sg_statistic *statistic, const void *user, size_t count, uint64_t seed,
                            double *low, double *high)
{
    double values[RESAMPLES];
    struct sg_rng rng;
    size_t *picked = malloc((count ? count : 1) * sizeof *picked);
    if (!picked)
        return SG_ERR_MEMORY;
    sg_rng_init(&rng, seed);
    for (size_t k = 0; k < RESAMPLES; k++) {
        for (size_t i = 0; i < count; i++)
            picked[i] = sg_rng_below(&rng, (uint32_t)count);
        values[k] = statistic(user, picked, count);
    }
    free(picked);
    qsort(values, RESAMPLES, sizeof *values, by_value);
    *low = values[RESAMPLES / 40]; /* 2.5 % */
    *high = values[RESAMPLES - 1 - RESAMPLES / 40];
    return SG_OK;
}
