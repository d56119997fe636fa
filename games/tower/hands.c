/* What a person does: a ball is dragged to another peg, or lifted with one tap and put down with the next.
 * The same by key. */
#include "tower.h"

/* What view->own holds. */
enum { LIFTED, PRESSED };

enum { A_TAP = SG_CELL / 3 }; /* a pointer that moved less did not drag */

int tower_held(const struct tower_position *position, const struct sg_view *view)
{
    bool holds = view->grabbed && view->piece >= 0 && view->piece < position->pegs;
    return holds && tower_top(&position->now, view->piece) ? view->piece : -1;
}

static int peg_under(const struct tower_position *position, int32_t x, int32_t y)
{
    int32_t width, height;
    tower_measure(position, &width, &height);
    if (x < 0 || y < 0 || x >= width * SG_CELL || y >= height * SG_CELL)
        return -1;
    return x / (TOWER_PEG_CELLS * SG_CELL);
}

static int cursor_peg(const struct tower_position *position, const struct sg_view *view)
{
    int peg = view->cursor_x / TOWER_PEG_CELLS;
    return peg < 0 ? 0 : peg >= position->pegs ? position->pegs - 1 : peg;
}

static void put_cursor(const struct tower_position *position, struct sg_view *view, int peg)
{
    int last = position->pegs - 1;
    peg = peg < 0 ? 0 : peg > last ? last : peg;
    view->cursor_x = peg * TOWER_PEG_CELLS;
    view->cursor_y = tower_goal_rows(position);
}

static void let_go(struct sg_view *view)
{
    view->grabbed = false;
    view->own[LIFTED] = view->own[PRESSED] = 0;
    view->shift_x = view->shift_y = 0;
}

static void take(struct sg_view *view, int peg, bool lifted)
{
    let_go(view);
    view->grabbed = true;
    view->piece = peg;
    view->own[LIFTED] = lifted;
}

/* Puts what is held on `to`; a peg without room gives it back to the hand, or, after a drag, to its own peg.
 */
static enum sg_answer put(const struct tower_position *position, struct sg_view *view, int to,
                          struct sg_move *move)
{
    int from = view->piece;
    bool fits = to >= 0 && tower_can_move(position, from, to);
    if (!fits && view->own[LIFTED] && to != from)
        return SG_ANSWER_REDRAW;
    let_go(view);
    if (!fits)
        return SG_ANSWER_NULL_MOVE;
    *move = tower_move(from, to);
    return SG_ANSWER_MOVE;
}

/* ---- the pointer ----------------------------------------------------------------------------------- */

static enum sg_answer hover(const struct tower_position *position, const struct sg_input *input,
                            struct sg_view *view)
{
    int before = peg_under(position, view->hover_x, view->hover_y),
        now = peg_under(position, input->x, input->y);
    bool other_row = now >= 0 && before == now && view->hover_y / SG_CELL != input->y / SG_CELL;
    view->hover_x = now < 0 ? -1 : input->x;
    view->hover_y = now < 0 ? -1 : input->y;
    return before == now && !other_row ? SG_ANSWER_NOTHING : SG_ANSWER_REDRAW;
}

static enum sg_answer press(const struct tower_position *position, const struct sg_input *input,
                            struct sg_view *view)
{
    int peg = peg_under(position, input->x, input->y);
    view->keyboard = false;
    hover(position, input, view);
    if (peg < 0)
        return SG_ANSWER_REDRAW;
    put_cursor(position, view, peg);
    if (tower_held(position, view) >= 0) {
        view->own[PRESSED] = view->own[LIFTED];
    } else if (tower_top(&position->now, peg)) {
        take(view, peg, false);
        view->grab_x = input->x;
        view->grab_y = input->y;
    }
    return SG_ANSWER_REDRAW;
}

/* Far outside the window is as good as just outside it. */
static int32_t near_by(int64_t by)
{
    const int64_t most = 64 * SG_CELL;
    return (int32_t)(by < -most ? -most : by > most ? most : by);
}

