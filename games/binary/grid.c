/* All cells at once: a pair forces its neighbours by three shifts, a row is counted in its lane, columns by
 * adders that hold one bit of every column's count in a word. */
#include "grid.h"

#include <string.h>

#define INLINE static inline __attribute__((always_inline))

static const uint64_t EVERY_LANE = UINT64_C(0x0001000100010001);

/* ---- cells ----------------------------------------------------------------------------------------- */

INLINE uint64_t cells_of(int size, int word)
{
    int rows = size - 4 * word;
    uint64_t row = ((uint64_t)1 << size) - 1, all = row * EVERY_LANE;
    if (rows >= 4)
        return all;
    return rows <= 0 ? 0 : all & (((uint64_t)1 << rows * GRID_LANE) - 1);
}

uint64_t binary_grid_cells(int size, int word)
{
    return cells_of(size, word);
}

struct binary_grid binary_grid_of(const struct binary_position *position, bool own)
{
    struct binary_grid grid = {.size = position->size, .unlike = position->unlike != 0};
    const uint8_t *cell = position->cells;
    for (int row = 0; row < position->size; row++)
        for (int column = 0; column < position->size; column++, cell++)
            if ((*cell & BINARY_SIGN) && (own || (*cell & BINARY_GIVEN)))
                binary_grid_set(&grid, row, column, *cell & BINARY_SIGN);
    return grid;
}

bool binary_grid_complete(const struct binary_grid *grid)
{
    for (int w = 0; w < GRID_WORDS; w++)
        if ((grid->zero[w] | grid->one[w]) != cells_of(grid->size, w))
            return false;
    return true;
}

/* Swaps the bits of `x` chosen by `mask` with those `by` places higher. */
INLINE uint64_t swapped(uint64_t x, uint64_t mask, int by)
{
    uint64_t differ = (x ^ x >> by) & mask;
    return x ^ differ ^ differ << by;
}

/* The high bits of `a` that `mask` chooses, `by` places lower, change places with those of `b`. */
INLINE void swap_halves(uint64_t *a, uint64_t *b, uint64_t mask, int by)
{
    uint64_t differ = (*a >> by ^ *b) & mask;
    *b ^= differ;
    *a ^= differ << by;
}

/* Rows of 16 become columns: quarters change places, then quarters of quarters, down to single cells. */
static void turn(uint64_t *set)
{
    for (int w = 0; w < 2; w++)
        swap_halves(&set[w], &set[w + 2], UINT64_C(0x00FF00FF00FF00FF), 8);
    for (int w = 0; w < GRID_WORDS; w += 2)
        swap_halves(&set[w], &set[w + 1], UINT64_C(0x0F0F0F0F0F0F0F0F), 4);
    for (int w = 0; w < GRID_WORDS; w++) {
        set[w] = swapped(set[w], UINT64_C(0x00000000CCCCCCCC), 2 * GRID_LANE - 2);
        set[w] = swapped(set[w], UINT64_C(0x0000AAAA0000AAAA), GRID_LANE - 1);
    }
}

struct binary_grid binary_grid_turned(const struct binary_grid *grid)
{
    struct binary_grid turned = *grid;
    turn(turned.zero);
    turn(turned.one);
    return turned;
}

/* ---- neighbours ------------------------------------------------------------------------------------ */

struct around {
    uint64_t here, above, above2, below, below2;
};

/* What lies one and two rows away, brought to the row itself. */
INLINE struct around look_around(const uint64_t *set, int w, int words)
{
    uint64_t here = set[w], before = w > 0 ? set[w - 1] : 0, after = w + 1 < words ? set[w + 1] : 0;
    return (struct around){
        here, here << GRID_LANE | before >> 3 * GRID_LANE, here << 2 * GRID_LANE | before >> 2 * GRID_LANE,
        here >> GRID_LANE | after << 3 * GRID_LANE, here >> 2 * GRID_LANE | after << 2 * GRID_LANE};
}

INLINE uint64_t beside_pairs(struct around a)
{
    uint64_t pair = a.here & a.here << 1;
    return pair << 1 | pair >> 2 | (a.above & a.above2) | (a.below & a.below2);
}

