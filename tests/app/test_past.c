/* What earlier sessions say about a learner. */
#include "test.h"

#include "fake_store.h"
#include "past.h"

static void started(struct sg_store *store, const char *game, enum sg_phase phase)
{
    struct sg_event *event = &store->events[store->count++];
    event->kind = SG_EVENT_ATTEMPT_STARTED;
    strcpy(event->as.attempt_started.game, game);
    event->as.attempt_started.phase = phase;
}

static void expect_known(const char *learner, const char *expected)
{
    static struct sg_store store;
    memset(&store, 0, sizeof store);
    strcpy(store.learner, "stille-otter-42");
    started(&store, "tower", SG_PHASE_LEARN);
    started(&store, "tower", SG_PHASE_WARM);
    started(&store, "tower", SG_PHASE_STRETCH);
    started(&store, "lights", SG_PHASE_LEARN);
    started(&store, "traffic", SG_PHASE_WALL);
    char bytes[96];
    struct sg_text known;
    sg_text_init(&known, bytes, sizeof bytes);
    sg_past_known(&store, learner, &known);
    assert_string_equal(bytes, expected);
}

static void a_game_is_known_once_it_was_climbed_in(void **state)
{
    (void)state;
    expect_known("stille-otter-42", "tower,traffic");
}

static void what_another_learner_knows_is_nobody_elses(void **state)
{
    (void)state;
    expect_known("rode-das-7", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_game_is_known_once_it_was_climbed_in),
        cmocka_unit_test(what_another_learner_knows_is_nobody_elses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
