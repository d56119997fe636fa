/* "How are you doing?": one tap, and the same row of feelings wherever it is asked again. */
#include "ui/scene.h"

static const struct {
    enum sg_feeling feeling;
    const char *icon, *words;
} feelings[] = {
    {SG_FEELING_SMOOTH, "face-smooth", SG_T("Smooth")},
    {SG_FEELING_SEARCHING, "face-searching", SG_T("Searching")},
    {SG_FEELING_STUCK, "face-stuck", SG_T("Stuck")},
    {SG_FEELING_ANGRY, "face-angry", SG_T("Angry")},
    {SG_FEELING_BORED, "face-bored", SG_T("Bored")},
    {SG_FEELING_STOP, "stop", SG_T("I stop")},
};

int32_t sg_scene_feelings(struct sg_canvas *canvas, struct sg_box box, int32_t columns, int32_t gap,
                          bool stop)
{
    int32_t count = (int32_t)(sizeof feelings / sizeof *feelings) - !stop,
            rows = (count + columns - 1) / columns;
    int32_t w = (box.w - (columns - 1) * gap) / columns;
    for (int32_t i = 0; i < count; i++) {
        struct sg_box tile = {box.x + i % columns * (w + gap), box.y + i / columns * (box.h + gap), w, box.h};
        sg_put_button(canvas, tile,
                      &(struct sg_button){.act = {SG_ACT_FEELING, (int32_t)feelings[i].feeling},
                                          .look = SG_LOOK_PLAIN,
                                          .icon = feelings[i].icon,
                                          .label = sg_say(canvas, feelings[i].words),
                                          .stacked = true,
                                          .type = columns > 3 ? SG_TYPE_BODY : SG_TYPE_LEAD});
    }
    return rows * (box.h + gap) - gap;
}

void sg_scene_check_in(struct sg_canvas *canvas)
{
    int32_t width = canvas->width, height = canvas->height;
    int32_t w = sg_px(canvas, 760), tile = sg_line_px(canvas, SG_TYPE_LEAD) * 5 / 2 + sg_px(canvas, 56);
    sg_scene_map(canvas, 90);
    if (w > width - sg_px(canvas, 96))
        w = width - sg_px(canvas, 96);
    int32_t gap = sg_px(canvas, 16), x = (width - w) / 2;
    struct sg_style title = {SG_TYPE_DISPLAY, SG_TONE_INK, true, SG_ALIGN_CENTRE};
    struct sg_style quiet = {SG_TYPE_LEAD, SG_TONE_QUIET, false, SG_ALIGN_CENTRE};
    const char *question = sg_say(canvas, SG_T("How are you doing now?"));
    const char *note = sg_say(canvas, SG_T("One tap. There is no wrong answer."));
    int32_t whole = sg_text_height(canvas, w, title, question) + sg_text_height(canvas, w, quiet, note) +
                    sg_px(canvas, 56) + 2 * tile + gap;
    int32_t y = (height - whole) / 2;
    sg_fits(canvas, whole, height - sg_px(canvas, 32));
    y += sg_put_text(canvas, x, y, w, title, question) + sg_px(canvas, 8);
    y += sg_put_text(canvas, x, y, w, quiet, note) + sg_px(canvas, 48);
    sg_scene_feelings(canvas, (struct sg_box){x, y, w, tile}, 3, gap, true);
}

void sg_scene_opening(struct sg_canvas *canvas)
{
    int32_t width = canvas->width, icon = sg_px(canvas, 64), y = canvas->height / 2 - icon;
    sg_scene_map(canvas, 90);
    sg_put_icon(canvas, (struct sg_box){(width - icon) / 2, y, icon, icon}, "mountain", SG_TONE_TRAIL, 0);
    sg_put_text(canvas, sg_px(canvas, 48), y + icon + sg_px(canvas, 16), width - sg_px(canvas, 96),
                (struct sg_style){SG_TYPE_LEAD, SG_TONE_QUIET, false, SG_ALIGN_CENTRE},
                sg_say(canvas, SG_T("Looking for a stretch of trail for you.")));
}
