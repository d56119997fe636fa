#include "pieces.h"

enum { KINDS = 21 };

/* Rows joined by a bar. The pentominoes, then: Knob, Step, Hook (J), sQuare (O), Rod of four; Corner and Bar
 * of three; Domino; Monomino. */
static const struct {
    char letter, size;
    const char *rows;
} pieces[KINDS] = {
    {'F', 5, ".##|##.|.#."}, {'I', 5, "#|#|#|#|#"},   {'L', 5, "#.|#.|#.|##"}, {'N', 5, ".#|.#|##|#."},
    {'P', 5, "##|##|#."},    {'T', 5, "###|.#.|.#."}, {'U', 5, "#.#|###"},     {'V', 5, "#..|#..|###"},
    {'W', 5, "#..|##.|.##"}, {'X', 5, ".#.|###|.#."}, {'Y', 5, ".#|##|.#|.#"}, {'Z', 5, "##.|.#.|.##"},
    {'K', 4, "###|.#."},     {'S', 4, ".##|##."},     {'J', 4, ".#|.#|##"},    {'O', 4, "##|##"},
    {'R', 4, "#|#|#|#"},     {'C', 3, "#.|##"},       {'B', 3, "#|#|#"},       {'D', 2, "#|#"},
    {'M', 1, "#"},
};

static uint32_t bit(int x, int y)
{
    return (uint32_t)1 << (y * PIECE_SQUARES + x);
}

static uint32_t drawn(int kind)
{
    uint32_t bits = 0;
    int x = 0, y = 0;
    for (const char *c = pieces[kind].rows; *c; c++, x++) {
        if (*c == '#')
            bits |= bit(x, y);
        if (*c == '|') {
            x = -1;
            y++;
        }
    }
    return bits;
}

/* Up and to the left as far as it goes. */
static uint32_t pushed(uint32_t bits)
{
    const uint32_t row = 0x1F, column = 0x108421;
    while (!(bits & row))
        bits >>= PIECE_SQUARES;
    while (!(bits & column))
        bits >>= 1;
    return bits;
}

/* Square (x,y) goes to (4-y,x), or to (4-x,y). */
static uint32_t moved(uint32_t bits, bool turn)
{
    uint32_t out = 0;
    for (; bits; bits &= bits - 1) {
        int at = __builtin_ctz(bits), x = at % PIECE_SQUARES, y = at / PIECE_SQUARES;
        out |= turn ? bit(PIECE_SQUARES - 1 - y, x) : bit(PIECE_SQUARES - 1 - x, y);
    }
    return pushed(out);
}

static uint32_t bits_of(int kind, int orientation)
{
    uint32_t bits = drawn(kind);
    if (orientation >= PIECE_TURNS)
        bits = moved(bits, false);
    for (int turns = orientation % PIECE_TURNS; turns > 0; turns--)
        bits = moved(bits, true);
    return bits;
}

struct packing_shape packing_shape(int kind, int orientation)
{
    struct packing_shape shape = {.bits = bits_of(kind, orientation)};
    for (uint32_t rest = shape.bits; rest; rest &= rest - 1) {
        int at = __builtin_ctz(rest), x = at % PIECE_SQUARES, y = at / PIECE_SQUARES;
        shape.x[shape.count] = (uint8_t)x;
        shape.y[shape.count++] = (uint8_t)y;
        shape.width = x >= shape.width ? (uint8_t)(x + 1) : shape.width;
        shape.height = (uint8_t)(y + 1);
    }
    return shape;
}

/* All eight, each from the one before. */
static void all_bits(int kind, uint32_t bits[PIECE_ORIENTATIONS])
{
    bits[0] = drawn(kind);
    bits[PIECE_TURNS] = moved(bits[0], false);
    for (int i = 1; i < PIECE_TURNS; i++) {
        bits[i] = moved(bits[i - 1], true);
        bits[PIECE_TURNS + i] = moved(bits[PIECE_TURNS + i - 1], true);
    }
}

int packing_same(int kind, int orientation)
{
    uint32_t bits[PIECE_ORIENTATIONS];
    int lowest = 0;
    all_bits(kind, bits);
    while (bits[lowest] != bits[orientation])
        lowest++;
    return lowest;
}

unsigned packing_distinct(int kind)
{
    uint32_t bits[PIECE_ORIENTATIONS];
    unsigned distinct = 0;
    all_bits(kind, bits);
    for (int i = 0; i < PIECE_ORIENTATIONS; i++) {
        int lowest = 0;
        while (bits[lowest] != bits[i])
            lowest++;
        distinct |= 1U << lowest;
    }
    return distinct;
}

int packing_turned(int orientation)
{
    return orientation / PIECE_TURNS * PIECE_TURNS + (orientation + 1) % PIECE_TURNS;
}

/* A flip undoes what was turned the other way round: flipping a piece turned clockwise leaves it flipped and
 * turned anticlockwise. */
int packing_flipped(int orientation)
{
    int turns = (PIECE_TURNS - orientation % PIECE_TURNS) % PIECE_TURNS;
    return (orientation < PIECE_TURNS ? PIECE_TURNS : 0) + turns;
}

char packing_letter(int kind)
{
    return pieces[kind].letter;
}

int packing_of_letter(char letter)
{
    for (int kind = 0; kind < KINDS; kind++)
        if (pieces[kind].letter == letter)
            return kind;
    return -1;
}

int packing_size(int kind)
{
    return pieces[kind].size;
}

uint64_t packing_sums(uint32_t kinds)
{
    uint64_t sums = 1;
    for (; kinds; kinds &= kinds - 1)
        sums |= sums << pieces[__builtin_ctz(kinds)].size;
    return sums;
}
