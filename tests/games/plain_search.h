/* The slow and obvious oracle: every reachable position by breadth-first search over list_moves and play,
 * distances by a second search backwards from the solved ones. Shares no line with any game's solver. */
#ifndef SG_TESTS_PLAIN_SEARCH_H
#define SG_TESTS_PLAIN_SEARCH_H

#include "smartgames/game.h"

static const uint32_t plain_never = UINT32_MAX; /* the distance of a dead end */

struct plain_search {
    const struct sg_game *game;
    uint32_t count, capacity; /* positions */
    unsigned char *positions; /* in the order in which they were found; 0 is the start */
    uint32_t *distances;      /* to the nearest solved position */
    uint32_t *first_edge;     /* of position i: edges first_edge[i] .. first_edge[i + 1] */
    uint32_t edge_count, edge_capacity;
    uint32_t *targets; /* of each edge, in the order of list_moves */
    uint32_t *slots;   /* hash table of positions */
    uint32_t slot_mask;
};

/* false: more than `capacity` positions are reachable, or no memory; nothing to close then. */
bool plain_search_open(struct plain_search *search, const struct sg_game *game, const void *start,
                       uint32_t capacity);
void plain_search_close(struct plain_search *search);

const void *plain_search_position(const struct plain_search *search, uint32_t index);

/* The largest distance of a position that is no dead end. */
uint32_t plain_search_farthest(const struct plain_search *search);

/* Shortest solutions from the start as sequences of moves; UINT64_MAX when more. */
uint64_t plain_search_solutions(const struct plain_search *search);

#endif
