#include "learner/persistence.h"
#include "test.h"

/* A log as scenario files write it, folded line by line. */
static struct sg_persistence fold(const char *log)
{
    struct sg_persistence persistence;
    sg_persistence_init(&persistence);
    while (*log) {
        size_t length = strcspn(log, "\n");
        struct sg_event event;
        struct sg_phrase why;
        if (sg_event_read_line(log, length, &event, &why) != SG_OK)
            fail_msg("%s: %.*s", why.msgid, (int)length, log);
        sg_persistence_note(&persistence, &event);
        log += length + (log[length] == '\n');
    }
    return persistence;
}

#define START(at, level) #at " attempt_started visit=1 attempt=1 game=traffic position=" level " distance=9\n"
#define MOVE(at)         #at " move ply=1 move=A+1\n"
#define THREE(at)        MOVE(at) MOVE(at) MOVE(at)
#define RESTART(at)      #at " restart attempt=2\n"
#define END(at, end)     #at " attempt_ended end=" end "\n"
#define CHOOSE(at, what) #at " choice choice=" what " actor=learner\n"

static void a_restart_after_three_moves_is_a_failure_and_a_sooner_one_is_not(void **state)
{
    (void)state;
    struct sg_persistence two = fold(START(0, "a") MOVE(1) MOVE(2) RESTART(3));
    assert_int_equal(two.failures, 0);
    assert_int_equal(two.restarts, 1);
    struct sg_persistence three = fold(START(0, "a") MOVE(1) MOVE(2) MOVE(3) RESTART(4));
    assert_int_equal(three.failures, 1);
    assert_int_equal(three.moves, 3);
}

static void a_retry_is_an_attempt_of_three_moves_after_a_failure(void **state)
{
    (void)state;
    assert_int_equal(fold(START(0, "a") THREE(1) RESTART(2) MOVE(3) MOVE(4)).retries, 0);
    assert_int_equal(fold(START(0, "a") THREE(1) RESTART(2) THREE(3)).retries, 1);
    assert_int_equal(fold(START(0, "a") THREE(1) RESTART(2) THREE(3) THREE(4)).retries, 1);
    struct sg_persistence again =
        fold(START(0, "a") THREE(1) END(2, "surrendered") CHOOSE(3, "again") START(4, "a") THREE(5));
    assert_int_equal(again.retries, 1);
    assert_int_equal(again.failures, 1);
    struct sg_persistence on =
        fold(START(0, "a") THREE(1) END(2, "surrendered") CHOOSE(3, "easier") START(4, "b") THREE(5));
    assert_int_equal(on.retries, 0);
}

static void visits_are_counted_by_how_they_ended(void **state)
{
    (void)state;
    struct sg_persistence p = fold(START(0, "a") END(1, "solved") START(2, "b") END(3, "surrendered") START(
        4, "c") END(5, "left") START(6, "d") END(7, "capped") START(8, "e") END(9, "coach") START(10, "f"));
    assert_int_equal(p.visits, 6);
    assert_int_equal(p.solved, 1);
    assert_int_equal(p.surrendered, 1);
    assert_int_equal(p.left, 1);
    assert_int_equal(p.capped, 1);
    assert_int_equal(p.failures, 2); /* leaving and the coach are no failures of the learner */
}

static void the_next_act_after_a_failure_is_noted_once(void **state)
{
    (void)state;
    struct sg_persistence p =
        fold(START(0, "a") END(1, "surrendered") CHOOSE(2, "harder") CHOOSE(3, "easier"));
    assert_int_equal(p.after_failure[SG_CHOICE_HARDER], 1);
    assert_int_equal(p.after_failure[SG_CHOICE_EASIER], 0);
    struct sg_persistence given_up = fold(START(0, "a") THREE(1) END(2, "surrendered") CHOOSE(2, "easier"));
    assert_int_equal(given_up.after_failure[SG_CHOICE_EASIER], 1);
    assert_int_equal(given_up.choices_after_failure, 1);
    struct sg_persistence line =
        fold(START(0, "a") THREE(1) RESTART(2) THREE(3) "4 strategy strategy=REST\n");
    assert_int_equal(line.after_failure[SG_CHOICE_OTHER_WAY], 1);
    struct sg_persistence same =
        fold(START(0, "a") THREE(1) RESTART(2) THREE(3) "4 strategy strategy=PERS\n");
    assert_int_equal(same.after_failure[SG_CHOICE_AGAIN], 1);
    assert_int_equal(same.perseverations, 1);
    struct sg_persistence left =
        fold(START(0, "a") THREE(1) RESTART(2) MOVE(3) END(4, "left") CHOOSE(4, "easier"));
    assert_int_equal(left.after_failure[SG_CHOICE_EASIER], 1);
    struct sg_persistence open = fold(START(0, "a") THREE(1) RESTART(2) THREE(
        3) "4 strategy strategy=UNK\n" END(5, "left") CHOOSE(5, "easier"));
    assert_int_equal(open.after_failure[SG_CHOICE_EASIER],
                     0); /* the next act was a try that looked like neither */
}

static void help_counts_as_next_act_only_before_the_next_attempt(void **state)
{
    (void)state;
    assert_int_equal(fold(START(0, "a") THREE(1) RESTART(2) "3 hint rung=look\n").hints_after_failure, 1);
    struct sg_persistence later = fold(START(0, "a") THREE(1) RESTART(2) THREE(3) "4 hint rung=look\n");
    assert_int_equal(later.hints_after_failure, 0);
    assert_int_equal(later.hints, 1);
}

