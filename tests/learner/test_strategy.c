#include "learner/strategy.h"
#include "test.h"

static struct sg_line line_of(const char *moves)
{
    struct sg_line line = {.count = 0};
    for (; *moves; moves++)
        sg_line_note(&line, (uint64_t)*moves);
    return line;
}

static void a_line_is_its_first_eight_moves(void **state)
{
    (void)state;
    struct sg_line line = line_of("abcdefghijk");
    assert_int_equal(line.count, SG_LINE_MOVES);
    assert_int_equal(line.code[7], 'h');
}

static void similarity_and_label_follow_the_longest_common_line(void **state)
{
    (void)state;
    static const struct {
        const char *before, *now;
        double similarity;
        enum sg_strategy strategy;
    } rows[] = {
        {"abcdefgh", "abcdefgh", 1, SG_STRATEGY_PERS},
        {"abcdefgh", "abcdefxy", .75, SG_STRATEGY_PERS},
        {"abcdefgh", "abcdexyz", .625, SG_STRATEGY_UNK},
        {"abcdefgh", "abcdwxyz", .5, SG_STRATEGY_UNK},
        {"abcdefgh", "abcvwxyz", .375, SG_STRATEGY_REST},
        {"abcdefgh", "zyxwvuts", 0, SG_STRATEGY_REST},
        {"abcdefgh", "xabcdefg", .875, SG_STRATEGY_PERS}, /* a move slipped in */
        {"abcdefgh", "hgfedcba", .125, SG_STRATEGY_REST}, /* the same moves in another order */
        {"abcdefgh", "abc", 1, SG_STRATEGY_PERS},         /* of the moves both have */
        {"abcd", "abxy", .5, SG_STRATEGY_UNK},
        {"abc", "axy", 1.0 / 3, SG_STRATEGY_REST},
        {"ab", "abcdefgh", 1, SG_STRATEGY_UNK}, /* too short to say */
        {"abcdefgh", "xy", 0, SG_STRATEGY_UNK},
        {"", "", 0, SG_STRATEGY_UNK},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sg_line before = line_of(rows[i].before), now = line_of(rows[i].now);
        double similarity = -1;
        assert_int_equal(sg_line_judge(&before, &now, &similarity), rows[i].strategy);
        assert_true(similarity == rows[i].similarity);
        assert_true(sg_line_similarity(&now, &before) == similarity);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_its_first_eight_moves),
        cmocka_unit_test(similarity_and_label_follow_the_longest_common_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
