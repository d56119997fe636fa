/* The start: a code, a language, begin. The sheet of map beside it says what kind of place this is. */
#include <string.h>

#include "ui/scene.h"

/* The map is drawn for a sheet of 16 by 10 and always covers the window. */
static struct sg_box sheet(const struct sg_canvas *canvas)
{
    int32_t w = canvas->world->width, h = canvas->world->height;
    if (w * 10 < h * 16)
        return (struct sg_box){w - h * 16 / 10, 0, h * 16 / 10, h};
    return (struct sg_box){0, h - w * 10 / 16, w, w * 10 / 16};
}

void sg_scene_map(struct sg_canvas *canvas, uint8_t fade)
{
    if (canvas->world->settings->theme == SG_THEME_CONTRAST) /* nothing behind words there */
        return;
    sg_put_icon(canvas, sheet(canvas), "relief", SG_TONE_SUNRISE, (uint8_t)(214 + fade / 8));
    sg_put_icon(canvas, sheet(canvas), "map", SG_TONE_LINE, fade);
}

static void put_code(struct sg_canvas *canvas, struct sg_box box, int32_t which, const char *code,
                     const char *icon)
{
    bool chosen = canvas->ui->code == which;
    sg_put_button(canvas, box,
                  &(struct sg_button){.act = {SG_ACT_CODE, which},
                                      .look = chosen ? SG_LOOK_CHOSEN : SG_LOOK_PLAIN,
                                      .icon = chosen ? "check" : icon,
                                      .label = code});
}

/* The new code first, then those that were here before, two a row. */
static void put_codes(struct sg_canvas *canvas, struct sg_pen *column)
{
    const struct sg_ui_world *world = canvas->world;
    int32_t high = sg_line_px(canvas, SG_TYPE_BODY) + sg_px(canvas, 20), gap = sg_px(canvas, 8), count = 0;
    put_code(canvas, (struct sg_box){column->x, column->y, column->w, high}, -1,
             world->new_code ? world->new_code : "", "summit");
    column->y += high + gap;
    while (count < 4 && world->codes[count])
        count++;
    if (count == 0)
        return;
    sg_pen_text(canvas, column, (struct sg_style){.type = SG_TYPE_SMALL, .tone = SG_TONE_QUIET},
                sg_say(canvas, SG_T("Been here before")), 4);
    int32_t half = (column->w - gap) / 2;
    for (int32_t i = 0; i < count; i++)
        put_code(
            canvas,
            (struct sg_box){column->x + i % 2 * (half + gap), column->y + i / 2 * (high + gap), half, high},
            i, world->codes[i], NULL);
    column->y += (count + 1) / 2 * (high + gap);
}

static void put_begin(struct sg_canvas *canvas, struct sg_pen *column)
{
    int32_t high = sg_line_px(canvas, SG_TYPE_LEAD) + sg_px(canvas, 28), gap = sg_px(canvas, 8);
    struct sg_button begin = {.act = {SG_ACT_BEGIN, 0},
                              .look = SG_LOOK_PRIMARY,
                              .icon = "mountain",
                              .label = sg_say(canvas, SG_T("Begin")),
                              .type = SG_TYPE_LEAD};
    int32_t w = column->w;
    if (canvas->world->can_resume) {
        w = (column->w - gap) / 2;
        struct sg_button resume = begin;
        resume.act.kind = SG_ACT_RESUME;
        resume.icon = "forward";
        resume.label = sg_say(canvas, SG_T("Go on where I was"));
        resume.type = SG_TYPE_BODY;
        sg_put_button(canvas, (struct sg_box){column->x, column->y, column->w, high}, &resume);
        column->y += high + gap;
        begin.look = SG_LOOK_PLAIN;
        w = column->w;
    }
    sg_put_button(canvas, (struct sg_box){column->x, column->y, w, high}, &begin);
    column->y += high;
}

/* ---- the small things at the foot ------------------------------------------------------------------ */

static const char *text_size_words(const struct sg_canvas *canvas)
{
    double size = canvas->world->settings->text_scale;
    return sg_say(canvas, size < 1.1   ? SG_T("Text: plain")
                          : size < 1.4 ? SG_T("Text: larger")
                          : size < 1.8 ? SG_T("Text: large")
                                       : SG_T("Text: largest"));
}

static const char *theme_words(const struct sg_canvas *canvas)
{
    static const char *const words[SG_THEME_COUNT] = {SG_T("Colours: day"), SG_T("Colours: night"),
                                                      SG_T("Colours: sharp")};
    return sg_say(canvas, words[canvas->world->settings->theme]);
}

