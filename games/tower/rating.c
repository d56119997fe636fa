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

/* One position on a shortest solution. */
struct node {
    uint64_t word;
    uint64_t solutions;
    uint16_t waiting; /* pegs that wait for a ball that lies elsewhere: a bit each */
    uint16_t nearer;  /* neighbours that are nearer to the goal: a bit each */
    double ln_good;   /* ln of the weights of the moves that lead on, each times the chance of what follows */
    double all;       /* the weights of all moves */
};

struct walk {
    const struct sg_oracle *map;
    uint8_t goal_peg[TOWER_DISCS + 1];
    struct node *nodes; /* the farthest from the goal first */
    uint32_t count, room;
    uint16_t *place; /* of each place of the map: its node + 1, 0 when it is on no shortest solution */
};

static bool add(struct walk *walk, uint64_t word)
{
    uint16_t *place = &walk->place[tower_place(walk->map, word)];
    if (*place)
        return true;
    if (walk->count == walk->room)
        return false;
    walk->nodes[walk->count] = (struct node){.word = word};
    *place = (uint16_t)++walk->count;
    return true;
}

/* All positions on shortest solutions, in the order of their distance. */
static bool collect(struct walk *walk, uint64_t start)
{
    bool enough = add(walk, start);
    for (uint32_t i = 0; enough && i < walk->count; i++) {
        uint64_t word = walk->nodes[i].word;
        uint32_t distance = tower_distance(walk->map, word);
        struct tower_neighbour next[TOWER_MOVES];
        int count = tower_neighbours(walk->map, word, next);
        for (int n = 0; enough && n < count; n++)
            if (tower_distance(walk->map, next[n].word) < distance) {
                walk->nodes[i].nearer |= (uint16_t)(1 << n);
                enough = add(walk, next[n].word);
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

static double weight(const struct walk *walk, const struct node *node, int ball, int to)
{
    bool home = walk->goal_peg[ball] == to;
    return !home && node->waiting >> to & 1 ? SHUNNED : 1;
}

/* ln of the chance of a shortest solution from `node`, entered with `ball` from `from`, where it does not go
 * back to. */
static double ln_chance(const struct walk *walk, const struct node *node, int ball, int from)
{
    if (!node->nearer) /* the goal */
        return 0;
    return node->ln_good - log(node->all - weight(walk, node, ball, from));
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
    node->solutions = !node->nearer;
    struct tower_stacks stacks;
    tower_unword(walk->map, node->word, &stacks);
    node->waiting = (uint16_t)waiting(walk, &stacks);
    struct tower_neighbour next[TOWER_MOVES];
    int count = tower_neighbours(walk->map, node->word, next);
    bool any = false;
    for (int i = 0; i < count; i++) {
        int ball = tower_top(&stacks, next[i].from);
        double share = weight(walk, node, ball, next[i].to);
        node->all += share;
        if (!(node->nearer >> i & 1))
            continue;
        const struct node *follows = &walk->nodes[walk->place[tower_place(walk->map, next[i].word)] - 1];
        double ln_good = (share < 1 ? log(share) : 0) + ln_chance(walk, follows, ball, next[i].from);
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
    struct walk walk = {.map = map, .room = map->states < UINT16_MAX ? map->states : UINT16_MAX};
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
