#include "screen.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "platform/platform.h"
#include "ui/font.h"
#include "ui/icon.h"
#include "ui/input.h"
#include "ui/paint.h"
#include "ui/window.h"

enum { WIDTH = 1280, HEIGHT = 800, WIDTH_MIN = 640, HEIGHT_MIN = 480, WAIT_MAX_MS = 60000 };

struct sg_screen {
    struct sg_window *window;
    struct sg_fonts *fonts;
    struct sg_icons *icons;
    struct sg_paint *paint;
    struct sg_ui *ui;
    struct sg_settings settings;
    int32_t width, height; /* pixels */
    bool dirty, held, gamepads;
};

/* ---- opening ---- */

static int no_display(const struct sg_cli *cli)
{
    sg_cli_tell(cli, SG_T("There is no display to open a window on. Without one, this shows a session: "
                          "smartgames demo --fast"));
    fprintf(stderr, "smartgames: SDL: %s\n", SDL_GetError());
    return SG_EXIT_USAGE;
}

/* SDL has drivers that show nothing; they count as a display only for whoever asks for them by name. */
static bool shows_something(void)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    const char *asked = SDL_getenv("SDL_VIDEODRIVER");
    bool blind = driver && (SDL_strcmp(driver, "offscreen") == 0 || SDL_strcmp(driver, "dummy") == 0);
    return driver && (!blind || (asked && *asked));
}

static bool start_sdl(void)
{
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION,
                "0"); /* plain pixels: no graphics card is woken for a still picture */
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
    return SDL_Init(SDL_INIT_VIDEO) == 0 && shows_something();
}

static void fitting_size(const struct sg_shell_options *options, int *width, int *height)
{
    SDL_Rect usable = {0, 0, WIDTH, HEIGHT};
    (void)SDL_GetDisplayUsableBounds(0, &usable);
    *width = options->width ? options->width : SDL_min(WIDTH, SDL_max(usable.w, WIDTH_MIN));
    *height = options->height ? options->height : SDL_min(HEIGHT, SDL_max(usable.h, HEIGHT_MIN));
}

static bool open_window(struct sg_screen *screen, const struct sg_cli *cli,
                        const struct sg_shell_options *options)
{
    int width, height;
    fitting_size(options, &width, &height);
    return sg_window_open("smartgames", width, height, options->fullscreen, cli->assets, &screen->window) ==
           SG_OK;
}

static bool open_tools(struct sg_screen *screen, const struct sg_cli *cli)
{
    char words[512];
    struct sg_text why;
    sg_text_init(&why, words, sizeof words);
    if (sg_fonts_open(cli->assets, &why, &screen->fonts) != SG_OK) {
        sg_cli_tell(cli, SG_T("The letters cannot be read. Install the program again."));
        fprintf(stderr, "smartgames: %s\n", words);
        return false;
    }
    screen->icons = sg_icons_new(cli->assets);
    screen->paint = screen->icons ? sg_paint_new(screen->fonts, screen->icons) : NULL;
    screen->ui = sg_ui_new();
    return screen->paint && screen->ui;
}

int sg_screen_open(const struct sg_cli *cli, const struct sg_shell_options *options,
                   struct sg_screen **opened)
{
    *opened = NULL;
    struct sg_screen *screen = calloc(1, sizeof *screen);
    if (!screen)
        return SG_EXIT_USAGE;
    screen->settings.text_scale = 1.0;
    screen->dirty = true;
    screen->width = WIDTH;
    screen->height = HEIGHT;
    int code = start_sdl() && open_window(screen, cli, options) ? -1 : no_display(cli);
    if (code < 0 && !open_tools(screen, cli))
        code = SG_EXIT_USAGE;
    if (code < 0)
        *opened = screen;
    else
        sg_screen_close(screen);
    return code;
}

void sg_screen_close(struct sg_screen *screen)
{
    if (!screen)
        return;
    sg_ui_free(screen->ui);
    sg_paint_free(screen->paint);
    sg_icons_free(screen->icons);
    sg_fonts_free(screen->fonts);
    sg_window_free(screen->window);
    SDL_Quit();
    free(screen);
}

