/* From the touch of a thing to what it asks of the app and the session. */
#include <string.h>

#include "ui/scene.h"

const char *sg_ui_code(const struct sg_ui *ui, const struct sg_ui_world *world)
{
    const char *known = ui->code >= 0 && ui->code < 4 ? world->codes[ui->code] : NULL;
    return known ? known : world->new_code ? world->new_code : "";
}

static void copy(char *to, size_t capacity, const char *from)
{
    struct sg_text text;
    sg_text_init(&text, to, capacity);
    sg_text_put(&text, from);
}

static void tell(struct sg_ui_answer *answer, enum sg_event_kind kind)
{
    answer->command = SG_UI_EVENT;
    answer->event.kind = kind;
}

static void begin(const struct sg_ui *ui, const struct sg_ui_world *world, enum sg_ui_command command,
                  struct sg_ui_answer *answer)
{
    answer->command = command;
    answer->event.kind = SG_EVENT_SESSION_STARTED;
    copy(answer->event.as.session_started.learner, SG_CODE_TEXT, sg_ui_code(ui, world));
    copy(answer->event.as.session_started.language, 8,
         world->content ? sg_content_language(world->content) : "en");
}

static void choose(struct sg_ui_answer *answer, enum sg_choice choice)
{
    tell(answer, SG_EVENT_CHOICE);
    answer->event.as.choice.choice = choice;
    answer->event.as.choice.actor = SG_ACTOR_LEARNER;
}

static void choose_game(const struct sg_ui_world *world, int32_t which, struct sg_ui_answer *answer)
{
    choose(answer, SG_CHOICE_GAME);
    copy(answer->event.as.choice.game, sizeof answer->event.as.choice.game,
         sg_session_games(world->session)[which]->id);
}

static void set_up(const struct sg_ui_world *world, enum sg_act_kind kind, struct sg_ui_answer *answer)
{
    static const double sizes[] = {1.0, 1.25, 1.5, 2.0, 1.0};
    answer->command = SG_UI_SETTINGS;
    answer->settings = *world->settings;
    struct sg_settings *wanted = &answer->settings;
    if (kind == SG_ACT_THEME)
        wanted->theme = (wanted->theme + 1) % SG_THEME_COUNT;
    else if (kind == SG_ACT_MOTION)
        wanted->reduced_motion = !wanted->reduced_motion;
    else if (kind == SG_ACT_FONT)
        wanted->dyslexic_font = !wanted->dyslexic_font;
    else
        for (size_t i = 0; i + 1 < sizeof sizes / sizeof *sizes; i++)
            if (wanted->text_scale <= sizes[i] + 0.01) {
                wanted->text_scale = sizes[i + 1];
                return;
            }
}

static void close_card(const struct sg_ui_world *world, struct sg_ui_answer *answer)
{
    const struct sg_session_state *state = sg_session_state(world->session);
    tell(answer, SG_EVENT_PROMPT_CLOSED);
    answer->event.as.prompt_closed.decision = state->card.decision;
    answer->event.as.prompt_closed.close = SG_PROMPT_CLOSE_NOT_NOW;
}

static void answer_card(struct sg_ui *ui, const struct sg_ui_world *world, enum sg_chip chip,
                        struct sg_ui_answer *answer)
{
    static const enum sg_act_kind offered[SG_CHIP_COUNT] = {
        [SG_CHIP_RESTART] = SG_ACT_RESTART, [SG_CHIP_TIP] = SG_ACT_TIP, [SG_CHIP_PAUSE] = SG_ACT_PAUSE};
    ui->owed = (struct sg_act){offered[chip], 0};
    const struct sg_session_state *state = sg_session_state(world->session);
    tell(answer, SG_EVENT_PROMPT_ANSWER);
    answer->event.as.prompt_answer.decision = state->card.decision;
    answer->event.as.prompt_answer.chip = chip;
}

static void what_if(const struct sg_ui_world *world, struct sg_ui_answer *answer)
{
    const struct sg_session_state *state = sg_session_state(world->session);
    tell(answer, SG_EVENT_CHECKPOINT);
    bool set = state->checkpoint_ply != UINT32_MAX;
    answer->event.as.checkpoint.action = set ? SG_CHECKPOINT_BACK : SG_CHECKPOINT_SET;
    answer->event.as.checkpoint.ply = set ? state->checkpoint_ply : state->ply;
}

