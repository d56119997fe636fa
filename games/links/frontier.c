#include "frontier.h"

#include <string.h>

/* A plug is a link that crosses the frontier: none, one of two that belong to the same piece (they nest like
 * brackets, for paths do not cross), or one whose piece leads to an end point: letter + 2. */
enum { PLUG_NONE, PLUG_OPEN, PLUG_CLOSE, PLUG_LETTER = 2, PLUGS = LINKS_SIDE_MAX + 1 };
enum {
    PLUG_BITS = 6,
    PLUGS_A_WORD = 10,
    DRAWING_WORDS = (2 * LINKS_CELLS + 63) / 64,
    MASK_MIN = 255,
    NARROWER = 16
};

struct key {
    uint64_t word[2];
};

/* Beginnings that have come equally far. `drawing`: `words` a beginning, two bits a cell: right, down. */
struct layer {
    uint32_t count;
    struct key *keys;
    uint64_t *ways;
    uint64_t *drawings;
    uint8_t *other; /* its drawing is not the one to be avoided */
};

struct scan {
    struct links_search *search;
    int width, height; /* as scanned: the shorter side across */
    bool turned;
    size_t words;
    uint32_t capacity, limit, mask; /* beginnings that fit, and that are kept */
    uint32_t *slots;                /* of the layer that is made: index + 1, 0 free */
    struct layer layers[2];
};

/* One beginning, unpacked. */
struct beginning {
    uint8_t plugs[PLUGS];
    uint64_t ways, drawing[DRAWING_WORDS];
    bool other;
};

/* ---- keys ------------------------------------------------------------------------------------------ */

static struct key pack(const struct scan *scan, const uint8_t *plugs)
{
    struct key key = {{0}};
    for (int i = scan->width; i >= 0; i--)
        key.word[i / PLUGS_A_WORD] = key.word[i / PLUGS_A_WORD] << PLUG_BITS | plugs[i];
    return key;
}

static void unpack(const struct scan *scan, struct key key, uint8_t *plugs)
{
    for (int i = 0; i <= scan->width; i++) {
        plugs[i] = key.word[i / PLUGS_A_WORD] & ((1U << PLUG_BITS) - 1);
        key.word[i / PLUGS_A_WORD] >>= PLUG_BITS;
    }
}

static uint32_t hash(struct key key)
{
    uint64_t mixed =
        (key.word[0] ^ key.word[1] * UINT64_C(0xff51afd7ed558ccd)) * UINT64_C(0x9e3779b97f4a7c15);
    return (uint32_t)(mixed ^ mixed >> 32) ^ (uint32_t)(mixed >> 47);
}

static uint32_t *slot_of(const struct scan *scan, const struct layer *layer, struct key key)
{
    for (uint32_t at = hash(key);; at++) {
        uint32_t *slot = &scan->slots[at & scan->mask];
        if (*slot == 0 || memcmp(&layer->keys[*slot - 1], &key, sizeof key) == 0)
            return slot;
    }
}

static void clear_slots(struct scan *scan, uint32_t mask)
{
    scan->mask = mask;
    memset(scan->slots, 0, ((size_t)mask + 1) * sizeof *scan->slots);
}

static void more_slots(struct scan *scan, const struct layer *layer)
{
    clear_slots(scan, 2 * scan->mask + 1);
    for (uint32_t i = 0; i < layer->count; i++)
        *slot_of(scan, layer, layer->keys[i]) = i + 1;
}

static void keep(struct scan *scan, struct layer *layer, const struct beginning *next)
{
    struct key key = pack(scan, next->plugs);
    uint32_t *slot = slot_of(scan, layer, key), at = *slot - 1;
    if (*slot == 0) {
        if (layer->count >= scan->limit) { /* what is found with the others still stands */
            scan->search->at_least = true;
            return;
        }
        *slot = ++layer->count;
        at = layer->count - 1;
        layer->keys[at] = key;
        layer->ways[at] = 0;
        layer->other[at] = false;
    }
    if (layer->ways[at] == 0 || (next->other && !layer->other[at])) {
        memcpy(layer->drawings + at * scan->words, next->drawing, scan->words * sizeof *next->drawing);
        layer->other[at] = next->other;
    }
    layer->ways[at] = next->ways > UINT64_MAX - layer->ways[at] ? UINT64_MAX : layer->ways[at] + next->ways;
    if (2 * layer->count > scan->mask && scan->mask < 2 * scan->capacity - 1)
        more_slots(scan, layer);
}

/* ---- plugs ----------------------------------------------------------------------------------------- */

/* The other plug of the same piece. */
static int partner(const uint8_t *plugs, int at)
{
    int by = plugs[at] == PLUG_OPEN ? 1 : -1, depth = 0;
    for (;; at += by) {
        depth += plugs[at] == PLUG_OPEN ? 1 : plugs[at] == PLUG_CLOSE ? -1 : 0;
        if (depth == 0)
            return at;
    }
}

