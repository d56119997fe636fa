/* Active time: the sum of gaps between what a person does, each at most a minute, without pauses, lost focus
 * and the calm after a stop rule (SCIENCE.md 2.1). A fold over events, so that session, review and measures
 * count alike. */
#ifndef SG_ACTIVE_H
#define SG_ACTIVE_H

#include <stdbool.h>
#include <stdint.h>

#include "smartgames/event.h"

enum { SG_ACTIVE_GAP_MS = 60000 /* no gap counts for more */ };

/* Zero it to begin. */
struct sg_active {
    int64_t active_ms;   /* up to the last input */
    int64_t input_at_ms; /* when that was */
    bool paused, unfocused, calm;
};

/* Whether a person did this: active time runs from one such event to the next. */
bool sg_active_is_input(const struct sg_event *event);

/* Whether it stands still now. */
bool sg_active_frozen(const struct sg_active *active);

/* Active time at `at_ms`, were nothing to happen until then. */
int64_t sg_active_at(const struct sg_active *active, int64_t at_ms);

void sg_active_note(struct sg_active *active, const struct sg_event *event);

#endif
