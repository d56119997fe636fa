/* Backwards from the end: every position from which a room can be solved, found by pulling the crates off the
 * goals. */
#ifndef SG_CRATES_PULL_H
#define SG_CRATES_PULL_H

#include "store.h"
#include "yard.h"

struct pulls {
    struct store store;
    uint16_t *distance;
    uint32_t farthest; /* the largest distance found */
};

/* Finds the nearest `most` of them, nearest first. False: no memory. */
bool pull_all(struct pulls *pulls, struct yard *yard, uint32_t most, struct sg_arena *arena);

/* The same for two crates alone, on any two of the goals. False also when there are more than `most`. */
bool pull_pairs(struct pulls *pulls, struct yard *yard, uint32_t most, struct sg_arena *arena);

#endif
