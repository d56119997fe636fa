/* Pieces go down on open cells and are taken back; a board on which every piece lies is full, and done. */
#include "packing.h"
#include "pieces.h"

#include <string.h>

/* ---- moves ----------------------------------------------------------------------------------------- */

enum { KIND_BITS = 5, ORIENTATION_BITS = 3, LINE_BITS = 5 };
enum {
    AT_ORIENTATION = KIND_BITS,
    AT_ROW = AT_ORIENTATION + ORIENTATION_BITS,
    AT_COLUMN = AT_ROW + LINE_BITS,
    AT_TAKE = AT_COLUMN + LINE_BITS
};

struct sg_move packing_move(struct packing_step step)
{
    if (step.take)
        return (struct sg_move){(uint64_t)1 << AT_TAKE | (uint64_t)step.kind};
    return (struct sg_move){(uint64_t)step.kind | (uint64_t)step.orientation << AT_ORIENTATION |
                            (uint64_t)step.row << AT_ROW | (uint64_t)step.column << AT_COLUMN};
}

struct packing_step packing_step(struct sg_move move)
{
    return (struct packing_step){move.code >> AT_TAKE & 1, (int)(move.code & ((1 << KIND_BITS) - 1)),
                                 (int)(move.code >> AT_ORIENTATION & ((1 << ORIENTATION_BITS) - 1)),
                                 (int)(move.code >> AT_ROW & ((1 << LINE_BITS) - 1)),
                                 (int)(move.code >> AT_COLUMN & ((1 << LINE_BITS) - 1))};
}

/* ---- cells ----------------------------------------------------------------------------------------- */

bool packing_is_open(const struct packing_position *position, int row, int column)
{
    int bit = row * PACKING_SIDE + column;
    return row >= 0 && column >= 0 && row < position->rows && column < position->columns &&
           (position->open[bit / 8] >> bit % 8 & 1);
}

void packing_set_open(struct packing_position *position, int row, int column)
{
    int bit = row * PACKING_SIDE + column;
    position->open[bit / 8] |= (uint8_t)(1 << bit % 8);
}

void packing_map(const struct packing_position *position, struct packing_map *map)
{
    memset(map->at, PACKING_CLOSED, sizeof map->at);
    for (int row = 0; row < position->rows; row++)
        for (int column = 0; column < position->columns; column++)
            if (packing_is_open(position, row, column))
                map->at[row][column] = PACKING_EMPTY;
    for (int kind = 0; kind < PACKING_KINDS; kind++) {
        const struct packing_piece *piece = &position->pieces[kind];
        if (piece->where != PACKING_LIES)
            continue;
        struct packing_shape shape = packing_shape(kind, piece->orientation);
        for (int i = 0; i < shape.count; i++)
            map->at[piece->row + shape.y[i]][piece->column + shape.x[i] - shape.x[0]] = (int8_t)kind;
    }
}

int packing_at(const struct packing_map *map, int row, int column)
{
    if (row < 0 || column < 0 || row >= PACKING_SIDE || column >= PACKING_SIDE)
        return PACKING_CLOSED;
    return map->at[row][column];
}

static bool shape_fits(const struct packing_map *map, const struct packing_shape *shape, int row, int column)
{
    for (int i = 0; i < shape->count; i++)
        if (packing_at(map, row + shape->y[i], column + shape->x[i] - shape->x[0]) != PACKING_EMPTY)
            return false;
    return true;
}

bool packing_fits(const struct packing_map *map, struct packing_step step)
{
    struct packing_shape shape = packing_shape(step.kind, step.orientation);
    return shape_fits(map, &shape, step.row, step.column);
}

int packing_left(const struct packing_position *position)
{
    int left = 0;
    for (int kind = 0; kind < PACKING_KINDS; kind++)
        left += position->pieces[kind].where == PACKING_LEFT;
    return left;
}

bool packing_any_lies(const struct packing_position *position)
{
    for (int kind = 0; kind < PACKING_KINDS; kind++)
        if (position->pieces[kind].where == PACKING_LIES)
            return true;
    return false;
}

