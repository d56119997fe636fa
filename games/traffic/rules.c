#include "traffic.h"

#include <assert.h>
#include <string.h>

/* ---- cells ----------------------------------------------------------------------------------------- */

static uint64_t bit(int cell)
{
    return (uint64_t)1 << cell;
}

static int stride(const struct traffic_position *position, int car)
{
    return position->cars[car].vertical ? position->size : 1;
}

uint64_t traffic_car_cells(const struct traffic_position *position, int car)
{
    uint64_t cells = 0;
    for (int i = 0; i < position->cars[car].length; i++)
        cells |= bit(position->cars[car].cell + i * stride(position, car));
    return cells;
}

uint64_t traffic_walls(const struct traffic_position *position)
{
    uint64_t cells = 0;
    for (int row = 0; row < position->size; row++)
        cells |= (uint64_t)position->walls[row] << (row * position->size);
    return cells;
}

uint64_t traffic_taken(const struct traffic_position *position)
{
    uint64_t cells = traffic_walls(position);
    for (int car = 0; car < position->count; car++)
        cells |= traffic_car_cells(position, car);
    return cells;
}

int traffic_lane(const struct traffic_position *position, int car)
{
    int cell = position->cars[car].cell;
    return position->cars[car].vertical ? cell % position->size : cell / position->size;
}

int traffic_place(const struct traffic_position *position, int car)
{
    int cell = position->cars[car].cell;
    return position->cars[car].vertical ? cell / position->size : cell % position->size;
}

struct traffic_reach traffic_reach(const struct traffic_position *position, uint64_t taken, int car)
{
    const struct traffic_car *c = &position->cars[car];
    int step = stride(position, car);
    int before = traffic_place(position, car), after = position->size - before - c->length;
    struct traffic_reach reach = {0, 0};
    while (reach.back < before && !(taken & bit(c->cell - (reach.back + 1) * step)))
        reach.back++;
    while (reach.ahead < after && !(taken & bit(c->cell + (c->length + reach.ahead) * step)))
        reach.ahead++;
    return reach;
}

int traffic_car_at(const struct traffic_position *position, int cell)
{
    for (int car = 0; car < position->count; car++)
        if (traffic_car_cells(position, car) & bit(cell))
            return car;
    return -1;
}

uint64_t traffic_way_out(const struct traffic_position *position)
{
    int end = (traffic_lane(position, 0) + 1) * position->size;
    int front = position->cars[0].cell + position->cars[0].length;
    return bit(end) - bit(front);
}

/* ---- positions as text ----------------------------------------------------------------------------- */

static enum sg_status refuse(struct sg_phrase *why, const char *msgid, int cell, char letter)
{
    if (!why)
        return SG_ERR_TEXT;
    sg_phrase_set(why, msgid);
    sg_phrase_add_int(why, "column", cell + 1);
    char seen[2] = {letter > ' ' && letter < 127 ? letter : '?', '\0'};
    sg_phrase_add(why, "letter", seen);
    return SG_ERR_TEXT;
}

static enum sg_status read_size(size_t length, uint8_t *size, struct sg_phrase *why)
{
    for (int n = TRAFFIC_SIZE_MIN; n <= TRAFFIC_SIZE_MAX; n++) {
        if (length == (size_t)(n * n)) {
            *size = (uint8_t)n;
            return SG_OK;
        }
    }
    if (why) {
        sg_phrase_set(why, SG_T("A board has 16, 25, 36 or 49 characters; this one has {count}."));
        sg_phrase_add_int(why, "count", length < INT32_MAX ? (int64_t)length : INT32_MAX);
    }
    return SG_ERR_TEXT;
}

/* The car that begins at `first`, and all of its letter. */
static enum sg_status read_car(const char *text, int first, struct traffic_position *position,
                               struct sg_phrase *why)
{
    int size = position->size, cells = size * size;
    char letter = text[first];
    bool across = (first + 1) % size != 0 && text[first + 1] == letter;
    bool down = first + size < cells && text[first + size] == letter;
    int step = down && !across ? size : 1, length = 1;
    int room = step == 1 ? size - first % size : size - first / size;
    while (length < room && text[first + length * step] == letter)
        length++;
    for (int cell = first; cell < cells; cell++)
        if (text[cell] == letter && ((cell - first) % step != 0 || (cell - first) / step >= length))
            return refuse(why, SG_T("Column {column}: car {letter} is not one straight piece."), cell,
                          letter);
    if (length < 2 || length > 3)
        return refuse(why, SG_T("Column {column}: car {letter} is not 2 or 3 cells long."), first, letter);
    if (letter == 'A' && step != 1)
        return refuse(why, SG_T("Column {column}: car A stands upright, but it belongs in a row."), first,
                      letter);
    position->cars[position->count++] =
        (struct traffic_car){(uint8_t)letter, (uint8_t)first, (uint8_t)length, step != 1};
    return SG_OK;
}

