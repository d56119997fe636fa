/* The board in the play scene: the game's marks brought to the window, and the pointer and keys brought to
 * the game. */
#include <string.h>

#include "ui/scene.h"

bool sg_board_is_over(const struct sg_session_state *state)
{
    return state->dead_end || (state->blocked && state->game->blocked);
}

const void *sg_scene_position(const struct sg_canvas *canvas)
{
    const struct sg_history *history =
        canvas->world->session ? sg_session_history(canvas->world->session) : NULL;
    return history ? sg_history_now(history) : NULL;
}

static int32_t scaled(int32_t thousandths, int32_t cell)
{
    int64_t product = (int64_t)thousandths * cell;
    return (int32_t)((product + (product < 0 ? -500 : 500)) / 1000);
}

/* Edges are rounded, not sizes: neighbours keep touching. */
static struct sg_mark brought(const struct sg_mark *mark, struct sg_box board, int32_t cell)
{
    struct sg_mark out = *mark;
    out.x = board.x + scaled(mark->x, cell);
    out.y = board.y + scaled(mark->y, cell);
    out.w = board.x + scaled(mark->x + mark->w, cell) - out.x;
    out.h = board.y + scaled(mark->y + mark->h, cell) - out.y;
    out.radius = scaled(mark->radius, cell);
    out.size = scaled(mark->size, cell);
    out.thickness = scaled(mark->thickness, cell);
    if (mark->thickness > 0 && out.thickness < 1)
        out.thickness = 1;
    return out;
}

/* Slows down towards the end, as a hand does. */
static int32_t eased(int64_t since_ms)
{
    double t = since_ms < 0 ? 0 : since_ms >= SG_UI_SLIDE_MS ? 1 : (double)since_ms / SG_UI_SLIDE_MS;
    return (int32_t)(1000 * (1 - (1 - t) * (1 - t)));
}

static void put_marks(struct sg_canvas *canvas, struct sg_box board, int32_t cell, const struct sg_game *game,
                      const void *position, const struct sg_view *view, int32_t least_text)
{
    struct sg_marks *marks = &canvas->ui->board_marks;
    sg_marks_clear(marks);
    game->draw(position, view, marks);
    for (size_t i = 0; i < marks->count; i++) {
        struct sg_mark mark = brought(&marks->items[i], board, cell);
        if (mark.kind == SG_MARK_TEXT && mark.size < least_text)
            continue;
        sg_marks_add(canvas->marks, &mark);
    }
    sg_put_clip(canvas, (struct sg_box){0});
}

void sg_board_draw(struct sg_canvas *canvas)
{
    struct sg_ui *ui = canvas->ui;
    const struct sg_game *game = canvas->state->game;
    const void *position = sg_scene_position(canvas);
    struct sg_view view = ui->view;
    view.keyboard = ui->keyboard && ui->focus.kind == SG_ACT_BOARD;
    view.dead_end = sg_board_is_over(canvas->state);
    view.hint = canvas->state->hint.open ? canvas->world->hint : NULL;
    ui->drawn_at_ms = canvas->world->now_ms;
    if (ui->slide_at_ms != INT64_MIN && canvas->world->now_ms - ui->slide_at_ms >= SG_UI_SLIDE_MS)
        ui->slide_at_ms = INT64_MIN;
    if (ui->slide_at_ms != INT64_MIN) {
        int32_t progress = eased(canvas->world->now_ms - ui->slide_at_ms);
        view.from = ui->reversed ? position : (const void *)ui->before;
        view.moved = ui->moved;
        view.progress = ui->reversed ? 1000 - progress : progress;
        if (ui->reversed) /* the later position, shown on its way back */
            position = ui->before;
    }
    put_marks(canvas, ui->board, ui->cell, game, position, &view, 0);
}

enum { LEGIBLE = 12 }; /* pixels: smaller letters only blur a picture */

void sg_board_picture(struct sg_canvas *canvas, struct sg_box room, const struct sg_game *game,
                      const void *position)
{
    int32_t columns = 1, rows = 1;
    game->measure(position, &columns, &rows);
    int32_t wide = room.w / columns, high = room.h / rows, cell = wide < high ? wide : high;
    struct sg_box board = {0, 0, columns * cell, rows * cell};
    board.x = room.x + (room.w - board.w) / 2;
    board.y = room.y + (room.h - board.h) / 2;
    put_marks(canvas, board, cell, game, position, &(struct sg_view){.hover_x = -1, .hover_y = -1}, LEGIBLE);
}

/* ---- input ----------------------------------------------------------------------------------------- */

static bool on_board(const struct sg_ui *ui, const struct sg_ui_input *input)
{
    const struct sg_spot *spot = sg_spot_at(&ui->spots, input->x, input->y);
    return spot && spot->act.kind == SG_ACT_BOARD;
}

static bool key_for_game(const struct sg_ui_input *input, struct sg_input *out)
{
    static const enum sg_key keys[SG_UI_KEY_CHARACTER + 1] = {
        [SG_UI_KEY_LEFT] = SG_KEY_LEFT,
        [SG_UI_KEY_RIGHT] = SG_KEY_RIGHT,
        [SG_UI_KEY_UP] = SG_KEY_UP,
        [SG_UI_KEY_DOWN] = SG_KEY_DOWN,
        [SG_UI_KEY_ENTER] = SG_KEY_SELECT,
        [SG_UI_KEY_SPACE] = SG_KEY_SELECT,
        [SG_UI_KEY_ESCAPE] = SG_KEY_BACK,
        [SG_UI_KEY_BACKSPACE] = SG_KEY_BACK,
        [SG_UI_KEY_NEXT] = SG_KEY_NEXT,
        [SG_UI_KEY_PREVIOUS] = SG_KEY_PREVIOUS,
        [SG_UI_KEY_CHARACTER] = SG_KEY_CHARACTER,
    };
    out->kind = SG_INPUT_KEY;
    out->key = keys[input->key];
    out->character = input->character;
    return out->key != SG_KEY_NONE && !input->control;
}

