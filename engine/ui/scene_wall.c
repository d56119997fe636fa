/* The wall is said before it begins, with what is agreed about it. */
#include "ui/scene.h"

static const struct {
    const char *icon, *words;
} agreements[] = {
    {"stop", SG_T("You may stop whenever you want.")},
    {"easier", SG_T("After it we go back to something that works.")},
    {"together", SG_T("We look at it together afterwards.")},
};

static int32_t put_agreements(struct sg_canvas *canvas, int32_t x, int32_t y, int32_t w)
{
    int32_t icon = sg_px(canvas, 28), gap = sg_px(canvas, 16), top = y;
    struct sg_style style = {.type = SG_TYPE_LEAD, .tone = SG_TONE_INK};
    for (size_t i = 0; i < sizeof agreements / sizeof *agreements; i++) {
        int32_t line = sg_line_px(canvas, SG_TYPE_LEAD);
        sg_put_icon(canvas, (struct sg_box){x, y + (line - icon) / 2, icon, icon}, agreements[i].icon,
                    SG_TONE_TRAIL, 0);
        y += sg_put_text(canvas, x + icon + gap, y, w - icon - gap, style,
                         sg_say(canvas, agreements[i].words)) +
             sg_px(canvas, 12);
    }
    return y - top;
}

void sg_scene_wall(struct sg_canvas *canvas)
{
    int32_t width = canvas->world->width, height = canvas->world->height, inner = sg_px(canvas, 40);
    sg_scene_map(canvas, 0);
    struct sg_box card = {sg_px(canvas, 48), sg_px(canvas, 48), sg_px(canvas, 600),
                          height - sg_px(canvas, 96)};
    if (canvas->type * canvas->unit > 1.2)
        card.w = width - sg_px(canvas, 96);
    if (card.h > sg_px(canvas, 660)) {
        card.y = (height - sg_px(canvas, 660)) / 2;
        card.h = sg_px(canvas, 660);
    }
    sg_put_card(canvas, card);
    int32_t x = card.x + inner, y = card.y + inner, w = card.w - 2 * inner, icon = sg_px(canvas, 48);
    sg_put_icon(canvas, (struct sg_box){x, y, icon, icon}, "mountain", SG_TONE_SUNRISE, 0);
    y += icon + sg_px(canvas, 16);
    y += sg_put_text(canvas, x, y, w,
                     (struct sg_style){.type = SG_TYPE_TITLE, .tone = SG_TONE_INK, .bold = true},
                     sg_say(canvas, SG_T("The next one is a wall"))) +
         sg_px(canvas, 12);
    y += sg_put_text(
             canvas, x, y, w, (struct sg_style){.type = SG_TYPE_LEAD, .tone = SG_TONE_SUNRISE},
             sg_say(canvas,
                    SG_T("This one is meant not to work out yet. It can be solved, that is certain."))) +
         sg_px(canvas, 24);
    y += sg_put_text(canvas, x, y, w, (struct sg_style){.type = SG_TYPE_BODY, .tone = SG_TONE_QUIET},
                     sg_say(canvas, SG_T("What we agree on"))) +
         sg_px(canvas, 8);
    y += put_agreements(canvas, x, y, w);
    int32_t high = sg_line_px(canvas, SG_TYPE_LEAD) + sg_px(canvas, 24), gap = sg_px(canvas, 16),
            half = (w - gap) / 2;
    int32_t foot = card.y + card.h - inner - high;
    sg_fits(canvas, y, foot);
    sg_put_button(canvas, (struct sg_box){x, foot, half, high},
                  &(struct sg_button){.act = {SG_ACT_CHOICE, SG_CHOICE_WALL_YES},
                                      .look = SG_LOOK_PRIMARY,
                                      .icon = "mountain",
                                      .label = sg_say(canvas, SG_T("Try the wall"))});
    sg_put_button(canvas, (struct sg_box){x + half + gap, foot, half, high},
                  &(struct sg_button){.act = {SG_ACT_CHOICE, SG_CHOICE_WALL_NO},
                                      .look = SG_LOOK_PLAIN,
                                      .label = sg_say(canvas, SG_T("Not now"))});
}
