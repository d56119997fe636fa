#include "store/faulty_disk.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* What of one file has been synced. */
struct disk_image {
    struct disk_image *next;
    char name[64]; /* without its folder */
    unsigned char *bytes;
    sqlite3_int64 size;
    bool gone;
};

struct wrapped {
    sqlite3_file base;
    struct faulty_disk *disk;
    struct disk_image *image; /* NULL for a temporary file */
    sqlite3_file *real;
};

/* ---- failing ---- */

static void note_call(struct faulty_disk *disk)
{
    if (atomic_load(&disk->watching) && pthread_equal(pthread_self(), disk->watched))
        atomic_fetch_add(&disk->watched_calls, 1);
}

static bool fails_now(struct faulty_disk *disk)
{
    note_call(disk);
    long number = atomic_fetch_add(&disk->operations, 1) + 1;
    long from = atomic_load(&disk->fail_from);
    if (from == 0 || number < from || number - from >= atomic_load(&disk->fail_count))
        return false;
    atomic_fetch_add(&disk->failures, 1);
    return true;
}

void faulty_disk_fail(struct faulty_disk *disk, long from, long count, int write_error)
{
    atomic_store(&disk->failures, 0);
    atomic_store(&disk->write_error, write_error);
    atomic_store(&disk->fail_count, count);
    atomic_store(&disk->fail_from, atomic_load(&disk->operations) + from);
}

void faulty_disk_mend(struct faulty_disk *disk)
{
    atomic_store(&disk->fail_from, 0);
}

void faulty_disk_watch(struct faulty_disk *disk)
{
    disk->watched = pthread_self();
    atomic_store(&disk->watched_calls, 0);
    atomic_store(&disk->watching, true);
}

/* ---- what has been synced ---- */

static void keep_synced(struct disk_image *image, sqlite3_file *real)
{
    sqlite3_int64 size = 0;
    free(image->bytes);
    if (real->pMethods->xFileSize(real, &size) != SQLITE_OK)
        abort();
    image->bytes = malloc(size > 0 ? (size_t)size : 1);
    image->size = size;
    image->gone = false;
    if (!image->bytes || (size > 0 && real->pMethods->xRead(real, image->bytes, (int)size, 0) != SQLITE_OK))
        abort();
}

static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static struct disk_image *find_image(struct faulty_disk *disk, const char *path)
{
    struct disk_image *image = disk->images;
    while (image && strcmp(image->name, name_of(path)) != 0)
        image = image->next;
    return image;
}

/* A file that was there before us counts as synced; a new one has nothing yet. */
static struct disk_image *open_image(struct faulty_disk *disk, const char *path, sqlite3_file *real)
{
    struct disk_image *image = find_image(disk, path);
    if (!image) {
        image = calloc(1, sizeof *image);
        if (!image)
            abort();
        snprintf(image->name, sizeof image->name, "%s", name_of(path));
        image->next = disk->images;
        disk->images = image;
        keep_synced(image, real);
    } else if (image->gone) {
        image->gone = false;
        image->size = 0;
    }
    return image;
}

void faulty_disk_cut_power(struct faulty_disk *disk, const char *directory)
{
    pthread_mutex_lock(&disk->lock);
    for (struct disk_image *image = disk->images; image; image = image->next) {
        char path[512];
        snprintf(path, sizeof path, "%s/%s", directory, image->name);
        FILE *file = image->gone ? NULL : fopen(path, "wb");
        if (!image->gone &&
            (!file || fwrite(image->bytes, 1, (size_t)image->size, file) != (size_t)image->size ||
             fclose(file) != 0))
            abort();
    }
    pthread_mutex_unlock(&disk->lock);
}

/* ---- a file ---- */

static sqlite3_file *real_of(sqlite3_file *file)
{
    return ((struct wrapped *)file)->real;
}

static int file_close(sqlite3_file *file)
{
    struct wrapped *own = (struct wrapped *)file;
    int code = own->real->pMethods->xClose(own->real);
    sqlite3_free(own->real);
    return code;
}

static int file_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset)
{
    note_call(((struct wrapped *)file)->disk);
    return real_of(file)->pMethods->xRead(real_of(file), bytes, count, offset);
}

static int file_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset)
{
    struct wrapped *own = (struct wrapped *)file;
    if (fails_now(own->disk)) { /* half of it arrived */
        (void)own->real->pMethods->xWrite(own->real, bytes, count / 2, offset);
        return atomic_load(&own->disk->write_error);
    }
    return own->real->pMethods->xWrite(own->real, bytes, count, offset);
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    if (fails_now(((struct wrapped *)file)->disk))
        return SQLITE_IOERR_TRUNCATE;
    return real_of(file)->pMethods->xTruncate(real_of(file), size);
}

