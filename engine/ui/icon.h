/* Icons: the SVG files of assets/icons as masks of any size, remembered. SDL_image inside. */
#ifndef SG_ICON_H
#define SG_ICON_H

#include <stdint.h>

struct sg_icons;

struct sg_icon_mask {
    int32_t w, h; /* at most the size asked: the proportions of the drawing are kept */
    const uint8_t *coverage;
};

/* NULL: no memory. */
struct sg_icons *sg_icons_new(const char *assets);
void sg_icons_free(struct sg_icons *icons);

/* Empty when there is no such icon. Borrowed until the next call. */
struct sg_icon_mask sg_icons_mask(struct sg_icons *icons, const char *name, int32_t w, int32_t h);

#endif
