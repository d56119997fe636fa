#include "human.h"

#include <stdio.h>
#include <stdlib.h>

#include "content/unzip.h"

static enum sg_status read_table(const char *folder, const char *name, struct sg_human_bytes *table,
                                 char **bytes)
{
    char path[1024];
    int length = snprintf(path, sizeof path, "%s/traffic/%s.gz", folder, name);
    if (length < 0 || (size_t)length >= sizeof path)
        return SG_ERR_IO;
    enum sg_status status = sg_unzip(path, bytes, &table->length);
    if (status == SG_ERR_IO) {
        path[length - 3] = '\0';
        status = sg_unzip(path, bytes, &table->length);
    }
    table->bytes = *bytes;
    return status;
}

enum sg_status sg_human_load(struct sg_human *human, const char *folder, const struct sg_game *game,
                             sg_human_see *see, void *user, struct sg_phrase *why)
{
    char *board_bytes = NULL, *move_bytes = NULL;
    struct sg_human_bytes boards, moves;
    *human = (struct sg_human){.people = 0};
    enum sg_status status = read_table(folder, "boards.tsv", &boards, &board_bytes);
    if (status == SG_OK)
        status = read_table(folder, "moves.tsv", &moves, &move_bytes);
    if (status == SG_ERR_IO)
        sg_phrase_set(why, SG_T("traffic/boards.tsv and traffic/moves.tsv (or .gz) cannot be read there."));
    if (status == SG_OK)
        status = sg_human_read(human, boards, moves, why);
    if (status == SG_OK)
        status = sg_human_judge(human, game, see, user);
    if (status == SG_ERR_TEXT && !why->msgid)
        sg_phrase_set(why, SG_T("A board in traffic/boards.tsv is no board of this game."));
    free(board_bytes);
    free(move_bytes);
    return status;
}
