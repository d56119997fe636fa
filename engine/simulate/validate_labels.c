/* Are strategies named rightly? Every act of players nobody tuned to, against what they really did. */
#include <math.h>
#include <stdlib.h>

#include "simulate/judged.h"
#include "simulate/policy_unseen.h"
#include "simulate/validate.h"

enum { KINDS = SG_PLAYER_FAIL + 1 };

/* Counts of one player: true strategy, label. */
struct table {
    uint32_t smoothed[SG_HMM_STATES][SG_HMM_STATES], filtered[SG_HMM_STATES][SG_HMM_STATES];
};

struct sample {
    size_t count;
    struct table *players;
    bool filtered; /* which labels are looked at */
};

static void add_player(struct table *table, const struct sg_judged *player)
{
    for (size_t i = 0; i < player->count; i++) {
        table->smoothed[player->truth[i]][player->smoothed[i]]++;
        table->filtered[player->truth[i]][player->filtered[i]]++;
    }
}

static enum sg_status collect(const struct sg_validate *options, const struct sg_game *game, size_t players,
                              struct sample *sample)
{
    struct sg_bench *bench = sg_bench_new((const struct sg_game *const[]){game, NULL});
    enum sg_status status = bench ? SG_OK : SG_ERR_MEMORY;
    for (int kind = 0; kind < KINDS && status == SG_OK; kind++) {
        struct sg_judged *judged;
        struct sg_trial trial = {.game = game,
                                 .set = &sg_policy_unseen,
                                 .kind = (enum sg_player_kind)kind,
                                 .players = players,
                                 .levels = options->quick ? 14 : 40,
                                 .acts = options->quick ? 90 : 200,
                                 .seed = sg_seed_mix(options->seed, (uint64_t)kind)};
        status = sg_judged_run(&trial, bench, &judged);
        for (size_t i = 0; status == SG_OK && i < players; i++)
            add_player(&sample->players[sample->count++], &judged[i]);
        free(judged);
    }
    sg_bench_free(bench);
    return status;
}

/* ---- figures ---- */

/* The table of all that were picked; `picked` NULL: of everybody. */
static double pool(const struct sample *sample, const size_t *picked,
                   double pooled[SG_HMM_STATES][SG_HMM_STATES])
{
    double all = 0;
    for (size_t a = 0; a < SG_HMM_STATES; a++)
        for (size_t b = 0; b < SG_HMM_STATES; b++)
            pooled[a][b] = 0;
    for (size_t i = 0; i < sample->count; i++) {
        const struct table *table = &sample->players[picked ? picked[i] : i];
        for (size_t a = 0; a < SG_HMM_STATES; a++)
            for (size_t b = 0; b < SG_HMM_STATES; b++) {
                double count = sample->filtered ? table->filtered[a][b] : table->smoothed[a][b];
                pooled[a][b] += count;
                all += count;
            }
    }
    return all;
}

/* Cohen 1960: agreement beyond what the two margins give by chance. */
static double kappa(const void *user, const size_t *picked, size_t count)
{
    (void)count;
    double pooled[SG_HMM_STATES][SG_HMM_STATES], agreed = 0, expected = 0;
    double all = pool(user, picked, pooled);
    for (size_t a = 0; a < SG_HMM_STATES; a++) {
        double row = 0, column = 0;
        for (size_t b = 0; b < SG_HMM_STATES; b++) {
            row += pooled[a][b];
            column += pooled[b][a];
        }
        agreed += pooled[a][a] / all;
        expected += row / all * column / all;
    }
    return (agreed - expected) / (1 - expected);
}

/* Of the acts of unknown policies, the share that was not given a name. */
static double unknown_recall(const void *user, const size_t *picked, size_t count)
{
    (void)count;
    double pooled[SG_HMM_STATES][SG_HMM_STATES], all = 0;
    pool(user, picked, pooled);
    for (size_t b = 0; b < SG_HMM_STATES; b++)
        all += pooled[SG_STRATEGY_UNK][b];
    return all > 0 ? pooled[SG_STRATEGY_UNK][SG_STRATEGY_UNK] / all : 0;
}

static double unknown_share(const struct sample *sample)
{
    double pooled[SG_HMM_STATES][SG_HMM_STATES], unknown = 0;
    double all = pool(sample, NULL, pooled);
    for (size_t a = 0; a < SG_HMM_STATES; a++)
        unknown += pooled[a][SG_STRATEGY_UNK];
    return unknown / all;
}

/* ---- findings ---- */

struct figure {
    const char *what;
    sg_statistic *statistic;
    bool filtered;
    enum sg_bar bar;
    double bound;
};

static const struct figure figures[] = {
    {"agreement (kappa) in review", kappa, false, SG_BAR_AT_LEAST, .70},
    {"agreement (kappa) during play", kappa, true, SG_BAR_NONE, 0},
    {"unknown strategies left unnamed", unknown_recall, false, SG_BAR_AT_LEAST, .50},
};

static enum sg_status judge_game(const struct sg_validate *options, const struct sg_claim *claim,
                                 const struct sg_game *game, sg_finding_see *see, void *user)
{
    size_t players = options->quick ? 24 : 120;
    struct sample sample = {.players = calloc(KINDS * players, sizeof *sample.players)};
    enum sg_status status = sample.players ? collect(options, game, players, &sample) : SG_ERR_MEMORY;
    for (size_t i = 0; i < sizeof figures / sizeof *figures && status == SG_OK; i++) {
        const struct figure *figure = &figures[i];
        struct sg_finding finding = {
            .game = game->id, .what = figure->what, .bar = figure->bar, .bound = figure->bound};
        sample.filtered = figure->filtered;
        finding.count = sample.count;
        finding.value = figure->statistic(&sample, NULL, sample.count);
        finding.chance = figure->statistic == kappa ? 0 : unknown_share(&sample);
        status = sg_bootstrap(figure->statistic, &sample, sample.count, options->seed, &finding.low,
                              &finding.high);
        if (status == SG_OK)
            sg_finding_tell(claim, &finding, see, user);
    }
    free(sample.players);
    return status;
}

static enum sg_status judge(const struct sg_validate *options, const struct sg_claim *claim,
                            sg_finding_see *see, void *user)
{
    enum sg_status status = SG_OK;
    for (const struct sg_game *const *game = options->games; *game && status == SG_OK; game++)
        status = judge_game(options, claim, *game, see, user);
    return status;
}

extern const struct sg_claim sg_claim_labels;
const struct sg_claim sg_claim_labels = {
    .name = "labels",
    .judge = judge,
};
