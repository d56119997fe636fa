/* The board as marks: a round token with a ring for 0, a square one with a bar for 1. Givens stand in darker
 * wells. Beside the board each line says how it is: a tick for a full line without fault, a cross for too
 * many of a sign, an = for a line that repeats another. */
#include "faults.h"
#include "smartgames/draw.h"

enum { MARGIN_MIDDLE = 260, GLYPH = 90 };

static struct sg_box cell_box(const struct binary_position *position, int cell)
{
    return sg_box_of_cell(cell % position->size, cell / position->size);
}

/* ---- tokens ---------------------------------------------------------------------------------------- */

/* `box` is square; everything inside is in parts of it. */
static void draw_token(struct sg_marks *marks, struct sg_box box, int sign, uint8_t fade)
{
    int32_t part = box.w / 10;
    if (box.w < 40)
        return;
    if (sign == BINARY_ZERO) {
        sg_draw_ellipse(marks, box, SG_TONE_PIECE_1)->fade = fade;
        sg_draw_ellipse(marks, sg_box_shrunk(box, 9 * part / 4), SG_TONE_ON_PIECE)->fade = fade;
        sg_draw_ellipse(marks, sg_box_shrunk(box, 14 * part / 4), SG_TONE_PIECE_1)->fade = fade;
        return;
    }
    struct sg_box bar = {box.x + box.w / 2 - 5 * part / 8, box.y + 9 * part / 4, 5 * part / 4,
                         box.h - 9 * part / 2};
    sg_draw_rect(marks, sg_box_shrunk(box, part / 4), 5 * part / 4, SG_TONE_PIECE_0)->fade = fade;
    sg_draw_rect(marks, bar, part / 2, SG_TONE_ON_PIECE)->fade = fade;
}

/* The player's own lie on the board and cast a shadow; givens are let into it. */
static void draw_own(struct sg_marks *marks, struct sg_box box, int sign)
{
    struct sg_box shadow = {box.x + box.w / 30, box.y + box.w / 12, box.w, box.h};
    if (sign == BINARY_ZERO)
        sg_draw_ellipse(marks, shadow, SG_TONE_SHADOW);
    else
        sg_draw_rect(marks, shadow, box.w / 8, SG_TONE_SHADOW);
    draw_token(marks, box, sign, 0);
}

/* A sign grows while it arrives, and shrinks while it goes. */
static void draw_arriving(struct sg_marks *marks, struct sg_box box, int sign, int32_t progress)
{
    int32_t part = progress < 0 ? 0 : progress > 1000 ? 1000 : progress;
    draw_own(marks, sg_box_shrunk(box, (1000 - part) * box.w / 2000), sign);
}

static void draw_cell(struct sg_marks *marks, const struct binary_position *position,
                      const struct sg_view *view, int cell)
{
    struct sg_box box = cell_box(position, cell);
    int sign = binary_sign(position, cell);
    const struct binary_position *from = view->from;
    bool moving = from && binary_move_cell(view->moved) == cell;
    bool well = sign && !binary_own(position, cell) && (!from || !moving);
    sg_draw_rect(marks, sg_box_shrunk(box, 35), 110, well ? SG_TONE_LINE : SG_TONE_RAISED);
    if (!well)
        sg_draw_frame(marks, sg_box_shrunk(box, 35), 110, 12, SG_TONE_LINE);
    struct sg_box token = sg_box_shrunk(box, 160);
    if (moving && sign)
        draw_arriving(marks, token, sign, view->progress);
    else if (moving)
        draw_arriving(marks, token, binary_sign(from, cell), 1000 - view->progress);
    else if (well)
        draw_token(marks, token, sign, 0);
    else if (sign)
        draw_own(marks, token, sign);
}

/* Both signs in an open cell: the left half puts a 0, the right half a 1. */
static void draw_choice(struct sg_marks *marks, const struct binary_position *position, int cell, int chosen)
{
    struct sg_box box = cell_box(position, cell);
    for (int sign = BINARY_ZERO; sign <= BINARY_ONE; sign++) {
        int32_t inset = chosen == sign ? 15 : 60;
        struct sg_box half = {box.x + 50 + (sign - BINARY_ZERO) * 450, box.y + 275, 450, 450};
        draw_token(marks, sg_box_shrunk(half, inset), sign, chosen == sign ? 0 : 120);
    }
}

/* ---- how each line is ------------------------------------------------------------------------------ */

static void draw_tick(struct sg_marks *marks, int32_t x, int32_t y)
{
    sg_draw_line(marks, (struct sg_box){x - GLYPH, y, 70, 80}, 45, SG_TONE_MOSS);
    sg_draw_line(marks, (struct sg_box){x - GLYPH + 70, y + 80, 120, -170}, 45, SG_TONE_MOSS);
}

static void draw_cross(struct sg_marks *marks, int32_t x, int32_t y)
{
    sg_draw_line(marks, (struct sg_box){x - GLYPH, y - GLYPH, 2 * GLYPH, 2 * GLYPH}, 60, SG_TONE_CLAY);
    sg_draw_line(marks, (struct sg_box){x - GLYPH, y + GLYPH, 2 * GLYPH, -2 * GLYPH}, 60, SG_TONE_CLAY);
}

