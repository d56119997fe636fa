#include "puzzle/level.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* One block, as large as the hungriest game needs and touched only as far as a game writes: the oracle in
 * front, the scratch memory behind it. A generator gets the whole block, and so overwrites what was prepared.
 */
struct sg_bench {
    unsigned char *block;
    size_t block_bytes;
    const struct sg_game *game; /* of what is prepared; NULL: nothing */
    const struct sg_oracle *oracle;
    unsigned char start[SG_POSITION_BYTES];
};

static size_t block_bytes_for(const struct sg_game *const *games)
{
    size_t most = 1;
    for (; *games; games++) {
        size_t bytes = (*games)->oracle_bytes + (*games)->scratch_bytes;
        if (bytes > most)
            most = bytes;
    }
    return most;
}

struct sg_bench *sg_bench_new(const struct sg_game *const *games)
{
    struct sg_bench *bench = calloc(1, sizeof *bench);
    if (!bench)
        return NULL;
    bench->block_bytes = block_bytes_for(games);
    bench->block = malloc(bench->block_bytes); /* not calloc: pages that nobody writes cost nothing */
    if (!bench->block) {
        free(bench);
        return NULL;
    }
    return bench;
}

void sg_bench_free(struct sg_bench *bench)
{
    if (!bench)
        return;
    free(bench->block);
    free(bench);
}

static struct sg_arena oracle_arena(const struct sg_bench *bench, const struct sg_game *game)
{
    assert(game->oracle_bytes + game->scratch_bytes <= bench->block_bytes); /* one of the bench's games */
    struct sg_arena arena;
    sg_arena_init(&arena, bench->block, game->oracle_bytes);
    return arena;
}

static struct sg_arena scratch_arena(const struct sg_bench *bench, const struct sg_game *game)
{
    struct sg_arena arena;
    sg_arena_init(&arena, bench->block + game->oracle_bytes, game->scratch_bytes);
    return arena;
}

enum sg_status sg_bench_prepare(struct sg_bench *bench, const struct sg_game *game, const void *position,
                                uint64_t nodes, const atomic_bool *cancel)
{
    struct sg_arena arena = oracle_arena(bench, game);
    struct sg_budget budget = {.nodes_left = nodes ? nodes : game->oracle_nodes, .cancel = cancel};
    bench->game = NULL;
    bench->oracle = NULL;
    memmove(bench->start, position, game->position_bytes);
    enum sg_status status = game->prepare(bench->start, &arena, &budget, &bench->oracle);
    assert(!bench->oracle == (status == SG_ERR_CANCELLED));
    if (bench->oracle)
        bench->game = game;
    return status;
}

bool sg_bench_prepared(const struct sg_bench *bench)
{
    return bench->game != NULL;
}

void sg_bench_analyse(struct sg_bench *bench, const void *position, struct sg_analysis *analysis)
{
    assert(bench->game);
    struct sg_arena scratch = scratch_arena(bench, bench->game);
    *analysis = (struct sg_analysis){.bound = SG_BOUND_UNKNOWN};
    bench->game->analyse(bench->oracle, position, &scratch, analysis);
}

void sg_bench_assess(struct sg_bench *bench, const void *before, const void *after, struct sg_assessment *out)
{
    struct sg_analysis was, is;
    sg_bench_analyse(bench, before, &was);
    sg_bench_analyse(bench, after, &is);
    bool bounded = is.bound == SG_BOUND_EXACT || is.bound == SG_BOUND_AT_LEAST;
    *out = (struct sg_assessment){.bound = is.bound,
                                  .before = was.bound == SG_BOUND_EXACT ? was.distance : UINT32_MAX,
                                  .after = bounded ? is.distance : UINT32_MAX,
                                  .improving = was.improving_count,
                                  .blocked = is.blocked,
                                  .legal = (uint32_t)bench->game->list_moves(before, NULL, 0)};
}

void sg_bench_survey(struct sg_bench *bench, struct sg_survey *survey)
{
    assert(bench->game);
    struct sg_arena scratch = scratch_arena(bench, bench->game);
    *survey = (struct sg_survey){0};
    bench->game->survey(bench->oracle, bench->start, &scratch, survey);
}

void sg_bench_rate(struct sg_bench *bench, struct sg_rating *rating)
{
    assert(bench->game);
    struct sg_arena scratch = scratch_arena(bench, bench->game);
    sg_rate(bench->game, bench->oracle, bench->start, &scratch, rating);
}

void sg_bench_hint(struct sg_bench *bench, const void *position, enum sg_rung rung, struct sg_hint *hint)
{
    assert(bench->game);
    struct sg_arena scratch = scratch_arena(bench, bench->game);
    *hint = (struct sg_hint){0};
    bench->game->hint(bench->oracle, position, rung, &scratch, hint);
}

size_t sg_bench_solve(struct sg_bench *bench, const void *position, struct sg_move *moves, size_t capacity,
                      void *end)
{
    assert(bench->game);
    const struct sg_game *game = bench->game;
    unsigned char now[SG_POSITION_BYTES];
    struct sg_analysis analysis;
    size_t length = 0;
    memcpy(now, position, game->position_bytes);
    for (sg_bench_analyse(bench, now, &analysis);
         analysis.bound == SG_BOUND_EXACT && analysis.distance > 0 && analysis.improving_count > 0;
         sg_bench_analyse(bench, now, &analysis)) {
        if (length < capacity)
            moves[length] = analysis.improving[0];
        length++;
        enum sg_status played = game->play(now, analysis.improving[0]);
        assert(played == SG_OK);
        (void)played;
    }
    if (end)
        memcpy(end, now, game->position_bytes);
    return length;
}

