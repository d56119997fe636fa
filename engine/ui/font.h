/* Letters: the width of a run and its coverage, both remembered. SDL_ttf inside. */
#ifndef SG_FONT_H
#define SG_FONT_H

#include "ui/ui.h"

struct sg_fonts;

/* A drawn run: `w` * `h` bytes of coverage. Borrowed until the next call. */
struct sg_run {
    int32_t w, h;
    const uint8_t *coverage;
};

/* Reads the fonts of <assets>/fonts. SG_ERR_MISSING: a font is not there; `why` (may be NULL) says which. */
enum sg_status sg_fonts_open(const char *assets, struct sg_text *why, struct sg_fonts **fonts);
void sg_fonts_free(struct sg_fonts *fonts);

/* Lato, or OpenDyslexic. */
void sg_fonts_choose(struct sg_fonts *fonts, bool dyslexic);
bool sg_fonts_dyslexic(const struct sg_fonts *fonts);

/* For sg_ui_world: valid as long as `fonts` is. */
struct sg_metrics sg_fonts_metrics(struct sg_fonts *fonts);

/* Empty when it cannot be drawn. */
struct sg_run sg_fonts_run(struct sg_fonts *fonts, const char *text, int32_t size, bool bold);

#endif
