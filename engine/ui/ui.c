#include "ui/ui.h"

#include <stdlib.h>
#include <string.h>

#include "ui/scene.h"

struct sg_ui *sg_ui_new(void)
{
    struct sg_ui *ui = calloc(1, sizeof *ui);
    if (!ui)
        return NULL;
    sg_marks_init(&ui->marks, ui->items, SG_UI_MARKS, ui->pool, sizeof ui->pool);
    sg_marks_init(&ui->board_marks, ui->board_items, SG_UI_BOARD_MARKS, ui->board_pool,
                  sizeof ui->board_pool);
    ui->scene = -1;
    ui->code = -1;
    ui->mark = -1;
    ui->slide_at_ms = INT64_MIN;
    return ui;
}

void sg_ui_free(struct sg_ui *ui)
{
    free(ui);
}

/* ---- drawing --------------------------------------------------------------------------------------- */

static void (*const scenes[SG_STAGE_COUNT])(struct sg_canvas *) = {
    [SG_STAGE_NEW] = sg_scene_start,         [SG_STAGE_ASSENT] = sg_scene_assent,
    [SG_STAGE_CHECK_IN] = sg_scene_check_in, [SG_STAGE_TRAIL] = sg_scene_games,
    [SG_STAGE_OPENING] = sg_scene_opening,   [SG_STAGE_WALL] = sg_scene_wall,
    [SG_STAGE_PLAY] = sg_scene_play,         [SG_STAGE_AFTER] = sg_scene_after,
    [SG_STAGE_CLIMB] = sg_scene_climb,       [SG_STAGE_CALM] = sg_scene_calm,
    [SG_STAGE_ENDED] = sg_scene_ended,
};

static enum sg_stage stage_of(const struct sg_ui_world *world)
{
    return world->session ? sg_session_state(world->session)->stage : SG_STAGE_NEW;
}

/* Where the keyboard begins in a scene: at what most people want there. */
static struct sg_act first_focus(enum sg_stage stage, const struct sg_ui_world *world)
{
    switch (stage) {
    case SG_STAGE_NEW: return (struct sg_act){world->can_resume ? SG_ACT_RESUME : SG_ACT_BEGIN, 0};
    case SG_STAGE_ASSENT: return (struct sg_act){SG_ACT_ASSENT, 1};
    case SG_STAGE_CHECK_IN: return (struct sg_act){SG_ACT_FEELING, SG_FEELING_SMOOTH};
    case SG_STAGE_TRAIL: return (struct sg_act){SG_ACT_GAME, 0};
    case SG_STAGE_WALL: return (struct sg_act){SG_ACT_CHOICE, SG_CHOICE_WALL_YES};
    case SG_STAGE_PLAY: return (struct sg_act){SG_ACT_BOARD, 0};
    default: return (struct sg_act){SG_ACT_NONE, 0};
    }
}

static void enter(struct sg_ui *ui, enum sg_stage stage, const struct sg_ui_world *world)
{
    ui->scene = (int32_t)stage;
    ui->focus = first_focus(stage, world);
    ui->hot = ui->held = (struct sg_act){SG_ACT_NONE, 0};
    ui->mark = -1;
    ui->dragging = false;
}

/* Design pixels follow the window; letters never become smaller than they were drawn. */
static void scale(struct sg_canvas *canvas)
{
    double wide = canvas->world->width / 1280.0, high = canvas->world->height / 800.0;
    double unit = wide < high ? wide : high;
    canvas->unit = unit < 0.75 ? 0.75 : unit > 4 ? 4 : unit;
    canvas->type = canvas->world->settings->text_scale;
    if (canvas->unit < 1)
        canvas->type /= canvas->unit;
}

/* A focus that no longer stands on the screen moves to the first thing that does; out of a pause leads going
 * on. */
static void keep_focus(struct sg_ui *ui)
{
    const struct sg_spot *spot = sg_spot_of(&ui->spots, ui->focus);
    if (spot && spot->enabled)
        return;
    spot = sg_spot_of(&ui->spots, (struct sg_act){SG_ACT_CONTINUE, 0});
    if (!spot)
        spot = sg_spot_next(&ui->spots, (struct sg_act){SG_ACT_NONE, 0}, 1);
    ui->focus = spot ? spot->act : (struct sg_act){SG_ACT_NONE, 0};
}

static void draw_once(struct sg_canvas *canvas, enum sg_stage stage)
{
    canvas->width = canvas->world->width;
    bool reserved = stage != SG_STAGE_NEW && stage != SG_STAGE_PLAY;
    canvas->height =
        canvas->world->height - sg_put_notice_foot(canvas, reserved); /* how high, to begin with */
    sg_marks_clear(canvas->marks);
    canvas->ui->spots.count = 0;
    canvas->tight = false;
    scenes[stage](canvas);
    sg_put_notice_foot(canvas, reserved);
}

