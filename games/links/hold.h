/* A stroke while it is held: what the hand has made of it so far, kept in the view. */
#ifndef SG_LINKS_HOLD_H
#define SG_LINKS_HOLD_H

#include "links.h"

struct links_hold {
    struct links_stroke stroke; /* nothing yet: LINKS_NOWHERE and 0 steps, at any cell of a path */
    uint8_t refused;            /* the way that was not free, LINKS_NOWHERE none */
};

/* False: nothing is held, or what is held does not belong to this position. */
bool links_held(const struct links_position *position, const struct sg_view *view, struct links_hold *hold);
void links_keep(struct sg_view *view, const struct links_hold *hold);

bool links_untouched(const struct links_stroke *stroke);

/* The position as it would be; returns the cell at which the hand is. */
int links_shown(const struct links_position *position, const struct links_stroke *stroke,
                struct links_position *shown);

/* Takes the path at `cell`: what lies beyond it goes; at an end point or a tip nothing, or all of it. */
void links_take(const struct links_position *position, int cell, struct links_hold *hold);

/* One step on, or one back along the stroke that is held; false: not possible, and nothing changes. */
bool links_step_on(const struct links_position *position, struct links_stroke *stroke, int way);
bool links_step_back(const struct links_position *position, struct links_stroke *stroke);

/* Goes to `cell` as well as it can: back when the stroke passes there, else straight on. False: the stroke is
 * as long as one move can say, and more was asked. */
bool links_go_to(const struct links_position *position, struct links_hold *hold, int cell);

/* The cell under a place on the board, -1 beside it; and the one that the pointer or the cursor is at. */
int links_cell_under(const struct links_position *position, int32_t x, int32_t y);
int links_pointed(const struct links_position *position, const struct sg_view *view);

#endif
