/* Three rungs: where to look, why something follows there, and the step itself. A wrong stroke comes first:
 * as long as it lies there, nothing that is drawn leads to the goal. */
#include "logic.h"

enum reason { REASON_WRONG = LINKS_TECHNIQUES, REASON_NONE };

struct advice {
    int reason; /* a technique, or one of the above */
    struct links_stroke stroke;
    int letter;
};

/* ---- what to advise -------------------------------------------------------------------------------- */

static struct advice advice_of(const struct links_position *position, int reason, struct sg_move move)
{
    struct advice advice = {.reason = reason};
    links_stroke_of(move, &advice.stroke);
    advice.letter = links_owner(position, advice.stroke.cell);
    return advice;
}

/* What is wrong goes first; then what a technique forces; then any step that helps. */
static struct advice advise(const struct sg_oracle *oracle, const struct links_position *position,
                            struct sg_arena *scratch)
{
    struct sg_analysis seen;
    struct links_forced forced;
    links_analyse(oracle, position, scratch, &seen);
    uint32_t named = seen.improving_count < SG_IMPROVING_MAX ? seen.improving_count : SG_IMPROVING_MAX;
    if (named == 0)
        return (struct advice){.reason = REASON_NONE};
    for (uint32_t i = 0; seen.blocked && i < named; i++) {
        struct advice advice = advice_of(position, REASON_WRONG, seen.improving[i]);
        if (advice.stroke.drop != LINKS_NOWHERE)
            return advice;
    }
    if (!seen.blocked)
        links_force(position, &forced);
    if (seen.blocked || !forced.technique)
        return advice_of(position, LINKS_SEARCH, seen.improving[0]);
    struct links_stroke step = {forced.cell, LINKS_NOWHERE, 1, {forced.way}};
    return advice_of(position, (int)forced.technique, links_move(&step));
}

/* ---- words ----------------------------------------------------------------------------------------- */

static const char *look_words(const struct advice *advice)
{
    switch (advice->reason) {
    case LINKS_PASS:
        return SG_T("Look at {letter} in row {row}, column {column}, and at the corners near it.");
    case LINKS_CUT:
    case LINKS_NARROW:
        return SG_T("Look at {letter} in row {row}, column {column}: what would each step close off?");
    case REASON_WRONG: return SG_T("Look again at the path of {letter}.");
    default: return SG_T("Look at {letter} in row {row}, column {column}: follow each step in your mind.");
    }
}

static const char *why_words(const struct advice *advice)
{
    switch (advice->reason) {
    case LINKS_PASS:
        return SG_T("Every square is passed. One with only two open sides is passed by these two; here that "
                    "leaves {letter} one way.");
    case LINKS_CUT:
        return SG_T("From here {letter} has one step that leaves no square or end point cut off.");
    case LINKS_NARROW:
        return SG_T("The other steps of {letter} lead to a dead end a little further, or close off a part "
                    "that cannot be filled.");
    case LINKS_TRIAL:
    case LINKS_DEEP: return SG_T("Suppose {letter} goes another way, and follow it: some path gets stuck.");
    case REASON_WRONG:
        return SG_T("From row {row}, column {column} on, the path of {letter} stands in the way of a full "
                    "board.");
    default:
        return SG_T("No short reason is known here. Try a way for {letter}, and watch what it closes off.");
    }
}

static const char *const way_words[LINKS_WAYS] = {SG_T("right"), SG_T("down"), SG_T("left"), SG_T("up")};

static void step_words(const struct advice *advice, struct sg_phrase *words)
{
    if (advice->reason == REASON_WRONG) {
        sg_phrase_set(words, SG_T("Take the path of {letter} back to row {row}, column {column}."));
        return;
    }
    sg_phrase_set(words, SG_T("Draw {letter} from row {row}, column {column} one square {way}."));
    sg_phrase_add_msgid(words, "way", way_words[advice->stroke.way[0]]);
}

static void add_cell(struct sg_hint *hint, const struct links_position *position, int cell)
{
    if (cell < 0 || hint->cell_count == SG_HINT_CELLS)
        return;
    hint->cells[hint->cell_count].x = cell % position->width;
    hint->cells[hint->cell_count].y = cell / position->width;
    hint->cell_count++;
}

void links_hint(const struct sg_oracle *oracle, const void *position, enum sg_rung rung,
                struct sg_arena *scratch, struct sg_hint *hint)
{
    const struct links_position *board = position;
    struct advice advice = advise(oracle, board, scratch);
    *hint = (struct sg_hint){0};
    if (advice.reason == REASON_NONE) {
        sg_phrase_set(&hint->words, SG_T("This board has many solutions: no certain step is known."));
        return;
    }
    int cell = advice.stroke.cell;
    add_cell(hint, board, cell);
    if (rung == SG_RUNG_STEP) {
        step_words(&advice, &hint->words);
        int way = advice.reason == REASON_WRONG ? advice.stroke.drop : advice.stroke.way[0];
        add_cell(hint, board, links_beside(board, cell, way));
        hint->move = links_move(&advice.stroke);
        hint->has_move = true;
    } else {
        sg_phrase_set(&hint->words, rung == SG_RUNG_LOOK ? look_words(&advice) : why_words(&advice));
    }
    char sign[2] = {links_sign(advice.letter), '\0'};
    sg_phrase_add(&hint->words, "letter", sign);
    sg_phrase_add_int(&hint->words, "row", cell / board->width + 1);
    sg_phrase_add_int(&hint->words, "column", cell % board->width + 1);
}
