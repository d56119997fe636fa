/* What a person does to the board. A press on an open cell offers both signs: the left half is 0, the right
 * half 1, and the finger may slide from one to the other before it is lifted. A press on one's own sign takes
 * it away. By key: arrows, then 0 or 1, or Enter and left or right. */
#include "faults.h"

static int cell_under(const struct binary_position *position, int32_t x, int32_t y)
{
    if (x < 0 || y < 0 || x >= position->size * SG_CELL || y >= position->size * SG_CELL)
        return -1;
    return y / SG_CELL * position->size + x / SG_CELL;
}

static bool free_cell(const struct binary_position *position, int cell)
{
    return !(position->cells[cell] & BINARY_GIVEN);
}

static bool holds(const struct binary_position *position, const struct sg_view *view)
{
    return view->grabbed && view->piece >= 0 && view->piece < position->size * position->size &&
           free_cell(position, view->piece);
}

/* ---- pointer --------------------------------------------------------------------------------------- */

/* What letting go at x, y would put: half a cell beside the held one still counts; BINARY_EMPTY: nothing. */
static int sign_at(const struct binary_position *position, const struct sg_view *view, int32_t x, int32_t y)
{
    int64_t dx = (int64_t)x - view->piece % position->size * SG_CELL - SG_CELL / 2;
    int64_t dy = (int64_t)y - view->piece / position->size * SG_CELL - SG_CELL / 2;
    if (dx < -SG_CELL || dx > SG_CELL || dy < -SG_CELL || dy > SG_CELL)
        return BINARY_EMPTY;
    return dx < 0 ? BINARY_ZERO : BINARY_ONE;
}

static enum sg_answer press(const struct binary_position *position, const struct sg_input *input,
                            struct sg_view *view)
{
    int cell = cell_under(position, input->x, input->y);
    view->keyboard = false;
    view->grabbed = cell >= 0 && free_cell(position, cell);
    if (cell < 0)
        return SG_ANSWER_REDRAW;
    view->cursor_x = cell % position->size;
    view->cursor_y = cell / position->size;
    view->piece = cell;
    view->own[0] = (uint8_t)sign_at(position, view, input->x, input->y);
    return SG_ANSWER_REDRAW;
}

static enum sg_answer drag(const struct binary_position *position, const struct sg_input *input,
                           struct sg_view *view)
{
    if (!holds(position, view) || view->keyboard)
        return SG_ANSWER_NOTHING;
    uint8_t before = view->own[0];
    view->own[0] = (uint8_t)sign_at(position, view, input->x, input->y);
    return view->own[0] == before ? SG_ANSWER_NOTHING : SG_ANSWER_REDRAW;
}

static enum sg_answer release(const struct binary_position *position, const struct sg_input *input,
                              struct sg_view *view, struct sg_move *move)
{
    if (!holds(position, view) || view->keyboard)
        return SG_ANSWER_NOTHING;
    int sign = sign_at(position, view, input->x, input->y);
    view->grabbed = false;
    if (sign == BINARY_EMPTY)
        return SG_ANSWER_NULL_MOVE;
    *move = binary_move(view->piece, binary_own(position, view->piece) ? BINARY_EMPTY : sign);
    return SG_ANSWER_MOVE;
}

static enum sg_answer hover(const struct binary_position *position, const struct sg_input *input,
                            struct sg_view *view)
{
    bool inside = cell_under(position, input->x, input->y) >= 0;
    int32_t x = inside ? input->x : -1, y = inside ? input->y : -1;
    int32_t half = SG_CELL / 2;
    bool same = view->hover_x / half == x / half && view->hover_y / half == y / half &&
                (view->hover_x < 0) == (x < 0);
    view->hover_x = x;
    view->hover_y = y;
    return same ? SG_ANSWER_NOTHING : SG_ANSWER_REDRAW;
}

/* ---- keys ------------------------------------------------------------------------------------------ */

/* Puts a sign on an open cell; on one's own sign the first key takes it away. */
static enum sg_answer put(const struct binary_position *position, struct sg_view *view, int sign,
                          struct sg_move *move)
{
    int cell = view->cursor_y * position->size + view->cursor_x;
    view->grabbed = false;
    if (!free_cell(position, cell))
        return SG_ANSWER_REDRAW;
    bool own = binary_own(position, cell);
    if (own ? binary_sign(position, cell) == sign : sign == BINARY_EMPTY)
        return SG_ANSWER_REDRAW; /* it is as asked */
    *move = binary_move(cell, own ? BINARY_EMPTY : sign);
    return SG_ANSWER_MOVE;
}

static enum sg_answer arrow(const struct binary_position *position, struct sg_view *view, int dx, int dy,
                            struct sg_move *move)
{
    if (view->grabbed && dx != 0)
        return put(position, view, dx < 0 ? BINARY_ZERO : BINARY_ONE, move);
    view->grabbed = false;
    int32_t last = position->size - 1, x = view->cursor_x + dx, y = view->cursor_y + dy;
    view->cursor_x = x < 0 ? 0 : x > last ? last : x;
    view->cursor_y = y < 0 ? 0 : y > last ? last : y;
    return SG_ANSWER_REDRAW;
}

/* On an open cell: offers both signs. */
static enum sg_answer select_cell(const struct binary_position *position, struct sg_view *view,
                                  struct sg_move *move)
{
    int cell = view->cursor_y * position->size + view->cursor_x;
    if (binary_own(position, cell))
        return put(position, view, BINARY_EMPTY, move);
    view->grabbed = !view->grabbed && free_cell(position, cell);
    view->piece = cell;
    view->own[0] = BINARY_EMPTY;
    return SG_ANSWER_REDRAW;
}

