/* Private to engine/store: the store's own struct, and what its files call of each other. */
#ifndef SG_STORE_PRIVATE_H
#define SG_STORE_PRIVATE_H

#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>

#include "store/chain.h"
#include "store/database.h"
#include "store/files.h"
#include "store/ring.h"
#include "store/rows.h"
#include "store/spill.h"
#include "store/store.h"

enum {
    SG_BODY_TEXT = 4096,  /* a body whose every byte of free text had to be escaped still fits */
    SG_BATCH = 256,       /* rows a transaction */
    SG_RETRY_MS = 250,    /* how long a failing disk is left alone */
    SG_RING_EVENTS = 4096 /* by default */
};

/* A session that this store knows. Made under `disk`, then only its numbers change; freed at close. */
struct sg_track {
    struct sg_track *next;
    int64_t session;
    char station[SG_STATION_TEXT];
    uint64_t put_seq;             /* the producer's: the last that went into the ring */
    _Atomic uint64_t durable_seq; /* the writer's */
};

/* Rows that have their link and are not on disk yet; they keep their order until they are. A chain never goes
 * back: a commit that failed may still turn up after a crash, and must then be the very row that was written
 * elsewhere. */
struct sg_pending {
    size_t count;
    struct sg_row rows[SG_BATCH];
    struct sg_track *tracks[SG_BATCH];
    char bodies[SG_BATCH][SG_BODY_TEXT];
};

struct sg_store {
    char directory[SG_PATH_TEXT], database[SG_PATH_TEXT];
    char vfs[32]; /* "": SQLite's own */
    bool read_only;
    int lock; /* -1: nothing to hold */
    struct sg_station_key key;
    bool has_key;
    char station[SG_STATION_TEXT];

    pthread_mutex_t disk; /* recursive; guards all down to the next blank line */
    sqlite3 *connection;
    struct sg_inserts inserts;
    struct sg_chain chain;   /* with what is pending */
    struct sg_chain durable; /* without it */
    struct sg_pending *pending;
    struct sg_spill spill;
    bool spilling;    /* the spill file holds rows that the database does not */
    int64_t retry_ms; /* not before: the next attempt on the database */
    int64_t next_session;
    bool changed; /* since the last backup */

    struct sg_ring *ring;
    sem_t wake;
    pthread_t writer;
    atomic_bool stopping;
    _Atomic int health; /* enum sg_status */
    _Atomic(struct sg_track *) tracks;
    pthread_mutex_t progress_lock;
    pthread_cond_t progress; /* durable_seq or health changed */
};

int64_t sg_store_clock_ms(void);

/* NULL when nobody knows the session. */
struct sg_track *sg_track_find(const struct sg_store *store, int64_t session);
struct sg_track *sg_track_add(struct sg_store *store, int64_t session, const char *station, uint64_t seq);

/* ---- writer.c ---- */

/* Links one row more to what is pending; false when there is no room. `body` is copied. */
bool sg_writer_add(struct sg_store *store, struct sg_row row, struct sg_track *track);
/* Puts what is pending into the database, else into the spill file; `urgent` does not wait for the retry. Not
 * SG_OK: neither took it and it stays pending. */
enum sg_status sg_writer_flush(struct sg_store *store, bool urgent);
bool sg_writer_start(struct sg_store *store);
/* Ends the thread and puts down all that is left; how that went. */
enum sg_status sg_writer_stop(struct sg_store *store);

/* ---- recover.c ---- */

/* What stands in the directory, made sound: a database that can be opened, or none yet; what was damaged is
 * renamed. */
enum sg_status sg_recover(const char *directory, const char *vfs, const struct sg_station_key *key,
                          bool distrust, struct sg_store_report *report, struct sg_text *renamed);
/* Renames a file of the directory to damaged-<date>.<suffix>, so that nothing takes it for ours again; its
 * name there is left in `renamed`. */
enum sg_status sg_quarantine(const char *directory, const char *name, const char *suffix,
                             struct sg_text *renamed);
/* The same for all that only the key could vouch for; *any: there was something. */
enum sg_status sg_quarantine_all(const char *directory, bool *any, struct sg_text *renamed);
/* Rows of the spill file go into temp.spilled, behind `*chain`. */
enum sg_status sg_recover_spill(const struct sg_spill *spill, const struct sg_station_key *key,
                                struct sg_chain *chain, const struct sg_inserts *inserts,
                                struct sg_spill_found *found);

/* ---- backup.c ---- */

/* A copy beside the database, checked before it takes the place of the last one. */
enum sg_status sg_backup(struct sg_store *store);

/* ---- words.c ---- */

/* What opening could not do, for the person in front of the screen. */
void sg_words_of_open(enum sg_status status, bool read_only, const char *directory, struct sg_phrase *words);
void sg_words_of_report(const struct sg_store_report *report, const char *renamed, struct sg_phrase *words);

#endif
