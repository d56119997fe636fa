/* What sliding cars promise besides the contract: their rules to the letter, published optima, the same
 * levels on every machine, and hands that do what they seem to do. */
#include <stdio.h>
#include <stdlib.h>

#include "../../games/traffic/traffic.h"
#include "base/hash.h"
#include "fit/rows.h"
#include "puzzle/rating.h"
#include "test.h"

extern const struct sg_game sg_game_traffic;

static const struct sg_game *const game = &sg_game_traffic;

/* Of the levels below. It changes when the generator or the rating does, and then the commit says so. */
static const uint64_t levels_hash = 0x307eef318c7431b4;

/* Memory for one board at a time. */
struct desk {
    struct sg_arena arena, scratch;
    const struct sg_oracle *oracle;
    struct traffic_position position;
};

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

static void prepare(struct desk *desk, const char *text)
{
    read_board(desk, text);
    desk->arena.used = 0;
    struct sg_budget budget = {.nodes_left = game->oracle_nodes};
    assert_int_equal(SG_OK, game->prepare(&desk->position, &desk->arena, &budget, &desk->oracle));
}

static const char *written(const struct traffic_position *position, char text[SG_POSITION_TEXT])
{
    struct sg_text out;
    sg_text_init(&out, text, SG_POSITION_TEXT);
    game->write_position(position, &out);
    return text;
}

static struct sg_move move_of(const struct desk *desk, const char *text)
{
    struct sg_move move;
    assert_int_equal(SG_OK, game->read_move(&desk->position, text, strlen(text), &move));
    return move;
}

/* ---- rules ----------------------------------------------------------------------------------------- */

static void boards_that_are_no_boards_are_refused_with_a_column(void **state)
{
    (void)state;
    static const struct {
        const char *text, *why;
    } cases[] = {
        {"", "A board has 16, 25, 36 or 49 characters; this one has 0."},
        {"....AA.........", "A board has 16, 25, 36 or 49 characters; this one has 15."},
        {"....AA..B.......", "Column 9: car B is not 2 or 3 cells long."},
        {"....AA..BBBB....", "Column 9: car B is not 2 or 3 cells long."},
        {"....AA..BB.B....", "Column 12: car B is not one straight piece."},
        {"....AA...BB..B..", "Column 14: car B is not one straight piece."},
        {"...B....B...AA..", "Column 9: car B is not one straight piece."},
        {"....A...A.......", "Column 5: car A stands upright, but it belongs in a row."},
        {"....BB..........", "There is no car A on this board."},
        {"....AA..bb......", "Column 9: b is no capital, no x and no dot."},
        {"....AA..\xc3\xa9......", "Column 9: ? is no capital, no x and no dot."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct traffic_position position;
        struct sg_phrase why;
        char bytes[160];
        struct sg_text words;
        sg_text_init(&words, bytes, sizeof bytes);
        assert_int_equal(SG_ERR_TEXT,
                         game->read_position(cases[i].text, strlen(cases[i].text), &position, &why));
        sg_phrase_write(&why, NULL, NULL, &words);
        assert_string_equal(bytes, cases[i].why);
    }
}

static void a_capital_x_is_a_car_and_a_small_one_a_wall(void **state)
{
    struct desk *desk = *state;
    char text[SG_POSITION_TEXT];
    read_board(desk, "XXo.AA.xo.......");
    assert_int_equal(2, desk->position.count);
    assert_true(traffic_walls(&desk->position) == (uint64_t)1 << 7);
    assert_string_equal("XX..AA.x........", written(&desk->position, text));
}

static void every_size_and_every_row_can_hold_the_target(void **state)
{
    struct desk *desk = *state;
    for (int size = TRAFFIC_SIZE_MIN; size <= TRAFFIC_SIZE_MAX; size++) {
        for (int row = 0; row < size; row++) {
            char text[TRAFFIC_CELLS + 1] = {0};
            memset(text, '.', (size_t)(size * size));
            memcpy(text + row * size, "AA", 2);
            prepare(desk, text);
            struct sg_analysis analysis;
            game->analyse(desk->oracle, &desk->position, &desk->scratch, &analysis);
            assert_int_equal(SG_BOUND_EXACT, analysis.bound);
            assert_int_equal(1, analysis.distance);
            assert_int_equal(SG_OK, game->play(&desk->position, traffic_move(0, size - 2)));
            assert_int_equal(SG_OUTCOME_SOLVED, game->outcome(&desk->position));
        }
    }
}

static void a_slide_of_any_length_is_one_move_and_nothing_is_jumped(void **state)
{
    struct desk *desk = *state;
    static const struct {
        const char *board, *move, *after; /* NULL: not allowed */
    } moves[] = {
        {"AA..B...B.x.CC..", "A+1", ".AA.B...B.x.CC.."},
        {"AA..B...B.x.CC..", "A+2", "..AAB...B.x.CC.."},
        {"AA..B...B.x.CC..", "A-1", NULL},
        {"AA..B...B.x.CC..", "B+1", NULL},
        {"AA..B...B.x.CC..", "B-1", NULL},
        {"AA..B...B.x.CC..", "C+2", "AA..B...B.x...CC"},
        {"AA..B...B.x.CC..", "C+3", NULL},
        {"AA....B...B.x...", "B+1", "AA........B.x.B."},
        {"AA....B...B.x...", "B-1", "AAB...B.....x..."},
        {"..AA..B...B.x...", "B-1", NULL},
        {"AA.x............", "A+2", NULL},
        {"AA.x............", "A+1", ".AAx............"},
    };
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
        char text[SG_POSITION_TEXT];
        read_board(desk, moves[i].board);
        enum sg_status status = game->play(&desk->position, move_of(desk, moves[i].move));
        assert_int_equal(moves[i].after ? SG_OK : SG_ERR_ILLEGAL, status);
        assert_string_equal(moves[i].after ? moves[i].after : moves[i].board, written(&desk->position, text));
    }
}

