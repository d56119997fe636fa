/* Positions as rows joined by `|`: 0 and 1 given, o and i put there by the player, . empty; `:u` behind it
 * where lines have to differ. Moves as r2c3=1, and r2c3=. to take a sign away. */
#include "grid.h"

#include <string.h>

/* ---- cells and moves ------------------------------------------------------------------------------- */

struct sg_move binary_move(int cell, int sign)
{
    return (struct sg_move){(uint64_t)(cell * 4 + sign)};
}

int binary_move_cell(struct sg_move move)
{
    return (int)(move.code / 4);
}

int binary_move_sign(struct sg_move move)
{
    return (int)(move.code % 4);
}

int binary_sign(const struct binary_position *position, int cell)
{
    return position->cells[cell] & BINARY_SIGN;
}

bool binary_own(const struct binary_position *position, int cell)
{
    return binary_sign(position, cell) && !(position->cells[cell] & BINARY_GIVEN);
}

static int cell_count(const struct binary_position *position)
{
    return position->size * position->size;
}

enum sg_outcome binary_outcome(const void *position)
{
    struct binary_grid grid = binary_grid_of(position, true);
    return binary_grid_complete(&grid) && !binary_grid_broken(&grid) ? SG_OUTCOME_SOLVED : SG_OUTCOME_OPEN;
}

/* A solved board holds nothing that can be taken away. */
static void fix_when_solved(struct binary_position *position)
{
    if (binary_outcome(position) != SG_OUTCOME_SOLVED)
        return;
    for (int cell = 0; cell < cell_count(position); cell++)
        position->cells[cell] |= BINARY_GIVEN;
}

static bool all_given(const struct binary_position *position)
{
    for (int cell = 0; cell < cell_count(position); cell++)
        if (!(position->cells[cell] & BINARY_GIVEN))
            return false;
    return true;
}

size_t binary_list_moves(const void *position, struct sg_move *moves, size_t capacity)
{
    const struct binary_position *board = position;
    size_t count = 0;
    for (int cell = 0; cell < cell_count(board); cell++) {
        if (board->cells[cell] & BINARY_GIVEN)
            continue;
        bool own = binary_own(board, cell);
        for (int sign = own ? BINARY_EMPTY : BINARY_ZERO; sign <= (own ? BINARY_EMPTY : BINARY_ONE); sign++) {
            if (count < capacity)
                moves[count] = binary_move(cell, sign);
            count++;
        }
    }
    return count;
}

enum sg_status binary_play(void *position, struct sg_move move)
{
    struct binary_position *board = position;
    if (move.code >= (uint64_t)cell_count(board) * 4)
        return SG_ERR_ILLEGAL;
    int cell = binary_move_cell(move), sign = binary_move_sign(move);
    bool own = binary_own(board, cell);
    if ((board->cells[cell] & BINARY_GIVEN) || sign > BINARY_ONE || own != (sign == BINARY_EMPTY))
        return SG_ERR_ILLEGAL;
    board->cells[cell] = (uint8_t)sign;
    fix_when_solved(board);
    return SG_OK;
}

/* ---- text ------------------------------------------------------------------------------------------ */

static const char signs[] = ".01"; /* in the order of the codes */

static int cell_of(char c)
{
    switch (c) {
    case '.': return BINARY_EMPTY;
    case '0': return BINARY_ZERO | BINARY_GIVEN;
    case '1': return BINARY_ONE | BINARY_GIVEN;
    case 'o': return BINARY_ZERO;
    case 'i': return BINARY_ONE;
    default: return -1;
    }
}

static enum sg_status bad_character(struct sg_phrase *why, size_t at)
{
    sg_phrase_set(why, SG_T("Character {at} does not belong to rows such as 0.1.|..0.|1...|.0.1"));
    sg_phrase_add_int(why, "at", (int64_t)at + 1);
    return SG_ERR_TEXT;
}

static enum sg_status bad_size(struct sg_phrase *why)
{
    sg_phrase_set(why, SG_T("A grid has as many rows as columns, an even number from {least} to {most}."));
    sg_phrase_add_int(why, "least", BINARY_SIZE_MIN);
    sg_phrase_add_int(why, "most", BINARY_SIZE_MAX);
    return SG_ERR_TEXT;
}

/* The length of the first row; 0 when no board has it. */
static size_t size_in(const char *text, size_t length)
{
    const char *bar = memchr(text, '|', length);
    size_t size = bar ? (size_t)(bar - text) : 0;
    return size >= BINARY_SIZE_MIN && size <= BINARY_SIZE_MAX && size % 2 == 0 ? size : 0;
}

enum sg_status binary_read_position(const char *text, size_t length, void *position, struct sg_phrase *why)
{
    struct binary_position board = {0};
    size_t size = size_in(text, length), grid = size * (size + 1) - 1;
    if (size == 0)
        return bad_size(why);
    board.size = (uint8_t)size;
    if (length == grid + 2 && memcmp(text + grid, ":u", 2) == 0)
        board.unlike = 1;
    else if (length != grid)
        return bad_size(why);
    for (size_t at = 0; at < grid; at++) {
        bool bar = at % (size + 1) == size;
        int cell = bar ? 0 : cell_of(text[at]);
        if (cell < 0 || (bar && text[at] != '|'))
            return bad_character(why, at);
        if (!bar)
            board.cells[at / (size + 1) * size + at % (size + 1)] = (uint8_t)cell;
    }
    fix_when_solved(&board);
    if (all_given(&board) && binary_outcome(&board) == SG_OUTCOME_OPEN) {
        sg_phrase_set(why, SG_T("The grid is full and breaks a rule: nothing is left to play."));
        return SG_ERR_TEXT;
    }
    memcpy(position, &board, sizeof board);
    return SG_OK;
}

void binary_write_position(const void *position, struct sg_text *out)
{
    const struct binary_position *board = position;
    for (int cell = 0; cell < cell_count(board); cell++) {
        if (cell > 0 && cell % board->size == 0)
            sg_text_put_char(out, '|');
        int sign = binary_sign(board, cell);
        sg_text_put_char(out, binary_own(board, cell) ? (sign == BINARY_ONE ? 'i' : 'o') : signs[sign]);
    }
    if (board->unlike)
        sg_text_put(out, ":u");
}

static bool read_place(const char **at, const char *end, char letter, int size, int *place)
{
    uint64_t number = 0;
    if (*at == end || *(*at)++ != letter || !sg_text_read_uint(at, end, &number))
        return false;
    *place = (int)number - 1;
    return number >= 1 && number <= (uint64_t)size;
}

enum sg_status binary_read_move(const void *position, const char *text, size_t length, struct sg_move *move)
{
    const struct binary_position *board = position;
    const char *at = text, *end = text + length;
    int row, column;
    if (!read_place(&at, end, 'r', board->size, &row) || !read_place(&at, end, 'c', board->size, &column))
        return SG_ERR_TEXT;
    if (end - at != 2 || at[0] != '=' || !at[1] || !strchr(signs, at[1]))
        return SG_ERR_TEXT;
    *move = binary_move(row * board->size + column, (int)(strchr(signs, at[1]) - signs));
    return SG_OK;
}

void binary_write_move(const void *position, struct sg_move move, struct sg_text *out)
{
    const struct binary_position *board = position;
    int cell = binary_move_cell(move);
    sg_text_put_char(out, 'r');
    sg_text_put_int(out, cell / board->size + 1);
    sg_text_put_char(out, 'c');
    sg_text_put_int(out, cell % board->size + 1);
    sg_text_put_char(out, '=');
    sg_text_put_char(out, signs[binary_move_sign(move)]);
}
