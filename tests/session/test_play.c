/* On the board: moves, taking back, beginning anew, the what-if, hints, and what the oracle says of them. */
#include <stdio.h>

#include "session/host.h"
#include "test.h"

static const struct sg_session_state *state_of(const struct host *host)
{
    return sg_session_state(host->session);
}

static unsigned value_of(const struct host *host)
{
    return *(const unsigned char *)sg_history_now(sg_session_history(host->session));
}

static void solving_ends_the_attempt_at_once_and_is_durable(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    struct sg_ability expected = state_of(&host)->standing.ability;
    sg_ability_update(&expected, 0, sg_difficulty(state_of(&host)->level.p_solve), 1);
    size_t durable = host.durable;
    uint32_t distance = state_of(&host)->level.distance;
    host_solve(&host);
    const struct sg_event *ended = host_last(&host, SG_EVENT_ATTEMPT_ENDED);
    assert_int_equal(ended->at_ms, host_last(&host, SG_EVENT_MOVE)->at_ms);
    assert_int_equal(ended->as.attempt_ended.end, SG_ATTEMPT_END_SOLVED);
    assert_int_equal(ended->as.attempt_ended.moves, distance);
    assert_int_equal(ended->as.attempt_ended.best, 0);
    assert_int_equal(host.durable, durable + 1);
    assert_true(sg_ability_of(&state_of(&host)->standing.ability, 0).mean == sg_ability_of(&expected, 0).mean);
    host_close(&host);
}

static void a_hint_halves_what_a_solve_says(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    struct sg_ability expected = state_of(&host)->standing.ability;
    sg_ability_update(&expected, 0, sg_difficulty(state_of(&host)->level.p_solve), sg_ability_rules.half_score);
    host_do(&host, 1000, "hint rung=look words=Kijk%20hier");
    assert_string_equal(state_of(&host)->hint.words, "Kijk hier");
    host_do(&host, 1000, "move move=+1");
    assert_false(state_of(&host)->hint.open);
    host_solve(&host);
    assert_true(sg_ability_of(&state_of(&host)->standing.ability, 0).mean == sg_ability_of(&expected, 0).mean);
    assert_int_equal(host_last(&host, SG_EVENT_ATTEMPT_ENDED)->as.attempt_ended.hints, 1);
    host_close(&host);
}

static void undo_and_redo_walk_the_whole_history(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    unsigned start = value_of(&host);
    host_wander(&host, 100);
    for (int i = 0; i < 100; i++)
        host_do(&host, 500, "undo");
    assert_int_equal(value_of(&host), start);
    assert_int_equal(host_say(&host, "999999 undo"), SG_ERR_ILLEGAL);
    for (int i = 0; i < 100; i++)
        host_do(&host, 500, "redo");
    assert_int_equal(state_of(&host)->ply, 100);
    assert_int_equal(state_of(&host)->moves, 100);
    assert_int_equal(host_say(&host, "999999 redo"), SG_ERR_ILLEGAL);
    host_close(&host);
}

static void a_restart_begins_a_new_attempt_with_a_new_history(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    unsigned start = value_of(&host);
    host_wander(&host, 3);
    host_do(&host, 1000, "restart");
    assert_int_equal(value_of(&host), start);
    assert_int_equal(state_of(&host)->attempt, 2);
    assert_int_equal(state_of(&host)->moves, 0);
    assert_int_equal(state_of(&host)->failures, 1);
    assert_int_equal(state_of(&host)->distance, state_of(&host)->level.distance);
    assert_int_equal(sg_history_end(sg_session_history(host.session)), 0);
    assert_int_equal(host_say(&host, "999999 restart"), SG_ERR_ILLEGAL); /* nothing was done yet */
    host_close(&host);
}

static void a_checkpoint_is_come_back_to_until_its_line_is_left(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    host_wander(&host, 3);
    unsigned kept = value_of(&host);
    host_do(&host, 100, "checkpoint action=set");
    for (int i = 0; i < 2; i++) {
        host_do(&host, 2000, "move move=+5");
        host_do(&host, 2000, "checkpoint action=back");
        assert_int_equal(value_of(&host), kept);
    }
    host_do(&host, 2000, "undo");
    host_do(&host, 2000, "checkpoint action=back"); /* forward counts as back */
    assert_int_equal(value_of(&host), kept);
    host_do(&host, 2000, "undo");
    host_do(&host, 2000, "move move=+1");
    assert_int_equal(state_of(&host)->checkpoint_ply, UINT32_MAX);
    assert_int_equal(host_say(&host, "999999 checkpoint action=back"), SG_ERR_ILLEGAL);
    host_close(&host);
}

