/* A strict reader of RFC 4180, written apart from the writer: what a table says, cell by cell. */
#ifndef SHEET_H
#define SHEET_H

#include <stdbool.h>
#include <stddef.h>

struct sheet {
    size_t rows, columns; /* rows without the header */
    char **cells;         /* owned; header first */
    size_t capacity;
};

/* Fails the test on a bare quote, a bare line feed, an open quote or rows of unequal length. */
void sheet_read(const char *bytes, size_t length, struct sheet *sheet);
void sheet_free(struct sheet *sheet);

/* As it stands in the file, quotes resolved. Fails the test where there is no such column. */
const char *sheet_cell(const struct sheet *sheet, size_t row, const char *column);
bool sheet_missing(const struct sheet *sheet, size_t row, const char *column);
double sheet_number(const struct sheet *sheet, size_t row, const char *column);
bool sheet_is(const struct sheet *sheet, size_t row, const char *column, const char *word);
const char *sheet_name(const struct sheet *sheet, size_t column);

#endif
