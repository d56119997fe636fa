#include "report/trace.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_MOVES = 3 /* a restart sooner is no failure: SCIENCE 2.2, as in learner/persistence.c */ };

static const double sure = .7; /* SCIENCE 3.4.4: both stretches of a switch are at least so probable */

/* ---- asking ---- */

size_t sg_trace_find(const struct sg_trace *trace, uint64_t seq)
{
    if (trace->count == 0 || seq < trace->events[0].seq)
        return SG_TRACE_NONE;
    uint64_t at = seq - trace->events[0].seq;
    return at < trace->count && trace->events[at].seq == seq ? (size_t)at : SG_TRACE_NONE;
}

const struct sg_trace_attempt *sg_trace_attempt(const struct sg_trace *trace, size_t at)
{
    size_t index = trace->moments[at].attempt;
    return index == SG_TRACE_NONE ? NULL : &trace->attempts[index];
}

const struct sg_event *sg_trace_level(const struct sg_trace *trace, size_t at)
{
    const struct sg_trace_attempt *attempt = sg_trace_attempt(trace, at);
    return attempt ? &trace->events[attempt->opened] : NULL;
}

const struct sg_event *sg_trace_judgement(const struct sg_trace *trace, size_t at)
{
    size_t judged = trace->moments[at].judged;
    return judged == SG_TRACE_NONE ? NULL : &trace->events[judged];
}

bool sg_trace_same_visit(const struct sg_trace *trace, size_t a, size_t b)
{
    const struct sg_trace_attempt *one = sg_trace_attempt(trace, a), *other = sg_trace_attempt(trace, b);
    return one && other && one->opened == other->opened;
}

bool sg_trace_is_act(const struct sg_event *event)
{
    switch (event->kind) {
    case SG_EVENT_MOVE:
    case SG_EVENT_NULL_MOVE:
    case SG_EVENT_UNDO:
    case SG_EVENT_REDO:
    case SG_EVENT_RESTART:
    case SG_EVENT_CHECKPOINT: return true;
    default: return false;
    }
}

bool sg_trace_is_error(const struct sg_trace *trace, size_t at)
{
    const struct sg_event *judged = sg_trace_judgement(trace, at);
    if (trace->events[at].kind != SG_EVENT_MOVE || !judged)
        return false;
    if (judged->as.assessment.bound == SG_BOUND_UNSOLVABLE)
        return true;
    return judged->as.assessment.bound == SG_BOUND_EXACT &&
           judged->as.assessment.after >= judged->as.assessment.before;
}

/* ---- attempts ---- */

static struct sg_trace_attempt *begin_attempt(struct sg_trace *trace, size_t at, size_t opened,
                                              uint32_t visit, uint32_t number)
{
    struct sg_trace_attempt *attempt = &trace->attempts[trace->attempt_count++];
    *attempt = (struct sg_trace_attempt){.opened = opened,
                                         .began = at,
                                         .over = SG_TRACE_NONE,
                                         .visit = visit,
                                         .attempt = number,
                                         .best = trace->events[opened].as.attempt_started.distance};
    return attempt;
}

static void measure(struct sg_trace *trace, struct sg_trace_attempt *attempt, size_t at)
{
    attempt->active_ms = trace->moments[at].active_ms - trace->moments[attempt->began].active_ms;
    attempt->raw_ms = trace->events[at].at_ms - trace->events[attempt->began].at_ms;
}

static void end_attempt(struct sg_trace *trace, struct sg_trace_attempt *attempt, size_t at)
{
    const struct sg_event *event = &trace->events[at];
    attempt->over = at;
    attempt->restarted = event->kind == SG_EVENT_RESTART;
    attempt->end = attempt->restarted ? SG_ATTEMPT_END_NONE : event->as.attempt_ended.end;
    attempt->failed = attempt->end == SG_ATTEMPT_END_SURRENDERED || attempt->end == SG_ATTEMPT_END_CAPPED ||
                      (attempt->restarted && attempt->moves >= LEAST_MOVES);
    if (attempt->end == SG_ATTEMPT_END_SOLVED)
        attempt->best = 0;
    measure(trace, attempt, at);
}

/* What the event does to the attempts; the open one, or NULL. */
static struct sg_trace_attempt *follow(struct sg_trace *trace, struct sg_trace_attempt *open, size_t at)
{
    const struct sg_event *event = &trace->events[at];
    switch (event->kind) {
    case SG_EVENT_ATTEMPT_STARTED:
        if (open && open->visit == event->as.attempt_started.visit &&
            open->attempt == event->as.attempt_started.attempt)
            return open; /* the restart before it has begun it */
        if (open)        /* no log of ours, but its time is not lost */
            measure(trace, open, at);
        return begin_attempt(trace, at, at, event->as.attempt_started.visit,
                             event->as.attempt_started.attempt);
    case SG_EVENT_RESTART:
        if (!open)
            return NULL;
        end_attempt(trace, open, at);
        return begin_attempt(trace, at, open->opened, open->visit, event->as.restart.attempt);
    case SG_EVENT_ATTEMPT_ENDED:
        if (open)
            end_attempt(trace, open, at);
        return NULL;
    case SG_EVENT_MOVE:
        if (open)
            open->moves++;
        return open;
    default: return open;
    }
}

