#include "ui/paint.h"

#include <stdlib.h>
#include <string.h>

struct sg_paint {
    struct sg_fonts *fonts;
    struct sg_icons *icons;
    bool known; /* `items` and `pool` are what the surface shows */
    enum sg_theme theme;
    bool dyslexic;
    struct sg_mark *items;
    size_t count, capacity;
    char *pool;
    size_t pool_used, pool_capacity;
};

struct sg_paint *sg_paint_new(struct sg_fonts *fonts, struct sg_icons *icons)
{
    struct sg_paint *paint = calloc(1, sizeof *paint);
    if (paint) {
        paint->fonts = fonts;
        paint->icons = icons;
    }
    return paint;
}

void sg_paint_free(struct sg_paint *paint)
{
    if (!paint)
        return;
    free(paint->items);
    free(paint->pool);
    free(paint);
}

void sg_paint_forget(struct sg_paint *paint)
{
    paint->known = false;
}

/* ---- what changed ---------------------------------------------------------------------------------- */

/* Every pixel a mark may touch. */
static struct sg_box bounds(const struct sg_mark *mark)
{
    struct sg_box box = {mark->x, mark->y, mark->w, mark->h};
    if (mark->kind == SG_MARK_LINE) {
        int32_t reach = mark->thickness / 2 + 2;
        box.x = (mark->w < 0 ? mark->x + mark->w : mark->x) - reach;
        box.y = (mark->h < 0 ? mark->y + mark->h : mark->y) - reach;
        box.w = abs(mark->w) + 2 * reach;
        box.h = abs(mark->h) + 2 * reach;
    } else if (mark->kind == SG_MARK_TEXT) { /* letters may be wider or higher than their place */
        box = (struct sg_box){box.x - mark->size * 2, box.y - mark->size, box.w + mark->size * 4,
                              box.h + mark->size * 2};
    }
    return box;
}

static bool same(const struct sg_mark *a, const struct sg_mark *b)
{
    if ((a->text == NULL) != (b->text == NULL) || (a->text && strcmp(a->text, b->text) != 0))
        return false;
    return a->kind == b->kind && a->tone == b->tone && a->pattern == b->pattern && a->align == b->align &&
           a->bold == b->bold && a->fade == b->fade && a->x == b->x && a->y == b->y && a->w == b->w &&
           a->h == b->h && a->radius == b->radius && a->thickness == b->thickness && a->size == b->size;
}

/* The part in which two lists differ. Lists that differ in the middle only (a car under way, one more line in
 * the rail) share a head and a tail. A clip that changed moves everything after it: then all is painted. */
static struct sg_box difference(const struct sg_paint *paint, const struct sg_marks *marks, struct sg_box all)
{
    size_t head = 0, old_count = paint->count, new_count = marks->count;
    while (head < old_count && head < new_count && same(&paint->items[head], &marks->items[head]))
        head++;
    while (old_count > head && new_count > head &&
           same(&paint->items[old_count - 1], &marks->items[new_count - 1])) {
        old_count--;
        new_count--;
    }
    struct sg_box dirty = {0};
    bool paired = old_count == new_count;
    for (size_t i = head; i < old_count || i < new_count; i++) {
        if (paired && same(&paint->items[i], &marks->items[i]))
            continue;
        if ((i < old_count && paint->items[i].kind == SG_MARK_CLIP) ||
            (i < new_count && marks->items[i].kind == SG_MARK_CLIP))
            return all;
        if (i < old_count)
            dirty = sg_box_join(dirty, bounds(&paint->items[i]));
        if (i < new_count)
            dirty = sg_box_join(dirty, bounds(&marks->items[i]));
    }
    return sg_box_meet(dirty, all);
}

/* Keeps a copy of what is shown; without memory the next call simply paints everything. */
static void remember(struct sg_paint *paint, const struct sg_marks *marks)
{
    paint->known = false;
    if (!paint->items || marks->count > paint->capacity) {
        free(paint->items);
        paint->items = malloc(marks->capacity * sizeof *paint->items);
        paint->capacity = paint->items ? marks->capacity : 0;
    }
    if (!paint->pool || marks->pool_used > paint->pool_capacity) {
        free(paint->pool);
        paint->pool = malloc(marks->pool_capacity);
        paint->pool_capacity = paint->pool ? marks->pool_capacity : 0;
    }
    if (!paint->items || !paint->pool || marks->count > paint->capacity ||
        marks->pool_used > paint->pool_capacity)
        return;
    memcpy(paint->pool, marks->pool, marks->pool_used);
    memcpy(paint->items, marks->items, marks->count * sizeof *paint->items);
    for (size_t i = 0; i < marks->count; i++)
        if (paint->items[i].text)
            paint->items[i].text = paint->pool + (paint->items[i].text - marks->pool);
    paint->count = marks->count;
    paint->pool_used = marks->pool_used;
    paint->known = true;
}

