/* Play: the board as large as fits, the rail beside it, one sentence at the foot. */
#include <string.h>

#include "ui/scene.h"

/* A level that was not on the screen before: nothing is held, the pointer is elsewhere. */
static void open_view(struct sg_ui *ui, uint32_t visit)
{
    if (ui->visit == visit)
        return;
    ui->visit = visit;
    memset(&ui->view, 0, sizeof ui->view);
    ui->view.hover_x = ui->view.hover_y = -1;
    ui->dragging = ui->moved_by_hand = false;
    ui->slide_at_ms = INT64_MIN;
}

/* The neatline of a map sheet: a thin double frame with a mark at each cell. */
static void put_neatline(struct sg_canvas *canvas, struct sg_box board, int32_t columns, int32_t rows)
{
    int32_t thin = sg_px(canvas, 1), near = sg_px(canvas, 6), far = sg_px(canvas, 14),
            cell = canvas->ui->cell;
    struct sg_box inner = {board.x - near, board.y - near, board.w + 2 * near, board.h + 2 * near};
    struct sg_box outer = {board.x - far, board.y - far, board.w + 2 * far, board.h + 2 * far};
    sg_put_rect(canvas, outer, 0, SG_TONE_RAISED, 0);
    sg_put_frame(canvas, outer, 0, thin, SG_TONE_LINE);
    sg_put_frame(canvas, inner, 0, thin, SG_TONE_LINE);
    for (int32_t i = 0; i <= columns; i++) {
        int32_t x = board.x + (int32_t)((int64_t)i * cell);
        sg_put_stroke(canvas, x, outer.y, x, inner.y, thin, SG_TONE_LINE, 0);
        sg_put_stroke(canvas, x, inner.y + inner.h - thin, x, outer.y + outer.h - thin, thin, SG_TONE_LINE,
                      0);
    }
    for (int32_t i = 0; i <= rows; i++) {
        int32_t y = board.y + (int32_t)((int64_t)i * cell);
        sg_put_stroke(canvas, outer.x, y, inner.x, y, thin, SG_TONE_LINE, 0);
        sg_put_stroke(canvas, inner.x + inner.w - thin, y, outer.x + outer.w - thin, y, thin, SG_TONE_LINE,
                      0);
    }
}

static void put_board(struct sg_canvas *canvas, struct sg_box room)
{
    struct sg_ui *ui = canvas->ui;
    int32_t columns = 1, rows = 1, far = sg_px(canvas, 14);
    canvas->state->game->measure(sg_scene_position(canvas), &columns, &rows);
    /* beside the board stays the room of two fifths of a cell, for a sign at the way out */
    int32_t wide = room.w * 10 / (10 * columns + 8), high = (room.h - 2 * far) / rows;
    ui->cell = wide < high ? wide : high;
    ui->board = (struct sg_box){0, 0, columns * ui->cell, rows * ui->cell};
    ui->board.x = room.x + (room.w - ui->board.w) / 2;
    ui->board.y = room.y + (room.h - ui->board.h) / 2;
    put_neatline(canvas, ui->board, columns, rows);
    sg_board_draw(canvas);
    struct sg_box whole = {ui->board.x - far, ui->board.y - far, ui->board.w + 2 * far,
                           ui->board.h + 2 * far};
    if (!canvas->state->paused)
        sg_put_spot(canvas, whole, (struct sg_act){SG_ACT_BOARD, 0}, 0);
}

/* ---- the sentence at the foot ---------------------------------------------------------------------- */

/* What is under the pointer or the focus: a thing of the rail, else what the game says. */
static void find_words(struct sg_canvas *canvas, char *bytes, size_t capacity)
{
    struct sg_ui *ui = canvas->ui;
    struct sg_act act = ui->keyboard ? ui->focus : ui->hot;
    const char *words = sg_act_words(act);
    struct sg_text text;
    sg_text_init(&text, bytes, capacity);
    if (words) {
        sg_text_put(&text, sg_say(canvas, words));
        return;
    }
    struct sg_phrase phrase = {0};
    struct sg_view view = ui->view;
    view.keyboard = ui->keyboard && ui->focus.kind == SG_ACT_BOARD;
    canvas->state->game->describe(sg_scene_position(canvas), &view, &phrase);
    if (phrase.msgid)
        sg_say_phrase(canvas, &phrase, bytes, capacity);
    else
        sg_text_put(&text, sg_say(canvas, canvas->state->game->aim));
}

/* One line, or two of smaller letters: whatever the pointer finds, the rest of the screen keeps its size. */
static void put_words(struct sg_canvas *canvas, struct sg_box box, const char *words)
{
    struct sg_style style = {.type = SG_TYPE_BODY, .tone = SG_TONE_QUIET};
    if (sg_text_width(canvas, style, words) <= box.w) {
        sg_put_line(canvas, box, style, words);
        return;
    }
    style.type = SG_TYPE_SMALL;
    int32_t high = sg_text_height(canvas, box.w, style, words);
    sg_fits(canvas, high, box.h);
    sg_put_text(canvas, box.x, box.y + (box.h - high) / 2, box.w, style, words);
}

