/* A simulated learner in the window: it acts through the same door as a person, only faster. */
#include <stdio.h>
#include <stdlib.h>

#include "code.h"
#include "facts.h"
#include "platform/platform.h"
#include "shelf.h"
#include "shell.h"
#include "simulate/hour.h"
#include "watch.h"

enum { SPEED = 4, PUT_WAIT_MS = 50 };

struct demo {
    struct sg_watch watch;
    struct sg_store *store;
    struct sg_bench *bench;
    struct sg_shelf *shelf;
    struct sg_persona persona;
    int64_t id;
    enum sg_status failed; /* of the store */
};

static bool record(void *user, const struct sg_event *event)
{
    struct demo *demo = user;
    enum sg_status status;
    while ((status = sg_store_put(demo->store, demo->id, event)) == SG_ERR_FULL)
        (void)sg_store_wait(demo->store, demo->id, event->seq - 1,
                            PUT_WAIT_MS); /* nobody plays: waiting harms nobody */
    demo->failed = status;
    sg_watch_note(&demo->watch, event);
    return status == SG_OK;
}

static void words(void *user, const struct sg_session_state *state, const struct sg_event *decision,
                  struct sg_text *out)
{
    struct demo *demo = user;
    sg_facts_words(demo->watch.cli->content, state, decision, out);
}

/* One thing more: what the learner does, or the session's tick when that comes first. Then the learner thinks
 * again. */
static enum sg_status step(struct demo *demo, struct sg_hour *hour)
{
    struct sg_persona before = demo->persona;
    struct sg_event event;
    sg_persona_next(&demo->persona, demo->watch.session, demo->bench, &event);
    int64_t tick_ms = sg_session_wake_ms(demo->watch.session);
    bool tick = tick_ms < event.at_ms;
    while (!sg_watch_turn(&demo->watch, tick ? tick_ms : event.at_ms))
        if (demo->watch.leaving)
            return SG_ERR_CANCELLED;
    if (tick) {
        demo->persona = before;
        event = (struct sg_event){.kind = SG_EVENT_TICK, .at_ms = tick_ms};
    }
    enum sg_status status = sg_hour_feed(hour, &event);
    return status == SG_ERR_ILLEGAL && demo->failed == SG_OK
               ? SG_OK
               : status; /* too late for that: it thinks again */
}

static int play(struct demo *demo, const char *game, uint64_t seed)
{
    struct sg_hour hour = {.session = demo->watch.session,
                           .bench = demo->bench,
                           .record = record,
                           .words = words,
                           .user = demo,
                           .packs = sg_shelf_all(demo->shelf)};
    struct sg_event started;
    sg_facts_started(demo->watch.cli->content, NULL, seed, &started);
    sg_persona_init(&demo->persona, seed);
    demo->persona.game = game;
    demo->persona.translate = sg_content_text;
    demo->persona.catalog = demo->watch.cli->content;
    sg_phrase_set(&demo->watch.notice,
                  SG_T("A simulated learner plays. Space stops and goes on, up and down change the speed."));
    enum sg_status status = sg_store_begin(demo->store, started.as.session_started.learner, &demo->id);
    if (status == SG_OK)
        status = sg_hour_feed(&hour, &started);
    while (status == SG_OK && sg_session_state(demo->watch.session)->stage != SG_STAGE_ENDED)
        status = step(demo, &hour);
    while (status == SG_OK && !demo->watch.leaving) /* the last scene stays until somebody closes it */
        (void)sg_watch_turn(&demo->watch, INT64_MAX);
    if (status == SG_OK || demo->watch.leaving)
        return SG_EXIT_FINE;
    sg_cli_tell(demo->watch.cli,
                SG_T("The log cannot be written, so the demo stops here. What was saved is kept."));
    return SG_EXIT_USAGE;
}

int sg_shell_demo(struct sg_cli *cli, const char *game, uint64_t seed)
{
    struct demo *demo = calloc(1, sizeof *demo);
    if (!demo)
        return SG_EXIT_USAGE;
    int code = sg_cli_store(cli, false, &demo->store);
    if (code < 0) {
        demo->bench = sg_bench_new(sg_games);
        demo->shelf = sg_shelf_open(cli->assets, sg_games);
        code = sg_watch_open(&demo->watch, cli, SPEED);
        if (code < 0)
            code = demo->bench && demo->shelf ? play(demo, game, seed) : SG_EXIT_USAGE;
        sg_watch_close(&demo->watch);
        sg_shelf_close(demo->shelf);
        sg_bench_free(demo->bench);
        if (sg_store_close(demo->store) != SG_OK)
            code = SG_EXIT_USAGE;
    }
    free(demo);
    return code;
}
