#include "base/hash.h"

#include <string.h>

uint64_t sg_hash_bytes(uint64_t hash, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ at[i]) * UINT64_C(0x100000001b3);
    return hash;
}

uint64_t sg_hash_u64(uint64_t hash, uint64_t value)
{
    unsigned char bytes[8];
    for (int i = 0; i < 8; i++)
        bytes[i] = (unsigned char)(value >> (8 * i));
    return sg_hash_bytes(hash, bytes, sizeof bytes);
}

uint64_t sg_hash_text(uint64_t hash, const char *text)
{
    return sg_hash_bytes(hash, text, strlen(text) + 1);
}
