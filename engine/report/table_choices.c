/* One row a choice: what the learner took up, and which level the ladder drew. */
#include "report/table.h"

#include <math.h>

struct choice_row {
    struct sg_place place;
    const char *choice, *actor, *chosen_game;
    const char *after_end;
    int64_t after_failures, offer_set, offer_index, offers;
    double offer_probability, choice_draw, offer_predicted;
};

static const char *const actors[] = {"learner", "coach", "system"};

static const char *actor_at(size_t i)
{
    return i < sizeof actors / sizeof *actors ? actors[i] : NULL;
}

static const char *actor_of(enum sg_actor actor)
{
    return actor > SG_ACTOR_NONE && actor < SG_ACTOR_COUNT ? actors[actor - 1] : NULL;
}

static const struct sg_column columns[] = {
    SG_COLUMNS_PLACE(struct choice_row, place),
    SG_WORDS(struct choice_row, choice, sg_levels_choice,
             "what was chosen; level: one of the levels on offer"),
    SG_WORDS(struct choice_row, actor, actor_at, "who chose; system: the ladder drew"),
    SG_COLUMN(struct choice_row, chosen_game, "", "id of the puzzle, where a puzzle or a level was chosen"),
    SG_WORDS(struct choice_row, after_end, sg_levels_attempt_end,
             "how the visit before it ended; missing: none did, or one goes on"),
    SG_COLUMN(struct choice_row, after_failures, "", "failures at that visit"),
    SG_COLUMN(struct choice_row, offer_set, "", "number of the set of levels in the session"),
    SG_COLUMN(struct choice_row, offer_index, "", "which level of the set, from 0"),
    SG_COLUMN(struct choice_row, offers, "", "levels in the set"),
    SG_COLUMN(struct choice_row, offer_probability, "probability", "of that level under the ladder's draw"),
    SG_COLUMN(struct choice_row, choice_draw, "", "the ladder's draw, uniform in [0,1)"),
    SG_COLUMN(struct choice_row, offer_predicted, "probability",
              "P(solve) of that level for this learner, then"),
};

/* The visit that is over, if none goes on. */
static void describe_before(const struct sg_trace *trace, size_t at, struct choice_row *row)
{
    const struct sg_trace_attempt *last = sg_trace_attempt(trace, at);
    if (!last || trace->moments[at].open)
        return;
    row->after_end = sg_table_word(sg_attempt_end_name(last->end));
    row->after_failures = 0;
    for (size_t i = 0; i <= trace->moments[at].attempt; i++)
        row->after_failures += trace->attempts[i].opened == last->opened && trace->attempts[i].failed;
}

static void describe_level(const struct sg_trace *trace, size_t at, struct choice_row *row)
{
    const struct sg_event *event = &trace->events[at];
    row->offer_set = event->as.choice.set;
    row->offer_index = event->as.choice.index;
    row->offer_probability = event->as.choice.probability;
    row->choice_draw = event->as.choice.draw;
    row->offer_predicted = event->as.choice.predicted;
    row->offers = 0;
    for (size_t i = 0; i < at; i++) {
        const struct sg_event *offer = &trace->events[i];
        if (offer->kind != SG_EVENT_OFFER || offer->as.offer.set != event->as.choice.set)
            continue;
        row->offers++;
        if (offer->as.offer.index == event->as.choice.index)
            row->chosen_game = offer->as.offer.game;
    }
}

static void write(const struct sg_case *about, const struct sg_table *table, struct sg_csv *csv)
{
    const struct sg_trace *trace = &about->trace;
    for (size_t i = 0; i < trace->count; i++) {
        const struct sg_event *event = &trace->events[i];
        if (event->kind != SG_EVENT_CHOICE)
            continue;
        struct choice_row row = {.choice = sg_table_word(sg_choice_name(event->as.choice.choice)),
                                 .actor = actor_of(event->as.choice.actor),
                                 .chosen_game = event->as.choice.game,
                                 .after_failures = SG_NO_INT,
                                 .offer_set = SG_NO_INT,
                                 .offer_index = SG_NO_INT,
                                 .offers = SG_NO_INT,
                                 .offer_probability = NAN,
                                 .choice_draw = NAN,
                                 .offer_predicted = NAN};
        sg_place_of(about, i, &row.place);
        describe_before(trace, i, &row);
        if (event->as.choice.choice == SG_CHOICE_LEVEL)
            describe_level(trace, i, &row);
        sg_table_row(table, &row, csv);
    }
}

const struct sg_table sg_table_choices = {
    .name = "choices",
    .description = "one row a choice: what the learner took up, and which level the ladder drew",
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .write = write,
};
