/* The rail beside the board: where one is, what can be done, and the place where a card appears. */
#include "ui/scene.h"

static const char *const grades[SG_GRADES + 1] = {"",           SG_T("Foot"),  SG_T("Slope"), SG_T("Climb"),
                                                  SG_T("Wall"), SG_T("Summit")};

/* ---- where one is ---------------------------------------------------------------------------------- */

/* A small profile of the mountain with a flag at the height of this level. */
static void put_profile(struct sg_canvas *canvas, struct sg_box box, uint32_t grade)
{
    static const int32_t heights[SG_GRADES + 1] = {0, 12, 30, 52, 80, 100};
    int32_t thick = sg_px(canvas, 2), step = box.w / (SG_GRADES - 1), dot = sg_px(canvas, 3);
    for (int32_t i = 1; i < SG_GRADES; i++)
        sg_put_stroke(canvas, box.x + (i - 1) * step, box.y + box.h - box.h * heights[i] / 100,
                      box.x + i * step, box.y + box.h - box.h * heights[i + 1] / 100, thick, SG_TONE_TRAIL,
                      90);
    for (int32_t i = 1; i <= SG_GRADES; i++) {
        int32_t x = box.x + (i - 1) * step, y = box.y + box.h - box.h * heights[i] / 100;
        bool here = (uint32_t)i == grade;
        sg_put_disc(canvas, x, y, here ? dot * 2 : dot, here ? SG_TONE_SUNRISE : SG_TONE_TRAIL);
    }
}

static int32_t put_heading(struct sg_canvas *canvas, int32_t x, int32_t y, int32_t w)
{
    const struct sg_session_state *state = canvas->state;
    uint32_t grade = state->grade <= SG_GRADES ? state->grade : 0;
    int32_t top = y, profile = sg_px(canvas, 88), gap = sg_px(canvas, 16);
    struct sg_style name = {.type = SG_TYPE_LEAD, .tone = SG_TONE_INK, .bold = true};
    struct sg_style under = {.type = SG_TYPE_BODY, .tone = SG_TONE_SUNRISE, .bold = true};
    y += sg_put_text(canvas, x, y, w - profile - gap, name, sg_say(canvas, state->game->name));
    y += sg_put_text(canvas, x, y, w - profile - gap, under, sg_say(canvas, grades[grade]));
    put_profile(canvas,
                (struct sg_box){x + w - profile, top + sg_px(canvas, 8), profile - sg_px(canvas, 8),
                                y - top - sg_px(canvas, 16)},
                grade);
    return y - top;
}

/* ---- what can be done ------------------------------------------------------------------------------ */

static bool can_redo(const struct sg_canvas *canvas)
{
    const struct sg_history *history = sg_session_history(canvas->world->session);
    return history && sg_history_ply(history) < sg_history_end(history);
}

enum { TOOLS = 8 };

static void list_tools(struct sg_canvas *canvas, struct sg_button tools[TOOLS])
{
    const struct sg_session_state *state = canvas->state;
    bool flagged = state->checkpoint_ply != UINT32_MAX, still = state->paused;
    const struct sg_button list[TOOLS] = {
        {.act = {SG_ACT_UNDO, 0},
         .icon = "undo",
         .label = SG_T("Undo"),
         .disabled = still || state->ply == 0},
        {.act = {SG_ACT_REDO, 0},
         .icon = "redo",
         .label = SG_T("Redo"),
         .disabled = still || !can_redo(canvas)},
        {.act = {SG_ACT_WHAT_IF, 0},
         .look = flagged ? SG_LOOK_CHOSEN : SG_LOOK_PLAIN,
         .icon = flagged ? "what-if-back" : "what-if",
         .label = flagged ? SG_T("To the flag") : SG_T("What if?"),
         .disabled = still},
        {.act = {SG_ACT_RESTART, 0},
         .icon = "restart",
         .label = SG_T("Start over"),
         .disabled = still || state->ply == 0},
        {.act = {SG_ACT_TIP, 0}, .icon = "tip", .label = SG_T("Tip"), .disabled = still || state->dead_end},
        {.act = {SG_ACT_OTHER, 0}, .icon = "other-level", .label = SG_T("Other level"), .disabled = still},
        {.act = {SG_ACT_PAUSE, 0}, .icon = "pause", .label = SG_T("Pause"), .disabled = still},
        {.act = {SG_ACT_STOP, 0}, .icon = "stop", .label = SG_T("Stop")},
    };
    for (size_t i = 0; i < TOOLS; i++) {
        tools[i] = list[i];
        tools[i].label = sg_say(canvas, list[i].label);
    }
}

