/* The power goes: what was acknowledged is there afterwards. kill -9 cannot show this, as the kernel keeps
 * what was written; a disk that forgets what was not synced can. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "store/faulty_disk.h"
#include "store/place.h"

enum { EVENTS = 400, EVERY = 20 };

/* After a cut of power at this moment, as many of the session's events as are left. */
static uint64_t left_after_cut(const struct place *place, struct faulty_disk *disk, int64_t session)
{
    struct place after;
    place_make(&after);
    assert_int_equal(mkdir(after.data, 0700), 0);
    faulty_disk_cut_power(disk, after.data);
    place_copy(place_path(place, SG_FILE_KEY), place_path(&after, SG_FILE_KEY));
    struct sg_store_report report;
    struct sg_store *store = place_open(&after, NULL, &report);
    assert_false(report.quarantined);
    uint64_t left = count_events_of(store, session);
    assert_verified(store);
    assert_int_equal(sg_store_close(store), SG_OK);
    place_remove(&after);
    return left;
}

/* Plays with a cut after every few events; the most that was acknowledged and not there. */
static uint64_t most_lost(const struct place *place, const char *pragma)
{
    struct faulty_disk disk;
    int64_t session;
    uint64_t most = 0;
    faulty_disk_plug_in(&disk, "power");
    struct sg_store *store = place_open(place, disk.name, NULL);
    assert_int_equal(sg_store_begin(store, "stille-otter-42", &session), SG_OK);
    pthread_mutex_lock(&store->disk);
    assert_int_equal(sg_database_run(store->connection, pragma), SG_OK);
    pthread_mutex_unlock(&store->disk);
    for (uint64_t seq = 1; seq <= EVENTS; seq++) {
        put_events(store, session, seq, seq);
        if (seq % EVERY != 0)
            continue;
        assert_true(sg_store_wait(store, session, seq, 10000));
        uint64_t left = left_after_cut(place, &disk, session);
        if (left < seq && seq - left > most)
            most = seq - left;
    }
    assert_int_equal(sg_store_close(store), SG_OK);
    faulty_disk_unplug(&disk);
    return most;
}

static void what_was_acknowledged_survives_a_cut_of_power(void **state)
{
    assert_int_equal(most_lost(*state, "SELECT 1"), 0);
}

/* The control: the very same must fail where commits are not synced, or the disk above would prove nothing.
 */
static void without_syncs_at_commit_events_are_lost(void **state)
{
    assert_true(most_lost(*state, "PRAGMA synchronous=NORMAL") > 0);
}

#define IN_A_PLACE(test) cmocka_unit_test_setup_teardown(test, place_setup, place_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_PLACE(what_was_acknowledged_survives_a_cut_of_power),
        IN_A_PLACE(without_syncs_at_commit_events_are_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
