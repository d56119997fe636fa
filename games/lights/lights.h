/* Lamps: what the files of this game share.
 *
 * A board of lamps, lit or dark. A press switches a lamp and its neighbours; all lamps have to go dark. */
#ifndef SG_GAMES_LIGHTS_H
#define SG_GAMES_LIGHTS_H

#include "algebra.h"
#include "smartgames/game.h"

enum {
    LIGHTS_MIN = 2,
    LIGHTS_MAX = 9,
    LIGHTS_RING_MIN = 3,
    LIGHTS_BYTES = (LIGHTS_MAX * LIGHTS_MAX + 7) / 8
};

/* Bytes only, so that it may lie at any address. */
struct lights_position {
    struct lights_shape shape;
    uint8_t lit[LIGHTS_BYTES]; /* lamp i: bit i % 8 of byte i / 8; what is unused is 0 */
};

/* ---- rules.c: a move's code is the number of the lamp that is pressed ------------------------------- */

enum sg_status lights_read_position(const char *text, size_t length, void *position, struct sg_phrase *why);
void lights_write_position(const void *position, struct sg_text *out);
enum sg_status lights_read_move(const void *position, const char *text, size_t length, struct sg_move *move);
void lights_write_move(const void *position, struct sg_move move, struct sg_text *out);
size_t lights_list_moves(const void *position, struct sg_move *moves, size_t capacity);
enum sg_status lights_play(void *position, struct sg_move move);
enum sg_outcome lights_outcome(const void *position);

struct lights_set lights_lit(const struct lights_position *position);
void lights_light(struct lights_position *position, const struct lights_set *lit);
int lights_count(const struct lights_position *position);

/* The lamps of which a press alone leaves as many lit as before, or more: what the eye tells not to do. */
struct lights_set lights_dull(const struct lights_position *position);

/* ---- solver.c -------------------------------------------------------------------------------------- */

/* Nodes: one a lamp for the elimination, and one for each solution (or pair, ring.c) of a board that every
 * analysis looks at. The game's own budget carries 2^16 of them (a fraction of a millisecond), which is
 * enough for every board. */
enum {
    LIGHTS_EXACT_NULLITY = 16,
    LIGHTS_ORACLE_NODES = LIGHTS_MAX * LIGHTS_MAX + (1 << LIGHTS_EXACT_NULLITY),
    LIGHTS_ORACLE_BYTES = sizeof(struct lights_algebra) + 256,
    LIGHTS_SCRATCH_BYTES = 64
};

enum sg_status lights_prepare(const void *start, struct sg_arena *arena, struct sg_budget *budget,
                              const struct sg_oracle **oracle);
void lights_analyse(const struct sg_oracle *oracle, const void *position, struct sg_arena *scratch,
                    struct sg_analysis *out);
void lights_survey(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                   struct sg_survey *out);

/* The shortest solutions; false where they are not known (or there are none). */
bool lights_ask(const struct sg_oracle *oracle, const struct lights_position *position,
                struct lights_answer *answer);

/* ---- rating.c and generator.c ---------------------------------------------------------------------- */

extern const struct sg_rating_model lights_rating;
void lights_features(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                     double features[SG_FEATURES_MAX]);
/* The same where the answer is known already. */
void lights_level_features(const struct lights_shape *shape, const struct lights_answer *answer,
                           double features[SG_FEATURES_MAX]);
double lights_ln_seconds(const double features[SG_FEATURES_MAX]);
/* The grade whose band holds this. */
int lights_grade(double ln_seconds);

/* One try of the generator: lights the board that `presses` different random lamps make, finds its shortest
 * solution and says the grade; 0 when it came out solved. */
int lights_try(const struct lights_algebra *algebra, struct sg_rng *rng, int presses,
               struct lights_position *position);

enum sg_status lights_generate(int grade, uint64_t seed, struct sg_arena *arena, const atomic_bool *cancel,
                               void *position);

/* The built-in level of a grade, for a seed whose tries all fail. */
const char *lights_stock(int grade);

/* ---- hint.c, strategies.c, hands.c, view.c: see game.h --------------------------------------------- */

void lights_hint(const struct sg_oracle *oracle, const void *position, enum sg_rung rung,
                 struct sg_arena *scratch, struct sg_hint *hint);
void lights_observe(const void *before, struct sg_move move, const void *after, struct sg_traits *traits);
void lights_measure(const void *position, int32_t *width, int32_t *height);
void lights_draw(const void *position, const struct sg_view *view, struct sg_marks *marks);
enum sg_answer lights_handle(const void *position, const struct sg_input *input, struct sg_view *view,
                             struct sg_move *move);
void lights_describe(const void *position, const struct sg_view *view, struct sg_phrase *words);

/* The lamp under the cursor or the pointer, -1 when there is none. */
int lights_pointed(const struct lights_position *position, const struct sg_view *view);

#endif
