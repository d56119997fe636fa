/* The fold. An attempt, a point or a mark is only ever appended; the curve and the tables are read off them
 * later. */
#include "report/review.h"

#include <stdlib.h>
#include <string.h>

enum sg_status sg_review_init(struct sg_review *review)
{
    memset(review, 0, sizeof *review);
    sg_persistence_init(&review->persistence);
    return SG_OK;
}

void sg_review_deinit(struct sg_review *review)
{
    free(review->attempts);
    free(review->points);
    free(review->marks);
    memset(review, 0, sizeof *review);
}

/* Room for one more element; NULL: no memory, and the list is as it was. */
static void *grown(void *list, size_t count, size_t *capacity, size_t bytes)
{
    if (count < *capacity)
        return list;
    size_t wanted = *capacity ? *capacity * 2 : 32;
    void *larger = realloc(list, wanted * bytes);
    if (larger)
        *capacity = wanted;
    return larger;
}

/* ---- attempts ---- */

static struct sg_review_attempt *last_attempt(struct sg_review *review)
{
    return review->attempt_count ? &review->attempts[review->attempt_count - 1] : NULL;
}

/* The attempt that was on the board at `seq`; an answer of the oracle may come after the next has begun. */
static struct sg_review_attempt *attempt_at(struct sg_review *review, uint64_t seq)
{
    for (size_t i = review->attempt_count; i > 0; i--)
        if (review->attempts[i - 1].seq <= seq)
            return &review->attempts[i - 1];
    return NULL;
}

static void stop_clock(struct sg_review *review)
{
    struct sg_review_attempt *attempt = last_attempt(review);
    if (attempt && review->now.open)
        attempt->active_ms = review->active_ms - review->now.attempt_active_ms;
}

static enum sg_status add_attempt(struct sg_review *review, const struct sg_review_attempt *attempt)
{
    void *list =
        grown(review->attempts, review->attempt_count, &review->now.attempts, sizeof *review->attempts);
    if (!list)
        return SG_ERR_MEMORY;
    review->attempts = list;
    review->attempts[review->attempt_count++] = *attempt;
    review->now.attempt_active_ms = review->active_ms;
    review->now.open = true;
    return SG_OK;
}

static uint32_t best_of_visit(const struct sg_review *review, uint32_t visit)
{
    size_t count = review->point_count;
    return count && review->points[count - 1].visit == visit ? review->points[count - 1].best : UINT32_MAX;
}

static enum sg_status add_point(struct sg_review *review, const struct sg_review_attempt *attempt,
                                uint64_t seq, uint32_t distance)
{
    void *list = grown(review->points, review->point_count, &review->now.points, sizeof *review->points);
    if (!list)
        return SG_ERR_MEMORY;
    review->points = list;
    uint32_t best = best_of_visit(review, attempt->visit);
    review->points[review->point_count++] =
        (struct sg_review_point){.seq = seq,
                                 .active_ms = review->active_ms,
                                 .visit = attempt->visit,
                                 .attempt = attempt->attempt,
                                 .start = attempt->start_distance,
                                 .distance = distance,
                                 .best = distance < best ? distance : best};
    return SG_OK;
}

static enum sg_status begin_attempt(struct sg_review *review, const struct sg_event *event)
{
    const struct sg_review_attempt *open = last_attempt(review);
    if (open && review->now.open && open->visit == event->as.attempt_started.visit &&
        open->attempt == event->as.attempt_started.attempt) /* the restart before it has begun it */
        return SG_OK;
    struct sg_review_attempt attempt = {.seq = event->seq,
                                        .visit = event->as.attempt_started.visit,
                                        .attempt = event->as.attempt_started.attempt,
                                        .grade = event->as.attempt_started.grade,
                                        .start_distance = event->as.attempt_started.distance,
                                        .best = event->as.attempt_started.distance,
                                        .phase = event->as.attempt_started.phase,
                                        .at_ms = event->at_ms};
    memcpy(attempt.game, event->as.attempt_started.game, sizeof attempt.game);
    enum sg_status status = add_attempt(review, &attempt);
    return status ? status : add_point(review, &attempt, event->seq, attempt.start_distance);
}

static enum sg_status restart(struct sg_review *review, const struct sg_event *event)
{
    struct sg_review_attempt *before = last_attempt(review);
    if (!before || !review->now.open)
        return SG_OK;
    stop_clock(review);
    before->restarted = true;
    struct sg_review_attempt attempt = {.seq = event->seq,
                                        .visit = before->visit,
                                        .attempt = event->as.restart.attempt,
                                        .grade = before->grade,
                                        .start_distance = before->start_distance,
                                        .best = before->start_distance,
                                        .phase = before->phase,
                                        .at_ms = event->at_ms};
    memcpy(attempt.game, before->game, sizeof attempt.game);
    enum sg_status status = add_attempt(review, &attempt);
    return status ? status : add_point(review, &attempt, event->seq, attempt.start_distance);
}

