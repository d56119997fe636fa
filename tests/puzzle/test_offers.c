/* Offers from a pack: near, drawn, never what was seen, and made anew where the pack has none. */
#include <math.h>
#include <stdlib.h>

#include "dial_pack.h"
#include "test.h"

enum { COUNT = 6 };

struct place {
    struct sg_bench *bench;
    struct sg_pack *pack;
    struct sg_level levels[COUNT], again[COUNT];
};

static int open_place(void **state)
{
    struct place *place = calloc(1, sizeof *place);
    assert_non_null(place);
    place->bench = sg_bench_new((const struct sg_game *const[]){&sg_game_template, NULL});
    assert_non_null(place->bench);
    place->pack = dial_pack_open(place->bench);
    *state = place;
    return 0;
}

static int close_place(void **state)
{
    struct place *place = *state;
    sg_pack_free(place->pack);
    sg_bench_free(place->bench);
    free(place);
    return 0;
}

static void offer(struct place *place, const struct sg_offers_wish *wish, struct sg_level *levels)
{
    size_t made;
    assert_int_equal(sg_bench_offers(place->bench, wish, NULL, levels, &made), SG_OK);
    assert_int_equal(made, wish->count);
}

static struct sg_offers_wish wish_for(const struct place *place, double beta, uint64_t seed)
{
    return (struct sg_offers_wish){
        .game = &sg_game_template, .beta = beta, .seed = seed, .count = COUNT, .pack = place->pack};
}

static const struct sg_pack_level *row_of(const struct place *place, const struct sg_level *level)
{
    for (size_t i = 0; i < place->pack->count; i++)
        if (strcmp(place->pack->levels[i].cells[SG_PACK_POSITION], level->text) == 0)
            return &place->pack->levels[i];
    return NULL;
}

static double difficulty(double p_solve)
{
    return log((1 - p_solve) / p_solve);
}

static void offers_are_rows_of_the_pack_word_for_word(void **state)
{
    struct place *place = *state;
    struct sg_offers_wish wish = wish_for(place, -2, 1);
    offer(place, &wish, place->levels);
    for (size_t i = 0; i < COUNT; i++) {
        const struct sg_level *level = &place->levels[i];
        const struct sg_pack_level *row = row_of(place, level);
        unsigned char position[SG_POSITION_BYTES];
        assert_non_null(row);
        assert_ptr_equal(level->game, &sg_game_template);
        assert_true(level->seed == row->seed && level->distance == row->distance);
        assert_int_equal(level->grade, row->rating.grade);
        assert_memory_equal(&level->rating, &row->rating, sizeof row->rating);
        assert_int_equal(sg_game_template.read_position(level->text, strlen(level->text), position, NULL),
                         SG_OK);
        assert_memory_equal(level->position, position, sg_game_template.position_bytes);
    }
}

static void the_seed_of_an_offer_makes_it_again(void **state)
{
    struct place *place = *state;
    struct sg_offers_wish wish = wish_for(place, -2, 5);
    struct sg_level made;
    offer(place, &wish, place->levels);
    for (size_t i = 0; i < COUNT; i++) {
        const struct sg_level *level = &place->levels[i];
        assert_int_equal(
            sg_bench_generate(place->bench, &sg_game_template, level->grade, level->seed, NULL, &made),
            SG_OK);
        assert_string_equal(made.text, level->text);
    }
}

static void the_same_wish_gives_the_same_offers_and_another_seed_others(void **state)
{
    struct place *place = *state;
    size_t others = 0;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        struct sg_offers_wish wish = wish_for(place, -2, seed), next = wish_for(place, -2, seed + 1);
        offer(place, &wish, place->levels);
        offer(place, &wish, place->again);
        for (size_t i = 0; i < COUNT; i++)
            assert_string_equal(place->levels[i].text, place->again[i].text);
        offer(place, &next, place->again);
        for (size_t i = 0; i < COUNT; i++)
            others += strcmp(place->levels[i].text, place->again[i].text) != 0;
    }
    assert_true(others > 20 * COUNT / 4);
}

