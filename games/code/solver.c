/* The oracle: every answer to every guess once a level, and from it the exact number of guesses that the
 * worst of the codes left asks. What is said never depends on the secret, only on the answers. */
#include "solver.h"

#include "logic.h"

struct sg_oracle {
    struct code_table table; /* without answers where there was no memory for them */
    struct code_position start;
    struct code_worst worst; /* of the start */
    uint64_t nodes;          /* lent to `prepare`, and for every analysis after it again */
};

/* What an arena too small for anything still proves. */
static const struct sg_oracle blind = {.worst = {.guesses = 1}};

const struct code_table *code_table_of(const struct sg_oracle *oracle)
{
    return oracle->table.answers ? &oracle->table : NULL;
}

static bool same_rows(const struct code_position *a, const struct code_position *b)
{
    if (a->colours != b->colours || a->places != b->places || a->count != b->count)
        return false;
    for (int row = 0; row < a->count; row++)
        for (int place = 0; place < a->places; place++)
            if (a->pegs[row][place] != b->pegs[row][place] || a->answers[row] != b->answers[row])
                return false;
    return true;
}

static void search(const struct code_table *table, const struct code_position *position,
                   const struct code_set *left, struct sg_budget *budget, struct code_worst *worst)
{
    struct code_symmetry symmetry;
    code_symmetry_of(position, &symmetry);
    struct code_minimax minimax = {table, budget};
    code_minimax(&minimax, &symmetry, left, worst);
}

static bool is_over(const struct code_position *position, const struct code_set *left)
{
    return left->count == 0 || code_outcome(position) != SG_OUTCOME_OPEN;
}

enum sg_status code_prepare(const void *start, struct sg_arena *arena, struct sg_budget *budget,
                            const struct sg_oracle **oracle)
{
    const struct code_position *board = start;
    struct code_set left;
    *oracle = NULL;
    if (budget->cancel && atomic_load(budget->cancel))
        return SG_ERR_CANCELLED;
    *oracle = &blind;
    struct sg_oracle *made = sg_arena_take(arena, 1, sizeof *made);
    if (!made)
        return SG_ERR_MEMORY;
    made->start = *board;
    made->worst.guesses = 1;
    made->nodes = budget->nodes_left;
    *oracle = made;
    if (!code_table_make(board->colours, board->places, arena, &made->table))
        return SG_ERR_MEMORY;
    code_fitting(board, &left);
    if (is_over(board, &left))
        return SG_OK;
    search(&made->table, board, &left, budget, &made->worst);
    if (budget->cancel && atomic_load(budget->cancel)) {
        *oracle = NULL;
        return SG_ERR_CANCELLED;
    }
    return made->worst.exact ? SG_OK : SG_ERR_BUDGET;
}

void code_worst_of(const struct sg_oracle *oracle, const struct code_position *position,
                   const struct code_set *left, struct code_worst *worst)
{
    *worst = (struct code_worst){.guesses = 1};
    if (same_rows(position, &oracle->start)) {
        *worst = oracle->worst;
    } else if (code_table_of(oracle)) {
        struct sg_budget budget = {.nodes_left = oracle->nodes};
        search(&oracle->table, position, left, &budget, worst);
    }
}

static void name_improving(const struct code_table *table, const struct code_set *left,
                           const struct code_worst *worst, struct sg_analysis *out)
{
    for (int fitting = 1; fitting >= 0; fitting--) { /* those that can be the code itself come first */
        int next = 0;
        for (int guess = 0; guess < table->codes; guess++) {
            bool fits = next < left->count && left->codes[next] == guess;
            next += fits;
            if (fits == fitting && code_worst_has(worst, guess) && out->improving_count < SG_IMPROVING_MAX)
                out->improving[out->improving_count++].code = (uint64_t)guess;
        }
    }
    out->improving_count = worst->improving;
}

void code_analyse(const struct sg_oracle *oracle, const void *position, struct sg_arena *scratch,
                  struct sg_analysis *out)
{
    (void)scratch;
    const struct code_position *board = position;
    struct code_set left;
    struct code_worst worst;
    struct code_insight insight;
    *out = (struct sg_analysis){.bound = SG_BOUND_EXACT};
    if (code_solved(board))
        return;
    code_fitting(board, &left);
    if (is_over(board, &left)) {
        out->bound = SG_BOUND_UNSOLVABLE;
        return;
    }
    code_worst_of(oracle, board, &left, &worst);
    out->bound = worst.exact ? SG_BOUND_EXACT : SG_BOUND_AT_LEAST;
    out->distance = (uint32_t)worst.guesses;
    if (worst.exact)
        name_improving(&oracle->table, &left, &worst, out);
    code_reason(board, &left, &insight);
    out->technique = (uint8_t)insight.technique;
    out->parallel = (uint16_t)insight.places;
}

void code_survey(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                 struct sg_survey *out)
{
    (void)scratch;
    struct code_set left;
    struct code_worst worst;
    code_fitting(start, &left);
    *out = (struct sg_survey){.states = left.count, .solutions = left.count};
    if (is_over(start, &left))
        return;
    code_worst_of(oracle, start, &left, &worst);
    out->max_distance = worst.exact ? (uint32_t)worst.guesses : 0; /* no answer ever makes it more */
}
