#include "store/spill.h"

#include <errno.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "smartgames/event.h"
#include "store/private.h"

#define MAGIC "smartgames-spill 1"

enum { RESERVE_BYTES = 1 << 20, HEX_LINK = 2 * SG_LINK_BYTES, LINE_BYTES = SG_BODY_TEXT + 512 };

enum sg_status sg_spill_init(struct sg_spill *spill, const char *directory)
{
    *spill = (struct sg_spill){.file = -1};
    enum sg_status status = sg_file_path(directory, SG_FILE_SPILL, spill->path);
    if (status == SG_OK)
        status = sg_file_path(directory, SG_FILE_RESERVE, spill->reserve);
    if (status == SG_OK)
        memcpy(spill->directory, directory, strlen(directory) + 1);
    return status;
}

enum sg_status sg_spill_reserve(struct sg_spill *spill)
{
    return sg_file_reserve(spill->reserve, RESERVE_BYTES);
}

/* ---- appending ---- */

static void put_column(struct sg_text *line, int64_t value)
{
    sg_text_put_int(line, value);
    sg_text_put_char(line, '\t');
}

static void put_link(struct sg_text *line, const struct sg_link *link)
{
    char hex[HEX_LINK + 1];
    sodium_bin2hex(hex, sizeof hex, link->bytes, sizeof link->bytes);
    sg_text_put(line, hex);
}

static void write_header(const struct sg_chain *before, struct sg_text *line)
{
    sg_text_put(line, MAGIC "\t");
    put_column(line, before->place);
    put_link(line, &before->link);
    sg_text_put_char(line, '\n');
}

static void write_row(const struct sg_row *row, struct sg_text *line)
{
    put_column(line, row->place);
    put_column(line, row->session);
    sg_text_put(line, row->station);
    sg_text_put_char(line, '\t');
    put_column(line, (int64_t)row->seq);
    put_column(line, row->at_ms);
    put_column(line, row->kind);
    put_column(line, (int64_t)row->state_hash);
    put_link(line, &row->link);
    sg_text_put_char(line, '\t');
    sg_text_put_bytes(line, row->body, row->body_length);
    sg_text_put_char(line, '\n');
}

static enum sg_status put_line(struct sg_spill *spill, const struct sg_text *line, long long *end)
{
    enum sg_status status = sg_file_put(spill->file, line->bytes, line->length, *end);
    *end += (long long)line->length;
    return status;
}

static enum sg_status try_append(struct sg_spill *spill, const struct sg_chain *before,
                                 const struct sg_row *rows, size_t count)
{
    char bytes[LINE_BYTES];
    struct sg_text line;
    long long end = spill->length;
    enum sg_status status = SG_OK;
    bool fresh = spill->length == 0;
    sg_text_init(&line, bytes, sizeof bytes);
    if (fresh) {
        write_header(before, &line);
        status = put_line(spill, &line, &end);
    }
    for (size_t i = 0; i < count && status == SG_OK; i++) {
        sg_text_clear(&line);
        write_row(&rows[i], &line);
        status = put_line(spill, &line, &end);
    }
    if (status == SG_OK)
        status = sg_file_sync(spill->file);
    if (status == SG_OK && fresh)
        status = sg_directory_sync(spill->directory);
    if (status == SG_OK)
        spill->length = end;
    return status;
}

enum sg_status sg_spill_append(struct sg_spill *spill, const struct sg_chain *before,
                               const struct sg_row *rows, size_t count)
{
    enum sg_status status = SG_OK;
    for (int attempt = 0; attempt < 2; attempt++) {
        status = spill->file < 0 ? sg_file_open(spill->path, &spill->file) : SG_OK;
        if (status == SG_OK)
            status = try_append(spill, before, rows, count);
        /* Full, and the room set aside not yet used: give it back and write once more over the same place. */
        if (status != SG_ERR_FULL || unlink(spill->reserve) != 0)
            break;
    }
    return status;
}

enum sg_status sg_spill_remove(struct sg_spill *spill)
{
    sg_spill_close(spill);
    if (unlink(spill->path) != 0 && errno != ENOENT)
        return sg_status_of_errno(errno);
    return sg_directory_sync(spill->directory);
}

