/* The levels a learner met in earlier sessions, so that none comes twice while there are others. */
#ifndef SG_SEEN_H
#define SG_SEEN_H

#include "room.h"
#include "store/store.h"

struct sg_seen {
    uint64_t levels[SG_ROOM_SEEN]; /* sg_pack_hash; a ring of the latest */
    size_t count;                  /* ever met */
};

/* Fills `seen` from all that is recorded of `learner`, an unfinished session too. A log that cannot be read says
 * nothing. */
void sg_seen_fill(struct sg_store *store, const struct sg_game *const *games, const char *learner,
                  struct sg_seen *seen);

#endif
