#include <stdlib.h>

#include "learner/strategy.h"
#include "near.h"
#include "smartgames/rng.h"
#include "test.h"

enum { ACTS = 120, OTHERS = 10 };

/* A move among others: what it is, and what they are. */
static struct sg_sight sight_of(struct sg_traits made, struct sg_traits others, int64_t rt_ms)
{
    struct sg_sight sight = {.act = SG_DEED_MOVE, .rt_ms = rt_ms, .legal = OTHERS + 1, .other_count = OTHERS};
    static uint64_t code;
    sight.made = (struct sg_sight_option){.code = ++code, .traits = made};
    for (uint32_t i = 0; i < OTHERS; i++) {
        sight.others[i] = (struct sg_sight_option){.code = ++code, .traits = others};
        sight.others[i].traits.object = (int16_t)(10 + i);
        sight.others[i].traits.order = (int32_t)i * 2;
    }
    return sight;
}

static const struct sg_traits plain = {.object = 1, .region = 1, .order = 1};

/* Moves that work on the goal where most do not; objects and places vary. */
static struct sg_sight goal_first(int i)
{
    struct sg_traits made = {
        .chain_depth = 1, .object = (int16_t)(i % 7), .region = (int16_t)(i % 4), .order = 5};
    return sight_of(made, plain, 1500);
}

/* Anything, and fast. */
static struct sg_sight anything(struct sg_rng *rng)
{
    struct sg_traits made = {.object = (int16_t)sg_rng_below(rng, 10),
                             .region = (int16_t)sg_rng_below(rng, 4),
                             .order = (int32_t)sg_rng_below(rng, 20)};
    struct sg_sight sight = sight_of(made, plain, 350 + sg_rng_below(rng, 200));
    for (uint32_t i = 0; i < OTHERS; i++)
        sight.others[i].traits.region = (int16_t)sg_rng_below(rng, 4);
    return sight;
}

static void goal_first_is_named_and_takes_a_while(void **state)
{
    (void)state;
    struct sg_strategy_track track;
    struct sg_strategy_verdict verdict;
    sg_strategy_init(&track);
    sg_strategy_open(&track, false);
    for (int i = 0; i < 30; i++) {
        struct sg_sight sight = goal_first(i);
        sg_strategy_note(&track, &sight, &verdict);
        if (i == 0) /* one move is no strategy */
            assert_int_equal(verdict.label, SG_STRATEGY_UNK);
        assert_false(verdict.switched);
    }
    assert_int_equal(verdict.label, SG_STRATEGY_BACK);
    assert_true(verdict.posterior > .9);
}

static void a_label_needs_its_posterior(void **state)
{
    (void)state;
    struct sg_hmm_row row = {{.1, .59, .31}};
    double posterior;
    assert_int_equal(sg_strategy_label(&row, &posterior), SG_STRATEGY_UNK);
    assert_near(posterior, .59, 1e-12);
    row.of[1] = .61;
    assert_int_equal(sg_strategy_label(&row, &posterior), SG_STRATEGY_PLAN);
}

/* Goal first for forty acts, anything for forty. */
static void a_switch_is_told_soon_and_stamped_where_it_was(void **state)
{
    (void)state;
    struct sg_strategy_track track;
    struct sg_strategy_verdict verdict;
    struct sg_rng rng;
    int told = -1;
    sg_rng_init(&rng, 5);
    sg_strategy_init(&track);
    sg_strategy_open(&track, false);
    for (int i = 0; i < 80; i++) {
        struct sg_sight sight = i < 40 ? goal_first(i) : anything(&rng);
        sg_strategy_note(&track, &sight, &verdict);
        if (!verdict.switched)
            continue;
        assert_int_equal(told, -1); /* once */
        told = i;
        assert_int_equal(verdict.from, SG_STRATEGY_BACK);
        assert_int_equal(verdict.to, SG_STRATEGY_RAND);
        assert_true(abs(i - (int)verdict.acts_ago - 40) <= 5);
    }
    assert_true(told >= 40 && told <= 60);
}

/* The rows of a session of ups and downs, as they would be kept; returns how many. */
static size_t play(struct sg_hmm_row *rows, struct sg_hmm_row *filtered, size_t acts, uint64_t seed)
{
    size_t spoke = 0;
    struct sg_strategy_track track;
    struct sg_strategy_verdict verdict;
    struct sg_rng rng;
    sg_rng_init(&rng, seed);
    sg_strategy_init(&track);
    sg_strategy_open(&track, false);
    for (size_t i = 0; i < acts; i++) {
        struct sg_sight sight = (i / 20) % 2 ? anything(&rng) : goal_first((int)i);
        if (i % 17 == 16)
            sg_sight_deed(&sight, i % 2 ? SG_DEED_UNDO : SG_DEED_NULL, 600);
        if (i == 50)
            sg_sight_deed(&sight, SG_DEED_RESTART, 900);
        sg_strategy_note(&track, &sight, &verdict);
        rows[spoke] = verdict.log_likelihood;
        filtered[spoke] = verdict.filtered;
        spoke += !verdict.passing;
    }
    return spoke;
}

