#include "learner/ability.h"
#include "smartgames/rng.h"
#include "near.h"
#include "test.h"

static void the_reference_learner_solves_a_level_as_often_as_its_rating_says(void **state)
{
    (void)state;
    struct sg_ability ability = {.theta = 0};
    static const double rates[] = {.02, .2, .5, .65, .85, .99};
    for (size_t i = 0; i < sizeof rates / sizeof *rates; i++)
        assert_near(sg_ability_predict(&ability, sg_difficulty(rates[i])), rates[i], 1e-12);
}

static void a_learner_whom_nobody_has_seen_starts_below_the_reference(void **state)
{
    (void)state;
    struct sg_ability ability;
    sg_ability_init(&ability);
    assert_true(ability.theta < 0 && ability.theta > -2);
    assert_int_equal(ability.levels, 0);
}

static void a_rate_outside_its_bounds_is_clamped_and_never_poisons(void **state)
{
    (void)state;
    assert_near(sg_difficulty(0), sg_difficulty(.001), 0);
    assert_near(sg_difficulty(1), sg_difficulty(.999), 0);
    assert_near(sg_difficulty(-3), sg_difficulty(.001), 0);
    assert_near(sg_difficulty(NAN), sg_difficulty(.001), 0);
}

static void the_first_update_moves_by_the_surprise_and_later_ones_by_less(void **state)
{
    (void)state;
    struct sg_ability ability = {.theta = 0};
    sg_ability_update(&ability, 0, 1);
    assert_near(ability.theta, .5, 1e-12); /* K(0) = 1, surprise 1 - .5 */
    assert_int_equal(ability.levels, 1);
    double before = ability.theta;
    sg_ability_update(&ability, before, 1); /* an even match again */
    assert_near(ability.theta - before, .5 / 1.05, 1e-12);
}

static void half_a_score_on_an_even_match_changes_nothing(void **state)
{
    (void)state;
    struct sg_ability ability = {.theta = 0};
    sg_ability_update(&ability, 0, sg_ability_rules.half_score);
    assert_near(ability.theta, 0, 0);
    assert_int_equal(ability.levels, 1);
}

static void a_hint_lies_between_solving_and_giving_up(void **state)
{
    (void)state;
    double theta[3];
    for (int i = 0; i < 3; i++) {
        struct sg_ability ability;
        sg_ability_init(&ability);
        sg_ability_update(&ability, .7, i * sg_ability_rules.half_score);
        theta[i] = ability.theta;
    }
    assert_true(theta[0] < theta[1] && theta[1] < theta[2]);
}

static void the_estimate_finds_simulated_learners(void **state)
{
    (void)state;
    struct sg_rng rng;
    sg_rng_init(&rng, 7);
    for (double truth = -2; truth <= 2; truth += 1) {
        double error = 0;
        enum { LEARNERS = 200, LEVELS = 60 };
        for (int i = 0; i < LEARNERS; i++) {
            struct sg_ability ability;
            sg_ability_init(&ability);
            for (int n = 0; n < LEVELS; n++) {
                double beta = ability.theta; /* an even match tells most */
                bool solved = sg_rng_unit(&rng) < 1 / (1 + exp(beta - truth));
                sg_ability_update(&ability, beta, solved);
            }
            error += ability.theta - truth;
        }
        assert_true(fabs(error / LEARNERS) < .15);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_reference_learner_solves_a_level_as_often_as_its_rating_says),
        cmocka_unit_test(a_learner_whom_nobody_has_seen_starts_below_the_reference),
        cmocka_unit_test(a_rate_outside_its_bounds_is_clamped_and_never_poisons),
        cmocka_unit_test(the_first_update_moves_by_the_surprise_and_later_ones_by_less),
        cmocka_unit_test(half_a_score_on_an_even_match_changes_nothing),
        cmocka_unit_test(a_hint_lies_between_solving_and_giving_up),
        cmocka_unit_test(the_estimate_finds_simulated_learners),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
