/* What one press looks like to somebody who watches: does it put lamps out, does it chase the light down row
 * by row, does it follow the order of the board, is there any reason to be seen. */
#include "lights.h"

/* Chasing the light: the row above is the last one that burns, and the press puts out the lamp right above.
 * That row can be changed by no other press without lighting what is dark above it. */
static bool chases(const struct lights_position *before, const struct lights_set *lit, int lamp)
{
    int above = lamp - before->shape.columns;
    if (before->shape.torus || before->shape.diagonals || above < 0 || !lights_has(lit, above))
        return false;
    for (int i = 0; i < above / before->shape.columns * before->shape.columns; i++)
        if (lights_has(lit, i))
            return false;
    return true;
}

/* The quarter of the board in which the lamp lies. */
static int16_t quarter(const struct lights_shape *shape, int lamp)
{
    int low = 2 * (lamp / shape->columns) >= shape->rows,
        right = 2 * (lamp % shape->columns) >= shape->columns;
    return (int16_t)(2 * low + right);
}

void lights_observe(const void *before, struct sg_move move, const void *after, struct sg_traits *traits)
{
    const struct lights_position *b = before, *a = after;
    struct lights_set lit = lights_lit(b);
    int lamp = (int)move.code;
    *traits = (struct sg_traits){
        .object = (int16_t)lamp,
        .region = quarter(&b->shape, lamp),
        .order = lamp,
        .greedy = lights_count(a) < lights_count(b),
        .forced = lights_outcome(a) == SG_OUTCOME_SOLVED || chases(b, &lit, lamp),
        .chain_depth =
            lights_has(&lit, lamp), /* a lit lamp is all that blocks the goal; behind it is no chain */
    };
    traits->guessed = !traits->greedy && !traits->forced && traits->chain_depth == 0;
}
