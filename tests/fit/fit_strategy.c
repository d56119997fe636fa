/* Fits the rows of engine/learner/strategy_model.c on simulated players of policy_tuning.c, over all games
 * alike, and prints them as they stand there. The players by whom the model is judged (policy_unseen.c) are
 * not linked.
 *
 *   fit_strategy           prints
 *   fit_strategy --check   exit 1 as well when the constants in the model are clearly others */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "learner/strategy_emit.h"
#include "simulate/policy_tuning.h"
#include "simulate/trial.h"

enum {
    PLAYERS = 54,
    CHOICES_MAX = 60000, /* a strategy */
    OPTIONS = SG_SIGHT_OTHERS + 1,
    SWEEPS = 15
};

/* Held back: a taste that a few simulated players show is no law. */
static const double penalty = 20;
/* The unknown may be anything: its likelihoods are made broad. */
static const double unknown_tastes = .5, unknown_pace_sd = 1.2;
/* People are less even than simulated players, who differ only as far as they were told to. */
static const double widen = 1.15;

/* How much is played: to fit, and only to see that the model is still what comes out. */
static const struct size {
    size_t players, levels, acts;
} whole = {PLAYERS, 8, 160}, part = {27, 4, 60};

/* ---- what was seen ---- */

struct choice {
    uint32_t count, legal;
    double improving_chance; /* 0: says nothing */
    bool improved;
    float features[OPTIONS][SG_TASTE_COUNT];
};

struct seen {
    struct choice *choices;
    size_t choice_count;
    double kind[SG_PLACE_COUNT][SG_TURN_COUNT];
    double moves, pauses, anew, pauses_anew, pace, pace_square, paces;
};

struct fit {
    struct seen seen[SG_HMM_STATES];
    struct sg_strategy_memory memory[PLAYERS];
};

static void see_choice(struct seen *seen, const struct sg_strategy_memory *memory,
                       const struct sg_sight *sight)
{
    double rows[OPTIONS][SG_TASTE_COUNT];
    size_t count = sg_strategy_features(memory, sight, rows);
    if (count < 2 || seen->choice_count == CHOICES_MAX)
        return;
    struct choice *choice = &seen->choices[seen->choice_count++];
    *choice = (struct choice){.count = (uint32_t)count, .legal = sight->legal};
    choice->improving_chance = sg_strategy_chance(sight);
    choice->improved = sight->after < sight->before;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < SG_TASTE_COUNT; k++)
            choice->features[i][k] = (float)rows[i][k];
}

static void see_time(struct seen *seen, const struct sg_strategy_memory *memory, const struct sg_sight *sight)
{
    if (!memory->begun) {
        if (memory->attempt > 0) {
            seen->anew++;
            seen->pauses_anew += (double)sight->rt_ms >= sg_strategy_model.pause_anew_ms;
        }
        return;
    }
    seen->moves++;
    if (sg_strategy_pauses(memory, sight->rt_ms)) {
        seen->pauses++;
        return;
    }
    double z = sg_strategy_pace(memory, sight->rt_ms);
    seen->paces++;
    seen->pace += z;
    seen->pace_square += z * z;
}

static bool see(void *user, size_t player, const struct sg_policy_step *step)
{
    struct fit *fit = user;
    struct sg_strategy_memory *memory = &fit->memory[player];
    struct seen *seen = &fit->seen[step->truth];
    if (step->opens)
        sg_strategy_memory_open(memory);
    struct sg_sight sight;
    if (!sg_strategy_arrives(memory, &step->sight, &sight))
        return true;
    enum sg_turn_kind kind = sg_strategy_kind(&sight);
    if (!memory->dead_end)
        seen->kind[sg_strategy_place(memory)][kind]++;
    if (kind == SG_TURN_GO) {
        see_choice(seen, memory, &sight);
        see_time(seen, memory, &sight);
    }
    sg_strategy_memory_note(memory, &sight);
    return true;
}

