#include "search.h"
#include "pieces.h"

struct walk {
    struct packing_search *search;
    uint16_t places[PACKING_KINDS];
    uint32_t start;                    /* kinds left at first */
    bool high;                         /* fills from the high end */
    const struct packing_index *index; /* of that end */
};

/* Whether all of `rim` hangs together in what is free. Most often a few cells tell. */
static bool hangs_together(const struct packing_table *table, uint64_t free, uint64_t rim)
{
    uint64_t region = rim & -rim, edge = region;
    while (edge && (rim & ~region)) {
        uint64_t more = table->near[__builtin_ctzll(edge)] & free & ~region;
        edge = (edge & (edge - 1)) | more;
        region |= more;
    }
    return !(rim & ~region);
}

/* The cell to cover next; -1: some region cannot be filled. `*whole`: before the last piece, what is free was
 * one region; now, whether it is. `rim`: free cells beside that piece. */
static int next_cell(const struct walk *walk, struct packing_state state, uint64_t rim, bool *whole)
{
    const struct packing_table *table = walk->search->table;
    int cell = packing_end(state.free, walk->high);
    if (*whole && hangs_together(table, state.free, rim))
        return cell;
    uint64_t region = packing_region(table, state.free, cell);
    *whole = region == state.free;
    if (*whole)
        return cell;
    uint64_t sums = packing_sums(state.left);
    int smallest = PACKING_OPEN + 1;
    for (uint64_t rest = state.free; rest; rest &= ~region) {
        region = packing_region(table, rest, __builtin_ctzll(rest));
        int size = __builtin_popcountll(region);
        if (!(sums >> size & 1))
            return -1;
        if (size < smallest) {
            smallest = size;
            cell = packing_end(region, walk->high);
        }
    }
    return cell;
}

static enum sg_status fill(struct walk *walk, struct packing_state state, uint64_t rim, bool whole);

/* Puts the piece down and goes on from there. */
static enum sg_status put(struct walk *walk, struct packing_state state, int kind, size_t place, bool whole)
{
    struct packing_search *search = walk->search;
    if (search->budget) {
        if (search->budget->nodes_left == 0)
            return SG_ERR_BUDGET;
        search->budget->nodes_left--;
        if (search->budget->cancel && search->budget->nodes_left % 1024 == 0 &&
            atomic_load(search->budget->cancel))
            return SG_ERR_CANCELLED;
    }
    walk->places[kind] = (uint16_t)place;
    uint64_t cells = search->table->cells_of[place];
    state.free &= ~cells;
    state.left &= ~((uint32_t)1 << kind);
    return fill(walk, state, search->table->rim_of[place] & state.free, whole);
}

static enum sg_status fill(struct walk *walk, struct packing_state state, uint64_t rim, bool whole)
{
    struct packing_search *search = walk->search;
    const struct packing_table *table = search->table;
    if (!state.free) {
        search->count++;
        if (search->found)
            search->found(search->context, walk->places, walk->start & ~state.left);
        return SG_OK;
    }
    int cell = next_cell(walk, state, rim, &whole);
    uint32_t untried = cell < 0 ? 0 : state.left;
    for (int i = 0; untried; i++) {
        int kind = search->order ? search->order[i] : __builtin_ctz(untried);
        if (!(untried >> kind & 1))
            continue;
        untried &= ~((uint32_t)1 << kind);
        for (size_t at = walk->index->first[cell][kind]; at < walk->index->first[cell][kind + 1]; at++) {
            uint16_t place = walk->index->places[at];
            if (table->cells_of[place] & ~state.free)
                continue;
            enum sg_status status = put(walk, state, kind, place, whole);
            if (status != SG_OK || search->count >= search->limit)
                return status;
        }
    }
    return SG_OK;
}

static bool fits(const struct packing_table *table, struct packing_state state, size_t place)
{
    return state.left >> table->places[place].kind & 1 && !(table->cells_of[place] & ~state.free);
}

/* The piece that fits in the fewest places: put down first, it breaks up a wide board best. */
static int rarest(const struct packing_table *table, struct packing_state state)
{
    size_t times[PACKING_KINDS] = {0};
    int best = -1;
    for (size_t place = 0; place < table->count; place++)
        times[table->places[place].kind] += fits(table, state, place);
    for (uint32_t left = state.left; left; left &= left - 1) {
        int kind = __builtin_ctz(left);
        if (best < 0 || times[kind] < times[best])
            best = kind;
    }
    return best;
}

/* From which end the board is filled. */
static void look_from(struct walk *walk, bool high)
{
    const struct packing_table *table = walk->search->table;
    walk->high = high;
    walk->index = high ? &table->from_high : &table->from_low;
}

/* Only where every piece is needed. The rest is filled from the end that this piece lies near, so that it is
 * felt soon. */
static enum sg_status begin_with(struct walk *walk, struct packing_state state, int kind)
{
    const struct packing_search *search = walk->search;
    for (size_t place = 0; place < search->table->count; place++) {
        if (search->table->places[place].kind != kind || !fits(search->table, state, place))
            continue;
        uint64_t cells = search->table->cells_of[place];
        look_from(walk, packing_end(cells, false) + packing_end(cells, true) > search->table->cells);
        enum sg_status status = put(walk, state, kind, place, false);
        if (status != SG_OK || search->count >= search->limit)
            return status;
    }
    return SG_OK;
}

enum sg_status packing_search(struct packing_search *search, struct packing_state state)
{
    struct walk walk = {.search = search, .start = state.left};
    int squares = 0;
    search->count = 0;
    look_from(&walk, false);
    for (uint32_t left = state.left; left; left &= left - 1)
        squares += packing_size(__builtin_ctz(left));
    if (search->limit == 0)
        return SG_OK;
    if (!state.free || squares != __builtin_popcountll(state.free))
        return fill(&walk, state, 0, false);
    return begin_with(&walk, state, rarest(search->table, state));
}

uint64_t packing_completions(const struct packing_table *table, const struct packing_position *position,
                             uint64_t limit, uint64_t nodes)
{
    struct sg_budget budget = {.nodes_left = nodes};
    struct packing_search search = {.table = table, .limit = limit, .budget = &budget};
    return packing_search(&search, packing_state(table, position)) == SG_OK ? search.count : UINT64_MAX;
}
