/* The man in the view: between two pushes he walks about without a move being made. */
#ifndef SG_CRATES_STAND_H
#define SG_CRATES_STAND_H

#include "crates.h"

struct stand {
    int cell;
    int facing; /* direction */
};

/* Where he is seen: where he walked to, as long as that was from `position` and can still be walked; else
 * where the position has him. */
struct stand stand_of(const struct crates_position *position, const struct sg_view *view);
void stand_put(const struct crates_position *position, struct sg_view *view, struct stand stand);

/* The cell under a point of the board; CRATES_NOWHERE beside it. */
int stand_cell_under(const struct crates_position *position, int32_t x, int32_t y);
/* The cell that is spoken of: under the pointer; with the keyboard the crate the man faces, else where he
 * stands. */
int stand_cell_meant(const struct crates_position *position, const struct sg_view *view);

/* The crate that is held, CRATES_NOWHERE none. */
int stand_held(const struct crates_position *position, const struct sg_view *view);
/* The direction it is dragged in, as far as it can be pushed there; -1 none. */
int stand_drag(const struct crates_position *position, const struct sg_view *view);

/* A bit for each direction in which the man can push the crate on `cell`. */
unsigned stand_pushes(const struct crates_position *position, int cell);

/* Crates that no push can bring to a goal any more, seen without search: a bit a cell. */
void crates_stuck(const struct crates_position *position, uint8_t stuck[CRATES_SET_BYTES]);

#endif
