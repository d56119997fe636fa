/* What this game promises beyond the contract: the given boards, searches against trying everything, sound
 * techniques, levels of their grade with one solution, strokes as one move, and a blocked board found at
 * once.
 *
 * `test_links 10000` makes the long run of levels. */
#include <stdio.h>
#include <stdlib.h>

#include "../../games/links/cover.h"
#include "../../games/links/distance.h"
#include "../../games/links/frontier.h"
#include "../../games/links/generator.h"
#include "../../games/links/hold.h"
#include "puzzle/rating.h"
#include "test.h"

extern const struct sg_game sg_game_links;

static unsigned char memory[LINKS_ORACLE_BYTES], scratch_memory[LINKS_SCRATCH_BYTES];

static struct links_position read(const char *text)
{
    struct links_position position;
    struct sg_phrase why;
    assert_int_equal(links_read_position(text, strlen(text), &position, &why), SG_OK);
    return position;
}

static const char *written(const struct links_position *position)
{
    static char bytes[SG_POSITION_TEXT];
    struct sg_text text;
    sg_text_init(&text, bytes, sizeof bytes);
    links_write_position(position, &text);
    assert_false(text.cut);
    return bytes;
}

static enum sg_status try_move(struct links_position *position, const char *text)
{
    struct sg_move move;
    enum sg_status status = links_read_move(position, text, strlen(text), &move);
    return status == SG_OK ? links_play(position, move) : status;
}

static void play(struct links_position *position, const char *text)
{
    assert_int_equal(try_move(position, text), SG_OK);
}

static const struct sg_oracle *prepared(const struct links_position *start, enum sg_status expected)
{
    struct sg_arena arena;
    struct sg_budget budget = {.nodes_left = LINKS_ORACLE_NODES};
    const struct sg_oracle *oracle;
    sg_arena_init(&arena, memory, sizeof memory);
    assert_int_equal(links_prepare(start, &arena, &budget, &oracle), expected);
    return oracle;
}

static struct sg_analysis analysed(const struct sg_oracle *oracle, const struct links_position *position)
{
    struct sg_arena scratch;
    struct sg_analysis said;
    sg_arena_init(&scratch, scratch_memory, sizeof scratch_memory);
    links_analyse(oracle, position, &scratch, &said);
    return said;
}

/* ---- the slow and obvious count -------------------------------------------------------------------- */

/* Every drawing, tried path by path: from the first end point not yet joined, step by step over free cells to
 * its twin; whole when no cell is left. Links that are drawn already have to be in it. */
struct trying {
    const struct links_position *drawn;
    bool taken[LINKS_CELLS];
    uint64_t count;
};

static bool linked(const struct links_position *position, int from, int way)
{
    return links_drawn(position, from) >> way & 1;
}

static void try_next_pair(struct trying *trying);

/* Every link that is drawn at a cell is used there: `used` is what the path does. */
static bool uses_all(const struct trying *trying, int cell, unsigned used)
{
    return (links_drawn(trying->drawn, cell) & ~used) == 0;
}

static void try_from(struct trying *trying, int letter, int cell, unsigned came)
{
    trying->taken[cell] = true;
    for (int way = 0; way < LINKS_WAYS; way++) {
        int next = links_beside(trying->drawn, cell, way);
        if (next < 0 || trying->taken[next] || !uses_all(trying, cell, came | 1U << way))
            continue;
        int there = links_letter(trying->drawn, next);
        if (there == letter && uses_all(trying, next, 1U << (way ^ 2))) {
            trying->taken[next] = true;
            try_next_pair(trying);
            trying->taken[next] = false;
        } else if (!there) {
            try_from(trying, letter, next, 1U << (way ^ 2));
        }
    }
    trying->taken[cell] = false;
}

static void try_next_pair(struct trying *trying)
{
    int empty = 0;
    for (int cell = 0; cell < links_count(trying->drawn); cell++) {
        int letter = links_letter(trying->drawn, cell);
        if (letter && !trying->taken[cell]) {
            try_from(trying, letter, cell, 0);
            return;
        }
        empty += !trying->taken[cell];
    }
    trying->count += empty == 0;
}

