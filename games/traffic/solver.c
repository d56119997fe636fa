/* The oracle: explores by single steps with one hash probe a step, both ends of which are linked; then
 * measures all distances from the goals along the links, where a slide is a walk and costs no probe at all.
 */
#include "map.h"

#include <assert.h>
#include <string.h>

enum { FIRST_TABLE = 4096, CANCEL_EVERY = 1024 };

/* ---- memory ---------------------------------------------------------------------------------------- */

/* What is needed only while the map is made, one a position. */
union work {
    struct {
        uint64_t taken, free; /* exploring: its cells, and a bit for each slot whose step is free */
    } at;
    uint64_t to_visit; /* measuring: the queue, which is an array of these alone */
};

/* Arrays as long as the arena allows, filled from the front, so that memory is used only as far as touched.
 * The table may be filled to three quarters in the end, and to half while it can grow. */
static bool lay_out(struct sg_oracle *map, struct sg_arena *arena, uint64_t wanted)
{
    size_t row = sizeof *map->keys + sizeof *map->open + sizeof *map->distance +
                 sizeof *map->links * map->lines.slots + sizeof(union work);
    size_t left = sg_arena_left(arena);
    left = left > 256 ? left - 256 : 0; /* what alignment may cost */
    size_t table = FIRST_TABLE, capacity = 0;
    while (left > table * sizeof *map->table) {
        capacity = (left - table * sizeof *map->table) / row;
        if (capacity > wanted)
            capacity = (size_t)wanted;
        if (capacity <= table / 4 * 3 || table > UINT32_MAX / 4)
            break;
        table *= 2;
        capacity = 0;
    }
    if (capacity == 0)
        return false;
    map->capacity = (uint32_t)capacity;
    map->table_most = (uint32_t)(table - 1);
    map->table_mask = FIRST_TABLE - 1;
    map->table = sg_arena_take_raw(arena, table, sizeof *map->table);
    map->keys = sg_arena_take_raw(arena, capacity, sizeof *map->keys);
    map->open = sg_arena_take_raw(arena, capacity, sizeof *map->open);
    map->links = sg_arena_take_raw(arena, capacity * map->lines.slots, sizeof *map->links);
    map->distance = sg_arena_take_raw(arena, capacity, sizeof *map->distance);
    if (!map->table || !map->keys || !map->open || !map->links || !map->distance)
        return false;
    memset(map->table, 0, FIRST_TABLE * sizeof *map->table);
    return true;
}

/* ---- the table ------------------------------------------------------------------------------------- */

static inline uint64_t hash(uint64_t key)
{
    key *= 0x9e3779b97f4a7c15u;
    return key ^ key >> 29;
}

static const uint64_t high_half = (uint64_t)UINT32_MAX << 32;

/* Where `key` stands in the table, or the empty place where it belongs. */
static inline uint32_t probe(const struct sg_oracle *map, uint64_t key, uint64_t hashed)
{
    uint32_t at = (uint32_t)hashed & map->table_mask;
    for (;; at = (at + 1) & map->table_mask) {
        uint64_t slot = map->table[at];
        if (slot == 0 || (((slot ^ hashed) & high_half) == 0 && map->keys[(uint32_t)slot - 1] == key))
            return at;
    }
}

static void grow(struct sg_oracle *map)
{
    uint64_t size = ((uint64_t)map->table_mask + 1) * 4;
    if (size > (uint64_t)map->table_most + 1)
        size = (uint64_t)map->table_most + 1;
    map->table_mask = (uint32_t)(size - 1);
    memset(map->table, 0, size * sizeof *map->table);
    for (uint32_t state = 0; state < map->states; state++) {
        uint64_t hashed = hash(map->keys[state]);
        uint32_t at = (uint32_t)hashed & map->table_mask;
        while (map->table[at])
            at = (at + 1) & map->table_mask;
        map->table[at] = (hashed & high_half) | (state + 1);
    }
}

