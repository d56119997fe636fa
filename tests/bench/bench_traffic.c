/* What sliding cars cost: the map of all positions of a board beside an obvious search, a lookup after a
 * move, a level of each grade; and how well the rating orders boards as people do.
 *
 *   bench_traffic [--quick] [SEEDS]
 *
 * A line a figure: its median and the 5th and 95th percentile, what was asked, and whether that holds; exit 1
 * when it does not. Times are processor time of this thread: nothing here waits, and what else the machine
 * does is not our cost. */
#define _POSIX_C_SOURCE 200809L
#include <stdbool.h>
#include <stdlib.h>
#include <time.h>

#include "fit/human_traffic.h"
#include "fit/rows.h"
#include "fit/stats.h"
#include "obvious_search.h"
#include "plain_search.h"
#include "puzzle/rating.h"

extern const struct sg_game sg_game_traffic;

enum { BOARDS_MAX = 64, TIMES_MAX = 2048, LOOKUPS = 32, BATCHES = 512, LARGE = 50000, PAGE = 4096 };

enum { TEXT = 1, MOVES = 3, STATES = 5, FARTHEST = 7 }; /* columns of traffic.tsv */

struct bench {
    int repeats; /* of each board */
    size_t seeds;
    bool missed;
    unsigned char *memory; /* an oracle's, then scratch */
    struct obvious_search *obvious;
};

