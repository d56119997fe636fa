/* The board of the hidden code in use: hands, hints and what is seen of a guess; and that nothing shows or
 * says what only the secret says. */
#include "../../games/code/layout.h"
#include "test.h"

static unsigned char memory[CODE_ORACLE_BYTES + CODE_SCRATCH_BYTES];

static struct code_position read(const char *text)
{
    struct code_position position;
    struct sg_phrase why;
    assert_int_equal(code_read_position(text, strlen(text), &position, &why), SG_OK);
    return position;
}

static const char *text_of(const struct code_position *position)
{
    static char bytes[SG_POSITION_TEXT];
    struct sg_text text;
    sg_text_init(&text, bytes, sizeof bytes);
    code_write_position(position, &text);
    return bytes;
}

static struct sg_analysis analyse(const struct code_position *position)
{
    struct sg_analysis said;
    struct sg_arena arena;
    struct sg_budget budget = {.nodes_left = CODE_ORACLE_NODES};
    const struct sg_oracle *oracle;
    sg_arena_init(&arena, memory, sizeof memory);
    assert_int_equal(code_prepare(position, &arena, &budget, &oracle), SG_OK);
    code_analyse(oracle, position, NULL, &said);
    return said;
}

/* ---- nothing tells the secret ---------------------------------------------------------------------- */

static void same_drawing(const struct code_position *one, const struct code_position *other)
{
    static struct sg_mark items[2][512];
    static char pools[2][4096];
    struct sg_marks marks[2];
    struct sg_view view = {.hover_x = 1500, .hover_y = 500};
    for (int i = 0; i < 2; i++) {
        sg_marks_init(&marks[i], items[i], 512, pools[i], sizeof pools[i]);
        code_draw(i == 0 ? one : other, &view, &marks[i]);
    }
    assert_int_equal(marks[0].count, marks[1].count);
    assert_int_equal(marks[0].pool_used, marks[1].pool_used);
    assert_memory_equal(pools[0], pools[1], marks[0].pool_used);
    for (size_t i = 0; i < marks[0].count; i++) {
        const struct sg_mark *a = &items[0][i], *b = &items[1][i];
        assert_true(a->kind == b->kind && a->tone == b->tone && a->x == b->x && a->y == b->y && a->w == b->w);
    }
}

static void same_words(const struct sg_phrase *one, const struct sg_phrase *other)
{
    char words[2][256];
    struct sg_text text;
    for (int i = 0; i < 2; i++) {
        sg_text_init(&text, words[i], sizeof words[i]);
        sg_phrase_write(i == 0 ? one : other, NULL, NULL, &text);
    }
    assert_string_equal(words[0], words[1]);
}

static void same_hints(const struct code_position *one, const struct code_position *other)
{
    struct sg_arena arena;
    struct sg_budget budget = {.nodes_left = CODE_ORACLE_NODES};
    const struct sg_oracle *oracle;
    sg_arena_init(&arena, memory, sizeof memory);
    assert_int_equal(code_prepare(one, &arena, &budget, &oracle), SG_OK);
    for (int rung = SG_RUNG_LOOK; rung < SG_RUNG_COUNT; rung++) {
        struct sg_hint a, b;
        code_hint(oracle, one, (enum sg_rung)rung, NULL, &a);
        code_hint(oracle, other, (enum sg_rung)rung, NULL, &b);
        same_words(&a.words, &b.words);
        assert_int_equal(a.move.code, b.move.code);
    }
}

static void nothing_said_or_drawn_depends_on_the_secret(void **state)
{
    (void)state;
    struct code_position one = read("5x4:1122=1.1,1334=0.2"), other = one;
    struct code_set left;
    code_fitting(&one, &left);
    assert_true(left.count > 10);
    code_pegs_of(left.codes[0], 5, 4, one.secret);
    code_pegs_of(left.codes[left.count - 1], 5, 4, other.secret);
    struct sg_analysis a = analyse(&one), b = analyse(&other);
    assert_int_equal(a.distance, b.distance);
    assert_int_equal(a.improving_count, b.improving_count);
    same_drawing(&one, &other);
    same_hints(&one, &other);
    for (int y = 0; y < code_height(&one); y++)
        for (int x = 0; x < code_width(&one); x++) {
            struct sg_view view = {.hover_x = x * SG_CELL, .hover_y = y * SG_CELL};
            struct sg_phrase first, second;
            code_describe(&one, &view, &first);
            code_describe(&other, &view, &second);
            same_words(&first, &second);
        }
}

