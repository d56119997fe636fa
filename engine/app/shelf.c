#include "shelf.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "platform/platform.h"

enum { PATH_BYTES = 4096, FIRST_BYTES = 1 << 16 };

struct sg_shelf {
    const struct sg_game *const *games;
    char assets[PATH_BYTES];
    struct slot {
        struct sg_pack *pack;
        bool asked;
    } * slots;                   /* one a game */
    const struct sg_pack **list; /* of sg_shelf_all */
};

/* ---- files ---- */

void sg_pack_say(const struct sg_content *content, const char *name, const struct sg_pack_fault *fault)
{
    char bytes[1024];
    struct sg_text words;
    sg_text_init(&words, bytes, sizeof bytes);
    sg_phrase_write(&fault->why, content ? sg_content_text : NULL, content, &words);
    fprintf(stderr, "smartgames: %s:%zu:%zu: %s\n", name, fault->line, fault->column, bytes);
}

/* Twice the room, or NULL and the old freed. */
static char *grown(char *bytes, size_t *capacity)
{
    size_t wanted = *capacity ? 2 * *capacity : FIRST_BYTES;
    if (wanted > SG_PACK_BYTES_MAX)
        wanted = SG_PACK_BYTES_MAX + 1;
    char *larger = realloc(bytes, wanted);
    if (!larger)
        free(bytes);
    *capacity = wanted;
    return larger;
}

enum sg_status sg_pack_load(FILE *file, char **bytes, size_t *length)
{
    size_t capacity = 0, got = 1;
    *bytes = NULL;
    *length = 0;
    errno = 0;
    while (got > 0 && *length <= SG_PACK_BYTES_MAX) {
        if (*length == capacity && !(*bytes = grown(*bytes, &capacity)))
            return SG_ERR_MEMORY;
        got = fread(*bytes + *length, 1, capacity - *length, file);
        *length += got;
    }
    if (!ferror(file))
        return SG_OK;
    free(*bytes);
    *bytes = NULL;
    return SG_ERR_IO;
}

/* ---- the shelf ---- */

struct sg_shelf *sg_shelf_open(const char *assets, const struct sg_game *const *games)
{
    struct sg_shelf *shelf = calloc(1, sizeof *shelf);
    size_t count = 0;
    while (games[count])
        count++;
    if (!shelf)
        return NULL;
    shelf->games = games;
    shelf->slots = calloc(count + 1, sizeof *shelf->slots);
    shelf->list = calloc(count + 1, sizeof *shelf->list);
    struct sg_text text;
    sg_text_init(&text, shelf->assets, sizeof shelf->assets);
    if (assets)
        sg_text_put(&text, assets);
    else
        (void)sg_path_assets(&text);
    if (shelf->slots && shelf->list)
        return shelf;
    sg_shelf_close(shelf);
    return NULL;
}

void sg_shelf_close(struct sg_shelf *shelf)
{
    if (!shelf)
        return;
    for (size_t i = 0; shelf->slots && shelf->games[i]; i++)
        sg_pack_free(shelf->slots[i].pack);
    free(shelf->slots);
    free(shelf->list);
    free(shelf);
}

/* Only the first fault is said: the rest of a damaged file says nothing new. */
struct listener {
    const char *path;
    bool told;
};

static void listen(void *user, const struct sg_pack_fault *fault)
{
    struct listener *listener = user;
    if (!listener->told)
        sg_pack_say(NULL, listener->path, fault);
    listener->told = true;
}

/* A pack with one bad line is left alone: who knows what else was changed. */
static struct sg_pack *read_pack(const struct sg_game *game, FILE *file, const char *path)
{
    struct listener listener = {.path = path};
    struct sg_pack *pack = NULL;
    char *bytes;
    size_t length;
    enum sg_status status = sg_pack_load(file, &bytes, &length);
    if (status == SG_OK)
        status = sg_pack_read(game, bytes, length, listen, &listener, &pack);
    free(bytes);
    if (status != SG_OK && !listener.told)
        fprintf(stderr, "smartgames: %s: %s\n", path, status == SG_ERR_IO ? strerror(errno) : "no memory");
    if (!pack || pack->refused == 0)
        return pack;
    sg_pack_free(pack);
    return NULL;
}

static struct sg_pack *open_pack(const struct sg_shelf *shelf, const struct sg_game *game)
{
    char path[PATH_BYTES + 64];
    struct sg_text text;
    sg_text_init(&text, path, sizeof path);
    sg_text_put(&text, shelf->assets);
    sg_text_put(&text, "/levels/");
    sg_text_put(&text, game->id);
    sg_text_put(&text, ".tsv");
    FILE *file = fopen(path, "rb");
    if (!file) {
        fprintf(stderr, "smartgames: %s: %s\n", path, strerror(errno));
        return NULL;
    }
    struct sg_pack *pack = read_pack(game, file, path);
    fclose(file);
    return pack;
}

const struct sg_pack *sg_shelf_pack(struct sg_shelf *shelf, const struct sg_game *game,
                                    struct sg_phrase *notice)
{
    size_t index = 0;
    while (shelf->games[index] && shelf->games[index] != game)
        index++;
    if (!shelf->games[index])
        return NULL;
    struct slot *slot = &shelf->slots[index];
    if (slot->asked)
        return slot->pack;
    slot->asked = true;
    slot->pack = open_pack(shelf, game);
    if (!slot->pack && notice) {
        sg_phrase_set(notice, SG_T("The levels in stock for {game} cannot be used. New ones are made; that "
                                   "takes a moment now and then."));
        sg_phrase_add_msgid(notice, "game", game->name);
    }
    return slot->pack;
}

const struct sg_pack *const *sg_shelf_all(struct sg_shelf *shelf)
{
    size_t count = 0;
    for (size_t i = 0; shelf->games[i]; i++)
        if ((shelf->list[count] = sg_shelf_pack(shelf, shelf->games[i], NULL)))
            count++;
    shelf->list[count] = NULL;
    return shelf->list;
}
