/* A persona alone at one level: no ladder, no help, until it solves the level or gives up. For claims whose
 * truth only the persona knows. */
#ifndef SG_VISIT_H
#define SG_VISIT_H

#include "simulate/hour.h"

/* Each recorded event of the level, after it happened; `persona` as it stands then. */
typedef void sg_visit_see(void *user, const struct sg_persona *persona, const struct sg_session *session,
                          const struct sg_event *event);

/* `bench` is one for `level->game`; the persona's `alone` and `game` are set. SG_ERR_MEMORY; SG_ERR_BUDGET
 * when it did not end within 4,000 inputs: what was seen holds all the same. */
enum sg_status sg_visit_play(struct sg_persona *persona, struct sg_bench *bench, const struct sg_level *level,
                             sg_visit_see *see, void *user);

#endif
