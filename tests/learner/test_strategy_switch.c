#include <math.h>

#include "learner/strategy_switch.h"
#include "near.h"
#include "test.h"

enum { MOST = 128 };

/* One letter an act: P PLAN, B BACK, F FWD, R REST, ? UNK, capital; `|` an attempt begins, `*` the attempt it
 * stands in repeats the one before, `-` the act speaks for nothing. */
static size_t read_steps(const char *text, struct sg_strategy_step steps[MOST])
{
    size_t count = 0;
    bool begins = true, perseverates = false, clear = true;
    for (; *text; text++) {
        if (*text == '|') {
            begins = true;
            perseverates = false;
        } else if (*text == '*') {
            perseverates = true;
        } else if (*text == '-') {
            clear = false;
        } else {
            enum sg_strategy strategy = *text == 'P'   ? SG_STRATEGY_PLAN
                                        : *text == 'B' ? SG_STRATEGY_BACK
                                        : *text == 'F' ? SG_STRATEGY_FWD
                                        : *text == 'R' ? SG_STRATEGY_REST
                                                       : SG_STRATEGY_UNK;
            steps[count] = (struct sg_strategy_step){.strategy = strategy,
                                                     .active_ms = (int64_t)count * 1000,
                                                     .begins = begins,
                                                     .perseverates = perseverates};
            steps[count++].log_likelihood.of[strategy] = clear ? 2 : .01;
            begins = false;
            clear = true;
        }
    }
    return count;
}

static void a_switch_lies_between_two_strategies_that_stand(void **state)
{
    (void)state;
    static const struct {
        const char *steps;
        size_t count, at;
    } rows[] = {
        {"PPPPPPBBBBBB", 1, 6},
        {"PPPPPBBBBBB", 0, 0}, /* five acts are none */
        {"PPPPPPBBBBB", 0, 0},
        {"PPPPPPBBPPPPPP", 0, 0},     /* and back again */
        {"PPPPPP??BBBBBB", 1, 8},     /* stamped where the new one begins */
        {"PPPPPP??????PPPPPP", 0, 0}, /* unreadable for a while */
        {"??????BBBBBB", 0, 0},       /* from nothing known */
        {"PPPPPP-B-B-B-B-B-B", 0, 0}, /* the second is in doubt as a whole */
        {"PPPPPP|BBB|PPPPPP", 2, 6},  /* a whole attempt of three */
        {"PPPPPP|BB|PPPPPP", 0, 0},   /* of two */
        {"PPPPPP|BBB", 0, 0},         /* not over yet */
        {"PPPPPPBBBBBBFFFFFF", 2, 6},
        {"FFFFFF|RRRRRR", 1, 6},
        {"FFFFFF|*R*R*R*R*R*R|FFFFFF", 0, 0}, /* the same line again is no switch */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sg_strategy_step steps[MOST];
        struct sg_switch switches[8];
        size_t count = read_steps(rows[i].steps, steps);
        assert_int_equal(sg_strategy_switches(steps, count, switches, 8), rows[i].count);
        if (rows[i].count > 0) {
            assert_int_equal(switches[0].at, rows[i].at);
            assert_int_not_equal(switches[0].from, switches[0].to);
        }
    }
}

static void the_same_line_again_is_a_segment_of_its_own_name(void **state)
{
    (void)state;
    struct sg_strategy_step steps[MOST];
    struct sg_strategy_segment segments[4];
    size_t count = read_steps("FFFFFF|*R*R*R*R*R*R", steps);
    assert_int_equal(sg_strategy_segments(steps, count, segments, 4), 2);
    assert_int_equal(segments[1].strategy, SG_STRATEGY_PERS);
    assert_false(sg_strategy_stands(&segments[1]));
    assert_true(sg_strategy_stands(&segments[0]));
}

static void a_small_array_is_not_overrun(void **state)
{
    (void)state;
    struct sg_strategy_step steps[MOST];
    struct sg_strategy_segment one;
    struct sg_switch first;
    size_t count = read_steps("PPPPPPBBBBBBFFFFFFPPPPPP", steps);
    assert_int_equal(sg_strategy_segments(steps, count, &one, 1), 4);
    assert_int_equal(sg_strategy_switches(steps, count, &first, 1), 3);
    assert_int_equal(sg_strategy_segments(steps, 0, &one, 1), 0);
    assert_int_equal(sg_strategy_switches(steps, 0, &first, 1), 0);
}

static void a_switch_is_adaptive_after_a_failure_and_before_a_new_best(void **state)
{
    (void)state;
    static const struct {
        int failed, best;
        bool adaptive;
    } rows[] = {
        {10, 32, true}, {10, 40, true},  {10, 41, false}, /* 20 acts after the switch at 20 */
        {9, 32, false},                                   /* 11 before it */
        {20, 20, true}, {-1, 32, false}, {10, -1, false}, {10, 19, false}, {21, 32, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sg_strategy_step steps[60] = {{0}};
        struct sg_switch change = {.at = 20, .from = SG_STRATEGY_PLAN, .to = SG_STRATEGY_BACK};
        steps[15].begins = true; /* the attempt in which it falls is short */
        if (rows[i].failed >= 0)
            steps[rows[i].failed].failed = true;
        if (rows[i].best >= 0)
            steps[rows[i].best].best = true;
        assert_int_equal(sg_switch_is_adaptive(&change, steps, 60), rows[i].adaptive);
    }
}

static void a_failure_that_began_the_attempt_counts_however_long_ago(void **state)
{
    (void)state;
    struct sg_strategy_step steps[60] = {{0}};
    struct sg_switch change = {.at = 40};
    steps[5].begins = steps[5].failed = true;
    steps[45].best = true;
    assert_true(sg_switch_is_adaptive(&change, steps, 60));
}

static void entropy_is_of_the_named_strategies(void **state)
{
    (void)state;
    struct sg_strategy_step steps[MOST];
    assert_near(sg_strategy_entropy(steps, read_steps("PPPP", steps)), 0, 1e-12);
    assert_near(sg_strategy_entropy(steps, read_steps("PPBB????", steps)), 1, 1e-12);
    assert_near(sg_strategy_entropy(steps, read_steps("PBFR", steps)), 2, 1e-12);
    assert_near(sg_strategy_entropy(steps, read_steps("????", steps)), 0, 1e-12);
}

static void the_lag_runs_from_the_impasse_to_the_next_switch(void **state)
{
    (void)state;
    struct sg_strategy_step steps[MOST];
    struct sg_switch switches[4];
    size_t count = read_steps("PPPPPPBBBBBBFFFFFF", steps);
    size_t found = sg_strategy_switches(steps, count, switches, 4);
    assert_int_equal(sg_switch_lag_ms(switches, found, steps, 2500), 3500);
    assert_int_equal(sg_switch_lag_ms(switches, found, steps, 6001), 5999);
    assert_int_equal(sg_switch_lag_ms(switches, found, steps, 12001), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_switch_lies_between_two_strategies_that_stand),
        cmocka_unit_test(the_same_line_again_is_a_segment_of_its_own_name),
        cmocka_unit_test(a_small_array_is_not_overrun),
        cmocka_unit_test(a_switch_is_adaptive_after_a_failure_and_before_a_new_best),
        cmocka_unit_test(a_failure_that_began_the_attempt_counts_however_long_ago),
        cmocka_unit_test(entropy_is_of_the_named_strategies),
        cmocka_unit_test(the_lag_runs_from_the_impasse_to_the_next_switch),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
