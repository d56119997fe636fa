/* A level with everything a session needs of it: made and judged by real search, in whichever thread asks.
 *
 * A sg_bench is the place where that happens: it owns the memory that the games are lent. One thread uses a
 * bench at a time. What was prepared may be asked by another thread than the one that prepared it, once that
 * one is done with the bench (its answer came back through a queue or a join): also asking borrows the
 * bench's scratch memory, so two threads never ask at once. */
#ifndef SG_LEVEL_H
#define SG_LEVEL_H

#include <stdatomic.h>
#include <stdbool.h>

#include "puzzle/rating.h"
#include "smartgames/game.h"

struct sg_level {
    const struct sg_game *game;
    int grade; /* the wanted one; rating.grade is what came out, equal for every generated level */
    uint64_t seed;
    unsigned char position[SG_POSITION_BYTES];
    char text[SG_POSITION_TEXT];
    uint32_t distance;
    struct sg_rating rating;
};

/* What changed on the board, judged; see the event of that name. */
struct sg_assessment {
    enum sg_bound bound; /* of the position after the change */
    uint32_t before;     /* exact distance, or UINT32_MAX: not known exactly, or a dead end */
    uint32_t after;      /* exact distance, or the proven lower bound (SG_BOUND_AT_LEAST), or UINT32_MAX */
    uint32_t improving, legal; /* moves that the position before the change offered */
    bool blocked;              /* after the change; see sg_analysis */
};

struct sg_bench;

/* A bench for any of `games` (its memory is reserved, and used only as far as touched). NULL: no memory. */
struct sg_bench *sg_bench_new(const struct sg_game *const *games);
void sg_bench_free(struct sg_bench *bench);

/* Generates and rates. SG_ERR_CANCELLED, SG_ERR_RANGE. Forgets what was prepared. */
enum sg_status sg_bench_generate(struct sg_bench *bench, const struct sg_game *game, int grade, uint64_t seed,
                                 const atomic_bool *cancel, struct sg_level *level);

struct sg_pack;

/* What the ladder asks for: `count` levels with different starts, their difficulties spread over about two
 * logits around `beta` as far as the game's levels reach. */
struct sg_offers_wish {
    const struct sg_game *game;
    double beta; /* logits: ln((1 - p_solve) / p_solve) */
    uint64_t seed;
    size_t count;
    const struct sg_pack *pack; /* levels in stock, of this game; NULL: all are made */
    const uint64_t *seen; /* levels the learner met before, in this session or earlier, by sg_pack_hash */
    size_t seen_count;
};

/* For each offer: one of the pack's nearest levels, drawn, when it has any near enough that was not seen;
 * otherwise one is generated. Levels that were seen are left out as long as there are others. Follows from
 * the wish alone, pack and seen included: the same wish gives the same offers on every machine. The seed of a
 * level makes it again, from the pack or not. Fewer only when cancelled (SG_ERR_CANCELLED); *made says how
 * many. Forgets what was prepared. */
enum sg_status sg_bench_offers(struct sg_bench *bench, const struct sg_offers_wish *wish,
                               const atomic_bool *cancel, struct sg_level *levels, size_t *made);

/* Prepares the oracle of the level that starts at `position`; replaces the one prepared before. SG_ERR_BUDGET
 * and SG_ERR_MEMORY are fine: bounds are then proven, not exact. After SG_ERR_CANCELLED nothing is prepared.
 * `nodes` 0: the game's own budget. */
enum sg_status sg_bench_prepare(struct sg_bench *bench, const struct sg_game *game, const void *position,
                                uint64_t nodes, const atomic_bool *cancel);

/* Of the prepared level; all need a sg_bench_prepare that was not cancelled first. */
bool sg_bench_prepared(const struct sg_bench *bench);
void sg_bench_analyse(struct sg_bench *bench, const void *position, struct sg_analysis *analysis);
void sg_bench_assess(struct sg_bench *bench, const void *before, const void *after,
                     struct sg_assessment *out);
void sg_bench_survey(struct sg_bench *bench, struct sg_survey *survey);
void sg_bench_rate(struct sg_bench *bench, struct sg_rating *rating);
void sg_bench_hint(struct sg_bench *bench, const void *position, enum sg_rung rung, struct sg_hint *hint);

/* A shortest solution from `position` by walking the first improving move each time; returns its length,
 * writes at most `capacity`; 0 when it is solved, unsolvable or not known exactly. `end` (may be NULL)
 * receives the last position. */
size_t sg_bench_solve(struct sg_bench *bench, const void *position, struct sg_move *moves, size_t capacity,
                      void *end);

#endif
