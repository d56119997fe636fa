/* Is the next move of real people foreseen? By learner/choice.h as it ships, in bits a move, against guessing
 * among the legal moves, against a greedy player with slips, and against the error-by-distance curve alone.
 */
#include <math.h>
#include <stdlib.h>

#include "simulate/human_moves.h"
#include "simulate/validate.h"

/* A greedy player who slips this often: chosen, not fitted. */
static const double slip = .55;

enum foresight { RANDOM, GREEDY, CURVE, MODEL, FORESIGHTS };

/* Of one person: bits over all moves. */
struct counts {
    double moves, bits[FORESIGHTS];
};

struct sample {
    size_t count;
    struct counts *people;
    enum foresight against; /* FORESIGHTS: none, bits as they are */
};

static double greedy(const struct sg_human_choice *choice, const struct sg_choice_option *options)
{
    double tempting = 0, count = (double)choice->count;
    for (size_t i = 0; i < choice->count; i++)
        tempting += options[i].traits.greedy;
    double taken = options[choice->made].traits.greedy ? (1 - slip) / tempting : 0;
    return tempting > 0 ? slip / count + taken : 1 / count;
}

static void count_move(struct counts *counts, const struct sg_human_choice *choice,
                       const struct sg_choice_option *options, double *p)
{
    counts->moves++;
    counts->bits[RANDOM] += log((double)choice->count) / log(2);
    counts->bits[GREEDY] -= log(greedy(choice, options)) / log(2);
    sg_choice_by_curve(&choice->past, options, choice->count, p);
    counts->bits[CURVE] -= log(p[choice->made]) / log(2);
    sg_choice_predict(&sg_choice_model, &choice->past, options, choice->count, p);
    counts->bits[MODEL] -= log(p[choice->made]) / log(2);
}

/* Bits a move that the model saves over `against`; of the model itself where there is none. */
static double saved(const void *user, const size_t *picked, size_t count)
{
    const struct sample *sample = user;
    double moves = 0, bits = 0;
    for (size_t i = 0; i < count; i++) {
        const struct counts *counts = &sample->people[picked ? picked[i] : i];
        bool alone = sample->against == FORESIGHTS;
        moves += counts->moves;
        bits += alone ? counts->bits[MODEL] : counts->bits[sample->against] - counts->bits[MODEL];
    }
    return moves > 0 ? bits / moves : 0;
}

static const struct figure {
    const char *what;
    enum foresight against;
    enum sg_bar bar;
} figures[] = {
    {"bits a move of real people", FORESIGHTS, SG_BAR_NONE},
    {"bits a move saved over random", RANDOM, SG_BAR_ABOVE},
    {"bits a move saved over greedy", GREEDY, SG_BAR_ABOVE},
    {"bits a move saved over the error-by-distance curve", CURVE, SG_BAR_ABOVE},
};

static enum sg_status tell(const struct sg_validate *options, const struct sg_claim *claim,
                           struct sample *sample, double moves, sg_finding_see *see, void *user)
{
    enum sg_status status = SG_OK;
    for (size_t i = 0; i < sizeof figures / sizeof *figures && status == SG_OK; i++) {
        struct sg_finding finding = {.game = options->human_game->id,
                                     .what = figures[i].what,
                                     .bar = figures[i].bar,
                                     .chance = NAN,
                                     .count = (uint64_t)moves};
        sample->against = figures[i].against;
        finding.value = saved(sample, NULL, sample->count);
        status = sg_bootstrap(saved, sample, sample->count, options->seed, &finding.low, &finding.high);
        if (status == SG_OK)
            sg_finding_tell(claim, &finding, see, user);
    }
    return status;
}

static enum sg_status judge(const struct sg_validate *options, const struct sg_claim *claim,
                            sg_finding_see *see, void *user)
{
    if (!options->human || options->human->people == 0)
        return SG_OK;
    struct sample sample = {.count = options->human->people};
    struct sg_human_moves moves;
    enum sg_status status = sg_human_moves_collect(&moves, options->human, options->human_game);
    if (status != SG_OK)
        return status;
    double *p = malloc(SG_MOVES_MAX * sizeof *p);
    sample.people = calloc(sample.count, sizeof *sample.people);
    status = p && sample.people ? SG_OK : SG_ERR_MEMORY;
    for (size_t i = 0; status == SG_OK && i < moves.count; i++)
        count_move(&sample.people[moves.choices[i].person], &moves.choices[i],
                   moves.options + moves.choices[i].first, p);
    if (status == SG_OK)
        status = tell(options, claim, &sample, (double)moves.count, see, user);
    free(p);
    free(sample.people);
    sg_human_moves_free(&moves);
    return status;
}

extern const struct sg_claim sg_claim_moves;
const struct sg_claim sg_claim_moves = {
    .name = "moves",
    .judge = judge,
};
