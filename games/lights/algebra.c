#include "algebra.h"

#include <assert.h>
#include <string.h>

/* Bits in a word, by adding neighbours; without the processor's own instruction a call costs more than this.
 */
static inline int bits(uint64_t word)
{
    word -= word >> 1 & UINT64_C(0x5555555555555555);
    word = (word & UINT64_C(0x3333333333333333)) + (word >> 2 & UINT64_C(0x3333333333333333));
    word = (word + (word >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
    return (int)(word * UINT64_C(0x0101010101010101) >> 56);
}

int lights_size(const struct lights_set *set)
{
    int size = 0;
    for (int i = 0; i < LIGHTS_WORDS; i++)
        size += bits(set->word[i]);
    return size;
}

struct lights_set lights_both(const struct lights_set *a, const struct lights_set *b)
{
    struct lights_set both;
    for (int i = 0; i < LIGHTS_WORDS; i++)
        both.word[i] = a->word[i] & b->word[i];
    return both;
}

bool lights_same(const struct lights_set *a, const struct lights_set *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

/* ---- who is whose neighbour ------------------------------------------------------------------------ */

static void put_neighbour(const struct lights_shape *shape, int row, int column, struct lights_set *near)
{
    if (shape->torus) {
        row = (row + shape->rows) % shape->rows;
        column = (column + shape->columns) % shape->columns;
    }
    if (row < 0 || column < 0 || row >= shape->rows || column >= shape->columns)
        return;
    int lamp = row * shape->columns + column;
    near->word[lamp / 64] |= (uint64_t)1 << lamp % 64;
}

struct lights_set lights_near(const struct lights_shape *shape, int lamp)
{
    struct lights_set near = {{0}};
    int row = lamp / shape->columns, column = lamp % shape->columns;
    for (int down = -1; down <= 1; down++)
        for (int right = -1; right <= 1; right++)
            if (shape->diagonals || down == 0 || right == 0)
                put_neighbour(shape, row + down, column + right, &near);
    return near;
}

/* ---- elimination ----------------------------------------------------------------------------------- */

/* A row of the matrix, and the sum of which of its first rows it is. */
struct row {
    struct lights_set matrix, sum;
};

struct elimination {
    struct row rows[LIGHTS_LAMPS];
    int pivots[LIGHTS_LAMPS]; /* the column of each row that has one */
    int rank;
};

static void clear_column(struct elimination *elimination, int lamps, int column)
{
    const struct row *pivot = &elimination->rows[elimination->rank];
    for (int i = 0; i < lamps; i++) {
        struct row *row = &elimination->rows[i];
        if (row == pivot || !lights_has(&row->matrix, column))
            continue;
        lights_add(&row->matrix, &pivot->matrix);
        lights_add(&row->sum, &pivot->sum);
    }
}

/* To reduced echelon form, from left to right. Columns without a pivot are the chosen lamps. */
static void eliminate(struct lights_algebra *algebra, struct elimination *elimination)
{
    int lamps = algebra->lamps;
    for (int i = 0; i < lamps; i++) {
        elimination->rows[i] = (struct row){.matrix = algebra->near[i]};
        lights_flip(&elimination->rows[i].sum, i);
    }
    elimination->rank = 0;
    for (int column = 0; column < lamps; column++) {
        int found = elimination->rank;
        while (found < lamps && !lights_has(&elimination->rows[found].matrix, column))
            found++;
        if (found == lamps) {
            lights_flip(&algebra->chosen, column);
            continue;
        }
        struct row row = elimination->rows[found];
        elimination->rows[found] = elimination->rows[elimination->rank];
        elimination->rows[elimination->rank] = row;
        clear_column(elimination, lamps, column);
        elimination->pivots[elimination->rank++] = column;
    }
}

/* Each lamp's share in the solution: the pivots whose row it belongs to. */
static void read_solution(const struct elimination *elimination, struct lights_algebra *algebra)
{
    memset(algebra->solve, 0, (size_t)algebra->lamps * sizeof *algebra->solve);
    for (int i = 0; i < elimination->rank; i++)
        for (int w = 0; w < algebra->words; w++)
            for (uint64_t left = elimination->rows[i].sum.word[w]; left; left &= left - 1)
                lights_flip(&algebra->solve[64 * w + __builtin_ctzll(left)], elimination->pivots[i]);
}

/* A generator for each column without a pivot: that lamp, and what makes up for it. */
static void read_quiet(const struct elimination *elimination, struct lights_algebra *algebra)
{
    algebra->nullity = 0;
    for (int lamp = 0; lamp < algebra->lamps; lamp++) {
        if (!lights_has(&algebra->chosen, lamp))
            continue;
        struct lights_set *quiet = &algebra->quiet[algebra->nullity++];
        *quiet = (struct lights_set){{0}};
        lights_flip(quiet, lamp);
        for (int i = 0; i < elimination->rank; i++)
            if (lights_has(&elimination->rows[i].matrix, lamp))
                lights_flip(quiet, elimination->pivots[i]);
    }
}

void lights_algebra_init(struct lights_algebra *algebra, const struct lights_shape *shape)
{
    assert(shape->rows <= LIGHTS_SIDE && shape->columns <= LIGHTS_SIDE);
    algebra->lamps = shape->rows * shape->columns;
    algebra->words = (algebra->lamps + 63) / 64;
    algebra->chosen = (struct lights_set){{0}};
    for (int lamp = 0; lamp < algebra->lamps; lamp++)
        algebra->near[lamp] = lights_near(shape, lamp);
    struct elimination elimination;
    eliminate(algebra, &elimination);
    read_solution(&elimination, algebra);
    read_quiet(&elimination, algebra);
}

/* ---- solutions ------------------------------------------------------------------------------------- */

static struct lights_set sum(const struct lights_algebra *algebra, const struct lights_set *terms,
                             const struct lights_set *which)
{
    struct lights_set total = {{0}};
    for (int w = 0; w < algebra->words; w++)
        for (uint64_t left = which->word[w]; left; left &= left - 1)
            lights_add(&total, &terms[64 * w + __builtin_ctzll(left)]);
    return total;
}

/* Pressing the proposal must give the board back: where there is no solution, it does not. */
bool lights_solve(const struct lights_algebra *algebra, const struct lights_set *lit,
                  struct lights_set *solution)
{
    *solution = sum(algebra, algebra->solve, lit);
    struct lights_set check = sum(algebra, algebra->near, solution);
    return lights_same(&check, lit);
}

static inline int weight(const struct lights_set *set, int words)
{
    int weight = 0;
    for (int i = 0; i < words; i++)
        weight += bits(set->word[i]);
    return weight;
}

static void take(struct lights_answer *answer, const struct lights_set *solution,
                 const struct lights_set *dull, int presses)
{
    struct lights_set both = lights_both(solution, dull);
    int count = lights_size(&both);
    if (presses < answer->presses)
        *answer = (struct lights_answer){.presses = presses, .dull = LIGHTS_LAMPS};
    answer->count++;
    for (int i = 0; i < LIGHTS_WORDS; i++)
        answer->any.word[i] |= solution->word[i];
    if (count < answer->dull) {
        answer->dull = count;
        answer->best = *solution;
    }
}

/* In the order of a Gray code, so that each solution is one sum away from the one before. */
void lights_shortest(const struct lights_algebra *algebra, const struct lights_set *solution,
                     const struct lights_set *dull, struct lights_answer *answer)
{
    assert(algebra->nullity < 63);
    struct lights_set at = *solution;
    int words = algebra->words;
    answer->presses = LIGHTS_LAMPS + 1;
    take(answer, &at, dull, weight(&at, words));
    for (uint64_t step = 1; step < (uint64_t)1 << algebra->nullity; step++) {
        lights_add(&at, &algebra->quiet[__builtin_ctzll(step)]);
        int presses = weight(&at, words);
        if (presses <= answer->presses)
            take(answer, &at, dull, presses);
    }
}

/* ---- all boards ------------------------------------------------------------------------------------ */

/* A board for each set of presses that leaves the chosen lamps alone; its distance is the smallest weight
 * that quiet sets make of it. */
void lights_depths(const struct lights_algebra *algebra, uint64_t *counts)
{
    assert(algebra->lamps <= 30);
    uint64_t lamps[32], presses = 0;
    int rank = 0;
    for (int lamp = 0; lamp < algebra->lamps; lamp++)
        if (!lights_has(&algebra->chosen, lamp))
            lamps[rank++] = (uint64_t)1 << lamp;
    memset(counts, 0, (size_t)(algebra->lamps + 1) * sizeof *counts);
    for (uint64_t board = 0; board < (uint64_t)1 << rank; board++) {
        presses ^= board ? lamps[__builtin_ctzll(board)] : 0;
        uint64_t at = presses;
        int least = bits(at);
        for (uint64_t step = 1; step < (uint64_t)1 << algebra->nullity; step++) {
            at ^= algebra->quiet[__builtin_ctzll(step)].word[0];
            int count = bits(at);
            least = count < least ? count : least;
        }
        counts[least]++;
    }
}
