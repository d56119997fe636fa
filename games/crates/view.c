/* The board as marks: a paved warehouse seen from above, walls grown together, rings where crates belong. */
#include "stand.h"

#include "smartgames/draw.h"

#include <string.h>

enum { HALF = SG_CELL / 2, WALL_ROUND = 260, PAVED_MOST = 300, MAN_SIZE = 124 };

static struct sg_box cell_box(const struct crates_position *position, int cell)
{
    return sg_box_of_cell(cell % position->width, cell / position->width);
}

/* ---- the ground ------------------------------------------------------------------------------------ */

/* Walls that touch the inside; what lies farther off is no part of the picture. */
static void find_seen_walls(const struct crates_position *position, const uint8_t *inside,
                            uint8_t seen[CRATES_SET_BYTES])
{
    memset(seen, 0, CRATES_SET_BYTES);
    for (int cell = 0; cell < crates_cells(position); cell++) {
        bool touches = false;
        for (int d = 0; d < CRATES_DIRECTIONS; d++) {
            int next = crates_beside(position, cell, d);
            int across = next == CRATES_NOWHERE ? next : crates_beside(position, next, (d + 1) & 3);
            touches = touches || (next != CRATES_NOWHERE && crates_has(inside, next)) ||
                      (across != CRATES_NOWHERE && crates_has(inside, across));
        }
        if (crates_has(position->walls, cell) && touches)
            crates_flip(seen, cell);
    }
}

static bool has_at(const struct crates_position *position, const uint8_t *set, int cell, int direction)
{
    int next = crates_beside(position, cell, direction);
    return next != CRATES_NOWHERE && crates_has(set, next);
}

/* The cells from `cell` on to the right that are in `set`, and in the one below as well when `down`. */
static int run_of(const struct crates_position *position, const uint8_t *set, int cell, bool down)
{
    int length = 0;
    for (int at = cell; at / position->width == cell / position->width && crates_has(set, at); at++, length++)
        if (down && !has_at(position, set, at, CRATES_DOWN))
            break;
    return length;
}

/* Slabs: a row of stones is one piece with round ends, joined to what lies below. */
static void draw_walls(struct sg_marks *marks, const struct crates_position *position, const uint8_t *walls)
{
    for (int cell = 0, run = 0; cell<crates_cells(position); cell += run> 0 ? run : 1) {
        run = run_of(position, walls, cell, false);
        if (run == 0)
            continue;
        struct sg_box box = cell_box(position, cell);
        box.w = run * SG_CELL;
        sg_draw_rect(marks, box, WALL_ROUND, SG_TONE_WALL);
    }
    for (int cell = 0, run = 0; cell<crates_cells(position); cell += run> 0 ? run : 1) {
        run = run_of(position, walls, cell, true);
        if (run == 0)
            continue;
        struct sg_box box = cell_box(position, cell);
        sg_draw_rect(marks, (struct sg_box){box.x, box.y + HALF, run * SG_CELL, SG_CELL}, 0, SG_TONE_WALL);
    }
}

/* The foot of a wall: a shade on its lower edge. */
static void draw_feet(struct sg_marks *marks, const struct crates_position *position, const uint8_t *walls)
{
    int32_t end = WALL_ROUND / 2;
    for (int cell = 0, run = 0; cell<crates_cells(position); cell += run> 0 ? run : 1) {
        run = 0;
        while ((cell + run) / position->width == cell / position->width && crates_has(walls, cell + run) &&
               !has_at(position, walls, cell + run, CRATES_DOWN))
            run++;
        if (run == 0)
            continue;
        struct sg_box box = cell_box(position, cell);
        int32_t from = has_at(position, walls, cell, CRATES_LEFT) ? 0 : end,
                to = has_at(position, walls, cell + run - 1, CRATES_RIGHT) ? 0 : end;
        sg_draw_rect(marks,
                     (struct sg_box){box.x + from, box.y + SG_CELL - 120, run * SG_CELL - from - to, 120}, 0,
                     SG_TONE_SHADOW);
    }
}

