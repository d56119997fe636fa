/* Simulated players whose strategy is known at every act: what the strategy model is fitted on, and judged
 * by.
 *
 * A player follows one policy at a time, through the contract alone: it lists moves, looks at their traits,
 * and (some of them) sees which would help. Lapses, taste, pace and switches differ from player to player.
 * There are two sets of policies and ranges, kept apart on purpose: policy_tuning.c, on which constants may
 * be fitted, and policy_unseen.c, which no fit ever links and which only judges (tests/fit holds that by the
 * symbols). */
#ifndef SG_POLICY_H
#define SG_POLICY_H

#include "learner/line.h"
#include "learner/traits.h"
#include "puzzle/level.h"

enum { SG_POLICY_OPTIONS = 64, SG_POLICY_STACK = 128, SG_POLICY_ACTS = 80 /* at one level */ };

/* ---- what a player sees ---- */

struct sg_policy_option {
    struct sg_move move;
    struct sg_traits traits;
    size_t rank;    /* place in the game's order of its legal moves */
    bool improving; /* it brings the goal nearer; false where that is not known */
    bool back;      /* it restores the position before */
};

struct sg_policy_board {
    const struct sg_game *game;
    struct sg_bench *bench;
    unsigned char stack[SG_POLICY_STACK][SG_POSITION_BYTES]; /* the positions of this attempt */
    struct sg_move moves[SG_POLICY_STACK];                   /* which led from each to the next */
    size_t ply;
    uint32_t attempt;            /* from 0 */
    struct sg_analysis analysis; /* of the position now */
    size_t legal, option_count;
    struct sg_policy_option options[SG_POLICY_OPTIONS]; /* of a longer list, a part in its order */
};

/* ---- a player ---- */

struct sg_range {
    double low, high;
};

/* Lognormal times: medians in ms, spreads of the logarithm. */
struct sg_policy_pace {
    struct sg_range median, spread;
};

struct sg_player;

/* What a policy decides: an act, and how long it takes. */
struct sg_policy_act {
    enum sg_deed act;
    size_t option; /* SG_DEED_MOVE */
    bool pause;    /* it was thought over at length */
};

struct sg_policy {
    const char *name;
    enum sg_strategy strategy; /* UNK: one that the model does not know and must not name */
    struct sg_policy_act (*decide)(struct sg_player *player, const struct sg_policy_board *board);
    struct sg_policy_pace pace;
};

/* Where players come from. */
struct sg_policy_set {
    const char *name;
    size_t count;
    const struct sg_policy *policies;
    size_t lapse_count;
    const double *lapses;         /* share of acts that follow nothing */
    struct sg_range sharpness;    /* inverse temperature: how strictly a taste is followed */
    struct sg_range nulls, undos; /* rates an act, whatever the strategy */
    struct sg_range person_pace;  /* logarithm of a factor on all times */
    struct sg_range pause;        /* ms, of what is thought over */
    struct sg_range burst;        /* moves planned at once */
    struct sg_range part;         /* moves in one part of the board */
    struct sg_range attempt;      /* acts before a new plan */
    struct sg_range take_back;    /* of tries in order that did not help */
    struct sg_range depth;        /* of looking ahead by hand */
    struct sg_range dwell;        /* mean acts between switches, above the least */
    uint32_t least_dwell;
    struct sg_range fail_after; /* acts without a new best before another strategy is tried */
};

enum sg_player_kind {
    SG_PLAYER_SINGLE, /* one policy for ever */
    SG_PLAYER_DRIFT,  /* switches after a dwell that is drawn */
    SG_PLAYER_FAIL    /* switches after some acts in a row that brought nothing */
};

struct sg_player {
    struct sg_rng rng;
    const struct sg_policy_set *set;
    const struct sg_policy *policy;
    enum sg_player_kind kind;
    double sharpness, lapse, nulls, undos, person_pace, take_back, dwell;
    double median_ms, spread; /* of the present policy */
    uint32_t fail_after;
    /* its own place */
    uint32_t dwelt, fruitless, best;
    bool fresh;             /* the policy has just begun */
    uint32_t left;          /* of the burst, the part, the attempt */
    uint32_t ahead, behind; /* moves still to look ahead, to take back */
    int32_t last_order;
    int16_t region, object, favourite;
    int16_t tried[8];
    uint32_t tried_count;
    bool tried_here; /* the last move was a try that waits for its judgement */
    struct sg_line line, line_before;
};

void sg_player_init(struct sg_player *player, const struct sg_policy_set *set, enum sg_player_kind kind,
                    const struct sg_policy *policy, uint64_t seed);

/* ---- a visit ---- */

/* One act of a player, with the truth about it. `switched`: the first under a new policy. */
struct sg_policy_step {
    struct sg_sight sight; /* as the learner model gets it */
    enum sg_strategy truth;
    bool switched;
    bool opens; /* the first at this level */
    bool best;
};

typedef void sg_policy_see(void *user, const struct sg_policy_step *step);

/* Plays the level that `board->bench` has prepared until it is solved or SG_POLICY_ACTS were made; every act
 * goes to `see`. `board` is working memory (large: not for a stack). */
void sg_player_visit(struct sg_player *player, struct sg_policy_board *board, const void *start,
                     sg_policy_see *see, void *user);

/* ---- for the policies themselves ---- */

double sg_policy_draw(struct sg_player *player, struct sg_range range); /* uniform */
uint32_t sg_policy_draw_whole(struct sg_player *player, struct sg_range range);
bool sg_policy_chance(struct sg_player *player, double probability);

/* A move drawn by softmax over `score` (one an option) with the player's sharpness, lapses included. A move
 * that takes the last one back is avoided. */
struct sg_policy_act sg_policy_pick(struct sg_player *player, const struct sg_policy_board *board,
                                    const double *score);
struct sg_policy_act sg_policy_anything(struct sg_player *player, const struct sg_policy_board *board);
bool sg_policy_in_line(const struct sg_line *line, struct sg_move move);

#endif
