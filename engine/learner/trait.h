/* One quantity of a learner (how able, how quick) that differs between games but hangs together: who is new
 * to a game is not a stranger.
 *
 *   shared     s   ~ N(mean, shared_sd^2)
 *   of game g  t_g ~ N(s, own_sd^2)
 *   what game g has shown of t_g is kept as one Gaussian observation: a precision, and precision times value
 *
 * Everything follows exactly, by the precision-weighted means of a two-level normal model (Gelman et al.,
 * Bayesian Data Analysis, 3rd ed., 5.4, there with unknown variances; ours are constants). Flat, zeroed at
 * the start. */
#ifndef SG_TRAIT_H
#define SG_TRAIT_H

#include <stddef.h>

enum { SG_TRAIT_GAMES = 32 }; /* a session tells no more apart */

struct sg_belief {
    double mean, variance;
};

struct sg_trait {
    struct sg_evidence {
        double precision, weighted; /* weighted = precision * value */
    } games[SG_TRAIT_GAMES];
};

struct sg_trait_rules {
    double mean, shared_sd, own_sd;
};

/* What is known of s. */
struct sg_belief sg_trait_shared(const struct sg_trait_rules *rules, const struct sg_trait *trait);

/* What is known of t_g: from g itself, and from the other games through s. */
struct sg_belief sg_trait_of(const struct sg_trait_rules *rules, const struct sg_trait *trait, size_t game);

/* The game has shown that its t_g is now known as `after`, before as `before` (what sg_trait_of said). */
void sg_trait_learn(struct sg_trait *trait, size_t game, const struct sg_belief *before,
                    const struct sg_belief *after);

/* Time passed: of what was known, `share` (0-1) is kept. */
void sg_trait_fade(struct sg_trait *trait, double share);

#endif
