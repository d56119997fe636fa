#include "learner/trait.h"

#include <assert.h>

static double squared(double x)
{
    return x * x;
}

/* s as all games but `without` have shown it; SG_TRAIT_GAMES leaves none out. */
static struct sg_belief shared_without(const struct sg_trait_rules *rules, const struct sg_trait *trait,
                                       size_t without)
{
    double precision = 1 / squared(rules->shared_sd), weighted = precision * rules->mean;
    for (size_t i = 0; i < SG_TRAIT_GAMES; i++) {
        const struct sg_evidence *seen = &trait->games[i];
        if (i == without || seen->precision <= 0)
            continue;
        double blurred = 1 + seen->precision * squared(rules->own_sd); /* 1/(1/p + own^2) = p / blurred */
        precision += seen->precision / blurred;
        weighted += seen->weighted / blurred;
    }
    return (struct sg_belief){.mean = weighted / precision, .variance = 1 / precision};
}

struct sg_belief sg_trait_shared(const struct sg_trait_rules *rules, const struct sg_trait *trait)
{
    return shared_without(rules, trait, SG_TRAIT_GAMES);
}

struct sg_belief sg_trait_of(const struct sg_trait_rules *rules, const struct sg_trait *trait, size_t game)
{
    assert(game < SG_TRAIT_GAMES);
    const struct sg_evidence *seen = &trait->games[game];
    struct sg_belief others = shared_without(rules, trait, game);
    double before = 1 / (others.variance + squared(rules->own_sd)), precision = before + seen->precision;
    return (struct sg_belief){.mean = (before * others.mean + seen->weighted) / precision,
                              .variance = 1 / precision};
}

void sg_trait_learn(struct sg_trait *trait, size_t game, const struct sg_belief *before,
                    const struct sg_belief *after)
{
    struct sg_evidence *seen = &trait->games[game];
    double gained = 1 / after->variance - 1 / before->variance;
    assert(game < SG_TRAIT_GAMES && gained > -1e-9);
    seen->precision += gained > 0 ? gained : 0;
    seen->weighted += after->mean / after->variance - before->mean / before->variance;
}

void sg_trait_fade(struct sg_trait *trait, double share)
{
    assert(share >= 0 && share <= 1);
    for (size_t i = 0; i < SG_TRAIT_GAMES; i++) {
        trait->games[i].precision *= share;
        trait->games[i].weighted *= share;
    }
}
