#include "ui/widget.h"

#include <stdlib.h>

#include "ui/scene.h"

bool sg_act_same(struct sg_act a, struct sg_act b)
{
    return a.kind == b.kind && a.value == b.value;
}

/* ---- drawing --------------------------------------------------------------------------------------- */

static void list(struct sg_canvas *canvas, struct sg_box box, struct sg_act act, bool enabled)
{
    struct sg_spots *spots = &canvas->ui->spots;
    if (spots->count < SG_SPOTS)
        spots->items[spots->count++] = (struct sg_spot){act, box, enabled};
}

static void ring(struct sg_canvas *canvas, struct sg_box box, int32_t radius)
{
    int32_t out = sg_px(canvas, 4);
    struct sg_box around = {box.x - out, box.y - out, box.w + 2 * out, box.h + 2 * out};
    sg_put_frame(canvas, around, radius + out, sg_px(canvas, 3), SG_TONE_TRAIL);
}

void sg_put_spot(struct sg_canvas *canvas, struct sg_box box, struct sg_act act, int32_t radius)
{
    list(canvas, box, act, true);
    if (canvas->ui->keyboard && sg_act_same(canvas->ui->focus, act))
        ring(canvas, box, radius);
}

static struct sg_style label_style(const struct sg_button *button)
{
    struct sg_style style = {.type = button->type ? button->type : SG_TYPE_BODY, .tone = SG_TONE_INK};
    if (button->look == SG_LOOK_PRIMARY)
        style.tone = SG_TONE_ON_ACTION;
    else if (button->look == SG_LOOK_QUIET)
        style.tone = SG_TONE_QUIET;
    if (button->disabled)
        style.tone = SG_TONE_QUIET;
    style.bold = button->look == SG_LOOK_PRIMARY || button->look == SG_LOOK_CHOSEN;
    return style;
}

static int32_t icon_px(const struct sg_canvas *canvas, const struct sg_button *button)
{
    int32_t line = sg_line_px(canvas, label_style(button).type);
    return button->stacked ? line * 3 / 2 : button->bare ? line * 6 / 5 : line;
}

int32_t sg_button_width(const struct sg_canvas *canvas, const struct sg_button *button)
{
    int32_t words = sg_text_width(canvas, label_style(button), button->label) + 2 * sg_px(canvas, 16);
    return button->icon ? words + icon_px(canvas, button) + sg_px(canvas, 8) : words;
}

static void ground(struct sg_canvas *canvas, struct sg_box box, const struct sg_button *button)
{
    int32_t radius = sg_px(canvas, 8);
    bool hot = !button->disabled && sg_act_same(canvas->ui->hot, button->act);
    if (button->look == SG_LOOK_PRIMARY) {
        sg_put_rect(canvas, box, radius, SG_TONE_TRAIL, 0);
        if (hot)
            sg_put_frame(canvas, box, radius, sg_px(canvas, 2), SG_TONE_INK);
        return;
    }
    if (button->look != SG_LOOK_QUIET && !button->disabled)
        sg_put_rect(canvas, box, radius, SG_TONE_RAISED, 0);
    if (button->look == SG_LOOK_CHOSEN && !button->disabled)
        sg_put_frame(canvas, box, radius, sg_px(canvas, 2), SG_TONE_TRAIL);
    else if (hot)
        sg_put_frame(canvas, box, radius, sg_px(canvas, 1), SG_TONE_TRAIL);
    else if (button->look != SG_LOOK_QUIET && !button->disabled)
        sg_put_frame(canvas, box, radius, sg_px(canvas, 1), SG_TONE_LINE);
}

static enum sg_tone icon_tone(const struct sg_button *button)
{
    if (button->disabled)
        return SG_TONE_LINE;
    return button->look == SG_LOOK_PRIMARY ? SG_TONE_ON_ACTION : SG_TONE_TRAIL;
}

static void face_stacked(struct sg_canvas *canvas, struct sg_box box, const struct sg_button *button)
{
    struct sg_style style = label_style(button);
    int32_t icon = icon_px(canvas, button), line = sg_line_px(canvas, style.type), gap = sg_px(canvas, 4);
    int32_t y = box.y + (box.h - icon - gap - line) / 2;
    sg_fits(canvas, icon + gap + line, box.h);
    sg_put_icon(canvas, (struct sg_box){box.x + (box.w - icon) / 2, y, icon, icon}, button->icon,
                icon_tone(button), 0);
    style.align = SG_ALIGN_CENTRE;
    sg_put_line(canvas, (struct sg_box){box.x + gap, y + icon + gap, box.w - 2 * gap, line}, style,
                button->label);
}

