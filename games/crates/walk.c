/* Where the man can walk, and how. */
#include "crates.h"

#include <string.h>

int crates_beside(const struct crates_position *position, int cell, int direction)
{
    int width = position->width, column = cell % width;
    switch (direction) {
    case CRATES_UP: return cell >= width ? cell - width : CRATES_NOWHERE;
    case CRATES_DOWN: return cell + width < crates_cells(position) ? cell + width : CRATES_NOWHERE;
    case CRATES_LEFT: return column > 0 ? cell - 1 : CRATES_NOWHERE;
    default: return column + 1 < width ? cell + 1 : CRATES_NOWHERE;
    }
}

bool crates_is_free(const struct crates_position *position, int cell)
{
    return cell != CRATES_NOWHERE && !crates_has(position->walls, cell) &&
           !crates_has(position->crates, cell);
}

/* Breadth first from `from` over free cells, until `to` is found. `came` gets for each cell reached the
 * direction of the step into it, plus 1. */
static void spread(const struct crates_position *position, int from, int to,
                   uint8_t came[CRATES_CELLS_MAX + 1])
{
    uint16_t queue[CRATES_CELLS_MAX + 1];
    size_t count = 1;
    memset(came, 0, CRATES_CELLS_MAX + 1);
    queue[0] = (uint16_t)from;
    came[from] = CRATES_DIRECTIONS + 1;
    for (size_t i = 0; i < count && !(to != CRATES_NOWHERE && came[to]); i++)
        for (int direction = 0; direction < CRATES_DIRECTIONS; direction++) {
            int next = crates_beside(position, queue[i], direction);
            if (!crates_is_free(position, next) || came[next])
                continue;
            came[next] = (uint8_t)(direction + 1);
            queue[count++] = (uint16_t)next;
        }
}

void crates_reach(const struct crates_position *position, int from, uint8_t reach[CRATES_SET_BYTES])
{
    uint8_t came[CRATES_CELLS_MAX + 1];
    spread(position, from, CRATES_NOWHERE, came);
    memset(reach, 0, CRATES_SET_BYTES);
    for (int cell = 0; cell < crates_cells(position); cell++)
        if (came[cell])
            crates_flip(reach, cell);
}

int crates_path(const struct crates_position *position, int from, int to, uint8_t *path, int capacity)
{
    uint8_t came[CRATES_CELLS_MAX + 1];
    spread(position, from, to, came);
    if (!came[to])
        return -1;
    int length = 0;
    for (int cell = to; cell != from; length++)
        cell = crates_beside(position, cell, (came[cell] - 1) ^ 2);
    int at = length;
    for (int cell = to; cell != from;) {
        int direction = came[cell] - 1;
        if (--at < capacity)
            path[at] = (uint8_t)direction;
        cell = crates_beside(position, cell, direction ^ 2);
    }
    return length;
}

void crates_inside(const struct crates_position *position, uint8_t inside[CRATES_SET_BYTES])
{
    struct crates_position empty = *position;
    memset(empty.crates, 0, sizeof empty.crates);
    crates_reach(&empty, crates_man(position), inside);
}
