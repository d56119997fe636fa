#include "ui/icon.h"

#include <SDL_image.h>
#include <stdlib.h>
#include <string.h>

#include "smartgames/text.h"

enum { KEPT = 96, NAME = 24 };

struct sg_icons {
    char folder[4096];
    uint64_t used;
    struct {
        char name[NAME];
        int32_t asked_w, asked_h, w, h;
        uint8_t *coverage;
        uint64_t used;
    } kept[KEPT];
};

struct sg_icons *sg_icons_new(const char *assets)
{
    struct sg_icons *icons = calloc(1, sizeof *icons);
    if (icons) {
        struct sg_text folder;
        sg_text_init(&folder, icons->folder, sizeof icons->folder);
        sg_text_put(&folder, assets);
        sg_text_put(&folder, "/icons/");
    }
    return icons;
}

void sg_icons_free(struct sg_icons *icons)
{
    for (size_t i = 0; icons && i < KEPT; i++)
        free(icons->kept[i].coverage);
    free(icons);
}

static SDL_Surface *load(const struct sg_icons *icons, const char *name, int32_t w, int32_t h)
{
    char bytes[4200];
    struct sg_text path;
    sg_text_init(&path, bytes, sizeof bytes);
    sg_text_put(&path, icons->folder);
    sg_text_put(&path, name);
    sg_text_put(&path, ".svg");
    SDL_RWops *file = SDL_RWFromFile(bytes, "rb");
    SDL_Surface *drawn = file ? IMG_LoadSizedSVG_RW(file, w, h) : NULL;
    if (file)
        SDL_RWclose(file);
    SDL_Surface *plain = drawn ? SDL_ConvertSurfaceFormat(drawn, SDL_PIXELFORMAT_ARGB8888, 0) : NULL;
    SDL_FreeSurface(drawn);
    return plain;
}

/* Only the coverage of an SVG counts: its colour comes from the mark's tone. */
static void draw(struct sg_icons *icons, size_t place, const char *name, int32_t w, int32_t h)
{
    SDL_Surface *drawn = load(icons, name, w, h);
    free(icons->kept[place].coverage);
    uint8_t *coverage = drawn ? malloc((size_t)drawn->w * (size_t)drawn->h + 1) : NULL;
    for (int y = 0; coverage && y < drawn->h; y++) {
        const uint32_t *row =
            (const uint32_t *)((const uint8_t *)drawn->pixels + (size_t)y * (size_t)drawn->pitch);
        for (int x = 0; x < drawn->w; x++)
            coverage[(size_t)y * (size_t)drawn->w + (size_t)x] = (uint8_t)(row[x] >> 24);
    }
    icons->kept[place].coverage = coverage;
    icons->kept[place].w = coverage ? drawn->w : 0;
    icons->kept[place].h = coverage ? drawn->h : 0;
    icons->kept[place].asked_w = w;
    icons->kept[place].asked_h = h;
    struct sg_text kept_name;
    sg_text_init(&kept_name, icons->kept[place].name, NAME);
    sg_text_put(&kept_name, name);
    SDL_FreeSurface(drawn);
}

struct sg_icon_mask sg_icons_mask(struct sg_icons *icons, const char *name, int32_t w, int32_t h)
{
    size_t place = 0;
    bool found = false;
    if (w < 1 || h < 1)
        return (struct sg_icon_mask){0};
    for (size_t i = 0; i < KEPT && !found; i++) {
        if (icons->kept[i].asked_w == w && icons->kept[i].asked_h == h &&
            strcmp(icons->kept[i].name, name) == 0) {
            place = i;
            found = true;
        } else if (icons->kept[i].used < icons->kept[place].used) {
            place = i;
        }
    }
    if (!found)
        draw(icons, place, name, w, h);
    icons->kept[place].used = ++icons->used;
    return (struct sg_icon_mask){icons->kept[place].w, icons->kept[place].h, icons->kept[place].coverage};
}
