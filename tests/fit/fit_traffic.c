/* Fits the constants of games/traffic/rating.c to people and prints them as they stand there, with how well
 * they order the boards: those they were fitted on, and each board by a fit that has not seen it.
 *
 *   fit_traffic           prints
 *   fit_traffic --check   exit 1 as well when the constants in the game are others
 *
 * Exit 77 when ../shared/data is not there. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "human_traffic.h"
#include "ridge.h"
#include "rows.h"
#include "stats.h"

extern const struct sg_game sg_game_traffic;

enum { SKIPPED = 77 };

/* The features in the order of the game's. */
enum { MOVES = 1, DEPTH = 2, SURPRISE = 4, VEHICLES = 8 };

/* Features that go up together share the weight, held back a little; with penalties from .02 to .2 the
 * figures for unseen boards stay the same within .02. Time is fitted without the vehicles: with them the
 * order of unseen boards within equal moves is worse (.20 for .26). Everything makes a board harder; surprise
 * has no say in who solves it, as it would point the other way. */
static const struct ridge_task seconds_task = {
    .penalty = 0.05, .sign = 1, .features = MOVES | DEPTH | SURPRISE};
static const struct ridge_task solved_task = {
    .penalty = 0.05, .sign = -1, .features = MOVES | DEPTH | SURPRISE | VEHICLES};

struct data {
    size_t count;
    struct human_board boards[HUMAN_BOARDS_MAX];
    double x[HUMAN_BOARDS_MAX][RIDGE_FEATURES];
    double ln_seconds[HUMAN_BOARDS_MAX], logit_solved[HUMAN_BOARDS_MAX];
    int moves[HUMAN_BOARDS_MAX];
};

/* The logit of the share that solved, half a person added on each side: everybody is not for ever. */
static double logit_solved(const struct human_board *board)
{
    double solved = floor(board->solved_share * board->people + 0.5);
    return log((solved + 0.5) / (board->people - solved + 0.5));
}

static bool read_data(struct data *data)
{
    data->count = human_traffic_read(data->boards);
    for (size_t i = 0; i < data->count; i++) {
        memcpy(data->x[i], data->boards[i].features, sizeof data->x[i]);
        data->ln_seconds[i] = data->boards[i].ln_seconds;
        data->logit_solved[i] = logit_solved(&data->boards[i]);
        data->moves[i] = data->boards[i].moves;
    }
    return data->count > 0;
}

/* As it is printed, so that what is compared is what stands in the file. */
static double rounded(double value)
{
    return floor(value * 1000 + 0.5) / 1000;
}

/* ---- the lines ------------------------------------------------------------------------------------- */

static void print_lines(const struct ridge *seconds, const struct ridge *solved)
{
    const struct sg_rating_model *model = sg_game_traffic.rating;
    printf("    .ln_seconds = %.3f,\n    .logit_solve = %.3f,\n    .count = %zu,\n    .features = {",
           rounded(seconds->constant), rounded(solved->constant), model->count);
    for (size_t i = 0; i < model->count; i++)
        printf("%s{\"%s\", %.3g, %.3g}%s", i ? "                 " : "", model->features[i].name,
               rounded(seconds->weights[i]), rounded(solved->weights[i]),
               i + 1 < model->count ? ",\n" : "},\n");
}

/* ---- how well -------------------------------------------------------------------------------------- */

static void print_fit(const char *what, const double *predicted, const struct data *data)
{
    struct stats_interval interval = stats_spearman_interval(predicted, data->ln_seconds, data->count);
    printf("%s\t%.3f\t%.3f-%.3f\t%.3f\n", what, stats_spearman(predicted, data->ln_seconds, data->count),
           interval.low, interval.high, stats_within(predicted, data->ln_seconds, data->moves, data->count));
}

static void print_fits(struct data *data, const struct ridge *seconds)
{
    double seen[HUMAN_BOARDS_MAX], unseen[HUMAN_BOARDS_MAX], moves[HUMAN_BOARDS_MAX];
    for (size_t i = 0; i < data->count; i++) {
        struct ridge other = ridge_fit(&seconds_task, data->x, data->ln_seconds, data->count, i);
        seen[i] = ridge_predict(seconds, data->x[i]);
        unseen[i] = ridge_predict(&other, data->x[i]);
        moves[i] = data->moves[i];
    }
    printf("\ntime, %zu boards\tSpearman\t95 %%\twithin equal moves\n", data->count);
    print_fit("boards fitted on", seen, data);
    print_fit("each board unseen", unseen, data);
    print_fit("number of moves alone", moves, data);
}

static void print_solved(struct data *data, const struct ridge *solved)
{
    double seen[HUMAN_BOARDS_MAX], unseen[HUMAN_BOARDS_MAX];
    for (size_t i = 0; i < data->count; i++) {
        struct ridge other = ridge_fit(&solved_task, data->x, data->logit_solved, data->count, i);
        seen[i] = ridge_predict(solved, data->x[i]);
        unseen[i] = ridge_predict(&other, data->x[i]);
    }
    printf("\nshare that solved\tSpearman\t\twithin equal moves\n");
    printf("boards fitted on\t%.3f\t\t%.3f\n", stats_spearman(seen, data->logit_solved, data->count),
           stats_within(seen, data->logit_solved, data->moves, data->count));
    printf("each board unseen\t%.3f\t\t%.3f\n", stats_spearman(unseen, data->logit_solved, data->count),
           stats_within(unseen, data->logit_solved, data->moves, data->count));
}

/* ---- the constants in the game --------------------------------------------------------------------- */

static bool is_same(const char *what, double fitted, double shipped)
{
    bool same = fabs(rounded(fitted) - shipped) < 1e-9;
    if (!same)
        fprintf(stderr, "fit_traffic: %s is %.3f, the game has %.3f\n", what, rounded(fitted), shipped);
    return same;
}

static bool game_has(const struct ridge *seconds, const struct ridge *solved)
{
    const struct sg_rating_model *model = sg_game_traffic.rating;
    bool same = is_same("ln_seconds", seconds->constant, model->ln_seconds);
    same &= is_same("logit_solve", solved->constant, model->logit_solve);
    for (size_t i = 0; i < model->count; i++) {
        same &= is_same(model->features[i].name, seconds->weights[i], model->features[i].weight);
        same &= is_same(model->features[i].name, solved->weights[i], model->features[i].logit_weight);
    }
    return same;
}

int main(int argc, char **argv)
{
    static struct data data;
    if (!read_data(&data)) {
        printf("fit_traffic: skipped, ../shared/data/human/traffic is not there\n");
        return SKIPPED;
    }
    struct ridge seconds = ridge_fit(&seconds_task, data.x, data.ln_seconds, data.count, SIZE_MAX);
    struct ridge solved = ridge_fit(&solved_task, data.x, data.logit_solved, data.count, SIZE_MAX);
    print_lines(&seconds, &solved);
    print_fits(&data, &seconds);
    print_solved(&data, &solved);
    bool check = argc > 1 && strcmp(argv[1], "--check") == 0;
    return check && !game_has(&seconds, &solved);
}
