/* What crates promise besides the contract: known optima, rules to the letter, lost positions seen at once,
 * the same levels on every machine, and hands that do what they seem to do. */
#include <stdlib.h>

#include "../../games/crates/oracle.h"
#include "../../games/crates/stock.h"
#include "base/hash.h"
#include "fit/rows.h"
#include "puzzle/rating.h"
#include "test.h"

extern const struct sg_game sg_game_crates;

static const struct sg_game *const game = &sg_game_crates;

/* Of the levels below. It changes when the generator or the rating does, and then the commit says so. */
static const uint64_t levels_hash = 0xcbd502649cbd48b1;

enum { QUICK_NODES = 12000, DEFAULT_SEEDS = 2 };

/* Memory for one level at a time. */
struct desk {
    struct sg_arena arena, scratch;
    const struct sg_oracle *oracle;
    struct crates_position position;
};

static uint64_t seeds_a_grade = DEFAULT_SEEDS;

static int open_desk(void **state)
{
    struct desk *desk = calloc(1, sizeof *desk);
    void *arena = malloc(game->oracle_bytes + game->scratch_bytes), *scratch = malloc(game->scratch_bytes);
    assert_true(desk && arena && scratch);
    sg_arena_init(&desk->arena, arena, game->oracle_bytes + game->scratch_bytes);
    sg_arena_init(&desk->scratch, scratch, game->scratch_bytes);
    *state = desk;
    return 0;
}

static int close_desk(void **state)
{
    struct desk *desk = *state;
    free(desk->arena.base);
    free(desk->scratch.base);
    free(desk);
    return 0;
}

static void read_board(struct desk *desk, const char *text)
{
    assert_int_equal(SG_OK, game->read_position(text, strlen(text), &desk->position, NULL));
}

static enum sg_status prepare(struct desk *desk, uint64_t nodes)
{
    struct sg_budget budget = {.nodes_left = nodes};
    desk->arena.used = 0;
    enum sg_status status = game->prepare(&desk->position, &desk->arena, &budget, &desk->oracle);
    assert_non_null(desk->oracle);
    return status;
}

static struct sg_analysis ask(struct desk *desk, const void *position)
{
    struct sg_analysis analysis;
    game->analyse(desk->oracle, position, &desk->scratch, &analysis);
    return analysis;
}

static struct sg_analysis analyse(struct desk *desk, const char *text)
{
    read_board(desk, text);
    prepare(desk, game->oracle_nodes);
    return ask(desk, &desk->position);
}

static void make(struct desk *desk, int grade, uint64_t seed)
{
    desk->arena.used = 0;
    assert_int_equal(SG_OK, game->generate(grade, seed, &desk->arena, NULL, &desk->position));
}

/* ---- known figures --------------------------------------------------------------------------------- */

/* With few nodes, so that it is quick in every build; bench_crates proves all of them. */
static void no_stored_optimum_is_contradicted(void **state)
{
    struct desk *desk = *state;
    struct rows rows;
    size_t count = 0, proven = 0;
    if (!rows_open(&rows, "puzzles/crates_microban1.tsv")) {
        print_message("../shared/data is not there\n");
        skip();
    }
    rows_next(&rows, '\t');
    while (rows_next(&rows, '\t')) {
        uint32_t stored = (uint32_t)strtol(rows.cells[2], NULL, 10);
        read_board(desk, rows.cells[1]);
        prepare(desk, QUICK_NODES);
        struct sg_analysis said = ask(desk, &desk->position);
        count++;
        proven += said.bound == SG_BOUND_EXACT;
        if (said.bound == SG_BOUND_EXACT)
            assert_int_equal(stored, said.distance);
        else
            assert_true(said.bound == SG_BOUND_AT_LEAST && said.distance <= stored);
    }
    assert_true(count >= 146 && proven >= 120);
}

