/* What predicts difficulty for people: how many moves, and how unlikely somebody is to find them who never
 * takes back a move and half shuns the pegs that other balls need. */
#include "map.h"

#include <math.h>
#include <string.h>

/* tests/fit/fit_tower.c prints these lines: ridge regression (.05 of the variance) on 19 problems with 477
 * adults each of the Tower of London study of the Ma lab, New York University (MIT). Seconds: ln of the
 * median total time. P(solve): those people never gave up, so its slopes are those of the share that solved
 * without a spare move, and its level, + 3.4, is a design choice, not evidence: the P(solve) that `traffic`
 * gives at equal seconds. */
const struct sg_rating_model tower_rating = {
    .ln_seconds = 1.423,
    .logit_solve = 7.381,
    .count = 2,
    .features = {{"moves", 0.211, -0.434}, {"unlikely", 0.107, -0.458}},
    .source = "Tower of London study, Ma lab, New York University; tests/fit/fit_tower.c",
};

/* exp(-1): how much less likely the walker goes to a peg that other balls need. Chosen before the fit. */
#define SHUNNED 0.36787944117144233

enum { MOVES = TOWER_PEGS * TOWER_PEGS };

/* One position on a shortest solution. */
struct node {
    uint64_t word;
    uint64_t solutions;
    double ln_good; /* ln of the weights of the moves that lead on, each times the chance of what follows */
    double all;     /* the weights of all moves */
};

struct walk {
    const struct sg_oracle *map;
    uint8_t goal_peg[TOWER_DISCS + 1];
    struct node *nodes; /* the farthest from the goal first */
    uint32_t count, room;
    uint32_t *place; /* of each place of the map: its node + 1, 0 when it is on no shortest solution */
};

static bool add(struct walk *walk, uint64_t word)
{
    uint32_t *place = &walk->place[tower_place(walk->map, word)];
    if (*place)
        return true;
    if (walk->count == walk->room)
        return false;
    walk->nodes[walk->count] = (struct node){.word = word};
    *place = ++walk->count;
    return true;
}

/* All positions on shortest solutions, in the order of their distance. */
static bool collect(struct walk *walk, uint64_t start)
{
    bool enough = add(walk, start);
    for (uint32_t i = 0; enough && i < walk->count; i++) {
        uint64_t word = walk->nodes[i].word;
        uint32_t distance = tower_distance(walk->map, word);
        for (int move = 0; enough && move < MOVES; move++) {
            uint64_t next = tower_step(walk->map, word, move / TOWER_PEGS, move % TOWER_PEGS);
            if (next && tower_distance(walk->map, next) < distance)
                enough = add(walk, next);
        }
    }
    return enough;
}

/* Which pegs wait for a ball that lies elsewhere: a bit each. */
static uint32_t waiting(const struct walk *walk, const struct tower_stacks *stacks)
{
    uint32_t pegs = 0;
    for (int peg = 0; peg < walk->map->pegs; peg++)
        for (int i = 0; i < TOWER_DISCS && stacks->ball[peg][i]; i++)
            if (walk->goal_peg[stacks->ball[peg][i]] != peg)
                pegs |= 1u << walk->goal_peg[stacks->ball[peg][i]];
    return pegs;
}

static double weight(const struct walk *walk, const struct tower_stacks *stacks, int from, int to)
{
    bool home = walk->goal_peg[tower_top(stacks, from)] == to;
    return !home && waiting(walk, stacks) >> to & 1 ? SHUNNED : 1;
}

/* ln of the chance of a shortest solution from `node`, entered from `from` by a move to `to`. */
static double ln_chance(const struct walk *walk, const struct node *node, int from, int to)
{
    if (tower_distance(walk->map, node->word) == 0)
        return 0;
    struct tower_stacks stacks;
    tower_unword(walk->map, node->word, &stacks);
    return node->ln_good - log(node->all - weight(walk, &stacks, to, from));
}

/* ln(exp(a) + exp(b)), for chances too small for a double. */
static double ln_sum(double a, double b)
{
    double high = a > b ? a : b, low = a > b ? b : a;
    return high + log(1 + exp(low - high));
}

static uint64_t sum_of(uint64_t a, uint64_t b)
{
    return a > UINT64_MAX - b ? UINT64_MAX : a + b;
}

static void judge(struct walk *walk, struct node *node)
{
    uint32_t distance = tower_distance(walk->map, node->word);
    node->solutions = distance == 0;
    struct tower_stacks stacks;
    tower_unword(walk->map, node->word, &stacks);
    bool any = false;
    for (int move = 0; move < MOVES; move++) {
        int from = move / TOWER_PEGS, to = move % TOWER_PEGS;
        uint64_t next = tower_step(walk->map, node->word, from, to);
        if (!next)
            continue;
        double share = weight(walk, &stacks, from, to);
        node->all += share;
        if (tower_distance(walk->map, next) >= distance)
            continue;
        const struct node *follows = &walk->nodes[walk->place[tower_place(walk->map, next)] - 1];
        double ln_good = log(share) + ln_chance(walk, follows, from, to);
        node->ln_good = any ? ln_sum(node->ln_good, ln_good) : ln_good;
        node->solutions = sum_of(node->solutions, follows->solutions);
        any = true;
    }
}

static void find_goal_pegs(struct walk *walk, const struct tower_position *position)
{
    for (int ball = 1; ball <= position->balls; ball++)
        walk->goal_peg[ball] = (uint8_t)tower_peg_of(&position->goal, ball);
}

bool tower_facts(const struct sg_oracle *map, const struct tower_position *position, struct sg_arena *scratch,
                 struct tower_facts *facts)
{
    *facts = (struct tower_facts){0};
    uint64_t start = tower_word(position, &position->now);
    uint32_t distance = tower_distance(map, start);
    if (distance == TOWER_UNKNOWN)
        return false;
    size_t used = scratch->used;
    struct walk walk = {.map = map, .room = map->states};
    walk.place = sg_arena_take(scratch, map->slots, sizeof *walk.place);
    walk.nodes = sg_arena_take_raw(scratch, walk.room, sizeof *walk.nodes);
    find_goal_pegs(&walk, position);
    bool enough = walk.place && walk.nodes && collect(&walk, start);
    if (enough) {
        for (uint32_t i = walk.count; i-- > 0;)
            judge(&walk, &walk.nodes[i]);
        const struct node *first = walk.nodes;
        facts->distance = distance;
        facts->solutions = first->solutions;
        facts->unlikely = distance ? log(first->all) - first->ln_good : 0;
    }
    scratch->used = used;
    return enough;
}

static void fill_features(const struct tower_facts *facts, double features[SG_FEATURES_MAX])
{
    features[0] = facts->distance;
    features[1] = facts->unlikely;
}

double tower_ln_seconds(const struct tower_facts *facts)
{
    double features[SG_FEATURES_MAX], sum = tower_rating.ln_seconds;
    fill_features(facts, features);
    for (size_t i = 0; i < tower_rating.count; i++)
        sum += tower_rating.features[i].weight * features[i];
    return sum;
}

void tower_features(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                    double features[SG_FEATURES_MAX])
{
    memset(features, 0, sizeof(double) * SG_FEATURES_MAX);
    struct tower_facts facts;
    if (!tower_facts(oracle, start, scratch, &facts)) { /* only the number of moves that is proven */
        struct sg_analysis analysis;
        tower_analyse(oracle, start, scratch, &analysis);
        facts.distance = analysis.distance;
    }
    fill_features(&facts, features);
}