static void draw_equals(struct sg_marks *marks, int32_t x, int32_t y, enum sg_tone tone)
{
    sg_draw_line(marks, (struct sg_box){x - GLYPH, y - 50, 2 * GLYPH, 0}, 50, tone);
    sg_draw_line(marks, (struct sg_box){x - GLYPH, y + 50, 2 * GLYPH, 0}, 50, tone);
}

static void draw_lines(struct sg_marks *marks, const struct binary_position *position,
                       const struct binary_faults *faults)
{
    int32_t far = position->size * SG_CELL + MARGIN_MIDDLE;
    for (int turned = 0; turned < 2; turned++)
        for (int i = 0; i < position->size; i++) {
            int32_t along = i * SG_CELL + SG_CELL / 2, x = turned ? along : far, y = turned ? far : along;
            if (faults->twin[turned] >> i & 1)
                draw_equals(marks, x, y, SG_TONE_CLAY);
            else if (faults->many[turned] >> i & 1)
                draw_cross(marks, x, y);
            else if (faults->done[turned] >> i & 1)
                draw_tick(marks, x, y);
        }
}

/* "Not equal" in the corner: here lines have to differ. */
static void draw_unlike(struct sg_marks *marks, const struct binary_position *position)
{
    int32_t at = position->size * SG_CELL + MARGIN_MIDDLE;
    draw_equals(marks, at, at, SG_TONE_QUIET);
    sg_draw_line(marks, (struct sg_box){at - 60, at + 120, 120, -240}, 45, SG_TONE_QUIET);
}

/* ---- the board ------------------------------------------------------------------------------------- */

void binary_measure(const void *position, int32_t *width, int32_t *height)
{
    const struct binary_position *board = position;
    *width = *height = board->size;
}

static struct sg_box ground_of(const struct binary_position *position)
{
    int32_t side = position->size * SG_CELL;
    return sg_box_shrunk((struct sg_box){0, 0, side, side}, -40);
}

/* The open cell whose choice is shown, -1 none. */
static int choosing(const struct binary_position *position, const struct sg_view *view)
{
    int cells = position->size * position->size;
    if (view->grabbed)
        return view->piece >= 0 && view->piece < cells && !binary_sign(position, view->piece) ? view->piece
                                                                                              : -1;
    if (view->keyboard || view->hover_x < 0 || view->hover_y < 0 ||
        view->hover_x >= position->size * SG_CELL || view->hover_y >= position->size * SG_CELL)
        return -1;
    int cell = view->hover_y / SG_CELL * position->size + view->hover_x / SG_CELL;
    return binary_sign(position, cell) ? -1 : cell;
}

static int chosen_sign(const struct sg_view *view)
{
    if (view->grabbed)
        return view->own[0];
    return view->hover_x % SG_CELL < SG_CELL / 2 ? BINARY_ZERO : BINARY_ONE;
}

static void draw_faults(struct sg_marks *marks, const struct binary_position *position,
                        const struct binary_faults *faults)
{
    for (int cell = 0; cell < position->size * position->size; cell++) {
        int row = cell / position->size, column = cell % position->size;
        if (!(faults->three[row / 4] >> (row % 4 * 16 + column) & 1))
            continue;
        sg_draw_frame(marks, sg_box_shrunk(cell_box(position, cell), 35), 110, 70, SG_TONE_CLAY);
    }
}

static void draw_focus(struct sg_marks *marks, const struct binary_position *position,
                       const struct sg_view *view)
{
    int32_t x = view->cursor_x, y = view->cursor_y;
    if (view->keyboard && x >= 0 && y >= 0 && x < position->size && y < position->size)
        sg_draw_frame(marks, sg_box_shrunk(cell_box(position, y * position->size + x), 5), 140, 60,
                      SG_TONE_INK);
}

/* Around all: as it is, solved, or not to be completed as it stands. */
static void draw_frame(struct sg_marks *marks, const struct binary_position *position, bool wrong)
{
    bool solved = binary_outcome(position) == SG_OUTCOME_SOLVED;
    sg_draw_frame(marks, ground_of(position), 150, 40,
                  wrong    ? SG_TONE_CLAY
                  : solved ? SG_TONE_MOSS
                           : SG_TONE_QUIET);
}

void binary_draw(const void *position, const struct sg_view *view, struct sg_marks *marks)
{
    const struct binary_position *board = position;
    struct binary_faults faults;
    binary_faults(board, &faults);
    sg_draw_rect(marks, ground_of(board), 150, SG_TONE_BOARD);
    for (int cell = 0; cell < board->size * board->size; cell++)
        draw_cell(marks, board, view, cell);
    draw_faults(marks, board, &faults);
    draw_lines(marks, board, &faults);
    if (board->unlike)
        draw_unlike(marks, board);
    if (view->dead_end)
        draw_cross(marks, board->size * SG_CELL + MARGIN_MIDDLE, 60);
    if (choosing(board, view) >= 0)
        draw_choice(marks, board, choosing(board, view), chosen_sign(view));
    draw_frame(marks, board, view->dead_end || faults.any);
    for (size_t i = 0; view->hint && i < view->hint->cell_count; i++)
        sg_draw_frame(marks,
                      sg_box_shrunk(sg_box_of_cell(view->hint->cells[i].x, view->hint->cells[i].y), 20), 130,
                      70, SG_TONE_SUNRISE);
    draw_focus(marks, board, view);
}
