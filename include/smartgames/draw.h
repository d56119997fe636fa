/* The few shapes that every board is made of, as marks: boxes, lines and centred words.
 *
 * Each returns the mark that stands in the list, for further settings (fade, pattern, bold), never NULL. */
#ifndef SG_DRAW_H
#define SG_DRAW_H

#include "smartgames/marks.h"

/* Thousandths of a cell on a board, pixels in a scene; x to the right, y down. */
struct sg_box {
    int32_t x, y, w, h;
};

/* The cell at column `x`, row `y`. */
struct sg_box sg_box_of_cell(int32_t x, int32_t y);

/* `box` with `by` taken off each side. */
struct sg_box sg_box_shrunk(struct sg_box box, int32_t by);

struct sg_mark *sg_draw_rect(struct sg_marks *marks, struct sg_box box, int32_t radius, enum sg_tone tone);
struct sg_mark *sg_draw_ellipse(struct sg_marks *marks, struct sg_box box, enum sg_tone tone);
struct sg_mark *sg_draw_frame(struct sg_marks *marks, struct sg_box box, int32_t radius, int32_t thickness,
                              enum sg_tone tone);

/* From (x,y) to (x+w,y+h) of `from_by`, round ends. */
struct sg_mark *sg_draw_line(struct sg_marks *marks, struct sg_box from_by, int32_t thickness,
                             enum sg_tone tone);

/* `text` of height `size` in the middle of `box`. */
struct sg_mark *sg_draw_text(struct sg_marks *marks, struct sg_box box, const char *text, int32_t size,
                             enum sg_tone tone);

#endif
