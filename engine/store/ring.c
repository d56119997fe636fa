#include "store/ring.h"

#include <assert.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

struct slot {
    struct sg_track *track;
    struct sg_event event;
};

/* `put` and `dropped` only grow; their difference is what lies between. Each is written by one side. */
struct sg_ring {
    struct slot *slots;
    size_t capacity;
    _Atomic size_t put, dropped;
};

struct sg_ring *sg_ring_new(size_t capacity)
{
    assert(capacity > 0);
    struct sg_ring *ring = malloc(sizeof *ring);
    if (!ring)
        return NULL;
    ring->slots = calloc(capacity, sizeof *ring->slots);
    if (!ring->slots) {
        free(ring);
        return NULL;
    }
    memset(ring->slots, 0xff, capacity * sizeof *ring->slots); /* no page is asked for during play */
    ring->capacity = capacity;
    atomic_init(&ring->put, 0);
    atomic_init(&ring->dropped, 0);
    return ring;
}

void sg_ring_free(struct sg_ring *ring)
{
    if (!ring)
        return;
    free(ring->slots);
    free(ring);
}

bool sg_ring_put(struct sg_ring *ring, struct sg_track *track, const struct sg_event *event)
{
    size_t put = atomic_load_explicit(&ring->put, memory_order_relaxed);
    if (put - atomic_load_explicit(&ring->dropped, memory_order_acquire) == ring->capacity)
        return false;
    ring->slots[put % ring->capacity] = (struct slot){track, *event};
    atomic_store_explicit(&ring->put, put + 1, memory_order_release);
    return true;
}

const struct sg_event *sg_ring_peek(struct sg_ring *ring, struct sg_track **track)
{
    size_t dropped = atomic_load_explicit(&ring->dropped, memory_order_relaxed);
    if (dropped == atomic_load_explicit(&ring->put, memory_order_acquire))
        return NULL;
    const struct slot *slot = &ring->slots[dropped % ring->capacity];
    *track = slot->track;
    return &slot->event;
}

void sg_ring_drop(struct sg_ring *ring)
{
    size_t dropped = atomic_load_explicit(&ring->dropped, memory_order_relaxed);
    assert(dropped != atomic_load_explicit(&ring->put, memory_order_acquire));
    atomic_store_explicit(&ring->dropped, dropped + 1, memory_order_release);
}
