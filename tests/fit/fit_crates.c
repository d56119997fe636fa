/* Fits the constants of games/crates/rating.c to people and prints them as they stand there, with how well
 * they order the levels: those they were fitted on, and each tenth of them by a fit that has not seen it.
 *
 *   fit_crates           prints
 *   fit_crates --check   exit 1 as well when the constants in the game are others
 *
 * Exit 77 when ../shared/data is not there. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rows.h"
#include "smartgames/game.h"
#include "stats.h"

extern const struct sg_game sg_game_crates;

enum { SKIPPED = 77, LEVELS = 256, FEATURES = 6, FOLDS = 10 };

/* The penalty is chosen once; from .02 to .3 the order of unseen levels stays the same to .02. */
static const double penalty = 0.05;

/* The share of the people who solve it decides the chance; the number of pushes tells nothing more then. */
static const bool in_chance[FEATURES] = {false, true, true, true, true, true};

/* Whose people: those of the web site, or of the laboratory, who had five minutes. */
enum source { ONLINE, LABORATORY, ANCHOR };

struct data {
    size_t count;
    double x[LEVELS][FEATURES], unsolved[LEVELS], logit[LEVELS], ln_seconds[LEVELS];
    enum source source[LEVELS];
};

/* ---- levels ---------------------------------------------------------------------------------------- */

static bool see(const char *text, double *features)
{
    const struct sg_game *game = &sg_game_crates;
    static unsigned char *memory;
    unsigned char position[SG_POSITION_BYTES];
    struct sg_arena arena, scratch;
    struct sg_budget budget = {.nodes_left = game->oracle_nodes};
    const struct sg_oracle *oracle;
    double all[SG_FEATURES_MAX];
    if (!memory)
        memory = malloc(game->oracle_bytes + game->scratch_bytes);
    if (!memory || game->read_position(text, strlen(text), position, NULL) != SG_OK)
        return false;
    sg_arena_init(&arena, memory, game->oracle_bytes);
    sg_arena_init(&scratch, memory + game->oracle_bytes, game->scratch_bytes);
    game->prepare(position, &arena, &budget, &oracle);
    game->features(oracle, position, &scratch, all);
    memcpy(features, all, FEATURES * sizeof *features);
    return true;
}

