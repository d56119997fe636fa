/* The legal moves of a position as somebody sees them who chooses among them (learner/choice.h), with what
 * the oracle knows of each. Private to simulate. */
#ifndef SG_OPTIONS_H
#define SG_OPTIONS_H

#include "learner/choice.h"
#include "puzzle/history.h"
#include "puzzle/level.h"

struct sg_options {
    size_t count;
    uint32_t distance; /* exact, or UINT32_MAX */
    struct sg_move moves[SG_MOVES_MAX];
    struct sg_choice_option items[SG_MOVES_MAX];
};

/* Of the present position of `history`; `bench` has its level prepared. */
void sg_options_list(struct sg_options *options, const struct sg_game *game, struct sg_bench *bench,
                     const struct sg_history *history);

#endif
