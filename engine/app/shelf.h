/* The level packs in the folder of assets (levels/<game>.tsv), each read when it is first asked for. One
 * thread at a time. */
#ifndef SG_SHELF_H
#define SG_SHELF_H

#include <stdio.h>

#include "content/content.h"
#include "puzzle/pack.h"

struct sg_shelf;

/* `assets` NULL: where sg_path_assets finds them. `games` is NULL-terminated and outlives the shelf. NULL: no
 * memory. Nothing is read yet. */
struct sg_shelf *sg_shelf_open(const char *assets, const struct sg_game *const *games);
void sg_shelf_close(struct sg_shelf *shelf); /* NULL is fine */

/* The pack of `game`, borrowed until the shelf closes. NULL: it is missing or damaged, so levels are made
 * when they are needed; the first time that is so, file, line and reason go to stderr in English, and
 * `notice` (may be NULL; else untouched) is what to tell people. */
const struct sg_pack *sg_shelf_pack(struct sg_shelf *shelf, const struct sg_game *game,
                                    struct sg_phrase *notice);
/* All that can be used, NULL-terminated; borrowed likewise. */
const struct sg_pack *const *sg_shelf_all(struct sg_shelf *shelf);

/* "smartgames: NAME:LINE:COLUMN: why" on stderr. `content` NULL: in English. */
void sg_pack_say(const struct sg_content *content, const char *name, const struct sg_pack_fault *fault);

/* The rest of `file`, on the heap for the caller to free; one byte more than SG_PACK_BYTES_MAX at most.
 * SG_ERR_MEMORY, SG_ERR_IO (errno says why). */
enum sg_status sg_pack_load(FILE *file, char **bytes, size_t *length);

#endif