static uint64_t tried(const struct links_position *position)
{
    struct trying trying = {.drawn = position};
    try_next_pair(&trying);
    return trying.count;
}

static uint64_t searched(const struct links_position *position, enum links_technique closed_by)
{
    struct sg_arena arena;
    struct sg_budget budget = {.nodes_left = LINKS_ORACLE_NODES};
    struct links_net net;
    struct links_search search = {.net = &net, .letters = position, .budget = &budget};
    sg_arena_init(&arena, memory, sizeof memory);
    links_net_of(position, true, &net);
    if (!links_close(&net, closed_by, NULL))
        return 0;
    assert_int_equal(links_search(&search, &arena), SG_OK);
    return search.count;
}

/* Letters anywhere: many such boards have no solution, some have many. */
static struct links_position scattered(struct sg_rng *rng, int width, int height, int pairs)
{
    struct links_position board = {.width = (uint8_t)width, .height = (uint8_t)height};
    for (int end = 0; end < 2 * pairs; end++) {
        uint32_t cell;
        do
            cell = sg_rng_below(rng, (uint32_t)(width * height));
        while (board.cells[cell]);
        board.cells[cell] = (uint8_t)(end / 2 + 1);
    }
    return board;
}

static struct links_position covered(struct sg_rng *rng, int width, int height, int pairs)
{
    struct links_position drawing, level;
    while (!links_cover(rng, width, height, pairs, &drawing))
        ;
    links_bare(&drawing, &level);
    return level;
}

static void the_search_counts_what_trying_every_drawing_counts(void **state)
{
    (void)state;
    struct sg_rng rng;
    int many = 0, none = 0;
    sg_rng_init(&rng, 1);
    for (int i = 0; i < 600; i++) {
        int width = 2 + (int)sg_rng_below(&rng, 4), height = 2 + (int)sg_rng_below(&rng, 3);
        struct links_position board = scattered(&rng, width, height, 1 + (int)sg_rng_below(&rng, 2));
        if (i % 2 && width > 2 && height > 2)
            board = covered(&rng, width, height, 2);
        uint64_t count = tried(&board);
        assert_int_equal(searched(&board, LINKS_PASS), count);
        assert_int_equal(searched(&board, LINKS_DEEP), count);
        many += count > 1;
        none += count == 0;
    }
    assert_true(many > 20 && none > 20);
}

static void walk(struct sg_rng *rng, struct links_position *position, int steps)
{
    struct sg_move moves[1024];
    for (int i = 0; i < steps; i++) {
        size_t count = links_list_moves(position, moves, 1024);
        if (count > 0)
            links_play(position, moves[sg_rng_below(rng, (uint32_t)count)]);
    }
}

static void a_board_is_blocked_exactly_when_no_drawing_goes_on_from_it(void **state)
{
    (void)state;
    struct sg_rng rng;
    int blocked = 0, open = 0, uncounted = 0;
    sg_rng_init(&rng, 2);
    for (int i = 0; i < 60; i++) {
        struct links_position start = covered(&rng, 4, 3 + i % 3, 2), position = start;
        uint64_t all = tried(&start);
        const struct sg_oracle *oracle = prepared(&start, all > 2 ? SG_ERR_BUDGET : SG_OK);
        uncounted += all > 2;
        for (int step = 0; step < 12; step++) {
            walk(&rng, &position, 1);
            struct sg_analysis said = analysed(oracle, &position);
            assert_int_equal(said.blocked, tried(&position) == 0);
            blocked += said.blocked;
            open += !said.blocked;
        }
    }
    assert_true(blocked > 100 && open > 50 && uncounted > 10);
}

/* One pair in opposite corners: the paths over all squares of a board of 3, 5, 7, 9, 11 (OEIS A001184). */
static void paths_from_corner_to_corner_are_as_many_as_is_known(void **state)
{
    (void)state;
    static const uint64_t known[] = {2, 104, 111712, 2688307514, 1445778936756068};
    for (int i = 0; i < 5; i++) {
        struct links_position board = {.width = (uint8_t)(3 + 2 * i), .height = (uint8_t)(3 + 2 * i)};
        board.cells[0] = board.cells[links_count(&board) - 1] = 1;
        assert_true(searched(&board, LINKS_PASS) == known[i]);
    }
}

