/* One row a measure of persistence and session: the counts of learner/persistence.h and what the moves add,
 * each with the opportunities it rests on. Never one number. */
#include "learner/hazard.h"
#include "learner/persistence.h"

#include <math.h>
#include <string.h>

#include "report/outcomes.h"

struct measure_row {
    const char *learner, *session, *measure;
    double measure_value, measure_count, opportunities;
    const char *opportunity;
    int64_t measure_censored;
};

/* In the order of the table; the words of the column `measure`. */
static const struct measure {
    const char *name, *opportunity, *words;
} measures[] = {
    {"RETRY", "failures", "attempts of 3 moves or more at the same level after a failure / failures"},
    {"H_QUIT", "active minutes",
     "surrenders / active minutes at a level; censored: visits that ended otherwise"},
    {"PERSISTENCE", "minutes at risk",
     "logits: minus the person's inclination to give up a minute, levels' difficulty taken out, shrunk to "
     "people's "
     "mean (engine/learner/hazard.h); over sessions add the minutes, not this"},
    {"T_UNS", "unsolved visits",
     "mean of ln(active time / time that the rating expects) over visits without a solve; "
     "censored: those that the learner did not end by giving up"},
    {"RETURN", "levels given up or left",
     "those opened again in this session / levels given up or left; censored: those not opened again yet"},
    {"CHAL_FAILURE", "choices after a failure",
     "equal or harder chosen / choices of a level after a failure"},
    {"CHAL_SUCCESS", "choices after a success",
     "equal or harder chosen / choices of a level after a success"},
    {"PES", "errors",
     "slowing after errors: mean of ln time of the act after minus ln time of the act before"},
    {"RECOV", "hard levels", "solved after all / levels given up once or failed at 3 times"},
    {"PROD", "active minutes after a failure", "of those, in stretches with a new best or another line"},
    {"WS", "visits", "visits with wheel-spinning / visits; censored: visits that the log cuts off"},
    {"IMPASSE_LEFT", "impasses", "ended by a new best or a solve / impasses"},
    {"SWITCH_RATE", "active minutes", "switches of line (REST) / 10 active minutes at a level"},
    {"PERSEVERATION", "attempts compared",
     "the same line again (PERS) / attempts that were the same or another line"},
    {"SWITCH_ADAPTIVE", "switches", "after a failure and with a new best within 20 moves / switches of line"},
    {"SWITCH_LAG", "impasses with a switch",
     "mean active seconds from the impasse to the first switch in it; censored: impasses "
     "without one"},
    {"NEXT_SAME_WAY", "failures", "next act: again, the same way / failures"},
    {"NEXT_OTHER_WAY", "failures", "next act: another way / failures"},
    {"NEXT_EASIER", "failures", "next act: something lighter / failures"},
    {"NEXT_HARDER", "failures", "next act: something harder / failures"},
    {"NEXT_OTHER_LEVEL", "failures", "next act: another level / failures"},
    {"NEXT_OTHER_GAME", "failures", "next act: another puzzle / failures"},
    {"NEXT_HELP", "failures", "next act: a hint / failures"},
};

enum { MEASURES = sizeof measures / sizeof *measures };

static const char *measure_at(size_t i)
{
    return i < MEASURES ? measures[i].name : NULL;
}

static const char *words_at(size_t i)
{
    return measures[i].words;
}

static const struct sg_column columns[] = {
    SG_COLUMNS_WHO(struct measure_row, learner, session),
    SG_TERMS(struct measure_row, measure, measure_at, words_at, "which measure of persistence"),
    SG_COLUMN(struct measure_row, measure_value, "", "the measure; missing: no opportunity"),
    SG_COLUMN(struct measure_row, measure_count, "",
              "what was counted or summed: pool over sessions with this"),
    SG_COLUMN(struct measure_row, opportunities, "", "what it was divided by: the number of opportunities"),
    SG_COLUMN(struct measure_row, opportunity, "", "what an opportunity is"),
    SG_COLUMN(struct measure_row, measure_censored, "",
              "opportunities whose outcome was cut off, in the sense of the measure"),
};

/* What the tables below need of one session. */
struct figures {
    struct sg_persistence counts;
    struct sg_hazard_fold hazard;
    double log_ratio_sum;
    uint32_t unsolved, unsolved_censored, open_visits, wheel_spinning, given_up, returned, hard;
    uint32_t switches, adaptive, adaptive_censored, impasses, impasses_open, lagged;
    double lag_sum_s, slowing;
    int64_t errors;
};

/* ---- visits ---- */

static int64_t visit_active_ms(const struct sg_trace *trace, size_t last)
{
    int64_t sum_ms = 0;
    for (size_t i = last + 1; i > 0 && trace->attempts[i - 1].opened == trace->attempts[last].opened; i--)
        sum_ms += trace->attempts[i - 1].active_ms;
    return sum_ms;
}

