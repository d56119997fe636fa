/* Where everything lies on the board, and the row that is being made: it lives in the view until it is
 * checked.
 *
 * From left to right: the pegs, their answers, and a side with the palette above and the legend below. The
 * top row hides the code; below it the guesses, the row being made, and the rows still empty. */
#ifndef SG_CODE_LAYOUT_H
#define SG_CODE_LAYOUT_H

#include "code.h"

enum { CODE_NUMBER_WIDTH = 1, CODE_ANSWER_WIDTH = 2, CODE_SIDE_WIDTH = 2 };

enum code_spot_kind {
    CODE_SPOT_NONE,
    CODE_SPOT_SECRET, /* a place of the hidden code */
    CODE_SPOT_PEG,    /* a peg of a checked row */
    CODE_SPOT_ANSWER, /* its answer */
    CODE_SPOT_DRAFT,  /* a place of the row being made */
    CODE_SPOT_CHECK,  /* the button beside it */
    CODE_SPOT_ROOM,   /* a row still empty */
    CODE_SPOT_PALETTE,
    CODE_SPOT_LEGEND /* place 0: the filled disc, 1: the ring */
};

struct code_spot {
    enum code_spot_kind kind;
    int row, place, colour; /* from 0, from 0, from 1; what the kind has */
};

int code_width(const struct code_position *position);
int code_height(const struct code_position *position);

/* At a point in thousandths of a cell. */
struct code_spot code_spot_at(const struct code_position *position, int32_t x, int32_t y);

/* What the pointer or the keyboard's cursor is on. */
struct code_spot code_spot_pointed(const struct code_position *position, const struct sg_view *view);

/* The columns where answers and where the side begin. */
int code_answer_column(const struct code_position *position);
int code_side_column(const struct code_position *position);

/* The cell of a colour on the palette. */
void code_palette_cell(const struct code_position *position, int colour, int *x, int *y);

/* The first of the two rows of the legend: below the palette, with a gap where there is room. */
int code_legend_row(const struct code_position *position);

/* ---- the row being made ---------------------------------------------------------------------------- */

/* What is held while the view says that something is grabbed. */
enum code_held { CODE_HELD_NONE, CODE_HELD_COLOUR, CODE_HELD_PEG, CODE_HELD_CHECK };
enum code_held code_held(const struct sg_view *view);
int code_held_from(const struct sg_view *view); /* CODE_HELD_PEG: its place */
void code_hold(struct sg_view *view, enum code_held held, int colour, int from);

/* The colour on a place, 0 none. */
int code_draft(const struct code_position *position, const struct sg_view *view, int place);
void code_draft_set(struct sg_view *view, int place, int colour);
bool code_draft_full(const struct code_position *position, const struct sg_view *view);
void code_draft_clear(struct sg_view *view);

/* Where the next colour goes: the chosen place, or the first open one; -1: the row is full. */
int code_draft_next(const struct code_position *position, const struct sg_view *view);
/* -1: none is chosen. */
void code_draft_choose(struct sg_view *view, int place);

#endif
