/* Claims about levels: made for every grade and seed, solvable, in their grade, and with hints that help. */
#include "contract.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "puzzle/level.h"

void a_grade_has_a_level_for_every_seed(struct contract *contract)
{
    CLAIM(contract, contract->level_count == SG_GRADES * contract->seeds, "%zu levels of %zu were made",
          contract->level_count, SG_GRADES * contract->seeds);
}

void the_same_seed_makes_the_same_level(struct contract *contract)
{
    const struct sg_game *game = contract->game;
    size_t bytes = game->oracle_bytes + game->scratch_bytes;
    unsigned char *memory = malloc(bytes), position[SG_POSITION_BYTES];
    for (size_t i = 0; memory && contract_next(contract, &i);) {
        struct sg_arena arena;
        memset(memory, 0xff, bytes); /* and not by what the memory happened to hold */
        memset(position, 0xff, sizeof position);
        sg_arena_init(&arena, memory, bytes);
        enum sg_status status =
            game->generate(contract->level->grade, contract->level->seed, &arena, NULL, position);
        if (status != SG_OK)
            contract_fail(contract, "the second time is answered %s", sg_status_name(status));
        else if (memcmp(position, contract->level->position, game->position_bytes) != 0)
            contract_fail(contract, "the second time makes %s", contract_position_text(game, position));
    }
    free(memory);
}

void seeds_make_different_levels(struct contract *contract)
{
    size_t doubles =
        0; /* of the level before: a small game has few levels, but not the same one over and over */
    for (size_t i = 1; i < contract->level_count; i++)
        doubles += memcmp(contract->levels[i].position, contract->levels[i - 1].position,
                          contract->game->position_bytes) == 0;
    CLAIM(contract, 3 * doubles < contract->level_count, "%zu of %zu levels are those of the seed before",
          doubles, contract->level_count);
}

enum { LESSON_MOVES = 8 };

void lessons_are_tiny_levels_with_words(struct contract *contract)
{
    const struct sg_game *game = contract->game;
    for (int i = 0; i < SG_LESSONS && contract_holds(contract); i++) {
        const struct sg_lesson *lesson = &game->lessons[i];
        unsigned char position[SG_POSITION_BYTES];
        struct sg_phrase why = {0};
        CLAIM(contract, lesson->position, "lesson %d is missing", i + 1);
        CLAIM(contract,
              game->read_position(lesson->position, strlen(lesson->position), position, &why) == SG_OK,
              "lesson %d cannot be read: %s", i + 1, why.msgid);
        if (!contract_msgid(contract, "a lesson", lesson->words))
            return;
        const struct sg_oracle *oracle;
        struct sg_analysis said;
        contract_prepare(contract, position, &oracle);
        if (!contract_holds(contract))
            return;
        contract_analyse(contract, oracle, position, &said);
        CLAIM(contract, said.bound == SG_BOUND_EXACT && said.distance == lesson->distance,
              "lesson %d is %u away, not %u", i + 1, said.distance, lesson->distance);
        CLAIM(contract, lesson->distance >= 1 && lesson->distance <= LESSON_MOVES, "lesson %d takes %u moves",
              i + 1, lesson->distance);
    }
}

void a_generated_level_is_proven_solvable(struct contract *contract)
{
    for (size_t i = 0; contract_next(contract, &i);) {
        const struct sg_oracle *oracle;
        struct sg_analysis said;
        enum sg_status status = contract_prepare(contract, contract->level->position, &oracle);
        CLAIM(contract, status == SG_OK, "oracle_bytes and oracle_nodes do not prove it: %s",
              sg_status_name(status));
        contract_analyse(contract, oracle, contract->level->position, &said);
        CLAIM(contract, said.bound == SG_BOUND_EXACT && said.distance > 0, "bound %d, distance %u",
              (int)said.bound, said.distance);
        CLAIM(contract, contract->game->outcome(contract->level->position) == SG_OUTCOME_OPEN,
              "it starts solved");
    }
}

void a_generated_level_falls_in_its_grade(struct contract *contract)
{
    for (size_t i = 0; contract_next(contract, &i);) {
        const struct sg_oracle *oracle;
        struct sg_rating rating;
        contract_prepare(contract, contract->level->position, &oracle);
        CLAIM(contract, oracle, "no oracle");
        struct sg_arena scratch = contract_scratch(contract);
        sg_rate(contract->game, oracle, contract->level->position, &scratch, &rating);
        CLAIM(contract, rating.grade == contract->level->grade, "it is rated %d (%.1f s)", rating.grade,
              rating.expected_s);
        CLAIM(contract, rating.p_solve > 0 && rating.p_solve < 1, "P(solve) %f", rating.p_solve);
        for (size_t f = 0; f < contract->game->rating->count; f++)
            CLAIM(contract, isfinite(rating.features[f]), "feature %s is %f",
                  contract->game->rating->features[f].name, rating.features[f]);
    }
}

