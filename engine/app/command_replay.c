#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "logs.h"
#include "session/replay.h"
#include "shell.h"

/* A log read back from the store has all that was folded when it was written, so every state comes again. */
static int say_mismatch(const struct sg_cli *cli, const struct sg_replay_finding *finding)
{
    char logged[24], found[24];
    struct sg_phrase phrase;
    if (finding->status != SG_OK) {
        sg_phrase_set(&phrase, SG_T("Event {seq} cannot follow those before it: {status}."));
        sg_phrase_add_int(&phrase, "seq", (int64_t)finding->seq);
        sg_phrase_add(&phrase, "status", sg_status_name(finding->status));
    } else {
        snprintf(logged, sizeof logged, "%016" PRIx64, finding->hash_logged);
        snprintf(found, sizeof found, "%016" PRIx64, finding->hash_found);
        sg_phrase_set(&phrase, SG_T("After event {seq} the state is {found}; the log says {logged}."));
        sg_phrase_add_int(&phrase, "seq", (int64_t)finding->seq);
        sg_phrase_add(&phrase, "found", found);
        sg_phrase_add(&phrase, "logged", logged);
    }
    sg_cli_say(cli, &phrase);
    return SG_EXIT_FINDING;
}

static void print_fine(const struct sg_cli *cli, size_t count)
{
    char line[256];
    struct sg_phrase phrase;
    struct sg_text text;
    sg_phrase_set(&phrase, SG_T("{n} events, every state as recorded"));
    sg_phrase_add_int(&phrase, "n", (int64_t)count);
    sg_text_init(&text, line, sizeof line);
    sg_content_phrase(cli->content, &phrase, &text);
    puts(line);
}

static int verify(const struct sg_cli *cli, const char *word)
{
    struct sg_log log;
    struct sg_replay_finding finding;
    int code = sg_log_open(cli, word, &log);
    struct sg_session *session = code < 0 ? sg_session_new(sg_games) : NULL;
    if (code < 0 && !session) {
        sg_cli_tell(cli,
                    SG_T("There is too little memory for this session. Close other programs and try again."));
        code = SG_EXIT_USAGE;
    } else if (code < 0 && sg_replay_verify(session, log.events, log.count, &finding) != SG_OK) {
        code = say_mismatch(cli, &finding);
    } else if (code < 0) {
        print_fine(cli, log.count);
        code = SG_EXIT_FINE;
    }
    sg_session_free(session);
    sg_log_close(&log);
    return code;
}

static int show(struct sg_cli *cli, const char *word)
{
    struct sg_log log;
    int code = sg_log_open(cli, word, &log);
    int64_t id = log.session.id;
    sg_log_close(&log);
    return code < 0 ? sg_shell_replay(cli, id) : code;
}

static int run(struct sg_cli *cli, int argc, char **argv)
{
    bool headless = false;
    const char *word = sg_log_word(cli, argc, argv, "verify", &headless);
    if (!word)
        return SG_EXIT_USAGE;
    return headless ? verify(cli, word) : show(cli, word);
}

const struct sg_command sg_command_replay = {
    .name = "replay",
    .summary = SG_T("plays a recorded session again"),
    .usage =
        SG_T("smartgames replay SESSION [--verify] [--data-dir D]\n\n"
             "SESSION is a number of `smartgames sessions`, or: last.\n"
             "With --verify no window opens: the log is folded again and the state after every event is\n"
             "compared with the recorded one."),
    .run = run,
};
