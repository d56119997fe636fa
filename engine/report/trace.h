/* A session's events, and where each stood: its level, its attempt, active time, and what the oracle said of
 * it. What the tables of a dataset are read from; built once a session. Private to report. */
#ifndef SG_TRACE_H
#define SG_TRACE_H

#include "learner/active.h"
#include "smartgames/event.h"

#define SG_TRACE_NONE SIZE_MAX

/* An attempt: from what began it to what ended it. */
struct sg_trace_attempt {
    size_t opened;      /* index of the visit's first event */
    size_t began, over; /* indices; over SG_TRACE_NONE: the log ends before it does */
    uint32_t visit, attempt;
    uint32_t moves;          /* made, also those taken back */
    uint32_t best;           /* smallest distance in it, the start included */
    enum sg_attempt_end end; /* NONE: restarted, or the log ends */
    bool restarted;
    bool failed; /* as learner/persistence.h: a restart after >= 3 moves, a surrender, a cap */
    int64_t active_ms, raw_ms;
};

/* Where an event stood, itself included. */
struct sg_trace_moment {
    struct sg_active clock;
    int64_t active_ms;
    size_t
        attempt; /* index of the attempt it belongs to, or that was the last; NONE before the first level */
    bool open;   /* a level is on the board */
    /* of what the learner did on the board only */
    uint32_t k;                   /* number of the act in the attempt; 0: no act, or a restart */
    int64_t rt_ms, gap_active_ms; /* since the act before, or since the attempt began */
    bool interrupted;             /* something besides the board came in between */
    size_t judged;                /* index of the oracle's answer; NONE */
    bool new_best;                /* it brought the visit's smallest distance down */
};

/* A change of approach, as the strategy events tell it. */
struct sg_trace_switch {
    size_t told, at;           /* indices: of the strategy event; of the first move of what is new */
    bool segment;              /* between two labelled stretches; else between two attempts (another line) */
    enum sg_strategy from, to; /* from UNK: not labelled */
};

struct sg_trace {
    const struct sg_event *events; /* borrowed */
    size_t count;
    struct sg_trace_moment *moments; /* owned, one an event */
    struct sg_trace_attempt *attempts;
    size_t attempt_count;
    struct sg_trace_switch *switches;
    size_t switch_count;
};

/* SG_ERR_MEMORY; deinit in both cases. `events` outlive the trace; their seq counts up by one. */
enum sg_status sg_trace_init(struct sg_trace *trace, const struct sg_event *events, size_t count);
void sg_trace_deinit(struct sg_trace *trace);

/* The index of the event with this seq, or SG_TRACE_NONE. */
size_t sg_trace_find(const struct sg_trace *trace, uint64_t seq);
/* The attempt at an event; NULL before the first level. */
const struct sg_trace_attempt *sg_trace_attempt(const struct sg_trace *trace, size_t at);
/* The attempt_started of the level at an event; NULL before the first. */
const struct sg_event *sg_trace_level(const struct sg_trace *trace, size_t at);
/* The oracle's answer about an event, or NULL. */
const struct sg_event *sg_trace_judgement(const struct sg_trace *trace, size_t at);
bool sg_trace_same_visit(const struct sg_trace *trace, size_t a, size_t b);

/* Something done on the board: a move, null move, undo, redo, restart, or a checkpoint. */
bool sg_trace_is_act(const struct sg_event *event);
/* A move that is known not to have brought the goal nearer: an error in the sense of SCIENCE.md 2.2. */
bool sg_trace_is_error(const struct sg_trace *trace, size_t at);

/* Robust post-error slowing (Dutilh et al. 2012; SCIENCE.md 2.2): the mean of ln RT(e+1) - ln RT(e-1) over
 * the errors e after event `from` and until `until_ms`; e-1, e, e+1 consecutive acts of one attempt, none of
 * them its first or interrupted. `visit_of`: only at the level of that event; NONE: all. NAN without one;
 * *number: of how many. */
double sg_trace_slowing(const struct sg_trace *trace, size_t from, int64_t until_ms, size_t visit_of,
                        int64_t *number);

#endif
