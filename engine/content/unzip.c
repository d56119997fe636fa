#include "content/unzip.h"

#include <stdlib.h>
#include <zlib.h>

enum { CHUNK = 1 << 16 };

static enum sg_status read_all(gzFile file, char **bytes, size_t *length)
{
    for (size_t room = 0;;) {
        if (*length + CHUNK > room) {
            room = 2 * (*length + CHUNK);
            char *grown = room <= SG_UNZIP_MOST ? realloc(*bytes, room) : NULL;
            if (!grown)
                return room <= SG_UNZIP_MOST ? SG_ERR_MEMORY : SG_ERR_RANGE;
            *bytes = grown;
        }
        int got = gzread(file, *bytes + *length, CHUNK);
        if (got < 0)
            return SG_ERR_IO;
        if (got == 0)
            return SG_OK;
        *length += (size_t)got;
    }
}

enum sg_status sg_unzip(const char *path, char **bytes, size_t *length)
{
    *bytes = NULL;
    *length = 0;
    gzFile file = gzopen(path, "rb");
    if (!file)
        return SG_ERR_IO;
    enum sg_status status = read_all(file, bytes, length);
    if (gzclose(file) != Z_OK && status == SG_OK)
        status = SG_ERR_IO; /* cut off in the middle */
    if (status != SG_OK) {
        free(*bytes);
        *bytes = NULL;
    }
    return status;
}
