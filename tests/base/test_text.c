#include "smartgames/phrase.h"
#include "smartgames/text.h"
#include "test.h"

static void numbers_are_written_and_read_back(void **state)
{
    (void)state;
    char bytes[64];
    struct sg_text text;
    sg_text_init(&text, bytes, sizeof bytes);
    sg_text_put_int(&text, INT64_MIN);
    assert_string_equal(bytes, "-9223372036854775808");
    const char *at = bytes;
    int64_t back;
    assert_true(sg_text_read_int(&at, bytes + text.length, &back));
    assert_true(back == INT64_MIN);
    assert_ptr_equal(at, bytes + text.length);
}

static void a_number_that_overflows_is_refused_and_the_cursor_stays(void **state)
{
    (void)state;
    const char *big = "18446744073709551616", *at = big;
    uint64_t value;
    assert_false(sg_text_read_uint(&at, big + strlen(big), &value));
    assert_ptr_equal(at, big);
}

static void fixed_numbers_round_half_away_from_zero(void **state)
{
    (void)state;
    static const struct {
        double value;
        int decimals;
        const char *expected;
    } rows[] = {{0.5, 0, "1"}, {-2.5, 0, "-3"}, {3.14159, 2, "3.14"}, {0, 3, "0.000"}, {-0.125, 2, "-0.13"}, {1e30, 2, "inf"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char bytes[64];
        struct sg_text text;
        sg_text_init(&text, bytes, sizeof bytes);
        sg_text_put_fixed(&text, rows[i].value, rows[i].decimals);
        assert_string_equal(bytes, rows[i].expected);
    }
}

static void text_that_does_not_fit_is_cut_between_characters(void **state)
{
    (void)state;
    char bytes[5];
    struct sg_text text;
    sg_text_init(&text, bytes, sizeof bytes);
    sg_text_put(&text, "één");
    assert_true(text.cut);
    assert_string_equal(bytes, "éé");
    sg_text_put(&text, "x");
    assert_string_equal(bytes, "éé");
}

static const char *shout(const void *catalog, const char *msgid)
{
    (void)catalog;
    return strcmp(msgid, "left") == 0 ? "links" : strcmp(msgid, "car {car} goes {where}") == 0 ? "{where} rijdt {car}" : msgid;
}

static void a_phrase_is_filled_after_translation(void **state)
{
    (void)state;
    struct sg_phrase phrase;
    sg_phrase_set(&phrase, SG_T("car {car} goes {where}"));
    sg_phrase_add(&phrase, "car", "{where}"); /* a value is never filled itself */
    sg_phrase_add_msgid(&phrase, "where", SG_T("left"));
    char bytes[64];
    struct sg_text text;
    sg_text_init(&text, bytes, sizeof bytes);
    sg_phrase_write(&phrase, shout, NULL, &text);
    assert_string_equal(bytes, "links rijdt {where}");
    sg_text_clear(&text);
    sg_phrase_write(&phrase, NULL, NULL, &text);
    assert_string_equal(bytes, "car {where} goes left");
}

static void braces_that_name_no_slot_stand_as_written(void **state)
{
    (void)state;
    char bytes[64];
    struct sg_text text;
    sg_text_init(&text, bytes, sizeof bytes);
    struct sg_phrase phrase;
    sg_phrase_set(&phrase, "{a} {} {open");
    sg_phrase_write(&phrase, NULL, NULL, &text);
    assert_string_equal(bytes, "{a} {} {open");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_written_and_read_back),
        cmocka_unit_test(a_number_that_overflows_is_refused_and_the_cursor_stays),
        cmocka_unit_test(fixed_numbers_round_half_away_from_zero),
        cmocka_unit_test(text_that_does_not_fit_is_cut_between_characters),
        cmocka_unit_test(a_phrase_is_filled_after_translation),
        cmocka_unit_test(braces_that_name_no_slot_stand_as_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
