#include "plain_search.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

const void *plain_search_position(const struct plain_search *search, uint32_t index)
{
    return search->positions + (size_t)index * search->game->position_bytes;
}

/* The index of `position`, new or known; plain_never when it is new and there is no room. */
static uint32_t index_of(struct plain_search *search, const void *position)
{
    size_t bytes = search->game->position_bytes;
    uint64_t hash = sg_hash_bytes(SG_HASH_START, position, bytes);
    uint32_t slot = (uint32_t)(hash ^ hash >> 32) & search->slot_mask;
    for (; search->slots[slot] != plain_never; slot = (slot + 1) & search->slot_mask)
        if (memcmp(plain_search_position(search, search->slots[slot]), position, bytes) == 0)
            return search->slots[slot];
    if (search->count == search->capacity)
        return plain_never;
    memcpy(search->positions + search->count * bytes, position, bytes);
    search->slots[slot] = search->count;
    return search->count++;
}

static bool add_edge(struct plain_search *search, uint32_t target)
{
    if (search->edge_count == search->edge_capacity) {
        uint32_t capacity = search->edge_capacity ? 2 * search->edge_capacity : 4096;
        uint32_t *targets = realloc(search->targets, capacity * sizeof *targets);
        if (!targets)
            return false;
        search->targets = targets;
        search->edge_capacity = capacity;
    }
    search->targets[search->edge_count++] = target;
    return true;
}

static bool expand(struct plain_search *search, uint32_t index)
{
    struct sg_move moves[SG_MOVES_MAX];
    size_t count = search->game->list_moves(plain_search_position(search, index), moves, SG_MOVES_MAX);
    for (size_t i = 0; i < count; i++) {
        unsigned char next[SG_POSITION_BYTES];
        memcpy(next, plain_search_position(search, index), search->game->position_bytes);
        if (search->game->play(next, moves[i]) != SG_OK)
            return false;
        uint32_t target = index_of(search, next);
        if (target == plain_never || !add_edge(search, target))
            return false;
    }
    return true;
}

static bool search_forward(struct plain_search *search, const void *start)
{
    index_of(search, start);
    for (uint32_t i = 0; i < search->count; i++) {
        search->first_edge[i] = search->edge_count;
        if (!expand(search, i))
            return false;
    }
    search->first_edge[search->count] = search->edge_count;
    return true;
}

/* Level by level: whoever has a move to a position at distance d, and no distance yet, is at d + 1. Walks all
 * edges once a level, which is slow and leaves nothing to get wrong. */
static void measure_distances(struct plain_search *search)
{
    bool found = false;
    for (uint32_t i = 0; i < search->count; i++) {
        bool solved = search->game->outcome(plain_search_position(search, i)) == SG_OUTCOME_SOLVED;
        search->distances[i] = solved ? 0 : plain_never;
        found |= solved;
    }
    for (uint32_t d = 0; found; d++) {
        found = false;
        for (uint32_t i = 0; i < search->count; i++) {
            if (search->distances[i] != plain_never)
                continue;
            for (uint32_t e = search->first_edge[i]; e < search->first_edge[i + 1]; e++)
                if (search->distances[search->targets[e]] == d) {
                    search->distances[i] = d + 1;
                    found = true;
                    break;
                }
        }
    }
}

bool plain_search_open(struct plain_search *search, const struct sg_game *game, const void *start,
                       uint32_t capacity)
{
    uint32_t slots = 16;
    while (slots < 2 * capacity)
        slots *= 2;
    *search = (struct plain_search){.game = game, .capacity = capacity, .slot_mask = slots - 1};
    search->positions = malloc(capacity * game->position_bytes);
    search->distances = malloc(capacity * sizeof *search->distances);
    search->first_edge = malloc((capacity + 1) * sizeof *search->first_edge);
    search->slots = malloc(slots * sizeof *search->slots);
    if (search->positions && search->distances && search->first_edge && search->slots) {
        memset(search->slots, 0xff, slots * sizeof *search->slots);
        if (search_forward(search, start)) {
            measure_distances(search);
            return true;
        }
    }
    plain_search_close(search);
    return false;
}

void plain_search_close(struct plain_search *search)
{
    free(search->positions);
    free(search->distances);
    free(search->first_edge);
    free(search->targets);
    free(search->slots);
}

uint32_t plain_search_farthest(const struct plain_search *search)
{
    uint32_t most = 0;
    for (uint32_t i = 0; i < search->count; i++)
        if (search->distances[i] != plain_never && search->distances[i] > most)
            most = search->distances[i];
    return most;
}

static uint64_t sum_of(uint64_t a, uint64_t b)
{
    return a > UINT64_MAX - b ? UINT64_MAX : a + b;
}

uint64_t plain_search_solutions(const struct plain_search *search)
{
    uint64_t *ways = calloc(search->count, sizeof *ways);
    if (!ways)
        return 0;
    for (uint32_t d = 0; d <= search->distances[0] && search->distances[0] != plain_never; d++)
        for (uint32_t i = 0; i < search->count; i++) {
            if (search->distances[i] != d)
                continue;
            ways[i] = d == 0;
            for (uint32_t e = search->first_edge[i]; d > 0 && e < search->first_edge[i + 1]; e++)
                if (search->distances[search->targets[e]] == d - 1)
                    ways[i] = sum_of(ways[i], ways[search->targets[e]]);
        }
    uint64_t all = ways[0];
    free(ways);
    return all;
}