static void play(struct fit *fit, const struct sg_game *game, const struct size *size, uint64_t seed)
{
    struct sg_bench *bench = sg_bench_new((const struct sg_game *const[]){game, NULL});
    for (int kind = SG_PLAYER_SINGLE; kind <= SG_PLAYER_DRIFT; kind++) {
        struct sg_trial trial = {.game = game,
                                 .set = &sg_policy_tuning,
                                 .kind = (enum sg_player_kind)kind,
                                 .players = size->players,
                                 .levels = size->levels,
                                 .acts = size->acts,
                                 .seed = sg_seed_mix(seed, (uint64_t)kind)};
        memset(fit->memory, 0, sizeof fit->memory);
        if (!bench || sg_trial_run(&trial, bench, see, fit) != SG_OK)
            exit(2);
    }
    sg_bench_free(bench);
}

/* ---- the conditional logit ---- */

/* First and second derivative of the log-likelihood along one taste. */
static void slope(const struct seen *seen, const double taste[SG_TASTE_COUNT], size_t along, double *first,
                  double *second)
{
    *first = -penalty * taste[along] / 10;
    *second = -penalty / 10;
    for (size_t c = 0; c < seen->choice_count; c++) {
        const struct choice *choice = &seen->choices[c];
        double each = (double)(choice->legal - 1) / (choice->count - 1), sum = 0, mean = 0, square = 0;
        for (size_t i = 0; i < choice->count; i++) {
            double u = 0, x = choice->features[i][along];
            for (size_t k = 0; k < SG_TASTE_COUNT; k++)
                u += taste[k] * choice->features[i][k];
            double weight = exp(u) * (i ? each : 1);
            sum += weight;
            mean += weight * x;
            square += weight * x * x;
        }
        mean /= sum;
        *first += choice->features[0][along] - mean;
        *second -= square / sum - mean * mean;
    }
}

static void fit_tastes(const struct seen *seen, double taste[SG_TASTE_COUNT])
{
    for (int sweep = 0; sweep < SWEEPS; sweep++)
        for (size_t k = 0; k < SG_TASTE_COUNT; k++) {
            double first, second;
            slope(seen, taste, k, &first, &second);
            taste[k] = fmin(fmax(taste[k] - first / second, -4), 4);
        }
}

/* What has to be added to the logit of chance. */
static double fit_improving(const struct seen *seen)
{
    double add = 0;
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
        double first = -penalty * add / 10, second = -penalty / 10;
        for (size_t c = 0; c < seen->choice_count; c++) {
            double chance = seen->choices[c].improving_chance;
            if (chance <= 0)
                continue;
            double odds = exp(add) * chance / (1 - chance), p = odds / (1 + odds);
            first += seen->choices[c].improved - p;
            second -= p * (1 - p);
        }
        add = fmin(fmax(add - first / second, -4), 4);
    }
    return add;
}

/* ---- the rows ---- */

/* As it is printed, so that what is compared is what stands in the file. */
static double rounded(double value)
{
    double two = floor(value * 100 + .5) / 100;
    return two == 0 ? 0 : two;
}

static double share(double some, double all, double least)
{
    return rounded(fmin(fmax((some + 1) / (all + 2), least), 1 - least));
}

static void fit_kinds(const double counts[SG_TURN_COUNT], double out[SG_TURN_COUNT])
{
    double all = 0;
    for (size_t i = 0; i < SG_TURN_COUNT; i++)
        all += counts[i];
    for (size_t i = 0; i < SG_TURN_COUNT; i++)
        out[i] = share(counts[i], all, .01);
}

static struct sg_strategy_row fit_row(const struct seen *seen, bool unknown)
{
    struct sg_strategy_row row = {0};
    fit_tastes(seen, row.taste);
    for (size_t k = 0; k < SG_TASTE_COUNT; k++)
        row.taste[k] = rounded(row.taste[k] * (unknown ? unknown_tastes : 1));
    row.improving = rounded(fit_improving(seen));
    for (size_t i = 0; i < SG_PLACE_COUNT; i++)
        fit_kinds(seen->kind[i], row.kind[i]);
    row.pause = share(seen->pauses, seen->moves, .02);
    row.pause_anew = share(seen->pauses_anew, seen->anew, .05);
    double mean = seen->pace / seen->paces;
    double sd = sqrt(seen->pace_square / seen->paces - mean * mean) * widen;
    row.pace = rounded(mean);
    row.pace_sd = rounded(unknown ? fmax(sd, unknown_pace_sd) : sd);
    return row;
}

