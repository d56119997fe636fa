#include "table.h"
#include "pieces.h"

#include <assert.h>
#include <string.h>

/* ---- cells ----------------------------------------------------------------------------------------- */

static void add_cell(struct packing_table *table, const struct packing_position *position, int row,
                     int column)
{
    if (!packing_is_open(position, row, column))
        return;
    int cell = table->cells++;
    table->number[row][column] = (uint8_t)cell;
    table->row[cell] = (uint8_t)row;
    table->column[cell] = (uint8_t)column;
    table->all |= (uint64_t)1 << cell;
}

/* Numbered across the short side: a search that fills the lowest cell first then has a short front. */
static void number_cells(struct packing_table *table, const struct packing_position *position)
{
    bool upright = position->rows >= position->columns;
    int lines = upright ? position->rows : position->columns,
        across = upright ? position->columns : position->rows;
    for (int line = 0; line < lines; line++)
        for (int i = 0; i < across; i++)
            add_cell(table, position, upright ? line : i, upright ? i : line);
}

static void find_neighbours(struct packing_table *table, const struct packing_position *position)
{
    static const int steps[4][2] = {{0, 1}, {1, 0}, {0, -1}, {-1, 0}};
    for (int cell = 0; cell < table->cells; cell++)
        for (int i = 0; i < 4; i++) {
            int row = table->row[cell] + steps[i][0], column = table->column[cell] + steps[i][1];
            if (packing_is_open(position, row, column))
                table->near[cell] |= (uint64_t)1 << table->number[row][column];
        }
}

uint64_t packing_region(const struct packing_table *table, uint64_t free, int cell)
{
    uint64_t region = (uint64_t)1 << cell, edge = region;
    while (edge) {
        uint64_t more = table->near[__builtin_ctzll(edge)] & free & ~region;
        edge = (edge & (edge - 1)) | more;
        region |= more;
    }
    return region;
}

bool packing_has_hole(const struct packing_table *table, struct packing_state state)
{
    if (!state.free)
        return false;
    uint64_t region = packing_region(table, state.free, __builtin_ctzll(state.free)), sums = 0;
    if (region == state.free) /* one region: what is left fills it or not, its size fits */
        return false;
    sums = packing_sums(state.left);
    for (uint64_t rest = state.free; rest; rest &= ~region) {
        region = packing_region(table, rest, __builtin_ctzll(rest));
        if (!(sums >> __builtin_popcountll(region) & 1))
            return true;
    }
    return false;
}

/* ---- places ---------------------------------------------------------------------------------------- */

/* The cells of a shape whose first square lies there; 0: it does not fit. */
static uint64_t covered(const struct packing_table *table, const struct packing_position *position,
                        const struct packing_shape *shape, int row, int column)
{
    uint64_t cells = 0;
    for (int i = 0; i < shape->count; i++) {
        int y = row + shape->y[i], x = column + shape->x[i] - shape->x[0];
        if (!packing_is_open(position, y, x))
            return 0;
        cells |= (uint64_t)1 << table->number[y][x];
    }
    return cells;
}

static uint64_t rim(const struct packing_table *table, uint64_t cells)
{
    uint64_t beside = 0;
    for (uint64_t rest = cells; rest; rest &= rest - 1)
        beside |= table->near[__builtin_ctzll(rest)];
    return beside & ~cells;
}

/* False: there is no more room. */
static bool add_places(struct packing_table *table, const struct packing_position *position, int kind,
                       int orientation)
{
    struct packing_shape shape = packing_shape(kind, orientation);
    for (int cell = 0; cell < table->cells; cell++) {
        int row = table->row[cell], column = table->column[cell];
        uint64_t cells = covered(table, position, &shape, row, column);
        if (!cells)
            continue;
        if (table->count == TABLE_PLACES)
            return false;
        table->cells_of[table->count] = cells;
        table->rim_of[table->count] = rim(table, cells);
        table->places[table->count++] =
            (struct packing_place){(uint8_t)kind, (uint8_t)orientation, (uint8_t)row, (uint8_t)column};
    }
    return true;
}

int packing_end(uint64_t cells, bool high)
{
    return high ? 63 - __builtin_clzll(cells) : __builtin_ctzll(cells);
}

/* Sorted by counting. */
static void make_index(const struct packing_table *table, bool high, struct packing_index *index)
{
    uint16_t next[PACKING_OPEN][PACKING_KINDS] = {{0}}, count = 0;
    for (size_t place = 0; place < table->count; place++)
        next[packing_end(table->cells_of[place], high)][table->places[place].kind]++;
    for (int cell = 0; cell < table->cells; cell++) {
        for (int kind = 0; kind < PACKING_KINDS; kind++) {
            uint16_t here = next[cell][kind];
            index->first[cell][kind] = next[cell][kind] = count;
            count = (uint16_t)(count + here);
        }
        index->first[cell][PACKING_KINDS] = count;
    }
    for (size_t place = 0; place < table->count; place++)
        index->places[next[packing_end(table->cells_of[place], high)][table->places[place].kind]++] =
            (uint16_t)place;
}

bool packing_table_make(struct packing_table *table, const struct packing_position *position, uint32_t kinds)
{
    memset(table, 0, offsetof(struct packing_table, cells_of));
    table->kinds = kinds;
    number_cells(table, position);
    find_neighbours(table, position);
    for (; kinds; kinds &= kinds - 1)
        for (unsigned distinct = packing_distinct(__builtin_ctz(kinds)); distinct; distinct &= distinct - 1)
            if (!add_places(table, position, __builtin_ctz(kinds), __builtin_ctz(distinct)))
                return false;
    make_index(table, false, &table->from_low);
    make_index(table, true, &table->from_high);
    return true;
}

/* ---- positions ------------------------------------------------------------------------------------- */

uint32_t packing_kinds(const struct packing_position *position)
{
    uint32_t kinds = 0;
    for (int kind = 0; kind < PACKING_KINDS; kind++)
        kinds |= (uint32_t)(position->pieces[kind].where != PACKING_ABSENT) << kind;
    return kinds;
}

struct packing_state packing_state(const struct packing_table *table, const struct packing_position *position)
{
    struct packing_state state = {.free = table->all};
    for (int kind = 0; kind < PACKING_KINDS; kind++) {
        const struct packing_piece *piece = &position->pieces[kind];
        if (piece->where == PACKING_LIES)
            state.free &= ~table->cells_of[packing_place_of(table, kind, piece)];
        else if (piece->where == PACKING_LEFT)
            state.left |= (uint32_t)1 << kind;
    }
    return state;
}

/* It is among those with the same lowest cell. */
uint16_t packing_place_of(const struct packing_table *table, int kind, const struct packing_piece *piece)
{
    struct packing_shape shape = packing_shape(kind, piece->orientation);
    int lowest = PACKING_OPEN;
    for (int i = 0; i < shape.count; i++) {
        int cell = table->number[piece->row + shape.y[i]][piece->column + shape.x[i] - shape.x[0]];
        lowest = cell < lowest ? cell : lowest;
    }
    const struct packing_index *index = &table->from_low;
    for (size_t i = index->first[lowest][kind]; i < index->first[lowest][kind + 1]; i++) {
        const struct packing_place *place = &table->places[index->places[i]];
        if (place->orientation == piece->orientation && place->row == piece->row &&
            place->column == piece->column)
            return index->places[i];
    }
    assert(!"every piece that lies has its place");
    return 0;
}

struct sg_move packing_place_move(const struct packing_place *place)
{
    return packing_move(
        (struct packing_step){false, place->kind, place->orientation, place->row, place->column});
}
