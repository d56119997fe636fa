/* The board as marks: a paved square with a gap at A's row, and cars that one wants to push. One cell more
 * than the board to the right: the road out. */
#include "smartgames/draw.h"
#include "traffic.h"

#include <string.h>

enum { EDGE = 60, INSET = 70, PATTERN_CARS = 8 };

/* ---- the ground ------------------------------------------------------------------------------------ */

/* An arrow on the road out; a cross where nothing leads there. */
static void draw_exit(struct sg_marks *marks, int32_t size, int32_t row, bool closed)
{
    int32_t x = size * SG_CELL, middle = row * SG_CELL + SG_CELL / 2;
    sg_draw_rect(marks, (struct sg_box){x - 200, middle - SG_CELL / 2 + EDGE, 600, SG_CELL - 2 * EDGE}, 120,
                 SG_TONE_BOARD);
    if (closed) {
        sg_draw_line(marks, (struct sg_box){x + 90, middle - 120, 240, 240}, 70, SG_TONE_CLAY);
        sg_draw_line(marks, (struct sg_box){x + 90, middle + 120, 240, -240}, 70, SG_TONE_CLAY);
        return;
    }
    sg_draw_line(marks, (struct sg_box){x + 70, middle, 270, 0}, 70, SG_TONE_TARGET);
    sg_draw_line(marks, (struct sg_box){x + 340, middle, -130, -130}, 70, SG_TONE_TARGET);
    sg_draw_line(marks, (struct sg_box){x + 340, middle, -130, 130}, 70, SG_TONE_TARGET);
}

/* The kerb around the board, open where A leaves. */
static void draw_kerb(struct sg_marks *marks, int32_t size, int32_t row)
{
    int32_t low = -EDGE / 2, high = size * SG_CELL + EDGE / 2, gap = row * SG_CELL;
    sg_draw_line(marks, (struct sg_box){low, low, high - low, 0}, EDGE, SG_TONE_QUIET);
    sg_draw_line(marks, (struct sg_box){low, high, high - low, 0}, EDGE, SG_TONE_QUIET);
    sg_draw_line(marks, (struct sg_box){low, low, 0, high - low}, EDGE, SG_TONE_QUIET);
    if (row > 0)
        sg_draw_line(marks, (struct sg_box){high, low, 0, gap - low}, EDGE, SG_TONE_QUIET);
    if (row < size - 1)
        sg_draw_line(marks, (struct sg_box){high, gap + SG_CELL, 0, high - gap - SG_CELL}, EDGE,
                     SG_TONE_QUIET);
}

static void draw_ground(struct sg_marks *marks, const struct traffic_position *position, bool closed)
{
    int32_t size = position->size, row = traffic_lane(position, 0), side = size * SG_CELL;
    sg_draw_rect(marks, (struct sg_box){0, 0, side, side}, 90, SG_TONE_BOARD);
    draw_exit(marks, size, row, closed);
    struct sg_box lane = {EDGE, row * SG_CELL + EDGE, side - EDGE, SG_CELL - 2 * EDGE};
    sg_draw_rect(marks, lane, 90, SG_TONE_TARGET)->fade = 232;
    for (int32_t i = 1; i < size; i++) {
        sg_draw_line(marks, (struct sg_box){i * SG_CELL, 110, 0, side - 220}, 12, SG_TONE_LINE);
        sg_draw_line(marks, (struct sg_box){110, i * SG_CELL, side - 220, 0}, 12, SG_TONE_LINE);
    }
    draw_kerb(marks, size, row);
}

/* A block of stone: a dark foot, a lighter top, a chipped corner. */
static void draw_wall(struct sg_marks *marks, int32_t x, int32_t y)
{
    struct sg_box stone = sg_box_shrunk(sg_box_of_cell(x, y), 50);
    struct sg_box top = {stone.x + 50, stone.y + 40, stone.w - 100, stone.h - 150};
    sg_draw_rect(marks, stone, 110, SG_TONE_WALL);
    sg_draw_rect(marks, top, 90, SG_TONE_RAISED)->fade = 200;
    sg_draw_line(marks, (struct sg_box){stone.x + 240, stone.y + 300, 200, 110}, 26, SG_TONE_SHADOW);
    sg_draw_line(marks, (struct sg_box){stone.x + 440, stone.y + 410, 90, 170}, 26, SG_TONE_SHADOW);
}

