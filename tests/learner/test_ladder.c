#include "learner/ladder.h"
#include "smartgames/rng.h"
#include "near.h"
#include "test.h"

static double sum_of(const double *values, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += values[i];
    return sum;
}

static void the_phases_keep_the_bands_of_the_plan(void **state)
{
    (void)state;
    const struct sg_ladder_rules *rules = &sg_ladder_rules;
    assert_true(rules->wall_low <= rules->wall && rules->wall <= rules->wall_high);
    assert_true(.80 <= rules->recover && rules->recover <= .85);
    assert_true(rules->wall < rules->stretch && rules->stretch < rules->recover &&
                rules->recover <= rules->warm);
    assert_true(rules->after_unsolved >= .85);
    assert_true(rules->wall_offer_ms < rules->wall_cap_ms && rules->wall_cap_ms <= 10 * 60 * 1000);
    assert_true(rules->easier > 0 && rules->harder < 0);
}

static void only_the_five_nearest_have_a_chance(void **state)
{
    (void)state;
    static const double predicted[] = {.99, .60, .70, .05, .64, .66, .68, .30};
    double probability[8];
    sg_ladder_choose(predicted, 8, .65, 0, probability);
    static const bool near[] = {false, true, true, false, true, true, true, false};
    for (int i = 0; i < 8; i++)
        assert_int_equal(probability[i] > 0, near[i]);
    assert_near(sum_of(probability, 8), 1, 1e-12);
}

static void the_nearer_candidate_is_the_likelier_one_by_the_softmax(void **state)
{
    (void)state;
    const double predicted[] = {.65, 1 / (1 + exp(-(log(.65 / .35) + sg_ladder_rules.temperature)))};
    double probability[2];
    sg_ladder_choose(predicted, 2, .65, 0, probability);
    assert_near(probability[0] / probability[1], exp(1), 1e-9);
}

static void equal_candidates_share_equally_and_the_first_five_win_the_tie(void **state)
{
    (void)state;
    double predicted[SG_LADDER_CANDIDATES], probability[SG_LADDER_CANDIDATES];
    for (int i = 0; i < SG_LADDER_CANDIDATES; i++)
        predicted[i] = .5;
    sg_ladder_choose(predicted, SG_LADDER_CANDIDATES, .85, 0, probability);
    for (int i = 0; i < SG_LADDER_CANDIDATES; i++)
        assert_near(probability[i], i < SG_LADDER_NEAREST ? .2 : 0, 1e-12);
}

static void the_draw_picks_along_the_probabilities(void **state)
{
    (void)state;
    static const double predicted[] = {.5, .5, .5, .5};
    static const struct {
        double draw;
        size_t picked;
    } rows[] = {{0, 0},  {.2499, 0}, {.25, 1}, {.4999, 1},
                {.5, 2}, {.7499, 2}, {.75, 3}, {.9999999999999999, 3}};
    double probability[4];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(sg_ladder_choose(predicted, 4, .5, rows[i].draw, probability), rows[i].picked);
}

static void whatever_the_candidates_the_pick_has_a_chance_and_the_sum_is_one(void **state)
{
    (void)state;
    struct sg_rng rng;
    sg_rng_init(&rng, 11);
    for (int round = 0; round < 20000; round++) {
        double predicted[SG_LADDER_CANDIDATES], probability[SG_LADDER_CANDIDATES];
        size_t count = 1 + sg_rng_below(&rng, SG_LADDER_CANDIDATES);
        for (size_t i = 0; i < count; i++) /* the extremes too */
            predicted[i] = sg_rng_below(&rng, 4) == 0 ? sg_rng_below(&rng, 2) : sg_rng_unit(&rng);
        double draw = round % 2 ? sg_rng_unit(&rng) : 1 - 0x1p-53;
        size_t picked = sg_ladder_choose(predicted, count, sg_rng_unit(&rng), draw, probability);
        assert_true(picked < count && probability[picked] > 0);
        assert_near(sum_of(probability, count), 1, 1e-9);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_phases_keep_the_bands_of_the_plan),
        cmocka_unit_test(only_the_five_nearest_have_a_chance),
        cmocka_unit_test(the_nearer_candidate_is_the_likelier_one_by_the_softmax),
        cmocka_unit_test(equal_candidates_share_equally_and_the_first_five_win_the_tie),
        cmocka_unit_test(the_draw_picks_along_the_probabilities),
        cmocka_unit_test(whatever_the_candidates_the_pick_has_a_chance_and_the_sum_is_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
