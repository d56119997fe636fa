/* "Jouw klim": this session as a ridge. Active time goes across, the share of the way to the goal that was
 * won goes up, each level a mountain of its own; signs stand where something happened. */
#include <stdlib.h>

#include "ui/scene.h"

/* ---- signs ----------------------------------------------------------------------------------------- */

enum sign {
    SIGN_STUCK,
    SIGN_PROMPT,
    SIGN_RESTART,
    SIGN_HINT,
    SIGN_WALL,
    SIGN_FEELING,
    SIGN_SOLVED,
    SIGN_OPEN,
    SIGN_COUNT
};

static const struct {
    const char *icon, *words;
    enum sg_tone tone;
} signs[SIGN_COUNT] = {
    [SIGN_STUCK] = {"obstacle", SG_T("Stuck"), SG_TONE_CLAY},
    [SIGN_PROMPT] = {"prompt", SG_T("Card"), SG_TONE_SUNRISE},
    [SIGN_RESTART] = {"restart", SG_T("Started over"), SG_TONE_TRAIL},
    [SIGN_HINT] = {"tip", SG_T("Tip"), SG_TONE_TRAIL},
    [SIGN_WALL] = {"mountain", SG_T("Wall"), SG_TONE_INK},
    [SIGN_FEELING] = {"face-searching", SG_T("How you were doing"), SG_TONE_QUIET},
    [SIGN_SOLVED] = {"summit", SG_T("Solved"), SG_TONE_MOSS},
    [SIGN_OPEN] = {"easier", SG_T("Left open"), SG_TONE_QUIET},
};

static enum sign sign_of(const struct sg_review_mark *mark)
{
    switch (mark->kind) {
    case SG_EVENT_IMPASSE_BEGAN: return SIGN_STUCK;
    case SG_EVENT_PROMPT_SHOWN: return SIGN_PROMPT;
    case SG_EVENT_RESTART: return SIGN_RESTART;
    case SG_EVENT_HINT: return SIGN_HINT;
    case SG_EVENT_WALL_ANNOUNCED: return SIGN_WALL;
    case SG_EVENT_CHECK_IN: return SIGN_FEELING;
    case SG_EVENT_ATTEMPT_ENDED:
        return mark->event.as.attempt_ended.end == SG_ATTEMPT_END_SOLVED ? SIGN_SOLVED : SIGN_OPEN;
    default: return SIGN_COUNT; /* not on the map */
    }
}

/* ---- where things lie ------------------------------------------------------------------------------ */

struct plot {
    struct sg_box box;
    int64_t span_ms;
};

static int32_t x_at(const struct plot *plot, int64_t active_ms)
{
    if (active_ms > plot->span_ms)
        active_ms = plot->span_ms;
    return plot->box.x + (int32_t)(active_ms * plot->box.w / plot->span_ms);
}

/* A point further from the goal than the start lies on the ground. */
static int32_t y_of(const struct plot *plot, const struct sg_review_point *point, int32_t percent)
{
    int64_t won = point->start > point->distance ? (int64_t)(point->start - point->distance) : 0;
    int64_t high = point->start > 0 ? won * plot->box.h / point->start : 0;
    return plot->box.y + plot->box.h - (int32_t)(high * percent / 100);
}

/* Between the last point of one level and the first of the next there is no mountain. */
static bool between(const struct sg_review *review, int64_t at_ms)
{
    size_t next = 0;
    while (next < review->point_count && review->points[next].active_ms <= at_ms)
        next++;
    return next == 0 || next == review->point_count ||
           review->points[next].visit != review->points[next - 1].visit;
}

/* The height of the ridge at a moment: between the two points around it, within one level. */
static int32_t ridge_y(const struct plot *plot, const struct sg_review *review, int64_t at_ms,
                       int32_t percent)
{
    size_t next = 0;
    while (next < review->point_count && review->points[next].active_ms <= at_ms)
        next++;
    if (next == 0)
        return plot->box.y + plot->box.h;
    const struct sg_review_point *a = &review->points[next - 1];
    int32_t y = y_of(plot, a, percent);
    if (next == review->point_count || review->points[next].visit != a->visit)
        return y;
    const struct sg_review_point *b = &review->points[next];
    int64_t span = b->active_ms - a->active_ms;
    return span > 0 ? y + (int32_t)((y_of(plot, b, percent) - y) * (at_ms - a->active_ms) / span) : y;
}

