/* What a person does: the arrows walk the man, and into a crate they push it; a click on the floor sends him
 * there; a crate is dragged one cell in a direction, or clicked when he stands beside it. */
#include "stand.h"

enum { FAR_ENOUGH = 350 }; /* of a drag that counts */

static void let_go(struct sg_view *view)
{
    view->grabbed = false;
    view->shift_x = view->shift_y = 0;
}

static enum sg_answer walk_to(const struct crates_position *position, struct sg_view *view, int cell)
{
    struct stand stand = stand_of(position, view);
    uint8_t path[CRATES_CELLS_MAX];
    int length = crates_path(position, stand.cell, cell, path, CRATES_CELLS_MAX);
    if (length < 0)
        return SG_ANSWER_NOTHING;
    if (length > 0)
        stand = (struct stand){cell, path[length - 1]};
    stand_put(position, view, stand);
    return SG_ANSWER_REDRAW;
}

static enum sg_answer push(const struct crates_position *position, struct sg_view *view, int cell,
                           int direction, struct sg_move *move)
{
    struct stand stand = stand_of(position, view);
    stand.facing = direction;
    stand_put(position, view, stand);
    *move = crates_push(cell, direction);
    return SG_ANSWER_MOVE;
}

/* ---- pointer --------------------------------------------------------------------------------------- */

static enum sg_answer press(const struct crates_position *position, const struct sg_input *input,
                            struct sg_view *view)
{
    int cell = stand_cell_under(position, input->x, input->y);
    view->keyboard = false;
    let_go(view);
    view->hover_x = input->x;
    view->hover_y = input->y;
    if (cell == CRATES_NOWHERE || crates_has(position->walls, cell))
        return SG_ANSWER_REDRAW;
    if (!crates_has(position->crates, cell))
        return walk_to(position, view, cell);
    view->grabbed = true;
    view->piece = cell;
    view->grab_x = input->x;
    view->grab_y = input->y;
    return SG_ANSWER_REDRAW;
}

static enum sg_answer drag(const struct crates_position *position, const struct sg_input *input,
                           struct sg_view *view)
{
    if (stand_held(position, view) == CRATES_NOWHERE)
        return SG_ANSWER_NOTHING;
    view->shift_x = input->x - view->grab_x;
    view->shift_y = input->y - view->grab_y;
    return SG_ANSWER_REDRAW;
}

/* A click: beside the crate the man pushes it; otherwise he walks to where he could, the nearest such side.
 */
static enum sg_answer click(const struct crates_position *position, struct sg_view *view, int cell,
                            struct sg_move *move)
{
    unsigned pushes = stand_pushes(position, cell);
    struct stand stand = stand_of(position, view), nearest = stand;
    int least = CRATES_NOWHERE;
    for (int direction = 0; direction < CRATES_DIRECTIONS; direction++) {
        if (!(pushes >> direction & 1))
            continue;
        int from = crates_beside(position, cell, direction ^ 2);
        if (from == stand.cell)
            return push(position, view, cell, direction, move);
        int length = crates_path(position, stand.cell, from, NULL, 0);
        if (length >= least)
            continue;
        least = length;
        nearest = (struct stand){from, direction};
    }
    if (least != CRATES_NOWHERE)
        stand_put(position, view, nearest);
    return SG_ANSWER_REDRAW;
}

static enum sg_answer release(const struct crates_position *position, const struct sg_input *input,
                              struct sg_view *view, struct sg_move *move)
{
    int held = stand_held(position, view);
    if (drag(position, input, view) == SG_ANSWER_NOTHING) {
        let_go(view);
        return SG_ANSWER_NOTHING;
    }
    int32_t x = view->shift_x < 0 ? -view->shift_x : view->shift_x,
            y = view->shift_y < 0 ? -view->shift_y : view->shift_y;
    int direction = stand_drag(position, view);
    let_go(view);
    view->hover_x = input->x;
    view->hover_y = input->y;
    if (x < FAR_ENOUGH && y < FAR_ENOUGH)
        return click(position, view, held, move);
    return direction >= 0 ? push(position, view, held, direction, move) : SG_ANSWER_NULL_MOVE;
}

/* ---- keys ------------------------------------------------------------------------------------------ */

static void follow(const struct crates_position *position, struct sg_view *view, int cell)
{
    view->keyboard = true;
    view->cursor_x = cell % position->width;
    view->cursor_y = cell / position->width;
}

static enum sg_answer step(const struct crates_position *position, struct sg_view *view, int direction,
                           struct sg_move *move)
{
    struct stand stand = stand_of(position, view);
    int next = crates_beside(position, stand.cell, direction);
    let_go(view);
    stand.facing = direction;
    if (next != CRATES_NOWHERE && crates_has(position->crates, next) &&
        stand_pushes(position, next) >> direction & 1) {
        follow(position, view, next);
        return push(position, view, next, direction, move);
    }
    if (crates_is_free(position, next))
        stand.cell = next;
    stand_put(position, view, stand);
    follow(position, view, stand.cell);
    return SG_ANSWER_REDRAW;
}

static enum sg_answer key(const struct crates_position *position, const struct sg_input *input,
                          struct sg_view *view, struct sg_move *move)
{
    switch (input->key) {
    case SG_KEY_UP: return step(position, view, CRATES_UP, move);
    case SG_KEY_LEFT: return step(position, view, CRATES_LEFT, move);
    case SG_KEY_DOWN: return step(position, view, CRATES_DOWN, move);
    case SG_KEY_RIGHT: return step(position, view, CRATES_RIGHT, move);
    case SG_KEY_BACK: /* back to where the last push left him */
        let_go(view);
        stand_put(position, view, (struct stand){crates_man(position), stand_of(position, view).facing});
        follow(position, view, crates_man(position));
        return SG_ANSWER_REDRAW;
    case SG_KEY_SELECT: follow(position, view, stand_of(position, view).cell); return SG_ANSWER_REDRAW;
    case SG_KEY_CHARACTER:
        switch (input->character) {
        case 'w': return step(position, view, CRATES_UP, move);
        case 'a': return step(position, view, CRATES_LEFT, move);
        case 's': return step(position, view, CRATES_DOWN, move);
        case 'd': return step(position, view, CRATES_RIGHT, move);
        default: return SG_ANSWER_NOTHING;
        }
    default: return SG_ANSWER_NOTHING;
    }
}

enum sg_answer crates_handle(const void *position, const struct sg_input *input, struct sg_view *view,
                             struct sg_move *move)
{
    const struct crates_position *p = position;
    switch (input->kind) {
    case SG_INPUT_HOVER:
        view->hover_x = input->x;
        view->hover_y = input->y;
        view->keyboard = view->keyboard && input->x < 0;
        return SG_ANSWER_REDRAW;
    case SG_INPUT_PRESS: return press(p, input, view);
    case SG_INPUT_DRAG: return drag(p, input, view);
    case SG_INPUT_RELEASE: return release(p, input, view, move);
    case SG_INPUT_CANCEL: let_go(view); return SG_ANSWER_REDRAW;
    case SG_INPUT_KEY: return key(p, input, view, move);
    }
    return SG_ANSWER_NOTHING;
}
