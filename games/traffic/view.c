/* What a person sees of a board: marks in thousandths of a cell, from the ground up to the focus ring. */
#include "traffic.h"

enum { INSET = 70, ROUND = 210, EDGE = 60 };

static int32_t cell_x(const struct traffic_position *position, int cell)
{
    return cell % position->size * SG_CELL;
}

static int32_t cell_y(const struct traffic_position *position, int cell)
{
    return cell / position->size * SG_CELL;
}

void traffic_measure(const void *position, int32_t *width, int32_t *height)
{
    *width = *height = ((const struct traffic_position *)position)->size;
}

static struct sg_mark *add_rect(struct sg_marks *marks, enum sg_tone tone, int32_t x, int32_t y, int32_t w,
                                int32_t h, int32_t radius)
{
    return sg_marks_add(
        marks, &(struct sg_mark){
                   .kind = SG_MARK_RECT, .tone = tone, .x = x, .y = y, .w = w, .h = h, .radius = radius});
}

static void add_line(struct sg_marks *marks, enum sg_tone tone, int32_t x, int32_t y, int32_t w, int32_t h,
                     int32_t thickness)
{
    sg_marks_add(
        marks,
        &(struct sg_mark){
            .kind = SG_MARK_LINE, .tone = tone, .x = x, .y = y, .w = w, .h = h, .thickness = thickness});
}

/* ---- the ground ------------------------------------------------------------------------------------ */

static void draw_ground(const struct traffic_position *position, struct sg_marks *marks)
{
    int32_t side = position->size * SG_CELL;
    uint64_t walls = traffic_walls(position);
    add_rect(marks, SG_TONE_BOARD, 0, 0, side, side, 160);
    for (int cell = 0; cell < position->size * position->size; cell++) {
        int32_t x = cell_x(position, cell), y = cell_y(position, cell);
        if (walls >> cell & 1) {
            add_rect(marks, SG_TONE_SHADOW, x + 70, y + 110, SG_CELL - 140, SG_CELL - 150, 120)->fade = 190;
            add_rect(marks, SG_TONE_WALL, x + 60, y + 60, SG_CELL - 120, SG_CELL - 140, 120)->pattern =
                SG_PATTERN_CHECKS;
        } else {
            add_rect(marks, SG_TONE_PAPER, x + 35, y + 35, SG_CELL - 70, SG_CELL - 70, 110)->fade = 110;
        }
    }
}

/* The rim, open where the target leaves, and an arrow outside. */
static void draw_rim(const struct traffic_position *position, struct sg_marks *marks)
{
    int32_t side = position->size * SG_CELL, row = traffic_lane(position, 0) * SG_CELL;
    add_line(marks, SG_TONE_QUIET, 0, 0, side, 0, EDGE);
    add_line(marks, SG_TONE_QUIET, 0, 0, 0, side, EDGE);
    add_line(marks, SG_TONE_QUIET, 0, side, side, 0, EDGE);
    if (row > 0)
        add_line(marks, SG_TONE_QUIET, side, 0, 0, row, EDGE);
    if (row + SG_CELL < side)
        add_line(marks, SG_TONE_QUIET, side, row + SG_CELL, 0, side - row - SG_CELL, EDGE);
    int32_t middle = row + SG_CELL / 2;
    add_line(marks, SG_TONE_TARGET, side + 90, middle, 260, 0, 70);
    add_line(marks, SG_TONE_TARGET, side + 230, middle - 130, 130, 130, 70);
    add_line(marks, SG_TONE_TARGET, side + 230, middle + 130, 130, -130, 70);
}

/* ---- cars ------------------------------------------------------------------------------------------ */

/* How far the car is drawn from where it stands: dragged, or on its way there after a move. */
static int32_t shift_of(const struct traffic_position *position, const struct sg_view *view, int car)
{
    if (view->grabbed && view->piece == car)
        return position->cars[car].vertical ? view->shift_y : view->shift_x;
    if (!view->from)
        return 0;
    const struct traffic_position *from = view->from;
    if (from->count != position->count || from->size != position->size)
        return 0;
    int32_t by = (traffic_place(position, car) - traffic_place(from, car)) * SG_CELL;
    return -by * (1000 - view->progress) / 1000;
}

/* Two windscreens and a roof between them, along the car's axis. */
static void draw_cabin(struct sg_marks *marks, bool vertical, int32_t x, int32_t y, int32_t w, int32_t h)
{
    int32_t glass = 110, from_end = 170, side = 130;
    if (vertical) {
        add_rect(marks, SG_TONE_RAISED, x + side, y + from_end, w - 2 * side, h - 2 * from_end, 130)->fade =
            205;
        add_rect(marks, SG_TONE_ON_PIECE, x + side + 60, y + from_end, w - 2 * side - 120, glass, 50)->fade =
            150;
        add_rect(marks, SG_TONE_ON_PIECE, x + side + 60, y + h - from_end - glass, w - 2 * side - 120, glass,
                 50)
            ->fade = 150;
    } else {
        add_rect(marks, SG_TONE_RAISED, x + from_end, y + side, w - 2 * from_end, h - 2 * side, 130)->fade =
            205;
        add_rect(marks, SG_TONE_ON_PIECE, x + from_end, y + side + 60, glass, h - 2 * side - 120, 50)->fade =
            150;
        add_rect(marks, SG_TONE_ON_PIECE, x + w - from_end - glass, y + side + 60, glass, h - 2 * side - 120,
                 50)
            ->fade = 150;
    }
}

