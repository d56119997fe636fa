/* Towers: what the files of this game share.
 *
 * Balls lie on pegs, each peg with room for so many; only the top ball of a peg moves, onto any peg with
 * room. The aim is a second arrangement of the same balls. In an ordered tower (Hanoi's rule) a ball, then
 * drawn as a disc, also has to lie on a larger one. Balls are numbered from 1, and in an ordered tower the
 * number is the size. Pegs are counted from 0 here and from 1 in texts. */
#ifndef SG_TOWER_H
#define SG_TOWER_H

#include "smartgames/game.h"

enum {
    TOWER_PEGS_MIN = 3,
    TOWER_PEGS = 4,
    TOWER_BALLS = 5,          /* at most, where any ball may lie on any other */
    TOWER_DISCS = 10,         /* at most, in an ordered tower on three pegs */
    TOWER_DISCS_FOUR_PEGS = 8 /* and on four */
};

/* One arrangement: the balls of each peg from the bottom up, 0 where there is none. */
struct tower_stacks {
    uint8_t ball[TOWER_PEGS][TOWER_DISCS];
};

/* Bytes only. What is unused is 0. */
struct tower_position {
    uint8_t ordered;
    uint8_t pegs;
    uint8_t balls;
    uint8_t capacity[TOWER_PEGS];
    struct tower_stacks now, goal;
};

/* ---- rules.c, text.c ------------------------------------------------------------------------------- */

enum sg_status tower_read_position(const char *text, size_t length, void *position, struct sg_phrase *why);
void tower_write_position(const void *position, struct sg_text *out);
enum sg_status tower_read_move(const void *position, const char *text, size_t length, struct sg_move *move);
void tower_write_move(const void *position, struct sg_move move, struct sg_text *out);
size_t tower_list_moves(const void *position, struct sg_move *moves, size_t capacity);
enum sg_status tower_play(void *position, struct sg_move move);
enum sg_outcome tower_outcome(const void *position);

struct sg_move tower_move(int from, int to);
int tower_move_from(struct sg_move move);
int tower_move_to(struct sg_move move);
bool tower_can_move(const struct tower_position *position, int from, int to);

/* How many balls lie on `peg`, and the top one (0: none). */
int tower_height(const struct tower_stacks *stacks, int peg);
int tower_top(const struct tower_stacks *stacks, int peg);
/* The peg that `ball` lies on, -1 none. */
int tower_peg_of(const struct tower_stacks *stacks, int ball);

/* How many balls of `peg`, from the bottom, already lie as the goal wants them; and on all pegs together. */
int tower_settled(const struct tower_position *position, int peg);
int tower_settled_all(const struct tower_position *position);

/* ---- solver.c -------------------------------------------------------------------------------------- */

enum { TOWER_ORACLE_BYTES = 1 << 20, TOWER_SCRATCH_BYTES = 4 << 20, TOWER_ORACLE_NODES = 70000 };

enum sg_status tower_prepare(const void *start, struct sg_arena *arena, struct sg_budget *budget,
                             const struct sg_oracle **oracle);
void tower_analyse(const struct sg_oracle *oracle, const void *position, struct sg_arena *scratch,
                   struct sg_analysis *out);
void tower_survey(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                  struct sg_survey *out);

/* ---- rating.c, generator.c, strategies.c, hint.c, view.c, hands.c: see game.h ---------------------- */

extern const struct sg_rating_model tower_rating;
void tower_features(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                    double features[SG_FEATURES_MAX]);

enum sg_status tower_generate(int grade, uint64_t seed, struct sg_arena *arena, const atomic_bool *cancel,
                              void *position);

/* The built-in level of a grade that stands in when the search finds none. */
const char *tower_stock(int grade);

/* How near `ball` is to what the goal wants next: 1 it is wanted itself, 2 it lies on a wanted ball or on its
 * place, 0 neither. */
int tower_chain_depth(const struct tower_position *position, int ball);
void tower_observe(const void *before, struct sg_move move, const void *after, struct sg_traits *traits);

void tower_hint(const struct sg_oracle *oracle, const void *position, enum sg_rung rung,
                struct sg_arena *scratch, struct sg_hint *hint);

/* The board: a row of small towers that show the goal, under it the pegs, two cells wide each. */
enum { TOWER_PEG_CELLS = 2 };
int32_t tower_goal_rows(const struct tower_position *position);
int32_t tower_peg_rows(const struct tower_position *position);
void tower_measure(const void *position, int32_t *width, int32_t *height);
void tower_draw(const void *position, const struct sg_view *view, struct sg_marks *marks);

/* The peg whose top ball is held by hand or key, -1 none. */
int tower_held(const struct tower_position *position, const struct sg_view *view);
enum sg_answer tower_handle(const void *position, const struct sg_input *input, struct sg_view *view,
                            struct sg_move *move);
void tower_describe(const void *position, const struct sg_view *view, struct sg_phrase *words);

#endif
