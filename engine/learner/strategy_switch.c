#include "learner/strategy_switch.h"

#include <math.h>

const struct sg_switch_rules sg_switch_rules = {
    /* SCIENCE.md 3.4.4, 3.4.5: design choices */
    .least = 6, .least_attempt = 3, .posterior = .7, .after_failure = 10, .best_within = 20,
};

/* ---- segments ---- */

static enum sg_strategy strategy_of(const struct sg_strategy_step *step)
{
    return step->perseverates && step->strategy == SG_STRATEGY_REST ? SG_STRATEGY_PERS : step->strategy;
}

static bool attempt_ends_at(const struct sg_strategy_step *steps, size_t count, size_t i)
{
    return i + 1 < count && steps[i + 1].begins;
}

/* As if no other strategy had been mixed in: how much likelier is this one than each of the others. */
static double posterior_of(const struct sg_strategy_step *steps, const struct sg_strategy_segment *segment)
{
    size_t state = steps[segment->from].strategy;
    double sum = 0;
    for (size_t s = 0; s < SG_HMM_STATES; s++) {
        double off = 0;
        for (size_t i = segment->from; i <= segment->to; i++)
            off += steps[i].log_likelihood.of[s] - steps[i].log_likelihood.of[state];
        sum += exp(off);
    }
    return 1 / sum;
}

static struct sg_strategy_segment segment_from(const struct sg_strategy_step *steps, size_t count,
                                               size_t from)
{
    struct sg_strategy_segment segment = {.strategy = strategy_of(&steps[from]), .from = from, .to = from};
    while (segment.to + 1 < count && strategy_of(&steps[segment.to + 1]) == segment.strategy)
        segment.to++;
    segment.posterior = posterior_of(steps, &segment);
    segment.attempt = steps[from].begins && attempt_ends_at(steps, count, segment.to);
    return segment;
}

size_t sg_strategy_segments(const struct sg_strategy_step *steps, size_t count,
                            struct sg_strategy_segment *segments, size_t capacity)
{
    size_t found = 0;
    for (size_t at = 0; at < count; found++) {
        struct sg_strategy_segment segment = segment_from(steps, count, at);
        if (found < capacity)
            segments[found] = segment;
        at = segment.to + 1;
    }
    return found;
}

bool sg_strategy_stands(const struct sg_strategy_segment *segment)
{
    size_t length = segment->to - segment->from + 1;
    size_t least = segment->attempt ? sg_switch_rules.least_attempt : sg_switch_rules.least;
    return segment->strategy != SG_STRATEGY_UNK && segment->strategy != SG_STRATEGY_PERS && length >= least &&
           segment->posterior >= sg_switch_rules.posterior;
}

/* ---- switches ---- */

size_t sg_strategy_switches(const struct sg_strategy_step *steps, size_t count, struct sg_switch *switches,
                            size_t capacity)
{
    size_t found = 0;
    enum sg_strategy standing = SG_STRATEGY_UNK;
    for (size_t at = 0; at < count;) {
        struct sg_strategy_segment segment = segment_from(steps, count, at);
        at = segment.to + 1;
        if (!sg_strategy_stands(&segment) || segment.strategy == standing)
            continue;
        if (standing != SG_STRATEGY_UNK) {
            if (found < capacity)
                switches[found] =
                    (struct sg_switch){.at = segment.from, .from = standing, .to = segment.strategy};
            found++;
        }
        standing = segment.strategy;
    }
    return found;
}

/* ---- measures ---- */

static bool failed_before(const struct sg_strategy_step *steps, size_t at)
{
    size_t from = at;
    while (from > 0 && !steps[from].begins) /* the attempt it lies in, with the restart that began it */
        from--;
    if (at - from < sg_switch_rules.after_failure)
        from = at > sg_switch_rules.after_failure ? at - sg_switch_rules.after_failure : 0;
    for (size_t i = from; i <= at; i++)
        if (steps[i].failed)
            return true;
    return false;
}

bool sg_switch_is_adaptive(const struct sg_switch *change, const struct sg_strategy_step *steps, size_t count)
{
    if (!failed_before(steps, change->at))
        return false;
    for (size_t i = change->at; i < count && i <= change->at + sg_switch_rules.best_within; i++)
        if (steps[i].best)
            return true;
    return false;
}

double sg_strategy_entropy(const struct sg_strategy_step *steps, size_t count)
{
    size_t of[SG_STRATEGY_COUNT] = {0}, all = 0;
    for (size_t i = 0; i < count; i++) {
        of[steps[i].strategy]++;
        all += steps[i].strategy != SG_STRATEGY_UNK;
    }
    double bits = 0;
    for (size_t i = SG_STRATEGY_UNK + 1; i < SG_STRATEGY_COUNT; i++) {
        double share = all ? (double)of[i] / (double)all : 0;
        if (share > 0)
            bits -= share * log(share) / log(2);
    }
    return bits;
}

int64_t sg_switch_lag_ms(const struct sg_switch *switches, size_t switch_count,
                         const struct sg_strategy_step *steps, int64_t onset_ms)
{
    for (size_t i = 0; i < switch_count; i++)
        if (steps[switches[i].at].active_ms >= onset_ms)
            return steps[switches[i].at].active_ms - onset_ms;
    return -1;
}
