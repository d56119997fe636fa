/* What the header promises, on a disk that works. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/place.h"

static void what_was_put_can_be_read_back(void **state)
{
    struct sg_store_report report;
    struct sg_store *store = place_open(*state, NULL, &report);
    int64_t session = 0;
    assert_true(report.created);
    assert_null(report.words.msgid);
    assert_int_equal(sg_store_begin(store, "stille-otter-42", &session), SG_OK);
    put_events(store, session, 1, 500);
    assert_true(sg_store_wait(store, session, 500, 10000));
    assert_int_equal(sg_store_durable_seq(store, session), 500);
    assert_int_equal(count_events_of(store, session), 500);
    assert_verified(store);
    assert_int_equal(sg_store_close(store), SG_OK);

    store = place_open(*state, NULL, &report);
    assert_false(report.created || report.quarantined || report.spill_merged);
    assert_int_equal(report.events_kept, 500);
    assert_int_equal(count_events_of(store, session), 500);
    assert_int_equal(sg_store_close(store), SG_OK);
}

static void put_one_event_with_text(struct sg_store *store, int64_t session, uint64_t seq, char fill)
{
    struct sg_event event = {.seq = seq, .kind = SG_EVENT_REFLECTION};
    memset(event.as.reflection.words, fill, sizeof event.as.reflection.words - 1);
    assert_int_equal(sg_store_put(store, session, &event), SG_OK);
}

static bool count_text(void *user, const struct sg_event *event)
{
    *(size_t *)user += strlen(event->as.reflection.words);
    return true;
}

static void free_text_of_any_bytes_comes_back_whole(void **state)
{
    struct sg_store *store = place_open(*state, NULL, NULL);
    int64_t session;
    size_t letters = 0;
    assert_int_equal(sg_store_begin(store, "", &session), SG_OK);
    put_one_event_with_text(store, session, 1, 'a');
    put_one_event_with_text(store, session, 2, ' '); /* each escaped to three */
    put_one_event_with_text(store, session, 3, '\t');
    assert_true(sg_store_wait(store, session, 3, 10000));
    assert_int_equal(sg_store_events(store, session, count_text, &letters), SG_OK);
    assert_int_equal(letters, 3 * (SG_FREE_TEXT - 1));
    assert_int_equal(sg_store_close(store), SG_OK);
}

static void events_come_in_order_or_not_at_all(void **state)
{
    struct sg_store *store = place_open(*state, NULL, NULL);
    struct sg_event event;
    int64_t session;
    assert_int_equal(sg_store_begin(store, "stille-otter-42", &session), SG_OK);
    event_make(2, &event);
    assert_int_equal(sg_store_put(store, session, &event), SG_ERR_ILLEGAL);
    event_make(1, &event);
    assert_int_equal(sg_store_put(store, session + 1, &event), SG_ERR_MISSING);
    assert_int_equal(sg_store_put(store, session, &event), SG_OK);
    assert_int_equal(sg_store_put(store, session, &event), SG_ERR_ILLEGAL);
    event_make(2, &event);
    event.kind = SG_EVENT_TICK;
    assert_int_equal(sg_store_put(store, session, &event), SG_ERR_ILLEGAL);
    assert_int_equal(sg_store_close(store), SG_OK);
}

static void a_code_of_more_than_a_line_is_refused(void **state)
{
    struct sg_store *store = place_open(*state, NULL, NULL);
    int64_t session = -1;
    char code[SG_CODE_TEXT + 1];
    memset(code, 'a', sizeof code - 1);
    code[SG_CODE_TEXT] = '\0';
    assert_int_equal(sg_store_begin(store, code, &session), SG_ERR_RANGE);
    assert_int_equal(sg_store_begin(store, "a\tb", &session), SG_ERR_RANGE);
    assert_int_equal(session, -1);
    code[SG_CODE_TEXT - 1] = '\0';
    assert_int_equal(sg_store_begin(store, code, &session), SG_OK);
    assert_int_equal(sg_store_close(store), SG_OK);
}

static bool collect(void *user, const struct sg_store_session *session)
{
    struct sg_store_session *list = user;
    list[session->id] = *session;
    return session->id < 3;
}

static void end_session(struct sg_store *store, int64_t session, uint64_t seq)
{
    struct sg_event event = {.seq = seq, .kind = SG_EVENT_SESSION_ENDED, .at_ms = 9999};
    event.as.session_ended.end = SG_SESSION_END_FINISHED;
    assert_int_equal(sg_store_put(store, session, &event), SG_OK);
    assert_true(sg_store_wait(store, session, seq, 10000));
}

