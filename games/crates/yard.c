#include "yard.h"

#include <string.h>

void yard_init(struct yard *yard, const struct room *room)
{
    yard->room = room;
    yard->count = 0;
    yard->mark = yard->other_mark = 0;
    size_t cells = room->cells + 1u;
    memset(yard->taken, 0, cells);
    memset(yard->seen, 0, cells * sizeof *yard->seen);
    memset(yard->other, 0, cells * sizeof *yard->other);
    yard->taken[room->cells] = YARD_WALL;
}

static void put_crate(struct yard *yard, uint16_t cell)
{
    yard->taken[cell] = YARD_CRATE;
    yard->nth[cell] = (uint8_t)yard->count;
    yard->crate[yard->count++] = cell;
}

static void clear(struct yard *yard)
{
    while (yard->count > 0)
        yard->taken[yard->crate[--yard->count]] = 0;
}

bool yard_set(struct yard *yard, const struct crates_position *position)
{
    const struct room *room = yard->room;
    clear(yard);
    for (uint16_t cell = 0; cell < room->cells; cell++) {
        if (!crates_has(position->crates, room->board[cell]))
            continue;
        if (yard->count == ROOM_CRATES || room->place[cell] == CRATES_NOWHERE)
            return false;
        put_crate(yard, cell);
    }
    return true;
}

void yard_load(struct yard *yard, const uint64_t *key)
{
    const struct room *room = yard->room;
    clear(yard);
    for (uint32_t word = 0; word < room->words; word++)
        for (uint64_t bits = key[word]; bits; bits &= bits - 1)
            put_crate(yard, room->place_cell[word * 64 + (uint32_t)__builtin_ctzll(bits)]);
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

/* Marks what can be walked to from `man` with `mark`; the lowest cell. */
static uint16_t flood(const struct yard *yard, uint16_t man, uint32_t *seen, uint32_t mark)
{
    const struct room *room = yard->room;
    uint16_t queue[ROOM_CELLS], least = man;
    uint32_t count = 1;
    queue[0] = man;
    seen[man] = mark;
    for (uint32_t i = 0; i < count; i++) {
        uint16_t cell = queue[i];
        least = cell < least ? cell : least;
        for (int direction = 0; direction < CRATES_DIRECTIONS; direction++) {
            uint16_t next = room->next[direction][cell];
            if (yard->taken[next] || seen[next] == mark)
                continue;
            seen[next] = mark;
            queue[count++] = next;
        }
    }
    return least;
}

void yard_walk(struct yard *yard, uint16_t man)
{
    yard->least = flood(yard, man, yard->seen, ++yard->mark);
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

uint16_t yard_least_after(struct yard *yard, const struct push *push)
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

uint16_t yard_least_from(struct yard *yard, uint16_t man)
{
    return flood(yard, man, yard->other, ++yard->other_mark);
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
    yard->taken[push->cell] = 0;
    yard->taken[push->to] = YARD_CRATE;
    yard->nth[push->to] = (uint8_t)push->crate;
    yard->crate[push->crate] = push->to;
}

void yard_take_back(struct yard *yard, const struct push *push)
{
    yard->taken[push->to] = 0;
    yard->taken[push->cell] = YARD_CRATE;
    yard->crate[push->crate] = push->cell;
}

bool yard_is_solved(const struct yard *yard)
{
    for (uint32_t i = 0; i < yard->count; i++)
        if (!yard->room->is_goal[yard->crate[i]])
            return false;
    return true;
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
