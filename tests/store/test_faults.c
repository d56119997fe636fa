/* A disk that fails: nothing that was acknowledged is lost, and it is said how the disk stands. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "store/faulty_disk.h"
#include "store/place.h"

enum { EVENTS = 24 };

/* What a run was told. */
struct told {
    int64_t session; /* 0: no session was begun */
    uint64_t saved;  /* the last seq that was said to be durable */
    enum sg_status opened, closed;
};

static void play(const struct place *place, struct faulty_disk *disk, struct told *told)
{
    struct sg_store_desc desc = {.directory = place->data, .vfs = disk->name, .entropy = place_entropy};
    struct sg_store_report report;
    struct sg_store *store;
    struct sg_event event;
    *told = (struct told){0};
    told->opened = sg_store_open(&desc, &report, &store);
    if (told->opened != SG_OK) {
        assert_non_null(report.words.msgid);
        return;
    }
    if (sg_store_begin(store, "stille-otter-42", &told->session) == SG_OK) {
        for (uint64_t seq = 1; seq <= EVENTS; seq++) {
            event_make(seq, &event);
            assert_int_equal(sg_store_put(store, told->session, &event), SG_OK);
            if (seq % 6 == 0)
                (void)sg_store_wait(store, told->session, seq, 5000);
        }
        told->saved = sg_store_durable_seq(store, told->session);
    }
    told->closed = sg_store_close(store);
    if (told->closed == SG_OK && told->session)
        told->saved = EVENTS;
}

static void assert_nothing_lost(const struct place *place, const struct told *told)
{
    struct sg_store_report report;
    struct sg_store *store = place_open(place, NULL, &report);
    assert_false(report.quarantined);
    assert_int_equal(report.events_lost, 0);
    if (told->session)
        assert_true(count_events_of(store, told->session) >= told->saved);
    assert_verified(store);
    assert_int_equal(sg_store_close(store), SG_OK);
}

/* Runs with the n-th operation failing, and `count` from there on, for n = 1, 1 + step ... until a run meets
 * none. */
static void fail_each_operation(long step, long count, int write_error)
{
    long caused = 1, runs = 0;
    for (long n = 1; caused > 0; n += step) {
        struct place place;
        struct faulty_disk disk;
        struct told told;
        place_make(&place);
        faulty_disk_plug_in(&disk, "faulty");
        faulty_disk_fail(&disk, n, count, write_error);
        play(&place, &disk, &told);
        caused = atomic_load(&disk.failures);
        faulty_disk_unplug(&disk);
        assert_nothing_lost(&place, &told);
        place_remove(&place);
        runs += caused > 0;
    }
    assert_true(runs > 60 / step); /* the loop did reach what it is about */
    print_message("%ld operations made to fail\n", runs);
}

static void one_failing_operation_loses_nothing_wherever_it_comes(void **state)
{
    (void)state;
    fail_each_operation(1, 1, SQLITE_IOERR_WRITE);
}

static void three_failing_operations_lose_nothing(void **state)
{
    (void)state;
    fail_each_operation(2, 3, SQLITE_FULL);
}

static void a_disk_that_never_comes_back_loses_nothing(void **state)
{
    (void)state;
    fail_each_operation(2, LONG_MAX / 2, SQLITE_FULL);
}

/* All events are in the backup, none in the database. */
static void make_damaged(const struct place *place)
{
    struct sg_store *store = place_open(place, NULL, NULL);
    int64_t session;
    assert_int_equal(sg_store_begin(store, "stille-otter-42", &session), SG_OK);
    put_events(store, session, 1, EVENTS);
    assert_int_equal(sg_store_close(store), SG_OK);
    place_write(place, SG_FILE_DATABASE, "garbage", 7);
}

