#include "golden/picture.h"

#include <SDL_image.h>
#include <stdlib.h>
#include <string.h>

bool studio_open(struct studio *studio)
{
    memset(studio, 0, sizeof *studio);
    if (sg_fonts_open(SG_BUILD_DIR "/assets", NULL, &studio->fonts) != SG_OK)
        return false;
    studio->icons = sg_icons_new(SG_BUILD_DIR "/assets");
    studio->paint = sg_paint_new(studio->fonts, studio->icons);
    studio->ui = sg_ui_new();
    return studio->icons && studio->paint && studio->ui;
}

void studio_close(struct studio *studio)
{
    sg_ui_free(studio->ui);
    sg_paint_free(studio->paint);
    sg_icons_free(studio->icons);
    sg_fonts_free(studio->fonts);
}

SDL_Surface *studio_paint(struct studio *studio, struct sketch *sketch)
{
    const struct sg_ui_world *world = sketch_world(sketch);
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormat(0, world->width, world->height, 32, SDL_PIXELFORMAT_ARGB8888);
    sg_fonts_choose(studio->fonts, world->settings->dyslexic_font);
    sg_paint_forget(studio->paint);
    if (surface)
        sg_paint(studio->paint, sg_ui_draw(studio->ui, world), world->settings->theme, surface);
    return surface;
}

/* ---- a palette ------------------------------------------------------------------------------------- */

/* A colour's bucket: six bits a channel. */
enum { BUCKETS = 1 << 18, COLOURS = 256 };

static int bucket_of(uint32_t pixel)
{
    return (int)(pixel >> 6 & 0x3F000U) | (int)(pixel >> 4 & 0xFC0U) | (int)(pixel >> 2 & 0x3FU);
}

static SDL_Color middle_of(int bucket)
{
    return (SDL_Color){(Uint8)((bucket >> 12 & 63) * 255 / 63), (Uint8)((bucket >> 6 & 63) * 255 / 63),
                       (Uint8)((bucket & 63) * 255 / 63), 255};
}

static uint32_t pixel_at(const SDL_Surface *picture, int x, int y)
{
    return ((const uint32_t *)((const uint8_t *)picture->pixels + (size_t)y * (size_t)picture->pitch))[x];
}

struct count {
    int bucket, pixels;
};

static int by_pixels(const void *a, const void *b)
{
    const struct count *one = a, *other = b;
    return one->pixels != other->pixels ? other->pixels - one->pixels : one->bucket - other->bucket;
}

/* The colours that cover most of the picture. */
static void choose_palette(const SDL_Surface *picture, SDL_Color colours[COLOURS])
{
    struct count *counts = calloc(BUCKETS, sizeof *counts);
    for (int i = 0; counts && i < BUCKETS; i++)
        counts[i].bucket = i;
    for (int y = 0; counts && y < picture->h; y++)
        for (int x = 0; x < picture->w; x++)
            counts[bucket_of(pixel_at(picture, x, y))].pixels++;
    if (counts)
        qsort(counts, BUCKETS, sizeof *counts, by_pixels);
    for (int i = 0; i < COLOURS; i++)
        colours[i] = counts && counts[i].pixels > 0 ? middle_of(counts[i].bucket) : (SDL_Color){0, 0, 0, 255};
    free(counts);
}

static int nearest(const SDL_Palette *palette, int bucket)
{
    SDL_Color want = middle_of(bucket);
    int best = 0, best_away = 1 << 30;
    for (int i = 0; i < palette->ncolors; i++) {
        int r = palette->colors[i].r - want.r, g = palette->colors[i].g - want.g,
            b = palette->colors[i].b - want.b;
        int away = r * r + g * g + b * b;
        if (away < best_away) {
            best = i;
            best_away = away;
        }
    }
    return best;
}

/* `picture` in the colours of `palette`: the same pixels give the same indices wherever this runs. */
static SDL_Surface *in_palette(const SDL_Surface *picture, const SDL_Palette *palette)
{
    SDL_Surface *out = SDL_CreateRGBSurfaceWithFormat(0, picture->w, picture->h, 8, SDL_PIXELFORMAT_INDEX8);
    int *known = malloc(BUCKETS * sizeof *known);
    for (int i = 0; known && i < BUCKETS; i++)
        known[i] = -1;
    if (out)
        SDL_SetPaletteColors(out->format->palette, palette->colors, 0, palette->ncolors);
    for (int y = 0; out && known && y < picture->h; y++)
        for (int x = 0; x < picture->w; x++) {
            int bucket = bucket_of(pixel_at(picture, x, y));
            if (known[bucket] < 0)
                known[bucket] = nearest(palette, bucket);
            ((uint8_t *)out->pixels)[y * out->pitch + x] = (uint8_t)known[bucket];
        }
    free(known);
    return out;
}

/* ---- files ----------------------------------------------------------------------------------------- */

bool picture_write(const char *path, SDL_Surface *picture)
{
    SDL_Palette *palette = SDL_AllocPalette(COLOURS);
    SDL_Color colours[COLOURS];
    choose_palette(picture, colours);
    SDL_SetPaletteColors(palette, colours, 0, COLOURS);
    SDL_Surface *small = in_palette(picture, palette);
    bool written = small && IMG_SavePNG(small, path) == 0;
    SDL_FreeSurface(small);
    SDL_FreePalette(palette);
    return written;
}

SDL_Surface *picture_read(const char *path)
{
    SDL_RWops *file = SDL_RWFromFile(path, "rb");
    SDL_Surface *picture = file ? IMG_LoadPNG_RW(file) : NULL;
    if (file)
        SDL_RWclose(file);
    return picture;
}

int picture_compare(SDL_Surface *expected, SDL_Surface *actual, SDL_Surface **diff)
{
    if (diff)
        *diff = NULL;
    if (!expected->format->palette || expected->w != actual->w || expected->h != actual->h)
        return -1;
    SDL_Surface *now = in_palette(actual, expected->format->palette);
    SDL_Surface *marked = diff ? SDL_ConvertSurfaceFormat(actual, SDL_PIXELFORMAT_ARGB8888, 0) : NULL;
    int differing = 0;
    for (int y = 0; now && y < now->h; y++)
        for (int x = 0; x < now->w; x++) {
            const uint8_t *was = (const uint8_t *)expected->pixels + y * expected->pitch + x;
            if (*was == ((const uint8_t *)now->pixels)[y * now->pitch + x])
                continue;
            differing++;
            if (marked)
                ((uint32_t *)((uint8_t *)marked->pixels + (size_t)y * (size_t)marked->pitch))[x] =
                    0xFFFF00FFU;
        }
    SDL_FreeSurface(now);
    if (differing == 0) {
        SDL_FreeSurface(marked);
        marked = NULL;
    }
    if (diff)
        *diff = marked;
    return differing;
}
