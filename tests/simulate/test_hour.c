/* Hours by the score: what a session promises, held against learners of all kinds. The first argument is how
 * many. */
#include <stdlib.h>

#include "learner/active.h"
#include "played.h"
#include "session/replay.h"
#include "test.h"

static size_t hours = 20; /* seeds 1 .. */

struct score {
    struct sg_bench *bench;
    struct played *played; /* `hours` of them */
};

static int play_all(void **state)
{
    struct score *score = calloc(1, sizeof *score);
    assert_non_null(score);
    score->bench = sg_bench_new(played_games());
    score->played = calloc(hours, sizeof *score->played);
    assert_non_null(score->bench);
    assert_non_null(score->played);
    for (size_t i = 0; i < hours; i++)
        played_open(&score->played[i], score->bench, i + 1, 0);
    *state = score;
    return 0;
}

static int close_all(void **state)
{
    struct score *score = *state;
    for (size_t i = 0; i < hours; i++)
        played_close(&score->played[i]);
    sg_bench_free(score->bench);
    free(score->played);
    free(score);
    return 0;
}

static void each_hour(const struct score *score, void (*check)(const struct played *played))
{
    for (size_t i = 0; i < hours; i++)
        check(&score->played[i]);
}

static const struct sg_event *last_of(const struct played *played)
{
    assert_true(played->count > 0);
    return &played->log[played->count - 1];
}

static void ends_well(const struct played *played)
{
    assert_int_equal(played->status, SG_OK);
    assert_int_equal(last_of(played)->kind, SG_EVENT_SESSION_ENDED);
    assert_int_equal(last_of(played)->as.session_ended.end, SG_SESSION_END_FINISHED);
    assert_int_equal(sg_session_state(played->session)->stage, SG_STAGE_ENDED);
}

static void every_hour_ends(void **state)
{
    each_hour(*state, ends_well);
}

/* No level opens after closing time but the success that is owed after a wall; no wall without its
 * announcement, none beyond its cap; never more than two unsolved without a level that promises to go well.
 */
static void keeps_bounds(const struct played *played)
{
    size_t announced = 0, walls = 0;
    int64_t wall_ms = 0;
    bool on_wall = false;
    for (size_t i = 0; i < played->count; i++) {
        const struct sg_event *event = &played->log[i];
        if (event->kind == SG_EVENT_WALL_ANNOUNCED)
            announced++;
        if (event->kind == SG_EVENT_ATTEMPT_STARTED) {
            enum sg_phase phase = event->as.attempt_started.phase;
            assert_true(event->at_ms < sg_ladder_rules.session_ms || phase == SG_PHASE_RECOVER);
            on_wall = phase == SG_PHASE_WALL;
            walls += on_wall;
            wall_ms = event->at_ms;
        }
        if (event->kind == SG_EVENT_ATTEMPT_ENDED && on_wall &&
            event->as.attempt_ended.end == SG_ATTEMPT_END_SOLVED)
            assert_true(event->as.attempt_ended.active_ms <= sg_ladder_rules.wall_cap_ms + 60000);
        if (event->kind == SG_EVENT_WALL_CAPPED)
            assert_true(event->at_ms - wall_ms >= sg_ladder_rules.wall_cap_ms);
        assert_true(walls <= announced);
    }
    assert_true(walls <= 2);
}

static void every_hour_keeps_its_bounds(void **state)
{
    each_hour(*state, keeps_bounds);
}

/* What the next session would be told, folded from the log alone, is what the session knows. */
static void the_log_tells_the_standing(const struct played *played)
{
    const struct sg_standing *known = &sg_session_state(played->session)->standing;
    struct sg_standing told;
    struct sg_active active = {.active_ms = 0};
    sg_standing_init(&told);
    for (size_t i = 0; i < played->count; i++) {
        sg_active_note(&active, &played->log[i]);
        sg_standing_note(&told, &played->log[i], 0, sg_active_at(&active, played->log[i].at_ms));
    }
    assert_true(told.ability.levels >= 4);
    assert_int_equal(told.ability.levels, known->ability.levels);
    assert_true(sg_ability_of(&told.ability, 0).mean == sg_ability_of(&known->ability, 0).mean);
    assert_true(sg_pace_of(&told.pace, 0).mean == sg_pace_of(&known->pace, 0).mean);
}

static void every_log_tells_the_standing_that_its_session_reached(void **state)
{
    each_hour(*state, the_log_tells_the_standing);
}

static bool came_in_a_pause(const struct played *played, size_t decision)
{
    for (size_t i = decision; i-- > 0;)
        switch (played->log[i].kind) {
        case SG_EVENT_MOVE:
        case SG_EVENT_NULL_MOVE:
        case SG_EVENT_UNDO:
            return played->log[decision].at_ms - played->log[i].at_ms >= sg_prompt_rules.pause_ms;
        case SG_EVENT_ATTEMPT_STARTED: return true;
        default: break;
        }
    return false;
}

/* Whether what the breakpoint names really stands right before the decision. */
static bool at_breakpoint(const struct played *played, size_t at)
{
    const struct sg_event *decision = &played->log[at];
    enum sg_breakpoint breakpoint = decision->as.decision.breakpoint;
    if (breakpoint == SG_BREAKPOINT_PAUSE)
        return came_in_a_pause(played, at);
    enum sg_event_kind wanted = breakpoint == SG_BREAKPOINT_RESTART        ? SG_EVENT_RESTART
                                : breakpoint == SG_BREAKPOINT_ATTEMPT_OVER ? SG_EVENT_ATTEMPT_ENDED
                                                                           : SG_EVENT_CHOICE;
    for (size_t i = at; i-- > 0 && played->log[i].at_ms == decision->at_ms;)
        if (played->log[i].kind == wanted)
            return true;
    return false;
}

