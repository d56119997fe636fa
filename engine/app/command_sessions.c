#include <stdio.h>

#include "command.h"

static const char *state_of(const struct sg_store_session *session)
{
    if (!session->recording)
        return "not recorded";
    return session->ended ? "ended" : "open";
}

static bool print_session(void *user, const struct sg_store_session *session)
{
    (void)user;
    char bytes[256];
    struct sg_text row;
    sg_text_init(&row, bytes, sizeof bytes);
    sg_text_put_int(&row, session->id);
    sg_text_put_char(&row, '\t');
    sg_text_put(&row, session->learner);
    sg_text_put_char(&row, '\t');
    sg_text_put(&row, session->utc);
    sg_text_put_char(&row, '\t');
    sg_text_put_fixed(&row, (double)session->last_ms / 60000, 1);
    sg_text_put_char(&row, '\t');
    sg_text_put_uint(&row, session->events);
    sg_text_put_char(&row, '\t');
    sg_text_put(&row, state_of(session));
    sg_text_put_char(&row, '\t');
    sg_text_put(&row, session->simulated ? "yes" : "no");
    return puts(row.bytes) >= 0;
}

static int run(struct sg_cli *cli, int argc, char **argv)
{
    if (argc > 1)
        return sg_cli_refuse(cli, argv[0], argv[1]);
    struct sg_store *store;
    int code = sg_cli_store(cli, true, &store);
    if (code >= 0)
        return code;
    puts("session\tlearner\tstarted\tminutes\tevents\tstate\tsimulated");
    enum sg_status status = sg_store_sessions(store, print_session, NULL);
    (void)sg_store_close(store); /* nothing was written */
    if (status == SG_OK)
        return SG_EXIT_FINE;
    sg_cli_tell(cli,
                SG_T("The list of sessions cannot be read. Nothing was changed. See: smartgames verify"));
    return SG_EXIT_FINDING;
}

const struct sg_command sg_command_sessions = {
    .name = "sessions",
    .summary = SG_T("lists the sessions of the log"),
    .usage =
        SG_T("smartgames sessions [--data-dir D]\n\n"
             "One line a session after a header line, the newest last: session, learner, started, minutes,\n"
             "events, state (ended, open, not recorded), simulated (yes, no)."),
    .run = run,
};
