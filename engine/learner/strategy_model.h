/* The constants of the strategy model: how a player of each strategy is expected to act (SCIENCE.md 3.3).
 *
 * A strategy is a taste. Its choice among the legal moves is a conditional logit (McFadden 1974): a move's
 * weight is exp(sum of taste * feature), so that what counts is how the move made stands out among the others
 * of that moment, and one set of constants serves every game. Beside it: how often such a player takes back,
 * restarts, pauses, how fast it moves, and how much more often than chance its moves bring the goal nearer.
 * The rows were fitted by tests/fit/fit_strategy.c on simulated players (engine/simulate/policy_tuning.c) and
 * on nobody else. */
#ifndef SG_STRATEGY_MODEL_H
#define SG_STRATEGY_MODEL_H

#include "learner/hmm.h"

/* What a player can have a taste for in a move; each feature is 0 .. 1. */
enum sg_taste {
    SG_TASTE_CHAIN,  /* it works on what keeps the goal away: chain_depth > 0 */
    SG_TASTE_NEAR,   /* ... on the first link of that chain */
    SG_TASTE_GREEDY, /* it looks better afterwards */
    SG_TASTE_REGION, /* the part of the board of the move before */
    SG_TASTE_PART,   /* share of the last 5 moves in this part of the board */
    SG_TASTE_OBJECT, /* the piece of the move before */
    SG_TASTE_ORDER, /* next in the game's systematic order; half for the one after it, a quarter for the third
                     */
    SG_TASTE_LINE,  /* among the first 8 moves of the attempt before, while those are compared */
    SG_TASTE_HABIT, /* share of the last 10 moves that handled this piece */
    SG_TASTE_COUNT
};

/* What kind of act it was. */
enum sg_turn_kind {
    SG_TURN_GO,
    SG_TURN_BACK /* an undo, by button or by hand */,
    SG_TURN_NULL,
    SG_TURN_RESTART,
    SG_TURN_COUNT
};

/* Where the player stands in a look ahead by hand: how many moves since it began or since the last take-back,
 * and whether some of them are still to be taken back. */
enum sg_turn_place {
    SG_PLACE_START,
    SG_PLACE_ONE,
    SG_PLACE_TWO,
    SG_PLACE_FAR,
    SG_PLACE_BEHIND /* some left */,
    SG_PLACE_HOME /* all taken back */,
    SG_PLACE_COUNT
};

enum { SG_SIGHT_WINDOW = 10 /* moves, SCIENCE.md 3.2 */, SG_SIGHT_WINDOW_PART = 5 };

struct sg_strategy_row {
    double taste[SG_TASTE_COUNT];
    double improving;                           /* added to the logit of chance */
    double kind[SG_PLACE_COUNT][SG_TURN_COUNT]; /* probabilities of the next act's kind */
    double pause, pause_anew; /* probability of a pause before a move; before the first of a new attempt */
    double pace, pace_sd;     /* of z(ln rt) of moves without a pause */
};

extern const struct sg_strategy_model {
    const char *version;                        /* written with every label */
    struct sg_hmm hmm;                          /* a step is an act */
    double unknown_below;                       /* no label when the largest posterior is less */
    double lapse;                               /* share of moves that follow no taste at all */
    double choice_weight, pace_weight;          /* trust: exponents of the likelihoods; features overlap */
    double ln_rt, ln_rt_sd;                     /* of a move, before anything is known of the person: ln ms */
    double person_weight;                       /* that prior counts as so many stretches of `dwell` moves */
    double dwell;                               /* moves */
    double pause_ms, pause_z;                   /* a pause is longer than both */
    double pause_anew_ms;                       /* before the first move of a new attempt */
    struct sg_strategy_row rows[SG_HMM_STATES]; /* by enum sg_strategy; UNK is broad */
} sg_strategy_model;

#endif
