/* The board as marks: under each small picture of the goal the peg that has to look like it. How high a rod
 * stands is how much it holds. Balls differ by tone and number, discs by width too. */
#include "smartgames/draw.h"
#include "tower.h"

enum {
    PEG_WIDTH = TOWER_PEG_CELLS * SG_CELL,
    LIFT = SG_CELL, /* room above the rods, for the ball that is held */
    FOOT = 350,     /* the board that the rods stand on, and what is under it */
    UNDER = 90,     /* so far the ground runs on below, for the numbers of the pegs */
    BALL = 880,     /* one place on a rod */
    DISC = 450,
    SMALL_BALL = 400, /* and in the small pictures */
    SMALL_DISC = 205,
    CARD_EDGE = 200
};

static struct sg_box shifted(struct sg_box box, int32_t right, int32_t down)
{
    return (struct sg_box){box.x + right, box.y + down, box.w, box.h};
}

static void draw_number(struct sg_marks *marks, struct sg_box body, int number, enum sg_tone tone)
{
    char digits[4];
    struct sg_text text;
    sg_text_init(&text, digits, sizeof digits);
    sg_text_put_int(&text, number);
    sg_draw_text(marks, body, digits, body.h * 6 / 10, tone)->bold = true;
}

/* ---- measures -------------------------------------------------------------------------------------- */

static int32_t tallest(const struct tower_position *position)
{
    int32_t most = 0;
    for (int peg = 0; peg < position->pegs; peg++)
        if (position->capacity[peg] > most)
            most = position->capacity[peg];
    return most;
}

static int32_t rows_for(int32_t height)
{
    return (height + SG_CELL - 1) / SG_CELL;
}

int32_t tower_goal_rows(const struct tower_position *position)
{
    return rows_for(2 * CARD_EDGE + tallest(position) * (position->ordered ? SMALL_DISC : SMALL_BALL));
}

int32_t tower_peg_rows(const struct tower_position *position)
{
    return rows_for(LIFT + FOOT + tallest(position) * (position->ordered ? DISC : BALL));
}

void tower_measure(const void *position, int32_t *width, int32_t *height)
{
    const struct tower_position *p = position;
    *width = p->pegs * TOWER_PEG_CELLS;
    *height = tower_goal_rows(p) + tower_peg_rows(p);
}

/* One picture of towers: the large one below or the small one above. */
struct scale {
    int32_t place;  /* height of a ball's place */
    int32_t floor;  /* where the lowest ball lies, y */
    int32_t rod;    /* thickness */
    int32_t widest; /* a disc */
};

static struct scale large_scale(const struct tower_position *position)
{
    int32_t rows = tower_goal_rows(position) + tower_peg_rows(position);
    return (struct scale){position->ordered ? DISC : BALL, rows * SG_CELL - FOOT, 110, PEG_WIDTH - 300};
}

static struct scale small_scale(const struct tower_position *position)
{
    return (struct scale){position->ordered ? SMALL_DISC : SMALL_BALL,
                          tower_goal_rows(position) * SG_CELL - CARD_EDGE, 60, PEG_WIDTH * 6 / 10};
}

static int32_t middle(int peg)
{
    return peg * PEG_WIDTH + PEG_WIDTH / 2;
}

static struct sg_box ball_box(const struct tower_position *position, const struct scale *scale, int ball,
                              int peg, int height)
{
    int32_t w = scale->place;
    if (position->ordered)
        w = scale->widest * (2 + ball) / (2 + position->balls);
    return (struct sg_box){middle(peg) - w / 2, scale->floor - (height + 1) * scale->place, w, scale->place};
}

/* ---- the ground ------------------------------------------------------------------------------------ */

/* A rod with a ring at each free place, so that one sees how many it holds. */
static void draw_rod(struct sg_marks *marks, const struct scale *scale, int peg, int capacity, int taken)
{
    int32_t height = capacity * scale->place, x = middle(peg), half = scale->rod / 2;
    struct sg_box rod = {x - half, scale->floor - height, scale->rod, height};
    sg_draw_rect(marks, rod, half, SG_TONE_WALL)->fade = 40;
    for (int i = taken + 1; i < capacity; i++) {
        struct sg_box ring = {x - 2 * half, scale->floor - i * scale->place, 4 * half, 0};
        sg_draw_line(marks, ring, scale->rod / 3, SG_TONE_WALL);
    }
}

static void draw_card(struct sg_marks *marks, const struct tower_position *position, int peg)
{
    int32_t bottom = tower_goal_rows(position) * SG_CELL;
    struct sg_box card = {peg * PEG_WIDTH + 120, 30, PEG_WIDTH - 240, bottom - 60};
    sg_draw_rect(marks, shifted(card, 12, 25), 160, SG_TONE_SHADOW)->fade = 200;
    sg_draw_rect(marks, card, 160, SG_TONE_RAISED);
    sg_draw_frame(marks, card, 160, 24, SG_TONE_LINE);
    struct scale scale = small_scale(position);
    sg_draw_rect(marks, (struct sg_box){card.x + 160, scale.floor, card.w - 320, 50}, 25, SG_TONE_WALL);
    draw_rod(marks, &scale, peg, position->capacity[peg], tower_height(&position->goal, peg));
}

