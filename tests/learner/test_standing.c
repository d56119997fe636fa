#include "learner/standing.h"
#include "near.h"
#include "test.h"

static const char *const ids[] = {"traffic", "crates", "lights", NULL};

static void opens(struct sg_standing *standing, size_t game, const char *position, enum sg_phase phase)
{
    struct sg_event event = {.kind = SG_EVENT_ATTEMPT_STARTED};
    strcpy(event.as.attempt_started.game, ids[game]);
    strcpy(event.as.attempt_started.position, position);
    event.as.attempt_started.phase = phase;
    event.as.attempt_started.p_solve = .7;
    event.as.attempt_started.expected_s = 40;
    sg_standing_note(standing, &event, game, 1000);
}

static void ends(struct sg_standing *standing, enum sg_attempt_end end)
{
    struct sg_event event = {.kind = SG_EVENT_ATTEMPT_ENDED};
    event.as.attempt_ended.end = end;
    sg_standing_note(standing, &event, 0, 31000);
}

static void hint(struct sg_standing *standing)
{
    sg_standing_note(standing, &(struct sg_event){.kind = SG_EVENT_HINT}, 0, 20000);
}

static double theta(const struct sg_standing *standing, size_t game)
{
    return sg_ability_of(&standing->ability, game).mean;
}

/* What a score does to a learner nobody has seen. */
static double after(double score)
{
    struct sg_ability ability;
    sg_ability_init(&ability);
    sg_ability_update(&ability, 1, sg_difficulty(.7), score);
    return sg_ability_of(&ability, 1).mean;
}

static void a_level_counts_by_how_it_ended(void **state)
{
    (void)state;
    static const struct {
        enum sg_attempt_end end;
        bool hint, counts;
        double score;
    } rows[] = {{SG_ATTEMPT_END_SOLVED, false, true, 1},      {SG_ATTEMPT_END_SOLVED, true, true, .5},
                {SG_ATTEMPT_END_SURRENDERED, false, true, 0}, {SG_ATTEMPT_END_CAPPED, true, true, 0},
                {SG_ATTEMPT_END_LEFT, false, false, 0},       {SG_ATTEMPT_END_COACH, false, false, 0}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sg_standing standing;
        sg_standing_init(&standing);
        opens(&standing, 1, "level", SG_PHASE_STRETCH);
        if (rows[i].hint)
            hint(&standing);
        ends(&standing, rows[i].end);
        assert_int_equal(standing.ability.levels, rows[i].counts);
        assert_near(theta(&standing, 1), rows[i].counts ? after(rows[i].score) : -.5, 1e-12);
    }
}

static void a_level_given_up_before_counts_half_when_it_is_solved(void **state)
{
    (void)state;
    struct sg_standing standing;
    sg_standing_init(&standing);
    opens(&standing, 0, "wall", SG_PHASE_WALL);
    ends(&standing, SG_ATTEMPT_END_CAPPED);
    opens(&standing, 0, "other", SG_PHASE_RECOVER);
    ends(&standing, SG_ATTEMPT_END_SOLVED);
    struct sg_ability expected = standing.ability;
    sg_ability_update(&expected, 0, sg_difficulty(.7), .5);
    opens(&standing, 0, "wall", SG_PHASE_RETURN);
    ends(&standing, SG_ATTEMPT_END_SOLVED);
    assert_near(theta(&standing, 0), sg_ability_of(&expected, 0).mean, 1e-12);
}

static void a_lesson_says_nothing(void **state)
{
    (void)state;
    struct sg_standing standing;
    sg_standing_init(&standing);
    opens(&standing, 0, "lesson", SG_PHASE_LEARN);
    ends(&standing, SG_ATTEMPT_END_SOLVED);
    assert_int_equal(standing.ability.levels, 0);
    assert_near(sg_pace_of(&standing.pace, 0).mean, 0, 0);
}

static void only_what_was_solved_says_how_quick_somebody_is(void **state)
{
    (void)state;
    struct sg_standing standing;
    sg_standing_init(&standing);
    opens(&standing, 0, "level", SG_PHASE_WARM);
    ends(&standing, SG_ATTEMPT_END_SURRENDERED);
    assert_near(sg_pace_of(&standing.pace, 0).mean, 0, 0);
    opens(&standing, 0, "level 2", SG_PHASE_WARM);
    ends(&standing, SG_ATTEMPT_END_SOLVED);
    assert_true(sg_pace_of(&standing.pace, 0).mean > 0); /* 30 s where 40 were expected */
}

