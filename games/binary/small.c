/* Boards to 8 x 8 in one word: row r is byte r, column c its bit c. The same rules as in grid.c with half the
 * work, and here most of the work is done: to carve a level means thousands of small boards settled. */
#include "grid.h"

#define INLINE static inline __attribute__((always_inline))

static const uint64_t EVERY_ROW = UINT64_C(0x0101010101010101);

/* Columns `first` to 7, in every row. */
INLINE uint64_t columns_from(int first)
{
    return (0xFFU << first & 0xFFU) * EVERY_ROW;
}

INLINE uint64_t columns_to(int last)
{
    return (0xFFU >> (7 - last)) * EVERY_ROW;
}

/* ---- there and back -------------------------------------------------------------------------------- */

/* Four rows of 16 bits into the low half of a word, and out of it. */
INLINE uint64_t packed(uint64_t word)
{
    word = (word | word >> 8) & UINT64_C(0x0000FFFF0000FFFF);
    return (word | word >> 16) & UINT64_C(0xFFFFFFFF);
}

INLINE uint64_t unpacked(uint64_t half)
{
    half = (half | half << 16) & UINT64_C(0x0000FFFF0000FFFF);
    return (half | half << 8) & UINT64_C(0x00FF00FF00FF00FF);
}

INLINE uint64_t small_of(const uint64_t *set)
{
    return packed(set[0]) | packed(set[1]) << 32;
}

INLINE void write_small(uint64_t small, uint64_t *set)
{
    set[0] = unpacked(small & UINT64_C(0xFFFFFFFF));
    set[1] = unpacked(small >> 32);
}

/* ---- rules ----------------------------------------------------------------------------------------- */

/* Cells beside or between two of `set`. */
INLINE uint64_t near_two(uint64_t set)
{
    uint64_t left = set << 1 & columns_from(1), left2 = set << 2 & columns_from(2);
    uint64_t right = set >> 1 & columns_to(6), right2 = set >> 2 & columns_to(5);
    uint64_t above = set << 8, below = set >> 8;
    return (left & (left2 | right)) | (right & right2) | (above & (set << 16 | below)) | (below & set >> 16);
}

/* The number of bits of each row, in its byte. */
INLINE uint64_t row_counts(uint64_t x)
{
    x -= x >> 1 & UINT64_C(0x5555555555555555);
    x = (x & UINT64_C(0x3333333333333333)) + (x >> 2 & UINT64_C(0x3333333333333333));
    return (x + (x >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
}

/* Whole rows whose count is at least `least`. */
INLINE uint64_t rows_from(uint64_t counts, int least)
{
    return ((counts + (uint64_t)(0x80 - least) * EVERY_ROW) >> 7 & EVERY_ROW) * 0xFF;
}

INLINE uint64_t turned_by(uint64_t x, int by)
{
    return x >> by | x << (64 - by);
}

/* Bit b of each column's count is number[b], in every row: pairs of rows are added, then fours, then all. */
INLINE void count_columns(uint64_t set, uint64_t number[4])
{
    uint64_t two = turned_by(set, 32);
    uint64_t ones = set ^ two, twos = set & two;
    uint64_t ones2 = turned_by(ones, 16), twos2 = turned_by(twos, 16), carry = ones & ones2;
    uint64_t fours = (twos & twos2) | (carry & (twos ^ twos2));
    twos ^= twos2 ^ carry;
    ones ^= ones2;
    uint64_t ones3 = turned_by(ones, 8), twos3 = turned_by(twos, 8), fours3 = turned_by(fours, 8);
    uint64_t carry2 = ones & ones3, carry4 = (twos & twos3) | (carry2 & (twos ^ twos3));
    number[0] = ones ^ ones3;
    number[1] = twos ^ twos3 ^ carry2;
    number[2] = fours ^ fours3 ^ carry4;
    number[3] = (fours & fours3) | (carry4 & (fours ^ fours3));
}

/* Lines that have all of `set` that they may have. True: some line has too many. */
INLINE bool full_lines(uint64_t set, int half, uint64_t *full)
{
    uint64_t number[4], counts = row_counts(set), more = 0, equal = ~(uint64_t)0;
    count_columns(set, number);
    for (int b = 3; b >= 0; b--) {
        uint64_t wanted = -(uint64_t)(half >> b & 1);
        more |= equal & number[b] & ~wanted;
        equal &= ~(number[b] ^ wanted);
    }
    *full = more | equal | rows_from(counts, half);
    return (more | rows_from(counts, half + 1)) != 0;
}

INLINE bool settle(uint64_t *zeros, uint64_t *ones, int size, bool counting)
{
    uint64_t cells = columns_to(size - 1) & (~(uint64_t)0 >> 8 * (8 - size));
    uint64_t zero = *zeros, one = *ones, full_zero, full_one;
    for (;;) {
        for (uint64_t changed = 1; changed;) {
            uint64_t more_zero = near_two(one) & cells & ~zero;
            zero |= more_zero;
            uint64_t more_one = near_two(zero) & cells & ~one;
            one |= more_one;
            changed = more_zero | more_one;
            if (zero & one)
                return false;
        }
        if (full_lines(zero, size / 2, &full_zero) || full_lines(one, size / 2, &full_one))
            return false;
        uint64_t open = cells & ~(zero | one), to_one = open & full_zero, to_zero = open & full_one;
        if (!counting || !(to_one | to_zero))
            break;
        if (to_one & to_zero)
            return false;
        one |= to_one;
        zero |= to_zero;
    }
    *zeros = zero;
    *ones = one;
    return true;
}

bool binary_small_settle(struct binary_grid *grid, bool counting)
{
    uint64_t zero = small_of(grid->zero), one = small_of(grid->one);
    if (!(grid->size == 8 ? settle(&zero, &one, 8, counting) : settle(&zero, &one, grid->size, counting)))
        return false;
    write_small(zero, grid->zero);
    write_small(one, grid->one);
    return true;
}
