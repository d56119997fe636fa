/* One row a decision point of the micro-randomised trial, in the shape that wcls() and emee() of the R
 * package MRTAnalysis take: userid, dp, covariates, avail, A, prob_A, outcomes. */
#include "report/outcomes.h"

#include <math.h>
#include <string.h>

struct decision_row {
    const char *userid;
    int64_t dp;
    struct sg_place place;
    int64_t decision, day;
    const char *game, *situation, *breakpoint, *unavailable;
    sg_flag level_open, simulated;
    int64_t stuck_ms, decision_since_best_ms, failures_before;
    int64_t start_distance, decision_best, decision_distance;
    double predicted;
    const char *last_strategy;
    double last_posterior;
    const char *last_feeling;
    int64_t feeling_age_ms, prompts_before;
    sg_flag avail, A;
    double prob_A, Y1;
    int64_t Y2, Y3, Y4;
    double Y5;
    int64_t window_ms;
    sg_flag Y_censored;
    int64_t Y3_moves;
    sg_flag Y3_censored;
    int64_t Y5_errors;
    sg_flag overlap;
    const char *rng_seed;
    double draw;
    const char *eligible, *variant;
    double variant_probability;
    int64_t displayed_ms, closed_ms, read_ms;
    const char *prompt_close, *chip;
    char seed_text[24];
};

static const struct sg_column columns[] = {
    SG_COLUMN(struct decision_row, userid, "", "the same code as learner in the other tables"),
    SG_COLUMN(struct decision_row, dp, "",
              "number of the decision point of this learner, over sessions, from 1"),
    SG_COLUMN_AS("session", struct decision_row, place.session, "", SG_TEXT_SESSION),
    SG_COLUMNS_MOMENT(struct decision_row, place),
    SG_COLUMN(struct decision_row, decision, "", "number of the decision point in its session, from 1"),
    SG_COLUMN(struct decision_row, day, "days", SG_TEXT_DAY),
    SG_COLUMN(struct decision_row, simulated, "", SG_TEXT_SIMULATED),
    SG_COLUMN(struct decision_row, game, "", SG_TEXT_GAME),
    SG_WORDS(struct decision_row, situation, sg_levels_situation,
             "what triggered it: one of the five situations"),
    SG_WORDS(struct decision_row, breakpoint, sg_levels_breakpoint,
             "the moment at which a prompt could come"),
    SG_COLUMN(struct decision_row, level_open, "", SG_TEXT_OPEN),
    SG_COLUMN(struct decision_row, stuck_ms, "ms",
              "active time since the impasse began that lasts; missing: none lasts"),
    SG_COLUMN(struct decision_row, decision_since_best_ms, "ms",
              "active time since the last new best at this visit, or since it began"),
    SG_COLUMN(struct decision_row, failures_before, "", "failures at this visit before it"),
    SG_COLUMN(struct decision_row, start_distance, "moves", SG_TEXT_DISTANCE),
    SG_COLUMN(struct decision_row, decision_best, "moves", "smallest distance at this visit before it"),
    SG_COLUMN(struct decision_row, decision_distance, "moves",
              "distance of the position on the board, as far as judged then; missing: not exact"),
    SG_COLUMN(struct decision_row, predicted, "probability", SG_TEXT_PREDICTED),
    SG_WORDS(struct decision_row, last_strategy, sg_levels_strategy,
             "the last label at this visit before it"),
    SG_COLUMN(struct decision_row, last_posterior, "probability", "of that label"),
    SG_WORDS(struct decision_row, last_feeling, sg_levels_feeling, "the last check-in before it"),
    SG_COLUMN(struct decision_row, feeling_age_ms, "ms", "time since that check-in"),
    SG_COLUMN(struct decision_row, prompts_before, "", "prompts shown in the session before it"),
    SG_COLUMN(struct decision_row, avail, "", "a prompt could come: only then there was a draw"),
    SG_COLUMN(struct decision_row, A, "", "a prompt was drawn"),
    SG_COLUMN(struct decision_row, prob_A, "probability",
              "of A = 1, logged before the draw; 0 where avail is 0"),
    SG_COLUMN(struct decision_row, Y1, "s",
              "active time at the same level in the next 180 s, also when it was opened again; missing "
              "before the first "
              "level"),
    SG_COLUMN(struct decision_row, Y2, "",
              "1: surrendered this visit within 180 s, 0: not; missing: no level was open"),
    SG_COLUMN(struct decision_row, Y3, "",
              "1: a switch within the next 10 moves or in the next attempt at this visit, 0: not; missing: "
              "no level was "
              "open"),
    SG_COLUMN(struct decision_row, Y4, "",
              "1: a new best at this visit within 180 s, 0: not; missing: no level was open"),
    SG_COLUMN(struct decision_row, Y5, "ln ratio",
              "slowing after errors within 180 s: mean of ln time of the act after minus ln time of the act "
              "before; "
              "missing: no such error"),
    SG_COLUMN(struct decision_row, window_ms, "ms", "how much of the 180 s the log holds"),
    SG_COLUMN(struct decision_row, Y_censored, "",
              "the log ends before the 180 s do: Y1, Y2, Y4, Y5 saw only window_ms"),
    SG_COLUMN(struct decision_row, Y3_moves, "", "moves at this visit after it, at most 10"),
    SG_COLUMN(struct decision_row, Y3_censored, "", "Y3 is 0, and fewer than 10 moves followed"),
    SG_COLUMN(struct decision_row, Y5_errors, "", "errors on which Y5 rests"),
    SG_COLUMN(struct decision_row, overlap, "", "another available decision point falls into the 180 s"),
    SG_COLUMN(
        struct decision_row, rng_seed, "",
        "seed of the draw, 64 bits as hexadecimal text: the first unit number of include/smartgames/rng.h"),
    SG_COLUMN(struct decision_row, draw, "", "the draw, uniform in [0,1): A is 1 when it lies below prob_A"),
    SG_COLUMN(struct decision_row, eligible, "", "variants that were true at that moment"),
    SG_COLUMN(struct decision_row, variant, "", "the variant that was drawn"),
    SG_COLUMN(struct decision_row, variant_probability, "probability", "of that variant, given A = 1"),
    SG_COLUMN(struct decision_row, displayed_ms, "ms",
              "at_ms at which the prompt was on the screen; missing: never"),
    SG_COLUMN(struct decision_row, closed_ms, "ms", "at_ms at which it was gone"),
    SG_COLUMN(struct decision_row, read_ms, "ms", "how long it was there"),
    SG_WORDS(struct decision_row, prompt_close, sg_levels_close, "how it went"),
    SG_WORDS(struct decision_row, chip, sg_levels_chip, "the step that the learner took from it"),
    SG_WORDS(struct decision_row, unavailable, sg_levels_unavailable,
             "why no prompt could come; `available` with avail 0: no variant was true"),
};

