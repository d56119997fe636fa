/* The contract itself is tested: copies of the template, each broken in one way, must each fail the claim
 * that is about it. */
#include <stdio.h>

#include "contract.h"
#include "test.h"

extern const struct sg_game sg_game_template;
#define GOOD sg_game_template

static void writes_another_position(const void *position, struct sg_text *out)
{
    (void)position;
    sg_text_put(out, "1/9");
}

static enum sg_status refuses_without_words(const char *text, size_t length, void *position,
                                            struct sg_phrase *why)
{
    struct sg_phrase unused;
    (void)why;
    return GOOD.read_position(text, length, position, &unused);
}

static void writes_one_word_for_all_moves(const void *position, struct sg_move move, struct sg_text *out)
{
    (void)position;
    (void)move;
    sg_text_put(out, "+");
}

static size_t lists_a_move_twice(const void *position, struct sg_move *moves, size_t capacity)
{
    size_t count = GOOD.list_moves(position, moves, capacity);
    for (size_t i = 0; i < count && i < capacity; i++)
        moves[i].code = 0;
    return count;
}

static size_t lists_one_move_of_two(const void *position, struct sg_move *moves, size_t capacity)
{
    size_t count = GOOD.list_moves(position, moves, capacity);
    return count > 1 ? 1 : count;
}

static size_t lists_moves_that_do_not_exist(const void *position, struct sg_move *moves, size_t capacity)
{
    size_t count = GOOD.list_moves(position, moves, capacity);
    if (count > 0 && count < capacity)
        moves[count].code = 77;
    return count ? count + 1 : 0;
}

static enum sg_status refuses_and_changes(void *position, struct sg_move move)
{
    enum sg_status status = GOOD.play(position, move);
    if (status != SG_OK)
        ((unsigned char *)position)[1] ^= 1;
    return status;
}

static void fills_half_the_traits(const void *before, struct sg_move move, const void *after,
                                  struct sg_traits *traits)
{
    struct sg_traits whole;
    GOOD.observe(before, move, after, &whole);
    traits->object = whole.object;
}

static void says_one_too_many(const struct sg_oracle *oracle, const void *position, struct sg_arena *scratch,
                              struct sg_analysis *out)
{
    GOOD.analyse(oracle, position, scratch, out);
    out->distance += out->distance == 3;
}

static void names_no_second_way(const struct sg_oracle *oracle, const void *position,
                                struct sg_arena *scratch, struct sg_analysis *out)
{
    GOOD.analyse(oracle, position, scratch, out);
    if (out->improving_count > 1)
        out->improving_count = 1;
}

static void gives_up_hope(const struct sg_oracle *oracle, const void *position, struct sg_arena *scratch,
                          struct sg_analysis *out)
{
    GOOD.analyse(oracle, position, scratch, out);
    if (out->bound == SG_BOUND_AT_LEAST)
        out->bound = SG_BOUND_UNSOLVABLE;
}

static void is_always_sure(const struct sg_oracle *oracle, const void *position, struct sg_arena *scratch,
                           struct sg_analysis *out)
{
    GOOD.analyse(oracle, position, scratch, out);
    if (out->bound == SG_BOUND_AT_LEAST)
        out->bound = SG_BOUND_EXACT;
}

static void counts_a_state_too_few(const struct sg_oracle *oracle, const void *start,
                                   struct sg_arena *scratch, struct sg_survey *out)
{
    GOOD.survey(oracle, start, scratch, out);
    out->states -= out->states > 0;
}

static enum sg_status never_hears_the_flag(const void *start, struct sg_arena *arena,
                                           struct sg_budget *budget, const struct sg_oracle **oracle)
{
    budget->cancel = NULL;
    return GOOD.prepare(start, arena, budget, oracle);
}

static enum sg_status gives_no_oracle_when_short(const void *start, struct sg_arena *arena,
                                                 struct sg_budget *budget, const struct sg_oracle **oracle)
{
    enum sg_status status = GOOD.prepare(start, arena, budget, oracle);
    if (status != SG_OK)
        *oracle = NULL;
    return status;
}

static enum sg_status needs_more_nodes_than_it_asks(const void *start, struct sg_arena *arena,
                                                    struct sg_budget *budget, const struct sg_oracle **oracle)
{
    budget->nodes_left /= 2;
    return GOOD.prepare(start, arena, budget, oracle);
}

static enum sg_status needs_more_memory_than_it_asks(const void *start, struct sg_arena *arena,
                                                     struct sg_budget *budget,
                                                     const struct sg_oracle **oracle)
{
    arena->size = 0;
    return GOOD.prepare(start, arena, budget, oracle);
}

static void reads_what_the_memory_held(const struct sg_oracle *oracle, const void *start,
                                       struct sg_arena *scratch, double features[SG_FEATURES_MAX])
{
    GOOD.features(oracle, start, scratch, features);
    features[0] += *(unsigned char *)sg_arena_take_raw(scratch, 1, 1) / 1e3;
}

