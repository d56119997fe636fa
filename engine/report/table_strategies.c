/* Two tables of one kind of event: the stretches that were labelled, and the changes between them. */
#include "report/outcomes.h"

/* ---- stretches ---- */

struct strategy_row {
    struct sg_place place;
    const char *strategy;
    double posterior, similarity;
    int64_t from_seq, to_seq, stretch_moves, stretch_active_ms;
    const char *strategy_model;
};

static const struct sg_column stretch_columns[] = {
    SG_COLUMNS_PLACE(struct strategy_row, place),
    SG_TERMS(struct strategy_row, strategy, sg_levels_strategy, sg_terms_strategy,
             "what the stretch looked like"),
    SG_COLUMN(struct strategy_row, posterior, "probability",
              "of the label, by the model; 1 where a rule said it"),
    SG_COLUMN(
        struct strategy_row, similarity, "",
        "0-1, where a rule compares lines: of the attempt's first moves with those of the attempt before"),
    SG_COLUMN(struct strategy_row, from_seq, "", "seq of the first move that the label describes"),
    SG_COLUMN(struct strategy_row, to_seq, "", "seq of the last move that the label describes"),
    SG_COLUMN(struct strategy_row, stretch_moves, "", "moves from the first to the last"),
    SG_COLUMN(struct strategy_row, stretch_active_ms, "ms", "active time from the first to the last"),
    SG_COLUMN(struct strategy_row, strategy_model, "", SG_TEXT_MODEL),
};

static void measure(const struct sg_case *about, size_t at, struct strategy_row *row)
{
    const struct sg_trace *trace = &about->trace;
    size_t from = sg_trace_find(trace, (uint64_t)row->from_seq),
           to = sg_trace_find(trace, (uint64_t)row->to_seq);
    row->stretch_moves = row->stretch_active_ms = SG_NO_INT;
    if (from == SG_TRACE_NONE || to == SG_TRACE_NONE || to < from)
        return;
    row->stretch_moves = 0;
    for (size_t i = from; i <= to; i++)
        row->stretch_moves += trace->events[i].kind == SG_EVENT_MOVE;
    row->stretch_active_ms = trace->moments[to].active_ms - trace->moments[from].active_ms;
    struct sg_place place; /* where the moves were, not where they were judged */
    sg_place_of(about, from, &place);
    sg_place_of(about, at, &row->place);
    row->place.visit = place.visit;
    row->place.attempt = place.attempt;
}

static void write_stretches(const struct sg_case *about, const struct sg_table *table, struct sg_csv *csv)
{
    for (size_t i = 0; i < about->trace.count; i++) {
        const struct sg_event *event = &about->trace.events[i];
        if (event->kind != SG_EVENT_STRATEGY)
            continue;
        struct strategy_row row = {.strategy = sg_strategy_name(event->as.strategy.strategy),
                                   .posterior = event->as.strategy.posterior,
                                   .similarity = event->as.strategy.similarity,
                                   .from_seq = (int64_t)event->as.strategy.from,
                                   .to_seq = (int64_t)event->as.strategy.to,
                                   .strategy_model = event->as.strategy.model};
        sg_place_of(about, i, &row.place);
        measure(about, i, &row);
        sg_table_row(table, &row, csv);
    }
}

const struct sg_table sg_table_strategies = {
    .name = "strategies",
    .description = "one row a stretch of moves that was labelled, in play; at_ms is when it was said",
    .columns = stretch_columns,
    .column_count = sizeof stretch_columns / sizeof *stretch_columns,
    .write = write_stretches,
};

/* ---- changes ---- */

struct switch_row {
    struct sg_place place;
    const char *switch_kind, *strategy_before, *strategy_after, *strategy_model;
    int64_t told_seq;
    sg_flag after_failure, switch_paid, switch_adaptive;
    int64_t impasse_lag_ms;
};

static const char *const kinds[] = {"line", "segment"};

static const char *kind_at(size_t i)
{
    return i < sizeof kinds / sizeof *kinds ? kinds[i] : NULL;
}

static const struct sg_column switch_columns[] = {
    SG_COLUMNS_PLACE(struct switch_row, place),
    SG_WORDS(
        struct switch_row, switch_kind, kind_at,
        "line: after a restart, another line than the attempt before; segment: between two different labels "
        "of a model, both with posterior .7 or more, UNK and PERS passed over"),
    SG_WORDS(struct switch_row, strategy_before, sg_levels_strategy,
             "label before the switch; UNK for a line"),
    SG_WORDS(struct switch_row, strategy_after, sg_levels_strategy, "label after the switch"),
    SG_COLUMN(struct switch_row, strategy_model, "", SG_TEXT_MODEL),
    SG_COLUMN(struct switch_row, told_seq, "",
              "seq of the event that told the switch; the row stands at its first move"),
    SG_COLUMN(struct switch_row, after_failure, "",
              "within 10 moves after a failure, or in the attempt that follows one"),
    SG_COLUMN(struct switch_row, switch_paid, "",
              "a new best within 20 moves; missing (censored): none, and fewer followed at this level"),
    SG_COLUMN(struct switch_row, switch_adaptive, "",
              "after a failure, and it paid; missing: that is censored"),
    SG_COLUMN(struct switch_row, impasse_lag_ms, "ms", SG_TEXT_LAG),
};

static sg_flag adaptive(const struct sg_switch_outcomes *outcomes)
{
    return outcomes->after_failure == 0 ? 0 : outcomes->paid;
}

static void write_switches(const struct sg_case *about, const struct sg_table *table, struct sg_csv *csv)
{
    for (size_t i = 0; i < about->trace.switch_count; i++) {
        const struct sg_trace_switch *change = &about->trace.switches[i];
        const struct sg_event *told = &about->trace.events[change->told];
        struct sg_switch_outcomes outcomes;
        sg_outcomes_switch(&about->trace, change, &outcomes);
        struct switch_row row = {.switch_kind = kinds[change->segment],
                                 .strategy_before = sg_strategy_name(change->from),
                                 .strategy_after = sg_strategy_name(change->to),
                                 .strategy_model = told->as.strategy.model,
                                 .told_seq = (int64_t)told->seq,
                                 .after_failure = outcomes.after_failure,
                                 .switch_paid = outcomes.paid,
                                 .switch_adaptive = adaptive(&outcomes),
                                 .impasse_lag_ms = outcomes.lag_ms};
        sg_place_of(about, change->at, &row.place);
        sg_table_row(table, &row, csv);
    }
}

const struct sg_table sg_table_switches = {
    .name = "switches",
    .description = "one row a change of approach, at its first move",
    .columns = switch_columns,
    .column_count = sizeof switch_columns / sizeof *switch_columns,
    .write = write_switches,
};