void sg_spill_close(struct sg_spill *spill)
{
    if (spill->file >= 0)
        close(spill->file);
    spill->file = -1;
    spill->length = 0;
}

/* ---- reading ---- */

static bool take_number(const char **at, const char *end, int64_t *value)
{
    return sg_text_read_int(at, end, value) && *at < end && *(*at)++ == '\t';
}

static bool take_link(const char **at, const char *end, struct sg_link *link)
{
    size_t got = 0;
    if (end - *at < HEX_LINK ||
        sodium_hex2bin(link->bytes, sizeof link->bytes, *at, HEX_LINK, NULL, &got, NULL) != 0)
        return false;
    *at += HEX_LINK;
    return got == sizeof link->bytes;
}

static bool read_header(const char *at, const char *end, struct sg_chain *before)
{
    size_t magic = strlen(MAGIC "\t");
    if ((size_t)(end - at) < magic || memcmp(at, MAGIC "\t", magic) != 0)
        return false;
    at += magic;
    return take_number(&at, end, &before->place) && take_link(&at, end, &before->link) && at == end;
}

/* Texts point into the line, whose end and tab behind the station are made NUL. */
static bool read_row(char *line, char *end, struct sg_row *row)
{
    const char *at = line;
    int64_t seq, hash;
    *row = (struct sg_row){0};
    if (!take_number(&at, end, &row->place) || !take_number(&at, end, &row->session))
        return false;
    char *tab = memchr(at, '\t', (size_t)(end - at));
    if (!tab)
        return false;
    row->station = at;
    *tab = '\0';
    at = tab + 1;
    if (!take_number(&at, end, &seq) || !take_number(&at, end, &row->at_ms) ||
        !take_number(&at, end, &row->kind) || !take_number(&at, end, &hash) ||
        !take_link(&at, end, &row->link) || at == end || *at++ != '\t')
        return false;
    row->seq = (uint64_t)seq;
    row->state_hash = (uint64_t)hash;
    row->body = at;
    row->body_length = (size_t)(end - at);
    *end = '\0';
    return true;
}

static bool same_link(const struct sg_link *a, const struct sg_link *b)
{
    return memcmp(a->bytes, b->bytes, sizeof a->bytes) == 0;
}

/* `own` is the file's chain, `*chain` the database's: they meet where the database ends, and carry the same
 * link there. */
static enum sg_status read_rows(char *at, char *end, struct sg_chain own, const struct sg_station_key *key,
                                struct sg_chain *chain, sg_row_fn *fn, void *user,
                                struct sg_spill_found *found)
{
    bool follows = own.place <= chain->place;
    while (at < end) {
        char *stop = memchr(at, '\n', (size_t)(end - at));
        struct sg_row row;
        if (follows && own.place == chain->place)
            follows = same_link(&own.link, &chain->link);
        follows = follows && stop && read_row(at, stop, &row) && sg_chain_follows(key, &own, &row);
        if (!follows) {
            found->damaged = true;
            found->left_out += stop != NULL;
        } else if (row.place > chain->place) {
            enum sg_status status = fn(user, &row);
            if (status != SG_OK)
                return status;
            *chain = own;
            found->taken++;
        }
        at = stop ? stop + 1 : end;
    }
    return SG_OK;
}

enum sg_status sg_spill_read(const struct sg_spill *spill, const struct sg_station_key *key,
                             struct sg_chain *chain, sg_row_fn *fn, void *user, struct sg_spill_found *found)
{
    char *bytes = NULL;
    size_t length = 0;
    *found = (struct sg_spill_found){0};
    enum sg_status status = sg_file_read(spill->path, &bytes, &length);
    if (status == SG_ERR_MISSING)
        return SG_OK;
    if (status != SG_OK)
        return status;
    found->there = true;
    struct sg_chain own;
    char *end = bytes + length, *stop = memchr(bytes, '\n', length);
    if (stop && read_header(bytes, stop, &own)) {
        status = read_rows(stop + 1, end, own, key, chain, fn, user, found);
    } else {
        found->damaged = length > 0;
        for (char *at = stop; at; at = memchr(at + 1, '\n', (size_t)(end - at - 1)))
            found->left_out += at != stop;
    }
    free(bytes);
    return status;
}
