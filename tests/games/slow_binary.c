#include "slow_binary.h"

#include <string.h>

struct slow_grid slow_grid_of(const char *text)
{
    struct slow_grid grid = {.size = (int)strcspn(text, "|"), .unlike = strchr(text, ':') != NULL};
    for (int row = 0; row < grid.size; row++)
        for (int column = 0; column < grid.size; column++) {
            char c = text[row * (grid.size + 1) + column];
            grid.cell[row][column] = c == 'o' ? '0' : c == 'i' ? '1' : c;
        }
    return grid;
}

/* ---- lines: rows first, then columns --------------------------------------------------------------- */

static void read_line(const struct slow_grid *grid, int line, char out[SLOW_SIDE])
{
    for (int i = 0; i < grid->size; i++)
        out[i] = line < grid->size ? grid->cell[line][i] : grid->cell[i][line - grid->size];
}

static int count_of(const char *line, int size, char sign)
{
    int count = 0;
    for (int i = 0; i < size; i++)
        count += line[i] == sign;
    return count;
}

static bool has_three(const char *line, int size, char sign)
{
    for (int i = 0; i + 2 < size; i++)
        if (line[i] == sign && line[i + 1] == sign && line[i + 2] == sign)
            return true;
    return false;
}

static bool line_broken(const char *line, int size)
{
    return has_three(line, size, '0') || has_three(line, size, '1') || 2 * count_of(line, size, '0') > size ||
           2 * count_of(line, size, '1') > size;
}

/* Another line of the same direction, full and the same. */
static bool has_twin(const struct slow_grid *grid, int line, const char *cells)
{
    char other[SLOW_SIDE];
    int first = line < grid->size ? 0 : grid->size;
    if (!grid->unlike || count_of(cells, grid->size, '.') > 0)
        return false;
    for (int i = first; i < first + grid->size; i++) {
        read_line(grid, i, other);
        if (i != line && memcmp(other, cells, (size_t)grid->size) == 0)
            return true;
    }
    return false;
}

bool slow_broken(const struct slow_grid *grid)
{
    char cells[SLOW_SIDE];
    for (int line = 0; line < 2 * grid->size; line++) {
        read_line(grid, line, cells);
        if (line_broken(cells, grid->size) || has_twin(grid, line, cells))
            return true;
    }
    return false;
}

static bool complete_from(struct slow_grid *grid, int cell)
{
    if (slow_broken(grid))
        return false;
    while (cell < grid->size * grid->size && grid->cell[cell / grid->size][cell % grid->size] != '.')
        cell++;
    if (cell == grid->size * grid->size)
        return true;
    char *here = &grid->cell[cell / grid->size][cell % grid->size];
    for (char sign = '0'; sign <= '1'; sign++) {
        *here = sign;
        if (complete_from(grid, cell + 1)) {
            *here = '.';
            return true;
        }
    }
    *here = '.';
    return false;
}

bool slow_can_be_completed(const struct slow_grid *grid)
{
    struct slow_grid tried = *grid;
    return complete_from(&tried, 0);
}

/* ---- what a line says about its place `at`: the sign, or '.' for nothing ---------------------------- */

static char sign_at(const char *line, int size, int at)
{
    return at >= 0 && at < size ? line[at] : '.';
}

static char other(char sign)
{
    return sign == '.' ? '.' : sign == '0' ? '1' : '0';
}

static char both(char a, char b)
{
    return a == b ? a : '.';
}

static char by_pairs(const char *line, int size, int at)
{
    char before = both(sign_at(line, size, at - 1), sign_at(line, size, at - 2));
    char after = both(sign_at(line, size, at + 1), sign_at(line, size, at + 2));
    return other(before != '.' ? before : after);
}

static char by_between(const char *line, int size, int at)
{
    return other(both(sign_at(line, size, at - 1), sign_at(line, size, at + 1)));
}

static char by_count(const char *line, int size)
{
    return 2 * count_of(line, size, '0') == size ? '1' : 2 * count_of(line, size, '1') == size ? '0' : '.';
}

