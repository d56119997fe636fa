#include "puzzle/rating.h"

#include <math.h>

#include "test.h"

/* ln t and logit P rise and fall with the one feature, so that any rating can be asked for. */
static const struct sg_rating_model plain = {
    .ln_seconds = 0,
    .logit_solve = 0,
    .count = 1,
    .features = {{.name = "x", .weight = 1, .logit_weight = -1}},
    .source = "this test",
};

static struct sg_rating rated(double x)
{
    struct sg_rating rating = {.features = {x}};
    sg_rate_features(&plain, &rating);
    return rating;
}

static void expected_seconds_and_p_solve_are_linear_in_their_own_scales(void **state)
{
    (void)state;
    static const struct sg_rating_model model = {
        .ln_seconds = 2, .logit_solve = 3, .count = 2, .features = {{"a", 0.5, -1}, {"b", -0.25, 2}}};
    struct sg_rating rating = {.features = {4, 2, 1000 /* beyond the model's count */}};
    sg_rate_features(&model, &rating);
    assert_true(fabs(log(rating.expected_s) - (2 + 2 - 0.5)) < 1e-12);
    assert_true(fabs(log(rating.p_solve / (1 - rating.p_solve)) - (3 - 4 + 4)) < 1e-12);
}

static void a_bound_belongs_to_the_grade_above_it(void **state)
{
    (void)state;
    for (int grade = 1; grade < SG_GRADES; grade++) {
        double bound = sg_grade_seconds[grade];
        assert_int_equal(rated(log(bound * 0.999)).grade, grade);
        assert_int_equal(rated(log(bound * 1.001)).grade, grade + 1);
        assert_true(sg_grade_seconds[grade] < sg_grade_seconds[grade + 1]);
    }
}

static void every_rating_has_a_grade(void **state)
{
    (void)state;
    assert_int_equal(rated(-700).grade, 1);
    assert_int_equal(rated(700).grade, SG_GRADES);
    assert_true(rated(700).p_solve >= 0 && rated(-700).p_solve <= 1);
}

static void the_bands_hold_the_level_means_they_were_made_from(void **state)
{
    (void)state;
    assert_int_equal(rated(log(18.0)).grade, 1);
    assert_int_equal(rated(log(41.9)).grade, 3);
    assert_int_equal(rated(log(57.2)).grade, 3);
    assert_int_equal(rated(log(80.7)).grade, 4);
}

static void each_grade_has_a_name_of_its_own(void **state)
{
    (void)state;
    for (int grade = 1; grade <= SG_GRADES; grade++)
        for (int other = 1; other < grade; other++)
            assert_string_not_equal(sg_grade_name(grade), sg_grade_name(other));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expected_seconds_and_p_solve_are_linear_in_their_own_scales),
        cmocka_unit_test(a_bound_belongs_to_the_grade_above_it),
        cmocka_unit_test(every_rating_has_a_grade),
        cmocka_unit_test(the_bands_hold_the_level_means_they_were_made_from),
        cmocka_unit_test(each_grade_has_a_name_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
