/* Tables of people's moves, read and judged. */
#include "simulate/human.h"
#include "test.h"

extern const struct sg_game sg_game_traffic;

static const char boards[] =
    "people\tboard_id\tboard\r\n3\tone\t....B.....B.AA......................\r\n";
static const char moves[] = "person\tboard_id\tattempt\tk\tcar\tto_cell\tseconds\tnull_move\tepisode_solved\t"
                            "episode_surrendered\textra\n"
                            "p1\tone\t1\t0\tB\t10\t2.5\t0\t1\t0\tx\n"
                            "p1\tone\t1\t1\tB\t10\t0.75\t1\t1\t0\tx\n"
                            "p1\tone\t2\t0\tB\t22\t1\t0\t1\t0\tx\n"
                            "p1\tone\t2\t1\tA\t16\t1\t0\t1\t0\tx\n"
                            "p2\tone\t1\t0\tA\t13\t1\t0\t0\t1\tx\n";

static struct sg_human_bytes bytes(const char *text)
{
    return (struct sg_human_bytes){text, strlen(text)};
}

static void a_table_becomes_people_episodes_and_moves(void **state)
{
    (void)state;
    struct sg_human human;
    struct sg_phrase why = {0};
    assert_int_equal(sg_human_read(&human, bytes(boards), bytes(moves), &why), SG_OK);
    assert_int_equal(human.people, 2);
    assert_int_equal(human.episode_count, 2);
    assert_int_equal(human.act_count, 5);
    assert_true(human.episodes[0].solved && !human.episodes[0].surrendered);
    assert_true(human.episodes[1].surrendered);
    assert_string_equal(human.acts[0].move, "B+1");
    assert_int_equal(human.acts[0].rt_ms, 2500);
    assert_string_equal(human.acts[1].move, "");    /* put back where it was */
    assert_string_equal(human.acts[2].move, "B+3"); /* from the start again */
    assert_string_equal(human.acts[4].move, "A+1");
    sg_human_free(&human);
}

static void the_oracle_judges_each_move(void **state)
{
    (void)state;
    struct sg_human human;
    struct sg_phrase why = {0};
    assert_int_equal(sg_human_read(&human, bytes(boards), bytes(moves), &why), SG_OK);
    assert_int_equal(sg_human_judge(&human, &sg_game_traffic, NULL, NULL), SG_OK);
    assert_int_equal(human.episodes[0].distance, 1);
    assert_true(human.episodes[0].p_solve > .5);
    assert_int_equal(human.acts[0].before, 1);
    assert_int_equal(human.acts[3].after, 0);
    sg_human_free(&human);
}

static void what_is_no_table_is_refused_with_a_reason(void **state)
{
    (void)state;
    static const char *const bad[][2] = {
        {"", moves},
        {"board_id\n1\n", moves},
        {boards, ""},
        {boards, "person\tboard_id\n"},
        {"board_id\tboard\nother\t....\n", moves},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct sg_human human;
        struct sg_phrase why = {0};
        assert_int_equal(sg_human_read(&human, bytes(bad[i][0]), bytes(bad[i][1]), &why), SG_ERR_TEXT);
        assert_non_null(why.msgid);
        assert_int_equal(human.people, 0);
        assert_null(human.acts);
    }
}

/* A wrong cell ends that episode; bytes cut off anywhere are survived. */
static void any_bytes_are_safe(void **state)
{
    (void)state;
    for (size_t length = 0; length <= strlen(moves); length++) {
        char cut[sizeof moves];
        memcpy(cut, moves, length);
        for (size_t spoilt = 0; spoilt < 2; spoilt++) {
            struct sg_human human;
            struct sg_phrase why = {0};
            if (spoilt && length > 0)
                cut[length - 1] ^= 0x15;
            if (sg_human_read(&human, bytes(boards), (struct sg_human_bytes){cut, length}, &why) == SG_OK) {
                assert_int_equal(sg_human_judge(&human, &sg_game_traffic, NULL, NULL), SG_OK);
                sg_human_free(&human);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_becomes_people_episodes_and_moves),
        cmocka_unit_test(the_oracle_judges_each_move),
        cmocka_unit_test(what_is_no_table_is_refused_with_a_reason),
        cmocka_unit_test(any_bytes_are_safe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
