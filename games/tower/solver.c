/* Distances by one breadth-first search from the goal: as every move can be taken back, what the goal reaches
 * is what reaches the goal. Places in the tables are numbers made from the discs where that is dense, and
 * hashed otherwise. */
#include "map.h"

#include <string.h>

#define INLINE static inline __attribute__((always_inline))

/* What an arena too small for anything still proves. */
static const struct sg_oracle blind = {.complete = false};

/* ---- words ----------------------------------------------------------------------------------------- */

uint64_t tower_word(const struct tower_position *position, const struct tower_stacks *stacks)
{
    uint64_t word = 0;
    for (int peg = 0; peg < position->pegs; peg++) {
        uint32_t part = 0;
        for (int i = 0; i < TOWER_DISCS && stacks->ball[peg][i]; i++) {
            uint32_t ball = stacks->ball[peg][i];
            part = position->ordered ? part | 1u << (ball - 1) : part << 3 | ball;
        }
        word |= (uint64_t)part << (16 * peg);
    }
    return word;
}

static int height_of(bool ordered, uint32_t part)
{
    if (ordered)
        return __builtin_popcount(part);
    return part ? (34 - __builtin_clz(part)) / 3 : 0;
}

void tower_unword(const struct sg_oracle *map, uint64_t word, struct tower_stacks *stacks)
{
    memset(stacks, 0, sizeof *stacks);
    for (int peg = 0; peg < map->pegs; peg++) {
        uint32_t part = tower_peg_word(word, peg);
        for (int i = height_of(map->ordered, part) - 1; i >= 0; i--) {
            stacks->ball[peg][i] = (uint8_t)(map->ordered ? (uint32_t)__builtin_ctz(part) + 1 : part & 7);
            part = map->ordered ? part & (part - 1) : part >> 3;
        }
    }
}

static inline uint64_t step_ordered(const struct sg_oracle *map, uint64_t word, int from, int to)
{
    uint32_t source = tower_peg_word(word, from), target = tower_peg_word(word, to),
             disc = source & (0u - source);
    if (!disc || (target & (2 * disc - 1)) || (map->tight && __builtin_popcount(target) >= map->capacity[to]))
        return 0;
    return word ^ (uint64_t)disc << (16 * from) ^ (uint64_t)disc << (16 * to);
}

static inline uint64_t step_free(const struct sg_oracle *map, uint64_t word, int from, int to)
{
    uint32_t source = tower_peg_word(word, from), target = tower_peg_word(word, to);
    if (!source || height_of(false, target) >= map->capacity[to])
        return 0;
    uint64_t without = word ^ (uint64_t)(source ^ source >> 3) << (16 * from);
    return without ^ (uint64_t)(target ^ (target << 3 | (source & 7))) << (16 * to);
}

/* ---- places ---------------------------------------------------------------------------------------- */

static inline uint32_t place_ordered(const struct sg_oracle *map, uint64_t word)
{
    return map->spread[tower_peg_word(word, 1)] + 2 * map->spread[tower_peg_word(word, 2)] +
           3 * map->spread[tower_peg_word(word, 3)];
}

static inline uint32_t place_free(const struct sg_oracle *map, uint64_t word)
{
    uint32_t place = (uint32_t)(word * UINT64_C(0x9e3779b97f4a7c15) >> 40) & (map->slots - 1);
    while (map->keys[place] && map->keys[place] != word)
        place = (place + 1) & (map->slots - 1);
    return place;
}

uint32_t tower_place(const struct sg_oracle *map, uint64_t word)
{
    return map->ordered ? place_ordered(map, word) : place_free(map, word);
}

uint32_t tower_distance(const struct sg_oracle *map, uint64_t word)
{
    return map->slots ? map->distance[tower_place(map, word)] : TOWER_UNKNOWN;
}

/* As many arrangements as there can be: every peg for every disc, or the balls in every order cut into pegs.
 */
static uint32_t arrangements(const struct tower_position *position)
{
    uint32_t most = 1;
    for (uint32_t ball = 1; ball <= position->balls; ball++)
        most *= position->ordered ? position->pegs : position->pegs + ball - 1;
    return most;
}

/* The digits, to the base of the number of pegs, that a set of discs has in the number of a place. */
static void fill_spread(struct sg_oracle *map, int balls)
{
    uint32_t digit = 1;
    for (uint32_t set = 1; set < 1u << balls; set++) {
        uint32_t rest = set & (set - 1);
        if (rest == 0)
            digit = set == 1 ? 1 : digit * (uint32_t)map->pegs;
        map->spread[set] = rest ? map->spread[rest] + map->spread[set ^ rest] : digit;
    }
}