static void offers_lie_near_where_they_were_wanted(void **state)
{
    struct place *place = *state;
    const double offsets[COUNT] = {0, 1. / 3, -1. / 3, 2. / 3, -2. / 3, 1};
    for (int step = 0; step < 10; step++) {
        struct sg_offers_wish wish = wish_for(place, -3.4 + 0.25 * step, (uint64_t)step);
        offer(place, &wish, place->levels);
        for (size_t i = 0; i < COUNT; i++) {
            double gap = difficulty(place->levels[i].rating.p_solve) - wish.beta - offsets[i];
            assert_true(fabs(gap) <= 0.8 || !row_of(place, &place->levels[i]));
        }
    }
}

/* As a learner who plays every offer for hours: first the pack, then what is made. */
static void what_was_seen_does_not_come_back_and_is_made_up_for(void **state)
{
    struct place *place = *state;
    uint64_t seen[40 * COUNT];
    size_t count = 0, from_pack = 0;
    for (uint64_t round = 0; round < 12; round++) {
        struct sg_offers_wish wish = wish_for(place, -1, round);
        wish.seen = seen;
        wish.seen_count = count;
        offer(place, &wish, place->levels);
        for (size_t i = 0; i < COUNT; i++) {
            uint64_t hash = sg_pack_hash(&sg_game_template, place->levels[i].text);
            for (size_t j = 0; j < count; j++)
                assert_true(hash != seen[j]);
            seen[count++] = hash;
            from_pack += row_of(place, &place->levels[i]) != NULL;
        }
    }
    assert_true(from_pack > COUNT && from_pack < 12 * COUNT);
}

static void beyond_the_pack_its_outermost_levels_are_offered(void **state)
{
    struct place *place = *state;
    struct sg_offers_wish hard = wish_for(place, 9, 1), easy = wish_for(place, -12, 1);
    hard.count = easy.count = 1; /* the dial has few levels at its ends */
    offer(place, &hard, place->levels);
    offer(place, &easy, place->again);
    assert_non_null(row_of(place, &place->levels[0]));
    assert_non_null(row_of(place, &place->again[0]));
    assert_int_equal(place->levels[0].grade, SG_GRADES);
    assert_int_equal(place->again[0].grade, 1);
}

static void an_empty_pack_is_as_good_as_none(void **state)
{
    struct place *place = *state;
    struct sg_pack *empty;
    assert_int_equal(
        sg_pack_read(&sg_game_template, sg_pack_header, strlen(sg_pack_header), NULL, NULL, &empty), SG_OK);
    assert_int_equal(empty->count, 0);
    struct sg_offers_wish wish = wish_for(place, -2, 3);
    wish.pack = empty;
    offer(place, &wish, place->levels);
    wish.pack = NULL;
    offer(place, &wish, place->again);
    for (size_t i = 0; i < COUNT; i++)
        assert_string_equal(place->levels[i].text, place->again[i].text);
    sg_pack_free(empty);
}

static void a_raised_flag_cancels_also_with_a_pack(void **state)
{
    struct place *place = *state;
    struct sg_offers_wish wish = wish_for(place, -2, 1);
    atomic_bool cancel = true;
    size_t made = 9;
    assert_int_equal(sg_bench_offers(place->bench, &wish, &cancel, place->levels, &made), SG_ERR_CANCELLED);
    assert_int_equal(made, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(offers_are_rows_of_the_pack_word_for_word),
        cmocka_unit_test(the_seed_of_an_offer_makes_it_again),
        cmocka_unit_test(the_same_wish_gives_the_same_offers_and_another_seed_others),
        cmocka_unit_test(offers_lie_near_where_they_were_wanted),
        cmocka_unit_test(what_was_seen_does_not_come_back_and_is_made_up_for),
        cmocka_unit_test(beyond_the_pack_its_outermost_levels_are_offered),
        cmocka_unit_test(an_empty_pack_is_as_good_as_none),
        cmocka_unit_test(a_raised_flag_cancels_also_with_a_pack),
    };
    return cmocka_run_group_tests(tests, open_place, close_place);
}
