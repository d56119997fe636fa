/* Impasses, decision points and the prompt card. */
#include "session/host.h"
#include "test.h"

static const struct sg_session_state *state_of(const struct host *host)
{
    return sg_session_state(host->session);
}

/* Restarts after a few moves that lead nowhere, slowly. */
static void fail_attempts(struct host *host, int attempts, int64_t pace_ms)
{
    for (int i = 0; i < attempts; i++) {
        for (int move = 0; move < 4; move++)
            host_do(host, pace_ms, move % 2 ? "move move=-1" : "move move=+1");
        host_do(host, pace_ms, "restart");
    }
}

static void a_real_impasse_is_said_once_with_its_parts_and_ends_with_a_new_best(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    fail_attempts(&host, 3, 6000); /* 90 s, two restarts and more, errors and revisits */
    assert_int_equal(host_number(&host, SG_EVENT_IMPASSE_BEGAN), 1);
    const struct sg_event *began = host_last(&host, SG_EVENT_IMPASSE_BEGAN);
    assert_true(began->as.impasse_began.slow);
    assert_true(began->as.impasse_began.restarted);
    assert_true(began->as.impasse_began.since_best_ms > began->as.impasse_began.threshold_ms);
    assert_int_equal(state_of(&host)->impasse, SG_IMPASSE_STUCK);
    fail_attempts(&host, 1, 6000);
    assert_int_equal(host_number(&host, SG_EVENT_IMPASSE_BEGAN), 1);
    host_do(&host, 1000, "move move=-1");
    const struct sg_event *ended = host_last(&host, SG_EVENT_IMPASSE_ENDED);
    assert_int_equal(ended->as.impasse_ended.end, SG_IMPASSE_END_NEW_BEST);
    assert_true(ended->as.impasse_ended.active_ms > 0);
    assert_int_equal(state_of(&host)->impasse, SG_IMPASSE_NONE);
    host_close(&host);
}

static void an_impasse_ends_with_the_visit(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    fail_attempts(&host, 4, 6000);
    assert_int_equal(state_of(&host)->impasse, SG_IMPASSE_STUCK);
    host_do(&host, 1000, "attempt_ended end=surrendered");
    assert_int_equal(host_last(&host, SG_EVENT_IMPASSE_ENDED)->as.impasse_ended.end,
                     SG_IMPASSE_END_ATTEMPT_OVER);
    assert_int_equal(host_number(&host, SG_EVENT_IMPASSE_ENDED), 1);
    host_close(&host);
}

static void thinking_alone_is_no_impasse(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    host_wait(&host, 600000);
    assert_int_equal(host_number(&host, SG_EVENT_IMPASSE_BEGAN), 0);
    host_close(&host);
}

static void the_personal_threshold_learns_from_new_bests(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    uint32_t distance = state_of(&host)->level.distance;
    for (uint32_t i = 0; i < distance; i++)
        host_do(&host, 5000, "move move=-1");
    assert_int_equal(state_of(&host)->baseline.count, distance);
    for (uint32_t i = 0; i < distance; i++)
        assert_int_equal(state_of(&host)->baseline.gap_ms[i], 5000);
    host_close(&host);
}

/* Two failed attempts: the second restart is a breakpoint with an obstacle. */
static void meet_a_card(struct host *host)
{
    fail_attempts(host, 2, 5000);
    assert_true(state_of(host)->card.open);
}

static void a_second_restart_without_a_new_best_brings_the_card(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    meet_a_card(&host);
    const struct sg_event *decision = host_last(&host, SG_EVENT_DECISION);
    const struct sg_event *shown = host_last(&host, SG_EVENT_PROMPT_SHOWN);
    assert_true(decision->seq < shown->seq); /* logged before anything is shown */
    assert_int_equal(decision->as.decision.situation, SG_SITUATION_OBSTACLE);
    assert_int_equal(decision->as.decision.breakpoint, SG_BREAKPOINT_RESTART);
    assert_int_equal(decision->as.decision.unavailable, SG_AVAILABLE);
    assert_string_equal(shown->as.prompt_shown.variant, decision->as.decision.variant);
    assert_int_equal(state_of(&host)->card.situation, SG_SITUATION_OBSTACLE);
    host_close(&host);
}