static void a_solution_can_be_played_where_there_is_no_map(void **state)
{
    struct desk *desk = *state; /* 11 crates in a hall: too many positions for a map */
    struct sg_analysis said = analyse(
        desk, "##########|#--------#|#-$-$-$--#|#--------#|#-.-.-.--#|#-$--$-@-#|#-.--.---#|##########");
    for (uint32_t left = said.distance; left > 0; left--) {
        assert_int_equal(SG_BOUND_EXACT, said.bound);
        assert_int_equal(left, said.distance);
        assert_true(said.improving_count > 0);
        assert_int_equal(SG_OK, game->play(&desk->position, said.improving[0]));
        said = ask(desk, &desk->position);
    }
    assert_int_equal(SG_OUTCOME_SOLVED, game->outcome(&desk->position));
}

static void lost_positions_are_seen_at_once(void **state)
{
    static const char *const lost[] = {
        "######|#$---#|#-@.-#|#--.$#|######",                      /* a corner */
        "#######|#-$---#|#--@--#|#---.-#|#######",                 /* a wall that has no goal */
        "#######|#--$$-#|#--@--#|#--..-#|#######",                 /* two beside each other at a wall */
        "#######|#-@---#|#-$$--#|#-$$--#|#--..-#|#--..-#|#######", /* four in a square */
        "########|#-@-#--#|#-$-#$-#|#-.-#.-#|########",            /* where nobody can come */
    };
    for (size_t i = 0; i < sizeof lost / sizeof *lost; i++)
        assert_int_equal(SG_BOUND_UNSOLVABLE, analyse(*state, lost[i]).bound);
}

static void four_in_a_square_on_their_goals_are_no_dead_end(void **state)
{
    struct sg_analysis said = analyse(*state, "#######|#-@---#|#-**--#|#-**--#|#--$.-#|#-----#|#######");
    assert_int_equal(SG_BOUND_EXACT, said.bound);
    assert_int_equal(1, said.distance);
}

/* Walks about and asks twice: with the map, and with none, so that the search has to answer. */
static void search_and_map_say_the_same(void **state)
{
    struct desk *desk = *state;
    struct sg_rng rng;
    sg_rng_init(&rng, 11);
    for (int level = 0; level < 12; level++) {
        make(desk, 2 + level % 3, (uint64_t)level + 50);
        assert_int_equal(SG_OK, prepare(desk, game->oracle_nodes));
        assert_true(desk->oracle->mapped);
        struct sg_oracle unmapped = *desk->oracle;
        unmapped.mapped = false;
        for (int step = 0; step < 30; step++) {
            struct sg_analysis by_map = ask(desk, &desk->position), by_search;
            struct sg_move moves[64];
            game->analyse(&unmapped, &desk->position, &desk->scratch, &by_search);
            assert_int_equal(by_map.bound, by_search.bound);
            assert_int_equal(by_map.distance, by_search.distance);
            assert_int_equal(by_map.improving_count, by_search.improving_count);
            assert_memory_equal(by_map.improving, by_search.improving,
                                by_map.improving_count * sizeof *by_map.improving);
            size_t count = game->list_moves(&desk->position, moves, 64);
            if (count == 0)
                break;
            assert_int_equal(SG_OK, game->play(&desk->position, moves[sg_rng_below(&rng, (uint32_t)count)]));
        }
    }
}

/* ---- rules ----------------------------------------------------------------------------------------- */

static void a_board_reads_and_writes(const char *in, const char *out)
{
    struct crates_position position;
    char bytes[SG_POSITION_TEXT];
    struct sg_text text;
    assert_int_equal(SG_OK, game->read_position(in, strlen(in), &position, NULL));
    sg_text_init(&text, bytes, sizeof bytes);
    game->write_position(&position, &text);
    assert_string_equal(out, bytes);
}

static void spaces_and_short_rows_are_floor(void **state)
{
    (void)state;
    a_board_reads_and_writes("####|#@$.#|####", "####-|#@$.#|####-");
    a_board_reads_and_writes("#####|# _-#|#@$.#|#####", "#####|#---#|#@$.#|#####");
    a_board_reads_and_writes("#####|#+$*#|#####", "#####|#+$*#|#####");
}

