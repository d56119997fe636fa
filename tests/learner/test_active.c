#include "learner/active.h"
#include "test.h"

static struct sg_active after(const struct sg_event *events, size_t count)
{
    struct sg_active active = {.active_ms = 0};
    for (size_t i = 0; i < count; i++)
        sg_active_note(&active, &events[i]);
    return active;
}

#define AFTER(...)                                                                                           \
    after((const struct sg_event[]){__VA_ARGS__},                                                            \
          sizeof((const struct sg_event[]){__VA_ARGS__}) / sizeof(struct sg_event))

static struct sg_event at(int64_t at_ms, enum sg_event_kind kind)
{
    return (struct sg_event){.at_ms = at_ms, .kind = kind};
}

static struct sg_event paused(int64_t at_ms, bool paused)
{
    return (struct sg_event){.at_ms = at_ms, .kind = SG_EVENT_PAUSE, .as.pause.paused = paused};
}

static struct sg_event focused(int64_t at_ms, bool focused)
{
    return (struct sg_event){.at_ms = at_ms, .kind = SG_EVENT_FOCUS, .as.focus.focused = focused};
}

static struct sg_event feels(int64_t at_ms, enum sg_feeling feeling)
{
    return (struct sg_event){.at_ms = at_ms, .kind = SG_EVENT_CHECK_IN, .as.check_in.feeling = feeling};
}

static void a_gap_counts_up_to_a_minute(void **state)
{
    (void)state;
    struct sg_active active = AFTER(at(1000, SG_EVENT_MOVE));
    assert_true(active.active_ms == 1000);
    assert_true(sg_active_at(&active, 60999) == 60999);
    assert_true(sg_active_at(&active, 61000) == 61000);
    assert_true(sg_active_at(&active, 61001) == 61000);
    assert_true(sg_active_at(&active, 500) == 1000); /* time never runs back */
}

static void what_the_program_does_by_itself_is_no_input(void **state)
{
    (void)state;
    struct sg_active active = AFTER(at(1000, SG_EVENT_MOVE), at(50000, SG_EVENT_ASSESSMENT),
                                    at(55000, SG_EVENT_IMPASSE_BEGAN), at(90000, SG_EVENT_MOVE));
    assert_true(active.active_ms == 61000);
    struct sg_event choice = {.kind = SG_EVENT_CHOICE, .as.choice.actor = SG_ACTOR_SYSTEM};
    assert_false(sg_active_is_input(&choice));
    choice.as.choice.actor = SG_ACTOR_LEARNER;
    assert_true(sg_active_is_input(&choice));
    struct sg_event closed = {.kind = SG_EVENT_PROMPT_CLOSED,
                              .as.prompt_closed.close = SG_PROMPT_CLOSE_MOVED_ON};
    assert_false(sg_active_is_input(&closed));
    closed.as.prompt_closed.close = SG_PROMPT_CLOSE_NOT_NOW;
    assert_true(sg_active_is_input(&closed));
    struct sg_event ended = {.kind = SG_EVENT_ATTEMPT_ENDED, .as.attempt_ended.end = SG_ATTEMPT_END_CAPPED};
    assert_false(sg_active_is_input(&ended));
    ended.as.attempt_ended.end = SG_ATTEMPT_END_SURRENDERED;
    assert_true(sg_active_is_input(&ended));
}

static void pauses_and_lost_focus_do_not_count(void **state)
{
    (void)state;
    assert_true(AFTER(paused(4000, true), paused(9000, false), at(10000, SG_EVENT_MOVE)).active_ms == 5000);
    assert_true(AFTER(focused(4000, false), focused(9000, true), at(10000, SG_EVENT_MOVE)).active_ms == 5000);
    /* both at once: it runs again when both are over */
    assert_true(AFTER(paused(4000, true), focused(5000, false), paused(6000, false), focused(9000, true),
                      at(10000, SG_EVENT_MOVE))
                    .active_ms == 5000);
}

static void the_calm_after_a_stop_rule_does_not_count_until_the_learner_wants_to_go_on(void **state)
{
    (void)state;
    assert_true(AFTER(at(1000, SG_EVENT_MOVE), at(1000, SG_EVENT_STOP_RULE), feels(5000, SG_FEELING_STOP),
                      feels(9000, SG_FEELING_SMOOTH), at(10000, SG_EVENT_MOVE))
                    .active_ms == 2000);
    /* anger is no wish to go on; a choice is */
    assert_true(AFTER(at(1000, SG_EVENT_STOP_RULE), feels(5000, SG_FEELING_ANGRY), at(9000, SG_EVENT_MOVE))
                    .active_ms == 1000);
    assert_true(
        AFTER(at(1000, SG_EVENT_STOP_RULE), at(5000, SG_EVENT_CHOICE), at(9000, SG_EVENT_MOVE)).active_ms ==
        5000);
    /* time counts up to the rule itself, whoever's event it follows */
    assert_true(AFTER(at(1000, SG_EVENT_MOVE), at(4000, SG_EVENT_STOP_RULE)).active_ms == 4000);
    /* the wish alone stops no clock: the rule that follows it does */
    assert_true(AFTER(feels(1000, SG_FEELING_STOP), at(3000, SG_EVENT_MOVE)).active_ms == 3000);
}

static void the_time_that_the_program_was_gone_does_not_count(void **state)
{
    (void)state;
    assert_true(AFTER(at(1000, SG_EVENT_MOVE), focused(2000, false), at(50000, SG_EVENT_RECOVERED),
                      at(51000, SG_EVENT_MOVE))
                    .active_ms == 3000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_gap_counts_up_to_a_minute),
        cmocka_unit_test(what_the_program_does_by_itself_is_no_input),
        cmocka_unit_test(pauses_and_lost_focus_do_not_count),
        cmocka_unit_test(the_calm_after_a_stop_rule_does_not_count_until_the_learner_wants_to_go_on),
        cmocka_unit_test(the_time_that_the_program_was_gone_does_not_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
