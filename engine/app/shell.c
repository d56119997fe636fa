#include "shell.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "code.h"
#include "live.h"
#include "platform/platform.h"
#include "screen.h"

enum { CODES = 4 };

struct shell {
    struct sg_cli *cli;
    const struct sg_shell_options *options;
    struct sg_store *store;
    struct sg_screen *screen;
    struct sg_live *live;
    const struct sg_content *content; /* in the language chosen now */
    struct sg_content
        *other; /* owned: the language chosen on the start scene, if it is not the first; else NULL */

    char codes[CODES][SG_CODE_TEXT], new_code[SG_CODE_TEXT]; /* what the start scene offers */
    size_t code_count;
    char asked_code[SG_CODE_TEXT]; /* for which can_resume was looked up */
    bool can_resume, leaving;
};

/* ---- the start scene's codes ---- */

/* Latest first, each once. */
static bool note_code(void *user, const struct sg_store_session *session)
{
    struct shell *shell = user;
    if (session->simulated || !sg_code_valid(session->learner) ||
        strcmp(session->learner, shell->new_code) == 0)
        return true;
    size_t at = 0;
    while (at < shell->code_count && strcmp(shell->codes[at], session->learner) != 0)
        at++;
    if (at == shell->code_count && shell->code_count < CODES)
        shell->code_count++;
    if (at == CODES)
        at--;
    memmove(shell->codes + 1, shell->codes, at * sizeof *shell->codes);
    memcpy(shell->codes[0], session->learner, sizeof shell->codes[0]);
    return true;
}

struct search {
    const char *code;
    bool found;
};

static bool note_taken(void *user, const struct sg_store_session *session)
{
    struct search *search = user;
    search->found = strcmp(session->learner, search->code) == 0;
    return !search->found;
}

static void fresh_code(struct shell *shell)
{
    struct search search = {.code = shell->new_code};
    do {
        search.found = false;
        sg_code_make(sg_entropy_seed(), shell->new_code);
        (void)sg_store_sessions(shell->store, note_taken, &search);
    } while (search.found);
}

static void collect_codes(struct shell *shell)
{
    if (shell->options->learner)
        snprintf(shell->new_code, sizeof shell->new_code, "%s", shell->options->learner);
    else
        fresh_code(shell);
    shell->code_count = 0;
    (void)sg_store_sessions(shell->store, note_code, shell);
    shell->asked_code[0] = '\0';
}

/* ---- the world, as the scenes see it ---- */

static bool at_start(const struct shell *shell)
{
    return sg_live_session(shell->live) == NULL;
}

static void fill_world(struct shell *shell, struct sg_ui_world *world)
{
    *world = (struct sg_ui_world){.content = shell->content,
                                  .session = sg_live_session(shell->live),
                                  .review = sg_live_review(shell->live),
                                  .hint = sg_live_hint(shell->live),
                                  .new_code = shell->new_code};
    world->notice = sg_live_notice(shell->live, &world->notice_is_error);
    for (size_t i = 0; i < shell->code_count; i++)
        world->codes[i] = shell->codes[i];
    sg_screen_world(shell->screen, world);
    if (!at_start(shell))
        return;
    const char *code = sg_ui_code(sg_screen_ui(shell->screen), world);
    if (strcmp(code, shell->asked_code) != 0) { /* asked once a choice, not once a frame */
        struct sg_store_session found;
        snprintf(shell->asked_code, sizeof shell->asked_code, "%s", code);
        shell->can_resume = sg_store_unfinished(shell->store, code, &found) == SG_OK;
    }
    world->can_resume = shell->can_resume;
}

static void on_note(void *user, const struct sg_event *event)
{
    struct shell *shell = user;
    struct sg_ui_world world;
    fill_world(shell, &world);
    sg_ui_note(sg_screen_ui(shell->screen), &world, event);
    sg_screen_dirty(shell->screen);
}

static void on_wake(void *user)
{
    (void)user;
    sg_screen_wake();
}

/* ---- what the scenes ask for ---- */

static void say_failure(struct shell *shell, enum sg_status status)
{
    struct sg_phrase words;
    if (status == SG_ERR_DAMAGED)
        sg_phrase_set(&words, SG_T("That session cannot be resumed. Its log was kept; begin a new session."));
    else if (status == SG_ERR_FULL)
        sg_phrase_set(&words, SG_T("The disk is full, so no session began. Make room and try again."));
    else
        sg_phrase_set(
            &words,
            SG_T("The log cannot be written, so no session began. What was saved is kept. Tell your coach."));
    sg_live_say(shell->live, &words, true, 0, sg_clock_ms());
    sg_cli_say(shell->cli, &words);
}

