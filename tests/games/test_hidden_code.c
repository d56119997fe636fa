/* What this game promises beyond the contract: the known figures of methodical players, a worst case that a
 * slow search finds as well, nothing said that only the secret says, and levels of their grade.
 *
 * 100 seeds a grade (of grade 5 a fifth); `test_hidden_code 10000` runs so many. */
#include <stdlib.h>

#include "../../games/code/logic.h"
#include "../../games/code/minimax.h"
#include "puzzle/rating.h"
#include "test.h"

extern const struct sg_game sg_game_code;

/* Sanitizers make it five times as slow: then fewer. */
#if defined(__SANITIZE_ADDRESS__)
enum { SEEDS = 25 };
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
enum { SEEDS = 25 };
#else
enum { SEEDS = 100 };
#endif
#else
enum { SEEDS = 100 };
#endif

static long seeds_a_grade = SEEDS;
static unsigned char memory[CODE_ORACLE_BYTES + CODE_SCRATCH_BYTES];

static struct code_position read(const char *text)
{
    struct code_position position;
    struct sg_phrase why;
    assert_int_equal(code_read_position(text, strlen(text), &position, &why), SG_OK);
    return position;
}

static void play(struct code_position *position, const char *text)
{
    struct sg_move move;
    assert_int_equal(code_read_move(position, text, strlen(text), &move), SG_OK);
    assert_int_equal(code_play(position, move), SG_OK);
}

static const char *text_of(const struct code_position *position)
{
    static char bytes[SG_POSITION_TEXT];
    struct sg_text text;
    sg_text_init(&text, bytes, sizeof bytes);
    code_write_position(position, &text);
    return bytes;
}

static struct code_table table_of(int colours, int places)
{
    struct code_table table;
    struct sg_arena arena;
    sg_arena_init(&arena, memory, sizeof memory);
    assert_true(code_table_make(colours, places, &arena, &table));
    return table;
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

/* ---- answers and players --------------------------------------------------------------------------- */

/* The answer by crossing off: right pegs first, then each other peg against one not crossed off yet. */
static int plain_answer(const uint8_t *guess, const uint8_t *secret, int places)
{
    bool guess_off[CODE_PLACES_MAX] = {false}, secret_off[CODE_PLACES_MAX] = {false};
    int right = 0, elsewhere = 0;
    for (int i = 0; i < places; i++)
        if (guess[i] == secret[i]) {
            guess_off[i] = secret_off[i] = true;
            right++;
        }
    for (int i = 0; i < places; i++)
        for (int j = 0; j < places && !guess_off[i]; j++)
            if (!secret_off[j] && guess[i] == secret[j]) {
                guess_off[i] = secret_off[j] = true;
                elsewhere++;
            }
    return code_answer_of(right, elsewhere);
}

static void answers_agree_with_crossing_off_pegs(void **state)
{
    (void)state;
    static const uint8_t sizes[][2] = {{6, 4}, {8, 3}, {4, 5}, {2, 2}};
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        int colours = sizes[s][0], places = sizes[s][1];
        struct code_table table = table_of(colours, places);
        for (int guess = 0; guess < table.codes; guess += 1 + guess % 7)
            for (int secret = 0; secret < table.codes; secret++) {
                uint8_t tried[CODE_PLACES_MAX], hidden[CODE_PLACES_MAX];
                code_pegs_of(guess, colours, places, tried);
                code_pegs_of(secret, colours, places, hidden);
                assert_int_equal(code_answers_of(&table, guess)[secret], plain_answer(tried, hidden, places));
            }
    }
}

static void methodical_players_need_the_known_numbers_of_guesses(void **state)
{
    (void)state;
    static const uint32_t guesses[CODE_RULES] = {5801, 5696, 5722};
    struct code_table table = table_of(6, 4);
    struct code_set all;
    struct code_position board = read("6x4:");
    code_fitting(&board, &all);
    for (int rule = 0; rule < CODE_RULES; rule++) {
        struct code_run run = code_follow(&table, all.codes, all.count, (enum code_rule)rule);
        assert_int_equal(run.guesses, guesses[rule]);
        assert_int_equal(run.most, rule == CODE_BY_WORST ? 5 : 6);
    }
    assert_true(code_expected(&table, all.codes, all.count) <= 5696.0 / 1296);
}

