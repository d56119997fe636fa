#include "golden/picture.h"
#include "test.h"

static struct studio studio;

static int open_studio(void **state)
{
    (void)state;
    return studio_open(&studio) ? 0 : -1;
}

static int close_studio(void **state)
{
    (void)state;
    studio_close(&studio);
    return 0;
}

static SDL_Surface *canvas(int w, int h)
{
    return SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_ARGB8888);
}

static uint32_t pixel(const SDL_Surface *surface, int x, int y)
{
    return ((const uint32_t *)((const uint8_t *)surface->pixels + (size_t)y * (size_t)surface->pitch))[x];
}

static void an_unchanged_frame_touches_nothing(void **state)
{
    (void)state;
    struct sketch *sketch = sketch_new(studio.fonts, SKETCH_CLIMB, "nl");
    SDL_Surface *surface = studio_paint(&studio, sketch);
    uint32_t before = pixel(surface, 3, 3);
    memset(surface->pixels, 0x55, (size_t)surface->pitch * (size_t)surface->h);
    struct sg_box dirty =
        sg_paint(studio.paint, sg_ui_draw(studio.ui, sketch_world(sketch)), SG_THEME_LIGHT, surface);
    assert_int_equal(dirty.w, 0);
    assert_int_equal(pixel(surface, 3, 3), 0x55555555);
    assert_int_not_equal(before, 0x55555555);
    SDL_FreeSurface(surface);
    sketch_free(sketch);
}

/* Painting only what changed must leave the same picture as painting all of it. */
static void expect_part_equals_whole(enum sketch_scene scene)
{
    struct sketch *sketch = sketch_new(studio.fonts, scene, "nl");
    const struct sg_ui_world *world = sketch_world(sketch);
    SDL_Surface *part = studio_paint(&studio, sketch);
    for (int step = 0; step < 24; step++) {
        struct sg_ui_answer answer;
        struct sg_ui_input tab = {.kind = SG_UI_KEY, .key = SG_UI_KEY_TAB};
        sg_ui_handle(studio.ui, world, &tab, &answer);
        struct sg_box dirty = sg_paint(studio.paint, sg_ui_draw(studio.ui, world), SG_THEME_LIGHT, part);
        assert_true(dirty.w > 0 && (step == 0 || dirty.w * dirty.h <= world->width * world->height));
        struct sg_paint *fresh = sg_paint_new(studio.fonts, studio.icons);
        SDL_Surface *whole = canvas(world->width, world->height);
        sg_paint(fresh, sg_ui_draw(studio.ui, world), SG_THEME_LIGHT, whole);
        assert_memory_equal(part->pixels, whole->pixels, (size_t)whole->pitch * (size_t)whole->h);
        SDL_FreeSurface(whole);
        sg_paint_free(fresh);
    }
    SDL_FreeSurface(part);
    sketch_free(sketch);
}

static void painting_the_changed_part_equals_painting_all(void **state)
{
    (void)state;
    expect_part_equals_whole(SKETCH_START);
    expect_part_equals_whole(SKETCH_AFTER);
    expect_part_equals_whole(SKETCH_CLIMB);
}

static void another_theme_repaints_all(void **state)
{
    (void)state;
    struct sketch *sketch = sketch_new(studio.fonts, SKETCH_ASSENT, "en");
    SDL_Surface *surface = studio_paint(&studio, sketch);
    struct sg_box dirty =
        sg_paint(studio.paint, sg_ui_draw(studio.ui, sketch_world(sketch)), SG_THEME_DARK, surface);
    assert_int_equal(dirty.w, 1280);
    assert_int_equal(dirty.h, 800);
    SDL_FreeSurface(surface);
    sketch_free(sketch);
}

static void other_letters_repaint_all(void **state)
{
    (void)state;
    struct sketch *sketch = sketch_new(studio.fonts, SKETCH_CALM, "en");
    SDL_Surface *surface = studio_paint(&studio, sketch);
    const struct sg_marks *marks = sg_ui_draw(studio.ui, sketch_world(sketch));
    sg_fonts_choose(studio.fonts, true);
    assert_int_equal(sg_paint(studio.paint, marks, SG_THEME_LIGHT, surface).w, 1280);
    sg_fonts_choose(studio.fonts, false);
    SDL_FreeSurface(surface);
    sketch_free(sketch);
}

/* ---- shapes ---------------------------------------------------------------------------------------- */

static const struct sg_ink white = {.colour = {255, 255, 255, 255}};

static double light_on(const SDL_Surface *surface)
{
    double sum = 0;
    for (int y = 0; y < surface->h; y++)
        for (int x = 0; x < surface->w; x++)
            sum += (pixel(surface, x, y) & 0xFF) / 255.0;
    return sum;
}

static struct sg_raster on(SDL_Surface *surface)
{
    return (struct sg_raster){surface->pixels, surface->pitch / 4, {0, 0, surface->w, surface->h}};
}

static void expect_area(double area, double wanted)
{
    if (area < wanted * 0.99 || area > wanted * 1.01)
        fail_msg("covers %.1f pixels, wanted %.1f", area, wanted);
}

static void shapes_cover_their_area(void **state)
{
    (void)state;
    SDL_Surface *surface = canvas(200, 200);
    struct sg_raster raster = on(surface);
    sg_raster_ellipse(&raster, (struct sg_box){20, 20, 120, 80}, &white);
    expect_area(light_on(surface), 3.14159265 * 60 * 40);
    SDL_FillRect(surface, NULL, 0);
    sg_raster_rect(&raster, (struct sg_box){20, 20, 120, 80}, 24, &white);
    expect_area(light_on(surface), 120 * 80 - (4 - 3.14159265) * 24 * 24);
    SDL_FillRect(surface, NULL, 0);
    sg_raster_line(&raster, (struct sg_box){30, 40, 100, 75}, 10, &white);
    expect_area(light_on(surface), 125 * 10 + 3.14159265 * 25);
    SDL_FillRect(surface, NULL, 0);
    sg_raster_frame(&raster, (struct sg_box){20, 20, 120, 80}, 0, 4, &white);
    expect_area(light_on(surface), 120 * 80 - 112 * 72);
    SDL_FreeSurface(surface);
}

static void nothing_is_painted_outside_the_clip(void **state)
{
    (void)state;
    SDL_Surface *surface = canvas(100, 100);
    struct sg_raster raster = on(surface);
    raster.clip = (struct sg_box){40, 40, 10, 10};
    sg_raster_rect(&raster, (struct sg_box){-20, -20, 200, 200}, 90, &white);
    sg_raster_ellipse(&raster, (struct sg_box){-20, -20, 200, 200}, &white);
    sg_raster_frame(&raster, (struct sg_box){38, 38, 20, 20}, 6, 5, &white);
    sg_raster_line(&raster, (struct sg_box){-10, 0, 200, 100}, 30, &white);
    expect_area(light_on(surface), 100);
    SDL_FreeSurface(surface);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_unchanged_frame_touches_nothing),
        cmocka_unit_test(painting_the_changed_part_equals_painting_all),
        cmocka_unit_test(another_theme_repaints_all),
        cmocka_unit_test(other_letters_repaint_all),
        cmocka_unit_test(shapes_cover_their_area),
        cmocka_unit_test(nothing_is_painted_outside_the_clip),
    };
    return cmocka_run_group_tests(tests, open_studio, close_studio);
}
