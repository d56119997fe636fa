/* What a frame costs: a full redraw of the play and the climb scene (1280x800), a frame in which nothing
 * changed, a frame of a slide, and the way from nothing to the first frame. Medians with their spread, in
 * milliseconds.
 *
 *   bench_ui [REPEATS]
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "golden/picture.h"

enum { MOST = 1000 };

static double now_ms(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b)
{
    double one = *(const double *)a, other = *(const double *)b;
    return (one > other) - (one < other);
}

static void tell(const char *what, double *times, int count)
{
    qsort(times, (size_t)count, sizeof *times, by_size);
    printf("%s\t%.3f\t%.3f\t%.3f\t%.3f\t%d\n", what, times[count / 2], times[0], times[count * 9 / 10],
           times[count - 1], count);
}

enum manner { WHOLE, UNCHANGED, SLIDING };

static void measure(struct studio *studio, const char *what, enum sketch_scene scene, enum manner manner,
                    int repeats)
{
    static double times[MOST];
    struct sketch *sketch = sketch_new(studio->fonts, scene, "nl");
    struct sg_ui_world *world = sketch_world(sketch);
    SDL_Surface *surface = studio_paint(studio, sketch);
    for (int i = 0; i < repeats; i++) {
        if (manner == SLIDING && i % 9 == 0) {
            struct sg_event moved = {.kind = SG_EVENT_MOVE};
            sketch_move(sketch, i % 18 ? "I-1" : "I+1");
            sg_ui_note(studio->ui, world, &moved);
        }
        world->now_ms += 16;
        double from = now_ms();
        if (manner == WHOLE)
            sg_paint_forget(studio->paint);
        sg_paint(studio->paint, sg_ui_draw(studio->ui, world), SG_THEME_LIGHT, surface);
        times[i] = now_ms() - from;
    }
    tell(what, times, repeats);
    SDL_FreeSurface(surface);
    sketch_free(sketch);
}

/* Fonts, icons and content read, the start scene laid out and painted. */
static void measure_start(int repeats)
{
    static double times[MOST];
    for (int i = 0; i < repeats; i++) {
        struct studio studio;
        double from = now_ms();
        if (!studio_open(&studio))
            return;
        struct sketch *sketch = sketch_new(studio.fonts, SKETCH_START, "nl");
        SDL_Surface *surface = studio_paint(&studio, sketch);
        times[i] = now_ms() - from;
        SDL_FreeSurface(surface);
        sketch_free(sketch);
        studio_close(&studio);
    }
    tell("start to the first frame", times, repeats);
}

int main(int argc, char **argv)
{
    int repeats = argc > 1 ? atoi(argv[1]) : 100;
    struct studio studio;
    if (repeats < 1 || repeats > MOST || !studio_open(&studio)) {
        fprintf(stderr, "bench_ui [REPEATS 1-%d], with the assets built\n", MOST);
        return 2;
    }
    printf("what\tmedian_ms\tleast_ms\tp90_ms\tmost_ms\tcount\n");
    measure(&studio, "play, full redraw", SKETCH_PLAY, WHOLE, repeats);
    measure(&studio, "climb, full redraw", SKETCH_CLIMB, WHOLE, repeats);
    measure(&studio, "play, nothing changed", SKETCH_PLAY, UNCHANGED, repeats);
    measure(&studio, "play, a piece slides", SKETCH_PLAY, SLIDING, repeats);
    studio_close(&studio);
    measure_start(repeats < 10 ? repeats : 10);
    return 0;
}
