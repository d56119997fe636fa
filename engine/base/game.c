#include "smartgames/game.h"

#include <string.h>

const struct sg_game *sg_game_find(const struct sg_game *const *games, const char *id)
{
    for (; *games; games++)
        if (strcmp((*games)->id, id) == 0)
            return *games;
    return NULL;
}