static int file_sync(sqlite3_file *file, int flags)
{
    struct wrapped *own = (struct wrapped *)file;
    int delay_ms = atomic_load(&own->disk->sync_delay_ms);
    (void)flags;
    if (delay_ms > 0)
        nanosleep(&(struct timespec){delay_ms / 1000, delay_ms % 1000 * 1000000L}, NULL);
    if (fails_now(own->disk))
        return SQLITE_IOERR_FSYNC;
    if (own->image) {
        pthread_mutex_lock(&own->disk->lock);
        keep_synced(own->image, own->real);
        pthread_mutex_unlock(&own->disk->lock);
    }
    return SQLITE_OK;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size)
{
    note_call(((struct wrapped *)file)->disk);
    return real_of(file)->pMethods->xFileSize(real_of(file), size);
}

static int file_lock(sqlite3_file *file, int level)
{
    (void)file;
    (void)level;
    return SQLITE_OK;
}

static int file_check_lock(sqlite3_file *file, int *reserved)
{
    (void)file;
    *reserved = 0;
    return SQLITE_OK;
}

static int file_control(sqlite3_file *file, int op, void *argument)
{
    return real_of(file)->pMethods->xFileControl(real_of(file), op, argument);
}

static int file_sector_size(sqlite3_file *file)
{
    return real_of(file)->pMethods->xSectorSize(real_of(file));
}

static int file_characteristics(sqlite3_file *file)
{
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

static const sqlite3_io_methods methods = {
    .iVersion = 1,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_lock,
    .xCheckReservedLock = file_check_lock,
    .xFileControl = file_control,
    .xSectorSize = file_sector_size,
    .xDeviceCharacteristics = file_characteristics,
};

/* ---- the disk ---- */

static int disk_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
    struct faulty_disk *disk = vfs->pAppData;
    struct wrapped *own = (struct wrapped *)file;
    memset(own, 0, sizeof *own);
    if (fails_now(disk))
        return SQLITE_CANTOPEN;
    own->disk = disk;
    own->real = sqlite3_malloc(disk->real->szOsFile);
    if (!own->real)
        return SQLITE_NOMEM;
    memset(own->real, 0, (size_t)disk->real->szOsFile);
    int code = disk->real->xOpen(disk->real, name, own->real, flags, out_flags);
    if (code != SQLITE_OK) {
        sqlite3_free(own->real);
        return code;
    }
    own->base.pMethods = &methods;
    if (name) {
        pthread_mutex_lock(&disk->lock);
        own->image = open_image(disk, name, own->real);
        pthread_mutex_unlock(&disk->lock);
    }
    return SQLITE_OK;
}

static int disk_delete(sqlite3_vfs *vfs, const char *name, int sync_directory)
{
    struct faulty_disk *disk = vfs->pAppData;
    if (fails_now(disk))
        return SQLITE_IOERR_DELETE;
    pthread_mutex_lock(&disk->lock);
    struct disk_image *image = find_image(disk, name);
    if (image)
        image->gone = true;
    pthread_mutex_unlock(&disk->lock);
    return disk->real->xDelete(disk->real, name, sync_directory);
}

static int disk_access(sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
    struct faulty_disk *disk = vfs->pAppData;
    return disk->real->xAccess(disk->real, name, flags, result);
}

static int disk_full_path(sqlite3_vfs *vfs, const char *name, int size, char *path)
{
    struct faulty_disk *disk = vfs->pAppData;
    return disk->real->xFullPathname(disk->real, name, size, path);
}

void faulty_disk_plug_in(struct faulty_disk *disk, const char *name)
{
    memset(disk, 0, sizeof *disk);
    disk->real = sqlite3_vfs_find(NULL);
    snprintf(disk->name, sizeof disk->name, "%s", name);
    pthread_mutex_init(&disk->lock, NULL);
    disk->vfs = *disk->real; /* time, randomness and sleep stay the real ones */
    disk->vfs.iVersion = 1;
    disk->vfs.szOsFile = (int)sizeof(struct wrapped);
    disk->vfs.pNext = NULL;
    disk->vfs.zName = disk->name;
    disk->vfs.pAppData = disk;
    disk->vfs.xOpen = disk_open;
    disk->vfs.xDelete = disk_delete;
    disk->vfs.xAccess = disk_access;
    disk->vfs.xFullPathname = disk_full_path;
    if (sqlite3_vfs_register(&disk->vfs, 0) != SQLITE_OK)
        abort();
}

void faulty_disk_unplug(struct faulty_disk *disk)
{
    sqlite3_vfs_unregister(&disk->vfs);
    for (struct disk_image *image = disk->images, *next; image; image = next) {
        next = image->next;
        free(image->bytes);
        free(image);
    }
    pthread_mutex_destroy(&disk->lock);
}
