/* The climb: from the start to the end of a session, phase by phase. */
#include "session/host.h"
#include "test.h"

static const struct sg_session_state *state_of(const struct host *host)
{
    return sg_session_state(host->session);
}

static void a_session_opens_its_first_level_after_assent_and_check_in(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    static const enum sg_event_kind kinds[] = {SG_EVENT_SESSION_STARTED, SG_EVENT_ASSENT, SG_EVENT_CHECK_IN,
                                               SG_EVENT_PHASE};
    host_begin(&host);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(host.log[i].kind, kinds[i]);
    assert_int_equal(host_number(&host, SG_EVENT_OFFER), 6);
    assert_int_equal(host_last(&host, SG_EVENT_CHOICE)->as.choice.actor, SG_ACTOR_SYSTEM);
    assert_int_equal(host.log[host.count - 1].kind, SG_EVENT_ATTEMPT_STARTED);
    assert_int_equal(state_of(&host)->phase, SG_PHASE_WARM);
    assert_int_equal(host.prepared, 1);
    assert_int_equal(host.durable, 1); /* the first write, before play */
    assert_string_equal(state_of(&host)->learner, "stille-otter-42");
    host_close(&host);
}

static void the_choice_of_a_level_can_be_drawn_again_from_the_log(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    const struct sg_event *choice = host_last(&host, SG_EVENT_CHOICE);
    struct sg_rng rng;
    sg_rng_init(&rng, sg_seed_mix(7, choice->as.choice.set));
    double off = choice->as.choice.draw - sg_rng_unit(&rng);
    assert_true(off < 1e-6 && off > -1e-6);
    assert_true(choice->as.choice.probability > 0 && choice->as.choice.probability <= 1);
    assert_string_equal(state_of(&host)->level.position,
                        state_of(&host)->offers[choice->as.choice.index].position);
    host_close(&host);
}

static void after_rather_not_play_goes_on_and_nothing_is_recorded(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_do(&host, 0, "session_started learner=a seed=7");
    host_do(&host, 100, "assent");
    size_t recorded = host.recorded, durable = host.durable;
    assert_int_equal(recorded, 2); /* the refusal itself says why the log ends */
    host_do(&host, 100, "check_in feeling=smooth");
    host_solve(&host);
    host_do(&host, 100, "reflection question=q1 words=nee");
    host_do(&host, 100, "choice choice=close");
    host_do(&host, 100, "choice choice=close");
    assert_int_equal(state_of(&host)->stage, SG_STAGE_ENDED);
    assert_int_equal(host.recorded, recorded);
    assert_int_equal(host.durable, durable);
    assert_true(host.count > recorded); /* but it was handed out, for the screen */
    host_close(&host);
}

static void warm_up_leads_to_stretch_and_stretch_to_an_announced_wall(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    host_climb_to_wall(&host);
    static const enum sg_phase phases[] = {SG_PHASE_WARM, SG_PHASE_WARM, SG_PHASE_STRETCH, SG_PHASE_STRETCH};
    size_t visit = 0;
    for (size_t i = 0; i < host.count; i++)
        if (host.log[i].kind == SG_EVENT_ATTEMPT_STARTED)
            assert_int_equal(host.log[i].as.attempt_started.phase, phases[visit++]);
    assert_int_equal(visit, 4);
    assert_int_equal(state_of(&host)->walls, 0); /* announced is not begun */
    assert_int_equal(host_last(&host, SG_EVENT_WALL_ANNOUNCED)->as.wall_announced.cap_ms,
                     sg_ladder_rules.wall_cap_ms);
    host_do(&host, 4000, "choice choice=wall_yes");
    assert_int_equal(state_of(&host)->phase, SG_PHASE_WALL);
    assert_true(state_of(&host)->on_wall);
    assert_true(state_of(&host)->predicted >= sg_ladder_rules.wall_low);
    assert_true(state_of(&host)->predicted <= sg_ladder_rules.wall_high);
    host_close(&host);
}

static void a_refused_wall_is_asked_once_more_and_no_oftener(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    for (int i = 0; i < 10; i++) {
        host_solve(&host);
        host_do(&host, 5000, "choice choice=other_level");
        if (state_of(&host)->stage == SG_STAGE_WALL)
            host_do(&host, 1000, "choice choice=wall_no");
    }
    assert_int_equal(host_number(&host, SG_EVENT_WALL_ANNOUNCED), 2);
    assert_int_equal(state_of(&host)->phase, SG_PHASE_STRETCH);
    host_close(&host);
}

