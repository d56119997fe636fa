/* What this game promises beyond the contract: the known numbers of pentomino packings, pieces that are what
 * they are called, levels of their grade with one filling, blocked boards told at once, hands that work.
 *
 * `test_packing 10000` makes so many levels of each grade. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "../../games/packing/layout.h"
#include "../../games/packing/pieces.h"
#include "../../games/packing/solver.h"
#include "puzzle/rating.h"
#include "test.h"

#if defined(__SANITIZE_ADDRESS__)
enum { SEEDS = 20 };
#else
enum { SEEDS = 100 };
#endif

static long seeds = SEEDS;
static struct packing_table table;
static unsigned char oracle_memory[PACKING_ORACLE_BYTES], level_memory[PACKING_ORACLE_BYTES];

static struct packing_position read(const char *text)
{
    struct packing_position position;
    struct sg_phrase why;
    assert_int_equal(packing_read_position(text, strlen(text), &position, &why), SG_OK);
    return position;
}

static const char *written(const struct packing_position *position)
{
    static char bytes[SG_POSITION_TEXT];
    struct sg_text text;
    sg_text_init(&text, bytes, sizeof bytes);
    packing_write_position(position, &text);
    return bytes;
}

static void play(struct packing_position *position, const char *text)
{
    struct sg_move move;
    assert_int_equal(packing_read_move(position, text, strlen(text), &move), SG_OK);
    assert_int_equal(packing_play(position, move), SG_OK);
}

static const struct sg_oracle *prepare(const struct packing_position *start, uint64_t nodes,
                                       enum sg_status expected)
{
    struct sg_arena arena;
    struct sg_budget budget = {.nodes_left = nodes};
    const struct sg_oracle *oracle;
    sg_arena_init(&arena, oracle_memory, sizeof oracle_memory);
    assert_int_equal(packing_prepare(start, &arena, &budget, &oracle), expected);
    return oracle;
}

static struct packing_position make(int grade, uint64_t seed)
{
    struct packing_position position;
    struct sg_arena arena;
    sg_arena_init(&arena, level_memory, sizeof level_memory);
    assert_int_equal(packing_generate(grade, seed, &arena, NULL, &position), SG_OK);
    return position;
}

/* ---- known figures --------------------------------------------------------------------------------- */

static void pentomino_board(char *text, int rows, int columns, bool centre)
{
    for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
            bool closed = !centre && abs(2 * row + 1 - rows) == 1 && abs(2 * column + 1 - columns) == 1;
            *text++ = closed ? '#' : '.';
        }
        *text++ = row + 1 < rows ? '|' : ':';
    }
    strcpy(text, "FILNPTUVWXYZ");
}

/* Packings up to symmetry: of each class one member has the middle of the X in a quarter (an eighth of a
 * square board), two have it when it is on an axis. */
static uint64_t classes(int rows, int columns, bool centre)
{
    char text[SG_POSITION_TEXT];
    uint64_t halves = 0;
    pentomino_board(text, rows, columns, centre);
    struct packing_position start = read(text);
    assert_true(packing_table_make(&table, &start, packing_kinds(&start)));
    for (int row = 1; 2 * row < rows; row++)
        for (int column = rows == columns ? row : 1; 2 * column < columns; column++) {
            struct packing_position board = start;
            struct packing_step step = {false, packing_of_letter('X'), 0, row - 1, column};
            bool axis =
                2 * row + 1 == rows || 2 * column + 1 == columns || (rows == columns && row == column);
            if (packing_play(&board, packing_move(step)) == SG_OK)
                halves += packing_completions(&table, &board, UINT64_MAX, UINT64_MAX - 1) * (axis ? 1 : 2);
        }
    assert_int_equal(halves % 2, 0);
    return halves / 2;
}

static void pentomino_packings_are_as_many_as_is_known(void **state)
{
    (void)state;
    assert_int_equal(classes(3, 20, true), 2);
    assert_int_equal(classes(4, 15, true), 368);
    assert_int_equal(classes(5, 12, true), 1010);
    assert_int_equal(classes(6, 10, true), 2339);
    assert_int_equal(classes(8, 8, false), 65);
}