/* The z below which a share `p` of a normal distribution lies, by halving. */
static double normal_quantile(double p)
{
    double low = -6, high = 6;
    for (int i = 0; i < 60; i++) {
        double middle = (low + high) / 2;
        if (0.5 * erfc(-middle / sqrt(2)) < p)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static void add(struct data *data, const char *text, enum source source, double people, double solved)
{
    size_t i = data->count;
    if (i == LEVELS || !see(text, data->x[i])) {
        fprintf(stderr, "fit_crates: no level: %s\n", text);
        return;
    }
    double share = (solved + 0.5) / (people + 1);
    data->source[i] = source;
    data->unsolved[i] = 1 - solved / people;
    data->logit[i] = log((1 - share) / share);
    /* People's times on one level spread by a factor e: the share that is done in 300 s says where the middle
     * lies. */
    data->ln_seconds[i] = log(300) - normal_quantile(share);
    data->count++;
}

static bool read_levels(struct data *data)
{
    struct rows rows;
    if (!rows_open(&rows, "human/crates/online_levels.tsv"))
        return false;
    rows_next(&rows, '\t');
    while (rows_next(&rows, '\t'))
        add(data, rows.cells[1], ONLINE, strtod(rows.cells[2], NULL), strtod(rows.cells[3], NULL));
    if (!rows_open(&rows, "human/crates/levels.tsv"))
        return false;
    rows_next(&rows, '\t');
    while (rows_next(&rows, '\t')) {
        double people = strtod(rows.cells[2], NULL);
        add(data, rows.cells[1], LABORATORY, people, people * strtod(rows.cells[3], NULL));
    }
    return data->count > 0;
}

/* The laboratory's levels all take minutes. What the smallest take is a design choice, not evidence: some
 * seconds to see what there is, and about one and a half a push. */
static void add_anchors(struct data *data)
{
    static const struct {
        const char *text;
        double seconds;
    } anchors[] = {{"######|#@$.-#|######", 4},
                   {"#######|#--.--#|#--$--#|#--@--#|#######", 5},
                   {"#######|#-----#|#@-$-.#|#-----#|#######", 7},
                   {"######|#----#|#-$--#|#-@.-#|#----#|######", 10},
                   {"#######|#-.-.-#|#-----#|#-$-$-#|#--@--#|#######", 13},
                   {"#######|#--.--#|#-$#--#|#---.-#|#-$-@-#|#######", 22}};
    for (size_t i = 0; i < sizeof anchors / sizeof *anchors; i++) {
        size_t at = data->count;
        add(data, anchors[i].text, ANCHOR, 100, 50);
        if (data->count > at)
            data->ln_seconds[at] = log(anchors[i].seconds);
    }
}

/* ---- ridge regression ------------------------------------------------------------------------------ */

struct fit {
    double constant, weights[FEATURES];
};

struct sample {
    size_t count;
    const double *x[LEVELS];
    double y[LEVELS], weight[LEVELS];
};

static void eliminate(size_t n, double m[FEATURES][FEATURES + 1], double *solution)
{
    for (size_t pivot = 0; pivot < n; pivot++)
        for (size_t row = 0; row < n; row++) {
            double factor = row == pivot ? 0 : m[row][pivot] / m[pivot][pivot];
            for (size_t column = pivot; column <= n && row != pivot; column++)
                m[row][column] -= factor * m[pivot][column];
        }
    for (size_t i = 0; i < n; i++)
        solution[i] = m[i][n] / m[i][i];
}

/* Weighted, features in standard deviations; a feature that is not `used` keeps the weight 0. */
static struct fit fit(const struct sample *sample, const bool *used)
{
    double total = 0, mean_y = 0, mean[FEATURES] = {0}, deviation[FEATURES] = {0};
    double m[FEATURES][FEATURES + 1] = {{0}};
    struct fit fit = {0};
    for (size_t i = 0; i < sample->count; i++) {
        total += sample->weight[i];
        mean_y += sample->weight[i] * sample->y[i];
        for (size_t f = 0; f < FEATURES; f++)
            mean[f] += sample->weight[i] * sample->x[i][f];
    }
    for (size_t f = 0; f < FEATURES; f++) {
        mean[f] /= total;
        for (size_t i = 0; i < sample->count; i++)
            deviation[f] += sample->weight[i] * pow(sample->x[i][f] - mean[f], 2);
        deviation[f] = deviation[f] > 0 ? sqrt(deviation[f] / total) : 1;
    }
    mean_y /= total;
    for (size_t i = 0; i < sample->count; i++)
        for (size_t a = 0; a < FEATURES; a++) {
            double z = used[a] ? (sample->x[i][a] - mean[a]) / deviation[a] * sample->weight[i] : 0;
            for (size_t b = 0; b < FEATURES; b++)
                m[a][b] += used[b] ? z * (sample->x[i][b] - mean[b]) / deviation[b] : 0;
            m[a][FEATURES] += z * (sample->y[i] - mean_y);
        }
    for (size_t f = 0; f < FEATURES; f++)
        m[f][f] += used[f] ? penalty * total : 1;
    eliminate(FEATURES, m, fit.weights);
    fit.constant = mean_y;
    for (size_t f = 0; f < FEATURES; f++) {
        fit.weights[f] /= deviation[f];
        fit.constant -= fit.weights[f] * mean[f];
    }
    return fit;
}

static double predict(const struct fit *fit, const double *x)
{
    double sum = fit->constant;
    for (size_t f = 0; f < FEATURES; f++)
        sum += fit->weights[f] * x[f];
    return sum;
}

/* ---- the two fits ---------------------------------------------------------------------------------- */

static bool is_left_out(size_t i, int fold)
{
    return fold >= 0 && (int)(i * 7 % FOLDS) == fold;
}

/* P(unsolved), on the published levels alone: the laboratory's then tell how well it orders what it never
 * saw. */
static struct fit fit_chance(const struct data *data, int without)
{
    struct sample sample = {0};
    for (size_t i = 0; i < data->count; i++) {
        if (data->source[i] != ONLINE || is_left_out(i, without))
            continue;
        sample.x[sample.count] = data->x[i];
        sample.weight[sample.count] = 1;
        sample.y[sample.count++] = data->logit[i];
    }
    return fit(&sample, in_chance);
}

/* How steep, and from what level: the laboratory's five minutes are nearer to a learner's attempt than a web
 * site that one leaves open. A straight line through its 17 levels; the order stays that of `chance`. */
static struct fit fit_level(const struct data *data, const struct fit *chance)
{
    double count = 0, mean_x = 0, mean_y = 0, xx = 0, xy = 0;
    for (size_t i = 0; i < data->count; i++)
        if (data->source[i] == LABORATORY) {
            count++;
            mean_x += predict(chance, data->x[i]);
            mean_y += data->logit[i];
        }
    mean_x /= count;
    mean_y /= count;
    for (size_t i = 0; i < data->count; i++)
        if (data->source[i] == LABORATORY) {
            double x = predict(chance, data->x[i]) - mean_x;
            xx += x * x;
            xy += x * (data->logit[i] - mean_y);
        }
    struct fit level = {.constant = mean_y + xy / xx * (chance->constant - mean_x)};
    for (size_t f = 0; f < FEATURES; f++)
        level.weights[f] = xy / xx * chance->weights[f];
    return level;
}

/* Seconds: the laboratory and the anchors, on what the chance says and the number of pushes. */
static struct fit fit_seconds(const struct data *data, const struct fit *chance)
{
    static const bool used[FEATURES] = {true, true};
    double x[LEVELS][FEATURES] = {{0}};
    struct sample sample = {0};
    for (size_t i = 0; i < data->count; i++) {
        if (data->source[i] == ONLINE)
            continue;
        x[i][0] = data->x[i][0];
        x[i][1] = predict(chance, data->x[i]);
        sample.x[sample.count] = x[i];
        sample.weight[sample.count] = data->source[i] == ANCHOR ? 2 : 1;
        sample.y[sample.count++] = data->ln_seconds[i];
    }
    struct fit both = fit(&sample, used), seconds = {.constant = both.constant};
    seconds.constant += both.weights[1] * chance->constant;
    for (size_t f = 0; f < FEATURES; f++)
        seconds.weights[f] = both.weights[1] * chance->weights[f];
    seconds.weights[0] += both.weights[0];
    return seconds;
}

/* ---- what comes out -------------------------------------------------------------------------------- */

/* As it is printed, so that what is compared is what stands in the file. */
static double rounded(double value)
{
    return floor(value * 1000 + 0.5) / 1000;
}

static void print_lines(const struct fit *seconds, const struct fit *chance)
{
    const struct sg_rating_model *model = sg_game_crates.rating;
    printf("    .ln_seconds = %.3f,\n    .logit_solve = %.3f,\n    .count = %zu,\n",
           rounded(seconds->constant), rounded(-chance->constant), model->count);
    for (size_t i = 0; i < model->count; i++)
        printf("%s{\"%s\", %.3f, %.3f}%s", i ? "                 " : "    .features = {",
               model->features[i].name, rounded(seconds->weights[i]), rounded(-chance->weights[i]),
               i + 1 < model->count ? ",\n" : "},\n");
}

/* Of the levels of one source: Spearman with the share unsolved. */
static void print_order(const struct data *data, enum source source, const char *what,
                        const double *predicted)
{
    double a[LEVELS], b[LEVELS];
    size_t count = 0;
    for (size_t i = 0; i < data->count; i++)
        if (data->source[i] == source) {
            a[count] = predicted[i];
            b[count++] = data->unsolved[i];
        }
    struct stats_interval interval = stats_spearman_interval(a, b, count);
    printf("%-52s %.3f  %.3f .. %.3f\n", what, stats_spearman(a, b, count), interval.low, interval.high);
}

static void print_source(const struct data *data, enum source source, const struct fit *chance,
                         const struct fit *seconds)
{
    double seen[LEVELS], unseen[LEVELS] = {0}, time[LEVELS], pushes[LEVELS];
    for (int fold = 0; fold < FOLDS; fold++) {
        struct fit without = fit_chance(data, fold);
        for (size_t i = 0; i < data->count; i++)
            if (is_left_out(i, fold))
                unseen[i] = predict(&without, data->x[i]);
    }
    for (size_t i = 0; i < data->count; i++) {
        seen[i] = predict(chance, data->x[i]);
        time[i] = predict(seconds, data->x[i]);
        pushes[i] = data->x[i][0];
    }
    print_order(data, source, source == ONLINE ? "  P(solve)" : "  P(solve), all unseen", seen);
    if (source == ONLINE)
        print_order(data, source, "  P(solve), each tenth unseen", unseen);
    print_order(data, source, "  expected seconds", time);
    print_order(data, source, "  number of pushes alone", pushes);
}

static bool is_same(const char *what, double fitted, double shipped)
{
    bool same = fabs(rounded(fitted) - shipped) < 1e-9;
    if (!same)
        fprintf(stderr, "fit_crates: %s is %.3f, the game has %.3f\n", what, rounded(fitted), shipped);
    return same;
}

static bool game_has(const struct fit *seconds, const struct fit *chance)
{
    const struct sg_rating_model *model = sg_game_crates.rating;
    bool same = is_same("ln_seconds", seconds->constant, model->ln_seconds);
    same &= is_same("logit_solve", -chance->constant, model->logit_solve);
    for (size_t i = 0; i < model->count; i++) {
        same &= is_same(model->features[i].name, seconds->weights[i], model->features[i].weight);
        same &= is_same(model->features[i].name, -chance->weights[i], model->features[i].logit_weight);
    }
    return same;
}

int main(int argc, char **argv)
{
    static struct data data;
    if (!read_levels(&data)) {
        printf("fit_crates: skipped, ../shared/data/human/crates is not there\n");
        return SKIPPED;
    }
    add_anchors(&data);
    struct fit chance = fit_chance(&data, -1), level = fit_level(&data, &chance),
               seconds = fit_seconds(&data, &chance);
    print_lines(&seconds, &level);
    printf("\nSpearman with the share unsolved                             95 %%\npublished levels\n");
    print_source(&data, ONLINE, &chance, &seconds);
    printf("three crates, five minutes\n");
    print_source(&data, LABORATORY, &chance, &seconds);
    bool check = argc > 1 && strcmp(argv[1], "--check") == 0;
    return check && !game_has(&seconds, &level);
}
