/* Claims about the oracle: exact against a plain search, and never more than proven when it is starved. */
#include "contract.h"

#include <stdlib.h>
#include <string.h>

#include "contract_hidden.h"
#include "plain_search.h"

enum {
    PLAIN_POSITIONS = 30000, /* levels with more are left to their neighbours */
    STARVED_LEVELS = 2,      /* levels for which memory and nodes are doubled from nothing */
    STARVED_LOOKS = 150      /* positions asked at each size */
};

static const char *const bound_names[] = {"unknown", "exact", "at least", "unsolvable"};

/* What is said of position `index` is true; `exact`: and nothing is left open. */
static void answer_is_true(struct contract *contract, const struct plain_search *search, uint32_t index,
                           const struct sg_analysis *said, bool exact)
{
    const struct sg_game *game = contract->game;
    const void *position = plain_search_position(search, index);
    uint32_t distance = search->distances[index];
    CLAIM(contract, (unsigned)said->bound <= SG_BOUND_UNSOLVABLE, "bound %d", (int)said->bound);
    const char *bound = bound_names[said->bound], *text = contract_position_text(game, position);
    if (exact)
        CLAIM(contract, said->bound == (distance == plain_never ? SG_BOUND_UNSOLVABLE : SG_BOUND_EXACT),
              "%s is said to be %s, with all memory and nodes it asked", text, bound);
    CLAIM(contract, said->bound != SG_BOUND_UNSOLVABLE || distance == plain_never,
          "%s is called a dead end; it is %u away", text, distance);
    CLAIM(contract, said->bound != SG_BOUND_EXACT || said->distance == distance,
          "%s is said to be %u away; it is %u", text, said->distance, distance);
    CLAIM(contract, said->bound != SG_BOUND_AT_LEAST || said->distance <= distance,
          "%s is said to be at least %u away; it is %u", text, said->distance, distance);
    CLAIM(contract, distance != plain_never || game->dead_end,
          "%s is a dead end, and the game has no words for it", text);
}

/* The improving moves are those that bring the goal nearer; where the bound is exact, all of them. */
static void improving_is_true(struct contract *contract, const struct plain_search *search, uint32_t index,
                              const struct sg_analysis *said)
{
    const struct sg_game *game = contract->game;
    const void *position = plain_search_position(search, index);
    static struct sg_move moves[SG_MOVES_MAX];
    size_t count = game->list_moves(position, moves, SG_MOVES_MAX);
    uint32_t nearer = 0;
    size_t named = said->improving_count < SG_IMPROVING_MAX ? said->improving_count : SG_IMPROVING_MAX;
    for (size_t i = 0; i < count; i++) {
        bool better =
            search->distances[search->targets[search->first_edge[index] + i]] < search->distances[index];
        bool said_so = contract_contains(said->improving, named, moves[i]);
        nearer += better;
        CLAIM(contract, better || !said_so, "%s is said to improve %s",
              contract_move_text(game, position, moves[i]), contract_position_text(game, position));
        CLAIM(contract, said->bound != SG_BOUND_EXACT || !better || said_so || named == SG_IMPROVING_MAX,
              "%s improves %s and is not named", contract_move_text(game, position, moves[i]),
              contract_position_text(game, position));
    }
    CLAIM(contract, said->bound != SG_BOUND_EXACT || said->improving_count == nearer,
          "%u improving moves at %s; there are %u", said->improving_count,
          contract_position_text(game, position), nearer);
    for (size_t i = 0; i < named; i++)
        CLAIM(contract, contract_contains(moves, count, said->improving[i]),
              "an improving move at %s is not legal", contract_position_text(game, position));
}

