/* The board as marks: a round token with a ring for 0, a square one with a bar for 1. Givens stand in darker
 * wells. Beside the board each line says how it is: a tick for a full line without fault, a cross for too
 * many of a sign, an = for a line that repeats another. */
#include "faults.h"

enum { MARGIN_MIDDLE = 260, GLYPH = 90 };

struct box {
    int32_t x, y, w, h;
};

static void fill(struct sg_marks *marks, enum sg_mark_kind kind, struct box box, int32_t radius,
                 enum sg_tone tone, uint8_t fade)
{
    sg_marks_add(marks, &(struct sg_mark){.kind = kind,
                                          .tone = tone,
                                          .fade = fade,
                                          .x = box.x,
                                          .y = box.y,
                                          .w = box.w,
                                          .h = box.h,
                                          .radius = radius});
}

static void frame(struct sg_marks *marks, struct box box, int32_t radius, int32_t thickness,
                  enum sg_tone tone)
{
    sg_marks_add(marks, &(struct sg_mark){.kind = SG_MARK_FRAME,
                                          .tone = tone,
                                          .x = box.x,
                                          .y = box.y,
                                          .w = box.w,
                                          .h = box.h,
                                          .radius = radius,
                                          .thickness = thickness});
}

static void line(struct sg_marks *marks, struct box from_by, int32_t thickness, enum sg_tone tone)
{
    sg_marks_add(marks, &(struct sg_mark){.kind = SG_MARK_LINE,
                                          .tone = tone,
                                          .x = from_by.x,
                                          .y = from_by.y,
                                          .w = from_by.w,
                                          .h = from_by.h,
                                          .thickness = thickness});
}

static struct box shrunk(struct box box, int32_t by)
{
    return (struct box){box.x + by, box.y + by, box.w - 2 * by, box.h - 2 * by};
}

static struct box cell_box(const struct binary_position *position, int cell)
{
    return (struct box){cell % position->size * SG_CELL, cell / position->size * SG_CELL, SG_CELL, SG_CELL};
}

/* ---- tokens ---------------------------------------------------------------------------------------- */

/* `box` is square; everything inside is in parts of it. */
static void draw_token(struct sg_marks *marks, struct box box, int sign, uint8_t fade)
{
    int32_t part = box.w / 10;
    if (box.w < 40)
        return;
    if (sign == BINARY_ZERO) {
        fill(marks, SG_MARK_ELLIPSE, box, 0, SG_TONE_PIECE_1, fade);
        fill(marks, SG_MARK_ELLIPSE, shrunk(box, 9 * part / 4), 0, SG_TONE_ON_PIECE, fade);
        fill(marks, SG_MARK_ELLIPSE, shrunk(box, 14 * part / 4), 0, SG_TONE_PIECE_1, fade);
        return;
    }
    struct box square = shrunk(box, part / 4);
    fill(marks, SG_MARK_RECT, square, 5 * part / 4, SG_TONE_PIECE_0, fade);
    fill(marks, SG_MARK_RECT,
         (struct box){box.x + box.w / 2 - 5 * part / 8, box.y + 9 * part / 4, 5 * part / 4,
                      box.h - 9 * part / 2},
         part / 2, SG_TONE_ON_PIECE, fade);
}

/* A sign grows while it arrives, and shrinks while it goes. */
static void draw_arriving(struct sg_marks *marks, struct box box, int sign, int32_t progress)
{
    int32_t part = progress < 0 ? 0 : progress > 1000 ? 1000 : progress;
    draw_token(marks, shrunk(box, (1000 - part) * box.w / 2000), sign, 0);
}

static void draw_cell(struct sg_marks *marks, const struct binary_position *position,
                      const struct sg_view *view, int cell)
{
    struct box box = cell_box(position, cell);
    int sign = binary_sign(position, cell);
    const struct binary_position *from = view->from;
    bool moving = from && binary_move_cell(view->moved) == cell;
    bool well = sign && !binary_own(position, cell) && (!from || !moving);
    fill(marks, SG_MARK_RECT, shrunk(box, 35), 110, well ? SG_TONE_LINE : SG_TONE_RAISED, 0);
    if (!well)
        frame(marks, shrunk(box, 35), 110, 12, SG_TONE_LINE);
    struct box token = shrunk(box, 160);
    if (moving && sign)
        draw_arriving(marks, token, sign, view->progress);
    else if (moving)
        draw_arriving(marks, token, binary_sign(from, cell), 1000 - view->progress);
    else if (sign)
        draw_token(marks, token, sign, 0);
}