static bool is_level(const struct sg_trace *trace, size_t a, size_t b)
{
    return strcmp(trace->events[trace->attempts[a].opened].as.attempt_started.position,
                  trace->events[trace->attempts[b].opened].as.attempt_started.position) == 0;
}

static bool opened_again(const struct sg_trace *trace, size_t last)
{
    for (size_t i = last + 1; i < trace->attempt_count; i++)
        if (is_level(trace, i, last))
            return true;
    return false;
}

static void count_visit(const struct sg_trace *trace, size_t last, struct figures *figures)
{
    enum sg_attempt_end end = trace->attempts[last].end;
    double expected_s = trace->events[trace->attempts[last].opened].as.attempt_started.expected_s;
    int64_t active_ms = visit_active_ms(trace, last);
    figures->open_visits += end == SG_ATTEMPT_END_NONE;
    if (end == SG_ATTEMPT_END_SOLVED)
        return;
    if (end == SG_ATTEMPT_END_SURRENDERED || end == SG_ATTEMPT_END_LEFT) {
        figures->given_up++;
        figures->returned += opened_again(trace, last);
    }
    if (active_ms <= 0 || !(expected_s > 0))
        return;
    figures->unsolved++;
    figures->unsolved_censored += end != SG_ATTEMPT_END_SURRENDERED;
    figures->log_ratio_sum += log((double)active_ms / 1000 / expected_s);
}

/* Whether the attempt makes its level hard: given up for the first time since it was solved, or the third
 * failure. */
static bool becomes_hard(const struct sg_trace *trace, size_t at)
{
    uint32_t failures = 0;
    bool given_up = false;
    for (size_t i = 0; i < at; i++) {
        if (!is_level(trace, i, at))
            continue;
        bool solved = trace->attempts[i].end == SG_ATTEMPT_END_SOLVED;
        failures = solved ? 0 : failures + trace->attempts[i].failed;
        given_up = !solved && (given_up || trace->attempts[i].end == SG_ATTEMPT_END_SURRENDERED);
    }
    bool was_hard = given_up || failures >= 3;
    bool gives_up = trace->attempts[at].end == SG_ATTEMPT_END_SURRENDERED;
    return !was_hard && (gives_up || failures + trace->attempts[at].failed >= 3);
}

static void count_visits(const struct sg_trace *trace, struct figures *figures)
{
    for (size_t i = 0; i < trace->attempt_count; i++) {
        figures->hard += becomes_hard(trace, i);
        if (i + 1 == trace->attempt_count || trace->attempts[i + 1].opened != trace->attempts[i].opened)
            count_visit(trace, i, figures);
    }
}

/* ---- impasses and switches ---- */

static void count_impasses(const struct sg_trace *trace, struct figures *figures)
{
    size_t spun = SG_TRACE_NONE; /* the visit that was counted last */
    for (size_t i = 0; i < trace->count; i++) {
        if (trace->events[i].kind != SG_EVENT_IMPASSE_BEGAN)
            continue;
        const struct sg_trace_switch *change = sg_outcomes_impasse_switch(trace, i);
        figures->impasses++;
        figures->impasses_open += sg_outcomes_impasse_end(trace, i) == SG_TRACE_NONE;
        figures->lagged += change != NULL;
        if (change)
            figures->lag_sum_s +=
                (double)(trace->moments[change->at].active_ms - trace->moments[i].active_ms) / 1000;
        const struct sg_trace_attempt *attempt = sg_trace_attempt(trace, i);
        if (attempt && trace->events[i].as.impasse_began.impasse == SG_IMPASSE_WHEEL_SPINNING &&
            spun != attempt->opened) {
            figures->wheel_spinning++;
            spun = attempt->opened;
        }
    }
}

static void count_switches(const struct sg_trace *trace, struct figures *figures)
{
    for (size_t i = 0; i < trace->switch_count; i++) {
        if (trace->switches[i].segment)
            continue; /* one change of course may be both: it counts once */
        struct sg_switch_outcomes outcomes;
        sg_outcomes_switch(trace, &trace->switches[i], &outcomes);
        figures->switches++;
        figures->adaptive += outcomes.after_failure == 1 && outcomes.paid == 1;
        figures->adaptive_censored += outcomes.after_failure == 1 && outcomes.paid == SG_NO_FLAG;
    }
}

static void gather(const struct sg_trace *trace, struct figures *figures)
{
    memset(figures, 0, sizeof *figures);
    sg_persistence_init(&figures->counts);
    for (size_t i = 0; i < trace->count; i++)
        sg_persistence_note(&figures->counts, &trace->events[i]);
    for (size_t i = 0; i < trace->count; i++)
        sg_hazard_fold_note(&figures->hazard, &trace->events[i]);
    count_visits(trace, figures);
    count_impasses(trace, figures);
    count_switches(trace, figures);
    figures->slowing = sg_trace_slowing(trace, 0, INT64_MAX, SG_TRACE_NONE, &figures->errors);
}

