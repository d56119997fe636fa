/* What is under the cursor, in a sentence. */
#include "hold.h"

static int empty_cells(const struct links_position *position)
{
    int empty = 0;
    for (int cell = 0; cell < links_count(position); cell++)
        empty += !links_letter(position, cell) && !links_drawn(position, cell);
    return empty;
}

static const char *held_words(const struct links_position *shown, const struct links_hold *hold, int letter)
{
    if (hold->refused != LINKS_NOWHERE)
        return SG_T("Path {letter} cannot go there: paths never cross, and stay on the board.");
    return links_joined(shown, letter) ? SG_T("Path {letter} has reached its twin.")
                                       : SG_T("Path {letter} goes on from row {row}, column {column}.");
}

static const char *cell_words(const struct links_position *position, int cell, int letter)
{
    if (!letter)
        return SG_T("Row {row}, column {column} is still empty: some path has to pass here.");
    if (links_joined(position, letter))
        return SG_T("Row {row}, column {column}: path {letter} is whole.");
    if (links_is_tip(position, cell))
        return links_letter(position, cell)
                   ? SG_T("End point {letter}, row {row}, column {column}: drag from here to its twin.")
                   : SG_T("The path of {letter} stops here, row {row}, column {column}: drag on from here.");
    return SG_T("Row {row}, column {column}, path {letter}: press to take it back to here.");
}

static void say_place(const struct links_position *position, int cell, int letter, struct sg_phrase *words)
{
    char sign[2] = {letter ? links_sign(letter) : '-', '\0'};
    sg_phrase_add_int(words, "row", cell / position->width + 1);
    sg_phrase_add_int(words, "column", cell % position->width + 1);
    sg_phrase_add(words, "letter", sign);
}

void links_describe(const void *position, const struct sg_view *view, struct sg_phrase *words)
{
    const struct links_position *board = position;
    struct links_hold hold;
    struct links_position shown;
    int cell = links_pointed(board, view);
    if (links_outcome(board) == SG_OUTCOME_SOLVED) {
        sg_phrase_set(words, SG_T("All pairs are joined and the board is full."));
    } else if (links_held(board, view, &hold)) {
        int tip = links_shown(board, &hold.stroke, &shown), letter = links_owner(board, hold.stroke.cell);
        sg_phrase_set(words, held_words(&shown, &hold, letter));
        say_place(board, tip, letter, words);
    } else if (cell < 0) {
        sg_phrase_set(words,
                      SG_T("Join each letter to its twin and fill the board: {empty} squares are empty."));
        sg_phrase_add_int(words, "empty", empty_cells(board));
    } else {
        int letter = links_owner(board, cell);
        sg_phrase_set(words, cell_words(board, cell, letter));
        say_place(board, cell, letter, words);
    }
}
