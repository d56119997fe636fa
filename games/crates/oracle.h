/* What is prepared for one level: its room, and either the map of all its positions or one shortest solution.
 */
#ifndef SG_CRATES_ORACLE_H
#define SG_CRATES_ORACLE_H

#include "map.h"
#include "search.h"

enum {
    ORACLE_MAP_MOST = 100000, /* positions of a map; larger levels are searched from where one stands */
    ORACLE_WAY_MOST = 2048    /* pushes of a solution that is kept */
};

struct sg_oracle {
    struct crates_position board; /* the start */
    bool ready;                   /* the room is laid out */
    bool mapped;
    struct room room;
    struct map map;
    struct pairs pairs;  /* of a room without a map */
    uint32_t bound;      /* not mapped: pushes from the start are proven to be that many or more */
    uint32_t way_length; /* pushes of the solution that was found, 0 none */
    struct sg_move *way;
};

/* The number of `position` on the map, STORE_NOWHERE when the map does not hold it. */
uint32_t oracle_find(const struct sg_oracle *oracle, const struct crates_position *position);

/* census.c: all positions that the rules allow from `start`; 0 when they are too many to count. */
uint64_t census_count(const struct room *room, const struct crates_position *start, struct sg_arena *scratch);

#endif