static void a_list_of_sessions_says_how_each_stands(void **state)
{
    struct sg_store *store = place_open(*state, NULL, NULL);
    struct sg_store_session list[5] = {{0}}, found;
    struct sg_event refusal = {.seq = 2, .kind = SG_EVENT_ASSENT};
    int64_t id;
    for (int i = 1; i <= 4; i++)
        assert_int_equal(sg_store_begin(store, i == 2 ? "vrije-vos-7" : "stille-otter-42", &id), SG_OK);
    put_events(store, 1, 1, 10);
    put_events(store, 2, 1, 10);
    put_events(store, 3, 1, 1);
    assert_int_equal(sg_store_put(store, 3, &refusal), SG_OK);
    end_session(store, 2, 11);

    assert_int_equal(sg_store_sessions(store, collect, list), SG_OK);
    assert_int_equal(list[4].id, 0); /* the callback said stop */
    assert_true(list[1].recording && !list[1].ended && list[1].events == 10);
    assert_string_equal(list[1].learner, "stille-otter-42");
    assert_string_equal(list[1].utc, "2026-11-24T13:45:00Z");
    assert_int_equal(strlen(list[1].station), 8);
    assert_true(list[2].ended && list[2].events == 11 && list[2].last_ms == 9999);
    assert_false(list[3].recording);

    assert_int_equal(sg_store_unfinished(store, "stille-otter-42", &found), SG_OK);
    assert_int_equal(found.id, 1);
    assert_int_equal(sg_store_unfinished(store, "vrije-vos-7", &found), SG_ERR_MISSING);
    assert_int_equal(sg_store_close(store), SG_OK);
}

static void a_session_goes_on_where_it_was_cut_off(void **state)
{
    struct sg_store_session found;
    struct sg_store *store = place_open(*state, NULL, NULL);
    int64_t session;
    assert_int_equal(sg_store_begin(store, "stille-otter-42", &session), SG_OK);
    put_events(store, session, 1, 7);
    assert_int_equal(sg_store_close(store), SG_OK);
    store = place_open(*state, NULL, NULL);
    assert_int_equal(sg_store_unfinished(store, "stille-otter-42", &found), SG_OK);
    assert_int_equal(found.events, 7);
    assert_int_equal(sg_store_durable_seq(store, found.id), 7);
    put_events(store, found.id, 8, 20);
    assert_true(sg_store_wait(store, found.id, 20, 10000));
    assert_int_equal(count_events_of(store, found.id), 20);
    assert_verified(store);
    assert_int_equal(sg_store_close(store), SG_OK);
}

static void a_ring_that_is_full_says_so_and_drops_nothing(void **state)
{
    const struct place *place = *state;
    struct sg_store_desc desc = {.directory = place->data, .ring_events = 4, .entropy = place_entropy};
    struct sg_store_report report;
    struct sg_store *store;
    struct sg_event event;
    int64_t session;
    assert_int_equal(sg_store_open(&desc, &report, &store), SG_OK);
    assert_int_equal(sg_store_begin(store, "", &session), SG_OK);
    pthread_mutex_lock(&store->disk); /* the writer cannot take anything */
    for (uint64_t seq = 1; seq <= 4; seq++) {
        event_make(seq, &event);
        assert_int_equal(sg_store_put(store, session, &event), SG_OK);
    }
    event_make(5, &event);
    assert_int_equal(sg_store_put(store, session, &event), SG_ERR_FULL);
    assert_false(sg_store_wait(store, session, 1, 20));
    pthread_mutex_unlock(&store->disk);
    assert_true(sg_store_wait(store, session, 4, 10000));
    assert_int_equal(sg_store_put(store, session, &event), SG_OK);
    assert_true(sg_store_wait(store, session, 5, 10000));
    assert_int_equal(count_events_of(store, session), 5);
    assert_int_equal(sg_store_close(store), SG_OK);
}

static void everything_is_for_its_owner_only_whatever_the_umask(void **state)
{
    static const char *const files[] = {SG_FILE_DATABASE, SG_FILE_WAL,  SG_FILE_KEY,
                                        SG_FILE_KEY_COPY, SG_FILE_LOCK, SG_FILE_RESERVE};
    static const mode_t masks[] = {0, 0777};
    for (size_t m = 0; m < 2; m++) {
        struct place place;
        struct stat found;
        place_make(&place);
        strcat(place.data, "/deep/er");
        mode_t before = umask(masks[m]);
        struct sg_store *store = place_open(&place, NULL, NULL);
        umask(before);
        for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
            assert_int_equal(stat(place_path(&place, files[i]), &found), 0);
            assert_int_equal(found.st_mode & 07777, 0600);
        }
        assert_int_equal(stat(place.data, &found), 0);
        assert_int_equal(found.st_mode & 07777, 0700);
        assert_int_equal(stat(place_path(&place, ".."), &found), 0);
        assert_int_equal(found.st_mode & 07777, 0700);
        assert_int_equal(sg_store_close(store), SG_OK);
        place_remove(&place);
    }
    (void)state;
}

