/* The board as marks: a sunken tray of cells with an edge around it, stones where it is closed inside; beside
 * or below it the pieces that are left, each in a slot of its own, and two buttons to turn and flip. */
#include "body.h"
#include "layout.h"
#include "pieces.h"

enum { EDGE = 70 };

/* ---- the board ------------------------------------------------------------------------------------- */

static struct sg_box cell_box(const struct packing_layout *layout, int row, int column)
{
    return (struct sg_box){layout->board.x + column * SG_CELL, layout->board.y + row * SG_CELL, SG_CELL,
                           SG_CELL};
}

static void draw_cells(struct sg_marks *marks, const struct packing_position *position,
                       const struct packing_layout *layout, bool lines)
{
    for (int row = 0; row < position->rows; row++)
        for (int column = 0; column < position->columns; column++) {
            struct sg_box box = cell_box(layout, row, column);
            if (!packing_is_open(position, row, column))
                continue;
            if (!lines)
                sg_draw_rect(marks, box, 0, SG_TONE_BOARD);
            if (lines && packing_is_open(position, row, column + 1))
                sg_draw_line(marks, (struct sg_box){box.x + SG_CELL, box.y + 90, 0, SG_CELL - 180}, 14,
                             SG_TONE_LINE);
            if (lines && packing_is_open(position, row + 1, column))
                sg_draw_line(marks, (struct sg_box){box.x + 90, box.y + SG_CELL, SG_CELL - 180, 0}, 14,
                             SG_TONE_LINE);
        }
}

/* The line between what is open and what is not. */
static void draw_edge(struct sg_marks *marks, const struct packing_position *position,
                      const struct packing_layout *layout, int32_t thickness, enum sg_tone tone)
{
    for (int row = 0; row <= position->rows; row++)
        for (int column = 0; column <= position->columns; column++) {
            struct sg_box box = cell_box(layout, row, column);
            bool open = packing_is_open(position, row, column);
            if (open != packing_is_open(position, row - 1, column))
                sg_draw_line(marks, (struct sg_box){box.x, box.y, SG_CELL, 0}, thickness, tone);
            if (open != packing_is_open(position, row, column - 1))
                sg_draw_line(marks, (struct sg_box){box.x, box.y, 0, SG_CELL}, thickness, tone);
        }
}

/* Closed cells from which closed cells lead out of the board belong to the outside; bit column of each row.
 */
static void find_outside(const struct packing_position *position, uint32_t outside[PACKING_SIDE])
{
    for (bool more = true; more;) {
        more = false;
        for (int row = 0; row < position->rows; row++)
            for (int column = 0; column < position->columns; column++) {
                bool rim =
                    row == 0 || column == 0 || row == position->rows - 1 || column == position->columns - 1;
                bool beside = rim || outside[row - 1] >> column & 1 || outside[row + 1] >> column & 1 ||
                              outside[row] >> (column - 1) & 1 || outside[row] >> (column + 1) & 1;
                if (!beside || packing_is_open(position, row, column) || outside[row] >> column & 1)
                    continue;
                outside[row] |= (uint32_t)1 << column;
                more = true;
            }
    }
}

/* A block of stone: a dark foot and a lighter top. */
static void draw_stones(struct sg_marks *marks, const struct packing_position *position,
                        const struct packing_layout *layout)
{
    uint32_t outside[PACKING_SIDE] = {0};
    find_outside(position, outside);
    for (int row = 0; row < position->rows; row++)
        for (int column = 0; column < position->columns; column++) {
            if (packing_is_open(position, row, column) || outside[row] >> column & 1)
                continue;
            struct sg_box stone = sg_box_shrunk(cell_box(layout, row, column), 20);
            sg_draw_rect(marks, stone, 130, SG_TONE_WALL);
            sg_draw_rect(marks, (struct sg_box){stone.x + 60, stone.y + 50, stone.w - 120, stone.h - 190},
                         100, SG_TONE_RAISED)
                ->fade = 200;
            sg_draw_line(marks, (struct sg_box){stone.x + 260, stone.y + 300, 190, 110}, 30, SG_TONE_SHADOW);
            sg_draw_line(marks, (struct sg_box){stone.x + 450, stone.y + 410, 90, 170}, 30, SG_TONE_SHADOW);
        }
}

