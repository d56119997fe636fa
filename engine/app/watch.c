#include "watch.h"

#include "platform/platform.h"

enum { SILENCE_MS = 2000, SPEED_MAX = 64 };

int sg_watch_open(struct sg_watch *watch, const struct sg_cli *cli, int32_t speed)
{
    *watch = (struct sg_watch){.cli = cli, .speed = speed, .clock_ms = sg_clock_ms()};
    int code = sg_screen_open(cli, &(struct sg_shell_options){0}, &watch->screen);
    if (code < 0 && sg_watch_anew(watch) != SG_OK) {
        sg_cli_tell(cli, SG_T("There is not enough memory to play."));
        code = SG_EXIT_USAGE;
    }
    return code;
}

static void forget(struct sg_watch *watch)
{
    if (watch->session)
        sg_review_deinit(&watch->review);
    sg_session_free(watch->session);
    watch->session = NULL;
}

void sg_watch_close(struct sg_watch *watch)
{
    forget(watch);
    sg_screen_close(watch->screen);
}

enum sg_status sg_watch_anew(struct sg_watch *watch)
{
    forget(watch);
    if (sg_review_init(&watch->review) != SG_OK)
        return SG_ERR_MEMORY;
    watch->session = sg_session_new(sg_games);
    if (watch->session)
        return SG_OK;
    sg_review_deinit(&watch->review);
    return SG_ERR_MEMORY;
}

static void fill_world(struct sg_watch *watch, struct sg_ui_world *world)
{
    *world = (struct sg_ui_world){.content = watch->cli->content,
                                  .session = watch->session,
                                  .review = &watch->review,
                                  .new_code = sg_session_state(watch->session)->learner,
                                  .notice = watch->notice.msgid ? &watch->notice : NULL};
    sg_screen_world(watch->screen, world);
}

void sg_watch_note(struct sg_watch *watch, const struct sg_event *event)
{
    struct sg_ui_world world;
    (void)sg_review_note(&watch->review, event); /* without memory the curve stays short */
    fill_world(watch, &world);
    sg_ui_note(sg_screen_ui(watch->screen), &world, event);
    sg_screen_dirty(watch->screen);
}

/* ---- time ---- */

/* Brings the session's time up to the present. */
static void advance(struct sg_watch *watch)
{
    int64_t now_ms = sg_clock_ms();
    if (!watch->stopped)
        watch->shown_ms += (now_ms - watch->clock_ms) * watch->speed;
    watch->clock_ms = now_ms;
}

/* ---- keys ---- */

static void press(struct sg_watch *watch, enum sg_ui_key key)
{
    switch (key) {
    case SG_UI_KEY_SPACE: watch->stopped = !watch->stopped; break;
    case SG_UI_KEY_UP: watch->speed = watch->speed < SPEED_MAX ? watch->speed * 2 : SPEED_MAX; break;
    case SG_UI_KEY_DOWN: watch->speed = watch->speed > 1 ? watch->speed / 2 : 1; break;
    case SG_UI_KEY_LEFT:
    case SG_UI_KEY_RIGHT:
        watch->stopped = true;
        watch->step = key == SG_UI_KEY_LEFT ? -1 : 1;
        break;
    case SG_UI_KEY_F11: sg_screen_fullscreen(watch->screen); break;
    case SG_UI_KEY_ESCAPE: watch->leaving = true; break;
    default: break;
    }
    sg_screen_dirty(watch->screen);
}

static void handle(struct sg_watch *watch, const SDL_Event *event)
{
    struct sg_ui_input input;
    if (event->type == SDL_QUIT)
        watch->leaving = true;
    else if (sg_screen_input(watch->screen, event, &input) && input.kind == SG_UI_KEY)
        press(watch, input.key);
}

bool sg_watch_turn(struct sg_watch *watch, int64_t due_ms)
{
    SDL_Event event;
    struct sg_ui_world world;
    int64_t wake_ms = INT64_MAX;
    advance(watch);
    bool runs = !watch->stopped && due_ms < INT64_MAX;
    if (runs && due_ms - watch->shown_ms > (int64_t)SILENCE_MS * watch->speed)
        watch->shown_ms = due_ms - (int64_t)SILENCE_MS * watch->speed;
    if (runs)
        wake_ms = watch->clock_ms + (due_ms - watch->shown_ms + watch->speed - 1) / watch->speed;
    bool any = sg_screen_wait(watch->screen, wake_ms, &event);
    advance(watch);
    for (; any && !watch->leaving; any = SDL_PollEvent(&event) == 1)
        handle(watch, &event);
    fill_world(watch, &world);
    sg_screen_show(watch->screen, &world);
    return runs && !watch->stopped && !watch->leaving && watch->shown_ms >= due_ms;
}
