#include "smartgames/game.h"

extern const struct sg_game sg_game_traffic;
const struct sg_game sg_game_traffic = {.contract = SG_GAME_CONTRACT, .id = "traffic"};
