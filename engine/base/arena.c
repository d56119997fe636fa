#include "smartgames/arena.h"

#include <assert.h>
#include <stdalign.h>
#include <stdint.h>
#include <string.h>

void sg_arena_init(struct sg_arena *arena, void *base, size_t size)
{
    *arena = (struct sg_arena){.base = base, .size = base ? size : 0};
}

void *sg_arena_take_raw(struct sg_arena *arena, size_t count, size_t bytes)
{
    assert(arena->used <= arena->size);
    uintptr_t top = (uintptr_t)arena->base + arena->used;
    size_t gap = (size_t)(-top & (alignof(max_align_t) - 1));
    if (gap > arena->size - arena->used)
        return NULL;
    size_t left = arena->size - arena->used - gap;
    if (bytes != 0 && count > left / bytes)
        return NULL;
    arena->used += gap + count * bytes;
    return (void *)(top + gap);
}

void *sg_arena_take(struct sg_arena *arena, size_t count, size_t bytes)
{
    void *taken = sg_arena_take_raw(arena, count, bytes);
    return taken ? memset(taken, 0, count * bytes) : NULL;
}

size_t sg_arena_left(const struct sg_arena *arena)
{
    return arena->size - arena->used;
}
