#include "learner/prompt.h"
#include "smartgames/rng.h"
#include "test.h"

enum { LATE = 3600000 }; /* an hour: no limit of the memory below reaches it */

static struct sg_prompt_memory fresh(void)
{
    struct sg_prompt_memory memory;
    sg_prompt_init(&memory);
    return memory;
}

static struct sg_prompt_moment open_moment(enum sg_situation situation)
{
    return (struct sg_prompt_moment){.at_ms = LATE,
                                     .since_start_ms = LATE,
                                     .since_best_ms = LATE,
                                     .since_input_ms = 4000,
                                     .situation = situation,
                                     .breakpoint = SG_BREAKPOINT_PAUSE};
}

static enum sg_unavailable answer(const struct sg_prompt_memory *memory,
                                  const struct sg_prompt_moment *moment)
{
    struct sg_event event;
    sg_prompt_decide(memory, moment, 1, &event);
    return event.as.decision.unavailable;
}

static void an_open_moment_is_treated_outside_a_study(void **state)
{
    (void)state;
    struct sg_prompt_memory memory = fresh();
    struct sg_prompt_moment moment = open_moment(SG_SITUATION_OBSTACLE);
    struct sg_event event;
    sg_prompt_decide(&memory, &moment, 1, &event);
    assert_int_equal(event.kind, SG_EVENT_DECISION);
    assert_true(event.at_ms == LATE);
    assert_int_equal(event.as.decision.index, 1);
    assert_int_equal(event.as.decision.unavailable, SG_AVAILABLE);
    assert_true(event.as.decision.treated);
    assert_true(event.as.decision.probability == 1.0);
    assert_true(event.as.decision.draw >= 0 && event.as.decision.draw < 1);
    assert_string_equal(event.as.decision.eligible, "V1,V2,V5,V6");
    assert_true(event.as.decision.variant_probability == .25);
}

static void each_limit_holds_up_to_its_last_millisecond(void **state)
{
    (void)state;
    static const struct {
        int64_t not_now, shown, same, start, best, input;
        enum sg_unavailable expected;
    } rows[] = {
        /* ms ago; -1 never */
        {-1, -1, -1, 20000, 10000, 4000, SG_AVAILABLE},
        {299999, -1, -1, 99999, 99999, 4000, SG_UNAVAILABLE_NOT_NOW},
        {300000, -1, -1, 99999, 99999, 4000, SG_AVAILABLE},
        {-1, 179999, -1, 99999, 99999, 4000, SG_UNAVAILABLE_SPACING},
        {-1, 180000, -1, 99999, 99999, 4000, SG_AVAILABLE},
        {-1, 899999, 899999, 99999, 99999, 4000, SG_UNAVAILABLE_CATCHPHRASE_DOSE},
        {-1, 900000, 900000, 99999, 99999, 4000, SG_AVAILABLE},
        {-1, -1, -1, 19999, 99999, 4000, SG_UNAVAILABLE_STARTED},
        {-1, -1, -1, 99999, 9999, 4000, SG_UNAVAILABLE_NEW_BEST},
        {-1, -1, -1, 99999, -1, 4000, SG_AVAILABLE},
        {-1, -1, -1, 99999, 99999, 3999, SG_UNAVAILABLE_BURST},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sg_prompt_memory memory = fresh();
        struct sg_prompt_moment moment = open_moment(SG_SITUATION_EFFORT);
        memory.not_now_ms = rows[i].not_now < 0 ? -1 : LATE - rows[i].not_now;
        memory.last_shown_ms = rows[i].shown < 0 ? -1 : LATE - rows[i].shown;
        memory.last_of_ms[SG_SITUATION_EFFORT] = rows[i].same < 0 ? -1 : LATE - rows[i].same;
        moment.since_start_ms = rows[i].start;
        moment.since_best_ms = rows[i].best;
        moment.since_input_ms = rows[i].input;
        assert_int_equal(answer(&memory, &moment), rows[i].expected);
    }
}

static void a_prompt_at_time_zero_counts_as_one(void **state)
{
    (void)state;
    struct sg_prompt_memory memory = fresh();
    struct sg_prompt_moment moment = open_moment(SG_SITUATION_EFFORT);
    memory.last_shown_ms = 0;
    moment.at_ms = 179999;
    assert_int_equal(answer(&memory, &moment), SG_UNAVAILABLE_SPACING);
}

static void another_catchphrase_is_not_held_back_by_the_first(void **state)
{
    (void)state;
    struct sg_prompt_memory memory = fresh();
    struct sg_prompt_moment moment = open_moment(SG_SITUATION_CHALLENGE);
    memory.last_of_ms[SG_SITUATION_EFFORT] = LATE - 1;
    assert_int_equal(answer(&memory, &moment), SG_AVAILABLE);
}

