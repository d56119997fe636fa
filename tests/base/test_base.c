#include "base/hash.h"
#include "smartgames/arena.h"
#include "smartgames/marks.h"
#include "smartgames/rng.h"
#include "smartgames/status.h"
#include "test.h"

static void an_arena_gives_aligned_zeroed_memory_and_never_too_much(void **state)
{
    (void)state;
    unsigned char memory[256];
    memset(memory, 0xee, sizeof memory);
    for (size_t size = 0; size <= sizeof memory; size += 8) {
        struct sg_arena arena;
        sg_arena_init(&arena, memory, size);
        uint64_t *taken = sg_arena_take(&arena, 4, sizeof *taken);
        if (!taken)
            continue;
        assert_true((uintptr_t)taken % _Alignof(max_align_t) == 0);
        assert_true((unsigned char *)(taken + 4) <= memory + size);
        assert_int_equal(taken[0] | taken[3], 0);
        assert_null(sg_arena_take(&arena, SIZE_MAX / 2, 4)); /* the product overflows */
    }
}

static void the_generator_is_the_published_one(void **state)
{
    (void)state;
    struct sg_rng rng;
    sg_rng_init(&rng, 0);
    /* splitmix64 from 0 starts with this word, a value its authors publish. */
    assert_true(rng.word[0] == UINT64_C(0xe220a8397b1dcdaf));
    struct sg_rng known = {{1, 2, 3, 4}};
    assert_true(sg_rng_next(&known) == 11520);
    assert_true(sg_rng_next(&known) == 0);
    assert_true(sg_rng_next(&known) == 1509978240);
}

static void draws_below_a_bound_are_even(void **state)
{
    (void)state;
    struct sg_rng rng;
    sg_rng_init(&rng, 7);
    int counts[7] = {0};
    for (int i = 0; i < 70000; i++)
        counts[sg_rng_below(&rng, 7)]++;
    double chi = 0;
    for (int i = 0; i < 7; i++)
        chi += (counts[i] - 10000.0) * (counts[i] - 10000.0) / 10000.0;
    assert_true(chi < 22.46); /* 6 degrees of freedom, p = .001 */
}

static void full_marks_drop_and_say_so(void **state)
{
    (void)state;
    struct sg_mark items[4];
    char pool[8];
    struct sg_marks marks;
    sg_marks_init(&marks, items, 4, pool, sizeof pool);
    struct sg_mark mark = {.kind = SG_MARK_TEXT, .text = "abc"};
    assert_string_equal(sg_marks_add(&marks, &mark)->text, "abc");
    assert_string_equal(sg_marks_add(&marks, &mark)->text, "abc");
    assert_false(marks.cut);
    assert_non_null(sg_marks_add(&marks, &mark)); /* the pool is full */
    assert_true(marks.cut);
    assert_int_equal(marks.count, 2);
    assert_string_equal(items[0].text, "abc");
}

static void every_status_has_a_name(void **state)
{
    (void)state;
    for (int i = 0; i < SG_STATUS_COUNT; i++)
        assert_string_not_equal(sg_status_name((enum sg_status)i), "?");
}

static void the_hash_is_the_published_one(void **state)
{
    (void)state;
    assert_true(sg_hash_bytes(SG_HASH_START, "foobar", 6) == UINT64_C(0x85944171f73967e8));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_arena_gives_aligned_zeroed_memory_and_never_too_much),
        cmocka_unit_test(the_generator_is_the_published_one),
        cmocka_unit_test(draws_below_a_bound_are_even),
        cmocka_unit_test(full_marks_drop_and_say_so),
        cmocka_unit_test(every_status_has_a_name),
        cmocka_unit_test(the_hash_is_the_published_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
