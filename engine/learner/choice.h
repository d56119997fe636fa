/* Which move people make next: a mixture over what moves are worth, bent by what the eye and the hand prefer.
 *
 * P(move) ~ share(quality | distance) / moves of that quality * exp(sum of weight * feature). The first
 * factor is the error-by-distance curve of 42 adults (SCIENCE.md 7a): how often a move brings the goal
 * nearer, changes nothing, or leads away, divided equally among the moves of that kind. The second is a
 * conditional logit (McFadden 1974): perseverance with a piece, shyness of going back, errors that come in
 * runs, what looks better, what works on the goal's chain of obstacles. Everything it looks at lies before
 * the move. The weights were fitted by tests/fit/fit_moves.c; judged by the claim `moves` (engine/simulate).
 */
#ifndef SG_LEARNER_CHOICE_H
#define SG_LEARNER_CHOICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "smartgames/game.h"

enum sg_quality { SG_QUALITY_BETTER, SG_QUALITY_SAME, SG_QUALITY_WORSE, SG_QUALITY_COUNT };

/* One of the legal moves. */
struct sg_choice_option {
    enum sg_quality quality;
    bool back; /* restores the position before the last move */
    bool seen; /* leads to a position that was on the board before in this attempt */
    bool held; /* handles what the last move handled */
    struct sg_traits traits;
};

/* What went before. */
struct sg_choice_past {
    double distance; /* to the goal; < 0: not known, then nothing is said about quality */
    uint32_t moves;  /* of this attempt */
    uint32_t run;    /* of them the last in a row that did not bring the goal nearer */
    double errors;   /* share of such moves, the latest counting most; see sg_choice_note */
};

enum sg_lure {
    SG_LURE_BETTER, /* brings the goal nearer, more or less often than the curve says */
    SG_LURE_WORSE,
    SG_LURE_BETTER_RUN,   /* ... right after a move that did not */
    SG_LURE_BETTER_LAST,  /* ... right after one that did */
    SG_LURE_BETTER_OFTEN, /* ... times the share of errors of late */
    SG_LURE_BACK,
    SG_LURE_SEEN,
    SG_LURE_HELD,
    SG_LURE_GREEDY,
    SG_LURE_NEAR, /* on the first link of the goal's chain */
    SG_LURE_FAR,  /* on a later one */
    SG_LURE_FORCED,
    SG_LURE_HELD_BETTER, /* handles the piece of the move before, and brings the goal nearer */
    SG_LURE_BETTER_FAR,  /* brings the goal nearer, times the distance over 10 moves */
    SG_LURE_HOME,        /* goes back after a move that did not bring the goal nearer */
    SG_LURE_COUNT
};

extern const struct sg_choice_model {
    double memory; /* weight of the errors before, against the last move */
    struct {
        double distance, better, same; /* shares; the rest is worse */
    } curve[10];
    double weights[SG_LURE_COUNT];
} sg_choice_model;

/* Shares of the three qualities at a distance; outside the curve its ends hold. */
void sg_choice_shares(double distance, double share[SG_QUALITY_COUNT]);

void sg_choice_begin(struct sg_choice_past *past); /* an attempt begins */
void sg_choice_note(struct sg_choice_past *past, bool better);

void sg_choice_features(const struct sg_choice_past *past, const struct sg_choice_option *option,
                        double features[SG_LURE_COUNT]);

/* A probability for each option, by the curve alone or by all; the sum is 1. `count` >= 1. */
void sg_choice_by_curve(const struct sg_choice_past *past, const struct sg_choice_option *options,
                        size_t count, double *probability);
void sg_choice_predict(const struct sg_choice_model *model, const struct sg_choice_past *past,
                       const struct sg_choice_option *options, size_t count, double *probability);

#endif
