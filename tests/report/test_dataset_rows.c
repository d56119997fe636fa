/* What the rows say, worked out by hand from logs that fit on a screen. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "captured.h"
#include "test.h"

#define PLENTY ((size_t)1 << 24)

#define BEGINS "0 session_started learner=stille-otter-42 language=nl seed=7\n1000 assent given=1\n"
#define LEVEL(at, visit, position)                                                                           \
    at " attempt_started visit=" visit " attempt=1 game=traffic grade=1 position=" position                  \
       " distance=9 expected_s=12 p_solve=0.9 predicted=0.9 phase=warm\n"
#define DECISION(at, index)                                                                                  \
    at " decision index=" index " situation=obstacle breakpoint=pause probability=0.5 seed=99 draw=0.75 "    \
       "eligible=V1 variant_probability=1\n"
#define MOVE(at) at " move ply=1 move=B+1\n"
#define JUDGED(at, about, before, after)                                                                     \
    at " assessment about=" about " bound=exact before=" before " after=" after                              \
       " improving=1 legal=4 best=" after "\n"

static void open_log(struct captured *captured, const char *lines)
{
    captured_open(captured, PLENTY);
    assert_int_equal(captured_add(captured, 1, lines), SG_OK);
}

static void open_story(struct captured *captured)
{
    char *lines = captured_lines("session.events");
    open_log(captured, lines);
    free(lines);
}

static void expect(const struct sheet *sheet, size_t row, const char *column, const char *value)
{
    if (!sheet_is(sheet, row, column, value))
        fail_msg("row %u, %s: %s instead of %s", (unsigned)row, column, sheet_cell(sheet, row, column),
                 value);
}

/* ---- the story of data/session.events ---- */

static void a_session_is_counted(void **state)
{
    (void)state;
    struct captured captured;
    struct sheet sheet;
    open_story(&captured);
    captured_sheet(&captured, "sessions", &sheet);
    assert_int_equal(sheet.rows, 1);
    expect(&sheet, 0, "learner", "stille-otter-42");
    expect(&sheet, 0, "session", "abcd2345-1");
    expect(&sheet, 0, "day", "0");
    expect(&sheet, 0, "simulated", "1");
    expect(&sheet, 0, "session_end", "finished");
    expect(&sheet, 0, "session_cut", "0");
    expect(&sheet, 0, "levels", "3");
    expect(&sheet, 0, "levels_solved", "2");
    expect(&sheet, 0, "levels_capped", "1");
    expect(&sheet, 0, "impasses", "2");
    expect(&sheet, 0, "prompts_shown", "1");
    sheet_free(&sheet);
    captured_close(&captured);
}

static void attempts_end_where_a_restart_or_the_visit_does(void **state)
{
    (void)state;
    static const char *const columns[] = {
        "visit",         "attempt",     "start_distance",   "attempt_active_ms",
        "moves",         "errors",      "null_moves",       "undos",
        "attempt_end",   "failed",      "attempt_censored", "attempt_best",
        "attempt_hints", "first_act_ms"};
    static const char *const rows[][14] = {
        {"1", "1", "3", "5500", "3", "0", "0", "0", "solved", "0", "0", "0", "0", "3000"},
        {"2", "1", "20", "29000", "3", "1", "1", "1", "restarted", "1", "0", "18", "0", "5000"},
        {"2", "2", "20", "15000", "3", "3", "0", "0", "restarted", "1", "0", "20", "0", "5000"},
        {"2", "3", "20", "170000", "3", "1", "0", "0", "capped", "1", "1", "17", "1", "5000"},
        {"3", "1", "2", "7000", "2", "0", "0", "0", "solved", "0", "0", "0", "0", "5000"},
    };
    struct captured captured;
    struct sheet sheet;
    open_story(&captured);
    captured_sheet(&captured, "attempts", &sheet);
    assert_int_equal(sheet.rows, 5);
    for (size_t row = 0; row < 5; row++)
        for (size_t i = 0; i < 14; i++)
            expect(&sheet, row, columns[i], rows[row][i]);
    sheet_free(&sheet);
    captured_close(&captured);
}