static void begin(struct shell *shell, const struct sg_ui_answer *answer)
{
    const char *learner = answer->event.as.session_started.learner;
    uint64_t seed = shell->options->has_seed ? shell->options->seed : sg_entropy_seed();
    bool resume = answer->command == SG_UI_RESUME;
    enum sg_status status = resume ? sg_live_resume(shell->live, learner, sg_clock_ms())
                                   : sg_live_begin(shell->live, learner, seed, sg_clock_ms());
    if (status != SG_OK)
        say_failure(shell, status);
    collect_codes(shell); /* for the next learner at this machine */
}

static void speak(struct shell *shell, const char *language)
{
    struct sg_content *content = NULL;
    if (strcmp(language, sg_content_language(shell->content)) == 0)
        return;
    if (strcmp(language, sg_content_language(shell->cli->content)) == 0) {
        shell->content = shell->cli->content;
    } else if (shell->other) {
        shell->content = shell->other;
    } else if (sg_content_open(shell->cli->assets, language, NULL, &content) == SG_OK) {
        shell->other = content;
        shell->content = content;
    }
    sg_live_speak(shell->live, shell->content);
}

static void obey(struct shell *shell, const struct sg_ui_answer *answer)
{
    if (answer->command != SG_UI_NOTHING)
        sg_screen_dirty(shell->screen);
    switch (answer->command) {
    case SG_UI_NOTHING:
    case SG_UI_REDRAW: break;
    case SG_UI_EVENT: (void)sg_live_input(shell->live, &answer->event, sg_clock_ms()); break;
    case SG_UI_BEGIN:
    case SG_UI_RESUME: begin(shell, answer); break;
    case SG_UI_LANGUAGE: speak(shell, answer->event.as.session_started.language); break;
    case SG_UI_TIP: sg_live_tip(shell->live); break;
    case SG_UI_FULLSCREEN: sg_screen_fullscreen(shell->screen); break;
    case SG_UI_SETTINGS: sg_screen_settings(shell->screen, &answer->settings); break;
    case SG_UI_QUIT: shell->leaving = true; break;
    }
}

/* ---- the loop ---- */

static void handle(struct shell *shell, const SDL_Event *event)
{
    struct sg_ui_input input;
    if (event->type == SDL_QUIT) /* the window is closed, or SIGTERM, or SIGINT */
        shell->leaving = true;
    if (!sg_screen_input(shell->screen, event, &input))
        return;
    struct sg_ui_world world;
    struct sg_ui_answer answer = {.command = SG_UI_NOTHING};
    fill_world(shell, &world);
    sg_ui_handle(sg_screen_ui(shell->screen), &world, &input, &answer);
    obey(shell, &answer);
    fill_world(shell, &world);
    if (sg_ui_owed(sg_screen_ui(shell->screen), &world, &answer))
        obey(shell, &answer);
}

/* One turn of the loop: sleeps until there is something to do, and does it. */
static void frame(struct shell *shell)
{
    SDL_Event event;
    bool any = sg_screen_wait(shell->screen, sg_live_wake_ms(shell->live, sg_clock_ms()), &event);
    for (; any && !shell->leaving; any = SDL_PollEvent(&event) == 1)
        handle(shell, &event);
    if (sg_live_turn(shell->live, sg_screen_held(shell->screen), sg_clock_ms()))
        sg_screen_dirty(shell->screen);
    struct sg_ui_world world;
    fill_world(shell, &world);
    sg_screen_show(shell->screen, &world);
}

/* ---- life ---- */

static int run(struct shell *shell, const struct sg_phrase *found)
{
    struct sg_live_desc desc = {.games = sg_games,
                                .content = shell->content,
                                .store = shell->store,
                                .wake = on_wake,
                                .note = on_note,
                                .user = shell};
    int code = sg_screen_open(shell->cli, shell->options, &shell->screen);
    if (code >= 0)
        return code;
    shell->live = sg_live_open(&desc);
    if (!shell->live) {
        sg_cli_tell(shell->cli, SG_T("There is not enough memory to play."));
        return SG_EXIT_USAGE;
    }
    if (found->msgid)
        sg_live_say(shell->live, found, false, 0, sg_clock_ms());
    collect_codes(shell);
    while (!shell->leaving)
        frame(shell);
    return SG_EXIT_FINE;
}

int sg_shell_play(struct sg_cli *cli, const struct sg_shell_options *options)
{
    struct shell *shell = calloc(1, sizeof *shell);
    if (!shell)
        return SG_EXIT_USAGE;
    shell->cli = cli;
    shell->options = options;
    shell->content = cli->content;
    struct sg_store_report report = {0};
    int code = sg_cli_store_told(cli, false, &report, &shell->store);
    if (code < 0) {
        code = run(shell, &report.words);
        sg_live_close(shell->live);
        sg_screen_close(shell->screen);
        if (sg_store_close(shell->store) != SG_OK) {
            sg_cli_tell(cli, SG_T("The disk did not take the last of the log. It is kept in a second file "
                                  "and read at the next start."));
            code = SG_EXIT_USAGE;
        }
    }
    sg_content_free(shell->other);
    free(shell);
    return code;
}
