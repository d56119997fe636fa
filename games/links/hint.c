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

/* The first stroke that leaves the solution, and where. */
static bool find_wrong(const struct links_position *position, const struct links_position *solution,
                       struct advice *advice)
{
    for (int cell = 0; cell < links_count(position); cell++) {
        struct links_stroke cuts[2];
        int letter = links_letter(position, cell);
        if (!letter || !links_drawn(position, cell))
            continue;
        links_kept(position, solution, letter, cuts);
        for (int i = 0; i < 2; i++)
            if (cuts[i].drop != LINKS_NOWHERE) {
                *advice = (struct advice){REASON_WRONG, cuts[i], letter};
                return true;
            }
    }
    return false;
}

/* The first tip at which the solution goes on. */
static void find_any(const struct links_position *position, const struct links_position *solution,
                     struct advice *advice)
{
    for (int cell = 0; cell < links_count(position); cell++) {
        unsigned ways = links_drawn(solution, cell) & ~links_drawn(position, cell);
        if (!links_is_tip(position, cell) || !ways)
            continue;
        uint8_t way = (uint8_t)__builtin_ctz(ways);
        *advice = (struct advice){
            LINKS_SEARCH, {(uint16_t)cell, LINKS_NOWHERE, 1, {way}}, links_owner(position, cell)};
        return;
    }
}

static struct advice advise(const struct sg_oracle *oracle, const struct links_position *position)
{
    struct advice advice = {.reason = REASON_NONE};
    const struct links_position *solution = links_nearest(oracle, position);
    struct links_forced forced;
    if (!solution || find_wrong(position, solution, &advice))
        return advice;
    links_force(position, &forced);
    if (forced.technique)
        advice = (struct advice){(int)forced.technique,
                                 {forced.cell, LINKS_NOWHERE, 1, {forced.way}},
                                 links_owner(position, forced.cell)};
    else
        find_any(position, solution, &advice);
    return advice;
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
    (void)scratch;
    const struct links_position *board = position;
    struct advice advice = advise(oracle, board);
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
