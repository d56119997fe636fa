/* The board as marks: lamps on a net of wires. The wires say which lamps belong together, off the edge and
 * round the back where edges are joined; a lit lamp is large and has rays, a dark one is small and has none.
 */
#include "lights.h"
#include "smartgames/draw.h"

enum {
    HALF = SG_CELL / 2,
    REACH = HALF + 130, /* how far a wire runs from its lamp over the edge */
    HEAD = 80,          /* of the arrow there */
    DARK = 230,         /* radii */
    LIT = 290,
    RAY_FROM = 345,
    RAY_TO = 425,
    EDGE = 90
};

struct point {
    int32_t x, y;
};

static struct point middle(const struct lights_shape *shape, int lamp)
{
    return (struct point){lamp % shape->columns * SG_CELL + HALF, lamp / shape->columns * SG_CELL + HALF};
}

static struct sg_box around(struct point at, int32_t half)
{
    return (struct sg_box){at.x - half, at.y - half, 2 * half, 2 * half};
}

static void disc(struct sg_marks *marks, struct point at, int32_t radius, enum sg_tone tone, int fade)
{
    sg_draw_ellipse(marks, around(at, radius), tone)->fade = (uint8_t)fade;
}

static void line(struct sg_marks *marks, struct point from, struct point to, int32_t thickness,
                 enum sg_tone tone)
{
    sg_draw_line(marks, (struct sg_box){from.x, from.y, to.x - from.x, to.y - from.y}, thickness, tone);
}

/* ---- the net --------------------------------------------------------------------------------------- */

struct stroke {
    int32_t thickness;
    enum sg_tone tone;
};

/* A wire that leaves the board: it goes on at the other side. Straight ones say so with an arrow head, which
 * is enough; on slanting ones heads would crowd the edge. */
static void draw_stub(struct sg_marks *marks, struct point from, int dx, int dy, struct stroke stroke)
{
    struct point end = {from.x + dx * REACH, from.y + dy * REACH};
    line(marks, from, end, stroke.thickness, stroke.tone);
    for (int side = -HEAD; side <= HEAD && (dx == 0 || dy == 0); side += 2 * HEAD)
        line(marks, end, (struct point){end.x - dx * HEAD + dy * side, end.y - dy * HEAD + dx * side},
             stroke.thickness, stroke.tone);
}

/* The wire from `lamp` in one direction, if there is one. */
static void draw_wire(struct sg_marks *marks, const struct lights_shape *shape, int lamp, int dx, int dy,
                      struct stroke stroke)
{
    int column = lamp % shape->columns + dx, row = lamp / shape->columns + dy;
    struct point from = middle(shape, lamp);
    if (column >= 0 && row >= 0 && column < shape->columns && row < shape->rows) {
        line(marks, from, middle(shape, row * shape->columns + column), stroke.thickness, stroke.tone);
    } else if (shape->torus) {
        int other =
            (row + shape->rows) % shape->rows * shape->columns + (column + shape->columns) % shape->columns;
        draw_stub(marks, from, dx, dy, stroke);
        draw_stub(marks, middle(shape, other), -dx, -dy, stroke);
    }
}

/* Each direction once; the other way round it is the same wire. */
static const struct {
    int8_t dx, dy;
} ways[4] = {{1, 0}, {0, 1}, {1, 1}, {-1, 1}};

static void draw_net(struct sg_marks *marks, const struct lights_shape *shape)
{
    struct stroke stroke = {44, SG_TONE_LINE};
    for (int way = 0; way < (shape->diagonals ? 4 : 2); way++)
        for (int lamp = 0; lamp < shape->rows * shape->columns; lamp++)
            draw_wire(marks, shape, lamp, ways[way].dx, ways[way].dy, stroke);
}

/* The wires of the lamp that is pointed at. */
static void draw_star(struct sg_marks *marks, const struct lights_shape *shape, int lamp)
{
    struct stroke stroke = {70, SG_TONE_TRAIL};
    for (int way = 0; way < (shape->diagonals ? 4 : 2); way++) {
        draw_wire(marks, shape, lamp, ways[way].dx, ways[way].dy, stroke);
        draw_wire(marks, shape, lamp, -ways[way].dx, -ways[way].dy, stroke);
    }
}

/* ---- lamps ----------------------------------------------------------------------------------------- */

static void draw_rays(struct sg_marks *marks, struct point at, int32_t glow)
{
    static const struct {
        int16_t x, y;
    } rays[8] = {{1000, 0},  {707, 707},   {0, 1000},  {-707, 707},
                 {-1000, 0}, {-707, -707}, {0, -1000}, {707, -707}};
    int32_t from = RAY_FROM * glow / 1000, to = RAY_TO * glow / 1000;
    for (int i = 0; i < 8; i++)
        line(marks, (struct point){at.x + rays[i].x * from / 1000, at.y + rays[i].y * from / 1000},
             (struct point){at.x + rays[i].x * to / 1000, at.y + rays[i].y * to / 1000}, 52, SG_TONE_PIECE_0);
}

static void draw_dark(struct sg_marks *marks, struct point at)
{
    disc(marks, (struct point){at.x, at.y + 30}, DARK + 10, SG_TONE_SHADOW, 60);
    disc(marks, at, DARK, SG_TONE_QUIET, 0);
    disc(marks, at, DARK - 34, SG_TONE_WALL, 0);
    disc(marks, (struct point){at.x - 70, at.y - 80}, 44, SG_TONE_PIECE_7, 60);
}

