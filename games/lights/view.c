/* The board as marks: lamps on a net of wires. The wires say which lamps belong together, off the edge and
 * round the back where edges are joined; a lit lamp is large and has rays, a dark one is small and has none.
 */
#include "lights.h"

enum {
    HALF = SG_CELL / 2,
    STUB = HALF + 130, /* how far a wire runs from its lamp over the edge */
    DARK = 230,        /* radii */
    LIT = 290,
    RAY_FROM = 345,
    RAY_TO = 425
};

struct point {
    int32_t x, y;
};

static struct point middle(const struct lights_shape *shape, int lamp)
{
    return (struct point){lamp % shape->columns * SG_CELL + HALF, lamp / shape->columns * SG_CELL + HALF};
}

static void disc(struct sg_marks *marks, struct point at, int32_t radius, enum sg_tone tone, int fade)
{
    sg_marks_add(marks, &(struct sg_mark){.kind = SG_MARK_ELLIPSE,
                                          .tone = tone,
                                          .fade = (uint8_t)fade,
                                          .x = at.x - radius,
                                          .y = at.y - radius,
                                          .w = 2 * radius,
                                          .h = 2 * radius});
}

static void line(struct sg_marks *marks, struct point from, struct point to, int32_t thickness,
                 enum sg_tone tone)
{
    sg_marks_add(marks, &(struct sg_mark){.kind = SG_MARK_LINE,
                                          .tone = tone,
                                          .x = from.x,
                                          .y = from.y,
                                          .w = to.x - from.x,
                                          .h = to.y - from.y,
                                          .thickness = thickness});
}

/* `radius` 500 makes it round. */
static void frame(struct sg_marks *marks, struct point at, int32_t half, int32_t radius, int32_t thickness,
                  enum sg_tone tone)
{
    sg_marks_add(marks, &(struct sg_mark){.kind = SG_MARK_FRAME,
                                          .tone = tone,
                                          .x = at.x - half,
                                          .y = at.y - half,
                                          .w = 2 * half,
                                          .h = 2 * half,
                                          .radius = radius,
                                          .thickness = thickness});
}

/* ---- the net --------------------------------------------------------------------------------------- */

struct stroke {
    int32_t thickness;
    enum sg_tone tone;
};

/* A wire that leaves the board, with an arrow head: it goes on at the other side. */
static void draw_stub(struct sg_marks *marks, struct point from, int dx, int dy, struct stroke stroke)
{
    struct point end = {from.x + dx * STUB, from.y + dy * STUB};
    int32_t back = 80, side = dx && dy ? 0 : 80; /* the head's two sides: along the axes on a slanting wire */
    line(marks, from, end, stroke.thickness, stroke.tone);
    line(marks, end,
         (struct point){end.x - dx * back + dy * side, end.y - (dx && dy ? 0 : dy * back - dx * side)},
         stroke.thickness, stroke.tone);
    line(marks, end,
         (struct point){end.x - (dx && dy ? 0 : dx * back + dy * side), end.y - dy * back - dx * side},
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
    disc(marks, (struct point){at.x - 70, at.y - 80}, 44, SG_TONE_RAISED, 150);
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
    disc(marks, (struct point){at.x - 90 * glow / 1000, at.y - 100 * glow / 1000}, 60 * glow / 1000,
         SG_TONE_RAISED, 40);
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

static void draw_ground(struct sg_marks *marks, const struct lights_position *position,
                        const struct sg_view *view)
{
    int32_t w = position->shape.columns * SG_CELL, h = position->shape.rows * SG_CELL;
    struct sg_mark ground = {.kind = SG_MARK_RECT, .tone = SG_TONE_BOARD, .w = w, .h = h, .radius = 160};
    bool solved = lights_outcome(position) == SG_OUTCOME_SOLVED;
    sg_marks_add(marks, &ground);
    ground.kind = SG_MARK_FRAME;
    ground.thickness = solved || view->dead_end ? 60 : 30;
    ground.tone = solved ? SG_TONE_MOSS : view->dead_end ? SG_TONE_CLAY : SG_TONE_LINE;
    sg_marks_add(marks, &ground);
}

/* Rings on the lamps that a press on `lamp` would switch. */
static void draw_reach(struct sg_marks *marks, const struct lights_shape *shape, int lamp)
{
    struct lights_set near = lights_near(shape, lamp);
    for (int i = 0; i < shape->rows * shape->columns; i++)
        if (lights_has(&near, i))
            frame(marks, middle(shape, i), 440, 440, i == lamp ? 60 : 36, SG_TONE_TRAIL);
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
    int lamp = lights_outcome(board) == SG_OUTCOME_OPEN ? lights_pointed(board, view) : -1;
    draw_ground(marks, board, view);
    draw_net(marks, shape);
    if (lamp >= 0)
        draw_star(marks, shape, lamp);
    draw_lamps(marks, board, view);
    if (lamp >= 0)
        draw_reach(marks, shape, lamp);
    for (size_t i = 0; view->hint && i < view->hint->cell_count; i++)
        frame(marks, middle(shape, view->hint->cells[i].y * shape->columns + view->hint->cells[i].x), 470,
              130, 60, SG_TONE_SUNRISE);
    if (view->keyboard && lights_pointed(board, view) >= 0)
        frame(marks, middle(shape, lights_pointed(board, view)), 490, 160, 50, SG_TONE_INK);
}
