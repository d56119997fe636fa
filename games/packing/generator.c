/* A pretty outline, filled at random with pieces of a pool: those pieces fill it, for certain. Then all
 * fillings are counted. From grade 3 on there has to be exactly one; a symmetrical board has at least two,
 * one the mirror of the other, so a few stones (closed cells) break the symmetry. What comes out is accepted
 * if its effort lies in the grade's band and the techniques of the grade below do not fill it. */
#include "logic.h"
#include "pieces.h"
#include "search.h"
#include "shapes.h"

#include <assert.h>
#include <string.h>

enum { FILL_NODES = 1500, MANY = 400, TRIES_MAX = 20000, PATIENCE = 60 };

static const uint64_t nodes_for[SG_GRADES] = {200000, 200000, 500000, 1500000, 4000000};

/* Expected seconds of the grades (engine/puzzle/rating.h), a little inside their bounds: a logarithm there
 * and back may round. Below 5 s there is nothing to puzzle about. */
static const double band_s[SG_GRADES + 1] = {5, 20, 36, 62, 110, 1e9};
static const double inside = 1.001;

/* How many stones, which pool, and how many pieces may come of it. */
static const struct ask {
    uint8_t stones_least, stones_most, pieces_least, pieces_most;
    uint8_t smaller; /* kinds below pentominoes in the pool */
    uint8_t pentominoes;
} asks[SG_GRADES] = {
    {0, 0, 2, 4, 7, 7}, {0, 1, 3, 5, 6, 6}, {1, 2, 3, 6, 4, 10}, {1, 3, 5, 7, 2, 12}, {1, 4, 8, 12, 1, 12},
};

struct maker {
    int grade;
    const struct ask *ask;
    struct sg_rng rng;
    struct packing_table *table;
    struct sg_budget budget;
    size_t outline; /* which of the grade */
    struct packing_position board;
    uint16_t guide[PACKING_KINDS];
    bool guided; /* `guide` and `used` are there */
    uint32_t used;
};

/* ---- the board ------------------------------------------------------------------------------------- */

/* As drawn, or, in the lower grades, which have few outlines, turned or flipped. */
static void draw_outline(struct maker *maker, const char *rows)
{
    struct packing_position *board = &maker->board, drawn = {0};
    uint32_t ways = maker->grade <= 2 ? sg_rng_below(&maker->rng, 8) : 0;
    int row = 0, column = 0;
    for (; *rows; rows++, column++) {
        if (*rows == '|') {
            row++;
            column = -1;
            continue;
        }
        drawn.rows = (uint8_t)(row + 1);
        drawn.columns = (uint8_t)(column + 1);
        if (*rows == '.')
            packing_set_open(&drawn, row, column);
    }
    *board = (struct packing_position){.rows = ways & 1 ? drawn.columns : drawn.rows,
                                       .columns = ways & 1 ? drawn.rows : drawn.columns};
    for (row = 0; row < board->rows; row++)
        for (column = 0; column < board->columns; column++) {
            int y = ways & 2 ? board->rows - 1 - row : row,
                x = ways & 4 ? board->columns - 1 - column : column;
            if (packing_is_open(&drawn, ways & 1 ? column : row, ways & 1 ? row : column))
                packing_set_open(board, y, x);
        }
}

static int open_beside(const struct packing_position *board, int row, int column)
{
    return packing_is_open(board, row - 1, column) + packing_is_open(board, row + 1, column) +
           packing_is_open(board, row, column - 1) + packing_is_open(board, row, column + 1);
}

/* Not on a corner or a tip: the outline stays what it was. */
static void drop_stone(struct maker *maker)
{
    struct packing_position *board = &maker->board;
    int row, column;
    do {
        row = (int)sg_rng_below(&maker->rng, board->rows);
        column = (int)sg_rng_below(&maker->rng, board->columns);
    } while (!packing_is_open(board, row, column) || open_beside(board, row, column) < 3);
    int bit = row * PACKING_SIDE + column;
    board->open[bit / 8] &= (uint8_t) ~(1 << bit % 8);
}

/* Some kinds from `from` on, below `to`. */
static uint32_t draw_kinds(struct maker *maker, int from, int to, int count)
{
    uint32_t kinds = 0;
    while (count > to - from)
        count--;
    while (__builtin_popcount(kinds) < count)
        kinds |= (uint32_t)1 << (from + (int)sg_rng_below(&maker->rng, (uint32_t)(to - from)));
    return kinds;
}

static void shuffle_kinds(struct maker *maker, uint8_t order[PACKING_KINDS])
{
    for (int i = 0; i < PACKING_KINDS; i++) {
        int at = (int)sg_rng_below(&maker->rng, (uint32_t)i + 1);
        order[i] = (uint8_t)i;
        order[i] = order[at];
        order[at] = (uint8_t)i;
    }
}

/* The first filling only: it is the one that the rating goes by. */
static void keep_guide(void *context, const uint16_t places[PACKING_KINDS], uint32_t used)
{
    struct maker *maker = context;
    if (maker->guided)
        return;
    maker->guided = true;
    memcpy(maker->guide, places, sizeof maker->guide);
    maker->used = used;
}