/* Blocked: every cell still open is crossed out, softly. */
static void draw_blocked(struct sg_marks *marks, const struct packing_position *position,
                         const struct packing_layout *layout)
{
    struct packing_map map;
    packing_map(position, &map);
    for (int row = 0; row < position->rows; row++)
        for (int column = 0; column < position->columns; column++) {
            if (packing_at(&map, row, column) != PACKING_EMPTY)
                continue;
            struct sg_box box = sg_box_shrunk(cell_box(layout, row, column), 300);
            sg_draw_line(marks, (struct sg_box){box.x, box.y, box.w, box.h}, 60, SG_TONE_CLAY)->fade = 60;
            sg_draw_line(marks, (struct sg_box){box.x, box.y + box.h, box.w, -box.h}, 60, SG_TONE_CLAY)
                ->fade = 60;
        }
}

/* ---- the tray -------------------------------------------------------------------------------------- */

/* A bent arrow, clockwise, in the middle of `box`. */
static void draw_turn(struct sg_marks *marks, struct sg_box box, enum sg_tone tone)
{
    static const int16_t points[][2] = {/* of a circle of 230, 22.5 degrees apart */
                                        {-163, 163},  {-212, 88},  {-230, 0}, {-212, -88},
                                        {-163, -163}, {-88, -212}, {0, -230}, {88, -212},
                                        {163, -163},  {212, -88},  {230, 0},  {212, 88}};
    enum { POINTS = sizeof points / sizeof *points };
    int32_t x = box.x + box.w / 2, y = box.y + box.h / 2 + 20;
    for (int i = 0; i + 1 < POINTS; i++)
        sg_draw_line(marks,
                     (struct sg_box){x + points[i][0], y + points[i][1], points[i + 1][0] - points[i][0],
                                     points[i + 1][1] - points[i][1]},
                     70, tone);
    sg_draw_line(marks, (struct sg_box){x + 212, y + 110, 100, -130}, 70, tone);
    sg_draw_line(marks, (struct sg_box){x + 212, y + 110, -130, -100}, 70, tone);
}

/* Two arrows away from a dashed line: a mirror. */
static void draw_flip(struct sg_marks *marks, struct sg_box box, enum sg_tone tone)
{
    int32_t x = box.x + box.w / 2, y = box.y + box.h / 2;
    for (int i = -1; i <= 1; i++)
        sg_draw_line(marks, (struct sg_box){x, y + i * 200 - 50, 0, 100}, 45, tone);
    for (int side = -1; side <= 1; side += 2) {
        sg_draw_line(marks, (struct sg_box){x + side * 130, y, side * 270, 0}, 70, tone);
        sg_draw_line(marks, (struct sg_box){x + side * 400, y, -side * 120, -120}, 70, tone);
        sg_draw_line(marks, (struct sg_box){x + side * 400, y, -side * 120, 120}, 70, tone);
    }
}

static void draw_button(struct sg_marks *marks, const struct sg_view *view, struct sg_box box, bool ready,
                        void (*sign)(struct sg_marks *, struct sg_box, enum sg_tone))
{
    bool under = ready && packing_inside(box, view->hover_x, view->hover_y);
    sg_draw_rect(marks, box, 160, under ? SG_TONE_TRAIL : SG_TONE_RAISED);
    sg_draw_frame(marks, box, 160, ready ? 50 : 30, ready ? SG_TONE_TRAIL : SG_TONE_LINE);
    sign(marks, box, under ? SG_TONE_ON_ACTION : ready ? SG_TONE_TRAIL : SG_TONE_QUIET);
}

