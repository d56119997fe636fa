/* Pushing crates: what the files of this game share.
 *
 * A man walks about a warehouse and pushes crates, one at a time and never pulling, until every crate stands
 * on a goal. A move is one push, with the walk that leads to it: distances count pushes. Cells are numbered
 * row by row; a set of cells is a bit a cell. */
#ifndef SG_CRATES_H
#define SG_CRATES_H

#include "smartgames/game.h"

enum {
    CRATES_SIDE_MAX = 48,   /* rows, columns */
    CRATES_CELLS_MAX = 767, /* rows * (columns + 1) stays below SG_POSITION_TEXT */
    CRATES_SET_BYTES = 96,
    CRATES_NOWHERE = 0xffff
};

/* Directions: up, left, down, right; the opposite of d is d ^ 2. */
enum { CRATES_UP, CRATES_LEFT, CRATES_DOWN, CRATES_RIGHT, CRATES_DIRECTIONS };

/* Bytes only, so that it may lie at any address; what is unused is 0. */
struct crates_position {
    uint8_t width, height;
    uint8_t man[2]; /* his cell, low byte first */
    uint8_t walls[CRATES_SET_BYTES], goals[CRATES_SET_BYTES], crates[CRATES_SET_BYTES];
};

static inline bool crates_has(const uint8_t *set, int cell)
{
    return set[cell >> 3] >> (cell & 7) & 1;
}

static inline void crates_flip(uint8_t *set, int cell)
{
    set[cell >> 3] = (uint8_t)(set[cell >> 3] ^ 1 << (cell & 7));
}

static inline int crates_man(const struct crates_position *position)
{
    return position->man[0] | position->man[1] << 8;
}

static inline int crates_cells(const struct crates_position *position)
{
    return position->width * position->height;
}

/* ---- rules.c, text.c ------------------------------------------------------------------------------- */

enum sg_status crates_read_position(const char *text, size_t length, void *position, struct sg_phrase *why);
void crates_write_position(const void *position, struct sg_text *out);
enum sg_status crates_read_move(const void *position, const char *text, size_t length, struct sg_move *move);
void crates_write_move(const void *position, struct sg_move move, struct sg_text *out);
size_t crates_list_moves(const void *position, struct sg_move *moves, size_t capacity);
enum sg_status crates_play(void *position, struct sg_move move);
enum sg_outcome crates_outcome(const void *position);

/* A push of the crate on `cell`. */
struct sg_move crates_push(int cell, int direction);
/* A walk to `cell`: legal, but not listed, since it changes nothing that counts. */
struct sg_move crates_walk(int cell);
bool crates_is_push(struct sg_move move);
int crates_move_cell(struct sg_move move);
int crates_move_direction(struct sg_move move);

/* The cell beside `cell`; CRATES_NOWHERE beyond the edge. */
int crates_beside(const struct crates_position *position, int cell, int direction);
/* No wall and no crate; false beyond the edge. */
bool crates_is_free(const struct crates_position *position, int cell);
bool crates_can_push(const struct crates_position *position, int cell, int direction, const uint8_t *reach);

/* ---- walk.c ---------------------------------------------------------------------------------------- */

/* Sets a bit for each cell the man can walk to from `from`, that one included. */
void crates_reach(const struct crates_position *position, int from, uint8_t reach[CRATES_SET_BYTES]);

/* A shortest walk between two cells: directions into `path`, at most `capacity` of them; its whole length, -1
 * when there is none. */
int crates_path(const struct crates_position *position, int from, int to, uint8_t *path, int capacity);

/* The cells within the walls: all that the man could reach if there were no crates. */
void crates_inside(const struct crates_position *position, uint8_t inside[CRATES_SET_BYTES]);

/* ---- solver.c -------------------------------------------------------------------------------------- */

enum { CRATES_ORACLE_BYTES = 160 << 20, CRATES_SCRATCH_BYTES = 32 << 20, CRATES_ORACLE_NODES = 5000000 };

enum sg_status crates_prepare(const void *start, struct sg_arena *arena, struct sg_budget *budget,
                              const struct sg_oracle **oracle);
void crates_analyse(const struct sg_oracle *oracle, const void *position, struct sg_arena *scratch,
                    struct sg_analysis *out);
void crates_survey(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                   struct sg_survey *out);

/* ---- generator.c, rating.c, strategies.c, hint.c, view.c, hands.c: see game.h ---------------------- */

enum sg_status crates_generate(int grade, uint64_t seed, struct sg_arena *arena, const atomic_bool *cancel,
                               void *position);

extern const struct sg_rating_model crates_rating;
void crates_features(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                     double features[SG_FEATURES_MAX]);

void crates_observe(const void *before, struct sg_move move, const void *after, struct sg_traits *traits);

void crates_hint(const struct sg_oracle *oracle, const void *position, enum sg_rung rung,
                 struct sg_arena *scratch, struct sg_hint *hint);

void crates_measure(const void *position, int32_t *width, int32_t *height);
void crates_draw(const void *position, const struct sg_view *view, struct sg_marks *marks);
enum sg_answer crates_handle(const void *position, const struct sg_input *input, struct sg_view *view,
                             struct sg_move *move);
void crates_describe(const void *position, const struct sg_view *view, struct sg_phrase *words);
/* words.c: a msgid, "to the left". */
const char *crates_direction_name(int direction);

#endif
