/* What the lamps promise besides the contract: the known figures of the algebra, exact answers against every
 * set of presses of small boards, honest bounds where exact is out of reach, and levels of every shape. */
#include <stdio.h>
#include <stdlib.h>

#include "../../games/lights/lights.h"
#include "puzzle/rating.h"
#include "test.h"

struct room {
    unsigned char memory[LIGHTS_ORACLE_BYTES + LIGHTS_SCRATCH_BYTES];
    struct lights_algebra algebra;
};

static int set_up(void **state)
{
    *state = calloc(1, sizeof(struct room));
    return *state ? 0 : -1;
}

static int tear_down(void **state)
{
    free(*state);
    return 0;
}

static struct lights_position board(const char *text)
{
    struct lights_position position;
    struct sg_phrase why = {0};
    if (lights_read_position(text, strlen(text), &position, &why) != SG_OK)
        fail_msg("%s is refused: %s", text, why.msgid);
    return position;
}

static enum sg_status prepare(struct room *room, const struct lights_position *position, uint64_t nodes,
                              const struct sg_oracle **oracle)
{
    struct sg_arena arena;
    struct sg_budget budget = {.nodes_left = nodes};
    sg_arena_init(&arena, room->memory, sizeof room->memory);
    return lights_prepare(position, &arena, &budget, oracle);
}

static struct sg_analysis analyse(const struct sg_oracle *oracle, const struct lights_position *position)
{
    struct sg_analysis analysis;
    struct sg_arena scratch = {0};
    lights_analyse(oracle, position, &scratch, &analysis);
    return analysis;
}

static struct sg_analysis judge(struct room *room, const char *text)
{
    const struct sg_oracle *oracle;
    struct lights_position position = board(text);
    prepare(room, &position, LIGHTS_ORACLE_NODES, &oracle);
    return analyse(oracle, &position);
}

static void play(struct lights_position *position, const char *text)
{
    struct sg_move move;
    assert_int_equal(lights_read_move(position, text, strlen(text), &move), SG_OK);
    assert_int_equal(lights_play(position, move), SG_OK);
}

static void assert_board(const struct lights_position *position, const char *expected)
{
    char bytes[SG_POSITION_TEXT];
    struct sg_text text;
    sg_text_init(&text, bytes, sizeof bytes);
    lights_write_position(position, &text);
    assert_string_equal(bytes, expected);
}

/* ---- known figures --------------------------------------------------------------------------------- */

static void square_boards_have_the_known_nullities(void **state)
{
    struct room *room = *state;
    static const int known[LIGHTS_SIDE] = {0, 0, 0, 4, 2, 0, 0, 0, 8, 0, 6, 0, 0, 4, 0, 8};
    for (uint8_t n = 1; n <= LIGHTS_SIDE; n++) {
        lights_algebra_init(&room->algebra, &(struct lights_shape){n, n, 0, 0});
        if (room->algebra.nullity != known[n - 1])
            fail_msg("%d x %d: nullity %d, known %d", n, n, room->algebra.nullity, known[n - 1]);
    }
}

/* A line of n lamps, each with its neighbours in the line, has one quiet set when n is 2 more than a multiple
 * of 3, a ring two when n is a multiple; with diagonals the board is the product of its two lines. */
static void boards_with_diagonals_have_the_nullity_of_a_product(void **state)
{
    struct room *room = *state;
    for (uint8_t torus = 0; torus < 2; torus++)
        for (uint8_t rows = 3; rows <= 12; rows++)
            for (uint8_t columns = 3; columns <= 12; columns++) {
                int down = torus ? (rows % 3 == 0 ? 2 : 0) : rows % 3 == 2;
                int across = torus ? (columns % 3 == 0 ? 2 : 0) : columns % 3 == 2;
                lights_algebra_init(&room->algebra, &(struct lights_shape){rows, columns, torus, 1});
                assert_int_equal(room->algebra.nullity, rows * columns - (rows - down) * (columns - across));
            }
}

