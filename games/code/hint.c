/* Three rungs: the row that tells most, what it tells, and a guess that lowers the worst case: one that can
 * be the code itself where there is such a one, and of those the most informative. */
#include "layout.h"
#include "solver.h"

/* ---- the row that tells most ----------------------------------------------------------------------- */

static int codes_fitting_row(const struct code_position *position, int row)
{
    struct code_position alone = {
        .colours = position->colours, .places = position->places, .rows = 1, .count = 1};
    struct code_set left;
    for (int place = 0; place < position->places; place++)
        alone.pegs[0][place] = position->pegs[row][place];
    alone.answers[0] = position->answers[row];
    code_fitting(&alone, &left);
    return left.count;
}

/* -1: there is none yet. */
static int telling_row(const struct code_position *position)
{
    int best = -1, fewest = CODE_CODES_MAX + 1;
    for (int row = 0; row < position->count; row++) {
        int fitting = codes_fitting_row(position, row);
        if (fitting < fewest) {
            fewest = fitting;
            best = row;
        }
    }
    return best;
}

static const char *why_words(const struct code_position *position, int row)
{
    int right = code_answer_right(position->answers[row]),
        elsewhere = code_answer_elsewhere(position->answers[row]);
    if (right + elsewhere == 0)
        return SG_T("Nothing of row {row} is in the code: all its colours are out.");
    if (right + elsewhere == position->places)
        return SG_T("Row {row} has all pegs of the code: only their places are still to be found.");
    if (right == 0)
        return SG_T("No peg of row {row} is in its place: there, each of its colours is out.");
    if (elsewhere == 0)
        return SG_T("Each peg of row {row} is either right where it stands, or right nowhere.");
    return SG_T("Row {row} alone leaves {fitting} of {all} codes: suppose which pegs are right and go on.");
}

static void say_row(const struct code_position *position, int row, enum sg_rung rung, struct sg_hint *hint)
{
    sg_phrase_set(&hint->words, rung == SG_RUNG_LOOK
                                    ? SG_T("Look at row {row}: it tells more than the others.")
                                    : why_words(position, row));
    sg_phrase_add_int(&hint->words, "row", row + 1);
    sg_phrase_add_int(&hint->words, "fitting", codes_fitting_row(position, row));
    sg_phrase_add_int(&hint->words, "all", code_codes(position->colours, position->places));
    for (int place = 0; place < position->places; place++) {
        hint->cells[place].x = CODE_NUMBER_WIDTH + place;
        hint->cells[place].y = 1 + row;
    }
    hint->cell_count = position->places;
}

/* An empty board: there is only the choice of a first guess to look at. */
static void say_first(enum sg_rung rung, struct sg_hint *hint)
{
    sg_phrase_set(&hint->words,
                  rung == SG_RUNG_LOOK
                      ? SG_T("Nothing is known yet, so any row will do. Which one tells most?")
                      : SG_T("One colour everywhere tells only how often it comes. Two or more colours tell "
                             "about places as well."));
    hint->cells[0].x = CODE_NUMBER_WIDTH;
    hint->cells[0].y = 1;
    hint->cell_count = 1;
}

/* ---- the guess ------------------------------------------------------------------------------------- */

static bool in_set(const struct code_set *set, int code)
{
    int low = 0, high = set->count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (set->codes[middle] < code)
            low = middle + 1;
        else
            high = middle;
    }
    return low < set->count && set->codes[low] == code;
}

struct advice {
    int guess;
    bool fits;
    int worst; /* codes left after the worst answer */
};

/* Of the improving guesses (of all, where they are not known) one that fits, then the most informative. */
static struct advice advise(const struct code_table *table, const struct code_set *left,
                            const struct code_worst *worst)
{
    struct advice best = {.guess = -1};
    uint64_t least = UINT64_MAX;
    for (int guess = 0; guess < table->codes; guess++) {
        bool fits = in_set(left, guess);
        if ((worst->exact && !code_worst_has(worst, guess)) || (best.guess >= 0 && best.fits && !fits))
            continue;
        struct code_weight weight;
        code_weigh(table, left->codes, left->count, guess, &weight);
        if (best.guess < 0 || (fits && !best.fits) || weight.spread < least) {
            least = weight.spread;
            best = (struct advice){guess, fits, weight.worst};
        }
    }
    return best;
}

static const char *step_words(const struct code_set *left, const struct advice *advice)
{
    if (left->count == 1)
        return SG_T("Only one code fits all rows: {guess}.");
    if (!advice->fits)
        return SG_T("Try {guess}. It cannot be the code itself, but it tells more. Codes left after it: "
                    "{left} at most.");
    return SG_T(
        "Try {guess}: it fits all rows so far. If it is not the code, codes left after it: {left} at most.");
}

static void say_step(const struct sg_oracle *oracle, const struct code_position *position,
                     const struct code_set *left, struct sg_hint *hint)
{
    struct advice advice = {.guess = left->codes[0], .fits = true, .worst = left->count};
    if (code_table_of(oracle)) {
        struct code_worst worst;
        code_worst_of(oracle, position, left, &worst);
        advice = advise(code_table_of(oracle), left, &worst);
    }
    char bytes[SG_MOVE_TEXT];
    struct sg_text text;
    sg_text_init(&text, bytes, sizeof bytes);
    hint->move.code = (uint64_t)advice.guess;
    hint->has_move = true;
    code_write_move(position, hint->move, &text);
    sg_phrase_set(&hint->words, step_words(left, &advice));
    sg_phrase_add(&hint->words, "guess", bytes);
    sg_phrase_add_int(&hint->words, "left", advice.worst);
    hint->cell_count = position->places;
    for (int place = 0; place < position->places; place++) {
        hint->cells[place].x = CODE_NUMBER_WIDTH + place;
        hint->cells[place].y = 1 + position->count;
    }
}

void code_hint(const struct sg_oracle *oracle, const void *position, enum sg_rung rung,
               struct sg_arena *scratch, struct sg_hint *hint)
{
    (void)scratch;
    const struct code_position *board = position;
    struct code_set left;
    *hint = (struct sg_hint){0};
    code_fitting(board, &left);
    int row = telling_row(board);
    if (rung == SG_RUNG_STEP && left.count > 0)
        say_step(oracle, board, &left, hint);
    else if (row >= 0)
        say_row(board, row, rung == SG_RUNG_STEP ? SG_RUNG_WHY : rung, hint);
    else
        say_first(rung, hint);
}