/* ---- the mountain ---------------------------------------------------------------------------------- */

static void put_slope(struct sg_canvas *canvas, const struct plot *plot)
{
    const struct sg_review *review = canvas->world->review;
    int32_t bottom = plot->box.y + plot->box.h, step = sg_px(canvas, 3) < 2 ? 2 : sg_px(canvas, 3);
    for (int32_t x = 0; x < plot->box.w; x += step) {
        int64_t at_ms = plot->span_ms * x / plot->box.w;
        int32_t y = ridge_y(plot, review, at_ms, 100);
        if (y < bottom && !between(review, at_ms))
            sg_put_rect(canvas, (struct sg_box){plot->box.x + x, y, step, bottom - y}, 0, SG_TONE_BOARD, 0);
    }
}

/* The ridge at a part of its height: at 100 the trail itself, below it the contour lines. */
static void put_ridge(struct sg_canvas *canvas, const struct plot *plot, int32_t percent)
{
    const struct sg_review *review = canvas->world->review;
    bool trail = percent == 100;
    for (size_t i = 1; i < review->point_count; i++) {
        const struct sg_review_point *a = &review->points[i - 1], *b = &review->points[i];
        if (a->visit != b->visit)
            continue;
        int32_t x0 = x_at(plot, a->active_ms), x1 = x_at(plot, b->active_ms);
        int32_t y0 = y_of(plot, a, percent), y1 = y_of(plot, b, percent);
        if (x0 == x1 && y0 == y1)
            continue;
        sg_put_stroke(canvas, x0, y0, x1, y1, sg_px(canvas, trail ? 4 : 1),
                      trail ? SG_TONE_TRAIL : SG_TONE_WALL, trail ? 0 : 120);
    }
}

/* ---- the frame ------------------------------------------------------------------------------------- */

static void put_minutes(struct sg_canvas *canvas, const struct plot *plot)
{
    int64_t minute = 60 * 1000, every = plot->span_ms > 30 * minute  ? 10
                                        : plot->span_ms > 8 * minute ? 5
                                        : plot->span_ms > 3 * minute ? 2
                                                                     : 1;
    int32_t bottom = plot->box.y + plot->box.h, line = sg_line_px(canvas, SG_TYPE_SMALL),
            wide = sg_px(canvas, 96);
    struct sg_style style = {SG_TYPE_SMALL, SG_TONE_QUIET, false, SG_ALIGN_CENTRE};
    for (int64_t at = every; at * minute <= plot->span_ms; at += every) {
        char words[64];
        struct sg_phrase phrase = {0};
        int32_t x = x_at(plot, at * minute);
        sg_phrase_set(&phrase, SG_T("{minutes} min"));
        sg_phrase_add_int(&phrase, "minutes", at);
        sg_say_phrase(canvas, &phrase, words, sizeof words);
        sg_put_stroke(canvas, x, bottom, x, bottom + sg_px(canvas, 6), sg_px(canvas, 1), SG_TONE_QUIET, 0);
        if (x + wide / 2 <= plot->box.x + plot->box.w + sg_px(canvas, 24))
            sg_put_line(canvas, (struct sg_box){x - wide / 2, bottom + sg_px(canvas, 8), wide, line}, style,
                        words);
    }
}

static void put_frame(struct sg_canvas *canvas, const struct plot *plot)
{
    struct sg_box box = plot->box;
    int32_t thin = sg_px(canvas, 1), line = sg_line_px(canvas, SG_TYPE_SMALL), left = sg_px(canvas, 76);
    struct sg_style style = {SG_TYPE_SMALL, SG_TONE_QUIET, false, SG_ALIGN_RIGHT};
    for (int32_t quarter = 0; quarter <= 4; quarter++) {
        int32_t y = box.y + box.h * quarter / 4;
        sg_put_rect(canvas, (struct sg_box){box.x, y, box.w, thin}, 0,
                    quarter == 4 ? SG_TONE_QUIET : SG_TONE_LINE, quarter == 4 ? 0 : 110);
    }
    sg_put_line(canvas, (struct sg_box){box.x - left - sg_px(canvas, 8), box.y - line / 2, left, line}, style,
                sg_say(canvas, SG_T("goal")));
    sg_put_line(canvas,
                (struct sg_box){box.x - left - sg_px(canvas, 8), box.y + box.h - line / 2, left, line}, style,
                sg_say(canvas, SG_T("start")));
}

