/* Paths grow together at random, then bite each other: the end of one takes a link to a cell inside another
 * (or itself), which lets go of one of its own. That keeps the board full and shifts where paths end. */
#include "cover.h"

enum { STEPS_A_CELL = 60 };

static int degree(const struct links_position *drawing, int cell)
{
    return __builtin_popcount(links_drawn(drawing, cell));
}

/* ---- judging --------------------------------------------------------------------------------------- */

static bool side_by_side(const struct links_position *drawing, int a, int b)
{
    for (int way = 0; way < LINKS_WAYS; way++)
        if (links_beside(drawing, a, way) == b)
            return true;
    return false;
}

/* The far end of the path that ends at `end`; *length in cells. */
static int walk(const struct links_position *drawing, int end, int *length)
{
    int cell = end;
    unsigned ways = links_drawn(drawing, end);
    for (*length = 1; ways; ++*length) {
        int way = __builtin_ctz(ways);
        cell = links_beside(drawing, cell, way);
        ways = links_drawn(drawing, cell) & ~(1U << (way ^ 2));
    }
    return cell;
}

static bool good(const struct links_position *drawing, int end)
{
    int length, far = walk(drawing, end, &length);
    return length >= LINKS_SHORTEST && !side_by_side(drawing, end, far);
}

/* Paths too short or with their ends side by side; *paths: all. */
static int bad_paths(const struct links_position *drawing, int *paths)
{
    int bad = 0;
    *paths = 0;
    for (int end = 0; end < links_count(drawing); end++) {
        int length;
        if (degree(drawing, end) == 2 || walk(drawing, end, &length) < end)
            continue;
        ++*paths;
        bad += !good(drawing, end);
    }
    return bad;
}

/* ---- making ---------------------------------------------------------------------------------------- */

/* The link of `inner`, on the path that `end` ends, which leads back to `end`; or any where it is another
 * path's. */
static int link_to_cut(struct sg_rng *rng, const struct links_position *drawing, int end, int inner)
{
    unsigned ways = links_drawn(drawing, inner);
    int first = __builtin_ctz(ways), second = __builtin_ctz(ways & (ways - 1));
    if (links_follow(drawing, inner, first) == end)
        return first;
    if (links_follow(drawing, inner, second) == end)
        return second;
    return sg_rng_below(rng, 2) ? first : second;
}

/* One random bite or, with `may_join`, one joining of two paths. */
static void change(struct sg_rng *rng, struct links_position *drawing, bool may_join)
{
    int end = (int)sg_rng_below(rng, (uint32_t)links_count(drawing)),
        way = (int)sg_rng_below(rng, LINKS_WAYS);
    int other = links_beside(drawing, end, way), length;
    unsigned ways = links_drawn(drawing, end);
    if (other < 0 || (ways & (ways - 1)) || (ways >> way & 1))
        return;
    if (degree(drawing, other) == 2)
        links_set(drawing, other, link_to_cut(rng, drawing, end, other), false);
    else if (!may_join || walk(drawing, end, &length) == other)
        return;
    links_set(drawing, end, way, true);
}

bool links_cover(struct sg_rng *rng, int width, int height, int pairs, struct links_position *drawing)
{
    *drawing = (struct links_position){.width = (uint8_t)width, .height = (uint8_t)height};
    int cells = width * height, paths, bad = bad_paths(drawing, &paths);
    for (int step = 0; step < STEPS_A_CELL * cells && (bad > 0 || paths > pairs); step++) {
        struct links_position changed = *drawing;
        int now_paths, now_bad;
        change(rng, &changed, paths > pairs);
        now_bad = bad_paths(&changed, &now_paths);
        if (now_bad > bad)
            continue;
        *drawing = changed;
        bad = now_bad;
        paths = now_paths;
    }
    if (bad > 0 || paths > pairs)
        return false;
    links_name(drawing);
    return true;
}

/* ---- letters --------------------------------------------------------------------------------------- */

void links_name(struct links_position *drawing)
{
    uint8_t letters[LINKS_CELLS] = {0}, next = 0;
    for (int end = 0; end < links_count(drawing); end++) {
        int length;
        if (degree(drawing, end) == 2 || letters[end])
            continue;
        letters[end] = letters[walk(drawing, end, &length)] = ++next;
    }
    for (int cell = 0; cell < links_count(drawing); cell++)
        drawing->cells[cell] = (uint8_t)((drawing->cells[cell] & ~LINKS_LETTER) | letters[cell]);
}

bool links_split(struct links_position *drawing, int cell, int way)
{
    struct links_position split = *drawing;
    int other = links_beside(drawing, cell, way);
    links_set(&split, cell, way, false);
    if (links_pair_count(drawing) == LINKS_PAIRS || !good(&split, cell) || !good(&split, other))
        return false;
    links_name(&split);
    *drawing = split;
    return true;
}

bool links_merge(struct links_position *drawing, int cell, int way)
{
    struct links_position merged = *drawing;
    int other = links_beside(drawing, cell, way), length;
    if (other < 0 || degree(drawing, cell) != 1 || degree(drawing, other) != 1 ||
        links_letter(drawing, cell) == links_letter(drawing, other))
        return false;
    int end = walk(drawing, cell, &length);
    links_set(&merged, cell, way, true);
    if (!good(&merged, end))
        return false;
    links_name(&merged);
    *drawing = merged;
    return true;
}

void links_bare(const struct links_position *drawing, struct links_position *level)
{
    *level = *drawing;
    for (int cell = 0; cell < links_count(drawing); cell++)
        level->cells[cell] &= LINKS_LETTER;
}
