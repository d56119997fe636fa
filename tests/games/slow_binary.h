/* Binary grids the slow and obvious way: cells in an array, every rule and technique as it is said in words.
 * Shares no line with games/binary. */
#ifndef SG_TESTS_SLOW_BINARY_H
#define SG_TESTS_SLOW_BINARY_H

#include <stdbool.h>
#include <stdint.h>

enum { SLOW_SIDE = 8 };

struct slow_grid {
    int size;
    bool unlike;                     /* rows all different, columns all different */
    char cell[SLOW_SIDE][SLOW_SIDE]; /* '.', '0' or '1' */
};

/* Of a position's text; signs of the player count as signs. */
struct slow_grid slow_grid_of(const char *text);

/* Whether some filling has all that stands: tries both signs in each cell, in order. */
bool slow_can_be_completed(const struct slow_grid *grid);

/* How many open cells technique `technique` (1 beside two alike, 2 between two alike, 3 the line has all of
 * one sign, 4 the last of a sign, 5 lines differ, 6 all fillings of a line, 7 a trial) forces by itself. */
int slow_forced(const struct slow_grid *grid, int technique);

/* Whether what stands breaks a rule to be seen. */
bool slow_broken(const struct slow_grid *grid);

#endif
