#include <stdlib.h>

#include "positions.h"

static void put_distance(struct sg_text *row, const struct sg_analysis *analysis)
{
    if (analysis->bound == SG_BOUND_UNSOLVABLE) {
        sg_text_put(row, "unsolvable");
        return;
    }
    if (analysis->bound != SG_BOUND_EXACT)
        sg_text_put(row, ">=");
    sg_text_put_uint(row, analysis->bound == SG_BOUND_UNKNOWN ? 0 : analysis->distance);
}

/* states, max_distance and solutions; 0 stands for "no such figure". */
static void put_survey(struct sg_text *row, const struct sg_survey *survey)
{
    if (survey->states == 0)
        sg_text_put(row, "\t-\t-\t");
    else {
        sg_text_put_char(row, '\t');
        sg_text_put_uint(row, survey->states);
        sg_text_put_char(row, '\t');
        sg_text_put_uint(row, survey->max_distance);
        sg_text_put_char(row, '\t');
    }
    if (survey->solutions == 0)
        sg_text_put_char(row, '-');
    else
        sg_text_put_uint(row, survey->solutions);
    if (survey->solutions_at_least || survey->solutions == UINT64_MAX)
        sg_text_put_char(row, '+');
}

/* Writes the moves from `positions->position`; they are as many as the level needs, so not into the row. */
static bool print_moves(struct sg_positions *positions, size_t length)
{
    const struct sg_game *game = positions->game;
    struct sg_move *moves = malloc(length * sizeof *moves);
    if (!moves)
        return false;
    sg_bench_solve(positions->bench, positions->position, moves, length, NULL);
    for (size_t i = 0; i < length; i++) {
        char bytes[SG_MOVE_TEXT];
        struct sg_text text;
        sg_text_init(&text, bytes, sizeof bytes);
        game->write_move(positions->position, moves[i], &text);
        game->play(positions->position, moves[i]);
        printf(i ? " %s" : "%s", bytes);
    }
    free(moves);
    return true;
}

/* The last column, and the end of the line. */
static bool print_solution(struct sg_positions *positions, const struct sg_analysis *analysis)
{
    unsigned char end[SG_POSITION_BYTES];
    char bytes[SG_POSITION_TEXT];
    struct sg_text last;
    sg_text_init(&last, bytes, sizeof bytes);
    size_t length = sg_bench_solve(positions->bench, positions->position, NULL, 0, end);
    const struct sg_game *game = positions->game;
    if (game->fills && analysis->bound == SG_BOUND_EXACT)
        (game->write_filled ? game->write_filled : game->write_position)(end, &last);
    else if (length == 0)
        sg_text_put_char(&last, '-');
    else if (!print_moves(positions, length))
        return false;
    return sg_rows_put(&last);
}

static bool print_position(struct sg_positions *positions)
{
    struct sg_analysis analysis;
    struct sg_survey survey;
    char bytes[SG_ROW_TEXT];
    struct sg_text row;
    sg_text_init(&row, bytes, sizeof bytes);
    sg_bench_prepare(positions->bench, positions->game, positions->position, 0, NULL);
    sg_bench_analyse(positions->bench, positions->position, &analysis);
    sg_bench_survey(positions->bench, &survey);
    positions->game->write_position(positions->position, &row);
    sg_text_put_char(&row, '\t');
    put_distance(&row, &analysis);
    put_survey(&row, &survey);
    printf("%s\t", bytes);
    return print_solution(positions, &analysis);
}

static int run(struct sg_cli *cli, int argc, char **argv)
{
    struct sg_positions positions;
    int code = sg_positions_open(&positions, cli, argc, argv);
    if (code >= 0)
        return code;
    sg_rows_begin("position\tdistance\tstates\tmax_distance\tsolutions\tsolution");
    while (sg_positions_next(&positions)) {
        if (!print_position(&positions)) {
            sg_rows_say_broken(cli);
            positions.broken = true;
        }
    }
    return sg_positions_close(&positions);
}

const struct sg_command sg_command_solve = {
    .name = "solve",
    .summary = SG_T("solves positions and proves it"),
    .usage = SG_T(
        "smartgames solve GAME [FILE|-]\n\n"
        "Reads one position a line (the first column) from FILE, or from the standard input.\n"
        "One line a position after a header line: position, distance (12, >=12 where only a bound is "
        "proven,\n"
        "unsolvable), states, max_distance, solutions, and the moves of a shortest solution or the filled\n"
        "position. - stands where there is no such figure."),
    .run = run,
};