static void the_number_of_solutions_is_told(void **state)
{
    (void)state;
    struct links_position start = read("A....|.....|.....|.....|....A");
    struct sg_survey survey;
    links_survey(prepared(&start, SG_ERR_BUDGET), &start, NULL, &survey);
    assert_int_equal(survey.solutions, 104);
    assert_false(survey.solutions_at_least);
    assert_int_equal(tried(&start), 104);
}

/* ---- given boards ---------------------------------------------------------------------------------- */

static bool read_board(const char *name, struct links_position *position)
{
    char path[512], text[SG_POSITION_TEXT];
    snprintf(path, sizeof path, SG_SHARED_DIR "/data/puzzles/links/%s", name);
    FILE *file = fopen(path, "r");
    if (!file)
        return false;
    size_t length = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    while (length > 0 && text[length - 1] == '\n')
        length--;
    for (size_t i = 0; i < length; i++)
        text[i] = text[i] == '\n' ? '|' : text[i];
    return links_read_position(text, length, position, NULL) == SG_OK;
}

static void every_given_board_has_one_solution_and_the_crossing_one_none(void **state)
{
    (void)state;
    static const char *const names[] = {"regular_5x5_01.txt", "regular_7x7_01.txt", "regular_9x9_01.txt",
                                        "extreme_10x10_30.txt", "unsolvable_cross.txt"};
    for (int i = 0; i < 5; i++) {
        struct links_position start;
        struct sg_survey survey;
        if (!read_board(names[i], &start)) {
            printf("skipped: no " SG_SHARED_DIR "/data/puzzles/links\n");
            skip();
        }
        const struct sg_oracle *oracle = prepared(&start, SG_OK);
        links_survey(oracle, &start, NULL, &survey);
        assert_int_equal(survey.solutions, i < 4);
        assert_int_equal(analysed(oracle, &start).bound, i < 4 ? SG_BOUND_EXACT : SG_BOUND_UNSOLVABLE);
        if (i < 4)
            assert_int_equal(links_outcome(links_nearest(oracle, &start)), SG_OUTCOME_SOLVED);
    }
}

static void a_board_of_14x14_is_made_and_proven(void **state)
{
    (void)state;
    struct links_position drawing, level;
    uint64_t seed = 1;
    while (links_make(2, (struct links_recipe){14, 14, 40}, seed, NULL, &drawing) != SG_OK)
        seed++;
    links_bare(&drawing, &level);
    struct links_position again = read(written(&drawing));
    assert_memory_equal(&again, &drawing, sizeof drawing);
    const struct sg_oracle *oracle = prepared(&level, SG_OK);
    assert_memory_equal(links_nearest(oracle, &level), &drawing, sizeof drawing);
}

/* ---- techniques ------------------------------------------------------------------------------------ */

/* What is put is in the solution, what is barred is not. */
static void agrees(const struct links_net *net, const struct links_position *solution)
{
    assert_false(net->broken);
    for (int cell = 0; cell < net->count; cell++) {
        unsigned right = links_drawn(solution, cell);
        assert_int_equal(net->on[cell] & ~right, 0);
        assert_int_equal(right & ~(unsigned)(net->on[cell] | net->open[cell]), 0);
    }
}

static void every_technique_settles_only_what_the_solution_holds(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 12; seed++) {
        struct links_position start, position;
        assert_int_equal(links_generate(1 + (int)(seed % 4), seed, NULL, NULL, &start), SG_OK);
        const struct links_position *solution = links_nearest(prepared(&start, SG_OK), &start);
        position = start;
        for (int cell = 0; cell < links_count(&start); cell += 3) /* and with part of it drawn */
            for (int way = 0; way < LINKS_WAYS; way++)
                if (links_is_tip(&position, cell) && linked(solution, cell, way) &&
                    links_may_step(&position, cell, way))
                    links_set(&position, cell, way, true);
        for (int technique = LINKS_PASS; technique <= LINKS_DEEP; technique++) {
            struct links_net net;
            links_net_of(technique % 2 ? &start : &position, true, &net);
            assert_true(links_close(&net, (enum links_technique)technique, NULL));
            agrees(&net, solution);
        }
    }
}

