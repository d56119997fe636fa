/* play: the window, for a learner. */
#include <getopt.h>
#include <string.h>

#include "code.h"
#include "command.h"
#include "shell.h"

enum { WIDTH_MIN = 640, WIDTH_MAX = 7680, HEIGHT_MIN = 480, HEIGHT_MAX = 4320 };

static bool read_side(const char **at, const char *end, int64_t low, int64_t high, int *side)
{
    int64_t value;
    if (!sg_text_read_int(at, end, &value) || value < low || value > high)
        return false;
    *side = (int)value;
    return true;
}

/* "1280x800" */
static bool read_window(const struct sg_cli *cli, const char *text, struct sg_shell_options *options)
{
    const char *at = text, *end = text + strlen(text);
    bool fine = read_side(&at, end, WIDTH_MIN, WIDTH_MAX, &options->width) && at < end && *at++ == 'x' &&
                read_side(&at, end, HEIGHT_MIN, HEIGHT_MAX, &options->height) && at == end;
    if (fine)
        return true;
    struct sg_phrase phrase;
    sg_phrase_set(&phrase, SG_T("--window takes WIDTHxHEIGHT from {low} to {high}, not {text}."));
    sg_phrase_add(&phrase, "low", "640x480");
    sg_phrase_add(&phrase, "high", "7680x4320");
    sg_phrase_add(&phrase, "text", text);
    sg_cli_say(cli, &phrase);
    return false;
}

static bool read_learner(const struct sg_cli *cli, const char *text, struct sg_shell_options *options)
{
    options->learner = text;
    if (sg_code_valid(text))
        return true;
    struct sg_phrase phrase;
    sg_phrase_set(&phrase,
                  SG_T("--learner takes a code such as stille-otter-42, not {text}. No names, please."));
    sg_phrase_add(&phrase, "text", text);
    sg_cli_say(cli, &phrase);
    return false;
}

static bool read_option(const struct sg_cli *cli, int option, char **argv, struct sg_shell_options *options)
{
    int64_t seed;
    switch (option) {
    case 'l': return read_learner(cli, optarg, options);
    case 'w': return read_window(cli, optarg, options);
    case 'f': options->fullscreen = true; return true;
    case 's':
        if (!sg_cli_number(cli, "--seed", optarg, 0, INT64_MAX, &seed))
            return false;
        options->seed = (uint64_t)seed;
        options->has_seed = true;
        return true;
    default: sg_cli_refuse(cli, "play", argv[optind - 1]); return false;
    }
}

static int run(struct sg_cli *cli, int argc, char **argv)
{
    static const struct option names[] = {{"learner", required_argument, NULL, 'l'},
                                          {"seed", required_argument, NULL, 's'},
                                          {"window", required_argument, NULL, 'w'},
                                          {"fullscreen", no_argument, NULL, 'f'},
                                          {NULL, 0, NULL, 0}};
    struct sg_shell_options options = {0};
    int option;
    optind = 0; /* from the start, also when somebody else has read options before */
    opterr = 0;
    while ((option = getopt_long(argc, argv, ":", names, NULL)) != -1)
        if (!read_option(cli, option, argv, &options))
            return SG_EXIT_USAGE;
    if (optind < argc)
        return sg_cli_refuse(cli, "play", argv[optind]);
    return sg_shell_play(cli, &options);
}

const struct sg_command sg_command_play = {
    .name = "play",
    .summary = SG_T("play in a window; everything you do goes into the log"),
    .usage = SG_T("smartgames play [--lang nl|en] [--learner CODE] [--seed N] [--window WxH] [--fullscreen] "
                  "[--data-dir D]\n"
                  "\n"
                  "  --learner CODE  the code that is chosen at the start, such as stille-otter-42\n"
                  "  --seed N        the same levels and draws each time\n"
                  "  --window WxH    size of the window in pixels, 640x480 to 7680x4320\n"
                  "  --fullscreen    the whole screen; F11 changes it\n"
                  "  --data-dir D    the folder of the log\n"
                  "\n"
                  "A session that was cut off can be resumed at the start. Leaves with 2 when there is no "
                  "display, or when\n"
                  "the log cannot be written."),
    .run = run,
};
