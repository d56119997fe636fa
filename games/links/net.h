/* What is known of a board: links that are there, links that are not, and links still open; and the rules
 * that follow from the cells alone.
 *
 * Sound only: from a board that has solutions no link of any solution is taken, and none is put that one of
 * them lacks. A piece is a run of links; its two ends know each other and the letter they belong to. */
#ifndef SG_LINKS_NET_H
#define SG_LINKS_NET_H

#include "links.h"

enum { NET_WORDS = (LINKS_CELLS + 63) / 64 };

struct links_net {
    uint8_t width, height;
    uint16_t count, left;                       /* cells; links still to be put */
    bool broken;                                /* no solution fits */
    uint8_t on[LINKS_CELLS], open[LINKS_CELLS]; /* sets of ways */
    uint8_t need[LINKS_CELLS];                  /* links the cell still gets */
    uint8_t label[LINKS_CELLS];                 /* at an end of a piece: its letter, 0 none yet */
    uint16_t mate[LINKS_CELLS];                 /* at an end of a piece: the other end; itself when alone */
    uint64_t dirty[NET_WORDS];                  /* cells to look at again */
    /* the same, row by row, a bit a column: open links to the right and down; cells in need, in need of two,
     * and ends of pieces in need */
    uint32_t right[LINKS_SIDE_MAX], down[LINKS_SIDE_MAX], live[LINKS_SIDE_MAX], two[LINKS_SIDE_MAX],
        ends[LINKS_SIDE_MAX];
};

/* The bare board with its end points; with `drawn`, also with the strokes on it. */
void links_net_of(const struct links_position *position, bool drawn, struct links_net *net);

static inline int links_net_beside(const struct links_net *net, int cell, int way)
{
    return cell + (way % 2 == 0 ? 1 - way : (2 - way) * net->width);
}

/* Puts an open link. It breaks the net where a rule forbids it. */
void links_net_put(struct links_net *net, int cell, int way);
/* Takes an open link away. */
void links_net_bar(struct links_net *net, int cell, int way);

/* One look at every cell to be looked at: a cell with as many ways as it needs takes them all, a full cell no
 * more; no loops, no path between two letters. Cells that this changes wait for the next look. Returns how
 * many links it put. */
int links_net_look(struct links_net *net);
/* Looks until nothing changes. False: broken. */
bool links_net_settle(struct links_net *net);

/* False: some place, tip or pair is cut off from what it needs to reach, and no solution fits. With `even`,
 * also: a closed-off part asks more links of its light squares than of its dark ones, or fewer; every step
 * goes from one kind to the other. */
bool links_net_whole(const struct links_net *net, bool even);

/* One open link after the other, each once: starts with *cell = 0, *way = -1. False: no more. */
bool links_net_next_open(const struct links_net *net, int *cell, int *way);

/* The tip's only next step when it is known; -1 none. `position` holds the strokes. */
int links_net_step_at(const struct links_net *net, const struct links_position *position, int tip);

#endif
