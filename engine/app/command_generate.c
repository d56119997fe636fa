#include <getopt.h>
#include <string.h>

#include "positions.h"

struct wish {
    const struct sg_game *game;
    int64_t grade, count, seed;
};

enum { COUNT_MAX = 1000000 };

/* -1, or the code to leave with after saying why. */
static int read_wish(const struct sg_cli *cli, int argc, char **argv, struct wish *wish)
{
    static const struct option options[] = {{"grade", required_argument, NULL, 'g'},
                                            {"count", required_argument, NULL, 'n'},
                                            {"seed", required_argument, NULL, 's'},
                                            {NULL, 0, NULL, 0}};
    optind = 0; /* glibc: start anew, also when another command was read before */
    opterr = 0;
    *wish = (struct wish){.grade = 1, .count = 1, .seed = 1};
    for (int c; (c = getopt_long(argc, argv, ":", options, NULL)) != -1;) {
        bool good = false;
        if (c == 'g')
            good = sg_cli_number(cli, "--grade", optarg, 1, SG_GRADES, &wish->grade);
        else if (c == 'n')
            good = sg_cli_number(cli, "--count", optarg, 1, COUNT_MAX, &wish->count);
        else if (c == 's')
            good = sg_cli_number(cli, "--seed", optarg, 0, INT64_MAX - COUNT_MAX, &wish->seed);
        else
            return sg_cli_refuse(cli, argv[0], argv[optind - 1]);
        if (!good)
            return SG_EXIT_USAGE;
    }
    if (optind != argc - 1)
        return sg_cli_refuse(cli, argv[0], optind < argc ? argv[optind + 1] : "GAME");
    wish->game = sg_cli_game(cli, argv[optind]);
    return wish->game ? -1 : SG_EXIT_USAGE;
}

static bool print_level(const struct sg_level *level)
{
    char bytes[SG_ROW_TEXT];
    struct sg_text row;
    sg_text_init(&row, bytes, sizeof bytes);
    sg_row_rating(level->game, level->position, &level->rating, &row);
    sg_text_put_char(&row, '\t');
    sg_text_put_uint(&row, level->distance);
    sg_text_put_char(&row, '\t');
    sg_text_put_uint(&row, level->seed);
    return sg_rows_put(&row);
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
    sg_rows_begin("position\tgrade\texpected_s\tp_solve\tdistance\tseed");
    code = SG_EXIT_FINE;
    for (int64_t i = 0; i < wish.count && code == SG_EXIT_FINE; i++) {
        struct sg_level level;
        uint64_t seed = (uint64_t)(wish.seed + i);
        if (sg_bench_generate(bench, wish.game, (int)wish.grade, seed, NULL, &level) != SG_OK ||
            !print_level(&level)) {
            sg_rows_say_broken(cli);
            code = SG_EXIT_USAGE;
        }
    }
    sg_bench_free(bench);
    return code;
}

const struct sg_command sg_command_generate = {
    .name = "generate",
    .summary = SG_T("makes levels of a grade"),
    .usage =
        SG_T("smartgames generate GAME [--grade 1-5] [--count N] [--seed S]\n\n"
             "One line a level after a header line: position, grade, expected_s, p_solve, distance, seed.\n"
             "Seeds are S, S+1, ...; the same seed makes the same level on every machine.\n"
             "Without options: grade 1, one level, seed 1."),
    .run = run,
};
