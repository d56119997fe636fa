/* Three rungs: where to look, why something follows there, and the sign itself. A wrong sign comes first: as
 * long as it stands, what follows from it is wrong as well. */
#include "logic.h"

enum reason { REASON_WRONG = BINARY_TECHNIQUES, REASON_SEARCH };

struct advice {
    int reason; /* a technique, or one of the above */
    int cell, sign;
    int line; /* LAST, UNLIKE, LINE; columns after the rows */
    bool known;
};

/* ---- what to advise -------------------------------------------------------------------------------- */

static int sign_of(const uint16_t *ones, const struct binary_position *board, int cell)
{
    return ones[cell / board->size] >> cell % board->size & 1 ? BINARY_ONE : BINARY_ZERO;
}

/* The first cell for which `wrong` (a wrong sign) or, without, an open one; -1 none. */
static int first_cell(const struct binary_position *board, const uint16_t *ones, bool wrong)
{
    for (int cell = 0; cell < board->size * board->size; cell++) {
        int sign = binary_sign(board, cell);
        if (wrong ? binary_own(board, cell) && sign != sign_of(ones, board, cell) : !sign)
            return cell;
    }
    return -1;
}

static bool in_line(const struct binary_position *board, int cell, int line)
{
    return line < board->size ? cell / board->size == line : cell % board->size == line - board->size;
}

/* The first cell that the easiest technique fills. */
static void follow(const struct binary_position *board, struct advice *advice)
{
    struct binary_grid grid = binary_grid_of(board, true);
    struct binary_forced forced;
    int technique = binary_easiest(&grid, BINARY_TRIAL, &forced);
    for (int cell = 0; technique && cell < board->size * board->size; cell++) {
        int sign = binary_grid_get(&forced.grid, cell / board->size, cell % board->size);
        if (binary_sign(board, cell) || !sign || (forced.line >= 0 && !in_line(board, cell, forced.line)))
            continue;
        *advice = (struct advice){technique, cell, sign, forced.line, true};
        return;
    }
}

static struct advice advise(const struct sg_oracle *oracle, const struct binary_position *board)
{
    struct advice advice = {.reason = REASON_SEARCH, .line = -1};
    const uint16_t *ones = binary_nearest(oracle, board);
    if (!ones)
        return advice;
    advice.cell = first_cell(board, ones, true);
    advice.known = true;
    if (advice.cell >= 0) {
        advice.reason = REASON_WRONG;
        advice.sign = BINARY_EMPTY;
        return advice;
    }
    advice.cell = first_cell(board, ones, false);
    advice.sign = advice.cell >= 0 ? sign_of(ones, board, advice.cell) : BINARY_EMPTY;
    follow(board, &advice);
    return advice;
}

/* ---- words ----------------------------------------------------------------------------------------- */

static const char *look_words(const struct advice *advice)
{
    switch (advice->reason) {
    case BINARY_PAIRS: return SG_T("Look for two alike side by side, around row {row}, column {column}.");
    case BINARY_BETWEEN: return SG_T("Look for two alike with one place between them, around row {row}.");
    case BINARY_COUNT: return SG_T("Count the signs in row {row} and in column {column}.");
    case BINARY_LAST:
    case BINARY_LINE: return SG_T("Look at the whole line through row {row}, column {column}.");
    case BINARY_UNLIKE: return SG_T("Compare the line through row {row}, column {column} with full lines.");
    case REASON_WRONG: return SG_T("Look again at what stands around row {row}, column {column}.");
    default: return SG_T("Look at row {row}, column {column}: here a trial tells more.");
    }
}

static const char *why_words(const struct advice *advice)
{
    switch (advice->reason) {
    case BINARY_PAIRS: return SG_T("Beside two alike comes the other sign: three alike may not touch.");
    case BINARY_BETWEEN: return SG_T("Between two alike comes the other sign: three alike may not touch.");
    case BINARY_COUNT: return SG_T("This line already has all its signs of one kind. The rest is the other.");
    case BINARY_LAST:
        return SG_T(
            "One sign of a kind is left for this line. In most places it leaves three others together.");
    case BINARY_UNLIKE: return SG_T("Of the two ways to finish this line, one repeats a line that is there.");
    case BINARY_LINE: return SG_T("Try all ways to finish this line: in one place they all agree.");
    case REASON_WRONG: return SG_T("One sign here leads to a line that cannot be finished.");
    default: return SG_T("Suppose the other sign stands here, and follow it: some line breaks a rule.");
    }
}

static void step_words(const struct advice *advice, struct sg_phrase *words)
{
    if (advice->sign == BINARY_EMPTY) {
        sg_phrase_set(words, SG_T("Take the sign in row {row}, column {column} away."));
        return;
    }
    sg_phrase_set(words, SG_T("Put a {sign} in row {row}, column {column}."));
    sg_phrase_add(words, "sign", advice->sign == BINARY_ONE ? "1" : "0");
}

/* The line it is about, as far as marks go; else the cell. */
static void mark_cells(const struct binary_position *board, const struct advice *advice, bool exact,
                       struct sg_hint *hint)
{
    for (int cell = 0; cell < board->size * board->size && hint->cell_count < SG_HINT_CELLS; cell++) {
        bool whole = !exact && advice->line >= 0 && board->size <= SG_HINT_CELLS;
        if (whole ? !in_line(board, cell, advice->line) : cell != advice->cell)
            continue;
        hint->cells[hint->cell_count].x = cell % board->size;
        hint->cells[hint->cell_count].y = cell / board->size;
        hint->cell_count++;
    }
}

void binary_hint(const struct sg_oracle *oracle, const void *position, enum sg_rung rung,
                 struct sg_arena *scratch, struct sg_hint *hint)
{
    (void)scratch;
    const struct binary_position *board = position;
    struct advice advice = advise(oracle, board);
    *hint = (struct sg_hint){0};
    if (!advice.known) {
        sg_phrase_set(&hint->words, SG_T("This grid can be filled in many ways: no certain step is known."));
        return;
    }
    mark_cells(board, &advice, rung == SG_RUNG_STEP, hint);
    if (rung == SG_RUNG_STEP) {
        step_words(&advice, &hint->words);
        hint->move = binary_move(advice.cell, advice.sign);
        hint->has_move = true;
    } else {
        sg_phrase_set(&hint->words, rung == SG_RUNG_LOOK ? look_words(&advice) : why_words(&advice));
    }
    sg_phrase_add_int(&hint->words, "row", advice.cell / board->size + 1);
    sg_phrase_add_int(&hint->words, "column", advice.cell % board->size + 1);
}
