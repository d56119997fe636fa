/* What the program claims about itself, each claim judged by experiment: a figure, its interval, the bar it
 * has to pass.
 *
 * A claim is one file, validate_<name>.c, with its `const struct sg_claim`, and one line in validate.c. It
 * judges the constants that ship, unchanged; it never fits. The same options give the same findings. */
#ifndef SG_VALIDATE_H
#define SG_VALIDATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "simulate/human.h"
#include "smartgames/game.h"

struct sg_validate {
    const struct sg_game *const *games; /* NULL-terminated */
    bool quick;                         /* few players: seconds in place of minutes */
    uint64_t seed;
    struct sg_human *human; /* judged; NULL: none, claims about real people are not judged */
    const struct sg_game *human_game;
};

enum sg_bar { SG_BAR_NONE /* only shown */, SG_BAR_AT_LEAST, SG_BAR_AT_MOST, SG_BAR_ABOVE };

struct sg_finding {
    const char *game;        /* id, or "-": all of them */
    const char *what;        /* some words, the same in every language: a name in a table */
    double value, low, high; /* 95 %; low = high = NAN where there is none */
    double chance;           /* what the same figure is by chance; NAN: has no meaning here */
    enum sg_bar bar;
    double bound;
    uint64_t count; /* what it rests on: players, moves ... */
    bool ok;        /* set by sg_finding_tell */
};

struct sg_claim;
typedef void sg_finding_see(void *user, const struct sg_claim *claim, const struct sg_finding *finding);

struct sg_claim {
    const char *name; /* lower case, one word */
    /* SG_ERR_MEMORY and what a game's generator says. Findings come one by one. */
    enum sg_status (*judge)(const struct sg_validate *options, const struct sg_claim *claim,
                            sg_finding_see *see, void *user);
};

/* NULL-terminated. */
extern const struct sg_claim *const sg_claims[];

/* Holds the value against its bar, fills `ok`, passes it on. */
void sg_finding_tell(const struct sg_claim *claim, struct sg_finding *finding, sg_finding_see *see,
                     void *user);

/* A 95 % interval: percentiles of `statistic` over resamples of `count` things (people, not moves) drawn with
 * replacement. `picked` holds `count` indices. SG_ERR_MEMORY. */
typedef double sg_statistic(const void *user, const size_t *picked, size_t count);
enum sg_status sg_bootstrap(sg_statistic *statistic, const void *user, size_t count, uint64_t seed,
                            double *low, double *high);

#endif
