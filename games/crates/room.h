/* A warehouse cut down to what a search needs: the cells within its walls, their neighbours, and how far
 * every goal is for a single crate.
 *
 * Cells are numbered anew from 0; one more, the number `cells`, stands for every wall. A place is a cell
 * from which a crate alone can still be brought to some goal: a crate anywhere else is lost. Places are
 * numbered too, and a configuration of crates is a bit a place. */
#ifndef SG_CRATES_ROOM_H
#define SG_CRATES_ROOM_H

#include "crates.h"

enum {
    ROOM_CELLS = 704, /* within the walls at most */
    ROOM_CRATES = 64, /* more are not searched */
    ROOM_WORDS = 12,  /* of a configuration, and of a set of spots */
    ROOM_FAR = 0x3fff /* a goal that cannot be reached */
};

struct room {
    uint16_t cells, places, goals;
    uint16_t words; /* of a configuration */
    bool lost;      /* a crate or a goal lies where nobody can come, and not one on the other */
    bool too_large; /* for a search */
    uint16_t next[CRATES_DIRECTIONS][ROOM_CELLS + 1];
    uint16_t ring[ROOM_CELLS + 1]
                 [4];           /* the cells across the corners: up-left, left-down, down-right, right-up */
    uint16_t board[ROOM_CELLS]; /* of each cell: its number on the board */
    uint16_t cell_of[CRATES_CELLS_MAX + 1]; /* of each cell of the board: its number here, CRATES_NOWHERE */
    uint16_t place[ROOM_CELLS + 1];         /* of each cell; CRATES_NOWHERE where a crate is lost */
    uint16_t place_cell[ROOM_CELLS];
    uint16_t goal_cell[ROOM_CELLS];
    uint8_t is_goal[ROOM_CELLS + 1];
    /* Sets of cells that a walk spreads over: a bit a spot, row by row, with an empty column between the
     * rows, so that a step is a shift by 1 or by `stride`. */
    uint16_t stride, spot_words;
    uint16_t spot[ROOM_CELLS + 1]; /* of each cell; of the walls one that is always empty */
    uint16_t spot_cell[ROOM_WORDS * 64];
    /* A crate on a cell parts the room: which part each other cell belongs to, 0 .. 3. cells x cells. */
    uint8_t *part;
    /* Pushes of a single crate from a cell, the man in a part, to each goal: cells x 4 x goals. Other crates
     * that move never bring the man into another part, so this is as exact as a bound for one crate can be.
     */
    uint16_t *distance;
};

/* Lays `room` out for the board of `start`; its tables come from `arena`. False: no memory. */
bool room_open(struct room *room, const struct crates_position *start, struct sg_arena *arena);

/* Whether the walls and goals of `position` are those of the board `like`. */
bool room_is_of(const struct crates_position *like, const struct crates_position *position);

/* A row of `distance`: of a crate on `cell` when the man is on `man`. */
static inline uint32_t room_row(const struct room *room, uint32_t cell, uint32_t man)
{
    return cell * 4 + room->part[cell * room->cells + man];
}

/* To each goal. */
static inline const uint16_t *room_distances(const struct room *room, uint32_t row)
{
    return &room->distance[row * room->goals];
}

#endif