const struct sg_marks *sg_ui_draw(struct sg_ui *ui, const struct sg_ui_world *world)
{
    enum sg_stage stage = stage_of(world);
    struct sg_canvas canvas = {.ui = ui, .world = world, .marks = &ui->marks};
    canvas.state = world->session ? sg_session_state(world->session) : NULL;
    bool next_level = stage == SG_STAGE_PLAY && ui->visit != canvas.state->visit;
    if (ui->scene != (int32_t)stage || next_level)
        enter(ui, stage, world);
    scale(&canvas);
    draw_once(&canvas, stage);
    while (canvas.tight && sg_type_px(&canvas, SG_TYPE_SMALL) > 9) {
        canvas.type *= 0.95;
        draw_once(&canvas, stage);
    }
    ui->cramped = canvas.tight;
    struct sg_act focus = ui->focus;
    keep_focus(ui);
    if (ui->keyboard && !sg_act_same(focus, ui->focus))
        draw_once(&canvas, stage); /* once more, with the ring where it went */
    return &ui->marks;
}

/* ---- what moves ------------------------------------------------------------------------------------ */

static void slide(struct sg_ui *ui, const struct sg_ui_world *world, const void *before, struct sg_move move,
                  bool reversed)
{
    const struct sg_session_state *state = sg_session_state(world->session);
    if (world->settings->reduced_motion || ui->moved_by_hand || !state->game)
        return;
    memcpy(ui->before, before, state->game->position_bytes);
    ui->moved = move;
    ui->reversed = reversed;
    ui->slide_at_ms = world->now_ms;
}

void sg_ui_note(struct sg_ui *ui, const struct sg_ui_world *world, const struct sg_event *event)
{
    if (!world->session || stage_of(world) != SG_STAGE_PLAY)
        return;
    const struct sg_history *history = sg_session_history(world->session);
    uint32_t ply = history ? sg_history_ply(history) : 0;
    if (event->kind != SG_EVENT_MOVE && event->kind != SG_EVENT_REDO && event->kind != SG_EVENT_UNDO &&
        event->kind != SG_EVENT_RESTART && event->kind != SG_EVENT_CHECKPOINT)
        return; /* the board stays as it is, and what slides goes on */
    if (event->kind != SG_EVENT_MOVE)
        sg_board_let_go(ui, world);
    ui->slide_at_ms = INT64_MIN;
    if ((event->kind == SG_EVENT_MOVE || event->kind == SG_EVENT_REDO) && ply > 0)
        slide(ui, world, sg_history_at(history, ply - 1), sg_history_move(history, ply), false);
    else if (event->kind == SG_EVENT_UNDO && history && ply < sg_history_end(history))
        slide(ui, world, sg_history_at(history, ply + 1), sg_history_move(history, ply + 1), true);
    ui->moved_by_hand = false;
}

int64_t sg_ui_wake_ms(const struct sg_ui *ui)
{
    return ui->slide_at_ms == INT64_MIN ? INT64_MAX : ui->drawn_at_ms + 16;
}

const char *sg_ui_status(const struct sg_ui *ui)
{
    return ui->status;
}

/* ---- input ----------------------------------------------------------------------------------------- */

static void activate(struct sg_ui *ui, const struct sg_ui_world *world, struct sg_act act,
                     struct sg_ui_answer *answer)
{
    const struct sg_spot *spot = sg_spot_of(&ui->spots, act);
    if (spot && spot->enabled)
        sg_act_answer(ui, world, act, answer);
}

static struct sg_act act_at(const struct sg_ui *ui, const struct sg_ui_input *input)
{
    const struct sg_spot *spot =
        input->kind == SG_UI_POINTER_LEFT ? NULL : sg_spot_at(&ui->spots, input->x, input->y);
    return spot ? spot->act : (struct sg_act){SG_ACT_NONE, 0};
}

/* A thing is touched when the pointer goes down and up on it. */
static void point(struct sg_ui *ui, const struct sg_ui_world *world, const struct sg_ui_input *input,
                  struct sg_ui_answer *answer)
{
    struct sg_act under = act_at(ui, input);
    if (!sg_act_same(under, ui->hot) || (ui->keyboard && input->kind == SG_UI_POINTER_DOWN))
        answer->command = SG_UI_REDRAW;
    ui->hot = under;
    if (input->kind == SG_UI_POINTER_DOWN) {
        ui->keyboard = false;
        ui->held = under;
        if (under.kind != SG_ACT_NONE)
            ui->focus = under;
    } else if (input->kind == SG_UI_POINTER_UP) {
        if (under.kind != SG_ACT_NONE && sg_act_same(under, ui->held))
            activate(ui, world, under, answer);
        ui->held = (struct sg_act){SG_ACT_NONE, 0};
    }
}

