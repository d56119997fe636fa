/* All fillings of all rows at once: a place of a row takes part in a few numbers, a bit each, and four rows
 * lie side by side in a word.
 *
 * A row runs up to a place: which sign stands there, once or twice, and how many ones so far. For each of
 * these four ways to stand the possible numbers of ones are a set of bits in the row's lane; from the end,
 * those from which the rest can still be filled. Where both meet, a sign is possible. */
#include "grid.h"

#define INLINE static inline __attribute__((always_inline))

enum way { ZERO, ZEROS, ONE, ONES, WAYS };

static const uint64_t EVERY_LANE = UINT64_C(0x0001000100010001);

/* Of one word: what the row may hold at a place, as whole lanes. */
struct choice {
    uint64_t zero, one;
};

INLINE uint64_t whole_lanes(uint64_t places, int at)
{
    return (places >> at & EVERY_LANE) * 0xFFFF;
}

INLINE struct choice choice_at(const struct binary_grid *grid, int w, int at)
{
    return (struct choice){whole_lanes(~grid->one[w], at), whole_lanes(~grid->zero[w], at)};
}

/* Lanes that hold anything, as their lowest bit. */
INLINE uint64_t filled_lanes(uint64_t x)
{
    return (x + UINT64_C(0x7FFF7FFF7FFF7FFF)) >> (GRID_LANE - 1) & EVERY_LANE;
}

/* The numbers of ones up to a place become those up to the next one. */
INLINE void step_ahead(uint64_t way[WAYS], struct choice may, bool first)
{
    uint64_t after_one = way[ONE] | way[ONES] | (first ? EVERY_LANE : 0);
    uint64_t after_zero = way[ZERO] | way[ZEROS] | (first ? EVERY_LANE : 0);
    way[ZEROS] = may.zero & way[ZERO];
    way[ONES] = may.one & way[ONE] << 1;
    way[ZERO] = may.zero & after_one;
    way[ONE] = may.one & after_zero << 1;
}

/* One less in each lane's numbers: 0 falls off, into no other lane. */
INLINE uint64_t one_less(uint64_t numbers)
{
    return numbers >> 1 & UINT64_C(0x7FFF7FFF7FFF7FFF);
}

/* The numbers of ones from which the rest after a place can be filled become those before it. */
INLINE void step_back(uint64_t way[WAYS], struct choice may)
{
    uint64_t by_zero = may.zero & way[ZERO], by_zeros = may.zero & way[ZEROS];
    uint64_t by_one = may.one & one_less(way[ONE]), by_ones = may.one & one_less(way[ONES]);
    way[ZERO] = by_zeros | by_one;
    way[ZEROS] = by_one;
    way[ONE] = by_ones | by_zero;
    way[ONES] = by_zero;
}

INLINE void force_word(const struct binary_grid *grid, int w, struct binary_grid *forced)
{
    uint64_t back[BINARY_SIZE_MAX + 1][WAYS], ahead[WAYS] = {0};
    uint64_t cells = binary_grid_cells(grid->size, w), zero = 0, one = 0;
    for (int way = 0; way < WAYS; way++)
        back[grid->size][way] = EVERY_LANE << grid->size / 2;
    for (int at = grid->size - 1; at > 0; at--) {
        for (int way = 0; way < WAYS; way++)
            back[at][way] = back[at + 1][way];
        step_back(back[at], choice_at(grid, w, at));
    }
    for (int at = 0; at < grid->size; at++) {
        step_ahead(ahead, choice_at(grid, w, at), at == 0);
        const uint64_t *rest = back[at + 1];
        zero |= filled_lanes((ahead[ZERO] & rest[ZERO]) | (ahead[ZEROS] & rest[ZEROS])) << at;
        one |= filled_lanes((ahead[ONE] & rest[ONE]) | (ahead[ONES] & rest[ONES])) << at;
    }
    uint64_t open = cells & ~(grid->zero[w] | grid->one[w]);
    forced->zero[w] |= open & zero & ~one;
    forced->one[w] |= open & one & ~zero;
}

void binary_grid_agree(const struct binary_grid *grid, struct binary_grid *forced)
{
    *forced = *grid;
    for (int w = 0; 4 * w < grid->size; w++)
        force_word(grid, w, forced);
}
