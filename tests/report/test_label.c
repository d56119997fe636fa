#include <stdio.h>
#include <stdlib.h>

#include "labelled.h"
#include "test.h"

#define HEADER "person\tlevel\tattempt\tk\tmove\tseconds\n"
#define BOARD  "EBBB..E..F..EAAF....CC...DDD........"

static void expect(const struct labelled *labelled, size_t line, const char *column, const char *value)
{
    char cell[64];
    assert_true(labelled_cell(labelled, line, column, cell));
    assert_string_equal(cell, value);
}

static void every_line_comes_back_with_what_was_found(void **state)
{
    (void)state;
    struct labelled labelled;
    labelled_run(&labelled, "traffic",
                 HEADER "p\t" BOARD "\t1\t0\tC+2\t1.5\n"
                        "p\t" BOARD "\t1\t1\tnull\t.5\n"
                        "p\t" BOARD "\t1\t2\tundo\t5e-01\n"
                        "p\t" BOARD "\t1\t3\trestart\t0.5\n"
                        "p\t" BOARD "\t2\t0\tC+2\t4.5\n"
                        "p\t" BOARD "\t2\t1\tsurrender\t1\n");
    assert_int_equal(labelled.status, SG_OK);
    assert_int_equal(labelled.said, 0);
    assert_int_equal(labelled.lines, 7);
    expect(&labelled, 1, "move", "C+2");
    expect(&labelled, 1, "distance_before", "4");
    expect(&labelled, 1, "distance_after", "3");
    expect(&labelled, 1, "improving", "1");
    expect(&labelled, 2, "distance_after", "3");
    expect(&labelled, 2, "improving", "-");
    expect(&labelled, 3, "distance_after", "4");
    expect(&labelled, 3, "takes_back", "1");
    expect(&labelled, 3, "macro", "first_undo");
    expect(&labelled, 5, "distance_before", "4");
    expect(&labelled, 6, "filtered", "-");
    expect(&labelled, 6, "impasse", "none");
    labelled_free(&labelled);
}

static void a_level_left_unsolved_is_told_with_the_next_one(void **state)
{
    (void)state;
    struct labelled labelled;
    labelled_run(&labelled, "traffic",
                 HEADER "p\t" BOARD "\t1\t0\tC+2\t1\n"
                        "p\tBCCC..BDDEF.AAGEF...GEHHIIGJJK..LL.K\t1\t0\tnull\t1\n"
                        "q\t" BOARD "\t1\t0\tC+2\t1\n");
    assert_int_equal(labelled.lines, 4);
    expect(&labelled, 2, "macro", "other_level");
    expect(&labelled, 3, "macro", "-"); /* another person has left nothing */
    labelled_free(&labelled);
}

static void columns_are_found_by_name_and_others_handed_on(void **state)
{
    (void)state;
    struct labelled labelled;
    labelled_run(&labelled, "traffic",
                 "note\tmove\tk\tattempt\tseconds\tperson\tlevel\r\n"
                 "a b\tC+2\t7\t3\t1\tq\t" BOARD "\r\n");
    assert_int_equal(labelled.lines, 2);
    expect(&labelled, 1, "note", "a b");
    expect(&labelled, 1, "level", BOARD);
    expect(&labelled, 1, "distance_after", "3");
    labelled_free(&labelled);
}

static void a_bad_line_is_named_with_line_and_column_and_stops_its_attempt_only(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        size_t column;
    } rows[] = {
        {"p\tnot a board\t1\t0\tC+2\t1\n", 2},
        {"p\t" BOARD "\tone\t0\tC+2\t1\n", 3},
        {"p\t" BOARD "\t1\t-1\tC+2\t1\n", 4},
        {"p\t" BOARD "\t1\t0\tC+9\t1\n", 5},
        {"p\t" BOARD "\t1\t0\tundo\t1\n", 5},
        {"p\t" BOARD "\t1\t0\t\t1\n", 5},
        {"p\t" BOARD "\t1\t0\tC+2\tnan\n", 6},
        {"p\t" BOARD "\t1\t0\tC+2\t-1\n", 6},
        {"p\t" BOARD "\t1\t0\tC+2\t1e9\n", 6},
        {"p\t" BOARD "\t1\t0\tC+2\t1e\n", 6},
        {"p\t" BOARD "\t1\t0\tC+2\t1e99\n", 6},
        {"p\t" BOARD "\t1\t0\tC+2\t.\n", 6},
        {"p\t" BOARD "\t1\t0\tC+2\t99999999999999999999999\n", 6},
        {"p\t" BOARD "\t1\t0\tC+2\n", 5},
        {"p\t" BOARD "\t1\t0\tC+2\t1\tmore\n", 7},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct labelled labelled;
        char text[2048];
        snprintf(text, sizeof text, "%s%s%s", HEADER, rows[i].line,
                 "p\t" BOARD "\t2\t0\tC+2\t1\np\t" BOARD "\t2\t1\tC-2\t1\n");
        labelled_run(&labelled, "traffic", text);
        assert_int_equal(labelled.status, SG_OK);
        assert_int_equal(labelled.said, 1);
        assert_int_equal(labelled.said_line, 2);
        assert_int_equal(labelled.said_column, rows[i].column);
        assert_int_equal(labelled.lines, 3);
        labelled_free(&labelled);
    }
}

