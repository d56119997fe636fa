#include "facts.h"

void sg_facts_of(const struct sg_session_state *state, struct sg_prompt_facts *facts)
{
    bool nearer = state->best != UINT32_MAX && state->best < state->level.distance;
    *facts = (struct sg_prompt_facts){
        .attempts = state->attempt,
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
    sg_facts_of(state, &facts);
    if (sg_content_prompt(content, decision->as.decision.situation, decision->as.decision.variant, &facts,
                          out) != SG_OK) {
        sg_text_clear(out);
        sg_text_put(out, sg_content_catchphrase(content, decision->as.decision.situation));
    }
}
