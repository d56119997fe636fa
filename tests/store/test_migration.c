/* Files of other versions: older ones are brought up to date with all they hold, newer ones are left alone.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "store/key.h"
#include "store/place.h"
#include "store/schema.h"

/* A log as `version` would have left it: a session with `count` events. */
static void write_old_log(const struct place *place, int version, uint64_t count)
{
    struct sg_station_key key;
    struct sg_chain chain = {0};
    sqlite3 *old;
    sqlite3_stmt *insert;
    assert_int_equal(mkdir(place->data, 0700), 0);
    assert_int_equal(sg_key_create(place->data, place_entropy, &key), SG_OK);
    assert_int_equal(sg_database_open(place_path(place, SG_FILE_DATABASE), NULL, &old), SG_OK);
    assert_int_equal(sg_schema_migrate(old, version), SG_OK);
    assert_int_equal(sg_database_run(old, "INSERT INTO meta VALUES('station', 'abcdefgh');"
                                          "INSERT INTO session(id, station, learner)"
                                          " VALUES(1, 'abcdefgh', 'stille-otter-42')"),
                     SG_OK);
    assert_int_equal(
        sg_database_prepare(old,
                            "INSERT INTO event(place, session, seq, at_ms, kind, body, state_hash, link)"
                            " VALUES(?1, 1, ?2, ?3, ?4, ?5, ?6, ?7)",
                            &insert),
        SG_OK);
    for (uint64_t seq = 0; seq <= count; seq++) {
        char body[SG_BODY_TEXT] = "stille-otter-42";
        struct sg_event event = {0};
        struct sg_text text = {.length = strlen(body)};
        if (seq > 0) {
            event_make(seq, &event);
            sg_text_init(&text, body, sizeof body);
            sg_event_write_body(&event, &text);
        }
        struct sg_row row = {.session = 1,
                             .seq = seq,
                             .at_ms = event.at_ms,
                             .kind = (int64_t)event.kind,
                             .state_hash = event.state_hash,
                             .station = "abcdefgh",
                             .body = body,
                             .body_length = text.length};
        sg_chain_add(&key, &chain, &row);
        sqlite3_bind_int64(insert, 1, row.place);
        sqlite3_bind_int64(insert, 2, (int64_t)seq);
        sqlite3_bind_int64(insert, 3, row.at_ms);
        sqlite3_bind_int64(insert, 4, row.kind);
        sqlite3_bind_text(insert, 5, row.body, (int)row.body_length, SQLITE_STATIC);
        sqlite3_bind_int64(insert, 6, (int64_t)row.state_hash);
        sqlite3_bind_blob(insert, 7, row.link.bytes, SG_LINK_BYTES, SQLITE_STATIC);
        assert_int_equal(sqlite3_step(insert), SQLITE_DONE);
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    assert_int_equal(sqlite3_close(old), SQLITE_OK);
}

static void a_log_of_every_older_version_is_opened_and_goes_on(void **state)
{
    (void)state;
    for (int version = 1; version < sg_schema_newest(); version++) {
        struct place place;
        struct sg_store_report report;
        place_make(&place);
        write_old_log(&place, version, 40);
        struct sg_store *store = place_open(&place, NULL, &report);
        assert_false(report.created || report.quarantined);
        assert_int_equal(report.events_kept, 40);
        assert_int_equal(count_events_of(store, 1), 40);
        assert_verified(store);
        put_events(store, 1, 41, 60);
        assert_true(sg_store_wait(store, 1, 60, 10000));
        assert_verified(store);
        assert_int_equal(sg_store_close(store), SG_OK);
        place_remove(&place);
    }
}

static void an_older_log_is_read_as_it_is(void **state)
{
    const struct place *place = *state;
    write_old_log(place, 1, 10);
    struct snapshot before = place_snapshot(place);
    struct sg_store *store = place_open_to_read(place);
    assert_int_equal(count_events_of(store, 1), 10);
    assert_verified(store);
    assert_int_equal(sg_store_close(store), SG_OK);
    struct snapshot after = place_snapshot(place);
    assert_string_equal(before.text, after.text);
    free(before.text);
    free(after.text);
}

static void a_damaged_older_log_keeps_what_the_chain_vouches_for(void **state)
{
    const struct place *place = *state;
    struct sg_store_report report;
    sqlite3 *old;
    write_old_log(place, 1, 40);
    assert_int_equal(sqlite3_open(place_path(place, SG_FILE_DATABASE), &old), SQLITE_OK);
    assert_int_equal(
        sg_database_run(old, "DROP TRIGGER event_stays; UPDATE event SET body = '' WHERE seq = 31"), SG_OK);
    sqlite3_close(old);
    struct sg_store *store = place_open(place, NULL, &report);
    assert_true(report.quarantined);
    assert_int_equal(report.events_kept, 30);
    assert_int_equal(report.events_lost, 10);
    assert_int_equal(count_events_of(store, 1), 30);
    assert_verified(store);
    assert_int_equal(sg_store_close(store), SG_OK);
}

static void a_newer_log_is_left_alone(void **state)
{
    const struct place *place = *state;
    struct sg_store_report report;
    struct sg_store *store;
    sqlite3 *newer;
    size_t length, length_after;
    write_old_log(place, sg_schema_newest(), 10);
    assert_int_equal(sqlite3_open(place_path(place, SG_FILE_DATABASE), &newer), SQLITE_OK);
    assert_int_equal(sg_database_run(newer, "PRAGMA user_version=99"), SG_OK);
    sqlite3_close(newer);
    char *before = place_read(place, SG_FILE_DATABASE, &length);
    for (int reading = 0; reading < 2; reading++) {
        struct sg_store_desc desc = {.directory = place->data, .read_only = reading};
        assert_int_equal(sg_store_open(&desc, &report, &store), SG_ERR_VERSION);
        assert_non_null(report.words.msgid);
    }
    char *after = place_read(place, SG_FILE_DATABASE, &length_after);
    assert_int_equal(length, length_after);
    assert_memory_equal(before, after, length);
    free(before);
    free(after);
}

static void the_log_keeps_the_settings_it_needs(void **state)
{
    static const struct {
        const char *sql;
        int64_t value;
    } settings[] = {{"PRAGMA synchronous", 2},
                    {"PRAGMA foreign_keys", 1},
                    {"PRAGMA trusted_schema", 0},
                    {"PRAGMA secure_delete", 1},
                    {"PRAGMA application_id", SG_APPLICATION_ID},
                    {"SELECT locking_mode = 'exclusive' FROM pragma_locking_mode", 1},
                    {"SELECT journal_mode = 'wal' FROM pragma_journal_mode", 1},
                    {"SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND NOT strict"
                     " AND name NOT LIKE 'sqlite%'",
                     0}};
    struct sg_store *store = place_open(*state, NULL, NULL);
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        int64_t value = -1;
        assert_int_equal(sg_database_number(store->connection, settings[i].sql, &value), SG_OK);
        assert_int_equal(value, settings[i].value);
    }
    assert_int_equal(sg_store_close(store), SG_OK);
}

#define IN_A_PLACE(test) cmocka_unit_test_setup_teardown(test, place_setup, place_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_log_of_every_older_version_is_opened_and_goes_on),
        IN_A_PLACE(an_older_log_is_read_as_it_is),
        IN_A_PLACE(a_damaged_older_log_keeps_what_the_chain_vouches_for),
        IN_A_PLACE(a_newer_log_is_left_alone),
        IN_A_PLACE(the_log_keeps_the_settings_it_needs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
