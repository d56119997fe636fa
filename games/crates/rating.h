/* The features of a level that has a map. */
#ifndef SG_CRATES_RATING_H
#define SG_CRATES_RATING_H

#include "map.h"

/* All but the number of crates, of position 0, which has to be solvable. False: too little scratch memory. */
bool rating_features(const struct map *map, const struct room *room, struct sg_arena *scratch,
                     double features[SG_FEATURES_MAX]);

#endif
