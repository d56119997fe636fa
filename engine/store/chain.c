#include "store/chain.h"

#include <sodium.h>
#include <string.h>

_Static_assert(SG_LINK_BYTES == crypto_generichash_BYTES, "a link is a BLAKE2b of the usual length");
_Static_assert(SG_STATION_KEY_BYTES == crypto_generichash_KEYBYTES, "its key too");

static void take_u64(crypto_generichash_state *state, uint64_t value)
{
    unsigned char bytes[8];
    for (int i = 0; i < 8; i++)
        bytes[i] = (unsigned char)(value >> (8 * i));
    crypto_generichash_update(state, bytes, sizeof bytes);
}

/* Length first, so that no two rows have the same bytes. */
static void take_bytes(crypto_generichash_state *state, const void *bytes, size_t length)
{
    take_u64(state, length);
    crypto_generichash_update(state, bytes, length);
}

struct sg_link sg_chain_link(const struct sg_station_key *key, const struct sg_link *before,
                             const struct sg_row *row)
{
    struct sg_link link;
    crypto_generichash_state state;
    crypto_generichash_init(&state, key->bytes, sizeof key->bytes, sizeof link.bytes);
    crypto_generichash_update(&state, before->bytes, sizeof before->bytes);
    take_bytes(&state, row->station, strlen(row->station));
    take_u64(&state, (uint64_t)row->session);
    take_u64(&state, row->seq);
    take_u64(&state, (uint64_t)row->at_ms);
    take_u64(&state, (uint64_t)row->kind);
    take_bytes(&state, row->body, row->body_length);
    take_u64(&state, row->state_hash);
    if (row->sealed) /* nothing at all without: logs from before sealing keep their links */
        take_bytes(&state, row->sealed, row->sealed_length);
    crypto_generichash_final(&state, link.bytes, sizeof link.bytes);
    return link;
}

void sg_chain_add(const struct sg_station_key *key, struct sg_chain *chain, struct sg_row *row)
{
    row->place = ++chain->place;
    row->link = chain->link = sg_chain_link(key, &chain->link, row);
}

bool sg_chain_follows(const struct sg_station_key *key, struct sg_chain *chain, const struct sg_row *row)
{
    if (row->place != chain->place + 1)
        return false;
    struct sg_link link = sg_chain_link(key, &chain->link, row);
    if (memcmp(link.bytes, row->link.bytes, sizeof link.bytes) != 0)
        return false;
    chain->place = row->place;
    chain->link = link;
    return true;
}
