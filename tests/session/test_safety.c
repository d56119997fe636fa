/* The bounds of a wall, the stop rule, and the calm screen. */
#include "session/host.h"
#include "test.h"

static const struct sg_session_state *state_of(const struct host *host)
{
    return sg_session_state(host->session);
}

static void open_wall(struct host *host)
{
    host_open(host);
    host_begin(host);
    host_climb_to_wall(host);
    host_do(host, 4000, "choice choice=wall_yes");
    assert_true(state_of(host)->on_wall);
}

/* Plays on for `ms` of active time, with the ticks the session asks for. */
static void struggle(struct host *host, int64_t ms)
{
    int64_t until = state_of(host)->at_ms + ms;
    for (int i = 0; state_of(host)->at_ms + 20000 <= until && state_of(host)->stage == SG_STAGE_PLAY; i++) {
        host_wait(host, state_of(host)->at_ms + 20000);
        if (state_of(host)->stage == SG_STAGE_PLAY)
            host_do(host, 20000, i % 2 ? "move move=-1" : "move move=+1");
    }
}

static void a_wall_is_offered_to_leave_and_then_capped(void **state)
{
    (void)state;
    struct host host;
    open_wall(&host);
    int64_t active_ms = state_of(&host)->visit_active_ms;
    struggle(&host, 7 * 60000);
    assert_int_equal(host_number(&host, SG_EVENT_WALL_OFFER), 1);
    assert_int_equal(host_last(&host, SG_EVENT_WALL_OFFER)->as.wall_offer.active_ms,
                     sg_ladder_rules.wall_offer_ms);
    assert_true(sg_session_can_choose(host.session, SG_CHOICE_KEEP_TRYING));
    host_do(&host, 1000, "choice choice=keep_trying");
    assert_false(sg_session_can_choose(host.session, SG_CHOICE_KEEP_TRYING));
    struct sg_ability before = state_of(&host)->standing.ability;
    struggle(&host, 7 * 60000);
    assert_int_equal(host_number(&host, SG_EVENT_WALL_CAPPED), 1);
    assert_int_equal(host_number(&host, SG_EVENT_WALL_OFFER), 1);
    assert_int_equal(host_last(&host, SG_EVENT_WALL_CAPPED)->as.wall_capped.active_ms,
                     sg_ladder_rules.wall_cap_ms);
    assert_int_equal(host_last(&host, SG_EVENT_ATTEMPT_ENDED)->as.attempt_ended.end, SG_ATTEMPT_END_CAPPED);
    assert_int_equal(state_of(&host)->stage, SG_STAGE_AFTER);
    assert_true(sg_ability_of(&state_of(&host)->standing.ability, 0).mean < sg_ability_of(&before, 0).mean);
    assert_true(sg_session_active_ms(host.session, state_of(&host)->at_ms) - active_ms <=
                sg_ladder_rules.wall_cap_ms + 60000);
    assert_false(sg_session_can_choose(host.session, SG_CHOICE_AGAIN));
    host_close(&host);
}

static void a_pause_does_not_bring_the_cap_nearer(void **state)
{
    (void)state;
    struct host host;
    open_wall(&host);
    host_do(&host, 1000, "pause paused=1");
    assert_true(sg_session_wake_ms(host.session) == INT64_MAX);
    host_do(&host, 20 * 60000, "pause");
    host_wait(&host, state_of(&host)->at_ms + 1000);
    assert_int_equal(host_number(&host, SG_EVENT_WALL_OFFER), 0);
    host_close(&host);
}

static void a_move_that_solves_at_the_last_moment_beats_the_cap(void **state)
{
    (void)state;
    struct host host;
    open_wall(&host);
    uint32_t distance = state_of(&host)->level.distance;
    for (uint32_t i = 0; i + 1 < distance; i++)
        host_do(&host, 1000, "move move=-1");
    for (int i = 0; i < 9; i++)
        host_do(&host, 60000, "null_move");
    host_do(&host, 20 * 60000, "move move=-1");
    assert_int_equal(host_last(&host, SG_EVENT_ATTEMPT_ENDED)->as.attempt_ended.end, SG_ATTEMPT_END_SOLVED);
    host_close(&host);
}

static void only_a_wall_has_a_cap(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    struggle(&host, 14 * 60000);
    assert_int_equal(state_of(&host)->stage, SG_STAGE_PLAY);
    host_close(&host);
}

static void a_tap_on_stop_calms_the_screen_and_play_can_be_resumed(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    host_wander(&host, 5);
    host_do(&host, 1000, "check_in feeling=stop");
    assert_int_equal(state_of(&host)->stage, SG_STAGE_CALM);
    assert_int_equal(state_of(&host)->stop, SG_STOP_TAPPED);
    assert_int_equal(host_say(&host, "99999 move move=-1"), SG_ERR_ILLEGAL);
    assert_true(sg_session_wake_ms(host.session) == INT64_MAX); /* nothing happens here by itself */
    host_do(&host, 60000, "check_in feeling=searching");
    assert_int_equal(state_of(&host)->stage, SG_STAGE_PLAY);
    assert_int_equal(state_of(&host)->ply, 5);
    host_solve(&host);
    host_close(&host);
}

