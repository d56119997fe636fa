/* The shell's brush: walks marks and puts them on a surface; what did not change since the last time is left
 * alone. */
#ifndef SG_PAINT_H
#define SG_PAINT_H

#include <SDL.h>

#include "ui/font.h"
#include "ui/icon.h"
#include "ui/raster.h"

struct sg_paint;

/* Both are borrowed. NULL: no memory. */
struct sg_paint *sg_paint_new(struct sg_fonts *fonts, struct sg_icons *icons);
void sg_paint_free(struct sg_paint *paint);

/* Forgets what is on the surface: the next call paints all of it (another surface, theme or font). */
void sg_paint_forget(struct sg_paint *paint);

/* Paints onto `surface` (32 bits a pixel, 0xAARRGGBB) the part in which `marks` differ from those painted
 * last. Returns that part; w = 0: nothing changed, nothing was touched. */
struct sg_box sg_paint(struct sg_paint *paint, const struct sg_marks *marks, enum sg_theme theme,
                       SDL_Surface *surface);

#endif
