/* Three rungs: where to look, why something follows there, and the piece itself. A piece that lies wrong
 * comes first: as long as it lies there, the others do not fit. */
#include "pieces.h"
#include "solver.h"

#include <string.h>

enum { LOOK_NODES = 60000 };

enum reason {
    REASON_CELL = PACKING_CELL,
    REASON_PIECE = PACKING_PIECE,
    REASON_HOLE = PACKING_HOLE,
    REASON_TRIAL = PACKING_TRIAL,
    REASON_ELSEWHERE,  /* a piece that cuts off a hole wherever else it lies */
    REASON_WRONG_HOLE, /* what lies cuts off a hole that no pieces fill */
    REASON_WRONG_CELL, /* ... leaves a cell that no piece reaches */
    REASON_WRONG       /* ... and it shows only later */
};

struct advice {
    enum reason reason;
    int row, column; /* of the cell to look at */
    int cells;       /* REASON_WRONG_HOLE: how large it is; REASON_TRIAL: how many places cover the cell */
    struct packing_step step;
};

/* ---- a filling to go by ---------------------------------------------------------------------------- */

struct way {
    const struct packing_table *table;
    struct packing_piece *pieces;
};

static void keep(void *context, const uint16_t places[PACKING_KINDS], uint32_t used)
{
    const struct way *way = context;
    for (; used; used &= used - 1) {
        const struct packing_place *place = &way->table->places[places[__builtin_ctz(used)]];
        way->pieces[place->kind] =
            (struct packing_piece){PACKING_LIES, place->orientation, place->row, place->column};
    }
}

/* `pieces`: what lies, completed; false: no completion was found. */
static bool complete(const struct packing_table *table, const struct packing_position *position,
                     struct packing_piece pieces[PACKING_KINDS])
{
    struct way way = {table, pieces};
    struct sg_budget budget = {.nodes_left = LOOK_NODES};
    struct packing_search search = {
        .table = table, .limit = 1, .budget = &budget, .found = keep, .context = &way};
    for (int kind = 0; kind < PACKING_KINDS; kind++)
        pieces[kind] = position->pieces[kind];
    packing_search(&search, packing_state(table, position));
    return search.count > 0;
}

/* Where not all fillings are known: a completion, if need be of the position less one piece. */
static bool look_around(const struct packing_table *table, const struct packing_position *position,
                        struct packing_piece pieces[PACKING_KINDS])
{
    if (complete(table, position, pieces))
        return true;
    for (int kind = 0; kind < PACKING_KINDS; kind++) {
        struct packing_position less = *position;
        less.pieces[kind] = (struct packing_piece){.where = PACKING_LEFT};
        if (position->pieces[kind].where == PACKING_LIES && complete(table, &less, pieces))
            return true;
    }
    return false;
}

/* ---- what to advise -------------------------------------------------------------------------------- */

static void look_at(struct advice *advice, const struct packing_table *table, uint64_t cells)
{
    int cell = __builtin_ctzll(cells);
    advice->row = table->row[cell];
    advice->column = table->column[cell];
}

/* Why the position cannot be completed, as far as it shows. */
static void find_fault(const struct packing_table *table, struct packing_state state, struct advice *advice)
{
    uint64_t sums = packing_sums(state.left), covered = 0, region;
    for (uint64_t rest = state.free; rest; rest &= ~region) {
        region = packing_region(table, rest, __builtin_ctzll(rest));
        advice->cells = __builtin_popcountll(region);
        if (advice->cells == PACKING_OPEN || sums >> advice->cells & 1)
            continue;
        advice->reason = REASON_WRONG_HOLE;
        look_at(advice, table, region);
        return;
    }
    uint16_t options[TABLE_PLACES];
    size_t count = packing_options(table, state, false, options);
    for (size_t i = 0; i < count; i++)
        covered |= table->cells_of[options[i]];
    if (state.free & ~covered) {
        advice->reason = REASON_WRONG_CELL;
        look_at(advice, table, state.free & ~covered);
    }
}