static void from_the_calm_screen_the_session_can_be_closed(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    host_wander(&host, 5);
    host_do(&host, 1000, "check_in feeling=stop");
    host_do(&host, 1000, "choice choice=close");
    assert_int_equal(host_last(&host, SG_EVENT_ATTEMPT_ENDED)->as.attempt_ended.end, SG_ATTEMPT_END_LEFT);
    assert_int_equal(state_of(&host)->stage, SG_STAGE_CLIMB);
    host_do(&host, 1000, "choice choice=close");
    assert_int_equal(state_of(&host)->stage, SG_STAGE_ENDED);
    host_close(&host);
}

static void who_ends_on_the_calm_screen_ended_by_the_stop_rule(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    host_do(&host, 1000, "check_in feeling=stop");
    host_do(&host, 1000, "session_ended");
    assert_int_equal(host_last(&host, SG_EVENT_SESSION_ENDED)->as.session_ended.end,
                     SG_SESSION_END_STOP_RULE);
    host_close(&host);
}

static void angry_twice_in_five_minutes_stops_and_later_does_not(void **state)
{
    (void)state;
    for (int late = 0; late < 2; late++) {
        struct host host;
        host_open(&host);
        host_begin(&host);
        host_do(&host, 1000, "check_in feeling=angry");
        assert_int_equal(state_of(&host)->stage, SG_STAGE_PLAY);
        host_do(&host, late ? 301000 : 299000, "check_in feeling=angry");
        assert_int_equal(state_of(&host)->stage, late ? SG_STAGE_PLAY : SG_STAGE_CALM);
        host_do(&host, 1000, "check_in feeling=angry"); /* on the calm screen it changes nothing */
        assert_int_equal(state_of(&host)->stage, SG_STAGE_CALM);
        host_close(&host);
    }
}

static void ten_seconds_of_hammering_stop_and_fast_play_does_not(void **state)
{
    (void)state;
    static const struct {
        int64_t gap_ms;
        bool stops;
    } rows[] = {{100, true}, {166, true}, {170, false}, {400, false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct host host;
        host_open(&host);
        host_begin(&host);
        for (int64_t t = 0; t < 15000 && state_of(&host)->stage == SG_STAGE_PLAY; t += rows[i].gap_ms)
            host_do(&host, rows[i].gap_ms, t / rows[i].gap_ms % 2 ? "move move=-1" : "move move=+1");
        assert_int_equal(state_of(&host)->stage == SG_STAGE_CALM, rows[i].stops);
        if (rows[i].stops) {
            assert_int_equal(state_of(&host)->stop, SG_STOP_BURST);
            host_do(&host, 1000, "check_in feeling=smooth");
            host_do(&host, 1000, "move move=+1"); /* one more input is no burst again */
            assert_int_equal(state_of(&host)->stage, SG_STAGE_PLAY);
        }
        host_close(&host);
    }
}

static void a_stop_while_levels_are_made_asks_for_them_anew(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    host_solve(&host);
    host.mute_levels = true;
    host_do(&host, 1000, "choice choice=other_level");
    assert_int_equal(state_of(&host)->stage, SG_STAGE_OPENING);
    uint32_t set = state_of(&host)->offer_set;
    host_do(&host, 1000, "check_in feeling=stop");
    host.mute_levels = false;
    host_do(&host, 1000, "check_in feeling=smooth");
    assert_int_equal(state_of(&host)->stage, SG_STAGE_PLAY);
    assert_int_equal(state_of(&host)->offer_set, set + 1);
    host_close(&host);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wall_is_offered_to_leave_and_then_capped),
        cmocka_unit_test(a_pause_does_not_bring_the_cap_nearer),
        cmocka_unit_test(a_move_that_solves_at_the_last_moment_beats_the_cap),
        cmocka_unit_test(only_a_wall_has_a_cap),
        cmocka_unit_test(a_tap_on_stop_calms_the_screen_and_play_can_be_resumed),
        cmocka_unit_test(from_the_calm_screen_the_session_can_be_closed),
        cmocka_unit_test(who_ends_on_the_calm_screen_ended_by_the_stop_rule),
        cmocka_unit_test(angry_twice_in_five_minutes_stops_and_later_does_not),
        cmocka_unit_test(ten_seconds_of_hammering_stop_and_fast_play_does_not),
        cmocka_unit_test(a_stop_while_levels_are_made_asks_for_them_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
