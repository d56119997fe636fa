/* What the claims about oracles hold against games that hide something (contract_hidden.c). */
#ifndef SG_TESTS_CONTRACT_HIDDEN_H
#define SG_TESTS_CONTRACT_HIDDEN_H

#include "contract.h"

/* At every position of a random walk from each level. */
void hidden_walks_hold(struct contract *contract);

enum { HIDDEN_LOOKS = 6 };

/* Positions of a walk from the level, and what is said of them with all memory and nodes. */
struct hidden_walk {
    size_t count;
    unsigned char positions[HIDDEN_LOOKS][SG_POSITION_BYTES];
    struct sg_analysis full[HIDDEN_LOOKS];
};

void hidden_walk_open(struct contract *contract, struct hidden_walk *walk);

/* What `oracle`, prepared with less, says of these agrees with that. */
void hidden_walk_is_true(struct contract *contract, const struct hidden_walk *walk,
                         const struct sg_oracle *oracle);

#endif
