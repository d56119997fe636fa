/* Whether a moment of a labelled log is an impasse: by the rules of learner/impasse.h, and as a probability
 * by learner/outlook.h. */
#include "report/label_inside.h"

void sg_label_judge_impasse(const struct sg_label_person *person, int64_t pause_ms,
                            struct sg_label_impasse *out)
{
    struct sg_event event;
    enum sg_impasse impasse = sg_impasse_judge(&person->watch, person->active_ms, pause_ms,
                                               sg_impasse_threshold(&person->baseline), &event);
    *out = (struct sg_label_impasse){
        .impasse = impasse,
        .slow = event.as.impasse_began.slow,
        .errors = event.as.impasse_began.errors,
        .restarted = event.as.impasse_began.restarted,
        .revisits = event.as.impasse_began.revisits,
        .taking_back = event.as.impasse_began.taking_back,
        .pausing = event.as.impasse_began.pausing,
    };
    sg_outlook_signs(&person->outlook, &person->outlook_person, out->signs);
    out->probability = sg_outlook_probability(&sg_outlook_rules.held, out->signs);
    out->gives_up = sg_outlook_probability(&sg_outlook_rules.quits, out->signs);
}
