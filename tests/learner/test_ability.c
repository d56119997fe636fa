#include "learner/ability.h"
#include "learner/pace.h"
#include "smartgames/rng.h"
#include "near.h"
#include "test.h"

static void the_reference_learner_solves_a_level_as_often_as_its_rating_says(void **state)
{
    (void)state;
    static const double rates[] = {.02, .2, .5, .65, .85, .99};
    double item = sg_ability_rules.item_sd * sg_ability_rules.item_sd;
    for (size_t i = 0; i < sizeof rates / sizeof *rates; i++) {
        struct sg_belief known = {.mean = 0, .variance = 0};
        double flat = sqrt(1 + acos(-1) / 8 * item); /* only what a rating does not know is in between */
        assert_near(sg_ability_predict(&known, flat * sg_difficulty(rates[i])), rates[i], 1e-12);
    }
}

static void a_level_of_the_wanted_difficulty_is_solved_as_often_as_wanted(void **state)
{
    (void)state;
    static const double targets[] = {.05, .275, .5, .65, .85, .99};
    for (double mean = -3; mean <= 3; mean += .75)
        for (double variance = 0; variance < 4; variance += .8)
            for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
                struct sg_belief theta = {mean, variance};
                assert_near(sg_ability_predict(&theta, sg_ability_beta(&theta, targets[i])), targets[i],
                            1e-9);
            }
}

static void the_less_is_known_the_nearer_to_even_a_prediction_lies(void **state)
{
    (void)state;
    struct sg_belief sure = {1, .1}, unsure = {1, 2.5};
    assert_true(sg_ability_predict(&sure, -1) > sg_ability_predict(&unsure, -1));
    assert_true(sg_ability_predict(&unsure, -1) > .5);
    assert_true(sg_ability_predict(&sure, 3) < sg_ability_predict(&unsure, 3));
}

static void a_learner_whom_nobody_has_seen_starts_below_the_reference(void **state)
{
    (void)state;
    struct sg_ability ability;
    sg_ability_init(&ability);
    for (size_t game = 0; game < SG_TRAIT_GAMES; game++) {
        struct sg_belief theta = sg_ability_of(&ability, game);
        assert_near(theta.mean, -.5, 1e-12);
        assert_near(theta.variance, 1.6 * 1.6 + .6 * .6, 1e-12);
    }
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

/* Against the integral by brute force: 20,000 steps over ten standard deviations. */
static void a_visit_gives_the_mean_and_variance_of_the_exact_posterior(void **state)
{
    (void)state;
    static const struct {
        double beta, score;
    } rows[] = {{-.5, 1}, {-.5, 0}, {-3, 0}, {3, 1}, {0, .5}, {2, .5}, {-4, 1}};
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct sg_ability ability;
        sg_ability_init(&ability);
        struct sg_belief before = sg_ability_of(&ability, 3);
        double slope = 1 / sqrt(1 + acos(-1) / 8 * sg_ability_rules.item_sd * sg_ability_rules.item_sd);
        double sum = 0, first = 0, second = 0;
        for (int i = 0; i <= 20000; i++) {
            double t = before.mean + sqrt(before.variance) * (i / 1000.0 - 10);
            double p = 1 / (1 + exp(-slope * (t - rows[r].beta)));
            double w = pow(p, rows[r].score) * pow(1 - p, 1 - rows[r].score) *
                       exp(-(t - before.mean) * (t - before.mean) / (2 * before.variance));
            sum += w;
            first += w * t;
            second += w * t * t;
        }
        double mean = first / sum;
        sg_ability_update(&ability, 3, rows[r].beta, rows[r].score);
        struct sg_belief after = sg_ability_of(&ability, 3);
        assert_near(after.mean, mean, 5e-3);
        assert_near(after.variance, second / sum - mean * mean, 1e-2);
    }
}

static void solving_raises_giving_up_lowers_and_a_hint_lies_between(void **state)
{
    (void)state;
    double theta[3];
    for (int i = 0; i < 3; i++) {
        struct sg_ability ability;
        sg_ability_init(&ability);
        sg_ability_update(&ability, 0, .7, i * sg_ability_rules.half_score);
        theta[i] = sg_ability_of(&ability, 0).mean;
        assert_int_equal(ability.levels, 1);
    }
    assert_true(theta[0] < theta[1] && theta[1] < theta[2]);
    assert_true(theta[0] < -.5 && theta[2] > -.5);
}

