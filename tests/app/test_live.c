/* The live session without a window and without a disk: the clock is a number, the log a list in memory. */
#include "test.h"

#include <semaphore.h>
#include <stdlib.h>

#include "fake_store.h"
#include "live.h"
#include "platform/platform.h"

struct fixture {
    struct sg_store store;
    struct sg_content *content;
    struct sg_live *live;
    sem_t ready;
    int64_t now_ms;
    size_t notes;
};

static void wake(void *user)
{
    sem_post(&((struct fixture *)user)->ready);
}

static void note(void *user, const struct sg_event *event)
{
    (void)event;
    ((struct fixture *)user)->notes++;
}

/* One game without lessons: the way to the first level is short. */
static const struct sg_game *const *one_game(void)
{
    static struct sg_game plain;
    static const struct sg_game *const games[] = {&plain, NULL};
    plain = *sg_game_find(sg_games, "traffic");
    plain.lessons[0].position = NULL;
    return games;
}

static void open_live(struct fixture *fixture)
{
    struct sg_live_desc desc = {.games = one_game(),
                                .content = fixture->content,
                                .store = &fixture->store,
                                .wake = wake,
                                .note = note,
                                .user = fixture};
    fixture->live = sg_live_open(&desc);
    assert_non_null(fixture->live);
}

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    *state = fixture;
    fixture->now_ms = 1000000;
    sem_init(&fixture->ready, 0, 0);
    if (sg_content_open(SG_BUILD_DIR "/assets", "en", NULL, &fixture->content) != SG_OK)
        return -1;
    open_live(fixture);
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    sg_live_close(fixture->live);
    sg_content_free(fixture->content);
    sem_destroy(&fixture->ready);
    free(fixture);
    return 0;
}

static const struct sg_session_state *seen(struct fixture *fixture)
{
    return sg_session_state(sg_live_session(fixture->live));
}

static void turn(struct fixture *fixture, int64_t after_ms)
{
    fixture->now_ms += after_ms;
    sg_live_turn(fixture->live, false, fixture->now_ms);
}

/* Turns until the room has answered what was asked before. */
static void answered(struct fixture *fixture)
{
    sem_wait(&fixture->ready);
    turn(fixture, 1);
}

static enum sg_status input(struct fixture *fixture, const struct sg_event *event)
{
    fixture->now_ms += 1000;
    return sg_live_input(fixture->live, event, fixture->now_ms);
}

/* From the start to the first level on the board. */
static void begin_play(struct fixture *fixture)
{
    assert_int_equal(sg_live_begin(fixture->live, "stille-otter-42", 5, fixture->now_ms), SG_OK);
    struct sg_event assent = {.kind = SG_EVENT_ASSENT, .as.assent.given = true};
    struct sg_event check_in = {.kind = SG_EVENT_CHECK_IN, .as.check_in.feeling = SG_FEELING_SMOOTH};
    assert_int_equal(input(fixture, &assent), SG_OK);
    assert_int_equal(input(fixture, &check_in), SG_OK);
    while (seen(fixture)->stage != SG_STAGE_PLAY)
        answered(fixture);
}

static const void *position(struct fixture *fixture)
{
    return sg_history_now(sg_session_history(sg_live_session(fixture->live)));
}

/* Plays a legal move that does not solve the level. */
static void move_somewhere(struct fixture *fixture)
{
    const struct sg_game *game = seen(fixture)->game;
    struct sg_move moves[SG_MOVES_MAX];
    size_t count = game->list_moves(position(fixture), moves, SG_MOVES_MAX);
    for (size_t i = 0; i < count; i++) {
        unsigned char after[SG_POSITION_BYTES];
        memcpy(after, position(fixture), game->position_bytes);
        assert_int_equal(game->play(after, moves[i]), SG_OK);
        if (game->outcome(after) != SG_OUTCOME_OPEN)
            continue;
        struct sg_event event = {.kind = SG_EVENT_MOVE};
        struct sg_text text;
        sg_text_init(&text, event.as.move.move, sizeof event.as.move.move);
        game->write_move(position(fixture), moves[i], &text);
        assert_int_equal(input(fixture, &event), SG_OK);
        return;
    }
    fail_msg("every move solves the level");
}

