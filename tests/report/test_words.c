#include "report/words.h"

#include "test.h"

#define EACH(function, type, count)                                                                          \
    for (int value = 0; value < (count); value++)                                                            \
    check(function((type)value))

/* A word goes into a phrase's slot before it is translated: what is cut there finds no translation. */
static void check(const char *word)
{
    assert_non_null(word);
    assert_true(word[0] != '\0');
    assert_true(strlen(word) < SG_PHRASE_VALUE);
}

static void every_value_has_a_word_that_fits_a_slot(void **state)
{
    (void)state;
    EACH(sg_words_feeling, enum sg_feeling, SG_FEELING_COUNT);
    EACH(sg_words_phase, enum sg_phase, SG_PHASE_COUNT);
    EACH(sg_words_choice, enum sg_choice, SG_CHOICE_COUNT);
    EACH(sg_words_impasse, enum sg_impasse, SG_IMPASSE_COUNT);
    EACH(sg_words_impasse_end, enum sg_impasse_end, SG_IMPASSE_END_COUNT);
    EACH(sg_words_situation, enum sg_situation, SG_SITUATION_COUNT);
    EACH(sg_words_breakpoint, enum sg_breakpoint, SG_BREAKPOINT_COUNT);
    EACH(sg_words_unavailable, enum sg_unavailable, SG_UNAVAILABLE_COUNT);
    EACH(sg_words_close, enum sg_prompt_close, SG_PROMPT_CLOSE_COUNT);
    EACH(sg_words_chip, enum sg_chip, SG_CHIP_COUNT);
    EACH(sg_words_attempt_end, enum sg_attempt_end, SG_ATTEMPT_END_COUNT);
    EACH(sg_words_stop, enum sg_stop, SG_STOP_COUNT);
    EACH(sg_words_session_end, enum sg_session_end, SG_SESSION_END_COUNT);
}

/* The first value of most is "none"; all others say something of their own. */
static void only_none_is_a_dash(void **state)
{
    (void)state;
    for (int value = 1; value < SG_CHOICE_COUNT; value++)
        assert_string_not_equal(sg_words_choice((enum sg_choice)value), "-");
    for (int value = 1; value < SG_UNAVAILABLE_COUNT; value++)
        assert_string_not_equal(sg_words_unavailable((enum sg_unavailable)value), "-");
    for (int value = 1; value < SG_PHASE_COUNT; value++)
        assert_string_not_equal(sg_words_phase((enum sg_phase)value), "-");
}

static void a_value_of_a_newer_log_is_a_dash(void **state)
{
    (void)state;
    assert_string_equal(sg_words_chip((enum sg_chip)99), "-");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_value_has_a_word_that_fits_a_slot),
        cmocka_unit_test(only_none_is_a_dash),
        cmocka_unit_test(a_value_of_a_newer_log_is_a_dash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
