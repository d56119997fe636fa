/* The order of the story: what the session was, attempt by attempt, the curve, the moments, the counts. */
#include "report/curve.h"
#include "report/lines.h"
#include "report/story.h"
#include "report/words.h"

#include "puzzle/rating.h"

static void heading(struct sg_lines *lines, const char *msgid)
{
    sg_lines_end(lines);
    sg_lines_words(lines, msgid);
    sg_lines_end(lines);
}

static void write_head(const struct sg_review *review, struct sg_lines *lines)
{
    const struct sg_event *started = &review->started;
    sg_lines_words(lines, SG_T("Session of"));
    sg_lines_put(lines, " ");
    sg_lines_put(lines, started->as.session_started.learner);
    if (started->as.session_started.utc[0]) {
        sg_lines_put(lines, ", ");
        sg_lines_put(lines, started->as.session_started.utc);
    }
    if (started->as.session_started.simulated) {
        sg_lines_put(lines, ", ");
        sg_lines_words(lines, SG_T("a simulated learner"));
    }
    sg_lines_end(lines);
    sg_lines_clock(lines, review->last_ms);
    sg_lines_put(lines, " ");
    sg_lines_words(lines, SG_T("minutes in all"));
    sg_lines_put(lines, ", ");
    sg_lines_clock(lines, review->active_ms);
    sg_lines_put(lines, " ");
    sg_lines_words(lines, SG_T("active"));
    sg_lines_put(lines, "; ");
    sg_lines_words(lines,
                   review->declined ? SG_T("played without recording") : sg_words_session_end(review->end));
    sg_lines_end(lines);
}

/* ---- attempts ---- */

enum cell { TRY, PHASE, GAME, GRADE, START, BEST, MOVES, UNDO, NULL_MOVES, TIPS, ACTIVE, LINE, END, CELLS };

/* A cell begins at `left`, or ends before `right` when that is set. */
static const struct {
    const char *title;
    int left, right;
} cells[CELLS] = {
    [TRY] = {SG_T("try"), 2, 0},
    [PHASE] = {SG_T("phase"), 8, 0},
    [GAME] = {SG_T("game"), 18, 0},
    [GRADE] = {SG_T("grade"), 27, 0},
    [START] = {SG_T("start"), 0, 41},
    [BEST] = {SG_T("closest"), 0, 49},
    [MOVES] = {SG_T("moves"), 0, 56},
    [UNDO] = {SG_T("undo"), 0, 62},
    [NULL_MOVES] = {SG_T("null"), 0, 67},
    [TIPS] = {SG_T("tips"), 0, 72},
    [ACTIVE] = {SG_T("active time"), 0, 81},
    [LINE] = {SG_T("line"), 84, 0},
    [END] = {SG_T("end"), 90, 0},
};

static void put_cell(struct sg_lines *lines, enum cell cell, const char *text)
{
    if (cells[cell].right) {
        sg_lines_right(lines, cells[cell].right, text);
    } else {
        if (lines->text.length > 0 || cells[cell].left > 0)
            sg_lines_pad(lines, cells[cell].left);
        sg_lines_put(lines, text);
    }
}

static void put_count(struct sg_lines *lines, enum cell cell, uint32_t count)
{
    char digits[16];
    struct sg_text text;
    sg_text_init(&text, digits, sizeof digits);
    if (count == UINT32_MAX)
        sg_text_put_char(&text, '?');
    else
        sg_text_put_uint(&text, count);
    put_cell(lines, cell, digits);
}

static void put_clock(struct sg_lines *lines, enum cell cell, int64_t ms)
{
    char clock[24];
    struct sg_text text;
    sg_text_init(&text, clock, sizeof clock);
    sg_lines_write_clock(&text, ms);
    put_cell(lines, cell, clock);
}

static void put_try(struct sg_lines *lines, const struct sg_review_attempt *attempt)
{
    char name[24];
    struct sg_text text;
    sg_text_init(&text, name, sizeof name);
    sg_text_put_uint(&text, attempt->visit);
    sg_text_put_char(&text, '.');
    sg_text_put_uint(&text, attempt->attempt);
    put_cell(lines, TRY, name);
}

static void write_attempt(const struct sg_review_attempt *attempt, struct sg_lines *lines)
{
    bool line = attempt->line == SG_STRATEGY_REST || attempt->line == SG_STRATEGY_PERS;
    bool graded = attempt->grade >= 1 && attempt->grade <= SG_GRADES;
    const char *end = attempt->restarted ? SG_T("restart") : sg_words_attempt_end(attempt->end);
    put_try(lines, attempt);
    put_cell(lines, PHASE, sg_lines_say(lines, sg_words_phase(attempt->phase)));
    put_cell(lines, GAME, attempt->game);
    put_cell(lines, GRADE, graded ? sg_lines_say(lines, sg_grade_name(attempt->grade)) : "-");
    put_count(lines, START, attempt->start_distance);
    put_count(lines, BEST, attempt->best);
    put_count(lines, MOVES, attempt->moves);
    put_count(lines, UNDO, attempt->undos);
    put_count(lines, NULL_MOVES, attempt->null_moves);
    put_count(lines, TIPS, attempt->hints);
    put_clock(lines, ACTIVE, attempt->active_ms);
    put_cell(lines, LINE, line ? sg_strategy_name(attempt->line) : "-");
    put_cell(lines, END, sg_lines_say(lines, end));
    sg_lines_end(lines);
}

