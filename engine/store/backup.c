#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "store/private.h"
#include "store/schema.h"

static enum sg_status copy_pages(sqlite3 *from, sqlite3 *to)
{
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
    if (!backup)
        return sg_status_of_sqlite(sqlite3_errcode(to));
    int code = sqlite3_backup_step(backup, -1);
    int end = sqlite3_backup_finish(backup);
    return sg_status_of_sqlite(end != SQLITE_OK ? end : code);
}

/* The copy counts when SQLite finds nothing wrong with it and its chain runs to where the original's does. */
static enum sg_status check_copy(sqlite3 *copy, const struct sg_station_key *key,
                                 const struct sg_chain *expected)
{
    struct sg_chain chain = {0};
    struct sg_row broken;
    int64_t findings = 0;
    enum sg_status status = sg_database_number(
        copy, "SELECT count(*) FROM pragma_integrity_check(1) WHERE integrity_check <> 'ok'", &findings);
    if (status == SG_OK && findings != 0)
        status = SG_ERR_DAMAGED;
    if (status == SG_OK)
        status = sg_schema_lay_over(copy);
    if (status == SG_OK)
        status = sg_rows_follow(copy, key, &chain, NULL, NULL, &broken);
    return status == SG_OK && chain.place != expected->place ? SG_ERR_DAMAGED : status;
}

static enum sg_status make_copy(struct sg_store *store, const char *path)
{
    const char *vfs = store->vfs[0] ? store->vfs : NULL;
    sqlite3 *copy = NULL;
    enum sg_status status = sg_database_open_aside(path, vfs, &copy);
    if (status != SG_OK)
        return status;
    status = copy_pages(store->connection, copy);
    if (status == SG_OK) /* the pages say WAL; a backup is one file */
        status = sg_database_run(copy, "PRAGMA journal_mode=DELETE");
    if (status == SG_OK)
        status = check_copy(copy, &store->key, &store->durable);
    sqlite3_close(copy);
    return status;
}

enum sg_status sg_backup(struct sg_store *store)
{
    char made[SG_PATH_TEXT], journal[SG_PATH_TEXT], path[SG_PATH_TEXT];
    enum sg_status status = sg_file_path(store->directory, SG_FILE_BACKUP ".making", made);
    if (status == SG_OK)
        status = sg_file_path(store->directory, SG_FILE_BACKUP ".making-journal", journal);
    if (status == SG_OK)
        status = sg_file_path(store->directory, SG_FILE_BACKUP, path);
    if (status != SG_OK)
        return status;
    unlink(made); /* of a backup that was cut off */
    unlink(journal);
    status = make_copy(store, made);
    if (status == SG_OK && rename(made, path) != 0)
        status = sg_status_of_errno(errno);
    if (status != SG_OK) {
        unlink(made);
        unlink(journal);
        return status;
    }
    return sg_directory_sync(store->directory);
}
