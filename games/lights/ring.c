/* Boards with diagonals on a torus whose sides are multiples of three: up to 2^32 solutions, and yet the
 * shortest are found by a look at some 16,000 pairs.
 *
 * A press there switches three rows' worth of three columns: the matrix is a product of one for each
 * direction, and in either the quiet patterns repeat 110, 101 or 011. So two solutions differ by a pattern in
 * each column, freely chosen, and a pattern in each row. Once the rows' patterns are known, the best one for
 * each column is found by itself. Rows act on columns through three sets, one for the columns 0, 3, 6 ...,
 * one for 1, 4, 7 ... and one for the others, which is the sum of the first two; and a set counts only up to
 * a quiet pattern, which its columns would take back. So the first two lamps of each set may be left out, and
 * what remains is to choose two sets. "Rows" here run along the shorter side. */
#include "algebra.h"

#include <string.h>

enum {
    SIDE = 9, /* at most */
    SETS = 1 << (SIDE - 2),
    LINES = 1 << SIDE, /* of lamps across, as bits */
    DULL = 128         /* one press costs as much, and a dull one one more */
};

static const unsigned patterns[4] = {0, 0x0DB, 0x16D, 0x1B6}; /* 110.., 101.., 011.. */

/* What a column of lamps costs, for each set of rows turned: with the best of the four patterns. */
struct column {
    unsigned presses, dull; /* of the solution that is known, bits across */
    uint16_t cost[SETS];
};

struct ring {
    int across, along; /* the shorter side and the other one */
    bool turned;       /* rows of the board run along the shorter side */
    int sets;          /* how many there are to choose from */
    uint8_t size[LINES];
    struct column columns[SIDE];
    uint16_t cost[3][SETS]; /* of every third column together */
    bool used[3][SETS];     /* a shortest solution has it */
};

/* One choice of sets, and what it costs. */
struct choice {
    unsigned cost;
    int first, second;
};

bool lights_ring_fits(const struct lights_shape *shape)
{
    return shape->torus && shape->diagonals && shape->rows % 3 == 0 && shape->columns % 3 == 0 &&
           shape->rows <= SIDE && shape->columns <= SIDE;
}

uint64_t lights_ring_pairs(const struct lights_shape *shape)
{
    int across = shape->rows < shape->columns ? shape->rows : shape->columns;
    return (uint64_t)1 << 2 * (across - 2);
}

static int lamp_of(const struct ring *ring, int across, int along)
{
    return ring->turned ? along * ring->across + across : across * ring->along + along;
}

/* The lamps of a column that are pressed, when set `set` of the rows and pattern `pattern` are turned. */
static unsigned line_of(const struct ring *ring, int column, int set, int pattern)
{
    unsigned all = (1U << ring->across) - 1;
    return ring->columns[column].presses ^ (unsigned)set << 2 ^ (patterns[pattern] & all);
}

static unsigned line_cost(const struct ring *ring, int column, unsigned line)
{
    return (unsigned)ring->size[line] * DULL + ring->size[line & ring->columns[column].dull];
}

static void lay_out(struct ring *ring, const struct lights_shape *shape, const struct lights_set *solution,
                    const struct lights_set *dull)
{
    ring->turned = shape->rows > shape->columns;
    ring->across = ring->turned ? shape->columns : shape->rows;
    ring->along = ring->turned ? shape->rows : shape->columns;
    ring->sets = 1 << (ring->across - 2);
    memset(ring->used, 0, sizeof ring->used);
    ring->size[0] = 0;
    for (unsigned line = 1; line < 1U << ring->across; line++)
        ring->size[line] = (uint8_t)(ring->size[line >> 1] + (line & 1));
    for (int along = 0; along < ring->along; along++) {
        struct column *column = &ring->columns[along];
        column->presses = column->dull = 0;
        for (int across = 0; across < ring->across; across++) {
            int lamp = lamp_of(ring, across, along);
            column->presses |= (unsigned)lights_has(solution, lamp) << across;
            column->dull |= (unsigned)lights_has(dull, lamp) << across;
        }
    }
}

