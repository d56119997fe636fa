#include "learner/impasse.h"

#include <string.h>

const struct sg_impasse_rules sg_impasse_rules = {
    /* SCIENCE 2.5, the rule to implement first: a design choice until it is refitted. Times in ms. */
    .least_ms = 45000,
    .unknown_ms = 60000,
    .episodes_known = 5,
    .quantile = .80,
    .move_window = 10,
    .revisit_window = 15,
    .act_window = 10,
    .error_rate = .6,
    .revisit_share = .35,
    .restarts = 2,
    .take_backs = 3,
    .needed = 2,
    .pause_ms = 12000,
    /* SCIENCE 2.3: P(solve) drops from the eighth attempt (computed); 160 s after Palaoag et al. 2016 */
    .spin_attempts = 8,
    .spin_attempts_slow = 3,
    .spin_ms = 160000,
};

void sg_impasse_open(struct sg_impasse_watch *watch, int64_t active_ms)
{
    *watch = (struct sg_impasse_watch){.best_at_ms = active_ms};
}

static void push(uint32_t *bits, bool bit)
{
    *bits = *bits << 1 | bit;
}

void sg_impasse_note_move(struct sg_impasse_watch *watch, bool improving, bool revisit)
{
    push(&watch->error_bits, !improving);
    push(&watch->revisit_bits, revisit);
    push(&watch->take_back_bits, false);
    watch->moves++;
    watch->acts++;
}

void sg_impasse_note_take_back(struct sg_impasse_watch *watch)
{
    push(&watch->take_back_bits, true);
    watch->acts++;
}

void sg_impasse_note_restart(struct sg_impasse_watch *watch)
{
    watch->restarts++;
    watch->attempts_without_best++;
}

void sg_impasse_note_best(struct sg_impasse_watch *watch, int64_t active_ms)
{
    watch->attempts_without_best = 0;
    watch->best_at_ms = active_ms;
}

/* ---- the personal threshold ---- */

void sg_impasse_learn(struct sg_impasse_baseline *baseline, int64_t gap_ms)
{
    baseline->gap_ms[baseline->count % SG_IMPASSE_EPISODES] = gap_ms;
    baseline->count++;
}

static void sort(int64_t *values, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        int64_t value = values[i];
        size_t at = i;
        for (; at > 0 && values[at - 1] > value; at--)
            values[at] = values[at - 1];
        values[at] = value;
    }
}

/* Between the two nearest ranks (Hyndman and Fan's type 7), down to a whole millisecond. */
static int64_t quantile(const int64_t *sorted, size_t count, double share)
{
    double place = (double)(count - 1) * share;
    size_t below = (size_t)place;
    if (below + 1 >= count)
        return sorted[count - 1];
    return sorted[below] + (int64_t)((double)(sorted[below + 1] - sorted[below]) * (place - (double)below));
}

int64_t sg_impasse_threshold(const struct sg_impasse_baseline *baseline)
{
    if (baseline->count < sg_impasse_rules.episodes_known)
        return sg_impasse_rules.unknown_ms;
    int64_t sorted[SG_IMPASSE_EPISODES];
    size_t count = baseline->count < SG_IMPASSE_EPISODES ? baseline->count : SG_IMPASSE_EPISODES;
    memcpy(sorted, baseline->gap_ms, count * sizeof *sorted);
    sort(sorted, count);
    int64_t own = quantile(sorted, count, sg_impasse_rules.quantile);
    return own > sg_impasse_rules.least_ms ? own : sg_impasse_rules.least_ms;
}

/* ---- judging ---- */

static uint32_t set_among(uint32_t bits, uint32_t window)
{
    uint32_t set = 0;
    for (uint32_t i = 0; i < window; i++)
        set += bits >> i & 1;
    return set;
}

/* Of the whole window, also while fewer moves were made: three slips at the start are no pattern yet. */
static double share_among(uint32_t bits, uint32_t window)
{
    return (double)set_among(bits, window) / (double)window;
}

static bool spinning(const struct sg_impasse_watch *watch, int64_t since_best_ms)
{
    const struct sg_impasse_rules *rules = &sg_impasse_rules;
    return watch->attempts_without_best >= rules->spin_attempts ||
           (since_best_ms > rules->spin_ms && watch->attempts_without_best >= rules->spin_attempts_slow);
}

enum sg_impasse sg_impasse_judge(const struct sg_impasse_watch *watch, int64_t active_ms, int64_t pause_ms,
                                 int64_t threshold_ms, struct sg_event *event)
{
    const struct sg_impasse_rules *rules = &sg_impasse_rules;
    int64_t since_best_ms = active_ms - watch->best_at_ms;
    *event = (struct sg_event){.kind = SG_EVENT_IMPASSE_BEGAN};
    event->as.impasse_began.since_best_ms = since_best_ms;
    event->as.impasse_began.threshold_ms = threshold_ms;
    event->as.impasse_began.error_rate = share_among(watch->error_bits, rules->move_window);
    event->as.impasse_began.restarts = watch->restarts;
    event->as.impasse_began.revisit_share = share_among(watch->revisit_bits, rules->revisit_window);
    event->as.impasse_began.take_backs = set_among(watch->take_back_bits, rules->act_window);
    event->as.impasse_began.pause_ms = pause_ms;
    event->as.impasse_began.attempts_without_best = watch->attempts_without_best;

    bool slow = since_best_ms > threshold_ms;
    bool errors = event->as.impasse_began.error_rate >= rules->error_rate;
    bool restarted = watch->restarts >= rules->restarts;
    bool revisits = event->as.impasse_began.revisit_share >= rules->revisit_share;
    bool taking_back = event->as.impasse_began.take_backs >= rules->take_backs;
    bool pausing = pause_ms >= rules->pause_ms;
    event->as.impasse_began.slow = slow;
    event->as.impasse_began.errors = errors;
    event->as.impasse_began.restarted = restarted;
    event->as.impasse_began.revisits = revisits;
    event->as.impasse_began.taking_back = taking_back;
    event->as.impasse_began.pausing = pausing;

    uint32_t met = (uint32_t)errors + restarted + revisits + taking_back + pausing;
    enum sg_impasse impasse = SG_IMPASSE_NONE;
    if (spinning(watch, since_best_ms)) /* the heavier of the two names it */
        impasse = SG_IMPASSE_WHEEL_SPINNING;
    else if (slow && met >= rules->needed)
        impasse = SG_IMPASSE_STUCK;
    event->as.impasse_began.impasse = impasse;
    return impasse;
}