static void lost_spaces_before_the_first_row_are_put_back(void **state)
{
    (void)state;
    a_board_reads_and_writes("####|  #  #|###$ ##|#@   .#|#######",
                             "-####--|--#--#-|###$-##|#@---.#|#######");
}

static void unreadable_boards_are_refused(void **state)
{
    static const char *const bad[] = {"",
                                      "#####|#-$.#|#####",
                                      "#####|#@@$.#|######",
                                      "#####|#@-.#|#####",
                                      "#####|#@$$.#|######",
                                      "#####|#@$.-|#####",
                                      "#####|#@$x.#|######",
                                      "#################################################|#@$.#|#####"};
    struct crates_position position;
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct sg_phrase why = {0};
        assert_int_equal(SG_ERR_TEXT, game->read_position(bad[i], strlen(bad[i]), &position, &why));
        assert_non_null(why.msgid);
    }
}

static enum sg_status read_move(struct desk *desk, const char *text, struct sg_move *move)
{
    return game->read_move(&desk->position, text, strlen(text), move);
}

static void a_walk_and_a_push_are_one_move(void **state)
{
    struct desk *desk = *state;
    struct sg_move steps, place, walk;
    read_board(desk, "#######|#@----#|#--$--#|#---.-#|#######");
    assert_int_equal(SG_OK,
                     read_move(desk, "drrdrU", &steps) == SG_OK ? SG_ERR_TEXT : SG_OK); /* through it */
    assert_int_equal(SG_OK, read_move(desk, "rrD", &steps));
    assert_int_equal(SG_OK, read_move(desk, "r3c4D", &place));
    assert_int_equal(steps.code, place.code);
    assert_int_equal(SG_ERR_TEXT, read_move(desk, "rrDD", &steps));
    assert_int_equal(SG_ERR_TEXT, read_move(desk, "rrDl", &steps));
    assert_int_equal(SG_ERR_TEXT, read_move(desk, "rR", &steps));
    assert_int_equal(SG_OK, read_move(desk, "rr", &walk));
    struct crates_position after = desk->position;
    assert_int_equal(SG_OK, game->play(&after, walk));
    assert_memory_equal(after.crates, desk->position.crates, sizeof after.crates);
    assert_int_equal(crates_man(&desk->position) + 2, crates_man(&after));
    assert_int_equal(SG_OK, game->play(&after, place));
    assert_int_equal(SG_OUTCOME_OPEN, game->outcome(&after));
}

static void a_long_walk_is_written_as_a_place(void **state)
{
    struct desk *desk = *state;
    char bytes[SG_MOVE_TEXT];
    struct sg_text text;
    struct sg_move moves[8];
    read_board(desk, "############|#@#---#---##|#-#-#-#-#-##|#-#-#-#-#-##|#-#-#-#-#-##|#-#-#-#-#-##|"
                     "#-#-#-#-#-##|#---#---#-##|#########--#|#########$-#|#########--#|#########.-#|"
                     "############");
    assert_int_equal(4, game->list_moves(&desk->position, moves, 8) + 2);
    sg_text_init(&text, bytes, sizeof bytes);
    game->write_move(&desk->position, moves[1], &text);
    assert_string_equal("r10c10D", bytes);
}

/* ---- hands ----------------------------------------------------------------------------------------- */

static enum sg_answer press_key(struct desk *desk, struct sg_view *view, enum sg_key key,
                                struct sg_move *move)
{
    struct sg_input input = {.kind = SG_INPUT_KEY, .key = key};
    return game->handle(&desk->position, &input, view, move);
}

static enum sg_answer point(struct desk *desk, struct sg_view *view, enum sg_input_kind kind, int32_t x,
                            int32_t y, struct sg_move *move)
{
    struct sg_input input = {.kind = kind, .x = x, .y = y};
    return game->handle(&desk->position, &input, view, move);
}

