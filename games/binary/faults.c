/* A row is looked at as it is; columns are the rows of the turned board. */
#include "faults.h"

/* The places of a line that stand in three alike. */
static unsigned threes(unsigned set)
{
    unsigned first = set & set >> 1 & set >> 2;
    return first | first << 1 | first << 2;
}

static bool has_twin(const struct binary_grid *grid, int row)
{
    unsigned all = (1U << grid->size) - 1, one = binary_row(grid->one, row);
    if ((binary_row(grid->zero, row) | one) != all)
        return false;
    for (int other = 0; other < grid->size; other++)
        if (other != row && binary_row(grid->one, other) == one &&
            (binary_row(grid->zero, other) | one) == all)
            return true;
    return false;
}

/* The rows of `grid`, which is the board or the board turned. */
static void look_at_rows(const struct binary_grid *grid, bool turned, struct binary_faults *faults)
{
    for (int row = 0; row < grid->size; row++) {
        unsigned zero = binary_row(grid->zero, row), one = binary_row(grid->one, row);
        unsigned wrong = threes(zero) | threes(one);
        for (unsigned left = wrong; left; left &= left - 1) {
            int at = __builtin_ctz(left), r = turned ? at : row, c = turned ? row : at;
            faults->three[r / 4] |= (uint64_t)1 << (r % 4 * 16 + c);
        }
        bool many = __builtin_popcount(zero) > grid->size / 2 || __builtin_popcount(one) > grid->size / 2;
        bool twin = grid->unlike && has_twin(grid, row);
        bool done = (zero | one) == (1U << grid->size) - 1 && !wrong && !many && !twin;
        faults->many[turned] |= (uint16_t)(many << row);
        faults->twin[turned] |= (uint16_t)(twin << row);
        faults->done[turned] |= (uint16_t)(done << row);
        faults->any = faults->any || wrong || many || twin;
    }
}

void binary_faults(const struct binary_position *position, struct binary_faults *faults)
{
    struct binary_grid grid = binary_grid_of(position, true), turned = binary_grid_turned(&grid);
    *faults = (struct binary_faults){0};
    look_at_rows(&grid, false, faults);
    look_at_rows(&turned, true, faults);
}
