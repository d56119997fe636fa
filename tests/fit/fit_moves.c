/* Fits the weights of engine/learner/choice.c to the moves of people and prints them as they stand there,
 * with the bits a move that they save: over random, greedy and the error-by-distance curve, each person by a
 * fit that has not seen them.
 *
 *   fit_moves           prints
 *   fit_moves --check   exit 1 as well when the constants in the engine are others
 *
 * Exit 77 when ../shared/data is not there. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "newton.h"
#include "people.h"
#include "simulate/human_moves.h"

enum { PEOPLE = 512 };

static const double ridge = 2;
static const char *const names[SG_LURE_COUNT] = {
    "BETTER", "WORSE", "BETTER_RUN", "BETTER_LAST", "BETTER_OFTEN", "BACK",       "SEEN", "HELD",
    "GREEDY", "NEAR",  "FAR",        "FORCED",      "HELD_BETTER",  "BETTER_FAR", "HOME"};

struct task {
    const struct sg_human_moves *moves;
    size_t without; /* this person is left out */
};

static void add_choice(struct newton *newton, const double *weights, const struct sg_human_choice *choice,
                       const struct sg_choice_option *options)
{
    static struct sg_choice_model model;
    static double p[SG_MOVES_MAX], x[SG_MOVES_MAX][SG_LURE_COUNT];
    double mean[SG_LURE_COUNT] = {0};
    model = sg_choice_model;
    memcpy(model.weights, weights, sizeof model.weights);
    sg_choice_predict(&model, &choice->past, options, choice->count, p);
    for (size_t i = 0; i < choice->count; i++) {
        sg_choice_features(&choice->past, &options[i], x[i]);
        for (size_t a = 0; a < SG_LURE_COUNT; a++)
            mean[a] += p[i] * x[i][a];
    }
    for (size_t a = 0; a < SG_LURE_COUNT; a++) {
        newton->gradient[a] += x[choice->made][a] - mean[a];
        for (size_t b = 0; b < SG_LURE_COUNT; b++) {
            double second = 0;
            for (size_t i = 0; i < choice->count; i++)
                second += p[i] * x[i][a] * x[i][b];
            newton->hessian[a][b] += second - mean[a] * mean[b];
        }
    }
}

static void add(struct newton *newton, const double *weights, const void *user)
{
    const struct task *task = user;
    for (size_t i = 0; i < task->moves->count; i++)
        if (task->moves->choices[i].person != task->without)
            add_choice(newton, weights, &task->moves->choices[i],
                       task->moves->options + task->moves->choices[i].first);
}

/* ---- how well -------------------------------------------------------------------------------------- */

struct bits {
    double moves, random, greedy, curve, model;
};

static double greedy_probability(const struct sg_human_choice *choice,
                                 const struct sg_choice_option *options);

static void count_bits(struct bits *bits, const struct sg_human_moves *moves, size_t person,
                       const double *weights)
{
    static double p[SG_MOVES_MAX];
    static struct sg_choice_model model;
    model = sg_choice_model;
    memcpy(model.weights, weights, sizeof model.weights);
    for (size_t i = 0; i < moves->count; i++) {
        const struct sg_human_choice *choice = &moves->choices[i];
        const struct sg_choice_option *options = moves->options + choice->first;
        if (choice->person != person)
            continue;
        bits->moves++;
        bits->random += log((double)choice->count) / log(2);
        sg_choice_by_curve(&choice->past, options, choice->count, p);
        bits->curve -= log(p[choice->made]) / log(2);
        bits->greedy -= log(greedy_probability(choice, options)) / log(2);
        sg_choice_predict(&model, &choice->past, options, choice->count, p);
        bits->model -= log(p[choice->made]) / log(2);
    }
}

/* Greedy with a slip as often as is best for it on these very people: it is not given a chance to complain.
 */
static double greedy_probability(const struct sg_human_choice *choice, const struct sg_choice_option *options)
{
    static const double slip = .55;
    double greedy = 0, count = (double)choice->count;
    for (size_t i = 0; i < choice->count; i++)
        greedy += options[i].traits.greedy;
    return greedy > 0 ? slip / count + (options[choice->made].traits.greedy ? (1 - slip) / greedy : 0)
                      : 1 / count;
}

static bool engine_has(const double *weights)
{
    bool same = true;
    for (size_t a = 0; a < SG_LURE_COUNT; a++)
        if (fabs(people_rounded(weights[a], 3) - sg_choice_model.weights[a]) > 1e-9) {
            fprintf(stderr, "fit_moves: %s is %.3f, the engine has %.3f\n", names[a], weights[a],
                    sg_choice_model.weights[a]);
            same = false;
        }
    return same;
}

int main(int argc, char **argv)
{
    static struct sg_human human;
    static struct sg_human_moves moves;
    if (!people_read(&human))
        return PEOPLE_SKIPPED;
    if (sg_human_moves_collect(&moves, &human, &sg_game_traffic) != SG_OK)
        return 2;
    double weights[NEWTON_MOST] = {0};
    struct task task = {.moves = &moves, .without = SIZE_MAX};
    newton_fit(SG_LURE_COUNT, ridge, NULL, add, &task, weights);
    for (size_t a = 0; a < SG_LURE_COUNT; a++)
        printf("                [SG_LURE_%s] = %.3f,\n", names[a], people_rounded(weights[a], 3) + 0.0);
    struct bits all = {0}, inside = {0};
    size_t better = 0;
    bool check = argc > 1 && strcmp(argv[1], "--check") == 0;
    for (size_t person = 0; person < human.people && !check; person++) {
        double own[NEWTON_MOST];
        memcpy(own, weights, sizeof own);
        task.without = person;
        newton_fit(SG_LURE_COUNT, ridge, NULL, add, &task, own);
        struct bits bits = {0};
        count_bits(&bits, &moves, person, own);
        better += bits.model < bits.curve;
        all.moves += bits.moves;
        all.random += bits.random;
        all.greedy += bits.greedy;
        all.curve += bits.curve;
        all.model += bits.model;
    }
    for (size_t person = 0; person < human.people; person++)
        count_bits(&inside, &moves, person, weights);
    if (!check)
        printf("bits a move, each person unseen: random %.3f, greedy %.3f, curve %.3f, model %.3f; better "
               "than the "
               "curve for %zu of %zu people\n",
               all.random / all.moves, all.greedy / all.moves, all.curve / all.moves, all.model / all.moves,
               better, human.people);
    printf("seen: model %.3f over %.0f moves\n", inside.model / inside.moves, inside.moves);
    bool same = engine_has(weights);
    sg_human_moves_free(&moves);
    sg_human_free(&human);
    return check && !same;
}
