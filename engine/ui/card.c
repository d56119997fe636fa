/* The cards beside the board: the prompt, the offer at the wall, a tip, a dead end. */
#include "ui/scene.h"

static const char *chip_icon(enum sg_chip chip)
{
    static const char *const icons[SG_CHIP_COUNT] = {
        [SG_CHIP_NONE] = "forward",    [SG_CHIP_BACKWARDS] = "target", [SG_CHIP_PART] = "part",
        [SG_CHIP_RESTART] = "restart", [SG_CHIP_TIP] = "tip",          [SG_CHIP_PAUSE] = "pause",
        [SG_CHIP_KEEP] = "search"};
    return icons[chip];
}

/* A line of its own colour, a heading, words, and rows of things to do. */
struct note {
    enum sg_tone tone;
    const char *icon, *heading, *words; /* in the learner's language */
    const struct sg_button *rows;
    size_t count;
};

static void put_heading(struct sg_canvas *canvas, const struct note *note, struct sg_pen *pen)
{
    struct sg_style style = {.type = SG_TYPE_LEAD, .tone = note->tone, .bold = true};
    if (note->tone == SG_TONE_SUNRISE) /* a catchphrase */
        style.type = SG_TYPE_TITLE;
    int32_t line = sg_line_px(canvas, style.type), mark = line * 4 / 5, indent = mark + sg_px(canvas, 10);
    struct sg_box place = {pen->x, pen->y + (line - mark) / 2, mark, mark};
    sg_put_icon(canvas, place, note->icon, note->tone, 0);
    pen->y += sg_put_text(canvas, pen->x + indent, pen->y, pen->w - indent, style, note->heading);
}

static void put_content(struct sg_canvas *canvas, const struct note *note, struct sg_pen *pen)
{
    put_heading(canvas, note, pen);
    pen->y += sg_px(canvas, 4);
    sg_pen_text(canvas, pen, (struct sg_style){.type = SG_TYPE_BODY, .tone = SG_TONE_INK}, note->words,
                note->count > 0 ? 12 : 0);
    for (size_t i = 0; i < note->count; i++) {
        int32_t high = sg_button_height(canvas, &note->rows[i], pen->w) + sg_px(canvas, 12);
        sg_put_button(canvas, (struct sg_box){pen->x, pen->y, pen->w, high}, &note->rows[i]);
        pen->y += high + (i + 1 < note->count ? sg_px(canvas, 6) : 0);
    }
}

/* How high the card will be; nothing of it stays. */
static int32_t note_height(struct sg_canvas *canvas, struct sg_box box, const struct note *note, bool *tight)
{
    size_t marks = canvas->marks->count, pool = canvas->marks->pool_used, spots = canvas->ui->spots.count;
    int32_t inner = sg_px(canvas, 16);
    struct sg_pen pen = {box.x + inner, box.y + inner, box.w - 2 * inner};
    bool was_tight = canvas->tight;
    canvas->tight = false;
    put_content(canvas, note, &pen);
    *tight = canvas->tight || pen.y + inner - box.y > box.h;
    canvas->tight = was_tight;
    canvas->marks->count = marks;
    canvas->marks->pool_used = pool;
    canvas->ui->spots.count = spots;
    return pen.y + inner - box.y;
}

/* A card that is too large for its place has smaller letters; what was there before it keeps its own, so that
 * its coming moves nothing. Returns its height. */
static int32_t put_note(struct sg_canvas *canvas, struct sg_box box, const struct note *note)
{
    double type = canvas->type;
    bool tight;
    int32_t high = note_height(canvas, box, note, &tight), inner = sg_px(canvas, 16), bar = sg_px(canvas, 8);
    while (tight && sg_type_px(canvas, SG_TYPE_SMALL) > 11) {
        canvas->type *= 0.95;
        high = note_height(canvas, box, note, &tight);
    }
    sg_fits(canvas, high, box.h);
    sg_put_card(canvas, (struct sg_box){box.x, box.y, box.w, high});
    sg_put_rect(canvas, (struct sg_box){box.x, box.y + bar, bar / 2, high - 2 * bar}, bar / 4, note->tone, 0);
    struct sg_pen pen = {box.x + inner, box.y + inner, box.w - 2 * inner};
    put_content(canvas, note, &pen);
    canvas->type = type;
    return high;
}

int32_t sg_put_prompt(struct sg_canvas *canvas, struct sg_box box)
{
    const struct sg_session_state *state = canvas->state;
    const struct sg_content *content = canvas->world->content;
    enum sg_chip chips[3];
    struct sg_button rows[4];
    size_t count = 0;
    if (!state->card.open || !content)
        return 0;
    size_t chip_count = sg_content_chips(content, state->card.situation, chips);
    for (size_t i = 0; i < chip_count; i++)
        rows[count++] = (struct sg_button){.act = {SG_ACT_CHIP, (int32_t)chips[i]},
                                           .icon = chip_icon(chips[i]),
                                           .label = sg_content_chip(content, chips[i])};
    rows[count++] = (struct sg_button){.act = {SG_ACT_NOT_NOW, 0},
                                       .look = SG_LOOK_QUIET,
                                       .icon = "close",
                                       .label = sg_say(canvas, SG_T("Not now"))};
    struct note note = {.tone = SG_TONE_SUNRISE, .icon = "prompt", .rows = rows, .count = count};
    note.heading = sg_content_catchphrase(content, state->card.situation);
    note.words = state->card.words;
    return put_note(canvas, box, &note);
}

int32_t sg_put_wall_offer(struct sg_canvas *canvas, struct sg_box box)
{
    const struct sg_button rows[] = {
        {.act = {SG_ACT_KEEP_TRYING, 0}, .icon = "search", .label = sg_say(canvas, SG_T("Search on"))},
        {.act = {SG_ACT_STOP_HERE, 0}, .icon = "easier", .label = sg_say(canvas, SG_T("Stop with this one"))},
    };
    const char *words = SG_T("Both are fine, as agreed. After this comes something that works.");
    struct note note = {.tone = SG_TONE_TRAIL, .icon = "mountain", .rows = rows, .count = 2};
    note.heading = sg_say(canvas, SG_T("You have been at the wall for a while"));
    note.words = sg_say(canvas, words);
    return put_note(canvas, box, &note);
}

int32_t sg_put_hint(struct sg_canvas *canvas, struct sg_box box)
{
    static const char *const rungs[SG_RUNG_COUNT] = {SG_T("Tip 1 of 3: look here"), SG_T("Tip 2 of 3: why"),
                                                     SG_T("Tip 3 of 3: the next step")};
    const struct sg_session_state *state = canvas->state;
    struct note note = {.tone = SG_TONE_TRAIL, .icon = "tip", .words = state->hint.words};
    note.heading = sg_say(canvas, rungs[state->hint.rung]);
    return put_note(canvas, box, &note);
}

int32_t sg_put_dead_end(struct sg_canvas *canvas, struct sg_box box)
{
    const struct sg_button rows[] = {
        {.act = {SG_ACT_UNDO, 1}, .icon = "undo", .label = sg_say(canvas, SG_T("Take a move back"))}};
    const struct sg_session_state *state = canvas->state;
    const char *words = state->dead_end ? state->game->dead_end : state->game->blocked;
    struct note note = {.tone = SG_TONE_CLAY, .icon = "obstacle", .rows = rows, .count = 1};
    note.heading = sg_say(canvas, SG_T("This way ends here"));
    note.words = sg_say(canvas, words ? words : SG_T("From here the goal cannot be reached any more."));
    return put_note(canvas, box, &note);
}
