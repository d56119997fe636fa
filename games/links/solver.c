/* Answers from solutions: `prepare` counts all solutions of the bare board and, when there are at most two,
 * keeps them; distance.h says how far they are. No position of a solvable level is a dead end: strokes can be
 * taken away. */
#include "distance.h"
#include "frontier.h"
#include "logic.h"

enum { KEPT = 2, BLOCKED_NODES = 20000 };

struct sg_oracle {
    struct links_position start; /* bare: whose solutions these are */
    bool counted;                /* `total` is exact; else there are at least so many */
    bool complete;               /* all solutions are kept */
    uint64_t total;
    int count;
    struct links_solution found[KEPT];
};

/* What an arena too small for anything still proves. */
static const struct sg_oracle blind = {.counted = false};

/* ---- all solutions --------------------------------------------------------------------------------- */

static enum sg_status find(struct sg_oracle *made, struct sg_arena *arena, struct sg_budget *budget)
{
    struct links_net net;
    links_net_of(&made->start, false, &net);
    made->counted = made->complete = true;
    bool fine = links_close(&net, LINKS_TRIAL, budget);
    if (!fine)
        return SG_OK;
    struct links_position found;
    struct links_search search = {.net = &net, .letters = &made->start, .budget = budget, .found = &found};
    enum sg_status status = links_search(&search, arena);
    made->counted = status == SG_OK && !search.at_least;
    made->total = search.count;
    made->complete = made->counted && search.count <= KEPT;
    if (!made->complete)
        return status != SG_OK ? status : search.at_least ? SG_ERR_MEMORY : SG_ERR_BUDGET;
    for (made->count = 0; made->count < (int)made->total; made->count++) {
        if (made->count > 0)
            status = links_search(&search, arena);
        if (status != SG_OK)
            break;
        links_solution_of(&found, &made->found[made->count]);
        search.avoid = &made->found[0].drawing;
    }
    made->complete = status == SG_OK;
    return status;
}

enum sg_status links_prepare(const void *start, struct sg_arena *arena, struct sg_budget *budget,
                             const struct sg_oracle **oracle)
{
    *oracle = NULL;
    if (budget->cancel && atomic_load(budget->cancel))
        return SG_ERR_CANCELLED;
    *oracle = &blind;
    struct sg_oracle *made = sg_arena_take(arena, 1, sizeof *made);
    if (!made)
        return SG_ERR_MEMORY;
    made->start = *(const struct links_position *)start;
    for (int cell = 0; cell < LINKS_CELLS; cell++)
        made->start.cells[cell] &= LINKS_LETTER;
    if (budget->nodes_left == 0)
        return SG_ERR_BUDGET;
    enum sg_status status = find(made, arena, budget);
    *oracle = status == SG_ERR_CANCELLED ? NULL : made;
    return status;
}

/* ---- answers --------------------------------------------------------------------------------------- */

/* Every drawn link is one of the solution's. */
static bool part_of(const struct links_position *position, const struct links_position *solution)
{
    for (int cell = 0; cell < links_count(position); cell++)
        if (position->cells[cell] & ~solution->cells[cell])
            return false;
    return true;
}

/* With solutions unkept: whether any has all that is drawn, as far as a short search proves it. */
static bool none_completes(const struct links_position *position, struct sg_arena *scratch)
{
    struct links_net net;
    struct sg_budget budget = {.nodes_left = BLOCKED_NODES};
    struct links_search search = {.net = &net, .letters = position, .budget = &budget};
    links_net_of(position, true, &net);
    if (!links_close(&net, LINKS_NARROW, NULL))
        return true;
    return links_search(&search, scratch) == SG_OK && !search.at_least && search.count == 0;
}

static void bound_only(const struct sg_oracle *oracle, const struct links_position *position,
                       struct sg_arena *scratch, struct sg_analysis *out)
{
    out->bound = SG_BOUND_AT_LEAST; /* every link left asks a step; what is blocked, a cut and a link more */
    out->blocked = oracle->total > 0 && none_completes(position, scratch);
    out->distance = (uint32_t)links_left(position) + (out->blocked ? 2 : 0);
}

