#include "room.h"

#include <string.h>

bool room_is_of(const struct crates_position *like, const struct crates_position *position)
{
    return like->width == position->width && like->height == position->height &&
           memcmp(like->walls, position->walls, sizeof like->walls) == 0 &&
           memcmp(like->goals, position->goals, sizeof like->goals) == 0;
}

/* ---- cells ----------------------------------------------------------------------------------------- */

static void number_cells(struct room *room, const struct crates_position *start)
{
    uint8_t inside[CRATES_SET_BYTES];
    crates_inside(start, inside);
    for (int cell = 0; cell < crates_cells(start); cell++) {
        room->cell_of[cell] = CRATES_NOWHERE;
        if (!crates_has(inside, cell)) {
            room->lost |= crates_has(start->goals, cell) != crates_has(start->crates, cell);
            continue;
        }
        if (room->cells == ROOM_CELLS) {
            room->too_large = true;
            return;
        }
        room->cell_of[cell] = room->cells;
        room->board[room->cells] = (uint16_t)cell;
        room->is_goal[room->cells] = crates_has(start->goals, cell);
        if (room->is_goal[room->cells])
            room->goal_cell[room->goals++] = room->cells;
        room->cells++;
    }
}

/* The walls are closed, so that no cell lies in the outermost rows and columns. */
static void number_spots(struct room *room, const struct crates_position *start)
{
    room->stride = (uint16_t)(start->width - 1);
    for (uint16_t cell = 0; cell < room->cells; cell++) {
        int row = room->board[cell] / start->width - 1, column = room->board[cell] % start->width - 1;
        room->spot[cell] = (uint16_t)(row * room->stride + column);
        room->spot_cell[room->spot[cell]] = cell;
        room->spot_words = (uint16_t)(room->spot[cell] / 64 + 1);
    }
    room->spot[room->cells] = (uint16_t)(start->width - 2);
    if (room->spot[room->cells] / 64 >= room->spot_words)
        room->spot_words = (uint16_t)(room->spot[room->cells] / 64 + 1);
}

static uint16_t neighbour(const struct room *room, const struct crates_position *start, int cell,
                          int direction)
{
    int beside = crates_beside(start, room->board[cell], direction);
    uint16_t number = beside == CRATES_NOWHERE ? CRATES_NOWHERE : room->cell_of[beside];
    return number == CRATES_NOWHERE ? room->cells : number;
}

static void link_cells(struct room *room, const struct crates_position *start)
{
    for (int direction = 0; direction < CRATES_DIRECTIONS; direction++) {
        for (int cell = 0; cell < room->cells; cell++)
            room->next[direction][cell] = neighbour(room, start, cell, direction);
        room->next[direction][room->cells] = room->cells;
    }
    for (int cell = 0; cell < room->cells; cell++)
        for (int corner = 0; corner < CRATES_DIRECTIONS; corner++) {
            int board = crates_beside(start, room->board[cell], corner);
            board = crates_beside(start, board, (corner + 1) & 3); /* the walls are closed: both exist */
            uint16_t number = room->cell_of[board];
            room->ring[cell][corner] = number == CRATES_NOWHERE ? room->cells : number;
        }
}

/* ---- how far a single crate has to go -------------------------------------------------------------- */

/* Numbers the parts that a crate on `cell` leaves of the room. */
static void part_room(const struct room *room, uint16_t cell, uint16_t *queue)
{
    uint8_t *part = &room->part[(size_t)cell * room->cells], parts = 0;
    memset(part, 0xff, room->cells);
    part[cell] = 0;
    for (int side = 0; side < CRATES_DIRECTIONS; side++) {
        uint16_t from = room->next[side][cell];
        if (from == room->cells || part[from] != 0xff)
            continue;
        uint32_t count = 1;
        queue[0] = from;
        part[from] = parts;
        for (uint32_t i = 0; i < count; i++)
            for (int d = 0; d < CRATES_DIRECTIONS; d++) {
                uint16_t to = room->next[d][queue[i]];
                if (to == room->cells || part[to] != 0xff)
                    continue;
                part[to] = parts;
                queue[count++] = to;
            }
        parts++;
    }
}

static void reach_row(struct room *room, uint32_t row, uint32_t goal, uint16_t distance, uint16_t *queue,
                      uint32_t *count)
{
    uint16_t *known = &room->distance[row * room->goals + goal];
    if (*known != ROOM_FAR)
        return;
    *known = distance;
    queue[(*count)++] = (uint16_t)row;
}

/* Pulls a crate from the goal to everywhere. */
static void pull_from(struct room *room, uint32_t goal, uint16_t *queue)
{
    uint32_t count = 0;
    for (uint32_t part = 0; part < 4; part++)
        reach_row(room, room->goal_cell[goal] * 4u + part, goal, 0, queue, &count);
    for (uint32_t i = 0; i < count; i++) {
        uint16_t cell = queue[i] >> 2, part = queue[i] & 3;
        uint16_t distance = (uint16_t)(room->distance[queue[i] * room->goals + goal] + 1);
        for (int side = 0; side < CRATES_DIRECTIONS; side++) {
            /* the man steps back from the crate and draws it to where he stood */
            uint16_t to = room->next[side][cell], stands = room->next[side][to];
            if (to == room->cells || stands == room->cells || room->part[cell * room->cells + to] != part)
                continue;
            reach_row(room, room_row(room, to, stands), goal, distance, queue, &count);
        }
    }
}

static bool measure(struct room *room, struct sg_arena *arena)
{
    size_t rows = 4u * room->cells, entries = rows * room->goals;
    room->part = sg_arena_take_raw(arena, (size_t)room->cells * room->cells, 1);
    room->distance = sg_arena_take_raw(arena, entries, sizeof *room->distance);
    size_t used = arena->used;
    uint16_t *queue = sg_arena_take_raw(arena, rows, sizeof *queue);
    if (!room->part || !room->distance || !queue)
        return false;
    for (uint16_t cell = 0; cell < room->cells; cell++)
        part_room(room, cell, queue);
    for (size_t i = 0; i < entries; i++)
        room->distance[i] = ROOM_FAR;
    for (uint32_t goal = 0; goal < room->goals; goal++)
        pull_from(room, goal, queue);
    arena->used = used;
    return true;
}

static bool leads_to_a_goal(const struct room *room, uint32_t cell)
{
    for (uint32_t i = cell * 4 * room->goals; i < (cell + 1) * 4 * room->goals; i++)
        if (room->distance[i] != ROOM_FAR)
            return true;
    return false;
}

static void number_places(struct room *room)
{
    for (uint16_t cell = 0; cell < room->cells; cell++) {
        room->place[cell] = CRATES_NOWHERE;
        if (!leads_to_a_goal(room, cell))
            continue;
        room->place[cell] = room->places;
        room->place_cell[room->places++] = cell;
    }
    room->place[room->cells] = CRATES_NOWHERE;
    room->words = (uint16_t)((room->places + 63) / 64);
}

bool room_open(struct room *room, const struct crates_position *start, struct sg_arena *arena)
{
    memset(room, 0, sizeof *room);
    number_cells(room, start);
    room->too_large |= room->goals > ROOM_CRATES;
    if (room->too_large)
        return true;
    link_cells(room, start);
    number_spots(room, start);
    if (!measure(room, arena))
        return false;
    number_places(room);
    return true;
}
