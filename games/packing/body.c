#include "body.h"
#include "pieces.h"

enum { TONES = 8 };

static bool has(const struct packing_shape *shape, int x, int y)
{
    return x >= 0 && y >= 0 && x < PIECE_SQUARES && y < PIECE_SQUARES &&
           (shape->bits >> (y * PIECE_SQUARES + x) & 1);
}

/* Rectangles of two squares each, `inset` from the edge, that together make one body: all have the same short
 * side, so that a pattern runs on from one to the next. Where four squares meet, the middle is filled. */
static void draw_joined(struct sg_marks *marks, const struct packing_body *body, int32_t inset,
                        enum sg_tone tone, enum sg_pattern pattern)
{
    struct packing_shape shape = packing_shape(body->kind, body->orientation);
    int32_t unit = body->unit, radius = unit / 6;
    for (int i = 0; i < shape.count; i++) {
        int x = shape.x[i], y = shape.y[i];
        struct sg_box box = {body->x + x * unit, body->y + y * unit, unit, unit};
        bool right = has(&shape, x + 1, y), below = has(&shape, x, y + 1);
        if (right)
            sg_draw_rect(marks, sg_box_shrunk((struct sg_box){box.x, box.y, 2 * unit, unit}, inset), radius,
                         tone)
                ->pattern = pattern;
        if (below)
            sg_draw_rect(marks, sg_box_shrunk((struct sg_box){box.x, box.y, unit, 2 * unit}, inset), radius,
                         tone)
                ->pattern = pattern;
        if (right && below && has(&shape, x + 1, y + 1))
            sg_draw_rect(marks,
                         (struct sg_box){box.x + unit - inset - 10, box.y + unit - inset - 10, 2 * inset + 20,
                                         2 * inset + 20},
                         0, tone);
        if (shape.count == 1)
            sg_draw_rect(marks, sg_box_shrunk(box, inset), radius, tone)->pattern = pattern;
    }
}

/* Along the piece's edge, a line for each run of squares in a row; `lit`: only upper sides, else only lower
 * ones. At an inner corner it goes on to the wall there. */
static void draw_edges(struct sg_marks *marks, const struct packing_body *body, bool lit)
{
    struct packing_shape shape = packing_shape(body->kind, body->orientation);
    int32_t unit = body->unit, inset = unit * 13 / 100, end = inset + unit / 20;
    int step = lit ? -1 : 1;
    for (int i = 0; i < shape.count; i++) {
        int x = shape.x[i], y = shape.y[i], last = x;
        bool goes_on = has(&shape, x - 1, y) && !has(&shape, x - 1, y + step);
        if (has(&shape, x, y + step) || goes_on)
            continue;
        while (has(&shape, last + 1, y) && !has(&shape, last + 1, y + step))
            last++;
        int32_t left = has(&shape, x - 1, y + step) ? 0 : end,
                right = has(&shape, last + 1, y + step) ? 0 : end;
        sg_draw_line(marks,
                     (struct sg_box){body->x + x * unit + left,
                                     body->y + y * unit + (lit ? inset : unit - inset),
                                     (last + 1 - x) * unit - left - right, 0},
                     unit * (lit ? 5 : 7) / 100, lit ? SG_TONE_PIECE_3 : SG_TONE_ON_PIECE)
            ->fade = lit ? 60 : 175;
    }
}

static enum sg_tone tone_of(const struct packing_body *body)
{
    return (enum sg_tone)(SG_TONE_PIECE_0 + body->look % TONES);
}

/* The square nearest to the middle of the piece. */
static int middle_square(const struct packing_shape *shape)
{
    int best = 0, best_away = 1 << 20, sum_x = 0, sum_y = 0;
    for (int i = 0; i < shape->count; i++) {
        sum_x += shape->x[i];
        sum_y += shape->y[i];
    }
    for (int i = 0; i < shape->count; i++) {
        int dx = shape->x[i] * shape->count - sum_x, dy = shape->y[i] * shape->count - sum_y;
        if (dx * dx + dy * dy < best_away) {
            best_away = dx * dx + dy * dy;
            best = i;
        }
    }
    return best;
}

static void draw_letter(struct sg_marks *marks, const struct packing_body *body)
{
    struct packing_shape shape = packing_shape(body->kind, body->orientation);
    int at = middle_square(&shape);
    struct sg_box box = {body->x + shape.x[at] * body->unit, body->y + shape.y[at] * body->unit, body->unit,
                         body->unit};
    char letter[2] = {packing_letter(body->kind), '\0'};
    sg_draw_ellipse(marks, sg_box_shrunk(box, body->unit * 22 / 100), tone_of(body));
    sg_draw_text(marks, box, letter, body->unit * 46 / 100, SG_TONE_ON_PIECE)->bold = true;
}

void packing_draw_body(struct sg_marks *marks, const struct packing_body *body)
{
    struct packing_body shadow = *body;
    shadow.x += body->unit * (body->raised ? 8 : 2) / 100;
    shadow.y += body->unit * (body->raised ? 14 : 5) / 100;
    draw_joined(marks, &shadow, body->unit * 4 / 100, SG_TONE_SHADOW, SG_PATTERN_NONE);
    draw_joined(marks, body, body->unit * 4 / 100, SG_TONE_ON_PIECE, SG_PATTERN_NONE);
    draw_joined(marks, body, body->unit * 8 / 100, tone_of(body),
                (enum sg_pattern)(body->look / TONES % SG_PATTERN_COUNT));
    draw_edges(marks, body, false);
    draw_edges(marks, body, true);
    draw_letter(marks, body);
}

void packing_draw_print(struct sg_marks *marks, const struct packing_body *body, enum sg_tone tone,
                        uint8_t fade)
{
    struct packing_shape shape = packing_shape(body->kind, body->orientation);
    int32_t unit = body->unit;
    for (int i = 0; i < shape.count; i++)
        sg_draw_rect(marks,
                     sg_box_shrunk((struct sg_box){body->x + shape.x[i] * unit, body->y + shape.y[i] * unit,
                                                   unit, unit},
                                   unit / 50),
                     0, tone)
            ->fade = fade;
}

void packing_draw_outline(struct sg_marks *marks, const struct packing_body *body, int32_t thickness,
                          enum sg_tone tone)
{
    struct packing_shape shape = packing_shape(body->kind, body->orientation);
    int32_t unit = body->unit;
    for (int i = 0; i < shape.count; i++) {
        int x = shape.x[i], y = shape.y[i];
        int32_t left = body->x + x * unit, top = body->y + y * unit;
        if (!has(&shape, x, y - 1))
            sg_draw_line(marks, (struct sg_box){left, top, unit, 0}, thickness, tone);
        if (!has(&shape, x, y + 1))
            sg_draw_line(marks, (struct sg_box){left, top + unit, unit, 0}, thickness, tone);
        if (!has(&shape, x - 1, y))
            sg_draw_line(marks, (struct sg_box){left, top, 0, unit}, thickness, tone);
        if (!has(&shape, x + 1, y))
            sg_draw_line(marks, (struct sg_box){left + unit, top, 0, unit}, thickness, tone);
    }
}
