/* Cells: quoted where they need to be, never a formula, and found again as they were. */
#include "report/csv.h"

#include <math.h>

#include "sheet.h"
#include "test.h"

struct page {
    char bytes[4096];
    size_t length, room;
};

static bool put(void *user, const char *bytes, size_t length)
{
    struct page *page = user;
    if (page->length + length >= page->room)
        return false;
    memcpy(page->bytes + page->length, bytes, length);
    page->length += length;
    page->bytes[page->length] = '\0';
    return true;
}

static void begin(struct page *page, struct sg_csv *csv)
{
    *page = (struct page){.room = sizeof page->bytes};
    sg_csv_init(csv, put, page);
}

static void expect_cell(const char *text, const char *written)
{
    struct page page;
    struct sg_csv csv;
    begin(&page, &csv);
    sg_csv_text(&csv, text);
    sg_csv_end(&csv);
    assert_int_equal(page.bytes[page.length - 2], '\r');
    page.bytes[page.length - 2] = '\0';
    assert_string_equal(page.bytes, written);
}

static void cells_are_quoted_only_where_they_need_it(void **state)
{
    (void)state;
    expect_cell("stille-otter-42", "stille-otter-42");
    expect_cell("A+2", "A+2");
    expect_cell("V1,V2", "\"V1,V2\"");
    expect_cell("say \"yes\"", "\"say \"\"yes\"\"\"");
    expect_cell("", "\"\"");
    expect_cell("één zet", "één zet");
    expect_cell(NULL, "n/a");
}

static void no_text_begins_like_a_formula(void **state)
{
    (void)state;
    expect_cell("=1+1", "'=1+1");
    expect_cell("+31", "'+31");
    expect_cell("-P", "'-P");
    expect_cell("@SUM(A1)", "'@SUM(A1)");
    expect_cell("\t=1", "\"'\t'=1\"");
    expect_cell("\r=1", "\"'\r'=1\"");
    expect_cell(" =1", "\" '=1\"");
    expect_cell("\xef\xbc\x9d"
                "1",
                "'\xef\xbc\x9d"
                "1"); /* the full-width = */
    expect_cell("'=1", "''=1");
}

/* Where a semicolon separates, as in a Belgian spreadsheet, a cell may begin in the middle of ours. */
static void no_text_holds_a_formula_behind_another_separator(void **state)
{
    (void)state;
    expect_cell("a;=1", "\"a;'=1\"");
    expect_cell("a,@b", "\"a,'@b\"");
    expect_cell("a\n-1", "\"a\n'-1\"");
    expect_cell("a;\"=1", "\"a;\"\"'=1\"");
    expect_cell("a=1", "a=1");
}

static void a_text_that_looks_missing_is_told_from_a_missing_one(void **state)
{
    (void)state;
    expect_cell("n/a", "'n/a");
}

static bool may_precede(char c)
{
    return c == ',' || c == ';' || c == '"' || c == '\t' || c == '\r' || c == '\n' || c == ' ';
}

/* Takes the ' out again, by the rule that csv.h and the README of a dataset give. */
static void undo(const char *cell, char *text)
{
    static const char *const dangers[] = {
        "=",           "+", "-", "@", "\t", "\r", "\n", "'", "\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d",
        "\xef\xbc\xa0"};
    bool begins = true;
    if (strcmp(cell, "'n/a") == 0)
        cell++;
    while (*cell) {
        bool guard = false;
        for (size_t i = 0; begins && *cell == '\'' && i < sizeof dangers / sizeof *dangers; i++)
            guard |= strncmp(cell + 1, dangers[i], strlen(dangers[i])) == 0;
        cell += guard;
        begins = may_precede(*cell) && (*cell != ' ' || begins);
        *text++ = *cell++;
    }
    *text = '\0';
}

static void every_text_is_found_again(void **state)
{
    (void)state;
    static const char letters[] = "=+-@'\t\r\n,;\" an/\xef\xbc\x9d";
    uint32_t seed = 12345;
    for (int round = 0; round < 20000; round++) {
        char text[16] = "", found[64];
        int length = 1 + round % 9;
        for (int i = 0; i < length; i++) {
            seed = seed * 1664525u + 1013904223u;
            text[i] = letters[(seed >> 16) % (sizeof letters - 1)];
        }
        struct page page;
        struct sg_csv csv;
        struct sheet sheet;
        begin(&page, &csv);
        sg_csv_text(&csv, text);
        sg_csv_end(&csv);
        sheet_read(page.bytes, page.length, &sheet);
        undo(sheet_name(&sheet, 0), found);
        assert_string_equal(found, text);
        sheet_free(&sheet);
    }
}

static void numbers_stay_numbers(void **state)
{
    (void)state;
    struct page page;
    struct sg_csv csv;
    begin(&page, &csv);
    sg_csv_int(&csv, -3);
    sg_csv_int(&csv, INT64_MAX);
    sg_csv_number(&csv, -.5);
    sg_csv_number(&csv, NAN);
    sg_csv_number(&csv, INFINITY);
    sg_csv_number(&csv, 1e300);
    sg_csv_end(&csv);
    assert_string_equal(page.bytes, "-3,9223372036854775807,-0.500000,n/a,n/a,n/a\r\n");
}

static void after_a_refusal_nothing_more_is_handed_over(void **state)
{
    (void)state;
    struct page page;
    struct sg_csv csv;
    begin(&page, &csv);
    page.room = 4;
    sg_csv_text(&csv, "abcdef");
    assert_true(csv.failed);
    size_t length = page.length;
    page.room = sizeof page.bytes;
    sg_csv_text(&csv, "more");
    sg_csv_end(&csv);
    assert_int_equal(page.length, length);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_quoted_only_where_they_need_it),
        cmocka_unit_test(no_text_begins_like_a_formula),
        cmocka_unit_test(no_text_holds_a_formula_behind_another_separator),
        cmocka_unit_test(a_text_that_looks_missing_is_told_from_a_missing_one),
        cmocka_unit_test(every_text_is_found_again),
        cmocka_unit_test(numbers_stay_numbers),
        cmocka_unit_test(after_a_refusal_nothing_more_is_handed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
