/* How soon a person gives up: shrunk, censored, added up over sessions. */
#include <math.h>

#include "learner/hazard.h"
#include "test.h"

static struct sg_hazard_effect effect_of(const struct sg_hazard *hazard)
{
    struct sg_hazard_effect effect;
    sg_hazard_estimate(hazard, &effect);
    return effect;
}

static void nobody_known_is_as_people_are(void **state)
{
    (void)state;
    const struct sg_hazard none = {0};
    struct sg_hazard_effect effect = effect_of(&none);
    assert_true(fabs(effect.persistence + sg_hazard_model.mean) < 1e-9);
    assert_true(fabs(effect.sd - sg_hazard_model.sd) < 1e-9);
    assert_int_equal(effect.minutes, 0);
}

static struct sg_hazard minutes(int survived, int given_up)
{
    struct sg_hazard hazard = {0};
    const struct sg_hazard_minute minute = {.minute = 1};
    for (int i = 0; i < survived; i++)
        sg_hazard_note(&hazard, &minute, false);
    for (int i = 0; i < given_up; i++)
        sg_hazard_note(&hazard, &minute, true);
    return hazard;
}

static void who_stays_is_more_persistent_and_surer_with_time(void **state)
{
    (void)state;
    struct sg_hazard some = minutes(10, 0), many = minutes(100, 0), leaves = minutes(10, 10);
    assert_true(effect_of(&some).persistence > -sg_hazard_model.mean);
    assert_true(effect_of(&many).persistence > effect_of(&some).persistence);
    assert_true(effect_of(&leaves).persistence < -sg_hazard_model.mean);
    assert_true(effect_of(&many).sd < sg_hazard_model.sd && effect_of(&leaves).sd < effect_of(&some).sd);
    assert_int_equal(effect_of(&leaves).given_up, 10);
}

static void a_hard_level_given_up_says_less_than_a_light_one(void **state)
{
    (void)state;
    struct sg_hazard hard = {0}, light = {0};
    sg_hazard_note(&hard, &(struct sg_hazard_minute){.minute = 1, .gap = 2}, true);
    sg_hazard_note(&light, &(struct sg_hazard_minute){.minute = 1, .gap = -2}, true);
    assert_true(effect_of(&hard).persistence > effect_of(&light).persistence);
}

static void sessions_add_up(void **state)
{
    (void)state;
    struct sg_hazard one = minutes(7, 2), other = minutes(5, 1), both = minutes(12, 3);
    sg_hazard_add(&one, &other);
    assert_memory_equal(&one, &both, sizeof both);
}

static void fold(struct sg_hazard_fold *to, enum sg_event_kind kind, int64_t at_ms, enum sg_attempt_end end)
{
    struct sg_event event = {.kind = kind, .at_ms = at_ms};
    if (kind == SG_EVENT_ATTEMPT_STARTED)
        event.as.attempt_started.predicted = .5;
    if (kind == SG_EVENT_ATTEMPT_ENDED)
        event.as.attempt_ended.end = end;
    sg_hazard_fold_note(to, &event);
}

/* Moves every 10 s, until `end_ms`. */
static struct sg_hazard_effect play(enum sg_attempt_end end, int64_t end_ms)
{
    struct sg_hazard_fold to = {.open = false};
    fold(&to, SG_EVENT_ASSENT, 0, 0);
    fold(&to, SG_EVENT_ATTEMPT_STARTED, 0, 0);
    for (int64_t at_ms = 10000; at_ms <= end_ms; at_ms += 10000)
        fold(&to, SG_EVENT_MOVE, at_ms, 0);
    fold(&to, SG_EVENT_ATTEMPT_ENDED, end_ms, end);
    return effect_of(&to.hazard);
}

static void only_a_surrender_is_one_and_all_else_censors(void **state)
{
    (void)state;
    static const struct {
        enum sg_attempt_end end;
        int64_t end_ms;
        uint32_t minutes, given_up;
    } cases[] = {
        {SG_ATTEMPT_END_SURRENDERED, 10000, 1, 1}, {SG_ATTEMPT_END_SURRENDERED, 130000, 3, 1},
        {SG_ATTEMPT_END_SOLVED, 10000, 0, 0},      {SG_ATTEMPT_END_SOLVED, 40000, 1, 0},
        {SG_ATTEMPT_END_CAPPED, 600000, 10, 0},    {SG_ATTEMPT_END_COACH, 70000, 1, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_hazard_effect effect = play(cases[i].end, cases[i].end_ms);
        assert_int_equal(effect.minutes, cases[i].minutes);
        assert_int_equal(effect.given_up, cases[i].given_up);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_known_is_as_people_are),
        cmocka_unit_test(who_stays_is_more_persistent_and_surer_with_time),
        cmocka_unit_test(a_hard_level_given_up_says_less_than_a_light_one),
        cmocka_unit_test(sessions_add_up),
        cmocka_unit_test(only_a_surrender_is_one_and_all_else_censors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