static const struct {
    char character;
    bool control;
    struct sg_act act;
} shortcuts[] = {
    {'u', false, {SG_ACT_UNDO, 0}},     {'z', true, {SG_ACT_UNDO, 0}},     {'y', false, {SG_ACT_REDO, 0}},
    {'y', true, {SG_ACT_REDO, 0}},      {'r', false, {SG_ACT_RESTART, 0}}, {'w', false, {SG_ACT_WHAT_IF, 0}},
    {'t', false, {SG_ACT_TIP, 0}},      {'o', false, {SG_ACT_OTHER, 0}},   {'p', false, {SG_ACT_PAUSE, 0}},
    {'p', false, {SG_ACT_CONTINUE, 0}}, {'s', false, {SG_ACT_STOP, 0}},
};

static void shortcut(struct sg_ui *ui, const struct sg_ui_world *world, const struct sg_ui_input *input,
                     struct sg_ui_answer *answer)
{
    for (size_t i = 0; i < sizeof shortcuts / sizeof *shortcuts; i++) {
        const struct sg_spot *spot = sg_spot_of(&ui->spots, shortcuts[i].act);
        if (shortcuts[i].character == input->character && shortcuts[i].control == input->control && spot &&
            spot->enabled) {
            sg_act_answer(ui, world, spot->act, answer);
            return;
        }
    }
}

static void walk(struct sg_ui *ui, const struct sg_spot *to, struct sg_ui_answer *answer)
{
    if (to)
        ui->focus = to->act;
    answer->command = SG_UI_REDRAW;
}

/* Escape asks for quiet: the prompt card goes, the pause begins or ends. */
static void escape(struct sg_ui *ui, const struct sg_ui_world *world, struct sg_ui_answer *answer)
{
    static const enum sg_act_kind ways[] = {SG_ACT_NOT_NOW, SG_ACT_CONTINUE, SG_ACT_PAUSE};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (sg_spot_of(&ui->spots, (struct sg_act){ways[i], 0})) {
            activate(ui, world, (struct sg_act){ways[i], 0}, answer);
            return;
        }
}

static void press_key(struct sg_ui *ui, const struct sg_ui_world *world, const struct sg_ui_input *input,
                      struct sg_ui_answer *answer)
{
    const struct sg_spots *spots = &ui->spots;
    switch (input->key) {
    case SG_UI_KEY_TAB: walk(ui, sg_spot_next(spots, ui->focus, 1), answer); break;
    case SG_UI_KEY_BACKTAB: walk(ui, sg_spot_next(spots, ui->focus, -1), answer); break;
    case SG_UI_KEY_LEFT: walk(ui, sg_spot_towards(spots, ui->focus, -1, 0), answer); break;
    case SG_UI_KEY_RIGHT: walk(ui, sg_spot_towards(spots, ui->focus, 1, 0), answer); break;
    case SG_UI_KEY_UP: walk(ui, sg_spot_towards(spots, ui->focus, 0, -1), answer); break;
    case SG_UI_KEY_DOWN: walk(ui, sg_spot_towards(spots, ui->focus, 0, 1), answer); break;
    case SG_UI_KEY_ENTER:
    case SG_UI_KEY_SPACE: activate(ui, world, ui->focus, answer); break;
    case SG_UI_KEY_ESCAPE: escape(ui, world, answer); break;
    case SG_UI_KEY_F11: answer->command = SG_UI_FULLSCREEN; break;
    case SG_UI_KEY_CHARACTER: shortcut(ui, world, input, answer); break;
    default: break;
    }
}

void sg_ui_handle(struct sg_ui *ui, const struct sg_ui_world *world, const struct sg_ui_input *input,
                  struct sg_ui_answer *answer)
{
    memset(answer, 0, sizeof *answer);
    enum sg_stage stage = stage_of(world);
    if (input->kind == SG_UI_FOCUS || input->kind == SG_UI_BLUR) {
        answer->command = world->session ? SG_UI_EVENT : SG_UI_NOTHING;
        answer->event.kind = SG_EVENT_FOCUS;
        answer->event.as.focus.focused = input->kind == SG_UI_FOCUS;
        if (world->session)
            sg_board_let_go(ui, world);
        return;
    }
    if (input->kind == SG_UI_KEY && !ui->keyboard) {
        ui->keyboard = true;
        answer->command = SG_UI_REDRAW;
    }
    if (stage == SG_STAGE_PLAY && sg_play_handle(ui, world, input, answer))
        return;
    if (stage == SG_STAGE_CLIMB && sg_climb_handle(ui, world, input, answer))
        return;
    if (input->kind == SG_UI_KEY)
        press_key(ui, world, input, answer);
    else
        point(ui, world, input, answer);
}
