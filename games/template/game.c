#include "smartgames/game.h"

extern const struct sg_game sg_game_template;
const struct sg_game sg_game_template = {.contract = SG_GAME_CONTRACT, .id = "template"};
