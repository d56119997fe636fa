/* Lines into cells. */
#include <string.h>

#include "report/label_inside.h"

static const char *const names[SG_LABEL_COLUMNS] = {"person", "level", "attempt", "k", "move", "seconds"};

/* The cell at *at, which moves behind it; false at the end. */
static bool next_cell(const char **at, const char *end, struct sg_label_cell *cell)
{
    if (*at > end)
        return false;
    const char *tab = *at < end ? memchr(*at, '\t', (size_t)(end - *at)) : NULL;
    const char *stop = tab ? tab : end;
    *cell = (struct sg_label_cell){.bytes = *at, .length = (size_t)(stop - *at)};
    *at = stop + 1;
    return true;
}

static enum sg_status refuse(struct sg_label_fault *fault, size_t column, const char *msgid, const char *name)
{
    fault->column = column;
    sg_phrase_set(&fault->why, msgid);
    if (name)
        sg_phrase_add(&fault->why, "column", name);
    return SG_ERR_TEXT;
}

static bool is_named(const struct sg_label_cell *cell, const char *name)
{
    return cell->length == strlen(name) && memcmp(cell->bytes, name, cell->length) == 0;
}

enum sg_status sg_label_read_header(struct sg_label_table *table, const char *bytes, size_t length,
                                    struct sg_label_fault *fault)
{
    bool found[SG_LABEL_COLUMNS] = {false};
    const char *at = bytes, *end = bytes + length;
    struct sg_label_cell cell;
    table->count = 0;
    for (; next_cell(&at, end, &cell); table->count++)
        for (size_t i = 0; i < SG_LABEL_COLUMNS; i++) {
            if (!is_named(&cell, names[i]))
                continue;
            if (found[i])
                return refuse(fault, table->count + 1,
                              SG_T("The column {column} stands twice in the first line."), names[i]);
            found[i] = true;
            table->place[i] = table->count;
        }
    for (size_t i = 0; i < SG_LABEL_COLUMNS; i++)
        if (!found[i])
            return refuse(fault, 0, SG_T("The first line has no column {column}."), names[i]);
    table->begun = true;
    return SG_OK;
}

enum sg_status sg_label_cut(const struct sg_label_table *table, const char *bytes, size_t length,
                            struct sg_label_cell cells[SG_LABEL_COLUMNS], struct sg_label_fault *fault)
{
    const char *at = bytes, *end = bytes + length;
    struct sg_label_cell cell;
    size_t count = 0;
    if (memchr(bytes, '\0', length))
        return refuse(fault, 0,
                      SG_T("This line holds bytes that are no text. The rest of this attempt was skipped."),
                      NULL);
    for (; next_cell(&at, end, &cell); count++)
        for (size_t i = 0; i < SG_LABEL_COLUMNS; i++)
            if (table->place[i] == count)
                cells[i] = cell;
    if (count != table->count)
        return refuse(fault, count < table->count ? count : table->count + 1,
                      SG_T("This line has another number of columns than the first. The rest of this attempt "
                           "was skipped."),
                      NULL);
    return SG_OK;
}
