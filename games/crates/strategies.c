/* What one push looks like to somebody who watches; engine/learner/strategy infers the rest from many of
 * them.
 *
 * Crates are alike, so `object` is the goal that a crate is on its way to: it stays the same while one crate
 * is pushed along. */
#include "aims.h"
#include "stand.h"

#include <string.h>

static int16_t quarter(const struct crates_position *position, int cell)
{
    int row = cell / position->width, column = cell % position->width;
    return (int16_t)(2 * (2 * row >= position->height) + (2 * column >= position->width));
}

static int count_stuck(const struct crates_position *position)
{
    uint8_t stuck[CRATES_SET_BYTES];
    int count = 0;
    crates_stuck(position, stuck);
    for (int cell = 0; cell < crates_cells(position); cell++)
        count += crates_has(stuck, cell);
    return count;
}

/* Whether every other push would plainly lose a crate. */
static bool is_only_sensible(const struct crates_position *position, struct sg_move move,
                             const struct sg_move *moves, size_t count)
{
    int stuck = count_stuck(position);
    for (size_t i = 0; i < count; i++) {
        struct crates_position after = *position;
        if (moves[i].code == move.code)
            continue;
        crates_play(&after, moves[i]);
        if (count_stuck(&after) <= stuck)
            return false;
    }
    return true;
}

void crates_observe(const void *before, struct sg_move move, const void *after, struct sg_traits *traits)
{
    const struct crates_position *b = before;
    struct sg_move moves[4 * CRATES_SIDE_MAX];
    struct aims aims;
    int cell = crates_move_cell(move);
    *traits = (struct sg_traits){.object = -1, .region = quarter(b, cell), .order = -1};
    if (!crates_is_push(move))
        return;
    int to = crates_beside(b, cell, crates_move_direction(move));
    size_t count = crates_list_moves(b, moves, sizeof moves / sizeof *moves),
           kept = sizeof moves / sizeof *moves;
    kept = count < kept ? count : kept;
    for (size_t i = 0; i < kept; i++)
        if (moves[i].code == move.code)
            traits->order = (int32_t)i;
    aims_find(b, &aims);
    traits->object = (int16_t)aims_goal_of(&aims, cell);
    traits->region = quarter(b, to);
    traits->chain_depth = (uint8_t)aims_depth(b, &aims, cell);
    traits->greedy = aims_nearest(&aims, to) < aims_nearest(&aims, cell);
    traits->forced = crates_outcome(after) == SG_OUTCOME_SOLVED || is_only_sensible(b, move, moves, kept);
    traits->guessed = !traits->greedy && !traits->forced && traits->chain_depth == 0;
}
