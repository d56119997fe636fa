/* The board as marks. A colour is a round peg with its number. An answer is a row of pips: a filled disc for
 * a peg in the right place, a ring for a right colour elsewhere; the legend shows what each means by two rows
 * joined by a line. The row being made lies on a band, its button where the answer will come. */
#include "layout.h"

#include "smartgames/draw.h"

enum { PEG_INSET = 90, PIP = 135, PIP_PITCH_MAX = 420, EDGE = 40 };

static struct sg_box place_at(int place, int y)
{
    return sg_box_of_cell(CODE_NUMBER_WIDTH + place, y);
}

static int32_t within(int32_t value, int32_t low, int32_t high)
{
    return value < low ? low : value > high ? high : value;
}

/* ---- pegs ------------------------------------------------------------------------------------------ */

/* `box` is square; the peg fills it. */
static void draw_peg(struct sg_marks *marks, struct sg_box box, int colour, uint8_t fade)
{
    char digit[2] = {(char)('0' + colour), '\0'};
    struct sg_box shadow = {box.x, box.y + box.h / 24, box.w, box.h};
    if (colour < 1 || box.w < 40)
        return;
    sg_draw_ellipse(marks, shadow, SG_TONE_SHADOW)->fade = fade;
    sg_draw_ellipse(marks, box, (enum sg_tone)(SG_TONE_PIECE_0 + colour - 1))->fade = fade;
    struct sg_mark *text = sg_draw_text(marks, box, digit, box.h * 58 / 100, SG_TONE_ON_PIECE);
    text->bold = true;
    text->fade = fade;
}

static void draw_hole(struct sg_marks *marks, struct sg_box cell, int32_t radius, enum sg_tone tone)
{
    sg_draw_ellipse(marks, sg_box_shrunk(cell, SG_CELL / 2 - radius), tone);
}

/* ---- answers --------------------------------------------------------------------------------------- */

enum pip { PIP_NONE, PIP_ELSEWHERE, PIP_RIGHT };

static void draw_pip(struct sg_marks *marks, int32_t x, int32_t y, enum pip pip, int32_t radius,
                     enum sg_tone ground)
{
    struct sg_box box = {x - radius, y - radius, 2 * radius, 2 * radius};
    if (pip == PIP_NONE) {
        sg_draw_ellipse(marks, sg_box_shrunk(box, radius * 2 / 3), SG_TONE_LINE);
        return;
    }
    sg_draw_ellipse(marks, box, SG_TONE_INK);
    if (pip == PIP_ELSEWHERE)
        sg_draw_ellipse(marks, sg_box_shrunk(box, radius * 2 / 5), ground);
}

/* Pips come one after the other while the answer arrives. */
static void draw_answer(struct sg_marks *marks, const struct code_position *position, int row,
                        int32_t progress)
{
    int32_t pitch = (CODE_ANSWER_WIDTH * SG_CELL - 200) / position->places;
    int right = code_answer_right(position->answers[row]),
        elsewhere = code_answer_elsewhere(position->answers[row]);
    pitch = pitch > PIP_PITCH_MAX ? PIP_PITCH_MAX : pitch;
    int32_t y = (row + 1) * SG_CELL + SG_CELL / 2,
            x = (code_answer_column(position) + 1) * SG_CELL - pitch * (position->places - 1) / 2;
    for (int i = 0; i < position->places; i++) {
        enum pip pip = i < right ? PIP_RIGHT : i < right + elsewhere ? PIP_ELSEWHERE : PIP_NONE;
        bool here = progress * position->places >= 1000 * i;
        draw_pip(marks, x + i * pitch, y, here ? pip : PIP_NONE, PIP, SG_TONE_RAISED);
    }
}

/* ---- rows ------------------------------------------------------------------------------------------ */

static struct sg_box row_box(const struct code_position *position, int row)
{
    return (struct sg_box){0, (row + 1) * SG_CELL, code_side_column(position) * SG_CELL, SG_CELL};
}

static void draw_number(struct sg_marks *marks, int row, enum sg_tone tone)
{
    char number[3] = {(char)(row >= 9 ? '1' : '1' + row), (char)(row >= 9 ? '0' + row - 9 : '\0'), '\0'};
    sg_draw_text(marks, (struct sg_box){150, (row + 1) * SG_CELL, SG_CELL - 150, SG_CELL}, number, 340, tone);
}

