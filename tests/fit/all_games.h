/* Every game there is, listed or not, but for the template; NULL-terminated. */
#ifndef SG_TESTS_ALL_GAMES_H
#define SG_TESTS_ALL_GAMES_H

#include "smartgames/game.h"

extern const struct sg_game *const all_games[];

#endif