static size_t logged(const struct fixture *fixture, enum sg_event_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < fixture->store.count; i++)
        count += fixture->store.events[i].kind == kind;
    return count;
}

static void every_move_is_logged_and_judged(void **state)
{
    struct fixture *fixture = *state;
    begin_play(fixture);
    for (int i = 0; i < 3; i++)
        move_somewhere(fixture);
    while (logged(fixture, SG_EVENT_ASSESSMENT) < 3)
        answered(fixture);
    assert_int_equal(logged(fixture, SG_EVENT_MOVE), 3);
    assert_int_equal(fixture->notes, fixture->store.count);
}

static void a_session_that_was_cut_off_goes_on_at_the_exact_position(void **state)
{
    struct fixture *fixture = *state;
    begin_play(fixture);
    for (int i = 0; i < 3; i++)
        move_somewhere(fixture);
    unsigned char before[SG_POSITION_BYTES];
    size_t bytes = seen(fixture)->game->position_bytes;
    memcpy(before, position(fixture), bytes);
    uint32_t ply = seen(fixture)->ply;
    int64_t last_ms = seen(fixture)->at_ms;
    sg_live_close(fixture->live); /* nothing more is written: as if the machine had stopped */
    open_live(fixture);
    fixture->now_ms = 77; /* another boot, another clock */
    assert_int_equal(sg_live_resume(fixture->live, "stille-otter-42", fixture->now_ms), SG_OK);
    assert_memory_equal(before, position(fixture), bytes);
    assert_int_equal(seen(fixture)->ply, ply);
    assert_int_equal(logged(fixture, SG_EVENT_RECOVERED), 1);
    move_somewhere(fixture);
    assert_int_equal(seen(fixture)->at_ms, last_ms + 1000);
    while (logged(fixture, SG_EVENT_ASSESSMENT) <
           2) /* the oracle is there again: the last before, and this one */
        answered(fixture);
}

static void without_an_unfinished_session_nothing_is_resumed(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(sg_live_resume(fixture->live, "stille-otter-42", fixture->now_ms), SG_ERR_MISSING);
    assert_null(sg_live_session(fixture->live));
}

static void a_log_that_cannot_be_folded_is_not_resumed(void **state)
{
    struct fixture *fixture = *state;
    begin_play(fixture);
    sg_live_close(fixture->live);
    open_live(fixture);
    fixture->store.events[2].seq = 9;
    assert_int_equal(sg_live_resume(fixture->live, "stille-otter-42", fixture->now_ms), SG_ERR_DAMAGED);
    assert_null(sg_live_session(fixture->live));
}

static void a_full_ring_stops_the_clock_and_loses_nothing(void **state)
{
    struct fixture *fixture = *state;
    bool is_error;
    begin_play(fixture);
    fixture->store.put = SG_ERR_FULL;
    move_somewhere(fixture);
    int64_t stood_ms = seen(fixture)->at_ms;
    struct sg_event undo = {.kind = SG_EVENT_UNDO};
    assert_int_equal(input(fixture, &undo), SG_ERR_BUSY);
    turn(fixture, 60000);
    assert_non_null(sg_live_notice(fixture->live, &is_error));
    assert_true(is_error);
    assert_int_equal(logged(fixture, SG_EVENT_MOVE), 0);

    fixture->store.put = SG_OK;
    turn(fixture, 1);
    assert_int_equal(logged(fixture, SG_EVENT_MOVE), 1);
    assert_int_equal(input(fixture, &undo), SG_OK);
    assert_true(seen(fixture)->at_ms - stood_ms < 2000); /* the minute in between is nobody's */
}

static const char *notice(struct fixture *fixture)
{
    bool is_error;
    const struct sg_phrase *words = sg_live_notice(fixture->live, &is_error);
    return words ? words->msgid : "";
}