/* Fills the outline with what comes first in a random order of the pool. */
static bool fill(struct maker *maker)
{
    const struct ask *ask = maker->ask;
    uint8_t order[PACKING_KINDS];
    struct sg_budget budget = {.nodes_left = FILL_NODES};
    uint32_t pool = draw_kinds(maker, 0, PIECE_PENTOMINOES, ask->pentominoes) |
                    draw_kinds(maker, PIECE_PENTOMINOES, PACKING_KINDS - 2, ask->smaller);
    struct packing_search search = {.table = maker->table,
                                    .limit = 1,
                                    .budget = &budget,
                                    .order = order,
                                    .found = keep_guide,
                                    .context = maker};
    maker->guided = false;
    shuffle_kinds(maker, order);
    if (!packing_table_make(maker->table, &maker->board, pool))
        return false;
    packing_search(&search, (struct packing_state){maker->table->all, pool});
    maker->budget.nodes_left -= FILL_NODES - budget.nodes_left < maker->budget.nodes_left
                                    ? FILL_NODES - budget.nodes_left
                                    : maker->budget.nodes_left;
    int pieces = __builtin_popcount(maker->used);
    return search.count > 0 && pieces >= ask->pieces_least && pieces <= ask->pieces_most;
}

/* ---- judging --------------------------------------------------------------------------------------- */

/* Exactly one filling, or, in the lower grades, not too many; the first one found is the guide. */
static bool counts(struct maker *maker)
{
    struct packing_search search = {.table = maker->table,
                                    .limit = maker->grade >= 3 ? 2 : MANY,
                                    .budget = &maker->budget,
                                    .found = keep_guide,
                                    .context = maker};
    maker->guided = false;
    if (!packing_table_make(maker->table, &maker->board, maker->used))
        return false;
    enum sg_status status = packing_search(&search, (struct packing_state){maker->table->all, maker->used});
    return status == SG_OK && search.count > 0 && search.count < search.limit;
}

/* Techniques that the grade below is done with. */
static bool too_easy(const struct maker *maker)
{
    static const enum packing_technique below[SG_GRADES] = {0, PACKING_CELL, PACKING_PIECE, PACKING_HOLE,
                                                            PACKING_TRIAL};
    return maker->grade > 1 &&
           packing_yields(maker->table, (struct packing_state){maker->table->all, maker->table->kinds},
                          below[maker->grade - 1]);
}

static bool fits_grade(const struct maker *maker)
{
    double seconds = packing_effort(maker->table, maker->guide).seconds;
    return seconds >= band_s[maker->grade - 1] * inside && seconds < band_s[maker->grade] / inside &&
           !too_easy(maker);
}

static bool try_once(struct maker *maker)
{
    const struct ask *ask = maker->ask;
    draw_outline(maker, packing_outline(maker->grade, maker->outline));
    uint32_t stones =
        ask->stones_least + sg_rng_below(&maker->rng, ask->stones_most - ask->stones_least + 1U);
    for (; stones > 0; stones--)
        drop_stone(maker);
    return fill(maker) && counts(maker) && fits_grade(maker);
}

const char *packing_stock(int grade, int index)
{
    static const char *const stock[SG_GRADES][PACKING_STOCK] = {
        {"#..#|#..#|....|#..#:FZ", "#..#|#...|...#|#...|#..#:YKS"},
        {"...|...|...|...|...|...:NPUB", "....|....|....|....:VSJC"},
        {"#....#|....#.|......|......|..#...|#....#:FNTUWX", "......|......|#.....|...#..:PUJOR"},
        {"##.#.##|##...##|.......|.....#.|...#...|##...##|##...##:LPTUVY",
         "##...##|##...##|.......|..#..#.|.......|##.#.##|##...##:FLPUVW"},
        {"#..##..#|........|........|.#......|#......#|##....##|###..###:FLNPWYZK",
         ".....#..|.#......|........|.....#..|........|........:INPUVWXYZ"},
    };
    return stock[grade - 1][index];
}

static void take_stock(struct maker *maker)
{
    const char *text = packing_stock(maker->grade, (int)sg_rng_below(&maker->rng, PACKING_STOCK));
    enum sg_status status = packing_read_position(text, strlen(text), &maker->board, NULL);
    assert(status == SG_OK);
    (void)status;
}

enum sg_status packing_generate(int grade, uint64_t seed, struct sg_arena *arena, const atomic_bool *cancel,
                                void *position)
{
    if (grade < 1 || grade > SG_GRADES)
        return SG_ERR_RANGE;
    size_t base = arena->used;
    struct maker maker = {.grade = grade,
                          .ask = &asks[grade - 1],
                          .table = sg_arena_take_raw(arena, 1, sizeof *maker.table),
                          .budget = {nodes_for[grade - 1], NULL}};
    arena->used = base;
    assert(maker.table);
    sg_rng_init(&maker.rng, sg_seed_mix(seed, (uint64_t)grade));
    bool made = false;
    for (int i = 0; i < TRIES_MAX && maker.budget.nodes_left > 0 && !made; i++) {
        if (cancel && atomic_load(cancel))
            return SG_ERR_CANCELLED;
        if (i % PATIENCE == 0) /* large outlines take long, and come too */
            maker.outline = sg_rng_below(&maker.rng, (uint32_t)packing_outline_count(grade));
        made = try_once(&maker);
    }
    if (made)
        for (int kind = 0; kind < PACKING_KINDS; kind++)
            maker.board.pieces[kind].where = maker.used >> kind & 1 ? PACKING_LEFT : PACKING_ABSENT;
    else
        take_stock(&maker);
    memcpy(position, &maker.board, sizeof maker.board);
    return SG_OK;
}