static void an_act_has_its_time_and_its_judgement(void **state)
{
    (void)state;
    struct captured captured;
    struct sheet sheet;
    open_story(&captured);
    captured_sheet(&captured, "moves", &sheet);
    expect(&sheet, 5, "act", "null_move"); /* the third act at the wall */
    expect(&sheet, 5, "k", "3");
    expect(&sheet, 5, "rt_ms", "1000");
    expect(&sheet, 5, "error", "n/a");
    expect(&sheet, 6, "move", "D+2");
    expect(&sheet, 6, "distance_before", "18");
    expect(&sheet, 6, "distance_after", "20");
    expect(&sheet, 6, "error", "1");
    expect(&sheet, 6, "new_best", "0");
    expect(&sheet, 6, "improving", "2");
    expect(&sheet, 6, "legal", "8");
    expect(&sheet, 7, "act", "undo");
    expect(&sheet, 7, "error", "n/a");
    expect(&sheet, 8, "act", "restart");
    expect(&sheet, 8, "k", "0");
    expect(&sheet, 8, "attempt", "2");
    expect(&sheet, 8, "rt_ms", "16000");
    expect(&sheet, 11, "revisit", "1");
    expect(&sheet, 14, "move", "F+1"); /* the first after the prompt */
    expect(&sheet, 14, "interrupted", "1");
    expect(&sheet, 13, "interrupted", "0");
    sheet_free(&sheet);
    captured_close(&captured);
}

static void an_impasse_has_its_sub_conditions_and_its_end(void **state)
{
    (void)state;
    struct captured captured;
    struct sheet sheet;
    open_story(&captured);
    captured_sheet(&captured, "impasses", &sheet);
    assert_int_equal(sheet.rows, 2);
    expect(&sheet, 0, "impasse", "stuck");
    expect(&sheet, 0, "error_rate", "0.700000");
    expect(&sheet, 0, "pause_ms", "21000");
    expect(&sheet, 0, "taking_back", "1");
    expect(&sheet, 0, "impasse_end", "new_best");
    expect(&sheet, 0, "impasse_active_ms", "10000");
    expect(&sheet, 0, "impasse_moves", "2");
    expect(&sheet, 0, "impasse_lag_ms", "n/a");
    expect(&sheet, 0, "impasse_censored", "0");
    expect(&sheet, 1, "impasse", "wheel_spinning");
    expect(&sheet, 1, "many_errors", "0");
    expect(&sheet, 1, "impasse_end", "attempt_over");
    sheet_free(&sheet);
    captured_close(&captured);
}

static void a_choice_knows_what_came_before(void **state)
{
    (void)state;
    struct captured captured;
    struct sheet sheet;
    open_story(&captured);
    captured_sheet(&captured, "choices", &sheet);
    expect(&sheet, 0, "choice", "other_level");
    expect(&sheet, 0, "after_end", "solved");
    expect(&sheet, 0, "after_failures", "0");
    expect(&sheet, 2, "choice", "keep_trying"); /* at the wall, which goes on */
    expect(&sheet, 2, "after_end", "n/a");
    expect(&sheet, 3, "choice", "easier");
    expect(&sheet, 3, "after_end", "capped");
    expect(&sheet, 3, "after_failures", "3");
    expect(&sheet, 3, "actor", "learner");
    expect(&sheet, 3, "offers", "n/a");
    sheet_free(&sheet);
    captured_close(&captured);
}

static void a_level_that_was_drawn_is_one_of_its_set(void **state)
{
    (void)state;
    struct captured captured;
    struct sheet sheet;
    open_log(&captured, BEGINS
             "2000 offer set=1 count=2 game=traffic grade=1 position=..A distance=3 p_solve=0.9\n"
             "2000 offer set=1 index=1 count=2 game=tower grade=1 position=..B distance=3 p_solve=0.8\n"
             "2000 choice choice=level actor=system set=1 index=1 probability=0.25 draw=0.9 "
             "predicted=0.7\n");
    captured_sheet(&captured, "choices", &sheet);
    assert_int_equal(sheet.rows, 1);
    expect(&sheet, 0, "actor", "system");
    expect(&sheet, 0, "chosen_game", "tower");
    expect(&sheet, 0, "offers", "2");
    expect(&sheet, 0, "offer_index", "1");
    expect(&sheet, 0, "offer_probability", "0.250000");
    expect(&sheet, 0, "after_end", "n/a");
    sheet_free(&sheet);
    captured_close(&captured);
}

