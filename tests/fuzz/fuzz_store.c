/* A data directory with bytes from outside in it: opening, reading and verifying it never crash, reading
 * changes nothing, and after opening it to play the log can be trusted.
 *
 * The first byte says what the rest is: 0 a database, 1 changes to a sound one (two bytes of offset, one of
 * value, again and again), 2 a spill file, 3 a WAL, 4 the station's key. */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fuzz.h"
#include "store/store.h"

enum { EVENTS = 12, FILE_BYTES = 1 << 18 };

static const char entropy[32] = "a key for fuzzing, nobody's own";

static const char *const names[] = {"smartgames.db", "spill.log", "smartgames.db-wal", "station.key",
                                    "backup.db"};

/* The sound log, made once. */
struct sound {
    uint8_t database[FILE_BYTES], key[64];
    size_t database_length, key_length;
    char directory[64];
};

static size_t load(const char *directory, const char *name, uint8_t *bytes, size_t capacity)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", directory, name);
    FILE *file = fopen(path, "rb");
    HOLDS(file != NULL);
    size_t length = fread(bytes, 1, capacity, file);
    HOLDS(length < capacity);
    fclose(file);
    return length;
}

static void save(const char *directory, const char *name, const uint8_t *bytes, size_t length)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", directory, name);
    FILE *file = fopen(path, "wb");
    HOLDS(file != NULL);
    HOLDS(fwrite(bytes, 1, length, file) == length);
    fclose(file);
}

/* The directory and all in it; names of damaged files vary, so a shell takes them away. */
static void clear(const char *directory)
{
    char command[256];
    snprintf(command, sizeof command, "rm -rf '%s'", directory);
    HOLDS(system(command) == 0);
}

static void make_sound(struct sound *sound)
{
    snprintf(sound->directory, sizeof sound->directory, "%s/sg-fuzz-XXXXXX",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    HOLDS(mkdtemp(sound->directory) != NULL);
    struct sg_store_desc desc = {.directory = sound->directory, .entropy = entropy, .ring_events = 64};
    struct sg_store_report report;
    struct sg_store *store;
    int64_t session;
    HOLDS(sg_store_open(&desc, &report, &store) == SG_OK);
    HOLDS(sg_store_begin(store, "stille-otter-42", &session) == SG_OK);
    for (uint64_t seq = 1; seq <= EVENTS; seq++) {
        struct sg_event event = {.seq = seq, .kind = seq == 1 ? SG_EVENT_SESSION_STARTED : SG_EVENT_MOVE};
        HOLDS(sg_store_put(store, session, &event) == SG_OK);
    }
    HOLDS(sg_store_close(store) == SG_OK);
    sound->database_length = load(sound->directory, names[0], sound->database, sizeof sound->database);
    sound->key_length = load(sound->directory, names[3], sound->key, sizeof sound->key);
}

static void lay_out(const struct sound *sound, uint8_t what, const uint8_t *data, size_t size)
{
    static uint8_t database[FILE_BYTES];
    clear(sound->directory);
    HOLDS(mkdir(sound->directory, 0700) == 0);
    memcpy(database, sound->database, sound->database_length);
    for (size_t i = 0; what == 1 && i + 3 <= size; i += 3)
        database[(size_t)(data[i] << 8 | data[i + 1]) % sound->database_length] ^= data[i + 2];
    save(sound->directory, names[0], database, sound->database_length);
    save(sound->directory, names[3], sound->key, sound->key_length);
    static const int targets[] = {0, -1, 1, 2, 3};
    if (targets[what] >= 0)
        save(sound->directory, names[targets[what]], data, size);
}

static bool take_event(void *user, const struct sg_event *event)
{
    (*(uint64_t *)user)++;
    return event->seq > 0;
}

static bool take_session(void *user, const struct sg_store_session *session)
{
    uint64_t events = 0;
    (void)sg_store_events(user, session->id, take_event, &events);
    return true;
}

static void read_all(struct sg_store *store)
{
    struct sg_store_session found;
    struct sg_store_check check;
    (void)sg_store_sessions(store, take_session, store);
    (void)sg_store_unfinished(store, "stille-otter-42", &found);
    (void)sg_store_verify(store, &check);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct sound sound;
    if (!sound.directory[0])
        make_sound(&sound);
    if (size == 0 || data[0] > 4)
        return 0;
    lay_out(&sound, data[0], data + 1, size - 1);

    struct sg_store_desc desc = {.directory = sound.directory, .read_only = true, .ring_events = 64};
    struct sg_store_report report;
    struct sg_store *store;
    enum sg_status status = sg_store_open(&desc, &report, &store);
    HOLDS((status == SG_OK) == (store != NULL));
    HOLDS(status == SG_OK || report.words.msgid != NULL);
    if (store)
        read_all(store);
    HOLDS(sg_store_close(store) == SG_OK);

    desc.read_only = false;
    status = sg_store_open(&desc, &report, &store);
    HOLDS(status == SG_OK || report.words.msgid != NULL);
    if (store) {
        int64_t session;
        read_all(store);
        HOLDS(sg_store_begin(store, "vrije-vos-7", &session) == SG_OK || !report.quarantined);
        struct sg_store_check check;
        HOLDS(!report.quarantined || sg_store_verify(store, &check) == SG_OK);
    }
    (void)sg_store_close(store);
    clear(sound.directory);
    return 0;
}
