/* Which line of play an attempt followed, compared with the one before.
 *
 * A restart followed by another line is REST (a change of strategy); by the same line, PERS (perseveration,
 * an explicit non-change). Similarity: longest common subsequence of the first 8 moves, divided by 8
 * (SCIENCE.md 3.1, 3.3). */
#ifndef SG_LINE_H
#define SG_LINE_H

#include <stddef.h>
#include <stdint.h>

#include "smartgames/event.h"

enum { SG_LINE_MOVES = 8 };
#define SG_STRATEGY_MODEL "line-1" /* written with every label that comes from this comparison */

struct sg_line {
    uint64_t code[SG_LINE_MOVES]; /* move codes */
    uint32_t count;               /* moves noted, at most SG_LINE_MOVES */
};

void sg_line_note(struct sg_line *line, uint64_t move_code);

/* 0 .. 1; of the moves both lines have, against SG_LINE_MOVES or the shorter line when that is below it. */
double sg_line_similarity(const struct sg_line *before, const struct sg_line *now);

/* REST below .5, PERS from .75 on, else UNK. Both lines need at least 3 moves, otherwise UNK. */
enum sg_strategy sg_line_judge(const struct sg_line *before, const struct sg_line *now, double *similarity);

#endif
