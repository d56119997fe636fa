#include "smartgames/rng.h"

#include <assert.h>

static uint64_t splitmix(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static uint64_t rotated(uint64_t word, int by)
{
    return word << by | word >> (64 - by);
}

void sg_rng_init(struct sg_rng *rng, uint64_t seed)
{
    for (int i = 0; i < 4; i++)
        rng->word[i] = splitmix(&seed);
}

uint64_t sg_rng_next(struct sg_rng *rng)
{
    uint64_t *w = rng->word;
    uint64_t result = rotated(w[1] * 5, 7) * 9;
    uint64_t shifted = w[1] << 17;
    w[2] ^= w[0];
    w[3] ^= w[1];
    w[1] ^= w[2];
    w[0] ^= w[3];
    w[2] ^= shifted;
    w[3] = rotated(w[3], 45);
    return result;
}

uint32_t sg_rng_below(struct sg_rng *rng, uint32_t bound)
{
    assert(bound >= 1);
    /* Multiply a 32-bit draw by the bound and keep the high word; the few draws that would favour some values are
     * thrown away (Lemire, ACM TOMACS 29:1, 2019). */
    uint64_t product = (sg_rng_next(rng) >> 32) * bound;
    if ((uint32_t)product < bound) {
        uint32_t least = -bound % bound;
        while ((uint32_t)product < least)
            product = (sg_rng_next(rng) >> 32) * bound;
    }
    return (uint32_t)(product >> 32);
}

double sg_rng_unit(struct sg_rng *rng)
{
    return (double)(sg_rng_next(rng) >> 11) * 0x1p-53;
}

uint64_t sg_seed_mix(uint64_t seed, uint64_t index)
{
    uint64_t state = seed;
    uint64_t mixed = splitmix(&state) ^ index;
    return splitmix(&mixed);
}
