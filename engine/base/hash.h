/* A 64-bit fingerprint of bytes, the same on every machine (FNV-1a). Tells changes, keeps no secrets. */
#ifndef SG_HASH_H
#define SG_HASH_H

#include <stddef.h>
#include <stdint.h>

#define SG_HASH_START UINT64_C(0xcbf29ce484222325)

uint64_t sg_hash_bytes(uint64_t hash, const void *bytes, size_t length);
uint64_t sg_hash_u64(uint64_t hash, uint64_t value); /* little-endian */
uint64_t sg_hash_text(uint64_t hash, const char *text);

#endif