INLINE uint64_t between_two(struct around a)
{
    return (a.here << 1 & a.here >> 1) | (a.above & a.below);
}

/* ---- counting -------------------------------------------------------------------------------------- */

/* The number of bits of each lane, in that lane. */
INLINE uint64_t lane_counts(uint64_t x)
{
    x -= x >> 1 & UINT64_C(0x5555555555555555);
    x = (x & UINT64_C(0x3333333333333333)) + (x >> 2 & UINT64_C(0x3333333333333333));
    x = (x + (x >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
    return (x + (x >> 8)) & UINT64_C(0x001F001F001F001F);
}

/* Whole lanes whose count is at least `least`. */
INLINE uint64_t lanes_from(uint64_t counts, int least)
{
    return ((counts + (uint64_t)(0x8000 - least) * EVERY_LANE) >> 15 & EVERY_LANE) * 0xFFFF;
}

INLINE uint64_t majority(uint64_t a, uint64_t b, uint64_t c)
{
    return (a & b) | (c & (a ^ b));
}

INLINE uint64_t turned_by(uint64_t x, int by)
{
    return x >> by | x << (64 - by);
}

/* Adds each number to the one `by` bits away: bit[i] holds bit i of the numbers. */
INLINE void fold(uint64_t bit[4], int by)
{
    uint64_t carry = 0;
    for (int i = 0; i < 4; i++) {
        uint64_t other = turned_by(bit[i], by), sum = bit[i] ^ other ^ carry;
        carry = majority(bit[i], other, carry);
        bit[i] = sum;
    }
}

struct columns {
    uint64_t reached, passed; /* columns with `half` or more, with more; in every lane */
};

INLINE struct columns count_columns(const uint64_t *set, int words, int half)
{
    uint64_t bit[4] = {0};
    for (int w = 0; w < words; w++) {
        uint64_t carry = set[w], next = bit[0] & carry;
        bit[0] ^= carry;
        bit[2] |= bit[1] & next;
        bit[1] ^= next;
    }
    fold(bit, 2 * GRID_LANE);
    fold(bit, GRID_LANE);
    uint64_t more = 0, equal = ~(uint64_t)0;
    for (int i = 3; i >= 0; i--) {
        uint64_t wanted = -(uint64_t)(half >> i & 1);
        more |= equal & bit[i] & ~wanted;
        equal &= ~(bit[i] ^ wanted);
    }
    return (struct columns){more | equal, more};
}

/* Where a line has all of `set` that it may have. True: some line has too many. */
INLINE bool full_lines(const uint64_t *set, int words, int half, uint64_t *full)
{
    struct columns columns = count_columns(set, words, half);
    uint64_t over = columns.passed;
    for (int w = 0; w < words; w++) {
        uint64_t counts = lane_counts(set[w]);
        over |= lanes_from(counts, half + 1);
        full[w] = columns.reached | lanes_from(counts, half);
    }
    return over != 0;
}

/* ---- settling -------------------------------------------------------------------------------------- */

/* Beside and between, until nothing changes. */
INLINE bool settle_near(uint64_t *zero, uint64_t *one, const uint64_t *cells, int words)
{
    for (uint64_t changed = 1, clash = 0; changed;) {
        uint64_t zeros[GRID_WORDS], ones[GRID_WORDS];
        changed = 0;
        for (int w = 0; w < words; w++) {
            struct around o = look_around(one, w, words), z = look_around(zero, w, words);
            zeros[w] = ((beside_pairs(o) | between_two(o)) & cells[w]) | zero[w];
            ones[w] = ((beside_pairs(z) | between_two(z)) & cells[w]) | one[w];
            changed |= (zeros[w] ^ zero[w]) | (ones[w] ^ one[w]);
            clash |= zeros[w] & ones[w];
        }
        if (clash)
            return false;
        for (int w = 0; w < words; w++) {
            zero[w] = zeros[w];
            one[w] = ones[w];
        }
    }
    return true;
}

INLINE bool settle_words(struct binary_grid *grid, bool counting, int words)
{
    uint64_t cells[GRID_WORDS], full_zero[GRID_WORDS], full_one[GRID_WORDS];
    int half = grid->size / 2;
    for (int w = 0; w < words; w++)
        cells[w] = cells_of(grid->size, w);
    for (;;) {
        if (!settle_near(grid->zero, grid->one, cells, words))
            return false;
        if (full_lines(grid->zero, words, half, full_zero) || full_lines(grid->one, words, half, full_one))
            return false;
        uint64_t changed = 0;
        for (int w = 0; w < words && counting; w++) {
            uint64_t open = cells[w] & ~(grid->zero[w] | grid->one[w]);
            uint64_t to_one = open & full_zero[w], to_zero = open & full_one[w];
            if (to_one & to_zero)
                return false;
            grid->one[w] |= to_one;
            grid->zero[w] |= to_zero;
            changed |= to_one | to_zero;
        }
        if (!changed)
            return true;
    }
}

/* ---- lines that have to differ --------------------------------------------------------------------- */

static bool rows_repeat(const struct binary_grid *grid)
{
    unsigned all = (1U << grid->size) - 1, seen[BINARY_SIZE_MAX];
    int count = 0;
    for (int row = 0; row < grid->size; row++) {
        unsigned one = binary_row(grid->one, row);
        if ((binary_row(grid->zero, row) | one) != all)
            continue;
        for (int i = 0; i < count; i++)
            if (seen[i] == one)
                return true;
        seen[count++] = one;
    }
    return false;
}

/* Columns that are full, in every lane or none. */
static unsigned full_columns(const struct binary_grid *grid)
{
    unsigned full = (1U << grid->size) - 1;
    for (int row = 0; row < grid->size; row++)
        full &= binary_row(grid->zero, row) | binary_row(grid->one, row);
    return full;
}

static bool lines_repeat(const struct binary_grid *grid)
{
    if (rows_repeat(grid))
        return true;
    unsigned full = full_columns(grid);
    if (!(full & (full - 1)))
        return false;
    struct binary_grid turned = binary_grid_turned(grid);
    return rows_repeat(&turned);
}

bool binary_grid_settle(struct binary_grid *grid, bool counting)
{
    bool whole;
    if (grid->size <= BINARY_SMALL)
        whole = binary_small_settle(grid, counting);
    else if (grid->size <= 12) /* each with its own loop lengths */
        whole = settle_words(grid, counting, 3);
    else
        whole = settle_words(grid, counting, 4);
    return whole && !(grid->unlike && lines_repeat(grid));
}

/* ---- one rule, one step ---------------------------------------------------------------------------- */

static void forced_by(const struct binary_grid *grid, enum binary_rule rule, const uint64_t *by,
                      uint64_t *forced)
{
    uint64_t full[GRID_WORDS] = {0};
    if (rule == BINARY_RULE_COUNT)
        full_lines(by, GRID_WORDS, grid->size / 2, full);
    for (int w = 0; w < GRID_WORDS; w++) {
        struct around a = look_around(by, w, GRID_WORDS);
        uint64_t cells = rule == BINARY_RULE_PAIRS     ? beside_pairs(a)
                         : rule == BINARY_RULE_BETWEEN ? between_two(a)
                                                       : full[w];
        forced[w] |= cells & cells_of(grid->size, w) & ~(grid->zero[w] | grid->one[w]);
    }
}

void binary_grid_force(const struct binary_grid *grid, enum binary_rule rule, struct binary_grid *forced)
{
    *forced = *grid;
    forced_by(grid, rule, grid->zero, forced->one);
    forced_by(grid, rule, grid->one, forced->zero);
}

bool binary_grid_broken(const struct binary_grid *grid)
{
    uint64_t clash = 0, full[GRID_WORDS];
    int half = grid->size / 2;
    for (int w = 0; w < GRID_WORDS; w++) {
        struct around z = look_around(grid->zero, w, GRID_WORDS), o = look_around(grid->one, w, GRID_WORDS);
        clash |= (grid->zero[w] & grid->one[w]) | (beside_pairs(z) & z.here) | (beside_pairs(o) & o.here);
    }
    return clash || full_lines(grid->zero, GRID_WORDS, half, full) ||
           full_lines(grid->one, GRID_WORDS, half, full) || (grid->unlike && lines_repeat(grid));
}
