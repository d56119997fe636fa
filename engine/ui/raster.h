/* Pixels: a few antialiased shapes and tinted masks onto a buffer of 0xAARRGGBB words.
 *
 * Written here rather than asked of a renderer, so that every machine gives the same picture, edges are
 * smooth also without a graphics card, and a drawing can be repainted in part. */
#ifndef SG_RASTER_H
#define SG_RASTER_H

#include "smartgames/draw.h"
#include "ui/theme.h"

struct sg_raster {
    uint32_t *pixels;
    int32_t stride;     /* words a row */
    struct sg_box clip; /* inside the buffer */
};

/* What fills a shape. */
struct sg_ink {
    struct sg_colour colour;
    enum sg_pattern pattern;
    struct sg_colour over; /* the pattern's colour */
    int32_t period;        /* of the pattern, pixels */
};

struct sg_box sg_box_meet(struct sg_box one, struct sg_box other);
struct sg_box sg_box_join(struct sg_box one, struct sg_box other);

void sg_raster_rect(const struct sg_raster *raster, struct sg_box box, int32_t radius,
                    const struct sg_ink *ink);
void sg_raster_frame(const struct sg_raster *raster, struct sg_box box, int32_t radius, int32_t thickness,
                     const struct sg_ink *ink);
void sg_raster_ellipse(const struct sg_raster *raster, struct sg_box box, const struct sg_ink *ink);
/* From (x,y) to (x+w,y+h) of `box`, with round ends. */
void sg_raster_line(const struct sg_raster *raster, struct sg_box box, int32_t thickness,
                    const struct sg_ink *ink);
/* `coverage` holds w * h bytes; its left upper corner goes to (x,y). */
void sg_raster_mask(const struct sg_raster *raster, int32_t x, int32_t y, const uint8_t *coverage, int32_t w,
                    int32_t h, struct sg_colour colour);

#endif
