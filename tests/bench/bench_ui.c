/* What a frame costs: a full redraw of the play and the climb scene (1280x800) and of a hard board of each
 * game, a frame in which nothing changed, a frame of a slide, with and without an oracle at work in another
 * thread, and the way from nothing to the first frame. Medians with their spread, in milliseconds.
 *
 *   bench_ui [REPEATS]         exit 1: a median is above its bar
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "golden/picture.h"
#include "puzzle/level.h"

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

/* Prints, and says whether the median keeps below the bar. */
static bool tell(const char *what, double *times, int count, double bar_ms)
{
    qsort(times, (size_t)count, sizeof *times, by_size);
    double median = times[count / 2];
    printf("%s\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%d\n", what, median, times[0], times[count * 9 / 10],
           times[count - 1], bar_ms, count);
    return median <= bar_ms;
}

enum manner { WHOLE, UNCHANGED, SLIDING };

static bool measure(struct studio *studio, const char *what, enum sketch_scene scene, enum manner manner,
                    int repeats, double bar_ms)
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
    SDL_FreeSurface(surface);
    sketch_free(sketch);
    return tell(what, times, repeats, bar_ms);
}

/* ---- boards, and an oracle at work ----------------------------------------------------------------- */

enum { GRADE = 5, SEED = 3 };

static bool measure_board(struct studio *studio, const struct sg_game *game, const void *position,
                          int repeats)
{
    static double times[MOST];
    char what[64];
    struct sketch *sketch = sketch_new(studio->fonts, SKETCH_PLAY, "nl");
    sketch_lay(sketch, game, position);
    SDL_Surface *surface = studio_paint(studio, sketch);
    for (int i = 0; i < repeats; i++) {
        double from = now_ms();
        sg_paint_forget(studio->paint);
        sg_paint(studio->paint, sg_ui_draw(studio->ui, sketch_world(sketch)), SG_THEME_LIGHT, surface);
        times[i] = now_ms() - from;
    }
    SDL_FreeSurface(surface);
    sketch_free(sketch);
    snprintf(what, sizeof what, "%s, full redraw", game->id);
    return tell(what, times, repeats, 8);
}

static bool measure_boards(struct studio *studio, struct sg_bench *bench, int repeats)
{
    bool kept = true;
    for (const struct sg_game *const *game = sg_games; *game; game++) {
        struct sg_level level;
        if (sg_bench_generate(bench, *game, GRADE, SEED, NULL, &level) != SG_OK)
            return false;
        kept &= measure_board(studio, *game, level.position, repeats);
    }
    return kept;
}

struct toil {
    struct sg_bench *bench;
    atomic_bool done;
};

/* Levels of every game, over and over, as the room makes them between two boards. */
static int toil(void *user)
{
    struct toil *work = user;
    for (uint64_t seed = 1; !atomic_load(&work->done); seed++)
        for (const struct sg_game *const *game = sg_games; *game && !atomic_load(&work->done); game++) {
            struct sg_level level;
            if (sg_bench_generate(work->bench, *game, GRADE, seed, &work->done, &level) == SG_OK)
                (void)sg_bench_prepare(work->bench, *game, level.position, 0, &work->done);
        }
    return 0;
}

static bool measure_beside_oracle(struct studio *studio, struct sg_bench *bench, int repeats)
{
    struct toil work = {.bench = bench};
    SDL_Thread *thread = SDL_CreateThread(toil, "oracle", &work);
    bool kept =
        thread && measure(studio, "play, a piece slides, oracle at work", SKETCH_PLAY, SLIDING, repeats, 8);
    atomic_store(&work.done, true);
    SDL_WaitThread(thread, NULL);
    return kept;
}

/* Fonts, icons and content read, the start scene laid out and painted. */
static bool measure_start(int repeats)
{
    static double times[MOST];
    for (int i = 0; i < repeats; i++) {
        struct studio studio;
        double from = now_ms();
        if (!studio_open(&studio))
            return false;
        struct sketch *sketch = sketch_new(studio.fonts, SKETCH_START, "nl");
        SDL_Surface *surface = studio_paint(&studio, sketch);
        times[i] = now_ms() - from;
        SDL_FreeSurface(surface);
        sketch_free(sketch);
        studio_close(&studio);
    }
    return tell("start to the first frame", times, repeats, 300);
}

int main(int argc, char **argv)
{
    bool quick = argc > 1 && strcmp(argv[1], "--quick") == 0;
    int repeats = quick ? 20 : argc > 1 ? atoi(argv[1]) : 100;
    struct studio studio;
    if (repeats < 1 || repeats > MOST || !studio_open(&studio)) {
        fprintf(stderr, "bench_ui [--quick | REPEATS 1-%d], with the assets built\n", MOST);
        return 2;
    }
    printf("what\tmedian_ms\tleast_ms\tp90_ms\tmost_ms\tbar_ms\tcount\n");
    bool kept = measure(&studio, "play, full redraw", SKETCH_PLAY, WHOLE, repeats, 8);
    kept &= measure(&studio, "climb, full redraw", SKETCH_CLIMB, WHOLE, repeats, 8);
    kept &= measure(&studio, "play, nothing changed", SKETCH_PLAY, UNCHANGED, repeats, 0.1);
    kept &= measure(&studio, "play, a piece slides", SKETCH_PLAY, SLIDING, repeats, 8);
    struct sg_bench *bench = sg_bench_new(sg_games);
    kept &=
        bench && measure_beside_oracle(&studio, bench, repeats) && measure_boards(&studio, bench, repeats);
    sg_bench_free(bench);
    studio_close(&studio);
    kept &= measure_start(repeats < 10 ? repeats : 10);
    return kept ? 0 : 1;
}
