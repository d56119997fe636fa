/* What this game promises beyond the contract: the known numbers of grids, sound techniques, levels of their
 * grade with one solution, and what a wrong sign costs. */
#include <stdlib.h>

#include "../../games/binary/faults.h"
#include "../../games/binary/logic.h"
#include "../../games/binary/search.h"
#include "puzzle/rating.h"
#include "slow_binary.h"
#include "test.h"

extern const struct sg_game sg_game_binary;

enum { SEEDS = 100, PROVE_SEEDS = 20, BOARDS = 200, LEVELS = 24 };

static struct binary_position read(const char *text)
{
    struct binary_position position;
    struct sg_phrase why;
    assert_int_equal(binary_read_position(text, strlen(text), &position, &why), SG_OK);
    return position;
}

static void play(struct binary_position *position, const char *text)
{
    struct sg_move move;
    assert_int_equal(binary_read_move(position, text, strlen(text), &move), SG_OK);
    assert_int_equal(binary_play(position, move), SG_OK);
}

static size_t fillings(struct binary_grid grid, bool plain)
{
    struct binary_search search = {.limit = SIZE_MAX, .plain = plain};
    assert_int_equal(binary_search(&search, &grid), SG_OK);
    return search.count;
}

/* Every filling of an empty grid, tried one after the other and judged as a whole: slow and obvious. */
static size_t plain_count(int size, bool unlike)
{
    size_t count = 0;
    for (uint32_t bits = 0; bits < 1U << size * size; bits++) {
        struct binary_grid grid = {.size = (uint8_t)size, .unlike = unlike};
        for (int cell = 0; cell < size * size; cell++)
            binary_grid_set(&grid, cell / size, cell % size, bits >> cell & 1 ? BINARY_ONE : BINARY_ZERO);
        count += !binary_grid_broken(&grid);
    }
    return count;
}

static void the_numbers_of_grids_are_the_known_ones(void **state)
{
    (void)state;
    static const size_t any[] = {2, 90, 11222}, different[] = {2, 72, 4140};
    for (int i = 0; i < 3; i++)
        for (int plain = 0; plain < 2; plain++) {
            struct binary_grid grid = {.size = (uint8_t)(2 * i + 2)};
            assert_int_equal(fillings(grid, plain), any[i]);
            grid.unlike = true;
            assert_int_equal(fillings(grid, plain), different[i]);
        }
}

static void the_search_agrees_with_trying_every_grid(void **state)
{
    (void)state;
    assert_int_equal(plain_count(2, false), 2);
    assert_int_equal(plain_count(4, false), 90);
    assert_int_equal(plain_count(4, true), 72);
}

/* What techniques force is what every filling holds. */
static void forced_cells_hold_in(const struct binary_grid *grid, const struct binary_filling *solution)
{
    for (int technique = BINARY_PAIRS; technique < BINARY_TECHNIQUES; technique++) {
        struct binary_forced forced;
        int cells = 0;
        binary_force(grid, (enum binary_technique)technique, &forced);
        for (int cell = 0; cell < grid->size * grid->size; cell++) {
            int row = cell / grid->size, column = cell % grid->size;
            int sign = binary_grid_get(&forced.grid, row, column);
            if (!sign || binary_grid_get(grid, row, column))
                continue;
            cells++;
            assert_int_equal(sign == BINARY_ONE, solution->ones[row] >> column & 1);
        }
        assert_int_equal(cells, forced.count);
    }
}

static void every_technique_forces_only_what_the_solution_holds(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        struct binary_position position;
        struct binary_filling found[2];
        assert_int_equal(binary_generate(3 + (int)(seed % 3), seed, NULL, NULL, &position), SG_OK);
        struct binary_grid grid = binary_grid_of(&position, false);
        struct binary_search search = {.found = found, .limit = 2};
        binary_search(&search, &grid);
        assert_int_equal(search.count, 1);
        for (int step = 0; step < BINARY_CELLS && !binary_grid_complete(&grid); step++) {
            struct binary_forced forced;
            forced_cells_hold_in(&grid, &found[0]);
            assert_true(binary_easiest(&grid, BINARY_TRIAL, &forced));
            grid = forced.grid;
        }
        assert_true(binary_grid_complete(&grid));
    }
}

