#include "test.h"

#include <semaphore.h>
#include <stdlib.h>

#include "puzzle/pack.h"
#include "room.h"

struct fixture {
    struct sg_room *room;
    sem_t ready;
};

static void wake(void *user)
{
    sem_post(&((struct fixture *)user)->ready);
}

static int open_room(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    sem_init(&fixture->ready, 0, 0);
    fixture->room = sg_room_open(sg_games, wake, fixture);
    *state = fixture;
    return fixture->room ? 0 : -1;
}

static int close_room(void **state)
{
    struct fixture *fixture = *state;
    sg_room_close(fixture->room);
    sem_destroy(&fixture->ready);
    free(fixture);
    return 0;
}

static struct sg_room_answer await(struct fixture *fixture)
{
    struct sg_room_answer answer;
    sem_wait(&fixture->ready);
    assert_true(sg_room_take(fixture->room, &answer));
    return answer;
}

static void ask_levels(struct fixture *fixture, uint32_t set, uint32_t count, double beta)
{
    struct sg_effect *effect = calloc(1, sizeof *effect);
    effect->kind = SG_EFFECT_LEVELS;
    effect->levels.game = sg_games[0];
    effect->levels.set = set;
    effect->levels.count = count;
    effect->levels.beta = beta;
    effect->levels.seed = 7;
    assert_int_equal(sg_room_levels(fixture->room, effect), SG_OK);
    free(effect);
}

static void levels_come_in_order_and_can_be_played(void **state)
{
    struct fixture *fixture = *state;
    ask_levels(fixture, 3, 4, -1);
    for (uint32_t i = 0; i < 4; i++) {
        struct sg_room_answer answer = await(fixture);
        unsigned char position[SG_POSITION_BYTES];
        assert_int_equal(answer.kind, SG_ROOM_OFFER);
        assert_int_equal(answer.event.as.offer.set, 3);
        assert_int_equal(answer.event.as.offer.index, i);
        const char *text = answer.event.as.offer.position;
        assert_int_equal(sg_games[0]->read_position(text, strlen(text), position, NULL), SG_OK);
        assert_true(answer.event.as.offer.distance > 0);
    }
}

static void newer_levels_replace_those_not_yet_made(void **state)
{
    struct fixture *fixture = *state;
    for (uint32_t set = 1; set <= 6; set++)
        ask_levels(fixture, set, 3, 2);
    struct sg_room_answer answer;
    do
        answer = await(fixture);
    while (answer.event.as.offer.set != 6);
    assert_int_equal(answer.event.as.offer.index, 0);
    assert_int_equal(await(fixture).event.as.offer.set, 6);
    assert_int_equal(await(fixture).event.as.offer.set, 6);
    assert_false(sg_room_take(fixture->room, &answer));
}

/* The first level of a set, prepared. */
static const struct sg_game *open_level(struct fixture *fixture, unsigned char *position)
{
    ask_levels(fixture, 1, 1, 0);
    struct sg_room_answer offer = await(fixture);
    const char *text = offer.event.as.offer.position;
    assert_int_equal(sg_games[0]->read_position(text, strlen(text), position, NULL), SG_OK);
    assert_int_equal(sg_room_prepare(fixture->room, sg_games[0], position), SG_OK);
    return sg_games[0];
}

static void a_move_is_judged_and_a_hint_shortens_the_way(void **state)
{
    struct fixture *fixture = *state;
    unsigned char position[SG_POSITION_BYTES];
    const struct sg_game *game = open_level(fixture, position);
    assert_int_equal(sg_room_hint(fixture->room, game, position, SG_RUNG_STEP, 11), SG_OK);
    struct sg_room_answer hint = await(fixture);
    assert_int_equal(hint.kind, SG_ROOM_HINT);
    assert_true(hint.hint.has_move && hint.about == 11);

    struct sg_effect *effect = calloc(1, sizeof *effect);
    effect->assess.about = 12;
    memcpy(effect->assess.before, position, game->position_bytes);
    assert_int_equal(game->play(position, hint.hint.move), SG_OK);
    memcpy(effect->assess.after, position, game->position_bytes);
    assert_int_equal(sg_room_assess(fixture->room, effect), SG_OK);
    struct sg_room_answer judged = await(fixture);
    assert_int_equal(judged.kind, SG_ROOM_ASSESSMENT);
    assert_int_equal(judged.event.as.assessment.about, 12);
    assert_int_equal(judged.event.as.assessment.after + 1, judged.event.as.assessment.before);
    free(effect);
}