static void five_in_a_session_are_enough(void **state)
{
    (void)state;
    struct sg_prompt_memory memory = fresh();
    struct sg_prompt_moment moment = open_moment(SG_SITUATION_EFFORT);
    memory.shown = 4;
    assert_int_equal(answer(&memory, &moment), SG_AVAILABLE);
    memory.shown = 5;
    assert_int_equal(answer(&memory, &moment), SG_UNAVAILABLE_SESSION_DOSE);
}

static void prompts_come_at_breakpoints_only(void **state)
{
    (void)state;
    struct sg_prompt_memory memory = fresh();
    for (int breakpoint = 0; breakpoint < SG_BREAKPOINT_COUNT; breakpoint++)
        for (int dragging = 0; dragging < 2; dragging++) {
            struct sg_prompt_moment moment = open_moment(SG_SITUATION_EFFORT);
            moment.breakpoint = (enum sg_breakpoint)breakpoint;
            moment.dragging_or_burst = dragging;
            bool open = breakpoint != SG_BREAKPOINT_NONE && !dragging;
            assert_int_equal(answer(&memory, &moment), open ? SG_AVAILABLE : SG_UNAVAILABLE_BURST);
        }
    struct sg_prompt_moment restart = open_moment(SG_SITUATION_EFFORT);
    restart.breakpoint = SG_BREAKPOINT_RESTART;
    restart.since_input_ms = 0; /* only a pause asks for silence */
    assert_int_equal(answer(&memory, &restart), SG_AVAILABLE);
}

static void off_and_stopped_are_final(void **state)
{
    (void)state;
    struct sg_prompt_memory memory = fresh();
    struct sg_prompt_moment moment = open_moment(SG_SITUATION_EFFORT);
    memory.off = true;
    assert_int_equal(answer(&memory, &moment), SG_UNAVAILABLE_OFF);
    moment.stopped = true;
    assert_int_equal(answer(&memory, &moment), SG_UNAVAILABLE_STOPPED);
}

static void nothing_is_drawn_when_no_prompt_is_available(void **state)
{
    (void)state;
    struct sg_prompt_memory memory = fresh();
    struct sg_prompt_moment moment = open_moment(SG_SITUATION_OBSTACLE);
    moment.stopped = true;
    struct sg_event event;
    sg_prompt_decide(&memory, &moment, 1, &event);
    assert_false(event.as.decision.treated);
    assert_true(event.as.decision.probability == 0 && event.as.decision.draw == 0);
    assert_string_equal(event.as.decision.variant, "");
    assert_string_equal(event.as.decision.eligible, "V1,V2,V5,V6");
}

