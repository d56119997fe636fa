#include "pull.h"

#include <string.h>

static bool add(struct pulls *pulls, const struct yard *yard, uint16_t man, uint32_t distance)
{
    uint64_t key[ROOM_WORDS];
    bool fresh;
    yard_save(yard, key);
    uint32_t number = store_add(&pulls->store, key, man, &fresh);
    if (number != STORE_NOWHERE && fresh) {
        pulls->distance[number] = (uint16_t)distance;
        pulls->farthest = distance;
    }
    return number != STORE_NOWHERE;
}

/* The solved positions: crates on the goals, the man in any part that is left. */
static void add_solved(struct pulls *pulls, struct yard *yard, const uint64_t *goals)
{
    const struct room *room = yard->room;
    yard_load(yard, goals);
    for (uint16_t cell = 0; cell < room->cells; cell++)
        if (!yard->taken[cell])
            add(pulls, yard, yard_least_from(yard, cell), 0);
}

static bool expand(struct pulls *pulls, struct yard *yard, uint32_t number)
{
    const struct room *room = yard->room;
    yard_load(yard, store_key(&pulls->store, number));
    yard_walk(yard, pulls->store.man[number]);
    for (uint32_t crate = 0; crate < yard->count; crate++)
        for (int side = 0; side < CRATES_DIRECTIONS; side++) {
            uint16_t cell = yard->crate[crate], to = room->next[side][cell], stands = room->next[side][to];
            if (!yard_reaches(yard, to) || yard->taken[stands])
                continue;
            struct push push = {(uint16_t)crate, to, cell, (uint16_t)(side ^ 2)};
            yard_take_back(yard, &push);
            bool room_left = add(pulls, yard, yard_least_from(yard, stands), pulls->distance[number] + 1u);
            yard_move(yard, &push);
            if (!room_left)
                return false;
        }
    return true;
}

static bool open_pulls(struct pulls *pulls, const struct room *room, uint32_t most, struct sg_arena *arena)
{
    pulls->farthest = 0;
    if (!store_open(&pulls->store, arena, room->words, sizeof *pulls->distance, most))
        return false;
    pulls->distance = sg_arena_take_raw(arena, pulls->store.capacity, sizeof *pulls->distance);
    return pulls->distance != NULL;
}

/* False when there was no room for all. */
static bool expand_all(struct pulls *pulls, struct yard *yard)
{
    for (uint32_t number = 0; number < pulls->store.count; number++)
        if (!expand(pulls, yard, number))
            return false;
    return true;
}

static void flip_goal(const struct room *room, uint64_t *goals, uint32_t goal)
{
    uint16_t place = room->place[room->goal_cell[goal]];
    goals[place >> 6] ^= (uint64_t)1 << (place & 63);
}

bool pull_all(struct pulls *pulls, struct yard *yard, uint32_t most, struct sg_arena *arena)
{
    uint64_t goals[ROOM_WORDS] = {0};
    if (!open_pulls(pulls, yard->room, most, arena))
        return false;
    for (uint32_t goal = 0; goal < yard->room->goals; goal++)
        flip_goal(yard->room, goals, goal);
    add_solved(pulls, yard, goals);
    expand_all(pulls, yard);
    return true;
}

bool pull_pairs(struct pulls *pulls, struct yard *yard, uint32_t most, struct sg_arena *arena)
{
    uint64_t goals[ROOM_WORDS] = {0};
    if (!open_pulls(pulls, yard->room, most, arena))
        return false;
    for (uint32_t one = 0; one < yard->room->goals; one++)
        for (uint32_t other = one + 1; other < yard->room->goals; other++) {
            flip_goal(yard->room, goals, one);
            flip_goal(yard->room, goals, other);
            add_solved(pulls, yard, goals);
            flip_goal(yard->room, goals, one);
            flip_goal(yard->room, goals, other);
        }
    return pulls->store.count < pulls->store.capacity && expand_all(pulls, yard);
}
