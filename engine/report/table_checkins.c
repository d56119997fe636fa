/* One row a check-in: the one-tap answer to how it goes. */
#include "report/outcomes.h"

struct checkin_row {
    struct sg_place place;
    const char *game, *feeling;
    sg_flag level_open, in_impasse;
};

static const struct sg_column columns[] = {
    SG_COLUMNS_PLACE(struct checkin_row, place),
    SG_COLUMN(struct checkin_row, game, "", SG_TEXT_GAME),
    SG_WORDS(struct checkin_row, feeling, sg_levels_feeling,
             "what the learner tapped when asked how it goes"),
    SG_COLUMN(struct checkin_row, level_open, "", SG_TEXT_OPEN),
    SG_COLUMN(struct checkin_row, in_impasse, "", "an impasse lasted"),
};

static void write(const struct sg_case *about, const struct sg_table *table, struct sg_csv *csv)
{
    const struct sg_trace *trace = &about->trace;
    for (size_t i = 0; i < trace->count; i++) {
        if (trace->events[i].kind != SG_EVENT_CHECK_IN)
            continue;
        const struct sg_event *level = sg_trace_level(trace, i);
        struct checkin_row row = {.game = level ? level->as.attempt_started.game : NULL,
                                  .feeling =
                                      sg_table_word(sg_feeling_name(trace->events[i].as.check_in.feeling)),
                                  .level_open = trace->moments[i].open,
                                  .in_impasse = sg_outcomes_impasse_at(trace, i) != SG_TRACE_NONE};
        sg_place_of(about, i, &row.place);
        sg_table_row(table, &row, csv);
    }
}

const struct sg_table sg_table_checkins = {
    .name = "checkins",
    .description = "one row a check-in: the one-tap answer to how it goes",
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .write = write,
};
