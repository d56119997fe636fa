#include "report/label.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "report/label_inside.h"

enum { BEHIND = 1024 /* room for the columns that are added */ };

struct sg_labeller {
    struct sg_label_desc desc;
    struct sg_label_table table;
    struct sg_label_board board;
    struct sg_label_person person;
    uint64_t line;
    uint64_t name; /* fingerprint of the present person */
    bool any_person;
    uint64_t *names; /* of all, to see one that comes twice */
    size_t name_count, name_capacity;
    uint64_t stretch; /* person, level and attempt of the last row */
    bool skipping;    /* nothing of that stretch can be followed any more */
};

struct sg_labeller *sg_labeller_new(const struct sg_label_desc *desc)
{
    struct sg_labeller *labeller = calloc(1, sizeof *labeller);
    if (!labeller)
        return NULL;
    labeller->desc = *desc;
    labeller->board.game = desc->game;
    labeller->board.bench = sg_bench_new((const struct sg_game *const[]){desc->game, NULL});
    labeller->board.history = sg_history_new(desc->game->position_bytes);
    if (labeller->board.bench && labeller->board.history)
        return labeller;
    sg_labeller_free(labeller);
    return NULL;
}

void sg_labeller_free(struct sg_labeller *labeller)
{
    if (!labeller)
        return;
    sg_label_person_clear(&labeller->person);
    sg_history_free(labeller->board.history);
    sg_bench_free(labeller->board.bench);
    free(labeller->names);
    free(labeller);
}

/* ---- persons ---- */

static enum sg_status put_row(struct sg_labeller *labeller, const struct sg_label_row *row)
{
    char bytes[BEHIND];
    struct sg_text behind;
    sg_text_init(&behind, bytes, sizeof bytes);
    sg_label_write(row, &behind);
    char *line = malloc(row->length + behind.length);
    if (!line)
        return SG_ERR_MEMORY;
    memcpy(line, row->line, row->length);
    memcpy(line + row->length, bytes, behind.length);
    labeller->desc.put(labeller->desc.user, line, row->length + behind.length);
    free(line);
    return SG_OK;
}

static enum sg_status end_person(struct sg_labeller *labeller)
{
    enum sg_status status = sg_label_person_review(&labeller->person);
    for (size_t i = 0; i < labeller->person.count && status == SG_OK; i++)
        status = put_row(labeller, &labeller->person.rows[i]);
    sg_label_person_clear(&labeller->person);
    return status;
}

static bool is_known(const struct sg_labeller *labeller, uint64_t name)
{
    for (size_t i = 0; i < labeller->name_count; i++)
        if (labeller->names[i] == name)
            return true;
    return false;
}

static enum sg_status remember(struct sg_labeller *labeller, uint64_t name)
{
    if (labeller->name_count == labeller->name_capacity) {
        size_t capacity = labeller->name_capacity ? 2 * labeller->name_capacity : 64;
        uint64_t *names = realloc(labeller->names, capacity * sizeof *names);
        if (!names)
            return SG_ERR_MEMORY;
        labeller->names = names;
        labeller->name_capacity = capacity;
    }
    labeller->names[labeller->name_count++] = name;
    return SG_OK;
}

/* SG_ERR_TEXT: this person was complete before. */
static enum sg_status go_to_person(struct sg_labeller *labeller, const struct sg_label_cell *cell,
                                   struct sg_label_fault *fault)
{
    uint64_t name = sg_hash_bytes(SG_HASH_START, cell->bytes, cell->length);
    if (labeller->any_person && name == labeller->name)
        return SG_OK;
    if (is_known(labeller, name)) {
        fault->column = labeller->table.place[SG_LABEL_PERSON] + 1;
        sg_phrase_set(&fault->why,
                      SG_T("The lines of a person stand together; this one came before. The rest of "
                           "this attempt was skipped."));
        return SG_ERR_TEXT;
    }
    enum sg_status status = end_person(labeller);
    if (status == SG_OK)
        status = remember(labeller, name);
    sg_label_person_begin(&labeller->person);
    labeller->board.open = false;
    labeller->name = name;
    labeller->any_person = true;
    return status;
}

