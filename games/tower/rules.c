/* What may move where, and when the goal is reached. Every move can be taken back by a move. */
#include "tower.h"

#include <string.h>

int tower_height(const struct tower_stacks *stacks, int peg)
{
    int height = 0;
    while (height < TOWER_DISCS && stacks->ball[peg][height])
        height++;
    return height;
}

int tower_top(const struct tower_stacks *stacks, int peg)
{
    int height = tower_height(stacks, peg);
    return height ? stacks->ball[peg][height - 1] : 0;
}

int tower_peg_of(const struct tower_stacks *stacks, int ball)
{
    for (int peg = 0; peg < TOWER_PEGS; peg++)
        for (int i = 0; i < TOWER_DISCS; i++)
            if (stacks->ball[peg][i] == ball)
                return peg;
    return -1;
}

int tower_settled(const struct tower_position *position, int peg)
{
    int height = 0;
    while (height < TOWER_DISCS && position->now.ball[peg][height] &&
           position->now.ball[peg][height] == position->goal.ball[peg][height])
        height++;
    return height;
}

int tower_settled_all(const struct tower_position *position)
{
    int settled = 0;
    for (int peg = 0; peg < position->pegs; peg++)
        settled += tower_settled(position, peg);
    return settled;
}

struct sg_move tower_move(int from, int to)
{
    return (struct sg_move){(uint64_t)from * TOWER_PEGS + (uint64_t)to};
}

int tower_move_from(struct sg_move move)
{
    return (int)(move.code / TOWER_PEGS % TOWER_PEGS);
}

int tower_move_to(struct sg_move move)
{
    return (int)(move.code % TOWER_PEGS);
}

bool tower_can_move(const struct tower_position *position, int from, int to)
{
    int ball = tower_top(&position->now, from), under = tower_top(&position->now, to);
    if (from == to || !ball || tower_height(&position->now, to) >= position->capacity[to])
        return false;
    return !position->ordered || !under || ball < under;
}

/* A digit, the sign, a digit. */
enum sg_status tower_read_move(const void *position, const char *text, size_t length, struct sg_move *move)
{
    const struct tower_position *p = position;
    if (length != 3 || text[1] != '>')
        return SG_ERR_TEXT;
    int from = text[0] - '1', to = text[2] - '1';
    if (from < 0 || from >= p->pegs || to < 0 || to >= p->pegs || from == to)
        return SG_ERR_TEXT;
    *move = tower_move(from, to);
    return SG_OK;
}

void tower_write_move(const void *position, struct sg_move move, struct sg_text *out)
{
    (void)position;
    sg_text_put_int(out, tower_move_from(move) + 1);
    sg_text_put_char(out, '>');
    sg_text_put_int(out, tower_move_to(move) + 1);
}

/* From the first peg to each other, then from the second ... */
size_t tower_list_moves(const void *position, struct sg_move *moves, size_t capacity)
{
    const struct tower_position *p = position;
    size_t count = 0;
    for (int from = 0; from < p->pegs; from++)
        for (int to = 0; to < p->pegs; to++) {
            if (!tower_can_move(p, from, to))
                continue;
            if (count < capacity)
                moves[count] = tower_move(from, to);
            count++;
        }
    return count;
}

enum sg_status tower_play(void *position, struct sg_move move)
{
    struct tower_position *p = position;
    int from = tower_move_from(move), to = tower_move_to(move);
    if (move.code >= TOWER_PEGS * TOWER_PEGS || from >= p->pegs || to >= p->pegs ||
        !tower_can_move(p, from, to))
        return SG_ERR_ILLEGAL;
    uint8_t *taken = &p->now.ball[from][tower_height(&p->now, from) - 1];
    p->now.ball[to][tower_height(&p->now, to)] = *taken;
    *taken = 0;
    return SG_OK;
}

enum sg_outcome tower_outcome(const void *position)
{
    const struct tower_position *p = position;
    return memcmp(&p->now, &p->goal, sizeof p->now) == 0 ? SG_OUTCOME_SOLVED : SG_OUTCOME_OPEN;
}