/* Every order-free choice of places, by the rules alone: pieces one after the other, each everywhere. */
static uint64_t plain_count(const struct packing_position *position)
{
    struct sg_move moves[SG_MOVES_MAX];
    uint64_t count = 0;
    int first = 0;
    if (packing_outcome(position) == SG_OUTCOME_SOLVED)
        return 1;
    while (position->pieces[first].where != PACKING_LEFT)
        first++;
    size_t listed = packing_list_moves(position, moves, SG_MOVES_MAX);
    for (size_t i = 0; i < listed; i++) {
        struct packing_position next = *position;
        struct packing_step step = packing_step(moves[i]);
        if (step.take || step.kind != first)
            continue;
        assert_int_equal(packing_play(&next, moves[i]), SG_OK);
        count += plain_count(&next);
    }
    return count;
}

static void the_search_agrees_with_trying_everything(void **state)
{
    (void)state;
    static const char *const boards[] = {"....|....|....:YJC", "###|...:B", ".....|.....|..#..:SRCDM",
                                         "#.#.#|.....|.....|##.##:YKS"};
    for (size_t i = 0; i < sizeof boards / sizeof *boards; i++) {
        struct packing_position board = read(boards[i]);
        assert_true(packing_table_make(&table, &board, packing_kinds(&board)));
        assert_int_equal(packing_completions(&table, &board, UINT64_MAX, 1000000), plain_count(&board));
    }
}

/* ---- pieces ---------------------------------------------------------------------------------------- */

static void there_are_as_many_fixed_pieces_as_is_known(void **state)
{
    (void)state;
    static const int known[PIECE_SQUARES + 1] = {0, 1, 2, 6, 19, 63};
    int fixed[PIECE_SQUARES + 1] = {0};
    for (int kind = 0; kind < PACKING_KINDS; kind++) {
        assert_int_equal(packing_shape(kind, 0).count, packing_size(kind));
        assert_int_equal(packing_of_letter(packing_letter(kind)), kind);
        fixed[packing_size(kind)] += __builtin_popcount(packing_distinct(kind));
    }
    for (int size = 1; size <= PIECE_SQUARES; size++)
        assert_int_equal(fixed[size], known[size]);
}

static void turning_goes_round_and_flipping_mirrors_what_is_seen(void **state)
{
    (void)state;
    for (int kind = 0; kind < PACKING_KINDS; kind++)
        for (int orientation = 0; orientation < PIECE_ORIENTATIONS; orientation++) {
            struct packing_shape shape = packing_shape(kind, orientation),
                                 turned = packing_shape(kind, packing_turned(orientation)),
                                 flipped = packing_shape(kind, packing_flipped(orientation));
            uint32_t by_turning = 0, by_flipping = 0;
            for (int i = 0; i < shape.count; i++) {
                by_turning |= 1U << (shape.x[i] * PIECE_SQUARES + shape.height - 1 - shape.y[i]);
                by_flipping |= 1U << (shape.y[i] * PIECE_SQUARES + shape.width - 1 - shape.x[i]);
            }
            assert_int_equal(turned.bits, by_turning);
            assert_int_equal(flipped.bits, by_flipping);
        }
}

/* ---- texts ----------------------------------------------------------------------------------------- */

static void lying_pieces_are_read_whichever_way_they_lie(void **state)
{
    (void)state;
    struct packing_position board = read("YYYY|JYCC|JJJC:");
    assert_int_equal(packing_outcome(&board), SG_OUTCOME_SOLVED);
    board = read("KSS...|KKSS..|K.....:RCB");
    play(&board, "R@r3c2/1");
    assert_string_equal(written(&board), "KSS...|KKSS..|KRRRR.:CB");
    play(&board, "-S");
    assert_string_equal(written(&board), "K.....|KK....|KRRRR.:SCB");
}

