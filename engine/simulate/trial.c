#include "simulate/trial.h"

#include <stdlib.h>

struct run {
    const struct sg_trial *trial;
    sg_trial_see *see;
    void *user;
    size_t player;
    bool stopped;
    size_t *acts;
};

static void pass_on(void *user, const struct sg_policy_step *step)
{
    struct run *run = user;
    run->acts[run->player]++;
    if (!run->stopped)
        run->stopped = !run->see(run->user, run->player, step);
}

static void make_players(const struct sg_trial *trial, struct sg_player *players)
{
    const struct sg_policy_set *set = trial->set;
    for (size_t i = 0; i < trial->players; i++)
        sg_player_init(&players[i], set, trial->kind,
                       trial->kind == SG_PLAYER_SINGLE ? &set->policies[i % set->count] : NULL,
                       sg_seed_mix(trial->seed, i));
}

/* One level after the other, from easy ones to hard ones and again. */
static enum sg_status play_level(struct run *run, struct sg_bench *bench, struct sg_policy_board *board,
                                 struct sg_player *players, size_t index)
{
    const struct sg_trial *trial = run->trial;
    struct sg_level level;
    int grade = 2 + (int)(index % 3); /* the top costs some games much time, and shows nothing else */
    enum sg_status status =
        sg_bench_generate(bench, trial->game, grade, sg_seed_mix(trial->seed, 1000000 + index), NULL, &level);
    if (status != SG_OK)
        return status;
    status = sg_bench_prepare(bench, trial->game, level.position, 0, NULL);
    if (status == SG_ERR_CANCELLED)
        return status;
    for (run->player = 0; run->player < trial->players && !run->stopped; run->player++)
        if (run->acts[run->player] < trial->acts)
            sg_player_visit(&players[run->player], board, level.position, pass_on, run);
    return run->stopped ? SG_ERR_CANCELLED : SG_OK;
}

enum sg_status sg_trial_run(const struct sg_trial *trial, struct sg_bench *bench, sg_trial_see *see,
                            void *user)
{
    struct run run = {.trial = trial, .see = see, .user = user};
    struct sg_player *players = calloc(trial->players, sizeof *players);
    struct sg_policy_board *board = malloc(sizeof *board);
    enum sg_status status = SG_ERR_MEMORY;
    run.acts = calloc(trial->players, sizeof *run.acts);
    if (players && board && run.acts) {
        board->game = trial->game;
        board->bench = bench;
        make_players(trial, players);
        status = SG_OK;
        for (size_t i = 0; i < trial->levels && status == SG_OK; i++)
            status = play_level(&run, bench, board, players, i);
    }
    free(players);
    free(board);
    free(run.acts);
    return status;
}