static void what_is_filtered_never_looks_ahead(void **state)
{
    (void)state;
    struct sg_hmm_row rows[ACTS], all[ACTS], part[ACTS];
    play(rows, all, ACTS, 3);
    for (size_t acts = 1; acts < ACTS; acts += 13) {
        size_t count = play(rows, part, acts, 3);
        for (size_t i = 0; i < count; i++)
            for (size_t s = 0; s < SG_HMM_STATES; s++)
                assert_true(part[i].of[s] == all[i].of[s]);
    }
}

/* What is known at the last act is the same, looked at from behind or not. */
static void the_review_ends_where_play_ended(void **state)
{
    (void)state;
    struct sg_hmm_row rows[ACTS], filtered[ACTS], smoothed[ACTS];
    struct sg_hmm_belief beliefs[ACTS];
    struct sg_hmm_back back[ACTS];
    uint8_t path[ACTS];
    struct sg_strategy_room room = {beliefs, back, path};
    struct sg_strategy_step steps[ACTS] = {{0}};
    size_t count = play(rows, filtered, ACTS, 4);
    assert_true(count > 100 && count < ACTS);
    sg_strategy_review(rows, count, &room, smoothed, steps);
    for (size_t s = 0; s < SG_HMM_STATES; s++)
        assert_near(smoothed[count - 1].of[s], filtered[count - 1].of[s], 1e-9);
    for (size_t i = 0; i < count; i++) {
        double sum = 0;
        for (size_t s = 0; s < SG_HMM_STATES; s++)
            sum += smoothed[i].of[s];
        assert_near(sum, 1, 1e-9);
    }
}

static void the_same_line_again_is_told_and_is_no_switch(void **state)
{
    (void)state;
    struct sg_strategy_track track;
    struct sg_strategy_verdict verdict;
    struct sg_sight line[SG_LINE_MOVES], restart;
    int told = 0;
    sg_sight_deed(&restart, SG_DEED_RESTART, 500);
    for (int i = 0; i < SG_LINE_MOVES; i++)
        line[i] = goal_first(i);
    sg_strategy_init(&track);
    sg_strategy_open(&track, false);
    for (int attempt = 0; attempt < 4; attempt++) {
        for (int i = 0; i < SG_LINE_MOVES; i++) {
            sg_strategy_note(&track, &line[i], &verdict);
            assert_false(verdict.switched);
            if (attempt > 0 && i == SG_LINE_MOVES - 1) {
                assert_int_equal(verdict.line, SG_STRATEGY_PERS);
                assert_true(verdict.similarity == 1);
                told++;
            }
        }
        sg_strategy_note(&track, &restart, &verdict);
        assert_false(verdict.switched);
    }
    assert_int_equal(told, 3);
}

static void a_new_line_and_a_first_undo_are_told_apart(void **state)
{
    (void)state;
    struct sg_strategy_track track;
    struct sg_strategy_verdict verdict;
    struct sg_sight sight, undo, restart;
    int new_lines = 0, first_undos = 0;
    sg_sight_deed(&undo, SG_DEED_UNDO, 500);
    sg_sight_deed(&restart, SG_DEED_RESTART, 500);
    sg_strategy_init(&track);
    assert_int_equal(sg_strategy_open(&track, false), SG_MACRO_NONE);
    for (int i = 0; i < 24; i++) {
        sight = goal_first(i);
        sg_strategy_note(&track, i == 11 ? &restart : i == 5 || i == 20 ? &undo : &sight, &verdict);
        new_lines += verdict.macro == SG_MACRO_NEW_LINE;
        first_undos += verdict.macro == SG_MACRO_FIRST_UNDO;
    }
    assert_int_equal(new_lines, 1);
    assert_int_equal(first_undos, 1);
    assert_int_equal(sg_strategy_open(&track, true), SG_MACRO_OTHER_LEVEL);
}

static void steps_on_the_way_are_no_acts(void **state)
{
    (void)state;
    struct sg_strategy_track with, without;
    struct sg_strategy_verdict verdict, other;
    struct sg_sight step = {
        .act = SG_DEED_MOVE, .rt_ms = 200, .passes = true, .made.traits = {.object = -1, .order = -1}};
    sg_strategy_init(&with);
    sg_strategy_init(&without);
    sg_strategy_open(&with, false);
    sg_strategy_open(&without, false);
    for (int i = 0; i < 20; i++) {
        struct sg_sight sight = goal_first(i);
        for (int steps = 0; steps < i % 4; steps++) {
            sg_strategy_note(&with, &step, &verdict);
            assert_true(verdict.passing);
        }
        sg_strategy_note(&with, &sight, &verdict);
        sg_strategy_note(&without, &sight, &other);
        assert_memory_equal(verdict.filtered.of, other.filtered.of, sizeof verdict.filtered.of);
    }
}

static void the_state_is_flat_and_small(void **state)
{
    (void)state;
    assert_true(sizeof(struct sg_strategy_track) < 8192);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goal_first_is_named_and_takes_a_while),
        cmocka_unit_test(a_label_needs_its_posterior),
        cmocka_unit_test(a_switch_is_told_soon_and_stamped_where_it_was),
        cmocka_unit_test(what_is_filtered_never_looks_ahead),
        cmocka_unit_test(the_review_ends_where_play_ended),
        cmocka_unit_test(the_same_line_again_is_told_and_is_no_switch),
        cmocka_unit_test(a_new_line_and_a_first_undo_are_told_apart),
        cmocka_unit_test(steps_on_the_way_are_no_acts),
        cmocka_unit_test(the_state_is_flat_and_small),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