/* What the words beside an icon may take of a button `w` wide. */
static int32_t words_px(const struct sg_canvas *canvas, const struct sg_button *button, int32_t w)
{
    int32_t room = w - 2 * sg_px(canvas, 12) + sg_px(canvas, 8);
    return button->icon ? room - icon_px(canvas, button) - sg_px(canvas, 8) : room;
}

int32_t sg_button_height(const struct sg_canvas *canvas, const struct sg_button *button, int32_t w)
{
    return sg_text_height(canvas, words_px(canvas, button, w), label_style(button), button->label);
}

/* One line, or more where the button is high enough. */
static void face_in_line(struct sg_canvas *canvas, struct sg_box box, const struct sg_button *button)
{
    struct sg_style style = label_style(button);
    int32_t icon = button->icon ? icon_px(canvas, button) : 0, gap = icon ? sg_px(canvas, 8) : 0;
    int32_t room = words_px(canvas, button, box.w), words = sg_text_width(canvas, style, button->label);
    int32_t high = sg_text_height(canvas, room, style, button->label);
    bool centred = (button->look == SG_LOOK_PRIMARY || !icon) && words <= room;
    int32_t x = centred ? box.x + (box.w - icon - gap - words) / 2 : box.x + sg_px(canvas, 12);
    sg_fits(canvas, high, box.h);
    if (icon)
        sg_put_icon(canvas, (struct sg_box){x, box.y + (box.h - icon) / 2, icon, icon}, button->icon,
                    icon_tone(button), 0);
    sg_put_text(canvas, x + icon + gap, box.y + (box.h - high) / 2, words < room ? words : room, style,
                button->label);
}

static void enlist(struct sg_canvas *canvas, struct sg_box box, const struct sg_button *button)
{
    list(canvas, box, button->act, !button->disabled);
    if (canvas->ui->keyboard && sg_act_same(canvas->ui->focus, button->act))
        ring(canvas, box, sg_px(canvas, 8));
}

void sg_put_button(struct sg_canvas *canvas, struct sg_box box, const struct sg_button *button)
{
    ground(canvas, box, button);
    if (button->bare) {
        int32_t icon = icon_px(canvas, button);
        sg_put_icon(canvas,
                    (struct sg_box){box.x + (box.w - icon) / 2, box.y + (box.h - icon) / 2, icon, icon},
                    button->icon, icon_tone(button), 0);
    } else if (button->stacked) {
        face_stacked(canvas, box, button);
    } else {
        face_in_line(canvas, box, button);
    }
    enlist(canvas, box, button);
}

void sg_put_tile(struct sg_canvas *canvas, struct sg_box box, const struct sg_button *button)
{
    ground(canvas, box, button);
    enlist(canvas, box, button);
}

/* ---- finding --------------------------------------------------------------------------------------- */

const struct sg_spot *sg_spot_at(const struct sg_spots *spots, int32_t x, int32_t y)
{
    for (size_t i = spots->count; i-- > 0;) { /* what was drawn last lies on top */
        const struct sg_box *box = &spots->items[i].box;
        if (x >= box->x && x < box->x + box->w && y >= box->y && y < box->y + box->h)
            return &spots->items[i];
    }
    return NULL;
}

const struct sg_spot *sg_spot_of(const struct sg_spots *spots, struct sg_act act)
{
    for (size_t i = 0; i < spots->count; i++)
        if (sg_act_same(spots->items[i].act, act))
            return &spots->items[i];
    return NULL;
}

const struct sg_spot *sg_spot_next(const struct sg_spots *spots, struct sg_act from, int step)
{
    const struct sg_spot *here = sg_spot_of(spots, from);
    size_t count = spots->count, at = here ? (size_t)(here - spots->items) : step > 0 ? count - 1 : 0;
    for (size_t tried = 0; tried < count; tried++) {
        at = (at + (step > 0 ? 1 : count - 1)) % count;
        if (spots->items[at].enabled)
            return &spots->items[at];
    }
    return NULL;
}

const struct sg_spot *sg_spot_towards(const struct sg_spots *spots, struct sg_act from, int dx, int dy)
{
    const struct sg_spot *here = sg_spot_of(spots, from), *best = NULL;
    int64_t best_cost = 0;
    if (!here)
        return sg_spot_next(spots, from, 1);
    for (size_t i = 0; i < spots->count; i++) {
        const struct sg_spot *spot = &spots->items[i];
        int64_t x = (spot->box.x + spot->box.w / 2) - (here->box.x + here->box.w / 2);
        int64_t y = (spot->box.y + spot->box.h / 2) - (here->box.y + here->box.h / 2);
        int64_t ahead = x * dx + y * dy, aside = llabs(x * dy) + llabs(y * dx);
        int64_t cost = ahead + 3 * aside; /* straight on before round the corner */
        if (spot == here || !spot->enabled || ahead <= 0 || (best && cost >= best_cost))
            continue;
        best = spot;
        best_cost = cost;
    }
    return best;
}
