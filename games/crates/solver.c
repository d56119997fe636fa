/* The oracle: a map where the level is small enough, otherwise a search from wherever one stands. */
#include "oracle.h"

#include <string.h>

enum {
    LOOK_NODES = 250000, /* positions that a question about an unmapped position may cost */
    WAY_NODES = 1000     /* the same on the solution that is known already: only for its other first moves */
};

static const struct sg_oracle blind = {.ready = false};

/* ---- positions of the game and of the search -------------------------------------------------------- */

static uint16_t man_in(const struct room *room, const struct crates_position *position)
{
    return room->cell_of[crates_man(position)];
}

static struct sg_move move_of(const struct room *room, const struct push *push)
{
    return crates_push(room->board[push->cell], push->direction);
}

/* Same crates, and the man can walk from the one place to the other. */
static bool is_same(const struct crates_position *one, const struct crates_position *other)
{
    uint8_t reach[CRATES_SET_BYTES];
    if (memcmp(one->crates, other->crates, sizeof one->crates) != 0)
        return false;
    crates_reach(one, crates_man(one), reach);
    return crates_has(reach, crates_man(other));
}

uint32_t oracle_find(const struct sg_oracle *oracle, const struct crates_position *position)
{
    struct yard yard;
    uint64_t key[ROOM_WORDS];
    if (!oracle->mapped || !room_is_of(&oracle->board, position))
        return STORE_NOWHERE;
    yard_init(&yard, &oracle->room);
    if (!yard_set(&yard, position))
        return STORE_NOWHERE;
    yard_walk(&yard, man_in(&oracle->room, position));
    yard_save(&yard, key);
    return store_find(&oracle->map.store, key, yard.least);
}

/* ---- the pushes of one position -------------------------------------------------------------------- */

/* Calls for each push to no lost cell: its number in the store, STORE_NOWHERE when the store lacks it. */
static size_t list_pushes(const struct store *store, struct yard *yard, uint16_t man, struct push *pushes,
                          uint32_t *numbers)
{
    size_t count = 0;
    yard_walk(yard, man);
    for (uint32_t crate = 0; crate < yard->count; crate++)
        for (int direction = 0; direction < CRATES_DIRECTIONS; direction++) {
            uint64_t key[ROOM_WORDS];
            struct push *push = &pushes[count];
            if (!yard_can_push(yard, crate, direction, push))
                continue;
            yard_move(yard, push);
            yard_save(yard, key);
            numbers[count++] = store_find(store, key, yard_least_after(yard, push));
            yard_take_back(yard, push);
        }
    return count;
}

static void improve(struct sg_analysis *out, struct sg_move move)
{
    if (out->improving_count < SG_IMPROVING_MAX)
        out->improving[out->improving_count] = move;
    out->improving_count++;
}

/* ---- prepare --------------------------------------------------------------------------------------- */

/* Keeps one shortest solution of the search. */
static bool keep_way(struct sg_oracle *oracle, struct search *search, struct yard *yard)
{
    struct crates_position now = oracle->board;
    if (search->distance > ORACLE_WAY_MOST)
        return false;
    search_mark(search, yard);
    for (uint32_t done = 0; done < search->distance; done++) {
        struct push pushes[ROOM_CRATES * CRATES_DIRECTIONS];
        uint32_t numbers[ROOM_CRATES * CRATES_DIRECTIONS];
        yard_set(yard, &now);
        size_t count = list_pushes(&search->store, yard, man_in(&oracle->room, &now), pushes, numbers), i = 0;
        while (i < count && (numbers[i] == STORE_NOWHERE || !search->nodes[numbers[i]].on_way ||
                             search->nodes[numbers[i]].pushes != done + 1))
            i++;
        if (i == count)
            return false;
        oracle->way[done] = move_of(&oracle->room, &pushes[i]);
        crates_play(&now, oracle->way[done]);
    }
    oracle->way_length = search->distance;
    return true;
}

static enum sg_status find_way(struct sg_oracle *oracle, struct yard *yard, struct sg_arena *arena,
                               struct sg_budget *budget)
{
    oracle->way = sg_arena_take_raw(arena, ORACLE_WAY_MOST, sizeof *oracle->way);
    if (!oracle->way)
        return SG_ERR_MEMORY;
    pairs_open(&oracle->pairs, yard, arena);
    size_t used = arena->used;
    struct search search;
    yard_set(yard, &oracle->board);
    enum search_end end =
        search_run(&search, &oracle->pairs, yard, man_in(&oracle->room, &oracle->board), arena, budget);
    bool kept = end == SEARCH_SOLVED && keep_way(oracle, &search, yard);
    arena->used = used;
    oracle->bound = end == SEARCH_UNSOLVABLE ? ROOM_FAR : search.base + search.lowest;
    if (kept || end == SEARCH_UNSOLVABLE)
        return SG_OK;
    if (end == SEARCH_CANCELLED)
        return SG_ERR_CANCELLED;
    return budget->nodes_left > 0 ? SG_ERR_MEMORY : SG_ERR_BUDGET;
}

