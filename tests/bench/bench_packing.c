/* bench_packing: all packings of pentomino boards, what a position costs, levels made. Exit 1 when a bar is
 * missed: 6x10 under 1 s on one thread, 95 of 100 levels within 100 ms in grades 1-3 and 1 s in grades 4 and
 * 5, no call above 3 s.
 *
 * Time is that of the processor for this one thread, so that neighbours on the machine do not count. 6x10 is
 * searched twice: whole, and with the middle of the X in one quarter, which takes one packing of each four
 * that are the same turned or mirrored. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../../games/packing/pieces.h"
#include "../../games/packing/search.h"

enum { CALLS = 1000, LOOKS = 200 };

static bool missed;
static struct packing_table table;

static double now_s(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void told(const char *what, double figure, const char *unit, bool fine)
{
    printf("%-56s %12.3f %s%s\n", what, figure, unit, fine ? "" : "  MISSED");
    missed = missed || !fine;
}

static void pentomino_board(struct packing_position *position, int rows, int columns, bool centre)
{
    char text[SG_POSITION_TEXT], *to = text;
    for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++)
            *to++ = !centre && abs(2 * row + 1 - rows) == 1 && abs(2 * column + 1 - columns) == 1 ? '#' : '.';
        *to++ = row + 1 < rows ? '|' : ':';
    }
    strcpy(to, "FILNPTUVWXYZ");
    if (packing_read_position(text, strlen(text), position, NULL) != SG_OK)
        exit(2);
}

static void count_whole(int rows, int columns, bool centre, uint64_t known, double bar_s)
{
    struct packing_position board;
    char what[96];
    pentomino_board(&board, rows, columns, centre);
    double start = now_s();
    packing_table_make(&table, &board, packing_kinds(&board));
    uint64_t count = packing_completions(&table, &board, UINT64_MAX, UINT64_MAX - 1);
    double spent = now_s() - start;
    snprintf(what, sizeof what, "%dx%d%s: %llu packings of %llu known", rows, columns,
             centre ? "" : " without its centre", (unsigned long long)count, (unsigned long long)known);
    told(what, spent, "s", count == known && spent < bar_s);
}

static void count_classes(void)
{
    struct packing_position start;
    uint64_t count = 0;
    pentomino_board(&start, 6, 10, true);
    double began = now_s();
    packing_table_make(&table, &start, packing_kinds(&start));
    for (int row = 0; row < 2; row++)
        for (int column = 1; column < 5; column++) {
            struct packing_position board = start;
            struct packing_step step = {false, packing_of_letter('X'), 0, row, column};
            if (packing_play(&board, packing_move(step)) == SG_OK)
                count += packing_completions(&table, &board, UINT64_MAX, UINT64_MAX - 1);
        }
    double spent = now_s() - began;
    printf("6x10, X in one quarter: %llu packings of 2339 known\n", (unsigned long long)count);
    told("6x10, all packings up to symmetry", spent, "s", count == 2339 && spent < 1);
}

static int by_size(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static void generate(int grade, unsigned char *memory)
{
    static double spent[CALLS];
    char what[96];
    for (uint64_t seed = 0; seed < CALLS; seed++) {
        struct packing_position position;
        struct sg_arena arena;
        sg_arena_init(&arena, memory, PACKING_ORACLE_BYTES);
        double start = now_s();
        packing_generate(grade, seed, &arena, NULL, &position);
        spent[seed] = (now_s() - start) * 1000;
    }
    qsort(spent, CALLS, sizeof *spent, by_size);
    double bar_ms = grade <= 3 ? 100 : 1000, p95 = spent[CALLS * 95 / 100], longest = spent[CALLS - 1];
    snprintf(what, sizeof what, "a level of grade %d, p95", grade);
    told(what, p95, "ms", p95 < bar_ms && longest < 3000);
    printf("    median %.2f, longest %.1f\n", spent[CALLS / 2], longest);
}

/* Prepared once, then asked at positions of random walks. */
static void analyse(const char *what, const char *text, unsigned char *memory, uint64_t nodes)
{
    struct packing_position start, board;
    struct sg_arena arena;
    struct sg_budget budget = {.nodes_left = nodes};
    const struct sg_oracle *oracle;
    struct sg_analysis analysis;
    struct sg_rng rng;
    char line[96];
    if (packing_read_position(text, strlen(text), &start, NULL) != SG_OK)
        exit(2);
    sg_arena_init(&arena, memory, PACKING_ORACLE_BYTES);
    sg_rng_init(&rng, 1);
    double began = now_s(), longest = 0, sum = 0;
    packing_prepare(&start, &arena, &budget, &oracle);
    double prepared = now_s() - began;
    board = start;
    for (int i = 0; i < LOOKS; i++) {
        struct sg_move moves[SG_MOVES_MAX];
        size_t count = packing_list_moves(&board, moves, SG_MOVES_MAX);
        double start_s = now_s();
        packing_analyse(oracle, &board, NULL, &analysis);
        double spent = now_s() - start_s;
        sum += spent;
        longest = spent > longest ? spent : longest;
        if (count > 0)
            packing_play(&board, moves[sg_rng_below(&rng, (uint32_t)count)]);
    }
    snprintf(line, sizeof line, "%s: prepared", what);
    told(line, prepared * 1000, "ms", true);
    snprintf(line, sizeof line, "%s: one analysis, mean", what);
    told(line, sum / LOOKS * 1e6, "microseconds", true);
    printf("    longest %.0f\n", longest * 1e6);
}

int main(void)
{
    static unsigned char memory[PACKING_ORACLE_BYTES];
    count_whole(3, 20, true, 8, 1);
    count_whole(4, 15, true, 1472, 1);
    count_whole(5, 12, true, 4040, 2);
    count_whole(8, 8, false, 520, 2);
    count_classes();
    count_whole(6, 10, true, 9356, 1);
    for (int grade = 1; grade <= SG_GRADES; grade++)
        generate(grade, memory);
    analyse("nine pieces", packing_stock(5, 0), memory, PACKING_ORACLE_NODES);
    analyse("6x10, all packings kept",
            "..........|..........|..........|..........|..........|..........:FILNPTUVWXYZ", memory,
            PACKING_ORACLE_NODES);
    analyse("8x8 of thirteen pieces, too many to keep",
            "........|........|........|........|........|........|........|........:FILNPTUVWXYZO", memory,
            1000000);
    return missed;
}
