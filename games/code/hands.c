/* What a person does to the board: puts colours into the open row and checks it. A press on a colour of the
 * palette puts it into the chosen place or the next open one; it can also be dragged to its place, and a peg
 * of the row to another place or back to the palette. By key: digits set, arrows move, Backspace clears,
 * Enter checks. */
#include "layout.h"

/* Puts `colour` into a place and goes on to the next open one. */
static void put(struct sg_view *view, int place, int colour)
{
    code_draft_set(view, place, colour);
    code_draft_choose(view, -1);
}

static enum sg_answer check(const struct code_position *position, struct sg_view *view, struct sg_move *move)
{
    uint8_t pegs[CODE_PLACES_MAX];
    if (code_outcome(position) != SG_OUTCOME_OPEN || !code_draft_full(position, view))
        return SG_ANSWER_REDRAW;
    for (int place = 0; place < position->places; place++)
        pegs[place] = (uint8_t)code_draft(position, view, place);
    move->code = (uint64_t)code_number_of(pegs, position->colours, position->places);
    code_draft_clear(view);
    view->cursor_x = CODE_NUMBER_WIDTH;
    view->cursor_y = position->count + 2 < code_height(position) ? position->count + 2 : 0;
    return SG_ANSWER_MOVE;
}

/* ---- pointer --------------------------------------------------------------------------------------- */

static bool same_spot(struct code_spot a, struct code_spot b)
{
    return a.kind == b.kind && a.row == b.row && a.place == b.place && a.colour == b.colour;
}

static enum sg_answer hover(const struct code_position *position, const struct sg_input *input,
                            struct sg_view *view)
{
    struct code_spot before = code_spot_at(position, view->hover_x, view->hover_y),
                     now = code_spot_at(position, input->x, input->y);
    bool inside = input->x >= 0 && input->y >= 0;
    view->hover_x = inside ? input->x : -1;
    view->hover_y = inside ? input->y : -1;
    return same_spot(before, now) ? SG_ANSWER_NOTHING : SG_ANSWER_REDRAW;
}

static enum sg_answer press(const struct code_position *position, const struct sg_input *input,
                            struct sg_view *view)
{
    struct code_spot spot = code_spot_at(position, input->x, input->y);
    view->keyboard = false;
    view->grab_x = input->x;
    view->grab_y = input->y;
    view->shift_x = view->shift_y = 0;
    code_hold(view, CODE_HELD_NONE, 0, 0);
    if (code_outcome(position) != SG_OUTCOME_OPEN)
        return SG_ANSWER_REDRAW;
    if (spot.kind == CODE_SPOT_PALETTE)
        code_hold(view, CODE_HELD_COLOUR, spot.colour, 0);
    else if (spot.kind == CODE_SPOT_CHECK)
        code_hold(view, CODE_HELD_CHECK, 0, 0);
    else if (spot.kind == CODE_SPOT_DRAFT && code_draft(position, view, spot.place))
        code_hold(view, CODE_HELD_PEG, code_draft(position, view, spot.place), spot.place);
    else if (spot.kind == CODE_SPOT_DRAFT)
        code_draft_choose(view, spot.place);
    return SG_ANSWER_REDRAW;
}

static enum sg_answer drag(const struct sg_input *input, struct sg_view *view)
{
    if (!view->grabbed || view->keyboard)
        return SG_ANSWER_NOTHING;
    view->shift_x = input->x - view->grab_x;
    view->shift_y = input->y - view->grab_y;
    return SG_ANSWER_REDRAW;
}

static bool on_side(const struct code_position *position, const struct sg_input *input)
{
    return input->x >= code_side_column(position) * SG_CELL;
}

/* The place a peg lands on: its column counts, however far below or above the row it is let go. -1: none. */
static int landing(const struct code_position *position, const struct sg_input *input)
{
    int32_t column = input->x / SG_CELL - CODE_NUMBER_WIDTH;
    bool inside = input->x >= 0 && input->y >= 0 && input->y < code_height(position) * SG_CELL;
    return inside && column >= 0 && column < position->places ? column : -1;
}

static enum sg_answer let_colour_go(const struct code_position *position, const struct sg_input *input,
                                    struct sg_view *view)
{
    int place = on_side(position, input) ? code_draft_next(position, view) : landing(position, input);
    if (place < 0)
        return SG_ANSWER_NULL_MOVE;
    put(view, place, view->piece);
    return SG_ANSWER_REDRAW;
}

/* On another place the two change places; on the palette it is put away; where it was, it is chosen. */
static enum sg_answer let_peg_go(const struct code_position *position, const struct sg_input *input,
                                 struct sg_view *view)
{
    int from = code_held_from(view), place = landing(position, input);
    if (code_spot_at(position, input->x, input->y).kind == CODE_SPOT_PALETTE) {
        put(view, from, 0);
        return SG_ANSWER_REDRAW;
    }
    if (place < 0)
        return SG_ANSWER_NULL_MOVE;
    if (place == from) {
        code_draft_choose(view, from);
        return SG_ANSWER_REDRAW;
    }
    code_draft_set(view, from, code_draft(position, view, place));
    put(view, place, view->piece);
    return SG_ANSWER_REDRAW;
}

