/* What one stroke drawn or taken away looks like to somebody who watches. */
#include "logic.h"

#include <stdlib.h>

/* Squares between two cells, along the rows and columns. */
static int away(const struct links_position *position, int a, int b)
{
    return abs(a % position->width - b % position->width) + abs(a / position->width - b / position->width);
}

static int ways_on(const struct links_position *position, int tip)
{
    int ways = 0;
    for (int way = 0; way < LINKS_WAYS; way++)
        ways += links_may_step(position, tip, way);
    return ways;
}

/* Whether no other tip on the board has fewer ways on. */
static bool most_constrained(const struct links_position *position, int tip)
{
    int fewest = ways_on(position, tip);
    for (int cell = 0; cell < links_count(position); cell++)
        if (links_is_tip(position, cell) && ways_on(position, cell) < fewest)
            return false;
    return true;
}

/* Where the pair's other stroke ends: what this tip wants to reach. */
static int other_tip(const struct links_position *position, int tip)
{
    int letter = links_owner(position, tip);
    for (int cell = 0; cell < links_count(position); cell++)
        if (cell != tip && links_is_tip(position, cell) && links_owner(position, cell) == letter)
            return cell;
    return tip;
}

/* Rings from the border inwards, each with a row's numbers: working along the border counts up. */
static int32_t border_first(const struct links_position *position, int cell)
{
    int x = cell % position->width, y = cell / position->width, right = position->width - 1 - x,
        low = position->height - 1 - y;
    int across = x < right ? x : right, down = y < low ? y : low;
    return (across < down ? across : down) * LINKS_CELLS + cell;
}

static void observe_steps(const struct links_position *before, const struct links_position *after,
                          const struct links_stroke *stroke, struct sg_traits *traits)
{
    int tip = stroke->cell, goal = other_tip(before, tip), end = tip;
    for (int i = 0; i < stroke->count; i++)
        end = links_beside(after, end, stroke->way[i]);
    traits->greedy = away(before, end, goal) == away(before, tip, goal) - stroke->count;
    if (stroke->drop != LINKS_NOWHERE) /* drawn anew from where it was cut */
        return;
    enum links_technique reason = links_reason(before, tip, stroke->way[0]);
    traits->forced = reason != 0;
    traits->guessed = !reason;
    traits->chain_depth = most_constrained(before, tip) ? 1 : traits->forced ? (uint8_t)(reason + 1) : 0;
}

/* `forced`: a technique short of search asked for the first step. `greedy`: it runs straight towards the
 * partner. Chain depth 1: the tip with the fewest ways on. Object: the pair; region: a quarter of the board.
 */
void links_observe(const void *before, struct sg_move move, const void *after, struct sg_traits *traits)
{
    const struct links_position *board = before;
    struct links_stroke stroke;
    *traits = (struct sg_traits){.object = -1, .region = -1, .order = -1};
    if (!links_stroke_of(move, &stroke) || stroke.cell >= links_count(board))
        return;
    int x = stroke.cell % board->width, y = stroke.cell / board->width;
    traits->object = (int16_t)(links_owner(board, stroke.cell) - 1);
    traits->region = (int16_t)(2 * (2 * y >= board->height) + (2 * x >= board->width));
    traits->order = border_first(board, stroke.cell);
    if (stroke.count > 0)
        observe_steps(board, after, &stroke, traits);
}
