#include "file.h"

#include <stdio.h>
#include <stdlib.h>

unsigned char *read_file(const char *path, int terminated, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    unsigned char *bytes = malloc(*size + (size_t)terminated + (*size == 0));
    if (bytes && fread(bytes, 1, *size, file) != *size) {
        free(bytes);
        bytes = NULL;
    }
    fclose(file);
    if (bytes && terminated)
        bytes[*size] = '\0';
    return bytes;
}