/* ---- rows ---- */

struct rows {
    const struct sg_case *about;
    const struct sg_table *table;
    struct sg_csv *csv;
    size_t next; /* in measures */
};

/* The next measure, `scale` times count / opportunities. */
static void put(struct rows *rows, const char *name, double count, double opportunities, double scale,
                int64_t censored)
{
    const struct measure *measure = &measures[rows->next++];
    if (rows->next > MEASURES || strcmp(measure->name, name) != 0)
        return; /* a test holds the two lists together */
    struct measure_row row = {.learner = rows->about->learner,
                              .session = rows->about->session,
                              .measure = measure->name,
                              .measure_value = opportunities > 0 ? scale * count / opportunities : NAN,
                              .measure_count = count,
                              .opportunities = opportunities,
                              .opportunity = measure->opportunity,
                              .measure_censored = censored};
    sg_table_row(rows->table, &row, rows->csv);
}

static void put_failures(struct rows *rows, const struct sg_persistence *counts)
{
    double failures = counts->failures;
    const uint32_t *next = counts->after_failure;
    int64_t waiting = counts->now.failed; /* the log ends before a next act */
    put(rows, "NEXT_SAME_WAY", next[SG_CHOICE_AGAIN], failures, 1, waiting);
    put(rows, "NEXT_OTHER_WAY", next[SG_CHOICE_OTHER_WAY], failures, 1, waiting);
    put(rows, "NEXT_EASIER", next[SG_CHOICE_EASIER], failures, 1, waiting);
    put(rows, "NEXT_HARDER", next[SG_CHOICE_HARDER], failures, 1, waiting);
    put(rows, "NEXT_OTHER_LEVEL", next[SG_CHOICE_OTHER_LEVEL], failures, 1, waiting);
    put(rows, "NEXT_OTHER_GAME", next[SG_CHOICE_OTHER_GAME], failures, 1, waiting);
    put(rows, "NEXT_HELP", counts->hints_after_failure, failures, 1, waiting);
}

static void put_effect(struct rows *rows, const struct sg_hazard *hazard, const struct sg_persistence *counts)
{
    struct sg_hazard_effect effect;
    sg_hazard_estimate(hazard, &effect);
    put(rows, "PERSISTENCE", effect.persistence * effect.minutes, effect.minutes, 1,
        (int64_t)counts->visits - counts->surrendered);
}

static void put_all(struct rows *rows, const struct figures *figures)
{
    const struct sg_persistence *counts = &figures->counts;
    double minutes = (double)counts->active_ms / 60000, errors = (double)figures->errors;
    put(rows, "RETRY", counts->retries, counts->failures, 1, counts->now.may_retry);
    put(rows, "H_QUIT", counts->surrendered, minutes, 1, (int64_t)counts->visits - counts->surrendered);
    put_effect(rows, &figures->hazard.hazard, counts);
    put(rows, "T_UNS", figures->log_ratio_sum, figures->unsolved, 1, figures->unsolved_censored);
    put(rows, "RETURN", figures->returned, figures->given_up, 1,
        (int64_t)figures->given_up - figures->returned);
    put(rows, "CHAL_FAILURE", counts->harder_after_failure, counts->choices_after_failure, 1, 0);
    put(rows, "CHAL_SUCCESS", counts->harder_after_success, counts->choices_after_success, 1, 0);
    put(rows, "PES", errors > 0 ? figures->slowing * errors : 0, errors, 1, 0);
    put(rows, "RECOV", counts->recovered, figures->hard, 1, (int64_t)figures->hard - counts->recovered);
    put(rows, "PROD", (double)counts->productive_ms / 60000, (double)counts->after_failure_ms / 60000, 1, 0);
    put(rows, "WS", figures->wheel_spinning, counts->visits, 1, figures->open_visits);
    put(rows, "IMPASSE_LEFT", counts->impasses_left, counts->impasses, 1, figures->impasses_open);
    put(rows, "SWITCH_RATE", counts->switches, minutes, 10, 0);
    put(rows, "PERSEVERATION", counts->perseverations, counts->switches + counts->perseverations, 1, 0);
    put(rows, "SWITCH_ADAPTIVE", figures->adaptive, figures->switches, 1, figures->adaptive_censored);
    put(rows, "SWITCH_LAG", figures->lag_sum_s, figures->lagged, 1,
        (int64_t)figures->impasses - figures->lagged);
    put_failures(rows, counts);
}

static void write(const struct sg_case *about, const struct sg_table *table, struct sg_csv *csv)
{
    struct rows rows = {.about = about, .table = table, .csv = csv};
    struct figures figures;
    gather(&about->trace, &figures);
    put_all(&rows, &figures);
}

const struct sg_table sg_table_persistence = {
    .name = "persistence",
    .description = "one row a measure of persistence and session, with its number of opportunities and of "
                   "censored ones; "
                   "one session with one puzzle is no measure of a person",
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .write = write,
};
