/* Measures of persistence (SCIENCE.md 2.2), each with the number of opportunities it rests on: a fold over events.
 *
 * A failure is a restart after >= 3 moves, a surrender or a cap; a retry is an attempt of >= 3 moves at the same level
 * after one. Never one number, never "grit". */
#ifndef SG_PERSISTENCE_H
#define SG_PERSISTENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "learner/active.h"
#include "smartgames/event.h"

enum { SG_PERSISTENCE_LEVELS = 16 };

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
    struct sg_persistence_place {
        struct sg_active clock;
        int64_t counted_ms; /* active time that was dealt out already */
        bool open;
        uint32_t attempt_moves, best;
        int64_t stretch_ms; /* active time since the last failure at this visit; -1: none yet */
        bool productive;    /* that stretch held a new best or a change of strategy */
        bool failed;        /* a failure waits for the next act */
        bool may_retry;     /* ... and for an attempt worth the name at the same level */
        bool succeeded;     /* the last visit ended in a solve, nothing chosen since */
        uint64_t level;     /* fingerprint of the position on the board */
        uint32_t level_failures;
        bool level_surrendered;
        uint32_t hard_count; /* levels that were failed at and not solved since: a ring of the latest */
        struct {
            uint64_t level;
            uint32_t failures;
            bool surrendered;
        } hard[SG_PERSISTENCE_LEVELS];
    } now;
};

void sg_persistence_init(struct sg_persistence *persistence);
void sg_persistence_note(struct sg_persistence *persistence, const struct sg_event *event);

#endif