/* An end point or a lettered piece meets the plug: false where a rule forbids it. */
static bool meet_letter(uint8_t *plugs, int at, uint8_t lettered)
{
    if (plugs[at] > PLUG_CLOSE)
        return plugs[at] == lettered;
    plugs[partner(plugs, at)] = lettered;
    return true;
}

/* Joins the plugs at `at` and beside it, and takes them from the frontier. */
static bool join(uint8_t *plugs, int at)
{
    uint8_t left = plugs[at], up = plugs[at + 1];
    bool fine = true;
    if (left > PLUG_CLOSE)
        fine = meet_letter(plugs, at + 1, left);
    else if (up > PLUG_CLOSE)
        fine = meet_letter(plugs, at, up);
    else if (left == PLUG_OPEN && up == PLUG_OPEN)
        plugs[partner(plugs, at + 1)] = PLUG_OPEN;
    else if (left == PLUG_CLOSE && up == PLUG_CLOSE)
        plugs[partner(plugs, at)] = PLUG_CLOSE;
    else
        fine = left == PLUG_CLOSE; /* else a loop */
    plugs[at] = plugs[at + 1] = PLUG_NONE;
    return fine;
}

/* ---- one cell -------------------------------------------------------------------------------------- */

struct place {
    int index, row, column; /* in the order of the scan */
    uint8_t letter;
    uint8_t may, has_to; /* ways to the right (bit 0) and down (bit 1), as scanned */
    uint8_t avoid;
};

static int cell_at(const struct scan *scan, int row, int column)
{
    return scan->turned ? column * scan->height + row : row * scan->width + column;
}

static uint8_t turned_ways(const struct scan *scan, unsigned ways)
{
    return (uint8_t)(scan->turned ? (ways >> 1 & 1) | (ways & 1) << 1 : ways & 3);
}

static struct place place_at(const struct scan *scan, int index)
{
    const struct links_net *net = scan->search->net;
    struct place place = {.index = index, .row = index / scan->width, .column = index % scan->width};
    int cell = cell_at(scan, place.row, place.column);
    place.letter = (uint8_t)links_letter(scan->search->letters, cell);
    place.has_to = turned_ways(scan, net->on[cell]);
    place.may = turned_ways(scan, (unsigned)net->on[cell] | net->open[cell]);
    if (scan->search->avoid)
        place.avoid = turned_ways(scan, (unsigned)(scan->search->avoid->cells[cell] >> 6));
    return place;
}

/* Goes on with the links in `ways` out of the cell, whose plugs stand in `next` already. */
static void leave(struct scan *scan, struct layer *layer, const struct place *place, unsigned ways,
                  struct beginning *next)
{
    if ((ways & ~(unsigned)place->may) || (place->has_to & ~ways))
        return;
    if (place->column == scan->width - 1) { /* a new row: nothing enters it from the left */
        memmove(next->plugs + 1, next->plugs, (size_t)scan->width);
        next->plugs[0] = PLUG_NONE;
    }
    int bit = 2 * place->index;
    next->drawing[bit / 64] |= (uint64_t)ways << bit % 64;
    next->other = next->other || (scan->search->avoid && ways != place->avoid);
    keep(scan, layer, next);
}

/* The piece with plug `plug` goes on to the right or down. */
static void go_on(struct scan *scan, struct layer *layer, const struct place *place, uint8_t plug,
                  const struct beginning *from)
{
    for (unsigned ways = 1; ways <= 2; ways++) {
        struct beginning next = *from;
        next.plugs[place->column] = ways == 2 ? plug : PLUG_NONE;
        next.plugs[place->column + 1] = ways == 1 ? plug : PLUG_NONE;
        leave(scan, layer, place, ways, &next);
    }
}

static void pass_end_point(struct scan *scan, struct layer *layer, const struct place *place,
                           struct beginning *from)
{
    uint8_t lettered = (uint8_t)(place->letter + PLUG_LETTER);
    int left = place->column, up = left + 1;
    if (from->plugs[left] && from->plugs[up])
        return;
    if (!from->plugs[left] && !from->plugs[up]) {
        go_on(scan, layer, place, lettered, from);
        return;
    }
    int at = from->plugs[left] ? left : up;
    if (!meet_letter(from->plugs, at, lettered))
        return;
    from->plugs[at] = PLUG_NONE;
    leave(scan, layer, place, 0, from);
}