static void draw_slot(struct sg_marks *marks, const struct packing_position *position,
                      const struct packing_layout *layout, const struct sg_view *view,
                      const struct packing_hand *hand, int index)
{
    struct packing_own own = packing_own(view);
    int kind = layout->kinds[index], orientation = own.orientation[kind] % PIECE_ORIENTATIONS;
    struct sg_box slot = sg_box_shrunk(packing_slot(layout, index), SG_CELL / 25),
                  at = packing_in_slot(layout, kind, orientation);
    struct packing_body body = {kind, orientation, at.x, at.y, layout->unit, false, index};
    bool left = position->pieces[kind].where == PACKING_LEFT, in_hand = hand->kind == kind,
         moving = view->from && packing_step(view->moved).kind == kind;
    sg_draw_rect(marks, slot, 140, left ? SG_TONE_RAISED : SG_TONE_PAPER)->fade = left ? 90 : 150;
    if (in_hand && left)
        sg_draw_frame(marks, slot, 140, 60, SG_TONE_TRAIL);
    if (left && !moving && !(in_hand && hand->shown))
        packing_draw_body(marks, &body);
    else
        packing_draw_print(marks, &body, SG_TONE_QUIET, 222);
}

/* ---- pieces ---------------------------------------------------------------------------------------- */

static struct packing_body lying_body(const struct packing_layout *layout, int kind,
                                      const struct packing_piece *piece)
{
    struct packing_shape shape = packing_shape(kind, piece->orientation);
    return (struct packing_body){kind,
                                 piece->orientation,
                                 layout->board.x + (piece->column - shape.x[0]) * SG_CELL,
                                 layout->board.y + piece->row * SG_CELL,
                                 SG_CELL,
                                 false,
                                 packing_slot_of(layout, kind)};
}

/* The piece where it lies on the board, or, when it does not, in its slot as `turned`. */
static struct packing_body body_at(const struct packing_layout *layout, int kind,
                                   const struct packing_piece *piece, int turned)
{
    if (piece->where == PACKING_LIES)
        return lying_body(layout, kind, piece);
    struct sg_box slot = packing_in_slot(layout, kind, turned);
    return (struct packing_body){
        kind, turned, slot.x, slot.y, layout->unit, false, packing_slot_of(layout, kind)};
}

/* The piece of the last move, on its way. */
static void draw_moving(struct sg_marks *marks, const struct packing_position *position,
                        const struct packing_layout *layout, const struct sg_view *view)
{
    const struct packing_position *from = view->from;
    int kind = packing_step(view->moved).kind;
    if (!from || kind >= PACKING_KINDS || packing_slot_of(layout, kind) < 0)
        return;
    int32_t part = view->progress < 0 ? 0 : view->progress > 1000 ? 1000 : view->progress;
    const struct packing_piece *before = &from->pieces[kind], *now = &position->pieces[kind];
    int turned = now->where == PACKING_LIES ? now->orientation : before->orientation;
    struct packing_body start = body_at(layout, kind, before, turned),
                        body = body_at(layout, kind, now, turned);
    body.x = start.x + (body.x - start.x) * part / 1000;
    body.y = start.y + (body.y - start.y) * part / 1000;
    body.unit = start.unit + (body.unit - start.unit) * part / 1000;
    body.orientation = turned;
    body.raised = part < 1000;
    packing_draw_body(marks, &body);
}

static void draw_lying(struct sg_marks *marks, const struct packing_position *position,
                       const struct packing_layout *layout, const struct sg_view *view,
                       const struct packing_hand *hand)
{
    for (int kind = 0; kind < PACKING_KINDS; kind++) {
        const struct packing_piece *piece = &position->pieces[kind];
        bool moving = view->from && packing_step(view->moved).kind == kind;
        if (piece->where != PACKING_LIES || moving)
            continue;
        struct packing_body body = lying_body(layout, kind, piece);
        if (hand->kind == kind && hand->shown)
            packing_draw_print(marks, &body, SG_TONE_QUIET, 190);
        else
            packing_draw_body(marks, &body);
    }
}

/* ---- what is in hand ------------------------------------------------------------------------------- */

/* Squares of the held piece that are not on an open cell: a cross each. */
static void draw_clashes(struct sg_marks *marks, const struct packing_position *position,
                         const struct packing_layout *layout, const struct packing_hand *hand)
{
    struct packing_shape shape = packing_shape(hand->kind, hand->orientation);
    struct packing_map map;
    packing_map(position, &map);
    for (int i = 0; i < shape.count; i++) {
        int row = hand->row + shape.y[i], column = hand->column + shape.x[i];
        int at = packing_at(&map, row, column);
        if (at == PACKING_EMPTY || at == hand->kind)
            continue;
        struct sg_box box = sg_box_shrunk(cell_box(layout, row, column), 330);
        sg_draw_ellipse(marks, sg_box_shrunk(box, -120), SG_TONE_PAPER)->fade = 30;
        sg_draw_line(marks, (struct sg_box){box.x, box.y, box.w, box.h}, 90, SG_TONE_CLAY);
        sg_draw_line(marks, (struct sg_box){box.x, box.y + box.h, box.w, -box.h}, 90, SG_TONE_CLAY);
    }
}

