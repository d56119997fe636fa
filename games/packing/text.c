/* Positions as rows joined by `|`: `.` open, `#` closed, a letter where a piece lies; behind a colon the
 * letters of the pieces that are left. Moves as P@r2c3/5 (the piece's first cell in reading order, and its
 * orientation), and -P to take a piece back. */
#include "packing.h"
#include "pieces.h"

#include <string.h>

/* ---- reading a position ---------------------------------------------------------------------------- */

struct reader {
    struct packing_position board;
    char cells[PACKING_SIDE][PACKING_SIDE];
    int open; /* open cells */
    struct sg_phrase *why;
};

static enum sg_status refuse(struct reader *reader, const char *msgid)
{
    sg_phrase_set(reader->why, msgid);
    return SG_ERR_TEXT;
}

static enum sg_status refuse_at(struct reader *reader, const char *msgid, int row, int column)
{
    sg_phrase_set(reader->why, msgid);
    sg_phrase_add_int(reader->why, "row", row + 1);
    sg_phrase_add_int(reader->why, "column", column + 1);
    return SG_ERR_TEXT;
}

static enum sg_status refuse_piece(struct reader *reader, const char *msgid, char letter, int row, int column)
{
    refuse_at(reader, msgid, row, column);
    sg_phrase_add(reader->why, "piece", (char[]){letter, '\0'});
    return SG_ERR_TEXT;
}

/* The cells of the board; `*at` is left behind them, at the colon. */
static enum sg_status read_cells(struct reader *reader, const char **at, const char *end)
{
    int row = 0, column = 0;
    struct packing_position *board = &reader->board;
    for (; *at < end && **at != ':'; (*at)++) {
        char c = **at;
        if (c == '|') {
            if (column == 0 || (row > 0 && column != board->columns))
                return refuse_at(reader, SG_T("Row {row} is not as long as the first row."), row, column);
            board->columns = (uint8_t)column;
            row++;
            column = 0;
            continue;
        }
        if (row >= PACKING_SIDE || column >= PACKING_SIDE)
            return refuse(reader, SG_T("A board has at most 20 rows and 20 columns."));
        if (c != '.' && c != '#' && packing_of_letter(c) < 0)
            return refuse_at(reader, SG_T("Row {row}, column {column}: no piece has this letter."), row,
                             column);
        reader->cells[row][column++] = c;
    }
    if (*at == end)
        return refuse(reader,
                      SG_T("Behind the rows comes a colon and the pieces left, such as ....|....|....:LPC"));
    if (column == 0 || (row > 0 && column != board->columns))
        return refuse_at(reader, SG_T("Row {row} is not as long as the first row."), row, column);
    board->columns = (uint8_t)column;
    board->rows = (uint8_t)(row + 1);
    return SG_OK;
}

static enum sg_status open_cells(struct reader *reader)
{
    for (int row = 0; row < reader->board.rows; row++)
        for (int column = 0; column < reader->board.columns; column++) {
            if (reader->cells[row][column] == '#')
                continue;
            packing_set_open(&reader->board, row, column);
            reader->open++;
        }
    if (reader->open == 0 || reader->open > PACKING_OPEN)
        return refuse(reader, SG_T("A board has from 1 to 64 cells that are not closed."));
    return SG_OK;
}

/* Where the letter stands first in reading order; returns how often it stands anywhere. */
static int count_letter(const struct reader *reader, char letter, int *first_row, int *first_column)
{
    int count = 0;
    for (int row = 0; row < reader->board.rows; row++)
        for (int column = 0; column < reader->board.columns; column++) {
            if (reader->cells[row][column] != letter)
                continue;
            if (count++ == 0) {
                *first_row = row;
                *first_column = column;
            }
        }
    return count;
}

static bool stands(const struct reader *reader, const struct packing_shape *shape, char letter, int row,
                   int column)
{
    for (int i = 0; i < shape->count; i++) {
        int y = row + shape->y[i], x = column + shape->x[i] - shape->x[0];
        if (x < 0 || y >= reader->board.rows || x >= reader->board.columns || reader->cells[y][x] != letter)
            return false;
    }
    return true;
}

/* The cells with the piece's letter, as a piece that lies there. */
static enum sg_status read_lying(struct reader *reader, int kind)
{
    char letter = packing_letter(kind);
    int row = 0, column = 0, count = count_letter(reader, letter, &row, &column);
    if (count == 0)
        return SG_OK;
    for (int orientation = 0; orientation < PIECE_ORIENTATIONS && count <= packing_size(kind);
         orientation++) {
        struct packing_shape shape = packing_shape(kind, orientation);
        if (!stands(reader, &shape, letter, row, column))
            continue;
        reader->board.pieces[kind] =
            (struct packing_piece){PACKING_LIES, (uint8_t)orientation, (uint8_t)row, (uint8_t)column};
        return SG_OK;
    }
    return refuse_piece(reader,
                        count > packing_size(kind)
                            ? SG_T("Row {row}, column {column}: piece {piece} lies there more than once.")
                            : SG_T("Row {row}, column {column}: these cells do not form piece {piece}."),
                        letter, row, column);
}

