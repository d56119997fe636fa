/* The moves of real people as choices among those that were legal. */
#ifndef SG_HUMAN_MOVES_H
#define SG_HUMAN_MOVES_H

#include "learner/choice.h"
#include "simulate/human.h"

struct sg_human_choice {
    size_t person;
    struct sg_choice_past past;
    size_t first, count, made; /* options; which of them, from 0 */
};

struct sg_human_moves {
    size_t count, room;
    struct sg_human_choice *choices; /* owned */
    size_t option_count, option_room;
    struct sg_choice_option *options; /* owned */
    bool failed;
};

/* Every move that was made where there was a choice. SG_ERR_MEMORY, SG_ERR_TEXT as sg_human_judge. */
enum sg_status sg_human_moves_collect(struct sg_human_moves *moves, struct sg_human *human,
                                      const struct sg_game *game);
void sg_human_moves_free(struct sg_human_moves *moves);

#endif