/* The number of `key`, which it gets now if it has none; TRAFFIC_NOWHERE when there is no room. */
static inline uint32_t intern(struct sg_oracle *map, uint64_t key)
{
    uint64_t hashed = hash(key);
    uint32_t at = probe(map, key, hashed);
    if (map->table[at])
        return (uint32_t)map->table[at] - 1;
    if (map->states == map->capacity)
        return TRAFFIC_NOWHERE;
    uint32_t state = map->states++;
    map->keys[state] = key;
    map->open[state] = 0;
    map->table[at] = (hashed & high_half) | (state + 1);
    if (map->states > map->table_mask / 2 && map->table_mask < map->table_most)
        grow(map);
    return state;
}

uint32_t traffic_map_find(const struct sg_oracle *map, const struct traffic_position *position)
{
    uint64_t key;
    if (map->states == 0 || !traffic_lines_key(&map->lines, position, &key))
        return TRAFFIC_NOWHERE;
    uint64_t slot = map->table[probe(map, key, hash(key))];
    return slot ? (uint32_t)slot - 1 : TRAFFIC_NOWHERE;
}

/* ---- exploring ------------------------------------------------------------------------------------- */

/* A bit for each slot of the line whose step is free. Without a branch, for these cannot be predicted. */
static inline uint64_t free_slots(const struct traffic_line *line, uint64_t key, uint64_t taken)
{
    const struct traffic_step *steps = line->steps[traffic_line_config(line, key)];
    uint64_t slots = 0, bit = (uint64_t)1 << line->slot;
    for (int nth = 0; nth < line->count; nth++, steps += 2, bit <<= 2) {
        slots |= steps[0].cells & taken ? 0 : bit;
        slots |= steps[1].cells & taken ? 0 : bit << 1;
    }
    return slots;
}

/* What is free after a step: only its own line and the two across the cells that it left and took can have
 * changed. */
static inline union work stepped(const struct traffic_lines *lines, union work from,
                                 const struct traffic_line *own, const struct traffic_step *step,
                                 uint64_t key)
{
    const struct traffic_line *left = &lines->line[step->cross[0]], *right = &lines->line[step->cross[1]];
    uint64_t taken = from.at.taken ^ step->flip;
    uint64_t free = from.at.free & ~(own->slots | left->slots | right->slots);
    free |= free_slots(own, key, taken) | free_slots(left, key, taken) | free_slots(right, key, taken);
    return (union work){.at = {taken, free}};
}

static inline uint32_t lowest(uint64_t bits)
{
    return (uint32_t)__builtin_ctzll(bits);
}

/* Finds and links the neighbours of `state`; false when there is no room for one. */
static bool expand(struct sg_oracle *map, uint32_t state, union work *work)
{
    const struct traffic_lines *lines = &map->lines;
    uint64_t key = map->keys[state];
    uint64_t unknown = work[state].at.free & ~map->open[state];
    map->open[state] |= unknown;
    for (; unknown; unknown &= unknown - 1) {
        uint32_t slot = lowest(unknown), known = map->states;
        const struct traffic_line *line = &lines->line[lines->slot_line[slot]];
        const struct traffic_step *step = &line->steps[traffic_line_config(line, key)][slot - line->slot];
        uint32_t to = intern(map, key + step->change);
        if (to == TRAFFIC_NOWHERE)
            return false;
        if (to == known)
            work[to] = stepped(lines, work[state], line, step, key + step->change);
        map->links[(size_t)state * lines->slots + slot] = to;
        map->links[(size_t)to * lines->slots + (slot ^ 1)] = state;
        map->open[to] |= (uint64_t)1 << (slot ^ 1);
    }
    return true;
}

