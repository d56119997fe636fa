/* What one turn of the dial looked like; engine/learner/strategy infers the rest from many of them. */
#include "template.h"

void template_observe(const void *before, struct sg_move move, const void *after, struct sg_traits *traits)
{
    *traits = (struct sg_traits){
        .greedy = template_turns(after) < template_turns(before),
        .chain_depth = 1, /* the dial itself stands between the player and the lamp */
        .object = 0,
        .region = 0,
        .order = (int32_t)move.code,
    };
}
