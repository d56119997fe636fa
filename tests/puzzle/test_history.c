#include "puzzle/history.h"

#include <stdlib.h>

#include "test.h"

/* The nth allocation from now fails; 0: none does. */
static int fails_at;

static bool fails_now(void)
{
    return fails_at > 0 && --fails_at == 0;
}

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);

void *__wrap_malloc(size_t size)
{
    return fails_now() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails_now() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *block, size_t size)
{
    return fails_now() ? NULL : __real_realloc(block, size);
}

static struct sg_history *started_at(uint32_t position)
{
    struct sg_history *history = sg_history_new(sizeof position);
    assert_non_null(history);
    assert_int_equal(sg_history_start(history, &position), SG_OK);
    return history;
}

static void push(struct sg_history *history, uint32_t position)
{
    assert_int_equal(sg_history_push(history, (struct sg_move){position}, &position), SG_OK);
}

static uint32_t now(const struct sg_history *history)
{
    uint32_t position;
    memcpy(&position, sg_history_now(history), sizeof position);
    return position;
}

static void undo_and_redo_walk_the_same_positions(void **state)
{
    (void)state;
    struct sg_history *history = started_at(10);
    for (uint32_t i = 11; i <= 15; i++)
        push(history, i);
    for (uint32_t i = 15; i > 10; i--) {
        assert_int_equal(now(history), i);
        assert_true(sg_history_undo(history));
    }
    assert_false(sg_history_undo(history));
    assert_int_equal(sg_history_end(history), 5);
    for (uint32_t i = 11; i <= 15; i++) {
        assert_true(sg_history_redo(history));
        assert_int_equal(now(history), i);
        assert_int_equal(sg_history_move(history, sg_history_ply(history)).code, i);
    }
    assert_false(sg_history_redo(history));
    sg_history_free(history);
}

static void a_move_after_undo_drops_what_could_be_redone(void **state)
{
    (void)state;
    struct sg_history *history = started_at(0);
    push(history, 1);
    push(history, 2);
    sg_history_go(history, 0);
    push(history, 7);
    assert_int_equal(sg_history_end(history), 1);
    assert_false(sg_history_redo(history));
    assert_int_equal(now(history), 7);
    push(history, 2); /* stood there only in what was dropped */
    assert_false(sg_history_revisits(history));
    sg_history_free(history);
}

static void a_position_on_the_path_is_a_revisit_wherever_the_walk_stands(void **state)
{
    (void)state;
    struct sg_history *history = started_at(0);
    static const uint32_t path[] = {1, 0, 2, 1, 3};
    static const bool repeats[] = {false, false, true, false, true, false};
    for (size_t i = 0; i < sizeof path / sizeof *path; i++)
        push(history, path[i]);
    for (uint32_t ply = 0; ply <= sg_history_end(history); ply++) {
        sg_history_go(history, ply);
        assert_int_equal(sg_history_revisits(history), repeats[ply]);
    }
    sg_history_free(history);
}

static void starting_again_forgets_all_also_from_a_borrowed_position(void **state)
{
    (void)state;
    struct sg_history *history = started_at(4);
    push(history, 5);
    push(history, 6);
    assert_int_equal(sg_history_start(history, sg_history_at(history, 1)), SG_OK);
    assert_int_equal(now(history), 5);
    assert_int_equal(sg_history_end(history), 0);
    push(history, 6);
    assert_false(sg_history_revisits(history));
    push(history, 5);
    assert_true(sg_history_revisits(history));
    sg_history_free(history);
}

static bool in(const uint32_t *path, uint32_t before, uint32_t position)
{
    for (uint32_t i = 0; i < before; i++)
        if (path[i] == position)
            return true;
    return false;
}

static void random_walks_agree_with_a_plain_list(void **state)
{
    (void)state;
    enum { STEPS = 20000, LONGEST = STEPS + 1 };
    static uint32_t path[LONGEST];
    uint32_t ply = 0, end = 0;
    struct sg_rng rng;
    sg_rng_init(&rng, 11);
    struct sg_history *history = started_at(path[0] = 0);
    for (int i = 0; i < STEPS; i++) {
        uint32_t what = sg_rng_below(&rng, 10);
        if (what == 0 && ply > 0) {
            assert_true(sg_history_undo(history));
            ply--;
        } else if (what == 1 && ply < end) {
            assert_true(sg_history_redo(history));
            ply++;
        } else if (what == 2 && i % 7 == 0) {
            ply = end - sg_rng_below(&rng, end < 40 ? end + 1 : 40);
            sg_history_go(history, ply);
        } else {
            end = ++ply;
            push(history, path[ply] = sg_rng_below(&rng, 3000));
        }
        assert_int_equal(sg_history_ply(history), ply);
        assert_int_equal(sg_history_end(history), end);
        assert_int_equal(now(history), path[ply]);
        assert_int_equal(sg_history_revisits(history), in(path, ply, path[ply]));
    }
    assert_true(end > 2000);
    sg_history_free(history);
}

static void a_position_borrowed_from_the_history_can_be_pushed_while_it_grows(void **state)
{
    (void)state;
    struct sg_history *history = started_at(42);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(sg_history_push(history, (struct sg_move){1}, sg_history_at(history, 0)), SG_OK);
    for (uint32_t ply = 0; ply <= 1000; ply++) {
        sg_history_go(history, ply);
        assert_int_equal(now(history), 42);
        assert_int_equal(sg_history_revisits(history), ply > 0);
    }
    sg_history_free(history);
}

static void without_memory_nothing_changes(void **state)
{
    (void)state;
    fails_at = 1;
    assert_null(sg_history_new(4));
    for (int nth = 1; nth <= 3; nth++) {
        uint32_t position = 5;
        struct sg_history *history = sg_history_new(sizeof position);
        fails_at = nth;
        assert_int_equal(sg_history_start(history, &position), SG_ERR_MEMORY);
        assert_int_equal(sg_history_start(history, &position), SG_OK);
        enum sg_status status = SG_OK;
        while (status == SG_OK) {
            position++;
            fails_at = nth;
            status = sg_history_push(history, (struct sg_move){position}, &position);
        }
        fails_at = 0;
        assert_int_equal(status, SG_ERR_MEMORY);
        assert_int_equal(now(history), position - 1);
        assert_int_equal(sg_history_ply(history), sg_history_end(history));
        push(history, 5);
        assert_true(sg_history_revisits(history));
        sg_history_free(history);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(undo_and_redo_walk_the_same_positions),
        cmocka_unit_test(a_move_after_undo_drops_what_could_be_redone),
        cmocka_unit_test(a_position_on_the_path_is_a_revisit_wherever_the_walk_stands),
        cmocka_unit_test(starting_again_forgets_all_also_from_a_borrowed_position),
        cmocka_unit_test(random_walks_agree_with_a_plain_list),
        cmocka_unit_test(a_position_borrowed_from_the_history_can_be_pushed_while_it_grows),
        cmocka_unit_test(without_memory_nothing_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