static void who_asks_for_easier_meets_no_wall(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    for (int i = 0; i < 8; i++) {
        host_solve(&host);
        host_do(&host, 5000, "choice choice=easier");
    }
    assert_int_equal(host_number(&host, SG_EVENT_WALL_ANNOUNCED), 0);
    host_close(&host);
}

/* Leaves the wall unsolved, solves the level that comes after it. */
static void give_up_and_recover(struct host *host)
{
    host_wander(host, 8);
    host_do(host, 1000, "attempt_ended end=surrendered");
    assert_false(sg_session_can_choose(host->session, SG_CHOICE_AGAIN)); /* a success comes first */
    host_do(host, 30000, "choice choice=other_level");
    assert_int_equal(state_of(host)->phase, SG_PHASE_RECOVER);
    host_solve(host);
}

static void after_a_wall_comes_a_success_and_then_the_way_back_is_open(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    host_climb_to_wall(&host);
    host_do(&host, 4000, "choice choice=wall_yes");
    char wall[SG_POSITION_TEXT];
    strcpy(wall, state_of(&host)->level.position);
    give_up_and_recover(&host);
    assert_int_equal(state_of(&host)->phase, SG_PHASE_RETURN);
    host_do(&host, 2000, "choice choice=again");
    assert_string_equal(state_of(&host)->level.position, wall);
    assert_true(state_of(&host)->on_wall);
    double before = sg_ability_of(&state_of(&host)->standing.ability, 0).mean;
    double beta = sg_difficulty(state_of(&host)->level.p_solve);
    struct sg_ability expected = state_of(&host)->standing.ability;
    host_solve(&host);
    sg_ability_update(&expected, 0, beta, sg_ability_rules.half_score); /* once given up, solved on return */
    double now = sg_ability_of(&state_of(&host)->standing.ability, 0).mean;
    assert_true(now == sg_ability_of(&expected, 0).mean && now != before);
    host_do(&host, 2000, "choice choice=other_level");
    assert_int_equal(state_of(&host)->phase, SG_PHASE_FREE);
    host_close(&host);
}

static void a_second_wall_comes_only_on_the_learners_own_choice(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    host_climb_to_wall(&host);
    host_do(&host, 4000, "choice choice=wall_yes");
    give_up_and_recover(&host);
    host_do(&host, 2000, "choice choice=other_level");
    assert_int_equal(state_of(&host)->phase, SG_PHASE_FREE);
    host_solve(&host);
    host_do(&host, 2000, "choice choice=harder");
    assert_int_equal(state_of(&host)->stage, SG_STAGE_WALL);
    host_do(&host, 2000, "choice choice=wall_yes");
    assert_int_equal(state_of(&host)->walls, 2);
    give_up_and_recover(&host);
    host_do(&host, 2000, "choice choice=harder");
    assert_int_equal(state_of(&host)->stage, SG_STAGE_PLAY); /* harder, but no third wall */
    host_close(&host);
}

static void two_unsolved_levels_bring_one_that_will_do(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    for (int i = 0; i < 2; i++) {
        host_wander(&host, 3);
        host_do(&host, 1000, "attempt_ended end=surrendered");
        host_do(&host, 1000, i == 0 ? "choice choice=again" : "choice choice=harder");
    }
    assert_int_equal(state_of(&host)->phase, SG_PHASE_RECOVER);
    assert_true(state_of(&host)->predicted >= sg_ladder_rules.after_unsolved);
    host_solve(&host);
    assert_int_equal(state_of(&host)->unsolved_in_a_row, 0);
    host_do(&host, 1000, "choice choice=other_level");
    assert_int_equal(state_of(&host)->phase, SG_PHASE_STRETCH);
    host_close(&host);
}

static void a_level_that_was_only_looked_at_does_not_count(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    uint32_t levels = state_of(&host)->standing.ability.levels;
    for (int i = 0; i < 4; i++)
        host_do(&host, 1000, "choice choice=other_level");
    assert_int_equal(state_of(&host)->unsolved_in_a_row, 0);
    assert_int_equal(state_of(&host)->phase, SG_PHASE_WARM);
    assert_int_equal(host_last(&host, SG_EVENT_ATTEMPT_ENDED)->as.attempt_ended.end, SG_ATTEMPT_END_LEFT);
    assert_int_equal(state_of(&host)->standing.ability.levels, levels);
    host_close(&host);
}

