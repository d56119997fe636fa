#include <math.h>

#include "learner/hmm.h"
#include "near.h"
#include "smartgames/rng.h"
#include "test.h"

enum { STEPS = 5, OLD = SG_HMM_LEAST - 1 };

static const struct sg_hmm hmm = {.stay = .7, .enter = {{.05, .15, .05, .15, .1, .1, .2, .1, .1}}};

/* ---- every path there is ---- */

struct brute {
    const struct sg_hmm_row *log_likelihood;
    double sum, state[STEPS][SG_HMM_STATES]; /* summed over paths that hold this state at this step */
    double best;
    uint8_t path[STEPS], best_path[STEPS];
};

static void walk(struct brute *brute, size_t step, size_t age, size_t state, double weight);

static void enter_step(struct brute *brute, size_t step, size_t age, size_t state, double weight)
{
    brute->path[step] = (uint8_t)state;
    walk(brute, step + 1, age, state, weight * exp(brute->log_likelihood[step].of[state]));
}

static void walk(struct brute *brute, size_t step, size_t age, size_t state, double weight)
{
    if (step == STEPS) {
        brute->sum += weight;
        for (size_t i = 0; i < STEPS; i++)
            brute->state[i][brute->path[i]] += weight;
        if (weight > brute->best) {
            brute->best = weight;
            memcpy(brute->best_path, brute->path, sizeof brute->path);
        }
        return;
    }
    if (age < OLD) {
        enter_step(brute, step, age + 1, state, weight);
        return;
    }
    enter_step(brute, step, OLD, state, weight * hmm.stay);
    for (size_t next = 0; next < SG_HMM_STATES; next++)
        enter_step(brute, step, 0, next, weight * (1 - hmm.stay) * hmm.enter.of[next]);
}

static void draw(struct sg_hmm_row log_likelihood[STEPS], uint64_t seed)
{
    struct sg_rng rng;
    sg_rng_init(&rng, seed);
    for (size_t i = 0; i < STEPS; i++)
        for (size_t s = 0; s < SG_HMM_STATES; s++)
            log_likelihood[i].of[s] = -4 * sg_rng_unit(&rng);
}

static void try_all(struct brute *brute, const struct sg_hmm_row *log_likelihood)
{
    *brute = (struct brute){.log_likelihood = log_likelihood};
    for (size_t s = 0; s < SG_HMM_STATES; s++)
        walk(brute, 0, OLD, s, hmm.enter.of[s]);
}

/* ---- claims ---- */

static void smoothing_agrees_with_the_sum_over_every_path(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 5; seed++) {
        struct sg_hmm_row rows[STEPS];
        struct sg_hmm_belief beliefs[STEPS], begin = sg_hmm_begin(&hmm);
        struct brute brute;
        draw(rows, seed);
        try_all(&brute, rows);
        for (size_t i = 0; i < STEPS; i++)
            beliefs[i] = sg_hmm_forward(&hmm, i ? &beliefs[i - 1] : &begin, &rows[i]);
        for (size_t i = STEPS - 1; i > 0; i--)
            beliefs[i - 1] = sg_hmm_backward(&hmm, &beliefs[i - 1], &beliefs[i]);
        for (size_t i = 0; i < STEPS; i++) {
            struct sg_hmm_row smoothed = sg_hmm_states(&beliefs[i]);
            for (size_t s = 0; s < SG_HMM_STATES; s++)
                assert_near(smoothed.of[s], brute.state[i][s] / brute.sum, 1e-9);
        }
    }
}

static void viterbi_finds_the_best_of_every_path(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 5; seed++) {
        struct sg_hmm_row rows[STEPS];
        struct sg_hmm_back back[STEPS];
        struct sg_hmm_belief begin = sg_hmm_begin(&hmm);
        struct brute brute;
        uint8_t path[STEPS];
        draw(rows, seed);
        try_all(&brute, rows);
        sg_hmm_viterbi(&hmm, &begin, rows, STEPS, back, path);
        assert_memory_equal(path, brute.best_path, sizeof path);
    }
}

/* Thirty steps for one state, one for another, thirty for the first again. */
static void one_odd_step_changes_no_path(void **state)
{
    (void)state;
    enum { LONG = 61 };
    struct sg_hmm_row rows[LONG] = {{{0}}};
    struct sg_hmm_back back[LONG];
    struct sg_hmm_belief begin = sg_hmm_begin(&hmm);
    uint8_t path[LONG];
    for (size_t i = 0; i < LONG; i++)
        rows[i].of[i == 30 ? 5 : 2] = 2;
    sg_hmm_viterbi(&hmm, &begin, rows, LONG, back, path);
    for (size_t i = 0; i < LONG; i++)
        assert_int_equal(path[i], 2);
}

static void impossible_evidence_leaves_numbers(void **state)
{
    (void)state;
    struct sg_hmm_row row = {{0, -1e6, -1e6, -1e6, -1e6, -1e6, -1e6, -1e6, -1e6}}, other = row;
    struct sg_hmm_belief belief = sg_hmm_begin(&hmm);
    other.of[0] = -1e6;
    other.of[1] = 0;
    for (int i = 0; i < 40; i++) {
        belief = sg_hmm_forward(&hmm, &belief, i % 2 ? &row : &other);
        struct sg_hmm_row states = sg_hmm_states(&belief);
        double sum = 0;
        for (size_t s = 0; s < SG_HMM_STATES; s++) {
            assert_true(states.of[s] >= 0 && states.of[s] <= 1 + 1e-9);
            sum += states.of[s];
        }
        assert_near(sum, 1, 1e-9);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(smoothing_agrees_with_the_sum_over_every_path),
        cmocka_unit_test(viterbi_finds_the_best_of_every_path),
        cmocka_unit_test(one_odd_step_changes_no_path),
        cmocka_unit_test(impossible_evidence_leaves_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
