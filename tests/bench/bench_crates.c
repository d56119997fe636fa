/* bench_crates: what the analysis of a warehouse costs, preparing included, over the levels of Microban 1,
 * and how fast levels are made. Exit 1 when a bar is missed: median under 1 ms a level and all of them under
 * 20 s, at least 146 proven and none otherwise than stored; a level of grades 1-3 under 100 ms and of grade 5
 * under 1 s (p95). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "fit/rows.h"
#include "fit/stats.h"
#include "smartgames/game.h"

extern const struct sg_game sg_game_crates;

static const struct sg_game *const game = &sg_game_crates;

enum { LEVELS = 200, PROVEN = 146 };

struct bench {
    struct sg_arena arena, scratch;
    unsigned char position[SG_POSITION_BYTES];
    double figures[LEVELS];
};

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* Prepares and asks for the start; what it took. */
static double analyse(struct bench *bench, const char *text, struct sg_analysis *said)
{
    struct sg_budget budget = {.nodes_left = 5000000};
    const struct sg_oracle *oracle;
    if (game->read_position(text, strlen(text), bench->position, NULL) != SG_OK)
        exit(2);
    double start = now_ms();
    bench->arena.used = 0;
    game->prepare(bench->position, &bench->arena, &budget, &oracle);
    game->analyse(oracle, bench->position, &bench->scratch, said);
    return now_ms() - start;
}

static bool microban(struct bench *bench)
{
    struct rows rows;
    struct sg_analysis said;
    size_t count = 0;
    int proven = 0, wrong = 0;
    double total = 0;
    if (!rows_open(&rows, "puzzles/crates_microban1.tsv")) {
        printf("Microban 1 skipped: ../shared/data is not there\n");
        return true;
    }
    rows_next(&rows, '\t');
    while (count < LEVELS && rows_next(&rows, '\t')) {
        bench->figures[count] = analyse(bench, rows.cells[1], &said);
        total += bench->figures[count];
        if (bench->figures[count++] > 200)
            printf("  level %s: %.0f ms\n", rows.cells[0], bench->figures[count - 1]);
        proven += said.bound == SG_BOUND_EXACT;
        wrong += said.bound == SG_BOUND_EXACT && (long)said.distance != strtol(rows.cells[2], NULL, 10);
    }
    double median = stats_quantile(bench->figures, count, 0.5);
    printf("Microban 1: %zu levels, %d proven, %d otherwise than stored, median %.3f ms, all %.1f s\n", count,
           proven, wrong, median, total / 1000);
    return proven >= PROVEN && wrong == 0 && median < 1 && total < 20000;
}

static bool is_generated_fast(struct bench *bench, int grade)
{
    for (int i = 0; i < LEVELS; i++) {
        double start = now_ms();
        bench->arena.used = 0;
        if (game->generate(grade, (uint64_t)i + 1, &bench->arena, NULL, bench->position) != SG_OK)
            exit(2);
        bench->figures[i] = now_ms() - start;
    }
    double median = stats_quantile(bench->figures, LEVELS, 0.5),
           most = stats_quantile(bench->figures, LEVELS, 0.95);
    printf("a level of grade %d: median %.1f ms, 95 %% %.1f, worst %.1f\n", grade, median, most,
           bench->figures[LEVELS - 1]);
    return most < (grade <= 3 ? 100 : 1000) && bench->figures[LEVELS - 1] < 3000;
}

int main(void)
{
    static struct bench bench;
    size_t bytes = game->oracle_bytes + game->scratch_bytes;
    void *arena = malloc(bytes), *scratch = malloc(game->scratch_bytes);
    if (!arena || !scratch)
        return 2;
    sg_arena_init(&bench.arena, arena, game->oracle_bytes);
    sg_arena_init(&bench.scratch, scratch, game->scratch_bytes);
    bool fast = microban(&bench);
    bench.arena.size = bytes;
    for (int grade = 1; grade <= SG_GRADES; grade++)
        fast &= is_generated_fast(&bench, grade);
    free(arena);
    free(scratch);
    return !fast;
}
