/* Fits the two logistics of engine/learner/outlook.c and prints them as they stand there: `held` to simulated
 * players of all games, `quits` to people, with how well each person's surrenders are foreseen by a fit that
 * has not seen that person.
 *
 *   fit_impasse           prints
 *   fit_impasse --check   exit 1 as well when the constants of `quits` in the engine are others
 *
 * Exit 77 when ../shared/data is not there. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "newton.h"
#include "people.h"
#include "simulate/moments.h"

enum { FEATURES = SG_SIGN_COUNT + 1, MOST = 400000, MOMENTS = 4096, TIMES = 5, SEED = 4711 };

struct row {
    double x[FEATURES], weight;
    bool y;
    size_t person;
};

struct rows {
    size_t count, without;
    struct row *rows;
};

static void add(struct newton *newton, const double *weights, const void *user)
{
    const struct rows *rows = user;
    for (size_t i = 0; i < rows->count; i++)
        if (rows->rows[i].person != rows->without)
            newton_binary(newton, weights, rows->rows[i].x, rows->rows[i].y, rows->rows[i].weight);
}

static void print_model(const char *name, const double *weights)
{
    static const char *const names[SG_SIGN_COUNT] = {"FAR",      "BEST",     "SINCE", "KNOCKS",   "UNLUCKY",
                                                     "ERRORS",   "REVISITS", "NULLS", "RESTARTS", "BARREN",
                                                     "UNLIKELY", "HABIT",    "SLOW"};
    printf("    .%s = {.constant = %.3f,\n             .weights = {", name, people_rounded(weights[0], 3));
    for (size_t i = 0; i < SG_SIGN_COUNT; i++)
        printf("%s[SG_SIGN_%s] = %.3f", i ? ",\n                         " : "", names[i],
               people_rounded(weights[i + 1], 3) + 0.0);
    printf("}},\n");
}

static double predict(const double *weights, const double *x)
{
    double sum = 0;
    for (size_t i = 0; i < FEATURES; i++)
        sum += weights[i] * x[i];
    return 1 / (1 + exp(-sum));
}

static void set_row(struct row *row, const double *signs, bool y, size_t person, double weight)
{
    *row = (struct row){.y = y, .person = person, .weight = weight};
    row->x[0] = 1;
    memcpy(row->x + 1, signs, SG_SIGN_COUNT * sizeof *signs);
}

/* ---- people ---- */

static double auc(const struct row *rows, const double *p, size_t count)
{
    double wins = 0, pairs = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count && rows[i].y; j++) {
            if (rows[j].y)
                continue;
            pairs++;
            wins += p[i] > p[j] ? 1 : p[i] == p[j] ? .5 : 0;
        }
    return pairs > 0 ? wins / pairs : 0;
}

static const int64_t times_ms[TIMES] = {20000, 30000, 45000, 60000, 90000};
static const double ridge = 20;

/* What may be used for `quits`; the others say nothing beyond these for people left out. */
static const bool used[FEATURES] = {true,
                                    [1 + SG_SIGN_FAR] = true,
                                    [1 + SG_SIGN_BEST] = true,
                                    [1 + SG_SIGN_SINCE] = true,
                                    [1 + SG_SIGN_ERRORS] = true,
                                    [1 + SG_SIGN_NULLS] = true,
                                    [1 + SG_SIGN_BARREN] = true,
                                    [1 + SG_SIGN_UNLIKELY] = true,
                                    [1 + SG_SIGN_HABIT] = true};

static size_t collect(const struct sg_human *human, struct rows *rows, size_t from[TIMES + 1])
{
    static struct sg_moment moments[MOMENTS];
    rows->count = 0;
    for (size_t t = 0; t < TIMES; t++) {
        size_t count = sg_moments_at(human, times_ms[t], moments, MOMENTS);
        from[t] = rows->count;
        for (size_t i = 0; i < count && i < MOMENTS; i++)
            set_row(&rows->rows[rows->count++], moments[i].signs, moments[i].given_up, moments[i].person,
                    1. / TIMES);
    }
    from[TIMES] = rows->count;
    return rows->count;
}