enum { PACK_SEED_MAX = 2000 }; /* seeds of packs are small, those drawn for a session are not */

static void levels_come_from_the_pack_and_differ_from_those_played(void **state)
{
    struct fixture *fixture = *state;
    char played[4][SG_POSITION_TEXT];
    for (uint32_t round = 0; round < 4; round++) {
        unsigned char position[SG_POSITION_BYTES];
        ask_levels(fixture, round + 1, 1, -2); /* the same wish each time */
        struct sg_event offer = await(fixture).event;
        const char *text = offer.as.offer.position;
        assert_true(offer.as.offer.seed <= PACK_SEED_MAX);
        for (uint32_t i = 0; i < round; i++)
            assert_string_not_equal(played[i], text);
        strcpy(played[round], text);
        assert_int_equal(sg_games[0]->read_position(text, strlen(text), position, NULL), SG_OK);
        assert_int_equal(sg_room_prepare(fixture->room, sg_games[0], position), SG_OK);
    }
    struct sg_phrase words;
    assert_false(sg_room_notice(fixture->room, &words));
}

static void another_learner_begins_with_what_that_one_met(void **state)
{
    struct fixture *fixture = *state;
    unsigned char position[SG_POSITION_BYTES];
    ask_levels(fixture, 1, 1, -2);
    struct sg_event first = await(fixture).event;
    const char *text = first.as.offer.position;
    assert_int_equal(sg_games[0]->read_position(text, strlen(text), position, NULL), SG_OK);
    assert_int_equal(sg_room_prepare(fixture->room, sg_games[0], position), SG_OK);

    sg_room_learner(fixture->room, NULL, 0);
    ask_levels(fixture, 2, 1, -2);
    assert_string_equal(await(fixture).event.as.offer.position, text);

    uint64_t seen = sg_pack_hash(sg_games[0], text);
    sg_room_learner(fixture->room, &seen, 1);
    ask_levels(fixture, 3, 1, -2);
    assert_string_not_equal(await(fixture).event.as.offer.position, text);
}

static void without_packs_levels_are_made_and_it_is_said_once(void **state)
{
    struct fixture *fixture = *state;
    struct sg_phrase words;
    sg_room_close(fixture->room);
    assert_int_equal(setenv("SG_ASSETS", "/nowhere", 1), 0);
    fixture->room = sg_room_open(sg_games, wake, fixture);
    assert_int_equal(unsetenv("SG_ASSETS"), 0);
    assert_non_null(fixture->room);
    for (uint32_t set = 1; set <= 2; set++) {
        ask_levels(fixture, set, 1, -2);
        struct sg_event offer = await(fixture).event;
        assert_true(offer.as.offer.seed > PACK_SEED_MAX);
        assert_true(offer.as.offer.distance > 0);
        assert_int_equal(sg_room_notice(fixture->room, &words), set == 1);
    }
}

static void a_busy_room_closes_at_once(void **state)
{
    struct fixture *fixture = *state;
    ask_levels(fixture, 1, SG_LADDER_CANDIDATES, 4);
    sg_room_close(fixture->room);
    fixture->room = sg_room_open(sg_games, wake, fixture);
    assert_non_null(fixture->room);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(levels_come_in_order_and_can_be_played, open_room, close_room),
        cmocka_unit_test_setup_teardown(newer_levels_replace_those_not_yet_made, open_room, close_room),
        cmocka_unit_test_setup_teardown(a_move_is_judged_and_a_hint_shortens_the_way, open_room, close_room),
        cmocka_unit_test_setup_teardown(levels_come_from_the_pack_and_differ_from_those_played, open_room,
                                        close_room),
        cmocka_unit_test_setup_teardown(another_learner_begins_with_what_that_one_met, open_room, close_room),
        cmocka_unit_test_setup_teardown(without_packs_levels_are_made_and_it_is_said_once, open_room,
                                        close_room),
        cmocka_unit_test_setup_teardown(a_busy_room_closes_at_once, open_room, close_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
