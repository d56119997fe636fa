/* A level is what a few random presses make of a dark board, so it has a solution from the start; the
 * shortest one decides its grade, and a try of another grade is thrown away. */
#include "lights.h"

#include <math.h>

enum {
    SHAPES = 12,        /* shapes that one call tries */
    TRIES = 60,         /* boards of each */
    LONGEST_S = 300,    /* no level is expected to take longer */
    FEWEST_PRESSES = 2, /* one press is no puzzle */
    RECIPES = 6
};

/* Shapes a grade is made of, and from how many presses. None has more than 2^9 solutions a board. */
static const struct recipe {
    struct lights_shape shape;
    uint8_t least, most;
} recipes[SG_GRADES][RECIPES] = {
    {{{3, 3, 0, 0}, 2, 4},
     {{3, 3, 0, 0}, 2, 4},
     {{2, 3, 0, 0}, 2, 4},
     {{3, 4, 0, 0}, 2, 4},
     {{4, 4, 0, 0}, 2, 4},
     {{4, 5, 0, 0}, 2, 3}},
    {{{3, 3, 0, 0}, 4, 7},
     {{3, 4, 0, 0}, 3, 6},
     {{4, 4, 0, 0}, 3, 6},
     {{4, 4, 0, 0}, 3, 6},
     {{5, 5, 0, 0}, 3, 5},
     {{3, 3, 0, 1}, 2, 5}},
    {{{4, 4, 0, 0}, 4, 8},
     {{4, 5, 0, 0}, 5, 8},
     {{5, 5, 0, 0}, 4, 8},
     {{5, 5, 0, 0}, 4, 8},
     {{4, 4, 1, 0}, 3, 6},
     {{4, 4, 0, 1}, 3, 6}},
    {{{5, 5, 0, 0}, 6, 11},
     {{5, 5, 0, 0}, 6, 11},
     {{6, 6, 0, 0}, 5, 9},
     {{4, 4, 1, 0}, 5, 8},
     {{4, 5, 0, 1}, 4, 8},
     {{5, 5, 1, 0}, 4, 8}},
    {{{5, 5, 0, 0}, 9, 15},
     {{6, 6, 0, 0}, 8, 13},
     {{7, 7, 0, 0}, 7, 12},
     {{5, 6, 1, 0}, 6, 10},
     {{6, 6, 0, 1}, 6, 10},
     {{9, 9, 0, 0}, 8, 11}},
};

const char *lights_stock(int grade)
{
    static const char *const stock[SG_GRADES] = {
        "3x3:000111100", "4x4:1101000001111110", "5x5:1001101010100100100001000",
        "5x5:0001111100101010111111000", "5x5:1110001111001010110011010"};
    return stock[grade - 1];
}

/* `presses` different lamps, each set of them as likely: of the lamps that are left, one more or its stand-in
 * (Floyd's way of drawing without a list). */
static struct lights_set draw_presses(int lamps, struct sg_rng *rng, int presses)
{
    struct lights_set drawn = {{0}};
    for (int last = lamps - presses; last < lamps; last++) {
        int lamp = (int)sg_rng_below(rng, (uint32_t)last + 1);
        lights_flip(&drawn, lights_has(&drawn, lamp) ? last : lamp);
    }
    return drawn;
}

int lights_try(const struct lights_algebra *algebra, struct sg_rng *rng, int presses,
               struct lights_position *position)
{
    struct lights_set solution = draw_presses(algebra->lamps, rng, presses), lit = {{0}};
    for (int lamp = 0; lamp < algebra->lamps; lamp++)
        if (lights_has(&solution, lamp))
            lights_add(&lit, &algebra->near[lamp]);
    lights_light(position, &lit);
    struct lights_set dull = lights_dull(position);
    struct lights_answer answer;
    double features[SG_FEATURES_MAX];
    lights_shortest(algebra, &solution, &dull, &answer);
    if (answer.presses < FEWEST_PRESSES)
        return 0;
    lights_level_features(&position->shape, &answer, features);
    double ln_seconds = lights_ln_seconds(features);
    return exp(ln_seconds) > LONGEST_S ? 0 : lights_grade(ln_seconds);
}

static bool try_shape(const struct recipe *recipe, int grade, struct sg_rng *rng,
                      struct lights_algebra *algebra, struct lights_position *position)
{
    *position = (struct lights_position){.shape = recipe->shape};
    lights_algebra_init(algebra, &recipe->shape);
    for (int i = 0; i < TRIES; i++) {
        int presses = recipe->least + (int)sg_rng_below(rng, (uint32_t)(recipe->most - recipe->least + 1));
        if (lights_try(algebra, rng, presses, position) == grade)
            return true;
    }
    return false;
}

static void take_stock(int grade, struct lights_position *position)
{
    struct sg_phrase why;
    const char *text = lights_stock(grade);
    size_t length = 0;
    while (text[length])
        length++;
    lights_read_position(text, length, position, &why);
}

enum sg_status lights_generate(int grade, uint64_t seed, struct sg_arena *arena, const atomic_bool *cancel,
                               void *position)
{
    if (grade < 1 || grade > SG_GRADES)
        return SG_ERR_RANGE;
    struct sg_rng rng;
    sg_rng_init(&rng, sg_seed_mix(seed, (uint64_t)grade));
    size_t used = arena->used;
    struct lights_algebra *algebra = sg_arena_take_raw(arena, 1, sizeof *algebra);
    bool found = false;
    for (int i = 0; algebra && i < SHAPES && !found; i++) {
        if (cancel && atomic_load(cancel))
            return SG_ERR_CANCELLED;
        found = try_shape(&recipes[grade - 1][sg_rng_below(&rng, RECIPES)], grade, &rng, algebra, position);
    }
    if (!found)
        take_stock(grade, position);
    arena->used = used;
    return SG_OK;
}
