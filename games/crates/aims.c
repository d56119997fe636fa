#include "aims.h"

#include <string.h>

static bool is_floor(const struct crates_position *position, int cell)
{
    return cell != CRATES_NOWHERE && !crates_has(position->walls, cell);
}

static void measure(const struct crates_position *position, uint16_t goal, uint16_t *distance)
{
    uint16_t queue[CRATES_CELLS_MAX + 1];
    size_t count = 1;
    memset(distance, 0xff, (CRATES_CELLS_MAX + 1) * sizeof *distance);
    queue[0] = goal;
    distance[goal] = 0;
    for (size_t i = 0; i < count; i++)
        for (int d = 0; d < CRATES_DIRECTIONS; d++) {
            int to = crates_beside(position, queue[i], d);
            if (!is_floor(position, to) || distance[to] != AIMS_FAR ||
                !is_floor(position, crates_beside(position, to, d)))
                continue;
            distance[to] = (uint16_t)(distance[queue[i]] + 1);
            queue[count++] = (uint16_t)to;
        }
}

/* The nearest pair first: a crate that stands on a goal has it, then the one a push away, and so on. */
static void pair_up(const struct crates_position *position, struct aims *aims)
{
    for (int paired = 0; paired < aims->goals; paired++) {
        int best_goal = -1, best_cell = CRATES_NOWHERE;
        uint16_t least = AIMS_FAR;
        for (int cell = 0; cell < crates_cells(position); cell++) {
            if (!crates_has(position->crates, cell) || aims_goal_of(aims, cell) >= 0)
                continue;
            for (int goal = 0; goal < aims->goals; goal++)
                if (aims->crate[goal] == CRATES_NOWHERE && aims->distance[goal][cell] < least) {
                    least = aims->distance[goal][cell];
                    best_goal = goal;
                    best_cell = cell;
                }
        }
        if (best_goal < 0)
            return;
        aims->crate[best_goal] = (uint16_t)best_cell;
    }
}

/* The sides from which a crate can still be pushed onto the goal. */
static int open_sides(const struct crates_position *position, int goal)
{
    int sides = 0;
    for (int d = 0; d < CRATES_DIRECTIONS; d++) {
        int beside = crates_beside(position, goal, d);
        sides += is_floor(position, beside) && is_floor(position, crates_beside(position, beside, d));
    }
    return sides;
}

void aims_find(const struct crates_position *position, struct aims *aims)
{
    int narrowest = CRATES_DIRECTIONS + 1;
    aims->goals = 0;
    aims->chief = -1;
    for (int cell = 0; cell < crates_cells(position) && aims->goals < AIMS_MOST; cell++) {
        if (!crates_has(position->goals, cell))
            continue;
        int goal = aims->goals++;
        aims->goal[goal] = (uint16_t)cell;
        aims->crate[goal] = CRATES_NOWHERE;
        measure(position, (uint16_t)cell, aims->distance[goal]);
        if (!crates_has(position->crates, cell) && open_sides(position, cell) < narrowest) {
            narrowest = open_sides(position, cell);
            aims->chief = goal;
        }
    }
    pair_up(position, aims);
}

int aims_goal_of(const struct aims *aims, int cell)
{
    for (int goal = 0; goal < aims->goals; goal++)
        if (aims->crate[goal] == cell)
            return goal;
    return -1;
}

uint16_t aims_nearest(const struct aims *aims, int cell)
{
    uint16_t least = AIMS_FAR;
    for (int goal = 0; goal < aims->goals; goal++)
        least = aims->distance[goal][cell] < least ? aims->distance[goal][cell] : least;
    return least;
}

int aims_depth(const struct crates_position *position, const struct aims *aims, int cell)
{
    if (aims->chief < 0)
        return 0;
    const uint16_t *distance = aims->distance[aims->chief];
    int at = aims->crate[aims->chief];
    if (at == cell)
        return 1;
    while (at != CRATES_NOWHERE && distance[at] != AIMS_FAR && distance[at] > 0) {
        int next = at;
        for (int d = 0; d < CRATES_DIRECTIONS && next == at; d++) {
            int beside = crates_beside(position, at, d);
            if (beside != CRATES_NOWHERE && distance[beside] == distance[at] - 1)
                next = beside;
        }
        if (next == cell)
            return 2;
        if (next == at)
            return 0;
        at = next;
    }
    return 0;
}
