/* How many guesses are needed in the worst case: an exact search over guesses and the answers to them. */
#ifndef SG_CODE_MINIMAX_H
#define SG_CODE_MINIMAX_H

#include "symmetry.h"

struct code_minimax {
    const struct code_table *table;
    struct sg_budget *budget; /* a node for each guess that is weighed against what is left */
};

struct code_worst {
    int guesses; /* needed in the worst case; where not exact: proven to be needed at least */
    bool exact;
    uint32_t improving;                      /* guesses after which fewer are needed whatever the answer */
    uint8_t marks[(CODE_CODES_MAX + 7) / 8]; /* which: a bit a guess; only where exact */
};

static inline bool code_worst_has(const struct code_worst *worst, int guess)
{
    return worst->marks[guess / 8] >> guess % 8 & 1;
}

/* For `codes`, all that the rows of `symmetry` leave; at least one. Not exact: the budget ended (or was
 * cancelled) before the search. */
void code_minimax(const struct code_minimax *minimax, const struct code_symmetry *symmetry,
                  const struct code_set *left, struct code_worst *worst);

#endif
