/* A level pack: levels of one game, made and proven once, the same for everybody, so that what people do on
 * them can be compared. A table with tabs between its columns, a header line, then one row a level:
 *
 *   name         traffic-3-07: game, grade, number; in a pack of ours the numbers of a grade run from the
 *                shortest expected time to the longest
 *   grade        1-5
 *   seed         the generator makes this very level from grade and seed
 *   position     text form of the game
 *   distance     exact
 *   certificate  a shortest solution, its moves with a space between them; the filled position where the game
 *                fills; the distance, which is the worst case, where it hides
 *   expected_s   seconds of the reference learner, three decimals
 *   p_solve      probability that it solves rather than gives up, six decimals
 *   features     name=value with a space between them, in the order of the game's model, at most six decimals
 *   hash         sg_pack_hash in 16 hexadecimal digits
 *
 * Any bytes are safe to read. */
#ifndef SG_PACK_H
#define SG_PACK_H

#include "puzzle/rating.h"

enum sg_pack_column {
    SG_PACK_NAME,
    SG_PACK_GRADE,
    SG_PACK_SEED,
    SG_PACK_POSITION,
    SG_PACK_DISTANCE,
    SG_PACK_CERTIFICATE,
    SG_PACK_EXPECTED_S,
    SG_PACK_P_SOLVE,
    SG_PACK_FEATURES,
    SG_PACK_HASH,
    SG_PACK_COLUMNS
};

enum {
    SG_PACK_LEVELS_MAX = 2000,     /* in one pack */
    SG_PACK_BYTES_MAX = 4 << 20,   /* of one file */
    SG_PACK_NAME_MAX = 48,         /* characters of a name, and of a column's */
    SG_PACK_CERTIFICATE_MAX = 8192 /* characters */
};

extern const char sg_pack_header[]; /* the first line, without its end */
const char *sg_pack_column_name(enum sg_pack_column column);

/* Names a level by its content: FNV-1a (64 bits, base/hash.h) over the game's id and the position's text, a
 * zero byte behind each. */
uint64_t sg_pack_hash(const struct sg_game *game, const char *position);

struct sg_pack_level {
    const char *cells[SG_PACK_COLUMNS]; /* the row as it stands; borrowed from the pack */
    uint64_t seed, hash;
    uint32_t distance;
    struct sg_rating rating;
    size_t line; /* of the file, from 1 */
};

struct sg_pack {
    const struct sg_game *game;
    size_t count;
    struct sg_pack_level *levels;
    size_t refused; /* lines that hold no level */
    char *text;     /* what the cells point into */
};

/* What is wrong with a line, and where: line and character from 1. */
struct sg_pack_fault {
    size_t line, column;
    struct sg_phrase why;
};

typedef void sg_pack_tell(void *user, const struct sg_pack_fault *fault);

/* Reads `length` bytes. A row counts when its position can be read and is in the form the game writes, name
 * and position are new, features give the times and the chance beside them by the weights of `game`, and the
 * hash is right; what costs a search is left to sg_pack_check. Each other line is told to `tell` (may be
 * NULL), counted and left out. SG_ERR_TEXT: no pack at all, told too; SG_ERR_MEMORY. */
enum sg_status sg_pack_read(const struct sg_game *game, const char *text, size_t length, sg_pack_tell *tell,
                            void *user, struct sg_pack **pack);
void sg_pack_free(struct sg_pack *pack); /* NULL is fine */

#endif
