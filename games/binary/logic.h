/* How a person gets on: techniques from the easiest to the hardest, what each forces, and what a whole board
 * asks of somebody who always takes the easiest. */
#ifndef SG_BINARY_LOGIC_H
#define SG_BINARY_LOGIC_H

#include "grid.h"

enum binary_technique {
    BINARY_PAIRS = 1, /* beside two alike */
    BINARY_BETWEEN,   /* between two alike */
    BINARY_COUNT,     /* the line has all its 0s, or all its 1s */
    BINARY_LAST,      /* one of a sign is left for the line; elsewhere it would leave three others together */
    BINARY_UNLIKE,    /* two places left, and one way would repeat another line */
    BINARY_LINE,      /* every way to fill the line agrees here */
    BINARY_TRIAL,     /* the other sign, tried, leads to a broken line by the first three */
    BINARY_TECHNIQUES
};

/* The hardest technique that a grade asks: a grade is accepted only if those of the grade below fail. */
enum binary_technique binary_technique_of(int grade);

/* What `technique` forces by itself in `grid` as it stands. */
struct binary_forced {
    struct binary_grid grid; /* `grid` with all of it filled in */
    int count;               /* cells forced, in parallel */
    int line;                /* LAST, UNLIKE, LINE: the first line, columns after the rows; else -1 */
    int cell;                /* TRIAL: the first forced cell; else -1 */
};
void binary_force(const struct binary_grid *grid, enum binary_technique technique,
                  struct binary_forced *forced);

/* The easiest technique that forces anything, with what it forces; 0: none up to `most` does. */
enum binary_technique binary_easiest(const struct binary_grid *grid, enum binary_technique most,
                                     struct binary_forced *forced);

/* Fills in what the first three techniques and BINARY_LINE force, until they force no more. False: no filling
 * exists. */
bool binary_settle_lines(struct binary_grid *grid);

/* Whether the techniques up to `most` fill the whole board. They are sound, so this proves one solution. */
bool binary_yields(const struct binary_grid *grid, enum binary_technique most);

/* The work of a person on a whole board (rating.c). */
struct binary_effort {
    double seconds;
    int technique;             /* the hardest needed */
    int trials, steps, narrow; /* steps with at most two cells to choose from */
    bool solved;
};
/* `enough`: stop when so many seconds are reached. */
struct binary_effort binary_effort_of(const struct binary_grid *grid, double enough);

#endif
