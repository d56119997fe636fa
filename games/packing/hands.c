/* What a person does: a piece is dragged from the tray to the board, or picked by a tap and put down by
 * another; a piece that lies is dragged off again. Buttons and keys turn and flip what is in hand. */
#include "layout.h"
#include "pieces.h"

/* ---- picking, turning ------------------------------------------------------------------------------ */

static void let_go(struct sg_view *view)
{
    struct packing_own own = packing_own(view);
    own.moved = own.again = false;
    own.hold_x = own.hold_y = 0;
    packing_set_own(view, &own);
    view->grabbed = false;
    view->shift_x = view->shift_y = 0;
}

static void choose(struct sg_view *view, int kind) /* -1: none */
{
    struct packing_own own = packing_own(view);
    own.chosen = (uint8_t)(kind + 1);
    packing_set_own(view, &own);
}

static int chosen(const struct packing_position *position, const struct sg_view *view)
{
    int kind = packing_own(view).chosen - 1;
    return kind >= 0 && kind < PACKING_KINDS && position->pieces[kind].where == PACKING_LEFT ? kind : -1;
}

static int in_hand(const struct packing_position *position, const struct sg_view *view)
{
    bool held = view->grabbed && view->piece >= 0 && view->piece < PACKING_KINDS &&
                position->pieces[view->piece].where != PACKING_ABSENT;
    return held ? view->piece : chosen(position, view);
}

/* The pointer holds the piece by its middle. */
static void hold_middle(struct packing_own *own, int kind)
{
    struct packing_shape shape = packing_shape(kind, own->orientation[kind] % PIECE_ORIENTATIONS);
    own->hold_x = (int16_t)(shape.width * SG_CELL / 2);
    own->hold_y = (int16_t)(shape.height * SG_CELL / 2);
}

static void bring_cursor_in(const struct packing_position *position, struct sg_view *view)
{
    int kind = view->grabbed ? in_hand(position, view) : -1;
    struct packing_shape shape = {.width = 1, .height = 1};
    if (kind >= 0)
        shape = packing_shape(kind, packing_own(view).orientation[kind] % PIECE_ORIENTATIONS);
    int32_t last_x = position->columns - shape.width, last_y = position->rows - shape.height;
    view->cursor_x = view->cursor_x > last_x ? last_x : view->cursor_x;
    view->cursor_y = view->cursor_y > last_y ? last_y : view->cursor_y;
    view->cursor_x = view->cursor_x < 0 ? 0 : view->cursor_x;
    view->cursor_y = view->cursor_y < 0 ? 0 : view->cursor_y;
}

static enum sg_answer turn(const struct packing_position *position, struct sg_view *view, bool flip)
{
    int kind = in_hand(position, view);
    struct packing_own own = packing_own(view);
    if (kind < 0)
        return SG_ANSWER_REDRAW;
    int orientation = own.orientation[kind] % PIECE_ORIENTATIONS;
    own.orientation[kind] = (uint8_t)(flip ? packing_flipped(orientation) : packing_turned(orientation));
    if (view->grabbed) {
        own.moved = true;
        hold_middle(&own, kind);
    }
    packing_set_own(view, &own);
    if (view->keyboard)
        bring_cursor_in(position, view);
    return SG_ANSWER_REDRAW;
}

/* ---- pointer --------------------------------------------------------------------------------------- */

static void take(struct sg_view *view, int kind, int32_t x, int32_t y)
{
    view->grabbed = true;
    view->piece = kind;
    view->grab_x = x;
    view->grab_y = y;
    view->shift_x = view->shift_y = 0;
}

/* The same square stays under the pointer, though the piece is drawn larger now. */
static void take_from_tray(const struct packing_position *position, const struct packing_layout *layout,
                           struct sg_view *view, int kind, int32_t x, int32_t y)
{
    struct packing_own own = packing_own(view);
    struct sg_box at = packing_in_slot(layout, kind, own.orientation[kind] % PIECE_ORIENTATIONS);
    own.again = chosen(position, view) == kind;
    own.moved = false;
    own.chosen = (uint8_t)(kind + 1);
    hold_middle(&own, kind);
    if (packing_inside(at, x, y)) {
        own.hold_x = (int16_t)((x - at.x) * SG_CELL / layout->unit);
        own.hold_y = (int16_t)((y - at.y) * SG_CELL / layout->unit);
    }
    packing_set_own(view, &own);
    take(view, kind, x, y);
}

