/* A recorded session in the window: the log is folded again, event by event, at the speed that is wanted. */
#include <stdlib.h>

#include "platform/platform.h"
#include "shell.h"
#include "watch.h"

enum { SPEED = 4 };

struct replay {
    struct sg_watch watch;
    struct sg_event *events;    /* owned */
    size_t count, capacity, at; /* at: how many are folded */
};

static bool keep(void *user, const struct sg_event *event)
{
    struct replay *replay = user;
    if (replay->count == replay->capacity) {
        size_t capacity = replay->capacity ? replay->capacity * 2 : 256;
        struct sg_event *events = realloc(replay->events, capacity * sizeof *events);
        if (!events)
            return false;
        replay->events = events;
        replay->capacity = capacity;
    }
    replay->events[replay->count++] = *event;
    return true;
}

static void tell(struct replay *replay)
{
    struct sg_phrase *notice = &replay->watch.notice;
    sg_phrase_set(notice, SG_T("Replay: event {n} of {count}, {kind}, {speed} times as fast"));
    sg_phrase_add_int(notice, "n", (int64_t)replay->at);
    sg_phrase_add_int(notice, "count", (int64_t)replay->count);
    sg_phrase_add(notice, "kind",
                  replay->at > 0 ? sg_event_kind_name(replay->events[replay->at - 1].kind) : "-");
    sg_phrase_add_int(notice, "speed", replay->watch.speed);
}

/* Folds the next event; false: it does not fit. */
static bool forward(struct replay *replay)
{
    const struct sg_event *event = &replay->events[replay->at];
    if (sg_session_apply(replay->watch.session, event) != SG_OK)
        return false;
    replay->at++;
    replay->watch.shown_ms = event->at_ms;
    sg_watch_note(&replay->watch, event);
    return true;
}

/* There is no way back in a fold: from the start again, to one event less. */
static bool backward(struct replay *replay)
{
    size_t target = replay->at > 1 ? replay->at - 1 : 1;
    replay->at = 0;
    if (sg_watch_anew(&replay->watch) != SG_OK)
        return false;
    while (replay->at < target)
        if (!forward(replay))
            return false;
    return true;
}

static bool stepped(struct replay *replay, bool due)
{
    int32_t step = replay->watch.step;
    replay->watch.step = 0;
    if (step < 0)
        return backward(replay);
    if ((due || step > 0) && replay->at < replay->count)
        return forward(replay);
    return true;
}

static int show(struct replay *replay)
{
    bool due = true; /* the first event */
    while (!replay->watch.leaving) {
        if (!stepped(replay, due)) {
            struct sg_phrase words;
            sg_phrase_set(&words,
                          SG_T("Event {n} does not follow from those before it. See: smartgames verify"));
            sg_phrase_add_int(&words, "n", (int64_t)replay->at + 1);
            sg_cli_say(replay->watch.cli, &words);
            return SG_EXIT_FINDING;
        }
        tell(replay);
        due = sg_watch_turn(&replay->watch,
                            replay->at < replay->count ? replay->events[replay->at].at_ms : INT64_MAX);
    }
    return SG_EXIT_FINE;
}

static int read_log(struct sg_cli *cli, int64_t session, struct replay *replay)
{
    struct sg_store *store;
    int code = sg_cli_store(cli, true, &store);
    if (code >= 0)
        return code;
    enum sg_status status = sg_store_events(store, session, keep, replay);
    (void)sg_store_close(store);
    if (status == SG_OK && replay->count > 0)
        return -1;
    sg_cli_tell(cli, SG_T("There is no such session in this log. See: smartgames sessions"));
    return SG_EXIT_USAGE;
}

int sg_shell_replay(struct sg_cli *cli, int64_t session)
{
    struct replay *replay = calloc(1, sizeof *replay);
    if (!replay)
        return SG_EXIT_USAGE;
    int code = read_log(cli, session, replay);
    if (code < 0) {
        code = sg_watch_open(&replay->watch, cli, SPEED);
        if (code < 0)
            code = show(replay);
        sg_watch_close(&replay->watch);
    }
    free(replay->events);
    free(replay);
    return code;
}
