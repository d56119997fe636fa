/* bench_store: what recording an event costs the loop, on a quick disk and on one that takes 250 ms a sync;
 * and how many events a second become durable. Prints medians with their spread; exit 1 when the 99th
 * percentile of a put passes 50 microseconds. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "../store/faulty_disk.h"
#include "store/store.h"

enum { ROUNDS = 5, PUTS = 3000, DURABLE = 20000, SLOW_MS = 250, LIMIT_NS = 50000 };

static const char entropy[32] = "a key for measuring, nobody's..";

static int64_t now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static int by_size(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return (left > right) - (left < right);
}

/* Of a round, in nanoseconds or events a second. */
struct figures {
    int64_t p50[ROUNDS], p99[ROUNDS], max[ROUNDS], rate[ROUNDS];
};

static void make_event(uint64_t seq, struct sg_event *event)
{
    memset(event, 0, sizeof *event);
    event->seq = seq;
    event->at_ms = (int64_t)seq * 200;
    event->kind = seq == 1 ? SG_EVENT_SESSION_STARTED : SG_EVENT_MOVE;
    if (seq > 1) {
        event->as.move.ply = (uint32_t)seq;
        strcpy(event->as.move.move, "C+2");
    }
}

static struct sg_store *open_store(const char *directory, const char *vfs)
{
    struct sg_store_desc desc = {.directory = directory, .vfs = vfs, .entropy = entropy};
    struct sg_store_report report;
    struct sg_store *store;
    if (sg_store_open(&desc, &report, &store) != SG_OK) {
        fprintf(stderr, "bench_store: no store in %s\n", directory);
        exit(2);
    }
    return store;
}

/* At the pace of a busy learner and much faster: the ring never fills, each put is timed alone. */
static void time_puts(struct sg_store *store, struct figures *figures, int round)
{
    static int64_t took[PUTS];
    struct sg_event event;
    int64_t session;
    if (sg_store_begin(store, "", &session) != SG_OK)
        exit(2);
    for (uint64_t i = 0; i < PUTS; i++) {
        make_event(i + 1, &event);
        int64_t start = now_ns();
        enum sg_status status = sg_store_put(store, session, &event);
        took[i] = now_ns() - start;
        if (status != SG_OK)
            exit(2);
        nanosleep(&(struct timespec){0, 200000}, NULL);
    }
    qsort(took, PUTS, sizeof *took, by_size);
    figures->p50[round] = took[PUTS / 2];
    figures->p99[round] = took[PUTS * 99 / 100];
    figures->max[round] = took[PUTS - 1];
    (void)sg_store_wait(store, session, PUTS, 60000);
}

static void time_durable(struct sg_store *store, struct figures *figures, int round)
{
    struct sg_event event;
    int64_t session;
    if (sg_store_begin(store, "", &session) != SG_OK)
        exit(2);
    int64_t start = now_ns();
    for (uint64_t seq = 1; seq <= DURABLE; seq++) {
        make_event(seq, &event);
        while (sg_store_put(store, session, &event) == SG_ERR_FULL)
            (void)sg_store_wait(store, session, seq > 512 ? seq - 512 : 1, 1000);
    }
    if (!sg_store_wait(store, session, DURABLE, 60000))
        exit(2);
    figures->rate[round] = (int64_t)(DURABLE * 1e9 / (double)(now_ns() - start));
}

static int64_t tell(const char *name, int64_t values[ROUNDS], double scale, const char *unit)
{
    qsort(values, ROUNDS, sizeof *values, by_size);
    printf("%s\t%.1f\t%.1f-%.1f\t%s\n", name, (double)values[ROUNDS / 2] / scale, (double)values[0] / scale,
           (double)values[ROUNDS - 1] / scale, unit);
    return values[ROUNDS / 2];
}

static void remove_directory(const char *directory)
{
    static const char *const names[] = {"smartgames.db", "smartgames.db-wal", "backup.db",        "spill.log",
                                        "spill.reserve", "station.key",       "station.key.copy", "lock"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[256];
        snprintf(path, sizeof path, "%s/%s", directory, names[i]);
        unlink(path);
    }
    rmdir(directory);
}

static bool measure(const char *disk_name, struct faulty_disk *disk)
{
    char directory[] = "/tmp/sg-bench-XXXXXX", name[64];
    static struct figures figures;
    if (!mkdtemp(directory))
        exit(2);
    struct sg_store *store = open_store(directory, disk ? disk->name : NULL);
    for (int round = 0; round < ROUNDS; round++) {
        if (disk)
            atomic_store(&disk->sync_delay_ms, SLOW_MS);
        time_puts(store, &figures, round);
        if (!disk)
            time_durable(store, &figures, round);
    }
    if (disk)
        atomic_store(&disk->sync_delay_ms, 0);
    bool kept = sg_store_close(store) == SG_OK;
    remove_directory(directory);
    snprintf(name, sizeof name, "put p50, %s", disk_name);
    tell(name, figures.p50, 1000, "us");
    snprintf(name, sizeof name, "put p99, %s", disk_name);
    int64_t p99 = tell(name, figures.p99, 1000, "us");
    snprintf(name, sizeof name, "put max, %s", disk_name);
    tell(name, figures.max, 1000, "us");
    if (!disk)
        tell("durable events", figures.rate, 1, "a second");
    return kept && p99 <= LIMIT_NS;
}

int main(void)
{
    struct faulty_disk disk;
    printf("what\tmedian\tspread\tunit\n");
    bool quick = measure("this disk", NULL);
    faulty_disk_plug_in(&disk, "slow");
    bool slow = measure("250 ms a sync", &disk);
    faulty_disk_unplug(&disk);
    if (!quick || !slow)
        fprintf(stderr, "bench_store: a put takes more than %d us at the 99th percentile\n", LIMIT_NS / 1000);
    return quick && slow ? 0 : 1;
}
