/* The folder of people's moves that `validate --human` takes: DIR/traffic/boards.tsv and moves.tsv, each
 * plain or packed (.gz). */
#ifndef SG_APP_HUMAN_H
#define SG_APP_HUMAN_H

#include "simulate/human.h"

/* Judged by the oracle of `game`. SG_ERR_IO: a file is not there or cannot be read, SG_ERR_TEXT: what it
 * holds cannot be; `why` says it. The people are the caller's (sg_human_free); none on failure. */
enum sg_status sg_human_load(struct sg_human *human, const char *folder, const struct sg_game *game,
                             sg_human_see *see, void *user, struct sg_phrase *why);

#endif