/* ---- signs on it ----------------------------------------------------------------------------------- */

struct placed {
    int32_t x, y;
};

/* Large enough for a finger, also in a small window. */
static int32_t sign_px(const struct sg_canvas *canvas)
{
    int32_t size = sg_px(canvas, 28);
    return size < 28 ? 28 : size;
}

/* A sign stands on the ridge, and steps up where another stands already. */
static struct placed place(const struct plot *plot, struct placed wanted, int32_t size,
                           const struct placed *others, size_t count)
{
    for (int32_t tries = 0; tries < 12; tries++) {
        bool free = true;
        for (size_t i = 0; i < count && free; i++)
            free = abs(others[i].x - wanted.x) >= size || abs(others[i].y - wanted.y) >= size;
        if (free)
            return wanted;
        wanted.y -= size / 2;
        if (wanted.y < plot->box.y - size)
            wanted = (struct placed){wanted.x + size, plot->box.y + plot->box.h - size};
    }
    return wanted;
}

static void put_sign(struct sg_canvas *canvas, struct placed at, int32_t foot, enum sign sign, int32_t index)
{
    int32_t size = sign_px(canvas), icon = size * 2 / 3, thin = sg_px(canvas, 1);
    bool chosen = canvas->ui->mark == index;
    struct sg_box box = {at.x - size / 2, at.y - size / 2, size, size};
    if (foot - at.y > size)
        sg_put_stroke(canvas, at.x, at.y + size / 2, at.x, foot, thin, SG_TONE_QUIET, 80);
    sg_put_rect(canvas, box, size / 2, chosen ? signs[sign].tone : SG_TONE_RAISED, 0);
    sg_put_frame(canvas, box, size / 2, sg_px(canvas, 2), signs[sign].tone);
    sg_put_icon(canvas, (struct sg_box){at.x - icon / 2, at.y - icon / 2, icon, icon}, signs[sign].icon,
                chosen ? SG_TONE_RAISED : signs[sign].tone, 0);
    sg_put_spot(canvas, box, (struct sg_act){SG_ACT_MARK, index}, size / 2);
}

enum { SIGNS_MAX = 160 };

static void put_signs(struct sg_canvas *canvas, const struct plot *plot)
{
    const struct sg_review *review = canvas->world->review;
    struct placed placed[SIGNS_MAX];
    size_t count = 0;
    int32_t size = sign_px(canvas);
    for (size_t i = 0; i < review->mark_count && count < SIGNS_MAX; i++) {
        enum sign sign = sign_of(&review->marks[i]);
        if (sign == SIGN_COUNT)
            continue;
        int64_t at_ms = review->marks[i].active_ms;
        int32_t foot = ridge_y(plot, review, at_ms > 0 ? at_ms - 1 : 0, 100);
        struct placed wanted = {x_at(plot, at_ms), foot - size * 3 / 4};
        placed[count] = place(plot, wanted, size, placed, count);
        put_sign(canvas, placed[count], foot, sign, (int32_t)i);
        count++;
    }
}

/* In rows of `line`, for the signs that stand on the map; `put` false only counts. Returns the height. */
static int32_t put_legend(struct sg_canvas *canvas, struct sg_pen pen, bool put)
{
    const struct sg_review *review = canvas->world->review;
    int32_t icon = sg_line_px(canvas, SG_TYPE_SMALL), line = icon + sg_px(canvas, 4), gap = sg_px(canvas, 6);
    int32_t x = pen.x, y = pen.y;
    struct sg_style style = {.type = SG_TYPE_SMALL, .tone = SG_TONE_QUIET};
    unsigned seen = 0;
    for (size_t i = 0; review && i < review->mark_count; i++)
        seen |= 1U << sign_of(&review->marks[i]);
    for (int32_t i = 0; i < SIGN_COUNT; i++) {
        const char *words = sg_say(canvas, signs[i].words);
        int32_t wide = icon + gap + sg_text_width(canvas, style, words);
        if (!(seen & 1U << i))
            continue;
        if (x > pen.x && x + wide > pen.x + pen.w) {
            x = pen.x;
            y += line;
        }
        if (put) {
            struct sg_box place = {x, y + (line - icon) / 2, icon, icon};
            sg_put_icon(canvas, place, signs[i].icon, signs[i].tone, 0);
            sg_put_line(canvas, (struct sg_box){x + icon + gap, y, wide - icon - gap, line}, style, words);
        }
        x += wide + sg_px(canvas, 24);
    }
    return y + line - pen.y;
}

