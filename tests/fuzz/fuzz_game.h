/* The games, picked by a byte: 0 the template, 1 the first of the list, and so on. */
#ifndef SG_TESTS_FUZZ_GAME_H
#define SG_TESTS_FUZZ_GAME_H

#include "smartgames/game.h"

extern const struct sg_game sg_game_template;

static inline const struct sg_game *fuzz_game(uint8_t pick)
{
    size_t count = 0;
    while (sg_games[count])
        count++;
    size_t index = pick % (count + 1);
    return index == 0 ? &sg_game_template : sg_games[index - 1];
}

#endif
