#include <math.h>
#include <string.h>

#include "simulate/validate.h"
#include "test.h"

enum { ROWS = 64 };

struct rows {
    size_t count;
    struct sg_finding of[ROWS];
    const struct sg_claim *claim[ROWS];
};

static void keep(void *user, const struct sg_claim *claim, const struct sg_finding *finding)
{
    struct rows *rows = user;
    assert_true(rows->count < ROWS);
    rows->claim[rows->count] = claim;
    rows->of[rows->count++] = *finding;
}

static struct sg_finding told(double value, enum sg_bar bar, double bound)
{
    static const struct sg_claim claim = {.name = "claim"};
    struct rows rows = {0};
    struct sg_finding finding = {.value = value, .bar = bar, .bound = bound};
    sg_finding_tell(&claim, &finding, keep, &rows);
    assert_int_equal(rows.count, 1);
    return rows.of[0];
}

static void a_figure_is_held_against_its_bar(void **state)
{
    (void)state;
    assert_true(told(.7, SG_BAR_AT_LEAST, .7).ok);
    assert_false(told(.699, SG_BAR_AT_LEAST, .7).ok);
    assert_true(told(1, SG_BAR_AT_MOST, 1).ok);
    assert_false(told(1.01, SG_BAR_AT_MOST, 1).ok);
    assert_false(told(0, SG_BAR_ABOVE, 0).ok);
    assert_true(told(.001, SG_BAR_ABOVE, 0).ok);
    assert_true(told(-9, SG_BAR_NONE, 5).ok);
    assert_false(told(NAN, SG_BAR_AT_LEAST, 0).ok); /* no figure passes no bar */
    assert_false(told(NAN, SG_BAR_AT_MOST, 0).ok);
}

/* ---- the bootstrap ---- */

static double mean(const void *user, const size_t *picked, size_t count)
{
    const double *values = user;
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += values[picked[i]];
    return sum / (double)count;
}

static void an_interval_is_as_wide_as_theory_says(void **state)
{
    (void)state;
    double values[100], low, high;
    for (size_t i = 0; i < 100; i++)
        values[i] = i % 2; /* mean .5, standard error of the mean .05 */
    assert_int_equal(sg_bootstrap(mean, values, 100, 1, &low, &high), SG_OK);
    assert_true(low > .37 && low < .43 && high > .57 && high < .63);
}

static void the_same_seed_gives_the_same_interval(void **state)
{
    (void)state;
    double values[10] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, low, high, low_again, high_again;
    assert_int_equal(sg_bootstrap(mean, values, 10, 7, &low, &high), SG_OK);
    assert_int_equal(sg_bootstrap(mean, values, 10, 7, &low_again, &high_again), SG_OK);
    assert_true(low == low_again && high == high_again);
}

/* ---- the claims ---- */

static void judge(const char *name, struct rows *rows)
{
    const struct sg_game *const games[] = {sg_game_find(sg_games, "lights"), NULL};
    struct sg_validate options = {.games = games, .quick = true, .seed = 1};
    const struct sg_claim *const *claim = sg_claims;
    while (*claim && strcmp((*claim)->name, name) != 0)
        claim++;
    assert_non_null(*claim);
    *rows = (struct rows){0};
    assert_int_equal((*claim)->judge(&options, *claim, keep, rows), SG_OK);
    assert_true(rows->count > 0);
    for (size_t i = 0; i < rows->count; i++)
        assert_ptr_equal(rows->claim[i], *claim);
}

static void claims_about_strategies_come_with_intervals_that_hold_them(void **state)
{
    (void)state;
    static const char *const names[] = {"labels", "switches"};
    for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
        struct rows rows;
        judge(names[k], &rows);
        for (size_t i = 0; i < rows.count; i++) {
            const struct sg_finding *finding = &rows.of[i];
            assert_string_equal(finding->game, "lights");
            assert_true(finding->what[0] && !strpbrk(finding->what, "\t\n\"\\"));
            assert_true(finding->low <= finding->value + .03 && finding->value <= finding->high + .03);
            assert_true(finding->count > 0);
        }
    }
}

static void names_of_claims_are_words_and_differ(void **state)
{
    (void)state;
    for (const struct sg_claim *const *a = sg_claims; *a; a++) {
        assert_int_equal(strspn((*a)->name, "abcdefghijklmnopqrstuvwxyz_"), strlen((*a)->name));
        for (const struct sg_claim *const *b = sg_claims; b < a; b++)
            assert_string_not_equal((*a)->name, (*b)->name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_figure_is_held_against_its_bar),
        cmocka_unit_test(an_interval_is_as_wide_as_theory_says),
        cmocka_unit_test(the_same_seed_gives_the_same_interval),
        cmocka_unit_test(claims_about_strategies_come_with_intervals_that_hold_them),
        cmocka_unit_test(names_of_claims_are_words_and_differ),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