/* ---- acts ---- */

/* Whether the event between two acts took the learner's eyes off the board. */
static bool distracts(const struct sg_event *event)
{
    switch (event->kind) {
    case SG_EVENT_ASSESSMENT:
    case SG_EVENT_IMPASSE_BEGAN:
    case SG_EVENT_IMPASSE_ENDED:
    case SG_EVENT_STRATEGY:
    case SG_EVENT_DECISION: return false;
    default: return true;
    }
}

struct acts {
    size_t last; /* index of the act before, or of what began the attempt */
    uint32_t count;
    bool interrupted;
};

static void note_act(struct sg_trace *trace, struct acts *acts, size_t at)
{
    struct sg_trace_moment *moment = &trace->moments[at];
    const struct sg_event *event = &trace->events[at];
    bool begins = event->kind == SG_EVENT_RESTART || event->kind == SG_EVENT_ATTEMPT_STARTED;
    bool act = sg_trace_is_act(event) && moment->open && acts->last != SG_TRACE_NONE;
    if (act) {
        moment->rt_ms = event->at_ms - trace->events[acts->last].at_ms;
        moment->gap_active_ms = moment->active_ms - trace->moments[acts->last].active_ms;
        moment->interrupted = acts->interrupted;
        moment->k = begins ? 0 : ++acts->count;
    }
    if (begins)
        acts->count = 0;
    if (begins || act) {
        acts->last = at;
        acts->interrupted = false;
    } else {
        acts->interrupted |= distracts(event);
    }
}

/* ---- the oracle ---- */

/* The smallest distance of the visit so far; moments are judged in the order of the answers. */
static void note_judgement(struct sg_trace *trace, size_t at, uint32_t *best, size_t *opened)
{
    const struct sg_event *event = &trace->events[at];
    size_t about = sg_trace_find(trace, event->as.assessment.about);
    if (about == SG_TRACE_NONE || about >= at || trace->moments[about].attempt == SG_TRACE_NONE)
        return;
    trace->moments[about].judged = at;
    if (event->as.assessment.bound != SG_BOUND_EXACT)
        return;
    struct sg_trace_attempt *attempt = &trace->attempts[trace->moments[about].attempt];
    uint32_t after = event->as.assessment.after;
    if (after < attempt->best)
        attempt->best = after;
    if (*opened != attempt->opened) {
        *opened = attempt->opened;
        *best = trace->events[attempt->opened].as.attempt_started.distance;
    }
    trace->moments[about].new_best = after < *best;
    if (after < *best)
        *best = after;
}

/* ---- switches ---- */

static bool compares_lines(const struct sg_event *event)
{
    return strncmp(event->as.strategy.model, "line", 4) == 0;
}

static void add_switch(struct sg_trace *trace, size_t told, bool segment, enum sg_strategy from)
{
    const struct sg_event *event = &trace->events[told];
    size_t at = sg_trace_find(trace, event->as.strategy.from);
    if (at == SG_TRACE_NONE || trace->moments[at].attempt == SG_TRACE_NONE)
        return;
    trace->switches[trace->switch_count++] = (struct sg_trace_switch){
        .told = told, .at = at, .segment = segment, .from = from, .to = event->as.strategy.strategy};
}

/* A stretch that says what somebody was doing: recognised, sure enough, and no mere repetition. */
static bool stands(const struct sg_event *event)
{
    enum sg_strategy strategy = event->as.strategy.strategy;
    return event->as.strategy.posterior >= sure && strategy != SG_STRATEGY_UNK &&
           strategy != SG_STRATEGY_PERS;
}

static bool is_game(const struct sg_trace *trace, size_t a, size_t b)
{
    const struct sg_event *one = sg_trace_level(trace, a), *other = sg_trace_level(trace, b);
    return one && other && strcmp(one->as.attempt_started.game, other->as.attempt_started.game) == 0;
}

/* A labelled stretch: a switch when the one that stood before in this game was another. Who becomes
 * unreadable and then goes on as before has not switched. */
