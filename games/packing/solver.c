/* Distances from fillings: `prepare` finds every way to fill the empty board, once. A piece that is left asks
 * one move, one that lies wrong two (away with it, then where it belongs), so from any position the distance
 * is pieces left plus twice the wrong ones, for the filling for which that is least. The position is blocked
 * when every filling has something wrong.
 *
 * A board with more fillings than are kept is looked at anew for each position: what still fits around the
 * pieces that lie says whether it is blocked, and whether the distance is exactly the pieces left. */
#include "solver.h"

#include <string.h>

enum { FILLINGS = 20000, LOOK_NODES = 60000, PLACE_WORDS = TABLE_PLACES / 64 };

struct sg_oracle {
    const struct packing_table *table; /* NULL: too little memory to know anything */
    bool complete;                     /* all fillings are kept */
    bool hopeless;                     /* there are none: proven */
    size_t count, capacity, stride;
    uint16_t *places; /* of filling i, piece k of its kinds: at i * stride + k */
};

static const struct sg_oracle blind = {.complete = false};

/* ---- every filling --------------------------------------------------------------------------------- */

static void keep(void *context, const uint16_t places[PACKING_KINDS], uint32_t used)
{
    struct sg_oracle *oracle = context;
    if (oracle->count == oracle->capacity)
        return;
    uint16_t *to = &oracle->places[oracle->count++ * oracle->stride];
    for (; used; used &= used - 1)
        *to++ = places[__builtin_ctz(used)];
}

static enum sg_status find_all(struct sg_oracle *oracle, struct sg_budget *budget)
{
    const struct packing_table *table = oracle->table;
    struct packing_search search = {
        .table = table, .limit = oracle->capacity + 1, .budget = budget, .found = keep, .context = oracle};
    enum sg_status status = packing_search(&search, (struct packing_state){table->all, table->kinds});
    oracle->complete = status == SG_OK && search.count <= oracle->capacity;
    oracle->hopeless = oracle->complete && search.count == 0;
    return status == SG_OK && !oracle->complete ? SG_ERR_BUDGET : status;
}

enum sg_status packing_prepare(const void *start, struct sg_arena *arena, struct sg_budget *budget,
                               const struct sg_oracle **oracle)
{
    *oracle = NULL;
    if (budget->cancel && atomic_load(budget->cancel))
        return SG_ERR_CANCELLED;
    *oracle = &blind;
    struct sg_oracle *made = sg_arena_take(arena, 1, sizeof *made);
    struct packing_table *table = made ? sg_arena_take_raw(arena, 1, sizeof *table) : NULL;
    if (!table || !packing_table_make(table, start, packing_kinds(start)))
        return SG_ERR_MEMORY;
    size_t stride = (size_t)__builtin_popcount(table->kinds);
    size_t room = sg_arena_left(arena) / (stride * sizeof *made->places);
    size_t capacity = room > FILLINGS ? FILLINGS : room > 0 ? room - 1 : 0;
    *made = (struct sg_oracle){.table = table, .capacity = capacity, .stride = stride};
    made->places = sg_arena_take_raw(arena, capacity, stride * sizeof *made->places);
    if (!made->places)
        made->capacity = 0;
    enum sg_status status = find_all(made, budget);
    *oracle = status == SG_ERR_CANCELLED ? NULL : made;
    return status;
}

/* ---- fillings that ask least ----------------------------------------------------------------------- */

/* The places that lie, in the order of a filling; 0xFFFF for a piece that is left. */
enum { NOT_LYING = 0xFFFF };
static void lying_places(const struct packing_table *table, const struct packing_position *position,
                         uint16_t lying[PACKING_KINDS])
{
    for (uint32_t kinds = table->kinds; kinds; kinds &= kinds - 1) {
        const struct packing_piece *piece = &position->pieces[__builtin_ctz(kinds)];
        *lying++ = piece->where == PACKING_LIES ? packing_place_of(table, __builtin_ctz(kinds), piece)
                                                : (uint16_t)NOT_LYING;
    }
}

static int wrong_in(const struct sg_oracle *oracle, size_t filling, const uint16_t *lying)
{
    const uint16_t *places = &oracle->places[filling * oracle->stride];
    int wrong = 0;
    for (size_t i = 0; i < oracle->stride; i++)
        wrong += lying[i] != NOT_LYING && lying[i] != places[i];
    return wrong;
}

