/* Binary grid: what the files of this game share.
 *
 * A square of even size is filled with 0 and 1: never three alike side by side in a row or a column, as many
 * 0 as 1 in each, and, where the board asks it, no two rows and no two columns the same. */
#ifndef SG_BINARY_H
#define SG_BINARY_H

#include "smartgames/game.h"

enum { BINARY_SIZE_MIN = 4, BINARY_SIZE_MAX = 14, BINARY_CELLS = 196 };

/* What a cell holds. A given stays; a player's own sign can be taken away. */
enum { BINARY_EMPTY, BINARY_ZERO, BINARY_ONE, BINARY_SIGN = 3, BINARY_GIVEN = 4 };

/* Bytes only. Cells row by row; those beyond size * size are 0. On a solved board every cell is a given:
 * nothing is left to take away, and its text is the bare grid. */
struct binary_position {
    uint8_t size;
    uint8_t unlike; /* 1: rows all different, columns all different */
    uint8_t cells[BINARY_CELLS];
};

/* ---- rules.c --------------------------------------------------------------------------------------- */

enum sg_status binary_read_position(const char *text, size_t length, void *position, struct sg_phrase *why);
void binary_write_position(const void *position, struct sg_text *out);
enum sg_status binary_read_move(const void *position, const char *text, size_t length, struct sg_move *move);
void binary_write_move(const void *position, struct sg_move move, struct sg_text *out);
size_t binary_list_moves(const void *position, struct sg_move *moves, size_t capacity);
enum sg_status binary_play(void *position, struct sg_move move);
enum sg_outcome binary_outcome(const void *position);

/* `sign`: BINARY_ZERO, BINARY_ONE, or BINARY_EMPTY to take the sign away. */
struct sg_move binary_move(int cell, int sign);
int binary_move_cell(struct sg_move move);
int binary_move_sign(struct sg_move move);

/* 0 empty, BINARY_ZERO or BINARY_ONE; and whether it is the player's own. */
int binary_sign(const struct binary_position *position, int cell);
bool binary_own(const struct binary_position *position, int cell);

/* ---- solver.c -------------------------------------------------------------------------------------- */

enum { BINARY_ORACLE_BYTES = 16 << 10, BINARY_SCRATCH_BYTES = 1 << 10, BINARY_ORACLE_NODES = 200000 };

enum sg_status binary_prepare(const void *start, struct sg_arena *arena, struct sg_budget *budget,
                              const struct sg_oracle **oracle);
void binary_analyse(const struct sg_oracle *oracle, const void *position, struct sg_arena *scratch,
                    struct sg_analysis *out);
void binary_survey(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                   struct sg_survey *out);

/* A solution that asks the fewest changes of `position`, its ones as a row of bits a row; NULL when none is
 * known for certain. */
const uint16_t *binary_nearest(const struct sg_oracle *oracle, const struct binary_position *position);

/* ---- generator.c ----------------------------------------------------------------------------------- */

enum sg_status binary_generate(int grade, uint64_t seed, struct sg_arena *arena, const atomic_bool *cancel,
                               void *position);

/* The same on a board of one kind; SG_ERR_MISSING when the seed leads to none. `fits`: only in the band of
 * the grade's expected seconds; otherwise only its techniques are asked. */
enum sg_status binary_make(int grade, int size, bool unlike, bool fits, uint64_t seed,
                           struct binary_position *position);

/* The built-in level of a grade that stands in when a search finds none; `index` below BINARY_STOCK. */
enum { BINARY_STOCK = 2 };
const char *binary_stock(int grade, int index);

/* ---- rating.c, strategies.c, hint.c, view.c, hands.c: see game.h ----------------------------------- */

extern const struct sg_rating_model binary_rating;
void binary_features(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                     double features[SG_FEATURES_MAX]);

void binary_observe(const void *before, struct sg_move move, const void *after, struct sg_traits *traits);

void binary_hint(const struct sg_oracle *oracle, const void *position, enum sg_rung rung,
                 struct sg_arena *scratch, struct sg_hint *hint);

void binary_measure(const void *position, int32_t *width, int32_t *height);
void binary_draw(const void *position, const struct sg_view *view, struct sg_marks *marks);
enum sg_answer binary_handle(const void *position, const struct sg_input *input, struct sg_view *view,
                             struct sg_move *move);
void binary_describe(const void *position, const struct sg_view *view, struct sg_phrase *words);

#endif
