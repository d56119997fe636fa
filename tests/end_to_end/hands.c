#include "hands.h"

#include <stdlib.h>
#include <string.h>

enum {
    ASIDE = 60,       /* thousandths of a cell */
    STATES = 60000,   /* views looked at before giving up */
    DRAG_STATES = 40, /* of these, drags are tried from the first so many: there are many drags */
};

/* A view that can be reached, and how. */
struct node {
    struct sg_view view;
    int32_t from; /* -1: the view the search began with */
    struct hands_act act;
};

struct search {
    const struct sg_game *game;
    const void *position;
    const struct sg_move *wanted;
    size_t wanted_count;
    struct node *nodes;
    size_t count;
    int32_t *table; /* open addressing by the bytes of a view; -1 free */
    size_t table_size;
};

/* ---- acts ---- */

static enum sg_answer tell(const struct search *search, enum sg_input_kind kind, int32_t x, int32_t y,
                           struct sg_view *view, struct sg_move *move)
{
    struct sg_input input = {.kind = kind, .x = x, .y = y};
    return search->game->handle(search->position, &input, view, move);
}

static enum sg_answer press_and_release(const struct search *search, const struct hands_act *act,
                                        struct sg_view *view, struct sg_move *move)
{
    bool drag = act->kind == HANDS_DRAG;
    int32_t x2 = drag ? act->x2 : act->x, y2 = drag ? act->y2 : act->y;
    tell(search, SG_INPUT_HOVER, act->x, act->y, view, move);
    enum sg_answer answer = tell(search, SG_INPUT_PRESS, act->x, act->y, view, move);
    for (int part = 1; drag && part <= 3 && answer != SG_ANSWER_MOVE; part++)
        answer = tell(search, SG_INPUT_DRAG, act->x + (x2 - act->x) * part / 3,
                      act->y + (y2 - act->y) * part / 3, view, move);
    return answer == SG_ANSWER_MOVE ? answer : tell(search, SG_INPUT_RELEASE, x2, y2, view, move);
}

static enum sg_answer perform(const struct search *search, const struct hands_act *act, struct sg_view *view,
                              struct sg_move *move)
{
    if (act->kind != HANDS_KEY)
        return press_and_release(search, act, view, move);
    struct sg_input input = {.kind = SG_INPUT_KEY, .key = act->key, .character = act->character};
    return search->game->handle(search->position, &input, view, move);
}

/* ---- the views that were met ---- */

static uint64_t hash_of(const struct sg_view *view)
{
    const unsigned char *bytes = (const unsigned char *)view;
    uint64_t hash = 1469598103934665603U;
    for (size_t i = 0; i < sizeof *view; i++)
        hash = (hash ^ bytes[i]) * 1099511628211U;
    return hash;
}

/* Where the pointer rests does not tell views apart. */
static struct sg_view at_rest(const struct sg_view *view)
{
    struct sg_view rest = *view;
    rest.hover_x = rest.hover_y = -1;
    rest.grab_x = rest.grab_y = 0;
    return rest;
}

static bool is_new(struct search *search, const struct sg_view *view)
{
    struct sg_view rest = at_rest(view);
    size_t at = hash_of(&rest) % search->table_size;
    for (; search->table[at] >= 0; at = (at + 1) % search->table_size) {
        struct sg_view known = at_rest(&search->nodes[search->table[at]].view);
        if (memcmp(&known, &rest, sizeof rest) == 0)
            return false;
    }
    search->table[at] = (int32_t)search->count;
    return true;
}

static void meet(struct search *search, const struct sg_view *view, int32_t from, const struct hands_act *act)
{
    if (search->count < STATES && is_new(search, view))
        search->nodes[search->count++] = (struct node){*view, from, *act};
}

/* ---- the search ---- */

static void write_way(const struct search *search, int32_t node, const struct hands_act *last,
                      struct hands_way *way)
{
    size_t count = 1;
    for (int32_t at = node; search->nodes[at].from >= 0; at = search->nodes[at].from)
        count++;
    way->count = count <= HANDS_ACTS ? count : 0;
    if (way->count == 0)
        return;
    way->acts[--count] = *last;
    for (int32_t at = node; count > 0; at = search->nodes[at].from)
        way->acts[--count] = search->nodes[at].act;
}

