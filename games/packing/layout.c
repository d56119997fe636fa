#include "layout.h"
#include "pieces.h"

#include <string.h>

enum { GAP = 500, BUTTON_W = 1400, BUTTON_H = 1000, BUTTON_GAP = 200, SLOT_GAP = 300, ASPECT = 1300 };

/* ---- board, tray, buttons -------------------------------------------------------------------------- */

static int32_t most(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static int32_t whole_cells(int32_t thousandths)
{
    return (thousandths + SG_CELL - 1) / SG_CELL;
}

/* Slots hold the longest piece, whichever way it is turned. */
static void measure_slots(const struct packing_position *position, struct packing_layout *layout)
{
    int longest = 1;
    for (int kind = 0; kind < PACKING_KINDS; kind++) {
        if (position->pieces[kind].where == PACKING_ABSENT)
            continue;
        struct packing_shape shape = packing_shape(kind, 0);
        longest = most(longest, most(shape.width, shape.height));
        layout->kinds[layout->count++] = (uint8_t)kind;
    }
    layout->unit = layout->count <= 5 ? 700 : layout->count <= 8 ? 600 : 500;
    layout->longest = longest * SG_CELL;
    layout->slot = longest * layout->unit + SLOT_GAP;
}

/* Tray beside the board or below it, with so many slots in a row. Returns the height of a window of the usual
 * shape that holds it all. */
static int32_t arrange(const struct packing_position *position, struct packing_layout *layout, int columns,
                       bool beside)
{
    int rows = (layout->count + columns - 1) / columns;
    int32_t tray_w = most(columns * layout->slot, 2 * BUTTON_W + BUTTON_GAP), slots_h = rows * layout->slot,
            tray_h = slots_h + BUTTON_GAP + BUTTON_H, board_w = position->columns * SG_CELL,
            board_h = position->rows * SG_CELL;
    int32_t width = beside ? board_w + GAP + tray_w : most(board_w, tray_w),
            height = beside ? most(board_h, tray_h) : board_h + GAP + tray_h;
    layout->columns = columns;
    layout->width = whole_cells(most(width, layout->longest)); /* what is dragged stays in the picture */
    layout->height = whole_cells(most(height, layout->longest));
    width = layout->width * SG_CELL;
    height = layout->height * SG_CELL;
    layout->board = (struct sg_box){beside ? 0 : (width - board_w) / 2, beside ? (height - board_h) / 2 : 0,
                                    board_w, board_h};
    int32_t x = beside ? width - tray_w : (width - tray_w) / 2,
            y = beside ? (height - tray_h) / 2 : height - tray_h;
    layout->tray =
        (struct sg_box){x + (tray_w - columns * layout->slot) / 2, y, columns * layout->slot, slots_h};
    int32_t middle = x + tray_w / 2, button_y = y + slots_h + BUTTON_GAP;
    layout->turn = (struct sg_box){middle - BUTTON_GAP / 2 - BUTTON_W, button_y, BUTTON_W, BUTTON_H};
    layout->flip = (struct sg_box){middle + BUTTON_GAP / 2, button_y, BUTTON_W, BUTTON_H};
    return most((int32_t)((int64_t)width * 1000 / ASPECT), height);
}

void packing_layout(const struct packing_position *position, struct packing_layout *layout)
{
    *layout = (struct packing_layout){0};
    measure_slots(position, layout);
    int32_t best = INT32_MAX;
    int best_columns = 1;
    bool best_beside = true;
    for (int beside = 0; beside < 2; beside++)
        for (int columns = 1; columns <= layout->count; columns++) {
            int32_t size = arrange(position, layout, columns, beside);
            if (size >= best)
                continue;
            best = size;
            best_columns = columns;
            best_beside = beside;
        }
    arrange(position, layout, best_columns, best_beside);
}

struct sg_box packing_slot(const struct packing_layout *layout, int index)
{
    return (struct sg_box){layout->tray.x + index % layout->columns * layout->slot,
                           layout->tray.y + index / layout->columns * layout->slot, layout->slot,
                           layout->slot};
}

int packing_slot_of(const struct packing_layout *layout, int kind)
{
    for (int i = 0; i < layout->count; i++)
        if (layout->kinds[i] == kind)
            return i;
    return -1;
}

bool packing_inside(struct sg_box box, int32_t x, int32_t y)
{
    return x >= box.x && y >= box.y && x < box.x + box.w && y < box.y + box.h;
}

int packing_kind_at(const struct packing_layout *layout, int32_t x, int32_t y)
{
    for (int i = 0; i < layout->count; i++)
        if (packing_inside(packing_slot(layout, i), x, y))
            return layout->kinds[i];
    return -1;
}

struct sg_box packing_in_slot(const struct packing_layout *layout, int kind, int orientation)
{
    struct packing_shape shape = packing_shape(kind, orientation);
    struct sg_box slot = packing_slot(layout, packing_slot_of(layout, kind));
    int32_t w = shape.width * layout->unit, h = shape.height * layout->unit;
    return (struct sg_box){slot.x + (slot.w - w) / 2, slot.y + (slot.h - h) / 2, w, h};
}

void packing_measure(const void *position, int32_t *width, int32_t *height)
{
    struct packing_layout layout;
    packing_layout(position, &layout);
    *width = layout.width;
    *height = layout.height;
}

/* ---- in hand --------------------------------------------------------------------------------------- */

struct packing_own packing_own(const struct sg_view *view)
{
    struct packing_own own;
    memcpy(&own, view->own, sizeof own);
    return own;
}

void packing_set_own(struct sg_view *view, const struct packing_own *own)
{
    memcpy(view->own, own, sizeof *own);
}

static int32_t between(int64_t value, int32_t low, int32_t high)
{
    return value < low ? low : value > high ? high : (int32_t)value;
}

/* Rounds to the nearest whole cell, also left of 0. */
static int nearest_cell(int32_t thousandths)
{
    return (thousandths + 64 * SG_CELL + SG_CELL / 2) / SG_CELL - 64;
}

/* Follows the pointer, but not out of the picture. */
static void place_hand(const struct packing_layout *layout, const struct sg_view *view,
                       const struct packing_shape *shape, struct packing_hand *hand)
{
    struct packing_own own = packing_own(view);
    int32_t w = shape->width * SG_CELL, h = shape->height * SG_CELL;
    int64_t x, y;
    if (view->grabbed && view->keyboard) {
        x = layout->board.x + (int64_t)view->cursor_x * SG_CELL;
        y = layout->board.y + (int64_t)view->cursor_y * SG_CELL;
    } else if (view->grabbed) {
        x = (int64_t)view->grab_x + view->shift_x - own.hold_x;
        y = (int64_t)view->grab_y + view->shift_y - own.hold_y;
    } else {
        x = view->hover_x - w / 2;
        y = view->hover_y - h / 2;
    }
    hand->x = between(x, -SG_CELL / 3, layout->width * SG_CELL + SG_CELL / 3 - w);
    hand->y = between(y, -SG_CELL / 3, layout->height * SG_CELL + SG_CELL / 3 - h);
    hand->column = nearest_cell(hand->x - layout->board.x);
    hand->row = nearest_cell(hand->y - layout->board.y);
}

static bool is_over(const struct packing_position *position, const struct packing_shape *shape,
                    const struct packing_hand *hand)
{
    return hand->row >= 0 && hand->column >= 0 && hand->row + shape->height <= position->rows &&
           hand->column + shape->width <= position->columns;
}

void packing_hand(const struct packing_position *position, const struct packing_layout *layout,
                  const struct sg_view *view, struct packing_hand *hand)
{
    struct packing_own own = packing_own(view);
    int kind = view->grabbed ? view->piece : own.chosen - 1;
    *hand = (struct packing_hand){.kind = -1};
    if (kind < 0 || kind >= PACKING_KINDS || position->pieces[kind].where == PACKING_ABSENT ||
        (!view->grabbed && position->pieces[kind].where != PACKING_LEFT))
        return;
    hand->kind = kind;
    hand->lifted = position->pieces[kind].where == PACKING_LIES;
    hand->orientation = own.orientation[kind] % PIECE_ORIENTATIONS;
    hand->shown =
        view->grabbed || (!view->keyboard && packing_inside(layout->board, view->hover_x, view->hover_y));
    struct packing_shape shape = packing_shape(kind, hand->orientation);
    if (!hand->shown)
        return;
    place_hand(layout, view, &shape, hand);
    hand->over = is_over(position, &shape, hand);
    struct packing_map map;
    struct packing_position less = *position;
    less.pieces[kind] = (struct packing_piece){.where = PACKING_LEFT};
    packing_map(&less, &map);
    hand->fits = hand->over && packing_fits(&map, packing_hand_step(hand));
    hand->away = hand->lifted && !hand->fits &&
                 !packing_inside(layout->board, view->grab_x + view->shift_x, view->grab_y + view->shift_y);
}

struct packing_step packing_hand_step(const struct packing_hand *hand)
{
    struct packing_shape shape = packing_shape(hand->kind, hand->orientation);
    return (struct packing_step){.kind = hand->kind,
                                 .orientation = packing_same(hand->kind, hand->orientation),
                                 .row = hand->row,
                                 .column = hand->column + shape.x[0]};
}