static void quiet_sets_change_nothing_and_are_independent(void **state)
{
    struct room *room = *state;
    static const struct lights_shape shapes[] = {{9, 9, 0, 0}, {16, 16, 0, 0}, {9, 9, 1, 0}, {9, 9, 1, 1},
                                                 {8, 8, 0, 1}, {6, 9, 1, 1},   {4, 7, 0, 0}};
    for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++) {
        lights_algebra_init(&room->algebra, &shapes[s]);
        assert_int_equal(lights_size(&room->algebra.chosen), room->algebra.nullity);
        for (int i = 0; i < room->algebra.nullity; i++) {
            const struct lights_set *quiet = &room->algebra.quiet[i];
            struct lights_set changed = {{0}}, own = lights_both(quiet, &room->algebra.chosen);
            for (int lamp = 0; lamp < room->algebra.lamps; lamp++)
                if (lights_has(quiet, lamp))
                    lights_add(&changed, &room->algebra.near[lamp]);
            assert_int_equal(lights_size(&changed), 0);
            assert_int_equal(lights_size(&own), 1); /* a lamp of its own: no sum of others makes it */
        }
    }
}

static void the_worst_5x5_needs_15_presses_and_7350_boards_do(void **state)
{
    struct room *room = *state;
    uint64_t counts[26], boards = 0;
    lights_algebra_init(&room->algebra, &(struct lights_shape){5, 5, 0, 0});
    lights_depths(&room->algebra, counts);
    for (int presses = 0; presses <= 25; presses++)
        boards += counts[presses];
    assert_int_equal(boards, 1 << 23);
    assert_int_equal(counts[15], 7350);
    for (int presses = 16; presses <= 25; presses++)
        assert_int_equal(counts[presses], 0);
}

static void the_worst_4x4_needs_7_presses(void **state)
{
    struct room *room = *state;
    const struct sg_oracle *oracle;
    struct lights_position position = board("4x4:1000000000000000");
    struct sg_survey survey;
    struct sg_arena scratch = {0};
    assert_int_equal(prepare(room, &position, LIGHTS_ORACLE_NODES, &oracle), SG_OK);
    lights_survey(oracle, &position, &scratch, &survey);
    assert_int_equal(survey.max_distance, 0); /* this one has no solution, so no distances either */
    position = board("4x4:1100100000000000");
    lights_survey(oracle, &position, &scratch, &survey);
    assert_int_equal(survey.states, 4096);
    assert_int_equal(survey.max_distance, 7);
}

/* ---- exact against every set of presses ------------------------------------------------------------ */

enum { SMALL_LAMPS = 12, NEVER = 255 };

/* least[b]: the fewest presses that make board b, by pressing every set of lamps with the rules alone. */
static void press_everything(const struct lights_shape *shape, uint8_t *least)
{
    int lamps = shape->rows * shape->columns;
    memset(least, NEVER, (size_t)1 << lamps);
    for (uint32_t presses = 0; presses < 1U << lamps; presses++) {
        uint32_t lit = 0;
        for (int lamp = 0; lamp < lamps; lamp++)
            if (presses >> lamp & 1)
                lit ^= (uint32_t)lights_near(shape, lamp).word[0];
        uint8_t count = (uint8_t)__builtin_popcount(presses);
        least[lit] = count < least[lit] ? count : least[lit];
    }
}

static void assert_answer(const struct sg_analysis *said, const struct lights_shape *shape, uint32_t lit,
                          const uint8_t *least)
{
    if (least[lit] == NEVER) {
        assert_int_equal(said->bound, SG_BOUND_UNSOLVABLE);
        return;
    }
    assert_int_equal(said->bound, SG_BOUND_EXACT);
    assert_int_equal(said->distance, least[lit]);
    uint32_t named = 0;
    for (int lamp = 0; lit && lamp < shape->rows * shape->columns; lamp++) {
        bool nearer = least[lit ^ (uint32_t)lights_near(shape, lamp).word[0]] < least[lit];
        assert_int_equal(nearer,
                         named < said->improving_count && said->improving[named].code == (uint64_t)lamp);
        named += nearer;
    }
    assert_int_equal(said->improving_count, named);
}

static void answers_are_those_of_every_set_of_presses(void **state)
{
    struct room *room = *state;
    static const struct lights_shape shapes[] = {{2, 2, 0, 0}, {2, 2, 0, 1}, {3, 3, 0, 0}, {3, 3, 1, 0},
                                                 {3, 3, 1, 1}, {2, 5, 0, 1}, {3, 4, 0, 0}, {4, 3, 1, 0},
                                                 {3, 4, 0, 1}, {4, 3, 1, 1}, {2, 6, 0, 0}};
    static uint8_t least[1 << SMALL_LAMPS];
    for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++) {
        struct lights_position position = {.shape = shapes[s]};
        const struct sg_oracle *oracle;
        press_everything(&shapes[s], least);
        assert_int_equal(prepare(room, &position, LIGHTS_ORACLE_NODES, &oracle), SG_OK);
        for (uint32_t lit = 0; lit < 1U << shapes[s].rows * shapes[s].columns; lit++) {
            lights_light(&position, &(struct lights_set){{lit}});
            struct sg_analysis said = analyse(oracle, &position);
            assert_answer(&said, &shapes[s], lit, least);
        }
    }
}

