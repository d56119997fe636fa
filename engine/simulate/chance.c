#include "simulate/chance.h"

#include <math.h>

/* Marsaglia's polar method: a point in the unit disc, no sine or cosine, which differ between machines. */
double sg_chance_normal(struct sg_rng *rng)
{
    double x, square;
    do {
        x = 2 * sg_rng_unit(rng) - 1;
        double y = 2 * sg_rng_unit(rng) - 1;
        square = x * x + y * y;
    } while (square >= 1 || square == 0);
    return x * sqrt(-2 * log(square) / square);
}
