/* What predicts difficulty for people: few features, each with a reason in SCIENCE 7, all read off the map.
 */
#include "match.h"
#include "oracle.h"
#include "rating.h"

#include <math.h>
#include <string.h>

/* tests/fit/fit_crates.c prints these lines. */
const struct sg_rating_model crates_rating = {
    .ln_seconds = 1.852,
    .logit_solve = 4.604,
    .count = 6,
    .features = {{"pushes", 0.397, 0.000},
                 {"surprise", 1.082, -1.906},
                 {"counter", 0.315, -0.554},
                 {"open", -1.177, 2.074},
                 {"ways", -0.071, 0.125},
                 {"crates", 0.172, -0.303}},
    .source = "share solved of 179 published and 17 three-crate levels (cogtoolslab, fun-puzzles); "
              "tests/fit/fit_crates.c",
};

/* One position on a shortest solution. */
struct node {
    double surprise; /* bits to the goal, averaged over the improving pushes */
    double ways;     /* shortest solutions from here */
    uint32_t rest;   /* what the cheapest matching promises */
    uint32_t counter;
};

struct walk {
    const struct map *map;
    struct yard yard;
    uint32_t count;
    uint32_t *order; /* positions on shortest solutions, farthest from the goal first */
    uint32_t *place; /* of each position of the map: its place in `order` + 1; 0 on none */
    struct node *nodes;
};

static void add(struct walk *walk, uint32_t number)
{
    if (walk->place[number])
        return;
    walk->order[walk->count++] = number;
    walk->place[number] = walk->count;
}

static void collect(struct walk *walk)
{
    const struct map *map = walk->map;
    add(walk, 0);
    for (uint32_t i = 0; i < walk->count; i++) {
        uint32_t number = walk->order[i];
        for (uint32_t e = map->first[number]; e < map->first[number + 1]; e++)
            if (map->distance[map->to[e]] < map->distance[number])
                add(walk, map->to[e]);
    }
}

static uint32_t promised(struct walk *walk, uint32_t number)
{
    struct match match;
    yard_load(&walk->yard, store_key(&walk->map->store, number));
    yard_walk(&walk->yard, walk->map->store.man[number]);
    match_all(&match, &walk->yard);
    return match.total;
}

static void judge(struct walk *walk, uint32_t place)
{
    const struct map *map = walk->map;
    uint32_t number = walk->order[place], improving = 0;
    struct node *node = &walk->nodes[place];
    *node = (struct node){.ways = 1, .rest = promised(walk, number)};
    if (map->distance[number] == 0)
        return;
    node->ways = 0;
    node->counter = UINT32_MAX;
    for (uint32_t e = map->first[number]; e < map->first[number + 1]; e++) {
        if (map->distance[map->to[e]] >= map->distance[number])
            continue;
        const struct node *next = &walk->nodes[walk->place[map->to[e]] - 1];
        uint32_t counter = next->counter + (next->rest > node->rest);
        improving++;
        node->surprise += next->surprise;
        node->ways += next->ways;
        node->counter = counter < node->counter ? counter : node->counter;
    }
    node->surprise = node->surprise / improving - log((double)improving / map->legal[number]) / log(2.0);
}

static double open_share(const struct map *map)
{
    uint32_t solvable = 0;
    for (uint32_t number = 0; number < map->store.count; number++)
        solvable += map->distance[number] != MAP_UNSOLVABLE;
    return (double)solvable / map->store.count;
}

bool rating_features(const struct map *map, const struct room *room, struct sg_arena *scratch,
                     double features[SG_FEATURES_MAX])
{
    size_t used = scratch->used;
    struct walk *walk = sg_arena_take_raw(scratch, 1, sizeof *walk);
    bool enough = walk != NULL;
    if (enough) {
        walk->map = map;
        walk->count = 0;
        walk->place = sg_arena_take(scratch, map->store.count, sizeof *walk->place);
        walk->order = sg_arena_take_raw(scratch, map->store.count, sizeof *walk->order);
        enough = walk->place && walk->order;
    }
    if (enough) {
        collect(walk);
        walk->nodes = sg_arena_take_raw(scratch, walk->count, sizeof *walk->nodes);
        enough = walk->nodes != NULL;
    }
    if (enough) {
        yard_init(&walk->yard, room);
        for (uint32_t i = walk->count; i-- > 0;)
            judge(walk, i);
        features[0] = log(1 + (double)map->distance[0]);
        features[1] = log(1 + walk->nodes[0].surprise);
        features[2] = log(1 + (double)walk->nodes[0].counter);
        features[3] = open_share(map);
        features[4] = log(walk->nodes[0].ways);
    }
    scratch->used = used;
    return enough;
}

/* ---- levels without a map -------------------------------------------------------------------------- */

/* Large levels: what one solution shows. Bits a push, the share that is open and the ways are those of the
 * largest levels that have a map. */
static void guess_features(uint32_t distance, double features[SG_FEATURES_MAX])
{
    static const double bits_a_push = 0.9, open = 0.5, ways_a_push = 0.1;
    features[0] = log(1 + (double)distance);
    features[1] = log(1 + bits_a_push * distance);
    features[2] = log(1 + distance / 8.0);
    features[3] = open;
    features[4] = ways_a_push * distance;
}

void crates_features(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                     double features[SG_FEATURES_MAX])
{
    const struct crates_position *position = start;
    struct sg_analysis analysis;
    memset(features, 0, sizeof(double) * SG_FEATURES_MAX);
    bool known = oracle->mapped && oracle_find(oracle, start) == 0 &&
                 oracle->map.distance[0] != MAP_UNSOLVABLE &&
                 rating_features(&oracle->map, &oracle->room, scratch, features);
    if (!known) {
        crates_analyse(oracle, start, scratch, &analysis);
        guess_features(analysis.distance, features);
    }
    for (int cell = 0; cell < crates_cells(position); cell++)
        features[5] += crates_has(position->crates, cell);
}
