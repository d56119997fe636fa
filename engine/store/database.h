/* One SQLite connection: how it is opened, and its answers in our words. */
#ifndef SG_STORE_DATABASE_H
#define SG_STORE_DATABASE_H

#include <sqlite3.h>

#include "smartgames/status.h"
#include "smartgames/text.h"
#include "store/chain.h"

/* SQLite's result code as one of ours; SG_ERR_DAMAGED where it says that the file is not what it wrote. */
enum sg_status sg_status_of_sqlite(int code);

/* The log: exclusive, WAL, synchronous EXTRA until sg_database_settle. Makes the file, 0600, when it is
 * missing. */
enum sg_status sg_database_open(const char *path, const char *vfs, sqlite3 **connection);
/* The same, in one file without WAL: for a database that is being built aside. */
enum sg_status sg_database_open_aside(const char *path, const char *vfs, sqlite3 **connection);
/* Reads what is on disk, WAL included, and changes not a byte; nobody else may hold the directory. */
enum sg_status sg_database_open_read(const char *path, const char *vfs, sqlite3 **connection);
/* From building to working: synchronous FULL. */
enum sg_status sg_database_settle(sqlite3 *connection);

enum sg_status sg_database_run(sqlite3 *connection, const char *sql);
enum sg_status sg_database_prepare(sqlite3 *connection, const char *sql, sqlite3_stmt **statement);
/* The first column of the first row; SG_ERR_MISSING when there is no row. */
enum sg_status sg_database_number(sqlite3 *connection, const char *sql, int64_t *number);
/* Ends a transaction that failed; fine when there is none. */
void sg_database_give_up(sqlite3 *connection);

#endif
