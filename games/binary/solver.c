/* Distances from solutions: `prepare` finds every filling of the givens, once. A cell still open asks one
 * move, a wrong one two (away with it, then the right sign), so from any position the distance is open cells
 * plus twice the wrong ones, for the filling for which that is least. No position of a solvable level is a
 * dead end: signs can be taken away. */
#include "search.h"

enum { FILLINGS = 256 }; /* more than so many are not kept: then only bounds are proven */

struct sg_oracle {
    bool complete; /* all fillings are known */
    size_t count;
    struct binary_filling *found;
};

/* What an arena too small for anything still proves. */
static const struct sg_oracle blind = {.complete = false};

enum sg_status binary_prepare(const void *start, struct sg_arena *arena, struct sg_budget *budget,
                              const struct sg_oracle **oracle)
{
    *oracle = NULL;
    if (budget->cancel && atomic_load(budget->cancel))
        return SG_ERR_CANCELLED;
    *oracle = &blind;
    struct sg_oracle *made = sg_arena_take(arena, 1, sizeof *made);
    struct binary_filling *found = made ? sg_arena_take(arena, FILLINGS, sizeof *found) : NULL;
    if (!found)
        return SG_ERR_MEMORY;
    struct binary_grid grid = binary_grid_of(start, false);
    struct binary_search search = {.found = found, .limit = FILLINGS, .budget = budget};
    enum sg_status status = binary_search(&search, &grid);
    if (status == SG_ERR_CANCELLED) {
        *oracle = NULL;
        return status;
    }
    *made = (struct sg_oracle){status == SG_OK && search.count < FILLINGS, search.count, found};
    *oracle = made;
    return made->complete ? SG_OK : SG_ERR_BUDGET;
}

/* ---- distances ------------------------------------------------------------------------------------- */

static int open_count(const struct binary_position *position)
{
    int count = 0;
    for (int cell = 0; cell < position->size * position->size; cell++)
        count += binary_sign(position, cell) == BINARY_EMPTY;
    return count;
}

static int sign_in(const struct binary_filling *filling, int size, int cell)
{
    return filling->ones[cell / size] >> cell % size & 1 ? BINARY_ONE : BINARY_ZERO;
}

/* Signs of `grid` that the filling has otherwise. */
static int wrong_count(const struct binary_grid *grid, const struct binary_filling *filling)
{
    int count = 0;
    for (int row = 0; row < grid->size; row++) {
        unsigned ones = filling->ones[row];
        count += __builtin_popcount(binary_row(grid->zero, row) & ones) +
                 __builtin_popcount(binary_row(grid->one, row) & ~ones);
    }
    return count;
}

static int fewest_wrong(const struct sg_oracle *oracle, const struct binary_grid *grid)
{
    int fewest = BINARY_CELLS;
    for (size_t i = 0; i < oracle->count; i++) {
        int wrong = wrong_count(grid, &oracle->found[i]);
        fewest = wrong < fewest ? wrong : fewest;
    }
    return fewest;
}

const uint16_t *binary_nearest(const struct sg_oracle *oracle, const struct binary_position *position)
{
    struct binary_grid grid = binary_grid_of(position, true);
    int fewest = oracle->complete ? fewest_wrong(oracle, &grid) : 0;
    for (size_t i = 0; oracle->complete && i < oracle->count; i++)
        if (wrong_count(&grid, &oracle->found[i]) == fewest)
            return oracle->found[i].ones;
    return NULL;
}

/* ---- answers --------------------------------------------------------------------------------------- */

/* For each cell the moves that lead to a nearest filling: bit s, sign s belongs there. */
static void belonging(const struct sg_oracle *oracle, const struct binary_grid *grid, int fewest,
                      uint8_t *belongs)
{
    for (size_t i = 0; i < oracle->count; i++) {
        if (wrong_count(grid, &oracle->found[i]) != fewest)
            continue;
        for (int cell = 0; cell < grid->size * grid->size; cell++)
            belongs[cell] |= (uint8_t)(1 << sign_in(&oracle->found[i], grid->size, cell));
    }
}

static void add_improving(struct sg_analysis *out, struct sg_move move)
{
    if (out->improving_count < SG_IMPROVING_MAX)
        out->improving[out->improving_count] = move;
    out->improving_count++;
}

static void name_improving(const struct binary_position *position, const uint8_t *belongs,
                           struct sg_analysis *out)
{
    for (int cell = 0; cell < position->size * position->size; cell++) {
        int sign = binary_sign(position, cell);
        if (sign &&
            (belongs[cell] & ~(1 << sign))) /* a filling that has it otherwise gains by taking it away */
            add_improving(out, binary_move(cell, BINARY_EMPTY));
        for (int wanted = BINARY_ZERO; !sign && wanted <= BINARY_ONE; wanted++)
            if (belongs[cell] >> wanted & 1)
                add_improving(out, binary_move(cell, wanted));
    }
}

void binary_analyse(const struct sg_oracle *oracle, const void *position, struct sg_arena *scratch,
                    struct sg_analysis *out)
{
    (void)scratch;
    const struct binary_position *board = position;
    *out = (struct sg_analysis){.bound = SG_BOUND_EXACT};
    if (binary_outcome(board) == SG_OUTCOME_SOLVED)
        return;
    int open = open_count(board);
    if (!oracle->complete) { /* every open cell asks a move; a full grid that is not solved two at least */
        out->bound = SG_BOUND_AT_LEAST;
        out->distance = open > 0 ? (uint32_t)open : 2;
        return;
    }
    if (oracle->count == 0) {
        out->bound = SG_BOUND_UNSOLVABLE;
        return;
    }
    struct binary_grid grid = binary_grid_of(board, true);
    uint8_t belongs[BINARY_CELLS] = {0};
    int fewest = fewest_wrong(oracle, &grid);
    out->distance = (uint32_t)(open + 2 * fewest);
    belonging(oracle, &grid, fewest, belongs);
    name_improving(board, belongs, out);
}

/* Only for a board with one solution: any of its free cells can be open, right or wrong. */
static void survey_one(const struct binary_position *start, struct sg_survey *out)
{
    int cells = 0;
    for (int cell = 0; cell < start->size * start->size; cell++)
        cells += !(start->cells[cell] & BINARY_GIVEN);
    if (cells > 40) /* 3^40 is the last power below 2^64 */
        return;
    out->max_distance = 2 * (uint32_t)cells;
    for (out->states = 1; cells > 0; cells--)
        out->states *= 3;
}

void binary_survey(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                   struct sg_survey *out)
{
    (void)scratch;
    *out = (struct sg_survey){.solutions = oracle->count,
                              .solutions_at_least = oracle->count > 0 && !oracle->complete};
    if (oracle->complete && oracle->count == 1)
        survey_one(start, out);
}
