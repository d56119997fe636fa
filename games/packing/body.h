/* One piece as marks: a single joined body with an outline, a lit upper edge, a shaded lower one, its letter.
 */
#ifndef SG_PACKING_BODY_H
#define SG_PACKING_BODY_H

#include "smartgames/draw.h"

struct packing_body {
    int kind, orientation;
    int32_t x, y; /* left upper corner of its bounding box */
    int32_t unit; /* side of a square */
    bool raised;  /* held: a longer shadow */
    int look;     /* tone and pattern: the piece's place in the tray */
};

void packing_draw_body(struct sg_marks *marks, const struct packing_body *body);

/* Only its shape, flat: where it would land, where it belongs in the tray. */
void packing_draw_print(struct sg_marks *marks, const struct packing_body *body, enum sg_tone tone,
                        uint8_t fade);

/* Its outline, drawn along the edges. */
void packing_draw_outline(struct sg_marks *marks, const struct packing_body *body, int32_t thickness,
                          enum sg_tone tone);

#endif