static int fewest_wrong(const struct sg_oracle *oracle, const uint16_t *lying)
{
    int fewest = PACKING_KINDS;
    for (size_t i = 0; i < oracle->count && fewest > 0; i++) {
        int wrong = wrong_in(oracle, i, lying);
        fewest = wrong < fewest ? wrong : fewest;
    }
    return fewest;
}

/* Places that some filling has, a bit each. */
struct belonging {
    uint64_t words[PLACE_WORDS];
    uint64_t fillings;
};

static void add_filling(void *context, const uint16_t places[PACKING_KINDS], uint32_t used)
{
    struct belonging *belonging = context;
    belonging->fillings++;
    for (; used; used &= used - 1) {
        uint16_t place = places[__builtin_ctz(used)];
        belonging->words[place / 64] |= (uint64_t)1 << place % 64;
    }
}

static bool belongs(const struct belonging *belonging, size_t place)
{
    return belonging->words[place / 64] >> place % 64 & 1;
}

static void nearest_fillings(const struct sg_oracle *oracle, const uint16_t *lying, int fewest,
                             struct belonging *belonging)
{
    for (size_t i = 0; i < oracle->count; i++) {
        if (wrong_in(oracle, i, lying) != fewest)
            continue;
        belonging->fillings++;
        for (size_t k = 0; k < oracle->stride; k++) {
            uint16_t place = oracle->places[i * oracle->stride + k];
            belonging->words[place / 64] |= (uint64_t)1 << place % 64;
        }
    }
}

/* ---- answers --------------------------------------------------------------------------------------- */

static void add_improving(struct sg_analysis *out, struct sg_move move)
{
    if (out->improving_count < SG_IMPROVING_MAX)
        out->improving[out->improving_count] = move;
    out->improving_count++;
}

/* A piece that some nearest filling has elsewhere gains by going away. One lying as all have it stays. */
static void name_taking(const struct sg_oracle *oracle, const uint16_t *lying, int fewest,
                        struct sg_analysis *out)
{
    uint32_t wrong = 0;
    for (size_t i = 0; i < oracle->count && fewest > 0; i++)
        for (size_t k = 0; k < oracle->stride && wrong_in(oracle, i, lying) == fewest; k++)
            if (lying[k] != NOT_LYING && lying[k] != oracle->places[i * oracle->stride + k])
                wrong |= (uint32_t)1 << k;
    uint32_t kinds = oracle->table->kinds;
    for (size_t k = 0; k < oracle->stride; k++, kinds &= kinds - 1)
        if (wrong >> k & 1)
            add_improving(out,
                          packing_move((struct packing_step){.take = true, .kind = __builtin_ctz(kinds)}));
}

static void name_placing(const struct packing_table *table, struct packing_state state,
                         const struct belonging *belonging, struct sg_analysis *out)
{
    for (size_t place = 0; place < table->count; place++)
        if (belongs(belonging, place) && state.left >> table->places[place].kind & 1 &&
            !(table->cells_of[place] & ~state.free))
            add_improving(out, packing_place_move(&table->places[place]));
}

/* Pieces left that lie the same in every completion. */
static uint16_t agreed(const struct packing_table *table, uint32_t left, const struct belonging *belonging)
{
    uint8_t ways[PACKING_KINDS] = {0};
    uint16_t count = 0;
    for (size_t place = 0; place < table->count; place++)
        if (belongs(belonging, place) && ways[table->places[place].kind] < 2)
            ways[table->places[place].kind]++;
    for (; left; left &= left - 1)
        count = (uint16_t)(count + (ways[__builtin_ctz(left)] == 1));
    return count;
}

/* The easiest technique that forces something; where only a trial tells, what all completions agree on. */
static void name_technique(const struct packing_table *table, struct packing_state state,
                           const struct belonging *belonging, struct sg_analysis *out)
{
    struct packing_forced forced;
    int technique = packing_easiest(table, state, PACKING_HOLE, &forced);
    uint16_t parallel = technique ? (uint16_t)forced.count : agreed(table, state.left, belonging);
    out->technique = (uint8_t)(technique || parallel == 0 ? technique : PACKING_TRIAL);
    out->parallel = parallel;
}

static void analyse_known(const struct sg_oracle *oracle, const struct packing_position *position,
                          struct sg_analysis *out)
{
    uint16_t lying[PACKING_KINDS];
    struct belonging belonging = {.fillings = 0};
    struct packing_state state = packing_state(oracle->table, position);
    lying_places(oracle->table, position, lying);
    int fewest = fewest_wrong(oracle, lying);
    nearest_fillings(oracle, lying, fewest, &belonging);
    out->bound = SG_BOUND_EXACT;
    out->distance = (uint32_t)(packing_left(position) + 2 * fewest);
    out->blocked = fewest > 0;
    name_taking(oracle, lying, fewest, out);
    name_placing(oracle->table, state, &belonging, out);
    if (!out->blocked)
        name_technique(oracle->table, state, &belonging, out);
}