static void a_row_is_described_alike_whether_it_fits_or_not(void **state)
{
    (void)state;
    struct code_position board = read("4x3:111=1.0,222=1.0!213");
    struct sg_phrase fitting, not_fitting;
    for (int fits = 0; fits < 2; fits++) {
        struct sg_view view = {.hover_x = (code_answer_column(&board)) * SG_CELL, .hover_y = 3 * SG_CELL};
        code_draft_set(&view, 0, fits ? 2 : 4);
        code_draft_set(&view, 1, fits ? 1 : 4);
        code_draft_set(&view, 2, fits ? 3 : 4);
        code_describe(&board, &view, fits ? &fitting : &not_fitting);
    }
    same_words(&fitting, &not_fitting);
}

/* ---- hints and strategies ------------------------------------------------------------------------- */

static void following_the_hints_finds_the_code_within_the_distance(void **state)
{
    (void)state;
    for (int grade = 2; grade <= SG_GRADES; grade++) {
        struct code_position board;
        struct sg_arena arena;
        struct sg_budget budget = {.nodes_left = CODE_ORACLE_NODES};
        const struct sg_oracle *oracle;
        struct sg_hint hint;
        sg_arena_init(&arena, memory, sizeof memory);
        assert_int_equal(code_generate(grade, 17, &arena, NULL, &board), SG_OK);
        int first = board.count, worst = (int)analyse(&board).distance;
        sg_arena_init(&arena, memory, sizeof memory);
        assert_int_equal(code_prepare(&board, &arena, &budget, &oracle), SG_OK);
        while (code_outcome(&board) == SG_OUTCOME_OPEN) {
            code_hint(oracle, &board, SG_RUNG_STEP, NULL, &hint);
            assert_int_equal(code_play(&board, hint.move), SG_OK);
        }
        assert_true(code_solved(&board));
        assert_in_range(board.count - first, 1, worst);
    }
}

static struct sg_traits traits_of(const char *position, const char *guess)
{
    struct code_position board = read(position), after;
    struct sg_move move;
    struct sg_traits traits;
    assert_int_equal(code_read_move(&board, guess, strlen(guess), &move), SG_OK);
    after = board;
    code_play(&after, move);
    code_observe(&board, move, &after, &traits);
    return traits;
}

static void a_guess_is_told_by_what_it_fits_and_what_it_changes(void **state)
{
    (void)state;
    struct sg_traits fits = traits_of("6x4:1122=1.1", "1314"), only = traits_of("3x2:33=0.0,12=0.2", "21"),
                     useless = traits_of("6x4:1111=0.0,2222=0.0", "1212"),
                     keeps = traits_of("6x4:1122=1.2", "1345"), place = traits_of("6x4:1122=1.1", "1123"),
                     colour = traits_of("6x4:1122=1.1", "1133");
    assert_true(fits.chain_depth == 1 && !fits.guessed && !fits.forced);
    assert_true(only.forced && only.chain_depth == 1);
    assert_true(useless.guessed && useless.chain_depth == 0 && !useless.forced);
    assert_true(keeps.greedy && keeps.chain_depth == 0);
    assert_int_equal(place.object, 3);
    assert_int_equal(colour.object, CODE_PLACES_MAX + 2);
    assert_int_equal(fits.object, -1);
    assert_int_equal(traits_of("6x4:", "1112").region, 0);
    assert_int_equal(traits_of("6x4:", "1122").region, -1);
    assert_int_equal(traits_of("6x4:", "1112").order, 1);
}

/* ---- hands ----------------------------------------------------------------------------------------- */

static enum sg_answer point(const struct code_position *board, struct sg_view *view, enum sg_input_kind kind,
                            int column, int y, struct sg_move *move)
{
    struct sg_input input = {.kind = kind, .x = column * SG_CELL + 500, .y = y * SG_CELL + 500};
    return code_handle(board, &input, view, move);
}

static enum sg_answer drag(const struct code_position *board, struct sg_view *view, int from, int from_y,
                           int to, int to_y)
{
    struct sg_move move;
    point(board, view, SG_INPUT_PRESS, from, from_y, &move);
    point(board, view, SG_INPUT_DRAG, to, to_y, &move);
    return point(board, view, SG_INPUT_RELEASE, to, to_y, &move);
}

static void tap_colour(const struct code_position *board, struct sg_view *view, int colour)
{
    int x, y;
    code_palette_cell(board, colour, &x, &y);
    assert_int_equal(drag(board, view, x, y, x, y), SG_ANSWER_REDRAW);
}

