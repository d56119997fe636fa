/* A table of ../shared/data, line by line: what tests, benches and fits read it with. */
#ifndef SG_TESTS_ROWS_H
#define SG_TESTS_ROWS_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { ROWS_CELLS = 16 };

struct rows {
    FILE *file;
    char line[1024];
    char *cells[ROWS_CELLS]; /* of the line read last; good until the next */
    int count;
};

/* `name` below the data folder; false when it is not there. */
static inline bool rows_open(struct rows *rows, const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/data/%s", SG_SHARED_DIR, name);
    rows->file = fopen(path, "r");
    rows->count = 0;
    return rows->file != NULL;
}

/* Cuts the next line at every `separator`; false, and closed, at the end. */
static inline bool rows_next(struct rows *rows, char separator)
{
    if (!fgets(rows->line, sizeof rows->line, rows->file)) {
        fclose(rows->file);
        return false;
    }
    rows->line[strcspn(rows->line, "\r\n")] = '\0';
    rows->count = 0;
    for (char *cell = rows->line; cell && rows->count < ROWS_CELLS;) {
        rows->cells[rows->count++] = cell;
        cell = strchr(cell, separator);
        if (cell)
            *cell++ = '\0';
    }
    return true;
}

#endif
