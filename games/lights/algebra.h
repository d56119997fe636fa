/* Lights out as linear algebra over GF(2): presses commute and two on one lamp undo each other, so a solution
 * is a set of lamps, and all solutions of a board differ by quiet sets, whose presses together change
 * nothing.
 *
 * A set of lamps is a row of bits, lamps numbered row by row. Holds boards to 16 x 16; the game stops at 9
 * x 9. */
#ifndef SG_LIGHTS_ALGEBRA_H
#define SG_LIGHTS_ALGEBRA_H

#include <stdbool.h>
#include <stdint.h>

enum { LIGHTS_SIDE = 16, LIGHTS_LAMPS = LIGHTS_SIDE * LIGHTS_SIDE, LIGHTS_WORDS = LIGHTS_LAMPS / 64 };

struct lights_set {
    uint64_t word[LIGHTS_WORDS];
};

/* Which lamps a press changes: the lamp itself and its neighbours. */
struct lights_shape {
    uint8_t rows, columns;
    uint8_t torus;     /* 0 or 1: rows and columns close into rings; then at least 3 of each */
    uint8_t diagonals; /* 0 or 1: also the neighbours at the corners */
};

struct lights_algebra {
    int lamps, words; /* words: how many of a set are in use */
    int nullity;      /* quiet sets that generate all others: a solvable board has 2^nullity solutions */
    struct lights_set chosen;              /* a lamp of each generator, in no other generator */
    struct lights_set near[LIGHTS_LAMPS];  /* what a press changes */
    struct lights_set solve[LIGHTS_LAMPS]; /* the sum over the lit lamps solves the board, if anything does */
    struct lights_set quiet[LIGHTS_LAMPS]; /* the generators, `nullity` of them */
};

/* The shortest solutions of one board. */
struct lights_answer {
    int presses;
    uint64_t count;         /* how many there are */
    struct lights_set any;  /* lamps that are in one of them */
    struct lights_set best; /* the one with the fewest dull lamps, the first found */
    int dull;               /* how many those are */
};

static inline bool lights_has(const struct lights_set *set, int lamp)
{
    return set->word[lamp / 64] >> lamp % 64 & 1;
}

static inline void lights_flip(struct lights_set *set, int lamp)
{
    set->word[lamp / 64] ^= (uint64_t)1 << lamp % 64;
}

static inline void lights_add(struct lights_set *set, const struct lights_set *other)
{
    for (int i = 0; i < LIGHTS_WORDS; i++)
        set->word[i] ^= other->word[i];
}

int lights_size(const struct lights_set *set);
struct lights_set lights_both(const struct lights_set *a, const struct lights_set *b);
bool lights_same(const struct lights_set *a, const struct lights_set *b);

/* What a press on `lamp` changes. */
struct lights_set lights_near(const struct lights_shape *shape, int lamp);

void lights_algebra_init(struct lights_algebra *algebra, const struct lights_shape *shape);

/* Some solution of the board on which `lit` burn; false: proven that there is none. */
bool lights_solve(const struct lights_algebra *algebra, const struct lights_set *lit,
                  struct lights_set *solution);

/* The shortest among all 2^nullity solutions, of which `solution` is one. Costs a few nanoseconds for each.
 */
void lights_shortest(const struct lights_algebra *algebra, const struct lights_set *solution,
                     const struct lights_set *dull, struct lights_answer *answer);

/* ring.c: the same where both directions are rings of three, six or nine lamps and diagonals count: there
 * are up to 2^32 solutions, but only so many pairs to look at. */
bool lights_ring_fits(const struct lights_shape *shape);
uint64_t lights_ring_pairs(const struct lights_shape *shape);
void lights_ring_shortest(const struct lights_shape *shape, const struct lights_set *solution,
                          const struct lights_set *dull, struct lights_answer *answer);

/* How many solvable boards need 0, 1, 2 ... presses: `counts` has room for lamps + 1. Looks at all 2^lamps
 * sets of presses; `lamps` at most 30. */
void lights_depths(const struct lights_algebra *algebra, uint64_t *counts);

#endif
