/* Any bytes as a level pack, behind a byte that picks the game: told what is wrong, where, line by line; what
 * is left can be offered, checked and read once more. */
#include <string.h>

#include "fuzz.h"
#include "fuzz_game.h"
#include "puzzle/pack_make.h"

enum { CHECKED = 3, OFFERS = 3 };

static void note(void *user, const struct sg_pack_fault *fault)
{
    size_t *faults = user;
    HOLDS(fault->line > 0 && fault->column > 0);
    HOLDS(fault->why.msgid && fault->why.msgid[0]);
    ++*faults;
}

static void hold_level(const struct sg_game *game, const struct sg_pack_level *level)
{
    unsigned char position[SG_POSITION_BYTES];
    const char *text = level->cells[SG_PACK_POSITION];
    HOLDS(level->rating.grade >= 1 && level->rating.grade <= SG_GRADES && level->distance > 0);
    HOLDS(level->rating.p_solve >= 0 && level->rating.expected_s >= 0);
    HOLDS(game->read_position(text, strlen(text), position, NULL) == SG_OK);
    HOLDS(level->hash == sg_pack_hash(game, text));
}

static void offer(struct sg_bench *bench, const struct sg_pack *pack)
{
    struct sg_level levels[OFFERS];
    size_t made;
    struct sg_offers_wish wish = {
        .game = pack->game, .beta = -2, .seed = pack->count, .count = OFFERS, .pack = pack};
    HOLDS(sg_bench_offers(bench, &wish, NULL, levels, &made) == SG_OK && made == OFFERS);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const struct sg_game *game = fuzz_game(data[0]);
    size_t faults = 0;
    struct sg_pack *pack;
    enum sg_status status = sg_pack_read(game, (const char *)data + 1, size - 1, note, &faults, &pack);
    if (status != SG_OK) {
        HOLDS(status == SG_ERR_TEXT && faults == 1 && !pack);
        return 0;
    }
    HOLDS(faults == pack->refused);
    for (size_t i = 0; i < pack->count; i++)
        hold_level(game, &pack->levels[i]);
    struct sg_bench *bench = sg_bench_new((const struct sg_game *const[]){game, NULL});
    HOLDS(bench != NULL);
    for (size_t i = 0; i < pack->count && i < CHECKED; i++) {
        struct sg_pack_fault fault = {0};
        HOLDS(sg_pack_check(bench, game, &pack->levels[i], &fault) || fault.line == pack->levels[i].line);
    }
    if (game == fuzz_game(0) && pack->count > 0) /* dials are made in no time */
        offer(bench, pack);
    sg_bench_free(bench);
    sg_pack_free(pack);
    return 0;
}
