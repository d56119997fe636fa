/* Which two crates already lose the level between them: solved for every two places once, with nothing else
 * in the room. */
#ifndef SG_CRATES_PAIRS_H
#define SG_CRATES_PAIRS_H

#include "yard.h"

struct pairs {
    const struct room *room;
    uint64_t *alive; /* places x places x spot words: where the man can be for the two to reach goals; NULL
                        unknown */
};

/* Keeps what it finds in `arena`; when the room is too large or the memory too small, nothing is known.
 * `yard` is used for the work and left without crates. */
void pairs_open(struct pairs *pairs, struct yard *yard, struct sg_arena *arena);

/* Whether some other crate and `crate` lose it, the man on `man`. */
bool pairs_are_lost(const struct pairs *pairs, const struct yard *yard, uint32_t crate, uint16_t man);

#endif
