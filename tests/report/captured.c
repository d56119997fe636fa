#include "captured.h"

#include <stdio.h>
#include <stdlib.h>

#include "test.h"

static bool put(void *user, size_t file, const char *bytes, size_t length)
{
    struct captured *captured = user;
    assert_true(file < CAPTURED_FILES);
    if (length > captured->room)
        return false;
    captured->room -= length;
    size_t wanted = captured->files[file].length + length + 1;
    if (wanted > captured->files[file].capacity) {
        captured->files[file].capacity = 2 * wanted;
        captured->files[file].bytes = realloc(captured->files[file].bytes, 2 * wanted);
        assert_non_null(captured->files[file].bytes);
    }
    memcpy(captured->files[file].bytes + captured->files[file].length, bytes, length);
    captured->files[file].length += length;
    captured->files[file].bytes[captured->files[file].length] = '\0';
    return true;
}

void captured_open(struct captured *captured, size_t room)
{
    memset(captured, 0, sizeof *captured);
    captured->room = room;
    captured->dataset = sg_dataset_new(put, captured);
    assert_non_null(captured->dataset);
}

void captured_close(struct captured *captured)
{
    for (size_t i = 0; i < CAPTURED_FILES; i++)
        free(captured->files[i].bytes);
    sg_dataset_free(captured->dataset);
}

enum sg_status captured_add(struct captured *captured, int64_t number, const char *lines)
{
    struct sg_event *events = calloc(CAPTURED_EVENTS, sizeof *events);
    size_t count = 0;
    assert_non_null(events);
    for (const char *at = lines; *at; at += *at == '\n') {
        size_t length = strcspn(at, "\n");
        struct sg_phrase why = {0};
        assert_true(count < CAPTURED_EVENTS);
        if (sg_event_read_line(at, length, &events[count], &why) != SG_OK)
            fail_msg("line %u: %s", (unsigned)count + 1, why.msgid);
        events[count].seq = count + 1;
        count++;
        at += length;
    }
    enum sg_status status = sg_dataset_add(captured->dataset, "abcd2345", number, events, count);
    free(events);
    return status;
}

char *captured_lines(const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/report/data/%s", SG_TEST_DIR, name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *lines = calloc(1, 1 << 16);
    assert_non_null(lines);
    assert_true(fread(lines, 1, (1 << 16) - 1, file) > 0);
    fclose(file);
    return lines;
}

const char *captured_file(const struct captured *captured, const char *ending, size_t *length)
{
    for (size_t i = 0; sg_dataset_file(i); i++) {
        const char *name = sg_dataset_file(i);
        if (strlen(name) < strlen(ending) || strcmp(name + strlen(name) - strlen(ending), ending) != 0)
            continue;
        *length = captured->files[i].length;
        return captured->files[i].bytes;
    }
    fail_msg("no file %s", ending);
    return NULL;
}

void captured_sheet(const struct captured *captured, const char *table, struct sheet *sheet)
{
    char ending[64];
    size_t length;
    snprintf(ending, sizeof ending, "-%s_data.csv", table);
    const char *bytes = captured_file(captured, ending, &length);
    sheet_read(bytes, length, sheet);
}
