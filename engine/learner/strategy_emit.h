/* From a sight at an act to the likelihood of each strategy. Private to the learner and to the program that
 * fitted it. */
#ifndef SG_STRATEGY_EMIT_H
#define SG_STRATEGY_EMIT_H

#include "learner/hmm.h"
#include "learner/line.h"
#include "learner/strategy_model.h"
#include "learner/traits.h"

/* What is remembered of the acts before; flat. */
struct sg_strategy_memory {
    /* of the person */
    double ln_rt_sum;
    uint32_t ln_rt_count;
    /* of the level */
    int16_t objects[SG_SIGHT_WINDOW], regions[SG_SIGHT_WINDOW]; /* of the latest moves, a ring */
    uint32_t object_count;                                      /* ever noted at this level */
    uint32_t attempt;                                           /* from 0 */
    uint32_t moves;                                             /* of this attempt */
    struct sg_line line_before, line;
    int16_t object, region; /* of the last move that was no take-back; -1 none */
    int32_t order;
    enum sg_turn_kind kind; /* of the last act */
    uint32_t ahead, behind; /* moves in a row; of them, taken back */
    int64_t way_ms;         /* the longest think since the last act that handled something */
    uint64_t passed;        /* the moves on the board, the last in bit 0: was it only on the way */
    bool begun;             /* an act was seen since the level or the attempt began */
    bool dead_end;          /* the last act led into one, or left the board in one */
};

void sg_strategy_memory_open(struct sg_strategy_memory *memory); /* a level begins */

/* Whether the act is one at all. A step on the way is none, nor is its undoing: it is remembered, and false.
 * Otherwise *whole is the act with the longest think that led to it. */
bool sg_strategy_arrives(struct sg_strategy_memory *memory, const struct sg_sight *sight,
                         struct sg_sight *whole);
void sg_strategy_memory_note(struct sg_strategy_memory *memory, const struct sg_sight *sight);

enum sg_turn_kind sg_strategy_kind(const struct sg_sight *sight);
enum sg_turn_place sg_strategy_place(const struct sg_strategy_memory *memory);

/* ln rt against the person's own pace, in standard deviations. */
double sg_strategy_pace(const struct sg_strategy_memory *memory, int64_t rt_ms);
bool sg_strategy_pauses(const struct sg_strategy_memory *memory, int64_t rt_ms);

/* Of the pieces handled in the last SG_SIGHT_WINDOW moves, in bits: 0 one piece, 3.3 ten different ones. */
double sg_strategy_object_entropy(const struct sg_strategy_memory *memory);

/* The features of the move that was made, row 0, and of the others; returns the number of rows, which stand
 * for sight->legal moves. 0: it was no forward move, or there was nothing to choose. */
size_t sg_strategy_features(const struct sg_strategy_memory *memory, const struct sg_sight *sight,
                            double rows[SG_SIGHT_OTHERS + 1][SG_TASTE_COUNT]);

double sg_strategy_chance(const struct sg_sight *sight);

/* The log-likelihood of the act under each strategy, given what came before it. */
struct sg_hmm_row sg_strategy_emit(const struct sg_strategy_model *model,
                                   const struct sg_strategy_memory *memory, const struct sg_sight *sight);

#endif
