#include "learner/persistence.h"

#include <string.h>

#include "base/hash.h"

/* SCIENCE 2.1 and 2.2. */
static const struct {
    uint32_t least_moves;      /* an attempt shorter than this is restart-mashing: no failure, no retry */
    uint32_t failures_recover; /* a level failed at so often counts as RECOV when it is solved */
} rules = {.least_moves = 3, .failures_recover = 3};

void sg_persistence_init(struct sg_persistence *persistence)
{
    memset(persistence, 0, sizeof *persistence);
    persistence->now.stretch_ms = -1;
}

/* Deals the active time since the last event out to the visit and to the stretch after a failure. */
static void pass_time(struct sg_persistence *p, int64_t at_ms)
{
    struct sg_persistence_place *now = &p->now;
    int64_t active_ms = sg_active_at(&now->clock, at_ms);
    int64_t gap_ms = active_ms - now->counted_ms;
    now->counted_ms = active_ms;
    if (!now->open || gap_ms <= 0)
        return;
    p->active_ms += gap_ms;
    if (now->stretch_ms >= 0)
        now->stretch_ms += gap_ms;
}

/* ---- the stretch after a failure, productive or not ---- */

static void close_stretch(struct sg_persistence *p)
{
    if (p->now.stretch_ms < 0)
        return;
    p->after_failure_ms += p->now.stretch_ms;
    if (p->now.productive)
        p->productive_ms += p->now.stretch_ms;
    p->now.stretch_ms = -1;
}

static void fail(struct sg_persistence *p)
{
    p->failures++;
    p->now.level_failures++;
    p->now.failed = p->now.may_retry = true;
    p->now.succeeded = false;
    close_stretch(p);
    p->now.stretch_ms = 0;
    p->now.productive = false;
}

/* ---- levels that were hard: RECOV looks across visits ---- */

static uint32_t find_hard(const struct sg_persistence_place *now)
{
    uint32_t count = now->hard_count < SG_PERSISTENCE_LEVELS ? now->hard_count : SG_PERSISTENCE_LEVELS;
    for (uint32_t i = 0; i < count; i++)
        if (now->hard[i].level == now->level)
            return i;
    return SG_PERSISTENCE_LEVELS;
}

static void remember_hard(struct sg_persistence_place *now)
{
    if (now->level_failures == 0)
        return;
    uint32_t at = find_hard(now);
    if (at == SG_PERSISTENCE_LEVELS)
        at = now->hard_count++ % SG_PERSISTENCE_LEVELS;
    now->hard[at].level = now->level;
    now->hard[at].failures = now->level_failures;
    now->hard[at].surrendered = now->level_surrendered;
}

static void recall_hard(struct sg_persistence_place *now, const char *position)
{
    now->level = sg_hash_text(SG_HASH_START, position);
    uint32_t at = find_hard(now);
    bool known = at < SG_PERSISTENCE_LEVELS;
    now->level_failures = known ? now->hard[at].failures : 0;
    now->level_surrendered = known && now->hard[at].surrendered;
}

/* ---- visits ---- */

static void note_started(struct sg_persistence *p, const struct sg_event *event)
{
    struct sg_persistence_place *now = &p->now;
    now->attempt_moves = 0;
    if (now->open)
        return;
    p->visits++;
    now->open = true;
    now->best = event->as.attempt_started.distance;
    uint64_t before = now->level;
    recall_hard(now, event->as.attempt_started.position);
    now->may_retry = now->may_retry && now->level == before;
}

/* What somebody takes up after a visit; levels that the ladder drew and the buttons of a visit are no such
 * choice. */
static bool is_about_level(enum sg_choice choice)
{
    return choice != SG_CHOICE_NONE && choice != SG_CHOICE_LEVEL && choice != SG_CHOICE_KEEP_TRYING &&
           choice != SG_CHOICE_CLOSE && choice < SG_CHOICE_COUNT;
}

static bool is_equal_or_harder(enum sg_choice choice)
{
    return choice != SG_CHOICE_EASIER && choice != SG_CHOICE_WALL_NO;
}

static void follow(struct sg_persistence *p, enum sg_choice choice)
{
    struct sg_persistence_place *now = &p->now;
    if (now->failed && choice < SG_CHOICE_COUNT)
        p->after_failure[choice]++;
    if (now->failed && is_about_level(choice)) {
        p->choices_after_failure++;
        p->harder_after_failure += is_equal_or_harder(choice);
    } else if (now->succeeded && is_about_level(choice)) {
        p->choices_after_success++;
        p->harder_after_success += is_equal_or_harder(choice);
    }
    now->failed = now->succeeded = false;
}

