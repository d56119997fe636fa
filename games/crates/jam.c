#include "jam.h"

#include <string.h>

void jam_open(struct jam *jam, const struct room *room, struct sg_arena *arena)
{
    jam->room = room;
    jam->known = sg_arena_take(arena, JAMS, 1);
    jam->keys = sg_arena_take_raw(arena, (size_t)JAMS * room->words, sizeof *jam->keys);
    jam->goals = sg_arena_take_raw(arena, (size_t)JAMS * room->cells, sizeof *jam->goals);
    if (!jam->known || !jam->keys)
        jam->goals = NULL;
}

/* ---- crates that cannot move ----------------------------------------------------------------------- */

/* Along an axis: a wall or a fixed crate on a side, or lost cells on both. */
static bool is_held(const struct yard *yard, uint64_t fixed, uint16_t cell, int axis)
{
    const struct room *room = yard->room;
    uint16_t one = room->next[axis][cell], other = room->next[axis + 2][cell];
    if (yard->taken[one] == YARD_WALL || yard->taken[other] == YARD_WALL)
        return true;
    if (room->place[one] == CRATES_NOWHERE && room->place[other] == CRATES_NOWHERE)
        return true;
    return (yard->taken[one] && fixed >> yard->nth[one] & 1) ||
           (yard->taken[other] && fixed >> yard->nth[other] & 1);
}

/* All are taken for fixed, then those are freed that something can move, until none is left to free. */
static uint64_t find_fixed(const struct yard *yard)
{
    uint64_t fixed = yard->count == 64 ? UINT64_MAX : ((uint64_t)1 << yard->count) - 1, before;
    do {
        before = fixed;
        for (uint64_t left = fixed; left; left &= left - 1) {
            uint16_t cell = yard->crate[__builtin_ctzll(left)];
            if (!is_held(yard, fixed, cell, 0) || !is_held(yard, fixed, cell, 1))
                fixed &= ~(left & -left);
        }
    } while (fixed != before);
    return fixed;
}

/* ---- goals behind them ----------------------------------------------------------------------------- */

/* Pulls a crate from the goal to wherever it comes from. */
static void pull_from(const struct room *room, uint32_t goal, const uint8_t *walled, uint64_t *goals)
{
    uint16_t queue[ROOM_CELLS];
    uint32_t count = 1;
    queue[0] = room->goal_cell[goal];
    goals[queue[0]] |= (uint64_t)1 << goal;
    for (uint32_t i = 0; i < count; i++)
        for (int d = 0; d < CRATES_DIRECTIONS; d++) {
            uint16_t to = room->next[d][queue[i]];
            if (walled[to] || walled[room->next[d][to]] || goals[to] >> goal & 1)
                continue;
            goals[to] |= (uint64_t)1 << goal;
            queue[count++] = to;
        }
}

static void measure(const struct yard *yard, uint64_t fixed, uint64_t *goals)
{
    const struct room *room = yard->room;
    uint8_t walled[ROOM_CELLS + 1];
    memset(walled, 0, room->cells);
    memset(goals, 0, room->cells * sizeof *goals);
    walled[room->cells] = 1;
    for (; fixed; fixed &= fixed - 1)
        walled[yard->crate[__builtin_ctzll(fixed)]] = 1;
    for (uint32_t goal = 0; goal < room->goals; goal++)
        if (!walled[room->goal_cell[goal]])
            pull_from(room, goal, walled, goals);
}

static const uint64_t *goals_around(struct jam *jam, const struct yard *yard, uint64_t fixed)
{
    const struct room *room = jam->room;
    uint64_t key[ROOM_WORDS] = {0}, hash = 0;
    for (uint64_t left = fixed; left; left &= left - 1) {
        uint16_t place = room->place[yard->crate[__builtin_ctzll(left)]];
        key[place >> 6] |= (uint64_t)1 << (place & 63);
    }
    for (uint32_t i = 0; i < room->words; i++)
        hash = (hash ^ key[i]) * UINT64_C(0x9e3779b97f4a7c15);
    size_t slot = hash >> 56;
    uint64_t *goals = &jam->goals[slot * room->cells], *kept = &jam->keys[slot * room->words];
    if (jam->known[slot] && memcmp(kept, key, room->words * sizeof *key) == 0)
        return goals;
    jam->known[slot] = 1;
    memcpy(kept, key, room->words * sizeof *key);
    measure(yard, fixed, goals);
    return goals;
}

/* Finds a goal for `crate`, if need be by moving others to another goal. */
static bool place_crate(const uint64_t *wanted, uint32_t crate, uint8_t *owner, uint64_t *taken,
                        uint64_t *tried)
{
    uint64_t fresh = wanted[crate] & ~*tried;
    uint64_t empty = fresh & ~*taken;
    if (empty) {
        owner[__builtin_ctzll(empty)] = (uint8_t)crate;
        *taken |= empty & -empty;
        return true;
    }
    for (; fresh; fresh = wanted[crate] & ~*tried) {
        uint32_t goal = (uint32_t)__builtin_ctzll(fresh);
        *tried |= (uint64_t)1 << goal;
        if (place_crate(wanted, owner[goal], owner, taken, tried)) {
            owner[goal] = (uint8_t)crate;
            return true;
        }
    }
    return false;
}

bool jam_is_lost(struct jam *jam, const struct yard *yard)
{
    uint64_t fixed = find_fixed(yard), taken = 0, wanted[ROOM_CRATES];
    uint8_t owner[ROOM_CRATES];
    for (uint64_t left = fixed; left; left &= left - 1)
        if (!yard->room->is_goal[yard->crate[__builtin_ctzll(left)]])
            return true;
    if (!fixed || !jam->goals)
        return false;
    const uint64_t *goals = goals_around(jam, yard, fixed);
    for (uint32_t crate = 0; crate < yard->count; crate++)
        wanted[crate] = goals[yard->crate[crate]];
    for (uint32_t crate = 0; crate < yard->count; crate++) {
        uint64_t tried = 0;
        if (!(fixed >> crate & 1) && !place_crate(wanted, crate, owner, &taken, &tried))
            return true;
    }
    return false;
}
