/* Distances from solutions. `prepare` counts all solutions of the bare board and, when there are at most two,
 * keeps them. A link that a solution has and the board lacks asks one step; a stroke that leaves the solution
 * asks one cut, back to where it left. No position of a solvable level is a dead end: strokes can be taken
 * away. */
#include "frontier.h"
#include "logic.h"

enum { KEPT = 2, BLOCKED_NODES = 20000 };

struct sg_oracle {
    struct links_position start; /* bare: whose solutions these are */
    bool counted;                /* `total` is exact */
    bool complete;               /* all solutions are kept */
    uint64_t total;
    int count;
    struct links_position found[KEPT];
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
    struct links_search search = {
        .net = &net, .letters = &made->start, .budget = budget, .found = &made->found[0]};
    enum sg_status status = links_search(&search, arena);
    made->counted = status == SG_OK;
    made->total = search.count;
    made->complete = made->counted && search.count <= KEPT;
    if (!made->complete)
        return status == SG_OK ? SG_ERR_BUDGET : status;
    made->count = (int)search.count;
    if (search.count < KEPT)
        return SG_OK;
    search.avoid = &made->found[0];
    search.found = &made->found[1];
    status = links_search(&search, arena);
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

/* ---- one pair and one solution --------------------------------------------------------------------- */

/* How far the stroke from `end` keeps to the solution; *cut: where it leaves it. */
static int kept_from(const struct links_position *position, const struct links_position *solution, int end,
                     struct links_stroke *cut)
{
    int kept = 0, cell = end;
    unsigned ways = links_drawn(position, end);
    *cut = (struct links_stroke){.drop = LINKS_NOWHERE};
    for (; ways; kept++) {
        int way = __builtin_ctz(ways);
        if (!(links_drawn(solution, cell) >> way & 1)) {
            *cut = (struct links_stroke){.cell = (uint16_t)cell, .drop = (uint8_t)way};
            break;
        }
        cell = links_beside(position, cell, way);
        ways = links_drawn(position, cell) & ~(1U << (way ^ 2));
    }
    return kept;
}

int links_kept(const struct links_position *position, const struct links_position *solution, int letter,
               struct links_stroke cuts[2])
{
    int ends[2];
    links_ends(position, letter, ends);
    int first = kept_from(position, solution, ends[0], &cuts[0]);
    int second = kept_from(position, solution, ends[1], &cuts[1]);
    if (!links_joined(position, letter))
        return first + second;
    if (cuts[0].drop != LINKS_NOWHERE) /* one cut takes all beyond it, to the other end */
        cuts[first >= second ? 1 : 0].drop = LINKS_NOWHERE;
    return first >= second ? first : second;
}

/* Cuts, less the links that stay: the distance, up to the length of the solution. */
static int cost(const struct links_position *position, const struct links_position *solution, int letter)
{
    struct links_stroke cuts[2];
    int kept = links_kept(position, solution, letter, cuts);
    return (cuts[0].drop != LINKS_NOWHERE) + (cuts[1].drop != LINKS_NOWHERE) - kept;
}

static int distance(const struct links_position *position, const struct links_position *solution)
{
    int pairs = links_pair_count(position), sum = links_count(position) - pairs;
    for (int letter = 1, seen = 0; seen < pairs && letter <= LINKS_PAIRS; letter++) {
        int ends[2] = {-1, -1};
        links_ends(position, letter, ends);
        if (ends[0] < 0)
            continue;
        seen++;
        sum += cost(position, solution, letter);
    }
    return sum;
}

const struct links_position *links_nearest(const struct sg_oracle *oracle,
                                           const struct links_position *position)
{
    const struct links_position *nearest = NULL;
    int least = 0;
    for (int i = 0; oracle->complete && i < oracle->count; i++) {
        int away = distance(position, &oracle->found[i]);
        if (nearest && away >= least)
            continue;
        nearest = &oracle->found[i];
        least = away;
    }
    return nearest;
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
    return links_search(&search, scratch) == SG_OK && search.count == 0;
}

static void bound_only(const struct sg_oracle *oracle, const struct links_position *position,
                       struct sg_arena *scratch, struct sg_analysis *out)
{
    out->bound = SG_BOUND_AT_LEAST; /* every link left asks a step; what is blocked, a cut and a link more */
    out->blocked = oracle->counted && none_completes(position, scratch);
    out->distance = (uint32_t)links_left(position) + (out->blocked ? 2 : 0);
}

static void name_improving(const struct sg_oracle *oracle, const struct links_position *position,
                           struct sg_analysis *out)
{
    struct sg_move moves[8 * LINKS_CELLS];
    size_t count = links_list_moves(position, moves, sizeof moves / sizeof *moves);
    int away[KEPT];
    for (int i = 0; i < oracle->count; i++)
        away[i] = distance(position, &oracle->found[i]);
    for (size_t m = 0; m < count; m++) {
        struct links_position next = *position;
        struct links_stroke stroke;
        links_play(&next, moves[m]);
        links_stroke_of(moves[m], &stroke);
        int letter = links_owner(position, stroke.cell);
        bool better = false;
        for (int i = 0; i < oracle->count; i++) {
            const struct links_position *solution = &oracle->found[i];
            int change = cost(&next, solution, letter) - cost(position, solution, letter);
            better = better || away[i] + change < (int)out->distance;
        }
        if (better && out->improving_count < SG_IMPROVING_MAX)
            out->improving[out->improving_count] = moves[m];
        out->improving_count += better;
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
    const struct links_position *nearest = links_nearest(oracle, board);
    if (!nearest) {
        out->bound = SG_BOUND_UNSOLVABLE;
        return;
    }
    out->distance = (uint32_t)distance(board, nearest);
    out->blocked = true;
    for (int i = 0; i < oracle->count; i++)
        out->blocked = out->blocked && !part_of(board, &oracle->found[i]);
    name_improving(oracle, board, out);
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
    *out = (struct sg_survey){.solutions = oracle->counted ? oracle->total : 0};
    out->solutions_at_least = out->solutions == UINT64_MAX;
}
