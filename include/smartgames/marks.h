/* A drawing as data: games and scenes append marks, a small shell walks and paints them.
 *
 * A game draws in thousandths of a cell (SG_CELL), x to the right, y down, its board from (0,0) to
 * (width*SG_CELL, height*SG_CELL); a scene draws in pixels. A mark names a role (tone), never a colour. */
#ifndef SG_MARKS_H
#define SG_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SG_CELL = 1000 };

enum sg_mark_kind {
    SG_MARK_RECT,    /* filled, corner radius `radius` */
    SG_MARK_FRAME,   /* outline of a rect, `thickness` wide, drawn inside it */
    SG_MARK_ELLIPSE, /* filled, inside the rect */
    SG_MARK_LINE,    /* from (x,y) to (x+w,y+h), `thickness` wide, round ends */
    SG_MARK_TEXT,    /* `text` of height `size` in the rect, aligned; one line, wrapped already */
    SG_MARK_ICON,    /* the SVG named `text` (assets/icons, without ending), fitted into the rect */
    SG_MARK_CLIP     /* what follows is drawn only inside the rect; w = 0 ends it */
};

enum sg_tone {
    SG_TONE_PAPER, SG_TONE_RAISED, SG_TONE_INK, SG_TONE_QUIET, SG_TONE_LINE, SG_TONE_TRAIL, SG_TONE_SUNRISE,
    SG_TONE_MOSS, SG_TONE_CLAY, SG_TONE_SHADOW, SG_TONE_WALL, SG_TONE_BOARD, /* the ground of a board */
    SG_TONE_TARGET,                                                        /* the piece it is all about */
    SG_TONE_PIECE_0, /* Okabe-Ito order; always with a letter, a pattern or a shape beside it */
    SG_TONE_PIECE_1, SG_TONE_PIECE_2, SG_TONE_PIECE_3, SG_TONE_PIECE_4, SG_TONE_PIECE_5, SG_TONE_PIECE_6,
    SG_TONE_PIECE_7, SG_TONE_ON_PIECE, /* letters and patterns on a piece or the target */
    SG_TONE_ON_ACTION,                 /* words on a filled button */
    SG_TONE_COUNT
};

enum sg_pattern { SG_PATTERN_NONE, SG_PATTERN_STRIPES, SG_PATTERN_DOTS, SG_PATTERN_BARS, SG_PATTERN_CHECKS,
                  SG_PATTERN_COUNT };

enum sg_align { SG_ALIGN_LEFT, SG_ALIGN_CENTRE, SG_ALIGN_RIGHT };

struct sg_mark {
    enum sg_mark_kind kind;
    enum sg_tone tone;
    enum sg_pattern pattern; /* RECT and ELLIPSE: drawn over the fill, quietly, in SG_TONE_ON_PIECE */
    enum sg_align align;     /* TEXT */
    bool bold;               /* TEXT */
    uint8_t fade;            /* 0 opaque .. 255 invisible */
    int32_t x, y, w, h;
    int32_t radius, thickness, size;
    const char *text; /* in the marks' own pool */
};

/* Caller's storage for a drawing. Full lists drop further marks and say so in `cut`. */
struct sg_marks {
    struct sg_mark *items;
    size_t capacity, count;
    char *pool;
    size_t pool_capacity, pool_used;
    bool cut;
};

void sg_marks_init(struct sg_marks *marks, struct sg_mark *items, size_t capacity, char *pool,
                   size_t pool_capacity);
void sg_marks_clear(struct sg_marks *marks);

/* Appends a copy (its text copied into the pool); the mark that stands in the list, for further settings,
 * or a scratch mark that nobody draws when the list is full: never NULL. */
struct sg_mark *sg_marks_add(struct sg_marks *marks, const struct sg_mark *mark);

#endif
