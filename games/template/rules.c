/* Positions as `shown/size` ("3/8"), moves as `+` and `-`. Once the lamp is on there is nothing left to turn.
 */
#include "template.h"

enum sg_status template_read_position(const char *text, size_t length, void *position, struct sg_phrase *why)
{
    const char *at = text, *end = text + length;
    uint64_t shown = 0, size = 0;
    bool read =
        sg_text_read_uint(&at, end, &shown) && at < end && *at++ == '/' && sg_text_read_uint(&at, end, &size);
    if (!read || at != end) {
        sg_phrase_set(why, SG_T("Character {at} does not belong to a dial such as 3/8."));
        sg_phrase_add_int(why, "at", at - text + 1);
        return SG_ERR_TEXT;
    }
    if (size < 2 || size > DIAL_MAX || shown >= size) {
        sg_phrase_set(why, SG_T("A dial has 2 to {most} numbers and shows one of them, counted from 0."));
        sg_phrase_add_int(why, "most", DIAL_MAX);
        return SG_ERR_TEXT;
    }
    *(struct dial *)position = (struct dial){.size = (uint8_t)size, .shown = (uint8_t)shown};
    return SG_OK;
}

void template_write_position(const void *position, struct sg_text *out)
{
    const struct dial *dial = position;
    sg_text_put_uint(out, dial->shown);
    sg_text_put_char(out, '/');
    sg_text_put_uint(out, dial->size);
}

enum sg_status template_read_move(const void *position, const char *text, size_t length, struct sg_move *move)
{
    (void)position; /* games whose moves look different on another board need it */
    if (length != 1 || (text[0] != '+' && text[0] != '-'))
        return SG_ERR_TEXT;
    move->code = text[0] == '+' ? DIAL_UP : DIAL_DOWN;
    return SG_OK;
}

void template_write_move(const void *position, struct sg_move move, struct sg_text *out)
{
    (void)position;
    sg_text_put_char(out, move.code == DIAL_UP ? '+' : '-');
}

size_t template_list_moves(const void *position, struct sg_move *moves, size_t capacity)
{
    if (template_outcome(position) != SG_OUTCOME_OPEN)
        return 0;
    for (size_t i = 0; i < DIAL_MOVES && i < capacity; i++)
        moves[i].code = i;
    return DIAL_MOVES;
}

enum sg_status template_play(void *position, struct sg_move move)
{
    struct dial *dial = position;
    if (move.code >= DIAL_MOVES || template_outcome(position) != SG_OUTCOME_OPEN)
        return SG_ERR_ILLEGAL;
    int by = move.code == DIAL_UP ? 1 : dial->size - 1;
    dial->shown = (uint8_t)((dial->shown + by) % dial->size);
    return SG_OK;
}

enum sg_outcome template_outcome(const void *position)
{
    const struct dial *dial = position;
    return dial->shown == 0 ? SG_OUTCOME_SOLVED : SG_OUTCOME_OPEN;
}
