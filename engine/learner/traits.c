#include "learner/traits.h"

#include <string.h>

void sg_sight_deed(struct sg_sight *sight, enum sg_deed act, int64_t rt_ms)
{
    *sight = (struct sg_sight){.act = act, .rt_ms = rt_ms};
}

static struct sg_sight_option see(const struct sg_game *game, const void *before, struct sg_move move,
                                  const void *after)
{
    struct sg_sight_option option = {.code = move.code};
    game->observe(before, move, after, &option.traits);
    return option;
}

/* Of a long list every `stride`th, so that all of the game's order is represented. */
static void see_others(struct sg_sight *sight, const struct sg_game *game, const void *before)
{
    struct sg_move moves[SG_MOVES_MAX];
    size_t count = game->list_moves(before, moves, SG_MOVES_MAX);
    size_t most = count > SG_SIGHT_OTHERS ? SG_SIGHT_SAMPLE : SG_SIGHT_OTHERS;
    sight->legal = (uint32_t)count;
    for (size_t i = 0; i < most && sight->other_count < most; i++) {
        size_t at = count > most ? i * count / most : i;
        if (at >= count)
            break;
        if (moves[at].code == sight->made.code)
            continue;
        unsigned char after[SG_POSITION_BYTES];
        memcpy(after, before, game->position_bytes);
        if (game->play(after, moves[at]) == SG_OK)
            sight->others[sight->other_count++] = see(game, before, moves[at], after);
    }
}

void sg_sight_move(struct sg_sight *sight, const struct sg_game *game, const void *earlier,
                   const void *before, struct sg_move move, const void *after, int64_t rt_ms)
{
    *sight = (struct sg_sight){.act = SG_DEED_MOVE, .rt_ms = rt_ms};
    sight->made = see(game, before, move, after);
    sight->takes_back = earlier && memcmp(earlier, after, game->position_bytes) == 0;
    sight->passes = sight->made.traits.object < 0 && sight->made.traits.order < 0;
    if (!sight->passes)
        see_others(sight, game, before);
}

void sg_sight_judge(struct sg_sight *sight, enum sg_bound bound, uint32_t before, uint32_t after,
                    uint32_t improving)
{
    sight->dead_end = bound == SG_BOUND_UNSOLVABLE;
    sight->judged = before != UINT32_MAX && (bound == SG_BOUND_EXACT || sight->dead_end);
    sight->before = before;
    sight->after = sight->dead_end ? UINT32_MAX : after;
    sight->improving = improving;
}