static void every_level_has_one_solution_by_its_own_techniques_and_not_by_those_below(void **state)
{
    (void)state;
    for (int grade = 1; grade <= SG_GRADES; grade++)
        for (uint64_t seed = 0; seed < PROVE_SEEDS; seed++) {
            struct binary_position position;
            assert_int_equal(binary_generate(grade, seed, NULL, NULL, &position), SG_OK);
            struct binary_grid grid = binary_grid_of(&position, false);
            assert_int_equal(fillings(grid, true), 1);
            assert_true(binary_yields(&grid, binary_technique_of(grade)));
            assert_true(grade == 1 || !binary_yields(&grid, binary_technique_of(grade - 1)));
        }
}

static void every_seed_makes_a_level_in_its_band(void **state)
{
    (void)state;
    for (int grade = 1; grade <= SG_GRADES; grade++)
        for (uint64_t seed = 0; seed < SEEDS; seed++) {
            struct binary_position position;
            struct sg_rating rating = {0};
            assert_int_equal(binary_generate(grade, seed, NULL, NULL, &position), SG_OK);
            binary_features(NULL, &position, NULL, rating.features);
            sg_rate_features(&binary_rating, &rating);
            assert_int_equal(rating.grade, grade);
        }
}

static void every_built_in_level_belongs_to_its_grade(void **state)
{
    (void)state;
    for (int grade = 1; grade <= SG_GRADES; grade++)
        for (int index = 0; index < BINARY_STOCK; index++) {
            struct binary_position position = read(binary_stock(grade, index));
            struct binary_grid grid = binary_grid_of(&position, false);
            struct sg_rating rating = {0};
            binary_features(NULL, &position, NULL, rating.features);
            sg_rate_features(&binary_rating, &rating);
            assert_int_equal(rating.grade, grade);
            assert_int_equal(fillings(grid, false), 1);
            assert_true(grade == 1 || !binary_yields(&grid, binary_technique_of(grade - 1)));
        }
}

static void boards_of_the_largest_size_are_made_too(void **state)
{
    (void)state;
    int made = 0;
    for (uint64_t seed = 0; seed < 12; seed++) {
        struct binary_position position;
        if (binary_make(4, 14, false, false, seed, &position) != SG_OK)
            continue;
        made++;
        struct binary_grid grid = binary_grid_of(&position, false);
        assert_int_equal(fillings(grid, false), 1);
    }
    assert_true(made > 0);
}

/* ---- techniques, one board each -------------------------------------------------------------------- */

static void forces(const char *text, enum binary_technique technique, int row, int column, int sign)
{
    struct binary_position position = read(text);
    struct binary_grid grid = binary_grid_of(&position, true);
    struct binary_forced forced;
    binary_force(&grid, technique, &forced);
    assert_int_equal(binary_grid_get(&forced.grid, row, column), sign);
}

static void each_technique_sees_its_own_pattern(void **state)
{
    (void)state;
    forces("11..|....|....|....", BINARY_PAIRS, 0, 2, BINARY_ZERO);
    forces("....|.0..|....|.0..", BINARY_BETWEEN, 2, 1, BINARY_ONE);
    forces("......|......|0..0.0|......|......|......", BINARY_COUNT, 2, 1, BINARY_ONE);
    forces("0.0...|......|......|......|......|......", BINARY_LAST, 0, 1, BINARY_ONE);
    forces("0.0...|......|......|......|......|......", BINARY_LAST, 0, 5, BINARY_EMPTY);
    forces("......|......|......|......|......|......", BINARY_LINE, 0, 0, BINARY_EMPTY);
    forces("0..1..0.|........|........|........|........|........|........|........", BINARY_LINE, 0, 7,
           BINARY_ONE);
    forces("0..1..0.|........|........|........|........|........|........|........", BINARY_LAST, 0, 7,
           BINARY_EMPTY);
    forces("0110|0..0|....|....:u", BINARY_UNLIKE, 1, 1, BINARY_EMPTY);
    forces("0101|01..|....|....:u", BINARY_UNLIKE, 1, 2, BINARY_ONE);
    forces("0101|01..|....|....", BINARY_UNLIKE, 1, 2, BINARY_EMPTY);
}

/* ---- rules and distances --------------------------------------------------------------------------- */

static void a_played_board_keeps_its_givens_apart_in_its_text(void **state)
{
    (void)state;
    struct binary_position position = read("1..0|1.10|0.1.|0101");
    char bytes[SG_POSITION_TEXT];
    struct sg_text text;
    play(&position, "r1c2=0");
    play(&position, "r2c2=1");
    sg_text_init(&text, bytes, sizeof bytes);
    binary_write_position(&position, &text);
    assert_string_equal(bytes, "1o.0|1i10|0.1.|0101");
}