enum sg_status crates_prepare(const void *start, struct sg_arena *arena, struct sg_budget *budget,
                              const struct sg_oracle **oracle)
{
    *oracle = &blind;
    if (budget->cancel && atomic_load(budget->cancel)) {
        *oracle = NULL;
        return SG_ERR_CANCELLED;
    }
    struct sg_oracle *made = sg_arena_take_raw(arena, 1, sizeof *made);
    if (!made)
        return SG_ERR_MEMORY;
    memset(made, 0, offsetof(struct sg_oracle, room));
    memcpy(&made->board, start, sizeof made->board);
    made->bound = made->way_length = 0;
    made->pairs = (struct pairs){.room = &made->room};
    if (!room_open(&made->room, &made->board, arena))
        return SG_ERR_MEMORY;
    struct yard yard;
    made->ready = true;
    *oracle = made;
    if (made->room.too_large)
        return SG_ERR_MEMORY;
    yard_init(&yard, &made->room);
    if (made->room.lost || !yard_set(&yard, &made->board))
        return SG_OK; /* lost from the start: analyse sees that too */
    size_t used = arena->used;
    enum sg_status status =
        map_open(&made->map, &yard, man_in(&made->room, start), ORACLE_MAP_MOST, arena, budget);
    made->mapped = status == SG_OK;
    if (status == SG_OK)
        return SG_OK;
    arena->used = used;
    if (status == SG_ERR_MEMORY)
        status = find_way(made, &yard, arena, budget);
    if (status == SG_ERR_CANCELLED)
        *oracle = NULL;
    return status;
}

/* ---- answers --------------------------------------------------------------------------------------- */

static void answer_from_map(const struct sg_oracle *oracle, uint32_t number, struct yard *yard, uint16_t man,
                            struct sg_analysis *out)
{
    const struct map *map = &oracle->map;
    struct push pushes[ROOM_CRATES * CRATES_DIRECTIONS];
    uint32_t numbers[ROOM_CRATES * CRATES_DIRECTIONS], distance = map->distance[number];
    if (distance == MAP_UNSOLVABLE) {
        out->bound = SG_BOUND_UNSOLVABLE;
        return;
    }
    out->bound = SG_BOUND_EXACT;
    out->distance = distance;
    size_t count = distance > 0 ? list_pushes(&map->store, yard, man, pushes, numbers) : 0;
    for (size_t i = 0; i < count; i++)
        if (numbers[i] != STORE_NOWHERE && map->distance[numbers[i]] < distance)
            improve(out, move_of(&oracle->room, &pushes[i]));
}

static void list_improving(const struct sg_oracle *oracle, struct search *search, struct yard *yard,
                           const struct crates_position *position, struct sg_analysis *out)
{
    struct push pushes[ROOM_CRATES * CRATES_DIRECTIONS];
    uint32_t numbers[ROOM_CRATES * CRATES_DIRECTIONS];
    search_mark(search, yard);
    yard_set(yard, position);
    size_t count = list_pushes(&search->store, yard, man_in(&oracle->room, position), pushes, numbers);
    for (size_t i = 0; i < count; i++)
        if (numbers[i] != STORE_NOWHERE && search->nodes[numbers[i]].on_way &&
            search->nodes[numbers[i]].pushes == 1)
            improve(out, move_of(&oracle->room, &pushes[i]));
}

static void answer_from_search(const struct sg_oracle *oracle, const struct crates_position *position,
                               struct yard *yard, struct sg_arena *scratch, uint64_t nodes,
                               struct sg_analysis *out)
{
    struct search search;
    struct sg_budget budget = {.nodes_left = nodes};
    size_t used = scratch->used;
    enum search_end end =
        search_run(&search, &oracle->pairs, yard, man_in(&oracle->room, position), scratch, &budget);
    if (end == SEARCH_UNSOLVABLE) {
        out->bound = SG_BOUND_UNSOLVABLE;
    } else {
        out->bound = end == SEARCH_SOLVED ? SG_BOUND_EXACT : SG_BOUND_AT_LEAST;
        out->distance = end == SEARCH_SOLVED ? search.distance : search.base + search.lowest;
    }
    if (end == SEARCH_SOLVED && search.distance > 0) {
        search_complete(&search, yard, &budget);
        list_improving(oracle, &search, yard, position, out);
    }
    scratch->used = used;
}