/* Two columns with words, or one row of pictures twice when letters are large and the window is low. */
static int32_t put_tools(struct sg_canvas *canvas, int32_t x, int32_t y, int32_t w, bool bare)
{
    struct sg_button tools[TOOLS];
    int32_t columns = bare ? 4 : 2, gap = sg_px(canvas, 8), key = (w - (columns - 1) * gap) / columns;
    int32_t high = bare ? sg_px(canvas, 48) : sg_line_px(canvas, SG_TYPE_BODY) + sg_px(canvas, 20);
    list_tools(canvas, tools);
    for (int32_t i = 0; i < TOOLS; i++) {
        tools[i].bare = bare;
        sg_put_button(
            canvas, (struct sg_box){x + i % columns * (key + gap), y + i / columns * (high + gap), key, high},
            &tools[i]);
    }
    return TOOLS / columns * (high + gap) - gap;
}

const char *sg_act_words(struct sg_act act)
{
    switch (act.kind) {
    case SG_ACT_UNDO: return SG_T("Undo: take back the last move, as often as you like.");
    case SG_ACT_REDO: return SG_T("Redo: make the move again that you took back.");
    case SG_ACT_WHAT_IF: return SG_T("What if: plant a flag, try something, and come back to the flag.");
    case SG_ACT_RESTART: return SG_T("Start over: put the board back as it was at the start.");
    case SG_ACT_TIP: return SG_T("Tip: first where to look, then why, then the next step.");
    case SG_ACT_OTHER: return SG_T("Other level: leave this one for another.");
    case SG_ACT_PAUSE: return SG_T("Pause: the board waits for you.");
    case SG_ACT_STOP: return SG_T("Stop: end here. Everything up to now is kept.");
    case SG_ACT_NOT_NOW: return SG_T("Not now: the card goes away, nothing else changes.");
    default: return NULL;
    }
}

/* ---- the cards ------------------------------------------------------------------------------------- */

static const char *chip_icon(enum sg_chip chip)
{
    static const char *const icons[SG_CHIP_COUNT] = {
        [SG_CHIP_NONE] = "forward",    [SG_CHIP_BACKWARDS] = "target", [SG_CHIP_PART] = "part",
        [SG_CHIP_RESTART] = "restart", [SG_CHIP_TIP] = "tip",          [SG_CHIP_PAUSE] = "pause",
        [SG_CHIP_KEEP] = "search"};
    return icons[chip];
}

static void put_rows(struct sg_canvas *canvas, struct sg_box box, const struct sg_button *rows, size_t count,
                     int32_t gap)
{
    for (size_t i = 0; i < count; i++)
        sg_put_button(canvas, (struct sg_box){box.x, box.y + (int32_t)i * (box.h + gap), box.w, box.h},
                      &rows[i]);
}

/* A card: a line of its own colour, a heading, words, and rows of things to do. Returns its height. */
static int32_t put_note(struct sg_canvas *canvas, struct sg_box box, enum sg_tone tone, const char *icon,
                        const char *heading, const char *words, const struct sg_button *rows, size_t count)
{
    int32_t inner = sg_px(canvas, 16), gap = sg_px(canvas, 6),
            high = sg_line_px(canvas, SG_TYPE_BODY) + sg_px(canvas, 12);
    struct sg_style title = {
        .type = tone == SG_TONE_SUNRISE ? SG_TYPE_TITLE : SG_TYPE_LEAD, .tone = tone, .bold = true};
    struct sg_style body = {.type = SG_TYPE_BODY, .tone = SG_TONE_INK};
    int32_t w = box.w - 2 * inner, mark = sg_line_px(canvas, title.type) * 4 / 5,
            indent = mark + sg_px(canvas, 10);
    int32_t heading_high = sg_text_height(canvas, w - indent, title, heading);
    int32_t whole = 2 * inner + heading_high + sg_px(canvas, 4) + sg_text_height(canvas, w, body, words);
    if (count > 0)
        whole += sg_px(canvas, 12) + (int32_t)count * (high + gap) - gap;
    sg_fits(canvas, whole, box.h);
    struct sg_box card = {box.x, box.y, box.w, whole};
    sg_put_card(canvas, card);
    sg_put_rect(canvas,
                (struct sg_box){box.x, box.y + sg_px(canvas, 8), sg_px(canvas, 4), whole - sg_px(canvas, 16)},
                sg_px(canvas, 2), tone, 0);
    int32_t y = box.y + inner;
    sg_put_icon(canvas,
                (struct sg_box){box.x + inner, y + (sg_line_px(canvas, title.type) - mark) / 2, mark, mark},
                icon, tone, 0);
    y += sg_put_text(canvas, box.x + inner + indent, y, w - indent, title, heading) + sg_px(canvas, 4);
    y += sg_put_text(canvas, box.x + inner, y, w, body, words) + sg_px(canvas, 12);
    put_rows(canvas, (struct sg_box){box.x + inner, y, w, high}, rows, count, gap);
    return whole;
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
    return put_note(canvas, box, SG_TONE_SUNRISE, "prompt",
                    sg_content_catchphrase(content, state->card.situation), state->card.words, rows, count);
}

