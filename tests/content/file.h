/* A whole file in memory of exactly its size (so that a sanitizer sees the first byte beyond), or NULL. */
#ifndef SG_TEST_FILE_H
#define SG_TEST_FILE_H

#include <stddef.h>

/* The caller frees it. With `terminated` one NUL follows, which `size` does not count. */
unsigned char *read_file(const char *path, int terminated, size_t *size);

#endif
