/* The format is that of GNU gettext's manual, "The Format of GNU MO Files": seven words (magic, revision,
 * count, offset of the msgids' table, offset of the translations' table, size and offset of a hash table that
 * we do not need), two tables of (length, offset), and the strings, each followed by a NUL that its length
 * does not count. Msgids are sorted as bytes. */
#include "content/catalog.h"

#include <string.h>

enum { HEADER_BYTES = 28, PAIR_BYTES = 8 };

static uint32_t word_at(const struct sg_catalog *catalog, size_t at)
{
    const unsigned char *b = catalog->bytes + at;
    uint32_t little = (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
    if (!catalog->swapped)
        return little;
    return little >> 24 | (little >> 8 & 0xff00) | (little << 8 & 0xff0000) | little << 24;
}

static bool table_fits(const struct sg_catalog *catalog, uint32_t table)
{
    return table <= catalog->size && (catalog->size - table) / PAIR_BYTES >= catalog->count;
}

static bool string_fits(const struct sg_catalog *catalog, uint32_t table, uint32_t index)
{
    size_t pair = table + (size_t)index * PAIR_BYTES;
    uint32_t length = word_at(catalog, pair), offset = word_at(catalog, pair + 4);
    return offset < catalog->size && length < catalog->size - offset &&
           catalog->bytes[offset + length] == '\0';
}

static const char *string_at(const struct sg_catalog *catalog, uint32_t table, uint32_t index)
{
    size_t pair = table + (size_t)index * PAIR_BYTES;
    return (const char *)catalog->bytes + word_at(catalog, pair + 4);
}

static const char *what_is_wrong(struct sg_catalog *catalog)
{
    static const uint32_t magic = 0x950412de;
    if (catalog->size < HEADER_BYTES)
        return "shorter than the header of a .mo file";
    catalog->swapped = word_at(catalog, 0) != magic;
    if (word_at(catalog, 0) != magic)
        return "not a .mo file";
    if (word_at(catalog, 4) >> 16 > 1)
        return "a revision of the .mo format that is not known here";
    catalog->count = word_at(catalog, 8);
    catalog->ids = word_at(catalog, 12);
    catalog->texts = word_at(catalog, 16);
    if (!table_fits(catalog, catalog->ids) || !table_fits(catalog, catalog->texts))
        return "a table reaches beyond the end of the file";
    for (uint32_t i = 0; i < catalog->count; i++)
        if (!string_fits(catalog, catalog->ids, i) || !string_fits(catalog, catalog->texts, i))
            return "a string reaches beyond the end of the file";
    return NULL;
}

enum sg_status sg_catalog_init(struct sg_catalog *catalog, const void *bytes, size_t size, const char **why)
{
    *catalog = (struct sg_catalog){.bytes = bytes, .size = size};
    *why = what_is_wrong(catalog);
    if (!*why)
        return SG_OK;
    *catalog = (struct sg_catalog){.bytes = bytes};
    return SG_ERR_TEXT;
}

const char *sg_catalog_find(const struct sg_catalog *catalog, const char *msgid)
{
    uint32_t low = 0, high = catalog->count;
    while (low < high) { /* an unsorted file only makes us miss */
        uint32_t middle = low + (high - low) / 2;
        int order = strcmp(msgid, string_at(catalog, catalog->ids, middle));
        if (order == 0)
            return string_at(catalog, catalog->texts, middle);
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

void sg_catalog_at(const struct sg_catalog *catalog, uint32_t index, const char **msgid, const char **text)
{
    *msgid = string_at(catalog, catalog->ids, index);
    *text = string_at(catalog, catalog->texts, index);
}