static int32_t put_wall_offer(struct sg_canvas *canvas, struct sg_box box)
{
    const struct sg_button rows[] = {
        {.act = {SG_ACT_KEEP_TRYING, 0}, .icon = "search", .label = sg_say(canvas, SG_T("Search on"))},
        {.act = {SG_ACT_STOP_HERE, 0}, .icon = "easier", .label = sg_say(canvas, SG_T("Stop with this one"))},
    };
    return put_note(
        canvas, box, SG_TONE_TRAIL, "mountain", sg_say(canvas, SG_T("You have been at the wall for a while")),
        sg_say(canvas, SG_T("Both are fine, as agreed. After this comes something that works.")), rows, 2);
}

static int32_t put_hint(struct sg_canvas *canvas, struct sg_box box)
{
    static const char *const rungs[SG_RUNG_COUNT] = {SG_T("Tip 1 of 3: look here"), SG_T("Tip 2 of 3: why"),
                                                     SG_T("Tip 3 of 3: the next step")};
    const struct sg_session_state *state = canvas->state;
    return put_note(canvas, box, SG_TONE_TRAIL, "tip", sg_say(canvas, rungs[state->hint.rung]),
                    state->hint.words, NULL, 0);
}

static int32_t put_dead_end(struct sg_canvas *canvas, struct sg_box box)
{
    const struct sg_button rows[] = {
        {.act = {SG_ACT_UNDO, 1}, .icon = "undo", .label = sg_say(canvas, SG_T("Take a move back"))}};
    const char *words = canvas->state->game->dead_end;
    return put_note(canvas, box, SG_TONE_CLAY, "obstacle", sg_say(canvas, SG_T("This way ends here")),
                    sg_say(canvas, words ? words : SG_T("From here the goal cannot be reached any more.")),
                    rows, 1);
}

/* One card at a time: what was decided by the session before what the learner asked for. */
static void put_card(struct sg_canvas *canvas, struct sg_box box)
{
    const struct sg_session_state *state = canvas->state;
    if (state->card.open)
        sg_put_prompt(canvas, box);
    else if (state->wall_offer_open)
        put_wall_offer(canvas, box);
    else if (state->hint.open)
        put_hint(canvas, box);
    else if (state->dead_end)
        put_dead_end(canvas, box);
    else
        sg_put_text(canvas, box.x, box.y, box.w,
                    (struct sg_style){.type = SG_TYPE_BODY, .tone = SG_TONE_QUIET},
                    sg_say(canvas, state->game->aim));
}

void sg_put_rail(struct sg_canvas *canvas, struct sg_box rail)
{
    int32_t inset = sg_px(canvas, 24), w = rail.w - 2 * inset, x = rail.x + inset,
            y = rail.y + sg_px(canvas, 20);
    sg_put_rect(canvas, rail, 0, SG_TONE_PAPER, 40);
    sg_put_rect(canvas, (struct sg_box){rail.x, rail.y, sg_px(canvas, 1), rail.h}, 0, SG_TONE_LINE, 0);
    y += put_heading(canvas, x, y, w) + sg_px(canvas, 16);
    bool bare = sg_line_px(canvas, SG_TYPE_BODY) * 22 > rail.h;
    y += put_tools(canvas, x, y, w, bare) + sg_px(canvas, 20);
    put_card(canvas, (struct sg_box){x, y, w, rail.y + rail.h - sg_px(canvas, 16) - y});
}
