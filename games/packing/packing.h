/* Polyomino packing: what the files of this game share.
 *
 * Pieces of one to five squares, each there once, have to fill the open cells of a board. They may be turned
 * and flipped. A move puts a piece down or takes one back. */
#ifndef SG_PACKING_H
#define SG_PACKING_H

#include "smartgames/game.h"

enum {
    PACKING_SIDE = 20,  /* most rows, most columns */
    PACKING_OPEN = 64,  /* most open cells: one uint64_t holds them */
    PACKING_KINDS = 21, /* pieces.h */
    PACKING_GRID = (PACKING_SIDE * PACKING_SIDE + 7) / 8
};

enum packing_where { PACKING_ABSENT, PACKING_LEFT, PACKING_LIES };

/* Bytes only. `row`, `column`: the piece's first cell in reading order. All 0 unless it lies on the board. */
struct packing_piece {
    uint8_t where, orientation, row, column;
};

struct packing_position {
    uint8_t rows, columns;
    uint8_t open[PACKING_GRID]; /* a bit a cell, at row * PACKING_SIDE + column */
    struct packing_piece pieces[PACKING_KINDS];
};

/* ---- rules.c --------------------------------------------------------------------------------------- */

size_t packing_list_moves(const void *position, struct sg_move *moves, size_t capacity);
enum sg_status packing_play(void *position, struct sg_move move);
size_t packing_unfold(const void *position, struct sg_move move, struct sg_move *steps, size_t capacity);
enum sg_outcome packing_outcome(const void *position);

/* A move taken apart; `take`: the piece goes back, the rest is 0. */
struct packing_step {
    bool take;
    int kind, orientation, row, column;
};
struct sg_move packing_move(struct packing_step step);
struct packing_step packing_step(struct sg_move move);

bool packing_is_open(const struct packing_position *position, int row, int column); /* false off the board */
void packing_set_open(struct packing_position *position, int row, int column);

/* What lies where: a kind, or one of these. */
enum { PACKING_EMPTY = -1, PACKING_CLOSED = -2 };
struct packing_map {
    int8_t at[PACKING_SIDE][PACKING_SIDE];
};
void packing_map(const struct packing_position *position, struct packing_map *map);
int packing_at(const struct packing_map *map, int row, int column); /* PACKING_CLOSED off the board */

/* Whether the piece of `step` can be put down there now. */
bool packing_fits(const struct packing_map *map, struct packing_step step);

/* Pieces not on the board, and whether any lies. */
int packing_left(const struct packing_position *position);
bool packing_any_lies(const struct packing_position *position);

/* ---- text.c ---------------------------------------------------------------------------------------- */

enum sg_status packing_read_position(const char *text, size_t length, void *position, struct sg_phrase *why);
void packing_write_position(const void *position, struct sg_text *out);
enum sg_status packing_read_move(const void *position, const char *text, size_t length, struct sg_move *move);
void packing_write_move(const void *position, struct sg_move move, struct sg_text *out);

/* ---- solver.c -------------------------------------------------------------------------------------- */

enum { PACKING_ORACLE_BYTES = 1 << 20, PACKING_SCRATCH_BYTES = 1 << 10, PACKING_ORACLE_NODES = 10000000 };

enum sg_status packing_prepare(const void *start, struct sg_arena *arena, struct sg_budget *budget,
                               const struct sg_oracle **oracle);
void packing_analyse(const struct sg_oracle *oracle, const void *position, struct sg_arena *scratch,
                     struct sg_analysis *out);
void packing_survey(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                    struct sg_survey *out);

/* ---- generator.c ----------------------------------------------------------------------------------- */

enum sg_status packing_generate(int grade, uint64_t seed, struct sg_arena *arena, const atomic_bool *cancel,
                                void *position);

/* The built-in level of a grade that stands in when a search finds none; `index` below PACKING_STOCK. */
enum { PACKING_STOCK = 2 };
const char *packing_stock(int grade, int index);

/* ---- rating.c, strategies.c, hint.c, view.c, hands.c, words.c: see game.h -------------------------- */

extern const struct sg_rating_model packing_rating;
void packing_features(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                      double features[SG_FEATURES_MAX]);

void packing_observe(const void *before, struct sg_move move, const void *after, struct sg_traits *traits);

void packing_hint(const struct sg_oracle *oracle, const void *position, enum sg_rung rung,
                  struct sg_arena *scratch, struct sg_hint *hint);

void packing_measure(const void *position, int32_t *width, int32_t *height);
void packing_draw(const void *position, const struct sg_view *view, struct sg_marks *marks);
enum sg_answer packing_handle(const void *position, const struct sg_input *input, struct sg_view *view,
                              struct sg_move *move);
void packing_describe(const void *position, const struct sg_view *view, struct sg_phrase *words);

#endif
