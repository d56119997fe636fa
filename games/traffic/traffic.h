/* Sliding cars: what the files of this game share.
 *
 * A board of size x size cells holds cars of two or three cells that slide along their own axis, and walls.
 * Cells are numbered row by row; a set of cells is a word with a bit a cell. Car 0 is the target A, which
 * lies in a row and leaves at its right end. */
#ifndef SG_TRAFFIC_H
#define SG_TRAFFIC_H

#include "smartgames/game.h"

enum {
    TRAFFIC_SIZE_MIN = 4,
    TRAFFIC_SIZE_MAX = 7,
    TRAFFIC_CELLS = 49,
    TRAFFIC_CARS = 24,
    TRAFFIC_MOVES = 128
};

struct traffic_car {
    uint8_t letter;   /* 'A' .. 'Z' */
    uint8_t cell;     /* its left or upper end */
    uint8_t length;   /* 2 or 3 */
    uint8_t vertical; /* 0 or 1 */
};

/* Bytes only, so that it may lie at any address. Cars are in the order of their letters; what is unused is 0.
 */
struct traffic_position {
    uint8_t size;
    uint8_t count;                   /* cars */
    uint8_t walls[TRAFFIC_SIZE_MAX]; /* a byte a row, a bit a column */
    struct traffic_car cars[TRAFFIC_CARS];
};

/* ---- rules.c --------------------------------------------------------------------------------------- */

enum sg_status traffic_read_position(const char *text, size_t length, void *position, struct sg_phrase *why);
void traffic_write_position(const void *position, struct sg_text *out);
enum sg_status traffic_read_move(const void *position, const char *text, size_t length, struct sg_move *move);
void traffic_write_move(const void *position, struct sg_move move, struct sg_text *out);
size_t traffic_list_moves(const void *position, struct sg_move *moves, size_t capacity);
enum sg_status traffic_play(void *position, struct sg_move move);
enum sg_outcome traffic_outcome(const void *position);

/* `by` cells: right or down when positive, -6 .. 6 and not 0. */
struct sg_move traffic_move(int car, int by);
int traffic_move_car(struct sg_move move);
int traffic_move_by(struct sg_move move);

/* One car's cells; all that is taken, walls included; the walls alone. */
uint64_t traffic_car_cells(const struct traffic_position *position, int car);
uint64_t traffic_taken(const struct traffic_position *position);
uint64_t traffic_walls(const struct traffic_position *position);

/* How many cells `car` can go back (left, up) and ahead (right, down) when `taken` is taken. */
struct traffic_reach {
    int back, ahead;
};
struct traffic_reach traffic_reach(const struct traffic_position *position, uint64_t taken, int car);

/* The car on `cell`, -1 when there is none. */
int traffic_car_at(const struct traffic_position *position, int cell);

/* The row or column that a car slides in, and its place along it. */
int traffic_lane(const struct traffic_position *position, int car);
int traffic_place(const struct traffic_position *position, int car);

/* The cells between the target and the exit, in its row. */
uint64_t traffic_way_out(const struct traffic_position *position);

/* ---- solver.c -------------------------------------------------------------------------------------- */

/* Room for the largest 6x6 component known, of some 542,000 positions; touched only as far as needed. */
enum { TRAFFIC_ORACLE_BYTES = 72 << 20, TRAFFIC_SCRATCH_BYTES = 20 << 20, TRAFFIC_ORACLE_NODES = 560000 };

enum sg_status traffic_prepare(const void *start, struct sg_arena *arena, struct sg_budget *budget,
                               const struct sg_oracle **oracle);
void traffic_analyse(const struct sg_oracle *oracle, const void *position, struct sg_arena *scratch,
                     struct sg_analysis *out);
void traffic_survey(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                    struct sg_survey *out);

/* ---- generator.c, rating.c, strategies.c, hint.c, view.c: see game.h ------------------------------- */

enum sg_status traffic_generate(int grade, uint64_t seed, struct sg_arena *arena, const atomic_bool *cancel,
                                void *position);

/* The built-in levels of a grade that stand in when a search finds none; `index` below TRAFFIC_STOCK. */
enum { TRAFFIC_STOCK = 12 };
const char *traffic_stock(int grade, int index);

extern const struct sg_rating_model traffic_rating;
void traffic_features(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                      double features[SG_FEATURES_MAX]);

/* Who is in whose way: from the target back to the cars that hold up everything. */
struct traffic_chain {
    uint8_t depth[TRAFFIC_CARS];  /* 1 in A's way, 2 in the way of a car of depth 1 that cannot leave ..., 0
                                     not at all */
    uint8_t blocks[TRAFFIC_CARS]; /* the car whose way it is; only where depth > 0 */
};
void traffic_chain(const struct traffic_position *position, struct traffic_chain *chain);

/* How bad a position looks: first how many cells between A and the exit are taken, then how far A has to go.
 */
uint32_t traffic_looks(uint64_t way_out, uint64_t taken);

void traffic_observe(const void *before, struct sg_move move, const void *after, struct sg_traits *traits);

void traffic_hint(const struct sg_oracle *oracle, const void *position, enum sg_rung rung,
                  struct sg_arena *scratch, struct sg_hint *hint);

void traffic_measure(const void *position, int32_t *width, int32_t *height);
void traffic_draw(const void *position, const struct sg_view *view, struct sg_marks *marks);
enum sg_answer traffic_handle(const void *position, const struct sg_input *input, struct sg_view *view,
                              struct sg_move *move);
void traffic_describe(const void *position, const struct sg_view *view, struct sg_phrase *words);

#endif
