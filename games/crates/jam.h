/* What crates that cannot move any more cut off: on their goals they do no harm by themselves, but they are
 * walls now, and other goals may lie behind them. */
#ifndef SG_CRATES_JAM_H
#define SG_CRATES_JAM_H

#include "yard.h"

enum { JAMS = 256 };

/* For a set of fixed crates: a bit for each goal that a single crate can still be brought to, of each cell.
 * The tables used last are kept. */
struct jam {
    const struct room *room;
    uint64_t *goals; /* JAMS x cells */
    uint64_t *keys;  /* JAMS x words: the places of the fixed crates */
    uint8_t *known;
};

/* Takes its memory from `arena`; without enough `jam` answers less. */
void jam_open(struct jam *jam, const struct room *room, struct sg_arena *arena);

/* Whether the position is plainly lost: a crate beside the goals cannot move any more, or those that can do
 * not all find a goal around those that cannot. */
bool jam_is_lost(struct jam *jam, const struct yard *yard);

#endif
