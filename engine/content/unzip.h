/* A file whole in memory, whether it was packed by gzip or not. */
#ifndef SG_UNZIP_H
#define SG_UNZIP_H

#include <stddef.h>

#include "smartgames/status.h"

enum { SG_UNZIP_MOST = 1 << 28 /* bytes; what unpacks to more is refused */ };

/* `*bytes` is the caller's (free), NULL on failure. SG_ERR_IO: it cannot be opened or read, or is damaged;
 * SG_ERR_RANGE: too large; SG_ERR_MEMORY. */
enum sg_status sg_unzip(const char *path, char **bytes, size_t *length);

#endif