static void a_recovery_that_fails_anywhere_is_done_at_the_next_start(void **state)
{
    long caused = 1, runs = 0;
    for (long n = 1; caused > 0; n += 2) {
        struct place place;
        struct faulty_disk disk;
        struct sg_store_report report;
        struct sg_store *store;
        place_make(&place);
        make_damaged(&place);
        faulty_disk_plug_in(&disk, "faulty");
        faulty_disk_fail(&disk, n, LONG_MAX / 2, SQLITE_FULL);
        struct sg_store_desc desc = {.directory = place.data, .vfs = disk.name};
        (void)sg_store_open(&desc, &report, &store);
        (void)sg_store_close(store);
        caused = atomic_load(&disk.failures);
        faulty_disk_unplug(&disk);
        store = place_open(&place, NULL, &report);
        assert_int_equal(count_events_of(store, 1), EVENTS);
        assert_verified(store);
        assert_int_equal(sg_store_close(store), SG_OK);
        place_remove(&place);
        runs += caused > 0;
    }
    assert_true(runs > 10);
    print_message("%ld operations made to fail\n", runs);
    (void)state;
}

static bool health_becomes(const struct sg_store *store, enum sg_status expected)
{
    for (int i = 0; i < 1000 && sg_store_health(store) != expected; i++)
        nanosleep(&(struct timespec){0, 10000000L}, NULL);
    return sg_store_health(store) == expected;
}

static void a_full_disk_spills_says_so_and_is_merged_when_there_is_room(void **state)
{
    const struct place *place = *state;
    struct faulty_disk disk;
    int64_t session, other;
    faulty_disk_plug_in(&disk, "full");
    struct sg_store *store = place_open(place, disk.name, NULL);
    assert_int_equal(sg_store_begin(store, "stille-otter-42", &session), SG_OK);
    put_events(store, session, 1, 10);
    assert_true(sg_store_wait(store, session, 10, 10000));

    faulty_disk_fail(&disk, 1, LONG_MAX / 2, SQLITE_FULL);
    put_events(store, session, 11, 40);
    assert_true(sg_store_wait(store, session, 40, 10000));
    assert_string_equal(sg_status_name(sg_store_health(store)), "full");
    assert_int_equal(access(sg_store_spill_path(store), F_OK), 0);
    assert_int_equal(count_events_of(store, session), 40); /* what is spilled is read as well */
    assert_int_equal(sg_store_begin(store, "vrije-vos-7", &other), SG_OK);
    put_events(store, other, 1, 5);
    assert_true(sg_store_wait(store, other, 5, 10000));
    assert_verified(store);

    faulty_disk_mend(&disk);
    assert_true(health_becomes(store, SG_OK));
    assert_int_not_equal(access(sg_store_spill_path(store), F_OK), 0);
    put_events(store, session, 41, 50);
    assert_true(sg_store_wait(store, session, 50, 10000));
    assert_int_equal(count_events_of(store, session), 50);
    assert_int_equal(count_events_of(store, other), 5);
    assert_verified(store);
    assert_int_equal(sg_store_close(store), SG_OK);
    faulty_disk_unplug(&disk);
}

static void what_was_spilled_is_merged_at_the_next_start_and_read_before_it(void **state)
{
    const struct place *place = *state;
    struct faulty_disk disk;
    struct sg_store_report report;
    int64_t session;
    faulty_disk_plug_in(&disk, "full");
    struct sg_store *store = place_open(place, disk.name, NULL);
    assert_int_equal(sg_store_begin(store, "stille-otter-42", &session), SG_OK);
    put_events(store, session, 1, 10);
    assert_true(sg_store_wait(store, session, 10, 10000));
    faulty_disk_fail(&disk, 1, LONG_MAX / 2, SQLITE_FULL);
    put_events(store, session, 11, 40);
    assert_string_equal(sg_status_name(sg_store_close(store)), "full");
    faulty_disk_unplug(&disk);

    store = place_open_to_read(place);
    assert_int_equal(count_events_of(store, session), 40);
    assert_verified(store);
    sg_store_close(store);

    store = place_open(place, NULL, &report);
    assert_true(report.spill_merged && !report.quarantined);
    assert_non_null(report.words.msgid);
    assert_false(place_has(place, SG_FILE_SPILL));
    assert_int_equal(count_events_of(store, session), 40);
    assert_verified(store);
    assert_int_equal(sg_store_close(store), SG_OK);
}

