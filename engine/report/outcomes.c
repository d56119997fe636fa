#include "report/outcomes.h"

#include <math.h>
#include <string.h>

bool sg_outcomes_available(const struct sg_event *decision)
{
    return decision->as.decision.unavailable == SG_AVAILABLE && decision->as.decision.probability > 0;
}

static int64_t last_ms(const struct sg_trace *trace)
{
    return trace->events[trace->count - 1].at_ms;
}

/* ---- a decision ---- */

static bool same_level(const struct sg_trace *trace, size_t a, size_t b)
{
    const struct sg_event *one = sg_trace_level(trace, a), *other = sg_trace_level(trace, b);
    return one && other &&
           strcmp(one->as.attempt_started.position, other->as.attempt_started.position) == 0 &&
           strcmp(one->as.attempt_started.game, other->as.attempt_started.game) == 0;
}

/* Active time from event i to the next, no further than `until_ms`. */
static int64_t active_after(const struct sg_trace *trace, size_t i, int64_t until_ms)
{
    int64_t next_ms = i + 1 < trace->count ? trace->events[i + 1].at_ms : trace->events[i].at_ms;
    int64_t end_ms = next_ms < until_ms ? next_ms : until_ms;
    int64_t active_ms = sg_active_at(&trace->moments[i].clock, end_ms) - trace->moments[i].active_ms;
    return active_ms > 0 ? active_ms : 0;
}

static double active_seconds(const struct sg_trace *trace, size_t at, int64_t until_ms)
{
    int64_t sum_ms = 0;
    if (!sg_trace_level(trace, at))
        return NAN;
    for (size_t i = at; i < trace->count && trace->events[i].at_ms <= until_ms; i++)
        if (trace->moments[i].open && same_level(trace, i, at))
            sum_ms += active_after(trace, i, until_ms);
    return (double)sum_ms / 1000;
}

static bool surrenders(const struct sg_trace *trace, size_t i)
{
    return trace->events[i].kind == SG_EVENT_ATTEMPT_ENDED &&
           trace->events[i].as.attempt_ended.end == SG_ATTEMPT_END_SURRENDERED;
}

/* Surrender, new best and the number of moves, at the level that is on the board. */
static void look_ahead(const struct sg_trace *trace, size_t at, int64_t until_ms,
                       struct sg_decision_outcomes *out)
{
    out->Y2 = out->Y4 = out->Y3_moves = 0;
    for (size_t i = at + 1; i < trace->count && sg_trace_same_visit(trace, i, at); i++) {
        bool within = trace->events[i].at_ms <= until_ms;
        out->Y2 |= within && surrenders(trace, i);
        out->Y4 |= within && trace->moments[i].new_best;
        if (trace->events[i].kind == SG_EVENT_MOVE && out->Y3_moves < SG_SWITCH_MOVES)
            out->Y3_moves++;
    }
}

static int64_t moves_between(const struct sg_trace *trace, size_t from, size_t to)
{
    int64_t count = 0;
    for (size_t i = from + 1; i < to; i++)
        count += trace->events[i].kind == SG_EVENT_MOVE;
    return count;
}

/* Among the next moves, or the line of the next attempt. */
static bool switches(const struct sg_trace *trace, size_t at)
{
    for (size_t i = 0; i < trace->switch_count; i++) {
        size_t change = trace->switches[i].at;
        if (change <= at || !sg_trace_same_visit(trace, change, at))
            continue;
        if (moves_between(trace, at, change) < SG_SWITCH_MOVES ||
            trace->moments[change].attempt == trace->moments[at].attempt + 1)
            return true;
    }
    return false;
}

static bool overlaps(const struct sg_trace *trace, size_t at, int64_t until_ms)
{
    for (size_t i = at + 1; i < trace->count && trace->events[i].at_ms < until_ms; i++)
        if (trace->events[i].kind == SG_EVENT_DECISION && sg_outcomes_available(&trace->events[i]))
            return true;
    return false;
}

