/* What earlier sessions say about a learner. */
#include "test.h"

#include "fake_store.h"
#include "learner/standing.h"
#include "past.h"
#include "puzzle/pack.h"
#include "seen.h"

static const struct sg_game traffic = {.id = "traffic"}, tower = {.id = "tower"};
static const struct sg_game *const games[] = {&traffic, &tower, NULL};
static const char *const ids[] = {"traffic", "tower", NULL};

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
    struct sg_event now = {.kind = SG_EVENT_SESSION_STARTED};
    sg_past_fill(&store, games, learner, &now);
    assert_string_equal(now.as.session_started.known, expected);
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

/* ---- levels met before ---- */

static void levels_are_known_again_by_game_and_position(void **state)
{
    (void)state;
    static struct sg_store store;
    static struct sg_seen seen;
    memset(&store, 0, sizeof store);
    strcpy(store.learner, "stille-otter-42");
    started(&store, "traffic", SG_PHASE_WARM);
    strcpy(store.events[0].as.attempt_started.position, "AA..");
    started(&store, "gone", SG_PHASE_WARM); /* a game that is no longer there */
    sg_seen_fill(&store, games, "stille-otter-42", &seen);
    assert_int_equal(seen.count, 1);
    assert_true(seen.levels[0] == sg_pack_hash(&traffic, "AA.."));
    sg_seen_fill(&store, games, "rode-das-7", &seen);
    assert_int_equal(seen.count, 0);
}

/* ---- the standing ---- */

static void solved(struct sg_store *store, const char *game)
{
    started(store, game, SG_PHASE_WARM);
    store->events[store->count - 1].as.attempt_started.p_solve = .6;
    struct sg_event *event = &store->events[store->count++];
    event->kind = SG_EVENT_ATTEMPT_ENDED;
    event->as.attempt_ended.end = SG_ATTEMPT_END_SOLVED;
}

/* What the log says to the session that begins. */
static struct sg_standing past_of(struct sg_store *store)
{
    struct sg_event now = {.kind = SG_EVENT_SESSION_STARTED};
    struct sg_standing standing;
    sg_past_fill(store, games, "stille-otter-42", &now);
    sg_standing_init(&standing);
    assert_true(sg_standing_read(&standing, ids, now.as.session_started.standing));
    return standing;
}

static void a_session_goes_on_where_the_last_one_ended(void **state)
{
    (void)state;
    static struct sg_store store;
    memset(&store, 0, sizeof store);
    strcpy(store.learner, "stille-otter-42");
    assert_int_equal(past_of(&store).ability.levels, 0);
    for (int i = 0; i < 3; i++)
        solved(&store, "tower");
    struct sg_standing standing = past_of(&store);
    assert_int_equal(standing.ability.levels, 3);
    assert_true(sg_ability_of(&standing.ability, 1).mean > 0);
    assert_true(sg_ability_of(&standing.ability, 0).mean > -.4); /* and traffic is not strange to it */
}

static void what_a_session_took_for_the_past_is_the_past(void **state)
{
    (void)state;
    static struct sg_store store;
    memset(&store, 0, sizeof store);
    strcpy(store.learner, "stille-otter-42");
    store.events[store.count++].kind = SG_EVENT_SESSION_STARTED;
    strcpy(store.events[0].as.session_started.standing, "levels=9,traffic=2.000:5.000:0.000:0.000");
    solved(&store, "traffic");
    struct sg_standing standing = past_of(&store);
    assert_int_equal(standing.ability.levels, 10);
    assert_true(sg_ability_of(&standing.ability, 0).mean > 1);
}

static void a_game_that_this_program_lacks_says_nothing(void **state)
{
    (void)state;
    static struct sg_store store;
    memset(&store, 0, sizeof store);
    strcpy(store.learner, "stille-otter-42");
    solved(&store, "pegs");
    assert_int_equal(past_of(&store).ability.levels, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_game_is_known_once_it_was_climbed_in),
        cmocka_unit_test(what_another_learner_knows_is_nobody_elses),
        cmocka_unit_test(levels_are_known_again_by_game_and_position),
        cmocka_unit_test(a_session_goes_on_where_the_last_one_ended),
        cmocka_unit_test(what_a_session_took_for_the_past_is_the_past),
        cmocka_unit_test(a_game_that_this_program_lacks_says_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
