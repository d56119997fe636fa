/* Levels by the hundred: whatever the seed, a level comes in time and is of the grade that was asked.
 *
 *   levels_<game> [seeds [first]]   so many of each grade, from seed `first` on; prints how long they took
 *                                   and how many differ
 *
 * Built once a game (tests/games/CMakeLists.txt), so that the long run of 10,000 seeds is one command each.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/hash.h"
#include "fit/stats.h"
#include "puzzle/rating.h"
#include "test.h"

extern const struct sg_game LEVELS_GAME;

static const struct sg_game *const game = &LEVELS_GAME;

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define UNDER_SANITIZER
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define UNDER_SANITIZER
#endif
#ifdef UNDER_SANITIZER
enum { SEEDS = 10 }; /* it is ten times as slow */
#else
enum { SEEDS = 100 };
#endif

static const double longest_ms = 3000; /* no call takes longer */

struct run {
    int seeds, first;
    struct sg_arena maker, oracle, scratch;
    unsigned char position[SG_POSITION_BYTES];
    double *spent_ms;
    uint64_t *hashes;
};

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void open_arena(struct sg_arena *arena, size_t size)
{
    void *memory = malloc(size ? size : 1);
    assert_non_null(memory);
    sg_arena_init(arena, memory, size);
}

static int open_run(void **state)
{
    struct run *run = *state;
    open_arena(&run->maker, game->oracle_bytes + game->scratch_bytes);
    open_arena(&run->oracle, game->oracle_bytes);
    open_arena(&run->scratch, game->scratch_bytes);
    run->spent_ms = calloc((size_t)run->seeds, sizeof *run->spent_ms);
    run->hashes = calloc((size_t)run->seeds, sizeof *run->hashes);
    return run->spent_ms && run->hashes ? 0 : -1;
}

static int close_run(void **state)
{
    struct run *run = *state;
    free(run->maker.base);
    free(run->oracle.base);
    free(run->scratch.base);
    free(run->spent_ms);
    free(run->hashes);
    return 0;
}

static int grade_of_level(struct run *run)
{
    const struct sg_oracle *oracle;
    struct sg_budget budget = {.nodes_left = game->oracle_nodes};
    struct sg_rating rating;
    run->oracle.used = run->scratch.used = 0;
    assert_int_equal(game->prepare(run->position, &run->oracle, &budget, &oracle), SG_OK);
    sg_rate(game, oracle, run->position, &run->scratch, &rating);
    return rating.grade;
}

static int by_number(const void *a, const void *b)
{
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

static int different(uint64_t *hashes, int count)
{
    int different = 1;
    qsort(hashes, (size_t)count, sizeof *hashes, by_number);
    for (int i = 1; i < count; i++)
        different += hashes[i] != hashes[i - 1];
    return different;
}

static void make_levels(struct run *run, int grade)
{
    for (int i = 0; i < run->seeds; i++) {
        int seed = run->first + i;
        run->maker.used = 0;
        double start = now_ms();
        assert_int_equal(game->generate(grade, (uint64_t)seed, &run->maker, NULL, run->position), SG_OK);
        run->spent_ms[i] = now_ms() - start;
        run->hashes[i] = sg_hash_bytes(SG_HASH_START, run->position, game->position_bytes);
        if (run->spent_ms[i] > longest_ms)
            fail_msg("grade %d, seed %d took %.0f ms", grade, seed, run->spent_ms[i]);
        if (grade_of_level(run) != grade)
            fail_msg("grade %d, seed %d is rated %d", grade, seed, grade_of_level(run));
    }
    size_t count = (size_t)run->seeds;
    double p95 = stats_quantile(run->spent_ms, count, 0.95); /* sorts */
    print_message("%s, grade %d: %d levels, %d different; median %.3f ms, p95 %.3f, slowest %.3f\n", game->id,
                  grade, run->seeds, different(run->hashes, run->seeds),
                  stats_quantile(run->spent_ms, count, 0.5), p95, run->spent_ms[count - 1]);
}

static void every_seed_makes_a_level_of_its_grade_in_time(void **state)
{
    for (int grade = 1; grade <= SG_GRADES; grade++)
        make_levels(*state, grade);
}

int main(int argc, char **argv)
{
    struct run run = {.seeds = argc > 1 ? atoi(argv[1]) : SEEDS, .first = argc > 2 ? atoi(argv[2]) : 0};
    if (run.seeds < 1 || run.first < 0)
        return 2;
    const struct CMUnitTest tests[] = {
        {"every_seed_makes_a_level_of_its_grade_in_time", every_seed_makes_a_level_of_its_grade_in_time,
         open_run, close_run, &run},
    };
    return cmocka_run_group_tests_name(game->id, tests, NULL, NULL);
}