/* The shorter way of ring.c and the walk over all solutions, on boards that both can do. */
static void rings_are_answered_like_all_their_solutions(void **state)
{
    struct room *room = *state;
    static const struct {
        struct lights_shape shape;
        int boards;
    } cases[] = {{{3, 3, 1, 1}, 60}, {{3, 6, 1, 1}, 40}, {{6, 3, 1, 1}, 40},
                 {{6, 6, 1, 1}, 4},  {{3, 9, 1, 1}, 3},  {{9, 3, 1, 1}, 3}};
    struct sg_rng rng;
    sg_rng_init(&rng, 6);
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        lights_algebra_init(&room->algebra, &cases[c].shape);
        assert_true(lights_ring_fits(&cases[c].shape));
        for (int i = 0; i < cases[c].boards; i++) {
            uint64_t lamps = ((uint64_t)1 << room->algebra.lamps) - 1;
            struct lights_set solution = {{sg_rng_next(&rng) & lamps}}, dull = {{sg_rng_next(&rng) & lamps}},
                              off;
            struct lights_answer all, ring;
            lights_shortest(&room->algebra, &solution, &dull, &all);
            lights_ring_shortest(&cases[c].shape, &solution, &dull, &ring);
            assert_int_equal(ring.presses, all.presses);
            assert_int_equal(ring.count, all.count);
            assert_int_equal(ring.dull, all.dull);
            assert_true(lights_same(&ring.any, &all.any));
            assert_int_equal(lights_size(&ring.best), ring.presses);
            off = lights_both(&ring.best, &dull);
            assert_int_equal(lights_size(&off), ring.dull);
            lights_add(&ring.best, &solution); /* and it is a solution: a quiet set away */
            off = (struct lights_set){{0}};
            for (int lamp = 0; lamp < room->algebra.lamps; lamp++)
                if (lights_has(&ring.best, lamp))
                    lights_add(&off, &room->algebra.near[lamp]);
            assert_int_equal(lights_size(&off), 0);
        }
    }
}

/* Boards of `shape` by random presses: never farther than these, and each improving press brings them nearer.
 */
static void improving_presses_lead_home(struct room *room, struct lights_shape shape, int boards)
{
    struct lights_position position = {.shape = shape};
    const struct sg_oracle *oracle;
    struct sg_rng rng;
    sg_rng_init(&rng, 9);
    assert_int_equal(prepare(room, &position, LIGHTS_ORACLE_NODES, &oracle), SG_OK);
    for (int i = 0; i < boards; i++) {
        uint32_t lamps = (uint32_t)(shape.rows * shape.columns), presses = 1 + sg_rng_below(&rng, 40);
        struct lights_set lit = {{0}};
        for (uint32_t p = 0; p < presses; p++) {
            struct lights_set near = lights_near(&position.shape, (int)sg_rng_below(&rng, lamps));
            lights_add(&lit, &near);
        }
        lights_light(&position, &lit);
        struct sg_analysis said = analyse(oracle, &position);
        assert_int_equal(said.bound, SG_BOUND_EXACT);
        assert_true(said.distance <= presses);
        for (uint32_t left = said.distance; left > 0; left--) {
            assert_int_equal(lights_play(&position, said.improving[0]), SG_OK);
            said = analyse(oracle, &position);
            assert_int_equal(said.distance, left - 1);
        }
        assert_int_equal(lights_outcome(&position), SG_OUTCOME_SOLVED);
    }
}

static void a_solution_of_9x9_solves_and_is_not_longer_than_what_made_the_board(void **state)
{
    improving_presses_lead_home(*state, (struct lights_shape){9, 9, 0, 0}, 300);
    improving_presses_lead_home(*state, (struct lights_shape){9, 9, 1, 1}, 30); /* of 2^32 solutions */
    improving_presses_lead_home(*state, (struct lights_shape){6, 9, 1, 1}, 60);
}

/* ---- what cannot be solved, and what is not known -------------------------------------------------- */