static void pause_or_go(bool paused, struct sg_ui_answer *answer)
{
    tell(answer, SG_EVENT_PAUSE);
    answer->event.as.pause.paused = paused;
    answer->event.as.pause.actor = SG_ACTOR_LEARNER;
}

/* What happens at the start and round the board. */
static bool answer_plain(struct sg_ui *ui, const struct sg_ui_world *world, struct sg_act act,
                         struct sg_ui_answer *answer)
{
    switch (act.kind) {
    case SG_ACT_BEGIN: begin(ui, world, SG_UI_BEGIN, answer); return true;
    case SG_ACT_RESUME: begin(ui, world, SG_UI_RESUME, answer); return true;
    case SG_ACT_TEXT_SIZE:
    case SG_ACT_THEME:
    case SG_ACT_MOTION:
    case SG_ACT_FONT: set_up(world, act.kind, answer); return true;
    case SG_ACT_UNDO: tell(answer, SG_EVENT_UNDO); return true;
    case SG_ACT_REDO: tell(answer, SG_EVENT_REDO); return true;
    case SG_ACT_RESTART: tell(answer, SG_EVENT_RESTART); return true;
    case SG_ACT_WHAT_IF: what_if(world, answer); return true;
    case SG_ACT_TIP: answer->command = SG_UI_TIP; return true;
    case SG_ACT_PAUSE: pause_or_go(true, answer); return true;
    case SG_ACT_CONTINUE: pause_or_go(false, answer); return true;
    case SG_ACT_QUIT: answer->command = SG_UI_QUIT; return true;
    case SG_ACT_NOT_NOW: close_card(world, answer); return true;
    default: return false;
    }
}

void sg_act_answer(struct sg_ui *ui, const struct sg_ui_world *world, struct sg_act act,
                   struct sg_ui_answer *answer)
{
    answer->command = SG_UI_REDRAW;
    if (answer_plain(ui, world, act, answer))
        return;
    switch (act.kind) {
    case SG_ACT_CODE: ui->code = act.value; break;
    case SG_ACT_LANGUAGE:
        begin(ui, world, SG_UI_LANGUAGE, answer);
        copy(answer->event.as.session_started.language, 8, act.value == 0 ? "nl" : "en");
        break;
    case SG_ACT_ASSENT:
        tell(answer, SG_EVENT_ASSENT);
        answer->event.as.assent.given = act.value == 1;
        break;
    case SG_ACT_FEELING:
        tell(answer, SG_EVENT_CHECK_IN);
        answer->event.as.check_in.feeling = (enum sg_feeling)act.value;
        break;
    case SG_ACT_STOP:
        tell(answer, SG_EVENT_CHECK_IN);
        answer->event.as.check_in.feeling = SG_FEELING_STOP;
        break;
    case SG_ACT_CHOICE: choose(answer, (enum sg_choice)act.value); break;
    case SG_ACT_GAME: choose_game(world, act.value, answer); break;
    case SG_ACT_OTHER:
        choose(answer, sg_session_can_choose(world->session, SG_CHOICE_OTHER_GAME) ? SG_CHOICE_OTHER_GAME
                                                                                   : SG_CHOICE_OTHER_LEVEL);
        break;
    case SG_ACT_KEEP_TRYING: choose(answer, SG_CHOICE_KEEP_TRYING); break;
    case SG_ACT_STOP_HERE:
        tell(answer, SG_EVENT_ATTEMPT_ENDED);
        answer->event.as.attempt_ended.end = SG_ATTEMPT_END_SURRENDERED;
        break;
    case SG_ACT_CHIP: answer_card(ui, world, (enum sg_chip)act.value, answer); break;
    case SG_ACT_MARK: ui->mark = act.value; break;
    case SG_ACT_END:
        tell(answer, SG_EVENT_SESSION_ENDED);
        answer->event.as.session_ended.end = act.value ? SG_SESSION_END_STOPPED : SG_SESSION_END_FINISHED;
        break;
    default: answer->command = SG_UI_NOTHING; break;
    }
}

bool sg_ui_owed(struct sg_ui *ui, const struct sg_ui_world *world, struct sg_ui_answer *answer)
{
    struct sg_act act = ui->owed;
    ui->owed = (struct sg_act){SG_ACT_NONE, 0};
    memset(answer, 0, sizeof *answer);
    if (act.kind == SG_ACT_NONE || !world->session)
        return false;
    sg_act_answer(ui, world, act, answer);
    return true;
}
