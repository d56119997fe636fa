/* Any bytes as the text of a position: refused with words, or read so that writing and reading again changes
 * nothing and everything the engine asks of a position can be asked. */
#include <string.h>

#include "fuzz.h"
#include "fuzz_game.h"

enum { MARKS = 4096, POOL = 32768 };

static size_t written(const struct sg_game *game, const void *position, char bytes[SG_POSITION_TEXT])
{
    struct sg_text text;
    sg_text_init(&text, bytes, SG_POSITION_TEXT);
    game->write_position(position, &text);
    HOLDS(!text.cut);
    return text.length;
}

static void show(const struct sg_game *game, const void *position)
{
    static struct sg_mark items[MARKS];
    static char pool[POOL];
    struct sg_marks marks;
    struct sg_view view = {.keyboard = true, .hover_x = -1, .hover_y = -1};
    struct sg_phrase words = {0};
    int32_t width, height;
    sg_marks_init(&marks, items, MARKS, pool, POOL);
    game->measure(position, &width, &height);
    HOLDS(width > 0 && height > 0);
    game->draw(position, &view, &marks);
    HOLDS(!marks.cut);
    game->describe(position, &view, &words);
    HOLDS(words.msgid && words.msgid[0]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const struct sg_game *game = fuzz_game(data[0]);
    unsigned char first[SG_POSITION_BYTES], second[SG_POSITION_BYTES];
    char once[SG_POSITION_TEXT], twice[SG_POSITION_TEXT];
    struct sg_phrase why = {0};
    memset(first, 0x00, sizeof first);
    memset(second, 0xff, sizeof second);
    enum sg_status status = game->read_position((const char *)data + 1, size - 1, first, &why);
    if (status != SG_OK) {
        HOLDS(status == SG_ERR_TEXT && why.msgid && why.msgid[0]);
        return 0;
    }
    size_t length = written(game, first, once);
    HOLDS(game->read_position(once, length, second, &why) == SG_OK);
    HOLDS(memcmp(first, second, game->position_bytes) == 0);
    HOLDS(written(game, second, twice) == length && memcmp(once, twice, length) == 0);
    show(game, first);

    static struct sg_move moves[SG_MOVES_MAX];
    size_t count = game->list_moves(first, moves, SG_MOVES_MAX);
    HOLDS(count <= SG_MOVES_MAX);
    for (size_t i = 0; i < count; i++) {
        memcpy(second, first, game->position_bytes);
        HOLDS(game->play(second, moves[i]) == SG_OK);
        show(game, second);
    }
    return 0;
}
