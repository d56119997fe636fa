/* The chain: every row of the log carries a keyed BLAKE2b over the link before it and over itself.
 *
 * Whoever changes, inserts or takes out a row without the station's key breaks it from there on. The key lies
 * beside the database (key.h), so this makes a change evident, not impossible; rows cut from the very end are
 * not seen. */
#ifndef SG_STORE_CHAIN_H
#define SG_STORE_CHAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SG_STATION_KEY_BYTES = 32, SG_LINK_BYTES = 32, SG_STATION_TEXT = 40 };

struct sg_station_key {
    unsigned char bytes[SG_STATION_KEY_BYTES];
};

struct sg_link {
    unsigned char bytes[SG_LINK_BYTES];
};

/* One row of the log as the store sees it: seq 0, kind 0 opens a session (its body is the learner's code),
 * the others are events. Texts are borrowed. */
struct sg_row {
    int64_t place; /* in the chain, from 1, without a gap */
    int64_t session;
    uint64_t seq;
    int64_t at_ms;
    int64_t kind;
    uint64_t state_hash;
    const char *station;
    const char *body;
    size_t body_length;
    const void
        *sealed; /* NULL until free text is sealed; then the chain covers what is sealed, not its key */
    size_t sealed_length;
    struct sg_link link;
};

/* Where a chain has got to. */
struct sg_chain {
    int64_t place; /* of the last row; 0: none yet, and `link` is zero */
    struct sg_link link;
};

/* The link that `row` must carry after `before`; row->link is not looked at. */
struct sg_link sg_chain_link(const struct sg_station_key *key, const struct sg_link *before,
                             const struct sg_row *row);

/* Gives `row` its place and link, and moves the chain onto it. */
void sg_chain_add(const struct sg_station_key *key, struct sg_chain *chain, struct sg_row *row);

/* Whether `row` is the one that follows; if so, moves the chain onto it. */
bool sg_chain_follows(const struct sg_station_key *key, struct sg_chain *chain, const struct sg_row *row);

#endif
