/* Number link: what the files of this game share.
 *
 * Each letter stands on two cells, its end points. A path joins them, over the sides of cells and never over
 * another path, and together the paths pass every cell. A level has one solution: one drawing of links.
 *
 * A link is the step between two cells that share a side; a stroke is what is drawn from one end point; its
 * last cell is its tip. A pair has two strokes until they meet. */
#ifndef SG_LINKS_H
#define SG_LINKS_H

#include "smartgames/game.h"

enum { LINKS_SIDE_MAX = 18, LINKS_CELLS = 324, LINKS_PAIRS = 52, LINKS_RUN = 20 };

/* Directions; the opposite of d is d ^ 2. As a set: a bit a direction. */
enum { LINKS_RIGHT, LINKS_DOWN, LINKS_LEFT, LINKS_UP, LINKS_WAYS, LINKS_NOWHERE = LINKS_WAYS };

/* A cell's byte: its letter (1 .. 52, 0 none), and whether links are drawn to the right and down. */
enum { LINKS_LETTER = 63, LINKS_DRAWN_RIGHT = 64, LINKS_DRAWN_DOWN = 128 };

/* Bytes only. Cells row by row; those beyond width * height are 0. Every drawn link belongs to a stroke: no
 * loops, no loose pieces, no path from one letter to another. */
struct links_position {
    uint8_t width, height;
    uint8_t cells[LINKS_CELLS];
};

/* ---- rules.c --------------------------------------------------------------------------------------- */

static inline int links_count(const struct links_position *position)
{
    return position->width * position->height;
}

static inline int links_letter(const struct links_position *position, int cell)
{
    return position->cells[cell] & LINKS_LETTER;
}

/* The cell on that side, -1 where the board ends. */
int links_beside(const struct links_position *position, int cell, int way);

/* The set of ways in which links are drawn from `cell`. */
unsigned links_drawn(const struct links_position *position, int cell);
void links_set(struct links_position *position, int cell, int way, bool drawn);

/* Along the stroke from `cell` by `way`, which is drawn, to where it ends. */
int links_follow(const struct links_position *position, int cell, int way);

/* The letter whose stroke passes `cell`, or whose end point it is; 0 none. */
int links_owner(const struct links_position *position, int cell);

/* `cell` can be drawn from: the tip of a stroke, a bare end point; not on a path that is whole. */
bool links_is_tip(const struct links_position *position, int cell);

/* Whether the step may be drawn from the tip `cell`: to a free cell or to the pair's other tip. */
bool links_may_step(const struct links_position *position, int cell, int way);

/* Both end points of `letter`, the first in reading order first. */
void links_ends(const struct links_position *position, int letter, int ends[2]);
bool links_joined(const struct links_position *position, int letter);
int links_pair_count(const struct links_position *position);

/* Links that every solution has more than are drawn. */
int links_left(const struct links_position *position);

/* A move: at `cell`, first the link `drop` goes and all that lies beyond it (LINKS_NOWHERE: nothing does),
 * then `count` steps are drawn. */
struct links_stroke {
    uint16_t cell;
    uint8_t drop, count;
    uint8_t way[LINKS_RUN];
};
struct sg_move links_move(const struct links_stroke *stroke);
/* False: no stroke has this code. */
bool links_stroke_of(struct sg_move move, struct links_stroke *stroke);
/* The link `way` of `cell` may go with all beyond it: an end point is on this side. */
bool links_may_drop(const struct links_position *position, int cell, int way);

size_t links_list_moves(const void *position, struct sg_move *moves, size_t capacity);
enum sg_status links_play(void *position, struct sg_move move);
size_t links_unfold(const void *position, struct sg_move move, struct sg_move *steps, size_t capacity);
enum sg_outcome links_outcome(const void *position);

/* ---- text.c ---------------------------------------------------------------------------------------- */

/* "A" .. "Z", "a" .. "z" for 1 .. 52. */
char links_sign(int letter);

enum sg_status links_read_position(const char *text, size_t length, void *position, struct sg_phrase *why);
void links_write_position(const void *position, struct sg_text *out);
void links_write_filled(const void *position, struct sg_text *out);
enum sg_status links_read_move(const void *position, const char *text, size_t length, struct sg_move *move);
void links_write_move(const void *position, struct sg_move move, struct sg_text *out);

/* ---- solver.c -------------------------------------------------------------------------------------- */

enum { LINKS_ORACLE_BYTES = 24 << 20, LINKS_SCRATCH_BYTES = 2 << 20, LINKS_ORACLE_NODES = 8000000 };

enum sg_status links_prepare(const void *start, struct sg_arena *arena, struct sg_budget *budget,
                             const struct sg_oracle **oracle);
void links_analyse(const struct sg_oracle *oracle, const void *position, struct sg_arena *scratch,
                   struct sg_analysis *out);
void links_survey(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                  struct sg_survey *out);

/* The solution that asks the fewest moves, as a whole drawing; NULL when none is known for certain. */
const struct links_position *links_nearest(const struct sg_oracle *oracle,
                                           const struct links_position *position);

/* ---- generator.c ----------------------------------------------------------------------------------- */

enum sg_status links_generate(int grade, uint64_t seed, struct sg_arena *arena, const atomic_bool *cancel,
                              void *position);

/* ---- rating.c, strategies.c, hint.c, view.c, hands.c, words.c: see game.h --------------------------- */

extern const struct sg_rating_model links_rating;
void links_features(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                    double features[SG_FEATURES_MAX]);

void links_observe(const void *before, struct sg_move move, const void *after, struct sg_traits *traits);

void links_hint(const struct sg_oracle *oracle, const void *position, enum sg_rung rung,
                struct sg_arena *scratch, struct sg_hint *hint);

void links_measure(const void *position, int32_t *width, int32_t *height);
void links_draw(const void *position, const struct sg_view *view, struct sg_marks *marks);
enum sg_answer links_handle(const void *position, const struct sg_input *input, struct sg_view *view,
                            struct sg_move *move);
void links_describe(const void *position, const struct sg_view *view, struct sg_phrase *words);

#endif
