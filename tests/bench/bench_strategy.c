/* bench_strategy: what an act costs the strategy model in each game: seeing it beside the other moves of its
 * moment (the game observes each of them), and inferring. Exit 1 when inferring takes 100 microseconds (95
 * %), or both together take 100 microseconds in a game whose own observing takes less than 3. Time is that of
 * the processor. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "fit/stats.h"
#include "learner/strategy.h"
#include "puzzle/level.h"

enum { ACTS = 400, MOVES = 40 };

static const double bar_us = 100, quick_us = 3;

struct costs {
    size_t count;
    double sight[ACTS], infer[ACTS], both[ACTS], observe[ACTS];
};

static double now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

/* One random move, observed alone, then as a whole. */
static bool make_move(const struct sg_game *game, struct sg_rng *rng, unsigned char *position,
                      struct sg_strategy_track *track, struct costs *costs)
{
    static struct sg_move moves[SG_MOVES_MAX];
    unsigned char after[SG_POSITION_BYTES];
    struct sg_traits traits;
    struct sg_sight sight;
    struct sg_strategy_verdict verdict;
    size_t count = game->list_moves(position, moves, SG_MOVES_MAX);
    if (count == 0 || costs->count == ACTS || game->outcome(position) != SG_OUTCOME_OPEN)
        return false;
    struct sg_move move = moves[sg_rng_below(rng, (uint32_t)count)];
    memcpy(after, position, game->position_bytes);
    game->play(after, move);
    double began = now_us();
    game->observe(position, move, after, &traits);
    double observed = now_us();
    sg_sight_move(&sight, game, NULL, position, move, after, 1000);
    double seen = now_us();
    sg_strategy_note(track, &sight, &verdict);
    double inferred = now_us();
    costs->observe[costs->count] = observed - began;
    costs->sight[costs->count] = seen - observed;
    costs->infer[costs->count] = inferred - seen;
    costs->both[costs->count++] = inferred - observed;
    memcpy(position, after, game->position_bytes);
    return true;
}

static bool bench(const struct sg_game *game)
{
    static struct costs costs;
    struct sg_bench *place = sg_bench_new((const struct sg_game *const[]){game, NULL});
    struct sg_strategy_track track;
    struct sg_rng rng;
    costs.count = 0;
    sg_rng_init(&rng, 1);
    sg_strategy_init(&track);
    for (uint64_t seed = 0; seed < 12; seed++) {
        struct sg_level level;
        if (sg_bench_generate(place, game, 1 + (int)(seed % SG_GRADES), seed, NULL, &level) != SG_OK)
            return false;
        sg_strategy_open(&track, false);
        for (int i = 0; i < MOVES && make_move(game, &rng, level.position, &track, &costs); i++)
            continue;
    }
    sg_bench_free(place);
    double observe = stats_quantile(costs.observe, costs.count, .95),
           sight = stats_quantile(costs.sight, costs.count, .95),
           infer = stats_quantile(costs.infer, costs.count, .95),
           both = stats_quantile(costs.both, costs.count, .95);
    bool holds = infer < bar_us && (both < bar_us || observe >= quick_us);
    printf("%-10s %10.1f %10.1f %10.1f %10.1f   %s\n", game->id, observe, sight, infer, both,
           !holds           ? "MISSED"
           : both >= bar_us ? "the game's own observing is slow"
                            : "");
    return holds;
}

int main(void)
{
    bool holds = true;
    printf("95 %% of acts, microseconds\n%-10s %10s %10s %10s %10s\n", "game", "observing", "seeing",
           "inferring", "an act");
    for (const struct sg_game *const *game = sg_games; *game; game++)
        holds &= bench(*game);
    return !holds;
}
