/* The board as marks: discs with letters, and pipes that grow between them. The ground under a path takes its
 * tone, so that what is still empty stays light; a path that is whole has a light core. Beyond eight pairs
 * tones come again: then end points are square, and beads run along the pipe. */
#include "hold.h"
#include "smartgames/draw.h"

enum {
    PIPE = 330,
    CORE = 70,
    DISC = 95, /* from the edge of the cell */
    TONES = 8,
    EDGE = 36
};

struct point {
    int32_t x, y;
};

static struct point middle(const struct links_position *position, int cell)
{
    return (struct point){cell % position->width * SG_CELL + SG_CELL / 2,
                          cell / position->width * SG_CELL + SG_CELL / 2};
}

static struct sg_box box_of(const struct links_position *position, int cell)
{
    return sg_box_of_cell(cell % position->width, cell / position->width);
}

static struct sg_box around(struct point at, int32_t radius)
{
    return (struct sg_box){at.x - radius, at.y - radius, 2 * radius, 2 * radius};
}

static enum sg_tone tone_of(int letter)
{
    return (enum sg_tone)(SG_TONE_PIECE_0 + (letter - 1) % TONES);
}

/* 0 for the first eight pairs, then up. */
static int kind_of(int letter)
{
    return (letter - 1) / TONES;
}

/* ---- the ground ------------------------------------------------------------------------------------ */

static void draw_ground(struct sg_marks *marks, const struct links_position *position)
{
    int32_t w = position->width * SG_CELL, h = position->height * SG_CELL;
    sg_draw_rect(marks, (struct sg_box){-40, -40, w + 80, h + 80}, 150, SG_TONE_BOARD);
    for (int cell = 0; cell < links_count(position); cell++) {
        int owner = links_owner(position, cell);
        struct sg_box box = sg_box_shrunk(box_of(position, cell), 22);
        sg_draw_rect(marks, box, 90, SG_TONE_RAISED);
        if (owner && links_drawn(position, cell))
            sg_draw_rect(marks, box, 90, tone_of(owner))->fade = 178;
        else
            sg_draw_frame(marks, box, 90, 10, SG_TONE_LINE);
    }
}

/* ---- pipes ----------------------------------------------------------------------------------------- */

/* From the middle of `cell` `part` thousandths of the way to the middle of the next. */
static struct sg_mark *draw_link(struct sg_marks *marks, const struct links_position *position, int cell,
                                 int way, int32_t part, int32_t thickness, enum sg_tone tone)
{
    struct point from = middle(position, cell), to = middle(position, links_beside(position, cell, way));
    return sg_draw_line(
        marks, (struct sg_box){from.x, from.y, (to.x - from.x) * part / 1000, (to.y - from.y) * part / 1000},
        thickness, tone);
}

/* While a move is shown: how much of the link is there, in thousandths, and from which of its cells it grows.
 * Links that are there before and after are whole. */
struct growth {
    const struct links_position *from; /* NULL: nothing moves */
    struct links_stroke stroke;
    int32_t progress; /* of the whole stroke, in thousandths of a link */
};

static struct growth growth_of(const struct links_position *position, const struct sg_view *view)
{
    struct growth growth = {.from = view->from};
    if (!view->from || growth.from->width != position->width || growth.from->height != position->height)
        return (struct growth){0};
    bool known = links_stroke_of(view->moved, &growth.stroke) && growth.stroke.cell < links_count(position);
    growth.stroke.cell = known ? growth.stroke.cell : 0;
    int32_t progress = view->progress < 0 ? 0 : view->progress > 1000 ? 1000 : view->progress;
    growth.progress = known ? progress * growth.stroke.count : 0;
    return growth;
}

/* Draws the steps of the move as far as they are. */
static void draw_growing(struct sg_marks *marks, const struct links_position *position,
                         const struct growth *growth, enum sg_tone tone)
{
    int cell = growth->stroke.cell;
    int32_t left = growth->progress;
    for (int i = 0; i < growth->stroke.count && left > 0; i++, left -= 1000) {
        int way = growth->stroke.way[i];
        if (links_beside(position, cell, way) < 0)
            return;
        draw_link(marks, position, cell, way, left > 1000 ? 1000 : left, PIPE, tone);
        cell = links_beside(position, cell, way);
    }
}

static bool is_new(const struct growth *growth, int cell, int way)
{
    return growth->from && !(links_drawn(growth->from, cell) >> way & 1);
}