static void draw_checked(struct sg_marks *marks, const struct code_position *position,
                         const struct sg_view *view, int row)
{
    bool arriving = view->from && row == position->count - 1;
    sg_draw_rect(marks, sg_box_shrunk(row_box(position, row), 30), 180, SG_TONE_RAISED);
    for (int place = 0; place < position->places; place++)
        draw_peg(marks, sg_box_shrunk(place_at(place, row + 1), PEG_INSET), position->pegs[row][place], 0);
    draw_answer(marks, position, row, arriving ? within(view->progress, 0, 1000) : 1000);
    draw_number(marks, row, SG_TONE_QUIET);
}

static void draw_tick(struct sg_marks *marks, int32_t x, int32_t y, int32_t size, enum sg_tone tone)
{
    sg_draw_line(marks, (struct sg_box){x - size, y, size * 7 / 10, size * 7 / 10}, size * 2 / 5, tone);
    sg_draw_line(marks,
                 (struct sg_box){x - size * 3 / 10, y + size * 7 / 10, size * 12 / 10, -size * 14 / 10},
                 size * 2 / 5, tone);
}

/* The button: filled once the row is full. */
static void draw_button(struct sg_marks *marks, const struct code_position *position,
                        const struct sg_view *view)
{
    struct sg_box box = {code_answer_column(position) * SG_CELL + 200, (position->count + 1) * SG_CELL + 150,
                         CODE_ANSWER_WIDTH * SG_CELL - 400, SG_CELL - 300};
    bool full = code_draft_full(position, view), held = code_held(view) == CODE_HELD_CHECK;
    int32_t x = box.x + box.w / 2, y = box.y + box.h / 2;
    box = sg_box_shrunk(box, held ? 30 : 0);
    if (full)
        sg_draw_rect(marks, box, 170, SG_TONE_TRAIL);
    else
        sg_draw_frame(marks, box, 170, 30, SG_TONE_QUIET);
    draw_tick(marks, x, y, 170, full ? SG_TONE_ON_ACTION : SG_TONE_QUIET);
}

static void draw_draft(struct sg_marks *marks, const struct code_position *position,
                       const struct sg_view *view)
{
    int next = code_draft_next(position, view);
    sg_draw_rect(marks, sg_box_shrunk(row_box(position, position->count), 10), 200, SG_TONE_RAISED);
    sg_draw_frame(marks, sg_box_shrunk(row_box(position, position->count), 10), 200, 45, SG_TONE_TRAIL);
    for (int place = 0; place < position->places; place++) {
        struct sg_box cell = place_at(place, position->count + 1), box = sg_box_shrunk(cell, PEG_INSET);
        int colour = code_draft(position, view, place);
        bool held = code_held(view) == CODE_HELD_PEG && code_held_from(view) == place &&
                    (view->shift_x || view->shift_y);
        if (colour && !held) {
            draw_peg(marks, box, colour, 0);
        } else {
            draw_hole(marks, cell, SG_CELL / 2 - PEG_INSET, SG_TONE_BOARD);
            sg_draw_frame(marks, box, box.w / 2, 24, SG_TONE_QUIET);
        }
        if (place == next)
            sg_draw_frame(marks, sg_box_shrunk(cell, 55), SG_CELL / 2 - 55, 45, SG_TONE_TRAIL);
    }
    draw_button(marks, position, view);
    draw_number(marks, position->count, SG_TONE_TRAIL);
}

static void draw_room(struct sg_marks *marks, const struct code_position *position, int row)
{
    for (int place = 0; place < position->places; place++)
        draw_hole(marks, place_at(place, row + 1), 85, SG_TONE_LINE);
    draw_number(marks, row, SG_TONE_LINE);
}

/* ---- the hidden code ------------------------------------------------------------------------------- */

/* A closed cap with a question mark. `open` 0 .. 1000: how far it has gone. */
static void draw_cap(struct sg_marks *marks, struct sg_box cell, int32_t open)
{
    struct sg_box box = sg_box_shrunk(cell, 80);
    uint8_t fade = (uint8_t)(open * 255 / 1000);
    sg_draw_rect(marks, box, 240, SG_TONE_WALL)->fade = fade;
    if (open == 0)
        sg_draw_text(marks, box, "?", 480, SG_TONE_RAISED)->bold = true;
}

