#include "logic.h"
#include "search.h"

#include <math.h>
#include <string.h>

/* ---- options --------------------------------------------------------------------------------------- */

static struct packing_state after(const struct packing_table *table, struct packing_state state,
                                  uint16_t place)
{
    return (struct packing_state){state.free & ~table->cells_of[place],
                                  state.left & ~((uint32_t)1 << table->places[place].kind)};
}

size_t packing_options(const struct packing_table *table, struct packing_state state, bool holes,
                       uint16_t options[TABLE_PLACES])
{
    size_t count = 0;
    for (size_t place = 0; place < table->count; place++) {
        if (!(state.left >> table->places[place].kind & 1) || (table->cells_of[place] & ~state.free))
            continue;
        if (!holes || !packing_has_hole(table, after(table, state, (uint16_t)place)))
            options[count++] = (uint16_t)place;
    }
    return count;
}

int packing_tightest(const struct packing_table *table, uint64_t free, const uint16_t *options, size_t count,
                     int *covers)
{
    uint16_t times[PACKING_OPEN] = {0};
    int best = -1;
    for (size_t i = 0; i < count; i++)
        for (uint64_t cells = table->cells_of[options[i]]; cells; cells &= cells - 1)
            times[__builtin_ctzll(cells)]++;
    for (; free; free &= free - 1) {
        int cell = __builtin_ctzll(free);
        if (best < 0 || times[cell] < times[best])
            best = cell;
    }
    *covers = best < 0 ? 0 : times[best];
    return best;
}

/* ---- techniques ------------------------------------------------------------------------------------ */

static void add_forced(struct packing_forced *forced, uint16_t place)
{
    for (size_t i = 0; i < forced->count; i++)
        if (forced->places[i] == place)
            return;
    if (forced->count < PACKING_KINDS)
        forced->places[forced->count++] = place;
}

static void force_cells(const struct packing_table *table, struct packing_state state,
                        const uint16_t *options, size_t count, struct packing_forced *forced)
{
    uint64_t once = 0, more = 0;
    for (size_t i = 0; i < count; i++) {
        more |= once & table->cells_of[options[i]];
        once |= table->cells_of[options[i]];
    }
    forced->contradiction |= (state.free & ~once) != 0;
    for (size_t i = 0; i < count; i++)
        if (table->cells_of[options[i]] & ~more)
            add_forced(forced, options[i]);
}

/* As many squares as cells are left, so that every piece has to go somewhere. */
static void force_pieces(const struct packing_table *table, struct packing_state state,
                         const uint16_t *options, size_t count, struct packing_forced *forced)
{
    uint32_t once = 0, more = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t kind = (uint32_t)1 << table->places[options[i]].kind;
        more |= once & kind;
        once |= kind;
    }
    forced->contradiction |= (state.left & ~once) != 0;
    for (size_t i = 0; i < count; i++)
        if (!(more >> table->places[options[i]].kind & 1))
            add_forced(forced, options[i]);
}

/* Leaves the options after which the techniques without trial find no contradiction. */
static size_t tried(const struct packing_table *table, struct packing_state state, uint16_t *options,
                    size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        struct packing_state then = after(table, state, options[i]);
        struct packing_forced forced = {0};
        while (then.free && packing_easiest(table, then, PACKING_HOLE, &forced) && !forced.contradiction)
            then = after(table, then, forced.places[0]);
        if (!forced.contradiction)
            options[kept++] = options[i];
    }
    return kept;
}

void packing_force(const struct packing_table *table, struct packing_state state,
                   enum packing_technique technique, struct packing_forced *forced)
{
    uint16_t options[TABLE_PLACES];
    *forced = (struct packing_forced){.contradiction = packing_has_hole(table, state)};
    size_t count = packing_options(table, state, technique >= PACKING_HOLE, options);
    if (technique == PACKING_TRIAL)
        count = tried(table, state, options, count);
    if (technique != PACKING_PIECE)
        force_cells(table, state, options, count, forced);
    if (technique != PACKING_CELL)
        force_pieces(table, state, options, count, forced);
}

int packing_easiest(const struct packing_table *table, struct packing_state state,
                    enum packing_technique hardest, struct packing_forced *forced)
{
    for (int technique = PACKING_CELL; technique <= (int)hardest; technique++) {
        packing_force(table, state, (enum packing_technique)technique, forced);
        if (forced->count > 0 || forced->contradiction)
            return technique;
    }
    return 0;
}

bool packing_yields(const struct packing_table *table, struct packing_state state,
                    enum packing_technique hardest)
{
    struct packing_forced forced;
    while (state.free) {
        if (!packing_easiest(table, state, hardest, &forced) || forced.contradiction)
            return false;
        state = after(table, state, forced.places[0]);
    }
    return true;
}

/* ---- effort ---------------------------------------------------------------------------------------- */

/* Seconds: to handle a piece, for one deduction of each technique (shared by what it forces at once), to look
 * for the tightest cell, to try one place and see it fail, and how much further a failure can hide. Design
 * choices, not evidence: README. */
static const double handle_s = 2.0, technique_s[PACKING_TRIAL] = {0, 2.0, 3.0, 5.0}, look_s = 2.0,
                    trial_s = 3.0;
enum { REFUTE_NODES = 600 };

/* What it takes to see that `state` cannot be filled; 0: it can. */
static double refuting(const struct packing_table *table, struct packing_state state)
{
    struct sg_budget budget = {.nodes_left = REFUTE_NODES};
    struct packing_search search = {.table = table, .limit = 1, .budget = &budget};
    packing_search(&search, state);
    return search.count > 0 ? 0 : trial_s * (1 + log(1 + (double)(REFUTE_NODES - budget.nodes_left)));
}

/* Tries what covers the tightest cell, in any order: of b bad places beside g good ones, b / (g + 1) come
 * first. Returns the guide's. */
static uint16_t try_tightest(const struct packing_table *table, struct packing_state state,
                             const uint16_t guide[PACKING_KINDS], struct packing_effort *effort)
{
    uint16_t options[TABLE_PLACES], chosen = 0;
    int covers, good = 0;
    double bad = 0, bad_s = 0;
    size_t count = packing_options(table, state, true, options);
    int cell = packing_tightest(table, state.free, options, count, &covers);
    for (size_t i = 0; i < count; i++) {
        if (!(table->cells_of[options[i]] >> cell & 1))
            continue;
        bool guided = guide[table->places[options[i]].kind] == options[i];
        double seconds = guided ? 0 : refuting(table, after(table, state, options[i]));
        bad_s += seconds;
        bad += seconds > 0;
        good += seconds <= 0;
        chosen = guided ? options[i] : chosen;
    }
    effort->seconds += look_s + bad_s / (good + 1);
    effort->trials += bad / (good + 1);
    effort->technique = PACKING_TRIAL;
    return chosen;
}

struct packing_effort packing_effort(const struct packing_table *table, const uint16_t guide[PACKING_KINDS])
{
    struct packing_effort effort = {0};
    struct packing_state state = {table->all, table->kinds};
    while (state.free) {
        struct packing_forced forced;
        int technique = packing_easiest(table, state, PACKING_HOLE, &forced);
        uint16_t place = technique ? forced.places[0] : try_tightest(table, state, guide, &effort);
        if (technique) {
            effort.seconds += technique_s[technique] / (1 + log((double)forced.count));
            effort.technique = technique > effort.technique ? technique : effort.technique;
            effort.forced++;
        }
        effort.steps++;
        effort.seconds += handle_s;
        state = after(table, state, place);
    }
    return effort;
}
