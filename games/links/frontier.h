/* All solutions of a board at once: the cells one by one in reading order, and between what is done and what
 * is to come only the links that cross (S.-I. Minato's and D. Knuth's frontier, TAOCP 4A 7.1.4, "Simpath").
 *
 * Two beginnings with the same crossing links, joined up alike, have the same ends: they are counted
 * together. So boards are counted that have far too many solutions to be walked. */
#ifndef SG_LINKS_FRONTIER_H
#define SG_LINKS_FRONTIER_H

#include "net.h"

struct links_search {
    const struct links_net *net;          /* settled links are kept; not broken */
    const struct links_position *letters; /* the end points */
    const struct links_position *avoid;   /* NULL, or a drawing: another than this is preferred */
    struct sg_budget *budget;             /* a node a beginning */

    uint64_t count;               /* out: solutions; UINT64_MAX also stands for more */
    bool at_least;                /* out: memory ran out, and beginnings were left out: there may be more */
    struct links_position *found; /* out, may be NULL: one of them when there is any */
};

/* SG_OK: `count` is exact, or with `at_least` a bound. Otherwise nothing is known. What it takes of
 * the arena is given back. */
enum sg_status links_search(struct links_search *search, struct sg_arena *arena);

#endif