static enum sg_status read_left(struct reader *reader, const char *at, const char *end)
{
    for (; at < end; at++) {
        int kind = packing_of_letter(*at);
        if (kind < 0)
            return refuse(reader, SG_T("Behind the colon stand only letters of pieces, each once."));
        struct packing_piece *piece = &reader->board.pieces[kind];
        if (piece->where == PACKING_LIES)
            return refuse_piece(reader,
                                SG_T("Row {row}, column {column}: piece {piece} lies there and is left too."),
                                *at, piece->row, piece->column);
        if (piece->where == PACKING_LEFT)
            return refuse(reader, SG_T("Behind the colon stand only letters of pieces, each once."));
        piece->where = PACKING_LEFT;
    }
    return SG_OK;
}

static enum sg_status check_squares(struct reader *reader)
{
    int squares = 0;
    for (int kind = 0; kind < PACKING_KINDS; kind++)
        if (reader->board.pieces[kind].where != PACKING_ABSENT)
            squares += packing_size(kind);
    if (squares == reader->open)
        return SG_OK;
    sg_phrase_set(reader->why, SG_T("The pieces have {squares} squares, the board has {cells} cells."));
    sg_phrase_add_int(reader->why, "squares", squares);
    sg_phrase_add_int(reader->why, "cells", reader->open);
    return SG_ERR_TEXT;
}

enum sg_status packing_read_position(const char *text, size_t length, void *position, struct sg_phrase *why)
{
    struct sg_phrase unheard;
    struct reader reader = {.why = why ? why : &unheard};
    const char *at = text, *end = text + length;
    enum sg_status status = read_cells(&reader, &at, end);
    if (status == SG_OK)
        status = open_cells(&reader);
    for (int kind = 0; status == SG_OK && kind < PACKING_KINDS; kind++)
        status = read_lying(&reader, kind);
    if (status == SG_OK)
        status = read_left(&reader, at + 1, end);
    if (status == SG_OK)
        status = check_squares(&reader);
    if (status == SG_OK)
        memcpy(position, &reader.board, sizeof reader.board);
    return status;
}

/* ---- writing --------------------------------------------------------------------------------------- */

void packing_write_position(const void *position, struct sg_text *out)
{
    const struct packing_position *board = position;
    struct packing_map map;
    packing_map(board, &map);
    for (int row = 0; row < board->rows; row++) {
        if (row > 0)
            sg_text_put_char(out, '|');
        for (int column = 0; column < board->columns; column++) {
            int at = packing_at(&map, row, column);
            sg_text_put_char(out, at == PACKING_CLOSED  ? '#'
                                  : at == PACKING_EMPTY ? '.'
                                                        : packing_letter(at));
        }
    }
    sg_text_put_char(out, ':');
    for (int kind = 0; kind < PACKING_KINDS; kind++)
        if (board->pieces[kind].where == PACKING_LEFT)
            sg_text_put_char(out, packing_letter(kind));
}

/* ---- moves ----------------------------------------------------------------------------------------- */

static bool read_number(const char **at, const char *end, char before, uint64_t least, uint64_t most,
                        int *number)
{
    uint64_t value = 0;
    if (*at == end || *(*at)++ != before || !sg_text_read_uint(at, end, &value))
        return false;
    *number = (int)value;
    return value >= least && value <= most;
}

/* An orientation that looks like a lower one is read as that. */
enum sg_status packing_read_move(const void *position, const char *text, size_t length, struct sg_move *move)
{
    const struct packing_position *board = position;
    const char *at = text, *end = text + length;
    struct packing_step step = {.take = length == 2 && text[0] == '-'};
    step.kind = length > 0 ? packing_of_letter(text[step.take]) : -1;
    if (step.kind < 0)
        return SG_ERR_TEXT;
    if (!step.take) {
        at++;
        if (at == end || *at++ != '@' || !read_number(&at, end, 'r', 1, board->rows, &step.row) ||
            !read_number(&at, end, 'c', 1, board->columns, &step.column) ||
            !read_number(&at, end, '/', 0, PIECE_ORIENTATIONS - 1, &step.orientation) || at != end)
            return SG_ERR_TEXT;
        step.row--;
        step.column--;
        step.orientation = packing_same(step.kind, step.orientation);
    }
    *move = packing_move(step);
    return SG_OK;
}

void packing_write_move(const void *position, struct sg_move move, struct sg_text *out)
{
    (void)position;
    struct packing_step step = packing_step(move);
    if (step.take)
        sg_text_put_char(out, '-');
    sg_text_put_char(out, step.kind < PACKING_KINDS ? packing_letter(step.kind) : '?');
    if (step.take)
        return;
    sg_text_put(out, "@r");
    sg_text_put_int(out, step.row + 1);
    sg_text_put_char(out, 'c');
    sg_text_put_int(out, step.column + 1);
    sg_text_put_char(out, '/');
    sg_text_put_int(out, step.orientation);
}