/* Where it would land, and the piece itself above it. */
static void draw_hand(struct sg_marks *marks, const struct packing_position *position,
                      const struct packing_layout *layout, const struct packing_hand *hand)
{
    struct packing_body land = {hand->kind,
                                hand->orientation,
                                layout->board.x + hand->column * SG_CELL,
                                layout->board.y + hand->row * SG_CELL,
                                SG_CELL,
                                false,
                                0};
    struct packing_body held = {
        hand->kind, hand->orientation, hand->x, hand->y, SG_CELL, true, packing_slot_of(layout, hand->kind)};
    if (hand->fits)
        packing_draw_print(marks, &land, SG_TONE_TRAIL, 120);
    packing_draw_body(marks, &held);
    if (hand->fits)
        packing_draw_outline(marks, &land, 60, SG_TONE_TRAIL);
    else if (hand->over)
        draw_clashes(marks, position, layout, hand);
}

/* The keyboard's cursor: around the piece that lies there, or the cell. */
static void draw_focus(struct sg_marks *marks, const struct packing_position *position,
                       const struct packing_layout *layout, const struct sg_view *view)
{
    struct packing_map map;
    packing_map(position, &map);
    int row = view->cursor_y, column = view->cursor_x;
    if (!view->keyboard || view->grabbed || row < 0 || column < 0 || row >= position->rows ||
        column >= position->columns)
        return;
    int kind = packing_at(&map, row, column);
    if (kind >= 0) {
        struct packing_body body = lying_body(layout, kind, &position->pieces[kind]);
        packing_draw_outline(marks, &body, 70, SG_TONE_INK);
    }
    sg_draw_frame(marks, sg_box_shrunk(cell_box(layout, row, column), kind >= 0 ? 120 : 20), 130, 70,
                  SG_TONE_INK);
}

static void draw_hint(struct sg_marks *marks, const struct packing_position *position,
                      const struct packing_layout *layout, const struct sg_view *view)
{
    for (size_t i = 0; view->hint && i < view->hint->cell_count; i++) {
        int row = view->hint->cells[i].y, column = view->hint->cells[i].x;
        if (packing_is_open(position, row, column))
            sg_draw_frame(marks, sg_box_shrunk(cell_box(layout, row, column), 30), 130, 90, SG_TONE_SUNRISE);
    }
}

void packing_draw(const void *position, const struct sg_view *view, struct sg_marks *marks)
{
    const struct packing_position *board = position;
    struct packing_layout layout;
    struct packing_hand hand;
    packing_layout(board, &layout);
    packing_hand(board, &layout, view, &hand);
    bool solved = packing_outcome(board) == SG_OUTCOME_SOLVED;
    draw_cells(marks, board, &layout, false);
    draw_cells(marks, board, &layout, true);
    draw_stones(marks, board, &layout);
    draw_edge(marks, board, &layout, EDGE,
              view->dead_end ? SG_TONE_CLAY
              : solved       ? SG_TONE_MOSS
                             : SG_TONE_QUIET);
    for (int i = 0; i < layout.count; i++)
        draw_slot(marks, board, &layout, view, &hand, i);
    draw_button(marks, view, layout.turn, hand.kind >= 0, draw_turn);
    draw_button(marks, view, layout.flip, hand.kind >= 0, draw_flip);
    draw_lying(marks, board, &layout, view, &hand);
    if (view->dead_end)
        draw_blocked(marks, board, &layout);
    draw_hint(marks, board, &layout, view);
    draw_moving(marks, board, &layout, view);
    if (hand.kind >= 0 && hand.shown)
        draw_hand(marks, board, &layout, &hand);
    draw_focus(marks, board, &layout, view);
}
