/* A finger goes over the board and a stroke follows it: on, around, and back where it came from. */
#include "hold.h"

#include <stdlib.h>
#include <string.h>

_Static_assert(sizeof(struct links_hold) <= sizeof((struct sg_view){0}.own),
               "a held stroke fits in the view");

bool links_untouched(const struct links_stroke *stroke)
{
    return stroke->count == 0 && stroke->drop == LINKS_NOWHERE;
}

bool links_held(const struct links_position *position, const struct sg_view *view, struct links_hold *hold)
{
    if (!view->grabbed)
        return false;
    memcpy(hold, view->own, sizeof *hold);
    const struct links_stroke *stroke = &hold->stroke;
    if (stroke->cell >= links_count(position) || stroke->drop > LINKS_NOWHERE || stroke->count > LINKS_RUN ||
        links_outcome(position) != SG_OUTCOME_OPEN)
        return false;
    struct links_position copy = *position;
    return links_untouched(stroke) ? links_owner(position, stroke->cell) > 0
                                   : links_play(&copy, links_move(stroke)) == SG_OK;
}

void links_keep(struct sg_view *view, const struct links_hold *hold)
{
    memset(view->own, 0, sizeof view->own);
    memcpy(view->own, hold, sizeof *hold);
    view->piece = hold->stroke.cell;
}

int links_shown(const struct links_position *position, const struct links_stroke *stroke,
                struct links_position *shown)
{
    int cell = stroke->cell;
    *shown = *position;
    if (!links_untouched(stroke))
        links_play(shown, links_move(stroke));
    for (int i = 0; i < stroke->count; i++)
        cell = links_beside(position, cell, stroke->way[i]);
    return cell;
}

/* ---- taking ---------------------------------------------------------------------------------------- */

static int length_beyond(const struct links_position *position, int cell, int way)
{
    int length = 0;
    for (unsigned ways = 1U << way; ways; length++) {
        way = __builtin_ctz(ways);
        cell = links_beside(position, cell, way);
        ways = links_drawn(position, cell) & ~(1U << (way ^ 2));
    }
    return length;
}

/* Of a whole path the longer part stays. */
void links_take(const struct links_position *position, int cell, struct links_hold *hold)
{
    int shortest = LINKS_CELLS + 1;
    *hold = (struct links_hold){{(uint16_t)cell, LINKS_NOWHERE, 0, {0}}, LINKS_NOWHERE};
    for (int way = 0; way < LINKS_WAYS; way++) {
        if (!links_may_drop(position, cell, way) || length_beyond(position, cell, way) >= shortest)
            continue;
        shortest = length_beyond(position, cell, way);
        hold->stroke.drop = (uint8_t)way;
    }
}

/* ---- going on and back ----------------------------------------------------------------------------- */

/* On again over the link that was let go: it stays after all. */
static void restore(const struct links_position *position, struct links_stroke *stroke)
{
    int way = stroke->drop, next = links_beside(position, stroke->cell, way);
    unsigned on = links_drawn(position, next) & ~(1U << (way ^ 2));
    stroke->cell = (uint16_t)next;
    stroke->drop = (uint8_t)(on ? __builtin_ctz(on) : LINKS_NOWHERE);
}

bool links_step_on(const struct links_position *position, struct links_stroke *stroke, int way)
{
    struct links_position shown;
    int tip = links_shown(position, stroke, &shown);
    if (!links_is_tip(&shown, tip) || !links_may_step(&shown, tip, way) || stroke->count == LINKS_RUN)
        return false;
    if (stroke->count == 0 && stroke->drop == way)
        restore(position, stroke);
    else
        stroke->way[stroke->count++] = (uint8_t)way;
    return true;
}

bool links_step_back(const struct links_position *position, struct links_stroke *stroke)
{
    if (stroke->count > 0) {
        stroke->way[--stroke->count] = 0;
        return true;
    }
    struct links_position shown;
    int tip = links_shown(position, stroke, &shown);
    unsigned ways = links_drawn(&shown, tip);
    if (!ways || (ways & (ways - 1)) ||
        (links_letter(&shown, tip) && !links_joined(&shown, links_letter(&shown, tip))))
        return false;
    int way = __builtin_ctz(ways);
    stroke->cell = (uint16_t)links_beside(position, tip, way);
    stroke->drop = (uint8_t)(way ^ 2);
    return true;
}

/* ---- following ------------------------------------------------------------------------------------- */

/* How many steps back along the stroke `cell` lies; -1: it does not. */
static int steps_back_to(const struct links_position *position, const struct links_stroke *stroke, int cell)
{
    struct links_stroke back = *stroke;
    for (int steps = 1; links_step_back(position, &back); steps++) {
        struct links_position shown;
        if (links_shown(position, &back, &shown) == cell)
            return steps;
    }
    return -1;
}

/* The ways towards `cell`, the farther of the two first; LINKS_NOWHERE none. */
static void ways_to(const struct links_position *position, int from, int cell, int ways[2])
{
    int dx = cell % position->width - from % position->width,
        dy = cell / position->width - from / position->width;
    int across = dx > 0 ? LINKS_RIGHT : dx < 0 ? LINKS_LEFT : LINKS_NOWHERE;
    int down = dy > 0 ? LINKS_DOWN : dy < 0 ? LINKS_UP : LINKS_NOWHERE;
    ways[0] = abs(dx) >= abs(dy) ? across : down;
    ways[1] = abs(dx) >= abs(dy) ? down : across;
}

bool links_go_to(const struct links_position *position, struct links_hold *hold, int cell)
{
    struct links_stroke *stroke = &hold->stroke;
    struct links_position shown;
    int tip = links_shown(position, stroke, &shown),
        back = tip == cell ? 0 : steps_back_to(position, stroke, cell);
    hold->refused = LINKS_NOWHERE;
    for (; back > 0; back--)
        links_step_back(position, stroke);
    while (back < 0 && tip != cell && links_is_tip(&shown, tip)) {
        int ways[2];
        ways_to(position, tip, cell, ways);
        if (stroke->count == LINKS_RUN)
            return false;
        if (!links_step_on(position, stroke, ways[0]) &&
            (ways[1] == LINKS_NOWHERE || !links_step_on(position, stroke, ways[1]))) {
            hold->refused = (uint8_t)ways[0];
            break;
        }
        tip = links_shown(position, stroke, &shown);
    }
    return true;
}

/* ---- places ---------------------------------------------------------------------------------------- */

int links_cell_under(const struct links_position *position, int32_t x, int32_t y)
{
    if (x < 0 || y < 0 || x >= position->width * SG_CELL || y >= position->height * SG_CELL)
        return -1;
    return y / SG_CELL * position->width + x / SG_CELL;
}

int links_pointed(const struct links_position *position, const struct sg_view *view)
{
    if (!view->keyboard)
        return links_cell_under(position, view->hover_x, view->hover_y);
    bool on_board = view->cursor_x >= 0 && view->cursor_y >= 0 && view->cursor_x < position->width &&
                    view->cursor_y < position->height;
    return on_board ? view->cursor_y * position->width + view->cursor_x : -1;
}