static enum links_technique reason(const char *text, int row, int column, int way)
{
    struct links_position position = read(text);
    return links_reason(&position, (row - 1) * position.width + column - 1, way);
}

static void each_technique_sees_its_own_pattern(void **state)
{
    (void)state;
    /* the corner above and beside B has only these two sides: A has to pass it */
    assert_int_equal(reason("..|A.|.A", 1, 1, LINKS_RIGHT), 0);
    assert_int_equal(reason("A..|..A", 1, 1, LINKS_DOWN), LINKS_PASS);
    assert_int_equal(reason("A..|..A", 1, 1, LINKS_RIGHT), 0);
    assert_true(reason(links_stock(2, 0), 1, 3, LINKS_RIGHT) <= LINKS_CUT);
    for (int grade = 1; grade < SG_GRADES; grade++) {
        struct links_position start = read(links_stock(grade, 0));
        struct links_net net;
        links_net_of(&start, false, &net);
        assert_true(links_close(&net, links_technique_of(grade), NULL));
        assert_int_equal(net.left, 0);
    }
}

/* ---- levels ---------------------------------------------------------------------------------------- */

static long many = 0; /* of each grade; 0: the short run */

static long seeds_of(int grade)
{
    static const long few[SG_GRADES] = {100, 100, 25, 6,
                                        3}; /* an unoptimised, sanitized build makes these in time */
    return many > 0 ? many : few[grade - 1];
}

static void no_ends_of_a_pair_touch(const struct links_position *level)
{
    for (int cell = 0; cell < links_count(level); cell++)
        for (int way = 0; way < LINKS_WAYS && links_letter(level, cell); way++) {
            int next = links_beside(level, cell, way);
            assert_true(next < 0 || links_letter(level, next) != links_letter(level, cell));
        }
}

static void belongs_to_its_grade(const struct links_position *level, int grade)
{
    struct links_net net;
    struct sg_rating rating = {0};
    struct sg_survey survey;
    const struct sg_oracle *oracle = prepared(level, SG_OK);
    links_survey(oracle, level, NULL, &survey);
    assert_int_equal(survey.solutions, 1);
    links_features(oracle, level, NULL, rating.features);
    sg_rate_features(&links_rating, &rating);
    assert_int_equal(rating.grade, grade);
    links_net_of(level, false, &net);
    links_close(&net, links_technique_of(grade < SG_GRADES ? grade : SG_GRADES - 1), NULL);
    assert_int_equal(net.left == 0, grade < SG_GRADES);
    links_net_of(level, false, &net);
    links_close(&net, links_technique_of(grade - 1), NULL);
    assert_true(grade == 1 || net.left > 0);
}

static void every_level_has_one_solution_by_its_own_techniques_and_not_by_those_below(void **state)
{
    (void)state;
    for (int grade = 1; grade <= SG_GRADES; grade++)
        for (long seed = 0; seed < seeds_of(grade); seed++) {
            struct links_position level;
            struct sg_arena arena;
            sg_arena_init(&arena, memory, sizeof memory);
            assert_int_equal(links_generate(grade, 1000 + (uint64_t)seed, &arena, NULL, &level), SG_OK);
            belongs_to_its_grade(&level, grade);
            no_ends_of_a_pair_touch(&level);
        }
}

static void every_built_in_level_belongs_to_its_grade(void **state)
{
    (void)state;
    for (int grade = 1; grade <= SG_GRADES; grade++)
        for (int index = 0; index < LINKS_STOCK; index++) {
            struct links_position level = read(links_stock(grade, index));
            belongs_to_its_grade(&level, grade);
        }
}

static void every_lesson_has_one_solution_of_its_length(void **state)
{
    (void)state;
    for (int i = 0; i < SG_LESSONS; i++) {
        struct links_position start = read(sg_game_links.lessons[i].position);
        assert_int_equal(tried(&start), 1);
        assert_int_equal(analysed(prepared(&start, SG_OK), &start).distance,
                         sg_game_links.lessons[i].distance);
    }
}