void sg_outcomes_decision(const struct sg_trace *trace, size_t at, struct sg_decision_outcomes *out)
{
    int64_t at_ms = trace->events[at].at_ms, until_ms = at_ms + SG_WINDOW_MS;
    *out = (struct sg_decision_outcomes){.Y1 = active_seconds(trace, at, until_ms),
                                         .Y2 = SG_NO_INT,
                                         .Y3 = SG_NO_INT,
                                         .Y4 = SG_NO_INT,
                                         .Y5 = NAN,
                                         .Y3_moves = SG_NO_INT,
                                         .Y5_errors = SG_NO_INT,
                                         .Y3_censored = SG_NO_FLAG};
    out->Y_censored = last_ms(trace) < until_ms;
    out->window_ms = out->Y_censored ? last_ms(trace) - at_ms : SG_WINDOW_MS;
    out->overlap = overlaps(trace, at, until_ms);
    if (!trace->moments[at].open)
        return;
    look_ahead(trace, at, until_ms, out);
    out->Y3 = switches(trace, at);
    out->Y3_censored = !out->Y3 && out->Y3_moves < SG_SWITCH_MOVES;
    out->Y5 = sg_trace_slowing(trace, at, until_ms, at, &out->Y5_errors);
}

/* ---- a switch ---- */

static bool follows_failure(const struct sg_trace *trace, size_t at)
{
    size_t now = trace->moments[at].attempt;
    for (size_t i = now; i > 0; i--) {
        const struct sg_trace_attempt *before = &trace->attempts[i - 1];
        if (before->failed)
            return i == now || moves_between(trace, before->over, at) < SG_SWITCH_MOVES;
    }
    return false;
}

static sg_flag pays(const struct sg_trace *trace, size_t at)
{
    int moves = 0;
    for (size_t i = at; i < trace->count && sg_trace_same_visit(trace, i, at); i++) {
        if (trace->moments[i].new_best)
            return 1;
        if (trace->events[i].kind == SG_EVENT_MOVE && ++moves == SG_SWITCH_BEST_MOVES)
            return 0;
    }
    return SG_NO_FLAG;
}

void sg_outcomes_switch(const struct sg_trace *trace, const struct sg_trace_switch *change,
                        struct sg_switch_outcomes *out)
{
    size_t impasse = sg_outcomes_impasse_at(trace, change->at);
    out->after_failure = follows_failure(trace, change->at);
    out->paid = pays(trace, change->at);
    out->lag_ms = impasse == SG_TRACE_NONE
                      ? SG_NO_INT
                      : trace->moments[change->at].active_ms - trace->moments[impasse].active_ms;
}

/* ---- an impasse ---- */

size_t sg_outcomes_impasse_end(const struct sg_trace *trace, size_t began)
{
    for (size_t i = began + 1; i < trace->count && trace->events[i].kind != SG_EVENT_IMPASSE_BEGAN; i++)
        if (trace->events[i].kind == SG_EVENT_IMPASSE_ENDED)
            return i;
    return SG_TRACE_NONE;
}

size_t sg_outcomes_impasse_at(const struct sg_trace *trace, size_t at)
{
    for (size_t i = at + 1; i > 0; i--) {
        if (trace->events[i - 1].kind == SG_EVENT_IMPASSE_ENDED)
            return SG_TRACE_NONE;
        if (trace->events[i - 1].kind == SG_EVENT_IMPASSE_BEGAN)
            return i - 1;
    }
    return SG_TRACE_NONE;
}

const struct sg_trace_switch *sg_outcomes_impasse_switch(const struct sg_trace *trace, size_t began)
{
    size_t end = sg_outcomes_impasse_end(trace, began);
    for (size_t i = 0; i < trace->switch_count; i++) {
        size_t at = trace->switches[i].at;
        if (at > began && (end == SG_TRACE_NONE || at < end))
            return &trace->switches[i];
    }
    return NULL;
}