static void a_move_is_a_car_a_sign_and_one_digit(void **state)
{
    struct desk *desk = *state;
    read_board(desk, "AA..B...B.x.CC..");
    static const char *const bad[] = {"",    "A",   "A+",   "A+0",  "A+7", "A 1",
                                      "a+1", "D+1", "A+1 ", "A+01", "+1A", "A++"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct sg_move move;
        assert_int_equal(SG_ERR_TEXT, game->read_move(&desk->position, bad[i], strlen(bad[i]), &move));
    }
}

/* ---- oracle ---------------------------------------------------------------------------------------- */

static void expect_row(struct desk *desk, const struct rows *rows)
{
    enum { BOARD = 1, MOVES = 3, STATES = 5, FARTHEST = 7, SOLUTIONS = 8 };
    prepare(desk, rows->cells[BOARD]);
    struct sg_analysis analysis;
    struct sg_survey survey;
    game->analyse(desk->oracle, &desk->position, &desk->scratch, &analysis);
    game->survey(desk->oracle, &desk->position, &desk->scratch, &survey);
    assert_int_equal(SG_BOUND_EXACT, analysis.bound);
    assert_int_equal(atoi(rows->cells[MOVES]), analysis.distance);
    assert_int_equal(strtoull(rows->cells[STATES], NULL, 10), survey.states);
    assert_int_equal(atoi(rows->cells[FARTHEST]), survey.max_distance);
    assert_int_equal(strtoull(rows->cells[SOLUTIONS], NULL, 10), survey.solutions);
}

static void published_boards_have_their_published_figures(void **state)
{
    struct rows rows;
    if (!rows_open(&rows, "puzzles/traffic.tsv")) {
        print_message("skipped: ../shared/data/puzzles/traffic.tsv is absent\n");
        skip();
    }
    rows_next(&rows, '\t');
    int count = 0;
    for (; rows_next(&rows, '\t'); count++)
        expect_row(*state, &rows);
    assert_true(count >= 30);
}