static void pass_cell(struct scan *scan, struct layer *layer, const struct place *place,
                      struct beginning *from)
{
    int left = place->column, up = left + 1;
    if (place->letter) {
        pass_end_point(scan, layer, place, from);
    } else if (from->plugs[left] && from->plugs[up]) {
        if (join(from->plugs, left))
            leave(scan, layer, place, 0, from);
    } else if (from->plugs[left] || from->plugs[up]) {
        go_on(scan, layer, place, from->plugs[left] ? from->plugs[left] : from->plugs[up], from);
    } else {
        from->plugs[left] = PLUG_OPEN;
        from->plugs[up] = PLUG_CLOSE;
        leave(scan, layer, place, 3, from);
    }
}

/* ---- the whole board ------------------------------------------------------------------------------- */

static bool take_layer(struct scan *scan, struct layer *layer, struct sg_arena *arena)
{
    *layer = (struct layer){.keys = sg_arena_take_raw(arena, scan->capacity, sizeof *layer->keys),
                            .ways = sg_arena_take_raw(arena, scan->capacity, sizeof *layer->ways),
                            .other = sg_arena_take_raw(arena, scan->capacity, sizeof *layer->other)};
    layer->drawings = sg_arena_take_raw(arena, scan->capacity, scan->words * sizeof *layer->drawings);
    return layer->keys && layer->ways && layer->other && layer->drawings;
}

/* As large a power of two as fits. */
static bool take_memory(struct scan *scan, struct sg_arena *arena)
{
    size_t each = 2 * (sizeof(struct key) + sizeof(uint64_t) * (1 + scan->words) + 1) + 2 * sizeof(uint32_t);
    size_t left = sg_arena_left(arena), slack = 256;
    scan->capacity = (MASK_MIN + 1) / 2;
    if (left < slack || scan->capacity * each > left - slack)
        return false;
    while (2 * scan->capacity * each <= left - slack)
        scan->capacity *= 2;
    scan->limit = scan->capacity;
    scan->slots = sg_arena_take_raw(arena, 2 * (size_t)scan->capacity, sizeof *scan->slots);
    return scan->slots && take_layer(scan, &scan->layers[0], arena) &&
           take_layer(scan, &scan->layers[1], arena);
}

static enum sg_status step(struct scan *scan, int index)
{
    const struct layer *from = &scan->layers[index % 2];
    struct layer *to = &scan->layers[(index + 1) % 2];
    struct sg_budget *budget = scan->search->budget;
    struct place place = place_at(scan, index);
    to->count = 0;
    clear_slots(scan, MASK_MIN);
    if (budget->cancel && atomic_load(budget->cancel))
        return SG_ERR_CANCELLED;
    for (uint32_t i = 0; i < from->count; i++) {
        struct beginning now = {.ways = from->ways[i], .other = from->other[i]};
        if (budget->nodes_left == 0)
            return SG_ERR_BUDGET;
        budget->nodes_left--;
        unpack(scan, from->keys[i], now.plugs);
        memcpy(now.drawing, from->drawings + i * scan->words, scan->words * sizeof *now.drawing);
        pass_cell(scan, to, &place, &now);
    }
    if (scan->search->at_least) /* not all of them in any case: then rather be done soon */
        scan->limit = scan->capacity / NARROWER;
    return SG_OK;
}

static void write_found(const struct scan *scan, const uint64_t *drawing)
{
    struct links_position *found = scan->search->found;
    *found = *scan->search->letters;
    for (int index = 0; index < scan->width * scan->height; index++) {
        unsigned ways = turned_ways(scan, (unsigned)(drawing[2 * index / 64] >> 2 * index % 64));
        int cell = cell_at(scan, index / scan->width, index % scan->width);
        found->cells[cell] = (uint8_t)((unsigned)links_letter(found, cell) | ways << 6);
    }
}

static enum sg_status search_in(struct links_search *search, struct sg_arena *arena)
{
    struct scan scan = {.search = search, .width = search->net->width, .height = search->net->height};
    if (scan.width > scan.height) {
        scan.turned = true;
        scan.width = search->net->height;
        scan.height = search->net->width;
    }
    int cells = scan.width * scan.height;
    scan.words = (size_t)(2 * cells + 63) / 64;
    if (!take_memory(&scan, arena))
        return SG_ERR_MEMORY;
    clear_slots(&scan, MASK_MIN);
    keep(&scan, &scan.layers[0], &(struct beginning){.ways = 1});
    for (int index = 0; index < cells; index++) {
        enum sg_status status = step(&scan, index);
        if (status != SG_OK)
            return status;
    }
    const struct layer *last = &scan.layers[cells % 2];
    search->count = last->count > 0 ? last->ways[0] : 0; /* nothing crosses the end of the board */
    if (search->count > 0 && search->found)
        write_found(&scan, last->drawings);
    return SG_OK;
}

enum sg_status links_search(struct links_search *search, struct sg_arena *arena)
{
    size_t used = arena->used;
    search->count = 0;
    search->at_least = false;
    enum sg_status status = search_in(search, arena);
    arena->used = used;
    return status;
}