static enum sg_tone tone_of(int car)
{
    return car == 0 ? SG_TONE_TARGET : (enum sg_tone)(SG_TONE_PIECE_0 + (car - 1) % 8);
}

static void draw_car(const struct traffic_position *position, const struct sg_view *view, int car,
                     struct sg_marks *marks)
{
    const struct traffic_car *c = &position->cars[car];
    int32_t shift = shift_of(position, view, car), lift = view->grabbed && view->piece == car ? 25 : 0;
    int32_t x = cell_x(position, c->cell) + INSET + (c->vertical ? 0 : shift);
    int32_t y = cell_y(position, c->cell) + INSET + (c->vertical ? shift : 0) - lift;
    int32_t w = (c->vertical ? 1 : c->length) * SG_CELL - 2 * INSET;
    int32_t h = (c->vertical ? c->length : 1) * SG_CELL - 2 * INSET;
    add_rect(marks, SG_TONE_SHADOW, x + 25, y + 55 + lift, w, h, ROUND)->fade = (uint8_t)(lift ? 150 : 180);
    struct sg_mark *body = add_rect(marks, tone_of(car), x, y, w, h, ROUND);
    body->pattern = car == 0 ? SG_PATTERN_NONE : (enum sg_pattern)((car - 1) / 8 % SG_PATTERN_COUNT);
    draw_cabin(marks, c->vertical, x, y, w, h);
    char letter[2] = {(char)c->letter, '\0'};
    sg_marks_add(marks, &(struct sg_mark){.kind = SG_MARK_TEXT,
                                          .tone = SG_TONE_ON_PIECE,
                                          .align = SG_ALIGN_CENTRE,
                                          .bold = true,
                                          .x = x,
                                          .y = y,
                                          .w = w,
                                          .h = h,
                                          .size = car == 0 ? 430 : 340,
                                          .text = letter});
}

/* ---- what lies over the cars ----------------------------------------------------------------------- */

static void add_frame(struct sg_marks *marks, enum sg_tone tone, int32_t x, int32_t y, int32_t w, int32_t h,
                      int32_t thickness)
{
    sg_marks_add(marks, &(struct sg_mark){.kind = SG_MARK_FRAME,
                                          .tone = tone,
                                          .x = x,
                                          .y = y,
                                          .w = w,
                                          .h = h,
                                          .radius = ROUND,
                                          .thickness = thickness});
}

static void frame_car(const struct traffic_position *position, const struct sg_view *view, int car,
                      struct sg_marks *marks)
{
    const struct traffic_car *c = &position->cars[car];
    int32_t shift = shift_of(position, view, car);
    add_frame(marks, SG_TONE_INK, cell_x(position, c->cell) + 20 + (c->vertical ? 0 : shift),
              cell_y(position, c->cell) + 20 + (c->vertical ? shift : 0),
              (c->vertical ? 1 : c->length) * SG_CELL - 40, (c->vertical ? c->length : 1) * SG_CELL - 40, 60);
}

static int cell_at(const struct traffic_position *position, int32_t x, int32_t y)
{
    if (x < 0 || y < 0 || x >= position->size * SG_CELL || y >= position->size * SG_CELL)
        return -1;
    return y / SG_CELL * position->size + x / SG_CELL;
}

static int cursor_cell(const struct traffic_position *position, const struct sg_view *view)
{
    return cell_at(position, view->cursor_x * SG_CELL, view->cursor_y * SG_CELL);
}

static void draw_focus(const struct traffic_position *position, const struct sg_view *view,
                       struct sg_marks *marks)
{
    int cell = cursor_cell(position, view);
    if (!view->keyboard || cell < 0)
        return;
    int car = view->grabbed && view->piece >= 0 && view->piece < position->count
                  ? view->piece
                  : traffic_car_at(position, cell);
    if (car >= 0)
        frame_car(position, view, car, marks);
    else
        add_frame(marks, SG_TONE_INK, cell_x(position, cell) + 20, cell_y(position, cell) + 20, SG_CELL - 40,
                  SG_CELL - 40, 60);
}

void traffic_draw(const void *position, const struct sg_view *view, struct sg_marks *marks)
{
    const struct traffic_position *board = position;
    draw_ground(board, marks);
    draw_rim(board, marks);
    for (int car = 0; car < board->count; car++)
        if (!view->grabbed || view->piece != car)
            draw_car(board, view, car, marks);
    if (view->grabbed && view->piece >= 0 &&
        view->piece < board->count) /* what is held lies over the others */
        draw_car(board, view, view->piece, marks);
    for (size_t i = 0; view->hint && i < view->hint->cell_count; i++)
        add_frame(marks, SG_TONE_SUNRISE, view->hint->cells[i].x * SG_CELL + 45,
                  view->hint->cells[i].y * SG_CELL + 45, SG_CELL - 90, SG_CELL - 90, 70);
    draw_focus(board, view, marks);
}
