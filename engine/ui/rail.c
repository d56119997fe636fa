/* The rail beside the board: where one is, what can be done, and the place where a card appears. */
#include "puzzle/rating.h"
#include "ui/scene.h"

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

/* The height on the mountain; in the lessons, which of them. */
static void say_place(const struct sg_canvas *canvas, char *bytes, size_t capacity)
{
    const struct sg_session_state *state = canvas->state;
    struct sg_phrase phrase = {0};
    if (state->phase == SG_PHASE_LEARN) {
        sg_phrase_set(&phrase, SG_T("Getting to know it: {step} of {all}"));
        sg_phrase_add_int(&phrase, "step", state->lesson);
        sg_phrase_add_int(&phrase, "all", SG_LESSONS);
    } else if (state->grade >= 1 && state->grade <= SG_GRADES) {
        sg_phrase_set(&phrase, sg_grade_name((int)state->grade));
    }
    bytes[0] = '\0';
    if (phrase.msgid)
        sg_say_phrase(canvas, &phrase, bytes, capacity);
}

static int32_t put_heading(struct sg_canvas *canvas, int32_t x, int32_t y, int32_t w)
{
    const struct sg_session_state *state = canvas->state;
    uint32_t grade = state->phase != SG_PHASE_LEARN && state->grade <= SG_GRADES ? state->grade : 0;
    int32_t top = y, profile = sg_px(canvas, 88), gap = sg_px(canvas, 16);
    struct sg_style name = {.type = SG_TYPE_LEAD, .tone = SG_TONE_INK, .bold = true};
    struct sg_style under = {.type = SG_TYPE_BODY, .tone = SG_TONE_SUNRISE, .bold = true};
    char place[128];
    say_place(canvas, place, sizeof place);
    y += sg_put_text(canvas, x, y, w - profile - gap, name, sg_say(canvas, state->game->name));
    y += sg_put_text(canvas, x, y, w - profile - gap, under, place);
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
    bool games = sg_session_games(canvas->world->session)[1] != NULL;
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
        {.act = {SG_ACT_OTHER, 0},
         .icon = "other-level",
         .label = games ? SG_T("Other game") : SG_T("Other level"),
         .disabled = still},
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
    case SG_ACT_OTHER: return SG_T("Leave this board for another.");
    case SG_ACT_PAUSE: return SG_T("Pause: the board waits for you.");
    case SG_ACT_STOP: return SG_T("Stop: end here. Everything up to now is kept.");
    case SG_ACT_NOT_NOW: return SG_T("Not now: the card goes away, nothing else changes.");
    default: return NULL;
    }
}

/* ---- the whole ------------------------------------------------------------------------------------- */

/* What there is to do in this lesson, and the way past the lessons. */
static void put_lesson(struct sg_canvas *canvas, struct sg_box box)
{
    const struct sg_session_state *state = canvas->state;
    struct sg_pen pen = {box.x, box.y, box.w};
    sg_pen_text(canvas, &pen, (struct sg_style){.type = SG_TYPE_LEAD, .tone = SG_TONE_INK},
                sg_say(canvas, state->game->lessons[state->lesson - 1].words), 20);
    struct sg_button past = {.act = {SG_ACT_CHOICE, SG_CHOICE_HARDER},
                             .icon = "forward",
                             .disabled = state->paused,
                             .label = sg_say(canvas, SG_T("Straight to the climb"))};
    int32_t high = sg_button_height(canvas, &past, pen.w) + sg_px(canvas, 20);
    sg_put_button(canvas, (struct sg_box){pen.x, pen.y, pen.w, high}, &past);
    sg_fits(canvas, pen.y + high, box.y + box.h);
}

/* One card at a time: what was decided by the session before what the learner asked for. */
static void put_card(struct sg_canvas *canvas, struct sg_box box)
{
    const struct sg_session_state *state = canvas->state;
    if (state->card.open)
        sg_put_prompt(canvas, box);
    else if (state->wall_offer_open)
        sg_put_wall_offer(canvas, box);
    else if (state->hint.open)
        sg_put_hint(canvas, box);
    else if (sg_board_is_over(state))
        sg_put_dead_end(canvas, box);
    else if (state->phase == SG_PHASE_LEARN)
        put_lesson(canvas, box);
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
