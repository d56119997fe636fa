/* Random numbers from a seed: the same sequence on every machine, integers only.
 *
 * xoshiro256** seeded through splitmix64 (Blackman and Vigna, ACM TOMS 47:4, 2021). Not for secrets. */
#ifndef SG_RNG_H
#define SG_RNG_H

#include <stdint.h>

#define SG_RNG_NAME "xoshiro256**" /* logged with every decision that was drawn */

struct sg_rng {
    uint64_t word[4];
};

void sg_rng_init(struct sg_rng *rng, uint64_t seed);
uint64_t sg_rng_next(struct sg_rng *rng);

/* Uniform in 0 .. bound-1, without bias; `bound` >= 1. */
uint32_t sg_rng_below(struct sg_rng *rng, uint32_t bound);

/* Uniform in [0, 1), a multiple of 2^-53. */
double sg_rng_unit(struct sg_rng *rng);

/* A seed of its own for the `index`th thing drawn under `seed`. */
uint64_t sg_seed_mix(uint64_t seed, uint64_t index);

#endif
