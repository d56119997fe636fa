/* Moments of play with what came of them: the signs of learner/outlook.h beside the truth. */
#ifndef SG_MOMENTS_H
#define SG_MOMENTS_H

#include "learner/outlook.h"
#include "simulate/human.h"

/* Real people, each level that was still open `after_ms` (active) after it was opened: the signs of that
 * moment, and whether the level was given up in the end. `human` is judged. */
struct sg_moment {
    size_t person;
    double signs[SG_SIGN_COUNT];
    bool given_up;
};
/* Returns how many; writes at most `capacity`. */
size_t sg_moments_at(const struct sg_human *human, int64_t after_ms, struct sg_moment *moments,
                     size_t capacity);

/* Simulated players, who know whether they are held: blind to the way on, and at their best place. After
 * every act that was judged, and when the level ends. */
struct sg_held {
    size_t player;
    bool opens, ends; /* first of a level; the level is over (the rest is as before) */
    bool held;
    bool ruled; /* the rules of learner/impasse.h say so */
    bool moved;        /* a first move was made at this level */
    uint32_t best;     /* a smaller one is a new best */
    int64_t active_ms; /* of the level */
    double signs[SG_SIGN_COUNT];
};
typedef void sg_held_see(void *user, const struct sg_held *moment);

struct sg_held_trial {
    const struct sg_game *game;
    size_t players, levels; /* each plays all of them */
    uint64_t seed;
};
enum sg_status sg_held_run(const struct sg_held_trial *trial, sg_held_see *see, void *user);

#endif
