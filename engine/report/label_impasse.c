/* Whether a moment of a labelled log is an impasse: by the rules of learner/impasse.h, and so for certain or
 * not at all. A calibrated probability takes the place of this function, and of nothing else. */
#include "report/label_inside.h"

void sg_label_judge_impasse(const struct sg_impasse_watch *watch, const struct sg_impasse_baseline *baseline,
                            int64_t active_ms, int64_t pause_ms, struct sg_label_impasse *out)
{
    struct sg_event event;
    enum sg_impasse impasse =
        sg_impasse_judge(watch, active_ms, pause_ms, sg_impasse_threshold(baseline), &event);
    *out = (struct sg_label_impasse){
        .impasse = impasse,
        .probability = impasse != SG_IMPASSE_NONE,
        .slow = event.as.impasse_began.slow,
        .errors = event.as.impasse_began.errors,
        .restarted = event.as.impasse_began.restarted,
        .revisits = event.as.impasse_began.revisits,
        .taking_back = event.as.impasse_began.taking_back,
        .pausing = event.as.impasse_began.pausing,
    };
}