/* ---- strokes and texts ----------------------------------------------------------------------------- */

static void a_half_drawn_board_comes_back_from_its_text(void **state)
{
    (void)state;
    struct links_position position = read("A..|.B.|A.B");
    play(&position, "A@r1c1:r");
    play(&position, "B@r2c2:ru");
    assert_string_equal(written(&position), "A..|.B.|A.B:r.d|.r.|...");
    struct links_position back = read("A..|.B.|A.B:r.d|.r.|...");
    assert_memory_equal(&back, &position, sizeof back);
    play(&position, "A@r1c1-r");
    play(&position, "B@r2c2-r");
    assert_string_equal(written(&position), "A..|.B.|A.B");
}

static void what_solve_prints_has_a_letter_a_square(void **state)
{
    (void)state;
    struct links_position board = read("A..|.BB|A..:d..|dr.|...");
    char bytes[64];
    struct sg_text text;
    sg_text_init(&text, bytes, sizeof bytes);
    links_write_filled(&board, &text);
    assert_string_equal(bytes, "A..|ABB|A..");
}

static void texts_of_links_that_are_no_strokes_are_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "A..|...|A..:...|.r.|...",                 /* loose */
        "A..|...|A..:..r|...|...",                 /* off the board */
        "A..|...|A..:d..|...|..",                  /* a row too short */
        "A..|...|A..:+..|...|...",                 /* two links at an end point */
        "A..|B..|A.B:d..|...|...",                 /* from one letter to another */
        "....|.A..|...A|....:....|..+.|....|....", /* loose again */
        "A..A|.rd.",
        "AA|A.",
        "...|...",
        "A.|A.:xx|..",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct links_position position;
        struct sg_phrase why = {0};
        assert_int_equal(links_read_position(texts[i], strlen(texts[i]), &position, &why), SG_ERR_TEXT);
        assert_non_null(why.msgid);
    }
}

static void a_stroke_does_what_its_steps_do_one_by_one(void **state)
{
    (void)state;
    struct links_position whole = read("A....|.....|.....|....B|A...B"), stepped = whole;
    struct sg_move move, steps[LINKS_RUN + 1];
    play(&whole, "A@r1c1:rrrr");
    play(&stepped, "A@r1c1:rrrr");
    assert_int_equal(links_read_move(&whole, "A@r1c3-r:dldrr", 14, &move), SG_OK);
    size_t count = links_unfold(&whole, move, steps, LINKS_RUN + 1);
    assert_int_equal(count, 6);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(links_play(&stepped, steps[i]), SG_OK);
    assert_int_equal(links_play(&whole, move), SG_OK);
    assert_memory_equal(&whole, &stepped, sizeof whole);
}

static void a_stroke_never_crosses_and_ends_where_the_pair_meets(void **state)
{
    (void)state;
    struct links_position position = read("A.B|...|A.B");
    play(&position, "A@r1c1:rd");
    assert_int_equal(try_move(&position, "B@r1c3:l"), SG_ERR_ILLEGAL);
    assert_int_equal(try_move(&position, "A@r2c2:u"), SG_ERR_ILLEGAL);
    assert_int_equal(try_move(&position, "A@r1c2:d"), SG_ERR_ILLEGAL);
    assert_int_equal(try_move(&position, "A@r2c2:ldr"), SG_ERR_ILLEGAL);
    assert_int_equal(try_move(&position, "A@r1c2-d:d"), SG_ERR_ILLEGAL);
    play(&position, "A@r2c2:ld");
    assert_true(links_joined(&position, 1));
}

static void an_end_that_comes_back_to_the_solution_is_saved(void **state)
{
    (void)state;
    struct links_position position = read("A..|...|..A:d..|d..|r..");
    struct links_position drawing = read("A..|...|..A:rrd|+r.|rr.");
    struct links_solution solution;
    struct links_plans plans;
    uint32_t moves;
    links_solution_of(&drawing, &solution);
    links_plan_all(&position, &solution, &plans);
    assert_true(links_sum(&solution, &plans, &moves) && plans.of[1].saves);
    assert_int_equal(moves, 7); /* and not 9, by taking all of it back */
    play(&position, "A@r3c2:r");
    play(&position, "A@r2c1-u");
    play(&position, "A@r1c1:rrdll");
    assert_memory_equal(&position, &drawing, sizeof drawing);
}

