/* Which crate is on its way to which goal, as somebody who watches would guess. */
#ifndef SG_CRATES_AIMS_H
#define SG_CRATES_AIMS_H

#include "crates.h"

enum { AIMS_MOST = 32, AIMS_FAR = 0xffff }; /* goals looked at */

struct aims {
    int goals;
    uint16_t goal[AIMS_MOST];  /* cells */
    uint16_t crate[AIMS_MOST]; /* the cell of the crate that is on its way there, CRATES_NOWHERE */
    uint16_t distance[AIMS_MOST][CRATES_CELLS_MAX + 1]; /* pushes of an only crate, AIMS_FAR never */
    int chief; /* the empty goal that is the narrowest to reach, and so comes first; -1 all are filled */
};

void aims_find(const struct crates_position *position, struct aims *aims);

/* Which of `goal` the crate on `cell` is on its way to; -1 none. */
int aims_goal_of(const struct aims *aims, int cell);

/* Pushes to the nearest goal. */
uint16_t aims_nearest(const struct aims *aims, int cell);

/* 1: it is on its way to the chief goal; 2: it stands on the way of that crate; 0 neither. */
int aims_depth(const struct crates_position *position, const struct aims *aims, int cell);

#endif
