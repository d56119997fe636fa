/* The subcommands of the one program `smartgames`, and what they share. One file a subcommand:
 * command_<name>.c.
 *
 * Exit codes: 0 fine, 1 a finding (a bad line, a damaged log), 2 usage or environment. Nothing but data on
 * stdout; everything said to a person goes to stderr, in the language of --lang, else of LC_ALL, LC_MESSAGES,
 * LANG, else English. */
#ifndef SG_COMMAND_H
#define SG_COMMAND_H

#include "content/content.h"
#include "smartgames/phrase.h"
#include "store/store.h"

enum { SG_EXIT_FINE = 0, SG_EXIT_FINDING = 1, SG_EXIT_USAGE = 2 };

/* What a subcommand is lent. */
struct sg_cli {
    const struct sg_content *content; /* in the user's language */
    const char *assets;               /* folder */
    char data_dir[4096];              /* --data-dir, else the XDG data directory; may not exist yet */
};

struct sg_command {
    const char *name;
    const char *summary; /* SG_T, one line */
    const char *usage;   /* SG_T, what `--help` prints after the summary; may have several lines */
    int (*run)(struct sg_cli *cli, int argc, char **argv); /* argv[0] is the subcommand's name */
};

extern const struct sg_command sg_command_play, sg_command_games, sg_command_generate, sg_command_rate,
    sg_command_solve, sg_command_demo, sg_command_sessions, sg_command_review, sg_command_replay,
    sg_command_pack, sg_command_verify, sg_command_export, sg_command_validate, sg_command_label;

/* The list (engine/app/CMakeLists.txt): NULL-terminated, in the order of `--help`. */
extern const struct sg_command *const sg_commands[];

/* Everything that main does; a command never sees --help, --lang and --data-dir: they are taken out of argv
 * before. */
int sg_cli_main(int argc, char **argv);

/* "smartgames: <phrase>" on stderr. */
void sg_cli_say(const struct sg_cli *cli, const struct sg_phrase *phrase);
/* The same for a template without slots. */
void sg_cli_tell(const struct sg_cli *cli, const char *msgid);

/* Opens the store of cli->data_dir; on failure says why on stderr and returns the exit code to leave with,
 * else -1. */
int sg_cli_store(const struct sg_cli *cli, bool read_only, struct sg_store **store);
/* The same, and what opening found. */
int sg_cli_store_told(const struct sg_cli *cli, bool read_only, struct sg_store_report *report,
                      struct sg_store **store);

/* A whole number in `low`..`high` and nothing else; otherwise says on stderr what `option` takes and returns
 * false. */
bool sg_cli_number(const struct sg_cli *cli, const char *option, const char *text, int64_t low, int64_t high,
                   int64_t *value);

/* After getopt_long (with opterr = 0 and ":" first) answered '?' or ':', or for a word too many: says which
 * word of argv it was and "see `smartgames <command> --help`". Returns SG_EXIT_USAGE. */
int sg_cli_refuse(const struct sg_cli *cli, const char *command, const char *word);

#endif
