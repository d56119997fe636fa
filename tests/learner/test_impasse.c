#include "learner/impasse.h"
#include "test.h"

/* A watch in which exactly the asked sub-conditions hold; `pausing` is the caller's. */
static struct sg_impasse_watch watch_with(bool errors, bool restarted, bool revisits, bool taking_back)
{
    struct sg_impasse_watch watch;
    sg_impasse_open(&watch, 0);
    for (int i = 0; i < 15; i++)
        sg_impasse_note_move(&watch, !errors, revisits);
    for (int i = 0; restarted && i < 2; i++)
        sg_impasse_note_restart(&watch);
    for (int i = 0; taking_back && i < 3; i++)
        sg_impasse_note_take_back(&watch);
    return watch;
}

static void stuck_needs_the_time_and_two_of_the_five(void **state)
{
    (void)state;
    for (int mask = 0; mask < 32; mask++)
        for (int late = 0; late < 2; late++) {
            struct sg_impasse_watch watch = watch_with(mask & 1, mask & 2, mask & 4, mask & 8);
            struct sg_event event;
            int met = (mask & 1) + (mask >> 1 & 1) + (mask >> 2 & 1) + (mask >> 3 & 1) + (mask >> 4 & 1);
            enum sg_impasse impasse =
                sg_impasse_judge(&watch, late ? 45100 : 44900, mask & 16 ? 12000 : 11999, 45000, &event);
            assert_int_equal(impasse, late && met >= 2 ? SG_IMPASSE_STUCK : SG_IMPASSE_NONE);
            assert_int_equal(event.as.impasse_began.impasse, impasse);
            assert_int_equal(event.as.impasse_began.slow, late);
            assert_int_equal(event.as.impasse_began.errors, (mask & 1) != 0);
            assert_int_equal(event.as.impasse_began.restarted, (mask & 2) != 0);
            assert_int_equal(event.as.impasse_began.revisits, (mask & 4) != 0);
            assert_int_equal(event.as.impasse_began.taking_back, (mask & 8) != 0);
            assert_int_equal(event.as.impasse_began.pausing, (mask & 16) != 0);
        }
}

static void the_threshold_itself_is_not_yet_too_long(void **state)
{
    (void)state;
    struct sg_impasse_watch watch = watch_with(true, true, false, false);
    struct sg_event event;
    assert_int_equal(sg_impasse_judge(&watch, 45000, 0, 45000, &event), SG_IMPASSE_NONE);
    assert_int_equal(sg_impasse_judge(&watch, 45001, 0, 45000, &event), SG_IMPASSE_STUCK);
}

static void six_errors_of_ten_are_many_and_five_are_not(void **state)
{
    (void)state;
    for (int errors = 4; errors <= 7; errors++) {
        struct sg_impasse_watch watch;
        sg_impasse_open(&watch, 0);
        for (int i = 0; i < 10; i++)
            sg_impasse_note_move(&watch, i >= errors, false);
        struct sg_event event;
        sg_impasse_judge(&watch, 0, 0, 45000, &event);
        assert_int_equal(event.as.impasse_began.errors, errors >= 6);
        assert_true(event.as.impasse_began.error_rate == errors / 10.0);
    }
}

static void six_revisits_of_fifteen_are_many_and_five_are_not(void **state)
{
    (void)state;
    for (int revisits = 4; revisits <= 7; revisits++) {
        struct sg_impasse_watch watch;
        sg_impasse_open(&watch, 0);
        for (int i = 0; i < 15; i++)
            sg_impasse_note_move(&watch, true, i < revisits);
        struct sg_event event;
        sg_impasse_judge(&watch, 0, 0, 45000, &event);
        assert_int_equal(event.as.impasse_began.revisits, revisits >= 6);
    }
}

static void what_fell_out_of_the_window_counts_no_more(void **state)
{
    (void)state;
    struct sg_impasse_watch watch;
    sg_impasse_open(&watch, 0);
    struct sg_event event;
    for (int i = 0; i < 10; i++)
        sg_impasse_note_move(&watch, false, false);
    for (int i = 0; i < 3; i++)
        sg_impasse_note_take_back(&watch);
    for (int i = 0; i < 7; i++)
        sg_impasse_note_move(&watch, true, false);
    sg_impasse_judge(&watch, 0, 0, 45000, &event);
    assert_true(event.as.impasse_began.error_rate == .3);
    assert_int_equal(event.as.impasse_began.take_backs, 3);
    sg_impasse_note_move(&watch, true, false);
    sg_impasse_judge(&watch, 0, 0, 45000, &event);
    assert_true(event.as.impasse_began.error_rate == .2);
    assert_int_equal(event.as.impasse_began.take_backs, 2);
}

static void the_first_slips_of_a_visit_are_no_pattern(void **state)
{
    (void)state;
    struct sg_impasse_watch watch;
    sg_impasse_open(&watch, 0);
    for (int i = 0; i < 5; i++)
        sg_impasse_note_move(&watch, false, true);
    struct sg_event event;
    sg_impasse_judge(&watch, 100000, 0, 45000, &event);
    assert_false(event.as.impasse_began.errors);
    assert_false(event.as.impasse_began.revisits);
}

