/* A scene painted without a window, and pictures read, written and compared. */
#ifndef PICTURE_H
#define PICTURE_H

#include <SDL.h>

#include "ui/paint.h"
#include "ui/sketch.h"

struct studio {
    struct sg_fonts *fonts;
    struct sg_icons *icons;
    struct sg_paint *paint;
    struct sg_ui *ui;
};

bool studio_open(struct studio *studio);
void studio_close(struct studio *studio);

/* The caller's, to be freed with SDL_FreeSurface. */
SDL_Surface *studio_paint(struct studio *studio, struct sketch *sketch);

/* PNG with as few colours as show no difference a person sees: small files. */
bool picture_write(const char *path, SDL_Surface *picture);
SDL_Surface *picture_read(const char *path);

/* How many pixels differ by more than the rounding of the file's colours. -1: other sizes. `diff` (may be
 * NULL) gets a picture of where, when there are any. */
int picture_compare(SDL_Surface *expected, SDL_Surface *actual, SDL_Surface **diff);

#endif
