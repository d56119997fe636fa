#include "map.h"

#include <string.h>

enum { PUSHES = 10, CANCEL_EVERY = 256 }; /* room for so many pushes a position, on average */

/* ---- there ----------------------------------------------------------------------------------------- */

/* Adds where the pushes of position `number` lead. False: no room. */
static bool expand(struct map *map, struct yard *yard, uint32_t number, uint32_t room_for)
{
    const struct room *room = yard->room;
    uint32_t end = map->first[number], legal = 0;
    yard_load(yard, store_key(&map->store, number));
    yard_walk(yard, map->store.man[number]);
    for (uint32_t crate = 0; crate < yard->count; crate++)
        for (int direction = 0; direction < CRATES_DIRECTIONS; direction++) {
            struct push push;
            uint64_t key[ROOM_WORDS];
            bool fresh;
            uint16_t cell = yard->crate[crate];
            legal += !yard->taken[room->next[direction][cell]] &&
                     yard_reaches(yard, room->next[direction ^ 2][cell]);
            if (!yard_can_push(yard, crate, direction, &push))
                continue;
            yard_move(yard, &push);
            if (!yard_is_frozen(yard, push.to)) {
                yard_save(yard, key);
                uint32_t to = store_add(&map->store, key, yard_least_after(yard, &push), &fresh);
                if (to == STORE_NOWHERE || end == room_for)
                    return false;
                map->how[end] = (uint16_t)(cell * 4 + direction);
                map->to[end++] = to;
            }
            yard_take_back(yard, &push);
        }
    map->first[number + 1] = end;
    map->legal[number] = (uint8_t)legal;
    return true;
}

static enum sg_status explore(struct map *map, struct yard *yard, struct sg_budget *budget)
{
    uint32_t room_for = map->store.capacity * PUSHES;
    for (uint32_t number = 0; number < map->store.count; number++) {
        if (number % CANCEL_EVERY == 0 && budget->cancel && atomic_load(budget->cancel))
            return SG_ERR_CANCELLED;
        if (budget->nodes_left == 0)
            return SG_ERR_BUDGET;
        budget->nodes_left--;
        if (!expand(map, yard, number, room_for))
            return SG_ERR_MEMORY;
    }
    return SG_OK;
}

/* ---- and back -------------------------------------------------------------------------------------- */

/* The pushes turned round: `begin` of each position in `from`, which says where it is pushed to from. */
static void turn_round(const struct map *map, uint32_t *begin, uint32_t *from)
{
    uint32_t count = map->store.count;
    memset(begin, 0, (count + 1u) * sizeof *begin);
    for (uint32_t i = 0; i < map->first[count]; i++)
        begin[map->to[i] + 1]++;
    for (uint32_t i = 0; i < count; i++)
        begin[i + 1] += begin[i];
    for (uint32_t number = count; number-- > 0;)
        for (uint32_t i = map->first[number]; i < map->first[number + 1]; i++)
            from[begin[map->to[i]]++] = number; /* leaves each begin where the next one began */
    memmove(begin + 1, begin, count * sizeof *begin);
    begin[0] = 0;
}

static bool is_goal(const struct map *map, const uint64_t *goal, uint32_t number)
{
    return memcmp(store_key(&map->store, number), goal, map->store.words * sizeof *goal) == 0;
}

static bool measure(struct map *map, const struct room *room, struct sg_arena *arena)
{
    uint32_t count = map->store.count, tail = 0;
    size_t used = arena->used;
    uint32_t *begin = sg_arena_take_raw(arena, count + 1u, sizeof *begin);
    uint32_t *from = sg_arena_take_raw(arena, map->first[count], sizeof *from);
    uint32_t *queue = sg_arena_take_raw(arena, count, sizeof *queue);
    if (!begin || !from || !queue)
        return false;
    turn_round(map, begin, from);
    uint64_t goal[ROOM_WORDS] = {0};
    for (uint32_t i = 0; i < room->goals; i++) {
        uint16_t place = room->place[room->goal_cell[i]];
        goal[place >> 6] |= (uint64_t)1 << (place & 63);
    }
    for (uint32_t number = 0; number < count; number++) {
        bool there = is_goal(map, goal, number);
        map->distance[number] = there ? 0 : MAP_UNSOLVABLE;
        if (there)
            queue[tail++] = number;
    }
    for (uint32_t head = 0; head < tail; head++)
        for (uint32_t i = begin[queue[head]]; i < begin[queue[head] + 1]; i++) {
            if (map->distance[from[i]] != MAP_UNSOLVABLE)
                continue;
            map->distance[from[i]] = (uint16_t)(map->distance[queue[head]] + 1);
            map->farthest = map->distance[from[i]];
            queue[tail++] = from[i];
        }
    arena->used = used;
    return true;
}

enum sg_status map_open(struct map *map, struct yard *yard, uint16_t man, uint32_t most,
                        struct sg_arena *arena, struct sg_budget *budget)
{
    memset(map, 0, sizeof *map);
    uint64_t key[ROOM_WORDS];
    bool fresh;
    size_t extra = sizeof *map->first + sizeof *map->legal + sizeof *map->distance +
                   2 * PUSHES * sizeof *map->to + PUSHES * sizeof *map->how + 2 * sizeof(uint32_t) +
                   64 / sizeof(uint64_t);
    if (budget->cancel && atomic_load(budget->cancel))
        return SG_ERR_CANCELLED;
    if (budget->nodes_left == 0)
        return SG_ERR_BUDGET;
    if (!store_open(&map->store, arena, yard->room->words, extra, most))
        return SG_ERR_MEMORY;
    size_t capacity = map->store.capacity;
    map->first = sg_arena_take_raw(arena, capacity + 1, sizeof *map->first);
    map->legal = sg_arena_take_raw(arena, capacity, sizeof *map->legal);
    map->distance = sg_arena_take_raw(arena, capacity, sizeof *map->distance);
    map->to = sg_arena_take_raw(arena, capacity * PUSHES, sizeof *map->to);
    map->how = sg_arena_take_raw(arena, capacity * PUSHES, sizeof *map->how);
    if (!map->first || !map->legal || !map->distance || !map->to || !map->how)
        return SG_ERR_MEMORY;
    yard_walk(yard, man);
    yard_save(yard, key);
    store_add(&map->store, key, yard->least, &fresh);
    map->first[0] = 0;
    enum sg_status status = explore(map, yard, budget);
    if (status == SG_OK && !measure(map, yard->room, arena))
        status = SG_ERR_MEMORY;
    return status;
}
