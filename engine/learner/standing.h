/* What a log says of a learner's ability and pace: a fold over attempt_started, hint and attempt_ended. The
 * session folds as it goes; what earlier sessions said comes in as text (session_started.standing), so that a
 * second session starts where the first ended. */
#ifndef SG_STANDING_H
#define SG_STANDING_H

#include <stdbool.h>

#include "learner/ability.h"
#include "learner/pace.h"
#include "smartgames/event.h"

enum { SG_GIVEN_UP_MAX = 16 };

struct sg_standing {
    struct sg_ability ability;
    struct sg_pace pace;
    /* the level on the board */
    size_t game;
    uint64_t level; /* names its position */
    bool lesson, helped;
    double p_solve, expected_s;
    int64_t opened_active_ms;
    /* levels given up in this session: solving one later counts as half; a ring of the latest */
    uint64_t given_up[SG_GIVEN_UP_MAX];
    uint32_t given_up_count;
};

extern const struct sg_standing_rules {
    double kept; /* of what earlier sessions showed, at the next: learners change */
} sg_standing_rules;

void sg_standing_init(struct sg_standing *standing);

/* `game`: the number of attempt_started's game, below SG_TRAIT_GAMES; of no matter with other kinds.
 * `active_ms`: active time of the session at this event (learner/active.h). Solved unaided 1, with a hint or
 * after giving it up .5, given up or capped 0 (SCIENCE.md 4.1); a lesson, a level left, a coach's hand:
 * nothing. */
void sg_standing_note(struct sg_standing *standing, const struct sg_event *event, size_t game,
                      int64_t active_ms);

/* As the next session begins: what is known fades, what is on the board is gone. */
void sg_standing_rest(struct sg_standing *standing);

/* "levels=12,traffic=0.813:1.250:0.400:0.102": after the id of a game, value and precision of theta, then of
 * tau; games that showed nothing are left out. `ids`: NULL-terminated, at most SG_TRAIT_GAMES. */
void sg_standing_write(const struct sg_standing *standing, const char *const *ids, struct sg_text *out);

/* Reads what was written into a standing that is new; false: it cannot be read, and the standing stays new. A
 * game that is not among `ids` is passed over. Any bytes are safe. */
bool sg_standing_read(struct sg_standing *standing, const char *const *ids, const char *text);

#endif
