/* How far a half-drawn board is from one solution: the fewest moves of links_list_moves, exactly.
 *
 * A link of the solution that is not drawn asks one step. A stroke that leaves the solution asks one cut,
 * back to where it left. But a stroke that leaves it and comes back to it may be worth joining up with the
 * other end point first, to be cut from its own: then its last part stays. Each pair takes the cheaper of
 * these. */
#ifndef SG_LINKS_DISTANCE_H
#define SG_LINKS_DISTANCE_H

#include "net.h"

struct links_solution {
    struct links_position drawing;
    uint8_t owner[LINKS_CELLS];                                /* the letter whose path passes */
    uint16_t rank[LINKS_CELLS];                                /* steps from the pair's first end point */
    uint16_t end[LINKS_PAIRS + 1][2], length[LINKS_PAIRS + 1]; /* length 0: no such pair */
};
void links_solution_of(const struct links_position *drawing, struct links_solution *solution);

/* What a pair asks, less the length of its path: cuts less the links that stay. */
struct links_plan {
    int cost;
    bool saves; /* the end of a stroke is worth saving: `front` goes last, and `bridge` is drawn before */
    uint64_t front[NET_WORDS], bridge[NET_WORDS];
};
struct links_plans {
    struct links_plan of[LINKS_PAIRS + 1];
};
void links_plan(const struct links_position *position, const struct links_solution *solution, int letter,
                struct links_plan *plan);
void links_plan_all(const struct links_position *position, const struct links_solution *solution,
                    struct links_plans *plans);

/* The fewest moves. False: at least so many; the ends that are worth saving stand in each other's way. */
bool links_sum(const struct links_solution *solution, const struct links_plans *plans, uint32_t *moves);

#endif
