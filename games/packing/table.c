#include "table.h"
#include "pieces.h"

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
    sums = piece_sums(state.left);
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
                        const struct piece_shape *shape, int row, int column)
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

/* Calls for each place: the first time round they are counted, the second time put where they belong. */
static void each_place(struct packing_table *table, const struct packing_position *position, int kind,
                       int orientation, uint16_t at[PACKING_OPEN][PACKING_KINDS], bool put)
{
    struct piece_shape shape = piece_shape(kind, orientation);
    for (int cell = 0; cell < table->cells; cell++) {
        int row = table->row[cell], column = table->column[cell];
        uint64_t cells = covered(table, position, &shape, row, column);
        if (!cells)
            continue;
        uint16_t *next = &at[__builtin_ctzll(cells)][kind];
        if (put) {
            table->cells_of[*next] = cells;
            table->rim_of[*next] = rim(table, cells);
            table->places[*next] =
                (struct packing_place){(uint8_t)kind, (uint8_t)orientation, (uint8_t)row, (uint8_t)column};
        }
        (*next)++;
    }
}

static void all_places(struct packing_table *table, const struct packing_position *position,
                       uint16_t at[PACKING_OPEN][PACKING_KINDS], bool put)
{
    for (uint32_t kinds = table->kinds; kinds; kinds &= kinds - 1)
        for (unsigned distinct = piece_distinct(__builtin_ctz(kinds)); distinct; distinct &= distinct - 1)
            each_place(table, position, __builtin_ctz(kinds), __builtin_ctz(distinct), at, put);
}

bool packing_table_make(struct packing_table *table, const struct packing_position *position, uint32_t kinds)
{
    uint16_t at[PACKING_OPEN][PACKING_KINDS] = {{0}};
    memset(table, 0, offsetof(struct packing_table, cells_of));
    table->kinds = kinds;
    number_cells(table, position);
    find_neighbours(table, position);
    all_places(table, position, at, false);
    for (int cell = 0; cell < table->cells; cell++) {
        for (int kind = 0; kind < PACKING_KINDS; kind++) {
            size_t count = at[cell][kind];
            table->first[cell][kind] = at[cell][kind] = (uint16_t)table->count;
            table->count += count;
        }
        table->first[cell][PACKING_KINDS] = (uint16_t)table->count;
    }
    if (table->count > TABLE_PLACES)
        return false;
    all_places(table, position, at, true);
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
    struct piece_shape shape = piece_shape(kind, piece->orientation);
    int lowest = PACKING_OPEN;
    for (int i = 0; i < shape.count; i++) {
        int cell = table->number[piece->row + shape.y[i]][piece->column + shape.x[i] - shape.x[0]];
        lowest = cell < lowest ? cell : lowest;
    }
    uint16_t at = table->first[lowest][kind];
    while (table->places[at].orientation != piece->orientation || table->places[at].row != piece->row ||
           table->places[at].column != piece->column)
        at++;
    return at;
}

struct sg_move packing_place_move(const struct packing_place *place)
{
    return packing_move(
        (struct packing_step){false, place->kind, place->orientation, place->row, place->column});
}