/* Not all fillings are kept: what fits around the pieces that lie. */
static void analyse_here(const struct sg_oracle *oracle, const struct packing_position *position,
                         struct sg_analysis *out)
{
    struct belonging belonging = {.fillings = 0};
    struct packing_state state = packing_state(oracle->table, position);
    struct sg_budget budget = {.nodes_left = LOOK_NODES};
    struct packing_search search = {.table = oracle->table,
                                    .limit = UINT64_MAX,
                                    .budget = &budget,
                                    .found = add_filling,
                                    .context = &belonging};
    if (packing_search(&search, state) != SG_OK)
        return;
    if (belonging.fillings > 0) {
        out->bound = SG_BOUND_EXACT;
        name_placing(oracle->table, state, &belonging, out);
        name_technique(oracle->table, state, &belonging, out);
    } else if (!packing_any_lies(position)) {
        out->bound = SG_BOUND_UNSOLVABLE;
    } else {
        out->blocked = true; /* as far as is known: one piece at least goes and comes again */
        out->distance += 2;
    }
}

void packing_analyse(const struct sg_oracle *oracle, const void *position, struct sg_arena *scratch,
                     struct sg_analysis *out)
{
    (void)scratch;
    const struct packing_position *board = position;
    uint32_t left = (uint32_t)packing_left(board);
    *out = (struct sg_analysis){.bound = SG_BOUND_AT_LEAST, .distance = left};
    if (left == 0)
        out->bound = SG_BOUND_EXACT;
    else if (oracle->hopeless)
        out->bound = SG_BOUND_UNSOLVABLE;
    else if (oracle->complete)
        analyse_known(oracle, board, out);
    else if (oracle->table)
        analyse_here(oracle, board, out);
}

/* Completions of `start`: the fillings that have all that lies there. */
void packing_survey(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                    struct sg_survey *out)
{
    (void)scratch;
    *out = (struct sg_survey){.solutions_at_least = oracle->count > 0 && !oracle->complete};
    uint16_t lying[PACKING_KINDS];
    if (!oracle->table)
        return;
    lying_places(oracle->table, start, lying);
    for (size_t i = 0; i < oracle->count; i++)
        out->solutions += wrong_in(oracle, i, lying) == 0;
}

/* ---- for hints and ratings ------------------------------------------------------------------------- */

const struct packing_table *packing_oracle_table(const struct sg_oracle *oracle)
{
    return oracle->table;
}

bool packing_nearest(const struct sg_oracle *oracle, const struct packing_position *position,
                     struct packing_piece pieces[PACKING_KINDS])
{
    uint16_t lying[PACKING_KINDS];
    if (!oracle->complete || oracle->count == 0)
        return false;
    lying_places(oracle->table, position, lying);
    int fewest = fewest_wrong(oracle, lying);
    size_t filling = 0;
    while (wrong_in(oracle, filling, lying) != fewest)
        filling++;
    memset(pieces, 0, PACKING_KINDS * sizeof *pieces);
    for (size_t k = 0; k < oracle->stride; k++) {
        const struct packing_place *place =
            &oracle->table->places[oracle->places[filling * oracle->stride + k]];
        pieces[place->kind] =
            (struct packing_piece){PACKING_LIES, place->orientation, place->row, place->column};
    }
    return true;
}

bool packing_guide(const struct sg_oracle *oracle, uint16_t guide[PACKING_KINDS])
{
    uint32_t kinds = oracle->table ? oracle->table->kinds : 0;
    for (size_t k = 0; oracle->count > 0 && k < oracle->stride; k++, kinds &= kinds - 1)
        guide[__builtin_ctz(kinds)] = oracle->places[k];
    return oracle->count > 0;
}

double packing_dead_share(const struct sg_oracle *oracle)
{
    struct belonging belonging = {.fillings = 0};
    uint16_t lying[PACKING_KINDS];
    size_t used = 0;
    if (!oracle->complete || oracle->table->count == 0)
        return 0;
    memset(lying, 0xFF, sizeof lying);
    nearest_fillings(oracle, lying, 0, &belonging);
    for (size_t w = 0; w < PLACE_WORDS; w++)
        used += (size_t)__builtin_popcountll(belonging.words[w]);
    return 1 - (double)used / (double)oracle->table->count;
}
