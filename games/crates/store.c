#include "store.h"

#include <string.h>

enum { FIRST_TABLE = 1024, ALIGNMENT_SLACK = 256 };

static uint32_t hash_of(const uint64_t *key, uint32_t words, uint16_t man)
{
    uint64_t hash = (uint64_t)man * UINT64_C(0x9e3779b97f4a7c15);
    for (uint32_t i = 0; i < words; i++) {
        hash ^= key[i];
        hash *= UINT64_C(0xff51afd7ed558ccd);
        hash ^= hash >> 32;
    }
    return (uint32_t)(hash ^ hash >> 29);
}

static size_t bytes_for(uint64_t positions, uint32_t words, size_t extra)
{
    return (size_t)positions * (words * sizeof(uint64_t) + sizeof(uint16_t) + extra) + ALIGNMENT_SLACK;
}

/* The smallest table that `positions` fill by less than three quarters. */
static uint64_t table_for(uint64_t positions)
{
    uint64_t size = FIRST_TABLE;
    while (size / 4 * 3 < positions)
        size *= 2;
    return size;
}

bool store_open(struct store *store, struct sg_arena *arena, uint32_t words, size_t extra, uint64_t wanted)
{
    *store = (struct store){.words = words};
    size_t left = sg_arena_left(arena);
    uint64_t capacity = left / (words * sizeof(uint64_t) + sizeof(uint16_t) + extra + sizeof(uint32_t));
    capacity = capacity < wanted ? capacity : wanted;
    if (capacity > UINT32_MAX / 4)
        capacity = UINT32_MAX / 4;
    uint64_t table = table_for(capacity);
    while (capacity > 0 && bytes_for(capacity, words, extra) + table * sizeof(uint32_t) > left) {
        if (table > FIRST_TABLE &&
            bytes_for(table / 8 * 3, words, extra) + table / 2 * sizeof(uint32_t) > left)
            table /= 2; /* even half the table leaves too little */
        else
            capacity -= capacity / 16 + 1;
        if (capacity > table / 4 * 3)
            capacity = table / 4 * 3;
    }
    if (capacity == 0)
        return false;
    store->capacity = (uint32_t)capacity;
    store->most = (uint32_t)(table_for(capacity) - 1);
    store->mask = FIRST_TABLE - 1;
    store->keys = sg_arena_take_raw(arena, (size_t)capacity * words, sizeof *store->keys);
    store->man = sg_arena_take_raw(arena, (size_t)capacity, sizeof *store->man);
    store->table = sg_arena_take_raw(arena, (size_t)store->most + 1, sizeof *store->table);
    if (!store->keys || !store->man || !store->table)
        return false;
    memset(store->table, 0, FIRST_TABLE * sizeof *store->table);
    return true;
}

static bool is_same(const struct store *store, uint32_t number, const uint64_t *key, uint16_t man)
{
    if (store->man[number] != man)
        return false;
    const uint64_t *other = store_key(store, number);
    for (uint32_t i = 0; i < store->words; i++)
        if (other[i] != key[i])
            return false;
    return true;
}

/* The slot where it stands or would stand. */
static uint32_t slot_of(const struct store *store, const uint64_t *key, uint16_t man)
{
    uint32_t slot = hash_of(key, store->words, man) & store->mask;
    while (store->table[slot] && !is_same(store, store->table[slot] - 1, key, man))
        slot = (slot + 1) & store->mask;
    return slot;
}

uint32_t store_find(const struct store *store, const uint64_t *key, uint16_t man)
{
    return store->table[slot_of(store, key, man)] - 1; /* 0 - 1 is STORE_NOWHERE */
}

static void grow(struct store *store)
{
    store->mask = 2 * store->mask + 1;
    memset(store->table, 0, ((size_t)store->mask + 1) * sizeof *store->table);
    for (uint32_t number = 0; number < store->count; number++) {
        uint32_t slot = hash_of(store_key(store, number), store->words, store->man[number]) & store->mask;
        while (store->table[slot])
            slot = (slot + 1) & store->mask;
        store->table[slot] = number + 1;
    }
}

uint32_t store_add(struct store *store, const uint64_t *key, uint16_t man, bool *fresh)
{
    uint32_t slot = slot_of(store, key, man);
    *fresh = store->table[slot] == 0;
    if (!*fresh)
        return store->table[slot] - 1;
    if (store->count == store->capacity)
        return STORE_NOWHERE;
    if (store->count >= store->mask / 4 * 3 && store->mask < store->most) {
        grow(store);
        slot = slot_of(store, key, man);
    }
    memcpy(&store->keys[(size_t)store->count * store->words], key, store->words * sizeof *key);
    store->man[store->count] = man;
    store->table[slot] = ++store->count;
    return store->count - 1;
}