static void a_board_without_solution_is_recognised(void **state)
{
    struct room *room = *state;
    assert_int_equal(judge(room, "5x5:1000000000000000000000000").bound, SG_BOUND_UNSOLVABLE);
    assert_int_equal(judge(room, "4x4:1000000000000000").bound, SG_BOUND_UNSOLVABLE);
    assert_int_equal(judge(room, "3x3:100000000").bound, SG_BOUND_EXACT);
    assert_int_equal(judge(room, "3x3td:100000000").bound, SG_BOUND_UNSOLVABLE);
    assert_int_equal(judge(room, "3x3td:111111111").distance, 1);
}

/* Pressing leads from solvable to solvable boards, and from the others to others. */
static void no_press_makes_a_dead_end_or_leads_out_of_one(void **state)
{
    struct room *room = *state;
    static const char *const boards[] = {"5x5:1000000000000000000000000", "5x5:1110001000000000000000000",
                                         "4x4d:1100110000000000", "5x5t:1100110000000000000010001"};
    struct sg_rng rng;
    sg_rng_init(&rng, 4);
    for (size_t b = 0; b < sizeof boards / sizeof *boards; b++) {
        struct lights_position position = board(boards[b]);
        const struct sg_oracle *oracle;
        prepare(room, &position, LIGHTS_ORACLE_NODES, &oracle);
        bool solvable = analyse(oracle, &position).bound == SG_BOUND_EXACT;
        for (int i = 0; i < 200 && lights_outcome(&position) == SG_OUTCOME_OPEN; i++) {
            struct sg_move move = {sg_rng_below(&rng, (uint32_t)lights_list_moves(&position, NULL, 0))};
            lights_play(&position, move);
            assert_int_equal(analyse(oracle, &position).bound == SG_BOUND_EXACT, solvable);
        }
    }
}

static void too_few_nodes_for_all_solutions_leave_a_bound(void **state)
{
    struct room *room = *state;
    struct lights_position position = {.shape = {9, 9, 1, 1}}; /* 2^32 solutions */
    const struct sg_oracle *oracle;
    position.lit[0] = 1;
    assert_int_equal(prepare(room, &position, 1000, &oracle), SG_ERR_BUDGET);
    assert_int_equal(analyse(oracle, &position).bound, SG_BOUND_UNSOLVABLE); /* known all the same */
    position = (struct lights_position){.shape = {9, 9, 1, 1}};
    struct lights_set lit = lights_near(&position.shape, 40), other = lights_near(&position.shape, 0);
    lights_add(&lit, &other);
    lights_light(&position, &lit);
    struct sg_analysis said = analyse(oracle, &position);
    assert_int_equal(said.bound, SG_BOUND_AT_LEAST);
    assert_int_equal(said.distance, 2);
    assert_int_equal(said.improving_count, 0);
    struct sg_hint hint;
    struct sg_arena scratch = {0};
    lights_hint(oracle, &position, SG_RUNG_STEP, &scratch, &hint);
    assert_false(hint.has_move);
    assert_non_null(hint.words.msgid);
}

static void more_nodes_buy_exact_answers(void **state)
{
    struct room *room = *state;
    struct lights_position position = {.shape = {6, 6, 1, 1}}; /* 2^20 solutions, 256 pairs */
    const struct sg_oracle *oracle;
    struct lights_set lit = lights_near(&position.shape, 7), other = lights_near(&position.shape, 21);
    lights_add(&lit, &other);
    lights_light(&position, &lit);
    assert_int_equal(prepare(room, &position, 36 + 255, &oracle), SG_ERR_BUDGET);
    assert_int_equal(analyse(oracle, &position).bound, SG_BOUND_AT_LEAST);
    assert_int_equal(prepare(room, &position, 36 + 256, &oracle), SG_OK);
    assert_int_equal(analyse(oracle, &position).bound, SG_BOUND_EXACT);
    assert_int_equal(analyse(oracle, &position).distance, 2);
}

/* ---- text and neighbours --------------------------------------------------------------------------- */

