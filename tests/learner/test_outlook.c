/* What is to be expected of a moment: by acts, never by the clock. */
#include <math.h>

#include "learner/outlook.h"
#include "smartgames/rng.h"
#include "test.h"

static double held(const struct sg_outlook *outlook, const struct sg_outlook_person *person)
{
    double signs[SG_SIGN_COUNT];
    sg_outlook_signs(outlook, person, signs);
    return sg_outlook_probability(&sg_outlook_rules.held, signs);
}

static double quits(const struct sg_outlook *outlook, const struct sg_outlook_person *person)
{
    double signs[SG_SIGN_COUNT];
    sg_outlook_signs(outlook, person, signs);
    return sg_outlook_probability(&sg_outlook_rules.quits, signs);
}

/* No function takes a time: what no act changes, stays. Here so that a time that is added is noticed. */
static void the_clock_alone_changes_nothing(void **state)
{
    (void)state;
    struct sg_outlook outlook;
    struct sg_outlook_person person = {0};
    sg_outlook_open(&outlook, 10, .6);
    sg_outlook_move(&outlook, &person, 11, false);
    double before_held = held(&outlook, &person), before_quits = quits(&outlook, &person);
    for (int second = 0; second < 600; second++) {
        assert_true(held(&outlook, &person) == before_held);
        assert_true(quits(&outlook, &person) == before_quits);
    }
}

static void in_vain_at_the_best_place_it_becomes_likelier_that_the_way_on_is_not_seen(void **state)
{
    (void)state;
    struct sg_outlook outlook;
    struct sg_outlook_person person = {0};
    sg_outlook_open(&outlook, 10, .6);
    for (uint32_t d = 9; d >= 6; d--)
        sg_outlook_move(&outlook, &person, d, false);
    double fluent = held(&outlook, &person);
    for (int i = 0; i < 12; i++)
        sg_outlook_move(&outlook, &person, i % 2 ? 6 : 7, false);
    double stuck = held(&outlook, &person);
    assert_true(stuck > fluent + .3);
    sg_outlook_move(&outlook, &person, 5, false); /* a new best */
    assert_true(held(&outlook, &person) < stuck - .15);
    assert_int_equal(outlook.knocks, 0);
}

static void who_gave_up_before_is_expected_to_do_so_again(void **state)
{
    (void)state;
    struct sg_outlook outlook;
    struct sg_outlook_person stays = {0}, leaves = {0};
    for (int i = 0; i < 8; i++) {
        sg_outlook_close(&stays, false);
        sg_outlook_close(&leaves, i % 2);
    }
    sg_outlook_open(&outlook, 12, .6);
    assert_true(quits(&outlook, &leaves) > quits(&outlook, &stays) + .1);
}

static void a_harder_level_and_a_barren_attempt_make_giving_up_likelier(void **state)
{
    (void)state;
    struct sg_outlook easy, hard;
    struct sg_outlook_person person = {0};
    sg_outlook_open(&easy, 12, .9);
    sg_outlook_open(&hard, 12, .4);
    assert_true(quits(&hard, &person) > quits(&easy, &person));
    double before = quits(&hard, &person);
    sg_outlook_restart(&hard);
    sg_outlook_restart(&hard);
    assert_true(quits(&hard, &person) > before);
}

static void probabilities_stay_probabilities_whatever_happens(void **state)
{
    (void)state;
    struct sg_outlook outlook;
    struct sg_outlook_person person = {0};
    struct sg_rng rng;
    sg_rng_init(&rng, 5);
    for (int level = 0; level < 40; level++) {
        sg_outlook_open(&outlook, level % 3 ? sg_rng_below(&rng, 20) : UINT32_MAX, sg_rng_unit(&rng));
        for (int i = 0; i < 300; i++) {
            uint32_t after = sg_rng_below(&rng, 24);
            switch (sg_rng_below(&rng, 4)) {
            case 0: sg_outlook_back(&outlook, after > 20 ? UINT32_MAX : after); break;
            case 1: sg_outlook_restart(&outlook); break;
            default: sg_outlook_move(&outlook, &person, after > 20 ? UINT32_MAX : after, i % 2); break;
            }
            double h = held(&outlook, &person), q = quits(&outlook, &person);
            assert_true(h > 0 && h < 1 && q > 0 && q < 1);
        }
        sg_outlook_close(&person, level % 2);
    }
}

static void every_sign_has_a_name(void **state)
{
    (void)state;
    for (int i = 0; i < SG_SIGN_COUNT; i++)
        for (int j = 0; j < i; j++)
            assert_string_not_equal(sg_sign_name((enum sg_sign)i), sg_sign_name((enum sg_sign)j));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_clock_alone_changes_nothing),
        cmocka_unit_test(in_vain_at_the_best_place_it_becomes_likelier_that_the_way_on_is_not_seen),
        cmocka_unit_test(who_gave_up_before_is_expected_to_do_so_again),
        cmocka_unit_test(a_harder_level_and_a_barren_attempt_make_giving_up_likelier),
        cmocka_unit_test(probabilities_stay_probabilities_whatever_happens),
        cmocka_unit_test(every_sign_has_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