static void the_session_completes_what_the_oracle_answers(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    uint32_t start = state_of(&host)->level.distance;
    host_do(&host, 1000, "move move=+1");
    assert_int_equal(host_last(&host, SG_EVENT_ASSESSMENT)->as.assessment.best, start);
    host_do(&host, 1000, "move move=-1");
    assert_true(host_last(&host, SG_EVENT_ASSESSMENT)->as.assessment.revisit);
    host_do(&host, 1000, "move move=-1");
    assert_false(host_last(&host, SG_EVENT_ASSESSMENT)->as.assessment.revisit);
    assert_int_equal(host_last(&host, SG_EVENT_ASSESSMENT)->as.assessment.best, start - 1);
    assert_int_equal(state_of(&host)->distance, start - 1);
    assert_int_equal(state_of(&host)->best, start - 1);
    host_do(&host, 1000, "undo");
    assert_int_equal(state_of(&host)->distance, start);
    assert_int_equal(state_of(&host)->best, start - 1);
    host_close(&host);
}

static void a_late_assessment_counts_for_its_own_change_only(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    uint32_t start = state_of(&host)->level.distance;
    host.mute_oracle = true;
    host_do(&host, 1000, "move move=-1");
    struct sg_event first = host.answer;
    host_do(&host, 1000, "move move=+1");
    struct sg_event second = host.answer;
    first.at_ms = second.at_ms = 60000;
    assert_int_equal(host_feed(&host, &first), SG_OK);
    assert_int_equal(state_of(&host)->best, start - 1);
    assert_int_equal(state_of(&host)->distance, UINT32_MAX); /* of the board now nothing is known */
    assert_int_equal(host_feed(&host, &second), SG_OK);
    assert_int_equal(state_of(&host)->distance, start);
    assert_int_equal(host_feed(&host, &second), SG_ERR_ILLEGAL); /* one answer a change */
    host_close(&host);
}

static void an_assessment_of_a_level_that_is_gone_is_refused(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    host.mute_oracle = true;
    host_do(&host, 1000, "move move=+1");
    struct sg_event late = host.answer;
    late.at_ms = 60000;
    host_do(&host, 1000, "choice choice=other_level");
    assert_int_equal(host_feed(&host, &late), SG_ERR_ILLEGAL);
    host_close(&host);
}

static void a_dead_end_shows_and_undo_leads_out_of_it(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    while (value_of(&host) < 25)
        host_do(&host, 1000, "move move=+5");
    assert_true(state_of(&host)->dead_end);
    host_do(&host, 1000, "undo");
    assert_false(state_of(&host)->dead_end);
    host_close(&host);
}

static void the_same_line_again_is_perseveration_and_another_a_change(void **state)
{
    (void)state;
    static const struct {
        const char *first, *second; /* u up, d down, f five up */
        enum sg_strategy strategy;
    } rows[] = {{"udududud", "udududud", SG_STRATEGY_PERS},
                {"udududud", "uuudduuu", SG_STRATEGY_UNK},
                {"uuuddd", "fud", SG_STRATEGY_UNK},
                {"udud", "ffff", SG_STRATEGY_REST},
                {"ud", "udud", SG_STRATEGY_COUNT}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct host host;
        host_open(&host);
        host_begin(&host);
        for (int attempt = 0; attempt < 2; attempt++) {
            for (const char *at = attempt ? rows[i].second : rows[i].first; *at; at++)
                host_do(&host, 1000,
                        *at == 'u'   ? "move move=+1"
                        : *at == 'd' ? "move move=-1"
                                     : "move move=+5");
            host_do(&host, 1000, attempt ? "attempt_ended end=surrendered" : "restart");
        }
        size_t told = host_number(&host, SG_EVENT_STRATEGY);
        assert_int_equal(told, rows[i].strategy == SG_STRATEGY_COUNT ? 0 : 1);
        if (told == 1 && rows[i].strategy != SG_STRATEGY_UNK) {
            const struct sg_event *event = host_last(&host, SG_EVENT_STRATEGY);
            assert_int_equal(event->as.strategy.strategy, rows[i].strategy);
            assert_int_equal(host.log[event->as.strategy.from - 1].kind, SG_EVENT_MOVE);
            assert_int_equal(host.log[event->as.strategy.to - 1].kind, SG_EVENT_MOVE);
        }
        host_close(&host);
    }
}