static void closing_time_is_proposed_after_the_level_and_ends_with_the_climb(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    host_wait(&host, sg_ladder_rules.session_ms + 1000);
    host_do(&host, sg_ladder_rules.session_ms, "move move=+1");
    assert_int_equal(state_of(&host)->stage, SG_STAGE_PLAY); /* the level is not taken away */
    host_solve(&host);
    assert_int_equal(state_of(&host)->phase, SG_PHASE_CLOSING);
    assert_false(sg_session_can_choose(host.session, SG_CHOICE_OTHER_LEVEL));
    assert_true(sg_session_can_choose(host.session, SG_CHOICE_AGAIN));
    host_do(&host, 1000, "choice choice=close");
    assert_int_equal(state_of(&host)->stage, SG_STAGE_CLIMB);
    host_do(&host, 1000, "session_ended");
    assert_int_equal(host_last(&host, SG_EVENT_SESSION_ENDED)->as.session_ended.end, SG_SESSION_END_FINISHED);
    assert_int_equal(state_of(&host)->stage, SG_STAGE_ENDED);
    assert_true(sg_session_wake_ms(host.session) == INT64_MAX);
    host_close(&host);
}

static void who_leaves_a_level_after_closing_time_sees_the_proposal(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    host_wait(&host, sg_ladder_rules.session_ms + 1000);
    host_do(&host, sg_ladder_rules.session_ms, "choice choice=other_level");
    assert_int_equal(state_of(&host)->stage, SG_STAGE_AFTER);
    assert_int_equal(state_of(&host)->phase, SG_PHASE_CLOSING);
    host_close(&host);
}

static void a_session_can_be_stopped_at_any_time(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    host_wander(&host, 5);
    host_do(&host, 1000, "session_ended");
    assert_int_equal(host.log[host.count - 2].kind, SG_EVENT_ATTEMPT_ENDED);
    assert_int_equal(host_last(&host, SG_EVENT_SESSION_ENDED)->as.session_ended.end, SG_SESSION_END_STOPPED);
    assert_int_equal(host_say(&host, "99999 check_in feeling=smooth"), SG_ERR_ILLEGAL);
    host_close(&host);
}

static void an_input_that_does_not_fit_the_stage_changes_nothing(void **state)
{
    (void)state;
    static const struct {
        int steps; /* of the start that are done: 0 .. 3 */
        const char *line;
        enum sg_status status;
    } rows[] = {{0, "9000 assent given=1", SG_ERR_ILLEGAL},
                {0, "9000 move move=-1", SG_ERR_ILLEGAL},
                {0, "9000 session_ended", SG_ERR_ILLEGAL},
                {1, "9000 check_in feeling=smooth", SG_ERR_ILLEGAL},
                {1, "9000 session_started learner=b", SG_ERR_ILLEGAL},
                {2, "9000 check_in", SG_ERR_RANGE},
                {2, "9000 choice choice=other_level", SG_ERR_ILLEGAL},
                {3, "9000 move move=-2", SG_ERR_ILLEGAL},
                {3, "9000 move", SG_ERR_ILLEGAL},
                {3, "9000 undo", SG_ERR_ILLEGAL},
                {3, "9000 redo", SG_ERR_ILLEGAL},
                {3, "9000 restart", SG_ERR_ILLEGAL},
                {3, "9000 checkpoint action=back", SG_ERR_ILLEGAL},
                {3, "9000 checkpoint", SG_ERR_RANGE},
                {3, "9000 hint rung=why", SG_ERR_RANGE},
                {3, "9000 attempt_ended end=solved", SG_ERR_RANGE},
                {3, "9000 attempt_ended end=capped", SG_ERR_RANGE},
                {3, "9000 choice choice=again", SG_ERR_ILLEGAL},
                {3, "9000 choice choice=keep_trying", SG_ERR_ILLEGAL},
                {3, "9000 choice choice=wall_yes", SG_ERR_ILLEGAL},
                {3, "9000 choice choice=level", SG_ERR_ILLEGAL},
                {3, "9000 assessment about=3", SG_ERR_ILLEGAL},
                {3, "9000 offer set=1 index=8 count=8", SG_ERR_ILLEGAL},
                {3, "9000 prompt_shown decision=1 words=x", SG_ERR_ILLEGAL},
                {3, "9000 prompt_closed close=not_now", SG_ERR_ILLEGAL},
                {3, "9000 prompt_answer chip=tip", SG_ERR_ILLEGAL},
                {3, "9000 pause", SG_ERR_ILLEGAL},
                {3, "9000 focus focused=1", SG_ERR_ILLEGAL},
                {3, "9000 phase phase=warm", SG_ERR_ILLEGAL},
                {3, "9000 wall_capped", SG_ERR_ILLEGAL},
                {3, "9000 erased", SG_ERR_ILLEGAL}};
    static const char *const steps[] = {"session_started learner=a seed=7", "assent given=1",
                                        "check_in feeling=smooth"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct host host;
        host_open(&host);
        for (int step = 0; step < rows[i].steps; step++)
            host_do(&host, 1000, steps[step]);
        uint64_t hash = sg_session_hash(host.session);
        enum sg_status status = host_say(&host, rows[i].line);
        if (status != rows[i].status)
            fail_msg("%s: %s", rows[i].line, sg_status_name(status));
        assert_true(sg_session_hash(host.session) == hash);
        host_close(&host);
    }
}

