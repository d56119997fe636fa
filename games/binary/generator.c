/* A random full grid, from which givens are taken away one by one as long as the techniques of the grade
 * still bring them back: that is the certificate, for each technique is sound. For the highest grade the
 * given must come back by one trial; read backwards, every level is then solved by trials that need no
 * second one. What comes out is accepted if the techniques of the grade below fail. */
#include "logic.h"
#include "search.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { TRIES = 180, PATIENCE = 60, FILLS = 40, FILL_NODES = 150, PLAIN_SIZE = 8, CARVINGS = 8, FIRST = 16 };

/* Expected seconds of the grades (engine/puzzle/rating.h), a little inside their bounds: a logarithm there
 * and back may round. Below 9 s there is hardly a cell left to fill. */
static const double band_s[SG_GRADES + 1] = {9, 20, 36, 62, 110, 1e9};
static const double inside = 1.001;

struct maker {
    struct sg_rng rng;
    int grade, size;
    struct binary_grid full, puzzle;
    uint8_t taken[BINARY_CELLS]; /* cells taken away, in order */
    int taken_count;
};

/* ---- a full grid ----------------------------------------------------------------------------------- */

/* Now and then a first row or two leave a search without end: then rather another beginning. */
static bool fill(struct maker *maker, bool unlike)
{
    struct binary_filling filling;
    struct binary_grid grid = {.size = (uint8_t)maker->size, .unlike = unlike};
    size_t found = 0;
    for (int i = 0; i < FILLS && found == 0; i++) {
        struct sg_budget budget = {.nodes_left = FILL_NODES};
        struct binary_search search = {.found = &filling,
                                       .limit = 1,
                                       .budget = &budget,
                                       .rng = &maker->rng,
                                       .plain = maker->size <= PLAIN_SIZE};
        binary_search(&search, &grid);
        found = search.count;
    }
    if (found == 0)
        return false;
    for (int cell = 0; cell < maker->size * maker->size; cell++) {
        int row = cell / maker->size, column = cell % maker->size;
        binary_grid_set(&grid, row, column, filling.ones[row] >> column & 1 ? BINARY_ONE : BINARY_ZERO);
    }
    maker->full = maker->puzzle = grid;
    return true;
}

/* ---- taking away ----------------------------------------------------------------------------------- */

/* Whether a given, taken away, comes back by the techniques of the grade. */
static bool comes_back(const struct maker *maker, int row, int column)
{
    struct binary_grid tried = maker->puzzle;
    int sign = binary_grid_get(&tried, row, column);
    binary_grid_clear(&tried, row, column);
    if (maker->grade < SG_GRADES)
        return binary_yields(&tried, binary_technique_of(maker->grade));
    binary_grid_set(&tried, row, column, BINARY_ZERO + BINARY_ONE - sign);
    return !binary_grid_settle(&tried, true);
}

static void shuffle(struct maker *maker, uint8_t *order, int count)
{
    for (int i = 0; i < count; i++) {
        int at = (int)sg_rng_below(&maker->rng, (uint32_t)i + 1);
        order[i] = (uint8_t)i; /* it may be its own partner */
        order[i] = order[at];
        order[at] = (uint8_t)i;
    }
}

/* The first cells in order, all at once, as long as the easiest rules bring all of them back: then each of
 * them comes back by itself too. Returns how many. */
static int take_first(struct maker *maker, const uint8_t *order, int count)
{
    int taken = 0;
    for (int step = FIRST; taken + step <= count; step = FIRST / 2) {
        struct binary_grid without = maker->puzzle;
        for (int i = taken; i < taken + step; i++)
            binary_grid_clear(&without, order[i] / maker->size, order[i] % maker->size);
        struct binary_grid back = without;
        if (!binary_grid_settle(&back, maker->grade > 1) || !binary_grid_complete(&back))
            break;
        maker->puzzle = without;
        taken += step;
    }
    memcpy(maker->taken, order, (size_t)taken);
    maker->taken_count = taken;
    return taken;
}

static void take_away(struct maker *maker)
{
    int count = maker->size * maker->size;
    uint8_t order[BINARY_CELLS];
    shuffle(maker, order, count);
    for (int i = take_first(maker, order, count); i < count; i++) {
        int row = order[i] / maker->size, column = order[i] % maker->size;
        if (!comes_back(maker, row, column))
            continue;
        binary_grid_clear(&maker->puzzle, row, column);
        maker->taken[maker->taken_count++] = order[i];
    }
}

/* ---- fitting --------------------------------------------------------------------------------------- */

static bool too_easy(const struct maker *maker)
{
    return maker->grade > 1 && binary_yields(&maker->puzzle, binary_technique_of(maker->grade - 1));
}

static void put_back(struct maker *maker)
{
    int cell = maker->taken[--maker->taken_count], row = cell / maker->size, column = cell % maker->size;
    binary_grid_set(&maker->puzzle, row, column, binary_grid_get(&maker->full, row, column));
}

