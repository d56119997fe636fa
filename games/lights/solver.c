/* What is known of a board, by algebra: no position is searched, so every board of a shape costs the same. */
#include "lights.h"

struct sg_oracle {
    struct lights_algebra algebra;
    bool complete; /* the budget carries a look at every solution */
};

static uint64_t walk_nodes(const struct lights_algebra *algebra, const struct lights_shape *shape)
{
    if (lights_ring_fits(shape))
        return lights_ring_pairs(shape);
    return algebra->nullity < 63 ? (uint64_t)1 << algebra->nullity : UINT64_MAX;
}

/* What an arena too small for anything still proves: only the lamps that burn are counted. */
static const struct sg_oracle blind = {.algebra = {.lamps = 0}};

static bool spend(struct sg_budget *budget, uint64_t nodes)
{
    bool enough = budget->nodes_left >= nodes;
    budget->nodes_left -= enough ? nodes : budget->nodes_left;
    return enough;
}

enum sg_status lights_prepare(const void *start, struct sg_arena *arena, struct sg_budget *budget,
                              const struct sg_oracle **oracle)
{
    const struct lights_shape *shape = &((const struct lights_position *)start)->shape;
    *oracle = NULL;
    if (budget->cancel && atomic_load(budget->cancel))
        return SG_ERR_CANCELLED;
    *oracle = &blind;
    struct sg_oracle *made = sg_arena_take_raw(arena, 1, sizeof *made);
    if (!made)
        return SG_ERR_MEMORY;
    if (!spend(budget, (uint64_t)shape->rows * shape->columns))
        return SG_ERR_BUDGET;
    lights_algebra_init(&made->algebra, shape);
    made->complete = spend(budget, walk_nodes(&made->algebra, shape));
    *oracle = made;
    return made->complete ? SG_OK : SG_ERR_BUDGET;
}

bool lights_ask(const struct sg_oracle *oracle, const struct lights_position *position,
                struct lights_answer *answer)
{
    struct lights_set lit = lights_lit(position), dull = lights_dull(position), solution;
    if (!oracle->complete || !lights_solve(&oracle->algebra, &lit, &solution))
        return false;
    if (lights_ring_fits(&position->shape))
        lights_ring_shortest(&position->shape, &solution, &dull, answer);
    else
        lights_shortest(&oracle->algebra, &solution, &dull, answer);
    return true;
}

/* No press puts out more lamps than it touches. */
static uint32_t at_least(const struct lights_position *position)
{
    uint32_t touched = position->shape.diagonals ? 9 : 5;
    return ((uint32_t)lights_count(position) + touched - 1) / touched;
}

static bool unsolvable(const struct sg_oracle *oracle, const struct lights_position *position)
{
    struct lights_set lit = lights_lit(position), solution;
    return oracle->algebra.lamps > 0 && !lights_solve(&oracle->algebra, &lit, &solution);
}

/* A press brings the goal nearer just when a shortest solution has it. */
static void add_improving(const struct lights_set *any, int lamps, struct sg_analysis *out)
{
    for (int lamp = 0; lamp < lamps; lamp++) {
        if (!lights_has(any, lamp))
            continue;
        if (out->improving_count < SG_IMPROVING_MAX)
            out->improving[out->improving_count].code = (uint64_t)lamp;
        out->improving_count++;
    }
}

void lights_analyse(const struct sg_oracle *oracle, const void *position, struct sg_arena *scratch,
                    struct sg_analysis *out)
{
    (void)scratch;
    struct lights_answer answer;
    *out = (struct sg_analysis){.bound = SG_BOUND_EXACT};
    if (lights_outcome(position) == SG_OUTCOME_SOLVED)
        return;
    if (lights_ask(oracle, position, &answer)) {
        out->distance = (uint32_t)answer.presses;
        add_improving(&answer.any, oracle->algebra.lamps, out);
        return;
    }
    out->bound = unsolvable(oracle, position) ? SG_BOUND_UNSOLVABLE : SG_BOUND_AT_LEAST;
    out->distance = out->bound == SG_BOUND_AT_LEAST ? at_least(position) : 0;
}

/* ---- the whole level ------------------------------------------------------------------------------- */

enum { SURVEY_LAMPS = 20 }; /* boards of which a survey looks at every position: a few milliseconds */

/* Without quiet sets every set of presses is a board's only solution, so the worst board needs them all. */
static uint32_t farthest(const struct lights_algebra *algebra)
{
    uint64_t counts[SURVEY_LAMPS + 1];
    if (algebra->nullity == 0)
        return (uint32_t)algebra->lamps;
    if (algebra->lamps > SURVEY_LAMPS)
        return 0;
    lights_depths(algebra, counts);
    int presses = algebra->lamps;
    while (counts[presses] == 0)
        presses--;
    return (uint32_t)presses;
}

/* Presses may come in any order: each shortest set of them counts `presses`! times. */
static uint64_t in_any_order(uint64_t sets, int presses)
{
    for (int i = 2; i <= presses; i++)
        if (__builtin_mul_overflow(sets, (uint64_t)i, &sets))
            return UINT64_MAX;
    return sets;
}

void lights_survey(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                   struct sg_survey *out)
{
    (void)scratch;
    const struct lights_algebra *algebra = &oracle->algebra;
    struct lights_answer answer;
    *out = (struct sg_survey){0};
    if (algebra->lamps == 0)
        return;
    if (lights_outcome(start) == SG_OUTCOME_SOLVED) { /* and then nothing is reachable */
        *out = (struct sg_survey){.states = 1, .solutions = 1};
        return;
    }
    int rank = algebra->lamps - algebra->nullity;
    out->states = rank < 64 ? (uint64_t)1 << rank : UINT64_MAX;
    if (!lights_ask(oracle, start, &answer))
        return;
    out->max_distance = farthest(algebra);
    out->solutions = in_any_order(answer.count, answer.presses);
}