static enum sg_status explore(struct sg_oracle *map, union work *work, struct sg_budget *budget)
{
    uint64_t key = 0;
    bool own = traffic_lines_key(&map->lines, &map->lines.board, &key);
    assert(own);
    (void)own;
    union work *first = &work[intern(map, key)];
    *first = (union work){.at = {traffic_taken(&map->lines.board), 0}};
    for (int i = 0; i < map->lines.count; i++)
        first->at.free |= free_slots(&map->lines.line[i], key, first->at.taken);
    for (uint32_t state = 0; state < map->states; state++) {
        if (state % CANCEL_EVERY == 0 && budget->cancel && atomic_load(budget->cancel))
            return SG_ERR_CANCELLED;
        if (budget->nodes_left == 0)
            return SG_ERR_BUDGET;
        budget->nodes_left--;
        if (!expand(map, state, work))
            return SG_ERR_MEMORY;
    }
    map->complete = true;
    return SG_OK;
}

/* ---- distances ------------------------------------------------------------------------------------- */

/* A queued position: its number and the pair of slots on whose line it was found. */
static inline uint64_t visit(uint32_t state, uint32_t slot)
{
    return (uint64_t)(slot / 2) << 32 | state;
}

/* Labels what slides from `state` in the direction of `slot` reach. A position at the same or a smaller
 * distance has labelled, or will label, all that lies behind it. */
static inline uint64_t *slide(struct sg_oracle *map, uint32_t state, uint32_t slot, uint16_t distance,
                              uint64_t *tail)
{
    for (;;) {
        state = traffic_map_step(map, state, slot);
        if (state == TRAFFIC_NOWHERE || map->distance[state] <= distance)
            return tail;
        if (map->distance[state] == TRAFFIC_UNSOLVABLE) {
            map->distance[state] = (uint16_t)(distance + 1);
            *tail++ = visit(state, slot);
        }
    }
}

/* The goals wait first, found on no line. */
static uint64_t *find_goals(struct sg_oracle *map, uint64_t *tail)
{
    for (uint32_t state = 0; state < map->states; state++) {
        bool solved = traffic_lines_solved(&map->lines, map->keys[state]);
        map->distance[state] = solved ? 0 : TRAFFIC_UNSOLVABLE;
        *tail = visit(state, TRAFFIC_SLOTS);
        tail += solved;
        map->goals += solved;
    }
    return tail;
}

/* Breadth first from all goals at once. The line on which a position was found was walked to its ends by
 * then. */
static void measure(struct sg_oracle *map, uint64_t *queue)
{
    uint64_t *tail = find_goals(map, queue);
    for (uint64_t *head = queue; head < tail; head++) {
        uint32_t state = (uint32_t)*head;
        uint16_t distance = map->distance[state];
        uint64_t walked = (uint64_t)3 << (*head >> 32) << (*head >> 32);
        map->farthest = distance;
        for (uint64_t open = map->open[state] & ~walked; open; open &= open - 1)
            tail = slide(map, state, lowest(open), distance, tail);
    }
}

/* What there is when the memory holds not even an empty map: bounds need none. */
static const struct sg_oracle blind = {.complete = false};

enum sg_status traffic_prepare(const void *start, struct sg_arena *arena, struct sg_budget *budget,
                               const struct sg_oracle **oracle)
{
    *oracle = &blind;
    struct sg_oracle *map = sg_arena_take(arena, 1, sizeof *map);
    if (!map)
        return SG_ERR_MEMORY;
    traffic_lines_cut(start, &map->lines);
    *oracle = map;
    uint64_t wanted = traffic_lines_combinations(&map->lines);
    if (!lay_out(map, arena, wanted))
        return SG_ERR_MEMORY;
    size_t used = arena->used;
    void *work = sg_arena_take_raw(arena, map->capacity, sizeof(union work));
    enum sg_status status = work ? explore(map, work, budget) : SG_ERR_MEMORY;
    if (status == SG_OK)
        measure(map, work);
    else if (status == SG_ERR_CANCELLED)
        *oracle = NULL;
    arena->used = used;
    return status;
}

/* ---- answers --------------------------------------------------------------------------------------- */

/* Proven without a map: A itself moves once, and so does each car in its way. A wall there stays, and so does
 * a car that lies in the same row. */
