/* Depth first; the settled grid lies on the stack, so that going back costs nothing. */
#include "search.h"

#include "logic.h"

static void keep(struct binary_search *search, const struct binary_grid *grid)
{
    for (int row = 0; search->found && row < BINARY_SIZE_MAX; row++)
        search->found[search->count].ones[row] =
            (uint16_t)(row < grid->size ? binary_row(grid->one, row) : 0);
    search->count++;
}

static bool may_look(struct binary_search *search)
{
    struct sg_budget *budget = search->budget;
    if (!budget)
        return true;
    if (budget->cancel && atomic_load(budget->cancel))
        search->status = SG_ERR_CANCELLED;
    else if (budget->nodes_left == 0)
        search->status = SG_ERR_BUDGET;
    else
        budget->nodes_left--;
    return search->status == SG_OK;
}

/* An open cell in the row with the fewest, beside a filled one if there is: there settling goes farthest. */
static int choose(const struct binary_grid *grid)
{
    unsigned all = (1U << grid->size) - 1, best = 0;
    int best_row = 0, fewest = BINARY_SIZE_MAX + 1;
    for (int row = 0; row < grid->size; row++) {
        unsigned open = all & ~(binary_row(grid->zero, row) | binary_row(grid->one, row));
        int count = __builtin_popcount(open);
        if (count == 0 || count >= fewest)
            continue;
        fewest = count;
        best_row = row;
        best = open;
    }
    unsigned filled = all & ~best, beside = best & (filled << 1 | filled >> 1);
    return best_row * grid->size + __builtin_ctz(beside ? beside : best);
}

static void visit(struct binary_search *search, struct binary_grid grid)
{
    if (search->count >= search->limit || !may_look(search))
        return;
    if (!(search->plain ? binary_grid_settle(&grid, true) : binary_settle_lines(&grid)))
        return;
    if (binary_grid_complete(&grid)) {
        keep(search, &grid);
        return;
    }
    int cell = choose(&grid), row = cell / grid.size, column = cell % grid.size;
    int first = search->rng && sg_rng_next(search->rng) >> 63 ? BINARY_ONE : BINARY_ZERO;
    struct binary_grid tried = grid;
    binary_grid_set(&tried, row, column, first);
    visit(search, tried);
    binary_grid_set(&grid, row, column, BINARY_ZERO + BINARY_ONE - first);
    visit(search, grid);
}

enum sg_status binary_search(struct binary_search *search, const struct binary_grid *grid)
{
    search->count = 0;
    search->status = SG_OK;
    visit(search, *grid);
    return search->status;
}