static void what_cannot_be_followed_is_left_out(void **state)
{
    (void)state;
    struct labelled labelled;
    labelled_run(&labelled, "traffic",
                 HEADER "p\t" BOARD "\t1\t0\tC+2\t1\n"
                        "p\t" BOARD "\t1\t1\tC+2\t1\n" /* it stands against the wall by now */
                        "p\t" BOARD "\t1\t2\tC-2\t1\n"
                        "p\t" BOARD "\t2\t0\tC+2\t1\n"
                        "p\t" BOARD "\t2\t0\tC-2\t1\n" /* k stands still */
                        "q\t" BOARD "\t1\t0\tC+2\t1\n"
                        "p\t" BOARD "\t3\t0\tC+2\t1\n"); /* p was complete */
    assert_int_equal(labelled.said, 3);
    assert_int_equal(labelled.lines, 4);
    labelled_free(&labelled);
}

static void a_header_that_is_none_ends_it(void **state)
{
    (void)state;
    static const char *const headers[] = {"", "person\tlevel\n", &HEADER[1],
                                          "person\tlevel\tattempt\tk\tmove\tseconds\tk\n", "\n"};
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
        struct labelled labelled;
        labelled_run(&labelled, "traffic", headers[i]);
        assert_int_equal(labelled.status, SG_ERR_TEXT);
        assert_int_equal(labelled.said, 1);
        assert_int_equal(labelled.lines, 0);
        labelled_free(&labelled);
    }
}

/* ---- never ahead ---- */

/* Solves by walking to and fro with one car, then on: `acts` lines. */
static void long_log(char *text, size_t room, int acts)
{
    size_t length = (size_t)snprintf(text, room, "%s", HEADER);
    for (int i = 0; i < acts; i++) {
        static const char *const moves[] = {"C+2", "null", "C-2", "C+1", "undo"};
        length += (size_t)snprintf(text + length, room - length, "p\t%s\t%d\t%d\t%s\t%d.%d\n", BOARD,
                                   1 + i / 20, i % 20, moves[i % 5], i % 3, i % 10);
    }
}

static void filtered_columns_are_the_same_without_what_comes_later(void **state)
{
    (void)state;
    static const char *const columns[] = {
        "filtered", "filtered_posterior", "filtered_switch", "rt_z",
        "impasse",  "impasse_evidence",   "object_entropy",  "distance_after"};
    static char text[65536];
    struct labelled all, part;
    long_log(text, sizeof text, 90);
    labelled_run(&all, "traffic", text);
    assert_int_equal(all.lines, 91);
    for (int acts = 1; acts < 90; acts += 22) {
        long_log(text, sizeof text, acts);
        labelled_run(&part, "traffic", text);
        for (size_t line = 1; line <= (size_t)acts; line++)
            for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
                char cell[64];
                assert_true(labelled_cell(&all, line, columns[i], cell));
                expect(&part, line, columns[i], cell);
            }
        labelled_free(&part);
    }
    labelled_free(&all);
}

static void persons_do_not_touch_each_other(void **state)
{
    (void)state;
    struct labelled both, one;
    labelled_run(&both, "traffic",
                 HEADER "p\t" BOARD "\t1\t0\tC+2\t9\np\t" BOARD "\t1\t1\tC-2\t9\n"
                        "q\t" BOARD "\t1\t0\tC+2\t1\nq\t" BOARD "\t1\t1\tC-2\t1\n");
    labelled_run(&one, "traffic", HEADER "q\t" BOARD "\t1\t0\tC+2\t1\nq\t" BOARD "\t1\t1\tC-2\t1\n");
    static const char *const columns[] = {"filtered_posterior", "smoothed_posterior", "rt_z", "revisit"};
    for (size_t line = 1; line <= 2; line++)
        for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
            char cell[64];
            assert_true(labelled_cell(&one, line, columns[i], cell));
            expect(&both, line + 2, columns[i], cell);
        }
    labelled_free(&both);
    labelled_free(&one);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_line_comes_back_with_what_was_found),
        cmocka_unit_test(a_level_left_unsolved_is_told_with_the_next_one),
        cmocka_unit_test(columns_are_found_by_name_and_others_handed_on),
        cmocka_unit_test(a_bad_line_is_named_with_line_and_column_and_stops_its_attempt_only),
        cmocka_unit_test(what_cannot_be_followed_is_left_out),
        cmocka_unit_test(a_header_that_is_none_ends_it),
        cmocka_unit_test(filtered_columns_are_the_same_without_what_comes_later),
        cmocka_unit_test(persons_do_not_touch_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
