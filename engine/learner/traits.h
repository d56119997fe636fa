/* What one act on the board looked like, beside what else could have been done: the only thing from which
 * strategies are told. An act is a move, an undo, a restart, or a piece taken up and put back (a null move).
 *
 * A trait says little alone: in some positions every move works on the goal. So a sight also holds other
 * legal moves of that moment, evenly spread through the game's order, against which the one that was made
 * stands out or not. */
#ifndef SG_TRAITS_H
#define SG_TRAITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "smartgames/game.h"

enum { SG_SIGHT_OTHERS = 24, SG_SIGHT_SAMPLE = 10 /* of a longer list */ };

enum sg_deed { SG_DEED_MOVE, SG_DEED_UNDO, SG_DEED_NULL, SG_DEED_RESTART, SG_DEED_COUNT };

struct sg_sight_option {
    uint64_t code;
    struct sg_traits traits;
};

/* Flat; made by sg_sight_deed or sg_sight_move, then sg_sight_judge where the oracle has spoken. */
struct sg_sight {
    enum sg_deed act;
    int64_t rt_ms;               /* active time since the act before, or since the level or attempt opened */
    struct sg_sight_option made; /* SG_DEED_MOVE */
    uint32_t legal;              /* moves there were, this one included */
    uint32_t other_count;
    struct sg_sight_option others[SG_SIGHT_OTHERS];
    bool passes;     /* it handles nothing (object -1, order -1): only on the way to what does, as a walk to a
                        crate */
    bool takes_back; /* a move that restores the position before the last one: an undo by hand */
    bool revisit;    /* the position was on the board before in this attempt */
    bool judged;     /* the oracle knows: the three below hold */
    uint32_t before, after; /* exact distances; after a dead end UINT32_MAX */
    uint32_t improving;     /* how many of the legal moves would have improved */
    bool dead_end;          /* proven, after the act */
};

/* Of an undo, a null move or a restart. */
void sg_sight_deed(struct sg_sight *sight, enum sg_deed act, int64_t rt_ms);

/* Of `move`, which led from `before` to `after`. Asks the game, at most SG_SIGHT_OTHERS + 1 times, what it
 * observes: 10 to 50 microseconds, 200 where observing is slow. `earlier`: the position before the last move
 * of this attempt, or NULL. */
void sg_sight_move(struct sg_sight *sight, const struct sg_game *game, const void *earlier,
                   const void *before, struct sg_move move, const void *after, int64_t rt_ms);

/* What the oracle says, in the words of sg_assessment and of the event of that name: UINT32_MAX or
 * SG_BOUND_AT_LEAST is "not known". */
void sg_sight_judge(struct sg_sight *sight, enum sg_bound bound, uint32_t before, uint32_t after,
                    uint32_t improving);

#endif
