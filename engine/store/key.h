/* The station's key, and its name.
 *
 * The key has a file of its own, and a copy of that, instead of a row in the database: a database that is
 * damaged can still be checked with it, and one that is handed on or edited elsewhere cannot be chained anew.
 * It lies in the same folder under the same account, so a forgery is evident to whoever has a copy of the
 * key, not impossible. */
#ifndef SG_STORE_KEY_H
#define SG_STORE_KEY_H

#include "smartgames/status.h"
#include "store/chain.h"

/* SG_ERR_MISSING: neither the file nor its copy is whole. With `mend` the one is made again from the other.
 */
enum sg_status sg_key_load(const char *directory, bool mend, struct sg_station_key *key);

/* A new key, on disk in both files; `entropy` is 32 bytes, NULL for the system's. */
enum sg_status sg_key_create(const char *directory, const char *entropy, struct sg_station_key *key);

/* A name for a station: eight letters and figures; from `entropy` when given. It says nothing about anybody.
 */
void sg_station_name(const char *entropy, char name[SG_STATION_TEXT]);

#endif
