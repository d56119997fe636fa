#include <inttypes.h>
#include <stdio.h>

#include "command.h"

static const char *word(bool ok)
{
    return ok ? "ok" : "damaged";
}

static void say_where(const struct sg_cli *cli, const struct sg_store_check *check)
{
    struct sg_phrase phrase;
    if (check->bad_session) {
        sg_phrase_set(&phrase,
                      SG_T("The log differs from what was written, from event {seq} of session {session} "
                           "on. Everything before it is as it was written."));
        sg_phrase_add_int(&phrase, "seq", (int64_t)check->bad_seq);
        sg_phrase_add_int(&phrase, "session", check->bad_session);
    } else {
        sg_phrase_set(&phrase,
                      SG_T("The database is damaged. Nothing was changed; a copy from a backup helps."));
    }
    sg_cli_say(cli, &phrase);
    if (check->detail[0])
        fprintf(stderr, "smartgames: %s\n", check->detail);
}

/* Opens for reading; a database that is too damaged for that is a finding, and not a fault of the machine. */
static int open_log(const struct sg_cli *cli, struct sg_store **store)
{
    struct sg_store_desc desc = {.directory = cli->data_dir, .read_only = true};
    struct sg_store_report report = {0};
    enum sg_status status = sg_store_open(&desc, &report, store);
    if (status == SG_OK)
        return -1;
    if (status != SG_ERR_DAMAGED)
        return sg_cli_store(cli, true, store);
    if (report.words.msgid)
        sg_cli_say(cli, &report.words);
    return SG_EXIT_FINDING;
}

static int run(struct sg_cli *cli, int argc, char **argv)
{
    if (argc > 1)
        return sg_cli_refuse(cli, argv[0], argv[1]);
    struct sg_store *store;
    int code = open_log(cli, &store);
    if (code >= 0)
        return code;
    struct sg_store_check check = {0};
    enum sg_status status = sg_store_verify(store, &check);
    (void)sg_store_close(store); /* nothing was written */
    printf("sessions\tevents\tdatabase\tchain\n%" PRIu64 "\t%" PRIu64 "\t%s\t%s\n", check.sessions,
           check.events, word(check.database_ok), word(check.chain_ok));
    if (status == SG_OK)
        return SG_EXIT_FINE;
    say_where(cli, &check);
    return SG_EXIT_FINDING;
}

const struct sg_command sg_command_verify = {
    .name = "verify",
    .summary = SG_T("checks the database and the chain of the log"),
    .usage =
        SG_T("smartgames verify [--data-dir D]\n\n"
             "One line after a header line: sessions, events, database (ok, damaged), chain (ok, damaged).\n"
             "Leaves with 1 when something is damaged."),
    .run = run,
};
