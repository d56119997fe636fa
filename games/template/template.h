/* The dial: one cell that shows a number, turned up or down until it shows 0 and the lamp goes on.
 *
 * A puzzle for no one: the smallest that keeps the whole contract. Copy the folder, then follow README.md. */
#ifndef SG_GAMES_TEMPLATE_H
#define SG_GAMES_TEMPLATE_H

#include "smartgames/game.h"

/* What undo brings back, and nothing else. Bytes only: no padding, no pointers. */
struct dial {
    uint8_t size;  /* 2 .. DIAL_MAX: how many numbers the dial has */
    uint8_t shown; /* 0 .. size - 1 */
};

enum { DIAL_MAX = 99 };

/* The codes of a move. */
enum { DIAL_UP, DIAL_DOWN, DIAL_MOVES };

/* rules.c */
enum sg_status template_read_position(const char *text, size_t length, void *position, struct sg_phrase *why);
void template_write_position(const void *position, struct sg_text *out);
enum sg_status template_read_move(const void *position, const char *text, size_t length,
                                  struct sg_move *move);
void template_write_move(const void *position, struct sg_move move, struct sg_text *out);
size_t template_list_moves(const void *position, struct sg_move *moves, size_t capacity);
enum sg_status template_play(void *position, struct sg_move move);
enum sg_outcome template_outcome(const void *position);

/* solver.c */
enum { TEMPLATE_ORACLE_BYTES = 64, TEMPLATE_SCRATCH_BYTES = 64, TEMPLATE_ORACLE_NODES = 1 };
enum sg_status template_prepare(const void *start, struct sg_arena *arena, struct sg_budget *budget,
                                const struct sg_oracle **oracle);
void template_analyse(const struct sg_oracle *oracle, const void *position, struct sg_arena *scratch,
                      struct sg_analysis *out);
void template_survey(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                     struct sg_survey *out);
void template_hint(const struct sg_oracle *oracle, const void *position, enum sg_rung rung,
                   struct sg_arena *scratch, struct sg_hint *hint);
/* Turns from here to 0, the short way round. */
uint32_t template_turns(const struct dial *dial);

/* generator.c */
extern const struct sg_rating_model template_rating;
enum sg_status template_generate(int grade, uint64_t seed, struct sg_arena *arena, const atomic_bool *cancel,
                                 void *position);
void template_features(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                       double features[SG_FEATURES_MAX]);

/* strategies.c */
void template_observe(const void *before, struct sg_move move, const void *after, struct sg_traits *traits);

/* view.c */
void template_measure(const void *position, int32_t *width, int32_t *height);
void template_draw(const void *position, const struct sg_view *view, struct sg_marks *marks);
enum sg_answer template_handle(const void *position, const struct sg_input *input, struct sg_view *view,
                               struct sg_move *move);
void template_describe(const void *position, const struct sg_view *view, struct sg_phrase *words);

#endif
