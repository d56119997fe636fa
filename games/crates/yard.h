/* One position of a search, laid out so that pushes can be tried: where the crates are, where the man can
 * walk, and which crates can never move again. */
#ifndef SG_CRATES_YARD_H
#define SG_CRATES_YARD_H

#include "room.h"

struct yard {
    const struct room *room;
    uint16_t count; /* crates */
    uint16_t least; /* the lowest cell the man can walk to: it stands for all of them */
    uint16_t crate[ROOM_CRATES];
    uint8_t taken[ROOM_CELLS + 1]; /* 0 free, otherwise YARD_CRATE or YARD_WALL */
    uint8_t nth[ROOM_CELLS + 1];   /* of a cell with a crate: which */
    uint64_t free[ROOM_WORDS];     /* spots without crate and wall */
    uint64_t reach[ROOM_WORDS];    /* spots that the man can walk to */
};

enum { YARD_CRATE = 1, YARD_WALL = 2 };

struct push {
    uint16_t crate, cell, to; /* which crate, where from, where to */
    uint16_t direction;
};

void yard_init(struct yard *yard, const struct room *room);

/* Sets the crates of a position; false when one is where it is lost, or there are too many. */
bool yard_set(struct yard *yard, const struct crates_position *position);
void yard_clear(struct yard *yard);
void yard_put(struct yard *yard, uint16_t cell);
void yard_load(struct yard *yard, const uint64_t *key);
void yard_save(const struct yard *yard, uint64_t *key);

/* Finds where the man can walk from `man`. */
void yard_walk(struct yard *yard, uint16_t man);
static inline bool yard_reaches(const struct yard *yard, uint16_t cell)
{
    uint32_t spot = yard->room->spot[cell];
    return yard->reach[spot >> 6] >> (spot & 63) & 1;
}

/* Whether the man, who walks where yard_walk said, can make that push, and to no lost cell. */
bool yard_can_push(const struct yard *yard, uint32_t crate, int direction, struct push *push);
void yard_move(struct yard *yard, const struct push *push);
void yard_take_back(struct yard *yard, const struct push *push);

/* The lowest cell that the man can walk to after `push`, which was just moved; `yard_walk` is that of before
 * it. */
uint16_t yard_least_after(const struct yard *yard, const struct push *push);

/* The spots that can be walked to from `cell`; the lowest such cell. */
uint16_t yard_spread(const struct yard *yard, uint16_t cell, uint64_t *reach);

/* The lowest cell the man can walk to from `man`. */
uint16_t yard_least_from(const struct yard *yard, uint16_t man);

/* Whether the crate on `cell` can never move again, alone or with others that it leans on, and one of these
 * stands on no goal. */
bool yard_is_frozen(struct yard *yard, uint16_t cell);

#endif
