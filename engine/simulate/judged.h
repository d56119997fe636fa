/* Simulated players together with what the strategy model made of them: what every claim about strategies
 * counts. */
#ifndef SG_JUDGED_H
#define SG_JUDGED_H

#include "learner/strategy.h"
#include "simulate/trial.h"

enum { SG_JUDGED_ACTS = 280 };

/* One player. Places are acts, all of them; what passes without saying anything has the label of what
 * follows. */
struct sg_judged {
    size_t count;
    enum sg_strategy truth[SG_JUDGED_ACTS];
    enum sg_strategy filtered[SG_JUDGED_ACTS], smoothed[SG_JUDGED_ACTS]; /* labels, UNK where in doubt */
    bool restart[SG_JUDGED_ACTS];
    size_t true_count, seen_count, online_count; /* switches: as they were, in review, in play */
    size_t true_at[SG_JUDGED_ACTS], seen_at[SG_JUDGED_ACTS], online_at[SG_JUDGED_ACTS];
    size_t told_at[SG_JUDGED_ACTS]; /* when each of online_at was told */
    /* while it is filled: what the review works on, only the acts that say something */
    bool begun, begins;
    size_t spoke, act[SG_JUDGED_ACTS]; /* how many, and which they are */
    struct sg_strategy_track track;
    struct sg_hmm_row log_likelihood[SG_JUDGED_ACTS];
    struct sg_strategy_step steps[SG_JUDGED_ACTS];
};

/* Runs the trial; `*players` is the caller's (free), trial->players of them, NULL on failure. */
enum sg_status sg_judged_run(const struct sg_trial *trial, struct sg_bench *bench,
                             struct sg_judged **players);

#endif
