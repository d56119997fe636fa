/* The window, on SDL's driver that needs no display. */
#include "test.h"
#include "ui/window.h"

static struct sg_window *window;

static int open_window(void **state)
{
    (void)state;
    SDL_SetHint(SDL_HINT_VIDEODRIVER, "dummy");
    if (SDL_Init(SDL_INIT_VIDEO) != 0)
        return -1;
    return sg_window_open("smartgames", 800, 500, false, SG_BUILD_DIR "/assets", &window) == SG_OK ? 0 : -1;
}

static int close_window(void **state)
{
    (void)state;
    sg_window_free(window);
    window = NULL;
    SDL_Quit();
    return 0;
}

static void the_surface_is_as_large_as_the_window(void **state)
{
    (void)state;
    bool fresh = false;
    SDL_Surface *surface = sg_window_surface(window, &fresh);
    assert_non_null(surface);
    assert_true(fresh);
    assert_int_equal(surface->w, 800);
    assert_int_equal(surface->h, 500);
    assert_int_equal(surface->format->BytesPerPixel, 4);
    assert_true(sg_window_scale(window) == 1.0);
}

static void the_same_size_keeps_the_surface(void **state)
{
    (void)state;
    bool fresh = true;
    SDL_Surface *first = sg_window_surface(window, &fresh), *second = sg_window_surface(window, &fresh);
    assert_ptr_equal(first, second);
    assert_false(fresh);
}

/* What the window shows, read back through SDL's own renderer. */
static uint32_t shown_at(int x, int y)
{
    uint32_t pixel = 0;
    SDL_Rect place = {x, y, 1, 1};
    SDL_Renderer *renderer = SDL_GetRenderer(SDL_GetWindowFromID(1));
    assert_non_null(renderer);
    assert_int_equal(SDL_RenderReadPixels(renderer, &place, SDL_PIXELFORMAT_ARGB8888, &pixel, 4), 0);
    return pixel;
}

static void only_the_dirty_part_is_brought_over(void **state)
{
    (void)state;
    bool fresh = false;
    SDL_Surface *surface = sg_window_surface(window, &fresh);
    SDL_FillRect(surface, NULL, 0xFF112233U);
    sg_window_exposed(window);
    sg_window_show(window, (struct sg_box){0});
    assert_int_equal(shown_at(10, 10), 0xFF112233U);
    SDL_FillRect(surface, NULL, 0xFF445566U);
    sg_window_show(window, (struct sg_box){100, 100, 20, 20});
    assert_int_equal(shown_at(110, 110), 0xFF445566U);
    assert_int_equal(shown_at(10, 10), 0xFF112233U);
    sg_window_show(window, (struct sg_box){0});
    assert_int_equal(shown_at(10, 10), 0xFF112233U);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_surface_is_as_large_as_the_window),
        cmocka_unit_test(the_same_size_keeps_the_surface),
        cmocka_unit_test(only_the_dirty_part_is_brought_over),
    };
    return cmocka_run_group_tests(tests, open_window, close_window);
}
