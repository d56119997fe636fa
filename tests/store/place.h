/* A data directory for one test, and a session's worth of events to put into it. */
#ifndef SG_TESTS_STORE_PLACE_H
#define SG_TESTS_STORE_PLACE_H

#include "store/private.h"
#include "test.h"

struct place {
    char directory[128]; /* exists, empty; the store lies in `data` */
    char data[160];      /* does not exist yet */
};

void place_make(struct place *place);
void place_remove(struct place *place);
/* cmocka's: *state is a struct place. */
int place_setup(void **state);
int place_teardown(void **state);

/* `name` in the data directory; static storage, overwritten by the fourth call after. */
const char *place_path(const struct place *place, const char *name);
bool place_has(const struct place *place, const char *name);
/* A file whose name begins with `prefix` and ends with `suffix`; false when there is none. */
bool place_find(const struct place *place, const char *prefix, const char *suffix, char found[256]);
char *place_read(const struct place *place, const char *name, size_t *length);
void place_write(const struct place *place, const char *name, const void *bytes, size_t length);
void place_copy(const char *from, const char *to);
/* The names in it, their modes and a fingerprint of their bytes, as text that the caller frees. */
struct snapshot {
    char *text;
};
struct snapshot place_snapshot(const struct place *place);

/* Opens with the key of tests; must succeed. */
struct sg_store *place_open(const struct place *place, const char *vfs, struct sg_store_report *report);
struct sg_store *place_open_to_read(const struct place *place);
extern const char place_entropy[32];

/* Event `seq` of any session: session_started, assent, then moves. */
void event_make(uint64_t seq, struct sg_event *event);
/* Puts first..last, waiting where the ring is full. */
void put_events(struct sg_store *store, int64_t session, uint64_t first, uint64_t last);
/* How many events of a session can be read back; each must be the one that event_make makes. */
uint64_t count_events_of(struct sg_store *store, int64_t session);
void assert_verified(struct sg_store *store);

#endif
