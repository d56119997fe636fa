/* The tables, and how an older file becomes one of today. */
#ifndef SG_STORE_SCHEMA_H
#define SG_STORE_SCHEMA_H

#include <sqlite3.h>

#include "smartgames/status.h"

enum { SG_APPLICATION_ID = 0x534d4741 /* "SMGA" */ };

/* What kind of file it is: `*version` 0 for an empty one. SG_ERR_DAMAGED: not a log of ours; SG_ERR_VERSION:
 * of a newer version of this program. */
enum sg_status sg_schema_version(sqlite3 *connection, int *version);
int sg_schema_newest(void);

/* Brings the tables to `target`, one transaction a step; sg_schema_newest() but in tests of old files. */
enum sg_status sg_schema_migrate(sqlite3 *connection, int target);

/* What reading asks, in memory beside the tables: `temp.spilled`, the rows that the database does not hold
 * yet, and the views `log` (all rows) and `people` (all sessions) over both. */
enum sg_status sg_schema_lay_over(sqlite3 *connection);

#endif
