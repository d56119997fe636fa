/* Are changes of strategy seen, at the right place, and none where there is none? */
#include <math.h>
#include <stdlib.h>

#include "simulate/judged.h"
#include "simulate/policy_unseen.h"
#include "simulate/validate.h"

enum { NEAR = 5 /* acts: a switch that is told so far off is still that switch */, CHANCE_DRAWS = 20 };

/* Of one player, for each way to tell switches. */
enum teller { REVIEW, PLAY, RESTARTS, CHANCE, TELLERS };

struct counts {
    double acts, truths, told[TELLERS], hits[TELLERS];
    double delay; /* acts from the switch until it was told in play, over its hits */
};

struct sample {
    size_t count;
    struct counts *players;
    enum teller teller;
};

/* ---- counting ---- */

/* One to one, in order: how many of the two lie near each other. `matched[i]` (may be NULL): the truth of
 * told i, or SIZE_MAX. */
static size_t match(const size_t *told, size_t told_count, const size_t *truth, size_t truth_count,
                    size_t *matched)
{
    size_t hits = 0, b = 0;
    for (size_t a = 0; a < told_count; a++) {
        while (b < truth_count && truth[b] + NEAR < told[a])
            b++;
        bool hit = b < truth_count && truth[b] <= told[a] + NEAR;
        if (matched)
            matched[a] = hit ? b : SIZE_MAX;
        hits += hit;
        b += hit;
    }
    return hits;
}

static void count_play(struct counts *counts, const struct sg_judged *player)
{
    size_t matched[SG_JUDGED_ACTS];
    counts->told[PLAY] = (double)player->online_count;
    counts->hits[PLAY] =
        (double)match(player->online_at, player->online_count, player->true_at, player->true_count, matched);
    for (size_t i = 0; i < player->online_count; i++)
        if (matched[i] != SIZE_MAX)
            counts->delay += (double)player->told_at[i] - (double)player->true_at[matched[i]];
}

static void count_restarts(struct counts *counts, const struct sg_judged *player)
{
    size_t at[SG_JUDGED_ACTS], count = 0;
    for (size_t i = 0; i < player->count; i++)
        if (player->restart[i])
            at[count++] = i;
    counts->told[RESTARTS] = (double)count;
    counts->hits[RESTARTS] = (double)match(at, count, player->true_at, player->true_count, NULL);
}

/* As many change points as the review told, anywhere. */
static void count_chance(struct counts *counts, const struct sg_judged *player, struct sg_rng *rng)
{
    for (size_t draw = 0; draw < CHANCE_DRAWS; draw++) {
        size_t at[SG_JUDGED_ACTS], count = 0, left = player->seen_count;
        for (size_t i = 0; i < player->count && left > 0; i++)
            if (sg_rng_below(rng, (uint32_t)(player->count - i)) < left) {
                at[count++] = i;
                left--;
            }
        counts->hits[CHANCE] +=
            (double)match(at, count, player->true_at, player->true_count, NULL) / CHANCE_DRAWS;
    }
    counts->told[CHANCE] = (double)player->seen_count;
}

static void count_player(struct counts *counts, const struct sg_judged *player, struct sg_rng *rng)
{
    counts->acts = (double)player->count;
    counts->truths = (double)player->true_count;
    counts->told[REVIEW] = (double)player->seen_count;
    counts->hits[REVIEW] =
        (double)match(player->seen_at, player->seen_count, player->true_at, player->true_count, NULL);
    count_play(counts, player);
    count_restarts(counts, player);
    count_chance(counts, player, rng);
}

static enum sg_status collect(const struct sg_validate *options, struct sg_bench *bench,
                              const struct sg_game *game, enum sg_player_kind kind, size_t players,
                              struct sample *sample)
{
    struct sg_judged *judged;
    struct sg_rng rng;
    struct sg_trial trial = {.game = game,
                             .set = &sg_policy_unseen,
                             .kind = kind,
                             .players = players,
                             .levels = options->quick ? 14 : 40,
                             .acts = options->quick ? 90 : 200,
                             .seed = sg_seed_mix(options->seed, 100 + (uint64_t)kind)};
    enum sg_status status = sg_judged_run(&trial, bench, &judged);
    sg_rng_init(&rng, options->seed);
    for (size_t i = 0; status == SG_OK && i < players; i++)
        count_player(&sample->players[sample->count++], &judged[i], &rng);
    free(judged);
    return status;
}

/* ---- figures ---- */

