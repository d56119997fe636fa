/* One row a session. */
#include "report/table.h"

struct session_row {
    const char *learner, *session;
    const char *station;
    int64_t log_session, session_ordinal, day;
    const char *language, *version, *plan, *known_lessons;
    sg_flag simulated;
    const char *session_end;
    sg_flag session_cut;
    int64_t events, duration_ms, session_active_ms;
    int64_t levels, levels_solved, levels_surrendered, levels_left, levels_capped;
    int64_t walls, impasses, prompts_shown, hints, stop_rules;
    const char *last_stop_rule;
};

static const struct sg_column columns[] = {
    SG_COLUMNS_WHO(struct session_row, learner, session),
    SG_COLUMN(struct session_row, station, "", "name that the machine gave itself at random"),
    SG_COLUMN(struct session_row, log_session, "", "number of the session in that machine's log"),
    SG_COLUMN(struct session_row, session_ordinal, "",
              "number of the session among the recorded ones of this learner here, from 1"),
    SG_COLUMN(struct session_row, day, "days", SG_TEXT_DAY),
    SG_COLUMN(struct session_row, language, "", "language of the session"),
    SG_COLUMN(struct session_row, version, "", "version of the program that recorded it"),
    SG_COLUMN(struct session_row, plan, "", "name of the session plan; missing: the built-in hour"),
    SG_COLUMN(struct session_row, known_lessons, "", "puzzles whose lessons the learner had had before it"),
    SG_COLUMN(struct session_row, simulated, "", SG_TEXT_SIMULATED),
    SG_WORDS(struct session_row, session_end, sg_levels_session_end,
             "how the session ended; missing: it was cut off"),
    SG_COLUMN(struct session_row, session_cut, "",
              "the log stops without an end: what lasted then is censored"),
    SG_COLUMN(struct session_row, events, "", "events in the log"),
    SG_COLUMN(struct session_row, duration_ms, "ms", "time from the first event to the last"),
    SG_COLUMN(struct session_row, session_active_ms, "ms", "active time of the whole session"),
    SG_COLUMN(struct session_row, levels, "", "levels opened"),
    SG_COLUMN(struct session_row, levels_solved, "", "visits that ended in a solve"),
    SG_COLUMN(struct session_row, levels_surrendered, "", "visits that the learner gave up"),
    SG_COLUMN(struct session_row, levels_left, "", "visits left for another level or for the end"),
    SG_COLUMN(struct session_row, levels_capped, "", "visits that ended at the time cap of a wall"),
    SG_COLUMN(struct session_row, walls, "", "walls announced"),
    SG_COLUMN(struct session_row, impasses, "", "impasses that began"),
    SG_COLUMN(struct session_row, prompts_shown, "", "prompts shown"),
    SG_COLUMN(struct session_row, hints, "", "rungs of the hint ladder opened"),
    SG_COLUMN(struct session_row, stop_rules, "", "times that a stop rule fired"),
    SG_WORDS(struct session_row, last_stop_rule, sg_levels_stop, "the last stop rule that fired"),
};

static void count_end(struct session_row *row, enum sg_attempt_end end)
{
    row->levels_solved += end == SG_ATTEMPT_END_SOLVED;
    row->levels_surrendered += end == SG_ATTEMPT_END_SURRENDERED;
    row->levels_left += end == SG_ATTEMPT_END_LEFT;
    row->levels_capped += end == SG_ATTEMPT_END_CAPPED;
}

static void start(struct session_row *row, const struct sg_event *event)
{
    row->language = event->as.session_started.language;
    row->version = event->as.session_started.version;
    row->plan = event->as.session_started.plan;
    row->known_lessons = event->as.session_started.known;
    row->simulated = event->as.session_started.simulated;
}

static void note(struct session_row *row, const struct sg_event *event)
{
    switch (event->kind) {
    case SG_EVENT_SESSION_STARTED: start(row, event); break;
    case SG_EVENT_ATTEMPT_STARTED: row->levels += event->as.attempt_started.attempt == 1; break;
    case SG_EVENT_ATTEMPT_ENDED: count_end(row, event->as.attempt_ended.end); break;
    case SG_EVENT_WALL_ANNOUNCED: row->walls++; break;
    case SG_EVENT_IMPASSE_BEGAN: row->impasses++; break;
    case SG_EVENT_PROMPT_SHOWN: row->prompts_shown++; break;
    case SG_EVENT_HINT: row->hints++; break;
    case SG_EVENT_STOP_RULE:
        row->stop_rules++;
        row->last_stop_rule = sg_table_word(sg_stop_name(event->as.stop_rule.rule));
        break;
    case SG_EVENT_SESSION_ENDED:
        row->session_end = sg_table_word(sg_session_end_name(event->as.session_ended.end));
        row->session_cut = 0;
        break;
    default: break;
    }
}

static void write(const struct sg_case *about, const struct sg_table *table, struct sg_csv *csv)
{
    const struct sg_trace *trace = &about->trace;
    struct session_row row = {.learner = about->learner,
                              .session = about->session,
                              .station = about->station,
                              .log_session = about->number,
                              .session_ordinal = about->ordinal,
                              .day = about->day,
                              .session_cut = 1,
                              .events = (int64_t)trace->count};
    for (size_t i = 0; i < trace->count; i++)
        note(&row, &trace->events[i]);
    row.duration_ms = trace->events[trace->count - 1].at_ms - trace->events[0].at_ms;
    row.session_active_ms = trace->moments[trace->count - 1].active_ms;
    sg_table_row(table, &row, csv);
}

const struct sg_table sg_table_sessions = {
    .name = "sessions",
    .description = "one row a recorded session",
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .write = write,
};