/* A hand is no nearer than a pixel: the same act a little aside makes the same move. */
static bool is_steady(const struct search *search, int32_t node, const struct hands_act *act,
                      struct sg_move made)
{
    static const int32_t aside[] = {-ASIDE, ASIDE};
    for (size_t i = 0; act->kind != HANDS_KEY && i < 4; i++) {
        struct sg_view view = search->nodes[node].view;
        struct sg_move move = {0};
        struct hands_act near = *act;
        near.x += aside[i & 1];
        near.y += aside[i & 1];
        near.x2 += aside[i >> 1];
        near.y2 += aside[i >> 1];
        if (perform(search, &near, &view, &move) != SG_ANSWER_MOVE || move.code != made.code)
            return false;
    }
    return true;
}

static bool try_act(struct search *search, int32_t node, const struct hands_act *act, struct sg_view *end,
                    struct hands_way *way)
{
    struct sg_view view = search->nodes[node].view;
    struct sg_move move = {0};
    enum sg_answer answer = perform(search, act, &view, &move);
    if (answer == SG_ANSWER_MOVE) {
        for (size_t i = 0; i < search->wanted_count; i++)
            if (search->wanted[i].code == move.code && is_steady(search, node, act, move)) {
                write_way(search, node, act, way);
                way->move = move;
                *end = view;
                return way->count > 0;
            }
        return false;
    }
    if (answer != SG_ANSWER_NULL_MOVE)
        meet(search, &view, node, act);
    return false;
}

static bool try_points(struct search *search, int32_t node, struct sg_view *end, struct hands_way *way)
{
    int32_t columns = 1, rows = 1, count;
    search->game->measure(search->position, &columns, &rows);
    count = 4 * columns * rows; /* the quarters of each cell */
    struct hands_act act = {.kind = HANDS_CLICK};
    for (int32_t a = 0; a < count; a++) {
        act.x = a % (2 * columns) * 500 + 250;
        act.y = a / (2 * columns) * 500 + 250;
        if (try_act(search, node, &act, end, way))
            return true;
    }
    act.kind = HANDS_DRAG;
    for (int32_t a = 0; node < DRAG_STATES && a < columns * rows; a++)
        for (int32_t b = 0; b < columns * rows; b++) {
            act = (struct hands_act){HANDS_DRAG,
                                     a % columns * 1000 + 500,
                                     a / columns * 1000 + 500,
                                     b % columns * 1000 + 500,
                                     b / columns * 1000 + 500,
                                     SG_KEY_NONE,
                                     0};
            if (a != b && try_act(search, node, &act, end, way))
                return true;
        }
    return false;
}

static bool try_keys(struct search *search, int32_t node, struct sg_view *end, struct hands_way *way)
{
    static const char characters[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    struct hands_act act = {.kind = HANDS_KEY};
    for (act.key = SG_KEY_LEFT; act.key < SG_KEY_CHARACTER; act.key++)
        if (try_act(search, node, &act, end, way))
            return true;
    for (const char *at = characters; *at; at++) {
        act.character = *at;
        if (try_act(search, node, &act, end, way))
            return true;
    }
    return false;
}

static bool explore(struct search *search, bool keys, struct sg_view *end, struct hands_way *way)
{
    for (size_t node = 0; node < search->count; node++)
        if (keys ? try_keys(search, (int32_t)node, end, way) : try_points(search, (int32_t)node, end, way))
            return true;
    return false;
}

bool hands_find(const struct sg_game *game, const void *position, bool keys, const struct sg_move *wanted,
                size_t wanted_count, struct sg_view *view, struct hands_way *way)
{
    struct search search = {.game = game,
                            .position = position,
                            .wanted = wanted,
                            .wanted_count = wanted_count,
                            .nodes = calloc(STATES, sizeof *search.nodes),
                            .table_size = 2 * STATES};
    search.table = malloc(search.table_size * sizeof *search.table);
    bool found = false;
    way->count = 0;
    if (search.nodes && search.table) {
        memset(search.table, 0xff, search.table_size * sizeof *search.table);
        struct hands_act none = {.kind = HANDS_KEY};
        meet(&search, view, -1, &none);
        found = explore(&search, keys, view, way);
    }
    free(search.nodes);
    free(search.table);
    return found;
}