/* `glow` 0 .. 1000: how far it has come on. */
static void draw_lamp(struct sg_marks *marks, struct point at, int32_t glow)
{
    if (glow < 1000)
        draw_dark(marks, at);
    if (glow <= 0)
        return;
    disc(marks, at, 480 * glow / 1000, SG_TONE_PIECE_3, 185);
    draw_rays(marks, at, glow);
    disc(marks, at, LIT * glow / 1000, SG_TONE_PIECE_0, 0);
    disc(marks, at, (LIT - 36) * glow / 1000, SG_TONE_PIECE_3, 0);
}

/* How bright a lamp is seen now: while a press is shown, on its way from what it was. */
static int32_t seen_glow(const struct lights_set *lit, const struct lights_set *was,
                         const struct sg_view *view, int lamp)
{
    int32_t now = lights_has(lit, lamp) ? 1000 : 0, then = lights_has(was, lamp) ? 1000 : 0;
    int32_t progress = view->progress < 0 ? 0 : view->progress > 1000 ? 1000 : view->progress;
    return view->from ? then + (now - then) * progress / 1000 : now;
}

static void draw_lamps(struct sg_marks *marks, const struct lights_position *position,
                       const struct sg_view *view)
{
    struct lights_set lit = lights_lit(position), was = lit;
    if (view->from)
        was = lights_lit(view->from);
    for (int lamp = 0; lamp < position->shape.rows * position->shape.columns; lamp++)
        draw_lamp(marks, middle(&position->shape, lamp), seen_glow(&lit, &was, view, lamp));
}

/* ---- what surrounds them --------------------------------------------------------------------------- */

/* Rays need room at the edge; where wires leave the board, it ends right there. */
static struct sg_box ground_of(const struct lights_shape *shape)
{
    struct sg_box lamps = {0, 0, shape->columns * SG_CELL, shape->rows * SG_CELL};
    return sg_box_shrunk(lamps, shape->torus ? 0 : -EDGE);
}

static void draw_ground(struct sg_marks *marks, const struct lights_shape *shape)
{
    sg_draw_rect(marks, ground_of(shape), 160, SG_TONE_BOARD);
    sg_draw_frame(marks, ground_of(shape), 160, 30, SG_TONE_LINE);
}

/* All dark: a frame and a tick. No way to get there: a frame and a cross. */
static void draw_verdict(struct sg_marks *marks, const struct lights_shape *shape, bool solved)
{
    enum sg_tone tone = solved ? SG_TONE_MOSS : SG_TONE_CLAY;
    struct sg_box ground = ground_of(shape);
    struct point at = {ground.x + ground.w - 60, ground.y + 60};
    sg_draw_frame(marks, ground, 160, 50, tone);
    disc(marks, at, 180, tone, 0);
    struct point left = {at.x - 80, at.y + (solved ? 10 : -80)}, low = {at.x - 20, at.y + 70},
                 high = {at.x + 80, at.y - (solved ? 60 : 80)};
    if (solved) {
        line(marks, left, low, 50, SG_TONE_ON_ACTION);
        line(marks, low, high, 50, SG_TONE_ON_ACTION);
    } else {
        line(marks, left, (struct point){at.x + 80, at.y + 80}, 50, SG_TONE_ON_ACTION);
        line(marks, high, (struct point){at.x - 80, at.y + 80}, 50, SG_TONE_ON_ACTION);
    }
}

/* Rings on the lamps that a press on `lamp` would switch. */
static void draw_reach(struct sg_marks *marks, const struct lights_shape *shape, int lamp)
{
    struct lights_set near = lights_near(shape, lamp);
    for (int i = 0; i < shape->rows * shape->columns; i++)
        if (lights_has(&near, i))
            sg_draw_frame(marks, around(middle(shape, i), 440), 440, i == lamp ? 60 : 36, SG_TONE_TRAIL);
}

void lights_measure(const void *position, int32_t *width, int32_t *height)
{
    const struct lights_position *board = position;
    *width = board->shape.columns;
    *height = board->shape.rows;
}

void lights_draw(const void *position, const struct sg_view *view, struct sg_marks *marks)
{
    const struct lights_position *board = position;
    const struct lights_shape *shape = &board->shape;
    bool solved = lights_outcome(board) == SG_OUTCOME_SOLVED;
    int pointed = lights_pointed(board, view), lamp = solved ? -1 : pointed;
    draw_ground(marks, shape);
    draw_net(marks, shape);
    if (lamp >= 0)
        draw_star(marks, shape, lamp);
    draw_lamps(marks, board, view);
    if (lamp >= 0)
        draw_reach(marks, shape, lamp);
    for (size_t i = 0; view->hint && i < view->hint->cell_count; i++) {
        struct sg_box cell = sg_box_of_cell(view->hint->cells[i].x, view->hint->cells[i].y);
        sg_draw_frame(marks, sg_box_shrunk(cell, 30), 130, 60, SG_TONE_SUNRISE);
    }
    if (solved || view->dead_end)
        draw_verdict(marks, shape, solved);
    if (view->keyboard && pointed >= 0)
        sg_draw_frame(marks, around(middle(shape, pointed), 490), 160, 50, SG_TONE_INK);
}
