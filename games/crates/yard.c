#include "yard.h"

#include <string.h>

static void flip_spot(const struct room *room, uint64_t *set, uint16_t cell)
{
    set[room->spot[cell] >> 6] ^= (uint64_t)1 << (room->spot[cell] & 63);
}

void yard_init(struct yard *yard, const struct room *room)
{
    yard->room = room;
    yard->count = 0;
    memset(yard->taken, 0, room->cells + 1u);
    memset(yard->free, 0, sizeof yard->free);
    for (uint16_t cell = 0; cell < room->cells; cell++)
        flip_spot(room, yard->free, cell);
    yard->taken[room->cells] = YARD_WALL;
}

void yard_put(struct yard *yard, uint16_t cell)
{
    yard->taken[cell] = YARD_CRATE;
    yard->nth[cell] = (uint8_t)yard->count;
    yard->crate[yard->count++] = cell;
    flip_spot(yard->room, yard->free, cell);
}

void yard_clear(struct yard *yard)
{
    while (yard->count > 0) {
        uint16_t cell = yard->crate[--yard->count];
        yard->taken[cell] = 0;
        flip_spot(yard->room, yard->free, cell);
    }
}

bool yard_set(struct yard *yard, const struct crates_position *position)
{
    const struct room *room = yard->room;
    yard_clear(yard);
    for (uint16_t cell = 0; cell < room->cells; cell++) {
        if (!crates_has(position->crates, room->board[cell]))
            continue;
        if (yard->count == ROOM_CRATES || room->place[cell] == CRATES_NOWHERE)
            return false;
        yard_put(yard, cell);
    }
    return true;
}

void yard_load(struct yard *yard, const uint64_t *key)
{
    const struct room *room = yard->room;
    yard_clear(yard);
    for (uint32_t word = 0; word < room->words; word++)
        for (uint64_t bits = key[word]; bits; bits &= bits - 1)
            yard_put(yard, room->place_cell[word * 64 + (uint32_t)__builtin_ctzll(bits)]);
}

void yard_save(const struct yard *yard, uint64_t *key)
{
    memset(key, 0, yard->room->words * sizeof *key);
    for (uint32_t i = 0; i < yard->count; i++) {
        uint16_t place = yard->room->place[yard->crate[i]];
        key[place >> 6] |= (uint64_t)1 << (place & 63);
    }
}

/* ---- walking --------------------------------------------------------------------------------------- */

/* Spreads `reach` over `free` until nothing changes. The number of words is a constant where it is called. */
static inline void spread(uint64_t *reach, const uint64_t *free, uint32_t words, uint32_t stride)
{
    uint32_t far = stride & 63, skip = stride >> 6;
    bool changed = true;
    while (changed) {
        changed = false;
        for (uint32_t i = 0; i < words; i++) {
            uint64_t old = reach[i], now = old;
            now |= now << 1 | now >> 1;
            if (i > 0)
                now |= reach[i - 1] >> 63;
            if (i + 1 < words)
                now |= reach[i + 1] << 63;
            if (i >= skip)
                now |= reach[i - skip] << far;
            if (far && i > skip)
                now |= reach[i - skip - 1] >> (64 - far);
            if (i + skip < words)
                now |= reach[i + skip] >> far;
            if (far && i + skip + 1 < words)
                now |= reach[i + skip + 1] << (64 - far);
            now &= free[i];
            reach[i] = now;
            changed = changed || now != old;
        }
    }
}

uint16_t yard_spread(const struct yard *yard, uint16_t man, uint64_t *reach)
{
    const struct room *room = yard->room;
    uint32_t words = room->spot_words, at = 0;
    memset(reach, 0, words * sizeof *reach);
    flip_spot(room, reach, man);
    if (words == 1)
        spread(reach, yard->free, 1, room->stride);
    else if (words == 2)
        spread(reach, yard->free, 2, room->stride);
    else
        spread(reach, yard->free, words, room->stride);
    while (!reach[at])
        at++;
    return room->spot_cell[at * 64 + (uint32_t)__builtin_ctzll(reach[at])];
}

