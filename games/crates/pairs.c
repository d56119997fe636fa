#include "pairs.h"

#include "pull.h"

#include <string.h>

enum { PLACES_MOST = 200, POSITIONS_MOST = 120000 };

static uint64_t *alive_of(const struct pairs *pairs, uint16_t one, uint16_t other)
{
    const struct room *room = pairs->room;
    uint32_t low = one < other ? one : other, high = one < other ? other : one;
    return &pairs->alive[((size_t)low * room->places + high) * room->spot_words];
}

static void note(const struct pairs *pairs, struct yard *yard, const struct pulls *pulls)
{
    const struct room *room = pairs->room;
    for (uint32_t number = 0; number < pulls->store.count; number++) {
        yard_load(yard, store_key(&pulls->store, number));
        yard_walk(yard, pulls->store.man[number]);
        uint64_t *alive = alive_of(pairs, room->place[yard->crate[0]], room->place[yard->crate[1]]);
        for (uint32_t i = 0; i < room->spot_words; i++)
            alive[i] |= yard->reach[i];
    }
}

void pairs_open(struct pairs *pairs, struct yard *yard, struct sg_arena *arena)
{
    const struct room *room = yard->room;
    struct pulls pulls;
    *pairs = (struct pairs){.room = room};
    if (room->places > PLACES_MOST || room->goals < 2)
        return;
    size_t start = arena->used;
    pairs->alive =
        sg_arena_take(arena, (size_t)room->places * room->places * room->spot_words, sizeof *pairs->alive);
    if (!pairs->alive)
        return;
    size_t used = arena->used;
    if (pull_pairs(&pulls, yard, POSITIONS_MOST, arena)) {
        note(pairs, yard, &pulls);
        arena->used = used;
    } else {
        pairs->alive = NULL;
        arena->used = start;
    }
    yard_clear(yard);
}

bool pairs_are_lost(const struct pairs *pairs, const struct yard *yard, uint32_t crate, uint16_t man)
{
    const struct room *room = yard->room;
    uint32_t spot = room->spot[man];
    uint16_t place = room->place[yard->crate[crate]];
    for (uint32_t other = 0; pairs->alive && other < yard->count; other++) {
        if (other == crate)
            continue;
        const uint64_t *alive = alive_of(pairs, place, room->place[yard->crate[other]]);
        if (!(alive[spot >> 6] >> (spot & 63) & 1))
            return true;
    }
    return false;
}
