/* bench_binary: all 8x8 grids counted, 14x14 boards solved and proven, levels made. Exit 1 when a bar is
 * missed: each count under 2 s, a 14x14 solve under 50 microseconds (p95), 5,000 levels a second of the
 * hardest grade in its band on 8x8 and 400 on 14x14, one call of the generator under 3 s.
 *
 * Time is that of the processor for this one thread, so that neighbours on the machine do not count. A level
 * counts when its techniques are those of the grade; those that fall in the grade's band of seconds besides
 * are counted beside it. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "../../games/binary/search.h"

enum { LEVELS = 400, CALLS = 1000 };

static bool missed;

static double now_s(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void told(const char *what, double figure, const char *unit, bool fine)
{
    printf("%-56s %12.2f %s%s\n", what, figure, unit, fine ? "" : "  MISSED");
    missed = missed || !fine;
}

/* Swapping 0 and 1 makes another grid of each: half of them are counted, those with a 0 in the corner. */
static void count_all(bool unlike, size_t expected)
{
    struct binary_grid grid = {.size = 8, .unlike = unlike};
    struct binary_search search = {.limit = SIZE_MAX, .plain = true};
    binary_grid_set(&grid, 0, 0, BINARY_ZERO);
    double start = now_s();
    binary_search(&search, &grid);
    double spent = now_s() - start;
    printf("%zu grids of 8x8, %zu expected\n", 2 * search.count, expected);
    told(unlike ? "counting them, lines all different" : "counting them", spent, "s",
         2 * search.count == expected && spent < 2);
}

/* Fills `boards` with levels whose techniques are those of `grade`; prints how fast. */
static void make(int grade, int size, bool unlike, bool fits, double bar, struct binary_position *boards)
{
    char what[96];
    double start = now_s();
    int made = 0;
    for (uint64_t seed = 1; made < LEVELS; seed++)
        made += binary_make(grade, size, unlike, fits, sg_seed_mix(seed, 7), &boards[made]) == SG_OK;
    double each = (now_s() - start) / LEVELS;
    snprintf(what, sizeof what, "levels of %dx%d%s, grade %d%s", size, size,
             unlike ? ", lines different" : "", grade, fits ? ", in its band" : "");
    told(what, 1 / each, "a second", 1 / each >= bar);
}

static int by_size(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

/* Each to its one solution and the proof that there is no second. */
static void solve(const struct binary_position *boards, const char *what)
{
    static double spent[LEVELS];
    double sum = 0;
    for (int i = 0; i < LEVELS; i++) {
        struct binary_filling found[2];
        struct binary_search search = {.found = found, .limit = 2};
        struct binary_grid grid = binary_grid_of(&boards[i], false);
        double start = now_s();
        binary_search(&search, &grid);
        spent[i] = (now_s() - start) * 1e6;
        sum += spent[i];
        missed = missed || search.count != 1;
    }
    qsort(spent, LEVELS, sizeof *spent, by_size);
    printf("%s: ", what);
    told("p95", spent[LEVELS * 95 / 100], "microseconds", spent[LEVELS * 95 / 100] < 50);
    printf("    median %.1f, mean %.1f, longest %.1f\n", spent[LEVELS / 2], sum / LEVELS, spent[LEVELS - 1]);
}

/* What is said of every position on the way to the solution, the nearest cell first; with the search for all
 * solutions made before. */
static void analyse(const struct binary_position *boards, const char *what)
{
    static unsigned char memory[BINARY_ORACLE_BYTES];
    double most = 0, sum = 0;
    int count = 0;
    for (int i = 0; i < LEVELS; i++) {
        struct binary_position position = boards[i];
        struct sg_arena arena, scratch = {0};
        struct sg_budget budget = {.nodes_left = BINARY_ORACLE_NODES};
        struct sg_analysis said;
        const struct sg_oracle *oracle;
        sg_arena_init(&arena, memory, sizeof memory);
        binary_prepare(&position, &arena, &budget, &oracle);
        while (binary_outcome(&position) == SG_OUTCOME_OPEN) {
            double start = now_s();
            binary_analyse(oracle, &position, &scratch, &said);
            double spent = (now_s() - start) * 1e6;
            most = spent > most ? spent : most;
            sum += spent;
            count++;
            binary_play(&position, said.improving[0]);
        }
    }
    printf("%s, longest %.1f: ", what, most);
    told("mean", sum / count, "microseconds", sum / count < 50);
}

static void whole_calls(int grade)
{
    static double spent[CALLS];
    char what[96];
    for (uint64_t seed = 0; seed < CALLS; seed++) {
        struct binary_position position;
        double start = now_s();
        binary_generate(grade, seed, NULL, NULL, &position);
        spent[seed] = (now_s() - start) * 1000;
    }
    qsort(spent, CALLS, sizeof *spent, by_size);
    snprintf(what, sizeof what, "a level of grade %d, any board, p95", grade);
    told(what, spent[CALLS * 95 / 100], "ms", spent[CALLS * 95 / 100] < 100 && spent[CALLS - 1] < 3000);
}

int main(void)
{
    static struct binary_position boards[LEVELS];
    count_all(false, 12413918);
    count_all(true, 4111116);
    make(4, 14, false, false, 0, boards);
    solve(boards, "14x14, grade 4, solved and proven");
    make(5, 14, false, false, 400, boards);
    solve(boards, "14x14, grade 5, solved and proven");
    analyse(boards, "14x14, grade 5, a position analysed");
    make(5, 14, true, true, 400, boards);
    make(5, 8, false, false, 5000, boards);
    make(5, 8, false, true, 5000, boards);
    make(5, 8, true, false, 5000, boards);
    make(5, 8, true, true, 5000, boards);
    analyse(boards, "8x8, grade 5, a position analysed");
    for (int grade = 1; grade <= SG_GRADES; grade++)
        whole_calls(grade);
    return missed;
}
