#include "simulate/judged.h"

#include <stdlib.h>

/* The attempt that the last act belongs to repeats the one before. */
static void mark_perseveration(struct sg_judged *player)
{
    for (size_t i = player->count; i-- > 0;) {
        player->steps[i].perseverates = true;
        if (player->steps[i].begins)
            break;
    }
}

static void keep(struct sg_judged *player, const struct sg_policy_step *step,
                 const struct sg_strategy_verdict *verdict)
{
    size_t at = player->count++;
    player->truth[at] = step->truth;
    player->filtered[at] = verdict->label;
    player->filtered_posterior[at] = verdict->posterior;
    player->log_likelihood[at] = verdict->log_likelihood;
    player->restart[at] = step->sight.act == SG_DEED_RESTART;
    player->steps[at] = (struct sg_strategy_step){.begins = player->begins,
                                                  .perseverates = !player->begins && at > 0 &&
                                                                  player->steps[at - 1].perseverates};
    if (verdict->line == SG_STRATEGY_PERS)
        mark_perseveration(player);
    if (player->switches)
        player->true_at[player->true_count++] = at;
    if (verdict->switched) {
        player->told_at[player->online_count] = at;
        player->online_at[player->online_count++] = at - verdict->acts_ago;
    }
    player->switches = player->begins = false;
}

static void note(struct sg_judged *player, const struct sg_policy_step *step)
{
    struct sg_strategy_verdict verdict;
    if (!player->begun)
        sg_strategy_init(&player->track);
    player->begun = true;
    if (step->opens)
        sg_strategy_open(&player->track, false);
    player->switches |= step->switched;
    player->begins |= step->opens || step->sight.act == SG_DEED_RESTART;
    sg_strategy_note(&player->track, &step->sight, &verdict);
    if (!verdict.passing)
        keep(player, step, &verdict);
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
    sg_strategy_review(player->log_likelihood, player->count, &room, work->smoothed, player->steps);
    for (size_t i = 0; i < player->count; i++)
        player->smoothed[i] = sg_strategy_label(&work->smoothed[i], &posterior);
    player->seen_count = sg_strategy_switches(player->steps, player->count, work->switches, SG_JUDGED_ACTS);
    for (size_t i = 0; i < player->seen_count; i++)
        player->seen_at[i] = work->switches[i].at;
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
