/* Levels by real search: random rooms are emptied backwards from the solved position, and some of what that
 * finds is judged by its whole map, until a position is as hard as was asked for. Then what the level does
 * not need is walled up. Work is counted in positions, never in time, so that a seed gives the same level on
 * every machine. */
#include "map.h"
#include "pull.h"
#include "rating.h"
#include "stock.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* How much easier, in ln seconds, a level may become by what is walled up. */
static const double LOSS = 0.2;

enum { CANDIDATES = 5, SIDE = 10, ROOM_PRICE = 60, MAP_PRICE = 30 };

/* What is asked for each grade. The bands are those of engine/puzzle/rating.h, held a little tighter, so that
 * the last bit of a logarithm decides nothing. */
static const struct ask {
    double least_s, most_s; /* the band, expected seconds */
    double from_s, to_s;    /* what is drawn within it */
    uint64_t nodes;         /* work allowed, in positions */
    uint32_t pulls, map;    /* positions of one room, of one map */
    uint8_t least_side, most_side;
    uint8_t least_crates, most_crates;
    uint8_t least_pushes;
} asks[SG_GRADES] = {
    {0, 19.8, 9, 18, 30000, 1500, 2500, 3, 5, 1, 2, 2},
    {20.2, 35.7, 21.5, 33.5, 60000, 3000, 5000, 4, 5, 1, 3, 3},
    {36.3, 61.6, 38, 58, 80000, 5000, 8000, 4, 6, 2, 3, 5},
    {62.4, 109, 66, 102, 120000, 10000, 14000, 5, 6, 2, 4, 8},
    {110.9, 900, 118, 420, 300000, 10000, 14000, 5, 7, 3, 5, 14},
};

struct generator {
    struct sg_arena *arena;
    size_t arena_base; /* what was taken of it before */
    const atomic_bool *cancel;
    const struct ask *ask;
    struct sg_rng rng;
    uint64_t nodes_left;
    double wanted; /* ln seconds */
    bool cancelled, found;
    struct crates_position best;
    double best_score;
};

static uint32_t below(struct generator *generator, uint32_t bound)
{
    return sg_rng_below(&generator->rng, bound);
}

static uint32_t between(struct generator *generator, uint32_t least, uint32_t most)
{
    return least + below(generator, most - least + 1);
}

static void pay(struct generator *generator, uint64_t nodes)
{
    generator->nodes_left -= nodes < generator->nodes_left ? nodes : generator->nodes_left;
    if (generator->cancel && atomic_load(generator->cancel))
        generator->cancelled = true;
}

/* ---- rooms ----------------------------------------------------------------------------------------- */

static bool is_floor(const struct crates_position *board, int cell)
{
    return cell != CRATES_NOWHERE && !crates_has(board->walls, cell);
}

static void put_man(struct crates_position *board, int cell)
{
    board->man[0] = (uint8_t)(cell & 0xff);
    board->man[1] = (uint8_t)(cell >> 8);
}

static int floor_count(const struct crates_position *board)
{
    int count = 0;
    for (int cell = 0; cell < crates_cells(board); cell++)
        count += is_floor(board, cell);
    return count;
}

/* Whether all floor hangs together; the man is put on it. */
static bool is_whole(struct crates_position *board)
{
    uint8_t inside[CRATES_SET_BYTES];
    int first = 0, joined = 0;
    while (first < crates_cells(board) && !is_floor(board, first))
        first++;
    if (first == crates_cells(board))
        return false;
    put_man(board, first);
    crates_inside(board, inside);
    for (int cell = 0; cell < crates_cells(board); cell++)
        joined += crates_has(inside, cell);
    return joined == floor_count(board);
}

/* A block of one, two or three walls somewhere inside. */
static void wall_in(struct generator *generator, struct crates_position *board)
{
    int w = board->width, h = board->height, cells = 1 + (int)below(generator, 3);
    int x = 1 + (int)below(generator, (uint32_t)w - 2), y = 1 + (int)below(generator, (uint32_t)h - 2);
    for (int i = 0; i < cells; i++) {
        if (x < 1 || y < 1 || x >= w - 1 || y >= h - 1)
            return;
        if (!crates_has(board->walls, y * w + x))
            crates_flip(board->walls, y * w + x);
        if (below(generator, 2))
            x += below(generator, 2) ? 1 : -1;
        else
            y += below(generator, 2) ? 1 : -1;
    }
}

