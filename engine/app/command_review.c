#include "logs.h"

static int run(struct sg_cli *cli, int argc, char **argv)
{
    const char *word = sg_log_word(cli, argc, argv, NULL, NULL);
    if (!word)
        return SG_EXIT_USAGE;
    struct sg_log log;
    int code = sg_log_open(cli, word, &log);
    if (code < 0)
        code = sg_log_print_review(cli, &log);
    sg_log_close(&log);
    return code;
}

const struct sg_command sg_command_review = {
    .name = "review",
    .summary = SG_T("tells what happened in a session"),
    .usage = SG_T("smartgames review SESSION [--data-dir D] [--lang nl|en]\n\n"
                  "SESSION is a number of `smartgames sessions`, or: last.\n"
                  "Tries, the way to the goal over time, impasses and why, prompts and answers, and counts."),
    .run = run,
};
