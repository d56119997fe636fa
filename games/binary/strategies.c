/* What one sign put down or taken away looks like to somebody who watches. */
#include "logic.h"

static bool line_is_full(const struct binary_grid *grid, int row, int column)
{
    bool whole_row = true, whole_column = true;
    for (int i = 0; i < grid->size; i++) {
        whole_row = whole_row && binary_grid_get(grid, row, i);
        whole_column = whole_column && binary_grid_get(grid, i, column);
    }
    return whole_row || whole_column;
}

/* The easiest technique that forces this cell; 0: none short of trying does. */
static int reason_for(const struct binary_grid *grid, int row, int column, int *sign)
{
    for (int technique = BINARY_PAIRS; technique < BINARY_TRIAL; technique++) {
        struct binary_forced forced;
        binary_force(grid, (enum binary_technique)technique, &forced);
        *sign = binary_grid_get(&forced.grid, row, column);
        if (*sign)
            return technique;
    }
    return 0;
}

/* `forced`: the board as it stood asks for this sign here. `guessed`: short of trying, nothing spoke for it.
 * `greedy`: it completes a line, which the eye likes. The chain of the goal is as deep as the technique is
 * hard. A board without rule-breaking signs is assumed; on another one nothing is forced. */
void binary_observe(const void *before, struct sg_move move, const void *after, struct sg_traits *traits)
{
    const struct binary_position *board = before;
    int cell = binary_move_cell(move), row = cell / board->size, column = cell % board->size;
    int half = board->size / 2, wanted = 0;
    struct binary_grid grid = binary_grid_of(board, true), then = binary_grid_of(after, true);
    *traits = (struct sg_traits){.object = (int16_t)cell, .order = cell};
    traits->region = (int16_t)(2 * (row >= half) + (column >= half));
    if (binary_move_sign(move) == BINARY_EMPTY)
        return;
    int technique = binary_grid_broken(&grid) ? 0 : reason_for(&grid, row, column, &wanted);
    traits->forced = technique && wanted == binary_move_sign(move);
    traits->guessed = !technique;
    traits->chain_depth = (uint8_t)technique;
    traits->greedy = line_is_full(&then, row, column) && !binary_grid_broken(&then);
}