/* Every kept solution with what each pair asks for it. */
struct view_of {
    struct links_plans plans[KEPT];
    uint32_t away[KEPT];
    bool exact; /* of those that are nearest */
    uint32_t least;
    int nearest; /* -1: none */
};

static void look(const struct sg_oracle *oracle, const struct links_position *position, struct view_of *seen)
{
    seen->nearest = -1;
    for (int i = 0; i < oracle->count; i++) {
        links_plan_all(position, &oracle->found[i], &seen->plans[i]);
        bool exact = links_sum(&oracle->found[i], &seen->plans[i], &seen->away[i]);
        bool better = seen->nearest < 0 || seen->away[i] < seen->least;
        if (!better && (seen->away[i] > seen->least || seen->exact))
            continue;
        seen->nearest = i;
        seen->least = seen->away[i];
        seen->exact = exact;
    }
}

const struct links_position *links_nearest(const struct sg_oracle *oracle,
                                           const struct links_position *position)
{
    struct view_of seen;
    if (!oracle->complete || oracle->count == 0)
        return NULL;
    look(oracle, position, &seen);
    return &oracle->found[seen.nearest].drawing;
}

/* Whether the board after a move of the pair is nearer to some solution. */
static bool nearer(const struct sg_oracle *oracle, const struct links_position *next, int letter,
                   const struct view_of *seen)
{
    for (int i = 0; i < oracle->count; i++) {
        struct links_plans plans = seen->plans[i];
        uint32_t away;
        links_plan(next, &oracle->found[i], letter, &plans.of[letter]);
        if (links_sum(&oracle->found[i], &plans, &away) && away < seen->least)
            return true;
    }
    return false;
}

static void name_improving(const struct sg_oracle *oracle, const struct links_position *position,
                           const struct view_of *seen, struct sg_analysis *out)
{
    struct sg_move moves[8 * LINKS_CELLS];
    size_t count = links_list_moves(position, moves, sizeof moves / sizeof *moves);
    for (size_t m = 0; m < count; m++) {
        struct links_position next = *position;
        struct links_stroke stroke;
        links_play(&next, moves[m]);
        links_stroke_of(moves[m], &stroke);
        if (!nearer(oracle, &next, links_owner(position, stroke.cell), seen))
            continue;
        if (out->improving_count < SG_IMPROVING_MAX)
            out->improving[out->improving_count] = moves[m];
        out->improving_count++;
    }
}

void links_analyse(const struct sg_oracle *oracle, const void *position, struct sg_arena *scratch,
                   struct sg_analysis *out)
{
    const struct links_position *board = position;
    *out = (struct sg_analysis){.bound = SG_BOUND_EXACT};
    if (links_outcome(board) == SG_OUTCOME_SOLVED)
        return;
    if (!oracle->complete) {
        bound_only(oracle, board, scratch, out);
        return;
    }
    if (oracle->count == 0) {
        out->bound = SG_BOUND_UNSOLVABLE;
        return;
    }
    struct view_of seen;
    look(oracle, board, &seen);
    out->distance = seen.least;
    out->blocked = true;
    for (int i = 0; i < oracle->count; i++)
        out->blocked = out->blocked && !part_of(board, &oracle->found[i].drawing);
    if (seen.exact)
        name_improving(oracle, board, &seen, out);
    else
        out->bound = SG_BOUND_AT_LEAST;
    if (out->blocked)
        return;
    struct links_forced forced;
    links_force(board, &forced);
    out->technique = (uint8_t)forced.technique;
    out->parallel = (uint16_t)forced.count;
}

void links_survey(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                  struct sg_survey *out)
{
    (void)start;
    (void)scratch;
    *out = (struct sg_survey){.solutions = oracle->total};
    out->solutions_at_least = oracle->total > 0 && (!oracle->counted || oracle->total == UINT64_MAX);
}
