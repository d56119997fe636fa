/* What a learner's earlier sessions say to the one that begins. */
#ifndef SG_PAST_H
#define SG_PAST_H

#include "smartgames/text.h"
#include "store/store.h"

/* The games whose lessons `learner` has had, as session_started holds them: "traffic,lights". A log that cannot be read
 * says nothing. */
void sg_past_known(struct sg_store *store, const char *learner, struct sg_text *known);

#endif
