#include "puzzle/pack_make.h"

#include <math.h>
#include <stdlib.h>

#include "base/hash.h"
#include "dial_pack.h"
#include "test.h"

/* A bench, the text of a pack, and what reading said last. */
struct place {
    struct sg_bench *bench;
    char *text;
    size_t length, rows;
    size_t faults;
    struct sg_pack_fault first;
};

static int open_place(void **state)
{
    struct place *place = calloc(1, sizeof *place);
    struct sg_text text;
    assert_non_null(place);
    place->bench = sg_bench_new((const struct sg_game *const[]){&sg_game_template, NULL});
    place->text = malloc(DIAL_PACK_BYTES);
    assert_non_null(place->bench);
    assert_non_null(place->text);
    sg_text_init(&text, place->text, DIAL_PACK_BYTES);
    place->rows = dial_pack_write(place->bench, &text);
    place->length = text.length;
    *state = place;
    return 0;
}

static int close_place(void **state)
{
    struct place *place = *state;
    sg_bench_free(place->bench);
    free(place->text);
    free(place);
    return 0;
}

static void note(void *user, const struct sg_pack_fault *fault)
{
    struct place *place = user;
    if (place->faults++ == 0)
        place->first = *fault;
}

static enum sg_status read_text(struct place *place, const char *text, size_t length, struct sg_pack **pack)
{
    place->faults = 0;
    return sg_pack_read(&sg_game_template, text, length, note, place, pack);
}

/* ---- making ---------------------------------------------------------------------------------------- */

static void a_pack_is_the_same_each_time(void **state)
{
    struct place *place = *state;
    char *again = malloc(DIAL_PACK_BYTES);
    struct sg_text text;
    assert_non_null(again);
    sg_text_init(&text, again, DIAL_PACK_BYTES);
    dial_pack_write(place->bench, &text);
    assert_string_equal(again, place->text);
    free(again);
}

static void a_grade_rises_without_copies_from_its_easiest_to_its_hardest(void **state)
{
    struct place *place = *state;
    struct sg_level levels[SG_PACK_PER_GRADE], other;
    size_t made;
    assert_int_equal(sg_pack_choose(place->bench, &sg_game_template, 5, NULL, levels, &made), SG_OK);
    assert_int_equal(made, SG_PACK_PER_GRADE);
    for (size_t i = 1; i < made; i++) {
        assert_true(levels[i - 1].rating.expected_s <= levels[i].rating.expected_s);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(levels[i].text, levels[j].text);
    }
    for (uint64_t seed = 1; seed <= SG_PACK_POOL; seed++) { /* all of these were in the pool, or a copy */
        assert_int_equal(sg_bench_generate(place->bench, &sg_game_template, 5, seed, NULL, &other), SG_OK);
        assert_true(other.rating.expected_s >= levels[0].rating.expected_s);
        assert_true(other.rating.expected_s <= levels[made - 1].rating.expected_s);
    }
}

static void a_raised_flag_ends_the_choice(void **state)
{
    struct place *place = *state;
    struct sg_level levels[SG_PACK_PER_GRADE];
    atomic_bool cancel = true;
    size_t made = 9;
    assert_int_equal(sg_pack_choose(place->bench, &sg_game_template, 1, &cancel, levels, &made),
                     SG_ERR_CANCELLED);
    assert_int_equal(made, 0);
}

static void a_row_that_does_not_fit_is_an_error(void **state)
{
    struct place *place = *state;
    struct sg_level level;
    char bytes[60];
    struct sg_text text;
    assert_int_equal(sg_bench_generate(place->bench, &sg_game_template, 3, 1, NULL, &level), SG_OK);
    sg_text_init(&text, bytes, sizeof bytes);
    assert_int_equal(sg_pack_write_row(place->bench, &level, 1, &text), SG_ERR_MEMORY);
}

/* ---- reading --------------------------------------------------------------------------------------- */

