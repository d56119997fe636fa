#include "learner/prompt.h"

#include "smartgames/rng.h"

const struct sg_prompt_rules sg_prompt_rules = {
    /* SCIENCE 5.3; times in ms. The pause lies above the 95th percentile of gaps between moves, 3.5 s
       (computed). */
    .after_start_ms = 20000,
    .after_best_ms = 10000,
    .pause_ms = 4000,
    .spacing_ms = 180000,
    .not_now_ms = 300000,
    .same_catchphrase_ms = 900000,
    .per_session = 5,
    /* Outside a study every available decision point is treated: an ordinary hour withholds nothing. A study
     * file sets .5 (SCIENCE 5.4). Draw and seed are logged all the same, so that the trail has one shape. */
    .probability = 1.0,
    .read_floor_ms = 1500,
};

static const uint64_t purpose =
    0x70726f6d7074; /* "prompt": keeps these draws apart from the session's others */

void sg_prompt_init(struct sg_prompt_memory *memory)
{
    *memory = (struct sg_prompt_memory){.last_shown_ms = -1, .not_now_ms = -1};
    for (int i = 0; i < SG_SITUATION_COUNT; i++)
        memory->last_of_ms[i] = -1;
}

static bool within(int64_t at_ms, int64_t then_ms, int64_t span_ms)
{
    return then_ms >= 0 && at_ms - then_ms < span_ms;
}

/* The dose first: it says why the session is done with prompts, whatever the board is doing. */
static enum sg_unavailable why_not(const struct sg_prompt_memory *memory,
                                   const struct sg_prompt_moment *moment)
{
    const struct sg_prompt_rules *rules = &sg_prompt_rules;
    if (moment->stopped)
        return SG_UNAVAILABLE_STOPPED;
    if (memory->off)
        return SG_UNAVAILABLE_OFF;
    if (memory->shown >= rules->per_session)
        return SG_UNAVAILABLE_SESSION_DOSE;
    if (within(moment->at_ms, memory->not_now_ms, rules->not_now_ms))
        return SG_UNAVAILABLE_NOT_NOW;
    if (within(moment->at_ms, memory->last_shown_ms, rules->spacing_ms))
        return SG_UNAVAILABLE_SPACING;
    if (within(moment->at_ms, memory->last_of_ms[moment->situation], rules->same_catchphrase_ms))
        return SG_UNAVAILABLE_CATCHPHRASE_DOSE;
    if (moment->since_start_ms < rules->after_start_ms)
        return SG_UNAVAILABLE_STARTED;
    if (moment->since_best_ms >= 0 && moment->since_best_ms < rules->after_best_ms)
        return SG_UNAVAILABLE_NEW_BEST;
    if (moment->dragging_or_burst || moment->breakpoint == SG_BREAKPOINT_NONE ||
        (moment->breakpoint == SG_BREAKPOINT_PAUSE && moment->since_input_ms < rules->pause_ms))
        return SG_UNAVAILABLE_BURST;
    return SG_AVAILABLE;
}

/* V3 shows evidence and V4 of the obstacle names an approach: only where the log bears it out. */
static bool is_true(const struct sg_prompt_moment *moment, int variant)
{
    switch (moment->situation) {
    case SG_SITUATION_OBSTACLE:
        return variant == 3 ? moment->steps_closer > 0 : variant != 4 || moment->approach_known;
    case SG_SITUATION_CHALLENGE: return variant != 3 || moment->chose_harder_after_failure;
    case SG_SITUATION_EFFORT: return variant != 3 || (moment->attempts >= 2 && moment->last_attempt_furthest);
    case SG_SITUATION_CRITICISM: return variant != 3 || moment->failures_same_spot >= 3;
    case SG_SITUATION_OTHERS: /* both speak of another player, and this version shows none */
        return variant != 1 && variant != 3;
    default: return false;
    }
}

static void put_variant(struct sg_text *out, int variant)
{
    sg_text_put_char(out, 'V');
    sg_text_put_int(out, variant);
}

/* Lists the true variants in `variants` and as "V1,V2" in the event; returns how many. */
static uint32_t list_eligible(const struct sg_prompt_moment *moment, int variants[SG_VARIANTS],
                              struct sg_event *event)
{
    uint32_t count = 0;
    struct sg_text list;
    sg_text_init(&list, event->as.decision.eligible, sizeof event->as.decision.eligible);
    for (int variant = 1; variant <= SG_VARIANTS; variant++) {
        if (!is_true(moment, variant))
            continue;
        if (count > 0)
            sg_text_put_char(&list, ',');
        put_variant(&list, variant);
        variants[count++] = variant;
    }
    return count;
}

void sg_prompt_decide(const struct sg_prompt_memory *memory, const struct sg_prompt_moment *moment,
                      uint64_t session_seed, struct sg_event *event)
{
    *event = (struct sg_event){.at_ms = moment->at_ms, .kind = SG_EVENT_DECISION};
    event->as.decision.index = memory->decisions + 1;
    event->as.decision.situation = moment->situation;
    event->as.decision.breakpoint = moment->breakpoint;
    event->as.decision.unavailable = why_not(memory, moment);
    event->as.decision.seed = sg_seed_mix(sg_seed_mix(session_seed, purpose), event->as.decision.index);
    int variants[SG_VARIANTS];
    uint32_t count = list_eligible(moment, variants, event);
    if (event->as.decision.unavailable != SG_AVAILABLE || count == 0)
        return; /* nothing is randomised: probability and draw stay 0 */

    struct sg_rng rng;
    sg_rng_init(&rng, event->as.decision.seed);
    event->as.decision.probability = sg_prompt_rules.probability;
    event->as.decision.draw = sg_rng_unit(&rng);
    event->as.decision.treated = event->as.decision.draw < event->as.decision.probability;
    if (!event->as.decision.treated)
        return;
    struct sg_text name;
    sg_text_init(&name, event->as.decision.variant, sizeof event->as.decision.variant);
    put_variant(&name, variants[sg_rng_below(&rng, count)]);
    event->as.decision.variant_probability = 1.0 / count;
}

void sg_prompt_note(struct sg_prompt_memory *memory, const struct sg_event *event)
{
    switch (event->kind) {
    case SG_EVENT_DECISION: memory->decisions = event->as.decision.index; break;
    case SG_EVENT_PROMPT_SHOWN:
        memory->shown++;
        memory->last_shown_ms = event->at_ms;
        if ((unsigned)event->as.prompt_shown.situation < SG_SITUATION_COUNT)
            memory->last_of_ms[event->as.prompt_shown.situation] = event->at_ms;
        break;
    case SG_EVENT_PROMPT_CLOSED:
        if (event->as.prompt_closed.close == SG_PROMPT_CLOSE_NOT_NOW)
            memory->not_now_ms = event->at_ms;
        break;
    default: break;
    }
}
