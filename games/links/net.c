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

/* Marks with `mark` every cell still in need that is reached from `start` over open links, and, with
 * `through`, from one end of a piece without letter to its other end. Returns their list's length. */
static int flood(const struct links_net *net, int start, bool through, uint16_t mark, uint16_t *marks,
                 uint16_t *list)
{
    int count = 0;
    list[count++] = (uint16_t)start;
    marks[start] = mark;
    for (int i = 0; i < count; i++) {
        int cell = list[i];
        for (unsigned ways = net->open[cell]; ways; ways &= ways - 1) {
            int other = links_net_beside(net, cell, __builtin_ctz(ways));
            if (net->need[other] == 0 || marks[other])
                continue;
            marks[other] = mark;
            list[count++] = (uint16_t)other;
        }
        int far = net->mate[cell];
        if (through && !net->label[cell] && !marks[far]) {
            marks[far] = mark;
            list[count++] = (uint16_t)far;
        }
    }
    return count;
}

bool links_net_cut_off(const struct links_net *net)
{
    uint16_t marks[LINKS_CELLS] = {0}, list[LINKS_CELLS], at[LINKS_PAIRS + 1] = {0}, mark = 0;
    for (int start = 0; start < net->count; start++) {
        if (net->need[start] == 0 || marks[start])
            continue;
        int count = flood(net, start, true, ++mark, marks, list);
        bool lettered = false;
        for (int i = 0; i < count; i++) {
            int letter = net->label[list[i]];
            if (letter == 0)
                continue;
            lettered = true;
            if (at[letter] && at[letter] != mark)
                return true;
            at[letter] = mark;
        }
        if (!lettered)
            return true;
    }
    return false;
}

bool links_net_uneven(const struct links_net *net)
{
    uint16_t marks[LINKS_CELLS] = {0}, list[LINKS_CELLS];
    for (int start = 0; start < net->count; start++) {
        if (net->need[start] == 0 || marks[start])
            continue;
        int light = 0, count = flood(net, start, false, 1, marks, list);
        for (int i = 0; i < count; i++) {
            bool dark = (list[i] % net->width + list[i] / net->width) % 2;
            light += dark ? -net->need[list[i]] : net->need[list[i]];
        }
        if (light != 0)
            return true;
    }
    return false;
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