static void small_published_boards_have_their_published_figures(void **state)
{
    struct desk *desk = *state;
    struct rows rows;
    if (!rows_open(&rows, "puzzles/traffic_5x5_part.txt")) {
        print_message("skipped: ../shared/data/puzzles/traffic_5x5_part.txt is absent\n");
        skip();
    }
    int count = 0;
    for (; rows_next(&rows, ' '); count++) {
        struct sg_analysis analysis;
        struct sg_survey survey;
        prepare(desk, rows.cells[1]);
        game->analyse(desk->oracle, &desk->position, &desk->scratch, &analysis);
        game->survey(desk->oracle, &desk->position, &desk->scratch, &survey);
        assert_int_equal(atoi(rows.cells[0]), analysis.distance);
        assert_int_equal(strtoull(rows.cells[2], NULL, 10), survey.states);
    }
    assert_true(count > 400);
}

static void a_car_or_wall_that_never_leaves_the_way_is_a_proof_of_unsolvability(void **state)
{
    static const char *const boards[] = {"AA.x............", "AABB............"};
    struct desk *desk = *state;
    for (int i = 0; i < 2; i++) {
        struct sg_analysis analysis;
        prepare(desk, boards[i]);
        game->analyse(desk->oracle, &desk->position, &desk->scratch, &analysis);
        assert_int_equal(SG_BOUND_UNSOLVABLE, analysis.bound);
        assert_int_equal(0, analysis.improving_count);
    }
}

static void without_nodes_the_bound_counts_the_cars_in_the_way(void **state)
{
    struct desk *desk = *state;
    read_board(desk, "..BC....BC..AABC..............DDEE..");
    desk->arena.used = 0;
    struct sg_budget budget = {.nodes_left = 10};
    assert_int_equal(SG_ERR_BUDGET, game->prepare(&desk->position, &desk->arena, &budget, &desk->oracle));
    struct sg_analysis analysis;
    game->analyse(desk->oracle, &desk->position, &desk->scratch, &analysis);
    assert_int_equal(SG_BOUND_AT_LEAST, analysis.bound);
    assert_int_equal(3, analysis.distance);
}

/* The last row of traffic.tsv has 78,501 positions. */
static void a_big_component_fits_in_sixteen_mebibytes(void **state)
{
    struct desk *desk = *state;
    struct sg_arena small;
    sg_arena_init(&small, desk->arena.base, 16 << 20);
    read_board(desk, "XXB.....B.CCDEAAFGDEHHFG..I.JJKKI...");
    struct sg_budget budget = {.nodes_left = game->oracle_nodes};
    assert_int_equal(SG_OK, game->prepare(&desk->position, &small, &budget, &desk->oracle));
    struct sg_survey survey;
    game->survey(desk->oracle, &desk->position, &desk->scratch, &survey);
    assert_int_equal(78501, survey.states);
}

/* ---- generator ------------------------------------------------------------------------------------- */

static void generate(struct desk *desk, int grade, uint64_t seed)
{
    desk->arena.used = 0;
    assert_int_equal(SG_OK, game->generate(grade, seed, &desk->arena, NULL, &desk->position));
}

static void a_seed_gives_the_same_levels_on_every_machine(void **state)
{
    struct desk *desk = *state;
    uint64_t hash = SG_HASH_START;
    for (int grade = 1; grade <= SG_GRADES; grade++) {
        for (uint64_t seed = 1; seed <= (grade < 5 ? 6 : 3); seed++) {
            char text[SG_POSITION_TEXT];
            generate(desk, grade, seed);
            hash = sg_hash_text(hash, written(&desk->position, text));
        }
    }
    print_message("levels: %016llx\n", (unsigned long long)hash);
    assert_true(hash == levels_hash);
}

/* On four by four cells there are few good levels; elsewhere hardly two seeds should meet. */
static void other_seeds_give_other_levels(void **state)
{
    enum { LEVELS = 90, SAME = 3 };
    struct desk *desk = *state;
    static struct traffic_position levels[LEVELS];
    int same = 0;
    for (int i = 0; i < LEVELS; i++) {
        generate(desk, 1 + i % 3, (uint64_t)(1000 + i));
        levels[i] = desk->position;
        for (int j = 0; j < i; j++)
            same += memcmp(&levels[i], &levels[j], sizeof levels[i]) == 0;
    }
    assert_in_range(same, 0, SAME);
}

