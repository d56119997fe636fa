/* Opening a game, telling what failed, and what several claims need. */
#include "contract.h"

#include <dirent.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NAMED(claim)                                                                                         \
    {                                                                                                        \
#claim, claim                                                                                        \
    }

const struct contract_claim contract_claims[] = {
    NAMED(the_description_is_complete),
    NAMED(a_grade_has_a_level_for_every_seed),
    NAMED(the_same_seed_makes_the_same_level),
    NAMED(seeds_make_different_levels),
    NAMED(a_generated_level_is_proven_solvable),
    NAMED(a_generated_level_falls_in_its_grade),
    NAMED(a_solution_takes_exactly_the_distance),
    NAMED(the_generator_refuses_grades_that_do_not_exist_and_stops_when_told),
    NAMED(a_position_comes_back_from_its_text),
    NAMED(a_position_has_no_bytes_left_unset),
    NAMED(a_position_text_that_is_damaged_is_refused_with_words_or_read_whole),
    NAMED(a_move_comes_back_from_its_text),
    NAMED(a_move_text_that_is_damaged_is_harmless),
    NAMED(the_list_of_moves_has_one_order_and_no_doubles),
    NAMED(every_listed_move_can_be_played),
    NAMED(any_other_move_is_refused_and_changes_nothing),
    NAMED(traits_follow_from_the_move_alone),
    NAMED(distances_agree_with_a_plain_search),
    NAMED(distances_agree_with_their_neighbours),
    NAMED(with_little_memory_only_what_is_proven_is_said),
    NAMED(with_few_nodes_only_what_is_proven_is_said),
    NAMED(a_raised_flag_stops_the_oracle),
    NAMED(an_answer_does_not_depend_on_what_the_memory_held),
    NAMED(lessons_are_tiny_levels_with_words),
    NAMED(hints_are_words_cells_on_the_board_and_a_good_move),
    NAMED(marks_lie_on_the_board),
    NAMED(pointer_and_keys_make_only_legal_moves),
    NAMED(pointer_and_keys_can_each_make_a_move),
    NAMED(what_is_under_the_cursor_is_always_said),
    {NULL, NULL},
};

bool contract_fail(struct contract *contract, const char *format, ...)
{
    if (contract->message[0])
        return false;
    int at = 0;
    size_t room = sizeof contract->message;
    if (contract->level)
        at = snprintf(contract->message, room, "%s, grade %d, seed %llu (%s): ", contract->game->id,
                      contract->level->grade, (unsigned long long)contract->level->seed,
                      contract_position_text(contract->game, contract->level->position));
    else
        at = snprintf(contract->message, room, "%s: ", contract->game->id ? contract->game->id : "?");
    if (at < 0 || (size_t)at >= room)
        return false;
    va_list values;
    va_start(values, format);
    vsnprintf(contract->message + at, room - (size_t)at, format, values);
    va_end(values);
    return false;
}

bool contract_holds(const struct contract *contract)
{
    return contract->message[0] == '\0';
}

bool contract_next(struct contract *contract, size_t *index)
{
    if (!contract_holds(contract) || *index >= contract->level_count) {
        contract->level = NULL;
        return false;
    }
    contract->level = &contract->levels[(*index)++];
    return true;
}

/* Appends one file to the text that `sources` holds. */
static char *append_file(char *sources, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return sources;
    size_t length = strlen(sources);
    char chunk[4096];
    for (size_t got; sources && (got = fread(chunk, 1, sizeof chunk, file)) > 0;) {
        char *more = realloc(sources, length + got + 1);
        if (!more)
            break;
        sources = more;
        memcpy(sources + length, chunk, got);
        length += got;
        sources[length] = '\0';
    }
    fclose(file);
    return sources;
}

static char *read_sources(const char *id)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/../games/%s", SG_TEST_DIR, id);
    char *sources = calloc(1, 1);
    DIR *folder = opendir(path);
    if (!folder)
        return sources;
    for (struct dirent *entry; sources && (entry = readdir(folder));) {
        const char *ending = strrchr(entry->d_name, '.');
        if (!ending || (strcmp(ending, ".c") != 0 && strcmp(ending, ".h") != 0))
            continue;
        snprintf(path, sizeof path, "%s/../games/%s/%s", SG_TEST_DIR, id, entry->d_name);
        sources = append_file(sources, path);
    }
    closedir(folder);
    return sources;
}

