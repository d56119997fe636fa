/* Is giving up foreseen? Real people, from what they did in the first 30 and 60 seconds of a level, by the
 * constants that ship. Area under the ROC curve: of two levels, one given up and one not, how often the first
 * got the higher probability.
 *
 * A figure above .75 needs an explanation: people differ far more than levels do (SCIENCE.md 2.3: from never
 * to always), and a person's own earlier levels tell it. So the same figure stands beside it for history
 * alone, for the signs of the level alone (one weight of the joint model left out, not a fit of its own), and
 * within persons. The last should be lower than it is: history explains a part only. */
#include <math.h>
#include <stdlib.h>

#include "simulate/moments.h"
#include "simulate/validate.h"

enum part { ALL, HISTORY, LEVEL, WITHIN };

struct sample {
    size_t people, count;
    struct sg_moment *moments;
    size_t *first; /* of each person's moments; one more at the end */
    double *p;
    enum part part;
};

static void predict(struct sample *sample, enum part part)
{
    struct sg_outlook_model model = sg_outlook_rules.quits;
    for (int i = 0; i < SG_SIGN_COUNT; i++)
        if ((part == HISTORY && i != SG_SIGN_HABIT) || (part == LEVEL && i == SG_SIGN_HABIT))
            model.weights[i] = 0;
    for (size_t i = 0; i < sample->count; i++)
        sample->p[i] = sg_outlook_probability(&model, sample->moments[i].signs);
    sample->part = part;
}

static void compare(const struct sample *sample, size_t a, size_t b, double *wins, double *pairs)
{
    for (size_t i = sample->first[a]; i < sample->first[a + 1]; i++)
        for (size_t j = sample->first[b]; j < sample->first[b + 1] && sample->moments[i].given_up; j++) {
            if (sample->moments[j].given_up)
                continue;
            *pairs += 1;
            *wins += sample->p[i] > sample->p[j] ? 1 : sample->p[i] == sample->p[j] ? .5 : 0;
        }
}

static double auc(const void *user, const size_t *picked, size_t count)
{
    const struct sample *sample = user;
    double wins = 0, pairs = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++)
            if (sample->part != WITHIN || i == j)
                compare(sample, picked ? picked[i] : i, picked ? picked[j] : j, &wins, &pairs);
    return pairs > 0 ? wins / pairs : .5;
}

/* How far what was said lies from what came, in fifths of the moments (expected calibration error). */
static double miscalibration(const struct sample *sample)
{
    double said[5] = {0}, came[5] = {0}, number[5] = {0}, sum = 0;
    for (size_t i = 0; i < sample->count; i++) {
        size_t below = 0;
        for (size_t j = 0; j < sample->count; j++)
            below += sample->p[j] < sample->p[i] || (sample->p[j] == sample->p[i] && j < i);
        size_t fifth = below * 5 / sample->count;
        said[fifth] += sample->p[i];
        came[fifth] += sample->moments[i].given_up;
        number[fifth]++;
    }
    for (size_t k = 0; k < 5; k++)
        sum += fabs(said[k] - came[k]);
    return sample->count ? sum / (double)sample->count : 0;
}

static void index_people(struct sample *sample)
{
    size_t at = 0;
    for (size_t person = 0; person <= sample->people; person++) {
        while (at < sample->count && sample->moments[at].person < person)
            at++;
        sample->first[person] = at;
    }
}

static const struct figure {
    const char *what[2]; /* after 30 and 60 s */
    enum part part;
    enum sg_bar bar;
} figures[] = {
    {{"AUC from the first 30 s", "AUC from the first 60 s"}, ALL, SG_BAR_ABOVE},
    {{"of which: own earlier levels alone, 30 s", "of which: own earlier levels alone, 60 s"},
     HISTORY,
     SG_BAR_NONE},
    {{"of which: this level alone, 30 s", "of which: this level alone, 60 s"}, LEVEL, SG_BAR_NONE},
    {{"within persons, 30 s", "within persons, 60 s"}, WITHIN, SG_BAR_NONE},
};

static enum sg_status tell(const struct sg_validate *options, const struct sg_claim *claim,
                           struct sample *sample, size_t time, sg_finding_see *see, void *user)
{
    enum sg_status status = SG_OK;
    struct sg_finding finding;
    for (size_t i = 0; i < sizeof figures / sizeof *figures && status == SG_OK; i++) {
        finding = (struct sg_finding){.game = options->human_game->id,
                                      .what = figures[i].what[time],
                                      .bar = figures[i].bar,
                                      .bound = .62,
                                      .chance = .5,
                                      .count = sample->count};
        predict(sample, figures[i].part);
        finding.value = auc(sample, NULL, sample->people);
        status = sg_bootstrap(auc, sample, sample->people, options->seed, &finding.low, &finding.high);
        if (status == SG_OK)
            sg_finding_tell(claim, &finding, see, user);
    }
    predict(sample, ALL);
    finding = (struct sg_finding){.game = options->human_game->id,
                                  .what = time ? "calibration error, 60 s" : "calibration error, 30 s",
                                  .value = miscalibration(sample),
                                  .low = NAN,
                                  .high = NAN,
                                  .chance = NAN,
                                  .count = sample->count};
    if (status == SG_OK)
        sg_finding_tell(claim, &finding, see, user);
    return status;
}

static enum sg_status judge(const struct sg_validate *options, const struct sg_claim *claim,
                            sg_finding_see *see, void *user)
{
    static const int64_t after_ms[2] = {30000, 60000};
    const struct sg_human *human = options->human;
    if (!human || human->episode_count == 0)
        return SG_OK;
    struct sample sample = {.people = human->people,
                            .moments = calloc(human->episode_count, sizeof *sample.moments),
                            .first = calloc(human->people + 1, sizeof *sample.first),
                            .p = calloc(human->episode_count, sizeof *sample.p)};
    enum sg_status status = sample.moments && sample.first && sample.p ? SG_OK : SG_ERR_MEMORY;
    for (size_t time = 0; time < 2 && status == SG_OK; time++) {
        sample.count = sg_moments_at(human, after_ms[time], sample.moments, human->episode_count);
        index_people(&sample);
        status = tell(options, claim, &sample, time, see, user);
    }
    free(sample.moments);
    free(sample.first);
    free(sample.p);
    return status;
}

extern const struct sg_claim sg_claim_surrender;
const struct sg_claim sg_claim_surrender = {
    .name = "surrender",
    .judge = judge,
};
