#include "simulate/judged.h"

#include <stdlib.h>

/* The attempt that the last act belongs to repeats the one before. */
static void mark_perseveration(struct sg_judged *player)
{
    for (size_t i = player->spoke; i-- > 0;) {
        player->steps[i].perseverates = true;
        if (player->steps[i].begins)
            break;
    }
}

/* For the review. */
static void keep(struct sg_judged *player, const struct sg_strategy_verdict *verdict)
{
    size_t at = player->spoke++;
    player->act[at] = player->count;
    player->log_likelihood[at] = verdict->log_likelihood;
    player->steps[at] = (struct sg_strategy_step){.begins = player->begins,
                                                  .perseverates = !player->begins && at > 0 &&
                                                                  player->steps[at - 1].perseverates};
    player->begins = false;
    if (verdict->line == SG_STRATEGY_PERS)
        mark_perseveration(player);
    if (verdict->switched) {
        player->told_at[player->online_count] = player->count;
        player->online_at[player->online_count++] = player->act[at - verdict->acts_ago];
    }
}

static void note(struct sg_judged *player, const struct sg_policy_step *step)
{
    struct sg_strategy_verdict verdict;
    if (!player->begun)
        sg_strategy_init(&player->track);
    player->begun = true;
    if (step->opens)
        sg_strategy_open(&player->track, false);
    player->begins |= step->opens || step->sight.act == SG_DEED_RESTART;
    sg_strategy_note(&player->track, &step->sight, &verdict);
    if (!verdict.passing)
        keep(player, &verdict);
    if (step->switched)
        player->true_at[player->true_count++] = player->count;
    player->truth[player->count] = step->truth;
    player->filtered[player->count] = verdict.label;
    player->restart[player->count++] = step->sight.act == SG_DEED_RESTART;
}

static bool see(void *user, size_t index, const struct sg_policy_step *step)
{
    struct sg_judged *player = (struct sg_judged *)user + index;
    if (player->count < SG_JUDGED_ACTS)
        note(player, step);
    return true;
}

/* Room for the review of the longest player. */
struct work {
    struct sg_hmm_belief beliefs[SG_JUDGED_ACTS];
    struct sg_hmm_back back[SG_JUDGED_ACTS];
    uint8_t path[SG_JUDGED_ACTS];
    struct sg_hmm_row smoothed[SG_JUDGED_ACTS];
    struct sg_switch switches[SG_JUDGED_ACTS];
};

static void review(struct sg_judged *player, struct work *work)
{
    struct sg_strategy_room room = {work->beliefs, work->back, work->path};
    double posterior;
    sg_strategy_review(player->log_likelihood, player->spoke, &room, work->smoothed, player->steps);
    for (size_t i = 0, at = 0; i < player->count; i++) {
        player->smoothed[i] =
            player->spoke ? sg_strategy_label(&work->smoothed[at], &posterior) : SG_STRATEGY_UNK;
        at += at + 1 < player->spoke && player->act[at] <= i;
    }
    player->seen_count = sg_strategy_switches(player->steps, player->spoke, work->switches, SG_JUDGED_ACTS);
    for (size_t i = 0; i < player->seen_count; i++)
        player->seen_at[i] = player->act[work->switches[i].at];
}

enum sg_status sg_judged_run(const struct sg_trial *trial, struct sg_bench *bench, struct sg_judged **players)
{
    struct work *work = malloc(sizeof *work);
    *players = calloc(trial->players, sizeof **players);
    enum sg_status status = *players && work ? sg_trial_run(trial, bench, see, *players) : SG_ERR_MEMORY;
    for (size_t i = 0; i < trial->players && status == SG_OK; i++)
        review(&(*players)[i], work);
    free(work);
    if (status != SG_OK) {
        free(*players);
        *players = NULL;
    }
    return status;
}
