#include "report/lines.h"

#include "test.h"

enum { KEPT = 8 };

struct kept {
    size_t count;
    char lines[KEPT][256];
};

static void keep(void *user, const char *line)
{
    struct kept *kept = user;
    assert_true(kept->count < KEPT);
    struct sg_text text;
    sg_text_init(&text, kept->lines[kept->count++], 256);
    sg_text_put(&text, line);
}

static void columns_are_counted_in_characters_not_in_bytes(void **state)
{
    (void)state;
    struct kept kept = {0};
    struct sg_lines lines;
    sg_lines_init(&lines, NULL, keep, &kept);
    sg_lines_put(&lines, "één");
    sg_lines_pad(&lines, 5);
    sg_lines_right(&lines, 9, "ü");
    sg_lines_put(&lines, "  ");
    sg_lines_end(&lines);
    assert_string_equal(kept.lines[0], "één     ü");
}

static void a_full_column_still_leaves_one_blank(void **state)
{
    (void)state;
    struct kept kept = {0};
    struct sg_lines lines;
    sg_lines_init(&lines, NULL, keep, &kept);
    sg_lines_put(&lines, "abcdef");
    sg_lines_pad(&lines, 3);
    sg_lines_put(&lines, "g");
    sg_lines_end(&lines);
    assert_string_equal(kept.lines[0], "abcdef g");
}

static void a_long_line_breaks_at_blanks_behind_its_indent(void **state)
{
    (void)state;
    struct kept kept = {0};
    struct sg_lines lines;
    sg_lines_init(&lines, NULL, keep, &kept);
    for (int i = 0; i < 30; i++)
        sg_lines_put(&lines, i % 2 ? " zoeken" : " verder");
    sg_lines_end_wrapped(&lines, 4);
    assert_int_equal(kept.count, 3);
    for (size_t i = 0; i < kept.count; i++) {
        assert_memory_equal(kept.lines[i], "    ", 4);
        assert_true(strlen(kept.lines[i]) <= SG_LINES_WIDTH);
    }
}

static void a_word_that_fits_nowhere_stands_alone(void **state)
{
    (void)state;
    struct kept kept = {0};
    struct sg_lines lines;
    sg_lines_init(&lines, NULL, keep, &kept);
    sg_lines_put(&lines, "a ");
    for (int i = 0; i < 110; i++)
        sg_lines_put(&lines, "x");
    sg_lines_put(&lines, " b");
    sg_lines_end_wrapped(&lines, 0);
    assert_int_equal(kept.count, 3);
    assert_string_equal(kept.lines[0], "a");
    assert_int_equal(strlen(kept.lines[1]), 110);
    assert_string_equal(kept.lines[2], "b");
}

static void a_clock_has_minutes_and_two_digits_of_seconds(void **state)
{
    (void)state;
    static const struct {
        int64_t ms;
        const char *words;
    } rows[] = {{0, "0:00"}, {999, "0:00"}, {61000, "1:01"}, {3600000, "60:00"}};
    for (size_t i = 0; i < 4; i++) {
        char bytes[24];
        struct sg_text text;
        sg_text_init(&text, bytes, sizeof bytes);
        sg_lines_write_clock(&text, rows[i].ms);
        assert_string_equal(bytes, rows[i].words);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_counted_in_characters_not_in_bytes),
        cmocka_unit_test(a_full_column_still_leaves_one_blank),
        cmocka_unit_test(a_long_line_breaks_at_blanks_behind_its_indent),
        cmocka_unit_test(a_word_that_fits_nowhere_stands_alone),
        cmocka_unit_test(a_clock_has_minutes_and_two_digits_of_seconds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
