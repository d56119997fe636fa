/* The data directory and the plain files in it: made for their owner only, whatever the umask; one holder at
 * a time. */
#ifndef SG_STORE_FILES_H
#define SG_STORE_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "smartgames/status.h"

enum { SG_PATH_TEXT = 4096 + 64 };

/* The names in a data directory. */
#define SG_FILE_DATABASE "smartgames.db"
#define SG_FILE_WAL      "smartgames.db-wal"
#define SG_FILE_BACKUP   "backup.db"
#define SG_FILE_SPILL    "spill.log"
#define SG_FILE_RESERVE  "spill.reserve" /* room that a full disk can still give */
#define SG_FILE_KEY      "station.key"
#define SG_FILE_KEY_COPY "station.key.copy"
#define SG_FILE_LOCK     "lock"

/* `directory`/`name` into path; SG_ERR_RANGE when it does not fit. */
enum sg_status sg_file_path(const char *directory, const char *name, char path[SG_PATH_TEXT]);

/* errno as one of ours: full, read-only, missing, or SG_ERR_IO. */
enum sg_status sg_status_of_errno(int error);

bool sg_file_exists(const char *path);

/* The directory and its missing parents, each 0700. One that is there is left as it is. SG_ERR_RANGE:
 * something else has that name. */
enum sg_status sg_directory_make(const char *directory);
/* Makes names that were added to or taken out of it survive a power cut. */
enum sg_status sg_directory_sync(const char *directory);

/* Opens for reading and writing, 0600; makes the file when it is missing. */
enum sg_status sg_file_open(const char *path, int *file);
/* All of `bytes` at `offset`; on the disk for certain after sg_file_sync. */
enum sg_status sg_file_put(int file, const void *bytes, size_t length, long long offset);
enum sg_status sg_file_sync(int file);
/* The whole file, allocated, with a NUL behind it; *bytes is the caller's. */
enum sg_status sg_file_read(const char *path, char **bytes, size_t *length);
/* A new file with this content: whole, or not there. */
enum sg_status sg_file_write_whole(const char *directory, const char *name, const void *bytes, size_t length);
/* A file of `length` bytes that the disk has really set aside. */
enum sg_status sg_file_reserve(const char *path, size_t length);

/* Holds the directory until *lock is closed; a reader shares it with readers, and makes no file: *lock is -1
 * where there is nothing to hold. SG_ERR_BUSY at once when somebody else holds it. */
enum sg_status sg_directory_lock(const char *directory, bool shared, int *lock);

#endif