static void draw_secret(struct sg_marks *marks, const struct code_position *position,
                        const struct sg_view *view)
{
    bool solved = code_solved(position);
    int32_t open = !solved ? 0 : view->from ? within(view->progress, 0, 1000) : 1000;
    for (int place = 0; place < position->places; place++) {
        struct sg_box cell = place_at(place, 0);
        if (solved)
            draw_peg(marks, sg_box_shrunk(cell, PEG_INSET), position->pegs[position->count - 1][place], 0);
        if (open < 1000)
            draw_cap(marks, cell, open);
    }
    if (solved)
        draw_tick(marks, (code_answer_column(position) + 1) * SG_CELL, SG_CELL / 2 - 40, 260, SG_TONE_MOSS);
}

/* ---- the side -------------------------------------------------------------------------------------- */

static void draw_palette(struct sg_marks *marks, const struct code_position *position,
                         const struct sg_view *view)
{
    struct code_spot spot = code_spot_pointed(position, view);
    uint8_t fade = code_outcome(position) == SG_OUTCOME_OPEN ? 0 : 150;
    for (int colour = 1; colour <= position->colours; colour++) {
        int x, y;
        code_palette_cell(position, colour, &x, &y);
        bool near = spot.kind == CODE_SPOT_PALETTE && spot.colour == colour && !fade && !view->grabbed;
        struct sg_box cell = sg_box_of_cell(x, y);
        sg_draw_ellipse(marks, sg_box_shrunk(cell, 75), SG_TONE_LINE);
        draw_peg(marks, sg_box_shrunk(cell, near ? PEG_INSET + 20 : PEG_INSET + 50), colour, fade);
    }
}

/* Two rows of two pegs, the upper one the code: the same colour in the same place, or in the other. */
static void draw_example(struct sg_marks *marks, int32_t x, int32_t y, bool right)
{
    int32_t gap = 400, rise = 225, radius = 150, column = right ? 0 : gap;
    sg_draw_rect(marks, (struct sg_box){x - 205, y - rise - 205, gap + 410, 410}, 110, SG_TONE_WALL);
    sg_draw_line(marks, (struct sg_box){x + column, y - rise, -column, 2 * rise}, 60, SG_TONE_INK);
    for (int i = 0; i < 2; i++) {
        struct sg_box above = {x + i * gap - radius, y - rise - radius, 2 * radius, 2 * radius};
        struct sg_box below = {above.x, y + rise - radius, 2 * radius, 2 * radius};
        sg_draw_ellipse(marks, above, i * gap == column ? SG_TONE_PIECE_0 : SG_TONE_BOARD);
        sg_draw_ellipse(marks, below, i == 0 ? SG_TONE_PIECE_0 : SG_TONE_LINE);
    }
}

static void draw_legend(struct sg_marks *marks, const struct code_position *position)
{
    int32_t x = code_side_column(position) * SG_CELL;
    for (int i = 0; i < 2; i++) {
        int32_t y = (code_legend_row(position) + i) * SG_CELL + SG_CELL / 2;
        draw_pip(marks, x + 470, y, i == 0 ? PIP_RIGHT : PIP_ELSEWHERE, 190, SG_TONE_BOARD);
        draw_example(marks, x + 1250, y, i == 0);
    }
}

/* ---- the board ------------------------------------------------------------------------------------- */

void code_measure(const void *position, int32_t *width, int32_t *height)
{
    *width = code_width(position);
    *height = code_height(position);
}