/* On the solution that prepare found the distance is known already. */
static bool answer_from_way(const struct sg_oracle *oracle, const struct crates_position *position,
                            struct yard *yard, struct sg_arena *scratch, struct sg_analysis *out)
{
    struct crates_position now = oracle->board;
    uint32_t done = 0;
    for (; done < oracle->way_length && !is_same(&now, position); done++)
        crates_play(&now, oracle->way[done]);
    if (done == oracle->way_length)
        return false;
    struct sg_analysis more = {.bound = SG_BOUND_UNKNOWN};
    answer_from_search(oracle, position, yard, scratch, WAY_NODES, &more);
    *out = more;
    if (more.bound != SG_BOUND_EXACT) {
        *out = (struct sg_analysis){.bound = SG_BOUND_EXACT, .distance = oracle->way_length - done};
        improve(out, oracle->way[done]);
    }
    return true;
}

static bool is_frozen(struct yard *yard)
{
    for (uint32_t crate = 0; crate < yard->count; crate++)
        if (yard_is_frozen(yard, yard->crate[crate]))
            return true;
    return false;
}

/* Nothing is laid out: each crate beside a goal needs a push. */
static void answer_blindly(const struct crates_position *position, struct sg_analysis *out)
{
    out->bound = SG_BOUND_AT_LEAST;
    for (int cell = 0; cell < crates_cells(position); cell++)
        out->distance += crates_has(position->crates, cell) && !crates_has(position->goals, cell);
}

void crates_analyse(const struct sg_oracle *oracle, const void *position, struct sg_arena *scratch,
                    struct sg_analysis *out)
{
    *out = (struct sg_analysis){.bound = SG_BOUND_UNKNOWN};
    if (crates_outcome(position) == SG_OUTCOME_SOLVED) {
        out->bound = SG_BOUND_EXACT;
        return;
    }
    const struct room *room = &oracle->room;
    if (!oracle->ready || room->too_large || !room_is_of(&oracle->board, position)) {
        answer_blindly(position, out);
        return;
    }
    struct yard yard;
    yard_init(&yard, room);
    out->bound = SG_BOUND_UNSOLVABLE;
    if (room->lost || !yard_set(&yard, position) || yard.count != room->goals || is_frozen(&yard))
        return;
    uint32_t number = oracle_find(oracle, position);
    if (number != STORE_NOWHERE)
        answer_from_map(oracle, number, &yard, man_in(room, position), out);
    else if (!answer_from_way(oracle, position, &yard, scratch, out))
        answer_from_search(oracle, position, &yard, scratch, LOOK_NODES, out);
    bool start = out->bound == SG_BOUND_AT_LEAST && oracle->bound > out->distance;
    if (start && is_same(&oracle->board, position)) {
        out->bound = oracle->bound == ROOM_FAR ? SG_BOUND_UNSOLVABLE : SG_BOUND_AT_LEAST;
        out->distance = oracle->bound == ROOM_FAR ? 0 : oracle->bound;
    }
}

/* ---- survey ---------------------------------------------------------------------------------------- */

static uint64_t saturated(uint64_t a, uint64_t b)
{
    return a > UINT64_MAX - b ? UINT64_MAX : a + b;
}

/* Shortest solutions from position 0: ways are counted along pushes that come nearer, in the order of
 * distance. */
static uint64_t count_solutions(const struct map *map, struct sg_arena *scratch)
{
    uint64_t *ways = sg_arena_take(scratch, map->store.count, sizeof *ways), solutions = 0;
    uint32_t *queue = sg_arena_take_raw(scratch, map->store.count, sizeof *queue), tail = 0;
    if (!ways || !queue)
        return 0;
    ways[0] = 1;
    queue[tail++] = 0;
    for (uint32_t head = 0; head < tail; head++) {
        uint32_t number = queue[head];
        if (map->distance[number] == 0)
            solutions = saturated(solutions, ways[number]);
        for (uint32_t i = map->first[number]; i < map->first[number + 1]; i++) {
            uint32_t to = map->to[i];
            if (map->distance[to] >= map->distance[number])
                continue;
            if (ways[to] == 0)
                queue[tail++] = to;
            ways[to] = saturated(ways[to], ways[number]);
        }
    }
    return solutions;
}

void crates_survey(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                   struct sg_survey *out)
{
    *out = (struct sg_survey){0};
    if (!oracle->mapped || oracle_find(oracle, start) != 0)
        return;
    out->states = census_count(&oracle->room, start, scratch);
    out->max_distance = oracle->map.farthest;
    size_t used = scratch->used;
    if (oracle->map.distance[0] != MAP_UNSOLVABLE)
        out->solutions = count_solutions(&oracle->map, scratch);
    scratch->used = used;
}
