/* A disk that is slow, full, failing or cut off from its power, between SQLite and the real one.
 *
 * Locks are left out: the store's own lock file stands. Nothing is really synced, which makes the tests fast;
 * what a sync would have kept is remembered instead. */
#ifndef SG_TESTS_STORE_FAULTY_DISK_H
#define SG_TESTS_STORE_FAULTY_DISK_H

#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdbool.h>

struct disk_image;

struct faulty_disk {
    sqlite3_vfs vfs;
    sqlite3_vfs *real;
    char name[32]; /* for sg_store_desc.vfs */
    pthread_mutex_t lock;
    struct disk_image *images;

    _Atomic int sync_delay_ms;
    _Atomic long operations; /* that change something: open, write, truncate, sync, delete */
    _Atomic long fail_from;  /* the operation of this number, counted from 1, fails; 0: none */
    _Atomic long fail_count; /* and so many after it, itself included */
    _Atomic int write_error; /* what a failing write says: SQLITE_FULL, SQLITE_IOERR_WRITE */
    _Atomic long failures;   /* how many have been caused */

    pthread_t watched;
    _Atomic bool watching;
    _Atomic long watched_calls; /* of any kind, by the watched thread */
};

/* On zeroed or other storage of the caller; registered with SQLite until faulty_disk_unplug. */
void faulty_disk_plug_in(struct faulty_disk *disk, const char *name);
void faulty_disk_unplug(struct faulty_disk *disk);

/* From now on operation `from` (1: the next) and `count` - 1 after it fail. */
void faulty_disk_fail(struct faulty_disk *disk, long from, long count, int write_error);
void faulty_disk_mend(struct faulty_disk *disk);

/* Counts calls by the thread that calls this. */
void faulty_disk_watch(struct faulty_disk *disk);

/* Leaves in `directory` what would be found there after the power went now: of each file what was synced. */
void faulty_disk_cut_power(struct faulty_disk *disk, const char *directory);

#endif
