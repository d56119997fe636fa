/* A bounded queue of events from one producer to one consumer, without a lock. */
#ifndef SG_STORE_RING_H
#define SG_STORE_RING_H

#include <stdbool.h>
#include <stddef.h>

#include "smartgames/event.h"

struct sg_ring;
struct sg_track; /* which session; the ring only carries the pointer */

struct sg_ring *sg_ring_new(size_t capacity); /* at least 1; NULL without memory */
void sg_ring_free(struct sg_ring *ring);

/* The producer's: a copy goes in; false when the ring is full. */
bool sg_ring_put(struct sg_ring *ring, struct sg_track *track, const struct sg_event *event);

/* The consumer's: the oldest event, borrowed until sg_ring_drop; NULL when there is none. */
const struct sg_event *sg_ring_peek(struct sg_ring *ring, struct sg_track **track);
void sg_ring_drop(struct sg_ring *ring);

#endif