static void write_attempts(const struct sg_review *review, struct sg_lines *lines)
{
    for (enum cell cell = 0; cell < CELLS; cell++)
        put_cell(lines, cell, sg_lines_say(lines, cells[cell].title));
    sg_lines_end(lines);
    for (size_t i = 0; i < review->attempt_count; i++)
        write_attempt(&review->attempts[i], lines);
    sg_lines_words(
        lines,
        SG_T("try: visit and try. start, closest: moves still needed. null: taken up and put back. line: the "
             "first moves against those of the try before; REST another line, PERS the same line again."));
    sg_lines_end_wrapped(lines, 2);
}

/* ---- persistence: counts, each beside its opportunities ---- */

/* "  words" with up to four numbers. */
static void count_line(struct sg_lines *lines, const char *msgid, const char *const names[4],
                       const int64_t values[4])
{
    struct sg_phrase phrase;
    sg_phrase_set(&phrase, msgid);
    for (int i = 0; i < 4 && names[i]; i++)
        sg_phrase_add_int(&phrase, names[i], values[i]);
    sg_lines_phrase(lines, &phrase);
    sg_lines_end_wrapped(lines, 2);
}

#define COUNT2(lines, msgid, a, x, b, y)                                                                     \
    count_line(lines, msgid, (const char *const[4]){a, b}, (const int64_t[4]){(int64_t)(x), (int64_t)(y)})
#define COUNT4(lines, msgid, a, x, b, y, c, z, d, w)                                                         \
    count_line(lines, msgid, (const char *const[4]){a, b, c, d},                                             \
               (const int64_t[4]){(int64_t)(x), (int64_t)(y), (int64_t)(z), (int64_t)(w)})

static void write_next_acts(const struct sg_persistence *p, struct sg_lines *lines)
{
    for (int choice = 0; choice < SG_CHOICE_COUNT; choice++) {
        if (!p->after_failure[choice] || choice == SG_CHOICE_NONE)
            continue;
        struct sg_phrase phrase;
        sg_phrase_set(&phrase, SG_T("next act after a failure, {act}: {n}"));
        sg_phrase_add_msgid(&phrase, "act", sg_words_choice((enum sg_choice)choice));
        sg_phrase_add_int(&phrase, "n", p->after_failure[choice]);
        sg_lines_phrase(lines, &phrase);
        sg_lines_end_wrapped(lines, 2);
    }
    if (p->hints_after_failure)
        COUNT2(lines, SG_T("next act after a failure, a tip: {n}"), "n", p->hints_after_failure, NULL, 0);
}

static void write_persistence(const struct sg_persistence *p, struct sg_lines *lines)
{
    COUNT4(lines,
           SG_T("visits {visits}: solved {solved}, given up {given_up}, left for another level {left}"),
           "visits", p->visits, "solved", p->solved, "given_up", p->surrendered, "left", p->left);
    COUNT2(lines, SG_T("visits that the time cap ended: {capped} of {visits}"), "capped", p->capped, "visits",
           p->visits);
    COUNT2(lines, SG_T("failures: {failures}; tried again after {retries} of them"), "failures", p->failures,
           "retries", p->retries);
    write_next_acts(p, lines);
    COUNT2(lines, SG_T("solved after giving up before, or after three failed tries: {n} of {solved} solved"),
           "n", p->recovered, "solved", p->solved);
    COUNT2(lines, SG_T("chose equal or harder after a failure: {n} of {choices} choices"), "n",
           p->harder_after_failure, "choices", p->choices_after_failure);
    COUNT2(lines, SG_T("chose equal or harder after a success: {n} of {choices} choices"), "n",
           p->harder_after_success, "choices", p->choices_after_success);
    COUNT2(
        lines,
        SG_T("active time after a failure: {all} s, of which {n} s in stretches with a new closest point or "
             "another line"),
        "all", p->after_failure_ms / 1000, "n", p->productive_ms / 1000);
    COUNT2(lines, SG_T("impasses {all}: found a way out of {n}"), "all", p->impasses, "n", p->impasses_left);
    COUNT4(lines,
           SG_T("restarts {restarts}: another line {rest}, the same line again {pers}, too short to tell "
                "{rest_of}"),
           "restarts", p->restarts, "rest", p->switches, "pers", p->perseverations, "rest_of",
           p->restarts > p->switches + p->perseverations ? p->restarts - p->switches - p->perseverations : 0);
    COUNT4(lines, SG_T("moves {moves}, put back {null}, undone {undos}, tips {tips}"), "moves", p->moves,
           "null", p->null_moves, "undos", p->undos, "tips", p->hints);
}

void sg_review_write(const struct sg_review *review, const struct sg_content *content, sg_line_fn *put,
                     void *user)
{
    struct sg_lines lines;
    sg_lines_init(&lines, content, put, user);
    write_head(review, &lines);
    heading(&lines, SG_T("Try by try"));
    write_attempts(review, &lines);
    heading(&lines, SG_T("Nearest to the goal over time"));
    sg_curve_write(review, &lines);
    heading(&lines, SG_T("Impasses, and why"));
    sg_story_impasses(review, &lines);
    heading(&lines, SG_T("Prompts"));
    sg_story_prompts(review, &lines);
    heading(&lines, SG_T("The wall"));
    sg_story_wall(review, &lines);
    heading(&lines, SG_T("How it felt"));
    sg_story_check_ins(review, &lines);
    heading(&lines, SG_T("Going on: counts, each beside its opportunities"));
    write_persistence(&review->persistence, &lines);
}