static void harder_or_equal_is_told_apart_after_failure_and_after_success(void **state)
{
    (void)state;
    struct sg_persistence p =
        fold(START(0, "a") END(1, "solved") CHOOSE(2, "harder") START(3, "b") END(4, "solved")
                 CHOOSE(5, "easier") START(6, "c") END(7, "capped") CHOOSE(8, "other_way") START(9, "c")
                     END(10, "capped") CHOOSE(11, "easier"));
    assert_int_equal(p.choices_after_success, 2);
    assert_int_equal(p.harder_after_success, 1);
    assert_int_equal(p.choices_after_failure, 2);
    assert_int_equal(p.harder_after_failure, 1);
}

static void choices_of_the_system_say_nothing_about_the_learner(void **state)
{
    (void)state;
    struct sg_persistence p = fold(START(0, "a") END(1, "solved") "2 choice choice=harder actor=system\n"
                                                                  "2 choice choice=level actor=learner\n");
    assert_int_equal(p.choices_after_success, 0);
    assert_int_equal(fold(START(0, "a") END(1, "solved") CHOOSE(2, "close")).choices_after_success, 0);
}

static void recovery_is_a_solve_after_a_surrender_or_three_failed_attempts(void **state)
{
    (void)state;
    assert_int_equal(fold(START(0, "a") THREE(1) RESTART(2) THREE(3) RESTART(4) END(5, "solved")).recovered,
                     0);
    assert_int_equal(
        fold(START(0, "a") THREE(1) RESTART(2) THREE(3) RESTART(4) THREE(5) RESTART(6) END(7, "solved"))
            .recovered,
        1);
    assert_int_equal(fold(START(0, "a") END(1, "surrendered") START(2, "b") END(3, "solved")).recovered, 0);
    assert_int_equal(fold(START(0, "a") END(1, "surrendered") START(2, "b") END(3, "solved") START(4, "a")
                              END(5, "solved"))
                         .recovered,
                     1);
    assert_int_equal(fold(START(0, "a") END(1, "surrendered") START(2, "a") END(3, "solved") START(4, "a")
                              END(5, "solved"))
                         .recovered,
                     1);
}

static void active_time_caps_gaps_and_skips_pauses_and_lost_focus(void **state)
{
    (void)state;
    assert_true(fold(START(0, "a") MOVE(5000) MOVE(70000)).active_ms == 65000);
    assert_true(fold(START(0, "a") MOVE(5000) MOVE(65001)).active_ms == 65000);
    assert_true(fold(START(0, "a") "4000 pause paused=1\n9000 pause paused=0\n" MOVE(10000)).active_ms ==
                5000);
    assert_true(fold(START(0, "a") "4000 focus focused=0\n9000 focus focused=1\n" MOVE(10000)).active_ms ==
                5000);
    assert_true(fold(START(0, "a") END(1000, "solved") CHOOSE(30000, "harder") START(31000, "b")).active_ms ==
                1000);
    assert_true(fold(START(0, "a") "30000 assessment bound=exact best=9\n" MOVE(90000)).active_ms == 60000);
}

static void a_stretch_after_a_failure_is_productive_with_a_new_best_or_another_way(void **state)
{
    (void)state;
    static const char *const middle[] = {"2500 assessment bound=exact best=9\n",
                                         "2500 assessment bound=exact best=8\n",
                                         "2500 assessment bound=at_least best=3\n",
                                         "2500 strategy strategy=REST\n", "2500 strategy strategy=PERS\n"};
    static const int64_t productive_ms[] = {0, 3000, 0, 3000, 0};
    for (size_t i = 0; i < sizeof middle / sizeof *middle; i++) {
        char log[1024];
        struct sg_text text;
        sg_text_init(&text, log, sizeof log);
        sg_text_put(&text, START(0, "a") THREE(1000) RESTART(2000));
        sg_text_put(&text, middle[i]);
        sg_text_put(&text, THREE(3000) RESTART(5000));
        sg_text_put(&text, END(6000, "left"));
        assert_false(text.cut);
        struct sg_persistence p = fold(log);
        assert_true(p.after_failure_ms == 4000);
        assert_true(p.productive_ms == productive_ms[i]);
    }
}

static void impasses_count_as_left_when_a_best_or_a_solve_ended_them(void **state)
{
    (void)state;
    struct sg_persistence p =
        fold("1 impasse_began\n2 impasse_ended end=new_best\n3 impasse_began\n"
             "4 impasse_ended end=attempt_over\n5 impasse_began\n6 impasse_ended end=solved\n");
    assert_int_equal(p.impasses, 3);
    assert_int_equal(p.impasses_left, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_restart_after_three_moves_is_a_failure_and_a_sooner_one_is_not),
        cmocka_unit_test(a_retry_is_an_attempt_of_three_moves_after_a_failure),
        cmocka_unit_test(visits_are_counted_by_how_they_ended),
        cmocka_unit_test(the_next_act_after_a_failure_is_noted_once),
        cmocka_unit_test(help_counts_as_next_act_only_before_the_next_attempt),
        cmocka_unit_test(harder_or_equal_is_told_apart_after_failure_and_after_success),
        cmocka_unit_test(choices_of_the_system_say_nothing_about_the_learner),
        cmocka_unit_test(recovery_is_a_solve_after_a_surrender_or_three_failed_attempts),
        cmocka_unit_test(active_time_caps_gaps_and_skips_pauses_and_lost_focus),
        cmocka_unit_test(a_stretch_after_a_failure_is_productive_with_a_new_best_or_another_way),
        cmocka_unit_test(impasses_count_as_left_when_a_best_or_a_solve_ended_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
