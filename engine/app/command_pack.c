#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "positions.h"
#include "puzzle/pack_make.h"
#include "shelf.h"

struct wish {
    const struct sg_game *game;
    const char *file; /* to verify; NULL: make a pack */
};

/* -1, or the code to leave with after saying why. */
static int read_wish(const struct sg_cli *cli, int argc, char **argv, struct wish *wish)
{
    static const struct option options[] = {{"verify", required_argument, NULL, 'v'}, {NULL, 0, NULL, 0}};
    optind = 0; /* glibc: start anew, also when another command was read before */
    opterr = 0;
    *wish = (struct wish){.file = NULL};
    for (int c; (c = getopt_long(argc, argv, ":", options, NULL)) != -1;) {
        if (c != 'v')
            return sg_cli_refuse(cli, argv[0], argv[optind - 1]);
        wish->file = optarg;
    }
    if (optind != argc - 1)
        return sg_cli_refuse(cli, argv[0], optind < argc ? argv[optind + 1] : "GAME");
    wish->game = sg_cli_game(cli, argv[optind]);
    return wish->game ? -1 : SG_EXIT_USAGE;
}

/* ---- making ---- */

static enum sg_status print_grade(struct sg_bench *bench, const struct sg_game *game, int grade)
{
    struct sg_level *levels = malloc(SG_PACK_PER_GRADE * sizeof *levels);
    char *bytes = malloc(SG_PACK_ROW_TEXT);
    size_t made = 0;
    enum sg_status status =
        levels && bytes ? sg_pack_choose(bench, game, grade, NULL, levels, &made) : SG_ERR_MEMORY;
    for (size_t i = 0; i < made && status == SG_OK; i++) {
        struct sg_text row;
        sg_text_init(&row, bytes, SG_PACK_ROW_TEXT);
        status = sg_pack_write_row(bench, &levels[i], i + 1, &row);
        if (status == SG_OK && !sg_rows_put(&row))
            status = SG_ERR_IO;
    }
    free(bytes);
    free(levels);
    return status == SG_OK && made < SG_PACK_PER_GRADE ? SG_ERR_RANGE : status;
}

static int print_pack(const struct sg_cli *cli, struct sg_bench *bench, const struct sg_game *game)
{
    int code = SG_EXIT_FINE;
    sg_rows_begin(sg_pack_header);
    for (int grade = 1; grade <= SG_GRADES && code != SG_EXIT_USAGE; grade++) {
        enum sg_status status = print_grade(bench, game, grade);
        if (status == SG_ERR_RANGE) {
            struct sg_phrase phrase;
            sg_phrase_set(&phrase, SG_T("Grade {grade} has fewer than {wanted} different levels. Those found "
                                        "were printed."));
            sg_phrase_add_int(&phrase, "grade", grade);
            sg_phrase_add_int(&phrase, "wanted", SG_PACK_PER_GRADE);
            sg_cli_say(cli, &phrase);
            code = SG_EXIT_FINDING;
        } else if (status == SG_ERR_BUDGET) {
            sg_cli_tell(cli, SG_T("A level's distance could not be proven, so the pack stops here."));
            code = SG_EXIT_USAGE;
        } else if (status != SG_OK) {
            sg_rows_say_broken(cli);
            code = SG_EXIT_USAGE;
        }
    }
    return code;
}

/* ---- verifying ---- */

struct verdict {
    const struct sg_cli *cli;
    const char *file;
    size_t good, bad;
};

static void tell(void *user, const struct sg_pack_fault *fault)
{
    struct verdict *verdict = user;
    verdict->bad++;
    sg_pack_say(verdict->cli->content, verdict->file, fault);
}

static void say_counts(const struct verdict *verdict)
{
    struct sg_phrase phrase;
    sg_phrase_set(&phrase, verdict->bad == 0
                               ? SG_T("{good} levels: each is solved by its certificate, and distance, "
                                      "rating and hash are right.")
                               : SG_T("{good} levels are right; {bad} lines are not, each is named above."));
    sg_phrase_add_int(&phrase, "good", (int64_t)verdict->good);
    if (verdict->bad > 0)
        sg_phrase_add_int(&phrase, "bad", (int64_t)verdict->bad);
    sg_cli_say(verdict->cli, &phrase);
}

static int verify(struct verdict *verdict, struct sg_bench *bench, const struct sg_game *game,
                  const char *bytes, size_t length)
{
    struct sg_pack *pack;
    enum sg_status status = sg_pack_read(game, bytes, length, tell, verdict, &pack);
    if (status == SG_ERR_MEMORY) {
        sg_cli_tell(verdict->cli, SG_T("There is too little memory for this pack. Nothing was checked."));
        return SG_EXIT_USAGE;
    }
    for (size_t i = 0; pack && i < pack->count; i++) {
        struct sg_pack_fault fault;
        if (sg_pack_check(bench, game, &pack->levels[i], &fault))
            verdict->good++;
        else
            tell(verdict, &fault);
    }
    sg_pack_free(pack);
    say_counts(verdict);
    return verdict->bad > 0 || verdict->good == 0 ? SG_EXIT_FINDING : SG_EXIT_FINE;
}

static int verify_file(const struct sg_cli *cli, struct sg_bench *bench, const struct wish *wish)
{
    struct verdict verdict = {.cli = cli, .file = wish->file};
    bool standard = strcmp(wish->file, "-") == 0;
    char *bytes = NULL;
    size_t length = 0;
    errno = 0;
    FILE *file = standard ? stdin : fopen(wish->file, "rb");
    int code = SG_EXIT_USAGE;
    if (file && sg_pack_load(file, &bytes, &length) == SG_OK)
        code = verify(&verdict, bench, wish->game, bytes, length);
    else
        fprintf(stderr, "smartgames: %s: %s %s\n", wish->file,
                sg_content_text(cli->content, SG_T("This file cannot be read.")),
                errno ? strerror(errno) : "");
    free(bytes);
    if (file && !standard)
        fclose(file);
    return code;
}

static int run(struct sg_cli *cli, int argc, char **argv)
{
    struct wish wish;
    int code = read_wish(cli, argc, argv, &wish);
    if (code >= 0)
        return code;
    struct sg_bench *bench = sg_bench_new((const struct sg_game *const[]){wish.game, NULL});
    if (!bench) {
        sg_cli_tell(cli,
                    SG_T("There is too little memory for this game. Close other programs and try again."));
        return SG_EXIT_USAGE;
    }
    code = wish.file ? verify_file(cli, bench, &wish) : print_pack(cli, bench, wish.game);
    sg_bench_free(bench);
    return code;
}

const struct sg_command sg_command_pack = {
    .name = "pack",
    .summary = SG_T("makes the level pack of a game, or checks one"),
    .usage =
        SG_T("smartgames pack GAME [--verify FILE|-]\n\n"
             "Prints 24 levels of each grade after a header line: name, grade, seed, position, distance,\n"
             "certificate, expected_s, p_solve, features, hash. The same pack on every machine.\n"
             "With --verify it reads a pack instead and searches every level again: bad lines are named with "
             "line\n"
             "and character, and make the exit code 1."),
    .run = run,
};