static void when_the_second_file_fails_too_events_wait_and_none_is_lost(void **state)
{
    const struct place *place = *state;
    struct faulty_disk disk;
    struct sg_event event;
    int64_t session, refused = -1;
    faulty_disk_plug_in(&disk, "full");
    struct sg_store *store = place_open(place, disk.name, NULL);
    assert_int_equal(sg_store_begin(store, "stille-otter-42", &session), SG_OK);
    assert_int_equal(mkdir(sg_store_spill_path(store), 0700), 0); /* no file can have that name now */
    faulty_disk_fail(&disk, 1, LONG_MAX / 2, SQLITE_FULL);
    for (uint64_t seq = 1; seq <= 600; seq++) { /* more than a batch: the rest waits in the ring */
        event_make(seq, &event);
        assert_int_equal(sg_store_put(store, session, &event), SG_OK);
    }
    assert_true(health_becomes(store, SG_ERR_FULL));
    assert_false(sg_store_wait(store, session, 1, 50));
    assert_int_not_equal(sg_store_begin(store, "vrije-vos-7", &refused), SG_OK);
    assert_int_equal(refused, -1);

    faulty_disk_mend(&disk);
    assert_true(sg_store_wait(store, session, 600, 10000));
    assert_true(health_becomes(store, SG_OK));
    assert_int_equal(count_events_of(store, session), 600);
    assert_verified(store);
    assert_int_equal(rmdir(sg_store_spill_path(store)), 0);
    assert_int_equal(sg_store_close(store), SG_OK);
    faulty_disk_unplug(&disk);
    store = place_open(place, NULL, NULL);
    assert_int_equal(count_events_of(store, session), 600);
    assert_verified(store);
    assert_int_equal(sg_store_close(store), SG_OK);
}

static void a_disk_that_is_full_at_the_start_is_found_before_play(void **state)
{
    const struct place *place = *state;
    struct faulty_disk disk;
    struct sg_store_report report;
    struct sg_store *store;
    sg_store_close(place_open(place, NULL, NULL));
    faulty_disk_plug_in(&disk, "full");
    struct sg_store_desc desc = {.directory = place->data, .vfs = disk.name};
    faulty_disk_fail(&disk, 4, LONG_MAX / 2, SQLITE_FULL); /* files open; then nothing is taken */
    enum sg_status status = sg_store_open(&desc, &report, &store);
    assert_string_equal(sg_status_name(status), "full");
    assert_non_null(report.words.msgid);
    assert_null(store);
    faulty_disk_unplug(&disk);
}

static void putting_an_event_never_asks_the_disk(void **state)
{
    struct faulty_disk disk;
    struct sg_event event;
    int64_t session;
    faulty_disk_plug_in(&disk, "slow");
    struct sg_store *store = place_open(*state, disk.name, NULL);
    assert_int_equal(sg_store_begin(store, "", &session), SG_OK);
    atomic_store(&disk.sync_delay_ms, 100);
    faulty_disk_watch(&disk);
    long before = atomic_load(&disk.operations);
    for (uint64_t seq = 1; seq <= 2000; seq++) {
        event_make(seq, &event);
        assert_int_equal(sg_store_put(store, session, &event), SG_OK);
    }
    assert_true(sg_store_wait(store, session, 2000, 20000));
    assert_int_equal(atomic_load(&disk.watched_calls), 0);
    assert_true(atomic_load(&disk.operations) > before); /* somebody else did */
    atomic_store(&disk.sync_delay_ms, 0);
    assert_int_equal(sg_store_close(store), SG_OK);
    faulty_disk_unplug(&disk);
}

#define IN_A_PLACE(test) cmocka_unit_test_setup_teardown(test, place_setup, place_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_failing_operation_loses_nothing_wherever_it_comes),
        cmocka_unit_test(three_failing_operations_lose_nothing),
        cmocka_unit_test(a_disk_that_never_comes_back_loses_nothing),
        cmocka_unit_test(a_recovery_that_fails_anywhere_is_done_at_the_next_start),
        IN_A_PLACE(a_full_disk_spills_says_so_and_is_merged_when_there_is_room),
        IN_A_PLACE(what_was_spilled_is_merged_at_the_next_start_and_read_before_it),
        IN_A_PLACE(when_the_second_file_fails_too_events_wait_and_none_is_lost),
        IN_A_PLACE(a_disk_that_is_full_at_the_start_is_found_before_play),
        IN_A_PLACE(putting_an_event_never_asks_the_disk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
