/* bench_links: given boards and boards of 14x14 proven, positions analysed, levels made. Exit 1 when a bar is
 * missed: all given boards together under 0.3 s, each 14x14 under 1 s with the number of its solutions
 * proven, p95 of the generator under 100 ms for grades 1-3 and 1 s for 4-5, every call under 3 s.
 *
 *   bench_links [SEEDS]   levels of each grade, 200 by default
 *
 * Time is that of the processor for this one thread, so that neighbours on the machine do not count. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../../games/links/cover.h"
#include "../../games/links/generator.h"
#include "../../games/links/links.h"

enum { BIG = 24, WALKS = 40, SEEDS_MAX = 100000 };

static bool missed;
static unsigned char memory[LINKS_ORACLE_BYTES], scratch_memory[LINKS_SCRATCH_BYTES];

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

static int by_size(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

/* Seconds to prove the board; *solutions how many it has. */
static double prove(const struct links_position *start, const struct sg_oracle **oracle, uint64_t *solutions)
{
    struct sg_arena arena;
    struct sg_budget budget = {.nodes_left = LINKS_ORACLE_NODES};
    struct sg_survey survey;
    double from = now_s();
    sg_arena_init(&arena, memory, sizeof memory);
    links_prepare(start, &arena, &budget, oracle);
    double spent = now_s() - from;
    links_survey(*oracle, start, NULL, &survey);
    *solutions = survey.solutions;
    return spent;
}

/* ---- given boards ---------------------------------------------------------------------------------- */

static bool read_board(const char *name, struct links_position *position)
{
    char path[512], text[SG_POSITION_TEXT];
    snprintf(path, sizeof path, SG_SHARED_DIR "/data/puzzles/links/%s", name);
    FILE *file = fopen(path, "r");
    if (!file)
        return false;
    size_t length = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    while (length > 0 && text[length - 1] == '\n')
        length--;
    for (size_t i = 0; i < length; i++)
        text[i] = text[i] == '\n' ? '|' : text[i];
    return links_read_position(text, length, position, NULL) == SG_OK;
}

static void given_boards(void)
{
    static const char *const names[] = {"regular_5x5_01.txt", "regular_7x7_01.txt", "regular_9x9_01.txt",
                                        "extreme_10x10_30.txt", "unsolvable_cross.txt"};
    double sum = 0;
    for (int i = 0; i < 5; i++) {
        struct links_position start;
        const struct sg_oracle *oracle;
        uint64_t solutions;
        if (!read_board(names[i], &start)) {
            printf("skipped: no " SG_SHARED_DIR "/data/puzzles/links\n");
            return;
        }
        double spent = prove(&start, &oracle, &solutions);
        printf("    %-24s %llu solutions, %.3f ms\n", names[i], (unsigned long long)solutions, spent * 1000);
        missed = missed || solutions != (i < 4);
        sum += spent;
    }
    told("all given boards together", sum * 1000, "ms", sum < 0.3);
}

/* ---- 14x14 ----------------------------------------------------------------------------------------- */

static void big_boards(int grade, int pairs)
{
    char what[96];
    double spent[BIG];
    int one = 0, made = 0, letters = 0;
    for (uint64_t seed = 1; made < BIG; seed++) {
        struct links_position drawing, level;
        const struct sg_oracle *oracle;
        uint64_t solutions;
        if (links_make(grade, (struct links_recipe){14, 14, (uint8_t)pairs}, seed, NULL, &drawing) != SG_OK)
            continue;
        links_bare(&drawing, &level);
        spent[made++] = prove(&level, &oracle, &solutions);
        one += solutions == 1;
        letters += links_pair_count(&level);
    }
    qsort(spent, BIG, sizeof *spent, by_size);
    snprintf(what, sizeof what, "14x14, technique %d, some %d pairs, longest of %d", grade, letters / BIG,
             BIG);
    told(what, spent[BIG - 1] * 1000, "ms", spent[BIG - 1] < 1 && one == BIG);
    printf("    median %.3f ms, %d with one solution\n", spent[BIG / 2] * 1000, one);
}

