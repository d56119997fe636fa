/* All fillings of a grid, by settling and, where that stops, by trying both signs of one cell. */
#ifndef SG_BINARY_SEARCH_H
#define SG_BINARY_SEARCH_H

#include "grid.h"

/* A solution: its ones, a row of bits a row. */
struct binary_filling {
    uint16_t ones[BINARY_SIZE_MAX];
};

struct binary_search {
    struct binary_filling *found; /* room for `limit`; NULL: only count */
    size_t limit, count;          /* ends when `limit` are found */
    struct sg_budget *budget;     /* a node a grid that was settled; NULL: no end but the limit */
    struct sg_rng *rng;           /* not NULL: signs are tried in a random order */
    bool plain;                   /* settle by the simple rules only: quicker on small boards */
    enum sg_status status;        /* SG_OK, SG_ERR_BUDGET or SG_ERR_CANCELLED */
};

/* SG_OK: fewer than `limit` means all of them. */
enum sg_status binary_search(struct binary_search *search, const struct binary_grid *grid);

#endif