static void note_choice(struct sg_persistence *p, const struct sg_event *event)
{
    enum sg_choice choice = event->as.choice.choice;
    if (event->as.choice.actor == SG_ACTOR_SYSTEM || event->as.choice.actor == SG_ACTOR_COACH ||
        choice == SG_CHOICE_LEVEL)
        return;
    follow(p, choice);
}

static void note_solved(struct sg_persistence *p)
{
    struct sg_persistence_place *now = &p->now;
    p->solved++;
    p->recovered += now->level_surrendered || now->level_failures >= rules.failures_recover;
    now->level_failures = 0;
    now->level_surrendered = false;
    uint32_t at = find_hard(now);
    if (at < SG_PERSISTENCE_LEVELS) { /* recovered once is enough */
        now->hard[at].failures = 0;
        now->hard[at].surrendered = false;
    }
    now->productive = true;
    now->failed = now->may_retry = false;
    now->succeeded = true;
}

static void note_ended(struct sg_persistence *p, const struct sg_event *event)
{
    switch (event->as.attempt_ended.end) {
    case SG_ATTEMPT_END_SOLVED: note_solved(p); break;
    case SG_ATTEMPT_END_SURRENDERED:
        p->surrendered++;
        p->now.level_surrendered = true;
        fail(p);
        break;
    case SG_ATTEMPT_END_CAPPED:
        p->capped++;
        fail(p);
        break;
    case SG_ATTEMPT_END_LEFT:
        p->left++; /* a failure before it still waits: what is chosen next is its next act */
        break;
    default: /* the coach ended it: it says nothing about the learner */
        p->now.failed = p->now.may_retry = p->now.succeeded = false;
        break;
    }
    remember_hard(&p->now);
    close_stretch(p);
    p->now.open = false;
}

/* ---- acts on the board ---- */

static void note_move(struct sg_persistence *p)
{
    p->moves++;
    if (++p->now.attempt_moves != rules.least_moves || !p->now.may_retry)
        return;
    p->retries++;
    p->now.may_retry = false;
}

static void note_restart(struct sg_persistence *p)
{
    p->restarts++;
    if (p->now.attempt_moves >= rules.least_moves)
        fail(p);
    p->now.attempt_moves = 0;
}

static void note_hint(struct sg_persistence *p)
{
    p->hints++;
    if (!p->now.failed || p->now.attempt_moves >= rules.least_moves)
        return; /* the next act was another attempt */
    p->hints_after_failure++;
    p->now.failed = false;
}

static void note_assessment(struct sg_persistence *p, const struct sg_event *event)
{
    if (event->as.assessment.bound != SG_BOUND_EXACT || event->as.assessment.best >= p->now.best)
        return;
    p->now.best = event->as.assessment.best;
    p->now.productive = true;
}

/* The line that follows a restart tells whether the next act was the same way or another; it may leave it
 * open. */
static void note_strategy(struct sg_persistence *p, enum sg_strategy strategy)
{
    bool other = strategy == SG_STRATEGY_REST, same = strategy == SG_STRATEGY_PERS;
    p->switches += other;
    p->perseverations += same;
    p->now.productive |= other;
    if (!p->now.open || !p->now.failed)
        return;
    p->after_failure[SG_CHOICE_OTHER_WAY] += other;
    p->after_failure[SG_CHOICE_AGAIN] += same;
    p->now.failed = false;
}

void sg_persistence_note(struct sg_persistence *p, const struct sg_event *event)
{
    pass_time(p, event->at_ms);
    sg_active_note(&p->now.clock, event);
    switch (event->kind) {
    case SG_EVENT_ATTEMPT_STARTED: note_started(p, event); break;
    case SG_EVENT_ATTEMPT_ENDED: note_ended(p, event); break;
    case SG_EVENT_CHOICE: note_choice(p, event); break;
    case SG_EVENT_MOVE: note_move(p); break;
    case SG_EVENT_NULL_MOVE: p->null_moves++; break;
    case SG_EVENT_UNDO: p->undos++; break;
    case SG_EVENT_RESTART: note_restart(p); break;
    case SG_EVENT_HINT: note_hint(p); break;
    case SG_EVENT_ASSESSMENT: note_assessment(p, event); break;
    case SG_EVENT_STRATEGY: note_strategy(p, event->as.strategy.strategy); break;
    case SG_EVENT_IMPASSE_BEGAN: p->impasses++; break;
    case SG_EVENT_IMPASSE_ENDED:
        p->impasses_left += event->as.impasse_ended.end == SG_IMPASSE_END_NEW_BEST ||
                            event->as.impasse_ended.end == SG_IMPASSE_END_SOLVED;
        break;
    default: break;
    }
}
