/* The wall is said before it begins, with what is agreed about it. */
#include "ui/scene.h"

static const struct {
    const char *icon, *words;
} agreements[] = {
    {"stop", SG_T("You may stop whenever you want.")},
    {"easier", SG_T("After it we go back to something that works.")},
    {"together", SG_T("We look at it together afterwards.")},
};

static void put_agreements(struct sg_canvas *canvas, struct sg_pen *pen)
{
    int32_t icon = sg_px(canvas, 28), indent = icon + sg_px(canvas, 16),
            line = sg_line_px(canvas, SG_TYPE_LEAD);
    struct sg_style style = {.type = SG_TYPE_LEAD, .tone = SG_TONE_INK};
    for (size_t i = 0; i < sizeof agreements / sizeof *agreements; i++) {
        struct sg_box place = {pen->x, pen->y + (line - icon) / 2, icon, icon};
        sg_put_icon(canvas, place, agreements[i].icon, SG_TONE_TRAIL, 0);
        pen->y += sg_put_text(canvas, pen->x + indent, pen->y, pen->w - indent, style,
                              sg_say(canvas, agreements[i].words)) +
                  sg_px(canvas, 12);
    }
}

static void put_keys(struct sg_canvas *canvas, struct sg_pen *pen)
{
    int32_t high = sg_line_px(canvas, SG_TYPE_LEAD) + sg_px(canvas, 24), gap = sg_px(canvas, 16);
    int32_t half = (pen->w - gap) / 2;
    struct sg_button yes = {
        .act = {SG_ACT_CHOICE, SG_CHOICE_WALL_YES}, .look = SG_LOOK_PRIMARY, .icon = "mountain"};
    struct sg_button no = {.act = {SG_ACT_CHOICE, SG_CHOICE_WALL_NO}, .look = SG_LOOK_PLAIN};
    yes.label = sg_say(canvas, SG_T("Try the wall"));
    no.label = sg_say(canvas, SG_T("Not now"));
    sg_put_button(canvas, (struct sg_box){pen->x, pen->y, half, high}, &yes);
    sg_put_button(canvas, (struct sg_box){pen->x + half + gap, pen->y, half, high}, &no);
    pen->y += high;
}

static void put_page(struct sg_canvas *canvas, struct sg_pen *pen)
{
    int32_t icon = sg_px(canvas, 48);
    sg_put_icon(canvas, (struct sg_box){pen->x, pen->y, icon, icon}, "mountain", SG_TONE_SUNRISE, 0);
    pen->y += icon + sg_px(canvas, 16);
    sg_pen_text(canvas, pen, (struct sg_style){.type = SG_TYPE_TITLE, .tone = SG_TONE_INK, .bold = true},
                sg_say(canvas, SG_T("The next one is a wall")), 12);
    sg_pen_text(
        canvas, pen, (struct sg_style){.type = SG_TYPE_LEAD, .tone = SG_TONE_SUNRISE},
        sg_say(canvas, SG_T("This one is meant not to work out yet. It can be solved, that is certain.")),
        28);
    sg_pen_text(canvas, pen, (struct sg_style){.type = SG_TYPE_BODY, .tone = SG_TONE_QUIET},
                sg_say(canvas, SG_T("What we agree on")), 8);
    put_agreements(canvas, pen);
    pen->y += sg_px(canvas, 24);
    put_keys(canvas, pen);
}

void sg_scene_wall(struct sg_canvas *canvas)
{
    int32_t width = canvas->width, height = canvas->height, margin = sg_px(canvas, 48);
    int32_t w = canvas->type * canvas->unit > 1.2 ? width - 2 * margin : sg_px(canvas, 600);
    sg_scene_trail(canvas);
    sg_put_sheet(canvas, (struct sg_box){margin, sg_px(canvas, 16), w, height - sg_px(canvas, 32)},
                 sg_px(canvas, 40), put_page);
}
