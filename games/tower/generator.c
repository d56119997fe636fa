/* Levels by real search: a random goal is mapped, and among the positions at about the right distance the one
 * is taken that should cost people what the grade asks. Tries are counted, so a seed makes the same level
 * anywhere. */
#include "map.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { TRIES = 60, CANDIDATES = 6, SHAPES = 6 };

/* Pegs with room for so many, and the number of balls. */
struct shape {
    uint8_t pegs, balls, capacity[TOWER_PEGS];
};

/* What is asked for each grade: the bands of engine/puzzle/rating.h, held a little tighter, so that the last
 * bit of a logarithm decides nothing. */
static const struct ask {
    double least_s, most_s; /* the band, expected seconds */
    double from_s, to_s;    /* what is drawn within it */
    struct shape shapes[SHAPES];
} asks[SG_GRADES] = {
    {1,
     19.9,
     7.5,
     18,
     {{3, 3, {3, 2, 1}},
      {3, 3, {3, 2, 1}},
      {3, 3, {3, 2, 2}},
      {3, 3, {3, 3, 2}},
      {3, 3, {3, 3, 3}},
      {3, 4, {4, 3, 2}}}},
    {20.1,
     35.8,
     21.5,
     33,
     {{3, 3, {3, 2, 1}},
      {3, 4, {4, 3, 2}},
      {3, 4, {4, 3, 2}},
      {3, 4, {3, 3, 2}},
      {3, 4, {4, 4, 4}},
      {4, 4, {4, 3, 2, 1}}}},
    {36.2,
     61.7,
     38,
     57,
     {{3, 4, {4, 3, 2}},
      {3, 4, {4, 2, 2}},
      {3, 4, {4, 3, 1}},
      {3, 4, {3, 3, 2}},
      {3, 5, {5, 4, 3}},
      {4, 5, {4, 3, 2, 1}}}},
    {62.3,
     109,
     66,
     100,
     {{3, 4, {4, 2, 1}},
      {3, 4, {4, 3, 1}},
      {3, 5, {5, 4, 3}},
      {3, 5, {5, 3, 2}},
      {3, 5, {4, 3, 2}},
      {4, 5, {3, 2, 2, 1}}}},
    {111,
     1e9,
     118,
     360,
     {{3, 4, {4, 2, 1}},
      {3, 5, {5, 4, 3}},
      {3, 5, {5, 3, 2}},
      {3, 5, {4, 3, 2}},
      {3, 5, {5, 3, 1}},
      {3, 5, {4, 3, 1}}}},
};

struct search {
    struct sg_arena *arena;
    size_t base; /* what was taken of it before */
    const struct ask *ask;
    struct sg_rng rng;
    double wanted; /* ln seconds */
    double away;   /* how far `best` is from that; INFINITY: none yet */
    struct tower_position best;
};

/* The balls in a random order, each onto a random peg that has room. */
static void scatter(struct search *search, const struct tower_position *position, struct tower_stacks *stacks)
{
    uint8_t order[TOWER_BALLS];
    memset(stacks, 0, sizeof *stacks);
    for (uint32_t i = 0; i < position->balls; i++) {
        uint32_t at = sg_rng_below(&search->rng, i + 1);
        order[i] = (uint8_t)(i + 1); /* it may be its own partner */
        order[i] = order[at];
        order[at] = (uint8_t)(i + 1);
    }
    for (int i = 0; i < position->balls; i++) {
        int peg = (int)sg_rng_below(&search->rng, position->pegs);
        while (tower_height(stacks, peg) == position->capacity[peg])
            peg = (peg + 1) % position->pegs;
        stacks->ball[peg][tower_height(stacks, peg)] = order[i];
    }
}

/* A shape of the grade, now and then with its pegs the other way round. */
static void choose_shape(struct search *search, struct tower_position *position)
{
    const struct shape *shape = &search->ask->shapes[sg_rng_below(&search->rng, SHAPES)];
    bool mirrored = sg_rng_below(&search->rng, 3) == 0;
    *position = (struct tower_position){.pegs = shape->pegs, .balls = shape->balls};
    for (int peg = 0; peg < shape->pegs; peg++)
        position->capacity[peg] = shape->capacity[mirrored ? shape->pegs - 1 - peg : peg];
}

static void consider(struct search *search, const struct sg_oracle *map,
                     const struct tower_position *position)
{
    struct tower_facts facts;
    if (!tower_facts(map, position, search->arena, &facts) || facts.distance < 2)
        return;
    double ln_s = tower_ln_seconds(&facts), seconds = exp(ln_s), away = fabs(ln_s - search->wanted);
    if (seconds < search->ask->least_s || seconds > search->ask->most_s || away >= search->away)
        return;
    search->away = away;
    search->best = *position;
}

/* The first position in the queue at `distance` or beyond. */
static uint32_t first_at(const struct sg_oracle *map, uint32_t distance)
{
    uint32_t low = 0, high = map->states;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (tower_distance(map, map->queue[middle]) < distance)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Some positions about as far as is needed: every move costs about .3 of a logarithm. */
static void consider_some(struct search *search, const struct sg_oracle *map, struct tower_position *position)
{
    double moves = (search->wanted - tower_rating.ln_seconds) / 0.3;
    uint32_t about = moves < 2 ? 2 : (uint32_t)(moves + 0.5);
    uint32_t low = first_at(map, about > 2 ? about - 1 : 2), high = first_at(map, about + 2);
    for (int i = 0; i < CANDIDATES && low < high; i++) {
        uint32_t drawn = low + sg_rng_below(&search->rng, high - low);
        tower_unword(map, map->queue[drawn], &position->now);
        consider(search, map, position);
    }
}

static enum sg_status try_once(struct search *search, const atomic_bool *cancel)
{
    struct tower_position position;
    struct sg_budget budget = {TOWER_ORACLE_NODES, cancel};
    const struct sg_oracle *map;
    choose_shape(search, &position);
    scatter(search, &position, &position.goal);
    search->arena->used = search->base;
    enum sg_status status = tower_prepare(&position, search->arena, &budget, &map);
    if (status == SG_OK)
        consider_some(search, map, &position);
    return status == SG_ERR_CANCELLED ? status : SG_OK;
}

const char *tower_stock(int grade)
{
    static const char *const stock[SG_GRADES] = {
        "3,2,1:3/2/1>12/3/-",    "4,3,2:13/24/->4/31/2",   "4,3,2:41/32/->3/42/1",
        "4,3,2:5/234/1>21/4/35", "4,3,2:-/531/24>3/125/4",
    };
    assert(grade >= 1 && grade <= SG_GRADES);
    return stock[grade - 1];
}

enum sg_status tower_generate(int grade, uint64_t seed, struct sg_arena *arena, const atomic_bool *cancel,
                              void *position)
{
    if (grade < 1 || grade > SG_GRADES)
        return SG_ERR_RANGE;
    struct search search = {.arena = arena, .base = arena->used, .ask = &asks[grade - 1], .away = INFINITY};
    sg_rng_init(&search.rng, seed);
    search.wanted =
        log(search.ask->from_s + (search.ask->to_s - search.ask->from_s) * sg_rng_unit(&search.rng));
    enum sg_status status = SG_OK;
    for (int tries = 0; status == SG_OK && tries < TRIES && search.away > 0.08; tries++)
        status = try_once(&search, cancel);
    arena->used = search.base;
    if (status != SG_OK)
        return status;
    if (search.away < INFINITY)
        memcpy(position, &search.best, sizeof search.best);
    else
        status = tower_read_position(tower_stock(grade), strlen(tower_stock(grade)), position, NULL);
    return status;
}