static void take_from_board(const struct packing_position *position, const struct packing_layout *layout,
                            struct sg_view *view, int kind, int32_t x, int32_t y)
{
    struct packing_own own = packing_own(view);
    const struct packing_piece *piece = &position->pieces[kind];
    struct packing_shape shape = packing_shape(kind, piece->orientation);
    own.orientation[kind] = piece->orientation;
    own.again = own.moved = false;
    own.hold_x = (int16_t)(x - layout->board.x - (piece->column - shape.x[0]) * SG_CELL);
    own.hold_y = (int16_t)(y - layout->board.y - piece->row * SG_CELL);
    packing_set_own(view, &own);
    take(view, kind, x, y);
}

static enum sg_answer press_board(const struct packing_position *position,
                                  const struct packing_layout *layout, struct sg_view *view, int32_t x,
                                  int32_t y)
{
    struct packing_map map;
    packing_map(position, &map);
    view->cursor_x = (x - layout->board.x) / SG_CELL;
    view->cursor_y = (y - layout->board.y) / SG_CELL;
    int lies = packing_at(&map, view->cursor_y, view->cursor_x), kind = chosen(position, view);
    if (lies >= 0) {
        take_from_board(position, layout, view, lies, x, y);
    } else if (kind >= 0) { /* picked before: it comes to the pointer */
        struct packing_own own = packing_own(view);
        own.again = false;
        own.moved = true;
        hold_middle(&own, kind);
        packing_set_own(view, &own);
        take(view, kind, x, y);
    }
    return SG_ANSWER_REDRAW;
}

static enum sg_answer press(const struct packing_position *position, const struct packing_layout *layout,
                            const struct sg_input *input, struct sg_view *view)
{
    int kind = packing_kind_at(layout, input->x, input->y);
    let_go(view);
    view->keyboard = false;
    view->hover_x = input->x; /* a finger does not hover before it presses */
    view->hover_y = input->y;
    if (packing_inside(layout->turn, input->x, input->y))
        return turn(position, view, false);
    if (packing_inside(layout->flip, input->x, input->y))
        return turn(position, view, true);
    if (packing_inside(layout->board, input->x, input->y))
        return press_board(position, layout, view, input->x, input->y);
    if (kind >= 0 && position->pieces[kind].where == PACKING_LEFT)
        take_from_tray(position, layout, view, kind, input->x, input->y);
    else
        choose(view, -1);
    return SG_ANSWER_REDRAW;
}

static bool holds_by_pointer(const struct packing_position *position, const struct sg_view *view)
{
    return view->grabbed && !view->keyboard && in_hand(position, view) == view->piece;
}

static enum sg_answer drag(const struct packing_position *position, const struct sg_input *input,
                           struct sg_view *view)
{
    enum { TREMBLE = SG_CELL / 8 }; /* a tap that shakes is a tap */
    struct packing_own own = packing_own(view);
    if (!holds_by_pointer(position, view))
        return SG_ANSWER_NOTHING;
    int64_t dx = (int64_t)input->x - view->grab_x, dy = (int64_t)input->y - view->grab_y;
    view->shift_x = (int32_t)dx;
    view->shift_y = (int32_t)dy;
    if (dx > TREMBLE || dx < -TREMBLE || dy > TREMBLE || dy < -TREMBLE)
        own.moved = true;
    packing_set_own(view, &own);
    return SG_ANSWER_REDRAW;
}

/* A piece that lay there moves on, or goes back to the tray, or to where it was. */
static enum sg_answer release_lifted(const struct packing_position *position, struct sg_view *view,
                                     const struct packing_hand *hand, bool moved, struct sg_move *move)
{
    const struct packing_piece *lies = &position->pieces[hand->kind];
    struct packing_step step = packing_hand_step(hand);
    let_go(view);
    view->hover_x = -1;
    bool same = hand->fits && step.row == lies->row && step.column == lies->column &&
                step.orientation == lies->orientation;
    if (!moved || same || (!hand->fits && !hand->away))
        return SG_ANSWER_NULL_MOVE;
    step.take = !hand->fits;
    *move = packing_move(step);
    return SG_ANSWER_MOVE;
}

