#include "search.h"

#include "corral.h"
#include "match.h"

#include <string.h>

enum { SHELVES = 512, SHELF_LISTS = 1024, CANCEL_EVERY = 1024 };

/* ---- open positions -------------------------------------------------------------------------------- */

static uint32_t shelf_of(const struct search *search, const struct search_node *node)
{
    return (uint32_t)node->pushes + node->rest - search->base;
}

static uint32_t list_of(const struct search_node *node)
{
    return node->rest < SHELF_LISTS ? node->rest : SHELF_LISTS - 1;
}

static uint32_t *first_of(const struct search *search, const struct search_node *node)
{
    return &search->open[shelf_of(search, node) * SHELF_LISTS + list_of(node)];
}

static void unlink_node(struct search *search, uint32_t number)
{
    struct search_node *node = &search->nodes[number];
    if (node->before == STORE_NOWHERE)
        *first_of(search, node) = node->after;
    else
        search->nodes[node->before].after = node->after;
    if (node->after != STORE_NOWHERE)
        search->nodes[node->after].before = node->before;
}

/* In front: of equals the newest is looked at first, which leads straight on. */
static void link_node(struct search *search, uint32_t number)
{
    struct search_node *node = &search->nodes[number];
    uint32_t shelf = shelf_of(search, node), list = list_of(node), *nearest = &search->nearest[shelf];
    if (*nearest == STORE_NOWHERE)
        memset(&search->open[shelf * SHELF_LISTS], 0xff, SHELF_LISTS * sizeof *search->open);
    *nearest = list < *nearest ? list : *nearest;
    node->before = STORE_NOWHERE;
    node->after = *first_of(search, node);
    if (node->after != STORE_NOWHERE)
        search->nodes[node->after].before = number;
    *first_of(search, node) = number;
    search->lowest = shelf < search->lowest ? shelf : search->lowest;
}

/* The position with the least still to do, of the shelf that is looked at; STORE_NOWHERE when it is empty. */
static uint32_t next_open(struct search *search)
{
    uint32_t *nearest = &search->nearest[search->lowest];
    for (; *nearest < SHELF_LISTS; (*nearest)++) {
        uint32_t number = search->open[search->lowest * SHELF_LISTS + *nearest];
        if (number != STORE_NOWHERE)
            return number;
    }
    return STORE_NOWHERE;
}

/* ---- looking at a position ------------------------------------------------------------------------- */

enum step { STEP_FINE, STEP_SOLVED, STEP_FULL };

/* Notes that the configuration in `yard` is reached in so many pushes. */
static enum step reach(struct search *search, const struct yard *yard, uint16_t man, uint32_t pushes,
                       uint32_t rest)
{
    uint64_t key[ROOM_WORDS];
    bool fresh;
    if (pushes + rest - search->base >= SHELVES)
        return STEP_FULL;
    yard_save(yard, key);
    uint32_t number = store_add(&search->store, key, man, &fresh);
    if (number == STORE_NOWHERE)
        return STEP_FULL;
    struct search_node *node = &search->nodes[number];
    if (fresh)
        search->looked++;
    else if (node->closed || node->pushes <= pushes)
        return STEP_FINE;
    else
        unlink_node(search, number);
    *node = (struct search_node){.pushes = (uint16_t)pushes, .rest = (uint16_t)rest};
    link_node(search, number);
    if (rest > 0 || shelf_of(search, node) > search->lowest)
        return STEP_FINE;
    search->distance = pushes;
    return STEP_SOLVED;
}

static enum step try_push(struct search *search, struct yard *yard, const struct match *match,
                          const struct push *push, uint32_t pushes)
{
    enum step step = STEP_FINE;
    uint32_t rest = match_after(match, yard, push);
    if (rest >= ROOM_FAR)
        return STEP_FINE;
    yard_move(yard, push);
    if (!pairs_are_lost(search->pairs, yard, push->crate, push->cell) && !jam_is_lost(&search->jam, yard))
        step = reach(search, yard, yard_least_after(yard, push), pushes, rest);
    yard_take_back(yard, push);
    return step;
}

/* Every push that may be the next of a shortest solution. */
static enum step expand(struct search *search, struct yard *yard, uint32_t number)
{
    struct match match;
    uint32_t pushes = search->nodes[number].pushes + 1u;
    bool urgent[ROOM_CRATES];
    yard_load(yard, store_key(&search->store, number));
    yard_walk(yard, search->store.man[number]);
    match_all(&match, yard);
    bool some = number > 0 && corral_find(yard, urgent);
    enum step solved = STEP_FINE;
    for (uint32_t crate = 0; crate < yard->count; crate++)
        for (int direction = 0; direction < CRATES_DIRECTIONS; direction++) {
            struct push push;
            if ((some && !urgent[crate]) || !yard_can_push(yard, crate, direction, &push))
                continue;
            enum step step = try_push(search, yard, &match, &push, pushes);
            if (step == STEP_FULL)
                return step;
            if (step == STEP_SOLVED)
                solved = step;
        }
    return solved;
}

/* ---- the search ------------------------------------------------------------------------------------ */

static bool set_up(struct search *search, const struct yard *yard, struct sg_arena *arena, uint64_t nodes)
{
    search->open = sg_arena_take_raw(arena, (size_t)SHELVES * SHELF_LISTS, sizeof *search->open);
    search->nearest = sg_arena_take_raw(arena, SHELVES, sizeof *search->nearest);
    if (!search->open || !search->nearest)
        return false;
    memset(search->nearest, 0xff, SHELVES * sizeof *search->nearest);
    jam_open(&search->jam, yard->room, arena);
    if (!store_open(&search->store, arena, yard->room->words, sizeof *search->nodes, nodes))
        return false;
    search->nodes = sg_arena_take_raw(arena, search->store.capacity, sizeof *search->nodes);
    return search->nodes != NULL;
}

