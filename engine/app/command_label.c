#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#include "positions.h"
#include "report/label.h"

struct reading {
    const struct sg_cli *cli;
    const char *name;
    bool findings, broken;
};

static void put(void *user, const char *bytes, size_t length)
{
    struct reading *reading = user;
    fwrite(bytes, 1, length, stdout);
    putchar('\n');
    reading->broken = reading->broken || ferror(stdout);
}

/* "smartgames: FILE:LINE:COLUMN: why" */
static void say(void *user, uint64_t line, size_t column, const struct sg_phrase *why)
{
    struct reading *reading = user;
    char bytes[1024];
    struct sg_text words;
    sg_text_init(&words, bytes, sizeof bytes);
    sg_content_phrase(reading->cli->content, why, &words);
    fprintf(stderr, "smartgames: %s:%llu:", reading->name, (unsigned long long)line);
    if (column > 0)
        fprintf(stderr, "%zu:", column);
    fprintf(stderr, " %s\n", bytes);
    reading->findings = true;
}

/* "smartgames: NAME: <words> (reason)" */
static void say_file(const struct reading *reading, const char *msgid)
{
    fprintf(stderr, "smartgames: %s: %s %s\n", reading->name, sg_content_text(reading->cli->content, msgid),
            errno ? strerror(errno) : "");
}

static enum sg_status read_lines(struct reading *reading, FILE *in, struct sg_labeller *labeller)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    enum sg_status status = SG_OK;
    errno = 0;
    while (status == SG_OK && !reading->broken && (length = getline(&line, &room, in)) > 0) {
        size_t bytes = (size_t)length - (line[length - 1] == '\n');
        status = sg_labeller_line(labeller, line, bytes);
        errno = 0;
    }
    free(line);
    if (status == SG_OK && ferror(in)) {
        say_file(reading, SG_T("Reading stopped before the end."));
        reading->findings = true;
    }
    return status == SG_OK && !reading->broken ? sg_labeller_finish(labeller) : status;
}

static int label(const struct sg_cli *cli, const struct sg_game *game, const char *name)
{
    struct reading reading = {.cli = cli, .name = name};
    errno = 0;
    FILE *in = strcmp(name, "-") == 0 ? stdin : fopen(name, "rb");
    if (!in) {
        say_file(&reading, SG_T("This file cannot be read."));
        return SG_EXIT_USAGE;
    }
    struct sg_label_desc desc = {.game = game, .put = put, .say = say, .user = &reading};
    struct sg_labeller *labeller = sg_labeller_new(&desc);
    signal(SIGPIPE, SIG_IGN); /* a reader that is gone is an error, not a death */
    enum sg_status status = labeller ? read_lines(&reading, in, labeller) : SG_ERR_MEMORY;
    sg_labeller_free(labeller);
    if (in != stdin)
        fclose(in);
    if (status != SG_OK && status != SG_ERR_TEXT)
        sg_cli_tell(cli,
                    SG_T("There is too little memory for this game. Close other programs and try again."));
    if (reading.broken || fflush(stdout) != 0)
        sg_rows_say_broken(cli);
    if (reading.broken || status != SG_OK)
        return SG_EXIT_USAGE;
    return reading.findings ? SG_EXIT_FINDING : SG_EXIT_FINE;
}

static int run(struct sg_cli *cli, int argc, char **argv)
{
    int word = argc > 1 && strcmp(argv[1], "--") == 0 ? 2 : 1;
    if (word >= argc || argc > word + 2)
        return sg_cli_refuse(cli, argv[0], word >= argc ? "GAME" : argv[word + 2]);
    const char *name = word + 1 < argc ? argv[word + 1] : "-";
    for (int i = 1; i < argc && word == 1; i++)
        if (argv[i][0] == '-' && argv[i][1] != '\0')
            return sg_cli_refuse(cli, argv[0], argv[i]);
    const struct sg_game *game = sg_cli_game(cli, argv[word]);
    return game ? label(cli, game, name) : SG_EXIT_USAGE;
}

const struct sg_command sg_command_label = {
    .name = "label",
    .summary = SG_T("labels logs made elsewhere with strategies and impasses"),
    .usage = SG_T(
        "smartgames label GAME [FILE|-]\n\n"
        "Reads a table, cells separated by tabs, from FILE or from the standard input. Its first line names "
        "the "
        "columns:\n"
        "person, level, attempt, k, move, seconds; others are handed on. level is a position, move is a move "
        "or\n"
        "undo, restart, surrender or null, seconds is the time since the act before. The lines of a person "
        "stand\n"
        "together, in the order of play. A larger attempt is a restart; another level opens that level.\n"
        "Every line comes back with more columns: distances to the goal before and after, the traits of the "
        "move,\n"
        "filtered strategy (from what came before alone, never looking ahead) and smoothed strategy (from "
        "the "
        "whole log)\n"
        "with their probabilities, switches, and whether it is an impasse with the evidence by name. "
        "impasse_p "
        "is 0 or 1:\n"
        "it comes from rules. Bad lines are named with line and column on the standard error, left out with "
        "the "
        "rest\n"
        "of their attempt, and make it leave with 1."),
    .run = run,
};
