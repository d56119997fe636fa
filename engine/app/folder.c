#define _XOPEN_SOURCE 700 /* realpath */
#include "folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HOLD = 1 << 16 /* bytes gathered before a write */ };

static enum sg_status join(const char *directory, const char *name, char path[SG_PATH_TEXT])
{
    int length = snprintf(path, SG_PATH_TEXT, "%s/%s", directory, name);
    return length > 0 && length < SG_PATH_TEXT ? SG_OK : SG_ERR_RANGE;
}

/* ---- where ---- */

static bool is_empty(DIR *entries)
{
    for (struct dirent *entry; (entry = readdir(entries)) != NULL;)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            return false;
    return true;
}

/* Whether the name is free, or an empty folder's, which a rename replaces. */
static enum sg_status look(const char *path)
{
    DIR *entries = opendir(path);
    if (!entries)
        return errno == ENOENT ? SG_OK : errno == ENOTDIR ? SG_ERR_ILLEGAL : sg_status_of_errno(errno);
    bool empty = is_empty(entries);
    closedir(entries);
    return empty ? SG_OK : SG_ERR_ILLEGAL;
}

/* The path without slashes at its end, and through links where it is there already. */
static enum sg_status settle(const char *path, char settled[SG_PATH_TEXT])
{
    char *real = realpath(path, NULL);
    size_t length = strlen(real ? real : path);
    enum sg_status status = length > 0 && length < SG_PATH_TEXT ? SG_OK : SG_ERR_RANGE;
    if (status == SG_OK) {
        memcpy(settled, real ? real : path, length + 1);
        while (length > 1 && settled[length - 1] == '/')
            settled[--length] = '\0';
    }
    free(real);
    return status;
}

static enum sg_status make_aside(struct sg_folder *folder)
{
    int length = snprintf(folder->making, sizeof folder->making, "%s.making-XXXXXX", folder->path);
    if (length < 0 || length >= (int)sizeof folder->making) {
        folder->making[0] = '\0';
        return SG_ERR_RANGE;
    }
    if (mkdtemp(folder->making)) /* 0700 */
        return SG_OK;
    folder->making[0] = '\0';
    return sg_status_of_errno(errno);
}

enum sg_status sg_folder_open(const char *path, struct sg_folder *folder)
{
    folder->making[0] = '\0';
    folder->count = 0;
    enum sg_status status = settle(path, folder->path);
    if (status == SG_OK)
        status = look(folder->path);
    return status == SG_OK ? make_aside(folder) : status;
}

/* ---- files ---- */

/* "data" of "data/a.csv"; false: it lies at the top. */
static bool inner_folder(const struct sg_folder *folder, size_t file, char path[SG_PATH_TEXT])
{
    const char *name = folder->files[file].name, *slash = strchr(name, '/');
    if (!slash || join(folder->making, name, path) != SG_OK)
        return false;
    path[strlen(folder->making) + 1 + (size_t)(slash - name)] = '\0';
    return true;
}

enum sg_status sg_folder_add(struct sg_folder *folder, const char *name)
{
    char path[SG_PATH_TEXT];
    size_t at = folder->count;
    if (at == SG_FOLDER_FILES || strlen(name) >= sizeof folder->files[at].name)
        return SG_ERR_RANGE;
    strcpy(folder->files[at].name, name);
    if (inner_folder(folder, at, path) && mkdir(path, 0700) != 0 && errno != EEXIST)
        return sg_status_of_errno(errno);
    enum sg_status status = join(folder->making, name, path);
    if (status != SG_OK)
        return status;
    folder->files[at].held = 0;
    folder->files[at].size = 0;
    folder->files[at].bytes = malloc(HOLD);
    if (!folder->files[at].bytes)
        return SG_ERR_MEMORY;
    folder->count++;
    return sg_file_open(path, &folder->files[at].file);
}

static enum sg_status flush(struct sg_folder *folder, size_t file)
{
    enum sg_status status = sg_file_put(folder->files[file].file, folder->files[file].bytes,
                                        folder->files[file].held, folder->files[file].size);
    folder->files[file].size += (long long)folder->files[file].held;
    folder->files[file].held = 0;
    return status;
}

enum sg_status sg_folder_put(struct sg_folder *folder, size_t file, const char *bytes, size_t length)
{
    enum sg_status status = SG_OK;
    while (length > 0 && status == SG_OK) {
        size_t room = HOLD - folder->files[file].held, taken = length < room ? length : room;
        memcpy(folder->files[file].bytes + folder->files[file].held, bytes, taken);
        folder->files[file].held += taken;
        bytes += taken;
        length -= taken;
        if (folder->files[file].held == HOLD)
            status = flush(folder, file);
    }
    return status;
}

/* ---- the end ---- */

static void close_files(struct sg_folder *folder)
{
    for (size_t i = 0; i < folder->count; i++) {
        free(folder->files[i].bytes);
        if (folder->files[i].file >= 0)
            close(folder->files[i].file);
    }
}

void sg_folder_abandon(struct sg_folder *folder)
{
    char path[SG_PATH_TEXT];
    if (!folder->making[0])
        return;
    close_files(folder);
    for (size_t i = 0; i < folder->count; i++)
        if (join(folder->making, folder->files[i].name, path) == SG_OK)
            unlink(path);
    for (size_t i = 0; i < folder->count; i++)
        if (inner_folder(folder, i, path))
            rmdir(path); /* the last one of a folder finds it empty */
    rmdir(folder->making);
    folder->making[0] = '\0';
    folder->count = 0;
}

static enum sg_status sync_all(struct sg_folder *folder)
{
    char path[SG_PATH_TEXT];
    enum sg_status status = SG_OK;
    for (size_t i = 0; i < folder->count && status == SG_OK; i++) {
        status = flush(folder, i);
        if (status == SG_OK)
            status = sg_file_sync(folder->files[i].file);
        if (status == SG_OK && inner_folder(folder, i, path))
            status = sg_directory_sync(path);
    }
    return status == SG_OK ? sg_directory_sync(folder->making) : status;
}

static enum sg_status sync_parent(const struct sg_folder *folder)
{
    char parent[SG_PATH_TEXT];
    memcpy(parent, folder->path, sizeof parent);
    char *slash = strrchr(parent, '/');
    if (!slash)
        return sg_directory_sync(".");
    slash[slash == parent] = '\0';
    return sg_directory_sync(parent);
}

enum sg_status sg_folder_finish(struct sg_folder *folder)
{
    enum sg_status status = sync_all(folder);
    if (status == SG_OK && rename(folder->making, folder->path) != 0)
        status = errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR ? SG_ERR_ILLEGAL
                                                                           : sg_status_of_errno(errno);
    if (status != SG_OK) {
        sg_folder_abandon(folder);
        return status;
    }
    close_files(folder);
    folder->making[0] = '\0';
    return sync_parent(folder);
}
