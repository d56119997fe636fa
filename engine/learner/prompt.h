/* When a growth-mindset prompt may come, which, and with what probability: breakpoints, dose and the
 * micro-randomised trial of SCIENCE.md 5.3-5.4. Everything is decided and logged before anything is shown. */
#ifndef SG_PROMPT_H
#define SG_PROMPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "smartgames/event.h"

enum { SG_VARIANTS = 6 }; /* V1 .. V6 of CONTENT 8.1 */

extern const struct sg_prompt_rules {
    int64_t after_start_ms, after_best_ms; /* 20 s, 10 s: never sooner */
    int64_t pause_ms;                      /* 4 s without an input is a breakpoint */
    int64_t spacing_ms, not_now_ms, same_catchphrase_ms; /* 180 s, 5 min, 15 min */
    uint32_t per_session;                  /* 5 */
    double probability;                    /* of treatment at an available decision point */
    int64_t read_floor_ms;                 /* 1.5 s */
} sg_prompt_rules;

/* What the session remembers of its prompts. Flat; zeroed at the start. Times are at_ms; -1 never. */
struct sg_prompt_memory {
    bool off;
    uint32_t decisions, shown;
    int64_t last_shown_ms, not_now_ms, last_of_ms[SG_SITUATION_COUNT];
};

/* The moment, as the session sees it. */
struct sg_prompt_moment {
    int64_t at_ms, since_start_ms, since_best_ms, since_input_ms; /* since_best_ms < 0: no new best yet */
    bool dragging_or_burst; /* mid-burst: the last inputs came fast and no breakpoint has followed */
    bool stopped;           /* paused, a stop rule, or over */
    enum sg_situation situation;
    enum sg_breakpoint breakpoint;
    /* what is true, so that only true variants are eligible; 0 / false: not so */
    uint32_t attempts, steps_closer, failures_same_spot;
    bool last_attempt_furthest, chose_harder_after_failure, approach_known;
};

void sg_prompt_init(struct sg_prompt_memory *memory);

/* Fills `event` (kind SG_EVENT_DECISION) wholly: availability with its reason, probability, seed, draw, eligible set,
 * variant and its probability. `session_seed` and the decision's index (from 1) give the draw again. Where no prompt is
 * available nothing is drawn: probability and draw are 0. */
void sg_prompt_decide(const struct sg_prompt_memory *memory, const struct sg_prompt_moment *moment,
                      uint64_t session_seed, struct sg_event *event);

/* The fold: what a logged event (decision, prompt_shown, prompt_closed) leaves in the memory. */
void sg_prompt_note(struct sg_prompt_memory *memory, const struct sg_event *event);

#endif
