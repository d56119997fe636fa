/* What hints and ratings ask of a prepared oracle besides the contract. */
#ifndef SG_PACKING_SOLVER_H
#define SG_PACKING_SOLVER_H

#include "logic.h"
#include "search.h"

/* NULL: there was too little memory to make it. Borrowed, as long as the oracle. */
const struct packing_table *packing_oracle_table(const struct sg_oracle *oracle);

/* A filling that asks the fewest changes of `position`; false: not all fillings are known. */
bool packing_nearest(const struct sg_oracle *oracle, const struct packing_position *position,
                     struct packing_piece pieces[PACKING_KINDS]);

/* Some filling of the empty board, the place of each kind; false: none is known. */
bool packing_guide(const struct sg_oracle *oracle, uint16_t guide[PACKING_KINDS]);

/* The share of all places on the empty board that no filling has; 0 when not all fillings are known. */
double packing_dead_share(const struct sg_oracle *oracle);

#endif