static void draw_walls(struct sg_marks *marks, const struct traffic_position *position)
{
    for (int32_t y = 0; y < position->size; y++)
        for (int32_t x = 0; x < position->size; x++)
            if (position->walls[y] >> x & 1)
                draw_wall(marks, x, y);
}

/* ---- cars ------------------------------------------------------------------------------------------ */

static struct sg_box car_box(const struct traffic_position *position, int car)
{
    const struct traffic_car *c = &position->cars[car];
    struct sg_box box = sg_box_of_cell(c->cell % position->size, c->cell / position->size);
    if (c->vertical)
        box.h *= c->length;
    else
        box.w *= c->length;
    return box;
}

/* Where the car is seen now: while it is dragged, or on its way after a move. */
static struct sg_box seen_box(const struct traffic_position *position, const struct sg_view *view, int car)
{
    const struct traffic_position *from = view->from;
    struct sg_box box = car_box(position, car);
    if (view->grabbed && view->piece == car) {
        box.x += view->shift_x;
        box.y += view->shift_y;
    } else if (from && from->size == position->size && from->count == position->count) {
        struct sg_box old = car_box(from, car);
        box.x = old.x + (box.x - old.x) * view->progress / 1000;
        box.y = old.y + (box.y - old.y) * view->progress / 1000;
    }
    return box;
}

static enum sg_tone car_tone(int car)
{
    return car == 0 ? SG_TONE_TARGET : (enum sg_tone)(SG_TONE_PIECE_0 + (car - 1) % PATTERN_CARS);
}

static enum sg_pattern car_pattern(int car)
{
    return car == 0 ? SG_PATTERN_NONE : (enum sg_pattern)((car - 1) / PATTERN_CARS % SG_PATTERN_COUNT);
}

/* A box along the car, from `from` to `to` of its length and inset from its sides, whichever way it stands.
 */
static struct sg_box along(struct sg_box body, bool vertical, int32_t from, int32_t to, int32_t inset)
{
    if (vertical)
        return (struct sg_box){body.x + inset, body.y + from, body.w - 2 * inset, to - from};
    return (struct sg_box){body.x + from, body.y + inset, to - from, body.h - 2 * inset};
}

static void draw_wheels(struct sg_marks *marks, struct sg_box body, bool vertical, int32_t length)
{
    int32_t places[2] = {150, length - 390};
    for (int i = 0; i < 2; i++)
        sg_draw_rect(marks, along(body, vertical, places[i], places[i] + 240, -35), 60, SG_TONE_INK)->fade =
            60;
}

/* Glass in front and behind, the roof between them; the target has a stripe over all its length. */
static void draw_body(struct sg_marks *marks, struct sg_box body, bool vertical, int car)
{
    int32_t length = vertical ? body.h : body.w;
    sg_draw_rect(marks, body, 210, car_tone(car))->pattern = car_pattern(car);
    sg_draw_rect(marks, along(body, vertical, 60, length - 60, 55), 170, SG_TONE_RAISED)->fade = 226;
    if (car == 0) {
        sg_draw_rect(marks, along(body, vertical, 20, length - 20, 330), 20, SG_TONE_RAISED)->fade = 120;
    }
    sg_draw_rect(marks, along(body, vertical, 190, 300, 150), 50, SG_TONE_INK)->fade = 110;
    sg_draw_rect(marks, along(body, vertical, length - 400, length - 250, 120), 60, SG_TONE_INK)->fade = 80;
    sg_draw_rect(marks, along(body, vertical, 340, length - 440, 140), 110, car_tone(car))->pattern =
        car_pattern(car);
    sg_draw_rect(marks, along(body, vertical, 340, length - 440, 140), 110, SG_TONE_RAISED)->fade = 200;
    for (int side = 0; side < 2; side++) {
        struct sg_box light = along(body, vertical, length - 90, length - 35, 0);
        if (vertical)
            light = (struct sg_box){side ? body.x + body.w - 230 : body.x + 110, light.y, 120, light.h};
        else
            light = (struct sg_box){light.x, side ? body.y + body.h - 230 : body.y + 110, light.w, 120};
        sg_draw_rect(marks, light, 26, SG_TONE_RAISED)->fade = 50;
    }
}

