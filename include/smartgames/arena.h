/* Lent memory: a buffer of the caller from which pieces are taken in order and given back all at once.
 *
 * Games never allocate; whoever asks them something lends them an arena. Nothing taken survives the lender. */
#ifndef SG_ARENA_H
#define SG_ARENA_H

#include <stddef.h>

struct sg_arena {
    unsigned char *base; /* owned by the lender */
    size_t size;         /* bytes */
    size_t used;         /* bytes taken so far; save it and write it back to release what came later */
};

void sg_arena_init(struct sg_arena *arena, void *base, size_t size);

/* `count` zeroed objects of `bytes` each, aligned for any type; NULL when they do not fit. */
void *sg_arena_take(struct sg_arena *arena, size_t count, size_t bytes);

/* The same without clearing: for big tables that their owner fills. */
void *sg_arena_take_raw(struct sg_arena *arena, size_t count, size_t bytes);

size_t sg_arena_left(const struct sg_arena *arena);

#endif