/* ---- marks to pixels ------------------------------------------------------------------------------- */

static struct sg_colour faded(enum sg_theme theme, const struct sg_mark *mark)
{
    struct sg_colour colour = sg_theme_colour(theme, mark->tone);
    colour.a = (uint8_t)(colour.a * (255 - mark->fade) / 255);
    return colour;
}

static void paint_text(struct sg_paint *paint, const struct sg_raster *raster, const struct sg_mark *mark,
                       struct sg_colour colour)
{
    if (!mark->text || mark->size < 1)
        return;
    struct sg_run run = sg_fonts_run(paint->fonts, mark->text, mark->size, mark->bold);
    int32_t x = mark->x, y = mark->y + (mark->h - run.h) / 2;
    if (mark->align == SG_ALIGN_CENTRE)
        x += (mark->w - run.w) / 2;
    else if (mark->align == SG_ALIGN_RIGHT)
        x += mark->w - run.w;
    sg_raster_mask(raster, x, y, run.coverage, run.w, run.h, colour);
}

static void paint_icon(struct sg_paint *paint, const struct sg_raster *raster, const struct sg_mark *mark,
                       struct sg_colour colour)
{
    if (!mark->text)
        return;
    struct sg_icon_mask icon = sg_icons_mask(paint->icons, mark->text, mark->w, mark->h);
    sg_raster_mask(raster, mark->x + (mark->w - icon.w) / 2, mark->y + (mark->h - icon.h) / 2, icon.coverage,
                   icon.w, icon.h, colour);
}

static void paint_mark(struct sg_paint *paint, const struct sg_raster *raster, const struct sg_mark *mark,
                       enum sg_theme theme)
{
    struct sg_box box = {mark->x, mark->y, mark->w, mark->h};
    int32_t side = mark->w < mark->h ? mark->w : mark->h;
    struct sg_ink ink = {
        .colour = faded(theme, mark), .pattern = mark->pattern, .period = side / 5 < 6 ? 6 : side / 5};
    ink.over = sg_theme_colour(theme, SG_TONE_ON_PIECE);
    ink.over.a = 44;
    switch (mark->kind) {
    case SG_MARK_RECT: sg_raster_rect(raster, box, mark->radius, &ink); break;
    case SG_MARK_FRAME: sg_raster_frame(raster, box, mark->radius, mark->thickness, &ink); break;
    case SG_MARK_ELLIPSE: sg_raster_ellipse(raster, box, &ink); break;
    case SG_MARK_LINE: sg_raster_line(raster, box, mark->thickness, &ink); break;
    case SG_MARK_TEXT: paint_text(paint, raster, mark, ink.colour); break;
    case SG_MARK_ICON: paint_icon(paint, raster, mark, ink.colour); break;
    case SG_MARK_CLIP: break;
    }
}

struct sg_box sg_paint(struct sg_paint *paint, const struct sg_marks *marks, enum sg_theme theme,
                       SDL_Surface *surface)
{
    struct sg_box all = {0, 0, surface->w, surface->h};
    bool dyslexic = sg_fonts_dyslexic(paint->fonts);
    bool fresh = !paint->known || paint->theme != theme || paint->dyslexic != dyslexic;
    struct sg_box dirty = fresh ? all : difference(paint, marks, all);
    if (dirty.w <= 0 || dirty.h <= 0)
        return (struct sg_box){0};
    struct sg_raster raster = {.pixels = surface->pixels, .stride = surface->pitch / 4, .clip = dirty};
    struct sg_ink ground = {.colour = sg_theme_colour(theme, SG_TONE_PAPER)};
    sg_raster_rect(&raster, dirty, 0, &ground);
    for (size_t i = 0; i < marks->count; i++) {
        const struct sg_mark *mark = &marks->items[i];
        if (mark->kind == SG_MARK_CLIP) {
            struct sg_box clip = {mark->x, mark->y, mark->w, mark->h};
            raster.clip = mark->w > 0 ? sg_box_meet(clip, dirty) : dirty;
        } else if (sg_box_meet(bounds(mark), raster.clip).w > 0) {
            paint_mark(paint, &raster, mark, theme);
        }
    }
    remember(paint, marks);
    paint->theme = theme;
    paint->dyslexic = dyslexic;
    return dirty;
}