static void bound(const struct traffic_position *position, struct sg_analysis *out)
{
    uint64_t way = traffic_way_out(position);
    out->bound = way == 0 ? SG_BOUND_EXACT : SG_BOUND_AT_LEAST;
    out->distance = way != 0;
    bool blocked = (way & traffic_walls(position)) != 0;
    for (int car = 1; car < position->count; car++) {
        bool in_way = (way & traffic_car_cells(position, car)) != 0;
        out->distance += in_way;
        blocked = blocked || (in_way && !position->cars[car].vertical);
    }
    if (blocked) {
        out->bound = SG_BOUND_UNSOLVABLE;
        out->distance = 0;
    }
}

static void improving(const struct sg_oracle *map, uint32_t state, struct sg_analysis *out)
{
    for (uint64_t open = map->open[state]; open; open &= open - 1) {
        uint32_t slot = lowest(open), to = traffic_map_step(map, state, slot);
        for (int far = 1; to != TRAFFIC_NOWHERE; far++, to = traffic_map_step(map, to, slot)) {
            if (map->distance[to] >= map->distance[state])
                continue;
            if (out->improving_count < SG_IMPROVING_MAX)
                out->improving[out->improving_count] =
                    traffic_move(map->lines.slot_car[slot], slot & 1 ? -far : far);
            out->improving_count++;
        }
    }
}

void traffic_analyse(const struct sg_oracle *oracle, const void *position, struct sg_arena *scratch,
                     struct sg_analysis *out)
{
    (void)scratch;
    out->bound = SG_BOUND_UNKNOWN;
    out->distance = 0;
    out->improving_count = 0;
    uint32_t state = oracle->complete ? traffic_map_find(oracle, position) : TRAFFIC_NOWHERE;
    if (state == TRAFFIC_NOWHERE) {
        bound(position, out);
    } else if (oracle->distance[state] == TRAFFIC_UNSOLVABLE) {
        out->bound = SG_BOUND_UNSOLVABLE;
    } else {
        out->bound = SG_BOUND_EXACT;
        out->distance = oracle->distance[state];
        improving(oracle, state, out);
    }
}

/* ---- survey ---------------------------------------------------------------------------------------- */

static uint64_t saturated(uint64_t a, uint64_t b)
{
    return a > UINT64_MAX - b ? UINT64_MAX : a + b;
}

/* Adds the ways that lead to `state` to each of its neighbours nearer the goal; returns the queue's new end.
 */
static uint32_t *pass_on(const struct sg_oracle *map, uint32_t state, uint64_t *ways, uint32_t *tail)
{
    for (uint32_t slot = 0; slot < map->lines.slots; slot++) {
        uint32_t to = traffic_map_step(map, state, slot);
        for (; to != TRAFFIC_NOWHERE; to = traffic_map_step(map, to, slot)) {
            if (map->distance[to] >= map->distance[state])
                continue;
            if (ways[to] == 0)
                *tail++ = to;
            ways[to] = saturated(ways[to], ways[state]);
        }
    }
    return tail;
}

static uint64_t count_solutions(const struct sg_oracle *map, uint32_t start, struct sg_arena *scratch)
{
    uint64_t *ways = sg_arena_take(scratch, map->states, sizeof *ways);
    uint32_t *queue = sg_arena_take_raw(scratch, map->states, sizeof *queue), *tail = queue;
    if (!ways || !queue)
        return 0;
    ways[start] = 1;
    *tail++ = start;
    uint64_t solutions = 0;
    for (uint32_t *head = queue; head < tail; head++) {
        if (map->distance[*head] == 0)
            solutions = saturated(solutions, ways[*head]);
        else
            tail = pass_on(map, *head, ways, tail);
    }
    return solutions;
}

void traffic_survey(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                    struct sg_survey *out)
{
    *out = (struct sg_survey){0};
    if (!oracle->complete)
        return;
    out->states = oracle->states;
    out->max_distance = oracle->farthest;
    uint32_t state = traffic_map_find(oracle, start);
    if (state == TRAFFIC_NOWHERE || oracle->distance[state] == TRAFFIC_UNSOLVABLE)
        return;
    size_t used = scratch->used;
    out->solutions = count_solutions(oracle, state, scratch);
    scratch->used = used;
}
