/* What predicts difficulty for people: few features, each with a reason in SCIENCE 7, weights fitted to
 * people. */
#include "map.h"

#include <math.h>
#include <string.h>

/* tests/fit/fit_traffic.c prints these lines. Ridge regression (.05 of the variance) on 48 boards with 26 to
 * 38 people each of the sliding-block study of the Ma lab, New York University (MIT): mean ln solving time,
 * and the logit of the share that solved. */
const struct sg_rating_model traffic_rating = {
    .ln_seconds = 1.679,
    .logit_solve = 6.661,
    .count = 4,
    .features = {{"moves", 0.128, -0.218},
                 {"depth", 0.429, -0.795},
                 {"surprise", 0.016, 0},
                 {"vehicles", 0, -0.288}},
    .source = "sliding-block study, Ma lab, New York University; tests/fit/fit_traffic.c",
};

/* One position on a shortest solution. */
struct node {
    double surprise;
    uint32_t needed, retreats;
};

struct walk {
    const struct sg_oracle *map;
    uint32_t count;
    uint32_t *order; /* the positions on shortest solutions, farthest from the goal first */
    uint32_t *place; /* of each position of the map: its place in `order` + 1, 0 when it is on none */
    struct node *nodes;
    uint32_t used;
};

static uint32_t looks(const struct sg_oracle *map, uint32_t state)
{
    uint64_t key = map->keys[state];
    return traffic_looks(traffic_lines_way_out(&map->lines, key), traffic_lines_taken(&map->lines, key));
}

/* What is found on the way back through the neighbours of one position. */
struct tally {
    double surprise;
    uint32_t legal, improving, needed, retreats, looks;
};

static void count_neighbour(struct walk *walk, struct tally *tally, uint32_t to, uint32_t car)
{
    const struct node *next = &walk->nodes[walk->place[to] - 1];
    uint32_t retreats = next->retreats + (looks(walk->map, to) > tally->looks);
    tally->improving++;
    tally->surprise += next->surprise;
    tally->needed &= next->needed | (uint32_t)1 << car;
    if (retreats < tally->retreats)
        tally->retreats = retreats;
    walk->used |= (uint32_t)1 << car;
}

static void judge(struct walk *walk, uint32_t place)
{
    const struct sg_oracle *map = walk->map;
    uint32_t state = walk->order[place];
    struct node *node = &walk->nodes[place];
    *node = (struct node){0};
    if (map->distance[state] == 0)
        return;
    struct tally tally = {.needed = UINT32_MAX, .retreats = UINT32_MAX, .looks = looks(map, state)};
    for (uint32_t slot = 0; slot < map->lines.slots; slot++) {
        uint32_t to = traffic_map_step(map, state, slot);
        for (; to != TRAFFIC_NOWHERE; to = traffic_map_step(map, to, slot)) {
            tally.legal++;
            if (map->distance[to] < map->distance[state])
                count_neighbour(walk, &tally, to, map->lines.slot_car[slot]);
        }
    }
    double share = (double)tally.improving / tally.legal;
    node->surprise = tally.surprise / tally.improving - log(share) / log(2.0);
    node->needed = tally.needed;
    node->retreats = tally.retreats;
}

static void add(struct walk *walk, uint32_t state)
{
    if (walk->place[state])
        return;
    walk->order[walk->count++] = state;
    walk->place[state] = walk->count;
}

static void collect(struct walk *walk, uint32_t start)
{
    const struct sg_oracle *map = walk->map;
    add(walk, start);
    for (uint32_t i = 0; i < walk->count; i++) {
        uint32_t state = walk->order[i];
        for (uint32_t slot = 0; slot < map->lines.slots; slot++) {
            uint32_t to = traffic_map_step(map, state, slot);
            for (; to != TRAFFIC_NOWHERE; to = traffic_map_step(map, to, slot))
                if (map->distance[to] < map->distance[state])
                    add(walk, to);
        }
    }
}

bool traffic_facts(const struct sg_oracle *map, uint32_t state, struct sg_arena *scratch,
                   struct traffic_facts *facts)
{
    *facts = (struct traffic_facts){0};
    if (map->distance[state] == TRAFFIC_UNSOLVABLE)
        return false;
    size_t used = scratch->used;
    struct walk walk = {.map = map};
    walk.place = sg_arena_take(scratch, map->states, sizeof *walk.place);
    walk.order = sg_arena_take_raw(scratch, map->states, sizeof *walk.order);
    if (walk.place && walk.order)
        collect(&walk, state);
    walk.nodes = sg_arena_take_raw(scratch, walk.count, sizeof *walk.nodes);
    bool enough = walk.count > 0 && walk.nodes;
    if (enough) {
        for (uint32_t i = walk.count; i-- > 0;)
            judge(&walk, i);
        *facts = (struct traffic_facts){map->distance[state], walk.nodes[0].surprise, walk.nodes[0].needed,
                                        walk.used, walk.nodes[0].retreats};
    }
    scratch->used = used;
    return enough;
}

void traffic_facts_features(const struct sg_oracle *map, const struct traffic_facts *facts,
                            double features[SG_FEATURES_MAX])
{
    features[0] = facts->distance;
    features[1] = facts->distance > 0 ? log((double)map->farthest / facts->distance) : 0;
    features[2] = facts->surprise;
    features[3] = __builtin_popcount(facts->needed);
}

void traffic_features(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                      double features[SG_FEATURES_MAX])
{
    memset(features, 0, sizeof(double) * SG_FEATURES_MAX);
    uint32_t state = oracle->complete ? traffic_map_find(oracle, start) : TRAFFIC_NOWHERE;
    struct traffic_facts facts;
    if (state != TRAFFIC_NOWHERE && traffic_facts(oracle, state, scratch, &facts)) {
        traffic_facts_features(oracle, &facts, features);
        return;
    }
    struct sg_analysis analysis; /* no map: the number of moves that is proven */
    traffic_analyse(oracle, start, scratch, &analysis);
    features[0] = analysis.distance;
}