/* ---- play ------------------------------------------------------------------------------------------ */

/* Pieces and open cells are equally many squares, so that nothing is left exactly when all is covered. */
enum sg_outcome packing_outcome(const void *position)
{
    return packing_left(position) == 0 ? SG_OUTCOME_SOLVED : SG_OUTCOME_OPEN;
}

struct list {
    struct sg_move *moves;
    size_t capacity, count;
};

static void list_move(struct list *list, struct packing_step step)
{
    if (list->count < list->capacity)
        list->moves[list->count] = packing_move(step);
    list->count++;
}

static void list_places(struct list *list, const struct packing_position *position,
                        const struct packing_map *map, int kind)
{
    for (unsigned distinct = packing_distinct(kind); distinct; distinct &= distinct - 1) {
        int orientation = __builtin_ctz(distinct);
        struct packing_shape shape = packing_shape(kind, orientation);
        for (int row = 0; row < position->rows; row++)
            for (int column = 0; column < position->columns; column++)
                if (shape_fits(map, &shape, row, column))
                    list_move(list, (struct packing_step){false, kind, orientation, row, column});
    }
}

size_t packing_list_moves(const void *position, struct sg_move *moves, size_t capacity)
{
    const struct packing_position *board = position;
    struct list list = {.moves = moves, .capacity = capacity};
    struct packing_map map;
    packing_map(board, &map);
    if (packing_outcome(board) == SG_OUTCOME_SOLVED)
        return 0;
    for (int kind = 0; kind < PACKING_KINDS; kind++) {
        if (board->pieces[kind].where == PACKING_LIES)
            list_move(&list, (struct packing_step){.take = true, .kind = kind});
        if (board->pieces[kind].where == PACKING_LEFT)
            list_places(&list, board, &map, kind);
    }
    return list.count;
}

/* Somewhere else for a piece that lies already: taken back and put down in one stroke. */
static bool is_shift(const struct packing_position *board, struct packing_step step)
{
    const struct packing_piece *piece = &board->pieces[step.kind];
    return !step.take && piece->where == PACKING_LIES &&
           (piece->orientation != step.orientation || piece->row != step.row || piece->column != step.column);
}

static bool is_legal(const struct packing_position *board, struct sg_move move)
{
    struct packing_step step = packing_step(move);
    if (move.code >> (AT_TAKE + 1) || step.kind >= PACKING_KINDS || packing_move(step).code != move.code ||
        packing_outcome(board) == SG_OUTCOME_SOLVED)
        return false;
    if (step.take)
        return board->pieces[step.kind].where == PACKING_LIES;
    struct packing_map map;
    struct packing_position less = *board;
    if (board->pieces[step.kind].where != PACKING_LEFT && !is_shift(board, step))
        return false;
    less.pieces[step.kind] = (struct packing_piece){.where = PACKING_LEFT};
    packing_map(&less, &map);
    return packing_same(step.kind, step.orientation) == step.orientation && packing_fits(&map, step);
}

size_t packing_unfold(const void *position, struct sg_move move, struct sg_move *steps, size_t capacity)
{
    struct packing_step step = packing_step(move);
    struct sg_move both[2] = {packing_move((struct packing_step){.take = true, .kind = step.kind}), move};
    size_t first = is_shift(position, step) ? 0 : 1;
    for (size_t i = first; i < 2 && i - first < capacity; i++)
        steps[i - first] = both[i];
    return 2 - first;
}

enum sg_status packing_play(void *position, struct sg_move move)
{
    struct packing_position *board = position;
    if (!is_legal(board, move))
        return SG_ERR_ILLEGAL;
    struct packing_step step = packing_step(move);
    struct packing_piece *piece = &board->pieces[step.kind];
    if (step.take)
        *piece = (struct packing_piece){.where = PACKING_LEFT};
    else
        *piece = (struct packing_piece){PACKING_LIES, (uint8_t)step.orientation, (uint8_t)step.row,
                                        (uint8_t)step.column};
    return SG_OK;
}