static double f1_of(const struct sample *sample, const size_t *picked, enum teller teller)
{
    double truths = 0, told = 0, hits = 0;
    for (size_t i = 0; i < sample->count; i++) {
        const struct counts *counts = &sample->players[picked ? picked[i] : i];
        truths += counts->truths;
        told += counts->told[teller];
        hits += counts->hits[teller];
    }
    return truths + told > 0 ? 2 * hits / (truths + told) : 0;
}

static double f1(const void *user, const size_t *picked, size_t count)
{
    (void)count;
    const struct sample *sample = user;
    return f1_of(sample, picked, sample->teller);
}

static double f1_beyond_restarts(const void *user, const size_t *picked, size_t count)
{
    (void)count;
    return f1_of(user, picked, REVIEW) - f1_of(user, picked, RESTARTS);
}

/* Told to players who never switch. */
static double alarms(const void *user, const size_t *picked, size_t count)
{
    const struct sample *sample = user;
    double told = 0, acts = 0;
    for (size_t i = 0; i < count; i++) {
        const struct counts *counts = &sample->players[picked ? picked[i] : i];
        told += counts->told[sample->teller];
        acts += counts->acts;
    }
    return acts > 0 ? 100 * told / acts : 0;
}

static double delay(const void *user, const size_t *picked, size_t count)
{
    const struct sample *sample = user;
    double sum = 0, hits = 0;
    for (size_t i = 0; i < count; i++) {
        const struct counts *counts = &sample->players[picked ? picked[i] : i];
        sum += counts->delay;
        hits += counts->hits[PLAY];
    }
    return hits > 0 ? sum / hits : 0;
}

/* ---- findings ---- */

static const struct figure {
    const char *what;
    sg_statistic *statistic;
    enum teller teller;
    bool steady; /* of the players who never switch */
    enum sg_bar bar;
    double bound;
} figures[] = {
    {"F1 within 5 moves, in review", f1, REVIEW, false, SG_BAR_AT_LEAST, .80},
    {"F1 beyond 'a restart is a switch'", f1_beyond_restarts, REVIEW, false, SG_BAR_ABOVE, 0},
    {"false alarms per 100 moves, in review", alarms, REVIEW, true, SG_BAR_AT_MOST, 1},
    {"F1 within 5 moves, during play", f1, PLAY, false, SG_BAR_NONE, 0},
    {"false alarms per 100 moves, during play", alarms, PLAY, true, SG_BAR_NONE, 0},
    {"moves until it is told, during play", delay, PLAY, false, SG_BAR_NONE, 0},
};

static enum sg_status tell(const struct sg_validate *options, const struct sg_claim *claim,
                           const struct sg_game *game, struct sample *sample, const struct figure *figure,
                           sg_finding_see *see, void *user)
{
    struct sg_finding finding = {.game = game->id,
                                 .what = figure->what,
                                 .bar = figure->bar,
                                 .bound = figure->bound,
                                 .chance = NAN,
                                 .count = sample->count};
    sample->teller = figure->teller;
    finding.value = figure->statistic(sample, NULL, sample->count);
    if (figure->statistic == f1 && figure->teller == REVIEW)
        finding.chance = f1_of(sample, NULL, CHANCE);
    enum sg_status status =
        sg_bootstrap(figure->statistic, sample, sample->count, options->seed, &finding.low, &finding.high);
    if (status == SG_OK)
        sg_finding_tell(claim, &finding, see, user);
    return status;
}

static enum sg_status judge_game(const struct sg_validate *options, const struct sg_claim *claim,
                                 const struct sg_game *game, sg_finding_see *see, void *user)
{
    size_t players = options->quick ? 24 : 120;
    struct sg_bench *bench = sg_bench_new((const struct sg_game *const[]){game, NULL});
    struct sample steady = {.players = calloc(players, sizeof *steady.players)};
    struct sample switching = {.players = calloc(2 * players, sizeof *switching.players)};
    enum sg_status status = bench && steady.players && switching.players ? SG_OK : SG_ERR_MEMORY;
    if (status == SG_OK)
        status = collect(options, bench, game, SG_PLAYER_SINGLE, players, &steady);
    if (status == SG_OK)
        status = collect(options, bench, game, SG_PLAYER_DRIFT, players, &switching);
    if (status == SG_OK)
        status = collect(options, bench, game, SG_PLAYER_FAIL, players, &switching);
    for (size_t i = 0; i < sizeof figures / sizeof *figures && status == SG_OK; i++)
        status = tell(options, claim, game, figures[i].steady ? &steady : &switching, &figures[i], see, user);
    free(steady.players);
    free(switching.players);
    sg_bench_free(bench);
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

extern const struct sg_claim sg_claim_switches;
const struct sg_claim sg_claim_switches = {
    .name = "switches",
    .judge = judge,
};
