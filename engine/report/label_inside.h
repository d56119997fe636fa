/* What the parts of the labeller share. Private to report. */
#ifndef SG_LABEL_INSIDE_H
#define SG_LABEL_INSIDE_H

#include "learner/impasse.h"
#include "learner/outlook.h"
#include "learner/strategy.h"
#include "puzzle/history.h"
#include "report/label.h"

/* ---- the table ---- */

enum sg_label_column {
    SG_LABEL_PERSON,
    SG_LABEL_LEVEL,
    SG_LABEL_ATTEMPT,
    SG_LABEL_K,
    SG_LABEL_MOVE,
    SG_LABEL_SECONDS,
    SG_LABEL_COLUMNS
};

struct sg_label_cell {
    const char *bytes;
    size_t length;
};

struct sg_label_table {
    bool begun;
    size_t place[SG_LABEL_COLUMNS]; /* of each column, from 0 */
    size_t count;                   /* columns there are */
};

/* Which cell is wrong, from 1 (0: none in particular), and why. */
struct sg_label_fault {
    size_t column;
    struct sg_phrase why;
};

/* SG_ERR_TEXT: a column is missing or stands twice. */
enum sg_status sg_label_read_header(struct sg_label_table *table, const char *bytes, size_t length,
                                    struct sg_label_fault *fault);
enum sg_status sg_label_cut(const struct sg_label_table *table, const char *bytes, size_t length,
                            struct sg_label_cell cells[SG_LABEL_COLUMNS], struct sg_label_fault *fault);

/* ---- an impasse ---- */

struct sg_label_impasse {
    enum sg_impasse impasse;
    double probability; /* that the way on is not seen from here (learner/outlook.h) */
    double gives_up;    /* that the level will be given up */
    double signs[SG_SIGN_COUNT];
    bool slow, errors, restarted, revisits, taking_back, pausing; /* the evidence by name */
};

/* The one place where a probability comes from. */
struct sg_label_person;
void sg_label_judge_impasse(const struct sg_label_person *person, int64_t pause_ms, struct sg_label_impasse *out);

/* ---- a row ---- */

struct sg_label_distance {
    enum sg_bound bound;
    uint32_t distance;
};

/* An act with what was found about it. */
struct sg_label_row {
    char *line; /* as it came; owned */
    size_t length;
    bool surrender; /* no act: only its impasse is judged */
    struct sg_label_distance before, after;
    struct sg_sight sight;
    double pace;           /* z of ln rt */
    uint32_t object_run;   /* moves in a row of the same piece */
    double object_entropy; /* bits, over the last 10 moves */
    int64_t since_best_ms;
    struct sg_strategy_verdict verdict;
    struct sg_label_impasse impasse;
    struct sg_strategy_step step; /* of the review */
    enum sg_strategy smoothed;
    double smoothed_posterior;
    enum sg_strategy switch_from; /* of the review; UNK: no switch here */
};

/* Behind the line: the columns of sg_label_header. */
void sg_label_write(const struct sg_label_row *row, struct sg_text *out);

/* ---- a person ---- */

struct sg_label_person {
    struct sg_strategy_track track;
    struct sg_impasse_watch watch;
    struct sg_impasse_baseline baseline;
    struct sg_outlook outlook;
    struct sg_outlook_person outlook_person;
    bool gave_up; /* the level on the board */
    int64_t active_ms;
    size_t count, capacity;
    struct sg_label_row *rows; /* owned */
};

void sg_label_person_begin(struct sg_label_person *person);
void sg_label_person_clear(struct sg_label_person *person);
/* Room for one more row, zeroed; NULL: no memory. */
struct sg_label_row *sg_label_person_add(struct sg_label_person *person);
/* Smooths and finds switches. SG_ERR_MEMORY. */
enum sg_status sg_label_person_review(struct sg_label_person *person);

/* ---- the board a person plays on ---- */

struct sg_label_board {
    const struct sg_game *game;
    struct sg_bench *bench;
    struct sg_history *history;
    char level[SG_POSITION_TEXT];
    size_t level_length;
    uint64_t attempt, k; /* of the last row */
    uint32_t best;       /* smallest exact distance; UINT32_MAX: none known */
    uint32_t moves;      /* of this attempt */
    enum sg_macro macro; /* of opening the level; told with its first act */
    bool open;           /* a level lies there */
    bool over;           /* it was given up or solved */
    bool solved;
    bool any_k;     /* k is that of a row of this attempt */
    bool restarted; /* a row said so, and its attempt number may follow */
    int16_t object; /* of the last move */
    uint32_t object_run;
};

/* One row's act, from its cells. SG_ERR_TEXT with a fault: it cannot have happened so. */
enum sg_status sg_label_play(struct sg_label_board *board, struct sg_label_person *person, uint64_t nodes,
                             const struct sg_label_cell cells[SG_LABEL_COLUMNS], struct sg_label_row *row,
                             struct sg_label_fault *fault);

#endif