static void survey_is_true(struct contract *contract, const struct plain_search *search,
                           const struct sg_oracle *oracle)
{
    struct sg_arena scratch = contract_scratch(contract);
    struct sg_survey survey;
    memset(&survey, 0xa5, sizeof survey);
    contract->game->survey(oracle, contract->level->position, &scratch, &survey);
    CLAIM(contract, survey.states == 0 || survey.states == search->count,
          "%llu states surveyed; there are %u", (unsigned long long)survey.states, search->count);
    uint32_t farthest = plain_search_farthest(search);
    CLAIM(contract, survey.max_distance == 0 || survey.max_distance == farthest, "max_distance %u; it is %u",
          survey.max_distance, farthest);
    if (contract->game->fills || survey.solutions == 0)
        return;
    uint64_t solutions = plain_search_solutions(search);
    CLAIM(contract, survey.solutions_at_least ? survey.solutions <= solutions : survey.solutions == solutions,
          "%llu solutions surveyed; there are %llu", (unsigned long long)survey.solutions,
          (unsigned long long)solutions);
}

void distances_agree_with_a_plain_search(struct contract *contract)
{
    size_t searched = 0;
    if (contract->game->hides)
        return; /* a search of positions knows too much: hidden_walks_hold */
    for (size_t i = 0; contract_next(contract, &i);) {
        struct plain_search search;
        if (!plain_search_open(&search, contract->game, contract->level->position, PLAIN_POSITIONS))
            continue;
        searched++;
        const struct sg_oracle *oracle;
        contract_prepare(contract, contract->level->position, &oracle);
        for (uint32_t p = 0; p < search.count && contract_holds(contract); p++) {
            struct sg_analysis said;
            contract_analyse(contract, oracle, plain_search_position(&search, p), &said);
            answer_is_true(contract, &search, p, &said, true);
            if (contract_holds(contract))
                improving_is_true(contract, &search, p, &said);
        }
        if (contract_holds(contract))
            survey_is_true(contract, &search, oracle);
        plain_search_close(&search);
    }
    CLAIM(contract, searched > 0, "no generated level has at most %d positions: nothing was compared",
          PLAIN_POSITIONS);
}

static bool same_analysis(const struct sg_analysis *a, const struct sg_analysis *b)
{
    bool measured = a->bound == SG_BOUND_EXACT || a->bound == SG_BOUND_AT_LEAST;
    size_t named = a->improving_count < SG_IMPROVING_MAX ? a->improving_count : SG_IMPROVING_MAX;
    return a->bound == b->bound && (!measured || a->distance == b->distance) &&
           a->improving_count == b->improving_count &&
           memcmp(a->improving, b->improving, named * sizeof *a->improving) == 0;
}

/* An exact distance is one more than the smallest of the neighbours, 0 only where solved; a dead end leads
 * only to dead ends. Holds for levels of any size. */
static void neighbours_agree(struct contract *contract, const struct sg_oracle *oracle, const void *position)
{
    const struct sg_game *game = contract->game;
    struct sg_analysis here, there;
    static struct sg_move moves[SG_MOVES_MAX];
    contract_analyse(contract, oracle, position, &here);
    if (here.bound != SG_BOUND_EXACT && here.bound != SG_BOUND_UNSOLVABLE)
        return;
    uint32_t least = plain_never;
    size_t count = game->list_moves(position, moves, SG_MOVES_MAX);
    for (size_t i = 0; i < count; i++) {
        unsigned char next[SG_POSITION_BYTES];
        memcpy(next, position, game->position_bytes);
        game->play(next, moves[i]);
        contract_analyse(contract, oracle, next, &there);
        if (there.bound == SG_BOUND_EXACT && there.distance < least)
            least = there.distance;
        CLAIM(contract,
              here.bound != SG_BOUND_UNSOLVABLE || there.bound == SG_BOUND_UNSOLVABLE ||
                  there.bound == SG_BOUND_UNKNOWN,
              "%s is called a dead end, and %s leads out of it", contract_position_text(game, position),
              contract_move_text(game, position, moves[i]));
    }
    bool solved = game->outcome(position) == SG_OUTCOME_SOLVED;
    CLAIM(contract, here.bound != SG_BOUND_EXACT || (here.distance == 0) == solved,
          "%s: distance %u, solved %d", contract_position_text(game, position), here.distance, solved);
    CLAIM(contract, here.bound != SG_BOUND_EXACT || solved || least == here.distance - 1,
          "%s is said to be %u away; its nearest neighbour %u", contract_position_text(game, position),
          here.distance, least);
}

