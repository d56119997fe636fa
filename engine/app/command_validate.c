#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "command.h"
#include "human.h"
#include "simulate/validate.h"

struct request {
    struct sg_validate options;
    const char *human, *claim;
    bool json;
};

struct printing {
    bool json, any, failed;
};

static int read_words(const struct sg_cli *cli, int argc, char **argv, struct request *request)
{
    static const struct option known[] = {
        {"human", required_argument, NULL, 'h'}, {"quick", no_argument, NULL, 'q'},
        {"claim", required_argument, NULL, 'c'}, {"json", no_argument, NULL, 'j'},
        {"seed", required_argument, NULL, 's'},  {NULL, 0, NULL, 0}};
    int64_t seed;
    optind = 1;
    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, ":", known, NULL)) != -1;) {
        switch (option) {
        case 'h': request->human = optarg; break;
        case 'q': request->options.quick = true; break;
        case 'c': request->claim = optarg; break;
        case 'j': request->json = true; break;
        case 's':
            if (!sg_cli_number(cli, "--seed", optarg, 0, INT64_MAX, &seed))
                return SG_EXIT_USAGE;
            request->options.seed = (uint64_t)seed;
            break;
        default: return sg_cli_refuse(cli, argv[0], argv[optind - 1]);
        }
    }
    return optind < argc ? sg_cli_refuse(cli, argv[0], argv[optind]) : -1;
}

static bool has_claim(const char *name)
{
    for (const struct sg_claim *const *claim = sg_claims; *claim; claim++)
        if (strcmp((*claim)->name, name) == 0)
            return true;
    return false;
}

static bool is_folder(const struct sg_cli *cli, const char *path)
{
    struct stat info;
    if (stat(path, &info) == 0 && S_ISDIR(info.st_mode))
        return true;
    sg_cli_tell(cli, SG_T("The folder after --human is not there. Nothing was judged."));
    return false;
}

/* False after saying why. */
static bool read_people(const struct sg_cli *cli, struct request *request, struct sg_human *human)
{
    struct sg_phrase why = {0};
    request->options.human_game = sg_game_find(sg_games, "traffic");
    if (!request->human || !request->options.human_game)
        return true;
    enum sg_status status =
        sg_human_load(human, request->human, request->options.human_game, NULL, NULL, &why);
    request->options.human = human;
    if (status == SG_OK)
        return true;
    sg_cli_tell(cli, SG_T("The people in the folder after --human cannot be read. Nothing was judged."));
    if (why.msgid)
        sg_cli_tell(cli, why.msgid);
    return false;
}

/* ---- printing ---- */

/* "-" or, in JSON, null where there is no number. */
static void put_number(const struct printing *printing, double value)
{
    if (isnan(value))
        fputs(printing->json ? "null" : "-", stdout);
    else
        printf("%.3f", value);
}

static const char *bar_sign(enum sg_bar bar)
{
    static const char *const signs[] = {
        [SG_BAR_NONE] = "", [SG_BAR_AT_LEAST] = ">=", [SG_BAR_AT_MOST] = "<=", [SG_BAR_ABOVE] = ">"};
    return signs[bar];
}

static const char *verdict(const struct sg_finding *finding)
{
    return finding->bar == SG_BAR_NONE ? "-" : finding->ok ? "ok" : "FAILS";
}

static void print_row(const struct printing *printing, const struct sg_claim *claim,
                      const struct sg_finding *finding)
{
    printf("%s\t%s\t%s\t", claim->name, finding->game, finding->what);
    put_number(printing, finding->value);
    putchar('\t');
    put_number(printing, finding->low);
    putchar('\t');
    put_number(printing, finding->high);
    putchar('\t');
    put_number(printing, finding->chance);
    if (finding->bar == SG_BAR_NONE)
        printf("\t-");
    else
        printf("\t%s %.2f", bar_sign(finding->bar), finding->bound);
    printf("\t%llu\t%s\n", (unsigned long long)finding->count, verdict(finding));
}

/* Names of claims and of figures are ours: nothing in them has to be escaped. */
static void print_object(const struct printing *printing, const struct sg_claim *claim,
                         const struct sg_finding *finding)
{
    printf("%s\n  {\"claim\": \"%s\", \"game\": \"%s\", \"what\": \"%s\", \"value\": ",
           printing->any ? "," : "[", claim->name, finding->game, finding->what);
    put_number(printing, finding->value);
    printf(", \"low\": ");
    put_number(printing, finding->low);
    printf(", \"high\": ");
    put_number(printing, finding->high);
    printf(", \"chance\": ");
    put_number(printing, finding->chance);
    printf(", \"bar\": \"%s\", \"bound\": ", bar_sign(finding->bar));
    put_number(printing, finding->bar == SG_BAR_NONE ? NAN : finding->bound);
    printf(", \"count\": %llu, \"ok\": %s}", (unsigned long long)finding->count,
           finding->ok ? "true" : "false");
}

static void see(void *user, const struct sg_claim *claim, const struct sg_finding *finding)
{
    struct printing *printing = user;
    if (printing->json)
        print_object(printing, claim, finding);
    else
        print_row(printing, claim, finding);
    printing->any = true;
    printing->failed |= !finding->ok;
    fflush(stdout);
}

static int run(struct sg_cli *cli, int argc, char **argv)
{
    struct request request = {.options = {.games = sg_games, .seed = 1}};
    struct printing printing = {0};
    int code = read_words(cli, argc, argv, &request);
    if (code >= 0)
        return code;
    if (request.human && !is_folder(cli, request.human))
        return SG_EXIT_USAGE;
    if (request.claim && !has_claim(request.claim))
        return sg_cli_refuse(cli, argv[0], request.claim);
    struct sg_human human = {.people = 0};
    if (!read_people(cli, &request, &human))
        return SG_EXIT_USAGE;
    printing.json = request.json;
    if (!request.json)
        printf("claim\tgame\twhat\tfigure\tlow\thigh\tchance\tbar\tn\tverdict\n");
    for (const struct sg_claim *const *claim = sg_claims; *claim; claim++)
        if ((!request.claim || strcmp((*claim)->name, request.claim) == 0) &&
            (*claim)->judge(&request.options, *claim, see, &printing) != SG_OK) {
            sg_cli_tell(cli,
                        SG_T("There is too little memory to judge. Close other programs and try again."));
            sg_human_free(&human);
            return SG_EXIT_USAGE;
        }
    sg_human_free(&human);
    if (request.json)
        printf("%s]\n", printing.any ? "\n" : "[");
    return printing.failed ? SG_EXIT_FINDING : SG_EXIT_FINE;
}

const struct sg_command sg_command_validate = {
    .name = "validate",
    .summary = SG_T("judges what this program claims about itself"),
    .usage = SG_T("smartgames validate [--human DIR] [--quick] [--claim NAME] [--seed N] [--json]\n\n"
                  "Plays simulated people to whom nothing was tuned through every game, and prints a table: "
                  "claim, game, "
                  "what,\n"
                  "figure, low and high (95 %, over people), chance, bar, n, verdict. Leaves with 1 when a "
                  "figure misses "
                  "its bar.\n"
                  "It never fits: it judges the constants that ship. --quick takes fewer people. --claim "
                  "judges one of them alone. --human "
                  "takes a folder "
                  "with moves\n"
                  "of real people; the claims about simulated people do not read it."),
    .run = run,
};