static void a_bad_offer_is_refused_and_the_right_one_still_taken(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "9000 offer set=1 index=1 count=2 game=tiny grade=1 position=5 distance=5 p_solve=0.5",
        "9000 offer set=2 count=2 game=tiny grade=1 position=5 distance=5 p_solve=0.5",
        "9000 offer set=1 count=0 game=tiny grade=1 position=5 distance=5 p_solve=0.5",
        "9000 offer set=1 count=13 game=tiny grade=1 position=5 distance=5 p_solve=0.5",
        "9000 offer set=1 count=2 game=none grade=1 position=5 distance=5 p_solve=0.5",
        "9000 offer set=1 count=2 game=tiny grade=6 position=5 distance=5 p_solve=0.5",
        "9000 offer set=1 count=2 game=tiny grade=1 position=99 distance=5 p_solve=0.5",
        "9000 offer set=1 count=2 game=tiny grade=1 position=5 distance=5 p_solve=1.5"};
    struct host host;
    host_open(&host);
    host.mute_levels = true;
    host_do(&host, 0, "session_started learner=a seed=7");
    host_do(&host, 0, "assent given=1");
    host_do(&host, 0, "check_in feeling=smooth");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(host_say(&host, bad[i]), SG_ERR_ILLEGAL);
    host_do(&host, 0, "offer set=1 count=1 game=tiny grade=1 position=5 distance=5 p_solve=0.5");
    assert_int_equal(state_of(&host)->stage, SG_STAGE_PLAY);
    host_close(&host);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_session_opens_its_first_level_after_assent_and_check_in),
        cmocka_unit_test(the_choice_of_a_level_can_be_drawn_again_from_the_log),
        cmocka_unit_test(after_rather_not_play_goes_on_and_nothing_is_recorded),
        cmocka_unit_test(warm_up_leads_to_stretch_and_stretch_to_an_announced_wall),
        cmocka_unit_test(a_refused_wall_is_asked_once_more_and_no_oftener),
        cmocka_unit_test(who_asks_for_easier_meets_no_wall),
        cmocka_unit_test(after_a_wall_comes_a_success_and_then_the_way_back_is_open),
        cmocka_unit_test(a_second_wall_comes_only_on_the_learners_own_choice),
        cmocka_unit_test(two_unsolved_levels_bring_one_that_will_do),
        cmocka_unit_test(a_level_that_was_only_looked_at_does_not_count),
        cmocka_unit_test(closing_time_is_proposed_after_the_level_and_ends_with_the_climb),
        cmocka_unit_test(who_leaves_a_level_after_closing_time_sees_the_proposal),
        cmocka_unit_test(a_session_can_be_stopped_at_any_time),
        cmocka_unit_test(an_input_that_does_not_fit_the_stage_changes_nothing),
        cmocka_unit_test(a_bad_offer_is_refused_and_the_right_one_still_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
