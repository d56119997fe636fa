/* What towers promise besides the contract: known figures, rules to the letter, the same levels on every
 * machine, and hands that do what they seem to do. */
#include <stdlib.h>

#include "../../games/tower/tower.h"
#include "base/hash.h"
#include "fit/rows.h"
#include "puzzle/rating.h"
#include "test.h"

extern const struct sg_game sg_game_tower;

static const struct sg_game *const game = &sg_game_tower;

/* Of the levels below. It changes when the generator or the rating does, and then the commit says so. */
static const uint64_t levels_hash = 0x3d0c1e2da0188272;

/* Memory for one level at a time. */
struct desk {
    struct sg_arena arena, scratch;
    const struct sg_oracle *oracle;
    struct tower_position position;
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

static void prepare(struct desk *desk, const char *text)
{
    assert_int_equal(SG_OK, game->read_position(text, strlen(text), &desk->position, NULL));
    desk->arena.used = 0;
    struct sg_budget budget = {.nodes_left = game->oracle_nodes};
    assert_int_equal(SG_OK, game->prepare(&desk->position, &desk->arena, &budget, &desk->oracle));
}

static uint32_t distance(struct desk *desk, const void *position)
{
    struct sg_analysis analysis;
    game->analyse(desk->oracle, position, &desk->scratch, &analysis);
    assert_int_equal(SG_BOUND_EXACT, analysis.bound);
    return analysis.distance;
}

static struct sg_survey survey(struct desk *desk)
{
    struct sg_survey survey;
    game->survey(desk->oracle, &desk->position, &desk->scratch, &survey);
    return survey;
}

/* ---- known figures --------------------------------------------------------------------------------- */

static size_t collect(const struct tower_position *start, struct tower_position *found, size_t *moves)
{
    size_t count = 1;
    *moves = 0;
    found[0] = *start;
    for (size_t i = 0; i < count; i++) {
        struct sg_move list[16];
        size_t legal = game->list_moves(&found[i], list, 16);
        *moves += legal;
        for (size_t m = 0; m < legal; m++) {
            struct tower_position next = found[i];
            assert_int_equal(SG_OK, game->play(&next, list[m]));
            size_t same = 0;
            while (same < count && memcmp(&found[same], &next, sizeof next) != 0)
                same++;
            if (same == count)
                found[count++] = next;
            assert_true(count <= 60);
        }
    }
    return count;
}

static void shallices_task_has_36_positions_54_moves_and_diameter_8(void **state)
{
    struct desk *desk = *state;
    struct tower_position found[61];
    size_t moves;
    prepare(desk, "3,2,1:12/3/->21/3/-");
    assert_int_equal(36, collect(&desk->position, found, &moves));
    assert_int_equal(2 * 54, moves);
    uint32_t diameter = 0;
    for (size_t i = 0; i < 36; i++) {
        struct tower_position goal = desk->position;
        goal.goal = found[i].now;
        desk->arena.used = 0;
        struct sg_budget budget = {.nodes_left = game->oracle_nodes};
        assert_int_equal(SG_OK, game->prepare(&goal, &desk->arena, &budget, &desk->oracle));
        assert_int_equal(36, survey(desk).states);
        if (survey(desk).max_distance > diameter)
            diameter = survey(desk).max_distance;
    }
    assert_int_equal(8, diameter);
}

/* Hanoi's task with so many discs, from the first peg to the last. */
static void hanoi_text(char text[SG_POSITION_TEXT], int discs)
{
    struct sg_text out;
    sg_text_init(&out, text, SG_POSITION_TEXT);
    sg_text_put_char(&out, 'h');
    for (int peg = 0; peg < 3; peg++) {
        sg_text_put_int(&out, discs);
        sg_text_put_char(&out, peg < 2 ? ',' : ':');
    }
    const char *tower = &"a987654321"[10 - discs];
    sg_text_put(&out, tower);
    sg_text_put(&out, "/-/->-/-/");
    sg_text_put(&out, tower);
}

static void hanoi_takes_two_to_the_n_less_one(void **state)
{
    struct desk *desk = *state;
    uint64_t states = 9;
    for (int discs = 3; discs <= 10; discs++) {
        char text[SG_POSITION_TEXT];
        hanoi_text(text, discs);
        prepare(desk, text);
        states *= 3;
        assert_int_equal((1u << discs) - 1, distance(desk, &desk->position));
        assert_int_equal(states, survey(desk).states);
        assert_int_equal(1, survey(desk).solutions);
    }
}

static void hanoi_on_four_pegs_takes_what_frame_and_stewart_say(void **state)
{
    struct desk *desk = *state;
    prepare(desk, "h8,8,8,8:87654321/-/-/->-/-/-/87654321");
    assert_int_equal(33, distance(desk, &desk->position));
    assert_int_equal(65536, survey(desk).states);
}

/* "((1, 2), (3,), ())" as 12/3/- */
static void put_pegs(struct sg_text *out, const char *pegs)
{
    size_t before = out->length;
    for (const char *c = pegs + 1; *c; c++) {
        if (*c >= '1' && *c <= '9')
            sg_text_put_char(out, *c);
        if (*c != ')' || c[1] == '\0')
            continue;
        sg_text_put(out, out->length == before ? "-" : "");
        sg_text_put(out, strchr(c, '(') ? "/" : "");
        before = out->length;
    }
}

static void the_problems_that_people_played_have_their_optimum(void **state)
{
    struct desk *desk = *state;
    struct rows rows;
    size_t count = 0;
    if (!rows_open(&rows, "human/tower/problems.tsv")) {
        print_message("skipped: ../shared/data/human/tower/problems.tsv is absent\n");
        skip();
    }
    rows_next(&rows, '\t');
    for (; rows_next(&rows, '\t'); count++) {
        char bytes[64];
        struct sg_text text;
        assert_int_equal(12, rows.count);
        sg_text_init(&text, bytes, sizeof bytes);
        sg_text_put(&text, "3,2,1:");
        put_pegs(&text, rows.cells[10]);
        sg_text_put_char(&text, '>');
        put_pegs(&text, rows.cells[11]);
        prepare(desk, bytes);
        assert_int_equal(atoi(rows.cells[2]), distance(desk, &desk->position));
        assert_int_equal(atoi(rows.cells[3]), survey(desk).solutions);
    }
    assert_true(count >= 18);
}

static void rods_that_are_full_cannot_be_solved(void **state)
{
    struct desk *desk = *state;
    struct sg_analysis analysis;
    prepare(desk, "1,1,1:1/2/3>2/1/3");
    game->analyse(desk->oracle, &desk->position, &desk->scratch, &analysis);
    assert_int_equal(SG_BOUND_UNSOLVABLE, analysis.bound);
}

/* ---- rules and text -------------------------------------------------------------------------------- */

static void only_the_top_ball_moves_and_only_where_there_is_room(void **state)
{
    struct tower_position position;
    (void)state;
    assert_int_equal(SG_OK, game->read_position("3,2,1:12/3/->21/3/-", 19, &position, NULL));
    assert_int_equal(SG_OK, game->play(&position, tower_move(0, 2)));
    assert_int_equal(SG_ERR_ILLEGAL, game->play(&position, tower_move(0, 2)));
    assert_int_equal(2, tower_top(&position.now, 2));
    assert_int_equal(1, tower_top(&position.now, 0));
}

static void a_disc_lies_on_no_smaller_one(void **state)
{
    struct tower_position position;
    (void)state;
    assert_int_equal(SG_OK, game->read_position("h3,3,3:32/1/->-/-/321", 21, &position, NULL));
    assert_int_equal(SG_ERR_ILLEGAL, game->play(&position, tower_move(0, 1)));
    assert_int_equal(SG_OK, game->play(&position, tower_move(1, 0)));
}

static void what_is_no_tower_is_refused(void **state)
{
    static const char *const texts[] = {
        "3,2:12/3>21/3",        "3,2,1,1,1:12/3/-/-/->21/3/-/-/-",
        "3,2,1:12/3/-",         "3,2,1:123//->21/3/-",
        "3,2,1:12/31/->21/3/4", "3,2,1:12/3/->21/3/-x",
        "3,2,1:12/3/->21/-/-",  "3,2,1:1/23/4>21/3/-",
        "3,2,0:12/3/->21/3/-",  "6,2,1:12/3/->21/3/-",
        "3,2,1:-/-/->-/-/-",    "h3,3,3:123/-/->-/-/321",
        "3,2,1:12/3/->21/3/- ", "3,2,1:11/2/->12/1/-",
        "03,2,1:12/3/->21/3/-", "3,2,1:1234/-/->1234/-/-",
        "3,2,1:-12/3/->21/3/-",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct tower_position position;
        struct sg_phrase why = {0};
        assert_int_equal(SG_ERR_TEXT, game->read_position(texts[i], strlen(texts[i]), &position, &why));
        assert_non_null(why.msgid);
    }
}

/* ---- levels ---------------------------------------------------------------------------------------- */

static void levels_are_the_same_on_every_machine(void **state)
{
    struct desk *desk = *state;
    uint64_t hash = SG_HASH_START;
    for (int grade = 1; grade <= SG_GRADES; grade++)
        for (uint64_t seed = 1; seed <= 20; seed++) {
            desk->arena.used = 0;
            assert_int_equal(SG_OK, game->generate(grade, seed, &desk->arena, NULL, &desk->position));
            hash = sg_hash_bytes(hash, &desk->position, sizeof desk->position);
        }
    assert_int_equal(levels_hash, hash);
}

static void every_grade_has_a_level_in_stock(void **state)
{
    struct desk *desk = *state;
    for (int grade = 1; grade <= SG_GRADES; grade++) {
        struct sg_rating rating;
        prepare(desk, tower_stock(grade));
        sg_rate(game, desk->oracle, &desk->position, &desk->scratch, &rating);
        if (rating.grade != grade)
            fail_msg("the stock of grade %d is rated %d: %s", grade, rating.grade, tower_stock(grade));
    }
}

static void the_famous_pair_of_equal_length_is_told_apart(void **state)
{
    struct desk *desk = *state;
    struct sg_rating shunned, plain;
    prepare(desk, "3,2,1:12/3/->-/23/1"); /* solved without a spare move by 31 % of adults */
    sg_rate(game, desk->oracle, &desk->position, &desk->scratch, &shunned);
    prepare(desk, "3,2,1:21/3/->12/3/-"); /* and this one by 91 % */
    sg_rate(game, desk->oracle, &desk->position, &desk->scratch, &plain);
    assert_true(shunned.features[0] == plain.features[0]);
    assert_true(shunned.expected_s > 1.15 * plain.expected_s && shunned.p_solve < plain.p_solve);
}

/* ---- hands ----------------------------------------------------------------------------------------- */

static enum sg_answer point(const struct tower_position *position, struct sg_view *view,
                            enum sg_input_kind kind, int peg, struct sg_move *move)
{
    struct sg_input input = {.kind = kind,
                             .x = peg * TOWER_PEG_CELLS * SG_CELL + SG_CELL,
                             .y = tower_goal_rows(position) * SG_CELL + 2 * SG_CELL};
    return game->handle(position, &input, view, move);
}

static void a_ball_is_dragged_or_tapped_to_another_peg(void **state)
{
    struct tower_position position;
    struct sg_view view = {.hover_x = -1, .hover_y = -1};
    struct sg_move move = {0};
    (void)state;
    assert_int_equal(SG_OK, game->read_position("3,2,1:12/3/->21/3/-", 19, &position, NULL));
    assert_int_equal(SG_ANSWER_REDRAW, point(&position, &view, SG_INPUT_PRESS, 0, &move));
    assert_int_equal(SG_ANSWER_REDRAW, point(&position, &view, SG_INPUT_DRAG, 2, &move));
    assert_int_equal(SG_ANSWER_MOVE, point(&position, &view, SG_INPUT_RELEASE, 2, &move));
    assert_int_equal(tower_move(0, 2).code, move.code);
    assert_int_equal(SG_ANSWER_REDRAW, point(&position, &view, SG_INPUT_PRESS, 0, &move));
    assert_int_equal(SG_ANSWER_REDRAW, point(&position, &view, SG_INPUT_RELEASE, 0, &move));
    assert_int_equal(0, tower_held(&position, &view));
    assert_int_equal(SG_ANSWER_REDRAW, point(&position, &view, SG_INPUT_PRESS, 1, &move));
    assert_int_equal(SG_ANSWER_MOVE, point(&position, &view, SG_INPUT_RELEASE, 1, &move));
    assert_int_equal(tower_move(0, 1).code, move.code);
}

static void a_full_peg_gives_a_dragged_ball_back_and_a_lifted_one_stays_in_the_hand(void **state)
{
    struct tower_position position;
    struct sg_view view = {.hover_x = -1, .hover_y = -1};
    struct sg_move move = {0};
    (void)state;
    assert_int_equal(SG_OK, game->read_position("3,2,1:1/3/2>21/3/-", 18, &position, NULL));
    point(&position, &view, SG_INPUT_PRESS, 0, &move);
    point(&position, &view, SG_INPUT_DRAG, 2, &move);
    assert_int_equal(SG_ANSWER_NULL_MOVE, point(&position, &view, SG_INPUT_RELEASE, 2, &move));
    struct sg_input one = {.kind = SG_INPUT_KEY, .key = SG_KEY_CHARACTER, .character = '1'}, three = one;
    three.character = '3';
    assert_int_equal(SG_ANSWER_REDRAW, game->handle(&position, &one, &view, &move));
    assert_int_equal(SG_ANSWER_REDRAW, game->handle(&position, &three, &view, &move));
    assert_int_equal(0, tower_held(&position, &view));
    assert_int_equal(SG_ANSWER_NULL_MOVE, game->handle(&position, &one, &view, &move));
}

#define WITH_DESK(test) cmocka_unit_test_setup_teardown(test, open_desk, close_desk)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DESK(shallices_task_has_36_positions_54_moves_and_diameter_8),
        WITH_DESK(hanoi_takes_two_to_the_n_less_one),
        WITH_DESK(hanoi_on_four_pegs_takes_what_frame_and_stewart_say),
        WITH_DESK(the_problems_that_people_played_have_their_optimum),
        WITH_DESK(rods_that_are_full_cannot_be_solved),
        cmocka_unit_test(only_the_top_ball_moves_and_only_where_there_is_room),
        cmocka_unit_test(a_disc_lies_on_no_smaller_one),
        cmocka_unit_test(what_is_no_tower_is_refused),
        WITH_DESK(levels_are_the_same_on_every_machine),
        WITH_DESK(every_grade_has_a_level_in_stock),
        WITH_DESK(the_famous_pair_of_equal_length_is_told_apart),
        cmocka_unit_test(a_ball_is_dragged_or_tapped_to_another_peg),
        cmocka_unit_test(a_full_peg_gives_a_dragged_ball_back_and_a_lifted_one_stays_in_the_hand),
    };
    return cmocka_run_group_tests_name("tower", tests, NULL, NULL);
}
