/* The figures that a simulated learner shares with people (SCIENCE.md 2.3, 7a), within what a few hours can
 * tell. */
#include <stdlib.h>

#include "played.h"
#include "test.h"

enum { HOURS = 6 };

static int play_all(void **state)
{
    struct sg_bench *bench = sg_bench_new(played_games());
    struct played *played = calloc(HOURS, sizeof *played);
    assert_non_null(bench);
    assert_non_null(played);
    for (size_t i = 0; i < HOURS; i++)
        played_open(&played[i], bench, 100 + i, 0);
    sg_bench_free(bench);
    *state = played;
    return 0;
}

static int close_all(void **state)
{
    struct played *played = *state;
    for (size_t i = 0; i < HOURS; i++)
        played_close(&played[i]);
    free(played);
    return 0;
}

static int ascending(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* The median time before the moves of `played`: the first of an attempt, or the later ones. */
static int64_t median_think_ms(const struct played *all, bool first)
{
    enum { MOST = 40000 };
    int64_t *times = malloc(MOST * sizeof *times);
    size_t count = 0;
    assert_non_null(times);
    for (size_t hour = 0; hour < HOURS; hour++) {
        int64_t since_ms = -1;
        bool is_first = false;
        for (size_t i = 0; i < all[hour].count; i++) {
            const struct sg_event *event = &all[hour].log[i];
            bool opens = event->kind == SG_EVENT_ATTEMPT_STARTED || event->kind == SG_EVENT_RESTART;
            bool moves = event->kind == SG_EVENT_MOVE;
            if (moves && since_ms >= 0 && is_first == first && count < MOST)
                times[count++] = event->at_ms - since_ms;
            if (opens || moves)
                is_first = opens;
            if (event->kind == SG_EVENT_ASSESSMENT || event->kind == SG_EVENT_IMPASSE_BEGAN)
                continue;
            since_ms = opens || moves ? event->at_ms : -1; /* anything else in between is no thinking */
        }
    }
    assert_true(count > 20);
    qsort(times, count, sizeof *times, ascending);
    int64_t median = times[count / 2];
    free(times);
    return median;
}

static void the_first_move_takes_longer_than_the_later_ones(void **state)
{
    int64_t first = median_think_ms(*state, true), later = median_think_ms(*state, false);
    assert_in_range(first, 2000, 4500); /* people: 3100 */
    assert_in_range(later, 800, 1500);  /* 1040, and the long looks of who is stuck */
}

static void pieces_are_put_back_and_moves_undone_as_people_do(void **state)
{
    const struct played *all = *state;
    size_t moves = 0, nulls = 0, undos = 0;
    for (size_t i = 0; i < HOURS; i++) {
        moves += played_number(&all[i], SG_EVENT_MOVE);
        nulls += played_number(&all[i], SG_EVENT_NULL_MOVE);
        undos += played_number(&all[i], SG_EVENT_UNDO);
    }
    double drags = (double)(moves + nulls);
    assert_true(nulls / drags > .08 && nulls / drags < .14); /* .114 */
    assert_true(undos / drags > .02 && undos / drags < .11); /* .053; rises with the distance */
}

/* The share of moves that bring the goal nearer, at distances from `low` to `high`. */
static double share_better(const struct played *all, uint32_t low, uint32_t high)
{
    double better = 0, count = 0;
    for (size_t hour = 0; hour < HOURS; hour++)
        for (size_t i = 0; i < all[hour].count; i++) {
            const struct sg_event *event = &all[hour].log[i];
            if (event->kind != SG_EVENT_ASSESSMENT || event->as.assessment.before < low ||
                event->as.assessment.before > high ||
                all[hour].log[event->as.assessment.about - 1].kind != SG_EVENT_MOVE)
                continue;
            better += event->as.assessment.after < event->as.assessment.before;
            count++;
        }
    assert_true(count > 50);
    return better / count;
}

static void errors_become_more_frequent_with_the_distance(void **state)
{
    double near = share_better(*state, 1, 3), middle = share_better(*state, 4, 8),
           far = share_better(*state, 12, 40);
    print_message("moves that help: %.2f near, %.2f in the middle, %.2f far\n", near, middle, far);
    assert_true(near > middle);
    assert_true(middle > far);
    assert_true(near > .6);
    assert_true(far < .5);
}

static void learners_differ(void **state)
{
    (void)state;
    double least = 9, most = -9, sum = 0;
    for (uint64_t seed = 0; seed < 400; seed++) {
        struct sg_persona persona;
        sg_persona_init(&persona, seed);
        assert_true(persona.patience > 0 && persona.null_rate > 0 && persona.null_rate <= .3);
        least = persona.ability < least ? persona.ability : least;
        most = persona.ability > most ? persona.ability : most;
        sum += persona.ability;
    }
    assert_true(sum / 400 > -.15 && sum / 400 < .15);
    assert_true(least < -1 && most > 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_move_takes_longer_than_the_later_ones),
        cmocka_unit_test(pieces_are_put_back_and_moves_undone_as_people_do),
        cmocka_unit_test(errors_become_more_frequent_with_the_distance),
        cmocka_unit_test(learners_differ),
    };
    return cmocka_run_group_tests(tests, play_all, close_all);
}
