/* Random numbers of other shapes than smartgames/rng.h draws. */
#ifndef SG_CHANCE_H
#define SG_CHANCE_H

#include "smartgames/rng.h"

/* Mean 0, variance 1. */
double sg_chance_normal(struct sg_rng *rng);

#endif
