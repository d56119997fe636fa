/* Calm: a stop rule fired. Nothing moves, nothing is asked, the way out is open. And the very end. */
#include "ui/scene.h"

static void put_quietly(struct sg_canvas *canvas, const char *icon, const char *heading, const char *words,
                        const struct sg_button *keys, size_t count)
{
    int32_t width = canvas->world->width, height = canvas->world->height, w = sg_px(canvas, 560);
    if (w > width - sg_px(canvas, 64) || canvas->type * canvas->unit > 1.2)
        w = width - sg_px(canvas, 96);
    struct sg_style title = {SG_TYPE_TITLE, SG_TONE_INK, true, SG_ALIGN_CENTRE};
    struct sg_style quiet = {SG_TYPE_LEAD, SG_TONE_QUIET, false, SG_ALIGN_CENTRE};
    int32_t high = sg_line_px(canvas, SG_TYPE_LEAD) + sg_px(canvas, 24), gap = sg_px(canvas, 12),
            mark = sg_px(canvas, 72);
    int32_t whole = mark + sg_px(canvas, 76) + sg_text_height(canvas, w, title, heading) +
                    sg_text_height(canvas, w, quiet, words) + (int32_t)count * (high + gap);
    int32_t x = (width - w) / 2, y = (height - whole) / 2;
    sg_fits(canvas, whole, height - sg_px(canvas, 32));
    sg_put_icon(canvas, (struct sg_box){(width - mark) / 2, y, mark, mark}, icon, SG_TONE_SUNRISE, 0);
    y += mark + sg_px(canvas, 24);
    y += sg_put_text(canvas, x, y, w, title, heading) + sg_px(canvas, 12);
    y += sg_put_text(canvas, x, y, w, quiet, words) + sg_px(canvas, 40);
    int32_t key = sg_px(canvas, 360) < w ? sg_px(canvas, 360) : w;
    for (size_t i = 0; i < count; i++) {
        int32_t need = sg_button_width(canvas, &keys[i]);
        if (need > key)
            key = need < w ? need : w;
    }
    for (size_t i = 0; i < count; i++, y += high + gap)
        sg_put_button(canvas, (struct sg_box){(width - key) / 2, y, key, high}, &keys[i]);
    int32_t foot = sg_line_px(canvas, SG_TYPE_SMALL) + sg_px(canvas, 8), inset = sg_px(canvas, 24);
    sg_scene_notice(canvas, (struct sg_box){inset, height - foot - sg_px(canvas, 8), width - 2 * inset, foot},
                    SG_ALIGN_LEFT);
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
    put_quietly(canvas, "sun", sg_say(canvas, SG_T("We stop here")),
                sg_say(canvas, SG_T("Stopping is part of it. Everything up to here is kept. Your coach is "
                                    "there when you want to talk about it.")),
                keys, count);
}

void sg_scene_ended(struct sg_canvas *canvas)
{
    struct sg_button key = {
        .act = {SG_ACT_QUIT, 0}, .label = sg_say(canvas, SG_T("Close the program")), .icon = "check"};
    sg_scene_map(canvas, 60);
    put_quietly(canvas, "summit", sg_say(canvas, SG_T("That was it for today")),
                sg_say(canvas, canvas->state->recording ? SG_T("Your climb is kept under your code.")
                                                        : SG_T("Nothing was kept, as you asked.")),
                &key, 1);
}
