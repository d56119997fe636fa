/* What a person does to a board: a car is taken, slides as far as its way is free, and is let go. The same by
 * key. */
#include "traffic.h"

static int cell_under(const struct traffic_position *position, int32_t x, int32_t y)
{
    if (x < 0 || y < 0 || x >= position->size * SG_CELL || y >= position->size * SG_CELL)
        return -1;
    return y / SG_CELL * position->size + x / SG_CELL;
}

static bool holds(const struct traffic_position *position, const struct sg_view *view)
{
    return view->grabbed && view->piece >= 0 && view->piece < position->count;
}

static void take(struct sg_view *view, int car, int32_t x, int32_t y)
{
    view->grabbed = true;
    view->piece = car;
    view->grab_x = x;
    view->grab_y = y;
    view->shift_x = view->shift_y = 0;
}

static void let_go(struct sg_view *view)
{
    view->grabbed = false;
    view->shift_x = view->shift_y = 0;
}

/* Slides what is held to `wanted` thousandths of a cell from where it stood, as far as the way is free. */
static void slide(const struct traffic_position *position, struct sg_view *view, int64_t wanted)
{
    struct traffic_reach reach = traffic_reach(position, traffic_taken(position), view->piece);
    if (wanted < -reach.back * (int64_t)SG_CELL)
        wanted = -reach.back * (int64_t)SG_CELL;
    if (wanted > reach.ahead * (int64_t)SG_CELL)
        wanted = reach.ahead * (int64_t)SG_CELL;
    if (position->cars[view->piece].vertical)
        view->shift_y = (int32_t)wanted;
    else
        view->shift_x = (int32_t)wanted;
}

/* Lets go on the nearest cell. */
static enum sg_answer release(const struct traffic_position *position, struct sg_view *view,
                              struct sg_move *move)
{
    bool vertical = position->cars[view->piece].vertical;
    int32_t shift = vertical ? view->shift_y : view->shift_x;
    int by = (shift + (shift < 0 ? -SG_CELL / 2 : SG_CELL / 2)) / SG_CELL;
    let_go(view);
    if (by == 0)
        return SG_ANSWER_NULL_MOVE;
    *move = traffic_move(view->piece, by);
    if (view->keyboard) { /* the cursor rides along */
        view->cursor_x += vertical ? 0 : by;
        view->cursor_y += vertical ? by : 0;
    }
    return SG_ANSWER_MOVE;
}

static enum sg_answer press(const struct traffic_position *position, const struct sg_input *input,
                            struct sg_view *view)
{
    int cell = cell_under(position, input->x, input->y);
    int car = cell < 0 ? -1 : traffic_car_at(position, cell);
    view->keyboard = false;
    if (car < 0)
        return SG_ANSWER_REDRAW;
    take(view, car, input->x, input->y);
    view->cursor_x = cell % position->size;
    view->cursor_y = cell / position->size;
    return SG_ANSWER_REDRAW;
}

static enum sg_answer drag(const struct traffic_position *position, const struct sg_input *input,
                           struct sg_view *view)
{
    if (!holds(position, view) || view->keyboard)
        return SG_ANSWER_NOTHING;
    slide(position, view,
          position->cars[view->piece].vertical ? (int64_t)input->y - view->grab_y
                                               : (int64_t)input->x - view->grab_x);
    return SG_ANSWER_REDRAW;
}

static enum sg_answer hover(const struct traffic_position *position, const struct sg_input *input,
                            struct sg_view *view)
{
    int before = cell_under(position, view->hover_x, view->hover_y),
        now = cell_under(position, input->x, input->y);
    view->hover_x = now < 0 ? -1 : input->x;
    view->hover_y = now < 0 ? -1 : input->y;
    return before == now ? SG_ANSWER_NOTHING : SG_ANSWER_REDRAW;
}

/* ---- keys ------------------------------------------------------------------------------------------ */

static void put_cursor(const struct traffic_position *position, struct sg_view *view, int32_t x, int32_t y)
{
    int32_t last = position->size - 1;
    view->cursor_x = x < 0 ? 0 : x > last ? last : x;
    view->cursor_y = y < 0 ? 0 : y > last ? last : y;
}

static enum sg_answer arrow(const struct traffic_position *position, struct sg_view *view, int dx, int dy)
{
    if (!holds(position, view)) {
        put_cursor(position, view, view->cursor_x + dx, view->cursor_y + dy);
        return SG_ANSWER_REDRAW;
    }
    bool vertical = position->cars[view->piece].vertical;
    int along = vertical ? dy : dx;
    if (along == 0)
        return SG_ANSWER_NOTHING;
    slide(position, view, (vertical ? view->shift_y : view->shift_x) + (int64_t)along * SG_CELL);
    return SG_ANSWER_REDRAW;
}

static enum sg_answer select_car(const struct traffic_position *position, struct sg_view *view,
                                 struct sg_move *move)
{
    if (holds(position, view))
        return release(position, view, move);
    int car = traffic_car_at(position, view->cursor_y * position->size + view->cursor_x);
    if (car >= 0)
        take(view, car, 0, 0);
    return SG_ANSWER_REDRAW;
}

