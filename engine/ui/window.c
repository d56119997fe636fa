#include "ui/window.h"

#include <SDL_image.h>
#include <stdlib.h>

#include "smartgames/text.h"

struct sg_window {
    SDL_Window *window;
    SDL_Renderer *renderer;
    SDL_Texture *texture; /* what the renderer shows; follows `surface` */
    SDL_Surface *surface;
    bool exposed;
};

static void set_icon(SDL_Window *window, const char *assets)
{
    char bytes[4200];
    struct sg_text path;
    sg_text_init(&path, bytes, sizeof bytes);
    sg_text_put(&path, assets);
    sg_text_put(&path, "/icons/app.svg");
    SDL_RWops *file = SDL_RWFromFile(bytes, "rb");
    SDL_Surface *icon = file ? IMG_LoadSizedSVG_RW(file, 64, 64) : NULL;
    if (file)
        SDL_RWclose(file);
    if (icon)
        SDL_SetWindowIcon(window, icon);
    SDL_FreeSurface(icon);
}

/* Pixels come from raster.c; a renderer only has to carry them over, so its software kind will do everywhere
 * and starts at once. */
enum sg_status sg_window_open(const char *title, int width, int height, bool fullscreen, const char *assets,
                              struct sg_window **out)
{
    *out = NULL;
    struct sg_window *window = calloc(1, sizeof *window);
    if (!window)
        return SG_ERR_MEMORY;
    Uint32 flags =
        SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI | (fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
    window->window =
        SDL_CreateWindow(title, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width, height, flags);
    if (window->window)
        window->renderer = SDL_CreateRenderer(window->window, -1, SDL_RENDERER_SOFTWARE);
    if (!window->renderer) {
        sg_window_free(window);
        return SG_ERR_MISSING;
    }
    SDL_SetWindowMinimumSize(window->window, 640, 400);
    set_icon(window->window, assets);
    *out = window;
    return SG_OK;
}

void sg_window_free(struct sg_window *window)
{
    if (!window)
        return;
    SDL_FreeSurface(window->surface);
    if (window->texture)
        SDL_DestroyTexture(window->texture);
    if (window->renderer)
        SDL_DestroyRenderer(window->renderer);
    if (window->window)
        SDL_DestroyWindow(window->window);
    free(window);
}

static void renew(struct sg_window *window, int width, int height)
{
    SDL_FreeSurface(window->surface);
    if (window->texture)
        SDL_DestroyTexture(window->texture);
    window->surface = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888);
    window->texture = SDL_CreateTexture(window->renderer, SDL_PIXELFORMAT_ARGB8888,
                                        SDL_TEXTUREACCESS_STREAMING, width, height);
    if (window->texture)
        SDL_SetTextureBlendMode(window->texture, SDL_BLENDMODE_NONE);
    window->exposed = true;
}

SDL_Surface *sg_window_surface(struct sg_window *window, bool *fresh)
{
    int width = 0, height = 0;
    *fresh = false;
    if (SDL_GetRendererOutputSize(window->renderer, &width, &height) != 0 || width < 1 || height < 1)
        return NULL;
    if (!window->surface || window->surface->w != width || window->surface->h != height) {
        renew(window, width, height);
        *fresh = true;
    }
    return window->texture ? window->surface : NULL;
}

void sg_window_show(struct sg_window *window, struct sg_box dirty)
{
    if (!window->texture || !window->surface || (dirty.w <= 0 && !window->exposed))
        return;
    SDL_Rect part = {dirty.x, dirty.y, dirty.w, dirty.h};
    if (window->exposed)
        part = (SDL_Rect){0, 0, window->surface->w, window->surface->h};
    const Uint8 *pixels = window->surface->pixels;
    SDL_UpdateTexture(window->texture, &part, pixels + part.y * window->surface->pitch + part.x * 4,
                      window->surface->pitch);
    SDL_RenderCopy(window->renderer, window->texture, NULL, NULL);
    SDL_RenderPresent(window->renderer);
    window->exposed = false;
}

void sg_window_exposed(struct sg_window *window)
{
    window->exposed = true;
}

void sg_window_toggle_fullscreen(struct sg_window *window)
{
    bool full = SDL_GetWindowFlags(window->window) & SDL_WINDOW_FULLSCREEN_DESKTOP;
    SDL_SetWindowFullscreen(window->window, full ? 0 : SDL_WINDOW_FULLSCREEN_DESKTOP);
}

void sg_window_title(struct sg_window *window, const char *title)
{
    SDL_SetWindowTitle(window->window, title);
}

double sg_window_scale(const struct sg_window *window)
{
    int units = 0, pixels = 0;
    SDL_GetWindowSize(window->window, &units, NULL);
    SDL_GetRendererOutputSize(window->renderer, &pixels, NULL);
    return units > 0 ? (double)pixels / units : 1;
}
