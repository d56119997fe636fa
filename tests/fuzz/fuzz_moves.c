/* Bytes as what somebody does at a board: `game, position text, newline`, then a byte an act. Legal moves are
 * played, others refused without a trace, undo and redo bring back the very bytes, and the texts of the moves
 * lead there again. */
#include <string.h>

#include "fuzz.h"
#include "fuzz_game.h"
#include "puzzle/history.h"

enum { ACT_UNDO = 250, ACT_REDO, ACT_RESTART, ACT_ANY_CODE, ACTS_MAX = 2000 };

static const void *now_of(const struct sg_history *history)
{
    return sg_history_now(history);
}

static void play_listed(const struct sg_game *game, struct sg_history *history, uint8_t pick)
{
    static struct sg_move moves[SG_MOVES_MAX];
    unsigned char position[SG_POSITION_BYTES];
    size_t count = game->list_moves(now_of(history), moves, SG_MOVES_MAX);
    if (count == 0)
        return;
    memcpy(position, now_of(history), game->position_bytes);
    HOLDS(game->play(position, moves[pick % count]) == SG_OK);
    HOLDS(sg_history_push(history, moves[pick % count], position) == SG_OK);
}

/* A code that nobody listed is refused; one that is listed is played. */
static void play_code(const struct sg_game *game, struct sg_history *history, uint64_t code)
{
    static struct sg_move moves[SG_MOVES_MAX];
    unsigned char position[SG_POSITION_BYTES];
    size_t count = game->list_moves(now_of(history), moves, SG_MOVES_MAX);
    bool listed = false;
    for (size_t i = 0; i < count; i++)
        listed |= moves[i].code == code;
    memcpy(position, now_of(history), game->position_bytes);
    enum sg_status status = game->play(position, (struct sg_move){code});
    HOLDS(status == (listed ? SG_OK : SG_ERR_ILLEGAL));
    if (listed)
        HOLDS(sg_history_push(history, (struct sg_move){code}, position) == SG_OK);
    else
        HOLDS(memcmp(position, now_of(history), game->position_bytes) == 0);
}

/* One act; returns how many bytes it took. */
static size_t act(const struct sg_game *game, struct sg_history *history, const uint8_t *data, size_t size)
{
    switch (data[0]) {
    case ACT_UNDO: sg_history_undo(history); return 1;
    case ACT_REDO: sg_history_redo(history); return 1;
    case ACT_RESTART: sg_history_go(history, 0); return 1;
    case ACT_ANY_CODE: {
        uint64_t code = 0;
        size_t used = size < 9 ? size : 9;
        for (size_t i = 1; i < used; i++)
            code = code << 8 | data[i];
        play_code(game, history, code);
        return used;
    }
    default: play_listed(game, history, data[0]); return 1;
    }
}

/* From the start, by the text of each move. */
static void replay_by_text(const struct sg_game *game, const struct sg_history *history)
{
    unsigned char position[SG_POSITION_BYTES];
    memcpy(position, sg_history_at(history, 0), game->position_bytes);
    for (uint32_t ply = 1; ply <= sg_history_end(history); ply++) {
        char bytes[SG_MOVE_TEXT];
        struct sg_text text;
        struct sg_move move;
        sg_text_init(&text, bytes, sizeof bytes);
        game->write_move(position, sg_history_move(history, ply), &text);
        HOLDS(!text.cut);
        HOLDS(game->read_move(position, bytes, text.length, &move) == SG_OK);
        HOLDS(move.code == sg_history_move(history, ply).code);
        HOLDS(game->play(position, move) == SG_OK);
        HOLDS(memcmp(position, sg_history_at(history, ply), game->position_bytes) == 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint8_t *newline = size > 0 ? memchr(data, '\n', size) : NULL;
    if (!newline || newline == data)
        return 0;
    const struct sg_game *game = fuzz_game(data[0]);
    unsigned char start[SG_POSITION_BYTES];
    struct sg_phrase why;
    if (game->read_position((const char *)data + 1, (size_t)(newline - data) - 1, start, &why) != SG_OK)
        return 0;
    struct sg_history *history = sg_history_new(game->position_bytes);
    HOLDS(history && sg_history_start(history, start) == SG_OK);
    const uint8_t *at = newline + 1, *end = data + size;
    for (int acts = 0; at < end && acts < ACTS_MAX; acts++)
        at += act(game, history, at, (size_t)(end - at));
    replay_by_text(game, history);
    while (sg_history_undo(history))
        ;
    HOLDS(memcmp(now_of(history), start, game->position_bytes) == 0);
    sg_history_free(history);
    return 0;
}