/* One of a sign is left, and there are several places for it: here it would make three others of the rest. */
static char by_last(const char *line, int size, int at)
{
    for (char last = '0'; last <= '1'; last++) {
        char tried[SLOW_SIDE];
        if (2 * count_of(line, size, last) != size - 2 || count_of(line, size, '.') < 2)
            continue;
        for (int i = 0; i < size; i++)
            tried[i] = line[i] != '.' ? line[i] : i == at ? last : other(last);
        if (has_three(tried, size, other(last)))
            return other(last);
    }
    return '.';
}

/* Of the two ways to finish a line with two open places, one repeats another line. */
static char by_unlike(const struct slow_grid *grid, int line, const char *cells, int at)
{
    char tried[SLOW_SIDE];
    int size = grid->size;
    if (count_of(cells, size, '.') != 2 || count_of(cells, size, '0') != count_of(cells, size, '1'))
        return '.';
    for (char here = '0'; here <= '1'; here++) {
        for (int i = 0; i < size; i++)
            tried[i] = cells[i] != '.' ? cells[i] : i == at ? here : other(here);
        if (has_twin(grid, line, tried))
            return other(here);
    }
    return '.';
}

/* Every filling of the line, from `at` on; marks the signs that place `place` takes. */
static void fill_all(char *line, int size, int at, int place, bool seen[2])
{
    if (line_broken(line, size))
        return;
    while (at < size && line[at] != '.')
        at++;
    if (at == size) {
        seen[line[place] - '0'] = true;
        return;
    }
    for (char sign = '0'; sign <= '1'; sign++) {
        line[at] = sign;
        fill_all(line, size, at + 1, place, seen);
    }
    line[at] = '.';
}

static char by_line(const char *line, int size, int at)
{
    char tried[SLOW_SIDE];
    bool seen[2] = {false, false};
    memcpy(tried, line, sizeof tried);
    fill_all(tried, size, 0, at, seen);
    return seen[0] == seen[1] ? '.' : seen[0] ? '0' : '1';
}

static char by_technique(const struct slow_grid *grid, int technique, int line, const char *cells, int at)
{
    switch (technique) {
    case 1: return by_pairs(cells, grid->size, at);
    case 2: return by_between(cells, grid->size, at);
    case 3: return by_count(cells, grid->size);
    case 4: return by_last(cells, grid->size, at);
    case 5: return by_unlike(grid, line, cells, at);
    default: return by_line(cells, grid->size, at);
    }
}

/* ---- the whole board ------------------------------------------------------------------------------- */

static char forced_by_lines(const struct slow_grid *grid, int technique, int row, int column)
{
    char cells[SLOW_SIDE];
    read_line(grid, row, cells);
    char sign = by_technique(grid, technique, row, cells, column);
    if (sign != '.')
        return sign;
    read_line(grid, grid->size + column, cells);
    return by_technique(grid, technique, grid->size + column, cells, row);
}

/* The sign, followed one cell at a time by the first three techniques, breaks a rule. */
static bool trial_breaks(const struct slow_grid *grid, int row, int column, char sign)
{
    struct slow_grid tried = *grid;
    tried.cell[row][column] = sign;
    for (bool changed = true; changed && !slow_broken(&tried);) {
        changed = false;
        for (int i = 0; i < 3 * grid->size * grid->size && !changed; i++) {
            char *cell = &tried.cell[i / 3 / grid->size][i / 3 % grid->size];
            char found = *cell == '.'
                             ? forced_by_lines(&tried, i % 3 + 1, i / 3 / grid->size, i / 3 % grid->size)
                             : '.';
            changed = found != '.';
            *cell = changed ? found : *cell;
        }
    }
    return slow_broken(&tried);
}

int slow_forced(const struct slow_grid *grid, int technique)
{
    int count = 0;
    for (int row = 0; row < grid->size; row++)
        for (int column = 0; column < grid->size; column++) {
            if (grid->cell[row][column] != '.')
                continue;
            if (technique == 7)
                count += trial_breaks(grid, row, column, '0') || trial_breaks(grid, row, column, '1');
            else
                count += forced_by_lines(grid, technique, row, column) != '.';
        }
    return count;
}
