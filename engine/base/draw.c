#include "smartgames/draw.h"

struct sg_box sg_box_of_cell(int32_t x, int32_t y)
{
    return (struct sg_box){x * SG_CELL, y * SG_CELL, SG_CELL, SG_CELL};
}

struct sg_box sg_box_shrunk(struct sg_box box, int32_t by)
{
    return (struct sg_box){box.x + by, box.y + by, box.w - 2 * by, box.h - 2 * by};
}

static struct sg_mark *add(struct sg_marks *marks, enum sg_mark_kind kind, struct sg_box box,
                           enum sg_tone tone)
{
    return sg_marks_add(
        marks, &(struct sg_mark){.kind = kind, .tone = tone, .x = box.x, .y = box.y, .w = box.w, .h = box.h});
}

struct sg_mark *sg_draw_rect(struct sg_marks *marks, struct sg_box box, int32_t radius, enum sg_tone tone)
{
    struct sg_mark *mark = add(marks, SG_MARK_RECT, box, tone);
    mark->radius = radius;
    return mark;
}

struct sg_mark *sg_draw_ellipse(struct sg_marks *marks, struct sg_box box, enum sg_tone tone)
{
    return add(marks, SG_MARK_ELLIPSE, box, tone);
}

struct sg_mark *sg_draw_frame(struct sg_marks *marks, struct sg_box box, int32_t radius, int32_t thickness,
                              enum sg_tone tone)
{
    struct sg_mark *mark = add(marks, SG_MARK_FRAME, box, tone);
    mark->radius = radius;
    mark->thickness = thickness;
    return mark;
}

struct sg_mark *sg_draw_line(struct sg_marks *marks, struct sg_box from_by, int32_t thickness,
                             enum sg_tone tone)
{
    struct sg_mark *mark = add(marks, SG_MARK_LINE, from_by, tone);
    mark->thickness = thickness;
    return mark;
}

struct sg_mark *sg_draw_text(struct sg_marks *marks, struct sg_box box, const char *text, int32_t size,
                             enum sg_tone tone)
{
    return sg_marks_add(marks, &(struct sg_mark){.kind = SG_MARK_TEXT,
                                                 .tone = tone,
                                                 .align = SG_ALIGN_CENTRE,
                                                 .x = box.x,
                                                 .y = box.y,
                                                 .w = box.w,
                                                 .h = box.h,
                                                 .size = size,
                                                 .text = text});
}