static void a_decision_has_its_covariates_its_draw_and_its_outcomes(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"userid", "stille-otter-42"},
        {"dp", "1"},
        {"situation", "obstacle"},
        {"breakpoint", "pause"},
        {"stuck_ms", "0"},
        {"decision_since_best_ms", "63000"},
        {"failures_before", "2"},
        {"start_distance", "20"},
        {"decision_best", "18"},
        {"decision_distance", "20"},
        {"last_strategy", "REST"},
        {"last_feeling", "searching"},
        {"feeling_age_ms", "88000"},
        {"prompts_before", "0"},
        {"avail", "1"},
        {"A", "1"},
        {"prob_A", "1.000000"},
        {"draw", "0.250000"},
        {"variant", "V2"},
        {"rng_seed", "0x0000000000000063"},
        {"displayed_ms", "96000"},
        {"closed_ms", "101400"},
        {"read_ms", "5400"},
        {"prompt_close", "chip"},
        {"chip", "backwards"},
        {"window_ms", "180000"},
        {"Y_censored", "0"},
        {"overlap", "0"},    /* the next decision was not available */
        {"Y1", "84.000000"}, /* 24 s to the pause, a minute of the gap behind it */
        {"Y2", "0"},
        {"Y3", "0"},
        {"Y3_moves", "2"},
        {"Y3_censored", "1"},
        {"Y4", "1"},
        {"Y5", "n/a"},
        {"Y5_errors", "0"}};
    struct captured captured;
    struct sheet sheet;
    open_story(&captured);
    captured_sheet(&captured, "decisions", &sheet);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        expect(&sheet, 0, pairs[i][0], pairs[i][1]);
    expect(&sheet, 1, "avail", "0");
    expect(&sheet, 1, "A", "0");
    expect(&sheet, 1, "prob_A", "0.000000");
    expect(&sheet, 1, "draw", "n/a");
    expect(&sheet, 1, "unavailable", "spacing");
    sheet_free(&sheet);
    captured_close(&captured);
}

static size_t measure_row(const struct sheet *sheet, const char *measure)
{
    for (size_t i = 0; i < sheet->rows; i++)
        if (sheet_is(sheet, i, "measure", measure))
            return i;
    fail_msg("no %s", measure);
    return 0;
}

static void expect_measure(const struct sheet *sheet, const char *measure, double value, double opportunities,
                           double censored)
{
    size_t row = measure_row(sheet, measure);
    double off = sheet_number(sheet, row, "measure_value") - value;
    if (!(off < 1e-6 && off > -1e-6))
        fail_msg("%s: %s", measure, sheet_cell(sheet, row, "measure_value"));
    assert_true(sheet_number(sheet, row, "opportunities") == opportunities);
    assert_true(sheet_number(sheet, row, "measure_censored") == censored);
}

static void measures_carry_their_opportunities_and_what_was_cut_off(void **state)
{
    (void)state;
    struct captured captured;
    struct sheet sheet;
    open_story(&captured);
    captured_sheet(&captured, "persistence", &sheet);
    expect_measure(&sheet, "RETRY", 2.0 / 3, 3, 0);
    expect_measure(&sheet, "T_UNS", log(214.0 / 160), 1, 1);
    expect_measure(&sheet, "PES", log(3), 1, 0);
    expect_measure(&sheet, "WS", 1.0 / 3, 3, 0);
    expect_measure(&sheet, "IMPASSE_LEFT", .5, 2, 0);
    expect_measure(&sheet, "PERSEVERATION", .5, 2, 0);
    expect_measure(&sheet, "NEXT_EASIER", 1.0 / 3, 3, 0);
    assert_true(sheet_missing(&sheet, measure_row(&sheet, "RETURN"), "measure_value"));
    sheet_free(&sheet);
    captured_close(&captured);
}

/* ---- windows ---- */

static void read_decisions(const char *lines, struct captured *captured, struct sheet *sheet)
{
    open_log(captured, lines);
    captured_sheet(captured, "decisions", sheet);
}

static void a_window_closes_after_180_s_to_the_millisecond(void **state)
{
    (void)state;
    struct captured captured;
    struct sheet sheet;
    read_decisions(BEGINS LEVEL("10000", "1", "..A") DECISION("20000", "1") MOVE("60000") MOVE("110000") MOVE(
                       "160000") "200000 attempt_ended end=surrendered visit=1\n" DECISION("200001", "2"),
                   &captured, &sheet);
    expect(&sheet, 0, "Y2", "1");
    expect(&sheet, 0, "Y1", "180.000000");
    expect(&sheet, 0, "Y_censored", "0");
    expect(&sheet, 0, "overlap", "0");
    expect(&sheet, 1, "Y2", "n/a"); /* no level is open */
    expect(&sheet, 1, "Y1", "0.000000");
    expect(&sheet, 1, "Y_censored", "1");
    expect(&sheet, 1, "window_ms", "0");
    sheet_free(&sheet);
    captured_close(&captured);

    read_decisions(BEGINS LEVEL("10000", "1", "..A") DECISION("20000", "1") MOVE("60000")
                       DECISION("199999", "2") "200001 attempt_ended end=surrendered visit=1\n",
                   &captured, &sheet);
    expect(&sheet, 0, "Y2", "0");
    expect(&sheet, 0, "overlap", "1");
    expect(&sheet, 1, "Y2", "1");
    sheet_free(&sheet);
    captured_close(&captured);
}

