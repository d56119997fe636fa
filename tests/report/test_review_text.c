/* The text of a review, in both languages, against what was looked at and found right.
 * `test_review_text --rebaseline` makes data/review.<language>.txt anew. */
#include <stdio.h>
#include <stdlib.h>

#include "story_file.h"
#include "test.h"

enum { TEXT_MAX = 32768 };

static void put_line(void *user, const char *line)
{
    struct sg_text *text = user;
    sg_text_put(text, line);
    sg_text_put_char(text, '\n');
}

static void write_review(const char *language, size_t lines, struct sg_text *out)
{
    char words[512];
    struct sg_text error;
    struct sg_content *content = NULL;
    struct sg_review review;
    sg_text_init(&error, words, sizeof words);
    if (language && sg_content_open(SG_BUILD_DIR "/assets", language, &error, &content) != SG_OK)
        fail_msg("%s", words);
    story_fold("session.events", lines, &review);
    sg_review_write(&review, content, put_line, out);
    assert_false(out->cut);
    sg_review_deinit(&review);
    sg_content_free(content);
}

static void golden_path(const char *language, char path[512])
{
    snprintf(path, 512, "%s/report/data/review.%s.txt", SG_TEST_DIR, language);
}

static void matches_golden(const char *language)
{
    static char expected[TEXT_MAX], bytes[TEXT_MAX];
    char path[512];
    struct sg_text text;
    golden_path(language, path);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    expected[fread(expected, 1, sizeof expected - 1, file)] = '\0';
    fclose(file);
    sg_text_init(&text, bytes, sizeof bytes);
    write_review(language, 0, &text);
    assert_string_equal(bytes, expected);
}

static void the_english_review_reads_as_it_was_approved(void **state)
{
    (void)state;
    matches_golden("en");
}

static void the_dutch_review_reads_as_it_was_approved(void **state)
{
    (void)state;
    matches_golden("nl");
}

static void no_line_is_wider_than_a_hundred_columns_or_ends_in_blanks(void **state)
{
    (void)state;
    static const char *const languages[] = {"nl", "en", NULL};
    static char bytes[TEXT_MAX];
    for (size_t i = 0; i < 3; i++) {
        struct sg_text text;
        sg_text_init(&text, bytes, sizeof bytes);
        write_review(languages[i], 0, &text);
        for (char *at = bytes; *at;) {
            size_t length = strcspn(at, "\n"), columns = 0;
            for (size_t k = 0; k < length; k++)
                columns += ((unsigned char)at[k] & 0xc0) != 0x80;
            assert_true(columns <= 100);
            assert_true(length == 0 || at[length - 1] != ' ');
            at += length + 1;
        }
    }
}

/* However short a log is, its review is a review. */
static void every_prefix_of_a_log_can_be_reviewed(void **state)
{
    (void)state;
    static char bytes[TEXT_MAX];
    for (size_t lines = 1; lines < 75; lines++) {
        struct sg_text text;
        sg_text_init(&text, bytes, sizeof bytes);
        write_review(NULL, lines, &text);
        assert_non_null(strstr(bytes, "stille-otter-42"));
    }
}

static void no_composite_number_is_made_of_the_counts(void **state)
{
    (void)state;
    static char bytes[TEXT_MAX];
    struct sg_text text;
    sg_text_init(&text, bytes, sizeof bytes);
    write_review(NULL, 0, &text);
    assert_null(strchr(bytes, '%'));
    assert_null(strstr(bytes, "score"));
    assert_non_null(strstr(bytes, "failures: 3; tried again after 2 of them"));
}

static int write_golden(const char *language)
{
    static char bytes[TEXT_MAX];
    char path[512];
    struct sg_text text;
    sg_text_init(&text, bytes, sizeof bytes);
    write_review(language, 0, &text);
    golden_path(language, path);
    FILE *file = fopen(path, "w");
    if (!file || fputs(bytes, file) < 0 || fclose(file) != 0)
        return 1;
    return 0;
}

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "--rebaseline") == 0)
        return write_golden("en") || write_golden("nl");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_english_review_reads_as_it_was_approved),
        cmocka_unit_test(the_dutch_review_reads_as_it_was_approved),
        cmocka_unit_test(no_line_is_wider_than_a_hundred_columns_or_ends_in_blanks),
        cmocka_unit_test(every_prefix_of_a_log_can_be_reviewed),
        cmocka_unit_test(no_composite_number_is_made_of_the_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