static enum sg_status makes_the_grade_below(int grade, uint64_t seed, struct sg_arena *arena,
                                            const atomic_bool *cancel, void *position)
{
    return GOOD.generate(grade > 1 && grade <= SG_GRADES ? grade - 1 : grade, seed, arena, cancel, position);
}

static enum sg_status draws_its_seed_from_the_memory(int grade, uint64_t seed, struct sg_arena *arena,
                                                     const atomic_bool *cancel, void *position)
{
    seed += arena->base[0] == 0xff;
    return GOOD.generate(grade, seed, arena, cancel, position);
}

static enum sg_status knows_one_level_a_grade(int grade, uint64_t seed, struct sg_arena *arena,
                                              const atomic_bool *cancel, void *position)
{
    return GOOD.generate(grade, seed ? 1 : 0, arena, cancel, position);
}

static enum sg_status gives_up_now_and_then(int grade, uint64_t seed, struct sg_arena *arena,
                                            const atomic_bool *cancel, void *position)
{
    return seed == 2 && grade == 4 ? SG_ERR_BUDGET : GOOD.generate(grade, seed, arena, cancel, position);
}

static void hints_the_wrong_way(const struct sg_oracle *oracle, const void *position, enum sg_rung rung,
                                struct sg_arena *scratch, struct sg_hint *hint)
{
    GOOD.hint(oracle, position, rung, scratch, hint);
    hint->move.code ^= 1;
}

static void hints_beside_the_board(const struct sg_oracle *oracle, const void *position, enum sg_rung rung,
                                   struct sg_arena *scratch, struct sg_hint *hint)
{
    GOOD.hint(oracle, position, rung, scratch, hint);
    hint->cells[0].x = 1;
}

static void hints_in_words_nobody_translates(const struct sg_oracle *oracle, const void *position,
                                             enum sg_rung rung, struct sg_arena *scratch,
                                             struct sg_hint *hint)
{
    GOOD.hint(oracle, position, rung, scratch, hint);
    sg_phrase_set(&hint->words, "Words of this test only.");
}

static void hints_with_an_empty_slot(const struct sg_oracle *oracle, const void *position, enum sg_rung rung,
                                     struct sg_arena *scratch, struct sg_hint *hint)
{
    GOOD.hint(oracle, position, rung, scratch, hint);
    hint->words.count = 0;
}

static void draws_beside_the_board(const void *position, const struct sg_view *view, struct sg_marks *marks)
{
    GOOD.draw(position, view, marks);
    sg_marks_add(marks, &(struct sg_mark){.kind = SG_MARK_RECT, .x = 600, .w = 1000, .h = 10});
}

static void draws_without_end(const void *position, const struct sg_view *view, struct sg_marks *marks)
{
    while (!marks->cut)
        GOOD.draw(position, view, marks);
}

static enum sg_answer turns_what_is_solved(const void *position, const struct sg_input *input,
                                           struct sg_view *view, struct sg_move *move)
{
    enum sg_answer answer = GOOD.handle(position, input, view, move);
    if (answer == SG_ANSWER_REDRAW && GOOD.outcome(position) == SG_OUTCOME_SOLVED) {
        move->code = 0;
        return SG_ANSWER_MOVE;
    }
    return answer;
}

static enum sg_answer has_no_keys(const void *position, const struct sg_input *input, struct sg_view *view,
                                  struct sg_move *move)
{
    return input->kind == SG_INPUT_KEY ? SG_ANSWER_NOTHING : GOOD.handle(position, input, view, move);
}

static void says_nothing_to_the_keyboard(const void *position, const struct sg_view *view,
                                         struct sg_phrase *words)
{
    if (!view->keyboard)
        GOOD.describe(position, view, words);
}

/* Sets the member and says which claim must notice. */
#define FAULT(claim_name, member, function)                                                                  \
    {                                                                                                        \
#function, #claim_name, offsetof(struct sg_game, member), (void (*)(void))(function)                 \
    }