static void active_time_stands_still_in_pauses_and_counts_at_most_a_minute_a_gap(void **state)
{
    (void)state;
    static const struct {
        const char *away, *back;
        int64_t gap_ms, active_ms;
    } rows[] = {{"check_in feeling=smooth", "check_in feeling=smooth", 20000, 20000},
                {"check_in feeling=smooth", "check_in feeling=smooth", 200000, 60000},
                {"pause paused=1", "pause", 20000, 0},
                {"focus", "focus focused=1", 20000, 0},
                {"check_in feeling=stop", "check_in feeling=smooth", 20000, 0}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct host host;
        host_open(&host);
        host_begin(&host);
        host_do(&host, 1000, rows[i].away);
        int64_t before = state_of(&host)->active_ms;
        int64_t then = state_of(&host)->at_ms + rows[i].gap_ms;
        assert_int_equal(sg_session_active_ms(host.session, then) - before, rows[i].active_ms);
        host_do(&host, rows[i].gap_ms, rows[i].back);
        assert_int_equal(state_of(&host)->active_ms - before, rows[i].active_ms);
        host_close(&host);
    }
}

/* What the oracle says of the last move is what the board shows, until the next change. */
static void a_blocked_board_is_known_until_it_changes(void **state)
{
    (void)state;
    struct host host;
    char line[128];
    host_open(&host);
    host_begin(&host);
    host.mute_oracle = true;
    host_do(&host, 1000, "move move=+1");
    snprintf(line, sizeof line, "assessment about=%llu bound=exact after=%u blocked=1",
             (unsigned long long)state_of(&host)->seq, (unsigned)state_of(&host)->level.distance + 1);
    host_do(&host, 10, line);
    assert_true(state_of(&host)->blocked);
    assert_false(state_of(&host)->dead_end);
    host_do(&host, 1000, "undo");
    assert_false(state_of(&host)->blocked);
    host_close(&host);
}

static void a_paused_board_takes_no_moves(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    host_do(&host, 1000, "pause paused=1");
    assert_int_equal(host_say(&host, "9000 move move=-1"), SG_ERR_ILLEGAL);
    assert_true(sg_session_wake_ms(host.session) == INT64_MAX);
    host_do(&host, 1000, "pause");
    assert_int_equal(host_say(&host, "9000 move move=-1"), SG_OK);
    host_close(&host);
}

static void an_input_from_before_the_last_event_counts_as_now(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    int64_t now = state_of(&host)->at_ms;
    assert_int_equal(host_say(&host, "5 move move=+1"), SG_OK);
    assert_int_equal(host_last(&host, SG_EVENT_MOVE)->at_ms, now);
    host_close(&host);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(solving_ends_the_attempt_at_once_and_is_durable),
        cmocka_unit_test(a_hint_halves_what_a_solve_says),
        cmocka_unit_test(undo_and_redo_walk_the_whole_history),
        cmocka_unit_test(a_restart_begins_a_new_attempt_with_a_new_history),
        cmocka_unit_test(a_checkpoint_is_come_back_to_until_its_line_is_left),
        cmocka_unit_test(the_session_completes_what_the_oracle_answers),
        cmocka_unit_test(a_late_assessment_counts_for_its_own_change_only),
        cmocka_unit_test(an_assessment_of_a_level_that_is_gone_is_refused),
        cmocka_unit_test(a_dead_end_shows_and_undo_leads_out_of_it),
        cmocka_unit_test(a_blocked_board_is_known_until_it_changes),
        cmocka_unit_test(the_same_line_again_is_perseveration_and_another_a_change),
        cmocka_unit_test(active_time_stands_still_in_pauses_and_counts_at_most_a_minute_a_gap),
        cmocka_unit_test(a_paused_board_takes_no_moves),
        cmocka_unit_test(an_input_from_before_the_last_event_counts_as_now),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
