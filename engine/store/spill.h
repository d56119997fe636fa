/* The second file: rows that the database did not take, until it does.
 *
 * A header line says behind which link of the chain they come; then a row a line, columns separated by tabs,
 * the last but one its link. The chain is the checksum. What an append returns SG_OK for is on the disk; what
 * was cut off in the middle does not follow and is not read. */
#ifndef SG_STORE_SPILL_H
#define SG_STORE_SPILL_H

#include "smartgames/status.h"
#include "store/chain.h"
#include "store/files.h"
#include "store/rows.h"

struct sg_spill {
    char directory[SG_PATH_TEXT], path[SG_PATH_TEXT], reserve[SG_PATH_TEXT];
    int file;         /* -1 while nothing is spilled */
    long long length; /* bytes that are known to be whole */
};

/* Names only. */
enum sg_status sg_spill_init(struct sg_spill *spill, const char *directory);
/* Sets room aside that is given back when the disk is full: about 4000 events. */
enum sg_status sg_spill_reserve(struct sg_spill *spill);

/* The rows at the end of the file, all or none; `before` is where the chain stood before the first. */
enum sg_status sg_spill_append(struct sg_spill *spill, const struct sg_chain *before,
                               const struct sg_row *rows, size_t count);
/* They are in the database now: away with the file. */
enum sg_status sg_spill_remove(struct sg_spill *spill);
void sg_spill_close(struct sg_spill *spill);

/* What reading found. */
struct sg_spill_found {
    bool there;        /* a file */
    bool damaged;      /* something in it is not part of the chain: an append cut off, or worse */
    uint64_t taken;    /* rows given to `fn` */
    uint64_t left_out; /* whole lines that do not follow */
};

/* Gives `fn` the rows that come after `*chain`, and moves it; those that the database has are passed over. */
enum sg_status sg_spill_read(const struct sg_spill *spill, const struct sg_station_key *key,
                             struct sg_chain *chain, sg_row_fn *fn, void *user, struct sg_spill_found *found);

#endif
