/* Lines for a terminal, one at a time: columns and wrapping counted in characters of UTF-8. Private to report. */
#ifndef SG_LINES_H
#define SG_LINES_H

#include "report/review.h"

enum { SG_LINES_WIDTH = 100 };

struct sg_lines {
    const struct sg_content *content; /* NULL: English */
    sg_line_fn *put;
    void *user;
    struct sg_text text; /* the line in the making */
    char bytes[1024];
};

void sg_lines_init(struct sg_lines *lines, const struct sg_content *content, sg_line_fn *put, void *user);

/* The translation of a template; borrowed from the content. */
const char *sg_lines_say(const struct sg_lines *lines, const char *msgid);

void sg_lines_put(struct sg_lines *lines, const char *text);    /* as it stands */
void sg_lines_words(struct sg_lines *lines, const char *msgid); /* translated */
void sg_lines_phrase(struct sg_lines *lines, const struct sg_phrase *phrase);
void sg_lines_clock(struct sg_lines *lines, int64_t ms);
void sg_lines_number(struct sg_lines *lines, int64_t number);

/* Minutes and seconds, "12:31". */
void sg_lines_write_clock(struct sg_text *out, int64_t ms);

/* Blanks until `column`; at least one when the line is there already, unless it is empty. */
void sg_lines_pad(struct sg_lines *lines, int column);
/* `text` so that it ends before `column`. */
void sg_lines_right(struct sg_lines *lines, int column, const char *text);

/* Hands the line on, without blanks at its end, and begins the next. */
void sg_lines_end(struct sg_lines *lines);
/* The line so far, broken at blanks, each piece behind `indent` blanks. */
void sg_lines_end_wrapped(struct sg_lines *lines, int indent);

#endif
