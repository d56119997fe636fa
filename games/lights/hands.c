/* What a person does to a board: points at a lamp and presses it. The same by key. A press counts where it is
 * let go, so that whoever changes their mind slides off the lamp first. */
#include "lights.h"

static int lamp_under(const struct lights_position *position, int32_t x, int32_t y)
{
    const struct lights_shape *shape = &position->shape;
    if (x < 0 || y < 0 || x >= shape->columns * SG_CELL || y >= shape->rows * SG_CELL)
        return -1;
    return y / SG_CELL * shape->columns + x / SG_CELL;
}

int lights_pointed(const struct lights_position *position, const struct sg_view *view)
{
    if (view->grabbed && view->piece >= 0 && view->piece < position->shape.rows * position->shape.columns)
        return view->piece;
    return view->keyboard ? lamp_under(position, view->cursor_x * SG_CELL, view->cursor_y * SG_CELL)
                          : lamp_under(position, view->hover_x, view->hover_y);
}

static enum sg_answer press(const struct lights_position *position, int lamp, struct sg_move *move)
{
    if (lamp < 0 || lights_outcome(position) != SG_OUTCOME_OPEN)
        return SG_ANSWER_REDRAW;
    move->code = (uint64_t)lamp;
    return SG_ANSWER_MOVE;
}

/* ---- the pointer ----------------------------------------------------------------------------------- */

static enum sg_answer hover(const struct lights_position *position, const struct sg_input *input,
                            struct sg_view *view)
{
    int before = lamp_under(position, view->hover_x, view->hover_y),
        now = lamp_under(position, input->x, input->y);
    view->hover_x = now < 0 ? -1 : input->x;
    view->hover_y = now < 0 ? -1 : input->y;
    return before == now ? SG_ANSWER_NOTHING : SG_ANSWER_REDRAW;
}

static enum sg_answer take(const struct lights_position *position, const struct sg_input *input,
                           struct sg_view *view)
{
    int lamp = lamp_under(position, input->x, input->y);
    view->keyboard = false;
    view->grabbed = lamp >= 0;
    if (!view->grabbed)
        return SG_ANSWER_REDRAW;
    view->piece = lamp;
    view->cursor_x = lamp % position->shape.columns;
    view->cursor_y = lamp / position->shape.columns;
    return SG_ANSWER_REDRAW;
}

static enum sg_answer release(const struct lights_position *position, const struct sg_input *input,
                              struct sg_view *view, struct sg_move *move)
{
    if (!view->grabbed || view->keyboard)
        return SG_ANSWER_NOTHING;
    view->grabbed = false;
    if (lamp_under(position, input->x, input->y) != view->piece)
        return SG_ANSWER_NULL_MOVE;
    return press(position, view->piece, move);
}

/* ---- keys ------------------------------------------------------------------------------------------ */

static void put_cursor(const struct lights_shape *shape, struct sg_view *view, int32_t x, int32_t y)
{
    if (shape->torus) { /* over the edge and on at the other side, like the wires */
        x = (x + shape->columns) % shape->columns;
        y = (y + shape->rows) % shape->rows;
    }
    view->cursor_x = x < 0 ? 0 : x >= shape->columns ? shape->columns - 1 : x;
    view->cursor_y = y < 0 ? 0 : y >= shape->rows ? shape->rows - 1 : y;
}

/* To the next lit lamp in the order of the board, or the one before. */
static enum sg_answer step_to_lit(const struct lights_position *position, struct sg_view *view, int by)
{
    const struct lights_shape *shape = &position->shape;
    struct lights_set lit = lights_lit(position);
    int lamps = shape->rows * shape->columns, lamp = view->cursor_y * shape->columns + view->cursor_x;
    for (int i = 0; i < lamps; i++) {
        lamp = (lamp + by + lamps) % lamps;
        if (lights_has(&lit, lamp))
            break;
    }
    put_cursor(shape, view, lamp % shape->columns, lamp / shape->columns);
    return SG_ANSWER_REDRAW;
}

static enum sg_answer arrow(const struct lights_position *position, struct sg_view *view, int dx, int dy)
{
    put_cursor(&position->shape, view, view->cursor_x + dx, view->cursor_y + dy);
    return SG_ANSWER_REDRAW;
}

static enum sg_answer key(const struct lights_position *position, const struct sg_input *input,
                          struct sg_view *view, struct sg_move *move)
{
    view->grabbed = false; /* what the pointer held */
    view->keyboard = true;
    if (lamp_under(position, view->cursor_x * SG_CELL, view->cursor_y * SG_CELL) < 0)
        view->cursor_x = view->cursor_y = 0;
    switch (input->key) {
    case SG_KEY_LEFT: return arrow(position, view, -1, 0);
    case SG_KEY_RIGHT: return arrow(position, view, 1, 0);
    case SG_KEY_UP: return arrow(position, view, 0, -1);
    case SG_KEY_DOWN: return arrow(position, view, 0, 1);
    case SG_KEY_SELECT: return press(position, lights_pointed(position, view), move);
    case SG_KEY_NEXT: return step_to_lit(position, view, 1);
    case SG_KEY_PREVIOUS: return step_to_lit(position, view, -1);
    default: return SG_ANSWER_NOTHING;
    }
}

enum sg_answer lights_handle(const void *position, const struct sg_input *input, struct sg_view *view,
                             struct sg_move *move)
{
    const struct lights_position *board = position;
    switch (input->kind) {
    case SG_INPUT_HOVER: return hover(board, input, view);
    case SG_INPUT_PRESS: return take(board, input, view);
    case SG_INPUT_DRAG: return SG_ANSWER_NOTHING;
    case SG_INPUT_RELEASE: return release(board, input, view, move);
    case SG_INPUT_CANCEL: view->grabbed = false; return SG_ANSWER_REDRAW;
    case SG_INPUT_KEY: return key(board, input, view, move);
    }
    return SG_ANSWER_NOTHING;
}

/* ---- words ----------------------------------------------------------------------------------------- */

void lights_describe(const void *position, const struct sg_view *view, struct sg_phrase *words)
{
    const struct lights_position *board = position;
    int lamp = lights_pointed(board, view);
    struct lights_set lit = lights_lit(board);
    if (lights_outcome(board) == SG_OUTCOME_SOLVED) {
        sg_phrase_set(words, SG_T("All lamps are out."));
        return;
    }
    if (lamp < 0) {
        sg_phrase_set(
            words,
            SG_T("Press lamps until all are out: each press switches a lamp and those it is wired to."));
        return;
    }
    struct lights_set near = lights_near(&board->shape, lamp), out = lights_both(&near, &lit);
    int off = lights_size(&out);
    sg_phrase_set(words,
                  lights_has(&lit, lamp)
                      ? SG_T("Row {row}, column {column}, a lit lamp: a press puts {off} out and {on} on.")
                      : SG_T("Row {row}, column {column}, a dark lamp: a press puts {off} out and {on} on."));
    sg_phrase_add_int(words, "row", lamp / board->shape.columns + 1);
    sg_phrase_add_int(words, "column", lamp % board->shape.columns + 1);
    sg_phrase_add_int(words, "off", off);
    sg_phrase_add_int(words, "on", lights_size(&near) - off);
}