/* A tile, and a dot where four of them meet: cells can be counted in every theme. */
static void draw_tile(struct sg_marks *marks, const struct crates_position *position, const uint8_t *inside,
                      int cell)
{
    struct sg_box box = cell_box(position, cell);
    sg_draw_rect(marks, sg_box_shrunk(box, 30), 110, SG_TONE_RAISED)->fade = 150;
    if (has_at(position, inside, cell, CRATES_RIGHT) && has_at(position, inside, cell, CRATES_DOWN) &&
        has_at(position, inside, crates_beside(position, cell, CRATES_DOWN), CRATES_RIGHT))
        sg_draw_ellipse(marks, (struct sg_box){box.x + SG_CELL - 28, box.y + SG_CELL - 28, 56, 56},
                        SG_TONE_LINE);
}

/* Paving: on boards of many cells only the ground, so that the drawing stays small. */
static void draw_floor(struct sg_marks *marks, const struct crates_position *position, const uint8_t *inside)
{
    int count = 0;
    for (int cell = 0, run = 0; cell<crates_cells(position); cell += run> 0 ? run : 1) {
        run = run_of(position, inside, cell, false);
        count += run;
        struct sg_box box = cell_box(position, cell);
        if (run > 0)
            sg_draw_rect(
                marks, /* a little under the walls, whose corners are round */
                sg_box_shrunk((struct sg_box){box.x, box.y, run * SG_CELL, SG_CELL}, -WALL_ROUND / 2),
                WALL_ROUND / 2, SG_TONE_BOARD);
    }
    for (int cell = 0; cell < crates_cells(position) && count <= PAVED_MOST; cell++)
        if (crates_has(inside, cell))
            draw_tile(marks, position, inside, cell);
}

/* Under the man it is wider, so that he never hides it. */
static void draw_ring(struct sg_marks *marks, struct sg_box cell, bool under_man)
{
    struct sg_box ring = sg_box_shrunk(cell, under_man ? 15 : 190);
    sg_draw_ellipse(marks, ring, SG_TONE_TRAIL)->fade = 215;
    sg_draw_frame(marks, ring, ring.w / 2, 80, SG_TONE_TRAIL);
    sg_draw_ellipse(marks, sg_box_shrunk(cell, 440), SG_TONE_TRAIL);
}

static void draw_ground(struct sg_marks *marks, const struct crates_position *position, int man)
{
    uint8_t inside[CRATES_SET_BYTES], walls[CRATES_SET_BYTES];
    crates_inside(position, inside);
    find_seen_walls(position, inside, walls);
    draw_floor(marks, position, inside);
    draw_walls(marks, position, walls);
    draw_feet(marks, position, walls);
    for (int cell = 0; cell < crates_cells(position); cell++)
        if (crates_has(position->goals, cell))
            draw_ring(marks, cell_box(position, cell), cell == man);
}

/* ---- crates ---------------------------------------------------------------------------------------- */

static void draw_line(struct sg_marks *marks, struct sg_box body, struct sg_box from_by, int32_t thickness,
                      enum sg_tone tone, uint8_t fade)
{
    struct sg_box at = {body.x + from_by.x, body.y + from_by.y, from_by.w, from_by.h};
    sg_draw_line(marks, at, thickness, tone)->fade = fade;
}

/* On its ring a crate is closed with a lid: a light disc and a tick. */
static void draw_lid(struct sg_marks *marks, struct sg_box body)
{
    sg_draw_ellipse(marks, sg_box_shrunk(body, 150), SG_TONE_RAISED)->fade = 30;
    sg_draw_frame(marks, sg_box_shrunk(body, 150), body.w / 2, 60, SG_TONE_TRAIL);
    draw_line(marks, body, (struct sg_box){280, 400, 100, 110}, 85, SG_TONE_MOSS, 0);
    draw_line(marks, body, (struct sg_box){380, 510, 170, -230}, 85, SG_TONE_MOSS, 0);
}

/* A brace across the planks: it still has to go somewhere. */
static void draw_brace(struct sg_marks *marks, struct sg_box body)
{
    draw_line(marks, body, (struct sg_box){170, body.h - 170, body.w - 340, 340 - body.h}, 110,
              SG_TONE_ON_PIECE, 150);
}