static void who_is_new_to_a_game_is_not_a_stranger(void **state)
{
    (void)state;
    struct sg_ability ability;
    sg_ability_init(&ability);
    for (int i = 0; i < 8; i++)
        sg_ability_update(&ability, 0, 1, 1);
    struct sg_belief played = sg_ability_of(&ability, 0), new = sg_ability_of(&ability, 5);
    assert_true(new.mean > .3 && new.mean < played.mean);
    assert_true(new.variance > played.variance &&new.variance < 1.6 * 1.6 + .6 * .6);
    for (int i = 0; i < 8; i++)
        sg_ability_update(&ability, 5, 1, 0); /* and what it shows there weighs most there */
    assert_true(sg_ability_of(&ability, 5).mean < sg_ability_of(&ability, 0).mean - .5);
}

static void every_visit_leaves_less_unknown(void **state)
{
    (void)state;
    struct sg_rng rng;
    sg_rng_init(&rng, 5);
    struct sg_ability ability;
    sg_ability_init(&ability);
    for (int i = 0; i < 2000; i++) {
        size_t game = sg_rng_below(&rng, 8);
        double before = sg_ability_of(&ability, game).variance;
        double beta = 14 * sg_rng_unit(&rng) - 7, score = sg_rng_below(&rng, 3) * .5;
        sg_ability_update(&ability, game, beta, score);
        struct sg_belief after = sg_ability_of(&ability, game);
        assert_true(after.variance > 0 && after.variance <= before + 1e-12);
        assert_true(fabs(after.mean) < 10);
    }
}

static void the_estimate_finds_simulated_learners(void **state)
{
    (void)state;
    struct sg_rng rng;
    sg_rng_init(&rng, 7);
    for (double truth = -2; truth <= 2; truth += 1) {
        double error = 0;
        enum { LEARNERS = 100, LEVELS = 60 };
        for (int i = 0; i < LEARNERS; i++) {
            struct sg_ability ability;
            sg_ability_init(&ability);
            for (int n = 0; n < LEVELS; n++) {
                double beta = sg_ability_of(&ability, 0).mean; /* an even match tells most */
                bool solved = sg_rng_unit(&rng) < 1 / (1 + exp(beta - truth));
                sg_ability_update(&ability, 0, beta, solved);
            }
            error += sg_ability_of(&ability, 0).mean - truth;
        }
        assert_true(fabs(error / LEARNERS) < .15);
    }
}

/* ---- pace ---- */

static void pace_comes_nearer_to_what_the_solving_times_say(void **state)
{
    (void)state;
    struct sg_pace pace = {{{{0, 0}}}};
    assert_near(sg_pace_expected_s(&pace, 0, 40), 40, 1e-12);
    for (int i = 0; i < 30; i++)
        sg_pace_update(&pace, 0, 40, 80); /* takes twice as long */
    assert_true(sg_pace_expected_s(&pace, 0, 40) > 72 && sg_pace_expected_s(&pace, 0, 40) < 80);
    assert_true(sg_pace_expected_s(&pace, 1, 40) > 55); /* probably elsewhere too */
}

static void a_time_that_is_none_says_nothing(void **state)
{
    (void)state;
    struct sg_pace pace = {{{{0, 0}}}};
    sg_pace_update(&pace, 0, 0, 10);
    sg_pace_update(&pace, 0, 10, 0);
    sg_pace_update(&pace, 0, NAN, 10);
    assert_near(pace.trait.games[0].precision, 0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_reference_learner_solves_a_level_as_often_as_its_rating_says),
        cmocka_unit_test(a_level_of_the_wanted_difficulty_is_solved_as_often_as_wanted),
        cmocka_unit_test(the_less_is_known_the_nearer_to_even_a_prediction_lies),
        cmocka_unit_test(a_learner_whom_nobody_has_seen_starts_below_the_reference),
        cmocka_unit_test(a_rate_outside_its_bounds_is_clamped_and_never_poisons),
        cmocka_unit_test(a_visit_gives_the_mean_and_variance_of_the_exact_posterior),
        cmocka_unit_test(solving_raises_giving_up_lowers_and_a_hint_lies_between),
        cmocka_unit_test(who_is_new_to_a_game_is_not_a_stranger),
        cmocka_unit_test(every_visit_leaves_less_unknown),
        cmocka_unit_test(the_estimate_finds_simulated_learners),
        cmocka_unit_test(pace_comes_nearer_to_what_the_solving_times_say),
        cmocka_unit_test(a_time_that_is_none_says_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
