/* After an attempt: what was done, in a sentence or two from the log, and then the choice. */
#include "ui/scene.h"

/* ---- what was done --------------------------------------------------------------------------------- */

static const struct sg_review_attempt *last_attempt(const struct sg_canvas *canvas)
{
    const struct sg_review *review = canvas->world->review;
    return review && review->attempt_count > 0 ? &review->attempts[review->attempt_count - 1] : NULL;
}

static const char *heading_of(const struct sg_session_state *state)
{
    if (state->solved)
        return SG_T("You found a way");
    if (state->last_end == SG_ATTEMPT_END_CAPPED)
        return SG_T("Here we stop, as agreed");
    return SG_T("This one stays open");
}

/* How it went, in moves and in steps closer to the goal. */
static void tell_way(const struct sg_session_state *state, struct sg_phrase *phrase)
{
    if (state->solved) {
        sg_phrase_set(phrase, state->attempt > 1
                                  ? SG_T("At try {tries} you reached the goal, in {moves} moves.")
                                  : SG_T("You reached the goal in {moves} moves."));
        sg_phrase_add_int(phrase, "tries", state->attempt);
        sg_phrase_add_int(phrase, "moves", state->moves);
    } else if (state->best != UINT32_MAX && state->best < state->level.distance) {
        sg_phrase_set(phrase, SG_T("At your furthest point you were {steps} of the {all} steps on the way."));
        sg_phrase_add_int(phrase, "steps", (int64_t)state->level.distance - state->best);
        sg_phrase_add_int(phrase, "all", state->level.distance);
    } else {
        sg_phrase_set(phrase,
                      SG_T("You tried {moves} moves. You know more about this board now than at the start."));
        sg_phrase_add_int(phrase, "moves", state->moves);
    }
}

/* What changed on the way; false when there is nothing to say. */
static bool tell_change(const struct sg_canvas *canvas, struct sg_phrase *phrase)
{
    const struct sg_session_state *state = canvas->state;
    const struct sg_review_attempt *last = last_attempt(canvas);
    if (last && last->line == SG_STRATEGY_REST)
        sg_phrase_set(phrase, SG_T("You started over and took another way than before."));
    else if (state->attempt > 1)
        sg_phrase_set(phrase, SG_T("You started over {times} times and went on."));
    else if (state->rungs > 0)
        sg_phrase_set(phrase, SG_T("You opened {tips} tips and did the rest yourself."));
    else if (last && last->undos > 2)
        sg_phrase_set(phrase, SG_T("You took {undos} moves back to look again."));
    else
        return false;
    if (phrase->msgid && state->attempt > 1)
        sg_phrase_add_int(phrase, "times", state->attempt - 1);
    sg_phrase_add_int(phrase, "tips", state->rungs);
    if (last)
        sg_phrase_add_int(phrase, "undos", last->undos);
    return true;
}

static void put_story(struct sg_canvas *canvas, struct sg_pen *pen)
{
    char words[512];
    struct sg_style style = {.type = SG_TYPE_LEAD, .tone = SG_TONE_INK};
    struct sg_phrase phrase = {0};
    tell_way(canvas->state, &phrase);
    sg_say_phrase(canvas, &phrase, words, sizeof words);
    sg_pen_text(canvas, pen, style, words, 4);
    phrase = (struct sg_phrase){0};
    if (!tell_change(canvas, &phrase))
        return;
    style.tone = SG_TONE_QUIET;
    sg_say_phrase(canvas, &phrase, words, sizeof words);
    sg_pen_text(canvas, pen, style, words, 0);
}

/* ---- what next ------------------------------------------------------------------------------------- */

enum { WAYS = 8 };

/* The ways that are open now, the likeliest first. */
static int32_t list_ways(const struct sg_canvas *canvas, struct sg_button ways[WAYS])
{
    static const struct {
        enum sg_choice choice;
        const char *icon, *words;
    } all[WAYS] = {
        {SG_CHOICE_OTHER_LEVEL, "forward", SG_T("On to the next")},
        {SG_CHOICE_AGAIN, "restart", SG_T("Try it again")},
        {SG_CHOICE_OTHER_WAY, "other-way", SG_T("Try another way")},
        {SG_CHOICE_HARDER, "harder", SG_T("Take a harder one")},
        {SG_CHOICE_EASIER, "easier", SG_T("Take a lighter one")},
        {SG_CHOICE_OTHER_GAME, "other-level", SG_T("Another game")},
        {SG_CHOICE_WALL_YES, "mountain", SG_T("Back to the wall")},
        {SG_CHOICE_CLOSE, "summit", SG_T("See my climb")},
    };
    int32_t count = 0;
    for (int32_t i = 0; i < WAYS; i++) {
        if (!sg_session_can_choose(canvas->world->session, all[i].choice))
            continue;
        ways[count] = (struct sg_button){.act = {SG_ACT_CHOICE, (int32_t)all[i].choice},
                                         .look = count == 0 ? SG_LOOK_PRIMARY : SG_LOOK_PLAIN,
                                         .icon = all[i].icon,
                                         .disabled = canvas->state->paused,
                                         .label = sg_say(canvas, all[i].words)};
        count++;
    }
    return count;
}

