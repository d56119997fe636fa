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
    uint16_t region[ROOM_CRATES * 4 + 4]; /* a cell of each part taken in */
};

/* Takes in the part of the room around `from`, and the crates around that. */
static void take_in(struct yard *yard, struct corral *corral, uint16_t from)
{
    const struct room *room = yard->room;
    uint16_t queue[ROOM_CELLS];
    uint32_t count = 1;
    queue[0] = from;
    yard->seen[from] = yard->mark;
    for (uint32_t i = 0; i < count; i++)
        for (int d = 0; d < CRATES_DIRECTIONS; d++) {
            uint16_t next = room->next[d][queue[i]];
            if (yard->taken[next] == YARD_CRATE) {
                uint32_t crate = yard->nth[next];
                if (!corral->member[crate])
                    corral->crates[corral->count++] = (uint16_t)crate;
                corral->member[crate] = true;
            } else if (!yard->taken[next] && yard->seen[next] != yard->mark) {
                yard->seen[next] = yard->mark;
                queue[count++] = next;
            }
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
        bool behind_inside = !behind_crate && yard->seen[behind] == yard->mark;
        bool to_inside = !to_crate && yard->seen[to] == yard->mark;
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
static bool examine(struct yard *yard, struct corral *corral, uint16_t from)
{
    memset(corral->member, 0, yard->count * sizeof *corral->member);
    corral->count = 0;
    yard->mark++;
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

bool corral_find(struct yard *yard, bool urgent[ROOM_CRATES])
{
    const struct room *room = yard->room;
    struct corral corral;
    uint32_t fewest = UINT32_MAX;
    for (uint32_t crate = 0; crate < yard->count; crate++)
        for (int d = 0; d < CRATES_DIRECTIONS; d++) {
            uint16_t beside = room->next[d][yard->crate[crate]];
            if (yard->taken[beside] || yard_reaches(yard, beside))
                continue;
            if (!examine(yard, &corral, beside) || corral.count >= fewest)
                continue;
            fewest = corral.count;
            memcpy(urgent, corral.member, yard->count * sizeof *urgent);
        }
    return fewest != UINT32_MAX;
}
