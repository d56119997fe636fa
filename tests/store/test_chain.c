#include "store/place.h"

static const struct sg_station_key key = {{1, 2, 3}};

static struct sg_row some_row(void)
{
    return (struct sg_row){.session = 7,
                           .seq = 3,
                           .at_ms = 1500,
                           .kind = 8,
                           .state_hash = 99,
                           .station = "abcdefgh",
                           .body = "ply=3 move=C+2",
                           .body_length = 14};
}

static void a_chain_follows_what_was_added_to_it(void **state)
{
    struct sg_chain written = {0}, read = {0};
    struct sg_row row = some_row();
    for (int64_t i = 1; i <= 100; i++) {
        row.seq = (uint64_t)i;
        sg_chain_add(&key, &written, &row);
        assert_int_equal(row.place, i);
        assert_true(sg_chain_follows(&key, &read, &row));
    }
    assert_memory_equal(&written, &read, sizeof written);
    (void)state;
}

static void a_change_in_any_part_of_a_row_breaks_it(void **state)
{
    struct sg_chain chain = {0};
    struct sg_row row = some_row(), changed[10];
    sg_chain_add(&key, &chain, &row);
    for (size_t i = 0; i < 10; i++)
        changed[i] = row;
    changed[0].session++;
    changed[1].seq++;
    changed[2].at_ms++;
    changed[3].kind++;
    changed[4].state_hash++;
    changed[5].station = "abcdefgi";
    changed[6].body = "ply=3 move=C+3";
    changed[7].body_length--;
    changed[8].sealed = "";
    changed[9].link.bytes[31] ^= 1;
    for (size_t i = 0; i < 10; i++) {
        struct sg_chain from = {0};
        assert_false(sg_chain_follows(&key, &from, &changed[i]));
        assert_int_equal(from.place, 0);
    }
    (void)state;
}

static void rows_cannot_be_swapped_left_out_or_made_without_the_key(void **state)
{
    struct sg_station_key other = {{9}};
    struct sg_chain chain = {0}, from = {0}, forged = {0};
    struct sg_row first = some_row(), second = some_row();
    sg_chain_add(&key, &chain, &first);
    sg_chain_add(&key, &chain, &second);
    assert_false(sg_chain_follows(&key, &from, &second));
    second.place = 1;
    assert_false(sg_chain_follows(&key, &from, &second));
    sg_chain_add(&other, &forged, &first);
    assert_false(sg_chain_follows(&key, &from, &first));
    (void)state;
}

/* Logs are read for years: the bytes that a link covers may not change unnoticed. */
static void the_first_link_of_a_known_row_stays_what_it_is(void **state)
{
    static const unsigned char known[8] = {0xc4, 0x75, 0x75, 0x72, 0x5f, 0x34, 0xce, 0xeb};
    struct sg_chain chain = {0};
    struct sg_row row = some_row();
    sg_chain_add(&key, &chain, &row);
    assert_memory_equal(row.link.bytes, known, sizeof known);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_chain_follows_what_was_added_to_it),
        cmocka_unit_test(a_change_in_any_part_of_a_row_breaks_it),
        cmocka_unit_test(rows_cannot_be_swapped_left_out_or_made_without_the_key),
        cmocka_unit_test(the_first_link_of_a_known_row_stays_what_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