/* ---- blocked, and what is said then ---------------------------------------------------------------- */

static void a_wrong_step_blocks_the_board_and_the_hint_takes_it_back(void **state)
{
    (void)state;
    struct links_position start = read("A..|..A"), position = start;
    const struct sg_oracle *oracle = prepared(&start, SG_OK);
    struct sg_arena scratch;
    struct sg_hint hint;
    assert_false(analysed(oracle, &position).blocked);
    assert_int_equal(analysed(oracle, &position).technique, LINKS_PASS);
    play(&position, "A@r1c1:r");
    struct sg_analysis said = analysed(oracle, &position);
    assert_true(said.blocked);
    assert_int_equal(said.distance, 6);
    assert_int_equal(said.technique, 0);
    sg_arena_init(&scratch, scratch_memory, sizeof scratch_memory);
    links_hint(oracle, &position, SG_RUNG_STEP, &scratch, &hint);
    assert_true(hint.has_move);
    assert_int_equal(links_play(&position, hint.move), SG_OK);
    assert_memory_equal(&position, &start, sizeof start);
}

/* ---- traits ---------------------------------------------------------------------------------------- */

static struct sg_traits seen(struct links_position *position, const char *text)
{
    struct sg_traits traits;
    struct sg_move move;
    struct links_position before = *position;
    assert_int_equal(links_read_move(position, text, strlen(text), &move), SG_OK);
    assert_int_equal(links_play(position, move), SG_OK);
    links_observe(&before, move, position, &traits);
    return traits;
}

static void traits_tell_forced_steps_from_straight_ones(void **state)
{
    (void)state;
    struct links_position position = read("A..|..A");
    struct sg_traits traits = seen(&position, "A@r1c1:r");
    assert_true(traits.greedy && traits.guessed && !traits.forced);
    play(&position, "A@r1c1-r");
    traits = seen(&position, "A@r1c1:d");
    assert_true(traits.forced && !traits.guessed && traits.object == 0);
    traits = seen(&position, "A@r2c1:rurd");
    assert_true(traits.greedy == false && traits.forced);
    assert_int_equal(links_outcome(&position), SG_OUTCOME_SOLVED);
}

/* ---- hands ----------------------------------------------------------------------------------------- */

struct hand {
    struct links_position position;
    struct sg_view view;
    int moves;
};

static enum sg_answer act(struct hand *hand, enum sg_input_kind kind, int row, int column)
{
    struct sg_input input = {.kind = kind, .x = column * SG_CELL - 500, .y = row * SG_CELL - 500};
    struct sg_move move;
    enum sg_answer answer = links_handle(&hand->position, &input, &hand->view, &move);
    if (answer == SG_ANSWER_MOVE) {
        assert_int_equal(links_play(&hand->position, move), SG_OK);
        hand->moves++;
    }
    return answer;
}

static void one_drag_is_one_move(void **state)
{
    (void)state;
    struct hand hand = {.position = read("A...|....|....|A..."), .view = {.hover_x = -1}};
    act(&hand, SG_INPUT_PRESS, 1, 1);
    act(&hand, SG_INPUT_DRAG, 1, 4);
    act(&hand, SG_INPUT_DRAG, 4, 4);
    assert_int_equal(act(&hand, SG_INPUT_RELEASE, 4, 2), SG_ANSWER_MOVE);
    assert_int_equal(hand.moves, 1);
    assert_string_equal(written(&hand.position), "A...|....|....|A...:rrrd|...d|...d|.rr.");
}

