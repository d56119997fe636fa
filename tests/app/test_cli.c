/* The program as a person calls it, in this process; what it prints goes to files. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "command.h"

enum { OUT = 65536 };

struct printed {
    int code;
    char out[OUT], err[OUT];
};

static void slurp(FILE *file, char *into)
{
    rewind(file);
    into[fread(into, 1, OUT - 1, file)] = '\0';
    fclose(file);
}

/* Runs `smartgames words...` (NULL-terminated). */
static void run(struct printed *printed, char **words)
{
    int argc = 0;
    while (words[argc])
        argc++;
    FILE *out = tmpfile(), *err = tmpfile();
    assert_true(out && err);
    fflush(stdout);
    fflush(stderr);
    int old_out = dup(1), old_err = dup(2);
    dup2(fileno(out), 1);
    dup2(fileno(err), 2);
    printed->code = sg_cli_main(argc, words);
    fflush(stdout);
    fflush(stderr);
    dup2(old_out, 1);
    dup2(old_err, 2);
    close(old_out);
    close(old_err);
    slurp(out, printed->out);
    slurp(err, printed->err);
}

#define RUN(printed, ...) run(printed, (char *[]){"smartgames", __VA_ARGS__, NULL})

static void help_names_every_command_on_stdout(void **state)
{
    struct printed *printed = *state;
    RUN(printed, "--help");
    assert_int_equal(printed->code, SG_EXIT_FINE);
    assert_string_equal(printed->err, "");
    for (const struct sg_command *const *at = sg_commands; *at; at++)
        assert_non_null(strstr(printed->out, (*at)->name));
}

static void every_command_has_help_of_its_own(void **state)
{
    struct printed *printed = *state;
    for (const struct sg_command *const *at = sg_commands; *at; at++) {
        char name[32];
        snprintf(name, sizeof name, "%s", (*at)->name);
        RUN(printed, name, "--help");
        assert_int_equal(printed->code, SG_EXIT_FINE);
        assert_string_equal(printed->err, "");
        assert_non_null(strstr(printed->out, name));
        assert_true(strlen(printed->out) > 60);
    }
}

static void the_version_stands_on_stdout(void **state)
{
    struct printed *printed = *state;
    RUN(printed, "--version");
    assert_int_equal(printed->code, SG_EXIT_FINE);
    assert_string_equal(printed->out, "smartgames " SG_VERSION "\n");
}

static void an_unknown_command_is_said_and_leaves_with_2(void **state)
{
    struct printed *printed = *state;
    RUN(printed, "fly");
    assert_int_equal(printed->code, SG_EXIT_USAGE);
    assert_string_equal(printed->out, "");
    assert_non_null(strstr(printed->err, "fly"));
}

static void language_is_accepted_before_and_after_the_command(void **state)
{
    struct printed *printed = *state;
    char before[OUT];
    RUN(printed, "--lang", "nl", "games", "--help");
    memcpy(before, printed->out, sizeof before);
    RUN(printed, "games", "--help", "--lang=nl");
    assert_int_equal(printed->code, SG_EXIT_FINE);
    assert_string_equal(printed->out, before);
    RUN(printed, "games", "--help", "--lang", "en");
    assert_string_not_equal(printed->out, before);
}

static void the_environment_says_the_language_unless_told(void **state)
{
    struct printed *printed = *state;
    char dutch[OUT];
    setenv("LC_ALL", "nl_BE.UTF-8", 1);
    RUN(printed, "--help");
    memcpy(dutch, printed->out, sizeof dutch);
    setenv("LC_ALL", "C", 1);
    RUN(printed, "--help");
    assert_string_not_equal(printed->out, dutch);
    RUN(printed, "--help", "--lang", "nl");
    assert_string_equal(printed->out, dutch);
}

static void a_language_that_is_not_there_leaves_with_2(void **state)
{
    struct printed *printed = *state;
    RUN(printed, "--lang", "fr", "--help");
    assert_int_equal(printed->code, SG_EXIT_USAGE);
    assert_non_null(strstr(printed->err, "fr"));
    RUN(printed, "--help", "--lang");
    assert_int_equal(printed->code, SG_EXIT_USAGE);
}

static void play_refuses_what_it_cannot_take(void **state)
{
    struct printed *printed = *state;
    static char *const wrong[][2] = {
        {"--window", "100x100"},  {"--window", "1280"},         {"--window", "1280x800x"},
        {"--window", "9000x800"}, {"--learner", "Jan Peeters"}, {"--seed", "x"},
        {"--seed", "-1"},         {"--colour", "red"}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        RUN(printed, "play", wrong[i][0], wrong[i][1]);
        assert_int_equal(printed->code, SG_EXIT_USAGE);
        assert_string_equal(printed->out, "");
        assert_true(strlen(printed->err) > 20);
    }
}

int main(void)
{
    static struct printed printed;
    void *state = &printed;
    setenv("LC_ALL", "C", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(help_names_every_command_on_stdout, state),
        cmocka_unit_test_prestate(every_command_has_help_of_its_own, state),
        cmocka_unit_test_prestate(the_version_stands_on_stdout, state),
        cmocka_unit_test_prestate(an_unknown_command_is_said_and_leaves_with_2, state),
        cmocka_unit_test_prestate(language_is_accepted_before_and_after_the_command, state),
        cmocka_unit_test_prestate(the_environment_says_the_language_unless_told, state),
        cmocka_unit_test_prestate(a_language_that_is_not_there_leaves_with_2, state),
        cmocka_unit_test_prestate(play_refuses_what_it_cannot_take, state),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