static enum sg_answer drag(const struct tower_position *position, const struct sg_input *input,
                           struct sg_view *view)
{
    hover(position, input, view);
    if (tower_held(position, view) < 0 || view->own[LIFTED])
        return SG_ANSWER_REDRAW;
    view->shift_x = near_by((int64_t)input->x - view->grab_x);
    view->shift_y = near_by((int64_t)input->y - view->grab_y);
    return SG_ANSWER_REDRAW;
}

static bool tapped(const struct sg_view *view)
{
    return view->shift_x > -A_TAP && view->shift_x < A_TAP && view->shift_y > -A_TAP && view->shift_y < A_TAP;
}

static enum sg_answer release(const struct tower_position *position, const struct sg_input *input,
                              struct sg_view *view, struct sg_move *move)
{
    if (tower_held(position, view) < 0)
        return SG_ANSWER_NOTHING;
    drag(position, input, view);
    int peg = peg_under(position, input->x, input->y);
    if (view->own[LIFTED]) {
        bool pressed = view->own[PRESSED];
        view->own[PRESSED] = 0;
        return pressed ? put(position, view, peg, move) : SG_ANSWER_NOTHING;
    }
    if (peg != view->piece || !tapped(view))
        return put(position, view, peg, move);
    take(view, peg, true);
    return SG_ANSWER_REDRAW;
}

/* ---- keys ------------------------------------------------------------------------------------------ */

static enum sg_answer choose(const struct tower_position *position, struct sg_view *view, int peg,
                             struct sg_move *move)
{
    put_cursor(position, view, peg);
    if (tower_held(position, view) >= 0)
        return put(position, view, peg, move);
    if (!tower_top(&position->now, peg))
        return SG_ANSWER_REDRAW;
    take(view, peg, true);
    return SG_ANSWER_REDRAW;
}

static enum sg_answer give_back(const struct tower_position *position, struct sg_view *view)
{
    bool held = tower_held(position, view) >= 0;
    let_go(view);
    return held ? SG_ANSWER_NULL_MOVE : SG_ANSWER_NOTHING;
}

static enum sg_answer go(const struct tower_position *position, struct sg_view *view, int peg)
{
    put_cursor(position, view, peg);
    return SG_ANSWER_REDRAW;
}

static enum sg_answer key(const struct tower_position *position, const struct sg_input *input,
                          struct sg_view *view, struct sg_move *move)
{
    int peg = cursor_peg(position, view), held = tower_held(position, view);
    view->keyboard = true;
    if (held >= 0 && !view->own[LIFTED])
        take(view, held, true); /* the hand went from the pointer to the keys */
    switch (input->key) {
    case SG_KEY_LEFT: return go(position, view, peg - 1);
    case SG_KEY_RIGHT: return go(position, view, peg + 1);
    case SG_KEY_NEXT: return go(position, view, (peg + 1) % position->pegs);
    case SG_KEY_PREVIOUS: return go(position, view, (peg + position->pegs - 1) % position->pegs);
    case SG_KEY_UP: return held < 0 ? choose(position, view, peg, move) : SG_ANSWER_NOTHING;
    case SG_KEY_DOWN: return held >= 0 ? choose(position, view, peg, move) : SG_ANSWER_NOTHING;
    case SG_KEY_SELECT: return choose(position, view, peg, move);
    case SG_KEY_BACK: return give_back(position, view);
    case SG_KEY_CHARACTER:
        if (input->character >= '1' && input->character < '1' + position->pegs)
            return choose(position, view, input->character - '1', move);
        break;
    case SG_KEY_NONE: break;
    }
    return SG_ANSWER_NOTHING;
}

