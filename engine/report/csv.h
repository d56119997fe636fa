/* Rows of comma-separated values (RFC 4180, CRLF, UTF-8), safe to open in a spreadsheet. Private to report.
 *
 * A missing value is `n/a`. A text cell in which = + - @ (or a full-width twin), tab, CR, LF or ' begins the
 * cell, or begins what another separator would make a cell (after , ; " tab CR LF), has a ' put before that
 * character, and so has a text that is itself "n/a": no text becomes a formula, and taking those ' out gives
 * it back. Numbers stay numbers. */
#ifndef SG_CSV_H
#define SG_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Takes bytes; false: no more. */
typedef bool sg_put_fn(void *user, const char *bytes, size_t length);

struct sg_csv {
    sg_put_fn *put;
    void *user;
    bool inside; /* the row has a cell */
    bool failed; /* `put` said no; nothing was handed to it since */
};

void sg_csv_init(struct sg_csv *csv, sg_put_fn *put, void *user);
void sg_csv_missing(struct sg_csv *csv);
void sg_csv_text(struct sg_csv *csv, const char *text); /* NULL: missing */
void sg_csv_int(struct sg_csv *csv, int64_t value);
void sg_csv_number(struct sg_csv *csv, double value); /* six decimals; not finite: missing */
void sg_csv_end(struct sg_csv *csv);

#endif
