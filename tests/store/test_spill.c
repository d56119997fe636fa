/* The second file alone: what is read from it is what was appended, as far as it is whole. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/place.h"

static const struct sg_station_key key = {{4, 5, 6}};

enum { ROWS = 20 };

static void make_rows(struct sg_row rows[ROWS], struct sg_chain *before)
{
    static char bodies[ROWS][32];
    struct sg_chain chain = *before;
    for (int i = 0; i < ROWS; i++) {
        snprintf(bodies[i], sizeof bodies[i], "ply=%d move=C+2", i);
        rows[i] = (struct sg_row){.session = 1,
                                  .seq = (uint64_t)i,
                                  .at_ms = i * 10,
                                  .kind = i ? SG_EVENT_MOVE : 0,
                                  .state_hash = UINT64_MAX - (uint64_t)i,
                                  .station = "abcdefgh",
                                  .body = bodies[i],
                                  .body_length = strlen(bodies[i])};
        sg_chain_add(&key, &chain, &rows[i]);
    }
}

static int spill_setup(void **state)
{
    int code = place_setup(state);
    const struct place *place = *state;
    return code == 0 ? mkdir(place->data, 0700) : code;
}

static void append_in_two(const struct place *place, const struct sg_chain *before, const struct sg_row *rows)
{
    struct sg_spill spill;
    assert_int_equal(sg_spill_init(&spill, place->data), SG_OK);
    assert_int_equal(sg_spill_append(&spill, before, rows, ROWS / 2), SG_OK);
    struct sg_chain middle = {rows[ROWS / 2 - 1].place, rows[ROWS / 2 - 1].link};
    assert_int_equal(sg_spill_append(&spill, &middle, rows + ROWS / 2, ROWS - ROWS / 2), SG_OK);
    sg_spill_close(&spill);
}

struct expected {
    const struct sg_row *rows;
    size_t next;
};

static enum sg_status expect_row(void *user, const struct sg_row *row)
{
    struct expected *expected = user;
    const struct sg_row *other = &expected->rows[expected->next++];
    assert_int_equal(row->place, other->place);
    assert_int_equal(row->seq, other->seq);
    assert_true(row->state_hash == other->state_hash);
    assert_string_equal(row->station, other->station);
    assert_string_equal(row->body, other->body);
    assert_memory_equal(&row->link, &other->link, sizeof row->link);
    return SG_OK;
}

static struct sg_spill_found read_back(const struct place *place, struct sg_chain chain,
                                       const struct sg_row *rows, size_t first)
{
    struct sg_spill spill;
    struct sg_spill_found found;
    struct expected expected = {rows, first};
    assert_int_equal(sg_spill_init(&spill, place->data), SG_OK);
    assert_int_equal(sg_spill_read(&spill, &key, &chain, expect_row, &expected, &found), SG_OK);
    assert_int_equal(expected.next - first, found.taken);
    return found;
}

static void what_was_appended_is_read_back(void **state)
{
    struct sg_chain before = {41, {{7}}};
    struct sg_row rows[ROWS];
    make_rows(rows, &before);
    append_in_two(*state, &before, rows);
    struct sg_spill_found found = read_back(*state, before, rows, 0);
    assert_true(found.there && !found.damaged);
    assert_int_equal(found.taken, ROWS);
}

static void rows_that_the_database_has_are_passed_over(void **state)
{
    struct sg_chain before = {41, {{7}}};
    struct sg_row rows[ROWS];
    make_rows(rows, &before);
    append_in_two(*state, &before, rows);
    for (size_t has = 1; has <= ROWS; has++) {
        struct sg_chain chain = {rows[has - 1].place, rows[has - 1].link};
        struct sg_spill_found found = read_back(*state, chain, rows, has);
        assert_false(found.damaged);
        assert_int_equal(found.taken, ROWS - has);
    }
}

static void a_file_of_another_chain_is_not_read(void **state)
{
    struct sg_chain before = {41, {{7}}}, shorter = {40, {{7}}}, other = {41, {{8}}}, blank = {0};
    struct sg_row rows[ROWS];
    make_rows(rows, &before);
    append_in_two(*state, &before, rows);
    struct sg_chain chains[] = {shorter, other, blank};
    for (size_t i = 0; i < 3; i++) {
        struct sg_spill_found found = read_back(*state, chains[i], rows, 0);
        assert_true(found.damaged);
        assert_int_equal(found.taken, 0);
        assert_int_equal(found.left_out, ROWS);
    }
}

static void a_file_cut_off_anywhere_gives_its_whole_lines(void **state)
{
    struct sg_chain before = {0};
    struct sg_row rows[ROWS];
    size_t length;
    uint64_t last = 0;
    make_rows(rows, &before);
    append_in_two(*state, &before, rows);
    char *bytes = place_read(*state, SG_FILE_SPILL, &length);
    for (size_t cut = 0; cut <= length; cut++) {
        assert_int_equal(truncate(place_path(*state, SG_FILE_SPILL), 0), 0);
        place_write(*state, SG_FILE_SPILL, bytes, cut);
        struct sg_spill_found found = read_back(*state, before, rows, 0);
        assert_true(found.taken == last || found.taken == last + 1);
        assert_int_equal(found.left_out, 0);
        assert_true(found.damaged == (cut > 0 && bytes[cut - 1] != '\n'));
        last = found.taken;
    }
    assert_int_equal(last, ROWS);
    free(bytes);
}

static void a_flipped_bit_anywhere_is_seen(void **state)
{
    struct sg_chain before = {0};
    struct sg_row rows[ROWS];
    size_t length;
    make_rows(rows, &before);
    append_in_two(*state, &before, rows);
    char *bytes = place_read(*state, SG_FILE_SPILL, &length);
    for (size_t at = 0; at < length; at++) {
        bytes[at] ^= 4;
        place_write(*state, SG_FILE_SPILL, bytes, length);
        bytes[at] ^= 4;
        assert_true(read_back(*state, before, rows, 0).damaged);
    }
    free(bytes);
}

#define IN_A_PLACE(test) cmocka_unit_test_setup_teardown(test, spill_setup, place_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_PLACE(what_was_appended_is_read_back),
        IN_A_PLACE(rows_that_the_database_has_are_passed_over),
        IN_A_PLACE(a_file_of_another_chain_is_not_read),
        IN_A_PLACE(a_file_cut_off_anywhere_gives_its_whole_lines),
        IN_A_PLACE(a_flipped_bit_anywhere_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