static bool random_room(struct generator *generator, struct crates_position *board)
{
    const struct ask *ask = generator->ask;
    memset(board, 0, sizeof *board);
    board->width = (uint8_t)(between(generator, ask->least_side, ask->most_side) + 2);
    board->height = (uint8_t)(between(generator, ask->least_side, ask->most_side) + 2);
    int w = board->width, h = board->height, area = (w - 2) * (h - 2);
    for (int cell = 0; cell < w * h; cell++)
        if (cell < w || cell >= w * (h - 1) || cell % w == 0 || cell % w == w - 1)
            crates_flip(board->walls, cell);
    int floor = area - (int)below(generator, (uint32_t)area * 2 / 5 + 1);
    for (int tries = 0; tries < 30 && floor_count(board) > floor; tries++)
        wall_in(generator, board);
    return floor_count(board) >= 6 && is_whole(board);
}

/* A free floor cell; half of the time beside a goal that is there already, so that goals make groups. */
static int goal_cell(struct generator *generator, const struct crates_position *board, bool beside)
{
    int found = CRATES_NOWHERE;
    uint32_t seen = 0;
    for (int cell = 0; cell < crates_cells(board); cell++) {
        if (!is_floor(board, cell) || crates_has(board->goals, cell))
            continue;
        bool near = false;
        for (int d = 0; d < CRATES_DIRECTIONS; d++) {
            int next = crates_beside(board, cell, d);
            near = near || (next != CRATES_NOWHERE && crates_has(board->goals, next));
        }
        if ((near || !beside) && below(generator, ++seen) == 0)
            found = cell;
    }
    return found;
}

static bool put_goals(struct generator *generator, struct crates_position *board)
{
    uint32_t crates = between(generator, generator->ask->least_crates, generator->ask->most_crates);
    bool grouped = below(generator, 2);
    for (uint32_t i = 0; i < crates; i++) {
        int cell = goal_cell(generator, board, grouped && i > 0);
        if (cell == CRATES_NOWHERE)
            return false;
        crates_flip(board->goals, cell);
    }
    return true;
}

/* ---- judging --------------------------------------------------------------------------------------- */

/* Six decimals, as in the log: what is equal but for the last bit of a logarithm is equal on every machine.
 */
static double rounded(double value)
{
    return floor(value * 1e6 + 0.5) / 1e6;
}

struct verdict {
    double ln_s;
    uint32_t distance;
};

/* Maps `board` at the end of the arena and rates it; false when it is unsolvable or too large. */
static bool judge(struct generator *generator, const struct crates_position *board, struct verdict *verdict)
{
    struct sg_arena *arena = generator->arena;
    size_t used = arena->used;
    struct room *room = sg_arena_take_raw(arena, 1, sizeof *room);
    struct yard *yard = sg_arena_take_raw(arena, 1, sizeof *yard);
    struct map map;
    struct sg_budget budget = {.nodes_left = generator->ask->map, .cancel = generator->cancel};
    bool good = room && yard && room_open(room, board, arena) && !room->too_large && !room->lost;
    if (good) {
        yard_init(yard, room);
        good = yard_set(yard, board) &&
               map_open(&map, yard, room->cell_of[crates_man(board)], generator->ask->map, arena, &budget) ==
                   SG_OK &&
               map.distance[0] != MAP_UNSOLVABLE && map.distance[0] > 0;
    }
    pay(generator, generator->ask->map - budget.nodes_left + MAP_PRICE);
    double features[SG_FEATURES_MAX] = {0};
    good = good && rating_features(&map, room, arena, features);
    if (good) {
        features[5] = room->goals;
        double sum = crates_rating.ln_seconds;
        for (size_t i = 0; i < crates_rating.count; i++)
            sum += crates_rating.features[i].weight * features[i];
        *verdict = (struct verdict){rounded(sum), map.distance[0]};
    }
    arena->used = used;
    return good;
}

