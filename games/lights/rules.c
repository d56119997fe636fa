/* Positions as `5x5:` and a character a lamp, moves as `r2c3`. Rows come first everywhere, counted from 1.
 *
 * The letters of a variant stand before the colon (`5x5td:`), where no cell can be mistaken for them. A
 * solved board is over: it has no moves. */
#include "lights.h"

static int lamps(const struct lights_shape *shape)
{
    return shape->rows * shape->columns;
}

struct lights_set lights_lit(const struct lights_position *position)
{
    struct lights_set lit = {{0}};
    for (int i = 0; i < LIGHTS_BYTES; i++)
        lit.word[i / 8] |= (uint64_t)position->lit[i] << 8 * (i % 8);
    return lit;
}

void lights_light(struct lights_position *position, const struct lights_set *lit)
{
    for (int i = 0; i < LIGHTS_BYTES; i++)
        position->lit[i] = (uint8_t)(lit->word[i / 8] >> 8 * (i % 8));
}

int lights_count(const struct lights_position *position)
{
    struct lights_set lit = lights_lit(position);
    return lights_size(&lit);
}

struct lights_set lights_dull(const struct lights_position *position)
{
    struct lights_set lit = lights_lit(position), dull = {{0}};
    for (int lamp = 0; lamp < lamps(&position->shape); lamp++) {
        struct lights_set near = lights_near(&position->shape, lamp), out = lights_both(&near, &lit);
        if (2 * lights_size(&out) <= lights_size(&near))
            lights_flip(&dull, lamp);
    }
    return dull;
}

/* ---- text ------------------------------------------------------------------------------------------ */

static bool read_side(const char **at, const char *end, uint8_t *side)
{
    if (*at == end || **at < '0' + LIGHTS_MIN || **at > '0' + LIGHTS_MAX)
        return false;
    *side = (uint8_t)(*(*at)++ - '0');
    return true;
}

static bool read_letter(const char **at, const char *end, char letter)
{
    if (*at == end || **at != letter)
        return false;
    ++*at;
    return true;
}

static bool read_shape(const char **at, const char *end, struct lights_shape *shape)
{
    if (!read_side(at, end, &shape->rows) || !read_letter(at, end, 'x') ||
        !read_side(at, end, &shape->columns))
        return false;
    shape->torus = read_letter(at, end, 't');
    shape->diagonals = read_letter(at, end, 'd');
    return read_letter(at, end, ':');
}

static enum sg_status refuse_character(struct sg_phrase *why, int64_t at)
{
    sg_phrase_set(why, SG_T("Character {at} does not belong to a board such as 3x3:010111010."));
    sg_phrase_add_int(why, "at", at);
    return SG_ERR_TEXT;
}

static enum sg_status refuse_length(struct sg_phrase *why, int wanted, int64_t found)
{
    sg_phrase_set(why, SG_T("This board has {wanted} lamps, a 0 or a 1 each; here are {found}."));
    sg_phrase_add_int(why, "wanted", wanted);
    sg_phrase_add_int(why, "found", found);
    return SG_ERR_TEXT;
}

enum sg_status lights_read_position(const char *text, size_t length, void *position, struct sg_phrase *why)
{
    struct lights_position read = {.shape = {0}};
    const char *at = text, *end = text + length;
    if (!read_shape(&at, end, &read.shape))
        return refuse_character(why, at - text + 1);
    if (read.shape.torus && (read.shape.rows < LIGHTS_RING_MIN || read.shape.columns < LIGHTS_RING_MIN)) {
        sg_phrase_set(why, SG_T("A board whose edges are joined has at least {least} rows and columns."));
        sg_phrase_add_int(why, "least", LIGHTS_RING_MIN);
        return SG_ERR_TEXT;
    }
    int wanted = lamps(&read.shape), found = 0;
    for (; at < end && found < wanted; at++, found++) {
        if (*at != '0' && *at != '1')
            return refuse_character(why, at - text + 1);
        read.lit[found / 8] |= (uint8_t)((*at == '1') << found % 8);
    }
    if (found < wanted || at < end)
        return refuse_length(why, wanted, found + (end - at));
    *(struct lights_position *)position = read;
    return SG_OK;
}

void lights_write_position(const void *position, struct sg_text *out)
{
    const struct lights_position *board = position;
    struct lights_set lit = lights_lit(board);
    sg_text_put_uint(out, board->shape.rows);
    sg_text_put_char(out, 'x');
    sg_text_put_uint(out, board->shape.columns);
    sg_text_put(out, board->shape.torus ? "t" : "");
    sg_text_put(out, board->shape.diagonals ? "d:" : ":");
    for (int lamp = 0; lamp < lamps(&board->shape); lamp++)
        sg_text_put_char(out, lights_has(&lit, lamp) ? '1' : '0');
}

enum sg_status lights_read_move(const void *position, const char *text, size_t length, struct sg_move *move)
{
    const struct lights_shape *shape = &((const struct lights_position *)position)->shape;
    if (length != 4 || text[0] != 'r' || text[2] != 'c')
        return SG_ERR_TEXT;
    int row = text[1] - '1', column = text[3] - '1';
    if (row < 0 || row >= shape->rows || column < 0 || column >= shape->columns)
        return SG_ERR_TEXT;
    move->code = (uint64_t)(row * shape->columns + column);
    return SG_OK;
}

void lights_write_move(const void *position, struct sg_move move, struct sg_text *out)
{
    const struct lights_shape *shape = &((const struct lights_position *)position)->shape;
    sg_text_put_char(out, 'r');
    sg_text_put_uint(out, move.code / shape->columns + 1);
    sg_text_put_char(out, 'c');
    sg_text_put_uint(out, move.code % shape->columns + 1);
}

/* ---- moves ----------------------------------------------------------------------------------------- */

size_t lights_list_moves(const void *position, struct sg_move *moves, size_t capacity)
{
    const struct lights_position *board = position;
    if (lights_outcome(board) != SG_OUTCOME_OPEN)
        return 0;
    size_t count = (size_t)lamps(&board->shape);
    for (size_t i = 0; i < count && i < capacity; i++)
        moves[i].code = i;
    return count;
}

enum sg_status lights_play(void *position, struct sg_move move)
{
    struct lights_position *board = position;
    if (move.code >= (uint64_t)lamps(&board->shape) || lights_outcome(board) != SG_OUTCOME_OPEN)
        return SG_ERR_ILLEGAL;
    struct lights_set lit = lights_lit(board), near = lights_near(&board->shape, (int)move.code);
    lights_add(&lit, &near);
    lights_light(board, &lit);
    return SG_OK;
}

enum sg_outcome lights_outcome(const void *position)
{
    const struct lights_position *board = position;
    for (int i = 0; i < LIGHTS_BYTES; i++)
        if (board->lit[i])
            return SG_OUTCOME_OPEN;
    return SG_OUTCOME_SOLVED;
}
