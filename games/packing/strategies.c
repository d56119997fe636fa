/* What one piece put down or taken back looks like to somebody who watches. */
#include "logic.h"
#include "pieces.h"

#include <string.h>

/* Sides of the place that lie against the edge, a stone or another piece. */
static int contact(const struct packing_table *table, uint64_t free, size_t place)
{
    int sides = 0;
    for (uint64_t cells = table->cells_of[place]; cells; cells &= cells - 1) {
        uint64_t near = table->near[__builtin_ctzll(cells)];
        sides += PIECE_TURNS - __builtin_popcountll(near & free);
    }
    return sides;
}

/* Whether no other place of the same piece lies more flush. */
static bool is_flush(const struct packing_table *table, struct packing_state state, const uint16_t *options,
                     size_t count, uint16_t place)
{
    int most = contact(table, state.free, place);
    for (size_t i = 0; i < count; i++)
        if (table->places[options[i]].kind == table->places[place].kind &&
            contact(table, state.free, options[i]) > most)
            return false;
    return true;
}

static bool is_forced(const struct packing_table *table, struct packing_state state, uint16_t place)
{
    for (int technique = PACKING_CELL; technique <= PACKING_HOLE; technique++) {
        struct packing_forced forced;
        packing_force(table, state, (enum packing_technique)technique, &forced);
        for (size_t i = 0; i < forced.count && !forced.contradiction; i++)
            if (forced.places[i] == place)
                return true;
    }
    return false;
}

static int32_t order_of(const struct packing_position *board, struct sg_move move)
{
    struct sg_move moves[SG_MOVES_MAX];
    size_t count = packing_list_moves(board, moves, SG_MOVES_MAX);
    for (size_t i = 0; i < count && i < SG_MOVES_MAX; i++)
        if (moves[i].code == move.code)
            return (int32_t)i;
    return -1;
}

/* The quarter of the board that the middle of the piece lies in. */
static int16_t quarter_of(const struct packing_position *board, int kind, const struct packing_piece *piece)
{
    struct packing_shape shape = packing_shape(kind, piece->orientation);
    int row = 2 * piece->row + shape.height, column = 2 * (piece->column - shape.x[0]) + shape.width;
    return (int16_t)(2 * (row > board->rows) + (column > board->columns));
}

/* What is still to be filled, as a board of its own. */
static struct packing_position rest_of(const struct packing_position *board)
{
    struct packing_position rest = *board;
    struct packing_map map;
    packing_map(board, &map);
    memset(rest.open, 0, sizeof rest.open);
    for (int row = 0; row < board->rows; row++)
        for (int column = 0; column < board->columns; column++)
            if (packing_at(&map, row, column) == PACKING_EMPTY)
                packing_set_open(&rest, row, column);
    for (int kind = 0; kind < PACKING_KINDS; kind++)
        if (rest.pieces[kind].where == PACKING_LIES)
            rest.pieces[kind] = (struct packing_piece){.where = PACKING_ABSENT};
    return rest;
}

/* `forced`: short of a trial the board asked for this. Chain depth 1: it covers the cell that the fewest
 * places cover. `greedy`: no other place of this piece lies more flush, which the eye likes. `guessed`: none
 * of these. `order`: its rank among all moves, piece by piece and row by row. */
void packing_observe(const void *before, struct sg_move move, const void *after, struct sg_traits *traits)
{
    struct packing_position board = *(const struct packing_position *)before;
    const struct packing_position *then = after;
    struct packing_step step = packing_step(move);
    struct packing_piece piece = (step.take ? &board : then)->pieces[step.kind];
    if (!step.take) /* one that lay elsewhere was taken up first */
        board.pieces[step.kind] = (struct packing_piece){.where = PACKING_LEFT};
    *traits = (struct sg_traits){.object = (int16_t)step.kind, .order = order_of(&board, move)};
    traits->region = quarter_of(&board, step.kind, &piece);
    struct packing_table table;
    struct packing_position rest = rest_of(&board);
    if (step.take || !packing_table_make(&table, &rest, packing_kinds(&rest)))
        return;
    uint16_t options[TABLE_PLACES], place = packing_place_of(&table, step.kind, &piece);
    struct packing_state state = {table.all, table.kinds};
    int covers;
    size_t count = packing_options(&table, state, false, options);
    int tightest = packing_tightest(&table, state.free, options, count, &covers);
    traits->forced = is_forced(&table, state, place);
    traits->chain_depth = table.cells_of[place] >> tightest & 1;
    traits->greedy = is_flush(&table, state, options, count, place);
    traits->guessed = !traits->forced && !traits->greedy && traits->chain_depth == 0;
}