static void draw_pipes(struct sg_marks *marks, const struct links_position *position,
                       const struct growth *growth)
{
    for (int cell = 0; cell < links_count(position); cell++)
        for (int way = LINKS_RIGHT; way <= LINKS_DOWN; way++)
            if ((links_drawn(position, cell) >> way & 1) && !is_new(growth, cell, way))
                draw_link(marks, position, cell, way, 1000, PIPE, tone_of(links_owner(position, cell)));
    if (growth->from && links_owner(position, growth->stroke.cell))
        draw_growing(marks, position, growth, tone_of(links_owner(position, growth->stroke.cell)));
}

/* What `before` has and `position` has not: on its way out. */
static void draw_leaving(struct sg_marks *marks, const struct links_position *position,
                         const struct links_position *before, uint8_t fade)
{
    for (int cell = 0; cell < links_count(position); cell++)
        for (int way = LINKS_RIGHT; way <= LINKS_DOWN; way++)
            if ((links_drawn(before, cell) & ~links_drawn(position, cell)) >> way & 1)
                draw_link(marks, position, cell, way, 1000, PIPE / 2, tone_of(links_owner(before, cell)))
                    ->fade = fade;
}

/* Small shapes along the pipes of the pairs whose tone is another pair's too. */
static void draw_beads(struct sg_marks *marks, const struct links_position *position)
{
    for (int cell = 0; cell < links_count(position); cell++) {
        int owner = links_drawn(position, cell) ? links_owner(position, cell) : 0;
        if (!owner || kind_of(owner) == 0 || links_letter(position, cell))
            continue;
        struct sg_box bead = around(middle(position, cell), 105);
        if (kind_of(owner) % 2)
            sg_draw_rect(marks, bead, 20, SG_TONE_ON_PIECE);
        else
            sg_draw_ellipse(marks, bead, SG_TONE_ON_PIECE);
    }
}

/* The letter of the path that moves, 0 none. */
static int moving(const struct links_position *position, const struct growth *growth)
{
    return growth->from ? links_owner(position, growth->stroke.cell) : 0;
}

/* The light core of whole paths; the one that moves is left alone. */
static void draw_cores(struct sg_marks *marks, const struct links_position *position, int moved)
{
    bool whole[LINKS_PAIRS + 1] = {false}, known[LINKS_PAIRS + 1] = {false};
    for (int cell = 0; cell < links_count(position); cell++)
        for (int way = LINKS_RIGHT; way <= LINKS_DOWN; way++) {
            if (!(links_drawn(position, cell) >> way & 1))
                continue;
            int owner = links_owner(position, cell);
            if (!known[owner])
                whole[owner] = links_joined(position, owner);
            known[owner] = true;
            if (whole[owner] && owner != moved)
                draw_link(marks, position, cell, way, 1000, CORE, SG_TONE_RAISED);
        }
}

/* ---- end points ------------------------------------------------------------------------------------ */

static void draw_shape(struct sg_marks *marks, struct sg_box box, int kind, enum sg_tone tone)
{
    static const enum sg_pattern patterns[] = {SG_PATTERN_NONE, SG_PATTERN_NONE, SG_PATTERN_STRIPES,
                                               SG_PATTERN_DOTS, SG_PATTERN_BARS, SG_PATTERN_CHECKS};
    struct sg_mark *mark =
        kind % 2 ? sg_draw_rect(marks, box, box.w / 7, tone) : sg_draw_ellipse(marks, box, tone);
    mark->pattern = patterns[kind % 6];
}

static void draw_end(struct sg_marks *marks, const struct links_position *position, int cell)
{
    int letter = links_letter(position, cell), kind = kind_of(letter);
    char sign[2] = {links_sign(letter), '\0'};
    struct sg_box disc = sg_box_shrunk(box_of(position, cell), DISC + (kind % 2 ? 40 : 0));
    draw_shape(marks, disc, kind % 2, SG_TONE_ON_PIECE);
    draw_shape(marks, sg_box_shrunk(disc, EDGE), kind, tone_of(letter));
    sg_draw_text(marks, disc, sign, 480, SG_TONE_ON_PIECE)->bold = true;
}

/* The tip of a path that has not reached its twin: a ring to draw on from. */
static void draw_tip(struct sg_marks *marks, const struct links_position *position, int cell, bool held)
{
    sg_draw_ellipse(marks, around(middle(position, cell), held ? 235 : 185), SG_TONE_ON_PIECE);
    sg_draw_ellipse(marks, around(middle(position, cell), held ? 175 : 125), SG_TONE_RAISED);
}

static void draw_ends(struct sg_marks *marks, const struct links_position *position, int moved)
{
    for (int cell = 0; cell < links_count(position); cell++)
        if (links_letter(position, cell))
            draw_end(marks, position, cell);
        else if (links_is_tip(position, cell) && links_owner(position, cell) != moved)
            draw_tip(marks, position, cell, false);
}

/* ---- what is said about the board ------------------------------------------------------------------ */

