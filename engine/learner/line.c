#include "learner/line.h"

/* SCIENCE 3.1 and 3.3; design choices. */
static const struct {
    double other_below; /* similarity: another line */
    double same_from;   /* the same line again */
    uint32_t least;     /* moves before a line can be compared */
} rules = {.other_below = .5, .same_from = .75, .least = 3};

void sg_line_note(struct sg_line *line, uint64_t move_code)
{
    if (line->count < SG_LINE_MOVES)
        line->code[line->count++] = move_code;
}

static uint32_t longest_common(const struct sg_line *a, const struct sg_line *b)
{
    uint32_t length[SG_LINE_MOVES + 1][SG_LINE_MOVES + 1] = {{0}};
    for (uint32_t i = 1; i <= a->count; i++)
        for (uint32_t j = 1; j <= b->count; j++) {
            uint32_t up = length[i - 1][j], left = length[i][j - 1];
            bool same = a->code[i - 1] == b->code[j - 1];
            length[i][j] = same ? length[i - 1][j - 1] + 1 : up > left ? up : left;
        }
    return length[a->count][b->count];
}

double sg_line_similarity(const struct sg_line *before, const struct sg_line *now)
{
    uint32_t shorter = before->count < now->count ? before->count : now->count;
    return shorter > 0 ? (double)longest_common(before, now) / (double)shorter : 0;
}

enum sg_strategy sg_line_judge(const struct sg_line *before, const struct sg_line *now, double *similarity)
{
    *similarity = sg_line_similarity(before, now);
    if (before->count < rules.least || now->count < rules.least)
        return SG_STRATEGY_UNK;
    if (*similarity < rules.other_below)
        return SG_STRATEGY_REST;
    return *similarity >= rules.same_from ? SG_STRATEGY_PERS : SG_STRATEGY_UNK;
}