/* A wrong piece to take back: one beside the fault, if there is. */
static bool take_wrong(const struct packing_table *table, const struct packing_position *position,
                       const struct packing_piece pieces[PACKING_KINDS], struct advice *advice)
{
    int best = -1;
    struct advice fault = {.reason = REASON_WRONG};
    find_fault(table, packing_state(table, position), &fault);
    for (int kind = 0; kind < PACKING_KINDS; kind++) {
        const struct packing_piece *lies = &position->pieces[kind], *wanted = &pieces[kind];
        if (lies->where != PACKING_LIES || memcmp(lies, wanted, sizeof *lies) == 0)
            continue;
        size_t place = packing_place_of(table, kind, lies);
        bool beside = fault.reason != REASON_WRONG &&
                      table->rim_of[place] >> table->number[fault.row][fault.column] & 1;
        if (best < 0 || beside)
            best = kind;
        if (fault.reason == REASON_WRONG && best == kind)
            look_at(advice, table, table->cells_of[place]);
    }
    if (best < 0)
        return false;
    if (fault.reason != REASON_WRONG)
        *advice = fault;
    advice->reason = fault.reason;
    advice->step = (struct packing_step){.take = true, .kind = best};
    return true;
}

static struct packing_step step_of(const struct packing_place *place)
{
    return (struct packing_step){false, place->kind, place->orientation, place->row, place->column};
}

static bool lies_at(const struct packing_piece *piece, const struct packing_place *place)
{
    return piece->orientation == place->orientation && piece->row == place->row &&
           piece->column == place->column;
}

/* The place that covers `cell`: the only one, or the one of the filling. */
static void put_on(const struct packing_table *table, int cell, const uint16_t *options, size_t count,
                   const struct packing_piece pieces[PACKING_KINDS], struct advice *advice)
{
    for (size_t i = 0; i < count; i++) {
        const struct packing_place *place = &table->places[options[i]];
        if (table->cells_of[options[i]] >> cell & 1 && lies_at(&pieces[place->kind], place))
            advice->step = step_of(place);
    }
}

/* What is forced, by the easiest technique; else what the filling has on the tightest cell. */
static void put_next(const struct packing_table *table, struct packing_state state,
                     const struct packing_piece pieces[PACKING_KINDS], struct advice *advice)
{
    struct packing_forced forced;
    uint16_t options[TABLE_PLACES];
    int technique = packing_easiest(table, state, PACKING_HOLE, &forced);
    size_t count = packing_options(table, state, technique != PACKING_CELL, options);
    int cell = packing_tightest(table, state.free, options, count, &advice->cells);
    advice->reason = technique ? (enum reason)technique : REASON_TRIAL;
    if (technique != PACKING_PIECE && (advice->cells == 1 || !technique)) {
        look_at(advice, table, (uint64_t)1 << cell);
        put_on(table, cell, options, count, pieces, advice);
        return;
    }
    if (technique == PACKING_HOLE)
        advice->reason = REASON_ELSEWHERE;
    look_at(advice, table, table->cells_of[forced.places[0]]);
    advice->step = step_of(&table->places[forced.places[0]]);
}

static bool advise(const struct sg_oracle *oracle, const struct packing_position *board,
                   struct advice *advice)
{
    const struct packing_table *table = packing_oracle_table(oracle);
    struct packing_piece pieces[PACKING_KINDS];
    *advice = (struct advice){.reason = REASON_TRIAL};
    if (!table || packing_outcome(board) == SG_OUTCOME_SOLVED ||
        (!packing_nearest(oracle, board, pieces) && !look_around(table, board, pieces)))
        return false;
    if (!take_wrong(table, board, pieces, advice))
        put_next(table, packing_state(table, board), pieces, advice);
    return true;
}

/* ---- words ----------------------------------------------------------------------------------------- */

