/* One row an attempt: from the opening of a level, or a restart, to a restart or the end of the visit. */
#include <math.h>

#include "report/table.h"

struct attempt_row {
    struct sg_place place;
    const char *game, *phase;
    int64_t grade;
    const char *position;
    int64_t start_distance;
    double expected_s, p_solve, predicted, theta, theta_sd;
    int64_t attempt_active_ms, attempt_raw_ms, first_act_ms;
    int64_t moves, errors, null_moves, undos, redos, checkpoints, attempt_hints;
    int64_t attempt_best;
    const char *attempt_end;
    sg_flag failed, attempt_censored;
};

static const char *ends(size_t i)
{
    return i == 0 ? "restarted" : sg_levels_attempt_end(i - 1);
}

static const struct sg_column columns[] = {
    SG_COLUMNS_PLACE(struct attempt_row, place),
    SG_COLUMN(struct attempt_row, game, "", SG_TEXT_GAME),
    SG_WORDS(struct attempt_row, phase, sg_levels_phase, SG_TEXT_PHASE),
    SG_COLUMN(struct attempt_row, grade, "", "grade 1-5 of the level: a band of predicted difficulty"),
    SG_COLUMN(struct attempt_row, position, "", SG_TEXT_POSITION),
    SG_COLUMN(struct attempt_row, start_distance, "moves", SG_TEXT_DISTANCE),
    SG_COLUMN(struct attempt_row, expected_s, "s",
              "seconds that the rating expects of the reference learner"),
    SG_COLUMN(struct attempt_row, p_solve, "probability", "P(solve) of the reference learner, by the rating"),
    SG_COLUMN(struct attempt_row, predicted, "probability", SG_TEXT_PREDICTED),
    SG_COLUMN(struct attempt_row, theta, "logit",
              "ability of the learner at this game as the prediction took it; the reference learner has 0"),
    SG_COLUMN(struct attempt_row, theta_sd, "logit",
              "how sure that is: standard deviation; missing, with theta, in logs from before it was kept"),
    SG_COLUMN(struct attempt_row, attempt_active_ms, "ms", "active time of the attempt"),
    SG_COLUMN(struct attempt_row, attempt_raw_ms, "ms", "time of the attempt, breaks included"),
    SG_COLUMN(struct attempt_row, first_act_ms, "ms",
              "time from the start of the attempt to the first act on the board"),
    SG_COLUMN(struct attempt_row, moves, "", "moves made, also those taken back; null moves left out"),
    SG_COLUMN(struct attempt_row, errors, "", "moves known not to have brought the goal nearer"),
    SG_COLUMN(struct attempt_row, null_moves, "", "pieces picked up and put back"),
    SG_COLUMN(struct attempt_row, undos, "", "undos"),
    SG_COLUMN(struct attempt_row, redos, "", "redos"),
    SG_COLUMN(struct attempt_row, checkpoints, "", "checkpoints set or gone back to"),
    SG_COLUMN(struct attempt_row, attempt_hints, "", "rungs of the hint ladder opened in the attempt"),
    SG_COLUMN(struct attempt_row, attempt_best, "moves",
              "smallest distance to the goal in the attempt, its start included"),
    SG_WORDS(struct attempt_row, attempt_end, ends, "what ended the attempt; missing: the log stops first"),
    SG_COLUMN(struct attempt_row, failed, "",
              "a failure: a restart after at least 3 moves, a surrender, or the time cap"),
    SG_COLUMN(struct attempt_row, attempt_censored, "",
              "its end says nothing of how long the learner would have gone on: left, capped, ended by the "
              "coach or cut"),
};

static void count_act(const struct sg_trace *trace, size_t at, struct attempt_row *row)
{
    const struct sg_event *event = &trace->events[at];
    if (trace->moments[at].k == 1)
        row->first_act_ms = trace->moments[at].rt_ms;
    row->errors += sg_trace_is_error(trace, at);
    row->null_moves += event->kind == SG_EVENT_NULL_MOVE;
    row->undos += event->kind == SG_EVENT_UNDO;
    row->redos += event->kind == SG_EVENT_REDO;
    row->checkpoints += event->kind == SG_EVENT_CHECKPOINT;
    row->attempt_hints += event->kind == SG_EVENT_HINT;
}

static void describe_end(const struct sg_trace_attempt *attempt, struct attempt_row *row)
{
    enum sg_attempt_end end = attempt->end;
    row->attempt_end = attempt->restarted ? "restarted" : sg_table_word(sg_attempt_end_name(end));
    row->failed = attempt->failed;
    row->attempt_censored =
        !attempt->restarted && end != SG_ATTEMPT_END_SOLVED && end != SG_ATTEMPT_END_SURRENDERED;
}

static void write_attempt(const struct sg_case *about, const struct sg_trace_attempt *attempt,
                          const struct sg_table *table, struct sg_csv *csv)
{
    const struct sg_trace *trace = &about->trace;
    const struct sg_event *level = &trace->events[attempt->opened];
    bool kept = level->as.attempt_started.theta_sd > 0;
    struct attempt_row row = {.game = level->as.attempt_started.game,
                              .phase = sg_table_word(sg_phase_name(level->as.attempt_started.phase)),
                              .grade = level->as.attempt_started.grade,
                              .position = level->as.attempt_started.position,
                              .start_distance = level->as.attempt_started.distance,
                              .expected_s = level->as.attempt_started.expected_s,
                              .p_solve = level->as.attempt_started.p_solve,
                              .predicted = level->as.attempt_started.predicted,
                              .theta = kept ? level->as.attempt_started.theta : NAN,
                              .theta_sd = kept ? level->as.attempt_started.theta_sd : NAN,
                              .attempt_active_ms = attempt->active_ms,
                              .attempt_raw_ms = attempt->raw_ms,
                              .first_act_ms = SG_NO_INT,
                              .moves = attempt->moves,
                              .attempt_best = attempt->best};
    sg_place_of(about, attempt->began, &row.place);
    size_t end = attempt->over == SG_TRACE_NONE ? trace->count : attempt->over;
    for (size_t i = attempt->began + 1; i < end; i++)
        count_act(trace, i, &row);
    describe_end(attempt, &row);
    sg_table_row(table, &row, csv);
}

static void write(const struct sg_case *about, const struct sg_table *table, struct sg_csv *csv)
{
    for (size_t i = 0; i < about->trace.attempt_count; i++)
        write_attempt(about, &about->trace.attempts[i], table, csv);
}

const struct sg_table sg_table_attempts = {
    .name = "attempts",
    .description =
        "one row an attempt: from the opening of a level, or a restart, to a restart or the end of the visit",
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .write = write,
};
