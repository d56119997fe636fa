/* One board of a wanted kind; what the generator tries until one fits. */
#ifndef SG_LINKS_GENERATOR_H
#define SG_LINKS_GENERATOR_H

#include "logic.h"

struct links_recipe {
    uint8_t width, height;
    uint8_t pairs; /* of the drawing that it begins with; more are made where it has several solutions */
};

/* A level that techniques up to the grade's solve and those below do not; for the highest grade, one whose
 * one solution no technique finds. SG_ERR_MISSING when the seed leads to none. `drawing` is its solution.
 * `arena` is for the search of the highest grade. */
enum sg_status links_make(int grade, struct links_recipe recipe, uint64_t seed, struct sg_arena *arena,
                          struct links_position *drawing);

/* The built-in level of a grade that stands in when a search finds none; `index` below LINKS_STOCK. */
enum { LINKS_STOCK = 2 };
const char *links_stock(int grade, int index);

#endif
