/* Measures of persistence (SCIENCE.md 2.2), each with the number of opportunities it rests on: a fold over events.
 *
 * A failure is a restart after >= 3 moves, a surrender or a cap. Never one number, never "grit". */
#ifndef SG_PERSISTENCE_H
#define SG_PERSISTENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "smartgames/event.h"

/* Counts; a share is made from them only where it is shown, with its n. */
struct sg_persistence {
    uint32_t visits, solved, surrendered, left, capped;
    uint32_t failures, retries;                 /* RETRY = retries / failures */
    uint32_t after_failure[SG_CHOICE_COUNT];    /* next act, by choice */
    uint32_t hints_after_failure;
    uint32_t recovered;                         /* RECOV: solved after a surrender or >= 3 failed attempts */
    uint32_t harder_after_failure, harder_after_success, choices_after_failure, choices_after_success; /* CHAL */
    int64_t active_ms, after_failure_ms;        /* PROD = productive_ms / after_failure_ms */
    int64_t productive_ms;
    uint32_t impasses, impasses_left;           /* began; ended by a new best or a solve */
    uint32_t switches, perseverations;          /* strategy events REST, PERS */
    uint32_t null_moves, undos, restarts, moves, hints;
    /* the fold's own place, not for readers */
    struct {
        int64_t last_at_ms, failed_at_ms, fail_active_ms;
        uint32_t visit_failures, attempt_moves;
        bool failed, visit_surrendered, paused, unfocused, open, after_success;
    } now;
};

void sg_persistence_init(struct sg_persistence *persistence);
void sg_persistence_note(struct sg_persistence *persistence, const struct sg_event *event);

#endif
