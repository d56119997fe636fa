#include "learner/outlook.h"

#include <math.h>

#include "learner/choice.h"

const struct sg_outlook_rules sg_outlook_rules = {
    .held = {.constant = -2.103,
             .weights = {[SG_SIGN_FAR] = -0.296,
                         [SG_SIGN_BEST] = -0.142,
                         [SG_SIGN_SINCE] = -0.068,
                         [SG_SIGN_KNOCKS] = 0.145,
                         [SG_SIGN_UNLUCKY] = 0.361,
                         [SG_SIGN_ERRORS] = 2.345,
                         [SG_SIGN_REVISITS] = -3.747,
                         [SG_SIGN_NULLS] = -0.161,
                         [SG_SIGN_RESTARTS] = -0.367,
                         [SG_SIGN_BARREN] = -0.205,
                         [SG_SIGN_UNLIKELY] = 0.465,
                         [SG_SIGN_HABIT] = 0.000,
                         [SG_SIGN_SLOW] = 0.000}},
    /* 27 adults; the rest of the signs say nothing beyond these for people left out */
    .quits = {.constant = 0.303,
              .weights = {[SG_SIGN_FAR] = 0.438,
                          [SG_SIGN_BEST] = 0.395,
                          [SG_SIGN_SINCE] = 0.197,
                          [SG_SIGN_KNOCKS] = 0.000,
                          [SG_SIGN_UNLUCKY] = 0.000,
                          [SG_SIGN_ERRORS] = 0.291,
                          [SG_SIGN_REVISITS] = 0.000,
                          [SG_SIGN_NULLS] = 0.105,
                          [SG_SIGN_RESTARTS] = 0.000,
                          [SG_SIGN_BARREN] = 0.250,
                          [SG_SIGN_UNLIKELY] = 0.852,
                          [SG_SIGN_HABIT] = 0.942,
                          [SG_SIGN_SLOW] = 0.000}},
    .alarm = .5,
    .habit_share = .16, /* SCIENCE.md 2.3: of 2,859 episodes */
    .habit_weight = 4,
    .quantile = .80,
    .gaps_known = 8,
    .gap_unknown = 8,
};

const char *sg_sign_name(enum sg_sign sign)
{
    static const char *const names[SG_SIGN_COUNT] = {"far",      "best",     "since", "knocks",   "unlucky",
                                                     "errors",   "revisits", "nulls", "restarts", "barren",
                                                     "unlikely", "habit",    "slow"};
    return (unsigned)sign < SG_SIGN_COUNT ? names[sign] : "?";
}

/* ---- what happens ---- */

static void push(uint32_t *bits, bool bit)
{
    *bits = *bits << 1 | bit;
}

void sg_outlook_open(struct sg_outlook *outlook, uint32_t distance, double p_solve)
{
    *outlook = (struct sg_outlook){.start = distance, .now = distance, .best = distance, .p_solve = p_solve};
}

static void note_best(struct sg_outlook *outlook, struct sg_outlook_person *person)
{
    person->gaps[person->gap_count++ % SG_OUTLOOK_GAPS] =
        (uint16_t)(outlook->since < UINT16_MAX ? outlook->since : UINT16_MAX);
    outlook->best = outlook->now;
    outlook->since = outlook->knocks = outlook->barren = 0;
    outlook->unlucky = 0;
}

static void note_knock(struct sg_outlook *outlook)
{
    double share[SG_QUALITY_COUNT];
    sg_choice_shares(outlook->best, share);
    outlook->knocks++;
    outlook->unlucky -= log(1 - share[SG_QUALITY_BETTER]);
}

void sg_outlook_move(struct sg_outlook *outlook, struct sg_outlook_person *person, uint32_t after,
                     bool revisit)
{
    uint32_t before = outlook->now;
    bool known = before != UINT32_MAX && after != UINT32_MAX;
    outlook->acts++;
    outlook->moves++;
    outlook->since++;
    push(&outlook->back_bits, false);
    push(&outlook->revisit_bits, revisit);
    push(&outlook->error_bits, !(after != UINT32_MAX && (before == UINT32_MAX || after < before)));
    outlook->now = after;
    if (after != UINT32_MAX && after < outlook->best) {
        note_best(outlook, person);
        return;
    }
    if (known && before == outlook->best)
        note_knock(outlook);
}

