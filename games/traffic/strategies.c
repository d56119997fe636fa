/* What one move looks like to somebody who watches, and who is in whose way. */
#include "traffic.h"

/* ---- the chain ------------------------------------------------------------------------------------- */

struct escape {
    bool possible;  /* the line is long enough and no wall stands there */
    uint64_t cells; /* beyond the car, which have to be free */
};

/* How `car` can leave `cell`, going back or ahead. */
static struct escape escape(const struct traffic_position *position, int car, int cell, bool ahead)
{
    const struct traffic_car *c = &position->cars[car];
    int step = c->vertical ? position->size : 1;
    int place = traffic_place(position, car), index = (cell - c->cell) / step;
    int by = ahead ? index + 1 : c->length - index;
    struct escape way = {.possible = ahead ? place + c->length + by <= position->size : place - by >= 0};
    for (int i = 1; way.possible && i <= by; i++)
        way.cells |= (uint64_t)1 << (ahead ? c->cell + (c->length + i - 1) * step : c->cell - i * step);
    if (way.cells & traffic_walls(position))
        way.possible = false;
    return way;
}

struct link {
    uint8_t car, cell; /* this car has to leave this cell */
};

struct chain_search {
    const struct traffic_position *position;
    struct traffic_chain *chain;
    uint64_t seen; /* cells that some car has to leave: a cell names its car */
    struct link queue[TRAFFIC_CELLS];
    int count;
};

/* Every car on `cells` is in the way of `blocked`. */
static void add_blockers(struct chain_search *search, uint64_t cells, int blocked, int depth)
{
    for (cells &= ~search->seen; cells; cells &= cells - 1) {
        int cell = __builtin_ctzll(cells), car = traffic_car_at(search->position, cell);
        if (car < 0 || car == blocked)
            continue;
        search->seen |= (uint64_t)1 << cell;
        search->queue[search->count++] = (struct link){(uint8_t)car, (uint8_t)cell};
        if (search->chain->depth[car] == 0) {
            search->chain->depth[car] = (uint8_t)depth;
            search->chain->blocks[car] = (uint8_t)blocked;
        }
    }
}

void traffic_chain(const struct traffic_position *position, struct traffic_chain *chain)
{
    *chain = (struct traffic_chain){0};
    struct chain_search search = {.position = position, .chain = chain};
    uint64_t taken = traffic_taken(position);
    add_blockers(&search, traffic_way_out(position), 0, 1);
    for (int i = 0; i < search.count; i++) {
        struct link link = search.queue[i];
        struct escape back = escape(position, link.car, link.cell, false);
        struct escape ahead = escape(position, link.car, link.cell, true);
        if ((back.possible && !(back.cells & taken)) || (ahead.possible && !(ahead.cells & taken)))
            continue; /* it can leave right now: the chain ends here */
        int depth = chain->depth[link.car] + 1;
        if (back.possible)
            add_blockers(&search, back.cells, link.car, depth);
        if (ahead.possible)
            add_blockers(&search, ahead.cells, link.car, depth);
    }
}

/* ---- the traits ------------------------------------------------------------------------------------ */

uint32_t traffic_looks(uint64_t way_out, uint64_t taken)
{
    return (uint32_t)(8 * __builtin_popcountll(way_out & taken) + __builtin_popcountll(way_out));
}

static uint32_t looks(const struct traffic_position *position)
{
    return traffic_looks(traffic_way_out(position), traffic_taken(position));
}

/* The quarter of the board in which the middle of the car lies. */
static int16_t quarter(const struct traffic_position *position, int car)
{
    const struct traffic_car *c = &position->cars[car];
    int middle = c->cell + c->length / 2 * (c->vertical ? position->size : 1);
    int half = position->size / 2;
    return (int16_t)(2 * (middle / position->size >= half) + (middle % position->size >= half));
}

static bool only_one_car_can_move(const struct sg_move *moves, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (traffic_move_car(moves[i]) != traffic_move_car(moves[0]))
            return false;
    return true;
}

void traffic_observe(const void *before, struct sg_move move, const void *after, struct sg_traits *traits)
{
    const struct traffic_position *b = before, *a = after;
    int car = traffic_move_car(move);
    struct sg_move moves[TRAFFIC_MOVES];
    size_t count = traffic_list_moves(b, moves, TRAFFIC_MOVES);
    struct traffic_chain chain;
    traffic_chain(b, &chain);
    *traits = (struct sg_traits){.object = (int16_t)car, .region = quarter(a, car), .order = -1};
    for (size_t i = 0; i < count; i++)
        if (moves[i].code == move.code)
            traits->order = (int32_t)i;
    traits->chain_depth = chain.depth[car];
    traits->greedy = looks(a) < looks(b);
    traits->forced = traffic_outcome(a) == SG_OUTCOME_SOLVED || only_one_car_can_move(moves, count);
    traits->guessed = !traits->greedy && !traits->forced && traits->chain_depth == 0;
}
