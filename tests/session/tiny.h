/* A game small enough to reason about: a counter that has to come down to 0. Moves `-1`, `+1`, `+5`; from 25
 * on there is no way down any more, at 30 no move at all. */
#ifndef TINY_H
#define TINY_H

#include "smartgames/game.h"

enum { TINY_DEAD = 25, TINY_TOP = 30 };

extern const struct sg_game tiny_game, twin_game; /* the twin has lessons */
extern const struct sg_game *const tiny_games[], *const both_games[];

/* The oracle, by looking at it. */
enum sg_bound tiny_distance(const void *position, uint32_t *distance);

#endif