static void a_press_switches_a_plus_a_block_or_goes_round_the_edge(void **state)
{
    (void)state;
    static const struct {
        const char *dark, *pressed;
    } cases[] = {{"3x4:000000000001", "3x4:110010000001"},
                 {"3x4d:000000000001", "3x4d:110011000001"},
                 {"3x4t:000000000010", "3x4t:110110001010"},
                 {"3x4td:000000100000", "3x4td:110111111101"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct lights_position position = board(cases[i].dark);
        play(&position, "r1c1");
        assert_board(&position, cases[i].pressed);
    }
}

static void what_is_no_board_is_refused_with_the_place(void **state)
{
    (void)state;
    static const struct {
        const char *text, *value; /* of the first slot of the reason */
    } cases[] = {{"5", "2"},
                 {"1x5:00000", "1"},
                 {"5x10:", "3"},
                 {"3x3dt:000000000", "5"},
                 {"3X3:000000000", "2"},
                 {"3x3:0000o0000", "9"},
                 {"3x3:00000000", "9"},
                 {"3x3:0000000000", "9"},
                 {"2x5t:0000000000", "3"},
                 {"3x3 :000000000", "4"},
                 {"03x3:000000000", "1"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct lights_position position;
        struct sg_phrase why = {0};
        assert_int_equal(lights_read_position(cases[i].text, strlen(cases[i].text), &position, &why),
                         SG_ERR_TEXT);
        assert_non_null(why.msgid);
        assert_string_equal(why.args[0].value, cases[i].value);
    }
}

static void a_move_off_the_board_is_refused(void **state)
{
    (void)state;
    struct lights_position position = board("3x4:000000000001");
    static const char *const moves[] = {"r4c1", "r1c5", "r0c1", "r1c0", "r1c", "r1c11", "c1r1", "R1C1", ""};
    struct sg_move move;
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        assert_int_equal(lights_read_move(&position, moves[i], strlen(moves[i]), &move), SG_ERR_TEXT);
    assert_int_equal(lights_read_move(&position, "r3c4", 4, &move), SG_OK);
}

/* ---- levels ---------------------------------------------------------------------------------------- */

static int grade_of(struct room *room, const struct lights_position *position)
{
    const struct sg_oracle *oracle;
    struct sg_rating rating = {0};
    struct sg_arena scratch = {0};
    assert_int_equal(prepare(room, position, LIGHTS_ORACLE_NODES, &oracle), SG_OK);
    assert_int_equal(analyse(oracle, position).bound, SG_BOUND_EXACT);
    lights_features(oracle, position, &scratch, rating.features);
    sg_rate_features(&lights_rating, &rating);
    return rating.grade;
}

static void the_level_of_last_resort_is_of_its_grade(void **state)
{
    for (int grade = 1; grade <= SG_GRADES; grade++) {
        struct lights_position position = board(lights_stock(grade));
        assert_int_equal(grade_of(*state, &position), grade);
    }
}

/* SG_LIGHTS_SEEDS makes it a campaign: 10000. */
static void many_seeds_make_levels_of_their_grade_and_of_many_shapes(void **state)
{
    struct room *room = *state;
    const char *asked = getenv("SG_LIGHTS_SEEDS");
    uint64_t seeds = asked ? strtoull(asked, NULL, 10) : 150;
    for (int grade = 1; grade <= SG_GRADES; grade++) {
        uint64_t stock = 0, shapes[2] = {0, 0};
        struct lights_position position, resort = board(lights_stock(grade));
        for (uint64_t seed = 1; seed <= seeds; seed++) {
            struct sg_arena arena;
            sg_arena_init(&arena, room->memory, sizeof room->memory);
            assert_int_equal(lights_generate(grade, seed, &arena, NULL, &position), SG_OK);
            assert_int_equal(grade_of(room, &position), grade);
            stock += memcmp(&position, &resort, sizeof position) == 0;
            int shape = (position.shape.rows - LIGHTS_MIN) * 8 + position.shape.columns - LIGHTS_MIN;
            shapes[position.shape.torus || position.shape.diagonals] |= (uint64_t)1 << shape;
        }
        assert_true(stock * 20 < seeds); /* hardly ever the last resort */
        assert_true(__builtin_popcountll(shapes[0]) >= 2);
        assert_true(grade == 1 || shapes[1] != 0);
    }
}

/* ---- what is seen of a move, and the hands --------------------------------------------------------- */

static struct sg_traits traits_of(const char *text, const char *pressed)
{
    struct lights_position before = board(text), after = before;
    struct sg_move move;
    struct sg_traits traits;
    assert_int_equal(lights_read_move(&before, pressed, strlen(pressed), &move), SG_OK);
    assert_int_equal(lights_play(&after, move), SG_OK);
    lights_observe(&before, move, &after, &traits);
    return traits;
}

static void chasing_the_light_down_is_seen_as_forced(void **state)
{
    (void)state;
    assert_true(traits_of("4x4:0000010000000000", "r3c2").forced);
    assert_false(traits_of("4x4:0000010000000000", "r3c3").forced); /* below a dark lamp */
    assert_false(traits_of("4x4:1000010000000000", "r3c2").forced); /* a row above still burns */
    assert_true(traits_of("3x3:010111010", "r2c2").forced);         /* the last press */
}

static void a_press_that_nothing_speaks_for_is_seen_as_a_guess(void **state)
{
    (void)state;
    assert_true(traits_of("4x4:1000000000000000", "r4c4").guessed);
    assert_false(traits_of("4x4:1110000000000000", "r1c2").guessed);
    assert_true(traits_of("4x4:1110000000000000", "r1c2").greedy);
}

static void sliding_off_before_letting_go_presses_nothing(void **state)
{
    (void)state;
    struct lights_position position = board("3x3:010111010");
    struct sg_view view = {.hover_x = -1, .hover_y = -1};
    struct sg_move move = {UINT64_MAX};
    struct sg_input press = {.kind = SG_INPUT_PRESS, .x = 1500, .y = 2500},
                    beside = {.kind = SG_INPUT_RELEASE, .x = 2500, .y = 2500},
                    on = {.kind = SG_INPUT_RELEASE, .x = 1100, .y = 2900};
    lights_handle(&position, &press, &view, &move);
    assert_int_equal(lights_handle(&position, &beside, &view, &move), SG_ANSWER_NULL_MOVE);
    lights_handle(&position, &press, &view, &move);
    assert_int_equal(lights_handle(&position, &on, &view, &move), SG_ANSWER_MOVE);
    assert_int_equal(move.code, 7);
}

static size_t marks_of(const char *text, bool dead_end)
{
    static struct sg_mark items[2048];
    static char pool[256];
    struct sg_marks marks;
    struct lights_position position = board(text);
    sg_marks_init(&marks, items, 2048, pool, sizeof pool);
    lights_draw(&position, &(struct sg_view){.hover_x = -1, .hover_y = -1, .dead_end = dead_end}, &marks);
    assert_false(marks.cut);
    return marks.count;
}

static void a_lit_lamp_and_a_dead_end_differ_by_more_than_colour(void **state)
{
    (void)state;
    assert_true(marks_of("3x3:110000000", false) >= marks_of("3x3:010000000", false) + 5); /* rays */
    assert_true(marks_of("4x4:1000000000000000", true) >= marks_of("4x4:1000000000000000", false) + 3);
    char full[96] = "9x9td:";
    memset(full + 6, '1', 81);
    assert_true(marks_of(full, true) < 2048);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(square_boards_have_the_known_nullities),
        cmocka_unit_test(boards_with_diagonals_have_the_nullity_of_a_product),
        cmocka_unit_test(quiet_sets_change_nothing_and_are_independent),
        cmocka_unit_test(the_worst_5x5_needs_15_presses_and_7350_boards_do),
        cmocka_unit_test(the_worst_4x4_needs_7_presses),
        cmocka_unit_test(answers_are_those_of_every_set_of_presses),
        cmocka_unit_test(a_solution_of_9x9_solves_and_is_not_longer_than_what_made_the_board),
        cmocka_unit_test(rings_are_answered_like_all_their_solutions),
        cmocka_unit_test(a_board_without_solution_is_recognised),
        cmocka_unit_test(no_press_makes_a_dead_end_or_leads_out_of_one),
        cmocka_unit_test(too_few_nodes_for_all_solutions_leave_a_bound),
        cmocka_unit_test(more_nodes_buy_exact_answers),
        cmocka_unit_test(a_press_switches_a_plus_a_block_or_goes_round_the_edge),
        cmocka_unit_test(what_is_no_board_is_refused_with_the_place),
        cmocka_unit_test(a_move_off_the_board_is_refused),
        cmocka_unit_test(the_level_of_last_resort_is_of_its_grade),
        cmocka_unit_test(many_seeds_make_levels_of_their_grade_and_of_many_shapes),
        cmocka_unit_test(chasing_the_light_down_is_seen_as_forced),
        cmocka_unit_test(a_press_that_nothing_speaks_for_is_seen_as_a_guess),
        cmocka_unit_test(sliding_off_before_letting_go_presses_nothing),
        cmocka_unit_test(a_lit_lamp_and_a_dead_end_differ_by_more_than_colour),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