static void print_numbers(const char *name, const double *numbers, size_t count, const char *behind)
{
    if (name)
        printf(".%s = ", name);
    printf("{");
    for (size_t i = 0; i < count; i++)
        printf("%s%g", i ? ", " : "", numbers[i]);
    printf("}%s", behind);
}

static void print_row(enum sg_strategy strategy, const struct sg_strategy_row *row)
{
    char name[16] = {0};
    const char *lower = sg_strategy_name(strategy);
    for (size_t i = 0; lower[i] && i < sizeof name - 1; i++)
        name[i] = (char)(lower[i] >= 'a' && lower[i] <= 'z' ? lower[i] - 'a' + 'A' : lower[i]);
    printf("        [SG_STRATEGY_%s] = {", name);
    print_numbers("taste", row->taste, SG_TASTE_COUNT, ",\n            ");
    printf(".improving = %g,\n            ", row->improving);
    printf(".kind = {");
    for (size_t i = 0; i < SG_PLACE_COUNT; i++)
        print_numbers(NULL, row->kind[i], SG_TURN_COUNT, i + 1 < SG_PLACE_COUNT ? ", " : "},\n            ");
    printf(
        ".pause = %g,\n            .pause_anew = %g,\n            .pace = %g,\n            .pace_sd = %g},\n",
        row->pause, row->pause_anew, row->pace, row->pace_sd);
}

/* A trait that a game tells a little better moves a taste a little; the fit has to say the same, not to the
 * last digit. */
static bool is_same(const double *a, const double *b, size_t count, double most)
{
    for (size_t i = 0; i < count; i++)
        if (fabs(a[i] - b[i]) > most)
            return false;
    return true;
}

/* Few begin a second attempt, and few are often at one piece: these two tastes are known less well. */
static bool tastes_are_same(const double *a, const double *b)
{
    bool same = true;
    for (size_t k = 0; k < SG_TASTE_COUNT; k++)
        same &= is_same(a + k, b + k, 1, k == SG_TASTE_LINE || k == SG_TASTE_HABIT ? .8 : .35);
    return same;
}

static bool model_has(enum sg_strategy strategy, const struct sg_strategy_row *row)
{
    const struct sg_strategy_row *shipped = &sg_strategy_model.rows[strategy];
    bool same = tastes_are_same(row->taste, shipped->taste) &&
                is_same(row->kind[0], shipped->kind[0], SG_PLACE_COUNT * SG_TURN_COUNT, .1) &&
                is_same(&row->improving, &shipped->improving, 1, .25) &&
                is_same(&row->pause, &shipped->pause, 1, .05) &&
                is_same(&row->pause_anew, &shipped->pause_anew, 1, .35) &&
                is_same(&row->pace, &shipped->pace, 1, .2) &&
                is_same(&row->pace_sd, &shipped->pace_sd, 1, .2);
    if (!same)
        fprintf(stderr, "fit_strategy: the row of %s is another in the model\n", sg_strategy_name(strategy));
    return same;
}

int main(int argc, char **argv)
{
    struct fit *fit = calloc(1, sizeof *fit);
    bool same = true, check = argc > 1 && strcmp(argv[1], "--check") == 0;
    for (size_t s = 0; fit && s < SG_HMM_STATES; s++)
        if (!(fit->seen[s].choices = malloc(CHOICES_MAX * sizeof *fit->seen[s].choices)))
            return 2;
    for (size_t g = 0; sg_games[g]; g++)
        play(fit, sg_games[g], check ? &part : &whole, sg_hash_text(SG_HASH_START, sg_games[g]->id));
    for (size_t s = 0; s < SG_HMM_STATES; s++) {
        struct sg_strategy_row row = fit_row(&fit->seen[s], s == SG_STRATEGY_UNK);
        print_row((enum sg_strategy)s, &row);
        same &= model_has((enum sg_strategy)s, &row);
        free(fit->seen[s].choices);
    }
    free(fit);
    return check && !same;
}
