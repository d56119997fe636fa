/* bench_tower: what the analysis of a tower costs, map, survey and features together, and how fast levels are
 * made.
 * Exit 1 when a bar is missed: any analysis under 1 ms; a level of grades 1-3 under 100 ms and of grade 5
 * under 1 s (p95). Time is that of the processor for this one thread. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "fit/stats.h"
#include "smartgames/game.h"

extern const struct sg_game sg_game_tower;

static const struct sg_game *const game = &sg_game_tower;

enum { ROUNDS = 201, LEVELS = 500 };

struct bench {
    struct sg_arena arena, scratch;
    unsigned char position[SG_POSITION_BYTES];
    double figures[LEVELS];
};

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* Prints median, 95 % and worst; the figure at `p`. */
static double told(struct bench *bench, const char *what, size_t count, double p)
{
    double median = stats_quantile(bench->figures, count, 0.5),
           most = stats_quantile(bench->figures, count, 0.95);
    printf("%-44s %9.4f ms  (95 %% %.4f, worst %.4f)\n", what, median, most, bench->figures[count - 1]);
    return stats_quantile(bench->figures, count, p);
}

/* All that is ever asked of a level: the map of its positions, the answer for the first, survey and features;
 * the median. */
static double analysis_ms(struct bench *bench, const char *what, const char *text)
{
    if (game->read_position(text, strlen(text), bench->position, NULL) != SG_OK)
        exit(2);
    for (int round = 0; round < ROUNDS; round++) {
        struct sg_budget budget = {.nodes_left = game->oracle_nodes};
        const struct sg_oracle *oracle;
        struct sg_analysis analysis;
        struct sg_survey survey;
        double features[SG_FEATURES_MAX], start = now_ms();
        bench->arena.used = 0;
        if (game->prepare(bench->position, &bench->arena, &budget, &oracle) != SG_OK)
            exit(2);
        game->analyse(oracle, bench->position, &bench->scratch, &analysis);
        game->survey(oracle, bench->position, &bench->scratch, &survey);
        game->features(oracle, bench->position, &bench->scratch, features);
        bench->figures[round] = now_ms() - start;
        if (analysis.bound != SG_BOUND_EXACT)
            exit(2);
    }
    return told(bench, what, ROUNDS, 0.5);
}

/* One question to a map that is there. */
static double lookup_ms(struct bench *bench)
{
    struct sg_budget budget = {.nodes_left = game->oracle_nodes};
    const struct sg_oracle *oracle;
    struct sg_analysis analysis;
    bench->arena.used = 0;
    game->prepare(bench->position, &bench->arena, &budget, &oracle);
    for (int round = 0; round < ROUNDS; round++) {
        double start = now_ms();
        for (int i = 0; i < 1000; i++)
            game->analyse(oracle, bench->position, &bench->scratch, &analysis);
        bench->figures[round] = (now_ms() - start) / 1000;
    }
    return told(bench, "answer after a move, Hanoi with 10 discs", ROUNDS, 0.5);
}

static double generate_ms(struct bench *bench, int grade)
{
    char what[64];
    snprintf(what, sizeof what, "a level of grade %d", grade);
    for (int i = 0; i < LEVELS; i++) {
        double start = now_ms();
        bench->arena.used = 0;
        if (game->generate(grade, (uint64_t)i + 1, &bench->arena, NULL, bench->position) != SG_OK)
            exit(2);
        bench->figures[i] = now_ms() - start;
    }
    return told(bench, what, LEVELS, 0.95);
}

int main(void)
{
    static struct bench bench;
    size_t bytes = game->oracle_bytes + game->scratch_bytes;
    void *arena = malloc(bytes), *scratch = malloc(game->scratch_bytes);
    if (!arena || !scratch)
        return 2;
    sg_arena_init(&bench.arena, arena, bytes);
    sg_arena_init(&bench.scratch, scratch, game->scratch_bytes);
    static const struct {
        const char *what, *text;
    } boards[] = {
        {"3 balls on 3,2,1", "3,2,1:12/3/->21/3/-"},
        {"5 balls on 5,5,5", "5,5,5:12345/-/->-/-/12345"},
        {"5 balls on 5,5,5,5, 1,134 solutions", "5,5,5,5:12345/-/-/->54321/-/-/-"},
        {"Hanoi, 8 discs on four pegs", "h8,8,8,8:87654321/-/-/->-/-/-/87654321"},
        {"Hanoi, 10 discs", "h10,10,10:a987654321/-/->-/-/a987654321"},
    };
    bool fast = true;
    for (size_t i = 0; i < sizeof boards / sizeof *boards; i++)
        fast &= analysis_ms(&bench, boards[i].what, boards[i].text) < 1;
    fast &= lookup_ms(&bench) < 0.005;
    for (int grade = 1; grade <= SG_GRADES; grade++)
        fast &= generate_ms(&bench, grade) < (grade <= 3 ? 100 : 1000);
    free(arena);
    free(scratch);
    return !fast;
}