static void prompts_keep_their_dose(const struct played *played)
{
    int64_t shown_ms = -sg_prompt_rules.spacing_ms;
    size_t shown = 0;
    for (size_t i = 0; i < played->count; i++) {
        const struct sg_event *event = &played->log[i];
        if (event->kind == SG_EVENT_DECISION && event->as.decision.treated)
            assert_true(at_breakpoint(played, i));
        if (event->kind != SG_EVENT_PROMPT_SHOWN)
            continue;
        assert_true(event->at_ms - shown_ms >= sg_prompt_rules.spacing_ms);
        shown_ms = event->at_ms;
        assert_true(++shown <= sg_prompt_rules.per_session);
    }
}

static void every_prompt_comes_at_a_breakpoint_and_within_the_dose(void **state)
{
    each_hour(*state, prompts_keep_their_dose);
}

static bool has_other_way(const struct played *played)
{
    for (size_t i = 0; i < played->count; i++)
        if (played->log[i].kind == SG_EVENT_STRATEGY &&
            played->log[i].as.strategy.strategy == SG_STRATEGY_REST)
            return true;
    return false;
}

static bool has_success_from_wall_on(const struct played *played)
{
    bool wall = false;
    for (size_t i = 0; i < played->count; i++) {
        const struct sg_event *event = &played->log[i];
        wall |= event->kind == SG_EVENT_ATTEMPT_STARTED && event->as.attempt_started.phase == SG_PHASE_WALL;
        if (wall && event->kind == SG_EVENT_ATTEMPT_ENDED &&
            event->as.attempt_ended.end == SG_ATTEMPT_END_SOLVED)
            return true;
    }
    return false;
}

static void nine_hours_in_ten_reach_an_impasse_a_prompt_and_another_way(void **state)
{
    const struct score *score = *state;
    size_t impasses = 0, prompts = 0, other_ways = 0, successes = 0;
    for (size_t i = 0; i < hours; i++) {
        impasses += played_number(&score->played[i], SG_EVENT_IMPASSE_BEGAN) > 0;
        prompts += played_number(&score->played[i], SG_EVENT_PROMPT_SHOWN) > 0;
        other_ways += has_other_way(&score->played[i]);
        successes += has_success_from_wall_on(&score->played[i]);
    }
    print_message("of %zu hours: impasse %zu, prompt %zu, another way %zu, a success from the wall on %zu\n",
                  hours, impasses, prompts, other_ways, successes);
    assert_true(impasses * 10 >= hours * 9);
    assert_true(prompts * 10 >= hours * 9);
    assert_true(other_ways * 10 >= hours * 9);
    assert_true(successes * 10 >= hours * 9);
}

static void replays(const struct played *played)
{
    struct sg_session *again = sg_session_new(played_games());
    struct sg_replay_finding finding;
    assert_non_null(again);
    assert_int_equal(sg_replay_verify(again, played->log, played->count, &finding), SG_OK);
    assert_int_equal(finding.seq, 0);
    assert_true(sg_session_hash(again) == sg_session_hash(played->session));
    sg_session_free(again);
}

static void every_hour_is_replayed_to_the_same_states(void **state)
{
    each_hour(*state, replays);
}

static void the_same_seed_gives_the_same_hour(void **state)
{
    const struct score *score = *state;
    const struct played *first = &score->played[0];
    struct played again;
    played_open(&again, score->bench, 1, 0);
    assert_int_equal(first->count, again.count);
    for (size_t i = 0; i < first->count; i++) {
        assert_int_equal(first->log[i].kind, again.log[i].kind);
        assert_int_equal(first->log[i].at_ms, again.log[i].at_ms);
        assert_true(first->log[i].state_hash == again.log[i].state_hash);
    }
    played_close(&again);
    played_open(&again, score->bench, 2, 0);
    assert_true(last_of(first)->state_hash != last_of(&again)->state_hash);
    played_close(&again);
}

static void a_refused_event_stops_the_hour(void **state)
{
    const struct score *score = *state;
    for (size_t stop_at = 1; stop_at < 40; stop_at += 13) {
        struct played played;
        played_open(&played, score->bench, 1, stop_at);
        assert_int_equal(played.status, SG_ERR_CANCELLED);
        assert_int_equal(played.count, stop_at);
        played_close(&played);
    }
}

int main(int argc, char **argv)
{
    if (argc > 1)
        hours = strtoul(argv[1], NULL, 10);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_hour_ends),
        cmocka_unit_test(every_hour_keeps_its_bounds),
        cmocka_unit_test(every_log_tells_the_standing_that_its_session_reached),
        cmocka_unit_test(every_prompt_comes_at_a_breakpoint_and_within_the_dose),
        cmocka_unit_test(nine_hours_in_ten_reach_an_impasse_a_prompt_and_another_way),
        cmocka_unit_test(every_hour_is_replayed_to_the_same_states),
        cmocka_unit_test(the_same_seed_gives_the_same_hour),
        cmocka_unit_test(a_refused_event_stops_the_hour),
    };
    return cmocka_run_group_tests(tests, play_all, close_all);
}
