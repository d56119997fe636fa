#include "sheet.h"

#include <stdlib.h>

#include "test.h"

struct reader {
    const char *at, *end;
};

static void keep(struct sheet *sheet, const char *bytes, size_t length, size_t *count)
{
    if (*count == sheet->capacity) {
        sheet->capacity = sheet->capacity ? 2 * sheet->capacity : 256;
        sheet->cells = realloc(sheet->cells, sheet->capacity * sizeof *sheet->cells);
        assert_non_null(sheet->cells);
    }
    char *cell = malloc(length + 1);
    assert_non_null(cell);
    memcpy(cell, bytes, length);
    cell[length] = '\0';
    sheet->cells[(*count)++] = cell;
}

static size_t read_quoted(struct reader *reader, char *out)
{
    size_t length = 0;
    for (reader->at++;; reader->at++) {
        if (reader->at == reader->end)
            fail_msg("a quote is never closed");
        if (*reader->at == '"' && (reader->at + 1 == reader->end || reader->at[1] != '"'))
            break;
        reader->at += *reader->at == '"';
        out[length++] = *reader->at;
    }
    reader->at++;
    return length;
}

static size_t read_plain(struct reader *reader, char *out)
{
    size_t length = 0;
    for (; reader->at < reader->end && *reader->at != ',' && *reader->at != '\r'; reader->at++) {
        if (*reader->at == '"' || *reader->at == '\n')
            fail_msg("a bare quote or line feed");
        out[length++] = *reader->at;
    }
    return length;
}

/* True when the row goes on. */
static bool read_cell(struct sheet *sheet, struct reader *reader, char *buffer, size_t *count)
{
    bool quoted = reader->at < reader->end && *reader->at == '"';
    size_t length = quoted ? read_quoted(reader, buffer) : read_plain(reader, buffer);
    keep(sheet, buffer, length, count);
    if (reader->at == reader->end)
        fail_msg("the last line has no end");
    if (*reader->at == ',') {
        reader->at++;
        return true;
    }
    if (reader->end - reader->at < 2 || memcmp(reader->at, "\r\n", 2) != 0)
        fail_msg("something stands behind a cell");
    reader->at += 2;
    return false;
}

void sheet_read(const char *bytes, size_t length, struct sheet *sheet)
{
    struct reader reader = {.at = bytes, .end = bytes + length};
    char *buffer = malloc(length + 1);
    size_t count = 0;
    assert_non_null(buffer);
    *sheet = (struct sheet){.rows = 0};
    for (size_t line = 0; reader.at < reader.end; line++) {
        size_t before = count;
        while (read_cell(sheet, &reader, buffer, &count))
            continue;
        if (line == 0)
            sheet->columns = count;
        else if (count - before != sheet->columns)
            fail_msg("line %u has %u cells", (unsigned)line + 1, (unsigned)(count - before));
        sheet->rows = line;
    }
    free(buffer);
    assert_true(sheet->columns > 0);
}

void sheet_free(struct sheet *sheet)
{
    for (size_t i = 0; i < (sheet->rows + 1) * sheet->columns; i++)
        free(sheet->cells[i]);
    free(sheet->cells);
}

const char *sheet_name(const struct sheet *sheet, size_t column)
{
    assert_true(column < sheet->columns);
    return sheet->cells[column];
}

const char *sheet_cell(const struct sheet *sheet, size_t row, const char *column)
{
    assert_true(row < sheet->rows);
    for (size_t i = 0; i < sheet->columns; i++)
        if (strcmp(sheet->cells[i], column) == 0)
            return sheet->cells[(row + 1) * sheet->columns + i];
    fail_msg("no column %s", column);
    return NULL;
}

bool sheet_is(const struct sheet *sheet, size_t row, const char *column, const char *word)
{
    return strcmp(sheet_cell(sheet, row, column), word) == 0;
}

bool sheet_missing(const struct sheet *sheet, size_t row, const char *column)
{
    return sheet_is(sheet, row, column, "n/a");
}

double sheet_number(const struct sheet *sheet, size_t row, const char *column)
{
    const char *cell = sheet_cell(sheet, row, column);
    char *end;
    double value = strtod(cell, &end);
    if (*cell == '\0' || *end != '\0')
        fail_msg("row %u, %s: %s is no number", (unsigned)row, column, cell);
    return value;
}
