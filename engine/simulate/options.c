#include "simulate/options.h"

#include <string.h>

static enum sg_quality quality_of(const struct sg_analysis *before, const struct sg_analysis *after)
{
    if (after->bound == SG_BOUND_UNSOLVABLE)
        return SG_QUALITY_WORSE;
    if (before->bound != SG_BOUND_EXACT || after->bound != SG_BOUND_EXACT ||
        before->distance == after->distance)
        return SG_QUALITY_SAME;
    return after->distance < before->distance ? SG_QUALITY_BETTER : SG_QUALITY_WORSE;
}

static bool was_seen(const struct sg_history *history, const void *position, size_t bytes)
{
    for (uint32_t ply = sg_history_ply(history) + 1; ply-- > 0;)
        if (memcmp(sg_history_at(history, ply), position, bytes) == 0)
            return true;
    return false;
}

/* What the last move handled; -1: nothing, or there was none. */
static int16_t held_object(const struct sg_game *game, const struct sg_history *history)
{
    struct sg_traits traits;
    uint32_t ply = sg_history_ply(history);
    if (ply == 0)
        return -1;
    game->observe(sg_history_at(history, ply - 1), sg_history_move(history, ply), sg_history_now(history),
                  &traits);
    return traits.object;
}

void sg_options_list(struct sg_options *options, const struct sg_game *game, struct sg_bench *bench,
                     const struct sg_history *history)
{
    const void *now = sg_history_now(history);
    uint32_t ply = sg_history_ply(history);
    const void *before = ply > 0 ? sg_history_at(history, ply - 1) : NULL;
    int16_t held = held_object(game, history);
    struct sg_analysis here, there;
    sg_bench_analyse(bench, now, &here);
    options->distance = here.bound == SG_BOUND_EXACT ? here.distance : UINT32_MAX;
    options->count = game->list_moves(now, options->moves, SG_MOVES_MAX);
    for (size_t i = 0; i < options->count; i++) {
        unsigned char position[SG_POSITION_BYTES];
        struct sg_choice_option *option = &options->items[i];
        memcpy(position, now, game->position_bytes);
        game->play(position, options->moves[i]);
        sg_bench_analyse(bench, position, &there);
        *option =
            (struct sg_choice_option){.quality = quality_of(&here, &there),
                                      .back = before && memcmp(position, before, game->position_bytes) == 0,
                                      .seen = was_seen(history, position, game->position_bytes)};
        game->observe(now, options->moves[i], position, &option->traits);
        option->held = held >= 0 && option->traits.object == held;
    }
}
