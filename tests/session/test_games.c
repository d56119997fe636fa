/* Which game: chosen on the trail, learnt by its lessons, left and taken up again. */
#include "session/host.h"
#include "session/tiny.h"
#include "test.h"

static const struct sg_session_state *state_of(const struct host *host)
{
    return sg_session_state(host->session);
}

/* Two games; the trail is reached. */
static void reach_trail(struct host *host, const char *started)
{
    host_open_with(host, both_games);
    host_do(host, 0, started);
    host_do(host, 1000, "assent given=1");
    host_do(host, 1000, "check_in feeling=smooth");
    assert_int_equal(state_of(host)->stage, SG_STAGE_TRAIL);
}

static void open_new(struct host *host)
{
    reach_trail(host, "session_started learner=stille-otter-42 language=nl seed=7");
}

static void with_two_games_the_learner_chooses_before_the_first_level(void **state)
{
    (void)state;
    struct host host;
    open_new(&host);
    assert_int_equal(host_number(&host, SG_EVENT_PHASE), 0);
    host_do(&host, 1000, "choice choice=game game=tiny");
    assert_int_equal(state_of(&host)->stage, SG_STAGE_PLAY);
    assert_string_equal(state_of(&host)->game->id, "tiny");
    assert_int_equal(state_of(&host)->phase, SG_PHASE_WARM);
    host_close(&host);
}

static void a_game_that_is_not_there_is_refused(void **state)
{
    (void)state;
    struct host host;
    open_new(&host);
    assert_int_equal(host_say(&host, "9000 choice choice=game game=chess"), SG_ERR_RANGE);
    assert_int_equal(state_of(&host)->stage, SG_STAGE_TRAIL);
    host_close(&host);
}

static void a_new_game_begins_with_its_three_lessons(void **state)
{
    (void)state;
    struct host host;
    open_new(&host);
    host_do(&host, 1000, "choice choice=game game=twin");
    for (uint32_t lesson = 0; lesson < SG_LESSONS; lesson++) {
        assert_int_equal(state_of(&host)->phase, SG_PHASE_LEARN);
        assert_string_equal(state_of(&host)->level.position, twin_game.lessons[lesson].position);
        host_solve(&host);
        host_do(&host, 1000, "choice choice=other_level");
    }
    assert_int_equal(state_of(&host)->phase, SG_PHASE_WARM);
    assert_int_equal(state_of(&host)->stage, SG_STAGE_PLAY);
    assert_int_equal(state_of(&host)->known, 2);
    host_close(&host);
}

static void lessons_can_be_passed_over(void **state)
{
    (void)state;
    struct host host;
    open_new(&host);
    host_do(&host, 1000, "choice choice=game game=twin");
    host_do(&host, 1000, "choice choice=harder");
    assert_int_equal(state_of(&host)->phase, SG_PHASE_WARM);
    assert_int_equal(state_of(&host)->stage, SG_STAGE_PLAY);
    host_close(&host);
}

static void who_had_the_lessons_before_starts_on_the_climb(void **state)
{
    (void)state;
    struct host host;
    reach_trail(&host, "session_started learner=a language=nl seed=7 known=gone,twin");
    host_do(&host, 1000, "choice choice=game game=twin");
    assert_int_equal(state_of(&host)->phase, SG_PHASE_WARM);
    host_close(&host);
}

static void lessons_say_nothing_about_ability(void **state)
{
    (void)state;
    struct host host;
    open_new(&host);
    struct sg_ability before = state_of(&host)->standing.ability;
    host_do(&host, 1000, "choice choice=game game=twin");
    host_solve(&host);
    host_do(&host, 1000, "choice choice=other_level");
    host_do(&host, 1000, "attempt_ended end=surrendered");
    assert_true(state_of(&host)->standing.ability.levels == before.levels);
    assert_int_equal(state_of(&host)->unsolved_in_a_row, 0);
    assert_int_equal(state_of(&host)->phase_levels, 0);
    host_close(&host);
}

/* Two levels of warm-up, one of them before the lessons of the other game. */
static void lessons_interrupt_a_phase_and_it_goes_on_after_them(void **state)
{
    (void)state;
    struct host host;
    open_new(&host);
    host_do(&host, 1000, "choice choice=game game=tiny");
    host_solve(&host);
    host_do(&host, 1000, "choice choice=other_game");
    assert_int_equal(state_of(&host)->stage, SG_STAGE_TRAIL);
    host_do(&host, 1000, "choice choice=game game=twin");
    for (int lesson = 0; lesson < SG_LESSONS; lesson++) {
        host_solve(&host);
        host_do(&host, 1000, "choice choice=other_level");
    }
    assert_int_equal(state_of(&host)->phase, SG_PHASE_WARM);
    host_solve(&host);
    host_do(&host, 1000, "choice choice=other_level");
    assert_int_equal(state_of(&host)->phase, SG_PHASE_STRETCH);
    assert_string_equal(state_of(&host)->game->id, "twin");
    host_close(&host);
}

static void a_wall_that_stood_owes_a_success_also_after_lessons(void **state)
{
    (void)state;
    struct host host;
    open_new(&host);
    host_do(&host, 1000, "choice choice=game game=tiny");
    host_climb_to_wall(&host);
    host_do(&host, 1000, "choice choice=wall_yes");
    host_do(&host, 1000, "move move=+1");
    host_do(&host, 1000, "choice choice=other_game");
    host_do(&host, 1000, "choice choice=game game=twin");
    assert_int_equal(state_of(&host)->phase, SG_PHASE_LEARN);
    host_do(&host, 1000, "choice choice=harder");
    assert_int_equal(state_of(&host)->phase, SG_PHASE_RECOVER);
    host_close(&host);
}

static void a_level_is_left_when_another_game_is_wanted(void **state)
{
    (void)state;
    struct host host;
    open_new(&host);
    host_do(&host, 1000, "choice choice=game game=tiny");
    host_do(&host, 1000, "move move=+1");
    host_do(&host, 1000, "choice choice=other_game");
    assert_int_equal(host_last(&host, SG_EVENT_ATTEMPT_ENDED)->as.attempt_ended.end, SG_ATTEMPT_END_LEFT);
    assert_true(sg_session_can_choose(host.session, SG_CHOICE_CLOSE)); /* the way out is there too */
    host_close(&host);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(with_two_games_the_learner_chooses_before_the_first_level),
        cmocka_unit_test(a_game_that_is_not_there_is_refused),
        cmocka_unit_test(a_new_game_begins_with_its_three_lessons),
        cmocka_unit_test(lessons_can_be_passed_over),
        cmocka_unit_test(who_had_the_lessons_before_starts_on_the_climb),
        cmocka_unit_test(lessons_say_nothing_about_ability),
        cmocka_unit_test(lessons_interrupt_a_phase_and_it_goes_on_after_them),
        cmocka_unit_test(a_wall_that_stood_owes_a_success_also_after_lessons),
        cmocka_unit_test(a_level_is_left_when_another_game_is_wanted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