static void time_at_the_same_level_counts_also_when_it_is_opened_again(void **state)
{
    (void)state;
    struct captured captured;
    struct sheet sheet;
    read_decisions(BEGINS LEVEL("10000", "1", "..A") DECISION("20000", "1")
                       MOVE("30000") "40000 attempt_ended end=left visit=1\n" LEVEL("50000", "2", "..B")
                           MOVE("60000") "70000 attempt_ended end=left visit=2\n" LEVEL("80000", "3", "..A")
                               MOVE("90000") "100000 attempt_ended end=solved visit=3\n",
                   &captured, &sheet);
    expect(&sheet, 0, "Y1", "40.000000");
    expect(&sheet, 0, "Y_censored", "1");
    expect(&sheet, 0, "window_ms", "80000");
    sheet_free(&sheet);
    captured_close(&captured);
}

static void a_switch_counts_in_ten_moves_or_in_the_next_attempt(void **state)
{
    (void)state;
    struct captured captured;
    struct sheet sheet;
    /* after twelve moves a restart, and another line: 20 names its first move */
    read_decisions(
        BEGINS LEVEL("10000", "1", "..A") DECISION("20000", "1") MOVE("21000") MOVE("22000") MOVE("23000")
            MOVE("24000") MOVE("25000") MOVE("26000") MOVE("27000") MOVE("28000") MOVE("29000") MOVE("30000")
                MOVE("31000") MOVE("32000") "33000 restart attempt=2\n" MOVE("34000")
                    MOVE("35000") "36000 restart attempt=3\n" MOVE(
                        "37000") "38000 strategy strategy=REST posterior=1 from=18 to=19 model=line-1\n",
        &captured, &sheet);
    expect(&sheet, 0, "Y3", "1");
    expect(&sheet, 0, "Y3_moves", "10");
    expect(&sheet, 0, "Y3_censored", "0");
    sheet_free(&sheet);
    captured_close(&captured);

    /* two attempts later is too late */
    read_decisions(
        BEGINS LEVEL("10000", "1", "..A") DECISION("20000", "1") MOVE("21000") MOVE("22000") MOVE("23000")
            MOVE("24000") MOVE("25000") MOVE("26000") MOVE("27000") MOVE("28000") MOVE("29000") MOVE("30000")
                MOVE("31000") MOVE("32000") "33000 restart attempt=2\n" MOVE("34000")
                    MOVE("35000") "36000 restart attempt=3\n" MOVE(
                        "37000") "38000 strategy strategy=REST posterior=1 from=21 to=21 model=line-1\n",
        &captured, &sheet);
    expect(&sheet, 0, "Y3", "0");
    expect(&sheet, 0, "Y3_censored", "0");
    sheet_free(&sheet);
    captured_close(&captured);
}

static void decision_points_are_counted_over_the_sessions_of_a_learner(void **state)
{
    (void)state;
    struct captured captured;
    struct sheet sheet;
    captured_open(&captured, PLENTY);
    assert_int_equal(captured_add(&captured, 3, BEGINS DECISION("20000", "1") DECISION("30000", "2")), SG_OK);
    assert_int_equal(captured_add(&captured, 5, BEGINS DECISION("20000", "1")), SG_OK);
    captured_sheet(&captured, "decisions", &sheet);
    assert_int_equal(sheet.rows, 3);
    expect(&sheet, 2, "dp", "3");
    expect(&sheet, 2, "decision", "1");
    expect(&sheet, 2, "session", "abcd2345-5");
    expect(&sheet, 2, "Y1", "n/a"); /* no level yet */
    expect(&sheet, 2, "visit", "n/a");
    sheet_free(&sheet);
    captured_close(&captured);
}

/* ---- switches ---- */

#define LABEL(at, label, posterior, from)                                                                    \
    at " strategy strategy=" label " posterior=" posterior " from=" from " to=" from " model=hmm-1\n"