static void draw_cross(struct sg_marks *marks, struct sg_box body)
{
    sg_draw_rect(marks, sg_box_shrunk(body, 130), 60, SG_TONE_RAISED)->fade = 40;
    draw_line(marks, body, (struct sg_box){270, 270, body.w - 540, body.h - 540}, 100, SG_TONE_CLAY, 0);
    draw_line(marks, body, (struct sg_box){270, body.h - 270, body.w - 540, 540 - body.h}, 100, SG_TONE_CLAY,
              0);
}

/* Lost, but which crate is to blame only a search can tell. */
static void draw_doubt(struct sg_marks *marks, struct sg_box body)
{
    sg_draw_ellipse(marks, sg_box_shrunk(body, 210), SG_TONE_RAISED)->fade = 30;
    draw_line(marks, body, (struct sg_box){body.w / 2, 300, 0, 160}, 90, SG_TONE_CLAY, 0);
    draw_line(marks, body, (struct sg_box){body.w / 2, 570, 0, 0}, 95, SG_TONE_CLAY, 0);
}

enum crate_state { CRATE_WAITING, CRATE_THERE, CRATE_STUCK, CRATE_DOUBTFUL };

static void draw_crate(struct sg_marks *marks, struct sg_box cell, enum crate_state state, bool held)
{
    static const enum sg_tone tones[] = {SG_TONE_PIECE_0, SG_TONE_PIECE_2, SG_TONE_PIECE_7, SG_TONE_PIECE_0};
    struct sg_box body = sg_box_shrunk(cell, held ? 65 : 85);
    sg_draw_rect(marks, (struct sg_box){body.x + 20, body.y + (held ? 75 : 45), body.w, body.h}, 110,
                 SG_TONE_SHADOW)
        ->fade = held ? 60 : 110;
    sg_draw_rect(marks, body, 90, tones[state]);
    sg_draw_rect(marks, sg_box_shrunk(body, 110), 30, SG_TONE_RAISED)->fade = 190;
    for (int i = 1; i < 4; i++)
        draw_line(marks, body, (struct sg_box){110, body.h * i / 4, body.w - 220, 0}, 26, SG_TONE_ON_PIECE,
                  185);
    if (state == CRATE_WAITING)
        draw_brace(marks, body);
    sg_draw_frame(marks, body, 90, 45, SG_TONE_ON_PIECE)->fade = 120;
    if (state == CRATE_THERE)
        draw_lid(marks, body);
    if (state == CRATE_STUCK)
        draw_cross(marks, body);
    if (state == CRATE_DOUBTFUL)
        draw_doubt(marks, body);
    if (held)
        sg_draw_frame(marks, body, 90, 55, SG_TONE_TRAIL);
}

static int32_t within(int32_t value, int32_t low, int32_t high)
{
    return value < low ? low : value > high ? high : value;
}

static struct sg_box shifted(struct sg_box box, int direction, int32_t by)
{
    box.x += direction == CRATES_LEFT ? -by : direction == CRATES_RIGHT ? by : 0;
    box.y += direction == CRATES_UP ? -by : direction == CRATES_DOWN ? by : 0;
    return box;
}

/* ---- what moves ------------------------------------------------------------------------------------ */

/* The move being shown: first the man walks, then both go one cell. */
struct motion {
    bool on;
    int crate, direction; /* where the crate stands after it */
    int32_t pushed;       /* thousandths of the push */
    struct sg_box man;
    int facing;
};

/* Where along a walk he is: `walked` thousandths of its `length` steps. */
static void walk_along(const struct crates_position *position, int from, const uint8_t *path, int length,
                       int32_t walked, struct motion *motion)
{
    int32_t far = length * walked;
    int steps = far / 1000;
    for (int i = 0; i < steps && i < length; i++) {
        from = crates_beside(position, from, path[i]);
        motion->facing = path[i];
    }
    motion->man = cell_box(position, from);
    if (steps < length) {
        motion->facing = path[steps];
        motion->man = shifted(motion->man, path[steps], far % 1000);
    }
}

