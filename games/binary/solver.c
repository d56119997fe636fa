/* Distances from solutions: `prepare` finds every filling of the givens, once. A cell still open asks one
 * move, a wrong one two (away with it, then the right sign), so from any position the distance is open cells
 * plus twice the wrong ones, for the filling for which that is least. No position of a solvable level is a
 * dead end: signs can be taken away. */
#include "logic.h"
#include "search.h"

enum {
    FILLINGS = 256,    /* more than so many are not kept: then only bounds are proven */
    BLOCKED_NODES = 64 /* and a search looks whether what stands can be completed */
};

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

/* Where not all fillings are known: proven that none has all that stands. */
static bool cannot_be_completed(const struct binary_grid *grid)
{
    struct sg_budget budget = {.nodes_left = BLOCKED_NODES};
    struct binary_search search = {.limit = 1, .budget = &budget};
    return binary_search(&search, grid) == SG_OK && search.count == 0;
}

/* The easiest technique that has something to say about what stands, right or wrong; from a broken rule
 * nothing follows. */
static void name_technique(const struct binary_grid *grid, struct sg_analysis *out)
{
    struct binary_forced forced;
    if (binary_grid_broken(grid))
        return;
    out->technique = (uint8_t)binary_easiest(grid, BINARY_TRIAL, &forced);
    out->parallel = (uint16_t)(out->technique ? forced.count : 0);
}

/* Every open cell asks a move, and a sign that has to go first two. */
static void analyse_in_part(const struct sg_oracle *oracle, const struct binary_grid *grid, int open,
                            struct sg_analysis *out)
{
    out->bound = SG_BOUND_AT_LEAST;
    out->blocked = fewest_wrong(oracle, grid) > 0 && cannot_be_completed(grid);
    out->distance = (uint32_t)(open + (out->blocked ? 2 : 0));
}

void binary_analyse(const struct sg_oracle *oracle, const void *position, struct sg_arena *scratch,
                    struct sg_analysis *out)
{
    (void)scratch;
    const struct binary_position *board = position;
    *out = (struct sg_analysis){.bound = SG_BOUND_EXACT};
    if (binary_outcome(board) == SG_OUTCOME_SOLVED)
        return;
    struct binary_grid grid = binary_grid_of(board, true);
    int open = open_count(board);
    name_technique(&grid, out);
    if (!oracle->complete) {
        analyse_in_part(oracle, &grid, open, out);
    } else if (oracle->count == 0) {
        out->bound = SG_BOUND_UNSOLVABLE;
    } else {
        uint8_t belongs[BINARY_CELLS] = {0};
        int fewest = fewest_wrong(oracle, &grid);
        out->distance = (uint32_t)(open + 2 * fewest);
        out->blocked = fewest > 0;
        belonging(oracle, &grid, fewest, belongs);
        name_improving(board, belongs, out);
    }
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
