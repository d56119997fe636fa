/* bench_code: all guesses of six colours in four places weighed against all codes left, whole strategies, the
 * exact worst case, levels made. Exit 1 when a bar is missed: a weighing under 5 ms, levels p95 under 100 ms
 * in grades 1-3 and 1 s in grade 5, one call under 3 s.
 *
 * Time is that of the processor for this one thread, so that neighbours on the machine do not count. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../../games/code/minimax.h"

enum { RUNS = 40, LEVELS = 200, SEARCHES = 60, ALL = 1296 };

static bool missed;
static unsigned char memory[CODE_ORACLE_BYTES + CODE_SCRATCH_BYTES];

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec * 1e-6;
}

static int by_size(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

/* Median and spread of `count` times; held against `bar` at `percent`. 0: no bar. */
static void told(const char *what, double *spent, int count, int percent, double bar)
{
    qsort(spent, (size_t)count, sizeof *spent, by_size);
    double held = spent[count * percent / 100];
    bool fine = bar <= 0 || held < bar;
    printf("%-52s median %9.3f ms  p5 %9.3f  p95 %9.3f  slowest %9.3f%s\n", what, spent[count / 2],
           spent[count / 20], spent[count * 95 / 100], spent[count - 1], fine ? "" : "  MISSED");
    missed = missed || !fine;
}

static struct code_table open_table(void)
{
    struct sg_arena arena;
    struct code_table table = {0};
    sg_arena_init(&arena, memory, sizeof memory);
    missed = !code_table_make(6, 4, &arena, &table) || missed;
    return table;
}

/* Partition, worst, expected size and information of all guesses. */
static void weigh_all(const struct code_table *table)
{
    static double spent[RUNS];
    static uint16_t codes[ALL];
    static struct code_weight weights[ALL];
    for (int i = 0; i < ALL; i++)
        codes[i] = (uint16_t)i;
    for (int run = 0; run < RUNS; run++) {
        double start = now_ms(), bits = 0;
        for (int guess = 0; guess < table->codes; guess++) {
            code_weigh(table, codes, ALL, guess, &weights[guess]);
            bits += code_bits(&weights[guess], ALL);
        }
        spent[run] = now_ms() - start;
        missed = missed || bits < 1;
    }
    told("weighing 1,296 guesses against 1,296 codes", spent, RUNS, 95, 5);
}

static void play_all(const struct code_table *table)
{
    static const char *const names[CODE_RULES] = {"worst case", "expected size", "information"};
    static uint16_t codes[ALL];
    for (int i = 0; i < ALL; i++)
        codes[i] = (uint16_t)i;
    for (int rule = 0; rule < CODE_RULES; rule++) {
        double start = now_ms();
        struct code_run run = code_follow(table, codes, ALL, (enum code_rule)rule);
        printf("all 1,296 games by %-13s %u guesses, %.4f each, at most %u, in %.1f ms\n", names[rule],
               run.guesses, (double)run.guesses / ALL, run.most, now_ms() - start);
    }
}

/* Positions after `rows` random guesses. */
static void search_worst(const struct code_table *table, uint32_t rows)
{
    static double spent[SEARCHES];
    struct sg_rng rng;
    char what[80];
    sg_rng_init(&rng, rows);
    for (int i = 0; i < SEARCHES; i++) {
        struct code_position board = {.colours = 6, .places = 4, .rows = 10};
        struct code_set left;
        struct code_worst worst;
        struct sg_budget budget = {.nodes_left = CODE_ORACLE_NODES};
        struct code_minimax minimax = {table, &budget};
        code_pegs_of((int)sg_rng_below(&rng, ALL), 6, 4, board.secret);
        for (uint32_t row = 0; row < rows; row++)
            code_play(&board, (struct sg_move){sg_rng_below(&rng, ALL)});
        struct code_symmetry symmetry;
        code_symmetry_of(&board, &symmetry);
        code_fitting(&board, &left);
        double start = now_ms();
        code_minimax(&minimax, &symmetry, &left, &worst);
        spent[i] = now_ms() - start;
        missed = missed || !worst.exact;
    }
    snprintf(what, sizeof what, "exact worst case, all improving guesses, row %u", rows + 1);
    told(what, spent, SEARCHES, 95, 0);
}

static void make_levels(int grade, double bar)
{
    static double spent[LEVELS];
    char what[64];
    for (int i = 0; i < LEVELS; i++) {
        struct code_position board;
        struct sg_arena arena;
        sg_arena_init(&arena, memory, sizeof memory);
        double start = now_ms();
        code_generate(grade, (uint64_t)i + 1, &arena, NULL, &board);
        spent[i] = now_ms() - start;
        missed = missed || spent[i] > 3000;
    }
    snprintf(what, sizeof what, "a level of grade %d", grade);
    told(what, spent, LEVELS, 95, bar);
}

int main(void)
{
    static const double bars_ms[SG_GRADES] = {100, 100, 100, 1000, 1000};
    struct code_table table = open_table();
    weigh_all(&table);
    play_all(&table);
    for (uint32_t rows = 0; rows < 4; rows++)
        search_worst(&table, rows);
    for (int grade = 1; grade <= SG_GRADES; grade++)
        make_levels(grade, bars_ms[grade - 1]);
    return missed;
}