static struct motion motion_of(const struct crates_position *position, const struct sg_view *view)
{
    const struct crates_position *before = view->from;
    struct motion motion = {.on = false};
    if (!before || before->width != position->width || before->height != position->height ||
        !crates_is_push(view->moved))
        return motion;
    int cell = crates_move_cell(view->moved), direction = crates_move_direction(view->moved);
    int to = crates_beside(before, cell, direction), behind = crates_beside(before, cell, direction ^ 2);
    if (to == CRATES_NOWHERE || behind == CRATES_NOWHERE || !crates_is_free(before, behind))
        return motion;
    uint8_t path[CRATES_CELLS_MAX];
    int start = stand_of(before, view).cell;
    int length = crates_path(before, start, behind, path, CRATES_CELLS_MAX);
    int32_t progress = within(view->progress, 0, 1000);
    int32_t walking = length <= 0 ? 0 : length < 4 ? 150 * length : 600;
    motion = (struct motion){.on = true, .crate = to, .direction = direction, .facing = direction};
    if (progress < walking) {
        walk_along(before, start, path, length, progress * 1000 / walking, &motion);
    } else {
        motion.pushed = (progress - walking) * 1000 / (1000 - walking);
        motion.man = shifted(cell_box(before, behind), direction, motion.pushed);
    }
    return motion;
}

static struct sg_box crate_box(const struct crates_position *position, const struct sg_view *view,
                               const struct motion *motion, int cell)
{
    struct sg_box box = cell_box(position, cell);
    int drag = stand_held(position, view) == cell ? stand_drag(position, view) : -1;
    if (drag >= 0) {
        int32_t far = drag & 1 ? view->shift_x : view->shift_y;
        return shifted(box, drag, within(far < 0 ? -far : far, 0, 1000));
    }
    if (motion->on && motion->crate == cell)
        return shifted(box, motion->direction ^ 2, 1000 - motion->pushed);
    return box;
}

static bool is_empty(const uint8_t *set)
{
    for (int i = 0; i < CRATES_SET_BYTES; i++)
        if (set[i])
            return false;
    return true;
}

static void draw_crates(struct sg_marks *marks, const struct crates_position *position,
                        const struct sg_view *view, const struct motion *motion)
{
    uint8_t stuck[CRATES_SET_BYTES];
    crates_stuck(position, stuck);
    int held = stand_held(position, view);
    enum crate_state waiting = view->dead_end && is_empty(stuck) ? CRATE_DOUBTFUL : CRATE_WAITING;
    for (int cell = 0; cell < crates_cells(position); cell++) {
        if (!crates_has(position->crates, cell))
            continue;
        enum crate_state state = waiting;
        if (crates_has(position->goals, cell))
            state = CRATE_THERE;
        else if (view->dead_end && crates_has(stuck, cell))
            state = CRATE_STUCK;
        draw_crate(marks, crate_box(position, view, motion, cell), state, held == cell);
    }
}

/* ---- the man --------------------------------------------------------------------------------------- */

/* A box of w by h, its middle `ahead` of the man's middle and `aside` to his right. */
static struct sg_box on_man(struct sg_box cell, int facing, int32_t ahead, int32_t aside, int32_t w,
                            int32_t h)
{
    static const int32_t dx[] = {0, -1, 0, 1}, dy[] = {-1, 0, 1, 0};
    ahead = ahead * MAN_SIZE / 100, aside = aside * MAN_SIZE / 100, w = w * MAN_SIZE / 100,
    h = h * MAN_SIZE / 100;
    int32_t x = cell.x + HALF + dx[facing] * ahead - dy[facing] * aside,
            y = cell.y + HALF + dy[facing] * ahead + dx[facing] * aside;
    bool across = facing & 1;
    return (struct sg_box){x - (across ? h : w) / 2, y - (across ? w : h) / 2, across ? h : w,
                           across ? w : h};
}

/* Seen from above: shoulders, two hands, a head with a cap whose peak points where he looks. */
static void draw_man(struct sg_marks *marks, struct sg_box cell, int facing)
{
    struct sg_box shadow = sg_box_shrunk(cell, 120);
    shadow.y += 50;
    sg_draw_ellipse(marks, shadow, SG_TONE_SHADOW)->fade = 60;
    for (int side = -1; side <= 1; side += 2)
        sg_draw_ellipse(marks, on_man(cell, facing, 190, side * 235, 170, 190), SG_TONE_PIECE_6);
    struct sg_box shoulders = on_man(cell, facing, -20, 0, 680, 400);
    sg_draw_rect(marks, shoulders, 240, SG_TONE_PIECE_4);
    sg_draw_frame(marks, shoulders, 240, 34, SG_TONE_ON_PIECE)->fade = 90;
    struct sg_box head = on_man(cell, facing, 40, 0, 410, 410);
    sg_draw_rect(marks, on_man(cell, facing, 215, 0, 330, 190), 85, SG_TONE_TARGET);
    sg_draw_ellipse(marks, head, SG_TONE_TARGET);
    sg_draw_frame(marks, head, 254, 34, SG_TONE_ON_PIECE)->fade = 90;
    sg_draw_ellipse(marks, on_man(cell, facing, 20, 0, 110, 110), SG_TONE_RAISED)->fade = 60;
}

