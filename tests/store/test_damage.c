/* A log that is not what was written: opening never crashes, keeps what the chain vouches for, and leaves
 * what it found. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "smartgames/rng.h"
#include "store/place.h"

enum { EVENTS = 300 };

static int64_t play(const struct place *place, uint64_t first, uint64_t last)
{
    struct sg_store *store = place_open(place, NULL, NULL);
    int64_t session = 1;
    if (first == 1)
        assert_int_equal(sg_store_begin(store, "stille-otter-42", &session), SG_OK);
    put_events(store, session, first, last);
    assert_int_equal(sg_store_close(store), SG_OK);
    return session;
}

/* Opens, and holds what must be true of any damage; the events that are left. */
static uint64_t open_damaged(const struct place *place, struct sg_store_report *report)
{
    size_t before_length = 0, after_length = 0;
    char *before = place_read(place, SG_FILE_DATABASE, &before_length), found[256];
    struct sg_store_desc reading = {.directory = place->data, .read_only = true};
    struct sg_store *store;
    struct sg_store_check check;
    if (sg_store_open(&reading, report, &store) == SG_OK)
        (void)sg_store_verify(store, &check);
    sg_store_close(store);

    store = place_open(place, NULL, report);
    uint64_t left = sg_track_find(store, 1) ? count_events_of(store, 1) : 0;
    if (report->quarantined) {
        assert_non_null(report->words.msgid);
        assert_int_equal(report->events_kept, left);
        assert_verified(store);
        assert_true(place_find(place, "damaged-", ".db", found));
        char *after = place_read(place, found, &after_length);
        assert_int_equal(before_length, after_length);
        assert_memory_equal(before, after, before_length);
        free(after);
    }
    int64_t session;
    assert_int_equal(sg_store_begin(store, "vrije-vos-7", &session), SG_OK); /* and it goes on */
    assert_int_equal(sg_store_close(store), SG_OK);
    free(before);
    return left;
}

/* A log of which only the database is left, and its bytes. */
static char *make_log(const struct place *place, size_t *length)
{
    play(place, 1, EVENTS);
    unlink(place_path(place, SG_FILE_BACKUP));
    return place_read(place, SG_FILE_DATABASE, length);
}

static struct place start_over(const struct place *source, const void *bytes, size_t length)
{
    struct place place;
    place_make(&place);
    assert_int_equal(mkdir(place.data, 0700), 0);
    place_copy(place_path(source, SG_FILE_KEY), place_path(&place, SG_FILE_KEY));
    place_write(&place, SG_FILE_DATABASE, bytes, length);
    return place;
}

static void bytes_flipped_anywhere_are_survived(void **state)
{
    size_t length;
    char *bytes = make_log(*state, &length);
    struct sg_rng rng;
    unsigned seen = 0, pieces = 0;
    sg_rng_init(&rng, 20261124);
    for (int i = 0; i < 60; i++) {
        char *damaged = malloc(length);
        assert_non_null(damaged);
        memcpy(damaged, bytes, length);
        /* the first pages hold the schema and the roots, so half of the damage goes there */
        uint32_t reach = (uint32_t)(i % 2 ? length : 4096);
        for (uint32_t flips = 1 + sg_rng_below(&rng, 8); flips > 0; flips--)
            damaged[sg_rng_below(&rng, reach)] ^= (char)(1 << sg_rng_below(&rng, 8));
        struct place place = start_over(*state, damaged, length);
        struct sg_store_desc desc = {.directory = place.data};
        struct sg_store_report report;
        struct sg_store *store;
        enum sg_status status = sg_store_open(&desc, &report, &store);
        sg_store_close(store);
        assert_true(status == SG_OK ||
                    status == SG_ERR_VERSION); /* a version that reads as newer is left alone */
        if (status == SG_OK && report.quarantined) {
            seen++;
            place_remove(&place);
            place = start_over(*state, damaged, length);
            pieces += open_damaged(&place, &report) > 0;
        }
        place_remove(&place);
        free(damaged);
    }
    print_message("60 damaged files, %u put aside, something kept of %u\n", seen, pieces);
    assert_true(seen > 20);
    free(bytes);
}

static void a_file_cut_short_is_put_aside_and_keeps_what_can_be_read(void **state)
{
    size_t length;
    char *bytes = make_log(*state, &length);
    bool kept_some = false;
    for (size_t cut = 1; cut < length; cut += 4096 - 512) {
        struct place place = start_over(*state, bytes, cut);
        struct sg_store_report report;
        uint64_t left = open_damaged(&place, &report);
        assert_true(report.quarantined);
        kept_some |= left > 0 && left < EVENTS;
        place_remove(&place);
    }
    assert_true(kept_some);
    free(bytes);
}

