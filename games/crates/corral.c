/* Why nothing else need be tried: some crate of the corral has to move before the level is solved; the first
 * push of one that does is one of those that can be made now; and making it now hinders none of the pushes
 * that come before it in any solution, for these happen outside. So each solution has a sister, as short,
 * that begins in the corral. */
#include "corral.h"

#include <string.h>

struct corral {
    uint32_t count;
    uint16_t crates[ROOM_CRATES];
    bool member[ROOM_CRATES];
    uint64_t inside[ROOM_WORDS]; /* spots */
};

static bool has(const struct room *room, const uint64_t *set, uint16_t cell)
{
    return set[room->spot[cell] >> 6] >> (room->spot[cell] & 63) & 1;
}

/* Takes in the part of the room around `from`, and the crates around that. */
static void take_in(const struct yard *yard, struct corral *corral, uint16_t from)
{
    const struct room *room = yard->room;
    uint64_t part[ROOM_WORDS];
    yard_spread(yard, from, part);
    for (uint32_t i = 0; i < room->spot_words; i++)
        corral->inside[i] |= part[i];
    for (uint32_t crate = 0; crate < yard->count; crate++)
        for (int d = 0; d < CRATES_DIRECTIONS && !corral->member[crate]; d++) {
            if (!has(room, part, room->next[d][yard->crate[crate]]))
                continue;
            corral->member[crate] = true;
            corral->crates[corral->count++] = (uint16_t)crate;
        }
}

enum verdict { URGENT, HOPELESS, TAKE_IN };

/* Looks at one crate on the edge. TAKE_IN: `more` has to belong to the corral too. */
static enum verdict judge(const struct yard *yard, const struct corral *corral, uint16_t cell, uint16_t *more)
{
    const struct room *room = yard->room;
    for (int d = 0; d < CRATES_DIRECTIONS; d++) {
        uint16_t behind = room->next[d ^ 2][cell], to = room->next[d][cell];
        if (yard->taken[behind] == YARD_WALL || yard->taken[to] == YARD_WALL)
            continue;
        if (room->place[to] == CRATES_NOWHERE)
            continue;
        bool behind_crate = yard->taken[behind] == YARD_CRATE, to_crate = yard->taken[to] == YARD_CRATE;
        if ((behind_crate && corral->member[yard->nth[behind]]) ||
            (to_crate && corral->member[yard->nth[to]]))
            continue; /* not before a crate of the corral has moved */
        bool behind_inside = !behind_crate && has(room, corral->inside, behind);
        bool to_inside = !to_crate && has(room, corral->inside, to);
        if (behind_inside)
            continue; /* the man is not there before */
        if (!to_inside)
            return HOPELESS; /* a push out of it, or along it, now or after others have moved */
        if (behind_crate)
            return HOPELESS;
        if (!yard_reaches(yard, behind)) {
            *more = behind;
            return TAKE_IN;
        }
    }
    return URGENT;
}

/* Whether the corral around `from` is one whose pushes suffice. */
static bool examine(const struct yard *yard, struct corral *corral, uint16_t from)
{
    memset(corral->member, 0, yard->count * sizeof *corral->member);
    memset(corral->inside, 0, yard->room->spot_words * sizeof *corral->inside);
    corral->count = 0;
    take_in(yard, corral, from);
    for (uint32_t i = 0; i < corral->count; i++) {
        uint16_t more;
        enum verdict verdict = judge(yard, corral, yard->crate[corral->crates[i]], &more);
        if (verdict == HOPELESS)
            return false;
        if (verdict == TAKE_IN) {
            take_in(yard, corral, more);
            i = UINT32_MAX; /* from the beginning */
        }
    }
    for (uint32_t i = 0; i < corral->count; i++)
        if (!yard->room->is_goal[yard->crate[corral->crates[i]]])
            return true;
    return false;
}

bool corral_find(const struct yard *yard, bool urgent[ROOM_CRATES])
{
    const struct room *room = yard->room;
    struct corral corral;
    uint64_t left[ROOM_WORDS]; /* parts that no corral began with yet */
    uint32_t fewest = UINT32_MAX;
    for (uint32_t i = 0; i < room->spot_words; i++)
        left[i] = yard->free[i] & ~yard->reach[i];
    for (uint32_t i = 0; i < room->spot_words; i++)
        while (left[i]) {
            uint64_t part[ROOM_WORDS];
            uint16_t from = room->spot_cell[i * 64 + (uint32_t)__builtin_ctzll(left[i])];
            yard_spread(yard, from, part);
            for (uint32_t j = 0; j < room->spot_words; j++)
                left[j] &= ~part[j];
            if (!examine(yard, &corral, from) || corral.count >= fewest)
                continue;
            fewest = corral.count;
            memcpy(urgent, corral.member, yard->count * sizeof *urgent);
        }
    return fewest != UINT32_MAX;
}
