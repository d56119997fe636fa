/* Three rungs about one crate: where to look, why, and which push. */
#include "aims.h"

#include <string.h>

/* What the hint is about. */
struct advice {
    struct sg_move move;
    bool proven; /* the push brings the goal nearer */
    int cell, to;
    bool only;   /* no other crate does */
    bool lands;  /* it comes to stand on a ring */
    bool nearer; /* it comes nearer to a ring */
    bool blocks; /* it stands on the way of the crate that should go first */
};

/* A push onto a ring before others, then one that comes nearer. */
static int value_of(const struct crates_position *position, const struct aims *aims, struct sg_move move)
{
    int cell = crates_move_cell(move), to = crates_beside(position, cell, crates_move_direction(move));
    if (crates_has(position->goals, to))
        return 2;
    return aims_nearest(aims, to) < aims_nearest(aims, cell);
}

static void advise(const struct sg_oracle *oracle, const struct crates_position *position,
                   struct sg_arena *scratch, struct advice *advice)
{
    struct sg_analysis analysis;
    struct aims aims;
    crates_analyse(oracle, position, scratch, &analysis);
    aims_find(position, &aims);
    *advice = (struct advice){.proven = analysis.improving_count > 0, .only = true};
    struct sg_move first;
    if (!advice->proven && crates_list_moves(position, &first, 1) > 0)
        advice->move = first;
    uint32_t count =
        analysis.improving_count < SG_IMPROVING_MAX ? analysis.improving_count : SG_IMPROVING_MAX;
    for (uint32_t i = 0; i < count; i++)
        if (i == 0 ||
            value_of(position, &aims, analysis.improving[i]) > value_of(position, &aims, advice->move))
            advice->move = analysis.improving[i];
    advice->cell = crates_move_cell(advice->move);
    advice->to = crates_beside(position, advice->cell, crates_move_direction(advice->move));
    for (uint32_t i = 0; i < count; i++)
        advice->only = advice->only && crates_move_cell(analysis.improving[i]) == advice->cell;
    advice->lands = crates_has(position->goals, advice->to);
    advice->nearer = aims_nearest(&aims, advice->to) < aims_nearest(&aims, advice->cell);
    advice->blocks = aims_depth(position, &aims, advice->cell) == 2;
}

/* ---- words ----------------------------------------------------------------------------------------- */

static const char *look_words(const struct crates_position *position, const struct advice *advice)
{
    if (crates_has(position->goals, advice->cell))
        return SG_T(
            "Look at the crate in row {row}, column {column}: it stands on a ring, but may it stay there?");
    return SG_T("Look at the crate in row {row}, column {column}.");
}

static const char *why_words(const struct advice *advice)
{
    if (!advice->proven)
        return SG_T("This crate can be pushed now. Look where it could never come back from.");
    if (advice->lands)
        return SG_T("This crate can come to stand on a ring with one push.");
    if (advice->blocks)
        return SG_T("This crate stands where another one has to pass.");
    if (!advice->nearer)
        return SG_T("This crate first goes away from the rings, and that makes room for a later push.");
    if (advice->only)
        return SG_T("Of all crates, only this one brings the end nearer now.");
    return SG_T("This crate can come nearer to a ring, and the others can still pass.");
}

static void mark(const struct crates_position *position, int cell, struct sg_hint *hint)
{
    if (cell == CRATES_NOWHERE)
        return;
    hint->cells[hint->cell_count].x = cell % position->width;
    hint->cells[hint->cell_count++].y = cell / position->width;
}

void crates_hint(const struct sg_oracle *oracle, const void *position, enum sg_rung rung,
                 struct sg_arena *scratch, struct sg_hint *hint)
{
    const struct crates_position *p = position;
    struct advice advice;
    *hint = (struct sg_hint){0};
    advise(oracle, p, scratch, &advice);
    mark(p, advice.cell, hint);
    if (rung == SG_RUNG_LOOK)
        sg_phrase_set(&hint->words, look_words(p, &advice));
    else if (rung == SG_RUNG_WHY)
        sg_phrase_set(&hint->words, why_words(&advice));
    else if (!advice.proven)
        sg_phrase_set(&hint->words,
                      SG_T("For this warehouse no certain push is known. The crate in row {row}, "
                           "column {column} is a good place to begin."));
    else
        sg_phrase_set(&hint->words, SG_T("Push the crate in row {row}, column {column} {direction}."));
    sg_phrase_add_int(&hint->words, "row", advice.cell / p->width + 1);
    sg_phrase_add_int(&hint->words, "column", advice.cell % p->width + 1);
    if (rung != SG_RUNG_STEP || !advice.proven)
        return;
    sg_phrase_add_msgid(&hint->words, "direction", crates_direction_name(crates_move_direction(advice.move)));
    hint->move = advice.move;
    hint->has_move = true;
    mark(p, advice.to, hint);
}