static enum sg_answer put_down(struct sg_view *view, const struct packing_hand *hand, struct sg_move *move)
{
    let_go(view);
    choose(view, -1);
    *move = packing_move(packing_hand_step(hand));
    return SG_ANSWER_MOVE;
}

static enum sg_answer release(const struct packing_position *position, const struct packing_layout *layout,
                              const struct sg_input *input, struct sg_view *view, struct sg_move *move)
{
    struct packing_hand hand;
    if (!holds_by_pointer(position, view))
        return SG_ANSWER_NOTHING;
    drag(position, input, view);
    struct packing_own own = packing_own(view);
    packing_hand(position, layout, view, &hand);
    if (hand.lifted)
        return release_lifted(position, view, &hand, own.moved, move);
    if (hand.fits && own.moved)
        return put_down(view, &hand, move);
    let_go(view);
    view->hover_x = -1; /* a finger that is gone points nowhere; a mouse hovers at once */
    if (own.moved)
        return hand.over ? SG_ANSWER_REDRAW : SG_ANSWER_NULL_MOVE;
    return own.again ? turn(position, view, false) : SG_ANSWER_REDRAW;
}

static enum sg_answer hover(const struct packing_layout *layout, const struct sg_input *input,
                            struct sg_view *view)
{
    bool on = input->x >= 0 && input->y >= 0 && input->x < layout->width * SG_CELL &&
              input->y < layout->height * SG_CELL;
    int32_t x = on ? input->x : -1, y = on ? input->y : -1;
    if (x == view->hover_x && y == view->hover_y)
        return SG_ANSWER_NOTHING;
    view->hover_x = x;
    view->hover_y = y;
    return SG_ANSWER_REDRAW;
}

/* ---- keys ------------------------------------------------------------------------------------------ */

static enum sg_answer take_by_key(const struct packing_position *position, struct sg_view *view, int kind)
{
    choose(view, kind);
    if (kind < 0)
        return SG_ANSWER_REDRAW;
    view->grabbed = true;
    view->piece = kind;
    bring_cursor_in(position, view);
    return SG_ANSWER_REDRAW;
}

/* The next piece that is left, in the order of the tray; -1 none. */
static int next_left(const struct packing_position *position, const struct packing_layout *layout, int kind,
                     int by)
{
    int at = kind < 0 ? (by > 0 ? -1 : layout->count) : packing_slot_of(layout, kind);
    for (int i = 0; i < layout->count; i++) {
        at = (at + by + layout->count) % layout->count;
        if (position->pieces[layout->kinds[at]].where == PACKING_LEFT)
            return layout->kinds[at];
    }
    return -1;
}

/* Off the board with what lies under the cursor; it stays in hand. */
static enum sg_answer lift(const struct packing_position *position, struct sg_view *view, bool hold,
                           struct sg_move *move)
{
    struct packing_map map;
    packing_map(position, &map);
    int kind = packing_at(&map, view->cursor_y, view->cursor_x);
    if (kind < 0)
        return SG_ANSWER_REDRAW;
    struct packing_own own = packing_own(view);
    const struct packing_piece *piece = &position->pieces[kind];
    own.orientation[kind] = piece->orientation;
    packing_set_own(view, &own);
    if (hold) {
        view->cursor_y = piece->row;
        view->cursor_x = piece->column - packing_shape(kind, piece->orientation).x[0];
        take_by_key(position, view, kind);
    }
    *move = packing_move((struct packing_step){.take = true, .kind = kind});
    return SG_ANSWER_MOVE;
}

static enum sg_answer select_by_key(const struct packing_position *position,
                                    const struct packing_layout *layout, struct sg_view *view,
                                    struct sg_move *move)
{
    struct packing_hand hand;
    struct packing_map map;
    packing_hand(position, layout, view, &hand);
    packing_map(position, &map);
    if (view->grabbed)
        return hand.fits ? put_down(view, &hand, move) : SG_ANSWER_REDRAW;
    if (packing_at(&map, view->cursor_y, view->cursor_x) >= 0)
        return lift(position, view, true, move);
    int kind = chosen(position, view);
    return take_by_key(position, view, kind >= 0 ? kind : next_left(position, layout, -1, 1));
}

