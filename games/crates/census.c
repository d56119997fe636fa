/* How many positions the rules allow, the lost ones too: a crate may go to any cell, and where the man stands
 * after a push counts. The map knows less, since it leaves out what is plainly lost. */
#include "oracle.h"

#include <string.h>

enum { CENSUS_MOST = 400000 };

struct census {
    const struct room *room;
    struct store store;
    struct yard yard;
};

static void flip(uint64_t *key, uint16_t cell)
{
    key[cell >> 6] ^= (uint64_t)1 << (cell & 63);
}

static void load(struct yard *yard, const uint64_t *key, uint32_t words)
{
    yard_clear(yard);
    for (uint32_t word = 0; word < words; word++)
        for (uint64_t bits = key[word]; bits; bits &= bits - 1)
            yard_put(yard, (uint16_t)(word * 64 + (uint32_t)__builtin_ctzll(bits)));
}

static bool expand(struct census *census, uint32_t number)
{
    const struct room *room = census->room;
    struct yard *yard = &census->yard;
    uint64_t key[ROOM_WORDS];
    bool fresh;
    memcpy(key, store_key(&census->store, number), census->store.words * sizeof *key);
    load(yard, key, census->store.words);
    yard_walk(yard, census->store.man[number]);
    for (uint32_t crate = 0; crate < yard->count; crate++)
        for (int d = 0; d < CRATES_DIRECTIONS; d++) {
            uint16_t cell = yard->crate[crate], to = room->next[d][cell];
            if (yard->taken[to] || !yard_reaches(yard, room->next[d ^ 2][cell]))
                continue;
            flip(key, cell);
            flip(key, to);
            if (store_add(&census->store, key, cell, &fresh) == STORE_NOWHERE)
                return false;
            flip(key, cell);
            flip(key, to);
        }
    return true;
}

uint64_t census_count(const struct room *room, const struct crates_position *start, struct sg_arena *scratch)
{
    size_t used = scratch->used;
    struct census *census = sg_arena_take_raw(scratch, 1, sizeof *census);
    uint64_t key[ROOM_WORDS] = {0}, count = 0;
    bool fresh, all = false;
    if (census && store_open(&census->store, scratch, (room->cells + 63u) / 64u, 0, CENSUS_MOST)) {
        census->room = room;
        yard_init(&census->yard, room);
        for (uint16_t cell = 0; cell < room->cells; cell++)
            if (crates_has(start->crates, room->board[cell]))
                flip(key, cell);
        store_add(&census->store, key, room->cell_of[crates_man(start)], &fresh);
        all = true;
        for (uint32_t number = 0; all && number < census->store.count; number++)
            all = expand(census, number);
        count = census->store.count;
    }
    scratch->used = used;
    return all ? count : 0;
}
