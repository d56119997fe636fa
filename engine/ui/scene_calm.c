/* Calm: a stop rule fired. Nothing moves, nothing is asked, the way out is open. And the very end. */
#include "ui/scene.h"

struct page {
    const char *icon, *heading, *words; /* in the learner's language */
    const struct sg_button *keys;
    size_t count;
};

/* All in the middle, from `y` on; returns where it ends. */
static int32_t put_quietly(struct sg_canvas *canvas, const struct page *page, int32_t y)
{
    int32_t width = canvas->width, w = sg_px(canvas, 560);
    if (w > width - sg_px(canvas, 64) || canvas->type * canvas->unit > 1.2)
        w = width - sg_px(canvas, 96);
    int32_t x = (width - w) / 2, mark = sg_px(canvas, 72),
            key = sg_px(canvas, 320) < w ? sg_px(canvas, 320) : w;
    int32_t high = sg_line_px(canvas, SG_TYPE_LEAD) + sg_px(canvas, 22), gap = sg_px(canvas, 12);
    sg_put_icon(canvas, (struct sg_box){(width - mark) / 2, y, mark, mark}, page->icon, SG_TONE_SUNRISE, 0);
    y += mark + sg_px(canvas, 20);
    y += sg_put_text(canvas, x, y, w, (struct sg_style){SG_TYPE_TITLE, SG_TONE_INK, true, SG_ALIGN_CENTRE},
                     page->heading) +
         gap;
    y += sg_put_text(canvas, x, y, w, (struct sg_style){SG_TYPE_LEAD, SG_TONE_QUIET, false, SG_ALIGN_CENTRE},
                     page->words) +
         sg_px(canvas, 32);
    for (size_t i = 0; i < page->count; i++) {
        int32_t need = sg_button_width(canvas, &page->keys[i]) + sg_px(canvas, 8);
        if (need > key)
            key = need < w ? need : w;
    }
    for (size_t i = 0; i < page->count; i++, y += high + gap)
        sg_put_button(canvas, (struct sg_box){(width - key) / 2, y, key, high}, &page->keys[i]);
    return y;
}

/* The same in the middle of what is left above `foot`. */
static void put_page(struct sg_canvas *canvas, const struct page *page, int32_t foot)
{
    size_t marks = canvas->marks->count, pool = canvas->marks->pool_used, spots = canvas->ui->spots.count;
    int32_t high = put_quietly(canvas, page, 0);
    canvas->marks->count = marks;
    canvas->marks->pool_used = pool;
    canvas->ui->spots.count = spots;
    sg_fits(canvas, high + sg_px(canvas, 16), foot);
    put_quietly(canvas, page, (foot - high) / 2 > 0 ? (foot - high) / 2 : 0);
}

/* The way back, for whoever is calm again: say how you are doing. Returns where it begins. */
static int32_t put_way_back(struct sg_canvas *canvas)
{
    int32_t width = canvas->width, w = sg_px(canvas, 720), inset = sg_px(canvas, 24);
    if (w > width - 2 * inset || canvas->type * canvas->unit > 1.2)
        w = width - 2 * inset;
    int32_t tile = sg_line_px(canvas, SG_TYPE_BODY) * 5 / 2 + sg_px(canvas, 24),
            line = sg_line_px(canvas, SG_TYPE_BODY);
    int32_t y = canvas->height - inset - tile, x = (width - w) / 2;
    sg_scene_feelings(canvas, (struct sg_box){x, y, w, tile}, 5, sg_px(canvas, 8), false);
    const char *words = sg_say(canvas, SG_T("Want to go on after all? Say how you are doing now."));
    sg_put_line(canvas, (struct sg_box){inset, y - line - sg_px(canvas, 8), width - 2 * inset, line},
                (struct sg_style){SG_TYPE_BODY, SG_TONE_QUIET, false, SG_ALIGN_CENTRE}, words);
    return y - line - sg_px(canvas, 16);
}

void sg_scene_calm(struct sg_canvas *canvas)
{
    struct sg_button keys[2];
    size_t count = 0;
    sg_scene_map(canvas, 150);
    if (sg_session_can_choose(canvas->world->session, SG_CHOICE_CLOSE))
        keys[count++] = (struct sg_button){.act = {SG_ACT_CHOICE, SG_CHOICE_CLOSE},
                                           .icon = "summit",
                                           .label = sg_say(canvas, SG_T("See my climb"))};
    keys[count++] = (struct sg_button){
        .act = {SG_ACT_END, 1}, .icon = "check", .label = sg_say(canvas, SG_T("Close for today"))};
    const char *words = SG_T("Stopping is part of it. Everything up to here is kept. Your coach is there "
                             "when you want to talk about it.");
    struct page page = {"sun", sg_say(canvas, SG_T("We stop here")), sg_say(canvas, words), keys, count};
    int32_t foot = put_way_back(canvas);
    put_page(canvas, &page, foot);
}

void sg_scene_ended(struct sg_canvas *canvas)
{
    struct sg_button key = {
        .act = {SG_ACT_QUIT, 0}, .icon = "check", .label = sg_say(canvas, SG_T("Close the program"))};
    bool kept = canvas->state->recording;
    const char *words =
        kept ? SG_T("Your climb is kept under your code.") : SG_T("Nothing was kept, as you asked.");
    struct page page = {"summit", sg_say(canvas, SG_T("That was it for today")), sg_say(canvas, words), &key,
                        1};
    sg_scene_map(canvas, 60);
    put_page(canvas, &page, canvas->height);
}
