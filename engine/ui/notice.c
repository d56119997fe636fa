/* What the program has to say by itself: "saved", a disk that fails, a session that was recovered. */
#include "ui/scene.h"

enum { WORDS = 640 };

static struct sg_style style_of(const struct sg_canvas *canvas)
{
    enum sg_tone tone = canvas->world->notice_is_error ? SG_TONE_CLAY : SG_TONE_QUIET;
    return (struct sg_style){.type = SG_TYPE_SMALL, .tone = tone};
}

/* The place of the icon and the air after it. */
static int32_t indent(const struct sg_canvas *canvas)
{
    return sg_line_px(canvas, SG_TYPE_SMALL) + sg_px(canvas, 6);
}

bool sg_notice_is_aside(const struct sg_canvas *canvas)
{
    const struct sg_ui_world *world = canvas->world;
    char words[WORDS];
    if (!world->notice || world->notice_is_error)
        return false;
    sg_say_phrase(canvas, world->notice, words, sizeof words);
    int32_t room = (world->width - sg_px(canvas, 120)) * SG_ASIDE_PERCENT / 100;
    return indent(canvas) + sg_text_width(canvas, style_of(canvas), words) <= room;
}

void sg_put_notice(struct sg_canvas *canvas, struct sg_box box)
{
    char words[WORDS];
    struct sg_style style = style_of(canvas);
    int32_t icon = sg_line_px(canvas, SG_TYPE_SMALL), w = box.w - indent(canvas);
    sg_say_phrase(canvas, canvas->world->notice, words, sizeof words);
    int32_t y = box.y + (box.h - sg_text_height(canvas, w, style, words)) / 2;
    sg_put_icon(canvas, (struct sg_box){box.x, y, icon, icon},
                canvas->world->notice_is_error ? "obstacle" : "check", style.tone, 0);
    sg_put_text(canvas, box.x + indent(canvas), y, w, style, words);
}

static int32_t put_strip(struct sg_canvas *canvas)
{
    const struct sg_ui_world *world = canvas->world;
    char words[WORDS];
    int32_t inset = sg_px(canvas, 24), air = sg_px(canvas, 8), w = world->width - 2 * inset;
    sg_say_phrase(canvas, world->notice, words, sizeof words);
    int32_t high = sg_text_height(canvas, w - indent(canvas), style_of(canvas), words) + 2 * air;
    struct sg_box strip = {0, world->height - high, world->width, high};
    sg_put_rect(canvas, strip, 0, SG_TONE_RAISED, 0);
    sg_put_rect(canvas, (struct sg_box){0, strip.y, strip.w, sg_px(canvas, 1)}, 0, SG_TONE_LINE, 0);
    sg_put_notice(canvas, (struct sg_box){inset, strip.y, w, high});
    return high;
}

int32_t sg_put_notice_foot(struct sg_canvas *canvas, bool reserved)
{
    bool aside = sg_notice_is_aside(canvas);
    if (canvas->world->notice && !aside)
        return put_strip(canvas);
    if (!reserved)
        return 0;
    int32_t high = sg_line_px(canvas, SG_TYPE_SMALL) + sg_px(canvas, 8), inset = sg_px(canvas, 24);
    int32_t width = canvas->world->width - 2 * inset;
    if (aside)
        sg_put_notice(canvas, (struct sg_box){inset, canvas->world->height - high, width, high});
    return high;
}
