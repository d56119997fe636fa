/* Somebody edits the log with a tool: it stays possible, and becomes evident. */
#include <stdio.h>

#include "store/place.h"

enum { EVENTS = 60 };

static void play_two_sessions(const struct place *place)
{
    struct sg_store *store = place_open(place, NULL, NULL);
    int64_t first, second;
    assert_int_equal(sg_store_begin(store, "stille-otter-42", &first), SG_OK);
    assert_int_equal(sg_store_begin(store, "vrije-vos-7", &second), SG_OK);
    put_events(store, first, 1, EVENTS);
    put_events(store, second, 1, EVENTS);
    assert_int_equal(sg_store_close(store), SG_OK);
}

static int edit(const struct place *place, const char *sql)
{
    sqlite3 *connection;
    assert_int_equal(sqlite3_open(place_path(place, SG_FILE_DATABASE), &connection), SQLITE_OK);
    int code = sqlite3_exec(connection, sql, NULL, NULL, NULL);
    sqlite3_close(connection);
    return code;
}

static void events_can_be_neither_changed_nor_taken_out(void **state)
{
    play_two_sessions(*state);
    assert_int_equal(edit(*state, "UPDATE event SET body = 'ply=1' WHERE seq = 5"), SQLITE_CONSTRAINT);
    assert_int_equal(edit(*state, "DELETE FROM event WHERE seq = 5"), SQLITE_CONSTRAINT);
    assert_int_equal(edit(*state, "DELETE FROM session"), SQLITE_CONSTRAINT);
    assert_int_equal(edit(*state, "UPDATE session SET station = 'x'"), SQLITE_CONSTRAINT);
    assert_int_equal(edit(*state, "INSERT INTO event(session, seq, at_ms, kind, body, state_hash, link)"
                                  " VALUES(1, 99, 0, 8, '', 0, zeroblob(32))"),
                     SQLITE_CONSTRAINT); /* a gap */
    struct sg_store *store = place_open_to_read(*state);
    assert_verified(store);
    sg_store_close(store);
}

struct tampering {
    const char *sql;
    int64_t session; /* where verify must find it */
    uint64_t seq;
};

static const struct tampering tamperings[] = {
    {"UPDATE event SET body = 'ply=40 move=A+1' WHERE session = 2 AND seq = 40", 2, 40},
    {"UPDATE event SET at_ms = at_ms + 1 WHERE session = 1 AND seq = 7", 1, 7},
    {"UPDATE event SET state_hash = 0 WHERE session = 1 AND seq = 60", 1, 60},
    {"UPDATE event SET kind = 12 WHERE session = 2 AND seq = 3", 2, 3},
    {"UPDATE event SET link = zeroblob(32) WHERE session = 1 AND seq = 1", 1, 1},
    {"DELETE FROM event WHERE session = 1 AND seq = 30", 1, 31},
    {"UPDATE event SET seq = 500 WHERE session = 2 AND seq = 60", 2, 500},
    {"UPDATE event SET body = 'wilde-wolf-1' WHERE session = 2 AND seq = 0", 2, 0},
    {"UPDATE session SET station = 'elsewher' WHERE id = 2", 2, 0},
    {"UPDATE session SET learner = 'wilde-wolf-1' WHERE id = 2", 2, 0},
};

static void every_change_is_found_where_it_was_made(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof tamperings / sizeof *tamperings; i++) {
        struct place place;
        struct sg_store_check check;
        char sql[512];
        place_make(&place);
        play_two_sessions(&place);
        snprintf(sql, sizeof sql,
                 "PRAGMA foreign_keys=OFF; DROP TRIGGER event_stays; DROP TRIGGER event_is_kept;"
                 "DROP TRIGGER session_stays; %s",
                 tamperings[i].sql);
        assert_int_equal(edit(&place, sql), SQLITE_OK);
        struct sg_store *store = place_open_to_read(&place);
        assert_int_equal(sg_store_verify(store, &check), SG_ERR_DAMAGED);
        assert_false(check.chain_ok);
        assert_int_equal(check.bad_session, tamperings[i].session);
        assert_int_equal(check.bad_seq, tamperings[i].seq);
        assert_true(check.detail[0]);
        sg_store_close(store);
        place_remove(&place);
    }
}

static void an_end_that_was_cut_off_comes_back_from_the_backup(void **state)
{
    struct sg_store_report report;
    play_two_sessions(*state);
    assert_int_equal(
        edit(*state, "DROP TRIGGER event_is_kept; DELETE FROM event WHERE session = 2 AND seq > 50"),
        SQLITE_OK);
    struct sg_store *store = place_open(*state, NULL, &report);
    assert_true(report.quarantined);
    assert_int_equal(report.events_lost, 0);
    assert_int_equal(count_events_of(store, 2), EVENTS);
    assert_verified(store);
    assert_int_equal(sg_store_close(store), SG_OK);
}

#define IN_A_PLACE(test) cmocka_unit_test_setup_teardown(test, place_setup, place_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_PLACE(events_can_be_neither_changed_nor_taken_out),
        IN_A_PLACE(an_end_that_was_cut_off_comes_back_from_the_backup),
        cmocka_unit_test(every_change_is_found_where_it_was_made),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
