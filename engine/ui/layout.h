/* What a scene draws with: words in steps of type, boxes in steps of 8, text that wraps.
 *
 * A scene says sizes in design pixels (those of a 1280x800 window at text size 1); the canvas scales them.
 * Whatever does not fit makes the canvas `tight`: ui.c then draws the scene again with smaller type, so that
 * no word is ever cut. */
#ifndef SG_LAYOUT_H
#define SG_LAYOUT_H

#include "ui/raster.h"
#include "ui/ui.h"

struct sg_canvas {
    struct sg_ui *ui;
    const struct sg_ui_world *world;
    const struct sg_session_state *state; /* NULL on the start scene */
    struct sg_marks *marks;
    int32_t width, height; /* pixels for the scene: what the notice at the foot leaves */
    double unit;           /* pixels of one design pixel */
    double type;           /* factor on letters, beside `unit` */
    bool tight;
};

enum sg_type { SG_TYPE_SMALL, SG_TYPE_BODY, SG_TYPE_LEAD, SG_TYPE_TITLE, SG_TYPE_DISPLAY };

struct sg_style {
    enum sg_type type;
    enum sg_tone tone;
    bool bold;
    enum sg_align align;
};

int32_t sg_px(const struct sg_canvas *canvas, int32_t design);
int32_t sg_type_px(const struct sg_canvas *canvas, enum sg_type type);
int32_t sg_line_px(const struct sg_canvas *canvas, enum sg_type type); /* from line to line */

/* The msgid in the learner's language. Borrowed for the world's life. */
const char *sg_say(const struct sg_canvas *canvas, const char *msgid);
/* A phrase in words into `bytes`. */
void sg_say_phrase(const struct sg_canvas *canvas, const struct sg_phrase *phrase, char *bytes,
                   size_t capacity);

int32_t sg_text_width(const struct sg_canvas *canvas, struct sg_style style, const char *text);
/* One line in the middle of `box`'s height. */
void sg_put_line(struct sg_canvas *canvas, struct sg_box box, struct sg_style style, const char *text);
/* Wrapped lines from (x,y) on, `w` wide; returns their height. */
int32_t sg_put_text(struct sg_canvas *canvas, int32_t x, int32_t y, int32_t w, struct sg_style style,
                    const char *text);
int32_t sg_text_height(const struct sg_canvas *canvas, int32_t w, struct sg_style style, const char *text);

void sg_put_rect(struct sg_canvas *canvas, struct sg_box box, int32_t radius, enum sg_tone tone,
                 uint8_t fade);
void sg_put_frame(struct sg_canvas *canvas, struct sg_box box, int32_t radius, int32_t thickness,
                  enum sg_tone tone);
void sg_put_disc(struct sg_canvas *canvas, int32_t cx, int32_t cy, int32_t radius, enum sg_tone tone);
void sg_put_stroke(struct sg_canvas *canvas, int32_t x0, int32_t y0, int32_t x1, int32_t y1,
                   int32_t thickness, enum sg_tone tone, uint8_t fade);
void sg_put_icon(struct sg_canvas *canvas, struct sg_box box, const char *name, enum sg_tone tone,
                 uint8_t fade);
void sg_put_clip(struct sg_canvas *canvas, struct sg_box box); /* w = 0 ends it */

/* A sheet of paper on the paper. */
void sg_put_card(struct sg_canvas *canvas, struct sg_box box);

/* Where the next thing of a column goes. */
struct sg_pen {
    int32_t x, y, w;
};

/* Words below what is there already, with some air after them. */
void sg_pen_text(struct sg_canvas *canvas, struct sg_pen *pen, struct sg_style style, const char *text,
                 int32_t after);

/* A card in `room`, in the middle of its height and as high as what `content` puts on it; returns it.
 * `content` is called twice: once to know that height. */
struct sg_box sg_put_sheet(struct sg_canvas *canvas, struct sg_box room, int32_t inner,
                           void (*content)(struct sg_canvas *canvas, struct sg_pen *pen));

/* Says that something reaches further than it may. */
void sg_fits(struct sg_canvas *canvas, int32_t reach, int32_t limit);

#endif
