#include "learner/hmm.h"

#include <math.h>

enum { OLD = SG_HMM_LEAST - 1 };

size_t sg_hmm_best(const struct sg_hmm_row *row)
{
    size_t best = 0;
    for (size_t i = 1; i < SG_HMM_STATES; i++)
        if (row->of[i] > row->of[best])
            best = i;
    return best;
}

struct sg_hmm_row sg_hmm_states(const struct sg_hmm_belief *belief)
{
    struct sg_hmm_row row = {{0}};
    for (size_t age = 0; age < SG_HMM_LEAST; age++)
        for (size_t i = 0; i < SG_HMM_STATES; i++)
            row.of[i] += belief->of[age][i];
    return row;
}

struct sg_hmm_belief sg_hmm_begin(const struct sg_hmm *hmm)
{
    struct sg_hmm_belief belief = {{{0}}};
    for (size_t i = 0; i < SG_HMM_STATES; i++)
        belief.of[OLD][i] = hmm->enter.of[i];
    return belief;
}

static void scale(struct sg_hmm_belief *belief)
{
    double sum = 0;
    for (size_t age = 0; age < SG_HMM_LEAST; age++)
        for (size_t i = 0; i < SG_HMM_STATES; i++)
            sum += belief->of[age][i];
    for (size_t age = 0; age < SG_HMM_LEAST; age++)
        for (size_t i = 0; i < SG_HMM_STATES; i++)
            belief->of[age][i] /= sum;
}

/* The belief one step later, before anything is seen of that step. */
static struct sg_hmm_belief predict(const struct sg_hmm *hmm, const struct sg_hmm_belief *belief)
{
    struct sg_hmm_belief next;
    double left = 0;
    for (size_t i = 0; i < SG_HMM_STATES; i++)
        left += (1 - hmm->stay) * belief->of[OLD][i];
    for (size_t i = 0; i < SG_HMM_STATES; i++) {
        next.of[0][i] = left * hmm->enter.of[i];
        for (size_t age = 1; age < SG_HMM_LEAST; age++)
            next.of[age][i] = belief->of[age - 1][i];
        next.of[OLD][i] += hmm->stay * belief->of[OLD][i];
    }
    return next;
}

struct sg_hmm_belief sg_hmm_forward(const struct sg_hmm *hmm, const struct sg_hmm_belief *filtered,
                                    const struct sg_hmm_row *log_likelihood)
{
    struct sg_hmm_belief belief = predict(hmm, filtered);
    double most = log_likelihood->of[sg_hmm_best(log_likelihood)]; /* so that not all of them are 0 */
    for (size_t i = 0; i < SG_HMM_STATES; i++) {
        double likelihood = exp(log_likelihood->of[i] - most) + 1e-300;
        for (size_t age = 0; age < SG_HMM_LEAST; age++)
            belief.of[age][i] *= likelihood;
    }
    scale(&belief);
    return belief;
}

struct sg_hmm_belief sg_hmm_backward(const struct sg_hmm *hmm, const struct sg_hmm_belief *filtered,
                                     const struct sg_hmm_belief *smoothed_after)
{
    struct sg_hmm_belief ratio = predict(hmm, filtered), belief;
    double anew = 0;
    for (size_t age = 0; age < SG_HMM_LEAST; age++)
        for (size_t i = 0; i < SG_HMM_STATES; i++) {
            double predicted = ratio.of[age][i];
            ratio.of[age][i] = predicted > 0 ? smoothed_after->of[age][i] / predicted : 0;
        }
    for (size_t i = 0; i < SG_HMM_STATES; i++)
        anew += hmm->enter.of[i] * ratio.of[0][i];
    for (size_t i = 0; i < SG_HMM_STATES; i++) {
        for (size_t age = 0; age < OLD; age++)
            belief.of[age][i] = filtered->of[age][i] * ratio.of[age + 1][i];
        belief.of[OLD][i] = filtered->of[OLD][i] * (hmm->stay * ratio.of[OLD][i] + (1 - hmm->stay) * anew);
    }
    scale(&belief);
    return belief;
}

/* ---- the most likely path ---- */

/* Every state is entered from the best of the old ones, and grows old on its own or was so before. */
static struct sg_hmm_back viterbi_step(const struct sg_hmm_row *log_enter, double log_stay,
                                       const struct sg_hmm_row *log_likelihood, struct sg_hmm_belief *best)
{
    struct sg_hmm_belief was = *best;
    struct sg_hmm_row old;
    struct sg_hmm_back back = {0};
    for (size_t i = 0; i < SG_HMM_STATES; i++)
        old.of[i] = was.of[OLD][i];
    back.entered_from = (uint8_t)sg_hmm_best(&old);
    for (size_t i = 0; i < SG_HMM_STATES; i++) {
        best->of[0][i] = old.of[back.entered_from] + log_enter->of[i];
        for (size_t age = 1; age < SG_HMM_LEAST; age++)
            best->of[age][i] = was.of[age - 1][i];
        double kept = old.of[i] + log_stay;
        if (kept >= best->of[OLD][i]) {
            best->of[OLD][i] = kept;
            back.kept |= (uint16_t)(1u << i);
        }
        for (size_t age = 0; age < SG_HMM_LEAST; age++)
            best->of[age][i] += log_likelihood->of[i];
    }
    return back;
}

static void best_of(const struct sg_hmm_belief *best, size_t *age, size_t *state)
{
    *age = *state = 0;
    for (size_t a = 0; a < SG_HMM_LEAST; a++)
        for (size_t i = 0; i < SG_HMM_STATES; i++)
            if (best->of[a][i] > best->of[*age][*state]) {
                *age = a;
                *state = i;
            }
}

void sg_hmm_viterbi(const struct sg_hmm *hmm, const struct sg_hmm_belief *before,
                    const struct sg_hmm_row *log_likelihood, size_t count, struct sg_hmm_back *back,
                    uint8_t *path)
{
    struct sg_hmm_belief best;
    struct sg_hmm_row log_enter;
    size_t age, state;
    for (size_t i = 0; i < SG_HMM_STATES; i++)
        log_enter.of[i] = log((1 - hmm->stay) * hmm->enter.of[i]);
    for (age = 0; age < SG_HMM_LEAST; age++)
        for (state = 0; state < SG_HMM_STATES; state++)
            best.of[age][state] = log(before->of[age][state] + 1e-300);
    for (size_t i = 0; i < count; i++)
        back[i] = viterbi_step(&log_enter, log(hmm->stay), &log_likelihood[i], &best);
    best_of(&best, &age, &state);
    for (size_t i = count; i-- > 0;) {
        path[i] = (uint8_t)state;
        if (age == 0) {
            state = back[i].entered_from;
            age = OLD;
        } else if (age < OLD || !(back[i].kept >> state & 1)) {
            age--;
        }
    }
}
