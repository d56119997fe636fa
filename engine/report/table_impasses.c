/* One row an impasse, with every sub-condition of the rule that found it. */
#include "report/outcomes.h"

struct impasse_row {
    struct sg_place place;
    const char *game, *impasse;
    int64_t since_best_ms, threshold_ms;
    double error_rate;
    int64_t restarts;
    double revisit_share;
    int64_t take_backs, pause_ms, attempts_without_best;
    sg_flag slow, many_errors, restarted_often, many_revisits, taking_back, pausing;
    const char *impasse_end;
    int64_t impasse_active_ms, impasse_moves, impasse_lag_ms;
    sg_flag impasse_censored;
};

static const struct sg_column columns[] = {
    SG_COLUMNS_PLACE(struct impasse_row, place),
    SG_COLUMN(struct impasse_row, game, "", SG_TEXT_GAME),
    SG_WORDS(struct impasse_row, impasse, sg_levels_impasse,
             "which rule found it (engine/learner/impasse.h)"),
    SG_COLUMN(struct impasse_row, since_best_ms, "ms", "active time since the last new best at this level"),
    SG_COLUMN(struct impasse_row, threshold_ms, "ms", "what that time has to pass for this learner, then"),
    SG_COLUMN(struct impasse_row, error_rate, "share",
              "errors among the last 10 judged moves at this visit, of 10 also while fewer were made"),
    SG_COLUMN(struct impasse_row, restarts, "", "restarts at this visit"),
    SG_COLUMN(struct impasse_row, revisit_share, "share", "revisits among the last 15 judged moves, of 15"),
    SG_COLUMN(struct impasse_row, take_backs, "", "undos and null moves among the last 10 acts"),
    SG_COLUMN(struct impasse_row, pause_ms, "ms", "time since the last input"),
    SG_COLUMN(struct impasse_row, attempts_without_best, "", "attempts restarted since the last new best"),
    SG_COLUMN(struct impasse_row, slow, "", "sub-condition: since_best_ms above threshold_ms"),
    SG_COLUMN(struct impasse_row, many_errors, "", "sub-condition on error_rate"),
    SG_COLUMN(struct impasse_row, restarted_often, "", "sub-condition on restarts"),
    SG_COLUMN(struct impasse_row, many_revisits, "", "sub-condition on revisit_share"),
    SG_COLUMN(struct impasse_row, taking_back, "", "sub-condition on take_backs"),
    SG_COLUMN(struct impasse_row, pausing, "", "sub-condition on pause_ms"),
    SG_WORDS(struct impasse_row, impasse_end, sg_levels_impasse_end,
             "what ended it; missing: the log stops first"),
    SG_COLUMN(struct impasse_row, impasse_active_ms, "ms",
              "active time from its beginning to its end, or to that of the log"),
    SG_COLUMN(struct impasse_row, impasse_moves, "", "moves made in it"),
    SG_COLUMN(struct impasse_row, impasse_lag_ms, "ms", SG_TEXT_LAG),
    SG_COLUMN(struct impasse_row, impasse_censored, "", "the log stops while it lasts"),
};

static void copy_rule(const struct sg_event *event, struct impasse_row *row)
{
    row->impasse = sg_table_word(sg_impasse_name(event->as.impasse_began.impasse));
    row->since_best_ms = event->as.impasse_began.since_best_ms;
    row->threshold_ms = event->as.impasse_began.threshold_ms;
    row->error_rate = event->as.impasse_began.error_rate;
    row->restarts = event->as.impasse_began.restarts;
    row->revisit_share = event->as.impasse_began.revisit_share;
    row->take_backs = event->as.impasse_began.take_backs;
    row->pause_ms = event->as.impasse_began.pause_ms;
    row->attempts_without_best = event->as.impasse_began.attempts_without_best;
    row->slow = event->as.impasse_began.slow;
    row->many_errors = event->as.impasse_began.errors;
    row->restarted_often = event->as.impasse_began.restarted;
    row->many_revisits = event->as.impasse_began.revisits;
    row->taking_back = event->as.impasse_began.taking_back;
    row->pausing = event->as.impasse_began.pausing;
}

static void follow(const struct sg_trace *trace, size_t began, struct impasse_row *row)
{
    size_t end = sg_outcomes_impasse_end(trace, began);
    size_t last = end == SG_TRACE_NONE ? trace->count - 1 : end;
    const struct sg_trace_switch *change = sg_outcomes_impasse_switch(trace, began);
    row->impasse_censored = end == SG_TRACE_NONE;
    if (end != SG_TRACE_NONE)
        row->impasse_end = sg_table_word(sg_impasse_end_name(trace->events[end].as.impasse_ended.end));
    row->impasse_active_ms = trace->moments[last].active_ms - trace->moments[began].active_ms;
    for (size_t i = began; i <= last; i++)
        row->impasse_moves += trace->events[i].kind == SG_EVENT_MOVE;
    row->impasse_lag_ms =
        change ? trace->moments[change->at].active_ms - trace->moments[began].active_ms : SG_NO_INT;
}

static void write(const struct sg_case *about, const struct sg_table *table, struct sg_csv *csv)
{
    const struct sg_trace *trace = &about->trace;
    for (size_t i = 0; i < trace->count; i++) {
        if (trace->events[i].kind != SG_EVENT_IMPASSE_BEGAN)
            continue;
        const struct sg_event *level = sg_trace_level(trace, i);
        struct impasse_row row = {.game = level ? level->as.attempt_started.game : NULL};
        sg_place_of(about, i, &row.place);
        copy_rule(&trace->events[i], &row);
        follow(trace, i, &row);
        sg_table_row(table, &row, csv);
    }
}

const struct sg_table sg_table_impasses = {
    .name = "impasses",
    .description = "one row an impasse, with every sub-condition of the rule that found it",
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .write = write,
};
