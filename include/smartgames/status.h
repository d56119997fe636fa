/* What the world can cause: the result of every function that may fail.
 *
 * 0 is fine. Results leave through the last parameter, which is set to NULL or left untouched on failure.
 * Our own bugs are asserts, never a status. */
#ifndef SG_STATUS_H
#define SG_STATUS_H

enum sg_status {
    SG_OK = 0,
    SG_ERR_TEXT,      /* outside text that cannot be read; a phrase says where and why */
    SG_ERR_ILLEGAL,   /* a move or an event that the rules do not allow here */
    SG_ERR_RANGE,     /* an argument outside its documented range */
    SG_ERR_MEMORY,    /* the lent (or the machine's) memory is too small */
    SG_ERR_BUDGET,    /* the node budget is used up; what was returned is still proven */
    SG_ERR_CANCELLED, /* somebody raised the cancel flag */
    SG_ERR_MISSING,   /* a file, a learner, a session or a level that is not there */
    SG_ERR_BUSY,      /* another program holds the data directory */
    SG_ERR_READONLY,  /* the place cannot be written */
    SG_ERR_FULL,      /* the disk is full */
    SG_ERR_IO,        /* the disk fails in another way */
    SG_ERR_DAMAGED,   /* the database or its chain is not what was written */
    SG_ERR_VERSION,   /* made by a newer version of this program */
    SG_STATUS_COUNT
};

/* A short English name for logs and tests ("busy"); never shown to a learner. Static storage. */
const char *sg_status_name(enum sg_status status);

#endif
