/* Are simulated players what they are called? Held to the definitions of SCIENCE.md 3.3 on boards of sliding
 * cars. */
#include <stdlib.h>

#include "simulate/policy_tuning.h"
#include "simulate/policy_unseen.h"
#include "simulate/trial.h"
#include "test.h"

enum { PLAYERS = 40, ACTS = 80 };

/* What a player of one strategy did. */
struct tally {
    double moves, judged, improving, chance, in_chain, greedy, could_greedy, in_order, backs, acts, restarts,
        quick;
    double after_pause, after_pause_improving;
    int since_pause;
    int32_t order;
    int16_t object;
};

struct talk {
    struct tally of[PLAYERS];
    const struct sg_policy_set *set;
    uint64_t hash;
};

/* Something that looks better, and is not to take back what was just done. */
static bool any_greedy(const struct sg_sight *sight, int16_t last)
{
    bool any = sight->made.traits.greedy && sight->made.traits.object != last;
    for (uint32_t i = 0; i < sight->other_count; i++)
        any |= sight->others[i].traits.greedy && sight->others[i].traits.object != last;
    return any;
}

/* The first of what comes behind the move tried last, or of all. */
static bool is_next(const struct sg_sight *sight, int32_t behind)
{
    int32_t made = sight->made.traits.order;
    bool first = true, next = made > behind;
    for (uint32_t i = 0; i < sight->other_count; i++) {
        int32_t order = sight->others[i].traits.order;
        first &= order > made;
        next &= order <= behind || order > made;
    }
    return first || next;
}

static void tally_move(struct tally *tally, const struct sg_sight *sight)
{
    bool helped = sight->judged && sight->after < sight->before;
    tally->moves++;
    tally->quick += sight->rt_ms < 1000;
    tally->judged += sight->judged;
    tally->improving += helped;
    tally->chance += sight->judged ? (double)sight->improving / sight->legal : 0;
    tally->in_chain += sight->made.traits.chain_depth > 0;
    if (any_greedy(sight, tally->object)) {
        tally->greedy += sight->made.traits.greedy;
        tally->could_greedy++;
    }
    tally->object = sight->made.traits.object;
    tally->in_order += is_next(sight, tally->order);
    tally->order = sight->made.traits.order;
    tally->since_pause = sight->rt_ms >= 5000 ? 0 : tally->since_pause + 1;
    if (tally->since_pause < 4) {
        tally->after_pause++;
        tally->after_pause_improving += helped;
    }
}

static bool see(void *user, size_t player, const struct sg_policy_step *step)
{
    struct talk *talk = user;
    struct tally *tally = &talk->of[player];
    const struct sg_sight *sight = &step->sight;
    talk->hash = talk->hash * 31 + (uint64_t)sight->rt_ms + sight->made.code;
    tally->acts++;
    tally->backs += sight->act == SG_DEED_UNDO || sight->takes_back;
    tally->restarts += sight->act == SG_DEED_RESTART;
    if (sight->act == SG_DEED_RESTART || step->opens)
        tally->order = -1;
    if (sight->act == SG_DEED_MOVE && !sight->takes_back)
        tally_move(tally, sight);
    return true;
}

static void run(struct talk *talk, const struct sg_policy_set *set, enum sg_player_kind kind,
                sg_trial_see *watch)
{
    const struct sg_game *game = sg_game_find(sg_games, "traffic");
    struct sg_bench *bench = sg_bench_new((const struct sg_game *const[]){game, NULL});
    struct sg_trial trial = {
        .game = game, .set = set, .kind = kind, .players = PLAYERS, .levels = 4, .acts = ACTS, .seed = 9};
    *talk = (struct talk){.set = set};
    assert_int_equal(sg_trial_run(&trial, bench, watch, talk), SG_OK);
    sg_bench_free(bench);
}

/* Sums over the players of one strategy. */
static struct tally all_of(const struct talk *talk, enum sg_strategy strategy)
{
    struct tally sum = {0};
    for (size_t i = 0; i < PLAYERS; i++) {
        if (talk->set->policies[i % talk->set->count].strategy != strategy)
            continue;
        const double *from = (const double *)&talk->of[i];
        double *to = (double *)&sum;
        for (size_t k = 0; k < offsetof(struct tally, since_pause) / sizeof(double); k++)
            to[k] += from[k];
    }
    return sum;
}