/* ---- the story of one sign ------------------------------------------------------------------------- */

static const char *const feelings[SG_FEELING_COUNT] = {[SG_FEELING_NONE] = "",
                                                       [SG_FEELING_SMOOTH] = SG_T("smooth"),
                                                       [SG_FEELING_SEARCHING] = SG_T("searching"),
                                                       [SG_FEELING_STUCK] = SG_T("stuck"),
                                                       [SG_FEELING_ANGRY] = SG_T("angry"),
                                                       [SG_FEELING_BORED] = SG_T("bored"),
                                                       [SG_FEELING_STOP] = SG_T("I stop")};

static void tell(const struct sg_review_mark *mark, enum sign sign, struct sg_phrase *phrase)
{
    static const char *const stories[SIGN_COUNT] = {
        [SIGN_STUCK] = SG_T("Minute {minute}: here it stuck. For {seconds} seconds no step came closer to "
                            "the goal. You were searching then."),
        [SIGN_PROMPT] = SG_T("Minute {minute}: here you got a card."),
        [SIGN_RESTART] = SG_T("Minute {minute}: here you started over."),
        [SIGN_HINT] = SG_T("Minute {minute}: here you opened a tip."),
        [SIGN_WALL] = SG_T("Minute {minute}: here the wall was announced."),
        [SIGN_FEELING] = SG_T("Minute {minute}: you said how you were doing: {feeling}."),
        [SIGN_SOLVED] = SG_T("Minute {minute}: here you reached the goal, at try {tries}."),
        [SIGN_OPEN] = SG_T("Minute {minute}: here you left this level open."),
    };
    sg_phrase_set(phrase, stories[sign]);
    sg_phrase_add_int(phrase, "minute", mark->active_ms / 60000 + 1);
    if (sign == SIGN_STUCK)
        sg_phrase_add_int(phrase, "seconds", mark->event.as.impasse_began.since_best_ms / 1000);
    else if (sign == SIGN_SOLVED)
        sg_phrase_add_int(phrase, "tries", mark->event.as.attempt_ended.attempt);
    else if (sign == SIGN_FEELING && (unsigned)mark->event.as.check_in.feeling < SG_FEELING_COUNT)
        sg_phrase_add_msgid(phrase, "feeling", feelings[mark->event.as.check_in.feeling]);
}

static const char *words_of(const struct sg_review_mark *mark)
{
    return mark->kind == SG_EVENT_PROMPT_SHOWN ? mark->event.as.prompt_shown.words
           : mark->kind == SG_EVENT_HINT       ? mark->event.as.hint.words
                                               : "";
}

static void put_story(struct sg_canvas *canvas, struct sg_box box)
{
    const struct sg_review *review = canvas->world->review;
    int32_t index = canvas->ui->mark, inner = sg_px(canvas, 16), icon = sg_px(canvas, 28);
    struct sg_style style = {.type = SG_TYPE_BODY, .tone = SG_TONE_INK},
                    quiet = {.type = SG_TYPE_BODY, .tone = SG_TONE_QUIET};
    sg_put_card(canvas, box);
    int32_t x = box.x + inner, y = box.y + inner, w = box.w - 2 * inner;
    if (index < 0 || (size_t)index >= review->mark_count) {
        y += sg_put_text(canvas, x, y, w, quiet,
                         sg_say(canvas, SG_T("Touch a sign on the trail to read what happened there. Where "
                                             "did it turn, do you think?")));
        sg_fits(canvas, y, box.y + box.h - inner / 2);
        return;
    }
    const struct sg_review_mark *mark = &review->marks[index];
    enum sign sign = sign_of(mark);
    char words[512];
    struct sg_phrase phrase = {0};
    tell(mark, sign, &phrase);
    sg_say_phrase(canvas, &phrase, words, sizeof words);
    sg_put_icon(canvas, (struct sg_box){x, y, icon, icon}, signs[sign].icon, signs[sign].tone, 0);
    x += icon + inner;
    w -= icon + inner;
    y += sg_put_text(canvas, x, y, w, style, words);
    if (*words_of(mark))
        y += sg_put_text(canvas, x, y, w, quiet, words_of(mark));
    sg_fits(canvas, y, box.y + box.h - inner / 2);
}