static enum sg_status end_attempt(struct sg_review *review, const struct sg_event *event)
{
    struct sg_review_attempt *attempt = last_attempt(review);
    if (!attempt || !review->now.open)
        return SG_OK;
    stop_clock(review);
    review->now.open = false;
    attempt->end = event->as.attempt_ended.end;
    if (attempt->end != SG_ATTEMPT_END_SOLVED || best_of_visit(review, attempt->visit) == 0)
        return SG_OK;
    attempt->best = 0; /* solved before the oracle said so */
    return add_point(review, attempt, event->seq, 0);
}

static enum sg_status assess(struct sg_review *review, const struct sg_event *event)
{
    struct sg_review_attempt *attempt = attempt_at(review, event->as.assessment.about);
    if (!attempt || event->as.assessment.bound != SG_BOUND_EXACT)
        return SG_OK;
    if (event->as.assessment.after < attempt->best)
        attempt->best = event->as.assessment.after;
    uint32_t best = best_of_visit(review, attempt->visit);
    if (best == 0 ||
        best == UINT32_MAX) /* solved, and on the curve already; or the next level is on the board */
        return SG_OK;
    return add_point(review, attempt, event->as.assessment.about, event->as.assessment.after);
}

static void label_line(struct sg_review *review, const struct sg_event *event)
{
    enum sg_strategy label = event->as.strategy.strategy;
    struct sg_review_attempt *attempt = attempt_at(review, event->as.strategy.to);
    if (attempt && (label == SG_STRATEGY_REST || label == SG_STRATEGY_PERS))
        attempt->line = label;
}

static void count(struct sg_review *review, enum sg_event_kind kind)
{
    struct sg_review_attempt *attempt = last_attempt(review);
    if (!attempt || !review->now.open)
        return;
    attempt->moves += kind == SG_EVENT_MOVE;
    attempt->null_moves += kind == SG_EVENT_NULL_MOVE;
    attempt->undos += kind == SG_EVENT_UNDO;
    attempt->hints += kind == SG_EVENT_HINT;
}

/* ---- marks ---- */

static bool is_mark(enum sg_event_kind kind)
{
    switch (kind) {
    case SG_EVENT_IMPASSE_BEGAN:
    case SG_EVENT_IMPASSE_ENDED:
    case SG_EVENT_DECISION:
    case SG_EVENT_PROMPT_SHOWN:
    case SG_EVENT_PROMPT_CLOSED:
    case SG_EVENT_PROMPT_ANSWER:
    case SG_EVENT_HINT:
    case SG_EVENT_CHECK_IN:
    case SG_EVENT_STRATEGY:
    case SG_EVENT_WALL_ANNOUNCED:
    case SG_EVENT_WALL_OFFER:
    case SG_EVENT_WALL_CAPPED:
    case SG_EVENT_STOP_RULE:
    case SG_EVENT_ATTEMPT_ENDED:
    case SG_EVENT_RESTART: return true;
    default: return false;
    }
}

static enum sg_status add_mark(struct sg_review *review, const struct sg_event *event)
{
    void *list = grown(review->marks, review->mark_count, &review->now.marks, sizeof *review->marks);
    if (!list)
        return SG_ERR_MEMORY;
    review->marks = list;
    const struct sg_review_attempt *attempt = last_attempt(review);
    review->marks[review->mark_count++] = (struct sg_review_mark){.kind = event->kind,
                                                                  .active_ms = review->active_ms,
                                                                  .at_ms = event->at_ms,
                                                                  .visit = attempt ? attempt->visit : 0,
                                                                  .event = *event};
    return SG_OK;
}

/* ---- one event ---- */

enum sg_status sg_review_note(struct sg_review *review, const struct sg_event *event)
{
    enum sg_status status = SG_OK;
    sg_active_note(&review->now.clock, event);
    review->active_ms = sg_active_at(&review->now.clock, event->at_ms);
    review->last_ms = event->at_ms;
    sg_persistence_note(&review->persistence, event);
    if (is_mark(event->kind))
        status = add_mark(review, event);
    if (status)
        return status;
    count(review, event->kind);
    switch (event->kind) {
    case SG_EVENT_SESSION_STARTED: review->started = *event; break;
    case SG_EVENT_ASSENT: review->declined = !event->as.assent.given; break;
    case SG_EVENT_SESSION_ENDED: review->end = event->as.session_ended.end; break;
    case SG_EVENT_ATTEMPT_STARTED: status = begin_attempt(review, event); break;
    case SG_EVENT_RESTART: status = restart(review, event); break;
    case SG_EVENT_ATTEMPT_ENDED: status = end_attempt(review, event); break;
    case SG_EVENT_ASSESSMENT: status = assess(review, event); break;
    case SG_EVENT_STRATEGY: label_line(review, event); break;
    default: break;
    }
    stop_clock(review);
    return status;
}
