#include "puzzle/level.h"

#include <math.h>
#include <stdlib.h>

#include "test.h"

extern const struct sg_game sg_game_template;
static const struct sg_game *const with_template[] = {&sg_game_template, NULL};

static int open_bench(void **state)
{
    *state = sg_bench_new(with_template);
    return *state ? 0 : -1;
}

static int close_bench(void **state)
{
    sg_bench_free(*state);
    return 0;
}

static enum sg_status offers(struct sg_bench *bench, const struct sg_game *game, double beta, uint64_t seed,
                             size_t count, const atomic_bool *cancel, struct sg_level *levels, size_t *made)
{
    const struct sg_offers_wish wish = {.game = game, .beta = beta, .seed = seed, .count = count};
    return sg_bench_offers(bench, &wish, cancel, levels, made);
}

static void read_dial(const char *text, void *position)
{
    struct sg_phrase why;
    assert_int_equal(sg_game_template.read_position(text, strlen(text), position, &why), SG_OK);
}

static void a_generated_level_says_the_same_as_its_parts(void **state)
{
    struct sg_level level;
    for (int grade = 1; grade <= SG_GRADES; grade++) {
        assert_int_equal(sg_bench_generate(*state, &sg_game_template, grade, 77, NULL, &level), SG_OK);
        assert_int_equal(level.rating.grade, grade);
        assert_int_equal(level.grade, grade);
        unsigned char position[SG_POSITION_BYTES];
        read_dial(level.text, position);
        assert_memory_equal(position, level.position, sg_game_template.position_bytes);
        assert_int_equal(sg_bench_prepare(*state, &sg_game_template, position, 0, NULL), SG_OK);
        struct sg_analysis analysis;
        sg_bench_analyse(*state, position, &analysis);
        assert_int_equal(analysis.distance, level.distance);
        struct sg_rating rating;
        sg_bench_rate(*state, &rating);
        assert_true(rating.expected_s == level.rating.expected_s && rating.p_solve == level.rating.p_solve);
    }
}

static void generating_forgets_what_was_prepared(void **state)
{
    struct sg_level level;
    unsigned char position[SG_POSITION_BYTES];
    read_dial("3/8", position);
    assert_int_equal(sg_bench_prepare(*state, &sg_game_template, position, 0, NULL), SG_OK);
    assert_true(sg_bench_prepared(*state));
    assert_int_equal(sg_bench_generate(*state, &sg_game_template, 1, 1, NULL, &level), SG_OK);
    assert_false(sg_bench_prepared(*state));
}

static void a_grade_that_does_not_exist_is_refused(void **state)
{
    struct sg_level level;
    assert_int_equal(sg_bench_generate(*state, &sg_game_template, 0, 1, NULL, &level), SG_ERR_RANGE);
    assert_int_equal(sg_bench_generate(*state, &sg_game_template, 6, 1, NULL, &level), SG_ERR_RANGE);
}

static void a_raised_flag_cancels_and_leaves_nothing_prepared(void **state)
{
    atomic_bool cancel = true;
    unsigned char position[SG_POSITION_BYTES];
    struct sg_level levels[3];
    size_t made = 9;
    read_dial("3/8", position);
    assert_int_equal(sg_bench_prepare(*state, &sg_game_template, position, 0, &cancel), SG_ERR_CANCELLED);
    assert_false(sg_bench_prepared(*state));
    assert_int_equal(sg_bench_generate(*state, &sg_game_template, 2, 1, &cancel, levels), SG_ERR_CANCELLED);
    assert_int_equal(offers(*state, &sg_game_template, 0, 1, 3, &cancel, levels, &made),
                     SG_ERR_CANCELLED);
    assert_int_equal(made, 0);
}

static void an_assessment_holds_the_position_before_and_after(void **state)
{
    unsigned char before[SG_POSITION_BYTES], after[SG_POSITION_BYTES];
    read_dial("3/8", before);
    read_dial("4/8", after);
    assert_int_equal(sg_bench_prepare(*state, &sg_game_template, before, 0, NULL), SG_OK);
    struct sg_assessment worse, better;
    sg_bench_assess(*state, before, after, &worse);
    sg_bench_assess(*state, after, before, &better);
    assert_int_equal(worse.bound, SG_BOUND_EXACT);
    assert_int_equal(worse.before, 3);
    assert_int_equal(worse.after, 4);
    assert_int_equal(worse.improving, 1);
    assert_int_equal(worse.legal, 2);
    assert_int_equal(better.before, 4);
    assert_int_equal(better.after, 3);
    assert_int_equal(better.improving, 2); /* opposite to 0: both ways are as short */
}

/* A game that never proves anything, as one whose budget ran out at once. */
static enum sg_status prepares_nothing(const void *start, struct sg_arena *arena, struct sg_budget *budget,
                                       const struct sg_oracle **oracle)
{
    budget->nodes_left = 0;
    return sg_game_template.prepare(start, arena, budget, oracle);
}

