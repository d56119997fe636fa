/* How a hand makes a move on a board, found by trying what the game does with it: any game, pointer or keys.
 */
#ifndef HANDS_H
#define HANDS_H

#include "smartgames/game.h"

enum hands_kind { HANDS_CLICK, HANDS_DRAG, HANDS_KEY };

struct hands_act {
    enum hands_kind kind;
    int32_t x, y, x2, y2; /* CLICK, DRAG: thousandths of a cell */
    enum sg_key key;      /* KEY */
    char character;
};

enum { HANDS_ACTS = 64 };

struct hands_way {
    struct sg_move move; /* what it makes */
    size_t count;
    struct hands_act acts[HANDS_ACTS];
};

/* A shortest row of acts of the pointer (or of the keys) after which the game makes one of `wanted`; `view`
 * becomes what it is then. False: none was found. */
bool hands_find(const struct sg_game *game, const void *position, bool keys, const struct sg_move *wanted,
                size_t wanted_count, struct sg_view *view, struct hands_way *way);

#endif