static bool lay_out(struct sg_oracle *map, const struct tower_position *start, struct sg_arena *arena)
{
    uint32_t most = arrangements(start), slots = map->ordered ? most : 16;
    while (slots < 4 * most && !map->ordered)
        slots *= 2;
    map->queue = sg_arena_take_raw(arena, most + 1, sizeof *map->queue);
    map->distance = sg_arena_take_raw(arena, slots, sizeof *map->distance);
    if (map->ordered)
        map->spread = sg_arena_take(arena, TOWER_SETS, sizeof *map->spread);
    else
        map->keys = sg_arena_take(arena, slots, sizeof *map->keys);
    if (!map->queue || !map->distance || (!map->spread && !map->keys))
        return false;
    map->slots = slots;
    memset(map->distance, 0xff, slots * sizeof *map->distance);
    if (map->ordered)
        fill_spread(map, start->balls);
    return true;
}

/* ---- the search ------------------------------------------------------------------------------------ */

/* Notes a position unless it is known; returns how many are. Written without a branch, for which way it would
 * go cannot be foreseen: the queue has a place to spare. */
INLINE uint32_t find(const struct sg_oracle *map, uint64_t word, uint32_t place, uint32_t distance,
                     uint32_t states)
{
    uint16_t known = map->distance[place];
    bool fresh = known == TOWER_UNKNOWN;
    map->distance[place] = fresh ? (uint16_t)distance : known;
    map->queue[states] = word;
    return states + fresh;
}