static void taps_fill_the_row_and_the_button_checks_it(void **state)
{
    (void)state;
    struct code_position board = read("6x4:!3451");
    struct sg_view view = {.hover_x = -1, .hover_y = -1};
    struct sg_move move = {0};
    int button = code_answer_column(&board);
    tap_colour(&board, &view, 3);
    tap_colour(&board, &view, 4);
    point(&board, &view, SG_INPUT_PRESS, button, 1, &move);
    assert_int_equal(point(&board, &view, SG_INPUT_RELEASE, button, 1, &move), SG_ANSWER_REDRAW);
    tap_colour(&board, &view, 5);
    point(&board, &view, SG_INPUT_PRESS, CODE_NUMBER_WIDTH, 1, &move); /* choose the first place again */
    point(&board, &view, SG_INPUT_RELEASE, CODE_NUMBER_WIDTH, 1, &move);
    tap_colour(&board, &view, 6);
    tap_colour(&board, &view, 1);
    point(&board, &view, SG_INPUT_PRESS, button, 1, &move);
    assert_int_equal(point(&board, &view, SG_INPUT_RELEASE, button, 1, &move), SG_ANSWER_MOVE);
    assert_int_equal(code_play(&board, move), SG_OK);
    assert_string_equal(text_of(&board), "6x4:6451=3.0!3451");
    assert_int_equal(code_draft(&board, &view, 0), 0);
}

static void pegs_are_dragged_into_place_swapped_and_put_away(void **state)
{
    (void)state;
    struct code_position board = read("6x4:!3451");
    struct sg_view view = {.hover_x = -1, .hover_y = -1};
    int x, y, first = CODE_NUMBER_WIDTH;
    code_palette_cell(&board, 5, &x, &y);
    assert_int_equal(drag(&board, &view, x, y, first + 2, 1), SG_ANSWER_REDRAW);
    assert_int_equal(code_draft(&board, &view, 2), 5);
    tap_colour(&board, &view, 2);
    assert_int_equal(drag(&board, &view, first, 1, first + 2, 1), SG_ANSWER_REDRAW);
    assert_true(code_draft(&board, &view, 0) == 5 && code_draft(&board, &view, 2) == 2);
    assert_int_equal(drag(&board, &view, first, 1, 0, 4), SG_ANSWER_NULL_MOVE);
    assert_int_equal(code_draft(&board, &view, 0), 5);
    assert_int_equal(drag(&board, &view, first, 1, x, y), SG_ANSWER_REDRAW);
    assert_int_equal(code_draft(&board, &view, 0), 0);
}

static enum sg_answer press_key(const struct code_position *board, struct sg_view *view, enum sg_key key,
                                char character, struct sg_move *move)
{
    struct sg_input input = {.kind = SG_INPUT_KEY, .key = key, .character = character};
    return code_handle(board, &input, view, move);
}

static void digits_backspace_and_enter_make_a_guess(void **state)
{
    (void)state;
    struct code_position board = read("6x4:1122=0.1!3451");
    struct sg_view view = {.hover_x = -1, .hover_y = -1};
    struct sg_move move = {0};
    for (const char *digit = "343"; *digit; digit++)
        press_key(&board, &view, SG_KEY_CHARACTER, *digit, &move);
    assert_int_equal(press_key(&board, &view, SG_KEY_SELECT, 0, &move), SG_ANSWER_REDRAW);
    press_key(&board, &view, SG_KEY_BACK, 0, &move);
    for (const char *digit = "5791"; *digit; digit++) /* 7 and 9 are no colours here */
        press_key(&board, &view, SG_KEY_CHARACTER, *digit, &move);
    assert_int_equal(press_key(&board, &view, SG_KEY_SELECT, 0, &move), SG_ANSWER_MOVE);
    assert_int_equal(code_play(&board, move), SG_OK);
    assert_true(code_solved(&board));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_said_or_drawn_depends_on_the_secret),
        cmocka_unit_test(a_row_is_described_alike_whether_it_fits_or_not),
        cmocka_unit_test(following_the_hints_finds_the_code_within_the_distance),
        cmocka_unit_test(a_guess_is_told_by_what_it_fits_and_what_it_changes),
        cmocka_unit_test(taps_fill_the_row_and_the_button_checks_it),
        cmocka_unit_test(pegs_are_dragged_into_place_swapped_and_put_away),
        cmocka_unit_test(digits_backspace_and_enter_make_a_guess),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
