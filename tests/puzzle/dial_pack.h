/* A pack of the template's dials, made once for a test. */
#ifndef DIAL_PACK_H
#define DIAL_PACK_H

#include "puzzle/pack_make.h"

extern const struct sg_game sg_game_template;

enum { DIAL_PACK_BYTES = 1 << 16 };

/* Header and rows of all grades, each line ended; the number of rows. */
size_t dial_pack_write(struct sg_bench *bench, struct sg_text *out);

/* The same, read. */
struct sg_pack *dial_pack_open(struct sg_bench *bench);

#endif