enum sg_answer tower_handle(const void *position, const struct sg_input *input, struct sg_view *view,
                            struct sg_move *move)
{
    const struct tower_position *p = position;
    switch (input->kind) {
    case SG_INPUT_HOVER: return hover(p, input, view);
    case SG_INPUT_PRESS: return press(p, input, view);
    case SG_INPUT_DRAG: return drag(p, input, view);
    case SG_INPUT_RELEASE: return release(p, input, view, move);
    case SG_INPUT_CANCEL: let_go(view); return SG_ANSWER_REDRAW;
    case SG_INPUT_KEY: return key(p, input, view, move);
    }
    return SG_ANSWER_NOTHING;
}

/* ---- words ----------------------------------------------------------------------------------------- */

static void add_balls(struct sg_phrase *words, const struct tower_stacks *stacks, int peg)
{
    char bytes[SG_PHRASE_VALUE];
    struct sg_text text;
    sg_text_init(&text, bytes, sizeof bytes);
    for (int i = 0; i < tower_height(stacks, peg); i++) {
        if (i > 0)
            sg_text_put_char(&text, ' ');
        sg_text_put_int(&text, stacks->ball[peg][i]);
    }
    sg_phrase_add(words, "balls", bytes);
}

static void describe_held(const struct tower_position *position, int held, int peg, struct sg_phrase *words)
{
    int ball = tower_top(&position->now, held);
    if (peg < 0 || peg == held)
        sg_phrase_set(words, SG_T("You hold ball {ball} of peg {from}. Choose a peg for it."));
    else if (tower_can_move(position, held, peg))
        sg_phrase_set(words, SG_T("You hold ball {ball}. Peg {peg} has room for it."));
    else if (tower_height(&position->now, peg) >= position->capacity[peg])
        sg_phrase_set(words, SG_T("You hold ball {ball}. Peg {peg} is full."));
    else
        sg_phrase_set(words, SG_T("You hold disc {ball}. It does not fit on the smaller disc on peg {peg}."));
    sg_phrase_add_int(words, "ball", ball);
    sg_phrase_add_int(words, "from", held + 1);
    sg_phrase_add_int(words, "peg", peg + 1);
}

static void describe_goal(const struct tower_position *position, int peg, struct sg_phrase *words)
{
    bool empty = tower_height(&position->goal, peg) == 0;
    sg_phrase_set(words, empty ? SG_T("The goal for peg {peg}: empty.")
                               : SG_T("The goal for peg {peg}, from the bottom up: {balls}."));
    sg_phrase_add_int(words, "peg", peg + 1);
    if (!empty)
        add_balls(words, &position->goal, peg);
}

static void describe_peg(const struct tower_position *position, int peg, struct sg_phrase *words)
{
    int height = tower_height(&position->now, peg), room = position->capacity[peg] - height;
    if (height == 0)
        sg_phrase_set(words, SG_T("Peg {peg} is empty. Room for: {room}."));
    else if (room == 0)
        sg_phrase_set(words, SG_T("Peg {peg}, from the bottom up: {balls}. It is full."));
    else
        sg_phrase_set(words, SG_T("Peg {peg}, from the bottom up: {balls}. Room for: {room}."));
    sg_phrase_add_int(words, "peg", peg + 1);
    sg_phrase_add_int(words, "room", room);
    if (height > 0)
        add_balls(words, &position->now, peg);
}

void tower_describe(const void *position, const struct sg_view *view, struct sg_phrase *words)
{
    const struct tower_position *p = position;
    int held = tower_held(p, view);
    int peg = view->keyboard ? cursor_peg(p, view) : peg_under(p, view->hover_x, view->hover_y);
    int32_t row = view->keyboard ? view->cursor_y : view->hover_y / SG_CELL;
    if (held >= 0)
        describe_held(p, held, peg, words);
    else if (peg >= 0 && row < tower_goal_rows(p))
        describe_goal(p, peg, words);
    else if (peg >= 0)
        describe_peg(p, peg, words);
    else if (p->ordered)
        sg_phrase_set(
            words, SG_T("Move the discs one by one until every peg looks like the small picture above it. A "
                        "disc lies only on a larger one."));
    else
        sg_phrase_set(
            words, SG_T("Move the balls one by one until every peg looks like the small picture above it."));
}
