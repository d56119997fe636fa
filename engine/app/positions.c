#include "positions.h"

#include <errno.h>
#include <signal.h>
#include <string.h>

const struct sg_game *sg_cli_game(const struct sg_cli *cli, const char *id)
{
    const struct sg_game *game = sg_game_find(sg_games, id);
    if (game)
        return game;
    struct sg_phrase phrase;
    sg_phrase_set(&phrase, SG_T("There is no game {game}. These exist:"));
    sg_phrase_add(&phrase, "game", id);
    sg_cli_say(cli, &phrase);
    for (const struct sg_game *const *at = sg_games; *at; at++)
        fprintf(stderr, "  %s\n", (*at)->id);
    return NULL;
}

/* "smartgames: NAME: <words> (reason)": the name of a file does not fit a phrase's value. */
static void say_file(const struct sg_positions *positions, const char *msgid)
{
    const char *reason = errno ? strerror(errno) : "";
    fprintf(stderr, "smartgames: %s: %s %s\n", positions->name,
            sg_content_text(positions->cli->content, msgid), reason);
}

static bool open_file(struct sg_positions *positions)
{
    if (strcmp(positions->name, "-") == 0) {
        positions->in = stdin;
        return true;
    }
    errno = 0;
    positions->in = fopen(positions->name, "rb");
    if (!positions->in)
        say_file(positions, SG_T("This file cannot be read."));
    return positions->in != NULL;
}

int sg_positions_open(struct sg_positions *positions, const struct sg_cli *cli, int argc, char **argv)
{
    *positions = (struct sg_positions){.cli = cli, .name = "-"};
    int word = 1;
    if (word < argc && strcmp(argv[word], "--") == 0)
        word++;
    else if (word < argc && argv[word][0] == '-')
        return sg_cli_refuse(cli, argv[0], argv[word]);
    if (word >= argc || argc > word + 2)
        return sg_cli_refuse(cli, argv[0], word >= argc ? "GAME" : argv[word + 2]);
    if (!(positions->game = sg_cli_game(cli, argv[word])))
        return SG_EXIT_USAGE;
    if (word + 1 < argc)
        positions->name = argv[word + 1];
    if (positions->name[0] == '-' && positions->name[1] != '\0')
        return sg_cli_refuse(cli, argv[0], positions->name);
    if (!open_file(positions))
        return SG_EXIT_USAGE;
    positions->bench = sg_bench_new((const struct sg_game *const[]){positions->game, NULL});
    if (positions->bench)
        return -1;
    sg_cli_tell(cli, SG_T("There is too little memory for this game. Close other programs and try again."));
    sg_positions_close(positions);
    return SG_EXIT_USAGE;
}

void sg_positions_refuse(struct sg_positions *positions, const struct sg_phrase *why)
{
    char bytes[1024];
    struct sg_text words;
    sg_text_init(&words, bytes, sizeof bytes);
    sg_content_phrase(positions->cli->content, why, &words);
    fprintf(stderr, "smartgames: %s:%llu: %s\n", positions->name, (unsigned long long)positions->line, bytes);
    positions->findings = true;
}

/* The first column of the next line in `column`, NUL-terminated; what does not fit only counts in *length.
 * False at the end of the file. */
static bool read_column(FILE *in, char *column, size_t room, size_t *length)
{
    bool any = false, first = true;
    int c;
    *length = 0;
    while ((c = getc(in)) != EOF && c != '\n') {
        any = true;
        first = first && c != '\t';
        if (first && *length < room - 1)
            column[*length] = (char)c;
        *length += first;
    }
    size_t kept = *length < room ? *length : room - 1;
    if (kept == *length && kept > 0 &&
        column[kept - 1] == '\r') /* a line of one column, made on another system */
        kept = --*length;
    column[kept] = '\0';
    return any || c != EOF;
}

static bool read_position(struct sg_positions *positions, const char *column, size_t length)
{
    struct sg_phrase why = {0};
    if (length >= SG_POSITION_TEXT) {
        sg_phrase_set(&why, SG_T("This position is longer than {most} characters. It was skipped."));
        sg_phrase_add_int(&why, "most", SG_POSITION_TEXT - 1);
    } else if (positions->game->read_position(column, length, positions->position, &why) == SG_OK)
        return true;
    sg_positions_refuse(positions, &why);
    return false;
}

bool sg_positions_next(struct sg_positions *positions)
{
    char column[SG_POSITION_TEXT];
    size_t length;
    errno = 0;
    while (!positions->broken && read_column(positions->in, column, sizeof column, &length)) {
        positions->line++;
        bool header =
            positions->line == 1 && (strcmp(column, "position") == 0 || strcmp(column, "board") == 0);
        if (length > 0 && !header && read_position(positions, column, length))
            return true;
        errno = 0;
    }
    if (!positions->broken && ferror(positions->in)) {
        say_file(positions, SG_T("Reading stopped before the end."));
        positions->broken = true;
    }
    return false;
}

int sg_positions_close(struct sg_positions *positions)
{
    sg_bench_free(positions->bench);
    if (positions->in && positions->in != stdin)
        fclose(positions->in);
    if (positions->broken)
        return SG_EXIT_USAGE;
    return positions->findings ? SG_EXIT_FINDING : SG_EXIT_FINE;
}

void sg_rows_begin(const char *header)
{
    signal(SIGPIPE, SIG_IGN);
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
    printf("%s\n", header);
}

bool sg_rows_put(const struct sg_text *row)
{
    fwrite(row->bytes, 1, row->length, stdout);
    putchar('\n');
    return fflush(stdout) == 0 && !ferror(stdout);
}

void sg_rows_say_broken(const struct sg_cli *cli)
{
    const char *reason = errno ? strerror(errno) : "";
    fprintf(stderr, "smartgames: %s %s\n",
            sg_content_text(cli->content,
                            SG_T("The output cannot be written. The rows before this one were passed on.")),
            reason);
}

void sg_row_rating(const struct sg_game *game, const void *position, const struct sg_rating *rating,
                   struct sg_text *row)
{
    game->write_position(position, row);
    sg_text_put_char(row, '\t');
    sg_text_put_int(row, rating->grade);
    sg_text_put_char(row, '\t');
    sg_text_put_fixed(row, rating->expected_s, 3);
    sg_text_put_char(row, '\t');
    sg_text_put_fixed(row, rating->p_solve, 6);
}
