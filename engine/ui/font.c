#include "ui/font.h"

#include <SDL.h>
#include <SDL_ttf.h>
#include <stdlib.h>
#include <string.h>

enum { FACES = 4, SIZES = 24, WIDTHS = 4096, RUNS = 512 };

/* Regular and bold of both families; `face` = 2 * dyslexic + bold. */
static const char *const files[FACES] = {"Lato-Regular.ttf", "Lato-Bold.ttf", "OpenDyslexic-Regular.otf",
                                         "OpenDyslexic-Bold.otf"};

struct sg_fonts {
    char folder[4096];
    int family; /* 0 Lato, 2 OpenDyslexic */
    uint64_t used;
    struct {
        TTF_Font *font;
        int32_t size;
        int face;
        uint64_t used;
    } sizes[SIZES];
    struct {
        uint64_t key;
        int32_t width;
    } widths[WIDTHS];
    struct {
        uint64_t key;
        int32_t w, h;
        uint8_t *coverage;
    } runs[RUNS];
};

static void path_of(const struct sg_fonts *fonts, int face, struct sg_text *path)
{
    sg_text_put(path, fonts->folder);
    sg_text_put(path, "/fonts/");
    sg_text_put(path, files[face]);
}

static TTF_Font *open_face(const struct sg_fonts *fonts, int face, int32_t size)
{
    char bytes[4200];
    struct sg_text path;
    sg_text_init(&path, bytes, sizeof bytes);
    path_of(fonts, face, &path);
    TTF_Font *font = TTF_OpenFont(bytes, size);
    if (font)
        TTF_SetFontHinting(font, TTF_HINTING_NONE);
    return font;
}

/* The font of this face and size, opened when needed in the place of the one that rested longest. */
static TTF_Font *font_of(struct sg_fonts *fonts, int face, int32_t size)
{
    size_t place = 0;
    fonts->used++;
    for (size_t i = 0; i < SIZES; i++) {
        if (fonts->sizes[i].font && fonts->sizes[i].face == face && fonts->sizes[i].size == size) {
            fonts->sizes[i].used = fonts->used;
            return fonts->sizes[i].font;
        }
        if (fonts->sizes[i].used < fonts->sizes[place].used)
            place = i;
    }
    if (fonts->sizes[place].font)
        TTF_CloseFont(fonts->sizes[place].font);
    fonts->sizes[place].font = open_face(fonts, face, size);
    fonts->sizes[place].face = face;
    fonts->sizes[place].size = size;
    fonts->sizes[place].used = fonts->used;
    return fonts->sizes[place].font;
}

enum sg_status sg_fonts_open(const char *assets, struct sg_text *why, struct sg_fonts **out)
{
    *out = NULL;
    struct sg_fonts *fonts = calloc(1, sizeof *fonts);
    if (!fonts || TTF_Init() != 0) {
        free(fonts);
        return SG_ERR_MEMORY;
    }
    struct sg_text folder;
    sg_text_init(&folder, fonts->folder, sizeof fonts->folder);
    sg_text_put(&folder, assets);
    if (!font_of(fonts, 0, 16) || !font_of(fonts, 1, 16)) {
        if (why)
            path_of(fonts, 0, why);
        sg_fonts_free(fonts);
        return SG_ERR_MISSING;
    }
    *out = fonts;
    return SG_OK;
}

void sg_fonts_free(struct sg_fonts *fonts)
{
    if (!fonts)
        return;
    for (size_t i = 0; i < SIZES; i++)
        if (fonts->sizes[i].font)
            TTF_CloseFont(fonts->sizes[i].font);
    for (size_t i = 0; i < RUNS; i++)
        free(fonts->runs[i].coverage);
    free(fonts);
    TTF_Quit();
}

void sg_fonts_choose(struct sg_fonts *fonts, bool dyslexic)
{
    fonts->family = dyslexic ? 2 : 0;
}

bool sg_fonts_dyslexic(const struct sg_fonts *fonts)
{
    return fonts->family != 0;
}

/* FNV-1a over the bytes and what else decides the picture. */
static uint64_t key_of(const char *text, size_t length, int32_t size, int face)
{
    uint64_t key = 0xCBF29CE484222325U ^ (uint64_t)size << 8 ^ (uint64_t)face;
    for (size_t i = 0; i < length; i++)
        key = (key ^ (unsigned char)text[i]) * 0x100000001B3U;
    return key ? key : 1;
}

static int32_t width_of(void *user, const char *text, size_t length, int32_t size, bool bold)
{
    struct sg_fonts *fonts = user;
    int face = fonts->family + bold;
    uint64_t key = key_of(text, length, size, face);
    size_t place = key % WIDTHS;
    if (fonts->widths[place].key == key)
        return fonts->widths[place].width;
    char line[1024];
    if (length >= sizeof line)
        length = sizeof line - 1;
    memcpy(line, text, length);
    line[length] = '\0';
    TTF_Font *font = font_of(fonts, face, size);
    int width = 0;
    if (!font || TTF_SizeUTF8(font, line, &width, NULL) != 0)
        width = (int)length * size / 2;
    fonts->widths[place].key = key;
    fonts->widths[place].width = width;
    return width;
}

struct sg_metrics sg_fonts_metrics(struct sg_fonts *fonts)
{
    return (struct sg_metrics){.width = width_of, .fonts = fonts};
}

/* The alpha channel of `surface` as a mask of its own; NULL: no memory. */
static uint8_t *coverage_of(const SDL_Surface *surface)
{
    uint8_t *coverage = malloc((size_t)surface->w * (size_t)surface->h + 1);
    for (int y = 0; coverage && y < surface->h; y++) {
        const uint32_t *row =
            (const uint32_t *)((const uint8_t *)surface->pixels + (size_t)y * (size_t)surface->pitch);
        for (int x = 0; x < surface->w; x++)
            coverage[(size_t)y * (size_t)surface->w + (size_t)x] = (uint8_t)(row[x] >> 24);
    }
    return coverage;
}

struct sg_run sg_fonts_run(struct sg_fonts *fonts, const char *text, int32_t size, bool bold)
{
    int face = fonts->family + bold;
    uint64_t key = key_of(text, strlen(text), size, face);
    size_t place = key % RUNS;
    if (fonts->runs[place].key != key) {
        TTF_Font *font = *text ? font_of(fonts, face, size) : NULL;
        SDL_Surface *drawn =
            font ? TTF_RenderUTF8_Blended(font, text, (SDL_Color){255, 255, 255, 255}) : NULL;
        uint8_t *coverage = drawn ? coverage_of(drawn) : NULL;
        free(fonts->runs[place].coverage);
        fonts->runs[place].coverage = coverage;
        fonts->runs[place].w = drawn && coverage ? drawn->w : 0;
        fonts->runs[place].h = drawn && coverage ? drawn->h : 0;
        fonts->runs[place].key = key;
        SDL_FreeSurface(drawn);
    }
    return (struct sg_run){fonts->runs[place].w, fonts->runs[place].h, fonts->runs[place].coverage};
}
