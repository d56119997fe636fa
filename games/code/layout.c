#include "layout.h"

#include <string.h>

static int palette_rows(const struct code_position *position)
{
    return (position->colours + 1) / 2;
}

int code_answer_column(const struct code_position *position)
{
    return CODE_NUMBER_WIDTH + position->places;
}

int code_side_column(const struct code_position *position)
{
    return code_answer_column(position) + CODE_ANSWER_WIDTH;
}

int code_width(const struct code_position *position)
{
    return code_side_column(position) + CODE_SIDE_WIDTH;
}

int code_height(const struct code_position *position)
{
    int side = 1 + palette_rows(position) + 2, board = 1 + position->rows;
    return side > board ? side : board;
}

void code_palette_cell(const struct code_position *position, int colour, int *x, int *y)
{
    *x = code_side_column(position) + (colour - 1) % 2;
    *y = 1 + (colour - 1) / 2;
}

int code_legend_row(const struct code_position *position)
{
    int below = 1 + palette_rows(position) + 1, last = code_height(position) - 2;
    return below < last ? below : last;
}

static struct code_spot side_spot(const struct code_position *position, int column, int y)
{
    int colour = 2 * (y - 1) + column + 1, legend = y - code_legend_row(position);
    if (legend == 0 || legend == 1)
        return (struct code_spot){.kind = CODE_SPOT_LEGEND, .place = legend};
    if (y >= 1 && colour <= position->colours)
        return (struct code_spot){.kind = CODE_SPOT_PALETTE, .colour = colour};
    return (struct code_spot){.kind = CODE_SPOT_NONE};
}

struct code_spot code_spot_at(const struct code_position *position, int32_t x, int32_t y)
{
    int column = x / SG_CELL, row = y / SG_CELL - 1;
    if (x < 0 || y < 0 || column >= code_width(position) || row + 1 >= code_height(position))
        return (struct code_spot){.kind = CODE_SPOT_NONE};
    if (column >= code_side_column(position))
        return side_spot(position, column - code_side_column(position), row + 1);
    bool pegs = column >= CODE_NUMBER_WIDTH && column < code_answer_column(position);
    struct code_spot spot = {
        .kind = CODE_SPOT_NONE, .row = row, .place = pegs ? column - CODE_NUMBER_WIDTH : 0};
    bool open = code_outcome(position) == SG_OUTCOME_OPEN;
    if (column < CODE_NUMBER_WIDTH && row >= 0 && row < position->count)
        spot.kind = CODE_SPOT_ANSWER;
    else if (column < CODE_NUMBER_WIDTH)
        spot.kind = CODE_SPOT_NONE;
    else if (row < 0)
        spot.kind = pegs ? CODE_SPOT_SECRET : CODE_SPOT_NONE;
    else if (row < position->count)
        spot.kind = pegs ? CODE_SPOT_PEG : CODE_SPOT_ANSWER;
    else if (row == position->count && open)
        spot.kind = pegs ? CODE_SPOT_DRAFT : CODE_SPOT_CHECK;
    else if (row < position->rows)
        spot.kind = CODE_SPOT_ROOM;
    return spot;
}

struct code_spot code_spot_pointed(const struct code_position *position, const struct sg_view *view)
{
    if (view->keyboard)
        return code_spot_at(position, view->cursor_x * SG_CELL, view->cursor_y * SG_CELL);
    return code_spot_at(position, view->hover_x, view->hover_y);
}

/* ---- the row being made ---------------------------------------------------------------------------- */

/* Bytes of sg_view.own: the pegs, then these. */
enum { OWN_CHOSEN = CODE_PLACES_MAX, OWN_HELD, OWN_FROM };

enum code_held code_held(const struct sg_view *view)
{
    return view->grabbed && view->own[OWN_HELD] <= CODE_HELD_CHECK ? (enum code_held)view->own[OWN_HELD]
                                                                   : CODE_HELD_NONE;
}

int code_held_from(const struct sg_view *view)
{
    return view->own[OWN_FROM] < CODE_PLACES_MAX ? view->own[OWN_FROM] : 0;
}

void code_hold(struct sg_view *view, enum code_held held, int colour, int from)
{
    view->grabbed = held != CODE_HELD_NONE;
    view->piece = colour;
    view->own[OWN_HELD] = (uint8_t)held;
    view->own[OWN_FROM] = (uint8_t)from;
}

int code_draft(const struct code_position *position, const struct sg_view *view, int place)
{
    return view->own[place] <= position->colours ? view->own[place] : 0;
}

void code_draft_set(struct sg_view *view, int place, int colour)
{
    view->own[place] = (uint8_t)colour;
}

bool code_draft_full(const struct code_position *position, const struct sg_view *view)
{
    for (int place = 0; place < position->places; place++)
        if (!code_draft(position, view, place))
            return false;
    return true;
}

void code_draft_clear(struct sg_view *view)
{
    memset(view->own, 0, CODE_PLACES_MAX);
    code_draft_choose(view, -1);
}

int code_draft_next(const struct code_position *position, const struct sg_view *view)
{
    int chosen = view->own[OWN_CHOSEN] - 1;
    if (chosen >= 0 && chosen < position->places)
        return chosen;
    for (int place = 0; place < position->places; place++)
        if (!code_draft(position, view, place))
            return place;
    return -1;
}

void code_draft_choose(struct sg_view *view, int place)
{
    view->own[OWN_CHOSEN] = (uint8_t)(place + 1);
}