void yard_walk(struct yard *yard, uint16_t man)
{
    yard->least = yard_spread(yard, man, yard->reach);
}

/* Whether what the man could walk over at `cell` stays in one piece without it: its free neighbours hang
 * together around its corners. */
static bool stays_whole(const struct yard *yard, uint16_t cell)
{
    const struct room *room = yard->room;
    int pieces = 0;
    for (int d = 0; d < CRATES_DIRECTIONS; d++)
        if (!yard->taken[room->next[d][cell]])
            pieces += yard->taken[room->ring[cell][d]] || yard->taken[room->next[(d + 1) & 3][cell]];
    return pieces <= 1;
}

uint16_t yard_least_after(const struct yard *yard, const struct push *push)
{
    const struct room *room = yard->room;
    bool same = push->to != yard->least && (!yard_reaches(yard, push->to) || stays_whole(yard, push->to));
    for (int d = 0; same && d < CRATES_DIRECTIONS; d++) {
        uint16_t next = room->next[d][push->cell];
        same = yard->taken[next] || yard_reaches(yard, next);
    }
    if (same)
        return push->cell < yard->least ? push->cell : yard->least;
    return yard_least_from(yard, push->cell);
}

uint16_t yard_least_from(const struct yard *yard, uint16_t man)
{
    uint64_t reach[ROOM_WORDS];
    return yard_spread(yard, man, reach);
}

/* ---- pushing --------------------------------------------------------------------------------------- */

bool yard_can_push(const struct yard *yard, uint32_t crate, int direction, struct push *push)
{
    const struct room *room = yard->room;
    uint16_t cell = yard->crate[crate], to = room->next[direction][cell];
    if (yard->taken[to] || !yard_reaches(yard, room->next[direction ^ 2][cell]) ||
        room->place[to] == CRATES_NOWHERE)
        return false;
    *push = (struct push){(uint16_t)crate, cell, to, (uint16_t)direction};
    return true;
}

void yard_move(struct yard *yard, const struct push *push)
{
    flip_spot(yard->room, yard->free, push->cell);
    flip_spot(yard->room, yard->free, push->to);
    yard->taken[push->cell] = 0;
    yard->taken[push->to] = YARD_CRATE;
    yard->nth[push->to] = (uint8_t)push->crate;
    yard->crate[push->crate] = push->to;
}

void yard_take_back(struct yard *yard, const struct push *push)
{
    flip_spot(yard->room, yard->free, push->cell);
    flip_spot(yard->room, yard->free, push->to);
    yard->taken[push->to] = 0;
    yard->taken[push->cell] = YARD_CRATE;
    yard->nth[push->cell] = (uint8_t)push->crate;
    yard->crate[push->crate] = push->cell;
}

/* ---- crates that cannot move ----------------------------------------------------------------------- */

static bool cannot_move(struct yard *yard, uint16_t cell, bool *astray);

/* Along an axis: a wall on a side, lost cells on both, or a crate that cannot move while this one stands. */
static bool cannot_move_along(struct yard *yard, uint16_t cell, int axis, bool *astray)
{
    const struct room *room = yard->room;
    uint16_t one = room->next[axis][cell], other = room->next[axis + 2][cell];
    if (yard->taken[one] == YARD_WALL || yard->taken[other] == YARD_WALL)
        return true;
    if (room->place[one] == CRATES_NOWHERE && room->place[other] == CRATES_NOWHERE)
        return true;
    return (yard->taken[one] == YARD_CRATE && cannot_move(yard, one, astray)) ||
           (yard->taken[other] == YARD_CRATE && cannot_move(yard, other, astray));
}

static bool cannot_move(struct yard *yard, uint16_t cell, bool *astray)
{
    yard->taken[cell] = YARD_WALL;
    bool stuck = cannot_move_along(yard, cell, 0, astray) && cannot_move_along(yard, cell, 1, astray);
    yard->taken[cell] = YARD_CRATE;
    if (stuck && !yard->room->is_goal[cell])
        *astray = true;
    return stuck;
}

bool yard_is_frozen(struct yard *yard, uint16_t cell)
{
    bool astray = false;
    return cannot_move(yard, cell, &astray) && astray;
}