static enum sg_status try_open(const struct place *place, bool read_only, struct sg_store_report *report)
{
    struct sg_store_desc desc = {.directory = place->data, .read_only = read_only};
    struct sg_store *store;
    enum sg_status status = sg_store_open(&desc, report, &store);
    assert_true((status == SG_OK) == (store != NULL));
    sg_store_close(store);
    return status;
}

static void a_second_program_is_told_that_the_log_is_in_use(void **state)
{
    struct sg_store *store = place_open(*state, NULL, NULL);
    pid_t other = fork();
    if (other == 0) {
        struct sg_store_report report;
        bool refused = try_open(*state, false, &report) == SG_ERR_BUSY && report.words.msgid;
        _exit(refused && try_open(*state, true, &report) == SG_ERR_BUSY && report.words.msgid ? 0 : 1);
    }
    int outcome = -1;
    assert_int_equal(waitpid(other, &outcome, 0), other);
    assert_true(WIFEXITED(outcome) && WEXITSTATUS(outcome) == 0);
    assert_int_equal(sg_store_close(store), SG_OK);
}

static void two_can_read_while_nobody_plays(void **state)
{
    sg_store_close(place_open(*state, NULL, NULL));
    struct sg_store *first = place_open_to_read(*state), *second = place_open_to_read(*state);
    struct sg_store_report report;
    assert_int_equal(try_open(*state, false, &report), SG_ERR_BUSY);
    sg_store_close(first);
    sg_store_close(second);
}

static void reading_changes_not_a_byte(void **state)
{
    struct sg_store *store = place_open(*state, NULL, NULL);
    int64_t session;
    assert_int_equal(sg_store_begin(store, "stille-otter-42", &session), SG_OK);
    put_events(store, session, 1, 50);
    assert_int_equal(sg_store_close(store), SG_OK);
    struct snapshot before = place_snapshot(*state);
    store = place_open_to_read(*state);
    assert_int_equal(count_events_of(store, session), 50);
    assert_verified(store);
    struct sg_event event;
    event_make(51, &event);
    assert_int_equal(sg_store_put(store, session, &event), SG_ERR_READONLY);
    assert_int_equal(sg_store_begin(store, "", &session), SG_ERR_READONLY);
    assert_int_equal(sg_store_close(store), SG_OK);
    struct snapshot after = place_snapshot(*state);
    assert_string_equal(before.text, after.text);
    free(before.text);
    free(after.text);
}

static void a_folder_without_a_log_is_named_and_not_made(void **state)
{
    const struct place *place = *state;
    struct sg_store_report report;
    char bytes[600];
    struct sg_text words;
    assert_int_equal(try_open(place, true, &report), SG_ERR_MISSING);
    sg_text_init(&words, bytes, sizeof bytes);
    sg_phrase_write(&report.words, NULL, NULL, &words);
    assert_non_null(strstr(bytes, place->data));
    assert_int_not_equal(access(place->data, F_OK), 0);
}

static void a_folder_that_is_a_file_is_said(void **state)
{
    struct place *place = *state;
    struct sg_store_report report;
    FILE *file = fopen(place->data, "w");
    assert_non_null(file);
    fclose(file);
    assert_int_equal(try_open(place, false, &report), SG_ERR_RANGE);
    assert_non_null(report.words.msgid);
    assert_int_equal(try_open(place, true, &report), SG_ERR_RANGE);
    strcat(place->data, "/inside");
    assert_int_equal(try_open(place, false, &report), SG_ERR_RANGE);
}

/* Runs as somebody whom permissions bind, also where tests run as root. */
static void as_nobody(const struct place *place, int (*claim)(const struct place *place))
{
    pid_t other = fork();
    if (other == 0) {
        if (geteuid() == 0 && setuid(65534) != 0)
            _exit(9);
        _exit(claim(place));
    }
    int outcome = -1;
    assert_int_equal(waitpid(other, &outcome, 0), other);
    assert_true(WIFEXITED(outcome));
    assert_int_equal(WEXITSTATUS(outcome), 0);
}

static int refuses_to_write(const struct place *place)
{
    struct sg_store_report report;
    return try_open(place, false, &report) == SG_ERR_READONLY && report.words.msgid ? 0 : 1;
}