static bool in_band(const struct ask *ask, double ln_s)
{
    double seconds = exp(ln_s);
    return seconds >= ask->least_s && seconds <= ask->most_s;
}

/* The man has room to walk, and more than one push to choose from where the level is not the smallest. */
static bool is_free_to_choose(const struct crates_position *board)
{
    uint8_t reach[CRATES_SET_BYTES];
    int cells = 0;
    crates_reach(board, crates_man(board), reach);
    for (int cell = 0; cell < crates_cells(board); cell++)
        cells += crates_has(reach, cell);
    return cells >= 3 && 3 * cells >= floor_count(board) && crates_list_moves(board, NULL, 0) >= 2;
}

static int on_goals(const struct crates_position *board)
{
    int count = 0;
    for (int cell = 0; cell < crates_cells(board); cell++)
        count += crates_has(board->goals, cell) && crates_has(board->crates, cell);
    return count;
}

static void consider(struct generator *generator, const struct crates_position *board)
{
    struct verdict verdict;
    if (!is_free_to_choose(board) || !judge(generator, board, &verdict) ||
        !in_band(generator->ask, verdict.ln_s) || verdict.distance < generator->ask->least_pushes)
        return;
    double score = rounded(-fabs(verdict.ln_s - generator->wanted) - 0.15 * on_goals(board));
    if (generator->found && score <= generator->best_score)
        return;
    generator->found = true;
    generator->best = *board;
    generator->best_score = score;
}

/* The position of this number as a board; the man on any cell that he can walk to. */
static void set_out(struct generator *generator, const struct room *room, const struct pulls *pulls,
                    uint32_t number, struct crates_position *board)
{
    const uint64_t *key = store_key(&pulls->store, number);
    uint8_t reach[CRATES_SET_BYTES];
    uint32_t seen = 0;
    memset(board->crates, 0, sizeof board->crates);
    for (uint32_t place = 0; place < room->places; place++)
        if (key[place >> 6] >> (place & 63) & 1)
            crates_flip(board->crates, room->board[room->place_cell[place]]);
    put_man(board, room->board[pulls->store.man[number]]);
    crates_reach(board, crates_man(board), reach);
    for (int cell = 0; cell < crates_cells(board); cell++)
        if (crates_has(reach, cell) && below(generator, ++seen) == 0)
            put_man(board, cell);
}

/* Some positions from among those at a distance or a little nearer. */
static void consider_some(struct generator *generator, const struct room *room, const struct pulls *pulls,
                          struct crates_position *board)
{
    for (uint32_t i = 0; i < CANDIDATES && !generator->cancelled; i++) {
        uint32_t least = 1 + pulls->farthest * i / CANDIDATES, tries = 0, number;
        do
            number = below(generator, pulls->store.count);
        while (pulls->distance[number] < least && ++tries < 40);
        if (pulls->distance[number] == 0)
            continue;
        set_out(generator, room, pulls, number, board);
        consider(generator, board);
    }
}

static void try_room(struct generator *generator)
{
    struct crates_position board;
    pay(generator, ROOM_PRICE);
    if (!random_room(generator, &board) || !put_goals(generator, &board))
        return;
    struct sg_arena *arena = generator->arena;
    size_t used = arena->used;
    struct room *room = sg_arena_take_raw(arena, 1, sizeof *room);
    struct yard *yard = sg_arena_take_raw(arena, 1, sizeof *yard);
    struct pulls pulls;
    if (room && yard && room_open(room, &board, arena)) {
        yard_init(yard, room);
        if (pull_all(&pulls, yard, generator->ask->pulls, arena)) {
            pay(generator, pulls.store.count);
            if (pulls.farthest >= 2)
                consider_some(generator, room, &pulls, &board);
        }
    }
    arena->used = used;
}

/* ---- the level that comes out ---------------------------------------------------------------------- */

/* Walls up one floor cell after the other where the level stays as long and as hard: nothing should lie about
 * for no reason. */
