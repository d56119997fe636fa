/* Where things stand: the board, the tray with a slot for every piece, the two buttons; and what is in hand.
 * Everything in thousandths of a cell. */
#ifndef SG_PACKING_LAYOUT_H
#define SG_PACKING_LAYOUT_H

#include "packing.h"
#include "smartgames/draw.h"

struct packing_layout {
    int32_t width, height; /* of all, in cells */
    struct sg_box board;   /* whole cells large */
    struct sg_box tray;    /* its slots, without the buttons */
    struct sg_box turn, flip;
    int32_t longest;    /* of a piece, at the size of the board */
    int32_t unit;       /* side of a square of a piece in the tray */
    int32_t slot;       /* side of a slot */
    int columns, count; /* slots in a row, slots */
    uint8_t kinds[PACKING_KINDS];
};

void packing_layout(const struct packing_position *position, struct packing_layout *layout);

struct sg_box packing_slot(const struct packing_layout *layout, int index);
/* The slot of a kind; -1: not in this level. */
int packing_slot_of(const struct packing_layout *layout, int kind);
/* The piece under a point of the tray, in any slot there; -1 none. */
int packing_kind_at(const struct packing_layout *layout, int32_t x, int32_t y);
/* Left upper corner of a piece that stands in its slot. */
struct sg_box packing_in_slot(const struct packing_layout *layout, int kind, int orientation);

bool packing_inside(struct sg_box box, int32_t x, int32_t y);

/* ---- in hand --------------------------------------------------------------------------------------- */

/* What this game keeps in sg_view.own. */
struct packing_own {
    uint8_t orientation[PACKING_KINDS]; /* as turned last; 0-7, also where two look the same */
    uint8_t chosen;                     /* 1 + the kind that was picked in the tray; 0 none */
    uint8_t moved;                      /* what is grabbed has left the place where it was taken */
    uint8_t again;                      /* ... and was chosen before: a tap turns it */
    int16_t hold_x, hold_y;             /* from the piece's left upper corner to the pointer */
};
struct packing_own packing_own(const struct sg_view *view);
void packing_set_own(struct sg_view *view, const struct packing_own *own);

/* The piece in hand: grabbed, or chosen and shown under the pointer. */
struct packing_hand {
    int kind; /* -1: none */
    int orientation;
    bool lifted;     /* it still lies on the board, by the rules */
    bool shown;      /* it is somewhere: x and y hold */
    int32_t x, y;    /* its left upper corner */
    bool over;       /* over the board */
    int row, column; /* the cell under its left upper square, while over */
    bool fits;       /* it can lie there */
    bool away;       /* lifted, and let go here it returns to the tray */
};
void packing_hand(const struct packing_position *position, const struct packing_layout *layout,
                  const struct sg_view *view, struct packing_hand *hand);

/* The step that puts it down there. */
struct packing_step packing_hand_step(const struct packing_hand *hand);

#endif