void a_solution_takes_exactly_the_distance(struct contract *contract)
{
    struct sg_bench *bench = sg_bench_new((const struct sg_game *const[]){contract->game, NULL});
    CLAIM(contract, bench, "no memory");
    for (size_t i = 0; contract_next(contract, &i);) {
        unsigned char end[SG_POSITION_BYTES];
        struct sg_analysis said;
        if (sg_bench_prepare(bench, contract->game, contract->level->position, 0, NULL) != SG_OK)
            contract_fail(contract, "it cannot be prepared");
        sg_bench_analyse(bench, contract->level->position, &said);
        size_t length = sg_bench_solve(bench, contract->level->position, NULL, 0, end);
        bool as_long = contract->game->hides ? length <= said.distance : length == said.distance;
        if (!as_long) /* of what is hidden, the distance is the worst case */
            contract_fail(contract, "%zu moves for a distance of %u", length, said.distance);
        else if (contract->game->outcome(end) != SG_OUTCOME_SOLVED)
            contract_fail(contract, "the solution ends in %s", contract_position_text(contract->game, end));
    }
    sg_bench_free(bench);
}

void the_generator_refuses_grades_that_do_not_exist_and_stops_when_told(struct contract *contract)
{
    const struct sg_game *game = contract->game;
    size_t bytes = game->oracle_bytes + game->scratch_bytes;
    unsigned char *memory = malloc(bytes), position[SG_POSITION_BYTES];
    CLAIM(contract, memory, "no memory");
    struct sg_arena arena;
    atomic_bool cancel = true;
    sg_arena_init(&arena, memory, bytes);
    enum sg_status low = game->generate(0, 1, &arena, NULL, position);
    enum sg_status high = game->generate(SG_GRADES + 1, 1, &arena, NULL, position);
    arena.used = 0;
    enum sg_status stopped = game->generate(SG_GRADES, 1, &arena, &cancel, position);
    free(memory);
    CLAIM(contract, low == SG_ERR_RANGE && high == SG_ERR_RANGE, "grade 0 is answered %s, grade 6 %s",
          sg_status_name(low), sg_status_name(high));
    CLAIM(contract, stopped == SG_ERR_CANCELLED, "a raised flag is answered %s", sg_status_name(stopped));
}

static void hint_is_legal(struct contract *contract, const void *position, enum sg_rung rung,
                          const struct sg_analysis *said, const struct sg_hint *hint)
{
    int32_t width, height;
    contract->game->measure(position, &width, &height);
    contract_words(contract, "a hint", &hint->words);
    CLAIM(contract, hint->cell_count <= SG_HINT_CELLS, "a hint marks %zu cells", hint->cell_count);
    for (size_t i = 0; i < hint->cell_count; i++)
        CLAIM(contract,
              hint->cells[i].x >= 0 && hint->cells[i].x < width && hint->cells[i].y >= 0 &&
                  hint->cells[i].y < height,
              "rung %d marks cell %d,%d", (int)rung, hint->cells[i].x, hint->cells[i].y);
    CLAIM(contract, hint->has_move || rung != SG_RUNG_STEP, "the last rung has no move");
    CLAIM(contract, !hint->has_move || rung == SG_RUNG_STEP, "rung %d gives the move away", (int)rung);
    CLAIM(contract, !hint->has_move || contract_contains(said->improving, said->improving_count, hint->move),
          "at %s the hint %s does not improve", contract_position_text(contract->game, position),
          contract_move_text(contract->game, position, hint->move));
}

static void hints_are_legal(struct contract *contract, const struct sg_oracle *oracle, const void *position)
{
    struct sg_analysis said;
    contract_analyse(contract, oracle, position, &said);
    if (said.bound != SG_BOUND_EXACT || said.distance == 0 || said.improving_count > SG_IMPROVING_MAX)
        return;
    for (int rung = SG_RUNG_LOOK; rung < SG_RUNG_COUNT && contract_holds(contract); rung++) {
        struct sg_arena scratch = contract_scratch(contract);
        struct sg_hint hint = {0};
        contract->game->hint(oracle, position, (enum sg_rung)rung, &scratch, &hint);
        hint_is_legal(contract, position, (enum sg_rung)rung, &said, &hint);
    }
}

void hints_are_words_cells_on_the_board_and_a_good_move(struct contract *contract)
{
    for (size_t i = 0; contract_next(contract, &i);) {
        const struct sg_oracle *oracle;
        unsigned char position[SG_POSITION_BYTES];
        struct sg_rng rng;
        struct sg_move move;
        sg_rng_init(&rng, sg_seed_mix(contract->level->seed, 6));
        memcpy(position, contract->level->position, contract->game->position_bytes);
        contract_prepare(contract, position, &oracle);
        for (int step = 0; oracle && step < 60 && contract_holds(contract); step++) {
            hints_are_legal(contract, oracle, position);
            if (!contract_step(contract->game, &rng, position, &move))
                break;
        }
    }
}
