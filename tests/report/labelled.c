#include "labelled.h"

#include <stdlib.h>
#include <string.h>

static void put(void *user, const char *bytes, size_t length)
{
    struct labelled *labelled = user;
    while (labelled->length + length + 2 > labelled->room) {
        labelled->room = labelled->room ? 2 * labelled->room : 65536;
        labelled->out = realloc(labelled->out, labelled->room);
        if (!labelled->out)
            abort();
    }
    memcpy(labelled->out + labelled->length, bytes, length);
    labelled->length += length;
    labelled->out[labelled->length++] = '\n';
    labelled->out[labelled->length] = '\0';
    labelled->lines++;
}

static void say(void *user, uint64_t line, size_t column, const struct sg_phrase *why)
{
    struct labelled *labelled = user;
    if (!why->msgid || !why->msgid[0])
        abort();
    labelled->said++;
    labelled->said_line = line;
    labelled->said_column = column;
}

void labelled_run(struct labelled *labelled, const char *game, const char *text)
{
    *labelled = (struct labelled){.status = SG_OK};
    struct sg_label_desc desc = {
        .game = sg_game_find(sg_games, game), .put = put, .say = say, .user = labelled};
    struct sg_labeller *labeller = sg_labeller_new(&desc);
    if (!labeller)
        abort();
    for (const char *at = text, *end; *at && labelled->status == SG_OK; at = *end ? end + 1 : end) {
        end = strchr(at, '\n');
        end = end ? end : at + strlen(at);
        labelled->status = sg_labeller_line(labeller, at, (size_t)(end - at));
    }
    if (labelled->status == SG_OK)
        labelled->status = sg_labeller_finish(labeller);
    sg_labeller_free(labeller);
}

void labelled_free(struct labelled *labelled)
{
    free(labelled->out);
}

/* The start of cell `column` of the line at `at`; NULL: it has fewer. */
static const char *cell_at(const char *at, size_t column)
{
    for (; column > 0; column--) {
        at = strpbrk(at, "\t\n");
        if (!at || *at == '\n')
            return NULL;
        at++;
    }
    return at;
}

bool labelled_cell(const struct labelled *labelled, size_t line, const char *name, char cell[64])
{
    const char *at = labelled->out, *found;
    size_t column = 0, length = strlen(name);
    for (; (found = at ? cell_at(at, column) : NULL); column++)
        if (strncmp(found, name, length) == 0 && strchr("\t\n", found[length]))
            break;
    for (; found && line > 0; line--) {
        at = strchr(at, '\n');
        found = at ? ++at : NULL;
    }
    found = found && *at ? cell_at(at, column) : NULL;
    if (!found)
        return false;
    length = strcspn(found, "\t\n");
    if (length > 63)
        length = 63;
    memcpy(cell, found, length);
    cell[length] = '\0';
    return true;
}
