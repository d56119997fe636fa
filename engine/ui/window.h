/* The window: its surface in real pixels, what of it has to be shown, full screen and icon. */
#ifndef SG_WINDOW_H
#define SG_WINDOW_H

#include <SDL.h>

#include "smartgames/status.h"
#include "ui/raster.h"

struct sg_window;

/* SDL's video must be up. `width`, `height` in window units (as large as the screen allows). SG_ERR_MISSING:
 * there is no display; SDL_GetError says more. */
enum sg_status sg_window_open(const char *title, int width, int height, bool fullscreen, const char *assets,
                              struct sg_window **window);
void sg_window_free(struct sg_window *window);

/* The surface to paint on, as large as the window is now; NULL while it has no size. `*fresh` is set when it
 * is a new one: then everything has to be painted. */
SDL_Surface *sg_window_surface(struct sg_window *window, bool *fresh);

/* Shows `dirty` of the surface; after `sg_window_exposed` all of it. Nothing when dirty.w is 0. */
void sg_window_show(struct sg_window *window, struct sg_box dirty);
/* The system lost what was shown. */
void sg_window_exposed(struct sg_window *window);

void sg_window_toggle_fullscreen(struct sg_window *window);
void sg_window_title(struct sg_window *window, const char *title);

/* Real pixels per unit in which SDL reports the pointer. */
double sg_window_scale(const struct sg_window *window);

#endif