static void only_variants_that_the_log_bears_out_are_eligible(void **state)
{
    (void)state;
    static const struct {
        enum sg_situation situation;
        uint32_t attempts, closer, same_spot;
        bool furthest, harder, approach;
        const char *eligible;
    } rows[] = {
        {SG_SITUATION_OBSTACLE, 9, 0, 9, true, true, false, "V1,V2,V5,V6"},
        {SG_SITUATION_OBSTACLE, 0, 1, 0, false, false, false, "V1,V2,V3,V5,V6"},
        {SG_SITUATION_OBSTACLE, 0, 0, 0, false, false, true, "V1,V2,V4,V5,V6"},
        {SG_SITUATION_EFFORT, 1, 9, 9, true, true, true, "V1,V2,V4,V5,V6"},
        {SG_SITUATION_EFFORT, 2, 9, 9, false, true, true, "V1,V2,V4,V5,V6"},
        {SG_SITUATION_EFFORT, 2, 0, 0, true, false, false, "V1,V2,V3,V4,V5,V6"},
        {SG_SITUATION_CHALLENGE, 9, 9, 9, true, false, true, "V1,V2,V4,V5,V6"},
        {SG_SITUATION_CHALLENGE, 0, 0, 0, false, true, false, "V1,V2,V3,V4,V5,V6"},
        {SG_SITUATION_CRITICISM, 9, 9, 2, true, true, true, "V1,V2,V4,V5,V6"},
        {SG_SITUATION_CRITICISM, 0, 0, 3, false, false, false, "V1,V2,V3,V4,V5,V6"},
        {SG_SITUATION_OTHERS, 9, 9, 9, true, true, true, "V2,V4,V5,V6"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sg_prompt_memory memory = fresh();
        struct sg_prompt_moment moment = open_moment(rows[i].situation);
        moment.attempts = rows[i].attempts;
        moment.steps_closer = rows[i].closer;
        moment.failures_same_spot = rows[i].same_spot;
        moment.last_attempt_furthest = rows[i].furthest;
        moment.chose_harder_after_failure = rows[i].harder;
        moment.approach_known = rows[i].approach;
        struct sg_event event;
        sg_prompt_decide(&memory, &moment, 1, &event);
        assert_string_equal(event.as.decision.eligible, rows[i].eligible);
    }
}

static void seed_and_index_give_the_draw_again(void **state)
{
    (void)state;
    struct sg_prompt_moment moment = open_moment(SG_SITUATION_CHALLENGE);
    for (uint64_t seed = 0; seed < 50; seed++) {
        struct sg_prompt_memory memory = fresh();
        memory.decisions = (uint32_t)seed % 5;
        struct sg_event first, again, other;
        sg_prompt_decide(&memory, &moment, seed, &first);
        sg_prompt_decide(&memory, &moment, seed, &again);
        assert_memory_equal(&first.as.decision, &again.as.decision, sizeof first.as.decision);
        memory.decisions++;
        sg_prompt_decide(&memory, &moment, seed, &other);
        assert_true(first.as.decision.seed != other.as.decision.seed);
        uint64_t plain =
            sg_seed_mix(seed, first.as.decision.index); /* what another draw of the session may use */
        assert_true(first.as.decision.seed != plain);
    }
}

static void the_eligible_variants_come_equally_often(void **state)
{
    (void)state;
    enum { DRAWS = 12000 };
    int count[SG_VARIANTS + 1] = {0};
    struct sg_prompt_moment moment = open_moment(SG_SITUATION_OTHERS);
    for (uint64_t seed = 0; seed < DRAWS; seed++) {
        struct sg_prompt_memory memory = fresh();
        struct sg_event event;
        sg_prompt_decide(&memory, &moment, seed, &event);
        count[event.as.decision.variant[1] - '0']++;
    }
    assert_int_equal(count[1] + count[3], 0);
    static const int eligible[] = {2, 4, 5, 6};
    for (int i = 0; i < 4; i++) /* 5 standard deviations of a binomial */
        assert_in_range(count[eligible[i]], DRAWS / 4 - 240, DRAWS / 4 + 240);
}

static void the_memory_is_a_fold_over_the_log(void **state)
{
    (void)state;
    struct sg_prompt_memory memory = fresh();
    struct sg_event decision = {.kind = SG_EVENT_DECISION, .at_ms = 10, .as.decision.index = 3};
    struct sg_event shown = {
        .kind = SG_EVENT_PROMPT_SHOWN, .at_ms = 11, .as.prompt_shown = {.situation = SG_SITUATION_EFFORT}};
    struct sg_event chip = {
        .kind = SG_EVENT_PROMPT_CLOSED, .at_ms = 12, .as.prompt_closed = {.close = SG_PROMPT_CLOSE_CHIP}};
    struct sg_event not_now = {
        .kind = SG_EVENT_PROMPT_CLOSED, .at_ms = 13, .as.prompt_closed = {.close = SG_PROMPT_CLOSE_NOT_NOW}};
    sg_prompt_note(&memory, &decision);
    sg_prompt_note(&memory, &shown);
    sg_prompt_note(&memory, &chip);
    assert_int_equal(memory.decisions, 3);
    assert_int_equal(memory.shown, 1);
    assert_true(memory.last_shown_ms == 11 && memory.last_of_ms[SG_SITUATION_EFFORT] == 11);
    assert_true(memory.last_of_ms[SG_SITUATION_OBSTACLE] == -1 && memory.not_now_ms == -1);
    sg_prompt_note(&memory, &not_now);
    assert_true(memory.not_now_ms == 13);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_open_moment_is_treated_outside_a_study),
        cmocka_unit_test(each_limit_holds_up_to_its_last_millisecond),
        cmocka_unit_test(a_prompt_at_time_zero_counts_as_one),
        cmocka_unit_test(another_catchphrase_is_not_held_back_by_the_first),
        cmocka_unit_test(five_in_a_session_are_enough),
        cmocka_unit_test(prompts_come_at_breakpoints_only),
        cmocka_unit_test(off_and_stopped_are_final),
        cmocka_unit_test(nothing_is_drawn_when_no_prompt_is_available),
        cmocka_unit_test(only_variants_that_the_log_bears_out_are_eligible),
        cmocka_unit_test(seed_and_index_give_the_draw_again),
        cmocka_unit_test(the_eligible_variants_come_equally_often),
        cmocka_unit_test(the_memory_is_a_fold_over_the_log),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
