/* What a person does to the board. A finger takes an end point, a tip or any place on a path and draws on
 * from there; going back over the stroke takes it away again. What was drawn between taking and letting go is
 * one move. By key: Enter takes and puts down, arrows draw, Backspace goes back. */
#include "hold.h"

static void let_go(struct sg_view *view)
{
    view->grabbed = false;
    view->shift_x = 0;
    for (size_t i = 0; i < sizeof view->own; i++)
        view->own[i] = 0;
}

static void grab(const struct links_position *position, struct sg_view *view, int cell)
{
    struct links_hold hold;
    links_take(position, cell, &hold);
    view->grabbed = true;
    view->shift_x = 1; /* what is held is seen as it is drawn: it need not be shown moving afterwards */
    links_keep(view, &hold);
}

/* The move that is held; a hand that changed nothing makes a null move. */
static enum sg_answer put_down(struct sg_view *view, const struct links_hold *hold, struct sg_move *move)
{
    let_go(view);
    if (links_untouched(&hold->stroke))
        return SG_ANSWER_NULL_MOVE;
    *move = links_move(&hold->stroke);
    return SG_ANSWER_MOVE;
}

static void put_cursor(const struct links_position *position, struct sg_view *view, int32_t x, int32_t y)
{
    view->cursor_x = x < 0 ? 0 : x >= position->width ? position->width - 1 : x;
    view->cursor_y = y < 0 ? 0 : y >= position->height ? position->height - 1 : y;
}

static void cursor_to(const struct links_position *position, struct sg_view *view, int cell)
{
    put_cursor(position, view, cell % position->width, cell / position->width);
}

/* ---- pointer --------------------------------------------------------------------------------------- */

static enum sg_answer press(const struct links_position *position, const struct sg_input *input,
                            struct sg_view *view)
{
    int cell = links_cell_under(position, input->x, input->y);
    view->keyboard = false;
    let_go(view);
    if (cell < 0)
        return SG_ANSWER_REDRAW;
    cursor_to(position, view, cell);
    if (links_owner(position, cell) && links_outcome(position) == SG_OUTCOME_OPEN)
        grab(position, view, cell);
    return SG_ANSWER_REDRAW;
}

static int nearest_cell(const struct links_position *position, int32_t x, int32_t y)
{
    int32_t right = position->width * SG_CELL - 1, low = position->height * SG_CELL - 1;
    return links_cell_under(position, x < 0 ? 0 : x > right ? right : x, y < 0 ? 0 : y > low ? low : y);
}

/* A stroke that is longer than a move can say is put down, and held on at its tip. */
static enum sg_answer drag(const struct links_position *position, const struct sg_input *input,
                           struct sg_view *view, struct sg_move *move)
{
    struct links_hold hold;
    struct links_position shown;
    if (view->keyboard || !links_held(position, view, &hold))
        return SG_ANSWER_NOTHING;
    if (links_go_to(position, &hold, nearest_cell(position, input->x, input->y))) {
        links_keep(view, &hold);
        return SG_ANSWER_REDRAW;
    }
    struct links_hold next = {.refused = LINKS_NOWHERE};
    next.stroke = (struct links_stroke){.cell = (uint16_t)links_shown(position, &hold.stroke, &shown),
                                        .drop = LINKS_NOWHERE};
    *move = links_move(&hold.stroke);
    links_keep(view, &next);
    return SG_ANSWER_MOVE;
}

static enum sg_answer release(const struct links_position *position, const struct sg_input *input,
                              struct sg_view *view, struct sg_move *move)
{
    struct links_hold hold;
    if (view->keyboard || !links_held(position, view, &hold))
        return SG_ANSWER_NOTHING;
    int cell = links_cell_under(position, input->x, input->y);
    if (cell >= 0)
        links_go_to(position, &hold, cell);
    return put_down(view, &hold, move);
}

static enum sg_answer hover(const struct links_position *position, const struct sg_input *input,
                            struct sg_view *view)
{
    int before = links_cell_under(position, view->hover_x, view->hover_y),
        now = links_cell_under(position, input->x, input->y);
    view->hover_x = now < 0 ? -1 : input->x;
    view->hover_y = now < 0 ? -1 : input->y;
    return before == now ? SG_ANSWER_NOTHING : SG_ANSWER_REDRAW;
}

/* ---- keys ------------------------------------------------------------------------------------------ */

/* Draws one step, back where it came from when it came from there; else moves the cursor. */
static enum sg_answer arrow(const struct links_position *position, struct sg_view *view, int way)
{
    struct links_hold hold;
    struct links_position shown;
    if (!links_held(position, view, &hold)) {
        put_cursor(position, view, view->cursor_x + (way % 2 == 0 ? 1 - way : 0),
                   view->cursor_y + (way % 2 == 1 ? 2 - way : 0));
        return SG_ANSWER_REDRAW;
    }
    int tip = links_shown(position, &hold.stroke, &shown);
    bool back = links_drawn(&shown, tip) >> way & 1;
    bool fine = back ? links_step_back(position, &hold.stroke) : links_step_on(position, &hold.stroke, way);
    hold.refused = (uint8_t)(fine ? LINKS_NOWHERE : way);
    links_keep(view, &hold);
    cursor_to(position, view, links_shown(position, &hold.stroke, &shown));
    return SG_ANSWER_REDRAW;
}

