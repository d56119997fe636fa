/* Making level packs and proving what they say: everything about a pack that costs a search. */
#ifndef SG_PACK_MAKE_H
#define SG_PACK_MAKE_H

#include "puzzle/level.h"
#include "puzzle/pack.h"

enum {
    SG_PACK_PER_GRADE = 24,
    SG_PACK_POOL = 96,        /* levels of a grade that the 24 are chosen from */
    SG_PACK_SEEDS_MAX = 2000, /* seeds tried for them: 1, 2, ... */
    SG_PACK_ROW_TEXT = 16384  /* room for any row, with its NUL */
};

/* The levels of one grade of `game`'s pack, from the shortest expected time to the longest; *made says how
 * many: SG_PACK_PER_GRADE unless the game has not that many different ones.
 *
 * Seeds 1, 2, ... are generated until the pool is full; a position that is there already is skipped, and so
 * is one whose text differs from such a text of the same length in at most every twelfth character. Out of
 * the pool come the least and the most difficult, then each time the level that lies farthest from those
 * chosen, by ln(expected seconds) and the logit of P(solve): so they cover the band. SG_ERR_MEMORY,
 * SG_ERR_CANCELLED. */
enum sg_status sg_pack_choose(struct sg_bench *bench, const struct sg_game *game, int grade,
                              const atomic_bool *cancel, struct sg_level levels[SG_PACK_PER_GRADE],
                              size_t *made);

/* The row of a level, without the end of the line; `number` counts in its grade, from 1. Prepares the level.
 * SG_ERR_BUDGET: its distance is not proven. SG_ERR_MEMORY: the row does not fit. */
enum sg_status sg_pack_write_row(struct sg_bench *bench, const struct sg_level *level, size_t number,
                                 struct sg_text *out);

/* Whether search bears out what a row says: the distance is exact, the certificate leads to the goal, the
 * features are those of the position. If not, `fault` says where and why (column 1 of a cell of the row). */
bool sg_pack_check(struct sg_bench *bench, const struct sg_game *game, const struct sg_pack_level *level,
                   struct sg_pack_fault *fault);

#endif