static void tidy(struct generator *generator)
{
    struct crates_position *best = &generator->best;
    struct verdict now, then;
    if (!judge(generator, best, &now))
        return;
    double least = now.ln_s - LOSS;
    generator->nodes_left = 8 * (uint64_t)generator->ask->map;
    for (int cell = 0; cell < crates_cells(best) && generator->nodes_left > 0 && !generator->cancelled;
         cell++) {
        if (!is_floor(best, cell) || crates_has(best->goals, cell) || crates_has(best->crates, cell) ||
            cell == crates_man(best))
            continue;
        struct crates_position without = *best;
        int man = crates_man(best);
        crates_flip(without.walls, cell);
        bool whole = is_whole(&without);
        put_man(&without, man);
        if (whole && is_free_to_choose(&without) && judge(generator, &without, &then) &&
            then.distance == now.distance && then.ln_s >= least && in_band(generator->ask, then.ln_s)) {
            *best = without;
            now = then;
        }
    }
}

/* Walls that touch no floor go; then the margins without walls. */
static void crop(struct crates_position *board)
{
    struct crates_position old = *board, bare = *board;
    int w = old.width, left = w, right = 0, top = old.height, bottom = 0;
    for (int cell = 0; cell < crates_cells(&old); cell++) {
        bool touches = false;
        for (int y = cell / w - 1; y <= cell / w + 1; y++)
            for (int x = cell % w - 1; x <= cell % w + 1; x++)
                touches = touches ||
                          (x >= 0 && y >= 0 && x < w && y < old.height && !crates_has(old.walls, y * w + x));
        if (!touches) {
            crates_flip(bare.walls, cell);
            continue;
        }
        left = cell % w < left ? cell % w : left;
        right = cell % w > right ? cell % w : right;
        top = cell / w < top ? cell / w : top;
        bottom = cell / w > bottom ? cell / w : bottom;
    }
    memset(board, 0, sizeof *board);
    board->width = (uint8_t)(right - left + 1);
    board->height = (uint8_t)(bottom - top + 1);
    for (int cell = 0; cell < crates_cells(board); cell++) {
        int from = (top + cell / board->width) * w + left + cell % board->width;
        if (crates_has(bare.walls, from))
            crates_flip(board->walls, cell);
        if (crates_has(bare.goals, from))
            crates_flip(board->goals, cell);
        if (crates_has(bare.crates, from))
            crates_flip(board->crates, cell);
        if (crates_man(&bare) == from)
            put_man(board, cell);
    }
}

static void take_stock(struct generator *generator, int grade)
{
    const char *text = crates_stock(grade, (int)below(generator, CRATES_STOCK));
    enum sg_status status = crates_read_position(text, strlen(text), &generator->best, NULL);
    assert(status == SG_OK);
    (void)status;
}

static bool satisfied(const struct generator *generator)
{
    return generator->found && generator->best_score > -0.2;
}

enum sg_status crates_generate(int grade, uint64_t seed, struct sg_arena *arena, const atomic_bool *cancel,
                               void *position)
{
    if (grade < 1 || grade > SG_GRADES)
        return SG_ERR_RANGE;
    const struct ask *ask = &asks[grade - 1];
    struct generator generator = {
        .arena = arena, .arena_base = arena->used, .cancel = cancel, .ask = ask, .nodes_left = ask->nodes};
    sg_rng_init(&generator.rng, sg_seed_mix(seed, (uint64_t)grade));
    generator.wanted = log(ask->from_s) + sg_rng_unit(&generator.rng) * (log(ask->to_s) - log(ask->from_s));
    while (generator.nodes_left > 0 && !generator.cancelled && !satisfied(&generator))
        try_room(&generator);
    if (generator.found)
        tidy(&generator);
    arena->used = generator.arena_base;
    if (generator.cancelled)
        return SG_ERR_CANCELLED;
    if (generator.found)
        crop(&generator.best);
    else
        take_stock(&generator, grade);
    memcpy(position, &generator.best, sizeof generator.best);
    return SG_OK;
}