static const struct fault {
    const char *name, *claim;
    size_t offset;
    void (*function)(void);
} faults[] = {
    FAULT(a_position_comes_back_from_its_text, write_position, writes_another_position),
    FAULT(a_position_text_that_is_damaged_is_refused_with_words_or_read_whole, read_position,
          refuses_without_words),
    FAULT(a_move_comes_back_from_its_text, write_move, writes_one_word_for_all_moves),
    FAULT(the_list_of_moves_has_one_order_and_no_doubles, list_moves, lists_a_move_twice),
    FAULT(any_other_move_is_refused_and_changes_nothing, list_moves, lists_one_move_of_two),
    FAULT(every_listed_move_can_be_played, list_moves, lists_moves_that_do_not_exist),
    FAULT(any_other_move_is_refused_and_changes_nothing, play, refuses_and_changes),
    FAULT(traits_follow_from_the_move_alone, observe, fills_half_the_traits),
    FAULT(distances_agree_with_a_plain_search, analyse, says_one_too_many),
    FAULT(distances_agree_with_their_neighbours, analyse, says_one_too_many),
    FAULT(distances_agree_with_a_plain_search, analyse, names_no_second_way),
    FAULT(with_little_memory_only_what_is_proven_is_said, analyse, gives_up_hope),
    FAULT(with_few_nodes_only_what_is_proven_is_said, analyse, is_always_sure),
    FAULT(distances_agree_with_a_plain_search, survey, counts_a_state_too_few),
    FAULT(a_raised_flag_stops_the_oracle, prepare, never_hears_the_flag),
    FAULT(with_little_memory_only_what_is_proven_is_said, prepare, gives_no_oracle_when_short),
    FAULT(a_generated_level_is_proven_solvable, prepare, needs_more_nodes_than_it_asks),
    FAULT(with_few_nodes_only_what_is_proven_is_said, prepare, needs_more_nodes_than_it_asks),
    FAULT(a_generated_level_is_proven_solvable, prepare, needs_more_memory_than_it_asks),
    FAULT(with_little_memory_only_what_is_proven_is_said, prepare, needs_more_memory_than_it_asks),
    FAULT(an_answer_does_not_depend_on_what_the_memory_held, features, reads_what_the_memory_held),
    FAULT(a_generated_level_falls_in_its_grade, generate, makes_the_grade_below),
    FAULT(the_same_seed_makes_the_same_level, generate, draws_its_seed_from_the_memory),
    FAULT(seeds_make_different_levels, generate, knows_one_level_a_grade),
    FAULT(a_grade_has_a_level_for_every_seed, generate, gives_up_now_and_then),
    FAULT(a_solution_takes_exactly_the_distance, analyse, says_one_too_many),
    FAULT(hints_are_words_cells_on_the_board_and_a_good_move, hint, hints_the_wrong_way),
    FAULT(hints_are_words_cells_on_the_board_and_a_good_move, hint, hints_beside_the_board),
    FAULT(hints_are_words_cells_on_the_board_and_a_good_move, hint, hints_in_words_nobody_translates),
    FAULT(hints_are_words_cells_on_the_board_and_a_good_move, hint, hints_with_an_empty_slot),
    FAULT(marks_lie_on_the_board, draw, draws_beside_the_board),
    FAULT(marks_lie_on_the_board, draw, draws_without_end),
    FAULT(pointer_and_keys_make_only_legal_moves, handle, turns_what_is_solved),
    FAULT(pointer_and_keys_can_each_make_a_move, handle, has_no_keys),
    FAULT(what_is_under_the_cursor_is_always_said, describe, says_nothing_to_the_keyboard),
    FAULT(the_description_is_complete, survey, NULL),
};

/* Holds a broken copy against one claim. */
static void expect_found(const struct sg_game *broken, const char *fault, const char *claim_name)
{
    struct contract contract;
    const struct contract_claim *claim = contract_claims;
    while (claim->name && strcmp(claim->name, claim_name) != 0)
        claim++;
    assert_non_null(claim->name);
    assert_true(contract_open(&contract, broken, 4));
    claim->hold(&contract);
    bool found = !contract_holds(&contract);
    if (found && !strstr(contract.message, "template"))
        fail_msg("the message names no game: %s", contract.message);
    contract_close(&contract);
    if (!found)
        fail_msg("%s does not notice a game that %s", claim_name, fault);
}

static void every_fault_is_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct sg_game broken = GOOD;
        memcpy((char *)&broken + faults[i].offset, &faults[i].function, sizeof faults[i].function);
        expect_found(&broken, faults[i].name, faults[i].claim);
    }
}

static void a_position_with_bytes_left_unset_is_found(void **state)
{
    (void)state;
    struct sg_game broken = GOOD;
    broken.position_bytes++;
    expect_found(&broken, "leaves a byte unset", "a_position_has_no_bytes_left_unset");
}

static void a_name_that_nobody_translates_is_found(void **state)
{
    (void)state;
    struct sg_game broken = GOOD;
    broken.aim = "An aim of this test only.";
    expect_found(&broken, "says untranslated words", "the_description_is_complete");
}

static void the_template_as_it_is_passes_every_claim(void **state)
{
    (void)state;
    struct contract contract;
    assert_true(contract_open(&contract, &GOOD, 4));
    for (const struct contract_claim *claim = contract_claims; claim->name; claim++) {
        claim->hold(&contract);
        if (!contract_holds(&contract))
            fail_msg("%s: %s", claim->name, contract.message);
    }
    contract_close(&contract);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_fault_is_found),
        cmocka_unit_test(a_position_with_bytes_left_unset_is_found),
        cmocka_unit_test(a_name_that_nobody_translates_is_found),
        cmocka_unit_test(the_template_as_it_is_passes_every_claim),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