static void draw_tick(struct sg_marks *marks, int peg)
{
    int32_t x = peg * PEG_WIDTH + 240, y = 290;
    sg_draw_line(marks, (struct sg_box){x, y, 90, 90}, 60, SG_TONE_MOSS);
    sg_draw_line(marks, (struct sg_box){x + 90, y + 90, 170, -210}, 60, SG_TONE_MOSS);
}

static void draw_ground(struct sg_marks *marks, const struct tower_position *position, bool solved)
{
    int32_t width, height, top = tower_goal_rows(position) * SG_CELL;
    tower_measure(position, &width, &height);
    struct scale scale = large_scale(position);
    sg_draw_rect(marks, (struct sg_box){0, top, width * SG_CELL, height * SG_CELL - top + UNDER}, 120,
                 SG_TONE_BOARD);
    for (int peg = 0; peg < position->pegs; peg++)
        draw_rod(marks, &scale, peg, position->capacity[peg], tower_height(&position->now, peg));
    struct sg_box foot = {140, scale.floor, width * SG_CELL - 280, 120};
    sg_draw_rect(marks, shifted(foot, 10, 25), 60, SG_TONE_SHADOW)->fade = 170;
    sg_draw_rect(marks, foot, 60, solved ? SG_TONE_MOSS : SG_TONE_WALL);
    for (int peg = 0; peg < position->pegs; peg++)
        draw_number(marks, (struct sg_box){middle(peg) - 200, foot.y + 85, 400, 300}, peg + 1, SG_TONE_QUIET);
}

/* ---- balls ----------------------------------------------------------------------------------------- */

static enum sg_tone tone_of(int ball)
{
    return (enum sg_tone)(SG_TONE_PIECE_0 + (ball - 1) % 8);
}

/* Round on all sides: darker at the rim, a face that looks up a little, a shadow below. */
static void draw_ball(struct sg_marks *marks, const struct tower_position *position, struct sg_box place,
                      int ball, bool held)
{
    int32_t gap = place.h / 28;
    struct sg_box body = sg_box_shrunk(place, gap), face = shifted(sg_box_shrunk(body, 2 * gap), 0, -gap);
    struct sg_box shadow = shifted(body, gap, (held ? 5 : 2) * gap);
    if (position->ordered) {
        sg_draw_rect(marks, shadow, body.h / 2, SG_TONE_SHADOW)->fade = 100;
        sg_draw_rect(marks, body, body.h / 2, tone_of(ball));
        sg_draw_rect(marks, body, body.h / 2, SG_TONE_SHADOW);
        sg_draw_rect(marks, face, face.h / 2, tone_of(ball))->pattern =
            ball > 8 ? SG_PATTERN_STRIPES : SG_PATTERN_NONE;
    } else {
        sg_draw_ellipse(marks, shadow, SG_TONE_SHADOW)->fade = 100;
        sg_draw_ellipse(marks, body, tone_of(ball));
        sg_draw_ellipse(marks, body, SG_TONE_SHADOW);
        sg_draw_ellipse(marks, face, tone_of(ball));
    }
    draw_number(marks, body, ball, SG_TONE_ON_PIECE);
}

static void draw_small(struct sg_marks *marks, const struct tower_position *position, int peg)
{
    struct scale scale = small_scale(position);
    for (int i = 0; i < tower_height(&position->goal, peg); i++) {
        int ball = position->goal.ball[peg][i];
        draw_ball(marks, position, ball_box(position, &scale, ball, peg, i), ball, false);
    }
}

/* ---- what moves ------------------------------------------------------------------------------------ */

/* Slow at both ends. */
static int32_t eased(int32_t progress)
{
    int64_t p = progress < 0 ? 0 : progress > 1000 ? 1000 : progress;
    return (int32_t)(p * p * (3000 - 2 * p) / 1000000);
}

static int32_t between(int32_t from, int32_t to, int32_t progress)
{
    return from + (int32_t)((int64_t)(to - from) * progress / 1000);
}

static int32_t lifted_y(const struct tower_position *position)
{
    return tower_goal_rows(position) * SG_CELL + 100;
}

/* On its way: up, across, down; each as long as it is far. */
static struct sg_box flying_box(const struct tower_position *position, struct sg_box from, struct sg_box to,
                                int32_t progress)
{
    int32_t high = lifted_y(position), across = to.x > from.x ? to.x - from.x : from.x - to.x;
    int64_t up = from.y - high, down = to.y - high, way = (up + across + down) * eased(progress) / 1000;
    if (way < up)
        return (struct sg_box){from.x, from.y - (int32_t)way, from.w, from.h};
    if (way < up + across)
        return (struct sg_box){between(from.x, to.x, (int32_t)((way - up) * 1000 / across)), high, from.w,
                               from.h};
    return (struct sg_box){to.x, high + (int32_t)(way - up - across), from.w, from.h};
}

