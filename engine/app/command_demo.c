#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "code.h"
#include "facts.h"
#include "logs.h"
#include "positions.h"
#include "platform/platform.h"
#include "shelf.h"
#include "shell.h"
#include "simulate/hour.h"

enum { PUT_WAIT_MS = 50, END_WAIT_MS = 30000, SEEDS = 1000000 };

struct wish {
    bool fast, seeded;
    int64_t seed;
    const char *game; /* the id of the one it plays */
};

/* -1, or the code to leave with after saying why. */
static int read_wish(const struct sg_cli *cli, int argc, char **argv, struct wish *wish)
{
    static const struct option options[] = {{"fast", no_argument, NULL, 'f'},
                                            {"seed", required_argument, NULL, 's'},
                                            {"game", required_argument, NULL, 'g'},
                                            {NULL, 0, NULL, 0}};
    optind = 0; /* glibc: start anew, also when another command was read before */
    opterr = 0;
    *wish = (struct wish){.game = sg_games[0]->id};
    for (int c; (c = getopt_long(argc, argv, ":", options, NULL)) != -1;) {
        if (c == 'f')
            wish->fast = true;
        else if (c == 'g') {
            const struct sg_game *game = sg_cli_game(cli, optarg);
            if (!game)
                return SG_EXIT_USAGE;
            wish->game = game->id;
        } else if (c != 's')
            return sg_cli_refuse(cli, argv[0], argv[optind - 1]);
        else if (!sg_cli_number(cli, "--seed", optarg, 0, INT64_MAX, &wish->seed))
            return SG_EXIT_USAGE;
        else
            wish->seeded = true;
    }
    return optind < argc ? sg_cli_refuse(cli, argv[0], argv[optind]) : -1;
}

/* A simulated session does not belong among those of people: without --data-dir it goes to a folder of its
 * own. */
static void leave_real_log(struct sg_cli *cli)
{
    char usual[sizeof cli->data_dir];
    struct sg_text path;
    sg_text_init(&path, usual, sizeof usual);
    if (sg_path_data(&path) != SG_OK || strcmp(usual, cli->data_dir) != 0)
        return;
    sg_text_put(&path, "/demo");
    if (!path.cut)
        memcpy(cli->data_dir, usual, sizeof usual);
}

/* ---- without a window ---- */

struct demo {
    const struct sg_cli *cli;
    struct sg_store *store;
    int64_t id;
    uint64_t last; /* seq */
};

static bool record(void *user, const struct sg_event *event)
{
    struct demo *demo = user;
    enum sg_status status;
    while ((status = sg_store_put(demo->store, demo->id, event)) == SG_ERR_FULL)
        (void)sg_store_wait(demo->store, demo->id, event->seq - 1,
                            PUT_WAIT_MS); /* nobody plays, nobody waits */
    demo->last = event->seq;
    return status == SG_OK;
}

static void words(void *user, const struct sg_session_state *state, const struct sg_event *decision,
                  struct sg_text *out)
{
    const struct demo *demo = user;
    sg_facts_words(demo->cli->content, state, decision, out);
}

/* Plays and writes; all is on disk when this says SG_OK. */
static enum sg_status play(struct demo *demo, const char *game, uint64_t seed)
{
    struct sg_event started;
    struct sg_persona persona;
    sg_facts_started(demo->cli->content, NULL, seed, &started);
    sg_persona_init(&persona, seed);
    persona.game = game;
    persona.translate = sg_content_text;
    persona.catalog = demo->cli->content;
    struct sg_shelf *shelf = sg_shelf_open(demo->cli->assets, sg_games);
    struct sg_hour hour = {.session = sg_session_new(sg_games),
                           .bench = sg_bench_new(sg_games),
                           .record = record,
                           .words = words,
                           .user = demo,
                           .packs = shelf ? sg_shelf_all(shelf) : NULL};
    enum sg_status status = hour.session && hour.bench && shelf ? SG_OK : SG_ERR_MEMORY;
    if (status == SG_OK)
        status = sg_store_begin(demo->store, started.as.session_started.learner, &demo->id);
    if (status == SG_OK)
        status = sg_hour_play(&hour, &persona, &started);
    if (status == SG_OK && !sg_store_wait(demo->store, demo->id, demo->last, END_WAIT_MS))
        status = SG_ERR_IO;
    sg_shelf_close(shelf);
    sg_bench_free(hour.bench);
    sg_session_free(hour.session);
    return status;
}

static int play_fast(const struct sg_cli *cli, const char *game, uint64_t seed)
{
    struct demo demo = {.cli = cli};
    int code = sg_cli_store(cli, false, &demo.store);
    if (code >= 0)
        return code;
    enum sg_status status = play(&demo, game, seed), closed = sg_store_close(demo.store);
    if (status != SG_OK || closed != SG_OK) {
        sg_cli_tell(cli,
                    status == SG_ERR_MEMORY
                        ? SG_T("There is too little memory for a demo. Close other programs and try again.")
                        : SG_T("The demo could not be written to the end. What was written is kept."));
        return SG_EXIT_USAGE;
    }
    struct sg_log log; /* read back from the disk: what is shown is what was kept */
    code = sg_log_open(cli, "last", &log);
    if (code < 0)
        code = sg_log_print_review(cli, &log);
    sg_log_close(&log);
    return code;
}

/* ---- both ways ---- */

static void say_where(const struct sg_cli *cli, uint64_t seed)
{
    struct sg_phrase phrase;
    sg_phrase_set(&phrase, SG_T("A simulated learner played with seed {seed}. To look at it again:"));
    sg_phrase_add_int(&phrase, "seed", (int64_t)seed);
    sg_cli_say(cli, &phrase);
    fprintf(stderr, "  smartgames review last --data-dir '%s'\n  smartgames replay last --data-dir '%s'\n",
            cli->data_dir, cli->data_dir);
}

static int run(struct sg_cli *cli, int argc, char **argv)
{
    struct wish wish;
    int code = read_wish(cli, argc, argv, &wish);
    if (code >= 0)
        return code;
    uint64_t seed = wish.seeded ? (uint64_t)wish.seed : sg_entropy_seed() % SEEDS;
    leave_real_log(cli);
    code = wish.fast ? play_fast(cli, wish.game, seed) : sg_shell_demo(cli, wish.game, seed);
    if (code == SG_EXIT_FINE)
        say_where(cli, seed);
    return code;
}

const struct sg_command sg_command_demo = {
    .name = "demo",
    .summary = SG_T("lets a simulated learner play a whole session"),
    .usage =
        SG_T("smartgames demo [--game ID] [--seed N] [--fast] [--data-dir D] [--lang nl|en]\n\n"
             "With --fast no window opens: the session is played at once and its review is printed.\n"
             "Without --data-dir it goes to a folder `demo` beside your own log. The same seed gives the\n"
             "same session."),
    .run = run,
};