static void refused_with(const char *text, const char *why_not, int row, int column)
{
    struct packing_position position;
    struct sg_phrase why = {0};
    char bytes[16];
    assert_int_equal(packing_read_position(text, strlen(text), &position, &why), SG_ERR_TEXT);
    assert_non_null(strstr(why.msgid, why_not));
    for (int i = 0; row > 0 && i < why.count; i++) {
        snprintf(bytes, sizeof bytes, "%d", strcmp(why.args[i].name, "row") == 0 ? row : column);
        if (strcmp(why.args[i].name, "piece") != 0)
            assert_string_equal(why.args[i].value, bytes);
    }
}

static void a_text_that_is_no_position_is_refused_with_where_and_why(void **state)
{
    (void)state;
    refused_with("....|.CC.|....:YJ", "do not form", 2, 2);
    refused_with("CC..|C.CC|...C:YJ", "more than once", 1, 1);
    refused_with("....|.CC.|..C.:YJC", "is left too", 2, 2);
    refused_with("....|...|....:YJC", "not as long", 2, 4);
    refused_with("....|.a..|....:YJC", "no piece has this letter", 2, 2);
    refused_with("....|....|....:YJ", "squares", 0, 0);
    refused_with("....|....|....:YYJ", "each once", 0, 0);
    refused_with("....|....|....", "colon", 0, 0);
    refused_with("##|##:", "from 1 to 64", 0, 0);
}

/* ---- distances and blocked boards ------------------------------------------------------------------ */

static struct sg_analysis analyse(const struct sg_oracle *oracle, const struct packing_position *position)
{
    struct sg_analysis analysis;
    packing_analyse(oracle, position, NULL, &analysis);
    return analysis;
}

static void a_wrong_piece_costs_two_moves_and_blocks_at_once(void **state)
{
    (void)state;
    struct packing_position start = read("....|....|....:YJC"), board = start;
    const struct sg_oracle *oracle = prepare(&start, PACKING_ORACLE_NODES, SG_OK);
    assert_int_equal(analyse(oracle, &board).distance, 3);
    board = read("YYYY|.Y..|....:JC");
    assert_int_equal(analyse(oracle, &board).distance, 2);
    assert_false(analyse(oracle, &board).blocked);
    board = read("YYYY|.YC.|..CC:J"); /* one cell alone at the edge */
    assert_int_equal(analyse(oracle, &board).distance, 3);
    assert_true(analyse(oracle, &board).blocked);
    assert_int_equal(analyse(oracle, &board).improving_count, 1);
    assert_int_equal(analyse(oracle, &board).improving[0].code,
                     packing_move((struct packing_step){.take = true, .kind = packing_of_letter('C')}).code);
}

/* Far more fillings than are kept. */
static void a_board_with_countless_fillings_is_still_told_when_it_is_blocked(void **state)
{
    (void)state;
    struct packing_position start = read("........|........|........|........|........|........|........|"
                                         "........:FILNPTUVWXYZO");
    const struct sg_oracle *oracle = prepare(&start, 100000, SG_ERR_BUDGET);
    struct packing_position board = start;
    struct sg_analysis analysis = analyse(oracle, &board);
    assert_int_equal(analysis.bound, SG_BOUND_AT_LEAST);
    assert_int_equal(analysis.distance, 13);
    assert_false(analysis.blocked);
    play(&board, "X@r1c2/0"); /* one cell alone in the corner */
    analysis = analyse(oracle, &board);
    assert_true(analysis.blocked);
    assert_int_equal(analysis.bound, SG_BOUND_AT_LEAST);
    assert_int_equal(analysis.distance, 14);
}

static void a_board_that_nothing_fills_is_a_dead_end_and_not_blocked(void **state)
{
    (void)state;
    struct packing_position board = read("....|....|....|....:KSOR");
    const struct sg_oracle *oracle = prepare(&board, PACKING_ORACLE_NODES, SG_OK);
    assert_int_equal(analyse(oracle, &board).bound, SG_BOUND_UNSOLVABLE);
    assert_false(analyse(oracle, &board).blocked);
}

