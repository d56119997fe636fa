/* Do simulated learners play as people do? The figures of SCIENCE.md 2.3 on `traffic`, people's and theirs.
 */
#ifndef SG_REALISM_H
#define SG_REALISM_H

#include <stddef.h>
#include <stdint.h>

#include "smartgames/game.h"
#include "smartgames/status.h"

struct sg_likeness {
    const char *what;
    double people;    /* SCIENCE.md 2.3 */
    double tolerance; /* how far off it may be: a share as it is, times and lengths in ln(ratio) */
    double simulated;
    double off; /* in the unit of the tolerance, >= 0 */
};

enum { SG_LIKENESSES = 40 };

/* `game` is traffic; `people` simulated volunteers play 16 levels each, of 6 to 15 moves as in the study.
 * Returns how many figures there are through *count. SG_ERR_MEMORY. */
enum sg_status sg_realism_measure(const struct sg_game *game, size_t people, uint64_t seed,
                                  struct sg_likeness likenesses[SG_LIKENESSES], size_t *count);

#endif