static int32_t within(int32_t value, int32_t low, int32_t high)
{
    return value < low ? low : value > high ? high : value;
}

/* Where the held ball is: under the pointer that drags it, or above the peg that is pointed at. */
static struct sg_box held_box(const struct tower_position *position, const struct sg_view *view, int held)
{
    struct scale scale = large_scale(position);
    int ball = tower_top(&position->now, held);
    struct sg_box box = ball_box(position, &scale, ball, held, tower_height(&position->now, held) - 1);
    int32_t width, height;
    tower_measure(position, &width, &height);
    if (!view->own[0]) {
        box.x = within(box.x + view->shift_x, 0, width * SG_CELL - box.w);
        box.y = within(box.y + view->shift_y, 0, height * SG_CELL - box.h);
        return box;
    }
    int peg = view->keyboard ? view->cursor_x / TOWER_PEG_CELLS : view->hover_x / PEG_WIDTH;
    bool pointed = peg >= 0 && peg < position->pegs && (view->keyboard || view->hover_x >= 0);
    box.x = middle(pointed ? peg : held) - box.w / 2;
    box.y = lifted_y(position);
    return box;
}

static struct sg_box seen_box(const struct tower_position *position, const struct sg_view *view, int peg,
                              int i)
{
    struct scale scale = large_scale(position);
    int ball = position->now.ball[peg][i];
    struct sg_box box = ball_box(position, &scale, ball, peg, i);
    if (!view->from || tower_held(position, view) == peg || i + 1 != tower_height(&position->now, peg))
        return box;
    const struct tower_position *before = view->from;
    int old = tower_peg_of(&before->now, ball);
    if (old < 0 || old == peg)
        return box;
    struct sg_box from = ball_box(position, &scale, ball, old, tower_height(&before->now, old) - 1);
    return flying_box(position, from, box, view->progress);
}

/* Where the held ball fits, and where it does not. */
static void draw_choices(struct sg_marks *marks, const struct tower_position *position, int held)
{
    int32_t width, height, top = tower_goal_rows(position) * SG_CELL;
    tower_measure(position, &width, &height);
    for (int peg = 0; peg < position->pegs; peg++) {
        struct sg_box column = {peg * PEG_WIDTH + 60, top + 60, PEG_WIDTH - 120,
                                height * SG_CELL - top - 120};
        int32_t x = middle(peg), y = top + LIFT - 190;
        if (tower_can_move(position, held, peg)) {
            sg_draw_rect(marks, column, 160, SG_TONE_TRAIL)->fade = 215;
        } else if (peg != held) {
            sg_draw_line(marks, (struct sg_box){x - 110, y - 110, 220, 220}, 60, SG_TONE_CLAY);
            sg_draw_line(marks, (struct sg_box){x - 110, y + 110, 220, -220}, 60, SG_TONE_CLAY);
        }
    }
}

static void draw_focus(struct sg_marks *marks, const struct tower_position *position, int peg,
                       enum sg_tone tone)
{
    int32_t width, height, top = tower_goal_rows(position) * SG_CELL;
    tower_measure(position, &width, &height);
    struct sg_box column = {peg * PEG_WIDTH, top, PEG_WIDTH, height * SG_CELL - top + UNDER};
    sg_draw_frame(marks, sg_box_shrunk(column, 10), 180, 55, tone);
}

void tower_draw(const void *position, const struct sg_view *view, struct sg_marks *marks)
{
    const struct tower_position *p = position;
    bool solved = tower_outcome(p) == SG_OUTCOME_SOLVED;
    int held = tower_held(p, view);
    draw_ground(marks, p, solved);
    for (int peg = 0; peg < p->pegs; peg++) {
        draw_card(marks, p, peg);
        draw_small(marks, p, peg);
        if (solved)
            draw_tick(marks, peg);
    }
    if (held >= 0)
        draw_choices(marks, p, held);
    for (int peg = 0; peg < p->pegs; peg++)
        for (int i = 0; i < tower_height(&p->now, peg) - (held == peg); i++)
            draw_ball(marks, p, seen_box(p, view, peg, i), p->now.ball[peg][i], false);
    if (held >= 0)
        draw_ball(marks, p, held_box(p, view, held), tower_top(&p->now, held), true);
    for (size_t i = 0; view->hint && i < view->hint->cell_count; i++)
        if (view->hint->cells[i].x % TOWER_PEG_CELLS == 0)
            draw_focus(marks, p, view->hint->cells[i].x / TOWER_PEG_CELLS, SG_TONE_SUNRISE);
    if (view->keyboard)
        draw_focus(marks, p, (int)within(view->cursor_x / TOWER_PEG_CELLS, 0, p->pegs - 1), SG_TONE_INK);
}