static void the_survey_counts_the_completions(void **state)
{
    (void)state;
    struct packing_position start = read("....|....|....:YJC"), board = start;
    const struct sg_oracle *oracle = prepare(&start, PACKING_ORACLE_NODES, SG_OK);
    struct sg_survey survey;
    packing_survey(oracle, &board, NULL, &survey);
    assert_int_equal(survey.solutions, plain_count(&start));
    board = read("YYYY|.Y..|....:JC");
    packing_survey(oracle, &board, NULL, &survey);
    assert_int_equal(survey.solutions, plain_count(&board));
}

/* ---- levels ---------------------------------------------------------------------------------------- */

static void forced_places_are_in(const struct packing_piece *filling, struct packing_state state)
{
    for (int technique = PACKING_CELL; technique <= PACKING_TRIAL; technique++) {
        struct packing_forced forced;
        packing_force(&table, state, (enum packing_technique)technique, &forced);
        assert_false(forced.contradiction);
        for (size_t i = 0; i < forced.count; i++) {
            const struct packing_place *place = &table.places[forced.places[i]];
            const struct packing_piece *piece = &filling[place->kind];
            assert_true(piece->orientation == place->orientation && piece->row == place->row &&
                        piece->column == place->column);
        }
    }
}

static void every_technique_forces_only_what_the_filling_holds(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < 10; seed++) {
        struct packing_position board = make(3 + (int)(seed % 2), seed);
        struct packing_piece filling[PACKING_KINDS];
        const struct sg_oracle *oracle = prepare(&board, PACKING_ORACLE_NODES, SG_OK);
        assert_true(packing_nearest(oracle, &board, filling));
        assert_true(packing_table_make(&table, &board, packing_kinds(&board)));
        for (int kind = 0; kind < PACKING_KINDS; kind++) {
            if (board.pieces[kind].where == PACKING_ABSENT)
                continue;
            forced_places_are_in(filling, packing_state(&table, &board));
            board.pieces[kind] = filling[kind];
        }
    }
}

static void level_is_of_its_grade(const struct packing_position *board, int grade)
{
    static const enum packing_technique below[SG_GRADES + 1] = {
        0, 0, PACKING_CELL, PACKING_PIECE, PACKING_HOLE, PACKING_TRIAL};
    const struct sg_oracle *oracle = prepare(board, PACKING_ORACLE_NODES, SG_OK);
    struct sg_rating rating = {0};
    struct sg_survey survey;
    packing_features(oracle, board, NULL, rating.features);
    sg_rate_features(&packing_rating, &rating);
    assert_int_equal(rating.grade, grade);
    packing_survey(oracle, board, NULL, &survey);
    assert_true(survey.solutions >= 1 && !survey.solutions_at_least);
    assert_true(grade < 3 || survey.solutions == 1);
    const struct packing_table *made = packing_oracle_table(oracle);
    assert_true(grade == 1 ||
                !packing_yields(made, (struct packing_state){made->all, made->kinds}, below[grade]));
}

static void every_seed_makes_a_level_of_its_grade_with_one_filling_from_the_third_on(void **state)
{
    (void)state;
    for (int grade = 1; grade <= SG_GRADES; grade++)
        for (long seed = 0; seed < (grade == SG_GRADES ? (seeds + 3) / 4 : seeds); seed++) {
            struct packing_position board = make(grade, (uint64_t)seed);
            level_is_of_its_grade(&board, grade);
        }
}

static void every_built_in_level_belongs_to_its_grade(void **state)
{
    (void)state;
    for (int grade = 1; grade <= SG_GRADES; grade++)
        for (int index = 0; index < PACKING_STOCK; index++) {
            struct packing_position board = read(packing_stock(grade, index));
            level_is_of_its_grade(&board, grade);
        }
}