/* Both signs in an open cell: the left half puts a 0, the right half a 1. */
static void draw_choice(struct sg_marks *marks, const struct binary_position *position, int cell, int chosen)
{
    struct box box = cell_box(position, cell);
    for (int sign = BINARY_ZERO; sign <= BINARY_ONE; sign++) {
        int32_t inset = chosen == sign ? 15 : 60;
        struct box half = {box.x + 50 + (sign - BINARY_ZERO) * 450, box.y + 275, 450, 450};
        draw_token(marks, shrunk(half, inset), sign, chosen == sign ? 0 : 120);
    }
}

/* ---- how each line is ------------------------------------------------------------------------------ */

static void draw_tick(struct sg_marks *marks, int32_t x, int32_t y)
{
    line(marks, (struct box){x - GLYPH, y, 70, 80}, 45, SG_TONE_MOSS);
    line(marks, (struct box){x - GLYPH + 70, y + 80, 120, -170}, 45, SG_TONE_MOSS);
}

static void draw_cross(struct sg_marks *marks, int32_t x, int32_t y)
{
    line(marks, (struct box){x - GLYPH, y - GLYPH, 2 * GLYPH, 2 * GLYPH}, 60, SG_TONE_CLAY);
    line(marks, (struct box){x - GLYPH, y + GLYPH, 2 * GLYPH, -2 * GLYPH}, 60, SG_TONE_CLAY);
}

static void draw_equals(struct sg_marks *marks, int32_t x, int32_t y, enum sg_tone tone)
{
    line(marks, (struct box){x - GLYPH, y - 50, 2 * GLYPH, 0}, 50, tone);
    line(marks, (struct box){x - GLYPH, y + 50, 2 * GLYPH, 0}, 50, tone);
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
    line(marks, (struct box){at - 60, at + 120, 120, -240}, 45, SG_TONE_QUIET);
}

/* ---- the board ------------------------------------------------------------------------------------- */

void binary_measure(const void *position, int32_t *width, int32_t *height)
{
    const struct binary_position *board = position;
    *width = *height = board->size;
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
        struct box box = cell_box(position, cell);
        frame(marks, shrunk(box, 35), 110, 70, SG_TONE_CLAY);
    }
}

static void draw_focus(struct sg_marks *marks, const struct binary_position *position,
                       const struct sg_view *view)
{
    int32_t x = view->cursor_x, y = view->cursor_y;
    if (view->keyboard && x >= 0 && y >= 0 && x < position->size && y < position->size)
        frame(marks, shrunk(cell_box(position, y * position->size + x), 5), 140, 60, SG_TONE_INK);
}

void binary_draw(const void *position, const struct sg_view *view, struct sg_marks *marks)
{
    const struct binary_position *board = position;
    int32_t side = board->size * SG_CELL;
    struct binary_faults faults;
    binary_faults(board, &faults);
    fill(marks, SG_MARK_RECT, (struct box){-40, -40, side + 80, side + 80}, 150, SG_TONE_BOARD, 0);
    for (int cell = 0; cell < board->size * board->size; cell++)
        draw_cell(marks, board, view, cell);
    draw_faults(marks, board, &faults);
    draw_lines(marks, board, &faults);
    if (board->unlike)
        draw_unlike(marks, board);
    if (choosing(board, view) >= 0)
        draw_choice(marks, board, choosing(board, view), chosen_sign(view));
    bool wrong = view->dead_end || faults.any, solved = binary_outcome(board) == SG_OUTCOME_SOLVED;
    frame(marks, (struct box){-40, -40, side + 80, side + 80}, 150, 40,
          wrong    ? SG_TONE_CLAY
          : solved ? SG_TONE_MOSS
                   : SG_TONE_QUIET);
    for (size_t i = 0; view->hint && i < view->hint->cell_count; i++)
        frame(marks,
              (struct box){view->hint->cells[i].x * SG_CELL + 20, view->hint->cells[i].y * SG_CELL + 20,
                           SG_CELL - 40, SG_CELL - 40},
              130, 70, SG_TONE_SUNRISE);
    draw_focus(marks, board, view);
}