static double now_s(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* ---- telling --------------------------------------------------------------------------------------- */

static void tell_verdict(struct bench *bench, const char *bar, bool holds)
{
    bench->missed |= !holds;
    printf("%s\t%s\n", bar, !*bar ? "" : holds ? "holds" : "MISSED");
}

static void tell_spread(const char *what, const char *unit, double *values, size_t count)
{
    double middle = stats_quantile(values, count, 0.5);
    printf("%s\t%s\t%.3f\t%.3f-%.3f\t", what, unit, middle, stats_quantile(values, count, 0.05),
           stats_quantile(values, count, 0.95));
}

/* ---- maps ------------------------------------------------------------------------------------------ */

/* One row of traffic.tsv, timed. */
struct board {
    unsigned char position[SG_POSITION_BYTES];
    char text[64];
    uint32_t moves, states, farthest;
    double map_ms, obvious_ms, keeping_ms, plain_ms; /* medians */
};

static struct sg_arena map_arena(const struct bench *bench)
{
    struct sg_arena arena;
    sg_arena_init(&arena, bench->memory, sg_game_traffic.oracle_bytes);
    return arena;
}

static struct sg_arena scratch_arena(const struct bench *bench)
{
    struct sg_arena scratch;
    sg_arena_init(&scratch, bench->memory + sg_game_traffic.oracle_bytes, sg_game_traffic.scratch_bytes);
    return scratch;
}

static const struct sg_oracle *prepare(const struct bench *bench, const void *position)
{
    struct sg_arena arena = map_arena(bench);
    struct sg_budget budget = {.nodes_left = sg_game_traffic.oracle_nodes};
    const struct sg_oracle *oracle;
    if (sg_game_traffic.prepare(position, &arena, &budget, &oracle) != SG_OK)
        exit(2);
    return oracle;
}

static size_t read_boards(struct board boards[BOARDS_MAX])
{
    struct rows rows;
    if (!rows_open(&rows, "puzzles/traffic.tsv"))
        return 0;
    size_t count = 0;
    rows_next(&rows, '\t'); /* the names of the columns */
    while (rows_next(&rows, '\t') && count < BOARDS_MAX) {
        struct board *board = &boards[count++];
        snprintf(board->text, sizeof board->text, "%s", rows.cells[TEXT]);
        if (sg_game_traffic.read_position(board->text, strlen(board->text), board->position, NULL) != SG_OK)
            exit(2);
        board->moves = (uint32_t)atoi(rows.cells[MOVES]);
        board->states = (uint32_t)atoi(rows.cells[STATES]);
        board->farthest = (uint32_t)atoi(rows.cells[FARTHEST]);
    }
    return count;
}

/* Figures of searches that are wrong are worth nothing. */
static void check_answers(const struct bench *bench, const struct board *board)
{
    struct obvious_answer answer = obvious_search_run(bench->obvious, board->text, true);
    struct sg_arena scratch = scratch_arena(bench);
    struct sg_survey survey;
    struct sg_analysis analysis;
    const struct sg_oracle *oracle = prepare(bench, board->position);
    sg_game_traffic.survey(oracle, board->position, &scratch, &survey);
    sg_game_traffic.analyse(oracle, board->position, &scratch, &analysis);
    if (answer.states != board->states || answer.farthest != board->farthest ||
        answer.distance != (int)board->moves || survey.states != board->states ||
        survey.max_distance != board->farthest || analysis.distance != board->moves) {
        fprintf(stderr, "bench_traffic: the searches disagree on %s\n", board->text);
        exit(1);
    }
}

/* The slow oracle of the contract tests, which knows the game by its rules alone; told beforehand how much
 * room it needs. */
static double time_plain(const struct board *board)
{
    struct plain_search plain;
    double start = now_s();
    if (!plain_search_open(&plain, &sg_game_traffic, board->position, board->states))
        exit(2);
    double took = now_s() - start;
    plain_search_close(&plain);
    return 1e3 * took;
}

static double time_obvious(const struct bench *bench, const struct board *board, bool keeps)
{
    double start = now_s();
    obvious_search_run(bench->obvious, board->text, keeps);
    return 1e3 * (now_s() - start);
}

static void time_board(const struct bench *bench, struct board *board)
{
    double map[TIMES_MAX], obvious[TIMES_MAX], keeping[TIMES_MAX], plain[TIMES_MAX];
    check_answers(bench, board); /* which warms what both work with */
    for (int i = 0; i < bench->repeats; i++) {
        double start = now_s();
        prepare(bench, board->position);
        map[i] = 1e3 * (now_s() - start);
        obvious[i] = time_obvious(bench, board, false);
        keeping[i] = time_obvious(bench, board, true);
        plain[i] = time_plain(board);
    }
    board->map_ms = stats_quantile(map, (size_t)bench->repeats, 0.5);
    board->obvious_ms = stats_quantile(obvious, (size_t)bench->repeats, 0.5);
    board->keeping_ms = stats_quantile(keeping, (size_t)bench->repeats, 0.5);
    board->plain_ms = stats_quantile(plain, (size_t)bench->repeats, 0.5);
}

/* The pages that a map wrote to, in MiB: the arena is larger, but what is not touched costs nothing. */
static double touched_mib(const struct bench *bench, const void *position)
{
    enum { SIGN = 0xa5 };
    size_t bytes = sg_game_traffic.oracle_bytes, pages = 0;
    memset(bench->memory, SIGN, bytes);
    prepare(bench, position);
    for (size_t page = 0; page < bytes; page += PAGE) {
        bool touched = false;
        for (size_t i = page; i < page + PAGE && i < bytes && !touched; i++)
            touched = bench->memory[i] != SIGN;
        pages += touched;
    }
    return (double)pages * PAGE / (1 << 20);
}

static void bench_large(struct bench *bench, const struct board *board)
{
    char what[64];
    snprintf(what, sizeof what, "map of %u positions", (unsigned)board->states);
    double map_ms = board->map_ms, mib = touched_mib(bench, board->position);
    printf("%s\tms\t%.3f\t\t", what, map_ms);
    tell_verdict(bench, "< 20", map_ms < 20);
    printf("than an obvious search\ttimes faster\t%.3f\t\t", board->obvious_ms / map_ms);
    tell_verdict(bench, ">= 10", board->obvious_ms / map_ms >= 10);
    printf("than one that keeps neighbours\ttimes faster\t%.3f\t\t", board->keeping_ms / map_ms);
    tell_verdict(bench, "", true);
    printf("%s\tMiB\t%.1f\t\t", what, mib);
    tell_verdict(bench, "< 16", mib < 16);
}

static void bench_ratio(struct bench *bench, const char *what, const char *bar, const double *slow,
                        const double *map, size_t count)
{
    double ratio[BOARDS_MAX];
    for (size_t i = 0; i < count; i++)
        ratio[i] = slow[i] / map[i];
    tell_spread(what, "times faster", ratio, count);
    tell_verdict(bench, bar, !*bar || stats_quantile(ratio, count, 0.5) >= 10);
}

/* The bar is held against the search that is simplest to write; how much that choice matters is told too. */
static void bench_maps(struct bench *bench, struct board *boards, size_t count)
{
    double map[BOARDS_MAX], obvious[BOARDS_MAX], keeping[BOARDS_MAX], plain[BOARDS_MAX], sorted[BOARDS_MAX];
    for (size_t i = 0; i < count; i++) {
        time_board(bench, &boards[i]);
        map[i] = sorted[i] = boards[i].map_ms;
        obvious[i] = boards[i].obvious_ms;
        keeping[i] = boards[i].keeping_ms;
        plain[i] = boards[i].plain_ms;
    }
    tell_spread("map of a board", "ms", sorted, count);
    tell_verdict(bench, "< 1", stats_quantile(sorted, count, 0.5) < 1);
    bench_ratio(bench, "than an obvious search", ">= 10", obvious, map, count);
    bench_ratio(bench, "than one that keeps neighbours", "", keeping, map, count);
    bench_ratio(bench, "than the contract's slow oracle", "", plain, map, count);
    for (size_t i = 0; i < count; i++)
        if (boards[i].states >= LARGE)
            bench_large(bench, &boards[i]);
}

/* ---- lookups --------------------------------------------------------------------------------------- */

/* Walks at random and looks up where it comes: the mean of LOOKUPS, in microseconds. */
static double time_lookups(const struct bench *bench, const struct sg_oracle *oracle, struct sg_rng *rng,
                           void *position)
{
    static unsigned char visited[LOOKUPS][SG_POSITION_BYTES];
    const struct sg_game *game = &sg_game_traffic;
    for (int i = 0; i < LOOKUPS; i++) {
        struct sg_move moves[SG_MOVES_MAX];
        size_t count = game->list_moves(position, moves, SG_MOVES_MAX);
        game->play(position, moves[sg_rng_below(rng, (uint32_t)count)]);
        memcpy(visited[i], position, game->position_bytes);
    }
    struct sg_arena scratch = scratch_arena(bench);
    struct sg_analysis analysis;
    double start = now_s();
    for (int i = 0; i < LOOKUPS; i++)
        game->analyse(oracle, visited[i], &scratch, &analysis);
    return 1e6 * (now_s() - start) / LOOKUPS;
}

static void bench_lookups(struct bench *bench, struct board *boards, size_t count)
{
    static double times[BOARDS_MAX * BATCHES];
    size_t batches = 0;
    struct sg_rng rng;
    sg_rng_init(&rng, 5);
    for (size_t i = 0; i < count; i++) {
        const struct sg_oracle *oracle = prepare(bench, boards[i].position);
        unsigned char position[SG_POSITION_BYTES];
        memcpy(position, boards[i].position, sizeof position);
        for (int batch = 0; batch < BATCHES; batch++)
            times[batches++] = time_lookups(bench, oracle, &rng, position);
    }
    tell_spread("lookup after a move", "us", times, batches);
    tell_verdict(bench, "p95 < 5", stats_quantile(times, batches, 0.95) < 5);
}

/* ---- levels ---------------------------------------------------------------------------------------- */

static void bench_grade(struct bench *bench, int grade)
{
    double times[TIMES_MAX];
    char what[64], bar[64];
    for (size_t seed = 0; seed < bench->seeds; seed++) {
        unsigned char position[SG_POSITION_BYTES];
        struct sg_arena arena;
        sg_arena_init(&arena, bench->memory, sg_game_traffic.oracle_bytes + sg_game_traffic.scratch_bytes);
        double start = now_s();
        if (sg_game_traffic.generate(grade, seed, &arena, NULL, position) != SG_OK)
            exit(1);
        times[seed] = 1e3 * (now_s() - start);
    }
    double limit = grade <= 3 ? 50 : 500, p95 = stats_quantile(times, bench->seeds, 0.95);
    double most = times[bench->seeds - 1]; /* sorted by now */
    snprintf(what, sizeof what, "level of grade %d", grade);
    snprintf(bar, sizeof bar, "p95 < %.0f", limit);
    tell_spread(what, "ms", times, bench->seeds);
    tell_verdict(bench, bar, p95 < limit);
    printf("%s, slowest of %zu\tms\t%.3f\t\t", what, bench->seeds, most);
    tell_verdict(bench, "<= 2000", most <= 2000);
}

/* ---- rating ---------------------------------------------------------------------------------------- */

static void bench_rating(struct bench *bench)
{
    static struct human_board boards[HUMAN_BOARDS_MAX];
    double predicted[HUMAN_BOARDS_MAX], seconds[HUMAN_BOARDS_MAX];
    int moves[HUMAN_BOARDS_MAX];
    size_t count = human_traffic_read(boards);
    if (count == 0) {
        printf("rating: skipped, ../shared/data/human/traffic is not there\n");
        return;
    }
    for (size_t i = 0; i < count; i++) {
        struct sg_rating rating;
        memcpy(rating.features, boards[i].features, sizeof rating.features);
        sg_rate_features(sg_game_traffic.rating, &rating);
        predicted[i] = rating.expected_s;
        seconds[i] = boards[i].ln_seconds;
        moves[i] = boards[i].moves;
    }
    double rho = stats_spearman(predicted, seconds, count);
    struct stats_interval interval = stats_spearman_interval(predicted, seconds, count);
    printf("rating with people's time, %zu boards\tSpearman\t%.3f\t%.3f-%.3f\t", count, rho, interval.low,
           interval.high);
    tell_verdict(bench, ">= .87", rho >= 0.87);
    printf("the same within equal moves\tSpearman\t%.3f\t\t", stats_within(predicted, seconds, moves, count));
    tell_verdict(bench, "", true);
}

/* ---- all of it ------------------------------------------------------------------------------------- */

static bool read_arguments(struct bench *bench, int argc, char **argv)
{
    *bench = (struct bench){.repeats = 31, .seeds = 200};
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--quick") == 0) {
            bench->repeats = 7;
            bench->seeds = 20;
        } else {
            bench->seeds = strtoul(argv[i], NULL, 10);
        }
    }
    return bench->seeds >= 1 && bench->seeds <= TIMES_MAX;
}

static void run(struct bench *bench)
{
    static struct board boards[BOARDS_MAX];
    size_t count = read_boards(boards);
    printf("what\tunit\tmedian\tp5-p95\tasked\t\n");
    if (count == 0) {
        printf("maps and lookups: skipped, ../shared/data/puzzles/traffic.tsv is not there\n");
    } else {
        bench_maps(bench, boards, count);
        bench_lookups(bench, boards, count);
    }
    for (int grade = 1; grade <= SG_GRADES; grade++)
        bench_grade(bench, grade);
    bench_rating(bench);
}

int main(int argc, char **argv)
{
    struct bench bench;
    if (!read_arguments(&bench, argc, argv)) {
        fprintf(stderr, "bench_traffic [--quick] [SEEDS, 1-%d]\n", TIMES_MAX);
        return 2;
    }
    bench.memory = malloc(sg_game_traffic.oracle_bytes + sg_game_traffic.scratch_bytes);
    bench.obvious = obvious_search_new();
    if (!bench.memory)
        return 2;
    run(&bench);
    obvious_search_free(bench.obvious);
    free(bench.memory);
    return bench.missed;
}
