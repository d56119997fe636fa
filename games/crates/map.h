/* The map of a warehouse: every position that can be reached and is not plainly lost, its distance to the
 * goal, and where its pushes lead. Positions are numbered from 0, the start, in the order in which they were
 * found. */
#ifndef SG_CRATES_MAP_H
#define SG_CRATES_MAP_H

#include "store.h"
#include "yard.h"

enum { MAP_UNSOLVABLE = UINT16_MAX };

struct map {
    struct store store;
    uint32_t farthest; /* largest distance; 0 when no position is solvable */
    uint32_t *first;   /* of each position, and one more: where its pushes begin in `to` */
    uint32_t *to;      /* positions; a push that is plainly lost is not among them */
    uint16_t *how;     /* of each of these: the crate's cell * 4 + direction */
    uint8_t *legal;    /* of each position: all pushes, the lost ones too */
    uint16_t *distance;
};

/* Finds all; SG_ERR_MEMORY, SG_ERR_BUDGET or SG_ERR_CANCELLED when it does not come to an end. The memory
 * stays taken. */
enum sg_status map_open(struct map *map, struct yard *yard, uint16_t man, uint32_t most,
                        struct sg_arena *arena, struct sg_budget *budget);

#endif
