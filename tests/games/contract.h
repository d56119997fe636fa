/* The contract of smartgames/game.h as claims that any game can be held against, one function a claim.
 *
 * A claim that fails leaves a message that names game, grade and seed. The claims know no game: what is on
 * the list is held against all of them, and so are broken copies of the template, to see that each break is
 * found. */
#ifndef SG_TESTS_CONTRACT_H
#define SG_TESTS_CONTRACT_H

#include "smartgames/game.h"

struct contract_level {
    int grade;
    uint64_t seed;
    unsigned char position[SG_POSITION_BYTES];
};

struct contract {
    const struct sg_game *game;
    size_t seeds; /* levels of each grade */
    bool whole;   /* its description is complete; otherwise only that claim can be held against it */
    struct contract_level *levels;
    size_t level_count; /* fewer than asked when the generator failed; a claim of its own says so */
    const struct contract_level *level; /* the one being looked at; NULL none */
    char *marked; /* every text that the game's folder marks SG_T, each with its NUL; an empty one ends */
    unsigned char *arena,
        *scratch;       /* exactly as large as the game says, so that a sanitizer sees every step over */
    char message[1024]; /* of the first failure; empty: none */
};

struct contract_claim {
    const char *name;
    void (*hold)(struct contract *contract);
};

/* All claims; the last has a NULL name. */
extern const struct contract_claim contract_claims[];

/* Opens `game` with `seeds` levels a grade; false: no memory. */
bool contract_open(struct contract *contract, const struct sg_game *game, size_t seeds);
void contract_close(struct contract *contract);

/* Notes a failure; the first one stays. Returns false. */
bool contract_fail(struct contract *contract, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Leaves a claim or its helper where `condition` does not hold. */
#define CLAIM(contract, condition, ...)                                                                      \
    do {                                                                                                     \
        if (!(condition)) {                                                                                  \
            contract_fail((contract), __VA_ARGS__);                                                          \
            return;                                                                                          \
        }                                                                                                    \
    } while (0)

/* Whether the claim holds so far. */
bool contract_holds(const struct contract *contract);

/* Walks over the levels: sets contract->level; false when there are none left or the claim has failed. */
bool contract_next(struct contract *contract, size_t *index);

/* ---- what the claims share ---- */

struct sg_arena contract_scratch(const struct contract *contract);

/* Prepares in the contract's arena with the game's own budget. */
enum sg_status contract_prepare(struct contract *contract, const void *start,
                                const struct sg_oracle **oracle);

void contract_analyse(struct contract *contract, const struct sg_oracle *oracle, const void *position,
                      struct sg_analysis *out);

/* A random legal move, or none. */
bool contract_step(const struct sg_game *game, struct sg_rng *rng, void *position, struct sg_move *move);

/* The position's or the move's text in static storage, for messages. */
const char *contract_position_text(const struct sg_game *game, const void *position);
const char *contract_move_text(const struct sg_game *game, const void *position, struct sg_move move);

/* Words that a person may see: not empty, every slot filled, every template marked SG_T in the game's
 * sources. */
bool contract_words(struct contract *contract, const char *what, const struct sg_phrase *words);
bool contract_msgid(struct contract *contract, const char *what, const char *msgid);

/* The list of `marked`, from the text of all files; the caller's. NULL: no memory. */
char *contract_marked(const char *sources);

bool contract_contains(const struct sg_move *moves, size_t count, struct sg_move move);

/* Whether `move` is legal and does what the listed moves do that its game unfolds it to. */
bool contract_is_run(const struct sg_game *game, const void *position, struct sg_move move);

/* ---- the claims ---- */

/* contract_rules.c */
void the_description_is_complete(struct contract *contract);
void a_position_comes_back_from_its_text(struct contract *contract);
void a_position_has_no_bytes_left_unset(struct contract *contract);
void a_position_text_that_is_damaged_is_refused_with_words_or_read_whole(struct contract *contract);
void a_move_comes_back_from_its_text(struct contract *contract);
void a_move_text_that_is_damaged_is_harmless(struct contract *contract);
void the_list_of_moves_has_one_order_and_no_doubles(struct contract *contract);
void every_listed_move_can_be_played(struct contract *contract);
void any_other_move_is_refused_and_changes_nothing(struct contract *contract);
void traits_follow_from_the_move_alone(struct contract *contract);

/* contract_oracle.c */
void distances_agree_with_a_plain_search(struct contract *contract);
void distances_agree_with_their_neighbours(struct contract *contract);
void with_little_memory_only_what_is_proven_is_said(struct contract *contract);
void with_few_nodes_only_what_is_proven_is_said(struct contract *contract);
void a_raised_flag_stops_the_oracle(struct contract *contract);
void an_answer_does_not_depend_on_what_the_memory_held(struct contract *contract);

/* contract_level.c */
void a_grade_has_a_level_for_every_seed(struct contract *contract);
void the_same_seed_makes_the_same_level(struct contract *contract);
void seeds_make_different_levels(struct contract *contract);
void a_generated_level_is_proven_solvable(struct contract *contract);
void a_generated_level_falls_in_its_grade(struct contract *contract);
void a_solution_takes_exactly_the_distance(struct contract *contract);
void the_generator_refuses_grades_that_do_not_exist_and_stops_when_told(struct contract *contract);
void lessons_are_tiny_levels_with_words(struct contract *contract);
void hints_are_words_cells_on_the_board_and_a_good_move(struct contract *contract);

/* contract_view.c */
void marks_lie_on_the_board(struct contract *contract);
void pointer_and_keys_make_only_legal_moves(struct contract *contract);
void pointer_and_keys_can_each_make_a_move(struct contract *contract);
void what_is_under_the_cursor_is_always_said(struct contract *contract);

#endif
