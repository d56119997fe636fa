/* One cell: its right half turns the number up, its left half down; so do the arrow keys. */
#include "smartgames/draw.h"
#include "template.h"

void template_measure(const void *position, int32_t *width, int32_t *height)
{
    (void)position;
    *width = 1;
    *height = 1;
}

void template_draw(const void *position, const struct sg_view *view, struct sg_marks *marks)
{
    const struct dial *dial = position;
    char digits[4];
    struct sg_text number;
    sg_text_init(&number, digits, sizeof digits);
    sg_text_put_uint(&number, dial->shown);
    bool solved = template_outcome(position) == SG_OUTCOME_SOLVED;
    struct sg_box cell = sg_box_of_cell(0, 0);
    sg_draw_rect(marks, cell, 0, SG_TONE_BOARD);
    sg_draw_ellipse(marks, sg_box_shrunk(cell, 150), solved ? SG_TONE_TARGET : SG_TONE_RAISED);
    sg_draw_text(marks, sg_box_shrunk(cell, 350), digits, 300, solved ? SG_TONE_ON_PIECE : SG_TONE_INK);
    if (view->keyboard || (view->hint && view->hint->cell_count > 0))
        sg_draw_frame(marks, cell, 0, 40, SG_TONE_SUNRISE);
}

static bool on_the_dial(const struct sg_input *input)
{
    return input->x >= 0 && input->x < SG_CELL && input->y >= 0 && input->y < SG_CELL;
}

static enum sg_answer turn(const void *position, uint64_t code, struct sg_move *move)
{
    if (template_outcome(position) != SG_OUTCOME_OPEN)
        return SG_ANSWER_REDRAW;
    move->code = code;
    return SG_ANSWER_MOVE;
}

static enum sg_answer release(const void *position, const struct sg_input *input, struct sg_view *view,
                              struct sg_move *move)
{
    if (!view->grabbed)
        return SG_ANSWER_NOTHING;
    view->grabbed = false;
    if (!on_the_dial(input)) /* pressed, then thought better of it */
        return SG_ANSWER_NULL_MOVE;
    return turn(position, input->x >= SG_CELL / 2 ? DIAL_UP : DIAL_DOWN, move);
}

enum sg_answer template_handle(const void *position, const struct sg_input *input, struct sg_view *view,
                               struct sg_move *move)
{
    switch (input->kind) {
    case SG_INPUT_PRESS:
        view->keyboard = false;
        view->grabbed = on_the_dial(input);
        return SG_ANSWER_REDRAW;
    case SG_INPUT_RELEASE: return release(position, input, view, move);
    case SG_INPUT_CANCEL: view->grabbed = false; return SG_ANSWER_REDRAW;
    case SG_INPUT_KEY:
        view->keyboard = true;
        if (input->key == SG_KEY_RIGHT || input->key == SG_KEY_UP)
            return turn(position, DIAL_UP, move);
        if (input->key == SG_KEY_LEFT || input->key == SG_KEY_DOWN)
            return turn(position, DIAL_DOWN, move);
        return SG_ANSWER_REDRAW;
    case SG_INPUT_HOVER:
    case SG_INPUT_DRAG: break;
    }
    return SG_ANSWER_NOTHING;
}

void template_describe(const void *position, const struct sg_view *view, struct sg_phrase *words)
{
    (void)view;
    const struct dial *dial = position;
    sg_phrase_set(words, SG_T("The dial shows {shown} and has {size} numbers."));
    sg_phrase_add_int(words, "shown", dial->shown);
    sg_phrase_add_int(words, "size", dial->size);
}