static void information_is_counted_in_bits(void **state)
{
    (void)state;
    struct code_table table = table_of(6, 4);
    struct code_position board = read("6x4:1122=4.0"), two = read("6x4:1111=3.0,2111=3.0,1112=4.0");
    struct code_set left;
    struct code_weight weight;
    static const uint16_t pair[] = {0, 1};
    code_fitting(&board, &left);
    assert_int_equal(left.count, 1);
    code_weigh(&table, pair, 2, 0, &weight);
    assert_int_equal(weight.parts, 2);
    assert_true(code_bits(&weight, 2) > 0.999999 && code_bits(&weight, 2) < 1.000001);
    code_weigh(&table, pair, 2, 1295, &weight);
    assert_true(code_bits(&weight, 2) < 0.000001);
    assert_true(code_expected(&table, pair, 2) == 1.5 && code_expected(&table, pair, 1) == 1.0);
    code_fitting(&two, &left);
    assert_int_equal(left.count, 0);
}

/* ---- the worst case -------------------------------------------------------------------------------- */

/* Whether `depth` guesses are always enough, tried one after the other: slow and obvious. */
static bool slowly_enough(const struct code_table *table, const struct code_set *left, int depth);

static bool slowly_enough_after(const struct code_table *table, const struct code_set *left, int guess,
                                int depth)
{
    for (int answer = 0; answer < code_answer_solved(table->places); answer++) {
        struct code_set part = {0};
        for (int i = 0; i < left->count; i++)
            if (code_answers_of(table, guess)[left->codes[i]] == answer)
                part.codes[part.count++] = left->codes[i];
        if (part.count == left->count || !slowly_enough(table, &part, depth))
            return false;
    }
    return true;
}

static bool slowly_enough(const struct code_table *table, const struct code_set *left, int depth)
{
    if (left->count <= 1 || depth == 0)
        return left->count <= depth;
    for (int guess = 0; guess < table->codes; guess++)
        if (slowly_enough_after(table, left, guess, depth - 1))
            return true;
    return false;
}

static void agrees_with_slow_search(const struct code_table *table, const struct code_position *position)
{
    struct code_set left;
    struct code_worst worst;
    struct sg_budget budget = {.nodes_left = CODE_ORACLE_NODES};
    struct code_minimax minimax = {table, &budget};
    struct code_symmetry symmetry;
    code_symmetry_of(position, &symmetry);
    code_fitting(position, &left);
    if (left.count == 0 || code_outcome(position) != SG_OUTCOME_OPEN)
        return;
    code_minimax(&minimax, &symmetry, &left, &worst);
    int depth = 1;
    while (!slowly_enough(table, &left, depth))
        depth++;
    assert_true(worst.exact);
    assert_int_equal(worst.guesses, depth);
    uint32_t improving = 0;
    for (int guess = 0; guess < table->codes; guess++) {
        bool better =
            left.count == 1 ? left.codes[0] == guess : slowly_enough_after(table, &left, guess, depth - 1);
        improving += better;
        assert_int_equal(code_worst_has(&worst, guess), better);
    }
    assert_int_equal(worst.improving, improving);
}

static void the_worst_case_agrees_with_a_slow_search(void **state)
{
    (void)state;
    static const char *const boards[] = {"3x2:", "4x2:", "2x3:", "3x3:", "5x2:", "2x4:", "4x3:"};
    for (size_t b = 0; b < sizeof boards / sizeof *boards; b++) {
        struct code_position start = read(boards[b]);
        struct code_table table = table_of(start.colours, start.places);
        agrees_with_slow_search(&table, &start);
        for (int guess = 0; guess<table.codes; guess += table.codes> 32 ? 7 : 1)
            for (int answer = 0; answer < code_answer_solved(table.places); answer++) {
                struct code_position then = start;
                code_pegs_of(guess, start.colours, start.places, then.pegs[0]);
                then.answers[0] = (uint8_t)answer;
                then.count = 1;
                agrees_with_slow_search(&table, &then);
            }
    }
}

