/* Three rules run on all cells at once, three on one line at a time, and the last one tries. */
#include "logic.h"

#include <math.h>

enum binary_technique binary_technique_of(int grade)
{
    static const enum binary_technique hardest[SG_GRADES] = {BINARY_BETWEEN, BINARY_COUNT, BINARY_LAST,
                                                             BINARY_LINE, BINARY_TRIAL};
    return hardest[grade - 1];
}

/* ---- one line -------------------------------------------------------------------------------------- */

/* A line and what is found for it, as bits from its start. */
struct line {
    unsigned zero, one;
    int size;
};

static bool three_together(unsigned set)
{
    return (set & set << 1 & set << 2) != 0;
}

/* With one `scarce` left: where would it leave three of the others together? Those get the other sign. */
static unsigned not_the_last(unsigned scarce, unsigned other, int size)
{
    unsigned open = ((1U << size) - 1) & ~(scarce | other), out = 0;
    if (__builtin_popcount(scarce) != size / 2 - 1 || !(open & (open - 1)))
        return 0;
    for (unsigned left = open; left; left &= left - 1) {
        unsigned here = left & -left;
        if (three_together(other | (open & ~here)))
            out |= here;
    }
    return out;
}

static void last_of_sign(const struct line *line, struct line *forced)
{
    forced->one |= not_the_last(line->zero, line->one, line->size);
    forced->zero |= not_the_last(line->one, line->zero, line->size);
}

/* Two places left, one of each sign: would one way repeat a full row? */
static void unlike_rows(const struct binary_grid *grid, const struct line *line, struct line *forced)
{
    unsigned all = (1U << line->size) - 1, open = all & ~(line->zero | line->one);
    if (__builtin_popcount(open) != 2 || __builtin_popcount(line->one) != line->size / 2 - 1)
        return;
    unsigned low = open & -open, high = open ^ low;
    for (int row = 0; row < grid->size; row++) {
        unsigned one = binary_row(grid->one, row);
        if ((binary_row(grid->zero, row) | one) != all || (one & ~open) != line->one)
            continue;
        forced->one |= one & low ? high : low;
        forced->zero |= one & low ? low : high;
    }
}

/* ---- all lines ------------------------------------------------------------------------------------- */

static void look_at_row(const struct binary_grid *grid, int row, enum binary_technique technique,
                        struct line *forced)
{
    struct line line = {binary_row(grid->zero, row), binary_row(grid->one, row), grid->size};
    *forced = (struct line){.size = grid->size};
    if ((line.zero | line.one) == (1U << grid->size) - 1)
        return;
    if (technique == BINARY_LAST)
        last_of_sign(&line, forced);
    else
        unlike_rows(grid, &line, forced);
    forced->zero &= ~(line.zero | line.one);
    forced->one &= ~(line.zero | line.one);
}

static void put_row(struct binary_grid *grid, int row, bool turned, const struct line *forced)
{
    for (unsigned left = forced->zero | forced->one; left; left &= left - 1) {
        int at = __builtin_ctz(left), sign = forced->one >> at & 1 ? BINARY_ONE : BINARY_ZERO;
        binary_grid_set(grid, turned ? at : row, turned ? row : at, sign);
    }
}

static int open_cells(const struct binary_grid *grid)
{
    int count = 0;
    for (int w = 0; w < GRID_WORDS; w++)
        count += __builtin_popcountll(binary_grid_cells(grid->size, w) & ~(grid->zero[w] | grid->one[w]));
    return count;
}

static void force_lines(const struct binary_grid *grid, enum binary_technique technique,
                        struct binary_forced *forced)
{
    struct binary_grid turned = binary_grid_turned(grid);
    for (int line = 0; line < 2 * grid->size; line++) {
        struct line found;
        bool column = line >= grid->size;
        int row = column ? line - grid->size : line;
        look_at_row(column ? &turned : grid, row, technique, &found);
        if (!(found.zero | found.one))
            continue;
        put_row(&forced->grid, row, column, &found);
        if (forced->line < 0)
            forced->line = line;
    }
}

/* The first row on which `after` has more than `before`, -1 none. */
static int first_row(const struct binary_grid *before, const struct binary_grid *after)
{
    for (int w = 0; w < GRID_WORDS; w++) {
        uint64_t more = (after->zero[w] ^ before->zero[w]) | (after->one[w] ^ before->one[w]);
        if (more)
            return 4 * w + __builtin_ctzll(more) / 16;
    }
    return -1;
}

/* BINARY_LINE, in rows and in columns. */
static void force_all_ways(const struct binary_grid *grid, struct binary_forced *forced)
{
    struct binary_grid turned = binary_grid_turned(grid), across, down;
    binary_grid_agree(grid, &across);
    binary_grid_agree(&turned, &down);
    forced->line = first_row(grid, &across);
    if (forced->line < 0 && first_row(&turned, &down) >= 0)
        forced->line = grid->size + first_row(&turned, &down);
    down = binary_grid_turned(&down);
    for (int w = 0; w < GRID_WORDS; w++) {
        forced->grid.zero[w] = across.zero[w] | down.zero[w];
        forced->grid.one[w] = across.one[w] | down.one[w];
    }
}

bool binary_settle_lines(struct binary_grid *grid)
{
    struct binary_forced forced = {.line = -1};
    for (;;) {
        if (!binary_grid_settle(grid, true))
            return false;
        forced = (struct binary_forced){.grid = *grid, .line = -1};
        force_all_ways(grid, &forced);
        if (forced.line < 0)
            return true;
        *grid = forced.grid;
    }
}

/* ---- trying ---------------------------------------------------------------------------------------- */