/* From wherever a player stands, the last rung leads to a full board in as many moves as the distance says.
 */
static void following_the_hints_fills_the_board(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < 12; seed++) {
        struct packing_position start = make(1 + (int)(seed % 4), seed), board = start;
        const struct sg_oracle *oracle = prepare(&start, PACKING_ORACLE_NODES, SG_OK);
        struct sg_rng rng;
        sg_rng_init(&rng, seed);
        for (int i = 0; i < 3 && packing_outcome(&board) != SG_OUTCOME_SOLVED; i++) {
            struct sg_move moves[SG_MOVES_MAX];
            size_t count = packing_list_moves(&board, moves, SG_MOVES_MAX);
            packing_play(&board, moves[sg_rng_below(&rng, (uint32_t)count)]);
        }
        for (uint32_t distance = analyse(oracle, &board).distance; distance > 0; distance--) {
            struct sg_hint hint;
            packing_hint(oracle, &board, SG_RUNG_STEP, NULL, &hint);
            assert_true(hint.has_move);
            assert_int_equal(packing_play(&board, hint.move), SG_OK);
        }
        assert_int_equal(packing_outcome(&board), SG_OUTCOME_SOLVED);
    }
}

/* ---- hands ----------------------------------------------------------------------------------------- */

static enum sg_answer hand(const struct packing_position *board, struct sg_view *view,
                           enum sg_input_kind kind, struct sg_box at, struct sg_move *move)
{
    struct sg_input input = {.kind = kind, .x = at.x + at.w / 2, .y = at.y + at.h / 2};
    return packing_handle(board, &input, view, move);
}

static enum sg_answer press_key(const struct packing_position *board, struct sg_view *view, enum sg_key key,
                                char character, struct sg_move *move)
{
    struct sg_input input = {.kind = SG_INPUT_KEY, .key = key, .character = character};
    return packing_handle(board, &input, view, move);
}

static struct sg_box cell(const struct packing_layout *layout, int row, int column)
{
    return (struct sg_box){layout->board.x + column * SG_CELL, layout->board.y + row * SG_CELL, SG_CELL,
                           SG_CELL};
}

static void a_piece_is_dragged_to_the_board_turned_on_the_way_and_dragged_off_again(void **state)
{
    (void)state;
    struct packing_position board = read("....|....|....:YJC");
    struct packing_layout layout;
    struct sg_view view = {.hover_x = -1, .hover_y = -1};
    struct sg_move move;
    packing_layout(&board, &layout);
    struct sg_box slot = packing_slot(&layout, packing_slot_of(&layout, packing_of_letter('C')));
    assert_int_equal(hand(&board, &view, SG_INPUT_PRESS, slot, &move), SG_ANSWER_REDRAW);
    hand(&board, &view, SG_INPUT_DRAG, cell(&layout, 1, 1), &move);
    press_key(&board, &view, SG_KEY_CHARACTER, 'r', &move);
    struct sg_box corner = {layout.board.x + SG_CELL - 100, layout.board.y + SG_CELL + 100, 0, 0};
    assert_int_equal(hand(&board, &view, SG_INPUT_RELEASE, corner, &move), SG_ANSWER_MOVE);
    assert_int_equal(packing_play(&board, move), SG_OK);
    assert_string_equal(written(&board), "CC..|C...|....:YJ");
    assert_int_equal(hand(&board, &view, SG_INPUT_PRESS, cell(&layout, 0, 0), &move), SG_ANSWER_REDRAW);
    assert_int_equal(hand(&board, &view, SG_INPUT_RELEASE, cell(&layout, 0, 0), &move), SG_ANSWER_NULL_MOVE);
    hand(&board, &view, SG_INPUT_PRESS, cell(&layout, 0, 0), &move);
    assert_int_equal(hand(&board, &view, SG_INPUT_RELEASE, slot, &move), SG_ANSWER_MOVE);
    assert_int_equal(packing_play(&board, move), SG_OK);
    assert_string_equal(written(&board), "....|....|....:YJC");
}