void distances_agree_with_their_neighbours(struct contract *contract)
{
    if (contract->game->hides) {
        hidden_walks_hold(contract);
        return;
    }
    for (size_t i = 0; contract_next(contract, &i);) {
        const struct sg_oracle *oracle;
        unsigned char position[SG_POSITION_BYTES];
        struct sg_rng rng;
        struct sg_move move;
        sg_rng_init(&rng, sg_seed_mix(contract->level->seed, 5));
        memcpy(position, contract->level->position, contract->game->position_bytes);
        contract_prepare(contract, position, &oracle);
        for (int step = 0; oracle && step < 60 && contract_holds(contract); step++) {
            neighbours_agree(contract, oracle, position);
            if (!contract_step(contract->game, &rng, position, &move))
                break;
        }
    }
}

/* What is known of a level for certain: by a plain search, or, of a game that hides, by a walk. */
struct known {
    const struct plain_search *search;
    const struct hidden_walk *walk;
};

/* Looks at a sample of the positions; the start is always in it. */
static void search_is_true(struct contract *contract, const struct plain_search *search,
                           const struct sg_oracle *oracle)
{
    uint32_t stride = search->count / STARVED_LOOKS + 1;
    for (uint32_t p = 0; p < search->count && contract_holds(contract); p += stride) {
        struct sg_analysis said;
        contract_analyse(contract, oracle, plain_search_position(search, p), &said);
        answer_is_true(contract, search, p, &said, false);
        if (contract_holds(contract))
            improving_is_true(contract, search, p, &said);
    }
}

static void sample_is_true(struct contract *contract, const struct known *known,
                           const struct sg_oracle *oracle)
{
    if (known->walk)
        hidden_walk_is_true(contract, known->walk, oracle);
    else
        search_is_true(contract, known->search, oracle);
    struct sg_arena scratch = contract_scratch(contract);
    struct sg_survey survey;
    double features[SG_FEATURES_MAX];
    contract->game->survey(oracle, contract->level->position, &scratch, &survey);
    scratch = contract_scratch(contract);
    contract->game->features(oracle, contract->level->position, &scratch, features);
}

/* Prepares with so many bytes and nodes, in memory that ends where the arena ends. True: it was enough. */
static bool starve(struct contract *contract, const struct known *known, size_t bytes, uint64_t nodes)
{
    unsigned char *memory = malloc(bytes ? bytes : 1);
    struct sg_arena arena;
    struct sg_budget budget = {.nodes_left = nodes};
    const struct sg_oracle *oracle = NULL;
    sg_arena_init(&arena, memory, bytes);
    enum sg_status status = contract->game->prepare(contract->level->position, &arena, &budget, &oracle);
    if (status != SG_OK && status != SG_ERR_BUDGET && status != SG_ERR_MEMORY)
        contract_fail(contract, "%zu bytes and %llu nodes are answered %s", bytes, (unsigned long long)nodes,
                      sg_status_name(status));
    else if (!oracle)
        contract_fail(contract, "%zu bytes and %llu nodes leave no oracle", bytes, (unsigned long long)nodes);
    else
        sample_is_true(contract, known, oracle);
    free(memory);
    return status == SG_OK;
}

/* Calls `run` for a few levels that a plain search can hold: the first of the lowest and of the highest
 * grade. */
static void on_searched_levels(struct contract *contract,
                               void (*run)(struct contract *contract, const struct known *known))
{
    size_t done = 0;
    int grade = 0;
    for (size_t i = 0; contract_next(contract, &i) && done < STARVED_LEVELS;) {
        struct plain_search search;
        struct hidden_walk walk;
        bool hides = contract->game->hides;
        if (contract->level->grade == grade || (done == 1 && contract->level->grade < 4))
            continue;
        if (hides)
            hidden_walk_open(contract, &walk);
        else if (!plain_search_open(&search, contract->game, contract->level->position, PLAIN_POSITIONS))
            continue;
        grade = contract->level->grade;
        done++;
        run(contract, &(struct known){hides ? NULL : &search, hides ? &walk : NULL});
        if (!hides)
            plain_search_close(&search);
    }
    CLAIM(contract, done > 0, "no generated level is small enough for a plain search");
}