static void the_built_in_levels_are_of_their_grade(void **state)
{
    struct desk *desk = *state;
    for (int grade = 1; grade <= SG_GRADES; grade++) {
        for (int i = 0; i < TRAFFIC_STOCK; i++) {
            struct sg_rating rating;
            prepare(desk, traffic_stock(grade, i));
            sg_rate(game, desk->oracle, &desk->position, &desk->scratch, &rating);
            assert_int_equal(grade, rating.grade);
        }
    }
}

/* ---- strategies and hints -------------------------------------------------------------------------- */

static void the_chain_counts_from_the_target_back(void **state)
{
    struct desk *desk = *state;
    read_board(desk, "...B.....B..AA.B.....CCC............");
    struct traffic_chain chain;
    traffic_chain(&desk->position, &chain);
    assert_int_equal(0, chain.depth[0]);
    assert_int_equal(1, chain.depth[1]);
    assert_int_equal(2, chain.depth[2]);
    assert_int_equal(1, chain.blocks[2]);
}

static void traits_tell_work_on_the_goal_from_idle_moves(void **state)
{
    struct desk *desk = *state;
    read_board(desk, "...B.....B..AA.B.....CCC......DD....");
    struct traffic_position after = desk->position;
    struct sg_traits traits;
    struct sg_move move = move_of(desk, "A+1");
    assert_int_equal(SG_OK, game->play(&after, move));
    game->observe(&desk->position, move, &after, &traits);
    assert_true(traits.greedy);
    assert_false(traits.guessed);
    assert_int_equal(0, traits.object);
    after = desk->position;
    move = move_of(desk, "D+1");
    assert_int_equal(SG_OK, game->play(&after, move));
    game->observe(&desk->position, move, &after, &traits);
    assert_false(traits.greedy);
    assert_true(traits.guessed);
    assert_int_equal(0, traits.chain_depth);
    assert_int_equal(2, traits.region);
}

static void hints_look_then_say_why_then_step(void **state)
{
    static const char *const words[] = {
        "Look at car C: it stands in the way of car B.",
        "Car B can leave only after car C has made room.",
        "Slide car C 3 cells to the left.",
    };
    struct desk *desk = *state;
    prepare(desk, "...B.....B..AA.B.....CCC............");
    for (int rung = 0; rung < SG_RUNG_COUNT; rung++) {
        struct sg_hint hint;
        char bytes[160];
        struct sg_text text;
        sg_text_init(&text, bytes, sizeof bytes);
        game->hint(desk->oracle, &desk->position, (enum sg_rung)rung, &desk->scratch, &hint);
        sg_phrase_write(&hint.words, NULL, NULL, &text);
        assert_string_equal(words[rung], bytes);
        assert_int_equal(rung == SG_RUNG_STEP, hint.has_move);
    }
}

/* ---- hands ----------------------------------------------------------------------------------------- */

struct hand {
    struct sg_view view;
    struct sg_move move;
};

static enum sg_answer point(struct desk *desk, struct hand *hand, enum sg_input_kind kind, int x, int y)
{
    struct sg_input input = {.kind = kind, .x = x, .y = y};
    return game->handle(&desk->position, &input, &hand->view, &hand->move);
}

static enum sg_answer press_key(struct desk *desk, struct hand *hand, enum sg_key key)
{
    struct sg_input input = {.kind = SG_INPUT_KEY, .key = key};
    return game->handle(&desk->position, &input, &hand->view, &hand->move);
}