static void a_file_that_is_no_database_is_put_aside(void **state)
{
    size_t length;
    char *bytes = make_log(*state, &length), garbage[9000];
    memset(garbage, 'x', sizeof garbage);
    struct place place = start_over(*state, garbage, sizeof garbage);
    struct sg_store_report report;
    assert_int_equal(open_damaged(&place, &report), 0);
    assert_true(report.quarantined);
    place_remove(&place);
    free(bytes);
}

static void a_backup_gives_back_what_the_damaged_file_cannot(void **state)
{
    const struct place *place = *state;
    struct sg_store_report report;
    char garbage[9000];
    play(place, 1, EVENTS);
    memset(garbage, 'x', sizeof garbage);
    place_write(place, SG_FILE_DATABASE, garbage, sizeof garbage);
    assert_int_equal(open_damaged(place, &report), EVENTS);
    assert_true(report.quarantined);
    assert_int_equal(report.events_lost, 0);
}

static void a_database_that_is_gone_comes_back_from_the_backup(void **state)
{
    const struct place *place = *state;
    struct sg_store_report report;
    play(place, 1, EVENTS);
    struct sg_store_desc reading = {.directory = place->data, .read_only = true};
    struct sg_store *store;
    unlink(place_path(place, SG_FILE_DATABASE));
    assert_int_equal(sg_store_open(&reading, &report, &store), SG_ERR_DAMAGED);
    assert_non_null(report.words.msgid);
    store = place_open(place, NULL, &report);
    assert_true(report.quarantined);
    assert_int_equal(count_events_of(store, 1), EVENTS);
    assert_verified(store);
    assert_int_equal(sg_store_close(store), SG_OK);
}

static void numbers_of_lost_sessions_are_given_out_under_another_name(void **state)
{
    const struct place *place = *state;
    struct sg_store_report report;
    play(place, 1, EVENTS);
    struct sg_store *store = place_open(place, NULL, NULL);
    char before[SG_STATION_TEXT];
    memcpy(before, store->station, sizeof before);
    sg_store_close(store);
    unlink(place_path(place, SG_FILE_BACKUP));
    place_write(place, SG_FILE_DATABASE, "garbage", 7);
    store = place_open(place, NULL, &report);
    assert_string_not_equal(before, store->station);
    sg_store_close(store);
}

static void a_key_that_is_gone_comes_back_from_its_copy(void **state)
{
    const struct place *place = *state;
    struct sg_store_report report;
    play(place, 1, EVENTS);
    place_write(place, SG_FILE_KEY, "garbage", 7);
    struct sg_store *store = place_open(place, NULL, &report);
    assert_false(report.quarantined);
    assert_int_equal(count_events_of(store, 1), EVENTS);
    assert_verified(store);
    sg_store_close(store);
    unlink(place_path(place, SG_FILE_KEY_COPY));
    sg_store_close(place_open(place, NULL, &report));
    assert_true(place_has(place, SG_FILE_KEY_COPY));
}

static void without_its_key_a_log_is_put_aside_whole(void **state)
{
    const struct place *place = *state;
    struct sg_store_report report;
    struct sg_store_check check;
    char found[256];
    play(place, 1, EVENTS);
    unlink(place_path(place, SG_FILE_KEY));
    unlink(place_path(place, SG_FILE_KEY_COPY));
    struct sg_store *store = place_open_to_read(place);
    assert_int_equal(count_events_of(store, 1), EVENTS);
    assert_int_equal(sg_store_verify(store, &check), SG_ERR_DAMAGED);
    assert_true(check.database_ok && !check.chain_ok);
    sg_store_close(store);
    store = place_open(place, NULL, &report);
    assert_true(report.quarantined);
    assert_null(sg_track_find(store, 1));
    assert_true(place_find(place, "damaged-", ".db", found));
    assert_true(place_find(place, "damaged-", ".backup", found));
    assert_int_equal(sg_store_close(store), SG_OK);
}

static void a_spill_that_does_not_fit_is_put_aside_and_told(void **state)
{
    const struct place *place = *state;
    struct sg_store_report report;
    char found[256];
    static const char text[] = "smartgames-spill 1\tgarbage\n1\t2\t3\n";
    play(place, 1, EVENTS);
    place_write(place, SG_FILE_SPILL, text, sizeof text - 1);
    struct sg_store *store = place_open(place, NULL, &report);
    assert_true(report.quarantined);
    assert_int_equal(report.events_lost, 1);
    assert_true(place_find(place, "damaged-", ".spill", found));
    assert_int_equal(count_events_of(store, 1), EVENTS);
    assert_int_equal(sg_store_close(store), SG_OK);
}