static enum sg_answer select_path(const struct links_position *position, struct sg_view *view,
                                  struct sg_move *move)
{
    struct links_hold hold;
    int cell = view->cursor_y * position->width + view->cursor_x;
    if (links_held(position, view, &hold))
        return put_down(view, &hold, move);
    let_go(view);
    if (!links_owner(position, cell) || links_outcome(position) != SG_OUTCOME_OPEN)
        return SG_ANSWER_REDRAW;
    grab(position, view, cell);
    return SG_ANSWER_REDRAW;
}

/* Held: one step back. Else the path under the cursor goes back to before this place. */
static enum sg_answer back(const struct links_position *position, struct sg_view *view, struct sg_move *move)
{
    struct links_hold hold;
    struct links_position shown;
    bool held = links_held(position, view, &hold);
    if (!held) {
        int cell = view->cursor_y * position->width + view->cursor_x;
        if (!links_owner(position, cell) || links_outcome(position) != SG_OUTCOME_OPEN)
            return SG_ANSWER_REDRAW;
        links_take(position, cell, &hold);
    }
    bool went = links_step_back(position, &hold.stroke);
    hold.refused = LINKS_NOWHERE;
    cursor_to(position, view, links_shown(position, &hold.stroke, &shown));
    if (held && went) {
        links_keep(view, &hold);
        return SG_ANSWER_REDRAW;
    }
    enum sg_answer answer = put_down(view, &hold, move);
    return answer == SG_ANSWER_NULL_MOVE && !held ? SG_ANSWER_REDRAW : answer;
}

/* To the next place where a path can go on, or the one before. */
static enum sg_answer step_to_tip(const struct links_position *position, struct sg_view *view, int by)
{
    int count = links_count(position), cell = view->cursor_y * position->width + view->cursor_x;
    let_go(view);
    for (int i = 0; i < count; i++) {
        cell = (cell + by + count) % count;
        if (links_is_tip(position, cell))
            break;
    }
    cursor_to(position, view, cell);
    return SG_ANSWER_REDRAW;
}

/* A letter goes to its end points in turn. */
static enum sg_answer jump(const struct links_position *position, struct sg_view *view, char sign)
{
    int count = links_count(position), cell = view->cursor_y * position->width + view->cursor_x;
    struct links_hold hold;
    for (int i = 1; i <= count && !links_held(position, view, &hold); i++) {
        int next = (cell + i) % count, letter = links_letter(position, next);
        if (letter && (links_sign(letter) | 0x20) == sign) {
            cursor_to(position, view, next);
            break;
        }
    }
    return SG_ANSWER_REDRAW;
}

static enum sg_answer key(const struct links_position *position, const struct sg_input *input,
                          struct sg_view *view, struct sg_move *move)
{
    if (!view->keyboard)
        let_go(view); /* what the pointer held */
    view->keyboard = true;
    put_cursor(position, view, view->cursor_x, view->cursor_y);
    switch (input->key) {
    case SG_KEY_LEFT: return arrow(position, view, LINKS_LEFT);
    case SG_KEY_RIGHT: return arrow(position, view, LINKS_RIGHT);
    case SG_KEY_UP: return arrow(position, view, LINKS_UP);
    case SG_KEY_DOWN: return arrow(position, view, LINKS_DOWN);
    case SG_KEY_SELECT: return select_path(position, view, move);
    case SG_KEY_BACK: return back(position, view, move);
    case SG_KEY_NEXT: return step_to_tip(position, view, 1);
    case SG_KEY_PREVIOUS: return step_to_tip(position, view, -1);
    case SG_KEY_CHARACTER: return jump(position, view, input->character);
    default: return SG_ANSWER_NOTHING;
    }
}

enum sg_answer links_handle(const void *position, const struct sg_input *input, struct sg_view *view,
                            struct sg_move *move)
{
    const struct links_position *board = position;
    switch (input->kind) {
    case SG_INPUT_HOVER: return hover(board, input, view);
    case SG_INPUT_PRESS: return press(board, input, view);
    case SG_INPUT_DRAG: return drag(board, input, view, move);
    case SG_INPUT_RELEASE: return release(board, input, view, move);
    case SG_INPUT_CANCEL: let_go(view); return SG_ANSWER_REDRAW;
    case SG_INPUT_KEY: return key(board, input, view, move);
    }
    return SG_ANSWER_NOTHING;
}
