/* The fold: what a review remembers of a log. */
#include "story_file.h"
#include "test.h"

static int fold(void **state)
{
    static struct sg_review review;
    story_fold("session.events", 0, &review);
    *state = &review;
    return 0;
}

static int forget(void **state)
{
    sg_review_deinit(*state);
    return 0;
}

static void a_restart_ends_an_attempt_and_begins_the_next(void **state)
{
    const struct sg_review *review = *state;
    static const struct {
        uint32_t visit, attempt, moves;
        bool restarted;
        enum sg_attempt_end end;
    } rows[] = {{1, 1, 3, false, SG_ATTEMPT_END_SOLVED},
                {2, 1, 3, true, SG_ATTEMPT_END_NONE},
                {2, 2, 3, true, SG_ATTEMPT_END_NONE},
                {2, 3, 3, false, SG_ATTEMPT_END_CAPPED},
                {3, 1, 2, false, SG_ATTEMPT_END_SOLVED}};
    assert_int_equal(review->attempt_count, sizeof rows / sizeof *rows);
    for (size_t i = 0; i < review->attempt_count; i++) {
        assert_int_equal(review->attempts[i].visit, rows[i].visit);
        assert_int_equal(review->attempts[i].attempt, rows[i].attempt);
        assert_int_equal(review->attempts[i].moves, rows[i].moves);
        assert_int_equal(review->attempts[i].restarted, rows[i].restarted);
        assert_int_equal(review->attempts[i].end, rows[i].end);
    }
}

static void the_closest_point_is_that_of_each_attempt(void **state)
{
    const struct sg_review *review = *state;
    static const uint32_t best[] = {0, 18, 20, 17, 0};
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(review->attempts[i].best, best[i]);
}

static void the_curve_keeps_the_closest_point_of_the_visit(void **state)
{
    const struct sg_review *review = *state;
    uint32_t visit = 0, best = UINT32_MAX;
    for (size_t i = 0; i < review->point_count; i++) {
        const struct sg_review_point *point = &review->points[i];
        if (point->visit != visit)
            best = UINT32_MAX;
        visit = point->visit;
        assert_true(point->best <= best && point->best <= point->distance);
        best = point->best;
    }
    assert_int_equal(visit, 3);
    assert_int_equal(best, 0);
}

static void a_solve_that_the_oracle_confirms_later_stands_once_on_the_curve(void **state)
{
    const struct sg_review *review = *state;
    size_t zeros = 0;
    for (size_t i = 0; i < review->point_count; i++)
        zeros += review->points[i].visit == 1 && review->points[i].distance == 0;
    assert_int_equal(zeros, 1);
}

static void lines_are_told_of_the_attempt_that_made_them(void **state)
{
    const struct sg_review *review = *state;
    static const enum sg_strategy lines[] = {SG_STRATEGY_UNK, SG_STRATEGY_UNK, SG_STRATEGY_REST,
                                             SG_STRATEGY_PERS, SG_STRATEGY_UNK};
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(review->attempts[i].line, lines[i]);
}

/* Of 76 s that passed at the third try, 60 s were a pause; gaps beyond a minute count as one. */
static void active_time_leaves_pauses_and_long_gaps_out(void **state)
{
    const struct sg_review *review = *state;
    assert_int_equal(review->attempts[0].active_ms, 5500);
    assert_int_equal(review->attempts[1].active_ms, 29000);
    assert_int_equal(review->attempts[3].active_ms, 50000 + 60000 + 60000);
    assert_true(review->active_ms < review->last_ms - 60000);
}

static void a_log_that_stops_leaves_the_attempt_open(void **state)
{
    (void)state;
    struct sg_review review;
    story_fold("session.events", 40, &review);
    assert_int_equal(review.end, SG_SESSION_END_NONE);
    const struct sg_review_attempt *last = &review.attempts[review.attempt_count - 1];
    assert_int_equal(last->end, SG_ATTEMPT_END_NONE);
    assert_false(last->restarted);
    assert_int_equal(last->active_ms, 5000);
    sg_review_deinit(&review);
}

/* An answer of the oracle that comes after the restart belongs to the try before. */
static void a_late_answer_of_the_oracle_finds_its_attempt(void **state)
{
    (void)state;
    struct sg_review review;
    story_fold("session.events", 28, &review);
    struct sg_event late = {.seq = 29, .at_ms = 56000, .kind = SG_EVENT_ASSESSMENT};
    late.as.assessment.about = 23;
    late.as.assessment.bound = SG_BOUND_EXACT;
    late.as.assessment.before = 18;
    late.as.assessment.after = 16;
    assert_int_equal(sg_review_note(&review, &late), SG_OK);
    assert_int_equal(review.attempts[1].best, 16);
    assert_int_equal(review.attempts[2].best, 20);
    assert_int_equal(review.points[review.point_count - 1].best, 16);
    sg_review_deinit(&review);
}

static void what_matters_on_the_curve_is_marked_with_its_visit(void **state)
{
    const struct sg_review *review = *state;
    size_t impasses = 0, prompts = 0;
    for (size_t i = 0; i < review->mark_count; i++) {
        const struct sg_review_mark *mark = &review->marks[i];
        impasses += mark->kind == SG_EVENT_IMPASSE_BEGAN && mark->visit == 2;
        prompts += mark->kind == SG_EVENT_PROMPT_SHOWN && mark->visit == 2;
        assert_int_equal(mark->event.kind, mark->kind);
    }
    assert_int_equal(impasses, 2);
    assert_int_equal(prompts, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_restart_ends_an_attempt_and_begins_the_next),
        cmocka_unit_test(the_closest_point_is_that_of_each_attempt),
        cmocka_unit_test(the_curve_keeps_the_closest_point_of_the_visit),
        cmocka_unit_test(a_solve_that_the_oracle_confirms_later_stands_once_on_the_curve),
        cmocka_unit_test(lines_are_told_of_the_attempt_that_made_them),
        cmocka_unit_test(active_time_leaves_pauses_and_long_gaps_out),
        cmocka_unit_test(a_log_that_stops_leaves_the_attempt_open),
        cmocka_unit_test(a_late_answer_of_the_oracle_finds_its_attempt),
        cmocka_unit_test(what_matters_on_the_curve_is_marked_with_its_visit),
    };
    return cmocka_run_group_tests(tests, fold, forget);
}