static bool is_cancelled(const struct sg_budget *budget)
{
    return budget->cancel && atomic_load(budget->cancel);
}

static void pay(struct search *search, struct sg_budget *budget, uint64_t looked)
{
    uint64_t cost = search->looked - looked;
    budget->nodes_left -= cost < budget->nodes_left ? cost : budget->nodes_left;
}

/* Looks at open positions up to shelf `last` until none is left, or `any` solution is found. */
static enum search_end go_on(struct search *search, struct yard *yard, struct sg_budget *budget,
                             uint32_t last, bool any)
{
    for (uint64_t round = 1; search->lowest <= last; round++) {
        uint32_t number = next_open(search);
        if (number == STORE_NOWHERE) {
            search->lowest++;
            continue;
        }
        if (any && search->nodes[number].rest == 0) { /* no crate is off its goal */
            search->distance = search->nodes[number].pushes;
            return SEARCH_SOLVED;
        }
        if (round % CANCEL_EVERY == 0 && is_cancelled(budget))
            return SEARCH_CANCELLED;
        uint64_t looked = search->looked;
        unlink_node(search, number);
        search->nodes[number].closed = true;
        enum step step = expand(search, yard, number);
        pay(search, budget, looked);
        if (step == STEP_SOLVED && any)
            return SEARCH_SOLVED;
        if (step == STEP_FULL || budget->nodes_left == 0) {
            search->nodes[number].closed = false; /* not all that follows from it is known */
            link_node(search, number);
            return SEARCH_STOPPED;
        }
    }
    return SEARCH_UNSOLVABLE;
}

static bool starts_lost(const struct pairs *pairs, const struct yard *yard, uint16_t man)
{
    for (uint32_t crate = 0; crate < yard->count; crate++)
        if (pairs_are_lost(pairs, yard, crate, man))
            return true;
    return false;
}

enum search_end search_run(struct search *search, const struct pairs *pairs, struct yard *yard, uint16_t man,
                           struct sg_arena *arena, struct sg_budget *budget)
{
    struct match match;
    memset(search, 0, sizeof *search);
    yard_walk(yard, man);
    match_all(&match, yard);
    search->base = match.total;
    search->pairs = pairs;
    if (match.total >= ROOM_FAR || starts_lost(pairs, yard, man))
        return SEARCH_UNSOLVABLE;
    if (is_cancelled(budget))
        return SEARCH_CANCELLED;
    if (budget->nodes_left == 0 || !set_up(search, yard, arena, budget->nodes_left))
        return SEARCH_STOPPED;
    if (reach(search, yard, yard->least, 0, match.total) == STEP_SOLVED)
        return SEARCH_SOLVED;
    budget->nodes_left--;
    return go_on(search, yard, budget, SHELVES - 1, true);
}

bool search_complete(struct search *search, struct yard *yard, struct sg_budget *budget)
{
    return go_on(search, yard, budget, search->distance - search->base, false) == SEARCH_UNSOLVABLE;
}

/* ---- the way back ---------------------------------------------------------------------------------- */

/* Notes the position in which the crate on `cell` stood one cell back, if it is one push nearer the start. */
static uint32_t position_before(const struct search *search, struct yard *yard, uint32_t crate, int direction,
                                uint32_t pushes)
{
    const struct room *room = yard->room;
    uint16_t to = yard->crate[crate], cell = room->next[direction ^ 2][to],
             man = room->next[direction ^ 2][cell];
    uint64_t key[ROOM_WORDS];
    if (!yard_reaches(yard, cell) || yard->taken[man] || room->place[cell] == CRATES_NOWHERE)
        return STORE_NOWHERE;
    struct push push = {(uint16_t)crate, cell, to, (uint16_t)direction};
    yard_take_back(yard, &push);
    yard_save(yard, key);
    uint32_t number = store_find(&search->store, key, yard_least_from(yard, man));
    yard_move(yard, &push);
    return number != STORE_NOWHERE && search->nodes[number].pushes == pushes ? number : STORE_NOWHERE;
}

/* Open and closed lists are not needed any more: `after` now strings the positions still to be followed. */
void search_mark(struct search *search, struct yard *yard)
{
    uint32_t last = STORE_NOWHERE;
    for (uint32_t number = 0; number < search->store.count; number++) {
        struct search_node *node = &search->nodes[number];
        node->on_way = node->rest == 0 && node->pushes == search->distance;
        if (!node->on_way)
            continue;
        node->after = last;
        last = number;
    }
    while (last != STORE_NOWHERE) {
        uint32_t number = last, pushes = search->nodes[number].pushes;
        last = search->nodes[number].after;
        if (pushes == 0)
            continue;
        yard_load(yard, store_key(&search->store, number));
        yard_walk(yard, search->store.man[number]);
        for (uint32_t i = 0; i < yard->count * CRATES_DIRECTIONS; i++) {
            uint32_t before = position_before(search, yard, i / 4, (int)(i % 4), pushes - 1);
            if (before == STORE_NOWHERE || search->nodes[before].on_way)
                continue;
            search->nodes[before].on_way = true;
            search->nodes[before].after = last;
            last = before;
        }
    }
}
