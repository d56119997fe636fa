#include "report/table.h"

#include <math.h>
#include <string.h>

void sg_table_header(const struct sg_table *table, struct sg_csv *csv)
{
    for (size_t i = 0; i < table->column_count; i++)
        sg_csv_text(csv, table->columns[i].name);
    sg_csv_end(csv);
}

static void write_cell(const struct sg_column *column, const char *at, struct sg_csv *csv)
{
    const char *text;
    int64_t integer;
    double number;
    sg_flag flag;
    switch (column->cell) {
    case SG_CELL_TEXT:
        memcpy(&text, at, sizeof text);
        sg_csv_text(csv, text && *text ? text : NULL);
        return;
    case SG_CELL_INT:
        memcpy(&integer, at, sizeof integer);
        if (integer == SG_NO_INT)
            sg_csv_missing(csv);
        else
            sg_csv_int(csv, integer);
        return;
    case SG_CELL_NUMBER:
        memcpy(&number, at, sizeof number);
        sg_csv_number(csv, number);
        return;
    case SG_CELL_FLAG:
        memcpy(&flag, at, sizeof flag);
        if (flag == SG_NO_FLAG)
            sg_csv_missing(csv);
        else
            sg_csv_int(csv, flag != 0);
        return;
    }
}

void sg_table_row(const struct sg_table *table, const void *row, struct sg_csv *csv)
{
    for (size_t i = 0; i < table->column_count; i++)
        write_cell(&table->columns[i], (const char *)row + table->columns[i].offset, csv);
    sg_csv_end(csv);
}

const char *sg_table_word(const char *word)
{
    return strcmp(word, "none") == 0 || strcmp(word, "?") == 0 ? NULL : word;
}

void sg_table_hex(uint64_t value, char text[24])
{
    static const char digits[] = "0123456789abcdef";
    text[0] = '0';
    text[1] = 'x';
    for (int i = 0; i < 16; i++)
        text[2 + i] = digits[value >> (60 - 4 * i) & 15];
    text[18] = '\0';
}

void sg_place_of(const struct sg_case *about, size_t at, struct sg_place *place)
{
    const struct sg_trace_attempt *attempt = sg_trace_attempt(&about->trace, at);
    *place = (struct sg_place){.learner = about->learner,
                               .session = about->session,
                               .seq = (int64_t)about->trace.events[at].seq,
                               .at_ms = about->trace.events[at].at_ms,
                               .active_ms = about->trace.moments[at].active_ms,
                               .visit = attempt ? attempt->visit : SG_NO_INT,
                               .attempt = attempt ? attempt->attempt : SG_NO_INT};
}

/* ---- the words of the log, without those that say that there is none ---- */

#define LEVELS(list, type, name, first, last)                                                                \
    const char *sg_levels_##list(size_t i)                                                                   \
    {                                                                                                        \
        return i + (first) < (size_t)(last) ? name((type)(i + (first))) : NULL;                              \
    }

LEVELS(attempt_end, enum sg_attempt_end, sg_attempt_end_name, 1, SG_ATTEMPT_END_COUNT)
LEVELS(bound, enum sg_bound, sg_bound_name, 0, SG_BOUND_UNSOLVABLE + 1)
LEVELS(breakpoint, enum sg_breakpoint, sg_breakpoint_name, 1, SG_BREAKPOINT_COUNT)
LEVELS(chip, enum sg_chip, sg_chip_name, 1, SG_CHIP_COUNT)
LEVELS(choice, enum sg_choice, sg_choice_name, 1, SG_CHOICE_COUNT)
LEVELS(close, enum sg_prompt_close, sg_prompt_close_name, 1, SG_PROMPT_CLOSE_COUNT)
LEVELS(feeling, enum sg_feeling, sg_feeling_name, 1, SG_FEELING_COUNT)
LEVELS(impasse, enum sg_impasse, sg_impasse_name, 1, SG_IMPASSE_COUNT)
LEVELS(impasse_end, enum sg_impasse_end, sg_impasse_end_name, 1, SG_IMPASSE_END_COUNT)
LEVELS(phase, enum sg_phase, sg_phase_name, 1, SG_PHASE_COUNT)
LEVELS(session_end, enum sg_session_end, sg_session_end_name, 1, SG_SESSION_END_COUNT)
LEVELS(situation, enum sg_situation, sg_situation_name, 1, SG_SITUATION_COUNT)
LEVELS(stop, enum sg_stop, sg_stop_name, 1, SG_STOP_COUNT)
LEVELS(strategy, enum sg_strategy, sg_strategy_name, 0, SG_STRATEGY_COUNT)
LEVELS(unavailable, enum sg_unavailable, sg_unavailable_name, 0, SG_UNAVAILABLE_COUNT)

/* SCIENCE 3.3, in the order of enum sg_strategy. */
const char *sg_terms_strategy(size_t i)
{
    static const char *const terms[SG_STRATEGY_COUNT] = {
        [SG_STRATEGY_UNK] = "not recognised",
        [SG_STRATEGY_PLAN] = "think, then act: a long pause, then a burst that is right",
        [SG_STRATEGY_BACK] = "goal first: works on what blocks the goal",
        [SG_STRATEGY_SUB] = "part by part: finishes one, then the next",
        [SG_STRATEGY_FWD] = "forward: takes the move that visibly brings the goal nearer",
        [SG_STRATEGY_ENUM] = "systematic: tries what there is in order",
        [SG_STRATEGY_UNDO] = "explores and takes back",
        [SG_STRATEGY_RAND] = "trial and error: no structure found",
        [SG_STRATEGY_REST] = "starts over with another line",
        [SG_STRATEGY_PERS] = "starts over with the same line: an explicit non-switch",
    };
    return terms[i] ? terms[i] : "";
}
