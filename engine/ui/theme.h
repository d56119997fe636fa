/* Colours by role: the tokens of the three grounds, and the contrast between any two of them. */
#ifndef SG_THEME_H
#define SG_THEME_H

#include "smartgames/marks.h"
#include "ui/ui.h"

struct sg_colour {
    uint8_t r, g, b, a;
};

struct sg_colour sg_theme_colour(enum sg_theme theme, enum sg_tone tone);

/* WCAG 2 contrast ratio of two opaque colours, 1 .. 21. */
double sg_theme_contrast(struct sg_colour one, struct sg_colour other);

#endif