static void without_proof_an_assessment_keeps_to_its_bound(void **state)
{
    (void)state;
    struct sg_game blind = sg_game_template;
    blind.prepare = prepares_nothing;
    struct sg_bench *bench = sg_bench_new((const struct sg_game *const[]){&blind, NULL});
    unsigned char before[SG_POSITION_BYTES], after[SG_POSITION_BYTES];
    read_dial("3/8", before);
    read_dial("4/8", after);
    assert_int_equal(sg_bench_prepare(bench, &blind, before, 0, NULL), SG_ERR_BUDGET);
    struct sg_assessment assessment;
    sg_bench_assess(bench, before, after, &assessment);
    assert_int_equal(assessment.bound, SG_BOUND_AT_LEAST);
    assert_int_equal(assessment.before, UINT32_MAX);
    assert_int_equal(assessment.after, 1);
    struct sg_move moves[4];
    assert_int_equal(sg_bench_solve(bench, before, moves, 4, NULL), 0);
    sg_bench_free(bench);
}

static void a_solution_is_as_long_as_the_distance_and_ends_solved(void **state)
{
    unsigned char start[SG_POSITION_BYTES], end[SG_POSITION_BYTES];
    read_dial("9/20", start);
    assert_int_equal(sg_bench_prepare(*state, &sg_game_template, start, 0, NULL), SG_OK);
    struct sg_move moves[3];
    assert_int_equal(sg_bench_solve(*state, start, moves, 3, end), 9); /* longer than there is room for */
    assert_int_equal(sg_game_template.outcome(end), SG_OUTCOME_SOLVED);
    assert_int_equal(sg_bench_solve(*state, end, moves, 3, NULL), 0);
    unsigned char now[SG_POSITION_BYTES];
    memcpy(now, start, sizeof now);
    for (int i = 0; i < 3; i++)
        assert_int_equal(sg_game_template.play(now, moves[i]), SG_OK);
}

static double difficulty(const struct sg_level *level)
{
    return log((1 - level->rating.p_solve) / level->rating.p_solve);
}

static void check_offers(struct sg_bench *bench, const struct sg_game *game, double beta, uint64_t seed)
{
    enum { COUNT = 12 };
    struct sg_level *levels = calloc(2 * COUNT, sizeof *levels), *again = levels + COUNT;
    size_t made, made_again;
    assert_int_equal(offers(bench, game, beta, seed, COUNT, NULL, levels, &made), SG_OK);
    assert_int_equal(offers(bench, game, beta, seed, COUNT, NULL, again, &made_again), SG_OK);
    assert_int_equal(made, COUNT);
    assert_int_equal(made_again, COUNT);
    int near = 0, above = 0, below = 0;
    for (size_t i = 0; i < COUNT; i++) {
        assert_string_equal(levels[i].text, again[i].text);
        for (size_t other = 0; other < i; other++)
            assert_string_not_equal(levels[i].text, levels[other].text);
        double gap = difficulty(&levels[i]) - beta;
        near += fabs(gap) <= 0.8;
        above += gap > 0;
        below += gap < 0;
    }
    assert_true(near >= 4);
    assert_true(above >= 2 && below >= 2);
    free(levels);
}

static void offers_differ_repeat_with_their_seed_and_lie_around_the_target(void **state)
{
    /* The template's difficulties run from -4.5 to 0. */
    for (int i = 0; i < 8; i++)
        check_offers(*state, &sg_game_template, -3.8 + 0.4 * i, 100 + (uint64_t)i);
}

/* Between the second and the fourth grade there are levels on both sides. */
static double middle_of(struct sg_bench *bench, const struct sg_game *game)
{
    struct sg_level low, high;
    assert_int_equal(sg_bench_generate(bench, game, 2, 1, NULL, &low), SG_OK);
    assert_int_equal(sg_bench_generate(bench, game, 4, 1, NULL, &high), SG_OK);
    assert_true(difficulty(&low) < difficulty(&high));
    return (difficulty(&low) + difficulty(&high)) / 2;
}

static void every_game_offers_levels_around_a_target(void **state)
{
    (void)state;
    struct sg_bench *bench = sg_bench_new(sg_games);
    assert_non_null(bench);
    for (const struct sg_game *const *game = sg_games; *game; game++)
        check_offers(bench, *game, middle_of(bench, *game), 5);
    sg_bench_free(bench);
}

static void a_target_beyond_every_grade_is_offered_the_outermost(void **state)
{
    struct sg_level levels[5];
    size_t made;
    assert_int_equal(offers(*state, &sg_game_template, 6, 3, 5, NULL, levels, &made), SG_OK);
    for (size_t i = 0; i < made; i++)
        assert_int_equal(levels[i].rating.grade, SG_GRADES);
    assert_int_equal(offers(*state, &sg_game_template, -9, 3, 5, NULL, levels, &made), SG_OK);
    for (size_t i = 0; i < made; i++)
        assert_true(levels[i].rating.grade <= 2); /* grade 1 may run out of levels of its own */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_generated_level_says_the_same_as_its_parts),
        cmocka_unit_test(generating_forgets_what_was_prepared),
        cmocka_unit_test(a_grade_that_does_not_exist_is_refused),
        cmocka_unit_test(a_raised_flag_cancels_and_leaves_nothing_prepared),
        cmocka_unit_test(an_assessment_holds_the_position_before_and_after),
        cmocka_unit_test(without_proof_an_assessment_keeps_to_its_bound),
        cmocka_unit_test(a_solution_is_as_long_as_the_distance_and_ends_solved),
        cmocka_unit_test(offers_differ_repeat_with_their_seed_and_lie_around_the_target),
        cmocka_unit_test(every_game_offers_levels_around_a_target),
        cmocka_unit_test(a_target_beyond_every_grade_is_offered_the_outermost),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
