/* What followed a moment, in windows fixed beforehand (SCIENCE.md 3.4, 5.4), with what was cut off marked.
 * Private to report. */
#ifndef SG_OUTCOMES_H
#define SG_OUTCOMES_H

#include "report/table.h"

enum {
    SG_WINDOW_MS = 180000,    /* of the outcomes of a decision */
    SG_SWITCH_MOVES = 10,     /* a switch follows a decision, or a failure, within so many moves */
    SG_SWITCH_BEST_MOVES = 20 /* a switch paid when a new best came within so many */
};

/* The outcomes of a decision. Y2 to Y5 are missing where no level was on the board, Y1 before the first
 * level. */
struct sg_decision_outcomes {
    double Y1;           /* active seconds at the same level in the window, also when it is opened again */
    int64_t Y2, Y3, Y4;  /* surrender; switch of approach; new best */
    double Y5;           /* slowing after errors in the window */
    int64_t Y3_moves;    /* moves seen at the level after it, at most SG_SWITCH_MOVES */
    int64_t Y5_errors;   /* on how many errors Y5 rests */
    int64_t window_ms;   /* how much of the window the log holds */
    sg_flag Y_censored;  /* the log ends before the window does */
    sg_flag Y3_censored; /* no switch, and fewer moves followed than the window has */
    sg_flag overlap;     /* another available decision falls into the window */
};

void sg_outcomes_decision(const struct sg_trace *trace, size_t at, struct sg_decision_outcomes *out);

struct sg_switch_outcomes {
    sg_flag after_failure; /* within SG_SWITCH_MOVES of a failure, or in the attempt after it */
    sg_flag paid; /* a new best within SG_SWITCH_BEST_MOVES; missing: none, and fewer followed at the level */
    int64_t lag_ms; /* active time since the impasse began that lasted then; SG_NO_INT: none */
};

void sg_outcomes_switch(const struct sg_trace *trace, const struct sg_trace_switch *change,
                        struct sg_switch_outcomes *out);

/* The index of the impasse_ended of the impasse that began at `began`, or SG_TRACE_NONE. */
size_t sg_outcomes_impasse_end(const struct sg_trace *trace, size_t began);
/* The index of the impasse_began of the impasse that lasted at `at`, or SG_TRACE_NONE. */
size_t sg_outcomes_impasse_at(const struct sg_trace *trace, size_t at);
/* The first switch while the impasse of `began` lasted, or NULL. */
const struct sg_trace_switch *sg_outcomes_impasse_switch(const struct sg_trace *trace, size_t began);
/* Whether a prompt could have come: nothing was in the way and a variant was true. */
bool sg_outcomes_available(const struct sg_event *decision);

#endif