static void the_worst_case_agrees_with_a_slow_search_on_walks(void **state)
{
    (void)state;
    struct code_table table = table_of(4, 3);
    struct sg_rng rng;
    sg_rng_init(&rng, 3);
    for (int walk = 0; walk < 12; walk++) {
        struct code_position board = read("4x3:");
        code_pegs_of((int)sg_rng_below(&rng, table.codes), 4, 3, board.secret);
        for (int row = 0; row < 4 && code_outcome(&board) == SG_OUTCOME_OPEN; row++) {
            assert_int_equal(code_play(&board, (struct sg_move){sg_rng_below(&rng, table.codes)}), SG_OK);
            agrees_with_slow_search(&table, &board);
        }
    }
}

static void
six_colours_in_four_places_ask_five_guesses_and_only_one_colour_everywhere_is_too_slow(void **state)
{
    (void)state;
    struct code_position board = read("6x4:");
    struct sg_analysis said = analyse(&board);
    assert_int_equal(said.bound, SG_BOUND_EXACT);
    assert_int_equal(said.distance, 5);
    assert_int_equal(said.improving_count, 1296 - 6);
}

static void guesses_that_are_alike_tell_as_much(void **state)
{
    (void)state;
    struct code_table table = table_of(6, 4);
    struct sg_rng rng;
    sg_rng_init(&rng, 11);
    int shortened = 0;
    for (int i = 0; i < 40; i++) {
        struct code_position board = read("6x4:!3451");
        struct code_set left;
        for (uint32_t row = sg_rng_below(&rng, 3); row > 0; row--)
            code_play(&board, (struct sg_move){sg_rng_below(&rng, 1295)});
        struct code_symmetry symmetry;
        code_symmetry_of(&board, &symmetry);
        code_fitting(&board, &left);
        for (int k = 0; k < 30; k++) {
            struct code_weight one, other;
            int guess = (int)sg_rng_below(&rng, 1296), lowest = code_symmetry_lowest(&symmetry, guess);
            code_weigh(&table, left.codes, left.count, guess, &one);
            code_weigh(&table, left.codes, left.count, lowest, &other);
            assert_true(lowest <= guess && code_symmetry_lowest(&symmetry, lowest) == lowest);
            assert_memory_equal(&one, &other, sizeof one);
            shortened += lowest < guess;
        }
    }
    assert_true(shortened > 100);
}

/* ---- rules ----------------------------------------------------------------------------------------- */

static void texts_are_read_with_commas_or_spaces_and_written_with_commas(void **state)
{
    (void)state;
    static const char *const texts[][2] = {{"6x4:1122=2.0,1344=1.2!3142", "6x4:1122=2.0,1344=1.2!3142"},
                                           {"6x4:1122=2.0  1344=1.2!3142", "6x4:1122=2.0,1344=1.2!3142"},
                                           {"6x4/10:", "6x4:"},
                                           {"6x4/8:1111=0.0", "6x4/8:1111=0.0"},
                                           {"2x2:!12", "2x2:!12"}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct code_position position = read(texts[i][0]);
        assert_string_equal(text_of(&position), texts[i][1]);
    }
}

static void texts_that_contradict_themselves_are_refused_with_words(void **state)
{
    (void)state;
    static const char *const texts[] = {"6x4:1122=2.1!3451" /* not the secret's answer */,
                                        "6x4:1122=3.1" /* never an answer */,
                                        "6x4:1122=4.1",
                                        "6x4:1172=1.1",
                                        "6x4:112=1.1",
                                        "6x4:1122=4.0,1111=2.0" /* after the end */,
                                        "6x4/1:1111=0.0,2222=0.0",
                                        "8x4:" /* 4096 codes */,
                                        "9x2:",
                                        "6x6:",
                                        "6x4/13:",
                                        "6x4:!345",
                                        "6x4:1122=1.1!",
                                        "6x4:1122=1.1,!3451",
                                        "6x4",
                                        "6x4:1122=1.1,,1344=1.1"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct code_position position;
        struct sg_phrase why = {0};
        assert_int_equal(code_read_position(texts[i], strlen(texts[i]), &position, &why), SG_ERR_TEXT);
        assert_non_null(why.msgid);
    }
}