/* To the next car in the order of the letters, or the one before. */
static enum sg_answer step_to_car(const struct traffic_position *position, struct sg_view *view, int by)
{
    int car = traffic_car_at(position, view->cursor_y * position->size + view->cursor_x);
    if (holds(position, view))
        let_go(view);
    car = car < 0 ? (by > 0 ? 0 : position->count - 1) : (car + by + position->count) % position->count;
    put_cursor(position, view, position->cars[car].cell % position->size,
               position->cars[car].cell / position->size);
    return SG_ANSWER_REDRAW;
}

/* Puts what is held back where it was. */
static enum sg_answer put_back(const struct traffic_position *position, struct sg_view *view)
{
    bool held = holds(position, view);
    let_go(view);
    return held ? SG_ANSWER_NULL_MOVE : SG_ANSWER_REDRAW;
}

/* A letter goes to its car. */
static enum sg_answer jump(const struct traffic_position *position, struct sg_view *view, char letter)
{
    for (int car = 0; car < position->count && !holds(position, view); car++)
        if (position->cars[car].letter - 'A' == letter - 'a')
            put_cursor(position, view, position->cars[car].cell % position->size,
                       position->cars[car].cell / position->size);
    return SG_ANSWER_REDRAW;
}

static enum sg_answer key(const struct traffic_position *position, const struct sg_input *input,
                          struct sg_view *view, struct sg_move *move)
{
    if (!view->keyboard)
        let_go(view); /* what the pointer held */
    view->keyboard = true;
    put_cursor(position, view, view->cursor_x, view->cursor_y);
    switch (input->key) {
    case SG_KEY_LEFT: return arrow(position, view, -1, 0);
    case SG_KEY_RIGHT: return arrow(position, view, 1, 0);
    case SG_KEY_UP: return arrow(position, view, 0, -1);
    case SG_KEY_DOWN: return arrow(position, view, 0, 1);
    case SG_KEY_SELECT: return select_car(position, view, move);
    case SG_KEY_BACK: return put_back(position, view);
    case SG_KEY_NEXT: return step_to_car(position, view, 1);
    case SG_KEY_PREVIOUS: return step_to_car(position, view, -1);
    case SG_KEY_CHARACTER: return jump(position, view, input->character);
    default: return SG_ANSWER_NOTHING;
    }
}

enum sg_answer traffic_handle(const void *position, const struct sg_input *input, struct sg_view *view,
                              struct sg_move *move)
{
    const struct traffic_position *board = position;
    switch (input->kind) {
    case SG_INPUT_HOVER: return hover(board, input, view);
    case SG_INPUT_PRESS: return press(board, input, view);
    case SG_INPUT_DRAG: return drag(board, input, view);
    case SG_INPUT_RELEASE:
        if (!holds(board, view) || view->keyboard)
            return SG_ANSWER_NOTHING;
        drag(board, input, view);
        return release(board, view, move);
    case SG_INPUT_CANCEL: let_go(view); return SG_ANSWER_REDRAW;
    case SG_INPUT_KEY: return key(board, input, view, move);
    }
    return SG_ANSWER_NOTHING;
}

/* ---- words ----------------------------------------------------------------------------------------- */

static const char *car_words(bool vertical, bool target, struct traffic_reach reach)
{
    if (reach.back == 0 && reach.ahead == 0)
        return vertical ? SG_T("Car {car}, upright, {length} long: no room to move now.")
                        : SG_T("Car {car}, lying, {length} long: no room to move now.");
    if (vertical)
        return SG_T("Car {car}, upright, {length} long: it can go up {back} and down {ahead}.");
    return target ? SG_T("Car {car} wants to go out on the right: it can go left {back} and right {ahead}.")
                  : SG_T("Car {car}, lying, {length} long: it can go left {back} and right {ahead}.");
}

static void describe_car(const struct traffic_position *position, int car, struct sg_phrase *words)
{
    struct traffic_reach reach = traffic_reach(position, traffic_taken(position), car);
    char letter[2] = {(char)position->cars[car].letter, '\0'};
    sg_phrase_set(words, car_words(position->cars[car].vertical, car == 0, reach));
    sg_phrase_add(words, "car", letter);
    sg_phrase_add_int(words, "length", position->cars[car].length);
    sg_phrase_add_int(words, "back", reach.back);
    sg_phrase_add_int(words, "ahead", reach.ahead);
}

void traffic_describe(const void *position, const struct sg_view *view, struct sg_phrase *words)
{
    const struct traffic_position *board = position;
    int cell = view->keyboard ? cell_under(board, view->cursor_x * SG_CELL, view->cursor_y * SG_CELL)
                              : cell_under(board, view->hover_x, view->hover_y);
    int car = holds(board, view) ? view->piece : cell < 0 ? -1 : traffic_car_at(board, cell);
    if (car >= 0)
        describe_car(board, car, words);
    else if (cell < 0)
        sg_phrase_set(words, SG_T("Slide the cars out of the way until car A can leave on the right."));
    else if (traffic_walls(board) >> cell & 1)
        sg_phrase_set(words, SG_T("A wall: it stays where it is."));
    else if (cell == traffic_lane(board, 0) * board->size + board->size - 1)
        sg_phrase_set(words, SG_T("Here car A leaves the board."));
    else
        sg_phrase_set(words, SG_T("An empty place."));
}