static int32_t foot_px(const struct sg_canvas *canvas)
{
    int32_t one = sg_line_px(canvas, SG_TYPE_BODY) + sg_px(canvas, 20);
    int32_t two = 2 * sg_line_px(canvas, SG_TYPE_SMALL) + sg_px(canvas, 6);
    return one > two ? one : two;
}

static void put_foot(struct sg_canvas *canvas, struct sg_box foot)
{
    int32_t inset = sg_px(canvas, 24), icon = sg_line_px(canvas, SG_TYPE_BODY), gap = sg_px(canvas, 8);
    sg_put_rect(canvas, foot, 0, SG_TONE_PAPER, 0);
    sg_put_rect(canvas, (struct sg_box){foot.x, foot.y, foot.w, sg_px(canvas, 1)}, 0, SG_TONE_LINE, 0);
    sg_put_icon(canvas, (struct sg_box){foot.x + inset, foot.y + (foot.h - icon) / 2, icon, icon}, "search",
                SG_TONE_QUIET, 0);
    find_words(canvas, canvas->ui->status, sizeof canvas->ui->status);
    int32_t x = foot.x + inset + icon + gap, w = foot.x + foot.w - inset - x;
    if (sg_notice_is_aside(canvas)) {
        int32_t part = w * SG_ASIDE_PERCENT / 100;
        w -= part + gap;
        sg_put_notice(canvas, (struct sg_box){x + w + gap, foot.y, part, foot.h});
    }
    put_words(canvas, (struct sg_box){x, foot.y, w, foot.h}, canvas->ui->status);
}

/* ---- pause ----------------------------------------------------------------------------------------- */

static void put_pause(struct sg_canvas *canvas, struct sg_box room)
{
    sg_put_rect(canvas, room, 0, SG_TONE_PAPER, 26);
    int32_t w = sg_px(canvas, 420), inner = sg_px(canvas, 32), icon = sg_px(canvas, 48);
    if (w > room.w - inner)
        w = room.w - inner;
    struct sg_style title = {SG_TYPE_TITLE, SG_TONE_INK, true, SG_ALIGN_CENTRE};
    struct sg_style quiet = {SG_TYPE_BODY, SG_TONE_QUIET, false, SG_ALIGN_CENTRE};
    const char *words =
        sg_say(canvas, SG_T("The board waits. Get up, look out of the window, drink something."));
    int32_t key = sg_line_px(canvas, SG_TYPE_LEAD) + sg_px(canvas, 24);
    int32_t h = 2 * inner + icon + sg_line_px(canvas, SG_TYPE_TITLE) + sg_px(canvas, 52) + key +
                sg_text_height(canvas, w - 2 * inner, quiet, words);
    struct sg_box card = {room.x + (room.w - w) / 2, room.y + (room.h - h) / 2, w, h};
    sg_fits(canvas, h, room.h);
    sg_put_card(canvas, card);
    int32_t x = card.x + inner, y = card.y + inner, inside = w - 2 * inner;
    sg_put_icon(canvas, (struct sg_box){card.x + (w - icon) / 2, y, icon, icon}, "pause", SG_TONE_SUNRISE, 0);
    y += icon + sg_px(canvas, 12);
    y += sg_put_text(canvas, x, y, inside, title, sg_say(canvas, SG_T("Pause"))) + sg_px(canvas, 12);
    y += sg_put_text(canvas, x, y, inside, quiet, words) + sg_px(canvas, 28);
    sg_put_button(canvas, (struct sg_box){x, y, inside, key},
                  &(struct sg_button){.act = {SG_ACT_CONTINUE, 0},
                                      .look = SG_LOOK_PRIMARY,
                                      .icon = "play",
                                      .label = sg_say(canvas, SG_T("Go on")),
                                      .type = SG_TYPE_LEAD});
}

void sg_scene_play(struct sg_canvas *canvas)
{
    int32_t width = canvas->width, height = canvas->height;
    open_view(canvas->ui, canvas->state->visit);
    if (!canvas->state->game || !sg_scene_position(canvas)) {
        sg_scene_opening(canvas);
        return;
    }
    int32_t foot = foot_px(canvas);
    int32_t rail = (int32_t)(336 * canvas->unit * (canvas->type > 1 ? canvas->type : 1));
    if (rail > width * 2 / 5)
        rail = width * 2 / 5;
    sg_scene_map(canvas, 120);
    int32_t margin = sg_px(canvas, 20);
    struct sg_box room = {margin, margin, width - rail - 2 * margin, height - foot - 2 * margin};
    put_board(canvas, room);
    sg_put_rail(canvas, (struct sg_box){width - rail, 0, rail, height - foot});
    put_foot(canvas, (struct sg_box){0, height - foot, width, foot});
    if (canvas->state->paused)
        put_pause(canvas, (struct sg_box){0, 0, width - rail, height - foot});
}