static void a_chip_is_recorded_and_closes_the_card(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    meet_a_card(&host);
    host_do(&host, 2500, "prompt_answer chip=backwards");
    assert_int_equal(host_last(&host, SG_EVENT_PROMPT_ANSWER)->as.prompt_answer.chip, SG_CHIP_BACKWARDS);
    assert_int_equal(host_last(&host, SG_EVENT_PROMPT_CLOSED)->as.prompt_closed.close, SG_PROMPT_CLOSE_CHIP);
    assert_int_equal(host_last(&host, SG_EVENT_PROMPT_CLOSED)->as.prompt_closed.read_ms, 2500);
    assert_false(state_of(&host)->card.open);
    host_close(&host);
}

static void a_card_does_not_outlive_its_level(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    meet_a_card(&host);
    host_solve(&host);
    assert_int_equal(host_last(&host, SG_EVENT_PROMPT_CLOSED)->as.prompt_closed.close,
                     SG_PROMPT_CLOSE_MOVED_ON);
    assert_false(state_of(&host)->card.open);
    host_close(&host);
}

static void words_that_come_after_the_level_are_refused(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    host.mute_words = true;
    fail_attempts(&host, 2, 5000);
    assert_true(host_last(&host, SG_EVENT_DECISION)->as.decision.treated);
    host_solve(&host);
    assert_int_equal(host_say(&host, "999999 prompt_shown decision=1 words=Te%20laat"), SG_ERR_ILLEGAL);
    host_close(&host);
}

static void after_a_card_there_is_none_for_three_minutes_and_refusals_do_not_flood(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    meet_a_card(&host);
    int64_t shown_ms = host_last(&host, SG_EVENT_PROMPT_SHOWN)->at_ms;
    host_do(&host, 1000, "prompt_closed close=not_now");
    for (int i = 0; i < 20; i++) {
        host_wander(&host, 4);
        host_do(&host, 1000, "restart");
        host_wait(&host, state_of(&host)->at_ms + 20000);
    }
    assert_int_equal(host_number(&host, SG_EVENT_PROMPT_SHOWN), 1);
    int64_t last_ms[SG_UNAVAILABLE_COUNT] = {0};
    for (size_t i = 0; i < host.count; i++) {
        const struct sg_event *event = &host.log[i];
        if (event->kind != SG_EVENT_DECISION || event->as.decision.unavailable == SG_AVAILABLE)
            continue;
        assert_true(event->at_ms - shown_ms >= sg_prompt_rules.spacing_ms);
        assert_true(event->at_ms - last_ms[event->as.decision.unavailable] >= 60000);
        last_ms[event->as.decision.unavailable] = event->at_ms;
    }
    host_close(&host);
}

static void a_pause_in_an_impasse_brings_a_card_by_itself(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    while (state_of(&host)->distance < 24)
        host_do(&host, 6000, state_of(&host)->distance < 20 ? "move move=+5" : "move move=+1");
    host_do(&host, 6000, "move move=+1"); /* a dead end, 20 s after the start */
    assert_true(state_of(&host)->dead_end);
    int64_t from = state_of(&host)->at_ms;
    host_wait(&host, from + 3900);
    size_t before = host_number(&host, SG_EVENT_PROMPT_SHOWN);
    host_wait(&host, from + 20000);
    assert_int_equal(host_number(&host, SG_EVENT_PROMPT_SHOWN), before + 1);
    assert_int_equal(host_last(&host, SG_EVENT_DECISION)->as.decision.breakpoint, SG_BREAKPOINT_PAUSE);
    assert_true(host_last(&host, SG_EVENT_DECISION)->at_ms - from >= 4000);
    host_close(&host);
}

