/* Links put and barred with their direct consequences, and two looks at the whole board. */
#include "net.h"

#include <string.h>

static void touch(struct links_net *net, int cell)
{
    net->dirty[cell / 64] |= UINT64_C(1) << cell % 64;
}

static unsigned ways_on_board(const struct links_position *position, int cell)
{
    unsigned ways = 0;
    for (int way = 0; way < LINKS_WAYS; way++)
        ways |= (unsigned)(links_beside(position, cell, way) >= 0) << way;
    return ways;
}

static void write_bit(uint32_t *row, int column, bool on)
{
    *row = on ? *row | 1U << column : *row & ~(1U << column);
}

/* What the rows say of the cell, from what the cell says. */
static void write_rows(struct links_net *net, int cell)
{
    int row = cell / net->width, column = cell % net->width, need = net->need[cell];
    write_bit(&net->right[row], column, net->open[cell] >> LINKS_RIGHT & 1);
    write_bit(&net->down[row], column, net->open[cell] >> LINKS_DOWN & 1);
    write_bit(&net->live[row], column, need > 0);
    write_bit(&net->two[row], column, need == 2);
    write_bit(&net->ends[row], column, need > 0 && (net->label[cell] || net->mate[cell] != cell));
}

void links_net_of(const struct links_position *position, bool drawn, struct links_net *net)
{
    *net = (struct links_net){.width = position->width, .height = position->height};
    net->count = (uint16_t)links_count(position);
    net->left = (uint16_t)(net->count - links_pair_count(position));
    for (int cell = 0; cell < net->count; cell++) {
        int letter = links_letter(position, cell);
        net->open[cell] = (uint8_t)ways_on_board(position, cell);
        net->need[cell] = letter ? 1 : 2;
        net->label[cell] = (uint8_t)letter;
        net->mate[cell] = (uint16_t)cell;
        touch(net, cell);
        write_rows(net, cell);
    }
    for (int cell = 0; drawn && cell < net->count; cell++)
        for (int way = LINKS_RIGHT; way <= LINKS_DOWN; way++)
            if (position->cells[cell] >> (6 + way) & 1)
                links_net_put(net, cell, way);
}

/* ---- single links ---------------------------------------------------------------------------------- */

static void close_link(struct links_net *net, int cell, int way)
{
    int other = links_net_beside(net, cell, way);
    net->open[cell] = (uint8_t)(net->open[cell] & ~(1U << way));
    net->open[other] = (uint8_t)(net->open[other] & ~(1U << (way ^ 2)));
    int holder = way == LINKS_RIGHT || way == LINKS_DOWN ? cell : other;
    write_bit(way % 2 == 0 ? &net->right[holder / net->width] : &net->down[holder / net->width],
              holder % net->width, false);
    touch(net, cell);
    touch(net, other);
}

void links_net_bar(struct links_net *net, int cell, int way)
{
    close_link(net, cell, way);
}

/* A full cell, a loop, or two letters on one path. */
static bool forbidden(const struct links_net *net, int cell, int other)
{
    return net->need[cell] == 0 || net->need[other] == 0 || net->mate[cell] == other ||
           (net->label[cell] && net->label[other] && net->label[cell] != net->label[other]);
}

void links_net_put(struct links_net *net, int cell, int way)
{
    int other = links_net_beside(net, cell, way);
    if (forbidden(net, cell, other) || net->left == 0) {
        net->broken = true;
        return;
    }
    int end = net->mate[cell], far = net->mate[other];
    uint8_t letter = net->label[cell] | net->label[other];
    close_link(net, cell, way);
    net->on[cell] |= (uint8_t)(1U << way);
    net->on[other] |= (uint8_t)(1U << (way ^ 2));
    net->need[cell]--;
    net->need[other]--;
    net->left--;
    net->mate[end] = (uint16_t)far;
    net->mate[far] = (uint16_t)end;
    net->label[end] = net->label[far] = letter;
    write_rows(net, cell);
    write_rows(net, other);
    write_rows(net, end);
    write_rows(net, far);
    touch(net, end);
    touch(net, far);
}

/* ---- what follows at once -------------------------------------------------------------------------- */

static int look_at(struct links_net *net, int cell)
{
    int put = 0;
    for (unsigned ways = net->open[cell]; ways; ways &= ways - 1) {
        int way = __builtin_ctz(ways);
        if (forbidden(net, cell, links_net_beside(net, cell, way)))
            close_link(net, cell, way);
    }
    int ways = __builtin_popcount(net->open[cell]);
    if (ways < net->need[cell])
        net->broken = true;
    if (ways != net->need[cell])
        return 0;
    while (net->open[cell] && !net->broken) {
        int way = __builtin_ctz(net->open[cell]);
        if (forbidden(net, cell, links_net_beside(net, cell, way))) { /* by the link just put */
            net->broken = true;
            break;
        }
        links_net_put(net, cell, way);
        put++;
    }
    return put;
}

int links_net_look(struct links_net *net)
{
    uint64_t now[NET_WORDS];
    int put = 0;
    memcpy(now, net->dirty, sizeof now);
    memset(net->dirty, 0, sizeof net->dirty);
    for (int word = 0; word < NET_WORDS; word++)
        for (uint64_t left = now[word]; left && !net->broken; left &= left - 1)
            put += look_at(net, word * 64 + __builtin_ctzll(left));
    return put;
}