enum sg_status sg_bench_generate(struct sg_bench *bench, const struct sg_game *game, int grade, uint64_t seed,
                                 const atomic_bool *cancel, struct sg_level *level)
{
    if (grade < 1 || grade > SG_GRADES)
        return SG_ERR_RANGE;
    assert(game->oracle_bytes + game->scratch_bytes <= bench->block_bytes);
    bench->game = NULL;
    struct sg_arena arena;
    sg_arena_init(&arena, bench->block, game->oracle_bytes + game->scratch_bytes);
    *level = (struct sg_level){.game = game, .grade = grade, .seed = seed};
    enum sg_status status = game->generate(grade, seed, &arena, cancel, level->position);
    if (status != SG_OK)
        return status;
    status = sg_bench_prepare(bench, game, level->position, 0, cancel);
    if (status == SG_ERR_CANCELLED)
        return status;
    struct sg_analysis analysis;
    sg_bench_analyse(bench, level->position, &analysis);
    level->distance = analysis.distance;
    sg_bench_rate(bench, &level->rating);
    struct sg_text text;
    sg_text_init(&text, level->text, sizeof level->text);
    game->write_position(level->position, &text);
    bench->game = NULL;
    return SG_OK;
}

/* ---- offers for the ladder -------------------------------------------------------------------------------
 */

enum {
    TRIES_PER_OFFER = 4,   /* a game with few levels of a grade repeats itself; then another grade is asked */
    TRIES_FOR_NEARNESS = 3 /* a grade is a wide band: so many levels of it are looked at */
};

static const double near_enough = 0.2; /* logits */

/* What the offers made so far say about the difficulty of each grade. The start values are SCIENCE.md 7a's
 * surrender rates at 6, 10, 13 and 15 moves, carried on by the same step; two levels of a grade outweigh
 * them. */
struct grade_view {
    double sum, weight;
};

static const double first_guess[SG_GRADES] = {-3.7, -2.4, -1.7, -1.0, -0.3};

static int grade_for(const struct grade_view views[SG_GRADES], double beta)
{
    int best = 0;
    for (int i = 1; i < SG_GRADES; i++) {
        double gap = fabs(views[i].sum / views[i].weight - beta);
        if (gap < fabs(views[best].sum / views[best].weight - beta))
            best = i;
    }
    return best + 1;
}

static bool among(const struct sg_level *levels, size_t count, const struct sg_level *level)
{
    for (size_t i = 0; i < count; i++)
        if (memcmp(levels[i].position, level->position, level->game->position_bytes) == 0)
            return true;
    return false;
}

/* Bounded, so that one level nobody fails at cannot pull its whole grade away. */
static double difficulty_of(const struct sg_rating *rating)
{
    double p = fmin(fmax(rating->p_solve, 0.001), 0.999);
    return log((1 - p) / p);
}

/* Where the `index`th offer should lie, seen from the target: 0, then by turns above and below it, up to one
 * logit. */
static double offset_of(size_t index, size_t count)
{
    size_t step = (index + 1) / 2, steps = count / 2;
    double size = steps ? (double)step / (double)steps : 0;
    return index % 2 ? size : -size;
}

/* One offer that differs from those made before and, of a few tries, lies nearest to `beta`; when all of them
 * were made before, the last counts. */
static enum sg_status make_offer(struct sg_bench *bench, const struct sg_game *game, int grade, double beta,
                                 uint64_t seed, const atomic_bool *cancel, struct sg_level *levels,
                                 size_t made)
{
    double nearest = INFINITY;
    for (uint64_t try = 0; try < TRIES_PER_OFFER * SG_GRADES; try++) {
        int asked = (grade - 1 + (int)(try / TRIES_PER_OFFER)) % SG_GRADES + 1;
        struct sg_level level;
        enum sg_status status = sg_bench_generate(bench, game, asked, sg_seed_mix(seed, try), cancel, &level);
        if (status != SG_OK)
            return status;
        double gap = fabs(difficulty_of(&level.rating) - beta);
        if (isinf(nearest) || (gap < nearest && !among(levels, made, &level)))
            levels[made] = level;
        if (!among(levels, made, &level) && gap < nearest)
            nearest = gap;
        if (nearest <= near_enough || (try + 1 >= TRIES_FOR_NEARNESS && !isinf(nearest)))
            break;
    }
    return SG_OK;
}

enum sg_status sg_bench_offers(struct sg_bench *bench, const struct sg_game *game, double beta, uint64_t seed,
                               size_t count, const atomic_bool *cancel, struct sg_level *levels, size_t *made)
{
    struct grade_view views[SG_GRADES];
    for (int i = 0; i < SG_GRADES; i++)
        views[i] = (struct grade_view){.sum = first_guess[i] / 2, .weight = 0.5};
    for (*made = 0; *made < count; ++*made) {
        double wanted = beta + offset_of(*made, count);
        enum sg_status status = make_offer(bench, game, grade_for(views, wanted), wanted,
                                           sg_seed_mix(seed, *made), cancel, levels, *made);
        if (status != SG_OK)
            return status;
        const struct sg_level *level = &levels[*made];
        views[level->grade - 1].sum += difficulty_of(&level->rating);
        views[level->grade - 1].weight += 1;
    }
    return SG_OK;
}
