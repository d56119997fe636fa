/* Do simulated learners play as people do? How far each figure of SCIENCE.md 2.3 is off, against its
 * tolerance. */
#include <math.h>

#include "simulate/realism.h"
#include "simulate/validate.h"

static enum sg_status judge(const struct sg_validate *options, const struct sg_claim *claim,
                            sg_finding_see *see, void *user)
{
    struct sg_likeness figures[SG_LIKENESSES];
    size_t people = options->quick ? 100 : 1000, count;
    if (!options->human_game)
        return SG_OK;
    enum sg_status status = sg_realism_measure(options->human_game, people, options->seed, figures, &count);
    for (size_t i = 0; i < count && status == SG_OK; i++) {
        struct sg_finding finding = {.game = options->human_game->id,
                                     .what = figures[i].what,
                                     .value = figures[i].off,
                                     .low = NAN,
                                     .high = NAN,
                                     .chance = NAN,
                                     .bar = SG_BAR_AT_MOST,
                                     .bound = figures[i].tolerance,
                                     .count = people};
        sg_finding_tell(claim, &finding, see, user);
    }
    return status;
}

extern const struct sg_claim sg_claim_realism;
const struct sg_claim sg_claim_realism = {
    .name = "realism",
    .judge = judge,
};