bool links_net_settle(struct links_net *net)
{
    for (bool any = true; any && !net->broken;) {
        uint64_t dirty = 0;
        links_net_look(net);
        for (int word = 0; word < NET_WORDS; word++)
            dirty |= net->dirty[word];
        any = dirty != 0;
    }
    return !net->broken;
}

/* ---- the board as a whole -------------------------------------------------------------------------- */

/* Cells in need that open links join, as rows of bits. */
struct part {
    uint32_t rows[LINKS_SIDE_MAX];
};

struct parts {
    int count;
    uint16_t of[LINKS_CELLS];   /* ends of pieces only */
    uint16_t root[LINKS_CELLS]; /* parts that a piece without letter joins count as one */
};

static bool spread_row(const struct links_net *net, int row, struct part *part)
{
    uint32_t now = part->rows[row], live = net->live[row], before = now;
    if (row > 0)
        now |= part->rows[row - 1] & net->down[row - 1] & live;
    if (row + 1 < net->height)
        now |= part->rows[row + 1] & net->down[row] & live;
    for (uint32_t last = 0; now != last;) {
        last = now;
        now |= ((now & net->right[row]) << 1 | (now >> 1 & net->right[row])) & live;
    }
    part->rows[row] = now;
    return now != before;
}

/* Fills `part` from one cell in its `row`. */
static void spread(const struct links_net *net, int row, struct part *part)
{
    spread_row(net, row, part);
    for (bool any = true; any;) {
        any = false;
        for (int r = 0; r < net->height; r++)
            any |= spread_row(net, r, part);
        for (int r = net->height - 1; r >= 0 && any; r--)
            spread_row(net, r, part);
    }
}

static bool is_even(const struct links_net *net, const struct part *part)
{
    int light = 0;
    for (int row = 0; row < net->height; row++) {
        uint32_t squares = row % 2 ? UINT32_C(0xAAAAAAAA) : UINT32_C(0x55555555);
        uint32_t one = part->rows[row], two = one & net->two[row];
        light += __builtin_popcount(one & squares) + __builtin_popcount(two & squares) -
                 __builtin_popcount(one & ~squares) - __builtin_popcount(two & ~squares);
    }
    return light == 0;
}

static int root_of(const struct parts *parts, int part)
{
    while (parts->root[part] != part)
        part = parts->root[part];
    return part;
}

/* Calls each end of a piece that is in need by its cell: *cell = -1 first. */
static bool next_end(const struct links_net *net, const struct part *part, int *cell)
{
    int row = *cell < 0 ? 0 : *cell / net->width, from = *cell < 0 ? 0 : *cell % net->width + 1;
    for (; row < net->height; row++, from = 0) {
        uint32_t left = net->ends[row] & (part ? part->rows[row] : UINT32_MAX) & UINT32_MAX << from;
        if (!left)
            continue;
        *cell = row * net->width + __builtin_ctz(left);
        return true;
    }
    return false;
}

/* Each pair not yet joined has both its tips in one part, and each part a tip. */
static bool tips_meet(const struct links_net *net, struct parts *parts)
{
    uint16_t met[LINKS_PAIRS + 1] = {0};
    bool lettered[LINKS_CELLS] = {false};
    for (int cell = -1; parts->count > 1 && next_end(net, NULL, &cell);)
        if (!net->label[cell])
            parts->root[root_of(parts, parts->of[cell])] =
                (uint16_t)root_of(parts, parts->of[net->mate[cell]]);
    for (int cell = -1; next_end(net, NULL, &cell);) {
        int letter = net->label[cell], root = root_of(parts, parts->of[cell]);
        if (letter && met[letter] && met[letter] != root + 1)
            return false;
        met[letter] = (uint16_t)(root + 1);
        lettered[root] = lettered[root] || letter;
    }
    for (int part = 0; part < parts->count; part++)
        if (!lettered[root_of(parts, part)])
            return false;
    return true;
}

bool links_net_whole(const struct links_net *net, bool even)
{
    struct parts parts;
    uint32_t rest[LINKS_SIDE_MAX];
    memcpy(rest, net->live, sizeof rest);
    parts.count = 0;
    for (int row = 0; row < net->height;) {
        struct part part = {{0}};
        if (!rest[row]) {
            row++;
            continue;
        }
        part.rows[row] = rest[row] & -rest[row];
        spread(net, row, &part);
        if (even && !is_even(net, &part))
            return false;
        for (int cell = -1; next_end(net, &part, &cell);)
            parts.of[cell] = (uint16_t)parts.count;
        for (int r = row; r < net->height; r++)
            rest[r] &= ~part.rows[r];
        parts.root[parts.count] = (uint16_t)parts.count;
        parts.count++;
    }
    return tips_meet(net, &parts);
}

bool links_net_next_open(const struct links_net *net, int *cell, int *way)
{
    for (;;) {
        if (++*way > LINKS_DOWN) {
            *way = -1;
            if (++*cell >= net->count)
                return false;
        } else if (net->open[*cell] >> *way & 1) {
            return true;
        }
    }
}

int links_net_step_at(const struct links_net *net, const struct links_position *position, int tip)
{
    unsigned next = net->on[tip] & ~links_drawn(position, tip);
    return next ? __builtin_ctz(next) : -1;
}
