/* Rows of the log in and out of SQLite. */
#ifndef SG_STORE_ROWS_H
#define SG_STORE_ROWS_H

#include "store/database.h"

/* The columns of a row, in the order in which sg_row_read expects them. */
#define SG_ROW_COLUMNS "place, session, station, seq, at_ms, kind, body, state_hash, link, sealed"

/* The row on which `statement` stands, borrowed until it moves; false when a column has a type that we never
 * wrote. */
bool sg_row_read(sqlite3_stmt *statement, struct sg_row *row);

/* Statements that insert; of one connection, finalized before it closes. */
struct sg_inserts {
    sqlite3_stmt *session, *event, *spilled;
};

enum sg_status sg_inserts_prepare(sqlite3 *connection, struct sg_inserts *inserts);
/* Into temp.spilled only: all that reading needs. */
enum sg_status sg_inserts_prepare_spilled(sqlite3 *connection, struct sg_inserts *inserts);
void sg_inserts_finalize(struct sg_inserts *inserts);

/* Into the tables, or into temp.spilled. A transaction is the caller's. */
enum sg_status sg_row_insert(const struct sg_inserts *inserts, const struct sg_row *row);
enum sg_status sg_row_insert_spilled(const struct sg_inserts *inserts, const struct sg_row *row);

/* Where the chain of a database ends; place 0 when it is empty. */
enum sg_status sg_rows_head(sqlite3 *connection, struct sg_chain *chain);

/* Follows the chain from `*chain` over all that comes after it, `each` row given to `fn` (may be NULL; a
 * status other than SG_OK stops and is returned). SG_ERR_DAMAGED: it breaks at the row behind `*chain`, told
 * in `*broken` when a row could be read there (session 0 when not). */
typedef enum sg_status sg_row_fn(void *user, const struct sg_row *row);
enum sg_status sg_rows_follow(sqlite3 *connection, const struct sg_station_key *key, struct sg_chain *chain,
                              sg_row_fn *fn, void *user, struct sg_row *broken);

#endif