static bool fails(const struct binary_grid *grid, int row, int column, int sign)
{
    struct binary_grid tried = *grid;
    binary_grid_set(&tried, row, column, sign);
    return !binary_grid_settle(&tried, true);
}

static void force_by_trial(const struct binary_grid *grid, struct binary_forced *forced)
{
    for (int cell = 0; cell < grid->size * grid->size; cell++) {
        int row = cell / grid->size, column = cell % grid->size;
        if (binary_grid_get(grid, row, column))
            continue;
        bool not_zero = fails(grid, row, column, BINARY_ZERO);
        if (!not_zero && !fails(grid, row, column, BINARY_ONE))
            continue;
        binary_grid_set(&forced->grid, row, column, not_zero ? BINARY_ONE : BINARY_ZERO);
        if (forced->cell < 0)
            forced->cell = cell;
    }
}

/* ---- techniques ------------------------------------------------------------------------------------ */

void binary_force(const struct binary_grid *grid, enum binary_technique technique,
                  struct binary_forced *forced)
{
    *forced = (struct binary_forced){.grid = *grid, .line = -1, .cell = -1};
    if (technique <= BINARY_COUNT)
        binary_grid_force(grid, (enum binary_rule)(technique - BINARY_PAIRS), &forced->grid);
    else if (technique == BINARY_TRIAL)
        force_by_trial(grid, forced);
    else if (technique == BINARY_LINE)
        force_all_ways(grid, forced);
    else if (technique != BINARY_UNLIKE || grid->unlike)
        force_lines(grid, technique, forced);
    forced->count = open_cells(grid) - open_cells(&forced->grid);
}

enum binary_technique binary_easiest(const struct binary_grid *grid, enum binary_technique most,
                                     struct binary_forced *forced)
{
    for (int technique = BINARY_PAIRS; technique <= (int)most; technique++) {
        binary_force(grid, (enum binary_technique)technique, forced);
        if (forced->count > 0)
            return (enum binary_technique)technique;
    }
    return 0;
}

bool binary_yields(const struct binary_grid *grid, enum binary_technique most)
{
    struct binary_grid now = *grid;
    struct binary_forced forced;
    for (;;) {
        if (!binary_grid_settle(&now, most >= BINARY_COUNT))
            return false;
        if (binary_grid_complete(&now))
            return true;
        int technique = most >= BINARY_LINE ? BINARY_UNLIKE : BINARY_LAST; /* LINE finds all that LAST does */
        for (forced.count = 0; technique <= (int)most && forced.count == 0; technique++)
            binary_force(&now, (enum binary_technique)technique, &forced);
        if (forced.count == 0)
            return false;
        now = forced.grid;
    }
}

/* ---- effort ---------------------------------------------------------------------------------------- */

/* Seconds for one deduction when it is the only one to be found, and for making any move. A design choice,
 * not evidence: no public data of people on this puzzle exists. Their order is that of SCIENCE 7b (Pelanek's
 * technique levels). */
static const double look_s[BINARY_TECHNIQUES] = {
    [BINARY_PAIRS] = 1.5,  [BINARY_BETWEEN] = 1.7, [BINARY_COUNT] = 2.6, [BINARY_LAST] = 6.0,
    [BINARY_UNLIKE] = 8.0, [BINARY_LINE] = 10.0,   [BINARY_TRIAL] = 30.0};
static const double move_s = 0.5;

/* SCIENCE 7c: w(technique) / (1 + ln(deductions to choose from)). */
static double step_s(enum binary_technique technique, int parallel)
{
    return look_s[technique] / (1 + log(parallel));
}

/* The easy ones are taken one after the other while the choice shrinks; of the hard ones a single line or
 * cell, for then something easier may come. */
static void take_step(struct binary_grid *grid, enum binary_technique technique,
                      const struct binary_forced *forced, struct binary_effort *effort)
{
    if (technique <= BINARY_COUNT) {
        for (int left = forced->count; left > 0; left--) {
            effort->seconds += step_s(technique, left);
            effort->narrow += left <= 2;
        }
        effort->steps += forced->count;
        *grid = forced->grid;
        return;
    }
    effort->seconds += step_s(technique, forced->count);
    effort->steps++;
    effort->narrow += forced->count <= 2;
    effort->trials += technique == BINARY_TRIAL;
    for (int i = 0; i < grid->size; i++) {
        bool column = forced->line >= grid->size;
        int line = column ? forced->line - grid->size : forced->line;
        int row = technique == BINARY_TRIAL ? forced->cell / grid->size : column ? i : line;
        int at = technique == BINARY_TRIAL ? forced->cell % grid->size : column ? line : i;
        if (!binary_grid_get(grid, row, at) && binary_grid_get(&forced->grid, row, at))
            binary_grid_set(grid, row, at, binary_grid_get(&forced->grid, row, at));
    }
}

struct binary_effort binary_effort_of(const struct binary_grid *grid, double enough)
{
    struct binary_grid now = *grid;
    struct binary_effort effort = {.seconds = 1 + move_s * open_cells(grid)};
    while (effort.seconds < enough) {
        struct binary_forced forced;
        enum binary_technique technique = binary_easiest(&now, BINARY_TRIAL, &forced);
        if (!technique || binary_grid_broken(&now))
            break;
        if ((int)technique > effort.technique)
            effort.technique = (int)technique;
        take_step(&now, technique, &forced, &effort);
    }
    effort.solved = binary_grid_complete(&now);
    if (effort.seconds < enough) /* where all of this fails, each cell costs a trial at least */
        effort.seconds += look_s[BINARY_TRIAL] * open_cells(&now);
    return effort;
}