/* ---- the scene ------------------------------------------------------------------------------------- */

static int64_t span_of(const struct sg_review *review)
{
    int64_t last = review->active_ms;
    for (size_t i = 0; i < review->point_count; i++)
        if (review->points[i].active_ms > last)
            last = review->points[i].active_ms;
    return last < 60 * 1000 ? 60 * 1000 : last;
}

static void put_chart(struct sg_canvas *canvas, struct sg_box sheet)
{
    const struct sg_review *review = canvas->world->review;
    int32_t left = sg_px(canvas, 92), air = sg_px(canvas, 52),
            axis = sg_line_px(canvas, SG_TYPE_SMALL) + sg_px(canvas, 12);
    struct plot plot = {
        .box = {sheet.x + left, sheet.y + air, sheet.w - left - sg_px(canvas, 32), sheet.h - air - axis},
        .span_ms = review ? span_of(review) : 60 * 1000};
    sg_put_card(canvas, sheet);
    if (review)
        put_slope(canvas, &plot);
    put_frame(canvas, &plot);
    if (!review)
        return;
    for (int32_t percent = 20; percent <= 80; percent += 20)
        put_ridge(canvas, &plot, percent);
    put_ridge(canvas, &plot, 100);
    put_minutes(canvas, &plot);
    put_signs(canvas, &plot);
}

void sg_scene_climb(struct sg_canvas *canvas)
{
    int32_t width = canvas->width, height = canvas->height, margin = sg_px(canvas, 40);
    int32_t gap = sg_px(canvas, 16), key_high = sg_line_px(canvas, SG_TYPE_BODY) + sg_px(canvas, 24);
    struct sg_pen pen = {margin, sg_px(canvas, 24), width - 2 * margin};
    struct sg_button done = {.act = {SG_ACT_END, 0}, .look = SG_LOOK_PRIMARY, .icon = "check"};
    done.label = sg_say(canvas, SG_T("Close for today"));
    int32_t key = sg_button_width(canvas, &done), story = 2 * sg_line_px(canvas, SG_TYPE_BODY) + 2 * gap;
    sg_scene_map(canvas, 90);
    sg_pen_text(canvas, &pen, (struct sg_style){.type = SG_TYPE_TITLE, .tone = SG_TONE_INK, .bold = true},
                sg_say(canvas, SG_T("Your climb")), 0);
    sg_pen_text(canvas, &pen, (struct sg_style){.type = SG_TYPE_BODY, .tone = SG_TONE_QUIET},
                sg_say(canvas, SG_T("Left to right: the time you were searching. Upwards: how much of the "
                                    "way to the goal was behind you.")),
                14);
    int32_t foot = height - sg_px(canvas, 24) - story, legend = put_legend(canvas, pen, false);
    struct sg_box sheet = {pen.x, pen.y, pen.w, foot - gap - legend - sg_px(canvas, 10) - pen.y};
    sg_fits(canvas, sg_px(canvas, 180), sheet.h);
    put_chart(canvas, sheet);
    pen.y = sheet.y + sheet.h + sg_px(canvas, 10);
    put_legend(canvas, pen, true);
    if (canvas->world->review)
        put_story(canvas, (struct sg_box){pen.x, foot, pen.w - key - gap, story});
    sg_put_button(canvas, (struct sg_box){pen.x + pen.w - key, foot + (story - key_high) / 2, key, key_high},
                  &done);
}

/* Left and right walk along the signs. */
bool sg_climb_handle(struct sg_ui *ui, const struct sg_ui_world *world, const struct sg_ui_input *input,
                     struct sg_ui_answer *answer)
{
    bool left = input->key == SG_UI_KEY_LEFT, right = input->key == SG_UI_KEY_RIGHT;
    if (input->kind != SG_UI_KEY || (!left && !right) || !world->review)
        return false;
    int32_t count = (int32_t)world->review->mark_count, step = left ? -1 : 1;
    for (int32_t i = ui->mark + step; i >= 0 && i < count; i += step)
        if (sign_of(&world->review->marks[i]) != SIGN_COUNT) {
            ui->mark = i;
            ui->focus = (struct sg_act){SG_ACT_MARK, i};
            break;
        }
    answer->command = SG_UI_REDRAW;
    return true;
}