/* A finger may slip: sliding up or down off the row is what takes a press back. */
static bool beside_button(const struct code_position *position, const struct sg_input *input)
{
    int32_t y = (position->count + 1) * SG_CELL;
    return input->y >= y - SG_CELL && input->y < y + 2 * SG_CELL;
}

static enum sg_answer release(const struct code_position *position, const struct sg_input *input,
                              struct sg_view *view, struct sg_move *move)
{
    enum code_held held = view->keyboard ? CODE_HELD_NONE : code_held(view);
    bool open = code_outcome(position) == SG_OUTCOME_OPEN;
    view->grabbed = false;
    if (held == CODE_HELD_NONE || !open || view->piece < 0 || view->piece > position->colours)
        return SG_ANSWER_NOTHING;
    switch (held) {
    case CODE_HELD_COLOUR: return let_colour_go(position, input, view);
    case CODE_HELD_PEG: return let_peg_go(position, input, view);
    default: return beside_button(position, input) ? check(position, view, move) : SG_ANSWER_REDRAW;
    }
}

/* ---- keys ------------------------------------------------------------------------------------------ */

static void put_cursor(const struct code_position *position, struct sg_view *view, int32_t x, int32_t y)
{
    int32_t right = code_width(position) - 1, bottom = code_height(position) - 1;
    view->cursor_x = x < 0 ? 0 : x > right ? right : x;
    view->cursor_y = y < 0 ? 0 : y > bottom ? bottom : y;
}

/* The place that a colour would go to. */
static void put_cursor_on_next(const struct code_position *position, struct sg_view *view)
{
    int next = code_draft_next(position, view);
    if (next >= 0 && code_outcome(position) == SG_OUTCOME_OPEN)
        put_cursor(position, view, CODE_NUMBER_WIDTH + next, position->count + 1);
}

static struct code_spot under_cursor(const struct code_position *position, const struct sg_view *view)
{
    return code_spot_at(position, view->cursor_x * SG_CELL, view->cursor_y * SG_CELL);
}

/* Below the row being made there is nothing to see: there, down gives a place its next colour, for hands
 * without digits. */
static enum sg_answer arrow(const struct code_position *position, struct sg_view *view, int dx, int dy)
{
    struct code_spot spot = under_cursor(position, view);
    if (dy > 0 && spot.kind == CODE_SPOT_DRAFT) {
        put(view, spot.place, code_draft(position, view, spot.place) % position->colours + 1);
        return SG_ANSWER_REDRAW;
    }
    put_cursor(position, view, view->cursor_x + dx, view->cursor_y + dy);
    if (dx != 0 && spot.kind != CODE_SPOT_NONE && same_spot(spot, under_cursor(position, view)))
        put_cursor(position, view, view->cursor_x + dx, view->cursor_y); /* what is two cells wide */
    code_draft_choose(view, -1);
    return SG_ANSWER_REDRAW;
}

/* Into the place under the cursor, or else the next open one; the cursor goes on. */
static enum sg_answer set_colour(const struct code_position *position, struct sg_view *view, int colour)
{
    struct code_spot spot = under_cursor(position, view);
    if (colour < 1 || colour > position->colours || code_outcome(position) != SG_OUTCOME_OPEN)
        return SG_ANSWER_REDRAW;
    int place = spot.kind == CODE_SPOT_DRAFT ? spot.place : code_draft_next(position, view);
    if (place < 0)
        return SG_ANSWER_REDRAW;
    put(view, place, colour);
    if (spot.kind == CODE_SPOT_DRAFT)
        put_cursor_on_next(position, view);
    return SG_ANSWER_REDRAW;
}

/* Takes away what is under the cursor; on an open place, what stands before it. */
static enum sg_answer back(const struct code_position *position, struct sg_view *view)
{
    struct code_spot spot = under_cursor(position, view);
    if (spot.kind != CODE_SPOT_DRAFT)
        return SG_ANSWER_REDRAW;
    int place = spot.place > 0 && !code_draft(position, view, spot.place) ? spot.place - 1 : spot.place;
    put(view, place, 0);
    put_cursor(position, view, CODE_NUMBER_WIDTH + place, view->cursor_y);
    return SG_ANSWER_REDRAW;
}

static enum sg_answer select_spot(const struct code_position *position, struct sg_view *view,
                                  struct sg_move *move)
{
    struct code_spot spot = under_cursor(position, view);
    if (spot.kind == CODE_SPOT_PALETTE && !code_draft_full(position, view))
        return set_colour(position, view, spot.colour);
    return check(position, view, move);
}

