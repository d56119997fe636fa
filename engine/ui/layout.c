#include "ui/layout.h"

#include <string.h>

#include "ui/scene.h"

enum { LINE_BYTES = 512 };

static const int32_t type_sizes[] = {14, 16, 20, 28, 40};

int32_t sg_px(const struct sg_canvas *canvas, int32_t design)
{
    return (int32_t)(design * canvas->unit + (design < 0 ? -0.5 : 0.5));
}

int32_t sg_type_px(const struct sg_canvas *canvas, enum sg_type type)
{
    return (int32_t)(type_sizes[type] * canvas->unit * canvas->type + 0.5);
}

int32_t sg_line_px(const struct sg_canvas *canvas, enum sg_type type)
{
    double open = type >= SG_TYPE_TITLE ? 1.22 : 1.4; /* large letters need less air between lines */
    return (int32_t)(type_sizes[type] * canvas->unit * canvas->type * open + 0.5);
}

const char *sg_say(const struct sg_canvas *canvas, const char *msgid)
{
    return canvas->world->content ? sg_content_text(canvas->world->content, msgid) : msgid;
}

void sg_say_phrase(const struct sg_canvas *canvas, const struct sg_phrase *phrase, char *bytes,
                   size_t capacity)
{
    struct sg_text text;
    sg_text_init(&text, bytes, capacity);
    sg_phrase_write(phrase, canvas->world->content ? sg_content_text : NULL, canvas->world->content, &text);
}

/* ---- words ----------------------------------------------------------------------------------------- */

static int32_t measure(const struct sg_canvas *canvas, struct sg_style style, const char *text, size_t length)
{
    const struct sg_metrics *metrics = &canvas->world->metrics;
    return metrics->width(metrics->fonts, text, length, sg_type_px(canvas, style.type), style.bold);
}

int32_t sg_text_width(const struct sg_canvas *canvas, struct sg_style style, const char *text)
{
    return measure(canvas, style, text, strlen(text));
}

void sg_put_line(struct sg_canvas *canvas, struct sg_box box, struct sg_style style, const char *text)
{
    sg_fits(canvas, sg_text_width(canvas, style, text), box.w);
    sg_marks_add(canvas->marks, &(struct sg_mark){.kind = SG_MARK_TEXT,
                                                  .tone = style.tone,
                                                  .align = style.align,
                                                  .bold = style.bold,
                                                  .x = box.x,
                                                  .y = box.y,
                                                  .w = box.w,
                                                  .h = box.h,
                                                  .size = sg_type_px(canvas, style.type),
                                                  .text = text});
}

/* How many bytes of `text` go on a line `w` wide: whole words, or one word that is too long. */
static size_t fitting(const struct sg_canvas *canvas, int32_t w, struct sg_style style, const char *text)
{
    size_t best = 0;
    for (size_t i = 0;; i++) {
        bool end = text[i] == '\0' || text[i] == '\n';
        if (!end && text[i] != ' ')
            continue;
        if (best > 0 && measure(canvas, style, text, i) > w)
            return best;
        best = i;
        if (end)
            return best;
    }
}

int32_t sg_text_height(const struct sg_canvas *canvas, int32_t w, struct sg_style style, const char *text)
{
    int32_t lines = 0;
    while (*text) {
        text += fitting(canvas, w, style, text);
        text += strspn(text, " \n");
        lines++;
    }
    return lines * sg_line_px(canvas, style.type);
}

int32_t sg_put_text(struct sg_canvas *canvas, int32_t x, int32_t y, int32_t w, struct sg_style style,
                    const char *text)
{
    int32_t high = sg_line_px(canvas, style.type), top = y;
    while (*text) {
        char line[LINE_BYTES];
        size_t length = fitting(canvas, w, style, text),
               kept = length < sizeof line ? length : sizeof line - 1;
        memcpy(line, text, kept);
        line[kept] = '\0';
        sg_put_line(canvas, (struct sg_box){x, y, w, high}, style, line);
        y += high;
        text += length;
        text += strspn(text, " \n");
    }
    return y - top;
}

void sg_fits(struct sg_canvas *canvas, int32_t reach, int32_t limit)
{
    if (reach > limit)
        canvas->tight = true;
}

/* ---- shapes ---------------------------------------------------------------------------------------- */

void sg_put_rect(struct sg_canvas *canvas, struct sg_box box, int32_t radius, enum sg_tone tone, uint8_t fade)
{
    sg_marks_add(canvas->marks, &(struct sg_mark){.kind = SG_MARK_RECT,
                                                  .tone = tone,
                                                  .fade = fade,
                                                  .x = box.x,
                                                  .y = box.y,
                                                  .w = box.w,
                                                  .h = box.h,
                                                  .radius = radius});
}