static void put_settings(struct sg_canvas *canvas, struct sg_box foot)
{
    const struct sg_settings *settings = canvas->world->settings;
    bool dutch = canvas->world->content && strcmp(sg_content_language(canvas->world->content), "nl") == 0;
    struct sg_button keys[] = {
        {.act = {SG_ACT_LANGUAGE, 0}, .look = dutch ? SG_LOOK_CHOSEN : SG_LOOK_QUIET, .label = "Nederlands"},
        {.act = {SG_ACT_LANGUAGE, 1}, .look = dutch ? SG_LOOK_QUIET : SG_LOOK_CHOSEN, .label = "English"},
        {.act = {SG_ACT_TEXT_SIZE, 0},
         .look = SG_LOOK_QUIET,
         .icon = "text-size",
         .label = text_size_words(canvas)},
        {.act = {SG_ACT_THEME, 0}, .look = SG_LOOK_QUIET, .icon = "contrast", .label = theme_words(canvas)},
        {.act = {SG_ACT_FONT, 0},
         .look = SG_LOOK_QUIET,
         .icon = "font",
         .label = sg_say(canvas, settings->dyslexic_font ? SG_T("Letters: open") : SG_T("Letters: plain"))},
        {.act = {SG_ACT_MOTION, 0},
         .look = SG_LOOK_QUIET,
         .icon = "motion",
         .label = sg_say(canvas, settings->reduced_motion ? SG_T("Motion: off") : SG_T("Motion: on"))},
    };
    int32_t x = foot.x, gap = sg_px(canvas, 4);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        keys[i].type = SG_TYPE_SMALL;
        int32_t w = sg_button_width(canvas, &keys[i]);
        sg_put_button(canvas, (struct sg_box){x, foot.y, w, foot.h}, &keys[i]);
        x += w + gap + (i == 1 ? sg_px(canvas, 16) : 0);
    }
    sg_fits(canvas, x, foot.x + foot.w);
}

/* ---- the sheet ------------------------------------------------------------------------------------- */

void sg_scene_trail(struct sg_canvas *canvas)
{
    sg_scene_map(canvas, 0);
    sg_put_icon(canvas, sheet(canvas), "trail", SG_TONE_TRAIL, 0);
}

/* From the title to the key, from the top of `column` on. */
static void put_column(struct sg_canvas *canvas, struct sg_pen *column)
{
    int32_t icon = sg_px(canvas, 40), gap = sg_px(canvas, 12);
    sg_put_icon(canvas, (struct sg_box){column->x, column->y, icon, icon}, "summit", SG_TONE_SUNRISE, 0);
    sg_put_line(canvas, (struct sg_box){column->x + icon + gap, column->y, column->w - icon - gap, icon},
                (struct sg_style){.type = SG_TYPE_LEAD, .tone = SG_TONE_QUIET}, "smartgames");
    column->y += icon + sg_px(canvas, 20);
    sg_pen_text(canvas, column, (struct sg_style){.type = SG_TYPE_DISPLAY, .tone = SG_TONE_INK, .bold = true},
                sg_say(canvas, SG_T("Find your way up")), 8);
    sg_pen_text(
        canvas, column, (struct sg_style){.type = SG_TYPE_BODY, .tone = SG_TONE_QUIET},
        sg_say(canvas,
               SG_T("Puzzles that bring you to where you get stuck. What you do then is what it is about.")),
        24);
    sg_pen_text(canvas, column, (struct sg_style){.type = SG_TYPE_BODY, .tone = SG_TONE_INK, .bold = true},
                sg_say(canvas, SG_T("Your code")), 4);
    put_codes(canvas, column);
    column->y += sg_px(canvas, 16);
    put_begin(canvas, column);
}

void sg_scene_start(struct sg_canvas *canvas)
{
    int32_t width = canvas->width, height = canvas->height, margin = sg_px(canvas, 48);
    int32_t foot = sg_line_px(canvas, SG_TYPE_SMALL) + sg_px(canvas, 16), air = sg_px(canvas, 24);
    sg_scene_trail(canvas);
    struct sg_box room = {margin, air, sg_px(canvas, 456), height - foot - 2 * air - sg_px(canvas, 16)};
    if (canvas->type * canvas->unit > 1.2)
        room.w = width / 2;
    sg_put_sheet(canvas, room, sg_px(canvas, 36), put_column);
    struct sg_box bar = {margin, height - foot - sg_px(canvas, 16), width - 2 * margin, foot};
    struct sg_box strip = {0, bar.y - sg_px(canvas, 12), width, height - bar.y + sg_px(canvas, 12)};
    sg_put_rect(canvas, strip, 0, SG_TONE_PAPER, 16);
    sg_put_rect(canvas, (struct sg_box){0, strip.y, width, sg_px(canvas, 1)}, 0, SG_TONE_LINE, 0);
    put_settings(canvas, bar);
    if (sg_notice_is_aside(canvas)) {
        int32_t part = width * SG_ASIDE_PERCENT / 100;
        sg_put_notice(canvas, (struct sg_box){width - margin - part, air, part, foot});
    }
}
