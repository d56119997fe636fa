#include "distance.h"

void links_solution_of(const struct links_position *drawing, struct links_solution *solution)
{
    *solution = (struct links_solution){.drawing = *drawing};
    for (int end = 0; end < links_count(drawing); end++) {
        int letter = links_letter(drawing, end), cell = end;
        if (!letter || solution->length[letter])
            continue;
        uint16_t steps = 0;
        solution->owner[end] = (uint8_t)letter;
        for (unsigned ways = links_drawn(drawing, end); ways;) {
            int way = __builtin_ctz(ways);
            cell = links_beside(drawing, cell, way);
            ways = links_drawn(drawing, cell) & ~(1U << (way ^ 2));
            solution->owner[cell] = (uint8_t)letter;
            solution->rank[cell] = ++steps;
        }
        solution->length[letter] = steps;
        solution->end[letter][0] = (uint16_t)end;
        solution->end[letter][1] = (uint16_t)cell;
    }
}

/* ---- one stroke ------------------------------------------------------------------------------------ */

/* A stroke, and where each of its cells stands on the pair's path in the solution, in steps from the stroke's
 * own end point; -1: not on it. Two cells that follow each other are linked in the solution when their ranks
 * do. */
struct trail {
    int links, kept; /* drawn; the first of them that are right */
    uint16_t cells[LINKS_CELLS];
    int16_t rank[LINKS_CELLS];
};

static void follow(const struct links_position *position, const struct links_solution *solution, int letter,
                   int side, struct trail *trail)
{
    int cell = solution->end[letter][side];
    unsigned ways = links_drawn(position, cell);
    trail->links = 0;
    for (;;) {
        int at = trail->links, rank = solution->rank[cell];
        trail->cells[at] = (uint16_t)cell;
        trail->rank[at] = (int16_t)(solution->owner[cell] != letter ? -1
                                    : side == 0                     ? rank
                                                                    : solution->length[letter] - rank);
        if (!ways)
            break;
        int way = __builtin_ctz(ways);
        cell = links_beside(position, cell, way);
        ways = links_drawn(position, cell) & ~(1U << (way ^ 2));
        trail->links++;
    }
    trail->kept = 0;
    while (trail->kept < trail->links && trail->rank[trail->kept + 1] == trail->kept + 1)
        trail->kept++;
}

/* ---- one pair -------------------------------------------------------------------------------------- */

static void add(uint64_t *set, int cell)
{
    set[cell / 64] |= UINT64_C(1) << cell % 64;
}

/* The part of a stroke from its `from`th cell to its `to`th: saved, while what comes before goes at last, and
 * after the way to the other end point, of which `ready` links are there, is drawn. */
static void save(const struct links_solution *solution, int letter, const struct trail *trail, int from,
                 int to, int ready, struct links_plan *plan)
{
    int length = solution->length[letter];
    bool turned = trail->cells[0] != solution->end[letter][0];
    plan->saves = true;
    for (int word = 0; word < NET_WORDS; word++)
        plan->front[word] = plan->bridge[word] = 0;
    for (int i = 0; i < from; i++)
        add(plan->front, trail->cells[i]);
    for (int cell = 0; cell < links_count(&solution->drawing); cell++) {
        int rank = turned ? length - solution->rank[cell] : solution->rank[cell];
        if (solution->owner[cell] == letter && rank > trail->rank[to] && rank < length - ready)
            add(plan->bridge, cell);
    }
}

/* Tries every part of the stroke that follows the solution again after having left it. `base`: cuts without
 * the one that lays the part open, less the `ready` links of the other stroke. */
static void save_best(const struct links_solution *solution, int letter, const struct trail *trail,
                      bool joined, int ready, int base, struct links_plan *plan)
{
    int before = 0; /* the highest rank among the cells before the part: the way must not meet them */
    for (int from = 0, to; from < trail->links; from = to) {
        before = trail->rank[from] > before ? trail->rank[from] : before;
        for (to = from;
             to < trail->links && trail->rank[to] >= 0 && trail->rank[to + 1] == trail->rank[to] + 1;)
            to++;
        bool tip = to == trail->links;
        int cost = base + !tip - (to - from);
        bool clear = from >= trail->kept && trail->rank[to] > before && !(tip && joined);
        if (to > from && clear && cost < plan->cost) {
            plan->cost = cost;
            save(solution, letter, trail, from, to, ready, plan);
        }
        for (int i = from + 1; i <= to; i++)
            before = trail->rank[i] > before ? trail->rank[i] : before;
        to += to == from;
    }
}

void links_plan(const struct links_position *position, const struct links_solution *solution, int letter,
                struct links_plan *plan)
{
    struct trail trails[2];
    follow(position, solution, letter, 0, &trails[0]);
    follow(position, solution, letter, 1, &trails[1]);
    int kept[2] = {trails[0].kept, trails[1].kept};
    bool wrong[2] = {kept[0] < trails[0].links, kept[1] < trails[1].links};
    bool joined = trails[0].links > 0 && trails[0].cells[trails[0].links] == solution->end[letter][1];
    plan->saves = false;
    if (joined)
        plan->cost = wrong[0] - (kept[0] > kept[1] ? kept[0] : kept[1]);
    else
        plan->cost = wrong[0] + wrong[1] - kept[0] - kept[1];
    for (int side = 0; side < 2; side++) {
        if (!wrong[side])
            continue;
        int ready = joined ? 0 : kept[1 - side], base = 1 + (joined ? 0 : wrong[1 - side]) - ready;
        save_best(solution, letter, &trails[side], joined, ready, base, plan);
    }
}

/* ---- the board ------------------------------------------------------------------------------------- */

void links_plan_all(const struct links_position *position, const struct links_solution *solution,
                    struct links_plans *plans)
{
    for (int letter = 1; letter <= LINKS_PAIRS; letter++)
        if (solution->length[letter])
            links_plan(position, solution, letter, &plans->of[letter]);
}

static bool meet(const uint64_t *a, const uint64_t *b)
{
    for (int word = 0; word < NET_WORDS; word++)
        if (a[word] & b[word])
            return true;
    return false;
}

/* The pairs that save an end have an order in which no way is blocked. */
static bool in_some_order(const struct links_plans *plans, uint8_t *saving, int count)
{
    for (int freed = -1; count > 1 && freed != 0;) {
        freed = 0;
        for (int i = 0; i < count; i++) {
            bool blocked = false;
            for (int other = 0; other < count; other++)
                blocked = blocked ||
                          (other != i && meet(plans->of[saving[i]].bridge, plans->of[saving[other]].front));
            if (blocked)
                continue;
            saving[i--] = saving[--count];
            freed++;
        }
    }
    return count <= 1;
}

bool links_sum(const struct links_solution *solution, const struct links_plans *plans, uint32_t *moves)
{
    uint8_t saving[LINKS_PAIRS];
    int count = 0, sum = 0;
    for (int letter = 1; letter <= LINKS_PAIRS; letter++) {
        if (!solution->length[letter])
            continue;
        sum += solution->length[letter] + plans->of[letter].cost;
        if (plans->of[letter].saves)
            saving[count++] = (uint8_t)letter;
    }
    *moves = (uint32_t)sum;
    return in_some_order(plans, saving, count);
}