/* ---- what was so before ---- */

static void note_before(const struct sg_trace *trace, size_t at, size_t i, struct decision_row *row)
{
    const struct sg_event *event = &trace->events[i];
    bool here = sg_trace_same_visit(trace, i, at);
    switch (event->kind) {
    case SG_EVENT_CHECK_IN:
        row->last_feeling = sg_table_word(sg_feeling_name(event->as.check_in.feeling));
        row->feeling_age_ms = trace->events[at].at_ms - event->at_ms;
        break;
    case SG_EVENT_PROMPT_SHOWN: row->prompts_before++; break;
    case SG_EVENT_STRATEGY:
        if (here) {
            row->last_strategy = sg_strategy_name(event->as.strategy.strategy);
            row->last_posterior = event->as.strategy.posterior;
        }
        break;
    case SG_EVENT_SESSION_STARTED: row->simulated = event->as.session_started.simulated; break;
    default: break;
    }
}

/* The board, as far as the oracle had answered by then. */
static void describe_board(const struct sg_trace *trace, size_t at, struct decision_row *row)
{
    const struct sg_trace_attempt *attempt = sg_trace_attempt(trace, at);
    size_t best_at = attempt->opened;
    row->decision_best = row->decision_distance = row->start_distance;
    for (size_t i = attempt->opened + 1; i < at; i++) {
        const struct sg_trace_moment *moment = &trace->moments[i];
        if (!sg_trace_is_act(&trace->events[i]))
            continue;
        bool known = moment->judged != SG_TRACE_NONE && moment->judged < at;
        const struct sg_event *judged = known ? &trace->events[moment->judged] : NULL;
        bool exact = judged && judged->as.assessment.bound == SG_BOUND_EXACT;
        bool changes = trace->events[i].kind != SG_EVENT_NULL_MOVE &&
                       (trace->events[i].kind != SG_EVENT_CHECKPOINT ||
                        trace->events[i].as.checkpoint.action == SG_CHECKPOINT_BACK);
        if (trace->events[i].kind == SG_EVENT_RESTART)
            row->decision_distance = row->start_distance;
        else if (changes)
            row->decision_distance = exact ? judged->as.assessment.after : SG_NO_INT;
        if (exact && moment->new_best) {
            row->decision_best = judged->as.assessment.after;
            best_at = i;
        }
    }
    row->decision_since_best_ms = trace->moments[at].active_ms - trace->moments[best_at].active_ms;
}

