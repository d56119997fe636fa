/* The event log on disk: append-only SQLite, one exclusive connection on a writer thread.
 *
 * The loop puts events into a bounded ring and never waits; the writer chains (keyed BLAKE2b over the previous link and
 * the event), inserts, commits, and publishes what is durable. A failing disk spills to a second file. What cannot be
 * read is quarantined, never deleted. Free text and codes are sealed later: `sealed` columns stand ready. */
#ifndef SG_STORE_H
#define SG_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "smartgames/event.h"

struct sg_store;

/* How a store is opened; zero is the default of each. */
struct sg_store_desc {
    const char *directory; /* the data directory; made 0700 when missing */
    bool read_only;        /* for review, sessions, verify: no writer thread, no lock is left behind */
    size_t ring_events;    /* 0: 4096 */
    const char *vfs;       /* an SQLite VFS by name, for tests */
    const char *entropy;   /* 32 bytes for the station's key instead of the system's, for tests and simulations */
};

/* What opening found; the phrases are for the person in front of the screen. */
struct sg_store_report {
    bool created, quarantined, spill_merged;
    uint64_t events_kept, events_lost; /* lost from the database, still in the quarantined file */
    struct sg_phrase words;            /* msgid NULL: nothing to tell */
};

/* SG_ERR_BUSY: another program holds it. SG_ERR_READONLY, SG_ERR_FULL, SG_ERR_IO, SG_ERR_VERSION: `report->words`
 * says what happened, what was kept and what to do. The first write happens here. *store is NULL on failure. */
enum sg_status sg_store_open(const struct sg_store_desc *desc, struct sg_store_report *report, struct sg_store **store);

/* Waits for everything that was put, makes a verified backup, closes. SG_ERR_* when something is not in the database
 * (then it is in the spill file, or, when that fails too, lost). A backup that fails leaves the last one in its place.
 * NULL is fine. */
enum sg_status sg_store_close(struct sg_store *store);

/* Starts a session of `station`'s own numbering; *session names it from now on. Durable when it returns. SG_ERR_RANGE:
 * `learner` is not one line shorter than SG_CODE_TEXT. From the thread that puts. */
enum sg_status sg_store_begin(struct sg_store *store, const char *learner, int64_t *session);

/* Into the ring; never waits, never touches the disk. SG_ERR_FULL: the ring is full, nothing was put: pause the
 * game clock and put it again. Events of a session come with seq 1, 2, 3 ...; SG_ERR_ILLEGAL: not the next one, or a
 * tick. SG_ERR_MISSING: no such session. One thread puts. */
enum sg_status sg_store_put(struct sg_store *store, int64_t session, const struct sg_event *event);

/* The last seq of `session` that is on disk (database or spill). */
uint64_t sg_store_durable_seq(const struct sg_store *store, int64_t session);
/* Waits until it is, at most `timeout_ms`; false: not yet. */
bool sg_store_wait(struct sg_store *store, int64_t session, uint64_t seq, int64_t timeout_ms);
/* SG_OK, or how the disk fails now (events go to the spill file, or wait in the ring). */
enum sg_status sg_store_health(const struct sg_store *store);
/* The file that events spill to while the database fails; borrowed. */
const char *sg_store_spill_path(const struct sg_store *store);

struct sg_store_session {
    int64_t id;
    char station[40];
    char learner[SG_CODE_TEXT];
    char utc[24];
    uint64_t events;
    int64_t last_ms;
    bool ended, recording, simulated; /* recording: until an assent says no */
};

/* Reading; sessions oldest first. A callback that returns false stops; it may read on, but not begin or close. Reading
 * also sees what was put so far and is durable. */
typedef bool sg_store_session_fn(void *user, const struct sg_store_session *session);
enum sg_status sg_store_sessions(struct sg_store *store, sg_store_session_fn *fn, void *user);
typedef bool sg_store_event_fn(void *user, const struct sg_event *event);
enum sg_status sg_store_events(struct sg_store *store, int64_t session, sg_store_event_fn *fn, void *user);

/* The last session of `learner` that was recorded and never ended; SG_ERR_MISSING when there is none. */
enum sg_status sg_store_unfinished(struct sg_store *store, const char *learner, struct sg_store_session *session);

struct sg_store_check {
    uint64_t sessions, events;
    bool database_ok, chain_ok;
    int64_t bad_session; /* where the chain breaks first; 0 nowhere */
    uint64_t bad_seq;
    char detail[256];    /* what SQLite or the chain says, English */
};

/* Integrity of the database and of the whole chain. SG_OK or SG_ERR_DAMAGED. Rows cut from the very end are not seen
 * here, as the chain that is left is whole; opening to play sees them while the last backup knows more. */
enum sg_status sg_store_verify(struct sg_store *store, struct sg_store_check *check);

#endif
