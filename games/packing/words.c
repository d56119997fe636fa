/* What is in hand or under the cursor, in a sentence. */
#include "layout.h"
#include "pieces.h"

static void say_piece(struct sg_phrase *words, const char *msgid, int kind)
{
    sg_phrase_set(words, msgid);
    sg_phrase_add(words, "piece", (char[]){packing_letter(kind), '\0'});
}

static void say_hand(const struct sg_view *view, const struct packing_hand *hand, struct sg_phrase *words)
{
    if (hand->fits)
        say_piece(words,
                  view->keyboard ? SG_T("Piece {piece} fits here: Enter puts it down, r turns, f flips.")
                                 : SG_T("Piece {piece} fits here."),
                  hand->kind);
    else if (hand->away)
        say_piece(words, SG_T("Let go here and piece {piece} goes back to the tray."), hand->kind);
    else if (hand->over || hand->lifted || view->keyboard)
        say_piece(words,
                  view->keyboard ? SG_T("Piece {piece} does not fit here: arrows move it, r turns, f flips.")
                                 : SG_T("Piece {piece} does not fit here as it is turned now."),
                  hand->kind);
    else
        say_piece(words, SG_T("Piece {piece}: drag it to the board."), hand->kind);
}

static void say_cell(const struct packing_position *position, const struct sg_view *view, int row, int column,
                     struct sg_phrase *words)
{
    struct packing_map map;
    packing_map(position, &map);
    int at = packing_at(&map, row, column);
    if (at >= 0)
        say_piece(words,
                  view->keyboard
                      ? SG_T("Piece {piece} lies here: Enter picks it up, Backspace takes it back.")
                      : SG_T("Piece {piece} lies here. Drag it elsewhere, or off to take it back."),
                  at);
    else if (at == PACKING_CLOSED)
        sg_phrase_set(words, SG_T("Here the board is closed."));
    else
        sg_phrase_set(words,
                      view->keyboard
                          ? SG_T("Row {row}, column {column} is open: Enter takes a piece from the tray.")
                          : SG_T("Row {row}, column {column} is open."));
    sg_phrase_add_int(words, "row", row + 1);
    sg_phrase_add_int(words, "column", column + 1);
}

static void say_tray(const struct packing_position *position, const struct packing_hand *hand, int kind,
                     struct sg_phrase *words)
{
    if (position->pieces[kind].where != PACKING_LEFT)
        say_piece(words, SG_T("The place of piece {piece}, which lies on the board."), kind);
    else if (hand->kind == kind)
        say_piece(words, SG_T("Piece {piece} is picked. Press again to turn it, or press on the board."),
                  kind);
    else
        say_piece(words, SG_T("Piece {piece}: drag it to the board, or press to pick it."), kind);
}

static void say_pointed(const struct packing_position *position, const struct packing_layout *layout,
                        const struct sg_view *view, const struct packing_hand *hand, struct sg_phrase *words)
{
    int32_t x = view->hover_x, y = view->hover_y;
    int kind = packing_kind_at(layout, x, y);
    if (packing_inside(layout->board, x, y))
        say_cell(position, view, (y - layout->board.y) / SG_CELL, (x - layout->board.x) / SG_CELL, words);
    else if (kind >= 0)
        say_tray(position, hand, kind, words);
    else if (packing_inside(layout->turn, x, y))
        sg_phrase_set(words, hand->kind >= 0 ? SG_T("Turn the piece, also with r.")
                                             : SG_T("Pick a piece first; this turns it."));
    else if (packing_inside(layout->flip, x, y))
        sg_phrase_set(words, hand->kind >= 0 ? SG_T("Flip the piece over, also with f.")
                                             : SG_T("Pick a piece first; this flips it over."));
    else
        sg_phrase_set(words, SG_T("Fill the whole board with all the pieces."));
}

void packing_describe(const void *position, const struct sg_view *view, struct sg_phrase *words)
{
    const struct packing_position *board = position;
    struct packing_layout layout;
    struct packing_hand hand;
    packing_layout(board, &layout);
    packing_hand(board, &layout, view, &hand);
    if (hand.kind >= 0 && hand.shown)
        say_hand(view, &hand, words);
    else if (view->keyboard && view->cursor_x < board->columns && view->cursor_y < board->rows)
        say_cell(board, view, view->cursor_y, view->cursor_x, words);
    else
        say_pointed(board, &layout, view, &hand, words);
}
