/* Many simulated players on the same levels of one game, every act handed on. Level by level, so that each is
 * prepared once. The same arguments give the same acts. */
#ifndef SG_TRIAL_H
#define SG_TRIAL_H

#include "simulate/policy.h"

struct sg_trial {
    const struct sg_game *game;
    const struct sg_policy_set *set;
    enum sg_player_kind kind; /* SG_PLAYER_SINGLE: player i follows policy i, i + count ... */
    size_t players, levels;
    size_t acts; /* a player who made so many opens no further level */
    uint64_t seed;
};

/* `player` counts from 0; the acts of one player come in their order, those of several in between. False
 * stops. */
typedef bool sg_trial_see(void *user, size_t player, const struct sg_policy_step *step);

/* SG_ERR_MEMORY; SG_ERR_CANCELLED when `see` stopped it. `bench` is one for this game. */
enum sg_status sg_trial_run(const struct sg_trial *trial, struct sg_bench *bench, sg_trial_see *see,
                            void *user);

#endif
