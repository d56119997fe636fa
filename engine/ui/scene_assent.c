/* Before anything is kept: what, for whom, and how to say no. */
#include "ui/scene.h"

static const struct {
    const char *icon, *words;
} sentences[] = {
    {"notebook", SG_T("The program keeps what you do on the board, and when.")},
    {"together", SG_T("You and your coach look at it together. It carries your code, never your name.")},
    {"lock", SG_T("You can stop at any moment, and your coach can erase what was kept.")},
};

static void put_sentences(struct sg_canvas *canvas, struct sg_pen *pen)
{
    int32_t icon = sg_px(canvas, 32), indent = icon + sg_px(canvas, 20),
            line = sg_line_px(canvas, SG_TYPE_LEAD);
    struct sg_style style = {.type = SG_TYPE_LEAD, .tone = SG_TONE_INK};
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        const char *words = sg_say(canvas, sentences[i].words);
        struct sg_box place = {pen->x, pen->y + (line - icon) / 2, icon, icon};
        sg_put_icon(canvas, place, sentences[i].icon, SG_TONE_SUNRISE, 0);
        pen->y +=
            sg_put_text(canvas, pen->x + indent, pen->y, pen->w - indent, style, words) + sg_px(canvas, 18);
    }
}

static void put_page(struct sg_canvas *canvas, struct sg_pen *pen)
{
    int32_t high = sg_line_px(canvas, SG_TYPE_LEAD) + sg_px(canvas, 24), gap = sg_px(canvas, 16);
    int32_t half = (pen->w - gap) / 2;
    struct sg_button yes = {.act = {SG_ACT_ASSENT, 1}, .look = SG_LOOK_PRIMARY, .type = SG_TYPE_LEAD};
    struct sg_button no = {.act = {SG_ACT_ASSENT, 0}, .look = SG_LOOK_PLAIN, .type = SG_TYPE_LEAD};
    yes.label = sg_say(canvas, SG_T("Okay"));
    no.label = sg_say(canvas, SG_T("Rather not"));
    sg_pen_text(canvas, pen, (struct sg_style){.type = SG_TYPE_TITLE, .tone = SG_TONE_INK, .bold = true},
                sg_say(canvas, SG_T("Before you begin")), 24);
    put_sentences(canvas, pen);
    pen->y += sg_px(canvas, 16);
    sg_put_button(canvas, (struct sg_box){pen->x, pen->y, half, high}, &yes);
    sg_put_button(canvas, (struct sg_box){pen->x + half + gap, pen->y, half, high}, &no);
    pen->y += high + gap;
    sg_pen_text(canvas, pen, (struct sg_style){.type = SG_TYPE_BODY, .tone = SG_TONE_QUIET},
                sg_say(canvas, SG_T("Rather not? Then you play all the same, and nothing is kept.")), 0);
}

void sg_scene_assent(struct sg_canvas *canvas)
{
    int32_t width = canvas->width, height = canvas->height, w = sg_px(canvas, 720);
    if (w > width - sg_px(canvas, 96) || canvas->type * canvas->unit > 1.2)
        w = width - sg_px(canvas, 96);
    sg_scene_map(canvas, 60);
    sg_put_sheet(canvas, (struct sg_box){(width - w) / 2, sg_px(canvas, 16), w, height - sg_px(canvas, 32)},
                 sg_px(canvas, 48), put_page);
}
