/* A dataset in memory, from logs written as event lines or from a file of them. */
#ifndef CAPTURED_H
#define CAPTURED_H

#include "report/dataset.h"
#include "sheet.h"

enum { CAPTURED_FILES = 32, CAPTURED_EVENTS = 512 };

struct captured {
    struct sg_dataset *dataset;
    size_t room; /* bytes that `put` still takes; for disks that fail */
    struct {
        char *bytes;
        size_t length, capacity;
    } files[CAPTURED_FILES];
};

void captured_open(struct captured *captured, size_t room);
void captured_close(struct captured *captured);

/* Adds the session of these lines, separated by newlines; what sg_dataset_add said. */
enum sg_status captured_add(struct captured *captured, int64_t number, const char *lines);
/* The lines of tests/report/data/<name>; the caller frees. */
char *captured_lines(const char *name);

/* The file whose name ends so; finish the dataset before the texts are asked for. */
const char *captured_file(const struct captured *captured, const char *ending, size_t *length);
/* The table of this name; the caller frees. */
void captured_sheet(const struct captured *captured, const char *table, struct sheet *sheet);

#endif
