#include "learner/traits.h"

#include <string.h>

void sg_look_act(struct sg_look *look, enum sg_act act, int64_t rt_ms)
{
    *look = (struct sg_look){.act = act, .rt_ms = rt_ms};
}

static struct sg_look_option see(const struct sg_game *game, const void *before, struct sg_move move,
                                 const void *after)
{
    struct sg_look_option option = {.code = move.code};
    game->observe(before, move, after, &option.traits);
    return option;
}

/* Of a long list every `stride`th, so that all of the game's order is represented. */
static void see_others(struct sg_look *look, const struct sg_game *game, const void *before,
                       struct sg_move made)
{
    struct sg_move moves[SG_MOVES_MAX];
    size_t count = game->list_moves(before, moves, SG_MOVES_MAX);
    look->legal = (uint32_t)count;
    for (size_t i = 0; i < SG_LOOK_OTHERS && look->other_count < SG_LOOK_OTHERS; i++) {
        size_t at = count > SG_LOOK_OTHERS ? i * count / SG_LOOK_OTHERS : i;
        if (at >= count)
            break;
        if (moves[at].code == made.code)
            continue;
        unsigned char after[SG_POSITION_BYTES];
        memcpy(after, before, game->position_bytes);
        if (game->play(after, moves[at]) == SG_OK)
            look->others[look->other_count++] = see(game, before, moves[at], after);
    }
}

void sg_look_move(struct sg_look *look, const struct sg_game *game, const void *earlier, const void *before,
                  struct sg_move move, const void *after, int64_t rt_ms)
{
    *look = (struct sg_look){.act = SG_ACT_MOVE, .rt_ms = rt_ms};
    look->made = see(game, before, move, after);
    look->takes_back = earlier && memcmp(earlier, after, game->position_bytes) == 0;
    see_others(look, game, before, move);
}

void sg_look_judge(struct sg_look *look, enum sg_bound bound, uint32_t before, uint32_t after,
                   uint32_t improving)
{
    look->dead_end = bound == SG_BOUND_UNSOLVABLE;
    look->judged = before != UINT32_MAX && (bound == SG_BOUND_EXACT || look->dead_end);
    look->before = before;
    look->after = look->dead_end ? UINT32_MAX : after;
    look->improving = improving;
}
