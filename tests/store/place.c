#include "store/place.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

const char place_entropy[32] = "0123456789abcdef0123456789abcde";

static void remove_all(const char *path)
{
    struct stat found;
    if (lstat(path, &found) != 0)
        return;
    if (!S_ISDIR(found.st_mode)) {
        unlink(path);
        return;
    }
    DIR *folder = opendir(path);
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        char inner[1024];
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(inner, sizeof inner, "%s/%s", path, entry->d_name);
        remove_all(inner);
    }
    if (folder)
        closedir(folder);
    rmdir(path);
}

void place_make(struct place *place)
{
    const char *base = getenv("TMPDIR");
    if (!base) /* in memory where there is such a place: thousands of small syncs are waited for */
        base = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
    snprintf(place->directory, sizeof place->directory, "%.80s/sg-store-XXXXXX", base);
    if (!mkdtemp(place->directory))
        abort();
    snprintf(place->data, sizeof place->data, "%s/data", place->directory);
}

void place_remove(struct place *place)
{
    remove_all(place->directory);
}

int place_setup(void **state)
{
    struct place *place = malloc(sizeof *place);
    if (!place)
        return -1;
    place_make(place);
    *state = place;
    return 0;
}

int place_teardown(void **state)
{
    place_remove(*state);
    free(*state);
    return 0;
}

/* ---- files ---- */

const char *place_path(const struct place *place, const char *name)
{
    static char paths[4][512];
    static unsigned next;
    char *path = paths[next++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", place->data, name);
    return path;
}

bool place_has(const struct place *place, const char *name)
{
    return access(place_path(place, name), F_OK) == 0;
}

bool place_find(const struct place *place, const char *prefix, const char *suffix, char found[256])
{
    DIR *folder = opendir(place->data);
    bool is_there = false;
    for (struct dirent *entry; folder && !is_there && (entry = readdir(folder));) {
        size_t length = strlen(entry->d_name), tail = strlen(suffix);
        is_there = strncmp(entry->d_name, prefix, strlen(prefix)) == 0 && length >= tail &&
                   strcmp(entry->d_name + length - tail, suffix) == 0;
        if (is_there)
            snprintf(found, 256, "%s", entry->d_name);
    }
    if (folder)
        closedir(folder);
    return is_there;
}

static char *read_path(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *bytes = malloc((size_t)size + 1);
    if (!bytes || fread(bytes, 1, (size_t)size, file) != (size_t)size)
        abort();
    fclose(file);
    bytes[size] = '\0';
    *length = (size_t)size;
    return bytes;
}

static void write_path(const char *path, const void *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(bytes, 1, length, file) != length || fclose(file) != 0)
        abort();
}

char *place_read(const struct place *place, const char *name, size_t *length)
{
    return read_path(place_path(place, name), length);
}

void place_write(const struct place *place, const char *name, const void *bytes, size_t length)
{
    write_path(place_path(place, name), bytes, length);
}

void place_copy(const char *from, const char *to)
{
    size_t length;
    char *bytes = read_path(from, &length);
    if (!bytes)
        abort();
    write_path(to, bytes, length);
    free(bytes);
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

struct snapshot place_snapshot(const struct place *place)
{
    struct dirent **entries;
    struct snapshot snapshot = {calloc(1, 65536)};
    int count = scandir(place->data, &entries, NULL, by_name);
    for (int i = 0; i < count; i++) {
        struct stat found;
        stat(place_path(place, entries[i]->d_name), &found);
        unsigned char hash[crypto_generichash_BYTES] = {0};
        size_t length = 0;
        char *bytes = S_ISREG(found.st_mode) ? place_read(place, entries[i]->d_name, &length) : NULL;
        if (bytes)
            crypto_generichash(hash, sizeof hash, (unsigned char *)bytes, length, NULL, 0);
        size_t used = strlen(snapshot.text);
        int wrote = snprintf(snapshot.text + used, 65536 - used, "%s %o %zu ", entries[i]->d_name,
                             found.st_mode, length);
        sodium_bin2hex(snapshot.text + used + wrote, 65536 - used - (size_t)wrote, hash, sizeof hash);
        free(bytes);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    return snapshot;
}

/* ---- stores ---- */

struct sg_store *place_open(const struct place *place, const char *vfs, struct sg_store_report *report)
{
    struct sg_store_desc desc = {.directory = place->data, .vfs = vfs, .entropy = place_entropy};
    struct sg_store_report own;
    struct sg_store *store = NULL;
    enum sg_status status = sg_store_open(&desc, report ? report : &own, &store);
    assert_string_equal(sg_status_name(status), "ok");
    return store;
}

struct sg_store *place_open_to_read(const struct place *place)
{
    struct sg_store_desc desc = {.directory = place->data, .read_only = true};
    struct sg_store_report report;
    struct sg_store *store = NULL;
    assert_string_equal(sg_status_name(sg_store_open(&desc, &report, &store)), "ok");
    return store;
}

void event_make(uint64_t seq, struct sg_event *event)
{
    memset(event, 0, sizeof *event);
    event->seq = seq;
    event->at_ms = (int64_t)seq * 1000 / 3;
    event->state_hash = seq * UINT64_C(0x9e3779b97f4a7c15);
    if (seq == 1) {
        event->kind = SG_EVENT_SESSION_STARTED;
        strcpy(event->as.session_started.learner, "stille-otter-42");
        strcpy(event->as.session_started.language, "nl");
        strcpy(event->as.session_started.utc, "2026-11-24T13:45:00Z");
        event->as.session_started.seed = UINT64_MAX;
    } else if (seq == 2) {
        event->kind = SG_EVENT_ASSENT;
        event->as.assent.given = true;
    } else {
        event->kind = SG_EVENT_MOVE;
        event->as.move.ply = (uint32_t)seq;
        strcpy(event->as.move.move, "C+2");
    }
}

void put_events(struct sg_store *store, int64_t session, uint64_t first, uint64_t last)
{
    for (uint64_t seq = first; seq <= last; seq++) {
        struct sg_event event;
        event_make(seq, &event);
        enum sg_status status;
        while ((status = sg_store_put(store, session, &event)) == SG_ERR_FULL)
            (void)sg_store_wait(store, session, seq - 1, 100);
        assert_string_equal(sg_status_name(status), "ok");
    }
}

static bool expect_next(void *user, const struct sg_event *event)
{
    uint64_t *count = user;
    struct sg_event expected;
    event_make(++*count, &expected);
    assert_int_equal(event->seq, expected.seq);
    assert_int_equal(event->kind, expected.kind);
    assert_int_equal(event->at_ms, expected.at_ms);
    assert_true(event->state_hash == expected.state_hash);
    assert_memory_equal(&event->as, &expected.as, sizeof expected.as);
    return true;
}

uint64_t count_events_of(struct sg_store *store, int64_t session)
{
    uint64_t count = 0;
    assert_string_equal(sg_status_name(sg_store_events(store, session, expect_next, &count)), "ok");
    return count;
}

void assert_verified(struct sg_store *store)
{
    struct sg_store_check check;
    enum sg_status status = sg_store_verify(store, &check);
    assert_string_equal(check.detail, "");
    assert_int_equal(status, SG_OK);
}
