/* What a labeller says to whoever lent it a place for its lines. */
#ifndef SG_TESTS_LABELLED_H
#define SG_TESTS_LABELLED_H

#include <stdbool.h>

#include "report/label.h"

struct labelled {
    char *out; /* owned; every line with its newline */
    size_t length, room;
    size_t lines, said;
    uint64_t said_line; /* of the last thing said */
    size_t said_column;
    enum sg_status status;
};

/* Labels `text`, lines with newlines. Free it with labelled_free. */
void labelled_run(struct labelled *labelled, const char *game, const char *text);
void labelled_free(struct labelled *labelled);

/* The cell of the column `name` in line `line` (1: the first after the header) into `cell`, 64 bytes; false:
 * there is no such line or column. */
bool labelled_cell(const struct labelled *labelled, size_t line, const char *name, char cell[64]);

#endif
