/* Is ability found? Respondents with a known theta, spread evenly over -3..+3, answer ten levels that the
 * ladder picks for them; then what is known of them is held against what they are. Twice: respondents as the
 * model says people are, and, shown without a bar, respondents as it does not. */
#include <math.h>
#include <stdlib.h>

#include "learner/ability.h"
#include "learner/ladder.h"
#include "simulate/chance.h"
#include "simulate/validate.h"

enum { LEVELS = 10, OFFERS = 6, BINS = 10, HERE = 0, ELSEWHERE = 1 };

/* How people are made. In logits unless said otherwise. */
struct world {
    const char *name;
    double item_sd;     /* how far a level lies from its rating */
    double own_sd;      /* how far a person's ability at another game lies from that at this one */
    double slope_sd;    /* of ln: how sharply outcomes follow ability, person by person */
    double slip, guess; /* probabilities: failing or solving whatever the level */
    double growth;      /* a level */
    double help;        /* of failures: solved all the same, with a hint; scores a half */
};

static const struct world worlds[] = {
    {.name = "as modelled", .item_sd = .5, .own_sd = .85},
    {.name = "otherwise made",
     .item_sd = 1,
     .own_sd = 1.2,
     .slope_sd = .3,
     .slip = .03,
     .guess = .03,
     .growth = .04,
     .help = .2},
};

enum { WORLDS = sizeof worlds / sizeof *worlds };

struct respondent {
    double truth, found, sd;
    double truth_elsewhere, found_elsewhere;
    double predicted[LEVELS];
    bool solved[LEVELS];
};

static const double wish =
    .35; /* so often somebody asks for harder after a success, easier after a failure */

/* The phases of an hour, ten levels long; what a learner may ask for comes on top (engine/session/climb.c).
 */
static double target_at(struct sg_rng *rng, size_t level, bool solved)
{
    const struct sg_ladder_rules *rules = &sg_ladder_rules;
    const double targets[] = {rules->warm, rules->warm,    rules->stretch, rules->stretch,
                              rules->wall, rules->recover, rules->stretch};
    double target = level < sizeof targets / sizeof *targets ? targets[level] : rules->stretch;
    bool wished = level > 0 && target != rules->wall && sg_rng_unit(rng) < wish;
    double shift = !wished ? 0 : solved ? rules->harder : rules->easier;
    return 1 / (1 + exp(sg_difficulty(target) - shift));
}

/* The difficulty of the level that the ladder picks among six, spread over two logits as offers are. */
static double pick_level(struct sg_rng *rng, const struct sg_belief *theta, double target)
{
    double beta[OFFERS], predicted[OFFERS], probability[OFFERS];
    for (size_t i = 0; i < OFFERS; i++) {
        beta[i] = sg_ability_beta(theta, target) + 2 * sg_rng_unit(rng) - 1;
        predicted[i] = sg_ability_predict(theta, beta[i]);
    }
    return beta[sg_ladder_choose(predicted, OFFERS, target, sg_rng_unit(rng), probability)];
}

static void answer(struct sg_rng *rng, const struct world *world, struct respondent *one)
{
    struct sg_ability ability;
    sg_ability_init(&ability);
    double slope = exp(world->slope_sd * sg_chance_normal(rng));
    for (size_t i = 0; i < LEVELS; i++) {
        struct sg_belief theta = sg_ability_of(&ability, HERE);
        double beta = pick_level(rng, &theta, target_at(rng, i, i > 0 && one->solved[i - 1]));
        double real = beta + world->item_sd * sg_chance_normal(rng);
        double p = 1 / (1 + exp(slope * (real - one->truth)));
        one->predicted[i] = sg_ability_predict(&theta, beta);
        one->solved[i] = sg_rng_unit(rng) < world->guess + (1 - world->guess - world->slip) * p;
        bool helped = !one->solved[i] && sg_rng_unit(rng) < world->help;
        sg_ability_update(&ability, HERE, beta,
                          one->solved[i] ? 1
                          : helped       ? sg_ability_rules.half_score
                                         : 0);
        one->truth += world->growth;
    }
    struct sg_belief here = sg_ability_of(&ability, HERE);
    one->found = here.mean;
    one->sd = sqrt(here.variance);
    one->found_elsewhere = sg_ability_of(&ability, ELSEWHERE).mean;
    one->truth_elsewhere = one->truth + world->own_sd * sg_chance_normal(rng);
}

