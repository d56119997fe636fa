/* The positions of an attempt, without limit: where undo and redo walk. Owned by the heap. */
#ifndef SG_HISTORY_H
#define SG_HISTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "smartgames/game.h"

struct sg_history;

struct sg_history *sg_history_new(size_t position_bytes); /* NULL: no memory */
void sg_history_free(struct sg_history *history);

/* Forgets all and starts at `position`. */
enum sg_status sg_history_start(struct sg_history *history, const void *position);
/* After a move: drops what could be redone. */
enum sg_status sg_history_push(struct sg_history *history, struct sg_move move, const void *position);
bool sg_history_undo(struct sg_history *history);
bool sg_history_redo(struct sg_history *history);
/* Goes to `ply` (0 = the start), which must not be beyond sg_history_end. */
void sg_history_go(struct sg_history *history, uint32_t ply);

uint32_t sg_history_ply(const struct sg_history *history); /* moves on the board now */
uint32_t sg_history_end(const struct sg_history *history); /* moves that redo can reach */
/* Borrowed until the next change. `ply` <= sg_history_end. */
const void *sg_history_at(const struct sg_history *history, uint32_t ply);
const void *sg_history_now(const struct sg_history *history);
/* The move that led to `ply` (1 ..). */
struct sg_move sg_history_move(const struct sg_history *history, uint32_t ply);
/* Whether the present position stood on the board at an earlier ply. */
bool sg_history_revisits(const struct sg_history *history);

#endif
