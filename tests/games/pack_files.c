/* The pack of one game (PACK_GAME) in assets/levels, as it stands in the tree: whole, borne out by search,
 * and what the generator makes today.
 *
 * Three levels a grade are made again by default; `pack_traffic 24` makes all of them. */
#include <stdio.h>
#include <stdlib.h>

#include "puzzle/pack_make.h"
#include "test.h"

extern const struct sg_game PACK_GAME;

struct held {
    size_t sample; /* levels of a grade to make again */
    char path[1024];
    struct sg_bench *bench;
    struct sg_pack *pack;
};

static struct held held = {.sample = 3};

static void say(const char *path, const struct sg_pack_fault *fault)
{
    char words[512];
    struct sg_text text;
    sg_text_init(&text, words, sizeof words);
    sg_phrase_write(&fault->why, NULL, NULL, &text);
    print_error("%s:%zu:%zu: %s\n", path, fault->line, fault->column, words);
}

static void tell(void *user, const struct sg_pack_fault *fault)
{
    say(user, fault);
}

static char *load(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        fail_msg("%s is missing: build the target `packs`", path);
    char *bytes = malloc(SG_PACK_BYTES_MAX);
    assert_non_null(bytes);
    *length = fread(bytes, 1, SG_PACK_BYTES_MAX, file);
    fclose(file);
    return bytes;
}

static void every_line_can_be_read(void **state)
{
    (void)state;
    size_t length;
    char *bytes = load(held.path, &length);
    assert_int_equal(sg_pack_read(&PACK_GAME, bytes, length, tell, held.path, &held.pack), SG_OK);
    assert_int_equal(held.pack->refused, 0);
    free(bytes);
}

static void each_grade_has_24_levels_from_the_easiest_to_the_hardest(void **state)
{
    (void)state;
    assert_non_null(held.pack);
    assert_int_equal(held.pack->count, SG_GRADES * SG_PACK_PER_GRADE);
    for (size_t i = 0; i < held.pack->count; i++) {
        const struct sg_pack_level *level = &held.pack->levels[i];
        char name[64];
        snprintf(name, sizeof name, "%s-%d-%02d", PACK_GAME.id, (int)(i / SG_PACK_PER_GRADE) + 1,
                 (int)(i % SG_PACK_PER_GRADE) + 1);
        assert_string_equal(level->cells[SG_PACK_NAME], name);
        if (i % SG_PACK_PER_GRADE > 0)
            assert_true(level->rating.expected_s >= level[-1].rating.expected_s);
    }
}

static void search_bears_out_every_level(void **state)
{
    (void)state;
    assert_non_null(held.pack);
    for (size_t i = 0; i < held.pack->count; i++) {
        struct sg_pack_fault fault;
        if (sg_pack_check(held.bench, &PACK_GAME, &held.pack->levels[i], &fault))
            continue;
        say(held.path, &fault);
        fail();
    }
}

static void join(const struct sg_pack_level *level, struct sg_text *out)
{
    for (int column = 0; column < SG_PACK_COLUMNS; column++) {
        if (column > 0)
            sg_text_put_char(out, '\t');
        sg_text_put(out, level->cells[column]);
    }
}

static void make_again(const struct sg_pack_level *row, size_t number)
{
    static char stands[SG_PACK_ROW_TEXT], made[SG_PACK_ROW_TEXT];
    struct sg_text one, other;
    struct sg_level level;
    sg_text_init(&one, stands, sizeof stands);
    sg_text_init(&other, made, sizeof made);
    join(row, &one);
    assert_int_equal(sg_bench_generate(held.bench, &PACK_GAME, row->rating.grade, row->seed, NULL, &level),
                     SG_OK);
    assert_int_equal(sg_pack_write_row(held.bench, &level, number, &other), SG_OK);
    assert_string_equal(made, stands);
}

static void a_level_made_again_is_the_same_to_the_byte(void **state)
{
    (void)state;
    assert_non_null(held.pack);
    assert_int_equal(held.pack->count, SG_GRADES * SG_PACK_PER_GRADE);
    for (size_t grade = 0; grade < SG_GRADES; grade++)
        for (size_t i = 0; i < held.sample; i++) {
            size_t last = held.sample > 1 ? held.sample - 1 : 1;
            size_t index = i * (SG_PACK_PER_GRADE - 1) / last; /* the first, the last, and between */
            make_again(&held.pack->levels[grade * SG_PACK_PER_GRADE + index], index + 1);
        }
}

int main(int argc, char **argv)
{
    if (argc > 1)
        held.sample = strtoul(argv[1], NULL, 10);
    if (held.sample < 1 || held.sample > SG_PACK_PER_GRADE)
        return 2;
    snprintf(held.path, sizeof held.path, "%s/../assets/levels/%s.tsv", SG_TEST_DIR, PACK_GAME.id);
    held.bench = sg_bench_new((const struct sg_game *const[]){&PACK_GAME, NULL});
    if (!held.bench)
        return 2;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_line_can_be_read),
        cmocka_unit_test(each_grade_has_24_levels_from_the_easiest_to_the_hardest),
        cmocka_unit_test(search_bears_out_every_level),
        cmocka_unit_test(a_level_made_again_is_the_same_to_the_byte),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    sg_pack_free(held.pack);
    sg_bench_free(held.bench);
    return failed != 0;
}