static void draw_ground(struct sg_marks *marks, const struct code_position *position,
                        const struct sg_view *view)
{
    struct sg_box all = {-EDGE, -EDGE, code_width(position) * SG_CELL + 2 * EDGE,
                         code_height(position) * SG_CELL + 2 * EDGE};
    bool solved = code_solved(position), lost = view->dead_end || code_outcome(position) == SG_OUTCOME_FAILED;
    sg_draw_rect(marks, all, 200, SG_TONE_BOARD);
    sg_draw_frame(marks, all, 200, solved || lost ? 50 : 30,
                  solved ? SG_TONE_MOSS
                  : lost ? SG_TONE_CLAY
                         : SG_TONE_LINE);
    sg_draw_line(marks, (struct sg_box){150, SG_CELL - 5, code_side_column(position) * SG_CELL - 300, 0}, 24,
                 SG_TONE_LINE);
    sg_draw_line(marks,
                 (struct sg_box){code_side_column(position) * SG_CELL + 20, 150, 0,
                                 code_height(position) * SG_CELL - 300},
                 24, SG_TONE_LINE);
    if (lost && !solved) {
        int32_t x = (code_answer_column(position) + 1) * SG_CELL, y = SG_CELL / 2, arm = 220;
        sg_draw_line(marks, (struct sg_box){x - arm, y - arm, 2 * arm, 2 * arm}, 90, SG_TONE_CLAY);
        sg_draw_line(marks, (struct sg_box){x - arm, y + arm, 2 * arm, -2 * arm}, 90, SG_TONE_CLAY);
    }
}

/* The peg under the finger, and the place it would go to. */
static void draw_held(struct sg_marks *marks, const struct code_position *position,
                      const struct sg_view *view)
{
    enum code_held held = code_held(view);
    if ((held != CODE_HELD_COLOUR && held != CODE_HELD_PEG) || view->piece < 1 ||
        view->piece > position->colours || (!view->shift_x && !view->shift_y))
        return;
    int32_t x = within(view->grab_x + view->shift_x, 0, code_width(position) * SG_CELL),
            y = within(view->grab_y + view->shift_y, 0, code_height(position) * SG_CELL);
    int place = x / SG_CELL - CODE_NUMBER_WIDTH;
    if (place >= 0 && place < position->places)
        sg_draw_frame(marks, sg_box_shrunk(place_at(place, position->count + 1), 20), SG_CELL / 2 - 20, 70,
                      SG_TONE_TRAIL);
    draw_peg(marks, (struct sg_box){x - 450, y - 450, 900, 900}, view->piece, 0);
}

/* The cell under the keyboard's cursor, or the two that belong together there. */
static struct sg_box focus_box(const struct code_position *position, const struct sg_view *view)
{
    struct sg_box box = sg_box_of_cell(view->cursor_x, view->cursor_y);
    enum code_spot_kind kind = code_spot_at(position, box.x, box.y).kind;
    bool answer = (kind == CODE_SPOT_ANSWER || kind == CODE_SPOT_CHECK) && view->cursor_x > 0;
    if (answer || kind == CODE_SPOT_LEGEND) {
        box.x = (answer ? code_answer_column(position) : code_side_column(position)) * SG_CELL;
        box.w = 2 * SG_CELL;
    }
    return sg_box_shrunk(box, 5);
}

static void draw_pointers(struct sg_marks *marks, const struct code_position *position,
                          const struct sg_view *view)
{
    for (size_t i = 0; view->hint && i < view->hint->cell_count; i++)
        sg_draw_frame(marks,
                      sg_box_shrunk(sg_box_of_cell(view->hint->cells[i].x, view->hint->cells[i].y), 25), 200,
                      70, SG_TONE_SUNRISE);
    if (view->keyboard && view->cursor_x >= 0 && view->cursor_y >= 0 &&
        view->cursor_x < code_width(position) && view->cursor_y < code_height(position))
        sg_draw_frame(marks, focus_box(position, view), 220, 55, SG_TONE_INK);
}

void code_draw(const void *position, const struct sg_view *view, struct sg_marks *marks)
{
    const struct code_position *board = position;
    bool open = code_outcome(board) == SG_OUTCOME_OPEN;
    draw_ground(marks, board, view);
    draw_secret(marks, board, view);
    for (int row = 0; row < board->count; row++)
        draw_checked(marks, board, view, row);
    if (open)
        draw_draft(marks, board, view);
    for (int row = board->count + (open ? 1 : 0); row < board->rows; row++)
        draw_room(marks, board, row);
    draw_palette(marks, board, view);
    draw_legend(marks, board);
    draw_pointers(marks, board, view);
    draw_held(marks, board, view);
}
