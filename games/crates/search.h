/* The fewest pushes from one position: A* on configurations of crates, with what is proven when it ends
 * early. */
#ifndef SG_CRATES_SEARCH_H
#define SG_CRATES_SEARCH_H

#include "jam.h"
#include "pairs.h"
#include "store.h"
#include "yard.h"

enum search_end { SEARCH_SOLVED, SEARCH_UNSOLVABLE, SEARCH_STOPPED, SEARCH_CANCELLED };

/* What the search keeps of each position. */
struct search_node {
    uint32_t after, before; /* in its list of open positions; STORE_NOWHERE the end */
    uint16_t pushes;        /* from the start */
    uint16_t rest;          /* at least so many more */
    bool closed, on_way;    /* on_way: on a shortest solution; see search_mark */
};

struct search {
    struct jam jam;
    const struct pairs *pairs;
    struct store store;
    struct search_node *nodes;
    /* The open positions: a shelf for each sum pushes + rest - base, on it a list for each rest. */
    uint32_t *open;        /* the first of each list, SHELF_LISTS a shelf */
    uint32_t *nearest;     /* of each shelf: no list before this one holds any; STORE_NOWHERE: never used */
    uint32_t base, lowest; /* the start's bound; the first shelf that is not empty: so much is proven */
    uint32_t distance;     /* of the start, when solved */
    uint64_t looked;       /* positions put into the store */
};

/* Searches from `yard`, whose man can walk to `man`, in all that is left of `arena`; `budget` is spent. The
 * answer is in `search`, and its memory stays taken. SEARCH_STOPPED: distance is at least base + lowest. */
enum search_end search_run(struct search *search, const struct pairs *pairs, struct yard *yard, uint16_t man,
                           struct sg_arena *arena, struct sg_budget *budget);

/* Goes on until all positions are closed that lie on a shortest solution. False: budget or memory ended
 * first. */
bool search_complete(struct search *search, struct yard *yard, struct sg_budget *budget);

/* Marks positions on shortest solutions: all that the search has found. */
void search_mark(struct search *search, struct yard *yard);

#endif