static void a_solved_board_is_written_as_the_bare_grid(void **state)
{
    (void)state;
    struct binary_position position = read("1010|0.01|1100|0011");
    play(&position, "r2c2=1");
    char bytes[SG_POSITION_TEXT];
    struct sg_text text;
    sg_text_init(&text, bytes, sizeof bytes);
    binary_write_position(&position, &text);
    assert_string_equal(bytes, "1010|0101|1100|0011");
    assert_int_equal(binary_list_moves(&position, NULL, 0), 0);
}

static uint32_t distance(const struct binary_position *start, const struct binary_position *position)
{
    static unsigned char memory[BINARY_ORACLE_BYTES];
    struct sg_arena arena, scratch = {0};
    struct sg_budget budget = {.nodes_left = BINARY_ORACLE_NODES};
    const struct sg_oracle *oracle;
    struct sg_analysis analysis;
    sg_arena_init(&arena, memory, sizeof memory);
    assert_int_equal(binary_prepare(start, &arena, &budget, &oracle), SG_OK);
    binary_analyse(oracle, position, &scratch, &analysis);
    return analysis.bound == SG_BOUND_EXACT ? analysis.distance : UINT32_MAX;
}

static void a_wrong_sign_costs_two_moves_and_a_right_one_gains_one(void **state)
{
    (void)state;
    struct binary_position start = read("1.10|0.01|1100|0011"), position = start;
    assert_int_equal(distance(&start, &position), 2);
    play(&position, "r1c2=1");
    assert_int_equal(distance(&start, &position), 3);
    play(&position, "r1c2=.");
    play(&position, "r1c2=0");
    assert_int_equal(distance(&start, &position), 1);
}

static void a_grid_that_no_filling_fits_is_a_dead_end(void **state)
{
    (void)state;
    struct binary_position start = read("0..0|....|....|0..0");
    struct binary_position wrong = read("00.0|....|....|....");
    assert_int_not_equal(distance(&start, &start), UINT32_MAX);
    assert_int_equal(distance(&wrong, &wrong), UINT32_MAX);
}

static void a_broken_rule_is_found_at_once(void **state)
{
    (void)state;
    struct binary_faults faults;
    struct binary_position position = read("iii.|....|....|....");
    binary_faults(&position, &faults);
    assert_true(faults.any && faults.three[0] == 7 && (faults.many[0] & 1));
    position = read("0101|oioi|....|....:u");
    binary_faults(&position, &faults);
    assert_true(faults.any && faults.twin[0] == 3);
    position = read("0101|oioi|....|....");
    binary_faults(&position, &faults);
    assert_false(faults.any);
    assert_int_equal(faults.done[0], 3);
}

/* ---- what is said of a position -------------------------------------------------------------------- */

struct desk {
    unsigned char memory[BINARY_ORACLE_BYTES];
    struct sg_arena scratch;
    const struct sg_oracle *oracle;
    struct slow_grid start;
    struct sg_rng rng;
    int technique[BINARY_TECHNIQUES], blocked, in_part; /* how often each was the answer */
};

/* A few random givens that no rule forbids at sight: of boards with many fillings, one or none. */
static struct binary_position scatter(struct sg_rng *rng, int size)
{
    struct binary_position position = {.size = (uint8_t)size, .unlike = sg_rng_below(rng, 2) != 0};
    uint32_t wanted = sg_rng_below(rng, (uint32_t)(size * size / 2));
    for (uint32_t i = 0; i < wanted; i++) {
        struct binary_position tried = position;
        uint32_t cell = sg_rng_below(rng, (uint32_t)(size * size));
        tried.cells[cell] = (uint8_t)(BINARY_GIVEN | (BINARY_ZERO + sg_rng_below(rng, 2)));
        struct binary_grid grid = binary_grid_of(&tried, false);
        if (!binary_grid_broken(&grid))
            position = tried;
    }
    return position;
}

static struct slow_grid slowly(const struct binary_position *position)
{
    char bytes[SG_POSITION_TEXT];
    struct sg_text text;
    sg_text_init(&text, bytes, sizeof bytes);
    binary_write_position(position, &text);
    return slow_grid_of(bytes);
}