static void answer_all(const struct sg_validate *options, const struct world *world, struct respondent *all,
                       size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct sg_rng rng;
        sg_rng_init(&rng, sg_seed_mix(sg_seed_mix(options->seed, (uint64_t)(world - worlds)), i));
        all[i] = (struct respondent){.truth = 6 * ((double)i + .5) / (double)count - 3};
        answer(&rng, world, &all[i]);
    }
}

/* ---- figures ---- */

static double correlation(const struct respondent *all, const size_t *picked, size_t count, bool elsewhere)
{
    double n = (double)count, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
    for (size_t i = 0; i < count; i++) {
        const struct respondent *one = &all[picked ? picked[i] : i];
        double truth = elsewhere ? one->truth_elsewhere : one->truth;
        double found = elsewhere ? one->found_elsewhere : one->found;
        x += truth;
        y += found;
        xx += truth * truth;
        yy += found * found;
        xy += truth * found;
    }
    return (xy - x * y / n) / sqrt((xx - x * x / n) * (yy - y * y / n));
}

static double recovery(const void *user, const size_t *picked, size_t count)
{
    return correlation(user, picked, count, false);
}

static double recovery_elsewhere(const void *user, const size_t *picked, size_t count)
{
    return correlation(user, picked, count, true);
}

/* Share of the respondents whose truth lies within 1.96 sd of what was found. */
static double coverage(const void *user, const size_t *picked, size_t count)
{
    const struct respondent *all = user;
    double within = 0;
    for (size_t i = 0; i < count; i++) {
        const struct respondent *one = &all[picked ? picked[i] : i];
        within += fabs(one->found - one->truth) <= 1.96 * one->sd;
    }
    return within / (double)count;
}

/* Expected calibration error: |solved - predicted| in tenths of the prediction, weighted by how many fall
 * there (Naeini et al. 2015). */
static double calibration_error(const void *user, const size_t *picked, size_t count)
{
    const struct respondent *all = user;
    double predicted[BINS] = {0}, solved[BINS] = {0}, error = 0;
    for (size_t i = 0; i < count; i++) {
        const struct respondent *one = &all[picked ? picked[i] : i];
        for (size_t k = 0; k < LEVELS; k++) {
            size_t bin = (size_t)(one->predicted[k] * BINS);
            bin = bin < BINS ? bin : BINS - 1;
            predicted[bin] += one->predicted[k];
            solved[bin] += one->solved[k];
        }
    }
    for (size_t bin = 0; bin < BINS; bin++)
        error += fabs(solved[bin] - predicted[bin]);
    return error / (double)(count * LEVELS);
}

static const struct figure {
    const char *what[WORLDS];
    sg_statistic *statistic;
    enum sg_bar bar;
    double bound;
} figures[] = {
    {{"recovery of theta after 10 levels (r), respondents as modelled",
      "recovery of theta after 10 levels (r), respondents otherwise made"},
     recovery,
     SG_BAR_AT_LEAST,
     .9},
    {{"expected calibration error, respondents as modelled",
      "expected calibration error, respondents otherwise made"},
     calibration_error,
     SG_BAR_AT_MOST,
     .05},
    {{"truth within 1.96 sd, respondents as modelled", "truth within 1.96 sd, respondents otherwise made"},
     coverage,
     SG_BAR_NONE,
     0},
    {{"theta at a game never played (r), respondents as modelled",
      "theta at a game never played (r), respondents otherwise made"},
     recovery_elsewhere,
     SG_BAR_NONE,
     0},
};

static enum sg_status judge(const struct sg_validate *options, const struct sg_claim *claim,
                            sg_finding_see *see, void *user)
{
    size_t count = 10000; /* also when in haste: half a second */
    struct respondent *all = calloc(count, sizeof *all);
    enum sg_status status = all ? SG_OK : SG_ERR_MEMORY;
    for (size_t w = 0; w < WORLDS && status == SG_OK; w++) {
        answer_all(options, &worlds[w], all, count);
        for (size_t i = 0; i < sizeof figures / sizeof *figures && status == SG_OK; i++) {
            struct sg_finding finding = {.game = "-",
                                         .what = figures[i].what[w],
                                         .value = figures[i].statistic(all, NULL, count),
                                         .chance = NAN,
                                         .bar = w == 0 ? figures[i].bar : SG_BAR_NONE,
                                         .bound = figures[i].bound,
                                         .count = count};
            status =
                sg_bootstrap(figures[i].statistic, all, count, options->seed, &finding.low, &finding.high);
            if (status == SG_OK)
                sg_finding_tell(claim, &finding, see, user);
        }
    }
    free(all);
    return status;
}

extern const struct sg_claim sg_claim_ability;
const struct sg_claim sg_claim_ability = {
    .name = "ability",
    .judge = judge,
};
