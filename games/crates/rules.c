/* What the man may do. A move's code is the crate's cell, the direction above it, and what kind it is above
 * that: 1 a push, 2 a walk to that cell. */
#include "crates.h"

#include <string.h>

enum { DIRECTION_SHIFT = 10, KIND_SHIFT = 12, PUSH = 1, WALK = 2 };

struct sg_move crates_push(int cell, int direction)
{
    return (struct sg_move){(uint64_t)cell | (uint64_t)direction << DIRECTION_SHIFT |
                            (uint64_t)PUSH << KIND_SHIFT};
}

struct sg_move crates_walk(int cell)
{
    return (struct sg_move){(uint64_t)cell | (uint64_t)WALK << KIND_SHIFT};
}

bool crates_is_push(struct sg_move move)
{
    return move.code >> KIND_SHIFT == PUSH;
}

int crates_move_cell(struct sg_move move)
{
    return (int)(move.code & ((1 << DIRECTION_SHIFT) - 1));
}

int crates_move_direction(struct sg_move move)
{
    return (int)(move.code >> DIRECTION_SHIFT & 3);
}

bool crates_can_push(const struct crates_position *position, int cell, int direction, const uint8_t *reach)
{
    int behind = crates_beside(position, cell, direction ^ 2);
    return crates_has(position->crates, cell) && behind != CRATES_NOWHERE && crates_has(reach, behind) &&
           crates_is_free(position, crates_beside(position, cell, direction));
}

/* Crates as one reads, each up, left, down, right. */
size_t crates_list_moves(const void *position, struct sg_move *moves, size_t capacity)
{
    const struct crates_position *p = position;
    uint8_t reach[CRATES_SET_BYTES];
    size_t count = 0;
    crates_reach(p, crates_man(p), reach);
    for (int cell = 0; cell < crates_cells(p); cell++)
        for (int direction = 0; crates_has(p->crates, cell) && direction < CRATES_DIRECTIONS; direction++) {
            if (!crates_can_push(p, cell, direction, reach))
                continue;
            if (count < capacity)
                moves[count] = crates_push(cell, direction);
            count++;
        }
    return count;
}

static void put_man(struct crates_position *position, int cell)
{
    position->man[0] = (uint8_t)(cell & 0xff);
    position->man[1] = (uint8_t)(cell >> 8);
}

enum sg_status crates_play(void *position, struct sg_move move)
{
    struct crates_position *p = position;
    int cell = crates_move_cell(move), direction = crates_move_direction(move);
    uint8_t reach[CRATES_SET_BYTES];
    uint64_t kind = move.code >> KIND_SHIFT;
    if ((kind != PUSH && kind != WALK) || (kind == WALK && direction != 0) || cell >= crates_cells(p))
        return SG_ERR_ILLEGAL;
    crates_reach(p, crates_man(p), reach);
    if (kind == WALK) {
        if (!crates_has(reach, cell) || cell == crates_man(p))
            return SG_ERR_ILLEGAL;
        put_man(p, cell);
        return SG_OK;
    }
    if (!crates_can_push(p, cell, direction, reach))
        return SG_ERR_ILLEGAL;
    crates_flip(p->crates, cell);
    crates_flip(p->crates, crates_beside(p, cell, direction));
    put_man(p, cell);
    return SG_OK;
}

enum sg_outcome crates_outcome(const void *position)
{
    const struct crates_position *p = position;
    return memcmp(p->goals, p->crates, sizeof p->goals) == 0 ? SG_OUTCOME_SOLVED : SG_OUTCOME_OPEN;
}