static void what_is_said_is_what_slow_reasoning_finds(struct desk *desk,
                                                      const struct binary_position *position)
{
    struct sg_analysis said;
    struct slow_grid grid = slowly(position);
    binary_analyse(desk->oracle, position, &desk->scratch, &said);
    bool fits = slow_can_be_completed(&grid), solvable = fits || slow_can_be_completed(&desk->start);
    assert_int_equal(said.blocked, solvable && !fits);
    assert_int_equal(said.bound == SG_BOUND_UNSOLVABLE, !solvable);
    int technique = slow_broken(&grid) ? BINARY_TECHNIQUES : BINARY_PAIRS, forced = 0;
    while (technique < BINARY_TECHNIQUES && (forced = slow_forced(&grid, technique)) == 0)
        technique++;
    assert_int_equal(said.technique, technique % BINARY_TECHNIQUES);
    assert_int_equal(said.parallel, forced);
    desk->technique[said.technique]++;
    desk->blocked += said.blocked;
    desk->in_part += said.bound == SG_BOUND_AT_LEAST;
}

static void prepare(struct desk *desk, const struct binary_position *position)
{
    struct sg_arena arena;
    struct sg_budget budget = {.nodes_left = BINARY_ORACLE_NODES};
    sg_arena_init(&arena, desk->memory, sizeof desk->memory);
    binary_prepare(position, &arena, &budget, &desk->oracle);
    desk->start = slowly(position);
}

/* Random signs, put down and taken away. */
static void play_about(struct desk *desk, struct binary_position position, int moves)
{
    prepare(desk, &position);
    for (int i = 0; i < moves && binary_outcome(&position) == SG_OUTCOME_OPEN; i++) {
        struct sg_move list[2 * BINARY_CELLS];
        what_is_said_is_what_slow_reasoning_finds(desk, &position);
        size_t count = binary_list_moves(&position, list, sizeof list / sizeof *list);
        assert_int_equal(binary_play(&position, list[sg_rng_below(&desk->rng, (uint32_t)count)]), SG_OK);
    }
}

/* All that the easiest technique forces, over and over: there the harder ones come up. */
static void play_well(struct desk *desk, struct binary_position position)
{
    prepare(desk, &position);
    while (binary_outcome(&position) == SG_OUTCOME_OPEN) {
        struct binary_grid grid = binary_grid_of(&position, true);
        struct binary_forced forced;
        what_is_said_is_what_slow_reasoning_finds(desk, &position);
        assert_true(binary_easiest(&grid, BINARY_TRIAL, &forced));
        for (int cell = 0; cell < position.size * position.size; cell++) {
            int sign = binary_grid_get(&forced.grid, cell / position.size, cell % position.size);
            if (sign && !binary_sign(&position, cell))
                binary_play(&position, binary_move(cell, sign));
        }
    }
}

static void a_contradiction_and_the_easiest_technique_are_named_at_once(void **state)
{
    (void)state;
    static struct desk desk;
    sg_rng_init(&desk.rng, 12);
    for (int i = 0; i < BOARDS; i++)
        play_about(&desk, scatter(&desk.rng, i % 2 ? 4 : 6), 12);
    for (uint64_t seed = 0; seed < LEVELS; seed++) {
        struct binary_position position;
        int grade = 3 + (int)(seed % 3), size = 6 + 2 * (int)(seed % 2);
        if (binary_make(grade, size, seed / 2 % 2, false, seed, &position) != SG_OK)
            continue;
        play_about(&desk, position, 6);
        play_well(&desk, position);
    }
    for (int technique = 0; technique < BINARY_TECHNIQUES; technique++)
        assert_true(desk.technique[technique] > 0);
    assert_true(desk.blocked > 0 && desk.in_part > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_numbers_of_grids_are_the_known_ones),
        cmocka_unit_test(the_search_agrees_with_trying_every_grid),
        cmocka_unit_test(every_technique_forces_only_what_the_solution_holds),
        cmocka_unit_test(every_level_has_one_solution_by_its_own_techniques_and_not_by_those_below),
        cmocka_unit_test(every_seed_makes_a_level_in_its_band),
        cmocka_unit_test(every_built_in_level_belongs_to_its_grade),
        cmocka_unit_test(boards_of_the_largest_size_are_made_too),
        cmocka_unit_test(each_technique_sees_its_own_pattern),
        cmocka_unit_test(a_played_board_keeps_its_givens_apart_in_its_text),
        cmocka_unit_test(a_solved_board_is_written_as_the_bare_grid),
        cmocka_unit_test(a_wrong_sign_costs_two_moves_and_a_right_one_gains_one),
        cmocka_unit_test(a_grid_that_no_filling_fits_is_a_dead_end),
        cmocka_unit_test(a_broken_rule_is_found_at_once),
        cmocka_unit_test(a_contradiction_and_the_easiest_technique_are_named_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