static void with_more_and_more_memory(struct contract *contract, const struct known *known)
{
    bool enough = false;
    for (size_t bytes = 0; !enough && contract_holds(contract); bytes = bytes ? 2 * bytes : 16) {
        if (bytes > contract->game->oracle_bytes)
            bytes = contract->game->oracle_bytes;
        enough = starve(contract, known, bytes, contract->game->oracle_nodes);
        CLAIM(contract, enough || bytes < contract->game->oracle_bytes,
              "oracle_bytes are not enough for a generated level");
    }
}

void with_little_memory_only_what_is_proven_is_said(struct contract *contract)
{
    on_searched_levels(contract, with_more_and_more_memory);
}

static void with_more_and_more_nodes(struct contract *contract, const struct known *known)
{
    bool enough = false;
    for (uint64_t nodes = 0; !enough && contract_holds(contract); nodes = nodes ? 2 * nodes : 1) {
        if (nodes > contract->game->oracle_nodes)
            nodes = contract->game->oracle_nodes;
        enough = starve(contract, known, contract->game->oracle_bytes, nodes);
        CLAIM(contract, enough || nodes < contract->game->oracle_nodes,
              "oracle_nodes are not enough for a generated level");
        CLAIM(contract, !enough || nodes > 0, "a level is prepared without looking at any position");
    }
}

void with_few_nodes_only_what_is_proven_is_said(struct contract *contract)
{
    on_searched_levels(contract, with_more_and_more_nodes);
}

void a_raised_flag_stops_the_oracle(struct contract *contract)
{
    atomic_bool cancel = true;
    for (size_t i = 0; contract_next(contract, &i);) {
        struct sg_arena arena;
        struct sg_budget budget = {.nodes_left = contract->game->oracle_nodes, .cancel = &cancel};
        const struct sg_oracle *oracle = (const struct sg_oracle *)contract->arena;
        sg_arena_init(&arena, contract->arena, contract->game->oracle_bytes);
        enum sg_status status = contract->game->prepare(contract->level->position, &arena, &budget, &oracle);
        CLAIM(contract, status == SG_ERR_CANCELLED, "a raised flag is answered %s", sg_status_name(status));
        CLAIM(contract, !oracle, "an oracle is left after the flag");
    }
}

static void look_with(struct contract *contract, int fill, struct sg_analysis *said, double *features)
{
    const struct sg_oracle *oracle;
    memset(contract->arena, fill, contract->game->oracle_bytes);
    memset(contract->scratch, fill, contract->game->scratch_bytes);
    contract_prepare(contract, contract->level->position, &oracle);
    if (!oracle)
        return;
    contract_analyse(contract, oracle, contract->level->position, said);
    struct sg_arena scratch = contract_scratch(contract);
    for (size_t i = 0; i < SG_FEATURES_MAX; i++)
        features[i] = fill;
    contract->game->features(oracle, contract->level->position, &scratch, features);
}

void an_answer_does_not_depend_on_what_the_memory_held(struct contract *contract)
{
    for (size_t i = 0; contract_next(contract, &i);) {
        struct sg_analysis low = {0}, high = {0};
        double low_features[SG_FEATURES_MAX] = {0}, high_features[SG_FEATURES_MAX] = {0};
        look_with(contract, 0x00, &low, low_features);
        look_with(contract, 0xff, &high, high_features);
        if (!contract_holds(contract))
            continue;
        CLAIM(contract, same_analysis(&low, &high), "analyse depends on what the memory held");
        for (size_t f = 0; f < contract->game->rating->count; f++)
            CLAIM(contract, low_features[f] == high_features[f], "feature %s depends on what the memory held",
                  contract->game->rating->features[f].name);
    }
}
