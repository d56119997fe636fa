/* Golden images of boards: each game at the start, on the way, where it leads nowhere and solved, by day, by
 * night and in sharp colours.
 *
 *   test_boards                compares; on a difference writes <build>/golden/<name>-actual.png and
 * -diff.png test_boards --rebaseline   writes the pictures anew (after a person has seen that they are right)
 *
 * The moments are found, not drawn up: a level of the middle grade, half of its solution, and moves at random
 * until the oracle says that nothing leads on. */
#include <SDL_image.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "golden/letters.h"
#include "golden/picture.h"
#include "puzzle/level.h"

enum { SKIPPED = 77, GRADE = 3, SEED = 11, WIDTH = 1024, HEIGHT = 600, MOVES = 256, WALKS = 200 };

#define FOLDER SG_TEST_DIR "/golden/boards/"

enum moment { START, MIDDLE, OVER, SOLVED, MOMENTS };
static const char *const moments[MOMENTS] = {"start", "middle", "over", "solved"};
static const char *const themes[SG_THEME_COUNT] = {"light", "dark", "contrast"};

struct stage {
    const struct sg_game *game;
    bool there[MOMENTS];
    unsigned char positions[MOMENTS][SG_POSITION_BYTES];
};

/* ---- moments --------------------------------------------------------------------------------------- */

static bool leads_nowhere(const struct sg_game *game, struct sg_bench *bench, const void *position)
{
    struct sg_analysis said;
    sg_bench_analyse(bench, position, &said);
    return said.bound == SG_BOUND_UNSOLVABLE || (said.blocked && game->outcome(position) == SG_OUTCOME_OPEN);
}

/* Dead ends that no play leads to: only a board from elsewhere is one. */
static const struct {
    const char *id, *position;
} pasted[] = {{"lights", "5x5:1000000000000000000000000"}};

static bool find_pasted(const struct sg_game *game, void *position)
{
    for (size_t i = 0; i < sizeof pasted / sizeof *pasted; i++)
        if (strcmp(pasted[i].id, game->id) == 0)
            return game->read_position(pasted[i].position, strlen(pasted[i].position), position, NULL) ==
                   SG_OK;
    return false;
}

/* Walks at random until it is over; the games without dead ends never are. A blocked board that nobody is
 * told of only shows once a rule is broken, so the walk goes on a while. */
static bool find_over(const struct sg_game *game, struct sg_bench *bench, const void *start, void *position)
{
    struct sg_rng rng;
    sg_rng_init(&rng, SEED);
    for (int walk = 0; (game->dead_end || game->blocked) && walk < WALKS; walk++) {
        memcpy(position, start, game->position_bytes);
        for (int step = 0; step < MOVES; step++) {
            static struct sg_move moves[SG_MOVES_MAX];
            size_t count = game->list_moves(position, moves, SG_MOVES_MAX);
            if (count == 0 || game->outcome(position) != SG_OUTCOME_OPEN)
                break;
            game->play(position, moves[sg_rng_below(&rng, (uint32_t)count)]);
            if (leads_nowhere(game, bench, position) && (game->blocked || !game->fills || step > 12))
                return true;
        }
        if (leads_nowhere(game, bench, position))
            return true;
    }
    return find_pasted(game, position);
}

static bool set_stage(struct stage *stage, struct sg_bench *bench, const struct sg_game *game)
{
    struct sg_move moves[MOVES];
    struct sg_level level;
    *stage = (struct stage){.game = game};
    if (sg_bench_generate(bench, game, GRADE, SEED, NULL, &level) != SG_OK)
        return false;
    sg_bench_prepare(bench, game, level.position, 0, NULL);
    size_t count = sg_bench_solve(bench, level.position, moves, MOVES, stage->positions[SOLVED]);
    memcpy(stage->positions[START], level.position, game->position_bytes);
    memcpy(stage->positions[MIDDLE], level.position, game->position_bytes);
    for (size_t i = 0; i < count / 2 && i < MOVES; i++)
        game->play(stage->positions[MIDDLE], moves[i]);
    stage->there[START] = stage->there[MIDDLE] = true;
    stage->there[SOLVED] = game->outcome(stage->positions[SOLVED]) == SG_OUTCOME_SOLVED;
    stage->there[OVER] = find_over(game, bench, level.position, stage->positions[OVER]);
    return stage->there[SOLVED];
}