/* A bit for each peg that is full, the first at bit 15: discs are counted in all four pegs at once. */
INLINE uint64_t full_pegs(const struct sg_oracle *map, uint64_t word)
{
    word -= word >> 1 & UINT64_C(0x5555555555555555);
    word = (word & UINT64_C(0x3333333333333333)) + (word >> 2 & UINT64_C(0x3333333333333333));
    word = (word + (word >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
    return ((word + (word >> 8)) & UINT64_C(0x001f001f001f001f)) + map->room;
}

/* An ordered tower as its steps need it. */
struct tops {
    uint64_t word;
    uint32_t place, distance;
    uint32_t top[TOWER_PEGS], full[TOWER_PEGS]; /* the smallest disc; all bits set on a full peg */
};

/* The step between two pegs, from what their tops are: the smaller one moves, either way the same two bits
 * change, and in the number of the place one digit. An empty peg counts as topped by the largest of all.
 * `back` is a mask, as which way it goes cannot be foreseen either; without a disc nothing changes. */
INLINE uint32_t step_between(const struct sg_oracle *map, const struct tops *at, int one, int other,
                             uint32_t states)
{
    uint32_t back = 0u - (at->top[other] - 1 < at->top[one] - 1);
    uint64_t disc = (at->top[other] & back & ~at->full[one]) | (at->top[one] & ~back & ~at->full[other]);
    uint32_t digit = map->spread[disc] * (uint32_t)(other - one);
    return find(map, at->word ^ disc << (16 * one) ^ disc << (16 * other),
                at->place + ((digit ^ back) - back), at->distance, states);
}

INLINE uint32_t expand_ordered(const struct sg_oracle *map, uint64_t word, uint32_t distance, uint32_t states,
                               bool four, bool tight)
{
    struct tops at = {.word = word, .place = place_ordered(map, word), .distance = distance};
    uint64_t crowded = tight ? full_pegs(map, word) : 0;
    for (int peg = 0; peg < TOWER_PEGS; peg++) {
        at.top[peg] = tower_peg_word(word, peg) & (0u - tower_peg_word(word, peg));
        at.full[peg] = 0u - (uint32_t)(crowded >> (16 * peg + 15) & 1);
    }
    states = step_between(map, &at, 0, 1, states);
    states = step_between(map, &at, 0, 2, states);
    states = step_between(map, &at, 1, 2, states);
    if (!four)
        return states;
    states = step_between(map, &at, 0, 3, states);
    states = step_between(map, &at, 1, 3, states);
    return step_between(map, &at, 2, 3, states);
}

static uint32_t expand_free(const struct sg_oracle *map, uint64_t word, uint32_t distance, uint32_t states)
{
    uint64_t part[TOWER_PEGS];
    bool room[TOWER_PEGS];
    for (int peg = 0; peg < TOWER_PEGS; peg++) { /* one that is not there has no room */
        part[peg] = tower_peg_word(word, peg);
        room[peg] = height_of(false, (uint32_t)part[peg]) < map->capacity[peg];
    }
    for (int from = 0; from < map->pegs; from++) {
        uint64_t ball = part[from] & 7, without = word ^ (part[from] ^ part[from] >> 3) << (16 * from);
        for (int to = 0; ball && to < map->pegs; to++) {
            if (to == from || !room[to])
                continue;
            uint64_t next = without ^ (part[to] ^ (part[to] << 3 | ball)) << (16 * to);
            uint32_t place = place_free(map, next);
            map->keys[place] = next;
            states = find(map, next, place, distance, states);
        }
    }
    return states;
}

/* The first in the queue. */
static void put_goal(struct sg_oracle *map, uint64_t goal)
{
    uint32_t place = tower_place(map, goal);
    if (map->keys)
        map->keys[place] = goal;
    map->states = find(map, goal, place, 0, 0);
}

/* Level by level: `end` is where the next distance begins in the queue. Returns how many were expanded: all
 * of them, or where the budget or the caller stopped it. */
INLINE uint32_t search(struct sg_oracle *map, uint64_t nodes, const atomic_bool *cancel, bool four,
                       bool tight)
{
    uint32_t end = 1, distance = 0, states = map->states, i = 0;
    for (; i < states && i < nodes; i++) {
        if (i % 1024 == 0 && cancel && atomic_load(cancel))
            break;
        if (i == end) {
            end = states;
            distance++;
        }
        states = map->ordered ? expand_ordered(map, map->queue[i], distance + 1, states, four, tight)
                              : expand_free(map, map->queue[i], distance + 1, states);
    }
    map->states = states;
    map->proven = map->farthest = distance;
    return i;
}

static enum sg_status search_all(struct sg_oracle *map, uint64_t goal, struct sg_budget *budget)
{
    put_goal(map, goal);
    uint64_t nodes = budget->nodes_left;
    uint32_t done = map->tight       ? search(map, nodes, budget->cancel, map->pegs == 4, true)
                    : map->pegs == 4 ? search(map, nodes, budget->cancel, true, false)
                                     : search(map, nodes, budget->cancel, false, false);
    budget->nodes_left -= done;
    if (budget->cancel && atomic_load(budget->cancel))
        return SG_ERR_CANCELLED;
    map->complete = done == map->states;
    return map->complete ? SG_OK : SG_ERR_BUDGET;
}

enum sg_status tower_prepare(const void *start, struct sg_arena *arena, struct sg_budget *budget,
                             const struct sg_oracle **oracle)
{
    const struct tower_position *p = start;
    *oracle = NULL;
    if (budget->cancel && atomic_load(budget->cancel))
        return SG_ERR_CANCELLED;
    *oracle = &blind;
    struct sg_oracle *map = sg_arena_take(arena, 1, sizeof *map);
    if (!map)
        return SG_ERR_MEMORY;
    map->ordered = p->ordered;
    map->pegs = p->pegs;
    memcpy(map->capacity, p->capacity, sizeof map->capacity);
    for (int peg = 0; peg < p->pegs; peg++) {
        map->tight = map->tight || p->capacity[peg] < p->balls;
        map->room |= (uint64_t)(0x8000 - p->capacity[peg]) << (16 * peg);
    }
    *oracle = map;
    if (!lay_out(map, p, arena))
        return SG_ERR_MEMORY;
    enum sg_status status = search_all(map, tower_word(p, &p->goal), budget);
    if (status == SG_ERR_CANCELLED)
        *oracle = NULL;
    return status;
}

/* ---- answers --------------------------------------------------------------------------------------- */

int tower_neighbours(const struct sg_oracle *map, uint64_t word, struct tower_neighbour out[TOWER_MOVES])
{
    int count = 0;
    for (int from = 0; from < map->pegs; from++)
        for (int to = 0; tower_peg_word(word, from) && to < map->pegs; to++) {
            uint64_t next = from == to     ? 0
                            : map->ordered ? step_ordered(map, word, from, to)
                                           : step_free(map, word, from, to);
            if (next)
                out[count++] = (struct tower_neighbour){next, (uint8_t)from, (uint8_t)to};
        }
    return count;
}

static void add_improving(const struct sg_oracle *map, uint64_t word, struct sg_analysis *out)
{
    struct tower_neighbour next[TOWER_MOVES];
    int count = tower_neighbours(map, word, next);
    for (int i = 0; i < count; i++)
        if (tower_distance(map, next[i].word) < out->distance)
            out->improving[out->improving_count++] = tower_move(next[i].from, next[i].to);
}

void tower_analyse(const struct sg_oracle *oracle, const void *position, struct sg_arena *scratch,
                   struct sg_analysis *out)
{
    (void)scratch;
    const struct tower_position *p = position;
    uint64_t word = tower_word(p, &p->now);
    uint32_t distance = tower_distance(oracle, word);
    *out = (struct sg_analysis){.bound = SG_BOUND_EXACT};
    if (tower_outcome(position) == SG_OUTCOME_SOLVED)
        return;
    if (distance != TOWER_UNKNOWN) {
        out->distance = distance;
        add_improving(oracle, word, out);
        return;
    }
    out->bound = oracle->complete ? SG_BOUND_UNSOLVABLE : SG_BOUND_AT_LEAST;
    out->distance = oracle->complete ? 0 : oracle->proven + 1;
}

void tower_survey(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                  struct sg_survey *out)
{
    *out = (struct sg_survey){0};
    struct tower_facts facts;
    if (!oracle->complete || !tower_facts(oracle, start, scratch, &facts))
        return; /* what cannot reach the goal was not looked at */
    out->states = oracle->states;
    out->max_distance = oracle->farthest;
    out->solutions = facts.solutions;
}
