/* A folder that appears whole under its name, or not at all: made beside it, synced, then renamed. */
#ifndef SG_FOLDER_H
#define SG_FOLDER_H

#include "store/files.h"

enum { SG_FOLDER_FILES = 32 };

struct sg_folder {
    char path[SG_PATH_TEXT];   /* what it will be called */
    char making[SG_PATH_TEXT]; /* what it is called until then; empty: not made */
    size_t count;
    struct {
        char name[128]; /* "data/a.csv": at most one folder deep */
        int file;
        size_t held; /* bytes that wait in `bytes` */
        long long size;
        char *bytes; /* owned */
    } files[SG_FOLDER_FILES];
};

/* SG_ERR_ILLEGAL: `path` is there and is no empty folder. SG_ERR_MISSING: the folder it goes into is not.
 * SG_ERR_READONLY, SG_ERR_FULL, SG_ERR_IO, SG_ERR_MEMORY, SG_ERR_RANGE (too long a path). On failure nothing
 * is left behind. */
enum sg_status sg_folder_open(const char *path, struct sg_folder *folder);

/* A new file in it, number folder->count. */
enum sg_status sg_folder_add(struct sg_folder *folder, const char *name);
enum sg_status sg_folder_put(struct sg_folder *folder, size_t file, const char *bytes, size_t length);

/* On the disk, and under its name. Frees in every case; on failure nothing is left behind. */
enum sg_status sg_folder_finish(struct sg_folder *folder);
/* Nothing is left behind. Fine after a failure, and after finish. */
void sg_folder_abandon(struct sg_folder *folder);

#endif