static void the_arrows_walk_the_man_and_push_what_stands_there(void **state)
{
    struct desk *desk = *state;
    struct sg_view view = {.hover_x = -1};
    struct sg_move move, wanted;
    read_board(desk, "#######|#@----#|#--$--#|#---.-#|#######");
    assert_int_equal(SG_ANSWER_REDRAW, press_key(desk, &view, SG_KEY_RIGHT, &move));
    assert_int_equal(SG_ANSWER_REDRAW, press_key(desk, &view, SG_KEY_RIGHT, &move));
    assert_int_equal(SG_ANSWER_REDRAW, press_key(desk, &view, SG_KEY_UP, &move)); /* a wall */
    assert_int_equal(SG_ANSWER_MOVE, press_key(desk, &view, SG_KEY_DOWN, &move));
    assert_int_equal(SG_OK, read_move(desk, "rrD", &wanted));
    assert_int_equal(wanted.code, move.code);
}

static void a_crate_is_dragged_or_clicked_and_the_floor_is_walked_on(void **state)
{
    struct desk *desk = *state;
    struct sg_view view = {.hover_x = -1};
    struct sg_move move, wanted;
    read_board(desk, "#######|#@----#|#--$--#|#---.-#|#######");
    assert_int_equal(SG_OK, read_move(desk, "r3c4R", &wanted));
    point(desk, &view, SG_INPUT_PRESS, 3500, 2500, &move);
    point(desk, &view, SG_INPUT_DRAG, 4100, 2550, &move);
    assert_int_equal(SG_ANSWER_MOVE, point(desk, &view, SG_INPUT_RELEASE, 4100, 2550, &move));
    assert_int_equal(wanted.code, move.code);
    point(desk, &view, SG_INPUT_PRESS, 2500, 2500, &move); /* the man walks beside it */
    point(desk, &view, SG_INPUT_RELEASE, 2500, 2500, &move);
    point(desk, &view, SG_INPUT_PRESS, 3500, 2500, &move);
    assert_int_equal(SG_ANSWER_MOVE, point(desk, &view, SG_INPUT_RELEASE, 3500, 2500, &move));
    assert_int_equal(wanted.code, move.code);
}

static void a_man_of_another_position_is_not_believed(void **state)
{
    struct desk *desk = *state;
    struct sg_view view = {.hover_x = -1};
    struct sg_move move;
    read_board(desk, "#######|#@----#|#--$--#|#---.-#|#######");
    press_key(desk, &view, SG_KEY_RIGHT, &move);
    read_board(desk, "#######|#-@---#|#--$--#|#---.-#|#######");
    assert_int_equal(SG_ANSWER_REDRAW, press_key(desk, &view, SG_KEY_RIGHT, &move));
    assert_int_equal(SG_ANSWER_MOVE, press_key(desk, &view, SG_KEY_DOWN, &move));
}

/* ---- the generator --------------------------------------------------------------------------------- */

static void every_generated_level_has_a_solution_in_its_grade(void **state)
{
    struct desk *desk = *state;
    for (int grade = 1; grade <= SG_GRADES; grade++)
        for (uint64_t seed = 1000; seed < 1000 + seeds_a_grade; seed++) {
            struct sg_rating rating;
            make(desk, grade, seed);
            assert_int_equal(SG_OK, prepare(desk, game->oracle_nodes));
            assert_int_equal(SG_BOUND_EXACT, ask(desk, &desk->position).bound);
            sg_rate(game, desk->oracle, &desk->position, &desk->scratch, &rating);
            assert_int_equal(grade, rating.grade);
        }
}

static void the_stock_falls_in_its_grades(void **state)
{
    struct desk *desk = *state;
    for (int grade = 1; grade <= SG_GRADES; grade++)
        for (int i = 0; i < CRATES_STOCK; i++) {
            struct sg_rating rating;
            assert_int_equal(SG_BOUND_EXACT, analyse(desk, crates_stock(grade, i)).bound);
            sg_rate(game, desk->oracle, &desk->position, &desk->scratch, &rating);
            assert_int_equal(grade, rating.grade);
        }
}