/* Both end points of the pair that is pointed at or held. */
static void draw_twins(struct sg_marks *marks, const struct links_position *position, int cell)
{
    int letter = cell < 0 ? 0 : links_owner(position, cell);
    for (int end = 0; letter && end < links_count(position); end++)
        if (links_letter(position, end) == letter)
            sg_draw_frame(marks, sg_box_shrunk(box_of(position, end), 24), 240, 46, SG_TONE_TRAIL);
}

/* A bar across the side over which the hand wanted to go. */
static void draw_refusal(struct sg_marks *marks, const struct links_position *position, int tip, int way)
{
    struct point at = middle(position, tip);
    int32_t x = at.x + (way == LINKS_RIGHT) * 500 - (way == LINKS_LEFT) * 500,
            y = at.y + (way == LINKS_DOWN) * 500 - (way == LINKS_UP) * 500, reach = 330;
    struct sg_box bar = way % 2 == 0 ? (struct sg_box){x, y - reach, 0, 2 * reach}
                                     : (struct sg_box){x - reach, y, 2 * reach, 0};
    sg_draw_line(marks, bar, 150, SG_TONE_RAISED);
    sg_draw_line(marks, bar, 90, SG_TONE_CLAY);
}

/* Full: a frame and a tick. Blocked: a frame and a bar, as on a road that is closed. */
static void draw_verdict(struct sg_marks *marks, const struct links_position *position, bool solved)
{
    int32_t w = position->width * SG_CELL, h = position->height * SG_CELL;
    enum sg_tone tone = solved ? SG_TONE_MOSS : SG_TONE_CLAY;
    struct point at = {w + 20, -20};
    sg_draw_frame(marks, (struct sg_box){-40, -40, w + 80, h + 80}, 150, 60, tone);
    sg_draw_ellipse(marks, around(at, 240), SG_TONE_PAPER);
    sg_draw_ellipse(marks, around(at, 200), tone);
    if (!solved) {
        sg_draw_line(marks, (struct sg_box){at.x - 95, at.y, 190, 0}, 70, SG_TONE_ON_ACTION);
        return;
    }
    sg_draw_line(marks, (struct sg_box){at.x - 90, at.y + 10, 65, 70}, 56, SG_TONE_ON_ACTION);
    sg_draw_line(marks, (struct sg_box){at.x - 25, at.y + 80, 115, -150}, 56, SG_TONE_ON_ACTION);
}

static void draw_frames(struct sg_marks *marks, const struct links_position *position,
                        const struct sg_view *view)
{
    for (size_t i = 0; view->hint && i < view->hint->cell_count; i++)
        sg_draw_frame(marks,
                      sg_box_shrunk(sg_box_of_cell(view->hint->cells[i].x, view->hint->cells[i].y), 15), 130,
                      80, SG_TONE_SUNRISE);
    if (view->keyboard && links_pointed(position, view) >= 0)
        sg_draw_frame(marks, sg_box_shrunk(box_of(position, links_pointed(position, view)), 2), 150, 60,
                      SG_TONE_INK);
}

void links_measure(const void *position, int32_t *width, int32_t *height)
{
    const struct links_position *board = position;
    *width = board->width;
    *height = board->height;
}

void links_draw(const void *position, const struct sg_view *view, struct sg_marks *marks)
{
    const struct links_position *board = position;
    struct links_position shown = *board;
    struct links_hold hold;
    struct growth growth = growth_of(board, view);
    bool held = links_held(board, view, &hold), solved = links_outcome(board) == SG_OUTCOME_SOLVED;
    int tip = held ? links_shown(board, &hold.stroke, &shown) : -1, pointed = links_pointed(board, view);
    draw_ground(marks, &shown);
    if (held)
        draw_leaving(marks, &shown, board, 120);
    else if (growth.from)
        draw_leaving(marks, &shown, growth.from,
                     (uint8_t)(view->progress < 0      ? 0
                               : view->progress > 1000 ? 255
                                                       : view->progress * 255 / 1000));
    draw_pipes(marks, &shown, &growth);
    draw_cores(marks, &shown, moving(&shown, &growth));
    draw_beads(marks, &shown);
    draw_ends(marks, &shown, moving(&shown, &growth));
    if (held && links_is_tip(&shown, tip) && !links_letter(&shown, tip))
        draw_tip(marks, &shown, tip, true);
    if (!solved)
        draw_twins(marks, &shown, held ? tip : pointed);
    if (held && hold.refused < LINKS_WAYS)
        draw_refusal(marks, &shown, tip, hold.refused);
    draw_frames(marks, &shown, view);
    if (solved || view->dead_end)
        draw_verdict(marks, board, solved);
}
