/* The command line: what all subcommands share, and the way from main to one of them. */
#include "command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "platform/platform.h"

enum { LINE = 4096, PATH = 4096 };

/* ---- saying ---- */

static void write_phrase(const struct sg_content *content, const struct sg_phrase *phrase,
                         struct sg_text *out)
{
    sg_phrase_write(phrase, content ? sg_content_text : NULL, content, out);
}

void sg_cli_say(const struct sg_cli *cli, const struct sg_phrase *phrase)
{
    char line[LINE];
    struct sg_text text;
    sg_text_init(&text, line, sizeof line);
    write_phrase(cli->content, phrase, &text);
    fprintf(stderr, "smartgames: %s\n", line);
}

void sg_cli_tell(const struct sg_cli *cli, const char *msgid)
{
    struct sg_phrase phrase;
    sg_phrase_set(&phrase, msgid);
    sg_cli_say(cli, &phrase);
}

int sg_cli_refuse(const struct sg_cli *cli, const char *command, const char *word)
{
    struct sg_phrase phrase;
    sg_phrase_set(
        &phrase,
        SG_T("{word}: this is unknown here, or a value is missing. See: smartgames {command} --help"));
    sg_phrase_add(&phrase, "word", word ? word : "?");
    sg_phrase_add(&phrase, "command", command);
    sg_cli_say(cli, &phrase);
    return SG_EXIT_USAGE;
}

bool sg_cli_number(const struct sg_cli *cli, const char *option, const char *text, int64_t low, int64_t high,
                   int64_t *value)
{
    const char *at = text, *end = text + strlen(text);
    int64_t number;
    if (sg_text_read_int(&at, end, &number) && at == end && number >= low && number <= high) {
        *value = number;
        return true;
    }
    struct sg_phrase phrase;
    sg_phrase_set(&phrase, SG_T("{option} takes a whole number from {low} to {high}, not {text}."));
    sg_phrase_add(&phrase, "option", option);
    sg_phrase_add_int(&phrase, "low", low);
    sg_phrase_add_int(&phrase, "high", high);
    sg_phrase_add(&phrase, "text", *text ? text : "''");
    sg_cli_say(cli, &phrase);
    return false;
}

/* ---- the store ---- */

/* What to say when the store gave no words of its own. */
static const char *store_words(enum sg_status status)
{
    switch (status) {
    case SG_ERR_BUSY:
        return SG_T("Another smartgames holds this folder. Close that one, or choose another folder with "
                    "--data-dir.");
    case SG_ERR_READONLY:
        return SG_T("This folder cannot be written. Nothing was changed. Choose another with --data-dir.");
    case SG_ERR_FULL: return SG_T("The disk is full. Nothing was lost. Make room and start again.");
    case SG_ERR_MISSING:
        return SG_T("There is no log in this folder yet. Play first, or choose another with --data-dir.");
    case SG_ERR_VERSION:
        return SG_T("This log was made by a newer version. Nothing was changed. Use that version.");
    default:
        return SG_T("The log cannot be opened. Nothing was changed. Choose another folder with --data-dir.");
    }
}

int sg_cli_store(const struct sg_cli *cli, bool read_only, struct sg_store **store)
{
    struct sg_store_report report = {0};
    return sg_cli_store_told(cli, read_only, &report, store);
}

int sg_cli_store_told(const struct sg_cli *cli, bool read_only, struct sg_store_report *report,
                      struct sg_store **store)
{
    struct sg_store_desc desc = {.directory = cli->data_dir, .read_only = read_only};
    enum sg_status status = sg_store_open(&desc, report, store);
    if (report->words.msgid) {
        sg_cli_say(cli, &report->words);
    } else if (status != SG_OK) {
        sg_cli_tell(cli, store_words(status));
        fprintf(stderr, "smartgames: %s\n", cli->data_dir);
    }
    return status == SG_OK ? -1 : SG_EXIT_USAGE;
}

/* ---- the way from main ---- */

struct globals {
    const char *language, *data_dir;
    bool help, version;
    int argc;
    char **argv; /* what is left for the command; argv[0] is its name */
};

static const char *system_language(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return strncmp(value, "nl", 2) == 0 ? "nl" : "en";
    }
    return "en";
}

/* Whether argv[*at] is `name`, alone or with `=value`; moves *at to the word that held the value. NULL in
 * *value: there is none. */
static bool take_option(int argc, char **argv, int *at, const char *name, const char **value)
{
    size_t length = strlen(name);
    if (strncmp(argv[*at], name, length) != 0)
        return false;
    if (argv[*at][length] == '=') {
        *value = argv[*at] + length + 1;
        return true;
    }
    if (argv[*at][length] != '\0')
        return false;
    *value = *at + 1 < argc ? argv[++*at] : NULL;
    return true;
}

/* Takes the options of everybody out of argv. The name of an option without its value, or NULL when all is
 * fine. */
