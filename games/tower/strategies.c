/* What one move looks like to somebody who watches; engine/learner/strategy infers the rest from many of
 * them. */
#include "tower.h"

static int height_of(const struct tower_stacks *stacks, int peg, int ball)
{
    int height = 0;
    while (height < TOWER_DISCS && stacks->ball[peg][height] != ball)
        height++;
    return height;
}

/* Whether `ball` keeps `wanted` from its place: it lies on that ball, or where that one has to come. */
static bool in_the_way(const struct tower_position *position, int ball, int wanted, int peg, int height)
{
    int of_ball = tower_peg_of(&position->now, ball), of_wanted = tower_peg_of(&position->now, wanted);
    int at = height_of(&position->now, of_ball, ball);
    return (of_ball == of_wanted && at > height_of(&position->now, of_wanted, wanted)) ||
           (of_ball == peg && at >= height);
}

int tower_chain_depth(const struct tower_position *position, int ball)
{
    int depth = 0;
    for (int peg = 0; peg < position->pegs; peg++) {
        int height = tower_settled(position, peg);
        int wanted = height < TOWER_DISCS ? position->goal.ball[peg][height] : 0;
        if (wanted == ball)
            return 1;
        if (wanted && in_the_way(position, ball, wanted, peg, height))
            depth = 2;
    }
    return depth;
}

void tower_observe(const void *before, struct sg_move move, const void *after, struct sg_traits *traits)
{
    const struct tower_position *b = before, *a = after;
    int from = tower_move_from(move), ball = tower_top(&b->now, from);
    struct sg_move moves[TOWER_PEGS * TOWER_PEGS];
    size_t count = tower_list_moves(b, moves, TOWER_PEGS * TOWER_PEGS);
    *traits = (struct sg_traits){
        .object = (int16_t)(ball - 1), .region = (int16_t)tower_move_to(move), .order = -1};
    bool others = false;
    for (size_t i = 0; i < count; i++) {
        if (moves[i].code == move.code)
            traits->order = (int32_t)i;
        others |= tower_move_from(moves[i]) != from;
    }
    traits->chain_depth = (uint8_t)tower_chain_depth(b, ball);
    traits->greedy = tower_settled_all(a) > tower_settled_all(b);
    traits->forced = tower_outcome(a) == SG_OUTCOME_SOLVED || !others;
    traits->guessed = !traits->greedy && !traits->forced && traits->chain_depth == 0;
}