static void a_pack_reads_back_as_it_was_made(void **state)
{
    struct place *place = *state;
    struct sg_pack *pack;
    assert_int_equal(read_text(place, place->text, place->length, &pack), SG_OK);
    assert_int_equal(pack->count, place->rows);
    assert_int_equal(place->faults + pack->refused, 0);
    for (size_t i = 0; i < pack->count; i++) {
        const struct sg_pack_level *row = &pack->levels[i];
        struct sg_level level;
        assert_int_equal(row->line, i + 2);
        assert_int_equal(
            sg_bench_generate(place->bench, &sg_game_template, row->rating.grade, row->seed, NULL, &level),
            SG_OK);
        assert_string_equal(level.text, row->cells[SG_PACK_POSITION]);
        assert_int_equal(level.distance, row->distance);
        assert_true(fabs(level.rating.expected_s - row->rating.expected_s) <= 0.0005001);
        assert_true(fabs(level.rating.p_solve - row->rating.p_solve) <= 0.0000005001);
        assert_true(row->hash == sg_pack_hash(&sg_game_template, level.text));
    }
    sg_pack_free(pack);
}

static void the_hash_is_that_of_game_and_position(void **state)
{
    (void)state;
    const char bytes[] = "template\0001/53"; /* and the zero that C puts behind it */
    assert_string_equal(sg_game_template.id, "template");
    assert_true(sg_pack_hash(&sg_game_template, "1/53") == sg_hash_bytes(SG_HASH_START, bytes, sizeof bytes));
    assert_true(sg_pack_hash(&sg_game_template, "1/53") ==
                UINT64_C(0xe4be68fe938ace83)); /* by another program */
}

static void line_ends_of_other_systems_and_empty_lines_are_fine(void **state)
{
    struct place *place = *state;
    char *text = malloc(2 * place->length);
    struct sg_pack *pack;
    size_t length = 0;
    assert_non_null(text);
    for (size_t i = 0; i + 1 < place->length; i++) { /* without the last line's end */
        if (place->text[i] == '\n') {
            text[length++] = '\r';
            text[length++] = '\n';
            text[length++] = '\r';
        }
        text[length++] = place->text[i];
    }
    assert_int_equal(read_text(place, text, length, &pack), SG_OK);
    assert_int_equal(pack->count, place->rows);
    assert_int_equal(pack->refused, 0);
    sg_pack_free(pack);
    free(text);
}

static void something_else_than_a_pack_is_no_pack(void **state)
{
    struct place *place = *state;
    static const char *const texts[] = {"", "\n", "position\tgrade\n", "name\tgrade", "\177ELF"};
    struct sg_pack *pack;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_int_equal(read_text(place, texts[i], strlen(texts[i]), &pack), SG_ERR_TEXT);
        assert_null(pack);
        assert_int_equal(place->faults, 1);
        assert_int_equal(place->first.line, 1);
    }
    assert_int_equal(read_text(place, place->text, SG_PACK_BYTES_MAX + 1, &pack), SG_ERR_TEXT);
    assert_int_equal(place->faults, 1);
}

/* The pack's text with one cell of one line (from 1) replaced; *length says how long it is. */
static char *with_cell(const struct place *place, size_t line, enum sg_pack_column column, const char *cell,
                       size_t *length)
{
    char *text = malloc(place->length + strlen(cell) + 1);
    const char *at = place->text;
    assert_non_null(text);
    for (size_t i = 1; i < line; i++)
        at = strchr(at, '\n') + 1;
    for (int i = 0; i < (int)column; i++)
        at = strchr(at, '\t') + 1;
    size_t before = (size_t)(at - place->text);
    at += strcspn(at, "\t\n");
    memcpy(text, place->text, before);
    memcpy(text + before, cell, strlen(cell));
    *length = before + strlen(cell) + place->length - (size_t)(at - place->text);
    memcpy(text + before + strlen(cell), at, place->length - (size_t)(at - place->text));
    return text;
}

/* Where the cell of a line begins, from 1. */
static size_t column_of(const struct place *place, size_t line, enum sg_pack_column column)
{
    const char *at = place->text;
    for (size_t i = 1; i < line; i++)
        at = strchr(at, '\n') + 1;
    const char *start = at;
    for (int i = 0; i < (int)column; i++)
        at = strchr(at, '\t') + 1;
    return (size_t)(at - start) + 1;
}