static void a_switch_lies_between_two_labels_that_are_sure(void **state)
{
    (void)state;
    struct captured captured;
    struct sheet sheet;
    /* events: 3 level, 4 to 9 moves */
    open_log(&captured, BEGINS LEVEL("10000", "1", "..A") MOVE("11000") MOVE("12000") MOVE("13000")
                            MOVE("14000") MOVE("15000") MOVE("16000") LABEL("16000", "FWD", "0.9", "4")
                                LABEL("16000", "FWD", "0.9", "5") LABEL("16000", "UNK", "0.9", "6")
                                    LABEL("16000", "BACK", "0.6", "7") LABEL("16000", "PERS", "0.9", "8")
                                        LABEL("16000", "BACK", "0.7", "9"));
    captured_sheet(&captured, "switches", &sheet);
    assert_int_equal(sheet.rows, 1);
    expect(&sheet, 0, "switch_kind", "segment");
    expect(&sheet, 0, "strategy_before", "FWD");
    expect(&sheet, 0, "strategy_after", "BACK");
    expect(&sheet, 0, "seq", "9");
    expect(&sheet, 0, "at_ms", "16000");
    expect(&sheet, 0, "after_failure", "0");
    expect(&sheet, 0, "switch_adaptive", "0");
    expect(&sheet, 0, "switch_paid", "n/a"); /* the log ends before twenty moves */
    sheet_free(&sheet);
    captured_sheet(&captured, "strategies", &sheet);
    assert_int_equal(sheet.rows, 6);
    sheet_free(&sheet);
    captured_close(&captured);
}

static void a_switch_after_a_failure_that_pays_is_adaptive(void **state)
{
    (void)state;
    struct captured captured;
    struct sheet sheet;
    open_log(&captured,
             BEGINS LEVEL("10000", "1", "..A") MOVE("11000") MOVE("12000")
                 MOVE("13000") "14000 restart attempt=2\n" MOVE("15000")
                     JUDGED("15000", "8", "9",
                            "8") "16000 strategy strategy=REST posterior=1 from=8 to=8 model=line-1\n");
    captured_sheet(&captured, "switches", &sheet);
    assert_int_equal(sheet.rows, 1);
    expect(&sheet, 0, "switch_kind", "line");
    expect(&sheet, 0, "strategy_after", "REST");
    expect(&sheet, 0, "after_failure", "1");
    expect(&sheet, 0, "switch_paid", "1");
    expect(&sheet, 0, "switch_adaptive", "1");
    expect(&sheet, 0, "impasse_lag_ms", "n/a");
    sheet_free(&sheet);
    captured_close(&captured);
}

static void a_log_that_stops_marks_what_it_cut(void **state)
{
    (void)state;
    struct captured captured;
    struct sheet sheet;
    open_log(&captured,
             BEGINS LEVEL("10000", "1", "..A") MOVE("11000") "12000 impasse_began impasse=stuck\n");
    captured_sheet(&captured, "sessions", &sheet);
    expect(&sheet, 0, "session_cut", "1");
    expect(&sheet, 0, "session_end", "n/a");
    sheet_free(&sheet);
    captured_sheet(&captured, "attempts", &sheet);
    expect(&sheet, 0, "attempt_end", "n/a");
    expect(&sheet, 0, "attempt_censored", "1");
    expect(&sheet, 0, "attempt_active_ms", "2000");
    sheet_free(&sheet);
    captured_sheet(&captured, "impasses", &sheet);
    expect(&sheet, 0, "impasse_censored", "1");
    expect(&sheet, 0, "impasse_end", "n/a");
    sheet_free(&sheet);
    captured_close(&captured);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_session_is_counted),
        cmocka_unit_test(attempts_end_where_a_restart_or_the_visit_does),
        cmocka_unit_test(an_act_has_its_time_and_its_judgement),
        cmocka_unit_test(an_impasse_has_its_sub_conditions_and_its_end),
        cmocka_unit_test(a_choice_knows_what_came_before),
        cmocka_unit_test(a_level_that_was_drawn_is_one_of_its_set),
        cmocka_unit_test(a_decision_has_its_covariates_its_draw_and_its_outcomes),
        cmocka_unit_test(measures_carry_their_opportunities_and_what_was_cut_off),
        cmocka_unit_test(a_window_closes_after_180_s_to_the_millisecond),
        cmocka_unit_test(time_at_the_same_level_counts_also_when_it_is_opened_again),
        cmocka_unit_test(a_switch_counts_in_ten_moves_or_in_the_next_attempt),
        cmocka_unit_test(decision_points_are_counted_over_the_sessions_of_a_learner),
        cmocka_unit_test(a_switch_lies_between_two_labels_that_are_sure),
        cmocka_unit_test(a_switch_after_a_failure_that_pays_is_adaptive),
        cmocka_unit_test(a_log_that_stops_marks_what_it_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