static enum sg_answer arrow(const struct packing_position *position, struct sg_view *view, int dx, int dy)
{
    view->cursor_x += dx;
    view->cursor_y += dy;
    bring_cursor_in(position, view);
    return SG_ANSWER_REDRAW;
}

static enum sg_answer step(const struct packing_position *position, const struct packing_layout *layout,
                           struct sg_view *view, int by)
{
    return take_by_key(position, view, next_left(position, layout, in_hand(position, view), by));
}

/* r turns, f flips, a digit takes the piece of that slot. */
static enum sg_answer character(const struct packing_position *position, const struct packing_layout *layout,
                                struct sg_view *view, char c)
{
    int slot = c - '1';
    if (c == 'r' || c == 'f')
        return turn(position, view, c == 'f');
    if (slot < 0 || slot >= layout->count || slot > 8 ||
        position->pieces[layout->kinds[slot]].where != PACKING_LEFT)
        return SG_ANSWER_REDRAW;
    return take_by_key(position, view, layout->kinds[slot]);
}

/* Lets go of what is held; else takes back what lies under the cursor. */
static enum sg_answer back(const struct packing_position *position, struct sg_view *view,
                           struct sg_move *move)
{
    bool held = view->grabbed;
    let_go(view);
    choose(view, -1);
    return held ? SG_ANSWER_NULL_MOVE : lift(position, view, false, move);
}

static enum sg_answer key(const struct packing_position *position, const struct packing_layout *layout,
                          const struct sg_input *input, struct sg_view *view, struct sg_move *move)
{
    bool turns = input->key == SG_KEY_CHARACTER && (input->character == 'r' || input->character == 'f');
    if (turns && !view->keyboard) { /* also while the pointer holds a piece, or points at one in the tray */
        int under = packing_kind_at(layout, view->hover_x, view->hover_y);
        if (in_hand(position, view) < 0 && under >= 0 && position->pieces[under].where == PACKING_LEFT)
            choose(view, under);
        return turn(position, view, input->character == 'f');
    }
    if (!view->keyboard || (view->grabbed && in_hand(position, view) != chosen(position, view)))
        let_go(view); /* what the pointer held, or what an undo put back */
    view->keyboard = true;
    bring_cursor_in(position, view);
    switch (input->key) {
    case SG_KEY_LEFT: return arrow(position, view, -1, 0);
    case SG_KEY_RIGHT: return arrow(position, view, 1, 0);
    case SG_KEY_UP: return arrow(position, view, 0, -1);
    case SG_KEY_DOWN: return arrow(position, view, 0, 1);
    case SG_KEY_SELECT: return select_by_key(position, layout, view, move);
    case SG_KEY_BACK: return back(position, view, move);
    case SG_KEY_NEXT: return step(position, layout, view, 1);
    case SG_KEY_PREVIOUS: return step(position, layout, view, -1);
    case SG_KEY_CHARACTER: return character(position, layout, view, input->character);
    default: return SG_ANSWER_NOTHING;
    }
}

enum sg_answer packing_handle(const void *position, const struct sg_input *input, struct sg_view *view,
                              struct sg_move *move)
{
    const struct packing_position *board = position;
    struct packing_layout layout;
    packing_layout(board, &layout);
    if (packing_outcome(board) == SG_OUTCOME_SOLVED)
        return input->kind == SG_INPUT_HOVER ? hover(&layout, input, view) : SG_ANSWER_NOTHING;
    switch (input->kind) {
    case SG_INPUT_HOVER: return hover(&layout, input, view);
    case SG_INPUT_PRESS: return press(board, &layout, input, view);
    case SG_INPUT_DRAG: return drag(board, input, view);
    case SG_INPUT_RELEASE: return release(board, &layout, input, view, move);
    case SG_INPUT_CANCEL: let_go(view); return SG_ANSWER_REDRAW;
    case SG_INPUT_KEY: return key(board, &layout, input, view, move);
    }
    return SG_ANSWER_NOTHING;
}