static void draw_letter(struct sg_marks *marks, struct sg_box body, bool vertical, char letter)
{
    char text[2] = {letter, '\0'};
    int32_t length = vertical ? body.h : body.w, middle = (340 + length - 440) / 2;
    struct sg_box at =
        along(body, vertical, middle - 230, middle + 230, (vertical ? body.w : body.h) / 2 - 230);
    sg_draw_text(marks, at, text, 360, SG_TONE_ON_PIECE)->bold = true;
}

static void draw_car(struct sg_marks *marks, const struct traffic_position *position,
                     const struct sg_view *view, int car)
{
    bool held = view->grabbed && view->piece == car, vertical = position->cars[car].vertical;
    struct sg_box body = sg_box_shrunk(seen_box(position, view, car), held ? INSET - 20 : INSET);
    struct sg_box shadow = {body.x + (held ? 30 : 15), body.y + (held ? 60 : 40), body.w, body.h};
    sg_draw_rect(marks, shadow, 220, SG_TONE_SHADOW)->fade = held ? 120 : 165;
    draw_wheels(marks, body, vertical, vertical ? body.h : body.w);
    draw_body(marks, body, vertical, car);
    draw_letter(marks, body, vertical, (char)position->cars[car].letter);
    if (held)
        sg_draw_frame(marks, body, 210, 50, SG_TONE_TRAIL);
}

/* Where the held car can go. */
static void draw_track(struct sg_marks *marks, const struct traffic_position *position, int car)
{
    struct traffic_reach reach = traffic_reach(position, traffic_taken(position), car);
    struct sg_box box = car_box(position, car);
    bool vertical = position->cars[car].vertical;
    int32_t back = reach.back * SG_CELL, both = (reach.back + reach.ahead) * SG_CELL;
    if (vertical)
        box = (struct sg_box){box.x, box.y - back, box.w, box.h + both};
    else
        box = (struct sg_box){box.x - back, box.y, box.w + both, box.h};
    sg_draw_rect(marks, sg_box_shrunk(box, 90), 200, SG_TONE_TRAIL)->fade = 205;
}

static bool holds(const struct traffic_position *position, const struct sg_view *view)
{
    return view->grabbed && view->piece >= 0 && view->piece < position->count;
}

/* The keyboard's cursor: around a whole car where it stands on one. */
static void draw_focus(struct sg_marks *marks, const struct traffic_position *position,
                       const struct sg_view *view)
{
    int32_t x = view->cursor_x, y = view->cursor_y;
    if (!view->keyboard || x < 0 || y < 0 || x >= position->size || y >= position->size)
        return;
    int car = holds(position, view) ? view->piece : traffic_car_at(position, y * position->size + x);
    struct sg_box box = car >= 0 ? seen_box(position, view, car) : sg_box_of_cell(x, y);
    sg_draw_frame(marks, sg_box_shrunk(box, 15), 240, 60, SG_TONE_INK);
}

void traffic_measure(const void *position, int32_t *width, int32_t *height)
{
    const struct traffic_position *p = position;
    *width = *height = p->size;
}

/* A hint names cells; a car on one of them is framed whole and once, so that no line crosses its letter. */
static void draw_hint(struct sg_marks *marks, const struct traffic_position *position,
                      const struct sg_view *view)
{
    uint32_t framed = 0; /* a bit for each car */
    for (size_t i = 0; view->hint && i < view->hint->cell_count; i++) {
        int32_t x = view->hint->cells[i].x, y = view->hint->cells[i].y;
        bool there = x >= 0 && y >= 0 && x < position->size && y < position->size;
        int car = there ? traffic_car_at(position, y * position->size + x) : -1;
        if (car >= 0 && framed >> car & 1)
            continue;
        framed |= car >= 0 ? (uint32_t)1 << car : 0;
        sg_draw_frame(marks,
                      sg_box_shrunk(car >= 0 ? seen_box(position, view, car) : sg_box_of_cell(x, y), 25), 160,
                      70, SG_TONE_SUNRISE);
    }
}

void traffic_draw(const void *position, const struct sg_view *view, struct sg_marks *marks)
{
    const struct traffic_position *p = position;
    draw_ground(marks, p, view->dead_end);
    draw_walls(marks, p);
    if (holds(p, view))
        draw_track(marks, p, view->piece);
    for (int car = 0; car < p->count; car++)
        if (!(view->grabbed && view->piece == car))
            draw_car(marks, p, view, car);
    if (holds(p, view))
        draw_car(marks, p, view, view->piece);
    draw_hint(marks, p, view);
    draw_focus(marks, p, view);
}
