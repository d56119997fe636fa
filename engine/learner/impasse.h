/* Being really stuck, told from thinking: the rules of SCIENCE.md 2.5, every sub-condition kept.
 *
 * stuck: active time since the last new best > max(45 s, the person's own 80th percentile; 60 s while fewer than 5
 * episodes are known) and at least two of: errors in >= .6 of the last 10 moves; >= 2 restarts in this visit;
 * revisits in >= .35 of the last 15 moves; >= 3 null moves or undos among the last 10 acts; a pause >= 12 s.
 * wheel-spinning: >= 8 attempts without a new best, or > 160 s since it with >= 3 attempts. */
#ifndef SG_IMPASSE_H
#define SG_IMPASSE_H

#include <stdbool.h>
#include <stdint.h>

#include "smartgames/event.h"

extern const struct sg_impasse_rules {
    int64_t least_ms, unknown_ms;   /* 45 s; 60 s before a personal threshold exists */
    uint32_t episodes_known;        /* 5 */
    double quantile;                /* .80 */
    uint32_t move_window, revisit_window, act_window; /* 10, 15, 10 */
    double error_rate, revisit_share;
    uint32_t restarts, take_backs, needed; /* 2, 3, 2 */
    int64_t pause_ms;               /* 12 s */
    uint32_t spin_attempts, spin_attempts_slow; /* 8, 3 */
    int64_t spin_ms;                /* 160 s */
} sg_impasse_rules;

/* What a visit has shown so far. Flat; zeroed by sg_impasse_open. */
struct sg_impasse_watch {
    uint32_t error_bits, revisit_bits, take_back_bits; /* newest in bit 0 */
    uint32_t moves, acts;
    uint32_t restarts, attempts_without_best; /* attempts given up since the last new best */
    int64_t best_at_ms; /* active time of the last new best (or of the opening) */
};

/* The times between new bests of a person, for the personal threshold: a ring of the latest. */
enum { SG_IMPASSE_EPISODES = 64 };
struct sg_impasse_baseline {
    int64_t gap_ms[SG_IMPASSE_EPISODES];
    uint32_t count; /* ever noted */
};

void sg_impasse_open(struct sg_impasse_watch *watch, int64_t active_ms);
void sg_impasse_note_move(struct sg_impasse_watch *watch, bool improving, bool revisit);
void sg_impasse_note_take_back(struct sg_impasse_watch *watch); /* an undo or a null move */
void sg_impasse_note_restart(struct sg_impasse_watch *watch);
void sg_impasse_note_best(struct sg_impasse_watch *watch, int64_t active_ms);

void sg_impasse_learn(struct sg_impasse_baseline *baseline, int64_t gap_ms);
int64_t sg_impasse_threshold(const struct sg_impasse_baseline *baseline);

/* Fills `event` (kind SG_EVENT_IMPASSE_BEGAN) with every sub-condition and says which impasse it is, if any.
 * `pause_ms`: since the last input. Shares are of the whole window, also while fewer moves were made. Its time and
 * seq are left to the caller. Pure: asking changes nothing. */
enum sg_impasse sg_impasse_judge(const struct sg_impasse_watch *watch, int64_t active_ms, int64_t pause_ms,
                                 int64_t threshold_ms, struct sg_event *event);

#endif
