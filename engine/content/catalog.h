/* A compiled message catalog (.mo, as msgfmt writes it) in memory: from an English msgid to its translation. */
#ifndef SG_CATALOG_H
#define SG_CATALOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "smartgames/status.h"

struct sg_catalog {
    const unsigned char *bytes; /* borrowed */
    size_t size;
    bool swapped;               /* written on a machine of the other endianness */
    uint32_t count;             /* entries */
    uint32_t ids, texts;        /* offsets of the two tables of (length, offset) */
};

/* Looks at every length and offset once, so that later lookups may trust them; any bytes are safe. `bytes` must live as
 * long as the catalog. SG_ERR_TEXT: `why` (static, English) says what is wrong, and the catalog is empty. */
enum sg_status sg_catalog_init(struct sg_catalog *catalog, const void *bytes, size_t size, const char **why);

/* The translation, or NULL where there is none. Borrowed from the bytes. */
const char *sg_catalog_find(const struct sg_catalog *catalog, const char *msgid);

/* Entry `index` < count, in the order of the file; the one with the empty msgid is the header. Borrowed. */
void sg_catalog_at(const struct sg_catalog *catalog, uint32_t index, const char **msgid, const char **text);

#endif
