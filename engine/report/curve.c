#include "report/curve.h"

#include <string.h>

#include "puzzle/rating.h"
#include "report/words.h"

enum { COLUMNS = 60, LEFT = 14 };

/* One row: what the points and attempts say of one visit. */
struct row {
    uint32_t visit;
    size_t first, count; /* points */
    int64_t from_ms, length_ms;
    const struct sg_review_attempt *last;
};

static struct row row_at(const struct sg_review *review, size_t first)
{
    struct row row = {
        .visit = review->points[first].visit, .first = first, .from_ms = review->points[first].active_ms};
    while (first + row.count < review->point_count && review->points[first + row.count].visit == row.visit)
        row.count++;
    for (size_t i = 0; i < review->attempt_count; i++)
        if (review->attempts[i].visit == row.visit) {
            row.length_ms += review->attempts[i].active_ms;
            row.last = &review->attempts[i];
        }
    return row;
}

/* Seconds of a column: the smallest step of this list with which the longest visit fits. */
static int64_t column_ms(const struct sg_review *review)
{
    static const int64_t seconds[] = {1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600};
    int64_t longest = 0;
    for (size_t at = 0; at < review->point_count;) {
        struct row row = row_at(review, at);
        longest = row.length_ms > longest ? row.length_ms : longest;
        at += row.count;
    }
    for (size_t i = 0; i < sizeof seconds / sizeof *seconds; i++)
        if (longest < seconds[i] * 1000 * COLUMNS)
            return seconds[i] * 1000;
    return longest / COLUMNS + 1;
}

static const char *block(const struct sg_review_point *point)
{
    static const char *const blocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    if (point->best == 0)
        return blocks[7];
    if (point->start == 0 || point->best >= point->start)
        return blocks[0];
    return blocks[(uint64_t)(point->start - point->best) * 7 / point->start];
}

static void write_blocks(const struct sg_review *review, const struct row *row, int64_t step_ms,
                         struct sg_lines *lines)
{
    int columns = (int)(row->length_ms / step_ms) + 1;
    size_t at = row->first;
    for (int column = 0; column < columns; column++) {
        int64_t until = row->from_ms + (column + 1) * step_ms;
        while (at + 1 < row->first + row->count && review->points[at + 1].active_ms < until)
            at++;
        sg_lines_put(lines, block(&review->points[at]));
    }
}

static void write_outcome(const struct sg_review *review, const struct row *row, struct sg_lines *lines)
{
    const struct sg_review_point *last = &review->points[row->first + row->count - 1];
    sg_lines_put(lines, "  ");
    sg_lines_number(lines, last->start);
    sg_lines_put(lines, " > ");
    sg_lines_number(lines, last->best);
    sg_lines_put(lines, ", ");
    sg_lines_words(lines, sg_words_attempt_end(row->last ? row->last->end : SG_ATTEMPT_END_NONE));
}

/* The letter of a mark; '\0': not on the curve. */
static char letter(enum sg_event_kind kind)
{
    switch (kind) {
    case SG_EVENT_IMPASSE_BEGAN: return '!';
    case SG_EVENT_PROMPT_SHOWN: return '?';
    case SG_EVENT_HINT: return 't';
    case SG_EVENT_RESTART: return 'r';
    default: return '\0';
    }
}

/* Puts a mark into its column, or, where one stands already, into the next: an impasse and the prompt that it
 * brings come at the same moment. Three in a row keep those that matter more. */
static void place(char marks[COLUMNS], int64_t column, char sign)
{
    static const char order[] = " rt?!";
    if (marks[column] != ' ' && column + 1 < COLUMNS)
        column++;
    if (strchr(order, sign) > strchr(order, marks[column]))
        marks[column] = sign;
}

static void write_marks(const struct sg_review *review, const struct row *row, int64_t step_ms,
                        struct sg_lines *lines)
{
    char marks[COLUMNS + 1];
    memset(marks, ' ', sizeof marks);
    marks[COLUMNS] = '\0';
    bool any = false;
    for (size_t i = 0; i < review->mark_count; i++) {
        const struct sg_review_mark *mark = &review->marks[i];
        int64_t column = (mark->active_ms - row->from_ms) / step_ms;
        char sign = letter(mark->kind);
        if (!sign || mark->visit != row->visit || column < 0 || column >= COLUMNS)
            continue;
        any = true;
        place(marks, column, sign);
    }
    if (!any)
        return;
    sg_lines_pad(lines, LEFT);
    sg_lines_put(lines, marks);
    sg_lines_end(lines);
}

static void write_row(const struct sg_review *review, const struct row *row, int64_t step_ms,
                      struct sg_lines *lines)
{
    char number[12];
    struct sg_text text;
    sg_text_init(&text, number, sizeof number);
    sg_text_put_uint(&text, row->visit);
    sg_lines_right(lines, 4, number);
    sg_lines_pad(lines, 6);
    if (row->last && row->last->grade >= 1 && row->last->grade <= SG_GRADES)
        sg_lines_words(lines, sg_grade_name(row->last->grade));
    sg_lines_pad(lines, LEFT);
    write_blocks(review, row, step_ms, lines);
    write_outcome(review, row, lines);
    sg_lines_end(lines);
    write_marks(review, row, step_ms, lines);
}

void sg_curve_write(const struct sg_review *review, struct sg_lines *lines)
{
    int64_t step_ms = column_ms(review);
    for (size_t at = 0; at < review->point_count;) {
        struct row row = row_at(review, at);
        write_row(review, &row, step_ms, lines);
        at += row.count;
    }
    struct sg_phrase phrase;
    sg_phrase_set(
        &phrase,
        SG_T("A row is a visit to a level, a block {seconds} s of active time. The taller, the nearer "
             "to the goal; a full block is solved."));
    sg_phrase_add_int(&phrase, "seconds", step_ms / 1000);
    sg_lines_phrase(lines, &phrase);
    sg_lines_end_wrapped(lines, 2);
    sg_lines_words(lines,
                   SG_T("! stuck   ? prompt   t tip   r restart   a > b: distance at the start and nearest"));
    sg_lines_end_wrapped(lines, 2);
}