static void note_stretch(struct sg_trace *trace, size_t at, size_t *before)
{
    const struct sg_event *event = &trace->events[at];
    if (!stands(event))
        return;
    if (*before != SG_TRACE_NONE && is_game(trace, *before, at) &&
        trace->events[*before].as.strategy.strategy != event->as.strategy.strategy)
        add_switch(trace, at, true, trace->events[*before].as.strategy.strategy);
    *before = at;
}

static void find_switches(struct sg_trace *trace)
{
    size_t before = SG_TRACE_NONE;
    for (size_t i = 0; i < trace->count; i++) {
        const struct sg_event *event = &trace->events[i];
        if (event->kind != SG_EVENT_STRATEGY)
            continue;
        if (!compares_lines(event))
            note_stretch(trace, i, &before);
        else if (event->as.strategy.strategy == SG_STRATEGY_REST)
            add_switch(trace, i, false, SG_STRATEGY_UNK);
    }
}

/* ---- building ---- */

static void place_moment(struct sg_trace *trace, struct sg_active *clock, struct sg_trace_attempt *open,
                         size_t at)
{
    struct sg_trace_moment *moment = &trace->moments[at];
    moment->judged = SG_TRACE_NONE;
    moment->clock = *clock;
    moment->attempt = trace->attempt_count ? trace->attempt_count - 1 : SG_TRACE_NONE;
    moment->open = open != NULL;
}

static void build(struct sg_trace *trace)
{
    struct sg_active clock = {0};
    struct acts acts = {.last = SG_TRACE_NONE};
    struct sg_trace_attempt *open = NULL;
    size_t opened = SG_TRACE_NONE;
    uint32_t best = 0;
    for (size_t i = 0; i < trace->count; i++) {
        sg_active_note(&clock, &trace->events[i]);
        trace->moments[i].active_ms = sg_active_at(&clock, trace->events[i].at_ms);
        open = follow(trace, open, i);
        place_moment(trace, &clock, open, i);
        note_act(trace, &acts, i);
        if (trace->events[i].kind == SG_EVENT_ASSESSMENT)
            note_judgement(trace, i, &best, &opened);
    }
    if (open)
        measure(trace, open, trace->count - 1);
    find_switches(trace);
}

static size_t count_kind(const struct sg_event *events, size_t count, enum sg_event_kind a,
                         enum sg_event_kind b)
{
    size_t number = 0;
    for (size_t i = 0; i < count; i++)
        number += events[i].kind == a || events[i].kind == b;
    return number;
}

enum sg_status sg_trace_init(struct sg_trace *trace, const struct sg_event *events, size_t count)
{
    size_t attempts = count_kind(events, count, SG_EVENT_ATTEMPT_STARTED, SG_EVENT_RESTART);
    size_t switches = count_kind(events, count, SG_EVENT_STRATEGY, SG_EVENT_STRATEGY);
    *trace = (struct sg_trace){.events = events, .count = count};
    trace->moments = calloc(count + 1, sizeof *trace->moments);
    trace->attempts = calloc(attempts + 1, sizeof *trace->attempts);
    trace->switches = calloc(switches + 1, sizeof *trace->switches);
    if (!trace->moments || !trace->attempts || !trace->switches)
        return SG_ERR_MEMORY;
    build(trace);
    return SG_OK;
}

void sg_trace_deinit(struct sg_trace *trace)
{
    free(trace->moments);
    free(trace->attempts);
    free(trace->switches);
    *trace = (struct sg_trace){.count = 0};
}

/* ---- slowing after errors ---- */

/* Usable as e-1 or e+1, or as e: not the first of its attempt, and without a break before it. */
static bool paced(const struct sg_trace_moment *moment)
{
    return moment->k >= 2 && !moment->interrupted && moment->rt_ms > 0;
}

double sg_trace_slowing(const struct sg_trace *trace, size_t from, int64_t until_ms, size_t visit_of,
                        int64_t *number)
{
    size_t before = SG_TRACE_NONE, error = SG_TRACE_NONE; /* the two acts before, in one attempt */
    double sum = 0;
    *number = 0;
    for (size_t i = from + 1; i < trace->count && trace->events[i].at_ms <= until_ms; i++) {
        const struct sg_trace_moment *moment = &trace->moments[i];
        if (!sg_trace_is_act(&trace->events[i]) ||
            (visit_of != SG_TRACE_NONE && !sg_trace_same_visit(trace, i, visit_of)))
            continue;
        if (moment->k <= 1)
            before = error = SG_TRACE_NONE;
        if (before != SG_TRACE_NONE && sg_trace_is_error(trace, error) && paced(moment) &&
            !trace->moments[error].interrupted && paced(&trace->moments[before])) {
            sum += log((double)moment->rt_ms) - log((double)trace->moments[before].rt_ms);
            ++*number;
        }
        before = error;
        error = i;
    }
    return *number > 0 ? sum / (double)*number : NAN;
}
