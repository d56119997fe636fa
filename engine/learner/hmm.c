#include "learner/hmm.h"

#include <math.h>

/* The probability of state i one step later; the row sums to 1. */
static double predicted(const struct sg_hmm *hmm, const struct sg_hmm_row *row, size_t i)
{
    return (1 - hmm->stay) * hmm->enter.of[i] + hmm->stay * row->of[i];
}

static void scale(struct sg_hmm_row *row)
{
    double sum = 0;
    for (size_t i = 0; i < SG_HMM_STATES; i++)
        sum += row->of[i];
    for (size_t i = 0; i < SG_HMM_STATES; i++)
        row->of[i] /= sum;
}

size_t sg_hmm_best(const struct sg_hmm_row *row)
{
    size_t best = 0;
    for (size_t i = 1; i < SG_HMM_STATES; i++)
        if (row->of[i] > row->of[best])
            best = i;
    return best;
}

struct sg_hmm_row sg_hmm_forward(const struct sg_hmm *hmm, const struct sg_hmm_row *filtered,
                                 const struct sg_hmm_row *log_likelihood)
{
    struct sg_hmm_row row;
    double most = log_likelihood->of[sg_hmm_best(log_likelihood)]; /* so that not all of them are 0 */
    for (size_t i = 0; i < SG_HMM_STATES; i++)
        row.of[i] = predicted(hmm, filtered, i) * exp(log_likelihood->of[i] - most);
    scale(&row);
    return row;
}

struct sg_hmm_row sg_hmm_backward(const struct sg_hmm *hmm, const struct sg_hmm_row *filtered,
                                  const struct sg_hmm_row *smoothed_after)
{
    struct sg_hmm_row row;
    double anew = 0;
    for (size_t i = 0; i < SG_HMM_STATES; i++) {
        row.of[i] = smoothed_after->of[i] / predicted(hmm, filtered, i);
        anew += hmm->enter.of[i] * row.of[i];
    }
    for (size_t i = 0; i < SG_HMM_STATES; i++)
        row.of[i] = filtered->of[i] * (hmm->stay * row.of[i] + (1 - hmm->stay) * anew);
    scale(&row);
    return row;
}

/* One step: the best way into each state is to have been there, or to come from the best of all. */
static void viterbi_step(const struct sg_hmm_row *stay, const struct sg_hmm_row *enter,
                         const struct sg_hmm_row *log_likelihood, struct sg_hmm_row *best,
                         uint8_t from[SG_HMM_STATES])
{
    size_t top = sg_hmm_best(best);
    double top_value = best->of[top];
    for (size_t i = 0; i < SG_HMM_STATES; i++) {
        double kept = best->of[i] + stay->of[i], came = top_value + enter->of[i];
        from[i] = (uint8_t)(kept >= came ? i : top);
        best->of[i] = (kept >= came ? kept : came) + log_likelihood->of[i];
    }
}

void sg_hmm_viterbi(const struct sg_hmm *hmm, const struct sg_hmm_row *log_likelihood, size_t count,
                    uint8_t (*from)[SG_HMM_STATES], uint8_t *path)
{
    if (count == 0)
        return;
    struct sg_hmm_row best = log_likelihood[0], stay, enter;
    for (size_t i = 0; i < SG_HMM_STATES; i++) {
        enter.of[i] = log((1 - hmm->stay) * hmm->enter.of[i]);
        stay.of[i] = log(hmm->stay + (1 - hmm->stay) * hmm->enter.of[i]);
        best.of[i] += log(hmm->enter.of[i]);
    }
    for (size_t i = 1; i < count; i++)
        viterbi_step(&stay, &enter, &log_likelihood[i], &best, from[i]);
    path[count - 1] = (uint8_t)sg_hmm_best(&best);
    for (size_t i = count - 1; i > 0; i--)
        path[i - 1] = from[i][path[i]];
}