static const char *look_words(enum reason reason)
{
    switch (reason) {
    case REASON_CELL: return SG_T("Look at row {row}, column {column}: which pieces can still cover it?");
    case REASON_ELSEWHERE:
    case REASON_PIECE: return SG_T("Look at piece {piece}: where can it still lie?");
    case REASON_HOLE:
        return SG_T("Look around row {row}, column {column}: mind the holes that are left over.");
    case REASON_WRONG_HOLE: return SG_T("Look at the hole at row {row}, column {column}.");
    case REASON_WRONG_CELL: return SG_T("Look at row {row}, column {column}: which piece still reaches it?");
    case REASON_WRONG: return SG_T("Look again at piece {piece}.");
    default: return SG_T("Look at row {row}, column {column}: it is the tightest spot.");
    }
}

static const char *why_words(enum reason reason)
{
    switch (reason) {
    case REASON_CELL: return SG_T("Only one piece covers this cell, in only one way.");
    case REASON_PIECE: return SG_T("Piece {piece} fits in only one place.");
    case REASON_ELSEWHERE:
        return SG_T("Everywhere else piece {piece} cuts off a hole that the pieces left do not fill.");
    case REASON_HOLE:
        return SG_T("Every other way to lay a piece here cuts off a hole that the pieces left do not fill.");
    case REASON_WRONG_HOLE:
        return SG_T("This hole has {cells} cells. The pieces left do not make exactly that many.");
    case REASON_WRONG_CELL: return SG_T("No piece that is left can cover this cell.");
    case REASON_WRONG: return SG_T("In the nearest full board piece {piece} lies elsewhere.");
    default:
        return SG_T("In {cells} ways a piece covers this cell without a hole that nothing fills. Try them.");
    }
}

static void mark(struct sg_hint *hint, int row, int column)
{
    if (hint->cell_count == SG_HINT_CELLS)
        return;
    hint->cells[hint->cell_count].x = column;
    hint->cells[hint->cell_count].y = row;
    hint->cell_count++;
}

static void mark_piece(struct sg_hint *hint, const struct packing_position *board, struct packing_step step)
{
    if (step.take) {
        const struct packing_piece *piece = &board->pieces[step.kind];
        step = (struct packing_step){true, step.kind, piece->orientation, piece->row, piece->column};
    }
    struct packing_shape shape = packing_shape(step.kind, step.orientation);
    for (int i = 0; i < shape.count; i++)
        mark(hint, step.row + shape.y[i], step.column + shape.x[i] - shape.x[0]);
}

static void mark_cells(struct sg_hint *hint, const struct packing_position *board,
                       const struct advice *advice, enum sg_rung rung)
{
    if (rung == SG_RUNG_STEP || advice->reason == REASON_WRONG)
        mark_piece(hint, board, advice->step);
    else if (advice->reason != REASON_PIECE && advice->reason != REASON_ELSEWHERE)
        mark(hint, advice->row, advice->column);
}

void packing_hint(const struct sg_oracle *oracle, const void *position, enum sg_rung rung,
                  struct sg_arena *scratch, struct sg_hint *hint)
{
    (void)scratch;
    const struct packing_position *board = position;
    struct advice advice;
    *hint = (struct sg_hint){0};
    if (!advise(oracle, board, &advice)) {
        sg_phrase_set(&hint->words,
                      SG_T("Nothing is certain here yet. Begin with a corner that few pieces fit."));
        return;
    }
    mark_cells(hint, board, &advice, rung);
    if (rung == SG_RUNG_STEP) {
        sg_phrase_set(&hint->words, advice.step.take ? SG_T("Take piece {piece} back.")
                                                     : SG_T("Put piece {piece} on the marked cells."));
        hint->move = packing_move(advice.step);
        hint->has_move = true;
    } else {
        sg_phrase_set(&hint->words,
                      rung == SG_RUNG_LOOK ? look_words(advice.reason) : why_words(advice.reason));
    }
    sg_phrase_add(&hint->words, "piece", (char[]){packing_letter(advice.step.kind), '\0'});
    sg_phrase_add_int(&hint->words, "row", advice.row + 1);
    sg_phrase_add_int(&hint->words, "column", advice.column + 1);
    sg_phrase_add_int(&hint->words, "cells", advice.cells);
}
