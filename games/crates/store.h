/* Positions once found, numbered from 0: configuration of crates and the lowest cell the man can walk to.
 *
 * Open addressing in lent memory; the table grows with what it holds, so that a small search touches little.
 */
#ifndef SG_CRATES_STORE_H
#define SG_CRATES_STORE_H

#include "room.h"

#define STORE_NOWHERE UINT32_MAX

struct store {
    uint32_t words;
    uint32_t count, capacity;
    uint64_t *keys;      /* words a position */
    uint16_t *man;       /* of each position */
    uint32_t *table;     /* number + 1; 0 empty */
    uint32_t mask, most; /* table size - 1, now and at most */
};

/* Takes all of `arena` but `extra` bytes a position, which are left for the caller; at most `wanted`
 * positions. False when not even one fits. */
bool store_open(struct store *store, struct sg_arena *arena, uint32_t words, size_t extra, uint64_t wanted);

/* Its number, or STORE_NOWHERE. */
uint32_t store_find(const struct store *store, const uint64_t *key, uint16_t man);

/* The same, added when it is new (*fresh); STORE_NOWHERE when there is no room. */
uint32_t store_add(struct store *store, const uint64_t *key, uint16_t man, bool *fresh);

static inline const uint64_t *store_key(const struct store *store, uint32_t number)
{
    return &store->keys[(size_t)number * store->words];
}

#endif
