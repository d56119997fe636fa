/* Fits the weights of engine/learner/hazard.c to people and prints them as they stand there: weights and
 * person effects in turn, each given the other, with the spread over people that SCIENCE.md 2.2 expects (sd
 * 1).
 *
 *   fit_hazard           prints
 *   fit_hazard --check   exit 1 as well when the constants in the engine are others
 *
 * Exit 77 when ../shared/data is not there. Prompts were no part of the study: their weight is 0. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "learner/hazard.h"
#include "newton.h"
#include "people.h"

enum { MOST = 20000, PEOPLE = 512, FEATURES = 4 };

struct row {
    size_t person;
    double x[FEATURES]; /* 1, gap, ln minute, ln(1 + restarts) */
    bool y;
};

struct rows {
    size_t count;
    struct row rows[MOST];
    double effect[PEOPLE]; /* around the mean */
};

static void add_weights(struct newton *newton, const double *weights, const void *user)
{
    const struct rows *rows = user;
    for (size_t i = 0; i < rows->count; i++) {
        double offset = rows->effect[rows->rows[i].person], sum = offset;
        const double *x = rows->rows[i].x;
        for (size_t a = 0; a < FEATURES; a++)
            sum += weights[a] * x[a];
        double p = 1 / (1 + exp(-sum));
        for (size_t a = 0; a < FEATURES; a++) {
            newton->gradient[a] += (rows->rows[i].y - p) * x[a];
            for (size_t b = 0; b < FEATURES; b++)
                newton->hessian[a][b] += p * (1 - p) * x[a] * x[b];
        }
    }
}

static void fit_person(struct rows *rows, size_t person, const double *weights)
{
    double a = 0;
    for (int round = 0; round < 30; round++) {
        double slope = -a, curvature = 1;
        for (size_t i = 0; i < rows->count; i++) {
            if (rows->rows[i].person != person)
                continue;
            double sum = a;
            for (size_t k = 0; k < FEATURES; k++)
                sum += weights[k] * rows->rows[i].x[k];
            double p = 1 / (1 + exp(-sum));
            slope += rows->rows[i].y - p;
            curvature += p * (1 - p);
        }
        a += slope / curvature;
    }
    rows->effect[person] = a;
}

static void put(struct rows *rows, const struct sg_human_episode *episode, uint32_t minute, uint32_t restarts,
                bool y)
{
    double p = episode->p_solve;
    struct row *row = &rows->rows[rows->count < MOST - 1 ? rows->count++ : rows->count];
    *row = (struct row){.person = episode->person,
                        .x = {1, log((1 - p) / p), log((double)minute), log(1 + (double)restarts)},
                        .y = y};
}

static void collect(struct rows *rows, const struct sg_human *human)
{
    for (size_t e = 0; e < human->episode_count; e++) {
        const struct sg_human_episode *episode = &human->episodes[e];
        int64_t at_ms = 0;
        uint32_t minute = 1, restarts = 0;
        for (size_t i = 0; i < episode->count; i++) {
            const struct sg_human_act *act = &human->acts[episode->from + i];
            at_ms += act->rt_ms < 60000 ? act->rt_ms : 60000;
            for (; at_ms >= (int64_t)minute * 60000; minute++)
                put(rows, episode, minute, restarts, false);
            restarts = act->attempt - 1;
        }
        if (episode->surrendered || at_ms - (int64_t)(minute - 1) * 60000 >= 30000)
            put(rows, episode, minute, restarts, episode->surrendered);
    }
}

int main(int argc, char **argv)
{
    static struct sg_human human;
    static struct rows rows;
    if (!people_read(&human))
        return PEOPLE_SKIPPED;
    collect(&rows, &human);
    double weights[NEWTON_MOST] = {0};
    for (int round = 0; round < 30; round++) {
        newton_fit(FEATURES, 1, NULL, add_weights, &rows, weights);
        for (size_t person = 0; person < human.people && person < PEOPLE; person++)
            fit_person(&rows, person, weights);
    }
    const double shipped[FEATURES] = {sg_hazard_model.mean, sg_hazard_model.gap, sg_hazard_model.time,
                                      sg_hazard_model.attempts};
    static const char *const names[FEATURES] = {"mean", "gap", "time", "attempts"};
    bool same = true;
    for (size_t a = 0; a < FEATURES; a++) {
        printf("    .%s = %.3f,\n", names[a], people_rounded(weights[a], 3));
        same &= fabs(people_rounded(weights[a], 3) - shipped[a]) < 1e-9;
    }
    printf("%zu minutes at risk\n", rows.count);
    sg_human_free(&human);
    return argc > 1 && strcmp(argv[1], "--check") == 0 && !same;
}