/* What of the input the game should see; false: nothing. */
static bool for_game(struct sg_ui *ui, const struct sg_ui_input *input, struct sg_input *out)
{
    memset(out, 0, sizeof *out);
    if (input->kind == SG_UI_KEY)
        return ui->focus.kind == SG_ACT_BOARD && key_for_game(input, out);
    if (ui->cell <= 0 || (ui->dragging && input->kind == SG_UI_POINTER_LEFT))
        return false; /* who drags out of the window comes back, or lets go there */
    out->x = (int32_t)((int64_t)(input->x - ui->board.x) * 1000 / ui->cell);
    out->y = (int32_t)((int64_t)(input->y - ui->board.y) * 1000 / ui->cell);
    bool over = input->kind != SG_UI_POINTER_LEFT && on_board(ui, input);
    switch (input->kind) {
    case SG_UI_POINTER_DOWN:
        out->kind = SG_INPUT_PRESS;
        ui->dragging = over;
        return over;
    case SG_UI_POINTER_UP: {
        bool was = ui->dragging;
        ui->dragging = false;
        out->kind = SG_INPUT_RELEASE;
        return was;
    }
    default: break;
    }
    out->kind = ui->dragging ? SG_INPUT_DRAG : SG_INPUT_HOVER;
    if (!over && !ui->dragging) {
        if (ui->view.hover_x < 0)
            return false;
        out->x = out->y = -1;
    }
    return true;
}

static void move_event(const struct sg_session_state *state, const void *position, struct sg_move move,
                       struct sg_ui_answer *answer)
{
    answer->command = SG_UI_EVENT;
    answer->event.kind = SG_EVENT_MOVE;
    answer->event.as.move.ply = state->ply + 1;
    struct sg_text text;
    sg_text_init(&text, answer->event.as.move.move, SG_MOVE_TEXT);
    state->game->write_move(position, move, &text);
}

/* Neither the cursor moved nor what is held. */
static bool same_hand(const struct sg_view *a, const struct sg_view *b)
{
    return a->cursor_x == b->cursor_x && a->cursor_y == b->cursor_y && a->grabbed == b->grabbed &&
           a->piece == b->piece && a->shift_x == b->shift_x && a->shift_y == b->shift_y &&
           memcmp(a->own, b->own, sizeof a->own) == 0;
}

/* Asks the game; false when it had nothing to say. */
static bool ask_game(struct sg_ui *ui, const struct sg_ui_world *world, const struct sg_input *input,
                     struct sg_ui_answer *answer)
{
    const struct sg_session_state *state = sg_session_state(world->session);
    const void *position = sg_history_now(sg_session_history(world->session));
    struct sg_move move = {0};
    int32_t shifted = ui->view.shift_x | ui->view.shift_y, piece = ui->view.piece;
    bool by_hand = shifted != 0 || input->kind == SG_INPUT_RELEASE;
    const struct sg_view before = ui->view;
    switch (state->game->handle(position, input, &ui->view, &move)) {
    case SG_ANSWER_REDRAW:
        answer->command = SG_UI_REDRAW;
        return !same_hand(&before, &ui->view); /* a key that did nothing may be a shortcut */
    case SG_ANSWER_MOVE:
        ui->moved_by_hand = by_hand;
        move_event(state, position, move, answer);
        return true;
    case SG_ANSWER_NULL_MOVE:
        answer->command = SG_UI_EVENT;
        answer->event.kind = SG_EVENT_NULL_MOVE;
        answer->event.as.null_move.piece = piece;
        return true;
    default: return false;
    }
}

void sg_board_let_go(struct sg_ui *ui, const struct sg_ui_world *world)
{
    const struct sg_session_state *state = sg_session_state(world->session);
    const struct sg_history *history = sg_session_history(world->session);
    struct sg_input cancel = {.kind = SG_INPUT_CANCEL};
    struct sg_move move = {0};
    ui->dragging = false;
    if (state->stage == SG_STAGE_PLAY && state->game && history)
        state->game->handle(sg_history_now(history), &cancel, &ui->view, &move);
}

bool sg_play_handle(struct sg_ui *ui, const struct sg_ui_world *world, const struct sg_ui_input *input,
                    struct sg_ui_answer *answer)
{
    const struct sg_session_state *state = sg_session_state(world->session);
    struct sg_input game_input;
    if (!state->game || !sg_session_history(world->session) || state->paused || state->solved ||
        !for_game(ui, input, &game_input))
        return false;
    bool said = ask_game(ui, world, &game_input, answer);
    if (input->kind == SG_UI_KEY) /* arrows never leave the board; Tab does */
        return said || (game_input.key >= SG_KEY_LEFT && game_input.key <= SG_KEY_SELECT);
    if (input->kind == SG_UI_POINTER_DOWN) {
        ui->focus = (struct sg_act){SG_ACT_BOARD, 0};
        ui->held = ui->focus;
        ui->keyboard = false;
        if (answer->command == SG_UI_NOTHING)
            answer->command = SG_UI_REDRAW;
        return true;
    }
    if (input->kind == SG_UI_POINTER_UP || ui->dragging)
        return true;
    return false; /* a hover also lights the things of the rail */
}