static const char *read_globals(int argc, char **argv, struct globals *globals)
{
    bool closed = false; /* after "--" nothing is ours */
    for (int i = 1; i < argc; i++) {
        if (!closed && take_option(argc, argv, &i, "--lang", &globals->language)) {
            if (!globals->language)
                return "--lang";
        } else if (!closed && take_option(argc, argv, &i, "--data-dir", &globals->data_dir)) {
            if (!globals->data_dir || !*globals->data_dir)
                return "--data-dir";
        } else if (!closed && (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)) {
            globals->help = true;
        } else if (!closed && strcmp(argv[i], "--version") == 0) {
            globals->version = true;
        } else {
            closed = closed || strcmp(argv[i], "--") == 0;
            globals->argv[globals->argc++] = argv[i];
        }
    }
    return NULL;
}

static const struct sg_command *find_command(const char *name)
{
    for (const struct sg_command *const *at = sg_commands; *at; at++)
        if (strcmp((*at)->name, name) == 0)
            return *at;
    return NULL;
}

static void print_help(const struct sg_content *content)
{
    printf("%s\n\n  smartgames [%s] [--lang nl|en] [--data-dir D]\n\n",
           sg_content_text(content, SG_T("Graded logic puzzles that go above what comes at once, and a log "
                                         "that tells how you searched.")),
           sg_content_text(content, SG_T("command")));
    for (const struct sg_command *const *at = sg_commands; *at; at++)
        printf("  %-10s %s\n", (*at)->name, sg_content_text(content, (*at)->summary));
    printf("\n%s\n",
           sg_content_text(content,
                           SG_T("Without a command: play. More about one: smartgames <command> --help")));
}

static void print_command_help(const struct sg_content *content, const struct sg_command *command)
{
    printf("smartgames %s: %s\n\n%s\n", command->name, sg_content_text(content, command->summary),
           sg_content_text(content, command->usage));
}

/* Fills the folders of `cli`; what is wrong goes to stderr in English, as the words are not there yet. */
static bool find_folders(struct sg_cli *cli, const char *data_dir, char *assets, size_t capacity)
{
    struct sg_text text;
    sg_text_init(&text, assets, capacity);
    if (sg_path_assets(&text) != SG_OK) {
        fprintf(stderr,
                "smartgames: the files of the program are not in %s. Install it again, or set SG_ASSETS.\n",
                assets);
        return false;
    }
    cli->assets = assets;
    sg_text_init(&text, cli->data_dir, sizeof cli->data_dir);
    if (data_dir)
        sg_text_put(&text, data_dir);
    else if (sg_path_data(&text) != SG_OK)
        fprintf(stderr, "smartgames: there is no home directory. Say where the log goes with --data-dir.\n");
    if (text.cut)
        fprintf(stderr, "smartgames: the path of the data directory is too long.\n");
    return text.length > 0 && !text.cut;
}

static bool open_content(struct sg_cli *cli, const char *language, struct sg_content **content)
{
    char words[LINE];
    struct sg_text error;
    sg_text_init(&error, words, sizeof words);
    enum sg_status status = sg_content_open(cli->assets, language, &error, content);
    cli->content = *content;
    if (status == SG_ERR_RANGE)
        fprintf(stderr, "smartgames: --lang takes nl or en, not %s.\n", language);
    else if (status != SG_OK)
        fprintf(stderr, "smartgames: the words cannot be read: %s\n", error.length ? words : cli->assets);
    return status == SG_OK;
}

static int run(struct sg_cli *cli, struct globals *globals)
{
    bool named = globals->argc > 0 && globals->argv[0][0] != '-';
    const struct sg_command *command = find_command(named ? globals->argv[0] : "play");
    if (!command) {
        struct sg_phrase phrase;
        sg_phrase_set(&phrase, SG_T("{word}: there is no such command. See: smartgames --help"));
        sg_phrase_add(&phrase, "word", globals->argv[0]);
        sg_cli_say(cli, &phrase);
        return SG_EXIT_USAGE;
    }
    if (globals->help && named)
        print_command_help(cli->content, command);
    else if (globals->help)
        print_help(cli->content);
    else if (named)
        return command->run(cli, globals->argc, globals->argv);
    else { /* the default command, with a name put before its options */
        globals->argv[-1] = (char[]){"play"};
        return command->run(cli, globals->argc + 1, globals->argv - 1);
    }
    return SG_EXIT_FINE;
}

int sg_cli_main(int argc, char **argv)
{
    struct globals globals = {.language = system_language()};
    char **words = calloc((size_t)argc + 2, sizeof *words); /* one before for a name, one behind for NULL */
    if (!words)
        return SG_EXIT_USAGE;
    globals.argv = words + 1;
    const char *missing = read_globals(argc, argv, &globals);
    char assets[PATH];
    struct sg_cli *cli = calloc(1, sizeof *cli);
    struct sg_content *content = NULL;
    int code = SG_EXIT_USAGE;
    if (missing)
        fprintf(stderr, "smartgames: %s: a value is missing. See: smartgames --help\n", missing);
    else if (globals.version)
        code = printf("smartgames %s\n", SG_VERSION) > 0 ? SG_EXIT_FINE : SG_EXIT_USAGE;
    else if (cli && find_folders(cli, globals.data_dir, assets, sizeof assets) &&
             open_content(cli, globals.language, &content))
        code = run(cli, &globals);
    if (fflush(stdout) != 0 && code == SG_EXIT_FINE)
        code = SG_EXIT_USAGE; /* whoever reads us did not get all */
    sg_content_free(content);
    free(cli);
    free(words);
    return code;
}
