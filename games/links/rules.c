/* Strokes on a board: which steps may be drawn, what goes when a link goes, and when all is filled. */
#include "links.h"

#include <string.h>

/* ---- cells and links ------------------------------------------------------------------------------- */

int links_beside(const struct links_position *position, int cell, int way)
{
    int column = cell % position->width;
    switch (way) {
    case LINKS_RIGHT: return column + 1 < position->width ? cell + 1 : -1;
    case LINKS_DOWN: return cell + position->width < links_count(position) ? cell + position->width : -1;
    case LINKS_LEFT: return column > 0 ? cell - 1 : -1;
    default: return cell - position->width;
    }
}

unsigned links_drawn(const struct links_position *position, int cell)
{
    const uint8_t *cells = position->cells;
    unsigned ways = (unsigned)(cells[cell] >> 6);
    if (cell % position->width > 0 && (cells[cell - 1] & LINKS_DRAWN_RIGHT))
        ways |= 1U << LINKS_LEFT;
    if (cell >= position->width && (cells[cell - position->width] & LINKS_DRAWN_DOWN))
        ways |= 1U << LINKS_UP;
    return ways;
}

void links_set(struct links_position *position, int cell, int way, bool drawn)
{
    int holder = way == LINKS_LEFT ? cell - 1 : way == LINKS_UP ? cell - position->width : cell;
    uint8_t bit = way % 2 == 0 ? LINKS_DRAWN_RIGHT : LINKS_DRAWN_DOWN;
    position->cells[holder] =
        (uint8_t)(drawn ? position->cells[holder] | bit : position->cells[holder] & ~bit);
}

int links_follow(const struct links_position *position, int cell, int way)
{
    for (;;) {
        cell = links_beside(position, cell, way);
        unsigned on = links_drawn(position, cell) & ~(1U << (way ^ 2));
        if (!on)
            return cell;
        way = __builtin_ctz(on);
    }
}

int links_owner(const struct links_position *position, int cell)
{
    if (links_letter(position, cell))
        return links_letter(position, cell);
    for (unsigned ways = links_drawn(position, cell); ways; ways &= ways - 1) {
        int letter = links_letter(position, links_follow(position, cell, __builtin_ctz(ways)));
        if (letter)
            return letter;
    }
    return 0;
}

bool links_is_tip(const struct links_position *position, int cell)
{
    unsigned ways = links_drawn(position, cell);
    return links_letter(position, cell) ? ways == 0 : ways != 0 && (ways & (ways - 1)) == 0;
}

bool links_may_step(const struct links_position *position, int cell, int way)
{
    int next = links_beside(position, cell, way);
    if (next < 0)
        return false;
    if (!links_letter(position, next) && !links_drawn(position, next))
        return true;
    return links_is_tip(position, next) && !(links_drawn(position, cell) >> way & 1) &&
           links_owner(position, next) == links_owner(position, cell);
}

void links_ends(const struct links_position *position, int letter, int ends[2])
{
    int count = 0;
    for (int cell = 0; cell < links_count(position) && count < 2; cell++)
        if (links_letter(position, cell) == letter)
            ends[count++] = cell;
}

bool links_joined(const struct links_position *position, int letter)
{
    int ends[2];
    links_ends(position, letter, ends);
    unsigned ways = links_drawn(position, ends[0]);
    return ways && links_follow(position, ends[0], __builtin_ctz(ways)) == ends[1];
}

int links_pair_count(const struct links_position *position)
{
    int ends = 0;
    for (int cell = 0; cell < links_count(position); cell++)
        ends += links_letter(position, cell) > 0;
    return ends / 2;
}

int links_left(const struct links_position *position)
{
    int drawn = 0;
    for (int cell = 0; cell < links_count(position); cell++)
        drawn += __builtin_popcount(position->cells[cell] >> 6);
    return links_count(position) - links_pair_count(position) - drawn;
}

/* Without loops and loose pieces there are as many pieces as cells less links: with no link left to draw,
 * each is a pair and its path. */
enum sg_outcome links_outcome(const void *position)
{
    return links_left(position) == 0 ? SG_OUTCOME_SOLVED : SG_OUTCOME_OPEN;
}

/* ---- moves ----------------------------------------------------------------------------------------- */

enum { CELL_BITS = 9, DROP_BITS = 3, COUNT_BITS = 5 };

struct sg_move links_move(const struct links_stroke *stroke)
{
    uint64_t code = 0;
    for (int i = stroke->count; i-- > 0;)
        code = code << 2 | stroke->way[i];
    code = code << COUNT_BITS | stroke->count;
    code = code << DROP_BITS | stroke->drop;
    return (struct sg_move){code << CELL_BITS | stroke->cell};
}

