/* Every way to fill what is free with pieces that are left: exact cover, depth first. The piece with the
 * fewest places comes first, then the lowest cell of the smallest region; a region of a size that no pieces
 * add up to ends a branch. */
#ifndef SG_PACKING_SEARCH_H
#define SG_PACKING_SEARCH_H

#include "table.h"

struct packing_search {
    const struct packing_table *table;
    uint64_t limit;           /* stop after so many; UINT64_MAX: all */
    struct sg_budget *budget; /* a node for each piece put down; NULL: no bound */
    const uint8_t *order;     /* kinds in the order of trying, PACKING_KINDS of them; NULL: as numbered */
    /* Told of each filling: the place of each kind that was left and is used. May be NULL. */
    void (*found)(void *context, const uint16_t places[PACKING_KINDS], uint32_t used);
    void *context;
    uint64_t count; /* result: fillings found */
};

/* SG_OK: the limit was reached or there are no more; otherwise SG_ERR_BUDGET or SG_ERR_CANCELLED. Pieces may
 * stay over. */
enum sg_status packing_search(struct packing_search *search, struct packing_state state);

/* How many ways the position can be completed, up to `limit`; UINT64_MAX when the nodes do not reach. For
 * tests and benches; `table` is made for the position. */
uint64_t packing_completions(const struct packing_table *table, const struct packing_position *position,
                             uint64_t limit, uint64_t nodes);

#endif
