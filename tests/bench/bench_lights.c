/* bench_lights: what an analysis of a 9x9 board costs, and how fast levels are made. Exit 1 when a bar is
 * missed: analysis of 9x9 under 50 microseconds, 200,000 levels a second of 5x5.
 *
 * A level a second is one turn of the generator's inner step, lights_try: draw the presses, light the board,
 * find its shortest solution among all, judge features and grade; with the algebra of the shape made once
 * before. The whole call (choice of shape, its algebra, tries until the grade fits) is printed beside it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../../games/lights/lights.h"

enum { ROUNDS = 5, BOARDS = 2000, TRIES = 200000, CALLS = 2000, ANALYSIS_NS = 50000, LEVELS_PER_S = 200000 };

struct bench {
    unsigned char memory[LIGHTS_ORACLE_BYTES + LIGHTS_SCRATCH_BYTES];
    struct lights_algebra algebra;
    double figures[ROUNDS];
    uint64_t sum; /* of what came out, so that nothing is left out as unused */
};

static int64_t now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static int by_size(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

/* Prints median and range of the rounds; the median. */
static double told(struct bench *bench, const char *what, const char *unit)
{
    qsort(bench->figures, ROUNDS, sizeof *bench->figures, by_size);
    printf("%-52s %12.2f %s  (%.2f .. %.2f)\n", what, bench->figures[ROUNDS / 2], unit, bench->figures[0],
           bench->figures[ROUNDS - 1]);
    return bench->figures[ROUNDS / 2];
}

static const struct sg_oracle *prepare(struct bench *bench, const struct lights_position *position)
{
    struct sg_arena arena;
    struct sg_budget budget = {.nodes_left = LIGHTS_ORACLE_NODES};
    const struct sg_oracle *oracle;
    sg_arena_init(&arena, bench->memory, sizeof bench->memory);
    lights_prepare(position, &arena, &budget, &oracle);
    return oracle;
}

/* A board of the shape that some 40 random presses make. */
static void scramble(struct sg_rng *rng, struct lights_position *position)
{
    struct lights_set lit = {{0}};
    for (int i = 0; i < 40; i++) {
        int lamps = position->shape.rows * position->shape.columns;
        struct lights_set near = lights_near(&position->shape, (int)sg_rng_below(rng, (uint32_t)lamps));
        lights_add(&lit, &near);
    }
    lights_light(position, &lit);
}

/* `anew`: the shape is prepared for every board. The median in nanoseconds. */
static double analysis_ns(struct bench *bench, struct lights_shape shape, bool anew, const char *what)
{
    for (int round = 0; round < ROUNDS; round++) {
        struct lights_position position = {.shape = shape};
        struct sg_arena scratch = {0};
        struct sg_rng rng;
        int64_t spent = 0;
        sg_rng_init(&rng, (uint64_t)round + 1);
        const struct sg_oracle *oracle = prepare(bench, &position);
        for (int i = 0; i < BOARDS; i++) {
            struct sg_analysis analysis;
            scramble(&rng, &position);
            int64_t start = now_ns();
            if (anew)
                oracle = prepare(bench, &position);
            lights_analyse(oracle, &position, &scratch, &analysis);
            spent += now_ns() - start;
            bench->sum += analysis.distance;
        }
        bench->figures[round] = (double)spent / BOARDS / 1000;
    }
    return told(bench, what, "us") * 1000;
}

static double tries_per_s(struct bench *bench)
{
    struct lights_position position = {.shape = {.rows = 5, .columns = 5}};
    lights_algebra_init(&bench->algebra, &position.shape);
    for (int round = 0; round < ROUNDS; round++) {
        struct sg_rng rng;
        sg_rng_init(&rng, (uint64_t)round + 1);
        int64_t start = now_ns();
        for (int i = 0; i < TRIES; i++)
            bench->sum += (uint64_t)lights_try(&bench->algebra, &rng, 4 + i % 8, &position);
        bench->figures[round] = TRIES * 1e9 / (double)(now_ns() - start);
    }
    return told(bench, "5x5 inner step, levels drawn, solved and graded", "/s");
}

static void whole_calls(struct bench *bench)
{
    for (int grade = 1; grade <= SG_GRADES; grade++) {
        char what[64];
        double worst = 0;
        for (int round = 0; round < ROUNDS; round++) {
            int64_t spent = 0;
            for (uint64_t seed = 1; seed <= CALLS; seed++) {
                struct lights_position position;
                struct sg_arena arena;
                sg_arena_init(&arena, bench->memory, sizeof bench->memory);
                int64_t start = now_ns();
                lights_generate(grade, seed, &arena, NULL, &position);
                int64_t took = now_ns() - start;
                spent += took;
                worst = (double)took > worst ? (double)took : worst;
                bench->sum += (uint64_t)lights_count(&position);
            }
            bench->figures[round] = CALLS * 1e9 / (double)spent;
        }
        snprintf(what, sizeof what, "grade %d, whole calls (slowest %.2f ms)", grade, worst / 1e6);
        told(bench, what, "/s");
    }
}

int main(void)
{
    struct bench *bench = calloc(1, sizeof *bench);
    if (!bench)
        return 2;
    static const struct {
        const char *what;
        struct lights_shape shape;
        bool anew;
    } boards[] = {{"9x9 analysis", {9, 9, 0, 0}, false},
                  {"9x9 analysis, algebra included", {9, 9, 0, 0}, true},
                  {"9x9t analysis", {9, 9, 1, 0}, false},
                  {"9x9d analysis", {9, 9, 0, 1}, false},
                  {"9x9td analysis, of 2^32 solutions", {9, 9, 1, 1}, false},
                  {"6x9td analysis, of 2^26 solutions", {6, 9, 1, 1}, false}};
    bool missed = false;
    for (size_t i = 0; i < sizeof boards / sizeof *boards; i++)
        missed |= analysis_ns(bench, boards[i].shape, boards[i].anew, boards[i].what) > ANALYSIS_NS;
    missed |= tries_per_s(bench) < LEVELS_PER_S;
    whole_calls(bench);
    printf("%s (checksum %llu)\n", missed ? "a bar is missed" : "all bars are met",
           (unsigned long long)bench->sum);
    free(bench);
    return missed;
}