static void a_tap_picks_another_turns_and_the_buttons_turn_and_flip(void **state)
{
    (void)state;
    struct packing_position board = read("....|....|....:YJC");
    struct packing_layout layout;
    struct sg_view view = {.hover_x = -1, .hover_y = -1};
    struct sg_move move;
    int kind = packing_of_letter('J');
    packing_layout(&board, &layout);
    struct sg_box slot = packing_slot(&layout, packing_slot_of(&layout, kind));
    for (int tap = 0; tap < 3; tap++) {
        hand(&board, &view, SG_INPUT_PRESS, slot, &move);
        assert_int_equal(hand(&board, &view, SG_INPUT_RELEASE, slot, &move), SG_ANSWER_REDRAW);
        assert_int_equal(packing_own(&view).chosen, kind + 1);
        assert_int_equal(packing_own(&view).orientation[kind], tap);
    }
    hand(&board, &view, SG_INPUT_PRESS, layout.turn, &move);
    assert_int_equal(packing_own(&view).orientation[kind], 3);
    hand(&board, &view, SG_INPUT_PRESS, layout.flip, &move);
    assert_int_equal(packing_own(&view).orientation[kind], 5);
}

static void keys_alone_put_a_piece_down_and_take_it_back(void **state)
{
    (void)state;
    struct packing_position board = read("....|....|....:YJC");
    struct sg_view view = {.hover_x = -1, .hover_y = -1};
    struct sg_move move;
    press_key(&board, &view, SG_KEY_NEXT, 0, &move);
    press_key(&board, &view, SG_KEY_NEXT, 0, &move); /* Y, then J */
    press_key(&board, &view, SG_KEY_RIGHT, 0, &move);
    press_key(&board, &view, SG_KEY_CHARACTER, 'f', &move);
    assert_int_equal(press_key(&board, &view, SG_KEY_SELECT, 0, &move), SG_ANSWER_MOVE);
    assert_int_equal(packing_play(&board, move), SG_OK);
    assert_string_equal(written(&board), ".J..|.J..|.JJ.:YC");
    assert_int_equal(press_key(&board, &view, SG_KEY_BACK, 0, &move), SG_ANSWER_MOVE);
    assert_int_equal(packing_play(&board, move), SG_OK);
    assert_string_equal(written(&board), "....|....|....:YJC");
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pentomino_packings_are_as_many_as_is_known),
        cmocka_unit_test(the_search_agrees_with_trying_everything),
        cmocka_unit_test(there_are_as_many_fixed_pieces_as_is_known),
        cmocka_unit_test(turning_goes_round_and_flipping_mirrors_what_is_seen),
        cmocka_unit_test(lying_pieces_are_read_whichever_way_they_lie),
        cmocka_unit_test(a_text_that_is_no_position_is_refused_with_where_and_why),
        cmocka_unit_test(a_wrong_piece_costs_two_moves_and_blocks_at_once),
        cmocka_unit_test(a_board_with_countless_fillings_is_still_told_when_it_is_blocked),
        cmocka_unit_test(a_board_that_nothing_fills_is_a_dead_end_and_not_blocked),
        cmocka_unit_test(the_survey_counts_the_completions),
        cmocka_unit_test(every_technique_forces_only_what_the_filling_holds),
        cmocka_unit_test(every_seed_makes_a_level_of_its_grade_with_one_filling_from_the_third_on),
        cmocka_unit_test(every_built_in_level_belongs_to_its_grade),
        cmocka_unit_test(following_the_hints_fills_the_board),
        cmocka_unit_test(a_piece_is_dragged_to_the_board_turned_on_the_way_and_dragged_off_again),
        cmocka_unit_test(a_tap_picks_another_turns_and_the_buttons_turn_and_flip),
        cmocka_unit_test(keys_alone_put_a_piece_down_and_take_it_back),
    };
    seeds = argc > 1 ? strtol(argv[1], NULL, 10) : SEEDS;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