/* ---- pictures -------------------------------------------------------------------------------------- */

/* The play scene without its rail. */
static SDL_Surface *take(struct studio *studio, const struct stage *stage, enum moment moment,
                         enum sg_theme theme)
{
    struct sketch *sketch = sketch_new(studio->fonts, SKETCH_PLAY, "nl");
    if (!sketch)
        return NULL;
    sketch_world(sketch)->width = WIDTH;
    sketch_world(sketch)->height = HEIGHT;
    sketch_settings(sketch)->theme = theme;
    sketch_lay(sketch, stage->game, stage->positions[moment]);
    sketch_state(sketch)->dead_end = moment == OVER && (stage->game->dead_end || stage->game->blocked) &&
                                     !(stage->game->fills && !stage->game->blocked);
    sketch_state(sketch)->solved = moment == SOLVED;
    sg_ui_free(studio->ui);
    studio->ui = sg_ui_new();
    SDL_Surface *whole = studio_paint(studio, sketch);
    SDL_Rect part = {0, 0, WIDTH * 68 / 100, HEIGHT * 93 / 100};
    SDL_Surface *board =
        whole ? SDL_CreateRGBSurfaceWithFormat(0, part.w, part.h, 32, SDL_PIXELFORMAT_ARGB8888) : NULL;
    if (board)
        SDL_BlitSurface(whole, &part, board, NULL);
    SDL_FreeSurface(whole);
    sketch_free(sketch);
    return board;
}

static bool compare(const char *name, const char *path, SDL_Surface *actual)
{
    char aside[512];
    SDL_Surface *expected = picture_read(path), *diff = NULL;
    int differing = expected ? picture_compare(expected, actual, &diff) : -1;
    SDL_FreeSurface(expected);
    if (differing != 0) {
        printf("%s: %s (%d pixels)\n", name, differing < 0 ? "no picture of this size" : "differs",
               differing);
        snprintf(aside, sizeof aside, SG_BUILD_DIR "/golden/%s-actual.png", name);
        IMG_SavePNG(actual, aside);
        snprintf(aside, sizeof aside, SG_BUILD_DIR "/golden/%s-diff.png", name);
        if (diff)
            IMG_SavePNG(diff, aside);
    }
    SDL_FreeSurface(diff);
    return differing == 0;
}

static int each_picture(struct studio *studio, const struct stage *stage, bool rebaseline)
{
    int wrong = 0;
    for (int moment = 0; moment < MOMENTS; moment++)
        for (int theme = 0; stage->there[moment] && theme < SG_THEME_COUNT; theme++) {
            char name[96], path[512];
            snprintf(name, sizeof name, "%s-%s-%s", stage->game->id, moments[moment], themes[theme]);
            snprintf(path, sizeof path, FOLDER "%s.png", name);
            SDL_Surface *actual = take(studio, stage, (enum moment)moment, (enum sg_theme)theme);
            bool fine = actual && (rebaseline ? picture_write(path, actual) : compare(name, path, actual));
            wrong += !fine;
            SDL_FreeSurface(actual);
        }
    return wrong;
}

static int each_game(struct studio *studio, bool rebaseline)
{
    int wrong = 0;
    struct sg_bench *bench = sg_bench_new(sg_games);
    for (const struct sg_game *const *game = sg_games; bench && *game; game++) {
        struct stage stage;
        if (set_stage(&stage, bench, *game)) {
            wrong += each_picture(studio, &stage, rebaseline);
        } else {
            printf("%s: no level to show\n", (*game)->id);
            wrong++;
        }
    }
    sg_bench_free(bench);
    return bench ? wrong : 1;
}

int main(int argc, char **argv)
{
    struct studio studio;
    if (!studio_open(&studio)) {
        printf("no fonts under " SG_BUILD_DIR "/assets: build the target sg_assets first\n");
        return 1;
    }
    bool rebaseline = argc > 1 && strcmp(argv[1], "--rebaseline") == 0;
    int result = !rebaseline && !letters_are_those_of(FOLDER) ? SKIPPED : each_game(&studio, rebaseline) > 0;
    if (rebaseline && result == 0)
        result = !letters_keep(FOLDER);
    studio_close(&studio);
    return result;
}