static void each_fault_is_named_with_its_place_and_leaves_the_other_levels(void **state)
{
    static const struct {
        enum sg_pack_column column;
        const char *cell, *why;
        size_t inside; /* characters into the cell */
    } faults[] = {
        {SG_PACK_NAME, "", "This column is empty.", 0},
        {SG_PACK_NAME, "dial-1-03", "A name is", 0},
        {SG_PACK_NAME, "template-2-03", "A name is", 0},
        {SG_PACK_NAME, "template-1-3x", "A name is", 0},
        {SG_PACK_NAME, "template-1-", "A name is", 0},
        {SG_PACK_NAME, "template-1-01", "An earlier row has this name.", 0},
        {SG_PACK_GRADE, "6", "Here stands a whole number", 0},
        {SG_PACK_GRADE, "one", "Here stands a whole number", 0},
        {SG_PACK_SEED, "-1", "Here stands a whole number", 0},
        {SG_PACK_SEED, "99999999999999999999", "Here stands a whole number", 0},
        {SG_PACK_SEED, "3\t4", "A row has ten columns", 0},
        {SG_PACK_SEED, "3 ", "Here stands a whole number", 0},
        {SG_PACK_SEED, "3\x01", "This byte belongs to no text.", 1},
        {SG_PACK_SEED, "3\r4", "This byte belongs to no text.", 1},
        {SG_PACK_POSITION, "dial", "Character", 0},
        {SG_PACK_POSITION, "1/900", "A dial has", 0},
        {SG_PACK_DISTANCE, "0", "Here stands a whole number", 0},
        {SG_PACK_DISTANCE, "4294967295", "Here stands a whole number", 0},
        {SG_PACK_EXPECTED_S, "9999.000", "The features give", 0},
        {SG_PACK_EXPECTED_S, "soon", "Here stands a number with", 0},
        {SG_PACK_P_SOLVE, "0.100000", "The features give", 0},
        {SG_PACK_FEATURES, "turns", "Here stands {name}= and a number.", 0},
        {SG_PACK_FEATURES, "moves=3", "Here stands {name}= and a number.", 0},
        {SG_PACK_FEATURES, "turns=3 moves=4", "Here stands {name}= and a number.", 0},
        {SG_PACK_FEATURES, "turns=", "Here stands {name}= and a number.", 0},
        {SG_PACK_HASH, "0123456789abcdef", "The hash of this position is", 0},
        {SG_PACK_HASH, "1", "The hash of this position is", 0},
    };
    struct place *place = *state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        size_t length, line = 4;
        char *text = with_cell(place, line, faults[i].column, faults[i].cell, &length);
        struct sg_pack *pack;
        assert_int_equal(read_text(place, text, length, &pack), SG_OK);
        if (place->faults != 1 || pack->refused != 1 || pack->count != place->rows - 1)
            fail_msg("%s: %zu faults, %zu levels", faults[i].cell, place->faults, pack->count);
        assert_int_equal(place->first.line, line);
        if (strncmp(place->first.why.msgid, faults[i].why, strlen(faults[i].why)) != 0)
            fail_msg("%s: %s", faults[i].cell, place->first.why.msgid);
        if (!strstr(faults[i].why, "ten columns"))
            assert_int_equal(place->first.column,
                             column_of(place, line, faults[i].column) + faults[i].inside);
        sg_pack_free(pack);
        free(text);
    }
}

static void a_nul_hides_nothing(void **state)
{
    struct place *place = *state;
    struct sg_pack *pack;
    char *text = malloc(place->length);
    assert_non_null(text);
    memcpy(text, place->text, place->length);
    char *third = memchr((char *)memchr(text, '\n', place->length) + 1, '\n', place->length / 2);
    third[1] = '\0';
    assert_int_equal(read_text(place, text, place->length, &pack), SG_OK);
    assert_int_equal(pack->refused, 1);
    assert_int_equal(place->first.line, 3);
    assert_int_equal(place->first.column, 1);
    sg_pack_free(pack);
    free(text);
}