void sg_outlook_back(struct sg_outlook *outlook, uint32_t after)
{
    outlook->acts++;
    outlook->since++;
    push(&outlook->back_bits, true);
    outlook->now = after;
}

void sg_outlook_restart(struct sg_outlook *outlook)
{
    outlook->restarts++;
    outlook->barren++;
    outlook->now = outlook->start;
}

void sg_outlook_close(struct sg_outlook_person *person, bool given_up)
{
    person->levels++;
    person->given_up += given_up;
}

/* ---- signs ---- */

/* The person's own percentile of acts between new bests (nearest rank), or everybody's. */
static double usual_gap(const struct sg_outlook_person *person)
{
    const struct sg_outlook_rules *rules = &sg_outlook_rules;
    if (person->gap_count < rules->gaps_known)
        return rules->gap_unknown;
    uint32_t count = person->gap_count < SG_OUTLOOK_GAPS ? person->gap_count : SG_OUTLOOK_GAPS;
    uint16_t sorted[SG_OUTLOOK_GAPS];
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = i;
        for (; at > 0 && sorted[at - 1] > person->gaps[i]; at--)
            sorted[at] = sorted[at - 1];
        sorted[at] = person->gaps[i];
    }
    return sorted[(uint32_t)((double)(count - 1) * rules->quantile)];
}

static double set_among(uint32_t bits, uint32_t window)
{
    double set = 0;
    for (uint32_t i = 0; i < window; i++)
        set += bits >> i & 1;
    return set;
}

static double relative(uint32_t distance, uint32_t start)
{
    return distance == UINT32_MAX || start == UINT32_MAX || start == 0 ? 1
                                                                       : fmin((double)distance / start, 2);
}

static double share_of_errors(const struct sg_outlook *outlook)
{
    double missing = outlook->moves < 10 ? 10 - (double)outlook->moves : 0;
    return (set_among(outlook->error_bits, 10) + .5 * missing) / 10;
}

static double logit(double p)
{
    p = fmin(fmax(p, .01), .99);
    return log(p / (1 - p));
}

void sg_outlook_signs(const struct sg_outlook *outlook, const struct sg_outlook_person *person,
                      double signs[SG_SIGN_COUNT])
{
    const struct sg_outlook_rules *rules = &sg_outlook_rules;
    signs[SG_SIGN_FAR] = relative(outlook->now, outlook->start);
    signs[SG_SIGN_BEST] = relative(outlook->best, outlook->start);
    signs[SG_SIGN_SINCE] = log(1 + (double)outlook->since);
    signs[SG_SIGN_KNOCKS] = log(1 + (double)outlook->knocks);
    signs[SG_SIGN_UNLUCKY] = fmin(outlook->unlucky, 8);
    signs[SG_SIGN_ERRORS] = share_of_errors(outlook);
    signs[SG_SIGN_REVISITS] = set_among(outlook->revisit_bits, 15) / 15;
    signs[SG_SIGN_NULLS] = set_among(outlook->back_bits, 10) / 10;
    signs[SG_SIGN_RESTARTS] = log(1 + (double)outlook->restarts);
    signs[SG_SIGN_BARREN] = log(1 + (double)outlook->barren);
    signs[SG_SIGN_UNLIKELY] = logit(1 - outlook->p_solve);
    signs[SG_SIGN_HABIT] = logit((person->given_up + rules->habit_weight * rules->habit_share) /
                                 (person->levels + rules->habit_weight));
    signs[SG_SIGN_SLOW] = fmax(log(1 + (double)outlook->since) - log(1 + usual_gap(person)), 0);
}

double sg_outlook_probability(const struct sg_outlook_model *model, const double signs[SG_SIGN_COUNT])
{
    double sum = model->constant;
    for (int i = 0; i < SG_SIGN_COUNT; i++)
        sum += model->weights[i] * signs[i];
    return 1 / (1 + exp(-sum));
}