static int reads_all(const struct place *place)
{
    struct sg_store *store = place_open_to_read(place);
    struct sg_store_check check;
    int code = sg_store_verify(store, &check) == SG_OK && check.events == 20 ? 0 : 1;
    sg_store_close(store);
    return code;
}

static void a_folder_that_cannot_be_written_can_still_be_read(void **state)
{
    const struct place *place = *state;
    struct sg_store *store = place_open(place, NULL, NULL);
    int64_t session;
    assert_int_equal(sg_store_begin(store, "", &session), SG_OK);
    put_events(store, session, 1, 20);
    assert_int_equal(sg_store_close(store), SG_OK);
    if (geteuid() == 0) {
        static const char *const files[] = {"", SG_FILE_DATABASE, SG_FILE_KEY, SG_FILE_KEY_COPY,
                                            SG_FILE_LOCK};
        for (size_t i = 0; i < sizeof files / sizeof *files; i++)
            assert_int_equal(chown(place_path(place, files[i]), 65534, (gid_t)-1), 0);
        assert_int_equal(chmod(place->directory, 0755), 0);
    }
    assert_int_equal(chmod(place->data, 0500), 0);
    as_nobody(place, refuses_to_write);
    as_nobody(place, reads_all);
    assert_int_equal(chmod(place->data, 0700), 0);
}

static void a_backup_is_made_at_the_end_and_is_whole(void **state)
{
    const struct place *place = *state;
    struct sg_store *store = place_open(place, NULL, NULL);
    int64_t session;
    assert_false(place_has(place, SG_FILE_BACKUP));
    assert_int_equal(sg_store_begin(store, "", &session), SG_OK);
    put_events(store, session, 1, 20);
    assert_int_equal(sg_store_close(store), SG_OK);
    assert_true(place_has(place, SG_FILE_BACKUP));
    assert_false(place_has(place, SG_FILE_BACKUP ".making"));
    assert_false(place_has(place, SG_FILE_WAL));
    assert_int_equal(rename(place_path(place, SG_FILE_BACKUP), place_path(place, SG_FILE_DATABASE)), 0);
    store = place_open_to_read(place);
    assert_int_equal(count_events_of(store, session), 20);
    assert_verified(store);
    sg_store_close(store);
}

static void every_message_names_the_folder_and_what_was_kept(void **state)
{
    for (int status = SG_OK + 1; status < SG_STATUS_COUNT; status++) {
        struct sg_phrase words;
        char bytes[600];
        struct sg_text text;
        for (int reading = 0; reading < 2; reading++) {
            sg_words_of_open((enum sg_status)status, reading, "/home/iemand/.local/share/smartgames", &words);
            sg_text_init(&text, bytes, sizeof bytes);
            sg_phrase_write(&words, NULL, NULL, &text);
            assert_non_null(strstr(bytes, "/home/iemand/.local/share/smartgames"));
            assert_true(strstr(bytes, "Nothing was changed") || strstr(bytes, "still there") ||
                        strstr(bytes, "left as it is"));
            assert_null(strchr(bytes, '{'));
        }
    }
    (void)state;
}

static void closing_nothing_is_fine(void **state)
{
    (void)state;
    assert_int_equal(sg_store_close(NULL), SG_OK);
}

#define IN_A_PLACE(test) cmocka_unit_test_setup_teardown(test, place_setup, place_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_PLACE(what_was_put_can_be_read_back),
        IN_A_PLACE(free_text_of_any_bytes_comes_back_whole),
        IN_A_PLACE(events_come_in_order_or_not_at_all),
        IN_A_PLACE(a_code_of_more_than_a_line_is_refused),
        IN_A_PLACE(a_list_of_sessions_says_how_each_stands),
        IN_A_PLACE(a_session_goes_on_where_it_was_cut_off),
        IN_A_PLACE(a_ring_that_is_full_says_so_and_drops_nothing),
        cmocka_unit_test(everything_is_for_its_owner_only_whatever_the_umask),
        IN_A_PLACE(a_second_program_is_told_that_the_log_is_in_use),
        IN_A_PLACE(two_can_read_while_nobody_plays),
        IN_A_PLACE(reading_changes_not_a_byte),
        IN_A_PLACE(a_folder_without_a_log_is_named_and_not_made),
        IN_A_PLACE(a_folder_that_is_a_file_is_said),
        IN_A_PLACE(a_folder_that_cannot_be_written_can_still_be_read),
        IN_A_PLACE(a_backup_is_made_at_the_end_and_is_whole),
        cmocka_unit_test(every_message_names_the_folder_and_what_was_kept),
        cmocka_unit_test(closing_nothing_is_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
