/* Guesses that differ only in name. A board is the same board after some of its places change places and some
 * colours change names, if each row then reads as before; colours that no row shows yet can take any name
 * among themselves. Guesses that are each other's image tell as much as each other. */
#ifndef SG_CODE_SYMMETRY_H
#define SG_CODE_SYMMETRY_H

#include "code.h"

enum { CODE_TURNS_MAX = 120 }; /* orders of five places */

/* Place p gets what stood on place from[p], and colour c becomes to[c]; 0: not shown yet, any that is left.
 */
struct code_turn {
    uint8_t from[CODE_PLACES_MAX];
    uint8_t to[CODE_COLOURS_MAX + 1];
};

/* The turns that leave every row as it reads; the first changes nothing. */
struct code_symmetry {
    uint8_t colours, places;
    uint8_t shown; /* colours on the rows: bit c for colour c + 1 */
    uint8_t count;
    struct code_turn turns[CODE_TURNS_MAX];
};

void code_symmetry_of(const struct code_position *position, struct code_symmetry *symmetry);

/* With one more guess on the board. */
void code_symmetry_add(struct code_symmetry *symmetry, int guess);

/* The lowest of the guesses that are like this one. */
int code_symmetry_lowest(const struct code_symmetry *symmetry, int guess);

/* Whether that can ever be another guess. */
bool code_symmetry_left(const struct code_symmetry *symmetry);

#endif
