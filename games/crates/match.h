/* Which crate to which goal, so that the pushes together are fewest: a bound that no solution beats. */
#ifndef SG_CRATES_MATCH_H
#define SG_CRATES_MATCH_H

#include "yard.h"

struct match {
    uint32_t count, total;     /* crates; pushes, ROOM_FAR and more when some crate has no goal left */
    uint16_t row[ROOM_CRATES]; /* of the table of distances, for each crate */
    int32_t crate_price[ROOM_CRATES], goal_price[ROOM_CRATES + 1];
    uint8_t crate_of[ROOM_CRATES + 1]; /* of each goal: crate + 1; 0 none */
};

/* All crates of `yard`, the man where its walk says. */
void match_all(struct match *match, const struct yard *yard);

/* What the total becomes with `push`; `match` stays. */
uint32_t match_after(const struct match *match, const struct yard *yard, const struct push *push);

#endif