static void make_levels(struct contract *contract)
{
    const struct sg_game *game = contract->game;
    size_t bytes = game->oracle_bytes + game->scratch_bytes;
    unsigned char *memory =
        calloc(bytes, 1); /* zeroes: the_same_seed_makes_the_same_level fills it otherwise */
    for (int grade = 1; memory && grade <= SG_GRADES; grade++)
        for (uint64_t seed = 1; seed <= contract->seeds; seed++) {
            struct contract_level *level = &contract->levels[contract->level_count];
            *level = (struct contract_level){.grade = grade, .seed = seed};
            struct sg_arena arena;
            sg_arena_init(&arena, memory, bytes);
            if (game->generate(grade, seed, &arena, NULL, level->position) == SG_OK)
                contract->level_count++;
        }
    free(memory);
}

bool contract_open(struct contract *contract, const struct sg_game *game, size_t seeds)
{
    *contract = (struct contract){.game = game, .seeds = seeds};
    contract->levels = calloc(SG_GRADES * seeds, sizeof *contract->levels);
    contract->arena = malloc(game->oracle_bytes ? game->oracle_bytes : 1);
    contract->scratch = malloc(game->scratch_bytes ? game->scratch_bytes : 1);
    char *sources = read_sources(game->id);
    contract->marked = sources ? contract_marked(sources) : NULL;
    free(sources);
    if (!contract->levels || !contract->arena || !contract->scratch || !contract->marked)
        return false;
    the_description_is_complete(contract);
    contract->whole = contract_holds(contract);
    contract->message[0] = '\0';
    if (contract->whole)
        make_levels(contract);
    return true;
}

void contract_close(struct contract *contract)
{
    free(contract->levels);
    free(contract->arena);
    free(contract->scratch);
    free(contract->marked);
}

struct sg_arena contract_scratch(const struct contract *contract)
{
    struct sg_arena arena;
    sg_arena_init(&arena, contract->scratch, contract->game->scratch_bytes);
    return arena;
}

enum sg_status contract_prepare(struct contract *contract, const void *start, const struct sg_oracle **oracle)
{
    struct sg_arena arena;
    sg_arena_init(&arena, contract->arena, contract->game->oracle_bytes);
    struct sg_budget budget = {.nodes_left = contract->game->oracle_nodes};
    *oracle = NULL;
    enum sg_status status = contract->game->prepare(start, &arena, &budget, oracle);
    if (!*oracle)
        contract_fail(contract, "prepare answered %s without an oracle", sg_status_name(status));
    return status;
}

void contract_analyse(struct contract *contract, const struct sg_oracle *oracle, const void *position,
                      struct sg_analysis *out)
{
    struct sg_arena scratch = contract_scratch(contract);
    memset(out, 0xa5, sizeof *out); /* it is the game that fills it */
    contract->game->analyse(oracle, position, &scratch, out);
}

bool contract_step(const struct sg_game *game, struct sg_rng *rng, void *position, struct sg_move *move)
{
    struct sg_move moves[SG_MOVES_MAX];
    size_t count = game->list_moves(position, moves, SG_MOVES_MAX);
    if (count == 0)
        return false;
    *move = moves[sg_rng_below(rng, (uint32_t)count)];
    return game->play(position, *move) == SG_OK;
}

const char *contract_position_text(const struct sg_game *game, const void *position)
{
    static char bytes[SG_POSITION_TEXT];
    struct sg_text text;
    sg_text_init(&text, bytes, sizeof bytes);
    game->write_position(position, &text);
    return bytes;
}

const char *contract_move_text(const struct sg_game *game, const void *position, struct sg_move move)
{
    static char bytes[SG_MOVE_TEXT];
    struct sg_text text;
    sg_text_init(&text, bytes, sizeof bytes);
    game->write_move(position, move, &text);
    return bytes;
}

bool contract_contains(const struct sg_move *moves, size_t count, struct sg_move move)
{
    for (size_t i = 0; i < count; i++)
        if (moves[i].code == move.code)
            return true;
    return false;
}

bool contract_is_run(const struct sg_game *game, const void *position, struct sg_move move)
{
    enum { STEPS = 64 };
    static struct sg_move moves[SG_MOVES_MAX];
    struct sg_move steps[STEPS];
    unsigned char whole[SG_POSITION_BYTES], stepped[SG_POSITION_BYTES];
    memcpy(whole, position, game->position_bytes);
    memcpy(stepped, position, game->position_bytes);
    if (!game->unfold || game->play(whole, move) != SG_OK)
        return false;
    size_t count = game->unfold(position, move, steps, STEPS);
    for (size_t i = 0; i < count && count <= STEPS; i++) {
        size_t listed = game->list_moves(stepped, moves, SG_MOVES_MAX);
        if (!contract_contains(moves, listed, steps[i]) || game->play(stepped, steps[i]) != SG_OK)
            return false;
    }
    return count > 0 && count <= STEPS && memcmp(whole, stepped, game->position_bytes) == 0;
}
