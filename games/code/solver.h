/* What the oracle keeps of a level, for the other files of this game. */
#ifndef SG_CODE_SOLVER_H
#define SG_CODE_SOLVER_H

#include "minimax.h"

/* NULL: there was no memory for it. */
const struct code_table *code_table_of(const struct sg_oracle *oracle);

/* Of an open position with at least one code left. */
void code_worst_of(const struct sg_oracle *oracle, const struct code_position *position,
                   const struct code_set *left, struct code_worst *worst);

#endif
