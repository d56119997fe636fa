#include "puzzle/level.h"

#include <assert.h>
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