static void every_policy_is_what_it_is_called(void **state)
{
    (void)state;
    const struct sg_policy_set *const sets[] = {&sg_policy_tuning, &sg_policy_unseen};
    static struct talk talk;
    for (size_t s = 0; s < 2; s++) {
        run(&talk, sets[s], SG_PLAYER_SINGLE, see);
        struct tally plan = all_of(&talk, SG_STRATEGY_PLAN), back = all_of(&talk, SG_STRATEGY_BACK),
                     fwd = all_of(&talk, SG_STRATEGY_FWD), order = all_of(&talk, SG_STRATEGY_ENUM),
                     undo = all_of(&talk, SG_STRATEGY_UNDO), rand = all_of(&talk, SG_STRATEGY_RAND),
                     rest = all_of(&talk, SG_STRATEGY_REST);
        assert_true(plan.after_pause_improving / plan.after_pause >= .75);
        assert_true(back.in_chain / back.moves >= .7);
        assert_true(fwd.greedy / fwd.could_greedy >= .7);
        assert_true(order.in_order / order.moves >= .7);
        assert_true(undo.backs / undo.acts >= .35);
        assert_true(rand.improving / rand.judged - rand.chance / rand.judged < .05);
        assert_true(rand.quick / rand.moves > .7);
        assert_true(rest.restarts / rest.acts > .05);
        assert_true(back.restarts / back.acts < .01);
    }
}

static void the_same_seed_makes_the_same_acts(void **state)
{
    (void)state;
    static struct talk once, twice;
    run(&once, &sg_policy_unseen, SG_PLAYER_DRIFT, see);
    run(&twice, &sg_policy_unseen, SG_PLAYER_DRIFT, see);
    assert_int_equal(once.hash, twice.hash);
}

/* ---- switches ---- */

struct dwelling {
    uint32_t since[PLAYERS];
    enum sg_strategy last[PLAYERS];
    uint32_t switches, acts, shortest;
};

static bool watch_dwell(void *user, size_t player, const struct sg_policy_step *step)
{
    struct dwelling *dwelling = user;
    dwelling->acts++;
    if (step->switched) {
        assert_int_not_equal(step->truth, dwelling->last[player]);
        if (dwelling->since[player] < dwelling->shortest)
            dwelling->shortest = dwelling->since[player];
        dwelling->switches++;
        dwelling->since[player] = 0;
    } else if (dwelling->since[player] > 0) {
        assert_int_equal(step->truth, dwelling->last[player]);
    }
    dwelling->since[player]++;
    dwelling->last[player] = step->truth;
    return true;
}

static void strategies_last_at_least_eight_acts_and_about_fifteen(void **state)
{
    (void)state;
    const struct sg_game *game = sg_game_find(sg_games, "lights");
    struct sg_bench *bench = sg_bench_new((const struct sg_game *const[]){game, NULL});
    struct sg_trial trial = {.game = game,
                             .set = &sg_policy_tuning,
                             .kind = SG_PLAYER_DRIFT,
                             .players = PLAYERS,
                             .levels = 8,
                             .acts = 300,
                             .seed = 4};
    struct dwelling dwelling = {.shortest = UINT32_MAX};
    assert_int_equal(sg_trial_run(&trial, bench, watch_dwell, &dwelling), SG_OK);
    sg_bench_free(bench);
    assert_true(dwelling.shortest >= 8);
    assert_true(dwelling.switches * 12 < dwelling.acts && dwelling.switches * 20 > dwelling.acts);
}

static bool stop_soon(void *user, size_t player, const struct sg_policy_step *step)
{
    (void)player;
    (void)step;
    return ++*(int *)user < 10;
}

static void who_watches_can_stop(void **state)
{
    (void)state;
    const struct sg_game *game = sg_game_find(sg_games, "tower");
    struct sg_bench *bench = sg_bench_new((const struct sg_game *const[]){game, NULL});
    struct sg_trial trial = {.game = game,
                             .set = &sg_policy_tuning,
                             .kind = SG_PLAYER_FAIL,
                             .players = 3,
                             .levels = 2,
                             .acts = 100};
    int seen = 0;
    assert_int_equal(sg_trial_run(&trial, bench, stop_soon, &seen), SG_ERR_CANCELLED);
    assert_int_equal(seen, 10);
    sg_bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_policy_is_what_it_is_called),
        cmocka_unit_test(the_same_seed_makes_the_same_acts),
        cmocka_unit_test(strategies_last_at_least_eight_acts_and_about_fifteen),
        cmocka_unit_test(who_watches_can_stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