static const struct {
    const char *name;
    const char *acts[8];
    enum sg_situation situation;
    enum sg_breakpoint breakpoint;
} triggers[] = {
    {"a hint was opened, then a pause",
     {"hint rung=look words=kijk", "wait"},
     SG_SITUATION_CRITICISM,
     SG_BREAKPOINT_PAUSE},
    {"idle for a minute", {"wait"}, SG_SITUATION_EFFORT, SG_BREAKPOINT_PAUSE},
    {"two restarts without a new best",
     {"move move=+1", "restart", "move move=+1", "restart"},
     SG_SITUATION_OBSTACLE,
     SG_BREAKPOINT_RESTART},
    {"a very short attempt after a new best",
     {"move move=+1", "restart", "move move=-1", "restart"},
     SG_SITUATION_EFFORT,
     SG_BREAKPOINT_RESTART},
    {"harder was chosen", {"choice choice=harder"}, SG_SITUATION_CHALLENGE, SG_BREAKPOINT_CHOICE},
};

static void each_trigger_has_its_catchphrase(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof triggers / sizeof *triggers; i++) {
        struct host host;
        host_open(&host);
        host_begin(&host);
        host_do(&host, 25000, "check_in feeling=smooth"); /* past the quiet start */
        for (size_t act = 0; act < 8 && triggers[i].acts[act]; act++) {
            if (strcmp(triggers[i].acts[act], "wait") == 0)
                host_wait(&host, state_of(&host)->at_ms + 70000);
            else
                host_do(&host, 11000, triggers[i].acts[act]);
        }
        if (host_number(&host, SG_EVENT_DECISION) == 0)
            fail_msg("%s: no decision", triggers[i].name);
        const struct sg_event *decision = host_last(&host, SG_EVENT_DECISION);
        if (decision->as.decision.situation != triggers[i].situation ||
            decision->as.decision.breakpoint != triggers[i].breakpoint)
            fail_msg("%s: %s", triggers[i].name, sg_situation_name(decision->as.decision.situation));
        host_close(&host);
    }
}

static void an_announced_wall_is_a_challenge_and_one_that_stood_looks_to_others(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    host_climb_to_wall(&host);
    assert_int_equal(host_last(&host, SG_EVENT_DECISION)->as.decision.situation, SG_SITUATION_CHALLENGE);
    host_do(&host, 3000, "choice choice=wall_yes");
    host_wait(&host, state_of(&host)->at_ms + 190000);
    host_do(&host, 190000, "move move=+1");
    host_do(&host, 190000, "attempt_ended end=surrendered");
    const struct sg_event *decision = host_last(&host, SG_EVENT_DECISION);
    assert_int_equal(decision->as.decision.situation, SG_SITUATION_OTHERS);
    assert_int_equal(decision->as.decision.breakpoint, SG_BREAKPOINT_ATTEMPT_OVER);
    host_close(&host);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_real_impasse_is_said_once_with_its_parts_and_ends_with_a_new_best),
        cmocka_unit_test(an_impasse_ends_with_the_visit),
        cmocka_unit_test(thinking_alone_is_no_impasse),
        cmocka_unit_test(the_personal_threshold_learns_from_new_bests),
        cmocka_unit_test(a_second_restart_without_a_new_best_brings_the_card),
        cmocka_unit_test(a_chip_is_recorded_and_closes_the_card),
        cmocka_unit_test(a_card_does_not_outlive_its_level),
        cmocka_unit_test(words_that_come_after_the_level_are_refused),
        cmocka_unit_test(after_a_card_there_is_none_for_three_minutes_and_refusals_do_not_flood),
        cmocka_unit_test(a_pause_in_an_impasse_brings_a_card_by_itself),
        cmocka_unit_test(each_trigger_has_its_catchphrase),
        cmocka_unit_test(an_announced_wall_is_a_challenge_and_one_that_stood_looks_to_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