static void first_levels_have_one_or_two_crates_and_few_pushes(void **state)
{
    struct desk *desk = *state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        int crates = 0;
        make(desk, 1, seed);
        for (int cell = 0; cell < crates_cells(&desk->position); cell++)
            crates += crates_has(desk->position.crates, cell);
        assert_true(crates >= 1 && crates <= 2);
        prepare(desk, game->oracle_nodes);
        uint32_t distance = ask(desk, &desk->position).distance;
        assert_true(distance >= 2 && distance <= 8);
    }
}

static void the_same_levels_on_every_machine(void **state)
{
    struct desk *desk = *state;
    uint64_t hash = SG_HASH_START;
    for (int grade = 1; grade <= SG_GRADES; grade++)
        for (uint64_t seed = 1; seed <= 2; seed++) {
            make(desk, grade, seed);
            hash = sg_hash_bytes(hash, &desk->position, sizeof desk->position);
        }
    if (hash != levels_hash)
        print_message("levels_hash = %#llx\n", (unsigned long long)hash);
    assert_true(hash == levels_hash);
}

/* ---- strategies ------------------------------------------------------------------------------------ */

static void a_crate_keeps_its_number_while_it_is_pushed_along(void **state)
{
    struct desk *desk = *state;
    struct sg_traits traits;
    struct sg_move move;
    int16_t object = -1;
    read_board(desk, "##########|#@-------#|#-$-----.#|#--------#|#-$-----.#|#--------#|##########");
    for (int i = 0; i < 5; i++) {
        struct crates_position before = desk->position;
        assert_int_equal(SG_OK, game->read_move(&before, i == 0 ? "dR" : "R", i == 0 ? 2 : 1, &move));
        assert_int_equal(SG_OK, game->play(&desk->position, move));
        game->observe(&before, move, &desk->position, &traits);
        assert_true(traits.greedy);
        assert_true(traits.object >= 0 && (object < 0 || object == traits.object));
        object = traits.object;
    }
}

int main(int argc, char **argv)
{
    if (argc > 1)
        seeds_a_grade = strtoull(argv[1], NULL, 10);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(no_stored_optimum_is_contradicted, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(a_solution_can_be_played_where_there_is_no_map, open_desk,
                                        close_desk),
        cmocka_unit_test_setup_teardown(lost_positions_are_seen_at_once, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(four_in_a_square_on_their_goals_are_no_dead_end, open_desk,
                                        close_desk),
        cmocka_unit_test_setup_teardown(search_and_map_say_the_same, open_desk, close_desk),
        cmocka_unit_test(spaces_and_short_rows_are_floor),
        cmocka_unit_test(lost_spaces_before_the_first_row_are_put_back),
        cmocka_unit_test(unreadable_boards_are_refused),
        cmocka_unit_test_setup_teardown(a_walk_and_a_push_are_one_move, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(a_long_walk_is_written_as_a_place, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(the_arrows_walk_the_man_and_push_what_stands_there, open_desk,
                                        close_desk),
        cmocka_unit_test_setup_teardown(a_crate_is_dragged_or_clicked_and_the_floor_is_walked_on, open_desk,
                                        close_desk),
        cmocka_unit_test_setup_teardown(a_man_of_another_position_is_not_believed, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(every_generated_level_has_a_solution_in_its_grade, open_desk,
                                        close_desk),
        cmocka_unit_test_setup_teardown(the_stock_falls_in_its_grades, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(first_levels_have_one_or_two_crates_and_few_pushes, open_desk,
                                        close_desk),
        cmocka_unit_test_setup_teardown(the_same_levels_on_every_machine, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(a_crate_keeps_its_number_while_it_is_pushed_along, open_desk,
                                        close_desk),
    };
    return cmocka_run_group_tests_name("crates", tests, NULL, NULL);
}