static void price(struct ring *ring)
{
    memset(ring->cost, 0, sizeof ring->cost);
    for (int along = 0; along < ring->along; along++)
        for (int set = 0; set < ring->sets; set++) {
            unsigned best = line_cost(ring, along, line_of(ring, along, set, 0));
            for (int pattern = 1; pattern < 4; pattern++) {
                unsigned cost = line_cost(ring, along, line_of(ring, along, set, pattern));
                best = cost < best ? cost : best;
            }
            ring->columns[along].cost[set] = (uint16_t)best;
            ring->cost[along % 3][set] = (uint16_t)(ring->cost[along % 3][set] + best);
        }
}

static unsigned pair_cost(const struct ring *ring, int first, int second)
{
    return (unsigned)ring->cost[0][first] + ring->cost[1][second] + ring->cost[2][first ^ second];
}

static struct choice cheapest(const struct ring *ring)
{
    struct choice best = {.cost = UINT32_MAX};
    for (int first = 0; first < ring->sets; first++)
        for (int second = 0; second < ring->sets; second++)
            if (pair_cost(ring, first, second) < best.cost)
                best = (struct choice){pair_cost(ring, first, second), first, second};
    return best;
}

/* In how many ways the columns of one third reach their fewest presses. */
static uint64_t ways(const struct ring *ring, int third, int set)
{
    uint64_t product = 1;
    for (int along = third; along < ring->along; along += 3) {
        unsigned presses = ring->columns[along].cost[set] / DULL;
        int count = 0;
        for (int pattern = 0; pattern < 4; pattern++)
            count += ring->size[line_of(ring, along, set, pattern)] == presses;
        product *= (uint64_t)count;
    }
    return product;
}

/* Every pair with as few presses, and which sets they use. */
static uint64_t count_all(struct ring *ring, unsigned presses)
{
    uint64_t many[3][SETS], count = 0;
    for (int third = 0; third < 3; third++)
        for (int set = 0; set < ring->sets; set++)
            many[third][set] = ways(ring, third, set);
    for (int first = 0; first < ring->sets; first++)
        for (int second = 0; second < ring->sets; second++) {
            if (pair_cost(ring, first, second) / DULL != presses)
                continue;
            count += many[0][first] * many[1][second] * many[2][first ^ second];
            ring->used[0][first] = ring->used[1][second] = ring->used[2][first ^ second] = true;
        }
    return count;
}

static void add_line(const struct ring *ring, int along, unsigned line, struct lights_set *set)
{
    for (; line; line &= line - 1) {
        int lamp = lamp_of(ring, __builtin_ctz(line), along);
        set->word[lamp / 64] |= (uint64_t)1 << lamp % 64;
    }
}

/* Lamps that a shortest solution has. */
static void collect(const struct ring *ring, struct lights_set *any)
{
    for (int along = 0; along < ring->along; along++) {
        unsigned lines = 0;
        for (int set = 0; set < ring->sets; set++)
            for (int pattern = 0; ring->used[along % 3][set] && pattern < 4; pattern++) {
                unsigned line = line_of(ring, along, set, pattern);
                if (ring->size[line] == ring->columns[along].cost[set] / DULL)
                    lines |= line;
            }
        add_line(ring, along, lines, any);
    }
}

static void write_out(const struct ring *ring, const struct choice *choice, struct lights_set *best)
{
    const int sets[3] = {choice->first, choice->second, choice->first ^ choice->second};
    for (int along = 0; along < ring->along; along++) {
        int set = sets[along % 3], pattern = 0;
        while (line_cost(ring, along, line_of(ring, along, set, pattern)) != ring->columns[along].cost[set])
            pattern++;
        add_line(ring, along, line_of(ring, along, set, pattern), best);
    }
}

void lights_ring_shortest(const struct lights_shape *shape, const struct lights_set *solution,
                          const struct lights_set *dull, struct lights_answer *answer)
{
    struct ring ring;
    lay_out(&ring, shape, solution, dull);
    price(&ring);
    struct choice best = cheapest(&ring);
    *answer = (struct lights_answer){.presses = (int)(best.cost / DULL), .dull = (int)(best.cost % DULL)};
    answer->count = count_all(&ring, best.cost / DULL);
    collect(&ring, &answer->any);
    write_out(&ring, &best, &answer->best);
}