static void a_drag_slides_a_car_as_far_as_its_way_is_free(void **state)
{
    static const struct {
        int to; /* of the pointer, in thousandths */
        enum sg_answer answer;
        const char *move;
    } cases[] = {
        {500, SG_ANSWER_NULL_MOVE, NULL}, {900, SG_ANSWER_NULL_MOVE, NULL}, {1100, SG_ANSWER_MOVE, "A+1"},
        {2400, SG_ANSWER_MOVE, "A+2"},    {9900, SG_ANSWER_MOVE, "A+2"},    {-700, SG_ANSWER_NULL_MOVE, NULL},
    };
    struct desk *desk = *state;
    read_board(desk, "AA..B...B.x.CC..");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct hand hand = {.view = {.hover_x = -1, .hover_y = -1}};
        assert_int_equal(SG_ANSWER_REDRAW, point(desk, &hand, SG_INPUT_PRESS, 500, 500));
        assert_true(hand.view.grabbed);
        point(desk, &hand, SG_INPUT_DRAG, cases[i].to, 3000);
        assert_int_equal(0, hand.view.shift_y);
        assert_int_equal(cases[i].answer, point(desk, &hand, SG_INPUT_RELEASE, cases[i].to, 3000));
        assert_false(hand.view.grabbed);
        if (cases[i].move)
            assert_true(hand.move.code == move_of(desk, cases[i].move).code);
    }
}

static void a_drag_that_comes_back_is_a_null_move_and_one_that_is_cancelled_nothing(void **state)
{
    struct desk *desk = *state;
    struct hand hand = {0};
    read_board(desk, "AA..B...B.x.CC..");
    point(desk, &hand, SG_INPUT_PRESS, 500, 500);
    point(desk, &hand, SG_INPUT_DRAG, 2500, 500);
    assert_int_equal(2000, hand.view.shift_x);
    assert_int_equal(SG_ANSWER_NULL_MOVE, point(desk, &hand, SG_INPUT_RELEASE, 500, 500));
    point(desk, &hand, SG_INPUT_PRESS, 500, 500);
    point(desk, &hand, SG_INPUT_DRAG, 2500, 500);
    assert_int_equal(SG_ANSWER_REDRAW, point(desk, &hand, SG_INPUT_CANCEL, 0, 0));
    assert_int_equal(SG_ANSWER_NOTHING, point(desk, &hand, SG_INPUT_RELEASE, 2500, 500));
}

static void keys_alone_take_slide_and_put_down_a_car(void **state)
{
    struct desk *desk = *state;
    struct hand hand = {0};
    read_board(desk, "AA....B...B.x...");
    press_key(desk, &hand, SG_KEY_NEXT);
    assert_int_equal(2, hand.view.cursor_x);
    assert_int_equal(1, hand.view.cursor_y);
    press_key(desk, &hand, SG_KEY_SELECT);
    assert_true(hand.view.grabbed);
    assert_int_equal(SG_ANSWER_NOTHING, press_key(desk, &hand, SG_KEY_LEFT));
    press_key(desk, &hand, SG_KEY_DOWN);
    assert_int_equal(SG_ANSWER_MOVE, press_key(desk, &hand, SG_KEY_SELECT));
    assert_true(hand.move.code == move_of(desk, "B+1").code);
    press_key(desk, &hand, SG_KEY_PREVIOUS);
    press_key(desk, &hand, SG_KEY_SELECT);
    assert_int_equal(SG_ANSWER_NULL_MOVE, press_key(desk, &hand, SG_KEY_BACK));
    assert_false(hand.view.grabbed);
}

static void a_letter_goes_to_its_car(void **state)
{
    struct desk *desk = *state;
    struct hand hand = {0};
    read_board(desk, "AA....B...B.x...");
    struct sg_input input = {.kind = SG_INPUT_KEY, .key = SG_KEY_CHARACTER, .character = 'b'};
    game->handle(&desk->position, &input, &hand.view, &hand.move);
    assert_int_equal(2, hand.view.cursor_x);
    assert_int_equal(1, hand.view.cursor_y);
}

