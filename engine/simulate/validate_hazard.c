/* Is persistence recovered? Simulated people whose inclination to give up is known, over 40 levels (some five
 * sessions): levels of all difficulties, solved sooner or later, capped after 10 minutes. Half of the people
 * live by the hazard as it is modelled; half by another, which the model does not know: it grows with the
 * square root of time and jumps after a restart. */
#include <math.h>
#include <stdlib.h>

#include "learner/hazard.h"
#include "simulate/chance.h"
#include "simulate/validate.h"

enum { LEVELS = 40, CAP = 10 /* minutes */ };

struct person {
    double truth, told;
};

static double unit_logistic(double logit)
{
    return 1 / (1 + exp(-logit));
}

static double hazard_of(double a, const struct sg_hazard_minute *minute, bool otherwise)
{
    if (!otherwise)
        return unit_logistic(a + sg_hazard_logit(minute));
    return unit_logistic(a - .4 + .3 * minute->gap + .5 * sqrt((double)minute->minute) +
                         .5 * (minute->restarts > 0));
}

static void play_level(struct sg_hazard *hazard, double a, bool otherwise, struct sg_rng *rng)
{
    struct sg_hazard_minute now = {.gap = sg_chance_normal(rng)};
    double solve = unit_logistic(-.3 - .8 * now.gap);
    for (now.minute = 1; now.minute <= CAP; now.minute++) {
        bool given_up = sg_rng_unit(rng) < hazard_of(a, &now, otherwise);
        sg_hazard_note(hazard, &now, given_up);
        if (given_up || sg_rng_unit(rng) < solve)
            return;
        now.restarts += sg_rng_unit(rng) < .3;
    }
}

static double correlation(const void *user, const size_t *picked, size_t count)
{
    const struct person *people = user;
    double mean_x = 0, mean_y = 0, xx = 0, yy = 0, xy = 0;
    for (size_t i = 0; i < count; i++) {
        mean_x += people[picked ? picked[i] : i].truth / (double)count;
        mean_y += people[picked ? picked[i] : i].told / (double)count;
    }
    for (size_t i = 0; i < count; i++) {
        double x = people[picked ? picked[i] : i].truth - mean_x,
               y = people[picked ? picked[i] : i].told - mean_y;
        xx += x * x;
        yy += y * y;
        xy += x * y;
    }
    return xx > 0 && yy > 0 ? xy / sqrt(xx * yy) : 0;
}

static enum sg_status judge_kind(const struct sg_validate *options, const struct sg_claim *claim,
                                 bool otherwise, sg_finding_see *see, void *user)
{
    size_t count = options->quick ? 400 : 4000;
    struct person *people = calloc(count, sizeof *people);
    struct sg_finding finding = {.game = "-",
                                 .what = otherwise ? "persistence recovered, another hazard (r)"
                                                   : "persistence recovered, the hazard modelled (r)",
                                 .bar = SG_BAR_AT_LEAST,
                                 .bound = .8,
                                 .chance = 0,
                                 .count = count};
    enum sg_status status = people ? SG_OK : SG_ERR_MEMORY;
    struct sg_rng rng;
    sg_rng_init(&rng, sg_seed_mix(options->seed, 61 + otherwise));
    for (size_t i = 0; i < count && people; i++) {
        struct sg_hazard hazard = {0};
        struct sg_hazard_effect effect;
        double a = sg_hazard_model.mean + sg_hazard_model.sd * sg_chance_normal(&rng);
        for (size_t k = 0; k < LEVELS; k++)
            play_level(&hazard, a, otherwise, &rng);
        sg_hazard_estimate(&hazard, &effect);
        people[i] = (struct person){.truth = -a, .told = effect.persistence};
    }
    if (status == SG_OK) {
        finding.value = correlation(people, NULL, count);
        status = sg_bootstrap(correlation, people, count, options->seed, &finding.low, &finding.high);
    }
    if (status == SG_OK)
        sg_finding_tell(claim, &finding, see, user);
    free(people);
    return status;
}

static enum sg_status judge(const struct sg_validate *options, const struct sg_claim *claim,
                            sg_finding_see *see, void *user)
{
    enum sg_status status = judge_kind(options, claim, false, see, user);
    return status == SG_OK ? judge_kind(options, claim, true, see, user) : status;
}

extern const struct sg_claim sg_claim_hazard;
const struct sg_claim sg_claim_hazard = {
    .name = "hazard",
    .judge = judge,
};