/* ---- lines ---- */

static uint64_t stretch_of(const struct sg_label_cell cells[SG_LABEL_COLUMNS])
{
    uint64_t hash = SG_HASH_START;
    for (int i = SG_LABEL_PERSON; i <= SG_LABEL_ATTEMPT; i++) {
        hash = sg_hash_bytes(hash, cells[i].bytes, cells[i].length);
        hash = sg_hash_u64(hash, cells[i].length);
    }
    return hash;
}

static enum sg_status play_row(struct sg_labeller *labeller,
                               const struct sg_label_cell cells[SG_LABEL_COLUMNS], const char *bytes,
                               size_t length, struct sg_label_fault *fault)
{
    struct sg_label_row *row = sg_label_person_add(&labeller->person);
    if (!row || !(row->line = malloc(length + 1)))
        return SG_ERR_MEMORY;
    memcpy(row->line, bytes, length);
    row->length = length;
    enum sg_status status =
        sg_label_play(&labeller->board, &labeller->person, labeller->desc.nodes, cells, row, fault);
    if (status == SG_OK)
        return SG_OK;
    free(row->line);
    labeller->person.count--;
    if (fault->column > 0) /* which of ours it is; where that one stands is the table's */
        fault->column = labeller->table.place[fault->column - 1] + 1;
    return status;
}

static enum sg_status read_row(struct sg_labeller *labeller, const char *bytes, size_t length,
                               struct sg_label_fault *fault)
{
    struct sg_label_cell cells[SG_LABEL_COLUMNS];
    enum sg_status status = sg_label_cut(&labeller->table, bytes, length, cells, fault);
    if (status != SG_OK)
        return status;
    uint64_t stretch = stretch_of(cells);
    if (labeller->skipping && stretch == labeller->stretch)
        return SG_OK;
    labeller->stretch = stretch;
    labeller->skipping = false;
    status = go_to_person(labeller, &cells[SG_LABEL_PERSON], fault);
    return status == SG_OK ? play_row(labeller, cells, bytes, length, fault) : status;
}

static enum sg_status read_first(struct sg_labeller *labeller, const char *bytes, size_t length,
                                 struct sg_label_fault *fault)
{
    enum sg_status status = sg_label_read_header(&labeller->table, bytes, length, fault);
    if (status != SG_OK)
        return status;
    size_t behind = strlen(sg_label_header);
    char *line = malloc(length + behind);
    if (!line)
        return SG_ERR_MEMORY;
    memcpy(line, bytes, length);
    memcpy(line + length, sg_label_header, behind);
    labeller->desc.put(labeller->desc.user, line, length + behind);
    free(line);
    return SG_OK;
}

enum sg_status sg_labeller_line(struct sg_labeller *labeller, const char *bytes, size_t length)
{
    struct sg_label_fault fault = {.column = 0};
    bool header = !labeller->table.begun;
    labeller->line++;
    if (length > 0 && bytes[length - 1] == '\r') /* made on another system */
        length--;
    if (length == 0 && !header)
        return SG_OK;
    enum sg_status status =
        header ? read_first(labeller, bytes, length, &fault) : read_row(labeller, bytes, length, &fault);
    if (status != SG_ERR_TEXT)
        return status;
    labeller->desc.say(labeller->desc.user, labeller->line, fault.column, &fault.why);
    labeller->skipping = true;
    return header ? SG_ERR_TEXT : SG_OK;
}

enum sg_status sg_labeller_finish(struct sg_labeller *labeller)
{
    if (labeller->table.begun)
        return end_person(labeller);
    struct sg_phrase why;
    sg_phrase_set(&why, SG_T("There is nothing to read: the first line has to name the columns."));
    labeller->desc.say(labeller->desc.user, 1, 0, &why);
    return SG_ERR_TEXT;
}
