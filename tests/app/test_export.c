/* smartgames export over a log of people: who is in it, who is not, and what is said about it. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "command.h"
#include "store/files.h"

enum { OUT = 4096 };

static struct {
    char place[200], data[256], said[OUT];
} world;

/* ---- a log ---- */

static void put(struct sg_store *store, int64_t session, uint64_t *seq, const char *line)
{
    struct sg_event event;
    assert_int_equal(sg_event_read_line(line, strlen(line), &event, NULL), SG_OK);
    event.seq = ++*seq;
    assert_int_equal(sg_store_put(store, session, &event), SG_OK);
}

static void play(struct sg_store *store, const char *learner, bool agreed, bool ended)
{
    int64_t session;
    uint64_t seq = 0;
    char line[200];
    assert_int_equal(sg_store_begin(store, learner, &session), SG_OK);
    snprintf(line, sizeof line, "0 session_started learner=%s language=nl seed=7 utc=2026-11-24T13:45:00Z",
             learner);
    put(store, session, &seq, line);
    put(store, session, &seq, agreed ? "1000 assent given=1" : "1000 assent");
    if (agreed)
        put(store, session, &seq, "2000 check_in feeling=smooth");
    if (ended)
        put(store, session, &seq, "3000 session_ended end=finished");
    assert_true(sg_store_wait(store, session, seq, 30000));
}

static int set_up(void **state)
{
    (void)state;
    struct sg_store *store;
    struct sg_store_report report = {0};
    snprintf(world.place, sizeof world.place, "%s/export-XXXXXX", SG_BUILD_DIR);
    if (!mkdtemp(world.place))
        return -1;
    snprintf(world.data, sizeof world.data, "%s/data", world.place);
    struct sg_store_desc desc = {.directory = world.data};
    if (sg_store_open(&desc, &report, &store) != SG_OK)
        return -1;
    play(store, "stille-otter-42", true, true);
    play(store, "kleine-das-7", false, false);
    play(store, "wilde-beer-1", true, false);
    return sg_store_close(store) == SG_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    char command[300];
    snprintf(command, sizeof command, "rm -rf '%s'", world.place);
    return system(command);
}

/* ---- the command ---- */

/* Runs `smartgames export -o <place>/NAME MORE`; what it says on stderr goes to world.said. */
static int export_to(const char *name, char *more, char *word)
{
    char target[256];
    snprintf(target, sizeof target, "%s/%s", world.place, name);
    char *words[] = {"smartgames", "export", "--lang", "en", "--data-dir", world.data,
                     "-o",         target,   more,     word, NULL};
    int argc = 8 + (more != NULL) + (word != NULL);
    FILE *said = tmpfile();
    assert_non_null(said);
    fflush(stderr);
    int old = dup(2);
    dup2(fileno(said), 2);
    int code = sg_cli_main(argc, words);
    fflush(stderr);
    dup2(old, 2);
    close(old);
    rewind(said);
    world.said[fread(world.said, 1, OUT - 1, said)] = '\0';
    fclose(said);
    return code;
}

static void expect_said(const char *words, bool wanted)
{
    if ((strstr(world.said, words) != NULL) != wanted)
        fail_msg("%s \"%s\" in: %s", wanted ? "no" : "a", words, world.said);
}

/* Whether a learner has a row in the sessions of the dataset NAME. */
static bool holds(const char *name, const char *learner)
{
    char path[512], *bytes;
    size_t length;
    snprintf(path, sizeof path, "%s/%s/data/study-smartgames_description-sessions_data.csv", world.place,
             name);
    assert_int_equal(sg_file_read(path, &bytes, &length), SG_OK);
    bool found = strstr(bytes, learner) != NULL;
    free(bytes);
    return found;
}

static void who_said_rather_not_is_left_out_and_that_is_said(void **state)
{
    (void)state;
    assert_int_equal(export_to("all", NULL, NULL), SG_EXIT_FINE);
    assert_true(holds("all", "stille-otter-42"));
    assert_false(holds("all", "kleine-das-7"));
    assert_true(holds("all", "wilde-beer-1"));
    expect_said("Sessions in the dataset: 2", true);
    expect_said("nobody agreed to a recording: 1", true);
    expect_said("no end yet", false);
}

static void few_people_are_warned_of(void **state)
{
    (void)state;
    assert_int_equal(export_to("few", NULL, NULL), SG_EXIT_FINE);
    expect_said("It holds 2 learners", true);
}

static void sessions_without_an_end_can_be_left_out(void **state)
{
    (void)state;
    assert_int_equal(export_to("finished", "--only-finished", NULL), SG_EXIT_FINE);
    assert_true(holds("finished", "stille-otter-42"));
    assert_false(holds("finished", "wilde-beer-1"));
    expect_said("no end yet: 1", true);
}

static void one_learner_can_be_taken_alone(void **state)
{
    (void)state;
    assert_int_equal(export_to("alone", "--learner", "wilde-beer-1"), SG_EXIT_FINE);
    assert_true(holds("alone", "wilde-beer-1"));
    assert_false(holds("alone", "stille-otter-42"));
    expect_said("Sessions in the dataset: 1", true);
    expect_said("nobody agreed", false);
}

static void what_is_there_is_refused_and_the_log_stays_readable(void **state)
{
    (void)state;
    assert_int_equal(export_to("twice", NULL, NULL), SG_EXIT_FINE);
    assert_int_equal(export_to("twice", NULL, NULL), SG_EXIT_USAGE);
    expect_said("It was left as it is, nothing was written", true);
    assert_int_equal(export_to("thrice", NULL, NULL), SG_EXIT_FINE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_said_rather_not_is_left_out_and_that_is_said),
        cmocka_unit_test(few_people_are_warned_of),
        cmocka_unit_test(sessions_without_an_end_can_be_left_out),
        cmocka_unit_test(one_learner_can_be_taken_alone),
        cmocka_unit_test(what_is_there_is_refused_and_the_log_stays_readable),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