static void what_is_under_the_cursor_is_said_in_a_sentence(void **state)
{
    static const struct {
        int x, y;
        const char *words;
    } cases[] = {
        {0, 0, "Car A wants to go out on the right: it can go left 0 and right 2."},
        {2, 1, "Car B, upright, 2 long: it can go up 1 and down 1."},
        {0, 3, "A wall: it stays where it is."},
        {3, 0, "Here car A leaves the board."},
        {1, 2, "An empty place."},
    };
    struct desk *desk = *state;
    read_board(desk, "AA....B...B.x...");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_view view = {.keyboard = true, .cursor_x = cases[i].x, .cursor_y = cases[i].y};
        struct sg_phrase phrase;
        char bytes[160];
        struct sg_text text;
        sg_text_init(&text, bytes, sizeof bytes);
        game->describe(&desk->position, &view, &phrase);
        sg_phrase_write(&phrase, NULL, NULL, &text);
        assert_string_equal(cases[i].words, bytes);
    }
}

static void a_car_on_its_way_is_drawn_between_its_places(void **state)
{
    struct desk *desk = *state;
    static struct sg_mark items[2][1024];
    static char pools[2][4096];
    read_board(desk, "AA..B...B.x.CC..");
    struct traffic_position from = desk->position;
    struct sg_move move = move_of(desk, "A+2");
    assert_int_equal(SG_OK, game->play(&desk->position, move));
    struct sg_view half = {.from = &from, .moved = move, .progress = 500};
    struct sg_view held = {.grabbed = true, .piece = 0, .shift_x = 1000};
    struct sg_marks drawn[2];
    for (int i = 0; i < 2; i++) {
        sg_marks_init(&drawn[i], items[i], 1024, pools[i], sizeof pools[i]);
        game->draw(i ? (const void *)&from : &desk->position, i ? &held : &half, &drawn[i]);
        assert_false(drawn[i].cut);
    }
    int32_t x[2] = {-1, -1};
    for (int i = 0; i < 2; i++)
        for (size_t m = 0; m < drawn[i].count; m++)
            if (items[i][m].kind == SG_MARK_TEXT && items[i][m].text[0] == 'A')
                x[i] = items[i][m].x + items[i][m].w / 2;
    assert_true(x[0] > 1500 && x[0] < 2500);
    assert_true(abs(x[0] - x[1]) < 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(boards_that_are_no_boards_are_refused_with_a_column),
        cmocka_unit_test(a_capital_x_is_a_car_and_a_small_one_a_wall),
        cmocka_unit_test(every_size_and_every_row_can_hold_the_target),
        cmocka_unit_test(a_slide_of_any_length_is_one_move_and_nothing_is_jumped),
        cmocka_unit_test(a_move_is_a_car_a_sign_and_one_digit),
        cmocka_unit_test(published_boards_have_their_published_figures),
        cmocka_unit_test(small_published_boards_have_their_published_figures),
        cmocka_unit_test(a_car_or_wall_that_never_leaves_the_way_is_a_proof_of_unsolvability),
        cmocka_unit_test(without_nodes_the_bound_counts_the_cars_in_the_way),
        cmocka_unit_test(a_big_component_fits_in_sixteen_mebibytes),
        cmocka_unit_test(a_seed_gives_the_same_levels_on_every_machine),
        cmocka_unit_test(other_seeds_give_other_levels),
        cmocka_unit_test(the_built_in_levels_are_of_their_grade),
        cmocka_unit_test(the_chain_counts_from_the_target_back),
        cmocka_unit_test(traits_tell_work_on_the_goal_from_idle_moves),
        cmocka_unit_test(hints_look_then_say_why_then_step),
        cmocka_unit_test(a_drag_slides_a_car_as_far_as_its_way_is_free),
        cmocka_unit_test(a_drag_that_comes_back_is_a_null_move_and_one_that_is_cancelled_nothing),
        cmocka_unit_test(keys_alone_take_slide_and_put_down_a_car),
        cmocka_unit_test(a_letter_goes_to_its_car),
        cmocka_unit_test(what_is_under_the_cursor_is_said_in_a_sentence),
        cmocka_unit_test(a_car_on_its_way_is_drawn_between_its_places),
    };
    return cmocka_run_group_tests(tests, open_desk, close_desk);
}