static void put_ways(struct sg_canvas *canvas, struct sg_pen *pen)
{
    struct sg_button ways[WAYS];
    int32_t count = list_ways(canvas, ways), gap = sg_px(canvas, 12), half = (pen->w - gap) / 2;
    int32_t high = sg_line_px(canvas, SG_TYPE_LEAD) + sg_px(canvas, 24);
    for (int32_t i = 0; i < count; i++) {
        struct sg_box place = {pen->x + i % 2 * (half + gap), pen->y + i / 2 * (high + gap), half, high};
        sg_put_button(canvas, place, &ways[i]);
    }
    pen->y += (count + 1) / 2 * (high + gap);
}

/* Pause and stop are never further than one tap. */
static void put_ways_out(struct sg_canvas *canvas, struct sg_pen *pen)
{
    int32_t high = sg_line_px(canvas, SG_TYPE_BODY) + sg_px(canvas, 20), x = pen->x - sg_px(canvas, 12);
    struct sg_button keys[] = {{.act = {SG_ACT_PAUSE, 0}, .look = SG_LOOK_QUIET, .icon = "pause"},
                               {.act = {SG_ACT_STOP, 0}, .look = SG_LOOK_QUIET, .icon = "stop"}};
    keys[0].label = sg_say(canvas, SG_T("Pause"));
    keys[1].label = sg_say(canvas, SG_T("Stop"));
    if (canvas->state->paused) {
        keys[0] = (struct sg_button){.act = {SG_ACT_CONTINUE, 0}, .look = SG_LOOK_CHOSEN, .icon = "play"};
        keys[0].label = sg_say(canvas, SG_T("Go on"));
    }
    for (size_t i = 0; i < 2; i++) {
        int32_t w = sg_button_width(canvas, &keys[i]);
        sg_put_button(canvas, (struct sg_box){x, pen->y, w, high}, &keys[i]);
        x += w + sg_px(canvas, 8);
    }
    pen->y += high;
}

/* How are you doing, once more, when the last answer is five minutes old. */
static bool asks_feeling(const struct sg_canvas *canvas)
{
    return canvas->state->at_ms - canvas->state->feeling_at_ms >= 5 * 60 * 1000;
}

static int32_t put_side(struct sg_canvas *canvas, struct sg_box box)
{
    int32_t prompt = sg_put_prompt(canvas, box);
    if (prompt > 0 || !asks_feeling(canvas))
        return prompt;
    struct sg_style title = {.type = SG_TYPE_BODY, .tone = SG_TONE_QUIET};
    int32_t y =
        box.y +
        sg_put_text(canvas, box.x, box.y, box.w, title, sg_say(canvas, SG_T("How are you doing now?"))) +
        sg_px(canvas, 8);
    int32_t tile = sg_line_px(canvas, SG_TYPE_LEAD) * 5 / 2 + sg_px(canvas, 24);
    int32_t high =
        sg_scene_feelings(canvas, (struct sg_box){box.x, y, box.w, tile}, 2, sg_px(canvas, 8), true);
    sg_fits(canvas, y + high, box.y + box.h);
    return y + high - box.y;
}

static void put_page(struct sg_canvas *canvas, struct sg_pen *pen)
{
    bool solved = canvas->state->solved;
    int32_t icon = sg_px(canvas, 48);
    sg_put_icon(canvas, (struct sg_box){pen->x, pen->y, icon, icon}, solved ? "summit" : "obstacle",
                solved ? SG_TONE_MOSS : SG_TONE_SUNRISE, 0);
    pen->y += icon + sg_px(canvas, 12);
    sg_pen_text(canvas, pen, (struct sg_style){.type = SG_TYPE_TITLE, .tone = SG_TONE_INK, .bold = true},
                sg_say(canvas, heading_of(canvas->state)), 8);
    put_story(canvas, pen);
    pen->y += sg_px(canvas, 28);
    sg_pen_text(canvas, pen, (struct sg_style){.type = SG_TYPE_BODY, .tone = SG_TONE_QUIET},
                sg_say(canvas, SG_T("What do you want to do now?")), 8);
    put_ways(canvas, pen);
    pen->y += sg_px(canvas, 4);
    put_ways_out(canvas, pen);
}

void sg_scene_after(struct sg_canvas *canvas)
{
    int32_t width = canvas->width, height = canvas->height, margin = sg_px(canvas, 40);
    bool side = canvas->state->card.open || asks_feeling(canvas), large = canvas->type * canvas->unit > 1.2;
    int32_t gap = sg_px(canvas, 32), rail = !side ? 0 : large ? width * 2 / 5 - margin : sg_px(canvas, 336);
    int32_t w = width - 2 * margin - (side ? rail + gap : 0);
    if (!large && w > sg_px(canvas, 720))
        w = sg_px(canvas, 720);
    int32_t x = (width - w - (side ? rail + gap : 0)) / 2, air = sg_px(canvas, 16);
    sg_scene_map(canvas, 60);
    struct sg_box card =
        sg_put_sheet(canvas, (struct sg_box){x, air, w, height - 2 * air}, sg_px(canvas, 40), put_page);
    if (side)
        put_side(canvas, (struct sg_box){x + w + gap, card.y, rail, height - air - card.y});
}