/* Drawings with few pairs, whose end points nobody chose: they have millions of solutions, which is proven by
 * some of them. */
static void loose_boards(int pairs)
{
    struct sg_rng rng;
    char what[96];
    double longest = 0;
    int several = 0;
    sg_rng_init(&rng, 14);
    for (int i = 0; i < BIG; i++) {
        struct links_position drawing, level;
        const struct sg_oracle *oracle;
        uint64_t solutions;
        while (!links_cover(&rng, 14, 14, pairs, &drawing))
            ;
        links_bare(&drawing, &level);
        double spent = prove(&level, &oracle, &solutions);
        longest = spent > longest ? spent : longest;
        several += solutions > 1;
    }
    snprintf(what, sizeof what, "14x14, %d pairs anywhere, longest of %d", pairs, BIG);
    told(what, longest * 1000, "ms", longest < 1);
    printf("    %d of %d proven to have several solutions\n", several, BIG);
}

/* ---- play ------------------------------------------------------------------------------------------ */

static void analyses(int grade)
{
    char what[96];
    double spent = 0, longest = 0;
    int count = 0;
    struct sg_rng rng;
    sg_rng_init(&rng, 5);
    for (uint64_t seed = 1; seed <= 5; seed++) {
        struct links_position start;
        struct sg_arena arena;
        const struct sg_oracle *oracle;
        uint64_t solutions;
        sg_arena_init(&arena, memory, sizeof memory);
        links_generate(grade, seed, &arena, NULL, &start);
        prove(&start, &oracle, &solutions);
        for (int step = 0; step < WALKS; step++, count++) {
            struct sg_move moves[1024];
            struct sg_analysis said;
            struct sg_arena scratch;
            sg_arena_init(&scratch, scratch_memory, sizeof scratch_memory);
            double from = now_s();
            links_analyse(oracle, &start, &scratch, &said);
            double took = now_s() - from;
            spent += took;
            longest = took > longest ? took : longest;
            size_t legal = links_list_moves(&start, moves, 1024);
            bool help = said.improving_count > 0 && sg_rng_below(&rng, 8) > 0;
            if (legal > 0)
                links_play(&start, help ? said.improving[0] : moves[sg_rng_below(&rng, (uint32_t)legal)]);
        }
    }
    snprintf(what, sizeof what, "analysis, grade %d, mean (longest %.2f ms)", grade, longest * 1000);
    told(what, spent / count * 1e6, "microseconds", true);
}

static void levels(int grade, long seeds)
{
    static double spent[SEEDS_MAX];
    char what[96];
    for (long seed = 0; seed < seeds; seed++) {
        struct links_position position;
        struct sg_arena arena;
        sg_arena_init(&arena, memory, sizeof memory);
        double from = now_s();
        links_generate(grade, (uint64_t)seed, &arena, NULL, &position);
        spent[seed] = (now_s() - from) * 1000;
    }
    qsort(spent, (size_t)seeds, sizeof *spent, by_size);
    double p95 = spent[seeds * 95 / 100], longest = spent[seeds - 1];
    snprintf(what, sizeof what, "a level of grade %d, p95 (median %.2f, longest %.0f ms)", grade,
             spent[seeds / 2], longest);
    told(what, p95, "ms", p95 < (grade <= 3 ? 100 : 1000) && longest < 3000);
}

int main(int argc, char **argv)
{
    long seeds = argc > 1 ? strtol(argv[1], NULL, 10) : 200;
    seeds = seeds < 1 ? 1 : seeds > SEEDS_MAX ? SEEDS_MAX : seeds;
    given_boards();
    big_boards(2, 30);
    big_boards(4, 30);
    loose_boards(24);
    loose_boards(16);
    loose_boards(10);
    for (int grade = 1; grade <= SG_GRADES; grade += 2)
        analyses(grade);
    for (int grade = 1; grade <= SG_GRADES; grade++)
        levels(grade, seeds);
    return missed;
}
