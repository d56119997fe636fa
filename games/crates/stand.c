#include "stand.h"

#include <string.h>

/* In view->own. The mark tells which position he walked about in. */
enum { OWN_SET, OWN_LOW, OWN_HIGH, OWN_FACING, OWN_MARK, OWN_MARK_BYTES = 4 };

static uint32_t mark_of(const struct crates_position *position)
{
    const uint8_t *bytes = (const uint8_t *)position;
    uint32_t sum = 2166136261U; /* FNV-1a */
    for (size_t i = 0; i < sizeof *position; i++)
        sum = (sum ^ bytes[i]) * 16777619U;
    return sum;
}

static bool is_marked(const struct crates_position *position, const struct sg_view *view)
{
    uint32_t mark = mark_of(position);
    for (int i = 0; i < OWN_MARK_BYTES; i++)
        if (view->own[OWN_MARK + i] != (uint8_t)(mark >> 8 * i))
            return false;
    return view->own[OWN_SET] == 1;
}

struct stand stand_of(const struct crates_position *position, const struct sg_view *view)
{
    struct stand stand = {crates_man(position), CRATES_DOWN};
    int cell = view->own[OWN_LOW] | view->own[OWN_HIGH] << 8;
    uint8_t reach[CRATES_SET_BYTES];
    if (view->own[OWN_SET] == 1)
        stand.facing = view->own[OWN_FACING] & 3;
    if (!is_marked(position, view) || cell >= crates_cells(position))
        return stand;
    crates_reach(position, crates_man(position), reach);
    if (crates_has(reach, cell))
        stand.cell = cell;
    return stand;
}

void stand_put(const struct crates_position *position, struct sg_view *view, struct stand stand)
{
    uint32_t mark = mark_of(position);
    view->own[OWN_SET] = 1;
    view->own[OWN_LOW] = (uint8_t)(stand.cell & 0xff);
    view->own[OWN_HIGH] = (uint8_t)(stand.cell >> 8);
    view->own[OWN_FACING] = (uint8_t)stand.facing;
    for (int i = 0; i < OWN_MARK_BYTES; i++)
        view->own[OWN_MARK + i] = (uint8_t)(mark >> 8 * i);
}

int stand_cell_under(const struct crates_position *position, int32_t x, int32_t y)
{
    if (x < 0 || y < 0 || x >= position->width * SG_CELL || y >= position->height * SG_CELL)
        return CRATES_NOWHERE;
    return y / SG_CELL * position->width + x / SG_CELL;
}

int stand_cell_meant(const struct crates_position *position, const struct sg_view *view)
{
    if (!view->keyboard)
        return stand_cell_under(position, view->hover_x, view->hover_y);
    struct stand stand = stand_of(position, view);
    int ahead = crates_beside(position, stand.cell, stand.facing);
    return ahead != CRATES_NOWHERE && crates_has(position->crates, ahead) ? ahead : stand.cell;
}

unsigned stand_pushes(const struct crates_position *position, int cell)
{
    uint8_t reach[CRATES_SET_BYTES];
    unsigned directions = 0;
    crates_reach(position, crates_man(position), reach);
    for (int direction = 0; direction < CRATES_DIRECTIONS; direction++)
        directions |= (unsigned)crates_can_push(position, cell, direction, reach) << direction;
    return directions;
}

int stand_held(const struct crates_position *position, const struct sg_view *view)
{
    bool held = view->grabbed && view->piece >= 0 && view->piece < crates_cells(position) &&
                crates_has(position->crates, (int)view->piece);
    return held ? (int)view->piece : CRATES_NOWHERE;
}

int stand_drag(const struct crates_position *position, const struct sg_view *view)
{
    int held = stand_held(position, view);
    int32_t x = view->shift_x, y = view->shift_y, far_x = x < 0 ? -x : x, far_y = y < 0 ? -y : y;
    if (held == CRATES_NOWHERE || (x == 0 && y == 0))
        return -1;
    int direction = far_x > far_y ? (x < 0 ? CRATES_LEFT : CRATES_RIGHT) : (y < 0 ? CRATES_UP : CRATES_DOWN);
    return stand_pushes(position, held) >> direction & 1 ? direction : -1;
}

/* ---- stuck crates ---------------------------------------------------------------------------------- */

static bool is_wall(const struct crates_position *position, int cell)
{
    return cell == CRATES_NOWHERE || crates_has(position->walls, cell);
}

/* The cells from which an only crate can still be pushed to some goal: pulled away from the goals. */
static void find_useful(const struct crates_position *position, uint8_t useful[CRATES_SET_BYTES])
{
    uint16_t queue[CRATES_CELLS_MAX + 1];
    size_t count = 0;
    memset(useful, 0, CRATES_SET_BYTES);
    for (int cell = 0; cell < crates_cells(position); cell++)
        if (crates_has(position->goals, cell)) {
            crates_flip(useful, cell);
            queue[count++] = (uint16_t)cell;
        }
    for (size_t i = 0; i < count; i++)
        for (int d = 0; d < CRATES_DIRECTIONS; d++) {
            int to = crates_beside(position, queue[i], d);
            if (is_wall(position, to) || crates_has(useful, to) ||
                is_wall(position, crates_beside(position, to, d)))
                continue;
            crates_flip(useful, to);
            queue[count++] = (uint16_t)to;
        }
}

/* Along an axis a crate is held by a wall, or by a crate that does not move either. */
static bool is_held(const struct crates_position *position, const uint8_t *fixed, int cell, int axis)
{
    int one = crates_beside(position, cell, axis), other = crates_beside(position, cell, axis + 2);
    return is_wall(position, one) || is_wall(position, other) || crates_has(fixed, one) ||
           crates_has(fixed, other);
}

/* All crates are taken for fixed, then those freed that something can move, until none is left to free. */
static void find_fixed(const struct crates_position *position, uint8_t fixed[CRATES_SET_BYTES])
{
    bool changed = true;
    memcpy(fixed, position->crates, CRATES_SET_BYTES);
    while (changed) {
        changed = false;
        for (int cell = 0; cell < crates_cells(position); cell++) {
            if (!crates_has(fixed, cell))
                continue;
            if (is_held(position, fixed, cell, 0) && is_held(position, fixed, cell, 1))
                continue;
            crates_flip(fixed, cell);
            changed = true;
        }
    }
}

void crates_stuck(const struct crates_position *position, uint8_t stuck[CRATES_SET_BYTES])
{
    uint8_t useful[CRATES_SET_BYTES], fixed[CRATES_SET_BYTES];
    find_useful(position, useful);
    find_fixed(position, fixed);
    memset(stuck, 0, CRATES_SET_BYTES);
    for (int cell = 0; cell < crates_cells(position); cell++)
        if (crates_has(position->crates, cell) && !crates_has(position->goals, cell) &&
            (crates_has(fixed, cell) || !crates_has(useful, cell)))
            crates_flip(stuck, cell);
}