bool links_stroke_of(struct sg_move move, struct links_stroke *stroke)
{
    uint64_t code = move.code;
    *stroke = (struct links_stroke){.cell = (uint16_t)(code & ((1U << CELL_BITS) - 1))};
    code >>= CELL_BITS;
    stroke->drop = (uint8_t)(code & ((1U << DROP_BITS) - 1));
    code >>= DROP_BITS;
    stroke->count = (uint8_t)(code & ((1U << COUNT_BITS) - 1));
    code >>= COUNT_BITS;
    if (stroke->drop > LINKS_NOWHERE || stroke->count > LINKS_RUN)
        return false;
    for (int i = 0; i < stroke->count; i++, code >>= 2)
        stroke->way[i] = code & 3;
    return code == 0;
}

bool links_may_drop(const struct links_position *position, int cell, int way)
{
    unsigned ways = links_drawn(position, cell), rest = ways & ~(1U << way);
    if (!(ways >> way & 1))
        return false;
    return links_letter(position, cell) ||
           (rest && links_letter(position, links_follow(position, cell, __builtin_ctz(rest))));
}

static void drop(struct links_position *position, int cell, int way)
{
    for (unsigned ways = 1U << way; ways;) {
        way = __builtin_ctz(ways);
        int next = links_beside(position, cell, way);
        links_set(position, cell, way, false);
        cell = next;
        ways = links_drawn(position, cell);
    }
}

enum sg_status links_play(void *position, struct sg_move move)
{
    struct links_position board = *(const struct links_position *)position;
    struct links_stroke stroke;
    if (!links_stroke_of(move, &stroke) || stroke.cell >= links_count(&board) ||
        links_outcome(&board) != SG_OUTCOME_OPEN)
        return SG_ERR_ILLEGAL;
    if (stroke.drop != LINKS_NOWHERE) {
        if (!links_may_drop(&board, stroke.cell, stroke.drop) ||
            (stroke.count > 0 && stroke.way[0] == stroke.drop)) /* that link need not go */
            return SG_ERR_ILLEGAL;
        drop(&board, stroke.cell, stroke.drop);
    } else if (stroke.count == 0) {
        return SG_ERR_ILLEGAL;
    }
    int cell = stroke.cell;
    for (int i = 0; i < stroke.count; i++) {
        if (!links_is_tip(&board, cell) || !links_may_step(&board, cell, stroke.way[i]))
            return SG_ERR_ILLEGAL;
        links_set(&board, cell, stroke.way[i], true);
        cell = links_beside(&board, cell, stroke.way[i]);
    }
    memcpy(position, &board, sizeof board);
    return SG_OK;
}

static void put(struct sg_move *moves, size_t capacity, size_t *count, const struct links_stroke *stroke)
{
    if (*count < capacity)
        moves[*count] = links_move(stroke);
    ++*count;
}

/* Single steps from every tip, then every cut. */
size_t links_list_moves(const void *position, struct sg_move *moves, size_t capacity)
{
    const struct links_position *board = position;
    size_t count = 0;
    if (links_outcome(board) != SG_OUTCOME_OPEN)
        return 0;
    for (int cell = 0; cell < links_count(board); cell++)
        for (int way = 0; way < LINKS_WAYS && links_is_tip(board, cell); way++)
            if (links_may_step(board, cell, way))
                put(moves, capacity, &count,
                    &(struct links_stroke){(uint16_t)cell, LINKS_NOWHERE, 1, {(uint8_t)way}});
    for (int cell = 0; cell < links_count(board); cell++)
        for (int way = 0; way < LINKS_WAYS; way++)
            if (links_may_drop(board, cell, way))
                put(moves, capacity, &count, &(struct links_stroke){(uint16_t)cell, (uint8_t)way, 0, {0}});
    return count;
}

/* A cut, when there is one, and then one step after the other. */
size_t links_unfold(const void *position, struct sg_move move, struct sg_move *steps, size_t capacity)
{
    const struct links_position *board = position;
    struct links_stroke stroke;
    size_t count = 0;
    if (!links_stroke_of(move, &stroke))
        return 0;
    if (stroke.drop != LINKS_NOWHERE)
        put(steps, capacity, &count, &(struct links_stroke){stroke.cell, stroke.drop, 0, {0}});
    for (int i = 0, cell = stroke.cell; i < stroke.count; i++) {
        put(steps, capacity, &count,
            &(struct links_stroke){(uint16_t)cell, LINKS_NOWHERE, 1, {stroke.way[i]}});
        cell = links_beside(board, cell, stroke.way[i]);
    }
    return count;
}