static void describe_visit(const struct sg_trace *trace, size_t at, struct decision_row *row)
{
    const struct sg_event *level = sg_trace_level(trace, at);
    if (!level)
        return;
    row->game = level->as.attempt_started.game;
    row->predicted = level->as.attempt_started.predicted;
    row->start_distance = level->as.attempt_started.distance;
    row->failures_before = 0;
    for (size_t i = 0; i <= trace->moments[at].attempt; i++)
        row->failures_before += trace->attempts[i].opened == sg_trace_attempt(trace, at)->opened &&
                                trace->attempts[i].failed && trace->attempts[i].over < at;
    describe_board(trace, at, row);
    size_t impasse = sg_outcomes_impasse_at(trace, at);
    if (impasse != SG_TRACE_NONE)
        row->stuck_ms = trace->moments[at].active_ms - trace->moments[impasse].active_ms;
}

/* ---- what came of it ---- */

static void copy_outcomes(const struct sg_trace *trace, size_t at, struct decision_row *row)
{
    struct sg_decision_outcomes outcomes;
    sg_outcomes_decision(trace, at, &outcomes);
    row->Y1 = outcomes.Y1;
    row->Y2 = outcomes.Y2;
    row->Y3 = outcomes.Y3;
    row->Y4 = outcomes.Y4;
    row->Y5 = outcomes.Y5;
    row->window_ms = outcomes.window_ms;
    row->Y_censored = outcomes.Y_censored;
    row->Y3_moves = outcomes.Y3_moves;
    row->Y3_censored = outcomes.Y3_censored;
    row->Y5_errors = outcomes.Y5_errors;
    row->overlap = outcomes.overlap;
}

static void follow_card(const struct sg_trace *trace, size_t at, struct decision_row *row)
{
    uint32_t index = trace->events[at].as.decision.index;
    for (size_t i = at + 1; i < trace->count; i++) {
        const struct sg_event *event = &trace->events[i];
        if (event->kind == SG_EVENT_PROMPT_SHOWN && event->as.prompt_shown.decision == index)
            row->displayed_ms = event->at_ms;
        else if (event->kind == SG_EVENT_PROMPT_ANSWER && event->as.prompt_answer.decision == index)
            row->chip = sg_table_word(sg_chip_name(event->as.prompt_answer.chip));
        else if (event->kind == SG_EVENT_PROMPT_CLOSED && event->as.prompt_closed.decision == index) {
            row->closed_ms = event->at_ms;
            row->read_ms = event->as.prompt_closed.read_ms;
            row->prompt_close = sg_table_word(sg_prompt_close_name(event->as.prompt_closed.close));
        }
    }
}

/* ---- a row ---- */

static void copy_draw(const struct sg_event *event, struct decision_row *row)
{
    row->decision = event->as.decision.index;
    row->situation = sg_table_word(sg_situation_name(event->as.decision.situation));
    row->breakpoint = sg_table_word(sg_breakpoint_name(event->as.decision.breakpoint));
    row->unavailable = sg_unavailable_name(event->as.decision.unavailable);
    row->avail = sg_outcomes_available(event);
    row->A = event->as.decision.treated;
    row->prob_A = row->avail ? event->as.decision.probability : 0;
    row->draw = row->avail ? event->as.decision.draw : NAN;
    row->eligible = event->as.decision.eligible;
    row->variant = event->as.decision.variant;
    row->variant_probability = row->A ? event->as.decision.variant_probability : NAN;
    sg_table_hex(event->as.decision.seed, row->seed_text);
    row->rng_seed = row->seed_text;
}

static void write(const struct sg_case *about, const struct sg_table *table, struct sg_csv *csv)
{
    const struct sg_trace *trace = &about->trace;
    int64_t dp = about->decisions;
    for (size_t i = 0; i < trace->count; i++) {
        if (trace->events[i].kind != SG_EVENT_DECISION)
            continue;
        struct decision_row row = {.userid = about->learner,
                                   .dp = ++dp,
                                   .day = about->day,
                                   .level_open = trace->moments[i].open,
                                   .stuck_ms = SG_NO_INT,
                                   .decision_since_best_ms = SG_NO_INT,
                                   .failures_before = SG_NO_INT,
                                   .start_distance = SG_NO_INT,
                                   .decision_best = SG_NO_INT,
                                   .decision_distance = SG_NO_INT,
                                   .predicted = NAN,
                                   .last_posterior = NAN,
                                   .feeling_age_ms = SG_NO_INT,
                                   .displayed_ms = SG_NO_INT,
                                   .closed_ms = SG_NO_INT,
                                   .read_ms = SG_NO_INT};
        sg_place_of(about, i, &row.place);
        for (size_t j = 0; j < i; j++)
            note_before(trace, i, j, &row);
        describe_visit(trace, i, &row);
        copy_outcomes(trace, i, &row);
        copy_draw(&trace->events[i], &row);
        follow_card(trace, i, &row);
        sg_table_row(table, &row, csv);
    }
}

const struct sg_table sg_table_decisions = {
    .name = "decisions",
    .description =
        "one row a decision point of the micro-randomised trial: userid, dp, covariates, avail, A, prob_A, "
        "outcomes with their censoring, and the draw",
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .write = write,
};