/* Along the row being made, and round. */
static enum sg_answer step(const struct code_position *position, struct sg_view *view, int by)
{
    struct code_spot spot = under_cursor(position, view);
    int place = spot.kind == CODE_SPOT_DRAFT ? (spot.place + by + position->places) % position->places : 0;
    put_cursor(position, view, CODE_NUMBER_WIDTH + place, position->count + 1);
    return SG_ANSWER_REDRAW;
}

static enum sg_answer key(const struct code_position *position, const struct sg_input *input,
                          struct sg_view *view, struct sg_move *move)
{
    view->grabbed = false; /* what the pointer held */
    put_cursor(position, view, view->cursor_x, view->cursor_y);
    if (!view->keyboard)
        put_cursor_on_next(position, view);
    view->keyboard = true;
    switch (input->key) {
    case SG_KEY_LEFT: return arrow(position, view, -1, 0);
    case SG_KEY_RIGHT: return arrow(position, view, 1, 0);
    case SG_KEY_UP: return arrow(position, view, 0, -1);
    case SG_KEY_DOWN: return arrow(position, view, 0, 1);
    case SG_KEY_SELECT: return select_spot(position, view, move);
    case SG_KEY_BACK: return back(position, view);
    case SG_KEY_NEXT: return step(position, view, 1);
    case SG_KEY_PREVIOUS: return step(position, view, -1);
    case SG_KEY_CHARACTER: return set_colour(position, view, input->character - '0');
    default: return SG_ANSWER_NOTHING;
    }
}

enum sg_answer code_handle(const void *position, const struct sg_input *input, struct sg_view *view,
                           struct sg_move *move)
{
    const struct code_position *board = position;
    switch (input->kind) {
    case SG_INPUT_HOVER: return hover(board, input, view);
    case SG_INPUT_PRESS: return press(board, input, view);
    case SG_INPUT_DRAG: return drag(input, view);
    case SG_INPUT_RELEASE: return release(board, input, view, move);
    case SG_INPUT_CANCEL: view->grabbed = false; return SG_ANSWER_REDRAW;
    case SG_INPUT_KEY: return key(board, input, view, move);
    }
    return SG_ANSWER_NOTHING;
}

/* ---- words ----------------------------------------------------------------------------------------- */

static const char *draft_words(const struct code_position *position, const struct sg_view *view, int place)
{
    return code_draft(position, view, place)
               ? SG_T("Your row, place {place}: colour {colour}. Check the row when it is full.")
               : SG_T("Your row, place {place}: open. Press a colour, or drag it here.");
}

static const char *spot_words(const struct code_position *position, const struct sg_view *view,
                              struct code_spot spot)
{
    bool solved = code_solved(position);
    switch (spot.kind) {
    case CODE_SPOT_SECRET:
        return solved ? SG_T("The code is found: place {place} has colour {colour}.")
                      : SG_T("Place {place} of the hidden code. A colour may come more than once.");
    case CODE_SPOT_PEG: return SG_T("Row {row}, place {place}: colour {colour}.");
    case CODE_SPOT_ANSWER:
        return SG_T("Row {row}: {right} in the right place, {elsewhere} of a right colour elsewhere.");
    case CODE_SPOT_DRAFT: return draft_words(position, view, spot.place);
    case CODE_SPOT_CHECK:
        return code_draft_full(position, view) ? SG_T("Check your row.")
                                               : SG_T("Fill every place of your row, then check it here.");
    case CODE_SPOT_ROOM: return SG_T("Row {row} is still empty.");
    case CODE_SPOT_PALETTE:
        return SG_T("Colour {colour}: press to put it into the next open place, or drag it.");
    case CODE_SPOT_LEGEND:
        return spot.place == 0 ? SG_T("A filled disc: one peg has the right colour in the right place.")
                               : SG_T("A ring: one peg has a right colour, but it belongs elsewhere.");
    default: break;
    }
    return SG_T("Find the hidden code: each row you check says how many pegs are right, and where.");
}

static int spot_colour(const struct code_position *position, const struct sg_view *view,
                       struct code_spot spot)
{
    switch (spot.kind) {
    case CODE_SPOT_SECRET: return code_solved(position) ? position->pegs[position->count - 1][spot.place] : 0;
    case CODE_SPOT_PEG: return position->pegs[spot.row][spot.place];
    case CODE_SPOT_DRAFT: return code_draft(position, view, spot.place);
    default: return spot.colour;
    }
}

void code_describe(const void *position, const struct sg_view *view, struct sg_phrase *words)
{
    const struct code_position *board = position;
    struct code_spot spot = code_spot_pointed(board, view);
    sg_phrase_set(words, spot_words(board, view, spot));
    sg_phrase_add_int(words, "row", spot.row + 1);
    if (spot.kind == CODE_SPOT_ANSWER) {
        sg_phrase_add_int(words, "right", code_answer_right(board->answers[spot.row]));
        sg_phrase_add_int(words, "elsewhere", code_answer_elsewhere(board->answers[spot.row]));
        return;
    }
    sg_phrase_add_int(words, "place", spot.place + 1);
    sg_phrase_add_int(words, "colour", spot_colour(board, view, spot));
}
