#include "session/tiny.h"

static enum sg_status read_position(const char *text, size_t length, void *position, struct sg_phrase *why)
{
    const char *at = text;
    uint64_t value;
    if (!sg_text_read_uint(&at, text + length, &value) || at != text + length || value > TINY_TOP) {
        sg_phrase_set(why, "a counter from 0 to 30 is expected");
        return SG_ERR_TEXT;
    }
    *(unsigned char *)position = (unsigned char)value;
    return SG_OK;
}

static void write_position(const void *position, struct sg_text *out)
{
    sg_text_put_uint(out, *(const unsigned char *)position);
}

static const int steps[] = {-1, 1, 5};

static enum sg_status read_move(const void *position, const char *text, size_t length, struct sg_move *move)
{
    (void)position;
    const char *at = text + (length > 0 && text[0] == '+'), *end = text + length;
    int64_t step;
    if (!sg_text_read_int(&at, end, &step) || at != end)
        return SG_ERR_TEXT;
    for (size_t i = 0; i < 3; i++)
        if (steps[i] == step) {
            move->code = i;
            return SG_OK;
        }
    return SG_ERR_TEXT;
}

static void write_move(const void *position, struct sg_move move, struct sg_text *out)
{
    (void)position;
    if (steps[move.code] > 0)
        sg_text_put_char(out, '+');
    sg_text_put_int(out, steps[move.code]);
}

static enum sg_status play(void *position, struct sg_move move)
{
    unsigned char *value = position;
    if (move.code >= 3 || *value == 0 || (move.code == 0 && *value >= TINY_DEAD) ||
        *value + steps[move.code] > TINY_TOP)
        return SG_ERR_ILLEGAL;
    *value = (unsigned char)(*value + steps[move.code]);
    return SG_OK;
}

static size_t list_moves(const void *position, struct sg_move *moves, size_t capacity)
{
    size_t count = 0;
    for (size_t i = 0; i < 3; i++) {
        unsigned char copy = *(const unsigned char *)position;
        if (play(&copy, (struct sg_move){i}) != SG_OK)
            continue;
        if (count < capacity)
            moves[count].code = i;
        count++;
    }
    return count;
}

static enum sg_outcome outcome(const void *position)
{
    return *(const unsigned char *)position == 0 ? SG_OUTCOME_SOLVED : SG_OUTCOME_OPEN;
}

enum sg_bound tiny_distance(const void *position, uint32_t *distance)
{
    *distance = *(const unsigned char *)position;
    return *distance < TINY_DEAD ? SG_BOUND_EXACT : SG_BOUND_UNSOLVABLE;
}

/* The same counter under another name, with lessons. */
const struct sg_game twin_game = {.contract = SG_GAME_CONTRACT,
                                  .id = "twin",
                                  .position_bytes = 1,
                                  .read_position = read_position,
                                  .write_position = write_position,
                                  .read_move = read_move,
                                  .write_move = write_move,
                                  .list_moves = list_moves,
                                  .play = play,
                                  .outcome = outcome,
                                  .lessons = {{"1", 1, "one"}, {"2", 2, "two"}, {"3", 3, "three"}}};

const struct sg_game tiny_game = {.contract = SG_GAME_CONTRACT,
                                  .id = "tiny",
                                  .position_bytes = 1,
                                  .read_position = read_position,
                                  .write_position = write_position,
                                  .read_move = read_move,
                                  .write_move = write_move,
                                  .list_moves = list_moves,
                                  .play = play,
                                  .outcome = outcome};

const struct sg_game *const tiny_games[] = {&tiny_game, NULL};
const struct sg_game *const both_games[] = {&tiny_game, &twin_game, NULL};