struct sg_ui *sg_screen_ui(struct sg_screen *screen)
{
    return screen->ui;
}

/* ---- waiting ---- */

void sg_screen_wake(void)
{
    SDL_Event event = {.type = SDL_USEREVENT};
    (void)SDL_PushEvent(&event); /* a full queue wakes as well */
}

bool sg_screen_wait(struct sg_screen *screen, int64_t wake_ms, SDL_Event *event)
{
    int64_t now_ms = sg_clock_ms(), moves_ms = sg_ui_wake_ms(screen->ui);
    if (moves_ms < wake_ms)
        wake_ms = moves_ms;
    int64_t left_ms = screen->dirty || wake_ms <= now_ms ? 0 : wake_ms - now_ms;
    bool any = SDL_WaitEventTimeout(event, (int)SDL_min(left_ms, WAIT_MAX_MS)) == 1;
    if (moves_ms <= sg_clock_ms())
        screen->dirty = true;
    return any;
}

/* ---- input ---- */

bool sg_screen_input(struct sg_screen *screen, const SDL_Event *event, struct sg_ui_input *input)
{
    sg_input_gamepads(event);
    if (event->type == SDL_WINDOWEVENT && (event->window.event == SDL_WINDOWEVENT_EXPOSED ||
                                           event->window.event == SDL_WINDOWEVENT_SIZE_CHANGED)) {
        sg_window_exposed(screen->window);
        screen->dirty = true;
    }
    if (!sg_input_read(event, sg_window_scale(screen->window), sg_clock_ms(), input))
        return false;
    bool was_held = screen->held;
    if (input->kind == SG_UI_POINTER_DOWN || input->kind == SG_UI_POINTER_UP) {
        screen->held = input->kind == SG_UI_POINTER_DOWN;
        (void)SDL_CaptureMouse(screen->held ? SDL_TRUE
                                            : SDL_FALSE); /* a drag may leave the window and come back */
    }
    return input->kind != SG_UI_POINTER_LEFT || !was_held;
}

bool sg_screen_held(const struct sg_screen *screen)
{
    return screen->held;
}

/* ---- showing ---- */

void sg_screen_settings(struct sg_screen *screen, const struct sg_settings *settings)
{
    screen->settings = *settings;
    sg_fonts_choose(screen->fonts, settings->dyslexic_font);
    sg_paint_forget(screen->paint);
    screen->dirty = true;
}

void sg_screen_fullscreen(struct sg_screen *screen)
{
    sg_window_toggle_fullscreen(screen->window);
    screen->dirty = true;
}

/* The surface as large as the window is now, forgotten by the brush when it is a new one. */
static SDL_Surface *surface_of(struct sg_screen *screen)
{
    bool fresh;
    SDL_Surface *surface = sg_window_surface(screen->window, &fresh);
    if (fresh) {
        sg_paint_forget(screen->paint);
        screen->dirty = true;
    }
    return surface;
}

void sg_screen_world(struct sg_screen *screen, struct sg_ui_world *world)
{
    const SDL_Surface *surface = surface_of(screen);
    if (surface) {
        screen->width = surface->w;
        screen->height = surface->h;
    }
    world->width = screen->width;
    world->height = screen->height;
    world->now_ms = sg_clock_ms();
    world->settings = &screen->settings;
    world->metrics = sg_fonts_metrics(screen->fonts);
}

void sg_screen_dirty(struct sg_screen *screen)
{
    screen->dirty = true;
}

void sg_screen_show(struct sg_screen *screen, const struct sg_ui_world *world)
{
    SDL_Surface *surface = screen->dirty ? surface_of(screen) : NULL;
    screen->dirty = false;
    if (!surface)
        return;
    const struct sg_marks *marks = sg_ui_draw(screen->ui, world);
    sg_window_show(screen->window, sg_paint(screen->paint, marks, screen->settings.theme, surface));
    if (!screen->gamepads) { /* looked for once something is to be seen: it takes a while */
        screen->gamepads = true;
        (void)SDL_InitSubSystem(SDL_INIT_GAMECONTROLLER);
    }
}
