#include "store/files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum sg_status sg_file_path(const char *directory, const char *name, char path[SG_PATH_TEXT])
{
    int length = snprintf(path, SG_PATH_TEXT, "%s/%s", directory, name);
    return length > 0 && length < SG_PATH_TEXT ? SG_OK : SG_ERR_RANGE;
}

enum sg_status sg_status_of_errno(int error)
{
    switch (error) {
    case 0: return SG_OK;
    case ENOSPC:
    case EDQUOT:
    case EFBIG: return SG_ERR_FULL;
    case EROFS:
    case EACCES:
    case EPERM: return SG_ERR_READONLY;
    case ENOENT: return SG_ERR_MISSING;
    case ENOTDIR:
    case ENAMETOOLONG: return SG_ERR_RANGE;
    case ENOMEM: return SG_ERR_MEMORY;
    default: return SG_ERR_IO;
    }
}

bool sg_file_exists(const char *path)
{
    struct stat found;
    return lstat(path, &found) == 0;
}

/* ---- directories ---- */

static enum sg_status make_one(const char *directory)
{
    struct stat found;
    if (stat(directory, &found) == 0)
        return S_ISDIR(found.st_mode) ? SG_OK : SG_ERR_RANGE;
    if (errno == ENOTDIR)
        return SG_ERR_RANGE;
    if (mkdir(directory, 0700) != 0)
        return sg_status_of_errno(errno);
    return chmod(directory, 0700) == 0 ? SG_OK : sg_status_of_errno(errno);
}

enum sg_status sg_directory_make(const char *directory)
{
    char path[SG_PATH_TEXT];
    size_t length = strlen(directory);
    if (length == 0 || length >= sizeof path)
        return SG_ERR_RANGE;
    memcpy(path, directory, length + 1);
    for (size_t i = 1; i <= length; i++) {
        if (path[i] != '/' && path[i] != '\0')
            continue;
        path[i] = '\0';
        enum sg_status status = make_one(path);
        if (status != SG_OK)
            return status;
        path[i] = directory[i];
    }
    return SG_OK;
}

enum sg_status sg_directory_sync(const char *directory)
{
    int file = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0)
        return sg_status_of_errno(errno);
    /* EINVAL: a file system that has no such thing, so nothing more can be done */
    enum sg_status status = fsync(file) == 0 || errno == EINVAL ? SG_OK : sg_status_of_errno(errno);
    close(file);
    return status;
}

/* ---- files ---- */

enum sg_status sg_file_open(const char *path, int *file)
{
    *file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (*file < 0)
        return sg_status_of_errno(errno);
    if (fchmod(*file, 0600) == 0 ||
        errno == EPERM) /* somebody else's file in a shared folder: theirs to keep */
        return SG_OK;
    enum sg_status status = sg_status_of_errno(errno);
    close(*file);
    *file = -1;
    return status;
}

enum sg_status sg_file_sync(int file)
{
    return fsync(file) == 0 ? SG_OK : sg_status_of_errno(errno);
}

enum sg_status sg_file_put(int file, const void *bytes, size_t length, long long offset)
{
    const char *at = bytes;
    while (length > 0) {
        ssize_t put = pwrite(file, at, length, (off_t)offset);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return put == 0 ? SG_ERR_FULL : sg_status_of_errno(errno);
        at += put;
        offset += put;
        length -= (size_t)put;
    }
    return SG_OK;
}

static enum sg_status read_all(int file, char **bytes, size_t *length)
{
    struct stat found;
    if (fstat(file, &found) != 0)
        return sg_status_of_errno(errno);
    size_t size = (size_t)found.st_size, used = 0;
    char *buffer = malloc(size + 1);
    if (!buffer)
        return SG_ERR_MEMORY;
    while (used < size) {
        ssize_t got = read(file, buffer + used, size - used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            enum sg_status status = sg_status_of_errno(errno);
            free(buffer);
            return status;
        }
        if (got == 0)
            break;
        used += (size_t)got;
    }
    buffer[used] = '\0';
    *bytes = buffer;
    *length = used;
    return SG_OK;
}

enum sg_status sg_file_read(const char *path, char **bytes, size_t *length)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return sg_status_of_errno(errno);
    enum sg_status status = read_all(file, bytes, length);
    close(file);
    return status;
}

enum sg_status sg_file_write_whole(const char *directory, const char *name, const void *bytes, size_t length)
{
    char path[SG_PATH_TEXT], temporary[SG_PATH_TEXT];
    int file;
    enum sg_status status = sg_file_path(directory, name, path);
    if (status == SG_OK)
        status = sg_file_path(directory, "making", temporary);
    if (status == SG_OK)
        status = sg_file_open(temporary, &file);
    if (status != SG_OK)
        return status;
    status = ftruncate(file, 0) == 0 ? sg_file_put(file, bytes, length, 0) : sg_status_of_errno(errno);
    if (status == SG_OK)
        status = sg_file_sync(file);
    close(file);
    if (status == SG_OK && rename(temporary, path) != 0)
        status = sg_status_of_errno(errno);
    if (status != SG_OK) {
        unlink(temporary);
        return status;
    }
    return sg_directory_sync(directory);
}

enum sg_status sg_file_reserve(const char *path, size_t length)
{
    int file;
    enum sg_status status = sg_file_open(path, &file);
    if (status != SG_OK)
        return status;
    int error = posix_fallocate(file, 0, (off_t)length);
    close(file);
    if (error == 0 || error == EOPNOTSUPP || error == EINVAL)
        return SG_OK;
    unlink(path);
    return sg_status_of_errno(error);
}

/* ---- the lock ---- */

/* flock and not fcntl: it holds against another opening in this same program as well. */
enum sg_status sg_directory_lock(const char *directory, bool shared, int *lock)
{
    char path[SG_PATH_TEXT];
    *lock = -1;
    enum sg_status status = sg_file_path(directory, SG_FILE_LOCK, path);
    if (status != SG_OK)
        return status;
    int file = -1;
    if (!shared)
        status = sg_file_open(path, &file);
    else if ((file = open(path, O_RDONLY | O_CLOEXEC)) < 0)
        return errno == ENOENT ? SG_OK : sg_status_of_errno(errno);
    if (status != SG_OK)
        return status;
    if (flock(file, (shared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0) {
        status = errno == EWOULDBLOCK ? SG_ERR_BUSY : sg_status_of_errno(errno);
        close(file);
        return status;
    }
    *lock = file;
    return SG_OK;
}
