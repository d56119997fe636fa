/* The board as sets of cells, and the three simplest rules run on all cells at once.
 *
 * A set is four words; row r is lane r % 4 (16 bits) of word r / 4, column c its bit c. Bits 14 and 15 of a
 * lane stay empty, so that a shift along the row never reaches another row's cells. */
#ifndef SG_BINARY_GRID_H
#define SG_BINARY_GRID_H

#include "binary.h"

enum { GRID_WORDS = 4, GRID_LANE = 16, BINARY_SMALL = 8 };

struct binary_grid {
    uint64_t zero[GRID_WORDS], one[GRID_WORDS];
    uint8_t size;
    bool unlike;
};

/* What `position` shows; without `own`, only its givens. */
struct binary_grid binary_grid_of(const struct binary_position *position, bool own);

/* Word `word` of the set of all cells of a board. */
uint64_t binary_grid_cells(int size, int word);

static inline uint64_t binary_bit(int row, int column)
{
    return (uint64_t)1 << (row % 4 * GRID_LANE + column);
}

static inline void binary_grid_set(struct binary_grid *grid, int row, int column, int sign)
{
    uint64_t *set = sign == BINARY_ONE ? grid->one : grid->zero;
    set[row / 4] |= binary_bit(row, column);
}

static inline void binary_grid_clear(struct binary_grid *grid, int row, int column)
{
    grid->zero[row / 4] &= ~binary_bit(row, column);
    grid->one[row / 4] &= ~binary_bit(row, column);
}

static inline int binary_grid_get(const struct binary_grid *grid, int row, int column)
{
    if (grid->zero[row / 4] & binary_bit(row, column))
        return BINARY_ZERO;
    return grid->one[row / 4] & binary_bit(row, column) ? BINARY_ONE : BINARY_EMPTY;
}

bool binary_grid_complete(const struct binary_grid *grid);
/* A cell that is both, three alike side by side, too many of a sign in a line, or two full lines the same
 * where they have to differ: no filling exists. False proves nothing. */
bool binary_grid_broken(const struct binary_grid *grid);

/* One row as bits. */
static inline unsigned binary_row(const uint64_t *set, int row)
{
    return (unsigned)(set[row / 4] >> (row % 4 * GRID_LANE)) & 0xFFFFU;
}

/* Columns become rows. */
struct binary_grid binary_grid_turned(const struct binary_grid *grid);

/* Cells forced by one rule, all at once: those that `forced` has beyond `grid`. */
enum binary_rule { BINARY_RULE_PAIRS, BINARY_RULE_BETWEEN, BINARY_RULE_COUNT };
void binary_grid_force(const struct binary_grid *grid, enum binary_rule rule, struct binary_grid *forced);

/* ways.c: what all ways to fill a row agree on, for every row: `forced` has it beyond `grid`. */
void binary_grid_agree(const struct binary_grid *grid, struct binary_grid *forced);

/* Fills in what the simplest rules force, until they force no more. False: the grid is broken. `counting`
 * false: only what lies beside or between two alike. */
bool binary_grid_settle(struct binary_grid *grid, bool counting);

/* small.c: the same for sizes up to BINARY_SMALL, without the look at lines that repeat. On false the grid is
 * as it was. */
bool binary_small_settle(struct binary_grid *grid, bool counting);

#endif
