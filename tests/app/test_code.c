#include "test.h"

#include "code.h"

static void a_seed_gives_the_same_code_each_time(void **state)
{
    (void)state;
    char one[SG_CODE_TEXT], other[SG_CODE_TEXT];
    sg_code_make(42, one);
    sg_code_make(42, other);
    assert_string_equal(one, other);
}

static void every_code_made_is_a_valid_one(void **state)
{
    (void)state;
    char code[SG_CODE_TEXT];
    for (uint64_t seed = 0; seed < 20000; seed++) {
        sg_code_make(seed, code);
        assert_true(sg_code_valid(code));
        assert_true(strlen(code) <= 32);
    }
}

static void twenty_learners_rarely_share_a_code(void **state)
{
    (void)state;
    char codes[20][SG_CODE_TEXT];
    int shared = 0;
    for (uint64_t class = 0; class < 100; class ++) {
        for (uint64_t i = 0; i < 20; i++) {
            sg_code_make(class * 1000 + i, codes[i]);
            for (uint64_t j = 0; j < i; j++)
                shared += strcmp(codes[i], codes[j]) == 0;
        }
    }
    assert_true(shared <= 3); /* 100 classes of 190 pairs among some 800,000 codes */
}

static void what_is_no_code_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {"",
                                        "otter",
                                        "stille-otter",
                                        "stille-otter-",
                                        "stille--42",
                                        "Stille-otter-42",
                                        "stille-otter-4x",
                                        "stille-otter-1234",
                                        "stille otter 42",
                                        "stille-otter-42-",
                                        "-otter-42",
                                        "stille-otter-42\n",
                                        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-b-1"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(sg_code_valid(wrong[i]));
    assert_true(sg_code_valid("stille-otter-42"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_seed_gives_the_same_code_each_time),
        cmocka_unit_test(every_code_made_is_a_valid_one),
        cmocka_unit_test(twenty_learners_rarely_share_a_code),
        cmocka_unit_test(what_is_no_code_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
