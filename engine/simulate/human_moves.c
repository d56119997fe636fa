#include "simulate/human_moves.h"

#include <stdlib.h>
#include <string.h>

#include "simulate/options.h"

struct collecting {
    struct sg_human_moves *moves;
    struct sg_human *human;
    const struct sg_game *game;
    size_t episode;
    uint32_t attempt;
    struct sg_choice_past past;
    struct sg_options options;
};

static bool make_room(struct sg_human_moves *moves, size_t options)
{
    if (moves->count == moves->room) {
        size_t room = moves->room ? 2 * moves->room : 1024;
        void *grown = realloc(moves->choices, room * sizeof *moves->choices);
        if (!grown)
            return false;
        moves->choices = grown;
        moves->room = room;
    }
    if (moves->option_count + options > moves->option_room) {
        size_t room = 2 * (moves->option_room + options);
        void *grown = realloc(moves->options, room * sizeof *moves->options);
        if (!grown)
            return false;
        moves->options = grown;
        moves->option_room = room;
    }
    return true;
}

static void keep(struct collecting *collecting, size_t made)
{
    struct sg_human_moves *moves = collecting->moves;
    const struct sg_options *options = &collecting->options;
    if (!make_room(moves, options->count)) {
        moves->failed = true;
        return;
    }
    moves->choices[moves->count++] =
        (struct sg_human_choice){.person = collecting->human->episodes[collecting->episode].person,
                                 .past = collecting->past,
                                 .first = moves->option_count,
                                 .count = options->count,
                                 .made = made};
    memcpy(moves->options + moves->option_count, options->items, options->count * sizeof *options->items);
    moves->option_count += options->count;
}

static void see(void *user, const struct sg_human_sight *sight)
{
    struct collecting *collecting = user;
    struct sg_options *options = &collecting->options;
    uint32_t attempt = collecting->human->acts[sight->act].attempt;
    size_t made = 0;
    if (collecting->episode != sight->episode || collecting->attempt != attempt)
        sg_choice_begin(&collecting->past);
    collecting->episode = sight->episode;
    collecting->attempt = attempt;
    sg_options_list(options, collecting->game, sight->bench, sight->history);
    collecting->past.distance = options->distance == UINT32_MAX ? -1 : (double)options->distance;
    while (made < options->count && options->moves[made].code != sight->move.code)
        made++;
    if (made == options->count)
        return; /* a stroke that play takes unlisted */
    if (options->count > 1 && !collecting->moves->failed)
        keep(collecting, made);
    sg_choice_note(&collecting->past, options->items[made].quality == SG_QUALITY_BETTER);
}

enum sg_status sg_human_moves_collect(struct sg_human_moves *moves, struct sg_human *human,
                                      const struct sg_game *game)
{
    *moves = (struct sg_human_moves){.count = 0};
    struct collecting *collecting = malloc(sizeof *collecting);
    if (!collecting)
        return SG_ERR_MEMORY;
    *collecting = (struct collecting){.moves = moves, .human = human, .game = game, .episode = SIZE_MAX};
    enum sg_status status = sg_human_judge(human, game, see, collecting);
    free(collecting);
    if (status == SG_OK && moves->failed)
        status = SG_ERR_MEMORY;
    if (status != SG_OK)
        sg_human_moves_free(moves);
    return status;
}

void sg_human_moves_free(struct sg_human_moves *moves)
{
    free(moves->choices);
    free(moves->options);
    *moves = (struct sg_human_moves){.count = 0};
}