static void without_a_secret_the_answer_keeps_most_codes_open(void **state)
{
    (void)state;
    struct code_position board = read("6x4:");
    struct code_set left;
    play(&board, "1122");
    assert_string_equal(text_of(&board), "6x4:1122=0.0"); /* 256 codes */
    play(&board, "1111");
    code_fitting(&board, &left);
    assert_int_equal(left.count, 256); /* it told nothing new, and could not */
    for (int i = 0; i < 8 && code_outcome(&board) == SG_OUTCOME_OPEN; i++) {
        code_fitting(&board, &left);
        assert_true(left.count > 0);
        assert_int_equal(code_play(&board, (struct sg_move){left.codes[0]}), SG_OK);
        assert_true(code_solved(&board) == (left.count == 1));
    }
}

static void full_rows_and_impossible_answers_are_dead_ends(void **state)
{
    (void)state;
    struct code_position full = read("4x2/2:12=0.0,11=0.0!34"), impossible = read("4x2:12=0.0,33=0.0,44=0.0");
    assert_int_equal(code_outcome(&full), SG_OUTCOME_FAILED);
    assert_int_equal(analyse(&full).bound, SG_BOUND_UNSOLVABLE);
    assert_int_equal(code_list_moves(&full, NULL, 0), 0);
    assert_int_equal(code_outcome(&impossible), SG_OUTCOME_OPEN);
    assert_int_equal(analyse(&impossible).bound, SG_BOUND_UNSOLVABLE);
    play(&impossible, "34");
    assert_int_equal(analyse(&impossible).bound, SG_BOUND_UNSOLVABLE);
}

/* ---- techniques, levels and hints ------------------------------------------------------------------ */

static void no_technique_excludes_a_code_that_fits(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        struct code_position board;
        struct code_set left;
        struct code_sieve sieve;
        struct sg_arena arena;
        sg_arena_init(&arena, memory, sizeof memory);
        assert_int_equal(code_generate(1 + (int)(seed % 4), seed, &arena, NULL, &board), SG_OK);
        code_fitting(&board, &left);
        code_sieve_open(&board, &sieve);
        int before = code_sieve_count(&board, &sieve);
        for (int technique = CODE_COUNTING; technique <= CODE_TRIAL; technique++) {
            code_sieve_narrow(&board, (enum code_technique)technique, &sieve);
            int count = code_sieve_count(&board, &sieve);
            assert_in_range(count, left.count, before);
            before = count;
        }
        for (int i = 0; i < left.count; i++) {
            uint8_t pegs[CODE_PLACES_MAX];
            code_pegs_of(left.codes[i], board.colours, board.places, pegs);
            for (int place = 0; place < board.places; place++)
                assert_true(sieve.may[place] >> (pegs[place] - 1) & 1);
        }
    }
}

static int technique_of(const char *text)
{
    struct code_position board = read(text);
    struct code_set left;
    struct code_insight insight;
    code_fitting(&board, &left);
    code_reason(&board, &left, &insight);
    return (int)insight.technique;
}

static void each_technique_is_recognised(void **state)
{
    (void)state;
    assert_int_equal(technique_of("3x2:12=0.0"), CODE_COUNTING);
    assert_int_equal(technique_of("3x2:33=0.0,12=0.2"), CODE_PLACING);
    assert_int_equal(technique_of("4x3:423=2.0,421=1.1"), CODE_COMPARING);
    assert_int_equal(technique_of("4x4:4443=0.1,2423=2.1"), CODE_TRIAL);
    assert_int_equal(technique_of("6x4:1122=1.0"), CODE_PLANNING);
}