static enum sg_status read_cars(const char *text, struct traffic_position *position, struct sg_phrase *why)
{
    size_t cells = (size_t)position->size * position->size;
    for (char letter = 'A'; letter <= 'Z'; letter++) {
        const char *first = memchr(text, letter, cells);
        enum sg_status status = first ? read_car(text, (int)(first - text), position, why) : SG_OK;
        if (status != SG_OK)
            return status;
    }
    if (position->count > 0 && position->cars[0].letter == 'A')
        return SG_OK;
    if (why)
        sg_phrase_set(why, SG_T("There is no car A on this board."));
    return SG_ERR_TEXT;
}

enum sg_status traffic_read_position(const char *text, size_t length, void *position, struct sg_phrase *why)
{
    struct traffic_position read = {0};
    enum sg_status status = read_size(length, &read.size, why);
    for (int cell = 0; status == SG_OK && cell < (int)length; cell++) {
        char c = text[cell];
        if (c == 'x')
            read.walls[cell / read.size] |= (uint8_t)(1 << (cell % read.size));
        else if (c != '.' && c != 'o' && !(c >= 'A' && c <= 'Z'))
            status = refuse(why, SG_T("Column {column}: {letter} is no capital, no x and no dot."), cell, c);
    }
    if (status == SG_OK)
        status = read_cars(text, &read, why);
    if (status == SG_OK)
        memcpy(position, &read, sizeof read);
    return status;
}

void traffic_write_position(const void *position, struct sg_text *out)
{
    const struct traffic_position *p = position;
    char text[TRAFFIC_CELLS];
    int cells = p->size * p->size;
    for (int cell = 0; cell < cells; cell++)
        text[cell] = p->walls[cell / p->size] >> (cell % p->size) & 1 ? 'x' : '.';
    for (int car = 0; car < p->count; car++)
        for (int i = 0; i < p->cars[car].length; i++)
            text[p->cars[car].cell + i * stride(p, car)] = (char)p->cars[car].letter;
    sg_text_put_bytes(out, text, (size_t)cells);
}

/* ---- moves ----------------------------------------------------------------------------------------- */

/* The code is the car and, above it, how far: moved up by 8 so that it is never negative. */
struct sg_move traffic_move(int car, int by)
{
    return (struct sg_move){(uint64_t)car | (uint64_t)(by + 8) << 8};
}

int traffic_move_car(struct sg_move move)
{
    return (int)(move.code & 0xff);
}

int traffic_move_by(struct sg_move move)
{
    return (int)(move.code >> 8 & 0xff) - 8;
}

/* A letter, a sign, a digit: nothing else means a move. */
enum sg_status traffic_read_move(const void *position, const char *text, size_t length, struct sg_move *move)
{
    const struct traffic_position *p = position;
    if (length != 3 || (text[1] != '+' && text[1] != '-') || text[2] < '1' || text[2] > '6')
        return SG_ERR_TEXT;
    for (int car = 0; car < p->count; car++) {
        if (p->cars[car].letter == (uint8_t)text[0]) {
            int by = text[2] - '0';
            *move = traffic_move(car, text[1] == '+' ? by : -by);
            return SG_OK;
        }
    }
    return SG_ERR_TEXT;
}

void traffic_write_move(const void *position, struct sg_move move, struct sg_text *out)
{
    const struct traffic_position *p = position;
    int car = traffic_move_car(move), by = traffic_move_by(move);
    assert(car < p->count);
    sg_text_put_char(out, (char)p->cars[car].letter);
    sg_text_put_char(out, by < 0 ? '-' : '+');
    sg_text_put_int(out, by < 0 ? -by : by);
}

/* Car by car; each first back, the nearest cell first, then ahead. */
size_t traffic_list_moves(const void *position, struct sg_move *moves, size_t capacity)
{
    const struct traffic_position *p = position;
    uint64_t taken = traffic_taken(p);
    size_t count = 0;
    for (int car = 0; car < p->count; car++) {
        struct traffic_reach reach = traffic_reach(p, taken, car);
        for (int by = 1; by <= reach.back; by++, count++)
            if (count < capacity)
                moves[count] = traffic_move(car, -by);
        for (int by = 1; by <= reach.ahead; by++, count++)
            if (count < capacity)
                moves[count] = traffic_move(car, by);
    }
    return count;
}

enum sg_status traffic_play(void *position, struct sg_move move)
{
    struct traffic_position *p = position;
    int car = traffic_move_car(move), by = traffic_move_by(move);
    if (car >= p->count || by == 0 || move.code >> 16 != 0)
        return SG_ERR_ILLEGAL;
    struct traffic_reach reach = traffic_reach(p, traffic_taken(p), car);
    if (by > reach.ahead || -by > reach.back)
        return SG_ERR_ILLEGAL;
    p->cars[car].cell = (uint8_t)(p->cars[car].cell + by * stride(p, car));
    return SG_OK;
}

/* The drive out is no move: the level is solved when A touches the edge. */
enum sg_outcome traffic_outcome(const void *position)
{
    return traffic_way_out(position) == 0 ? SG_OUTCOME_SOLVED : SG_OUTCOME_OPEN;
}