static void wheels_spin_from_the_eighth_attempt_or_slowly_from_the_third(void **state)
{
    (void)state;
    static const struct {
        int attempts;
        int64_t since_ms;
        bool spinning;
    } rows[] = {{7, 1000, false},  {8, 1000, true},    {2, 999000, false}, {3, 160000, false},
                {3, 160001, true}, {0, 999000, false}, {9, 170000, true}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sg_impasse_watch watch;
        sg_impasse_open(&watch, 5000);
        for (int n = 0; n < rows[i].attempts; n++)
            sg_impasse_note_restart(&watch);
        struct sg_event event;
        enum sg_impasse impasse = sg_impasse_judge(&watch, 5000 + rows[i].since_ms, 0, 45000, &event);
        assert_int_equal(impasse == SG_IMPASSE_WHEEL_SPINNING, rows[i].spinning);
        assert_int_equal(event.as.impasse_began.attempts_without_best, rows[i].attempts);
    }
}

static void a_new_best_starts_the_clock_and_the_attempts_again(void **state)
{
    (void)state;
    struct sg_impasse_watch watch = watch_with(true, true, true, true);
    for (int i = 0; i < 8; i++)
        sg_impasse_note_restart(&watch);
    struct sg_event event;
    assert_int_equal(sg_impasse_judge(&watch, 60000, 0, 45000, &event), SG_IMPASSE_WHEEL_SPINNING);
    sg_impasse_note_best(&watch, 60000);
    assert_int_equal(sg_impasse_judge(&watch, 60000, 0, 45000, &event), SG_IMPASSE_NONE);
    assert_int_equal(event.as.impasse_began.since_best_ms, 0);
}

static void judging_changes_nothing(void **state)
{
    (void)state;
    struct sg_impasse_watch watch = watch_with(true, true, true, false), before = watch;
    struct sg_event first, second;
    sg_impasse_judge(&watch, 50000, 13000, 45000, &first);
    sg_impasse_judge(&watch, 50000, 13000, 45000, &second);
    assert_memory_equal(&watch, &before, sizeof watch);
    assert_memory_equal(&first.as.impasse_began, &second.as.impasse_began, sizeof first.as.impasse_began);
    assert_int_equal(first.kind, SG_EVENT_IMPASSE_BEGAN);
}

static void the_threshold_is_a_minute_until_five_episodes_are_known(void **state)
{
    (void)state;
    struct sg_impasse_baseline baseline = {.count = 0};
    for (int i = 0; i < 5; i++) {
        assert_int_equal(sg_impasse_threshold(&baseline), 60000);
        sg_impasse_learn(&baseline, 100000);
    }
    assert_int_equal(sg_impasse_threshold(&baseline), 100000);
}

static void a_quick_person_still_gets_forty_five_seconds(void **state)
{
    (void)state;
    struct sg_impasse_baseline baseline = {.count = 0};
    for (int i = 0; i < 20; i++)
        sg_impasse_learn(&baseline, 3000);
    assert_int_equal(sg_impasse_threshold(&baseline), 45000);
}

static void the_personal_threshold_is_the_eightieth_percentile(void **state)
{
    (void)state;
    struct sg_impasse_baseline baseline = {.count = 0};
    for (int i = 10; i >= 0; i--) /* 50 s, 60 s .. 150 s in falling order */
        sg_impasse_learn(&baseline, 50000 + 10000 * i);
    assert_int_equal(sg_impasse_threshold(&baseline), 130000);
    struct sg_impasse_baseline five = {.count = 0};
    for (int i = 1; i <= 5; i++)
        sg_impasse_learn(&five, 50000 * i);
    assert_int_equal(sg_impasse_threshold(&five),
                     210000); /* a fifth of the way from the fourth to the fifth */
}

static void the_ring_forgets_the_oldest(void **state)
{
    (void)state;
    struct sg_impasse_baseline baseline = {.count = 0};
    for (int i = 0; i < SG_IMPASSE_EPISODES; i++)
        sg_impasse_learn(&baseline, 900000);
    assert_int_equal(sg_impasse_threshold(&baseline), 900000);
    for (int i = 0; i < SG_IMPASSE_EPISODES; i++)
        sg_impasse_learn(&baseline, 50000);
    assert_int_equal(sg_impasse_threshold(&baseline), 50000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stuck_needs_the_time_and_two_of_the_five),
        cmocka_unit_test(the_threshold_itself_is_not_yet_too_long),
        cmocka_unit_test(six_errors_of_ten_are_many_and_five_are_not),
        cmocka_unit_test(six_revisits_of_fifteen_are_many_and_five_are_not),
        cmocka_unit_test(what_fell_out_of_the_window_counts_no_more),
        cmocka_unit_test(the_first_slips_of_a_visit_are_no_pattern),
        cmocka_unit_test(wheels_spin_from_the_eighth_attempt_or_slowly_from_the_third),
        cmocka_unit_test(a_new_best_starts_the_clock_and_the_attempts_again),
        cmocka_unit_test(judging_changes_nothing),
        cmocka_unit_test(the_threshold_is_a_minute_until_five_episodes_are_known),
        cmocka_unit_test(a_quick_person_still_gets_forty_five_seconds),
        cmocka_unit_test(the_personal_threshold_is_the_eightieth_percentile),
        cmocka_unit_test(the_ring_forgets_the_oldest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
