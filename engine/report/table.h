/* What a table of a dataset is made of: columns over a row struct, so that rows and codebook come from one
 * place. Private to report.
 *
 * The type of a column is that of its member: const char * (text; with `level`, one of those words), int64_t
 * (whole number), double (number), sg_flag (0 or 1). A column name means the same in every table. */
#ifndef SG_TABLE_H
#define SG_TABLE_H

#include "report/csv.h"
#include "report/trace.h"

typedef signed char sg_flag; /* 1 yes, 0 no, SG_NO_FLAG missing */

#define SG_NO_FLAG ((sg_flag)-1)
#define SG_NO_INT  INT64_MIN

enum sg_cell { SG_CELL_TEXT, SG_CELL_INT, SG_CELL_NUMBER, SG_CELL_FLAG };

/* The i-th word of an enumeration, or NULL behind the last. */
typedef const char *sg_level_fn(size_t i);

struct sg_column {
    const char *name, *unit, *description; /* unit: "ms", "probability" ...; "" none */
    enum sg_cell cell;
    size_t offset;
    sg_level_fn *level; /* NULL: no closed list */
    sg_level_fn *terms; /* what each of its words means, or NULL: they speak for themselves */
};

/* Whose events they are, and where they stand among the learner's sessions. */
struct sg_case {
    const char *learner, *session; /* code as in the log; `session` names it across machines */
    const char *station;
    int64_t number, ordinal; /* in the log; among the learner's recorded sessions, from 1 */
    int64_t day;             /* since the learner's first recorded session; SG_NO_INT: no date known */
    int64_t decisions;       /* of this learner before this session */
    struct sg_trace trace;
};

struct sg_table {
    const char *name, *description;
    const struct sg_column *columns;
    size_t column_count;
    /* One session's rows, in the order of the log. */
    void (*write)(const struct sg_case *about, const struct sg_table *table, struct sg_csv *csv);
};

void sg_table_header(const struct sg_table *table, struct sg_csv *csv);
/* `row` is of the struct that the columns were made for. */
void sg_table_row(const struct sg_table *table, const void *row, struct sg_csv *csv);

/* NULL for "none", the word otherwise. */
const char *sg_table_word(const char *word);
/* 0x and 16 digits. */
void sg_table_hex(uint64_t value, char text[24]);

/* ---- making columns ---- */

#define SG_CELL_OF(row, member)                                                                              \
    _Generic(((row *)0)->member, const char *: SG_CELL_TEXT, int64_t: SG_CELL_INT, double: SG_CELL_NUMBER,             \
             sg_flag: SG_CELL_FLAG)

#define SG_COLUMN_AS(name, row, member, unit, description)                                                   \
    {                                                                                                        \
        name, unit, description, SG_CELL_OF(row, member), offsetof(row, member), NULL, NULL                  \
    }
#define SG_COLUMN(row, member, unit, description) SG_COLUMN_AS(#member, row, member, unit, description)
#define SG_WORDS(row, member, level, description)                                                            \
    {                                                                                                        \
#member, "", description, SG_CELL_OF(row, member), offsetof(row, member), level, NULL                \
    }
#define SG_TERMS(row, member, level, terms, description)                                                     \
    {                                                                                                        \
#member, "", description, SG_CELL_OF(row, member), offsetof(row, member), level, terms               \
    }

/* ---- columns that several tables share ---- */

/* Where a row stands. */
struct sg_place {
    const char *learner, *session;
    int64_t seq, at_ms, active_ms, visit, attempt;
};

void sg_place_of(const struct sg_case *about, size_t at, struct sg_place *place);

#define SG_TEXT_SESSION "session: the machine's own name and the session's number there; unique over machines"
#define SG_TEXT_DAY                                                                                          \
    "days (UTC) since the learner's first recorded session here, which is day 0; no date is exported"
#define SG_TEXT_SIMULATED "a simulated learner played"
#define SG_TEXT_OPEN      "a level was on the board"
#define SG_TEXT_LAG                                                                                          \
    "active time from the beginning of the impasse to a switch in it (in impasses: to the first); missing: " \
    "none"
#define SG_TEXT_GAME "id of the puzzle"
#define SG_TEXT_POSITION                                                                                     \
    "the level at its start, as text (README of the program); equal texts are equal levels"
#define SG_TEXT_DISTANCE "moves to the goal at the start of the level, by the oracle"
#define SG_TEXT_PREDICTED                                                                                    \
    "P(solve) for this learner when the level was opened, by the ability model of that version"
#define SG_TEXT_PHASE "phase of the session when the level was opened"
#define SG_TEXT_MODEL "name and version of the model or rule that said it"

#define SG_COLUMNS_WHO(row, of_learner, of_session)                                                          \
    SG_COLUMN_AS("learner", row, of_learner, "",                                                             \
                 "code of the learner, made by the program: it names nobody"),                               \
        SG_COLUMN_AS("session", row, of_session, "", SG_TEXT_SESSION)
#define SG_COLUMNS_MOMENT(row, member)                                                                       \
    SG_COLUMN_AS("seq", row, member.seq, "",                                                                 \
                 "number of the event in the session's log: (session, seq) names it for ever"),              \
        SG_COLUMN_AS("at_ms", row, member.at_ms, "ms", "time since the start of the session"),               \
        SG_COLUMN_AS(                                                                                        \
            "active_ms", row, member.active_ms, "ms",                                                        \
            "active time since the start of the session: gaps between inputs, each at most a minute, "       \
            "without pauses and lost focus"),                                                                \
        SG_COLUMN_AS("visit", row, member.visit, "", "number of the level in the session, from 1"),          \
        SG_COLUMN_AS("attempt", row, member.attempt, "", "number of the attempt at this visit, from 1")
#define SG_COLUMNS_PLACE(row, member)                                                                        \
    SG_COLUMNS_WHO(row, member.learner, member.session), SG_COLUMNS_MOMENT(row, member)

/* Words of the log's own enumerations. */
sg_level_fn sg_levels_attempt_end, sg_levels_bound, sg_levels_breakpoint, sg_levels_chip, sg_levels_choice,
    sg_levels_close, sg_levels_feeling, sg_levels_impasse, sg_levels_impasse_end, sg_levels_phase,
    sg_levels_session_end, sg_levels_situation, sg_levels_strategy, sg_levels_unavailable, sg_levels_stop;
sg_level_fn sg_terms_strategy;

/* ---- the tables, one a file ---- */

extern const struct sg_table sg_table_sessions, sg_table_attempts, sg_table_moves, sg_table_strategies,
    sg_table_switches, sg_table_impasses, sg_table_decisions, sg_table_checkins, sg_table_choices, sg_table_persistence;

#endif