static void a_standing_written_and_read_is_the_same(void **state)
{
    (void)state;
    struct sg_standing standing, read;
    char bytes[256];
    struct sg_text text;
    sg_standing_init(&standing);
    for (int i = 0; i < 7; i++) {
        opens(&standing, i % 2 ? 2 : 0, "level", SG_PHASE_WARM);
        ends(&standing, i % 3 ? SG_ATTEMPT_END_SOLVED : SG_ATTEMPT_END_SURRENDERED);
    }
    sg_text_init(&text, bytes, sizeof bytes);
    sg_standing_write(&standing, ids, &text);
    sg_standing_init(&read);
    assert_true(sg_standing_read(&read, ids, bytes));
    assert_int_equal(read.ability.levels, 7);
    for (size_t game = 0; game < 3; game++) {
        assert_near(theta(&read, game), theta(&standing, game), 2e-3);
        assert_near(sg_pace_of(&read.pace, game).mean, sg_pace_of(&standing.pace, game).mean, 2e-3);
    }
    char again[256];
    sg_text_init(&text, again, sizeof again);
    sg_standing_write(&read, ids, &text);
    assert_string_equal(again, bytes); /* the text is what counts: it loses nothing more */
}

static void a_game_that_is_gone_is_passed_over_and_the_rest_stands(void **state)
{
    (void)state;
    struct sg_standing standing;
    sg_standing_init(&standing);
    assert_true(sg_standing_read(&standing, ids,
                                 "levels=3,pegs=1.000:2.000:0.000:0.000,lights=1.500:2.000:0.100:1.000"));
    assert_near(standing.ability.trait.games[2].weighted, 3, 1e-12);
    assert_near(standing.ability.trait.games[0].precision, 0, 0);
}

static void what_cannot_be_read_is_as_nothing(void **state)
{
    (void)state;
    static const char *const texts[] = {"levels=x",
                                        "levels=99999999999999999999",
                                        "traffic",
                                        "traffic=1",
                                        "=",
                                        ",",
                                        "traffic=1.0:-1.0:0.0:0.0",
                                        "traffic=1.0:2.0:0.0:0.0x",
                                        "traffic=1.0:99999999.0:0.0:0.0",
                                        "levels=3,traffic=nan:1.0:0.0:0.0"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct sg_standing standing;
        sg_standing_init(&standing);
        assert_false(sg_standing_read(&standing, ids, texts[i]));
        assert_int_equal(standing.ability.levels, 0);
        assert_near(theta(&standing, 0), -.5, 1e-12);
    }
    struct sg_standing standing;
    sg_standing_init(&standing);
    assert_true(sg_standing_read(&standing, ids, ""));
}

static void at_the_next_session_less_is_sure_and_nothing_is_turned_round(void **state)
{
    (void)state;
    struct sg_standing standing;
    sg_standing_init(&standing);
    for (int i = 0; i < 6; i++) {
        opens(&standing, 0, "level", SG_PHASE_WARM);
        ends(&standing, SG_ATTEMPT_END_SOLVED);
    }
    struct sg_belief before = sg_ability_of(&standing.ability, 0);
    sg_standing_rest(&standing);
    struct sg_belief now = sg_ability_of(&standing.ability, 0);
    assert_true(now.variance > before.variance && now.mean < before.mean && now.mean > 0);
    assert_int_equal(standing.ability.levels, 6);
    assert_int_equal(standing.given_up_count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_level_counts_by_how_it_ended),
        cmocka_unit_test(a_level_given_up_before_counts_half_when_it_is_solved),
        cmocka_unit_test(a_lesson_says_nothing),
        cmocka_unit_test(only_what_was_solved_says_how_quick_somebody_is),
        cmocka_unit_test(a_standing_written_and_read_is_the_same),
        cmocka_unit_test(a_game_that_is_gone_is_passed_over_and_the_rest_stands),
        cmocka_unit_test(what_cannot_be_read_is_as_nothing),
        cmocka_unit_test(at_the_next_session_less_is_sure_and_nothing_is_turned_round),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