static void a_rebuilding_that_was_cut_off_is_finished(void **state)
{
    const struct place *place = *state;
    struct sg_store_report report;
    char found[256];
    play(place, 1, EVENTS);
    /* whole and ready, the damaged one not yet put aside */
    assert_int_equal(rename(place_path(place, SG_FILE_DATABASE), place_path(place, "smartgames.db.rebuilt")),
                     0);
    place_write(place, SG_FILE_DATABASE, "garbage", 7);
    place_write(place, SG_FILE_WAL, "of the garbage", 14);
    struct sg_store *store = place_open(place, NULL, &report);
    assert_true(report.quarantined);
    assert_int_equal(count_events_of(store, 1), EVENTS);
    assert_verified(store);
    assert_true(place_find(place, "damaged-", ".db", found));
    assert_true(place_find(place, "damaged-", ".db-wal", found));
    assert_int_equal(sg_store_close(store), SG_OK);
}

static void a_log_that_looks_sound_and_takes_no_event_is_built_anew(void **state)
{
    const struct place *place = *state;
    struct sg_store_report report;
    sqlite3 *connection;
    play(place, 1, EVENTS);
    assert_int_equal(sqlite3_open(place_path(place, SG_FILE_DATABASE), &connection), SQLITE_OK);
    assert_int_equal(sg_database_run(connection, "CREATE TRIGGER no_more BEFORE INSERT ON event"
                                                 " BEGIN SELECT RAISE(ABORT, 'no more'); END"),
                     SG_OK);
    sqlite3_close(connection);
    struct sg_store *store = place_open(place, NULL, &report);
    put_events(store, 1, EVENTS + 1, EVENTS + 20);
    assert_true(sg_store_wait(store, 1, EVENTS + 20, 10000)); /* in the second file */
    assert_int_equal(sg_store_close(store), SG_ERR_DAMAGED);
    store = place_open(place, NULL, &report);
    assert_true(report.quarantined && report.spill_merged);
    assert_int_equal(report.events_lost, 0);
    assert_int_equal(count_events_of(store, 1), EVENTS + 20);
    assert_verified(store);
    assert_int_equal(sg_store_close(store), SG_OK);
}

static void damage_in_the_middle_is_found_by_verify_only_and_told_where(void **state)
{
    const struct place *place = *state;
    struct sg_store_check check;
    size_t length;
    play(place, 1, 3000); /* the start checks the last thousand */
    char *bytes = place_read(place, SG_FILE_DATABASE, &length);
    size_t at = 0;
    while (at + 12 < length && memcmp(bytes + at, "ply=100 move", 12) != 0)
        at++;
    assert_true(at + 12 < length);
    bytes[at + 6] = '1';
    place_write(place, SG_FILE_DATABASE, bytes, length);
    free(bytes);
    struct sg_store *store = place_open_to_read(place);
    assert_int_equal(sg_store_verify(store, &check), SG_ERR_DAMAGED);
    assert_true(check.database_ok && !check.chain_ok);
    assert_int_equal(check.bad_session, 1);
    assert_int_equal(check.bad_seq, 100);
    assert_int_equal(check.events, 99);
    sg_store_close(store);
}

#define IN_A_PLACE(test) cmocka_unit_test_setup_teardown(test, place_setup, place_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_PLACE(bytes_flipped_anywhere_are_survived),
        IN_A_PLACE(a_file_cut_short_is_put_aside_and_keeps_what_can_be_read),
        IN_A_PLACE(a_file_that_is_no_database_is_put_aside),
        IN_A_PLACE(a_backup_gives_back_what_the_damaged_file_cannot),
        IN_A_PLACE(a_database_that_is_gone_comes_back_from_the_backup),
        IN_A_PLACE(numbers_of_lost_sessions_are_given_out_under_another_name),
        IN_A_PLACE(a_key_that_is_gone_comes_back_from_its_copy),
        IN_A_PLACE(without_its_key_a_log_is_put_aside_whole),
        IN_A_PLACE(a_spill_that_does_not_fit_is_put_aside_and_told),
        IN_A_PLACE(a_rebuilding_that_was_cut_off_is_finished),
        IN_A_PLACE(a_log_that_looks_sound_and_takes_no_event_is_built_anew),
        IN_A_PLACE(damage_in_the_middle_is_found_by_verify_only_and_told_where),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