static void going_back_over_a_path_takes_it_away(void **state)
{
    (void)state;
    struct hand hand = {.position = read("A...|....|....|A...:rrrd|...d|...d|...."), .view = {.hover_x = -1}};
    act(&hand, SG_INPUT_PRESS, 4, 4);
    act(&hand, SG_INPUT_DRAG, 2, 4);
    act(&hand, SG_INPUT_DRAG, 3, 4); /* forward again: it stays */
    assert_int_equal(act(&hand, SG_INPUT_RELEASE, 3, 4), SG_ANSWER_MOVE);
    assert_string_equal(written(&hand.position), "A...|....|....|A...:rrrd|...d|....|....");
    act(&hand, SG_INPUT_PRESS, 3, 4);
    act(&hand, SG_INPUT_DRAG, 1, 4);
    act(&hand, SG_INPUT_DRAG, 3, 4);
    assert_int_equal(act(&hand, SG_INPUT_RELEASE, 3, 4), SG_ANSWER_NULL_MOVE);
}

static void a_hand_is_stopped_by_another_path(void **state)
{
    (void)state;
    struct hand hand = {.position = read("A.B|...|A.B:..d|..d|..."), .view = {.hover_x = -1}};
    struct links_hold hold;
    act(&hand, SG_INPUT_PRESS, 1, 1);
    act(&hand, SG_INPUT_DRAG, 1, 3);
    assert_true(links_held(&hand.position, &hand.view, &hold));
    assert_int_equal(hold.refused, LINKS_RIGHT);
    assert_int_equal(hold.stroke.count, 1);
}

static void a_drag_longer_than_a_move_becomes_several(void **state)
{
    (void)state;
    struct hand hand = {.position = read("A.....|......|......|......|......|.....A"),
                        .view = {.hover_x = -1}};
    act(&hand, SG_INPUT_PRESS, 1, 1);
    for (int row = 1; row <= 5; row++) {
        act(&hand, SG_INPUT_DRAG, row, row % 2 ? 6 : 1);
        act(&hand, SG_INPUT_DRAG, row, row % 2 ? 6 : 1);
        act(&hand, SG_INPUT_DRAG, row + 1, row % 2 ? 6 : 1);
    }
    act(&hand, SG_INPUT_RELEASE, 6, 1);
    assert_int_equal(hand.moves, 2);
    assert_int_equal(links_left(&hand.position), 5);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_search_counts_what_trying_every_drawing_counts),
        cmocka_unit_test(a_board_is_blocked_exactly_when_no_drawing_goes_on_from_it),
        cmocka_unit_test(paths_from_corner_to_corner_are_as_many_as_is_known),
        cmocka_unit_test(the_number_of_solutions_is_told),
        cmocka_unit_test(every_given_board_has_one_solution_and_the_crossing_one_none),
        cmocka_unit_test(a_board_of_14x14_is_made_and_proven),
        cmocka_unit_test(every_technique_settles_only_what_the_solution_holds),
        cmocka_unit_test(each_technique_sees_its_own_pattern),
        cmocka_unit_test(every_level_has_one_solution_by_its_own_techniques_and_not_by_those_below),
        cmocka_unit_test(every_built_in_level_belongs_to_its_grade),
        cmocka_unit_test(every_lesson_has_one_solution_of_its_length),
        cmocka_unit_test(a_half_drawn_board_comes_back_from_its_text),
        cmocka_unit_test(what_solve_prints_has_a_letter_a_square),
        cmocka_unit_test(texts_of_links_that_are_no_strokes_are_refused),
        cmocka_unit_test(a_stroke_does_what_its_steps_do_one_by_one),
        cmocka_unit_test(a_stroke_never_crosses_and_ends_where_the_pair_meets),
        cmocka_unit_test(an_end_that_comes_back_to_the_solution_is_saved),
        cmocka_unit_test(a_wrong_step_blocks_the_board_and_the_hint_takes_it_back),
        cmocka_unit_test(traits_tell_forced_steps_from_straight_ones),
        cmocka_unit_test(one_drag_is_one_move),
        cmocka_unit_test(going_back_over_a_path_takes_it_away),
        cmocka_unit_test(a_hand_is_stopped_by_another_path),
        cmocka_unit_test(a_drag_longer_than_a_move_becomes_several),
    };
    many = argc > 1 ? strtol(argv[1], NULL, 10) : 0;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
