/* A persona on the board and before a prompt card. Private to simulate. */
#ifndef SG_PLAY_H
#define SG_PLAY_H

#include "simulate/persona.h"

void sg_play_next(struct sg_persona *persona, const struct sg_session *session, struct sg_bench *bench,
                  struct sg_event *event);
void sg_play_card(struct sg_persona *persona, const struct sg_session_state *state, struct sg_event *event);

#endif