static void level_is_of_its_grade(int grade, uint64_t seed, const struct code_position *board)
{
    static const int least[SG_GRADES] = {CODE_COUNTING, CODE_COMPARING, CODE_TRIAL, CODE_PLANNING,
                                         CODE_PLANNING},
                     most[SG_GRADES] = {CODE_PLACING, CODE_COMPARING, CODE_TRIAL, CODE_PLANNING,
                                        CODE_PLANNING};
    double features[SG_FEATURES_MAX];
    int technique = technique_of(text_of(board));
    assert_in_range(technique, least[grade - 1], most[grade - 1]);
    assert_true(code_has_secret(board));
    struct code_table table = table_of(board->colours, board->places);
    code_level_features(&table, board, features);
    double seconds = code_expected_s(features);
    if (seconds < sg_grade_seconds[grade - 1] || seconds >= sg_grade_seconds[grade])
        fail_msg("grade %d, seed %lu: %s is expected to take %.1f s", grade, (unsigned long)seed,
                 text_of(board), seconds);
}

static void every_generated_level_asks_the_techniques_of_its_grade_and_lies_in_its_band(void **state)
{
    (void)state;
    for (int grade = 1; grade <= SG_GRADES; grade++) {
        long count = grade < SG_GRADES ? seeds_a_grade : (seeds_a_grade + 4) / 5;
        for (long seed = 1; seed <= count; seed++) {
            struct code_position board;
            struct sg_arena arena;
            sg_arena_init(&arena, memory, sizeof memory);
            assert_int_equal(code_generate(grade, (uint64_t)seed, &arena, NULL, &board), SG_OK);
            level_is_of_its_grade(grade, (uint64_t)seed, &board);
        }
    }
}

static void the_levels_in_stock_are_of_their_grade(void **state)
{
    (void)state;
    for (int grade = 1; grade <= SG_GRADES; grade++)
        for (int i = 0; i < CODE_STOCK; i++) {
            struct code_position board = read(code_stock(grade, i));
            level_is_of_its_grade(grade, 0, &board);
        }
}

static void the_survey_counts_the_codes_that_fit(void **state)
{
    (void)state;
    struct code_position board = read("3x3:111=0.0");
    struct sg_arena arena;
    struct sg_budget budget = {.nodes_left = CODE_ORACLE_NODES};
    const struct sg_oracle *oracle;
    struct sg_survey survey;
    sg_arena_init(&arena, memory, sizeof memory);
    assert_int_equal(code_prepare(&board, &arena, &budget, &oracle), SG_OK);
    code_survey(oracle, &board, NULL, &survey);
    assert_int_equal(survey.states, 8);
    assert_int_equal(survey.solutions, 8);
    assert_false(survey.solutions_at_least);
}

int main(int argc, char **argv)
{
    if (argc > 1)
        seeds_a_grade = strtol(argv[1], NULL, 10);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_agree_with_crossing_off_pegs),
        cmocka_unit_test(methodical_players_need_the_known_numbers_of_guesses),
        cmocka_unit_test(information_is_counted_in_bits),
        cmocka_unit_test(the_worst_case_agrees_with_a_slow_search),
        cmocka_unit_test(the_worst_case_agrees_with_a_slow_search_on_walks),
        cmocka_unit_test(
            six_colours_in_four_places_ask_five_guesses_and_only_one_colour_everywhere_is_too_slow),
        cmocka_unit_test(guesses_that_are_alike_tell_as_much),
        cmocka_unit_test(texts_are_read_with_commas_or_spaces_and_written_with_commas),
        cmocka_unit_test(texts_that_contradict_themselves_are_refused_with_words),
        cmocka_unit_test(without_a_secret_the_answer_keeps_most_codes_open),
        cmocka_unit_test(full_rows_and_impossible_answers_are_dead_ends),
        cmocka_unit_test(no_technique_excludes_a_code_that_fits),
        cmocka_unit_test(each_technique_is_recognised),
        cmocka_unit_test(every_generated_level_asks_the_techniques_of_its_grade_and_lies_in_its_band),
        cmocka_unit_test(the_levels_in_stock_are_of_their_grade),
        cmocka_unit_test(the_survey_counts_the_codes_that_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