/* Brings the expected seconds down to a height drawn from the band, by putting back what was taken last. */
static bool fit(struct maker *maker)
{
    double low = band_s[maker->grade - 1] * inside, high = band_s[maker->grade] / inside;
    if (maker->grade == SG_GRADES)
        return binary_effort_of(&maker->puzzle, low).seconds >= low;
    double target = low + sg_rng_unit(&maker->rng) * (high - low);
    double seconds = binary_effort_of(&maker->puzzle, 1e9).seconds;
    while (seconds > target && maker->taken_count > 0) {
        put_back(maker);
        double fewer = binary_effort_of(&maker->puzzle, 1e9).seconds;
        if (fewer < low || too_easy(maker))
            break;
        seconds = fewer;
    }
    seconds = binary_effort_of(&maker->puzzle, 1e9).seconds;
    return seconds >= low && seconds < high && !too_easy(maker);
}

static void write_puzzle(const struct maker *maker, struct binary_position *position)
{
    *position = (struct binary_position){.size = (uint8_t)maker->size, .unlike = maker->full.unlike};
    for (int cell = 0; cell < maker->size * maker->size; cell++) {
        int sign = binary_grid_get(&maker->puzzle, cell / maker->size, cell % maker->size);
        position->cells[cell] = (uint8_t)(sign ? sign | BINARY_GIVEN : BINARY_EMPTY);
    }
}

enum sg_status binary_make(int grade, int size, bool unlike, bool fits, uint64_t seed,
                           struct binary_position *position)
{
    struct maker maker = {.grade = grade, .size = size};
    sg_rng_init(&maker.rng, seed);
    if (!fill(&maker, unlike))
        return SG_ERR_MISSING;
    for (int i = 0; i < CARVINGS; i++) {
        maker.puzzle = maker.full;
        maker.taken_count = 0;
        take_away(&maker);
        if (too_easy(&maker) || (fits && !fit(&maker)))
            continue;
        write_puzzle(&maker, position);
        return SG_OK;
    }
    return SG_ERR_MISSING;
}

/* ---- any board of a grade -------------------------------------------------------------------------- */

/* Boards of a grade, evenly drawn, and drawn anew after PATIENCE tries. */
struct kind {
    uint8_t size;
    bool unlike;
};

enum { KINDS = 5 };
static const struct kind kinds[SG_GRADES][KINDS] = {
    {{4, false}, {4, false}, {4, false}, {6, false}, {6, false}},
    {{4, false}, {4, false}, {6, false}, {6, false}, {6, false}},
    {{6, false}, {6, false}, {6, false}, {6, true}, {6, true}},
    {{6, true}, {6, true}, {8, true}, {8, true}, {8, false}},
    {{8, false}, {8, true}, {8, true}, {10, true}, {10, false}},
};

/* What this generator made before, for the seed that finds nothing within its tries. */
static const char *const stock[SG_GRADES][BINARY_STOCK] = {
    {"1..0|1.10|0.1.|0101", "00..|1..0|.110|..01"},
    {"1..001|00...1|1101.0|......|001011|0.0...", "1...0.|.10.11|1..001|.001.0|011010|00..01"},
    {"...0.1|.0....|1..1..|......|0010..|0.0...", "...1.1|.1..0.|..1..0|.....1|0.....|0.0.1."},
    {".010.1.1|.0......|1.0..0.0|.0.....1|.....00.|...010.0|1....1..|0...1...:u",
     "..1...0.|.1..1.0.|01.....1|1..0.0.1|..10...0|.10....1|1.1.1...|0....0..:u"},
    {"..1...0.|.1....0.|.1.....1|...0.0..|..10...0|.1.....1|..1.1...|0....0..:u",
     "..0.....|....10..|00.0....|........|.0...1..|0...0.0.|....0...|.11..1..:u"},
};

const char *binary_stock(int grade, int index)
{
    return stock[grade - 1][index];
}

static void take_stock(int grade, struct sg_rng *rng, struct binary_position *position)
{
    const char *text = binary_stock(grade, (int)sg_rng_below(rng, BINARY_STOCK));
    enum sg_status status = binary_read_position(text, strlen(text), position, NULL);
    assert(status == SG_OK);
    (void)status;
}

enum sg_status binary_generate(int grade, uint64_t seed, struct sg_arena *arena, const atomic_bool *cancel,
                               void *position)
{
    (void)arena; /* a level fits on the stack */
    if (grade < 1 || grade > SG_GRADES)
        return SG_ERR_RANGE;
    struct sg_rng rng;
    sg_rng_init(&rng, sg_seed_mix(seed, (uint64_t)grade));
    struct kind kind = {0};
    struct binary_position board;
    enum sg_status status = SG_ERR_MISSING;
    for (int i = 0; i < TRIES && status != SG_OK; i++) {
        if (cancel && atomic_load(cancel))
            return SG_ERR_CANCELLED;
        if (i % PATIENCE == 0)
            kind = kinds[grade - 1][sg_rng_below(&rng, KINDS)];
        status = binary_make(grade, kind.size, kind.unlike, true, sg_rng_next(&rng), &board);
    }
    if (status != SG_OK)
        take_stock(grade, &rng, &board);
    memcpy(position, &board, sizeof board);
    return SG_OK;
}
