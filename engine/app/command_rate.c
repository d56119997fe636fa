#include "positions.h"

static bool print_rating(struct sg_positions *positions)
{
    const struct sg_game *game = positions->game;
    struct sg_rating rating;
    char bytes[SG_ROW_TEXT];
    struct sg_text row;
    sg_text_init(&row, bytes, sizeof bytes);
    sg_bench_rate(positions->bench, &rating);
    sg_row_rating(game, positions->position, &rating, &row);
    sg_text_put_char(&row, '\t');
    sg_rating_write_features(game->rating, &rating, '\t', &row);
    return sg_rows_put(&row);
}

/* Why a position has no rating, or NULL. */
static const char *unrated(struct sg_positions *positions)
{
    struct sg_analysis analysis;
    sg_bench_prepare(positions->bench, positions->game, positions->position, 0, NULL);
    sg_bench_analyse(positions->bench, positions->position, &analysis);
    if (analysis.bound == SG_BOUND_UNSOLVABLE)
        return SG_T("This position cannot be solved, so it has no rating. It was skipped.");
    if (analysis.bound != SG_BOUND_EXACT)
        return SG_T(
            "This position is too large to be sure of its distance, so it has no rating. It was skipped.");
    if (analysis.distance == 0)
        return SG_T("This position is solved already, so it has no rating. It was skipped.");
    return NULL;
}

static int run(struct sg_cli *cli, int argc, char **argv)
{
    struct sg_positions positions;
    int code = sg_positions_open(&positions, cli, argc, argv);
    if (code >= 0)
        return code;
    sg_rows_begin("position\tgrade\texpected_s\tp_solve\tfeatures");
    while (sg_positions_next(&positions)) {
        const char *why = unrated(&positions);
        if (why)
            sg_positions_refuse(&positions, &(struct sg_phrase){.msgid = why});
        else if (!print_rating(&positions)) {
            sg_rows_say_broken(cli);
            positions.broken = true;
        }
    }
    return sg_positions_close(&positions);
}

const struct sg_command sg_command_rate = {
    .name = "rate",
    .summary = SG_T("says how hard positions are for people"),
    .usage =
        SG_T("smartgames rate GAME [FILE|-]\n\n"
             "Reads one position a line (the first column) from FILE, or from the standard input.\n"
             "One line a position after a header line: position, grade (1-5), expected_s, p_solve, and each\n"
             "feature as name=value."),
    .run = run,
};