static void print_left_out(struct rows *rows, const size_t from[TIMES + 1], size_t people,
                           const bool *may_use, const char *what)
{
    double *p = calloc(rows->count, sizeof *p);
    for (size_t person = 0; person < people; person++) {
        double weights[NEWTON_MOST] = {0};
        rows->without = person;
        newton_fit(FEATURES, ridge / TIMES, may_use, add, rows, weights);
        for (size_t i = 0; i < rows->count; i++)
            if (rows->rows[i].person == person)
                p[i] = predict(weights, rows->rows[i].x);
    }
    rows->without = SIZE_MAX;
    printf("AUC, each person unseen, %s:", what);
    for (size_t t = 0; t < TIMES; t++)
        printf(" %lld s %.3f (%zu)", (long long)times_ms[t] / 1000,
               auc(rows->rows + from[t], p + from[t], from[t + 1] - from[t]), from[t + 1] - from[t]);
    printf("\n");
    free(p);
}

/* ---- simulated players ---- */

struct gathering {
    struct rows *rows;
    double weight;
};

static void gather(void *user, const struct sg_held *moment)
{
    struct gathering *gathering = user;
    if (!moment->ends && gathering->rows->count < MOST)
        set_row(&gathering->rows->rows[gathering->rows->count++], moment->signs, moment->held, moment->player,
                gathering->weight);
}

/* A simulated player has no history at the first level it plays: that says nothing of people. */
static const bool unseen_signs[FEATURES] = {[1 + SG_SIGN_HABIT] = true, [1 + SG_SIGN_SLOW] = true};

static void fit_held(struct rows *rows)
{
    double weights[NEWTON_MOST] = {0};
    bool seen[FEATURES];
    for (size_t i = 0; i < FEATURES; i++)
        seen[i] = !unseen_signs[i];
    rows->count = 0;
    for (const struct sg_game *const *game = sg_games; *game; game++) {
        size_t before = rows->count;
        const struct sg_held_trial trial = {.game = *game, .players = 24, .levels = 6, .seed = SEED};
        struct gathering gathering = {rows, 1};
        if (sg_held_run(&trial, gather, &gathering) != SG_OK)
            exit(2);
        double held = 0, all = (double)(rows->count - before);
        for (size_t i = before; i < rows->count; i++) {
            held += rows->rows[i].y;
            rows->rows[i].weight = 4000 / all; /* every game has the same say */
        }
        fprintf(stderr, "%s: %.0f moments, held in %.2f\n", (*game)->id, all, held / all);
    }
    rows->without = SIZE_MAX;
    newton_fit(FEATURES, 1, seen, add, rows, weights);
    print_model("held", weights);
}

static bool engine_has(const double *weights)
{
    bool same = fabs(people_rounded(weights[0], 3) - sg_outlook_rules.quits.constant) < 1e-9;
    for (size_t i = 0; i < SG_SIGN_COUNT; i++)
        same &= fabs(people_rounded(weights[i + 1], 3) - sg_outlook_rules.quits.weights[i]) < 1e-9;
    if (!same)
        fprintf(stderr, "fit_impasse: the engine has other weights\n");
    return same;
}

int main(int argc, char **argv)
{
    static struct sg_human human;
    struct rows rows = {.rows = calloc(MOST, sizeof *rows.rows), .without = SIZE_MAX};
    size_t from[TIMES + 1];
    bool check = argc > 1 && strcmp(argv[1], "--check") == 0,
         people = argc > 1 && strcmp(argv[1], "people") == 0;
    if (!rows.rows)
        return 2;
    if (!people_read(&human))
        return PEOPLE_SKIPPED;
    collect(&human, &rows, from);
    double weights[NEWTON_MOST] = {0};
    newton_fit(FEATURES, ridge / TIMES, used, add, &rows, weights);
    print_model("quits", weights);
    bool same = engine_has(weights);
    if (!check) {
        bool all[FEATURES], level[FEATURES];
        for (size_t i = 0; i < FEATURES; i++) {
            all[i] = true;
            level[i] = used[i] && i != 1 + SG_SIGN_HABIT;
        }
        print_left_out(&rows, from, human.people, used, "as shipped");
        print_left_out(&rows, from, human.people, all, "with all signs");
        print_left_out(&rows, from, human.people, level, "without the person's own history");
        if (!people)
            fit_held(&rows);
    }
    free(rows.rows);
    sg_human_free(&human);
    return check && !same;
}