static void saved_is_said_only_of_what_is_on_disk(void **state)
{
    struct fixture *fixture = *state;
    begin_play(fixture);
    struct sg_event left = {.kind = SG_EVENT_ATTEMPT_ENDED, .as.attempt_ended.end = SG_ATTEMPT_END_LEFT};
    fixture->store.durable = seen(fixture)->seq;
    turn(fixture, 100);
    turn(fixture, 10000); /* what is said of the start is gone */
    assert_string_equal(notice(fixture), "");
    assert_int_equal(input(fixture, &left), SG_OK);
    for (int i = 0; i < 100; i++) {
        turn(fixture, 100);
        assert_string_not_equal(notice(fixture), "Saved.");
    }
    fixture->store.durable = seen(fixture)->seq;
    turn(fixture, 100);
    assert_string_equal(notice(fixture), "Saved.");
    turn(fixture, 60000);
    assert_string_equal(notice(fixture), "");
}

static void a_failing_disk_is_said_until_it_works_again(void **state)
{
    struct fixture *fixture = *state;
    bool is_error;
    begin_play(fixture);
    fixture->store.health = SG_ERR_IO;
    turn(fixture, 100);
    for (int i = 0; i < 100; i++)
        turn(fixture, 1000);
    assert_non_null(sg_live_notice(fixture->live, &is_error));
    assert_true(is_error);
    move_somewhere(fixture); /* and playing goes on */
    fixture->store.health = SG_OK;
    turn(fixture, 100);
    assert_non_null(sg_live_notice(fixture->live, &is_error));
    assert_false(is_error);
}

static void no_session_begins_where_nothing_can_be_written(void **state)
{
    struct fixture *fixture = *state;
    fixture->store.begin = SG_ERR_FULL;
    assert_int_equal(sg_live_begin(fixture->live, "stille-otter-42", 5, fixture->now_ms), SG_ERR_FULL);
    assert_null(sg_live_session(fixture->live));
}

static void tips_climb_the_ladder_in_words(void **state)
{
    struct fixture *fixture = *state;
    begin_play(fixture);
    for (int rung = SG_RUNG_LOOK; rung <= SG_RUNG_STEP; rung++) {
        sg_live_tip(fixture->live);
        while (logged(fixture, SG_EVENT_HINT) < (size_t)rung + 1)
            answered(fixture);
        assert_true(seen(fixture)->hint.open);
        assert_int_equal(seen(fixture)->hint.rung, rung);
        assert_true(strlen(seen(fixture)->hint.words) > 10);
    }
    assert_string_not_equal(seen(fixture)->hint.move, "");
    move_somewhere(fixture);
    assert_null(sg_live_hint(fixture->live));
}

static void an_idle_session_wants_no_turn_at_once(void **state)
{
    struct fixture *fixture = *state;
    assert_true(sg_live_wake_ms(fixture->live, fixture->now_ms) == INT64_MAX);
    begin_play(fixture);
    fixture->store.durable = seen(fixture)->seq;
    for (int i = 0; i < 200; i++) { /* what ticks bring settles */
        turn(fixture, 1000);
        fixture->store.durable = seen(fixture)->seq;
    }
    turn(fixture, 1);
    assert_true(sg_live_wake_ms(fixture->live, fixture->now_ms) > fixture->now_ms + 100);
}

#define LIVE_TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        LIVE_TEST(every_move_is_logged_and_judged),
        LIVE_TEST(a_session_that_was_cut_off_goes_on_at_the_exact_position),
        LIVE_TEST(without_an_unfinished_session_nothing_is_resumed),
        LIVE_TEST(a_log_that_cannot_be_folded_is_not_resumed),
        LIVE_TEST(a_full_ring_stops_the_clock_and_loses_nothing),
        LIVE_TEST(saved_is_said_only_of_what_is_on_disk),
        LIVE_TEST(a_failing_disk_is_said_until_it_works_again),
        LIVE_TEST(no_session_begins_where_nothing_can_be_written),
        LIVE_TEST(tips_climb_the_ladder_in_words),
        LIVE_TEST(an_idle_session_wants_no_turn_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
