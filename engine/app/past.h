/* What a learner's earlier sessions say to the one that begins. */
#ifndef SG_PAST_H
#define SG_PAST_H

#include "smartgames/game.h"
#include "store/store.h"

/* Fills what session_started holds of the past of `learner`: the games whose lessons were had
 * ("traffic,lights"), and the standing (learner/standing.h): each session goes on where the one before ended,
 * so that a log from before standings were kept counts too. A log that cannot be read says nothing. */
void sg_past_fill(struct sg_store *store, const struct sg_game *const *games, const char *learner,
                  struct sg_event *started);

#endif
