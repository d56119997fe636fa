/* The Hungarian method: prices on crates and goals, one crate more at a time along the cheapest chain of
 * changes. A crate that moves only needs its own chain again. */
#include "match.h"

#include <string.h>

/* Adds `crate` to a matching of the others. Goal number `count` stands for the crate that
 * is added. */
static void add_crate(struct match *match, const struct room *room, uint32_t crate)
{
    int32_t least[ROOM_CRATES + 1];
    uint8_t from[ROOM_CRATES + 1];
    bool used[ROOM_CRATES + 1] = {false};
    uint32_t count = match->count, goal = count;
    match->crate_of[count] = (uint8_t)(crate + 1);
    for (uint32_t g = 0; g <= count; g++)
        least[g] = INT32_MAX;
    do {
        uint32_t row = match->crate_of[goal] - 1u, nearest = count;
        const uint16_t *distance = room_distances(room, match->row[row]);
        int32_t delta = INT32_MAX;
        used[goal] = true;
        for (uint32_t g = 0; g < count; g++) {
            if (used[g])
                continue;
            int32_t cost = distance[g] - match->crate_price[row] - match->goal_price[g];
            if (cost < least[g]) {
                least[g] = cost;
                from[g] = (uint8_t)goal;
            }
            if (least[g] < delta) {
                delta = least[g];
                nearest = g;
            }
        }
        for (uint32_t g = 0; g <= count; g++) {
            if (used[g]) {
                match->crate_price[match->crate_of[g] - 1] += delta;
                match->goal_price[g] -= delta;
            } else {
                least[g] -= delta;
            }
        }
        goal = nearest;
    } while (match->crate_of[goal] != 0);
    while (goal != count) {
        uint32_t before = from[goal];
        match->crate_of[goal] = match->crate_of[before];
        goal = before;
    }
}

static uint32_t total_of(const struct match *match, const struct room *room)
{
    uint32_t total = 0;
    for (uint32_t goal = 0; goal < match->count; goal++)
        total += room_distances(room, match->row[match->crate_of[goal] - 1])[goal];
    return total;
}

void match_all(struct match *match, const struct yard *yard)
{
    memset(match, 0, sizeof *match);
    match->count = yard->count;
    for (uint32_t crate = 0; crate < yard->count; crate++) {
        match->row[crate] = (uint16_t)room_row(yard->room, yard->crate[crate], yard->least);
        add_crate(match, yard->room, crate);
    }
    match->total = total_of(match, yard->room);
}

uint32_t match_after(const struct match *match, const struct yard *yard, const struct push *push)
{
    const struct room *room = yard->room;
    struct match changed = *match;
    changed.row[push->crate] = (uint16_t)room_row(room, push->to, push->cell);
    const uint16_t *distance = room_distances(room, changed.row[push->crate]);
    int32_t least = INT32_MAX; /* prices stay possible ones */
    for (uint32_t goal = 0; goal < match->count; goal++) {
        if (match->crate_of[goal] == push->crate + 1)
            changed.crate_of[goal] = 0;
        if (distance[goal] - changed.goal_price[goal] < least)
            least = distance[goal] - changed.goal_price[goal];
    }
    changed.crate_price[push->crate] = least;
    add_crate(&changed, room, push->crate);
    return total_of(&changed, room);
}