/* Dots where he would walk to the cell that is pointed at. */
static void draw_way(struct sg_marks *marks, const struct crates_position *position,
                     const struct sg_view *view, const struct stand *stand)
{
    int cell = stand_cell_under(position, view->hover_x, view->hover_y);
    uint8_t path[CRATES_CELLS_MAX];
    if (view->keyboard || view->grabbed || cell == CRATES_NOWHERE || !crates_is_free(position, cell))
        return;
    int length = crates_path(position, stand->cell, cell, path, CRATES_CELLS_MAX), at = stand->cell;
    for (int i = 0; i < length; i++) {
        at = crates_beside(position, at, path[i]);
        sg_draw_ellipse(marks, sg_box_shrunk(cell_box(position, at), i + 1 == length ? 380 : 430),
                        SG_TONE_TRAIL)
            ->fade = 60;
    }
}

/* Arrows at the sides to which a crate can go. */
static void draw_arrows(struct sg_marks *marks, const struct crates_position *position, int cell)
{
    unsigned pushes = stand_pushes(position, cell);
    for (int direction = 0; direction < CRATES_DIRECTIONS; direction++) {
        if (!(pushes >> direction & 1))
            continue;
        struct sg_box box = shifted(cell_box(position, cell), direction, 700);
        int32_t x = box.x + HALF, y = box.y + HALF;
        int32_t along = direction == CRATES_LEFT || direction == CRATES_UP ? 130 : -130;
        struct sg_box one =
            direction & 1 ? (struct sg_box){x, y, along, -130} : (struct sg_box){x, y, -130, along};
        struct sg_box other =
            direction & 1 ? (struct sg_box){x, y, along, 130} : (struct sg_box){x, y, 130, along};
        sg_draw_line(marks, one, 75, SG_TONE_TRAIL);
        sg_draw_line(marks, other, 75, SG_TONE_TRAIL);
    }
}

static void draw_pointed(struct sg_marks *marks, const struct crates_position *position,
                         const struct sg_view *view, const struct stand *stand)
{
    int held = stand_held(position, view),
        cell = held == CRATES_NOWHERE ? stand_cell_meant(position, view) : held;
    draw_way(marks, position, view, stand);
    if (cell != CRATES_NOWHERE && crates_has(position->crates, cell) && stand_drag(position, view) < 0)
        draw_arrows(marks, position, cell);
}

/* ---- all of it ------------------------------------------------------------------------------------- */

void crates_measure(const void *position, int32_t *width, int32_t *height)
{
    const struct crates_position *p = position;
    *width = p->width;
    *height = p->height;
}

void crates_draw(const void *position, const struct sg_view *view, struct sg_marks *marks)
{
    const struct crates_position *p = position;
    struct stand stand = stand_of(p, view);
    struct motion motion = motion_of(p, view);
    draw_ground(marks, p, motion.on ? CRATES_NOWHERE : stand.cell);
    draw_crates(marks, p, view, &motion);
    if (!motion.on)
        draw_pointed(marks, p, view, &stand);
    draw_man(marks, motion.on ? motion.man : cell_box(p, stand.cell),
             motion.on ? motion.facing : stand.facing);
    for (size_t i = 0; view->hint && i < view->hint->cell_count; i++) {
        struct sg_box box = sg_box_of_cell(view->hint->cells[i].x, view->hint->cells[i].y);
        sg_draw_frame(marks, sg_box_shrunk(box, 20), 130, 75, SG_TONE_SUNRISE);
    }
    if (view->keyboard && !motion.on)
        sg_draw_frame(marks, sg_box_shrunk(cell_box(p, stand.cell), 15), 160, 55, SG_TONE_INK);
}
