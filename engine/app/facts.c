#include "facts.h"

#include <stdio.h>

#include "code.h"
#include "platform/platform.h"

void sg_facts_of(const struct sg_session_state *state, enum sg_breakpoint breakpoint,
                 struct sg_prompt_facts *facts)
{
    bool begins = breakpoint == SG_BREAKPOINT_RESTART; /* that attempt has shown nothing yet */
    bool nearer = state->best != UINT32_MAX && state->best < state->level.distance;
    *facts = (struct sg_prompt_facts){
        .attempts = begins ? state->attempt - 1 : state->attempt,
        .minutes = (uint32_t)((state->active_ms - state->visit_active_ms) / 60000),
        .steps_closer = nearer ? state->level.distance - state->best : 0,
        .approach = SG_STRATEGY_UNK,
        .other_approach = SG_STRATEGY_BACK,
    };
}

void sg_facts_words(const struct sg_content *content, const struct sg_session_state *state,
                    const struct sg_event *decision, struct sg_text *out)
{
    struct sg_prompt_facts facts;
    sg_facts_of(state, decision->as.decision.breakpoint, &facts);
    if (sg_content_prompt(content, decision->as.decision.situation, decision->as.decision.variant, &facts,
                          out) != SG_OK) {
        sg_text_clear(out);
        sg_text_put(out, sg_content_catchphrase(content, decision->as.decision.situation));
    }
}

void sg_facts_started(const struct sg_content *content, const char *learner, uint64_t seed,
                      struct sg_event *started)
{
    *started = (struct sg_event){.kind = SG_EVENT_SESSION_STARTED};
    if (learner)
        snprintf(started->as.session_started.learner, sizeof started->as.session_started.learner, "%s",
                 learner);
    else
        sg_code_make(seed, started->as.session_started.learner);
    snprintf(started->as.session_started.language, sizeof started->as.session_started.language, "%s",
             sg_content_language(content));
    snprintf(started->as.session_started.version, sizeof started->as.session_started.version, "%s",
             SG_VERSION);
    sg_clock_utc(started->as.session_started.utc);
    started->as.session_started.seed = seed;
    started->as.session_started.simulated = !learner;
}