void sg_put_frame(struct sg_canvas *canvas, struct sg_box box, int32_t radius, int32_t thickness,
                  enum sg_tone tone)
{
    sg_marks_add(canvas->marks, &(struct sg_mark){.kind = SG_MARK_FRAME,
                                                  .tone = tone,
                                                  .x = box.x,
                                                  .y = box.y,
                                                  .w = box.w,
                                                  .h = box.h,
                                                  .radius = radius,
                                                  .thickness = thickness});
}

void sg_put_disc(struct sg_canvas *canvas, int32_t cx, int32_t cy, int32_t radius, enum sg_tone tone)
{
    sg_marks_add(canvas->marks, &(struct sg_mark){.kind = SG_MARK_ELLIPSE,
                                                  .tone = tone,
                                                  .x = cx - radius,
                                                  .y = cy - radius,
                                                  .w = 2 * radius,
                                                  .h = 2 * radius});
}

void sg_put_stroke(struct sg_canvas *canvas, int32_t x0, int32_t y0, int32_t x1, int32_t y1,
                   int32_t thickness, enum sg_tone tone, uint8_t fade)
{
    sg_marks_add(canvas->marks, &(struct sg_mark){.kind = SG_MARK_LINE,
                                                  .tone = tone,
                                                  .fade = fade,
                                                  .x = x0,
                                                  .y = y0,
                                                  .w = x1 - x0,
                                                  .h = y1 - y0,
                                                  .thickness = thickness < 1 ? 1 : thickness});
}

void sg_put_icon(struct sg_canvas *canvas, struct sg_box box, const char *name, enum sg_tone tone,
                 uint8_t fade)
{
    sg_marks_add(canvas->marks, &(struct sg_mark){.kind = SG_MARK_ICON,
                                                  .tone = tone,
                                                  .fade = fade,
                                                  .x = box.x,
                                                  .y = box.y,
                                                  .w = box.w,
                                                  .h = box.h,
                                                  .text = name});
}

void sg_put_clip(struct sg_canvas *canvas, struct sg_box box)
{
    sg_marks_add(canvas->marks,
                 &(struct sg_mark){.kind = SG_MARK_CLIP, .x = box.x, .y = box.y, .w = box.w, .h = box.h});
}

/* The shadow falls in three thin steps, as from a lamp above the table. */
void sg_put_card(struct sg_canvas *canvas, struct sg_box box)
{
    int32_t radius = sg_px(canvas, 8);
    for (int32_t i = 3; i >= 1; i--) {
        int32_t out = sg_px(canvas, i), down = sg_px(canvas, 2 * i);
        struct sg_box shadow = {box.x - out, box.y - out + down, box.w + 2 * out, box.h + 2 * out};
        sg_put_rect(canvas, shadow, radius + out, SG_TONE_SHADOW, 150);
    }
    sg_put_rect(canvas, box, radius, SG_TONE_RAISED, 0);
    sg_put_frame(canvas, box, radius, sg_px(canvas, 1), SG_TONE_LINE);
}

/* ---- columns --------------------------------------------------------------------------------------- */

void sg_pen_text(struct sg_canvas *canvas, struct sg_pen *pen, struct sg_style style, const char *text,
                 int32_t after)
{
    pen->y += sg_put_text(canvas, pen->x, pen->y, pen->w, style, text) + sg_px(canvas, after);
}

struct sg_box sg_put_sheet(struct sg_canvas *canvas, struct sg_box room, int32_t inner,
                           void (*content)(struct sg_canvas *canvas, struct sg_pen *pen))
{
    size_t marks = canvas->marks->count, pool = canvas->marks->pool_used, spots = canvas->ui->spots.count;
    struct sg_pen pen = {room.x + inner, room.y + inner, room.w - 2 * inner};
    content(canvas, &pen);
    canvas->marks->count = marks;
    canvas->marks->pool_used = pool;
    canvas->ui->spots.count = spots;
    int32_t high = pen.y + inner - room.y;
    sg_fits(canvas, high, room.h);
    struct sg_box card = {room.x, room.y + (room.h - high) / 2, room.w, high};
    sg_put_card(canvas, card);
    pen = (struct sg_pen){card.x + inner, card.y + inner, card.w - 2 * inner};
    content(canvas, &pen);
    return card;
}