static void a_position_that_comes_twice_counts_once(void **state)
{
    struct place *place = *state;
    char *end = strchr(strchr(place->text, '\n') + 1, '\n') + 1; /* behind the first row */
    size_t length = (size_t)(end - place->text), row = length - strlen(sg_pack_header) - 1;
    char *text = malloc(length + row);
    struct sg_pack *pack;
    assert_non_null(text);
    memcpy(text, place->text, length);
    memcpy(text + length, end - row, row);
    memcpy(text + length, "template-1-77", 13); /* another name */
    assert_int_equal(read_text(place, text, length + row, &pack), SG_OK);
    assert_int_equal(pack->count, 1);
    assert_string_equal(place->first.why.msgid, "An earlier row has this position.");
    sg_pack_free(pack);
    free(text);
}

static void a_pack_cut_anywhere_keeps_the_whole_rows_before(void **state)
{
    struct place *place = *state;
    size_t whole = 0;
    for (size_t length = strlen(sg_pack_header); length < place->length / 4; length++) {
        char *cut = malloc(length); /* exactly so large, for the sanitizer */
        struct sg_pack *pack;
        assert_non_null(cut);
        memcpy(cut, place->text, length);
        assert_int_equal(read_text(place, cut, length, &pack), SG_OK);
        assert_true(pack->count == whole || pack->count == whole + 1);
        assert_true(pack->refused <= 1);
        if (cut[length - 1] == '\n')
            whole = pack->count;
        sg_pack_free(pack);
        free(cut);
    }
    assert_true(whole > 10);
}

/* ---- checking -------------------------------------------------------------------------------------- */

static void search_bears_out_every_row(void **state)
{
    struct place *place = *state;
    struct sg_pack *pack = dial_pack_open(place->bench);
    for (size_t i = 0; i < pack->count; i++)
        if (!sg_pack_check(place->bench, &sg_game_template, &pack->levels[i], &place->first))
            fail_msg("%s: %s", pack->levels[i].cells[SG_PACK_NAME], place->first.why.msgid);
    sg_pack_free(pack);
}

static void search_finds_what_reading_cannot(void **state)
{
    static const struct {
        enum sg_pack_column column;
        const char *cell, *why;
    } faults[] = {
        {SG_PACK_DISTANCE, "77", "The distance is {distance}."},
        {SG_PACK_CERTIFICATE, "up", "This move cannot be made here."},
        {SG_PACK_CERTIFICATE, "- ", "This move cannot be made here."},
    };
    struct place *place = *state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        size_t length;
        char *text = with_cell(place, 2, faults[i].column, faults[i].cell, &length);
        struct sg_pack *pack;
        assert_int_equal(read_text(place, text, length, &pack), SG_OK);
        assert_int_equal(pack->count, place->rows);
        assert_false(sg_pack_check(place->bench, &sg_game_template, &pack->levels[0], &place->first));
        assert_int_equal(place->first.line, 2);
        assert_in_range(place->first.column, column_of(place, 2, faults[i].column),
                        column_of(place, 2, faults[i].column) + strlen(faults[i].cell));
        assert_string_equal(place->first.why.msgid, faults[i].why);
        sg_pack_free(pack);
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pack_is_the_same_each_time),
        cmocka_unit_test(a_grade_rises_without_copies_from_its_easiest_to_its_hardest),
        cmocka_unit_test(a_raised_flag_ends_the_choice),
        cmocka_unit_test(a_row_that_does_not_fit_is_an_error),
        cmocka_unit_test(a_pack_reads_back_as_it_was_made),
        cmocka_unit_test(the_hash_is_that_of_game_and_position),
        cmocka_unit_test(line_ends_of_other_systems_and_empty_lines_are_fine),
        cmocka_unit_test(something_else_than_a_pack_is_no_pack),
        cmocka_unit_test(each_fault_is_named_with_its_place_and_leaves_the_other_levels),
        cmocka_unit_test(a_nul_hides_nothing),
        cmocka_unit_test(a_position_that_comes_twice_counts_once),
        cmocka_unit_test(a_pack_cut_anywhere_keeps_the_whole_rows_before),
        cmocka_unit_test(search_bears_out_every_row),
        cmocka_unit_test(search_finds_what_reading_cannot),
    };
    return cmocka_run_group_tests(tests, open_place, close_place);
}