/* To the next open cell, or the one before. */
static enum sg_answer step_to_open(const struct binary_position *position, struct sg_view *view, int by)
{
    int count = position->size * position->size, cell = view->cursor_y * position->size + view->cursor_x;
    view->grabbed = false;
    for (int i = 0; i < count; i++) {
        cell = (cell + by + count) % count;
        if (!binary_sign(position, cell))
            break;
    }
    view->cursor_x = cell % position->size;
    view->cursor_y = cell / position->size;
    return SG_ANSWER_REDRAW;
}

static enum sg_answer back(const struct binary_position *position, struct sg_view *view, struct sg_move *move)
{
    bool offered = view->grabbed;
    view->grabbed = false;
    return offered ? SG_ANSWER_NULL_MOVE : put(position, view, BINARY_EMPTY, move);
}

static void bring_cursor_in(const struct binary_position *position, struct sg_view *view)
{
    int32_t last = position->size - 1;
    view->cursor_x = view->cursor_x < 0 ? 0 : view->cursor_x > last ? last : view->cursor_x;
    view->cursor_y = view->cursor_y < 0 ? 0 : view->cursor_y > last ? last : view->cursor_y;
}

static enum sg_answer key(const struct binary_position *position, const struct sg_input *input,
                          struct sg_view *view, struct sg_move *move)
{
    if (!view->keyboard)
        view->grabbed = false; /* what the pointer held */
    view->keyboard = true;
    bring_cursor_in(position, view);
    switch (input->key) {
    case SG_KEY_LEFT: return arrow(position, view, -1, 0, move);
    case SG_KEY_RIGHT: return arrow(position, view, 1, 0, move);
    case SG_KEY_UP: return arrow(position, view, 0, -1, move);
    case SG_KEY_DOWN: return arrow(position, view, 0, 1, move);
    case SG_KEY_SELECT: return select_cell(position, view, move);
    case SG_KEY_BACK: return back(position, view, move);
    case SG_KEY_NEXT: return step_to_open(position, view, 1);
    case SG_KEY_PREVIOUS: return step_to_open(position, view, -1);
    case SG_KEY_CHARACTER:
        if (input->character == '0' || input->character == '1')
            return put(position, view, input->character == '1' ? BINARY_ONE : BINARY_ZERO, move);
        return SG_ANSWER_REDRAW;
    default: return SG_ANSWER_NOTHING;
    }
}

enum sg_answer binary_handle(const void *position, const struct sg_input *input, struct sg_view *view,
                             struct sg_move *move)
{
    const struct binary_position *board = position;
    switch (input->kind) {
    case SG_INPUT_HOVER: return hover(board, input, view);
    case SG_INPUT_PRESS: return press(board, input, view);
    case SG_INPUT_DRAG: return drag(board, input, view);
    case SG_INPUT_RELEASE: return release(board, input, view, move);
    case SG_INPUT_CANCEL: view->grabbed = false; return SG_ANSWER_REDRAW;
    case SG_INPUT_KEY: return key(board, input, view, move);
    }
    return SG_ANSWER_NOTHING;
}

/* ---- words ----------------------------------------------------------------------------------------- */

/* The line through the cell that has a fault, columns as 1; -1 none. */
static int line_with(const uint16_t lines[2], int row, int column)
{
    return lines[0] >> row & 1 ? 0 : lines[1] >> column & 1 ? 1 : -1;
}

static const char *fault_words(const struct binary_faults *faults, int row, int column)
{
    if (faults->three[row / 4] >> (row % 4 * 16 + column) & 1)
        return SG_T("Row {row}, column {column}: three alike touch here.");
    if (line_with(faults->many, row, column) >= 0)
        return line_with(faults->many, row, column) == 0
                   ? SG_T("Row {row} has more of one sign than fit.")
                   : SG_T("Column {column} has more of one sign than fit.");
    if (line_with(faults->twin, row, column) >= 0)
        return line_with(faults->twin, row, column) == 0 ? SG_T("Row {row} repeats another row.")
                                                         : SG_T("Column {column} repeats another column.");
    return NULL;
}

static const char *cell_words(const struct binary_position *position, int cell)
{
    if (!binary_sign(position, cell))
        return SG_T("Row {row}, column {column} is open: its left half puts a 0, its right half a 1.");
    return binary_own(position, cell)
               ? SG_T("Row {row}, column {column}: your {sign}. Press to take it away.")
               : SG_T("Row {row}, column {column}: this {sign} was given and stays.");
}

void binary_describe(const void *position, const struct sg_view *view, struct sg_phrase *words)
{
    const struct binary_position *board = position;
    int cell = view->keyboard ? cell_under(board, view->cursor_x * SG_CELL, view->cursor_y * SG_CELL)
                              : cell_under(board, view->hover_x, view->hover_y);
    struct binary_faults faults;
    binary_faults(board, &faults);
    if (cell < 0) {
        sg_phrase_set(words, board->unlike
                                 ? SG_T("Never three alike side by side, as many 0 as 1 in each line, "
                                        "and no two rows or columns the same.")
                                 : SG_T("Never three alike side by side, and as many 0 as 1 in each "
                                        "row and column."));
        return;
    }
    int row = cell / board->size, column = cell % board->size;
    const char *fault = fault_words(&faults, row, column);
    sg_phrase_set(words, fault ? fault : cell_words(board, cell));
    sg_phrase_add_int(words, "row", row + 1);
    sg_phrase_add_int(words, "column", column + 1);
    sg_phrase_add(words, "sign", binary_sign(board, cell) == BINARY_ONE ? "1" : "0");
}
