#include "store/key.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "store/files.h"

enum { CHECK_BYTES = 16, FILE_BYTES = SG_STATION_KEY_BYTES + CHECK_BYTES, NAME_LETTERS = 8 };

/* The file carries a checksum, or a flipped bit in it would make the whole log look forged. */
static void check_of(const struct sg_station_key *key, unsigned char check[CHECK_BYTES])
{
    crypto_generichash(check, CHECK_BYTES, key->bytes, sizeof key->bytes, NULL, 0);
}

static enum sg_status load_one(const char *directory, const char *name, struct sg_station_key *key)
{
    char path[SG_PATH_TEXT], *bytes = NULL;
    size_t length = 0;
    enum sg_status status = sg_file_path(directory, name, path);
    if (status == SG_OK)
        status = sg_file_read(path, &bytes, &length);
    if (status != SG_OK)
        return status;
    unsigned char check[CHECK_BYTES];
    status = SG_ERR_MISSING;
    if (length == FILE_BYTES) {
        memcpy(key->bytes, bytes, sizeof key->bytes);
        check_of(key, check);
        if (memcmp(check, bytes + SG_STATION_KEY_BYTES, sizeof check) == 0)
            status = SG_OK;
    }
    sodium_memzero(bytes, length);
    free(bytes);
    return status;
}

static enum sg_status save_one(const char *directory, const char *name, const struct sg_station_key *key)
{
    unsigned char bytes[FILE_BYTES];
    memcpy(bytes, key->bytes, sizeof key->bytes);
    check_of(key, bytes + SG_STATION_KEY_BYTES);
    enum sg_status status = sg_file_write_whole(directory, name, bytes, sizeof bytes);
    sodium_memzero(bytes, sizeof bytes);
    return status;
}

enum sg_status sg_key_load(const char *directory, bool mend, struct sg_station_key *key)
{
    enum sg_status status = load_one(directory, SG_FILE_KEY, key);
    if (status == SG_OK) {
        struct sg_station_key copy;
        if (mend && load_one(directory, SG_FILE_KEY_COPY, &copy) == SG_ERR_MISSING)
            return save_one(directory, SG_FILE_KEY_COPY, key);
        return SG_OK;
    }
    if (status != SG_ERR_MISSING)
        return status;
    status = load_one(directory, SG_FILE_KEY_COPY, key);
    return status == SG_OK && mend ? save_one(directory, SG_FILE_KEY, key) : status;
}

enum sg_status sg_key_create(const char *directory, const char *entropy, struct sg_station_key *key)
{
    if (entropy)
        memcpy(key->bytes, entropy, sizeof key->bytes);
    else
        randombytes_buf(key->bytes, sizeof key->bytes);
    enum sg_status status = save_one(directory, SG_FILE_KEY_COPY, key);
    return status == SG_OK ? save_one(directory, SG_FILE_KEY, key) : status;
}

void sg_station_name(const char *entropy, char name[SG_STATION_TEXT])
{
    static const char letters[] = "abcdefghjkmnpqrstvwxyz0123456789"; /* 32 */
    unsigned char bytes[crypto_generichash_BYTES];
    if (entropy)
        crypto_generichash(bytes, sizeof bytes, (const unsigned char *)entropy, SG_STATION_KEY_BYTES,
                           (const unsigned char *)"name of a station", crypto_generichash_KEYBYTES_MIN);
    else
        randombytes_buf(bytes, sizeof bytes);
    memset(name, 0, SG_STATION_TEXT);
    for (int i = 0; i < NAME_LETTERS; i++)
        name[i] = letters[bytes[i] % 32];
}
