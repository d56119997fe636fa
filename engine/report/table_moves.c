/* One row an act on the board: moves, null moves, undo, redo, restart, checkpoints. */
#include "report/table.h"

struct move_row {
    struct sg_place place;
    int64_t k;
    const char *act, *move;
    int64_t ply, rt_ms, gap_active_ms;
    sg_flag interrupted;
    const char *bound;
    int64_t distance_before, distance_after, improving, legal, visit_best;
    sg_flag error, new_best, revisit, blocked;
    int64_t judged_seq;
};

static const char *const acts[] = {"move",    "null_move",      "undo",           "redo",
                                   "restart", "checkpoint_set", "checkpoint_back"};

static const char *act_at(size_t i)
{
    return i < sizeof acts / sizeof *acts ? acts[i] : NULL;
}

static const struct sg_column columns[] = {
    SG_COLUMNS_PLACE(struct move_row, place),
    SG_COLUMN(struct move_row, k, "", "number of the act in the attempt, from 1; 0: the restart that began it"),
    SG_WORDS(struct move_row, act, act_at, "what was done on the board; null_move: picked up and put back"),
    SG_COLUMN(struct move_row, move, "", "the move as text, in the puzzle's own notation"),
    SG_COLUMN(struct move_row, ply, "moves", "moves on the board after it"),
    SG_COLUMN(struct move_row, rt_ms, "ms", "time since the act before, or since the attempt began"),
    SG_COLUMN(struct move_row, gap_active_ms, "ms", "active time in that span"),
    SG_COLUMN(
        struct move_row, interrupted, "",
        "something besides the board came in that span: a card, a tip, a check-in, a pause, lost focus"),
    SG_WORDS(struct move_row, bound, sg_levels_bound,
             "what the oracle proved of the position after it; missing: it did not answer"),
    SG_COLUMN(struct move_row, distance_before, "moves",
              "distance to the goal before it; missing: not exact"),
    SG_COLUMN(struct move_row, distance_after, "moves", "distance to the goal after it; missing: not exact"),
    SG_COLUMN(struct move_row, improving, "",
              "legal moves before it that would have brought the goal nearer"),
    SG_COLUMN(struct move_row, legal, "", "legal moves before it"),
    SG_COLUMN(struct move_row, visit_best, "moves",
              "smallest distance of the visit so far, this one included"),
    SG_COLUMN(struct move_row, error, "",
              "a move known not to have brought the goal nearer, or into a dead end; missing: no move, or "
              "not known"),
    SG_COLUMN(struct move_row, new_best, "",
              "it brought the visit's smallest distance down; missing: not judged"),
    SG_COLUMN(struct move_row, revisit, "", "the position was on the board before in this attempt"),
    SG_COLUMN(struct move_row, blocked, "",
              "proven: something that was put there has to go first (puzzles that put and take away)"),
    SG_COLUMN(struct move_row, judged_seq, "", "number of the event with the oracle's answer"),
};

static void describe(const struct sg_event *event, struct move_row *row)
{
    row->ply = SG_NO_INT;
    switch (event->kind) {
    case SG_EVENT_MOVE:
        row->act = "move";
        row->move = event->as.move.move;
        row->ply = event->as.move.ply;
        break;
    case SG_EVENT_NULL_MOVE: row->act = "null_move"; break;
    case SG_EVENT_UNDO:
        row->act = "undo";
        row->ply = event->as.undo.ply;
        break;
    case SG_EVENT_REDO:
        row->act = "redo";
        row->ply = event->as.redo.ply;
        break;
    case SG_EVENT_RESTART:
        row->act = "restart";
        row->ply = 0;
        break;
    default:
        row->act = event->as.checkpoint.action == SG_CHECKPOINT_BACK ? "checkpoint_back" : "checkpoint_set";
        row->ply = event->as.checkpoint.ply;
        break;
    }
}

static void judge(const struct sg_trace *trace, size_t at, struct move_row *row)
{
    const struct sg_event *judged = sg_trace_judgement(trace, at);
    row->distance_before = row->distance_after = row->improving = row->legal = SG_NO_INT;
    row->visit_best = row->judged_seq = SG_NO_INT;
    row->error = row->new_best = row->revisit = row->blocked = SG_NO_FLAG;
    if (!judged)
        return;
    enum sg_bound bound = judged->as.assessment.bound;
    row->bound = sg_bound_name(bound);
    row->judged_seq = (int64_t)judged->seq;
    row->improving = judged->as.assessment.improving;
    row->legal = judged->as.assessment.legal;
    row->visit_best = judged->as.assessment.best;
    row->revisit = judged->as.assessment.revisit;
    row->blocked = judged->as.assessment.blocked;
    row->new_best = trace->moments[at].new_best;
    if (bound == SG_BOUND_EXACT) {
        if (judged->as.assessment.before != UINT32_MAX)
            row->distance_before = judged->as.assessment.before;
        row->distance_after = judged->as.assessment.after;
    }
    if (trace->events[at].kind == SG_EVENT_MOVE && (bound == SG_BOUND_EXACT || bound == SG_BOUND_UNSOLVABLE))
        row->error = sg_trace_is_error(trace, at);
}

static void write(const struct sg_case *about, const struct sg_table *table, struct sg_csv *csv)
{
    const struct sg_trace *trace = &about->trace;
    for (size_t i = 0; i < trace->count; i++) {
        const struct sg_trace_moment *moment = &trace->moments[i];
        if (!sg_trace_is_act(&trace->events[i]) || !moment->open)
            continue;
        struct move_row row = {.k = moment->k,
                               .rt_ms = moment->rt_ms,
                               .gap_active_ms = moment->gap_active_ms,
                               .interrupted = moment->interrupted};
        sg_place_of(about, i, &row.place);
        describe(&trace->events[i], &row);
        judge(trace, i, &row);
        sg_table_row(table, &row, csv);
    }
}

const struct sg_table sg_table_moves = {
    .name = "moves",
    .description = "one row an act on the board: moves, null moves, undo, redo, restart, checkpoints",
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .write = write,
};
