/* What a persona draws on: chances, think times, and which move it finds. Private to simulate. */
#ifndef SG_MIND_H
#define SG_MIND_H

#include "simulate/persona.h"

bool sg_mind_chance(struct sg_persona *persona, double probability);
double sg_mind_normal(struct sg_persona *persona);
/* Lognormal with this median and spread (of the logarithm), in 150 ms .. 60 s. */
int64_t sg_mind_time(struct sg_persona *persona, double median_ms, double spread);
/* An index drawn with these weights; `count` when all are 0. */
size_t sg_mind_pick(struct sg_persona *persona, const double *weights, size_t count);

/* Makes `event` the act of this kind, `ms` after what happened last. Returns it, to be filled further. */
struct sg_event *sg_mind_act(struct sg_event *event, const struct sg_session_state *state, int64_t ms,
                             enum sg_event_kind kind);

/* The move this persona makes on the present board, and whether it only takes the last one back; false: it
 * sees none. */
bool sg_mind_move(struct sg_persona *persona, const struct sg_session *session, struct sg_bench *bench,
                  struct sg_move *move, bool *back);

/* Its own chance at the level on the board, were it to try for long. */
double sg_mind_predict(const struct sg_persona *persona, const struct sg_session_state *state);

#endif
