/* The map of a level: every position from which the goal can be reached, with its distance.
 *
 * This is what `struct sg_oracle` is in this game; the rating and the generator walk it too. A position is a
 * word, sixteen bits a peg: in an ordered tower the set of its discs, the smallest at bit 0; otherwise its
 * balls as three bits each, the top one lowest. */
#ifndef SG_TOWER_MAP_H
#define SG_TOWER_MAP_H

#include "tower.h"

enum { TOWER_UNKNOWN = UINT16_MAX, TOWER_SETS = 1 << TOWER_DISCS, TOWER_MOVES = TOWER_PEGS * TOWER_PEGS };

struct sg_oracle {
    bool complete; /* false: the budget or the memory ended first */
    bool ordered;
    int pegs;
    uint8_t capacity[TOWER_PEGS];
    bool tight;         /* on some peg not every ball fits at once */
    uint64_t room;      /* sixteen bits a peg: what the number of its balls lacks to bit 15 when it is full */
    uint32_t states;    /* found */
    uint32_t proven;    /* every position this near to the goal, or nearer, was found */
    uint32_t farthest;  /* largest distance found */
    uint32_t slots;     /* places in the tables; 0: no memory for any */
    uint64_t *keys;     /* of each place, 0 empty; NULL where the place follows from the word */
    uint16_t *distance; /* of each place; TOWER_UNKNOWN: no position there */
    uint64_t *queue;    /* the positions in the order of their distance */
    uint32_t *spread;   /* ordered: the digits that a set of discs adds to the number of a place */
};

static inline uint32_t tower_peg_word(uint64_t word, int peg)
{
    return (uint32_t)(word >> (16 * peg)) & 0xffff;
}

uint64_t tower_word(const struct tower_position *position, const struct tower_stacks *stacks);
void tower_unword(const struct sg_oracle *map, uint64_t word, struct tower_stacks *stacks);

/* Its place in the tables: where it is, or would be. Only while slots > 0. */
uint32_t tower_place(const struct sg_oracle *map, uint64_t word);

/* The distance of a position; TOWER_UNKNOWN when the map does not hold it. */
uint32_t tower_distance(const struct sg_oracle *map, uint64_t word);

/* What one move makes of a position, in the order of list_moves; returns how many there are. */
struct tower_neighbour {
    uint64_t word;
    uint8_t from, to;
};
int tower_neighbours(const struct sg_oracle *map, uint64_t word, struct tower_neighbour out[TOWER_MOVES]);

/* rating.c: what all shortest solutions from one position have in common. */
struct tower_facts {
    uint32_t distance;
    uint64_t solutions; /* shortest ones; UINT64_MAX: more than fit */
    double unlikely;    /* -ln of the chance that a certain walker finds a shortest one */
};

/* False when the map does not hold the position or the scratch memory is too small. */
bool tower_facts(const struct sg_oracle *map, const struct tower_position *position, struct sg_arena *scratch,
                 struct tower_facts *facts);
double tower_ln_seconds(const struct tower_facts *facts);

#endif
