/* The next move: a distribution, bent the way people bend it. */
#include <math.h>

#include "learner/choice.h"
#include "test.h"

static struct sg_choice_past past_at(double distance)
{
    struct sg_choice_past past = {.distance = distance};
    sg_choice_begin(&past);
    return past;
}

static void shares_are_a_distribution_and_errors_rise_with_the_distance(void **state)
{
    (void)state;
    double before = 1;
    for (double distance = 0; distance < 40; distance += .7) {
        double share[SG_QUALITY_COUNT];
        sg_choice_shares(distance, share);
        assert_true(share[0] > 0 && share[1] > 0 && share[2] > 0);
        assert_true(fabs(share[0] + share[1] + share[2] - 1) < 1e-12);
        assert_true(share[SG_QUALITY_BETTER] <= before);
        before = share[SG_QUALITY_BETTER];
    }
}

static void by_the_curve_many_poor_moves_are_no_likelier_than_few(void **state)
{
    (void)state;
    struct sg_choice_past past = past_at(6);
    struct sg_choice_option options[8] = {{.quality = SG_QUALITY_BETTER}, {.quality = SG_QUALITY_SAME}};
    double p[8];
    for (size_t i = 2; i < 8; i++)
        options[i].quality = SG_QUALITY_WORSE;
    sg_choice_by_curve(&past, options, 8, p);
    double share[SG_QUALITY_COUNT];
    sg_choice_shares(6, share);
    assert_true(fabs(p[0] - share[SG_QUALITY_BETTER]) < 1e-12);
    assert_true(fabs(p[7] - share[SG_QUALITY_WORSE] / 6) < 1e-12);
}

static void without_a_distance_nothing_is_said_about_quality(void **state)
{
    (void)state;
    struct sg_choice_past past = past_at(-1);
    const struct sg_choice_option options[] = {{.quality = SG_QUALITY_SAME}, {.quality = SG_QUALITY_SAME}};
    double p[2];
    sg_choice_by_curve(&past, options, 2, p);
    assert_true(fabs(p[0] - .5) < 1e-12);
    sg_choice_predict(&sg_choice_model, &past, options, 2, p);
    assert_true(fabs(p[0] - .5) < 1e-12);
}

/* P(the first) of two options that differ in one thing. */
static double first_of_two(const struct sg_choice_past *past, struct sg_choice_option one,
                           struct sg_choice_option other)
{
    double p[2];
    const struct sg_choice_option options[] = {one, other};
    sg_choice_predict(&sg_choice_model, past, options, 2, p);
    assert_true(fabs(p[0] + p[1] - 1) < 1e-12);
    return p[0];
}

static void what_looks_better_or_works_on_the_chain_is_taken_more_often(void **state)
{
    (void)state;
    struct sg_choice_past past = past_at(8);
    const struct sg_choice_option plain = {.quality = SG_QUALITY_SAME};
    struct sg_choice_option greedy = plain, near = plain, held = plain;
    greedy.traits.greedy = true;
    near.traits.chain_depth = 1;
    held.held = true;
    assert_true(first_of_two(&past, greedy, plain) > .5);
    assert_true(first_of_two(&past, near, plain) > .5);
    assert_true(first_of_two(&past, held, plain) < .5);
}

static void errors_come_in_runs(void **state)
{
    (void)state;
    const struct sg_choice_option better = {.quality = SG_QUALITY_BETTER},
                                  same = {.quality = SG_QUALITY_SAME};
    struct sg_choice_past good = past_at(8), bad = past_at(8);
    for (int i = 0; i < 4; i++) {
        sg_choice_note(&good, true);
        sg_choice_note(&bad, false);
    }
    assert_int_equal(bad.run, 4);
    assert_int_equal(good.run, 0);
    assert_true(first_of_two(&good, better, same) > first_of_two(&bad, better, same) + .2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_are_a_distribution_and_errors_rise_with_the_distance),
        cmocka_unit_test(by_the_curve_many_poor_moves_are_no_likelier_than_few),
        cmocka_unit_test(without_a_distance_nothing_is_said_about_quality),
        cmocka_unit_test(what_looks_better_or_works_on_the_chain_is_taken_more_often),
        cmocka_unit_test(errors_come_in_runs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
