/* Guesses that differ only in name: colours that no row shows yet can change places with each other, and so
 * can places in which all rows are alike. Such guesses tell as much as each other. */
#ifndef SG_CODE_SYMMETRY_H
#define SG_CODE_SYMMETRY_H

#include "code.h"

struct code_symmetry {
    uint8_t colours, places;
    uint8_t shown;                 /* colours on the rows so far: bit c for colour c + 1 */
    uint8_t kind[CODE_PLACES_MAX]; /* places of the same kind are alike in all rows */
};

struct code_symmetry code_symmetry_of(const struct code_position *position);

/* With one more guess on the board. */
void code_symmetry_add(struct code_symmetry *symmetry, int guess);

/* The lowest of the guesses that are like this one. */
int code_symmetry_lowest(const struct code_symmetry *symmetry, int guess);

/* Whether that can ever be another guess. */
bool code_symmetry_left(const struct code_symmetry *symmetry);

#endif
