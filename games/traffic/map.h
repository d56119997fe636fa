/* The map of a board: every position that can be reached, its distance to the goal, and its neighbours.
 *
 * This is what `struct sg_oracle` is in this game; the rating and the generator walk it too. Positions are
 * numbered from 0, the start, in the order in which they were found. */
#ifndef SG_TRAFFIC_MAP_H
#define SG_TRAFFIC_MAP_H

#include "lines.h"

#define TRAFFIC_NOWHERE UINT32_MAX

enum { TRAFFIC_UNSOLVABLE = UINT16_MAX };

struct sg_oracle {
    struct traffic_lines lines;
    bool complete;     /* false: the budget or the memory ended before all positions were found */
    uint32_t states;   /* found */
    uint32_t goals;    /* of these solved */
    uint32_t farthest; /* largest distance; 0 when there is no goal */
    uint64_t *keys;    /* of each position */
    uint64_t *open;    /* of each position: a bit for each slot that leads somewhere */
    uint16_t *distance;
    uint32_t *links; /* slots a position: which position one step of that slot leads to, if it is open */
    uint64_t *table; /* open addressing: the high half of the hash, and the number + 1; 0 empty */
    uint32_t table_mask, table_most; /* table size - 1, now and when the memory is used up */
    uint32_t capacity;               /* positions */
};

/* Its number, or TRAFFIC_NOWHERE when the map does not hold it. */
uint32_t traffic_map_find(const struct sg_oracle *map, const struct traffic_position *position);

/* Where one step of `slot` leads from `state`, TRAFFIC_NOWHERE when it is not free. */
/* rating.c: what all shortest solutions from one position have in common. */
struct traffic_facts {
    uint32_t distance;
    double surprise;   /* bits: -log2 of the share of improving moves, summed along a solution, on average */
    uint32_t needed;   /* a bit for each car that every shortest solution moves */
    uint32_t used;     /* a bit for each car that some shortest solution moves */
    uint32_t retreats; /* moves that look wrong, in the solution with the fewest of them */
};

/* False when the position is unsolvable or the scratch memory too small. */
bool traffic_facts(const struct sg_oracle *map, uint32_t state, struct sg_arena *scratch,
                   struct traffic_facts *facts);
void traffic_facts_features(const struct sg_oracle *map, const struct traffic_facts *facts,
                            double features[SG_FEATURES_MAX]);

static inline uint32_t traffic_map_step(const struct sg_oracle *map, uint32_t state, uint32_t slot)
{
    return map->open[state] >> slot & 1 ? map->links[(size_t)state * map->lines.slots + slot]
                                        : TRAFFIC_NOWHERE;
}

#endif
