/* Before anything is kept: what, for whom, and how to say no. */
#include "ui/scene.h"

static const struct {
    const char *icon, *words;
} sentences[] = {
    {"notebook", SG_T("The program keeps what you do on the board, and when.")},
    {"together", SG_T("You and your coach look at it together. It carries your code, never your name.")},
    {"lock", SG_T("You can stop at any moment, and your coach can erase what was kept.")},
};

static int32_t put_sentences(struct sg_canvas *canvas, int32_t x, int32_t y, int32_t w)
{
    int32_t icon = sg_px(canvas, 32), gap = sg_px(canvas, 20), top = y;
    struct sg_style style = {.type = SG_TYPE_LEAD, .tone = SG_TONE_INK};
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        const char *words = sg_say(canvas, sentences[i].words);
        int32_t high = sg_text_height(canvas, w - icon - gap, style, words);
        int32_t row = high > icon ? high : icon;
        sg_put_icon(canvas, (struct sg_box){x, y + (sg_line_px(canvas, SG_TYPE_LEAD) - icon) / 2, icon, icon},
                    sentences[i].icon, SG_TONE_SUNRISE, 0);
        sg_put_text(canvas, x + icon + gap, y, w - icon - gap, style, words);
        y += row + sg_px(canvas, 20);
    }
    return y - top;
}

void sg_scene_assent(struct sg_canvas *canvas)
{
    int32_t width = canvas->world->width, height = canvas->world->height, inner = sg_px(canvas, 48);
    sg_scene_map(canvas, 90);
    struct sg_box card = {0, 0, sg_px(canvas, 720), sg_px(canvas, 560)};
    if (canvas->type * canvas->unit > 1.2 || card.h > height)
        card = (struct sg_box){0, 0, width - 2 * inner, height - inner};
    card.x = (width - card.w) / 2;
    card.y = (height - card.h) / 2;
    sg_put_card(canvas, card);
    int32_t x = card.x + inner, y = card.y + inner, w = card.w - 2 * inner;
    y += sg_put_text(canvas, x, y, w,
                     (struct sg_style){.type = SG_TYPE_TITLE, .tone = SG_TONE_INK, .bold = true},
                     sg_say(canvas, SG_T("Before you begin"))) +
         sg_px(canvas, 28);
    y += put_sentences(canvas, x, y, w) + sg_px(canvas, 8);
    int32_t high = sg_line_px(canvas, SG_TYPE_LEAD) + sg_px(canvas, 24), gap = sg_px(canvas, 16),
            half = (w - gap) / 2;
    const char *note = sg_say(canvas, SG_T("Rather not? Then you play all the same, and nothing is kept."));
    struct sg_style quiet = {.type = SG_TYPE_BODY, .tone = SG_TONE_QUIET};
    int32_t note_high = sg_text_height(canvas, w, quiet, note);
    int32_t foot = card.y + card.h - inner - note_high - sg_px(canvas, 16) - high;
    sg_fits(canvas, y, foot);
    sg_put_button(canvas, (struct sg_box){x, foot, half, high},
                  &(struct sg_button){.act = {SG_ACT_ASSENT, 1},
                                      .look = SG_LOOK_PRIMARY,
                                      .label = sg_say(canvas, SG_T("Okay")),
                                      .type = SG_TYPE_LEAD});
    sg_put_button(canvas, (struct sg_box){x + half + gap, foot, half, high},
                  &(struct sg_button){.act = {SG_ACT_ASSENT, 0},
                                      .look = SG_LOOK_PLAIN,
                                      .label = sg_say(canvas, SG_T("Rather not")),
                                      .type = SG_TYPE_LEAD});
    sg_put_text(canvas, x, foot + high + sg_px(canvas, 16), w, quiet, note);
}
