/* Properties that hold whatever a person does. The host folds every event a second time and compares the
 * hashes, so each of these also holds that update and apply agree. */
#include <stdio.h>

#include "session/host.h"
#include "session/tiny.h"
#include "test.h"

enum { STEPS = 700, SESSIONS = 120 };

static const char *const acts[] = {"move move=-1",
                                   "move move=-1",
                                   "move move=-1",
                                   "move move=+1",
                                   "move move=+1",
                                   "move move=+5",
                                   "move move=x",
                                   "undo",
                                   "redo",
                                   "restart",
                                   "null_move piece=1",
                                   "checkpoint action=set",
                                   "checkpoint action=back",
                                   "hint rung=look words=kijk",
                                   "check_in feeling=smooth",
                                   "check_in feeling=stuck",
                                   "prompt_closed close=not_now",
                                   "prompt_answer chip=keep",
                                   "tick",
                                   "tick",
                                   "pause paused=1",
                                   "pause",
                                   "focus",
                                   "focus focused=1",
                                   "assessment about=40 bound=exact after=1",
                                   "choice choice=other_level",
                                   "choice choice=other_game",
                                   "choice choice=game game=tiny",
                                   "choice choice=game game=twin",
                                   "choice choice=game game=none",
                                   "choice choice=again",
                                   "choice choice=other_way",
                                   "choice choice=easier",
                                   "choice choice=harder",
                                   "choice choice=wall_yes",
                                   "choice choice=wall_yes",
                                   "choice choice=wall_no",
                                   "choice choice=keep_trying",
                                   "reflection question=q1 words=anders",
                                   "recovered kept_seq=3 story=weg"};
static const char *const rare[] = {"attempt_ended end=surrendered", "attempt_ended end=left",
                                   "check_in feeling=angry",        "check_in feeling=stop",
                                   "attempt_ended end=coach",       "check_in feeling=bored"};

static int64_t next_gap(struct sg_rng *rng)
{
    static const uint32_t longest[] = {100, 300, 800, 1500, 4000, 5000, 15000, 90000};
    return sg_rng_below(rng, longest[sg_rng_below(rng, 8)]);
}

/* Any act; but levels, and walls above all, are mostly stayed at, or their bounds would never be reached. */
static const char *pick(const struct host *host, struct sg_rng *rng)
{
    uint32_t seldom = sg_session_state(host->session)->on_wall ? 200 : 25;
    if (sg_rng_below(rng, seldom) == 0)
        return rare[sg_rng_below(rng, sizeof rare / sizeof *rare)];
    const char *body = acts[sg_rng_below(rng, sizeof acts / sizeof *acts)];
    uint32_t leaving = sg_session_state(host->session)->on_wall ? 40 : 3; /* one in */
    bool stays = sg_session_state(host->session)->stage == SG_STAGE_PLAY && sg_rng_below(rng, leaving) > 0;
    bool leaves = strcmp(body, "move move=-1") == 0 || strncmp(body, "choice", 6) == 0;
    return stays && leaves ? "move move=+1" : body;
}

static void act(struct host *host, struct sg_rng *rng)
{
    const char *body = pick(host, rng);
    char line[128];
    int64_t at_ms = sg_session_state(host->session)->at_ms + next_gap(rng);
    snprintf(line, sizeof line, "%lld %s", (long long)at_ms, body);
    host->mute_oracle = sg_rng_below(rng, 8) == 0;
    uint64_t hash = sg_session_hash(host->session);
    size_t count = host->count;
    if (host_say(host, line) != SG_OK) {
        assert_int_equal(host->count, count);
        assert_true(sg_session_hash(host->session) == hash);
    }
    if (host->mute_oracle && sg_rng_below(rng, 2) == 0) { /* late, and perhaps no longer wanted */
        struct sg_event late = host->answer;
        late.at_ms = at_ms;
        host->mute_oracle = false;
        host_feed(host, &late);
    }
}

static const struct sg_game *const *games_for(uint64_t seed)
{
    return seed % 4 < 2 ? tiny_games : both_games;
}

static void play_at_random(struct host *host, uint64_t seed, int steps)
{
    const struct sg_game *const *games = games_for(seed);
    struct sg_rng rng;
    sg_rng_init(&rng, seed);
    host->shift = seed % 3 == 0 ? 1.5 : 0; /* also levels that are harder than asked */
    host_do(host, 0, "session_started learner=a seed=11");
    host_do(host, 500, "assent given=1");
    host_do(host, 500, "check_in feeling=searching");
    if (games == both_games)
        host_do(host, 500, "choice choice=game game=tiny");
    if (seed % 2) {
        host_climb_to_wall(host);
        host_do(host, 500, "choice choice=wall_yes");
    }
    for (int i = 0; i < steps; i++)
        act(host, &rng);
}

/* What SCIENCE.md 4.3 promises, read from the log alone. */
struct bounds {
    uint32_t unsolved, walls, announced_at;
    bool agreed, own_choice, wall_stands, harder, lesson;
    int64_t end_ms;
    double easiest;
    uint64_t moves;
};

static void check_start(struct bounds *bounds, const struct sg_event *event, bool on_wall)
{
    const double predicted = event->as.attempt_started.predicted;
    enum sg_phase phase = event->as.attempt_started.phase;
    bool wall = phase == SG_PHASE_WALL;
    bounds->lesson = phase == SG_PHASE_LEARN;
    if (bounds->lesson)
        return;
    if (wall) {
        assert_true(bounds->agreed); /* announced, and answered with yes */
        bounds->walls++;
        assert_true(bounds->walls == 1 || (bounds->walls == 2 && bounds->own_choice));
        bounds->agreed = false;
    }
    if (bounds->wall_stands) /* a success first; when time is up, at most the same recovery once more */
        assert_true(!on_wall && (phase == SG_PHASE_RECOVER || phase == SG_PHASE_CLOSING));
    if (bounds->unsolved >= 2)
        assert_true(predicted >= .85 - 1e-6 || predicted >= bounds->easiest - 1e-5);
    if (phase == SG_PHASE_WARM || phase == SG_PHASE_STRETCH || phase == SG_PHASE_RECOVER ||
        phase == SG_PHASE_FREE)
        assert_true(predicted > .35 || predicted >= bounds->easiest - 1e-5 || bounds->easiest == 0);
    bounds->moves = 0;
    bounds->easiest = 0;
}

static void check_end(struct bounds *bounds, const struct sg_event *event, bool on_wall)
{
    if (bounds->lesson) { /* only a success counts */
        bounds->unsolved = event->as.attempt_ended.end == SG_ATTEMPT_END_SOLVED ? 0 : bounds->unsolved;
        return;
    }
    switch (event->as.attempt_ended.end) {
    case SG_ATTEMPT_END_SOLVED:
        bounds->unsolved = 0;
        bounds->wall_stands = false;
        break;
    case SG_ATTEMPT_END_LEFT:
        bounds->unsolved += bounds->moves > 0;
        bounds->wall_stands |= on_wall;
        break;
    case SG_ATTEMPT_END_COACH: bounds->wall_stands |= on_wall; break;
    default:
        bounds->unsolved++;
        bounds->wall_stands |= on_wall;
        break;
    }
}

static void the_bounds_of_safety_hold_whatever_is_done(void **state)
{
    (void)state;
    size_t seen[SG_EVENT_KIND_COUNT] = {0};
    for (uint64_t seed = 1; seed <= SESSIONS; seed++) {
        struct host host;
        host_open_with(&host, games_for(seed));
        play_at_random(&host, seed, STEPS);
        for (size_t i = 0; i < host.count; i++)
            seen[host.log[i].kind]++;
        struct bounds bounds = {.unsolved = 0};
        bool on_wall = false, stop = false;
        struct sg_session *fold = sg_session_new(games_for(seed));
        for (size_t i = 0; i < host.count; i++) {
            const struct sg_event *event = &host.log[i];
            struct sg_belief theta = {0, 0};
            if (event->kind == SG_EVENT_OFFER)
                theta = host_theta(fold, event->as.offer.game);
            assert_int_equal(sg_session_apply(fold, event), SG_OK);
            assert_false(stop && event->kind == SG_EVENT_MOVE);
            switch (event->kind) {
            case SG_EVENT_OFFER: {
                double predicted = sg_ability_predict(&theta, sg_difficulty(event->as.offer.p_solve));
                bounds.easiest =
                    event->as.offer.index == 0 || predicted > bounds.easiest ? predicted : bounds.easiest;
                break;
            }
            case SG_EVENT_CHOICE:
                if (event->as.choice.choice != SG_CHOICE_LEVEL)
                    bounds.agreed = event->as.choice.choice == SG_CHOICE_WALL_YES;
                if (event->as.choice.actor != SG_ACTOR_SYSTEM && !bounds.agreed)
                    bounds.own_choice = event->as.choice.choice == SG_CHOICE_HARDER;
                break;
            case SG_EVENT_ATTEMPT_STARTED:
                on_wall = sg_session_state(fold)->on_wall;
                check_start(&bounds, event, on_wall);
                break;
            case SG_EVENT_MOVE: bounds.moves++; break;
            case SG_EVENT_ATTEMPT_ENDED: check_end(&bounds, event, on_wall); break;
            case SG_EVENT_STOP_RULE: stop = true; break;
            case SG_EVENT_CHECK_IN: stop = false; break;
            default: break;
            }
            if (on_wall &&
                sg_session_state(fold)->stage == SG_STAGE_PLAY) /* one input may come after the cap */
                assert_true(sg_session_state(fold)->active_ms - sg_session_state(fold)->visit_active_ms <=
                            sg_ladder_rules.wall_cap_ms + 60000);
        }
        sg_session_free(fold);
        host_close(&host);
    }
    /* the promises were put to the test */
    assert_true(seen[SG_EVENT_WALL_ANNOUNCED] > 30 && seen[SG_EVENT_WALL_OFFER] > 5 &&
                seen[SG_EVENT_WALL_CAPPED] > 2);
    assert_true(seen[SG_EVENT_STOP_RULE] > 30 && seen[SG_EVENT_IMPASSE_BEGAN] > 30 &&
                seen[SG_EVENT_PROMPT_SHOWN] > 30);
}

static void a_tick_without_an_event_changes_nothing(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    play_at_random(&host, 5, 1500);
    struct sg_rng rng;
    sg_rng_init(&rng, 3);
    for (int i = 0; i < 300; i++) {
        struct sg_event tick = {.kind = SG_EVENT_TICK,
                                .at_ms = sg_session_state(host.session)->at_ms + next_gap(&rng)};
        uint64_t hash = sg_session_hash(host.session);
        size_t count = host.count;
        host_feed(&host, &tick);
        assert_true(host.count > count || sg_session_hash(host.session) == hash);
        act(&host, &rng);
    }
    host_close(&host);
}

static void a_session_never_asks_for_a_tick_in_vain(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 8; seed++) {
        struct host host;
        host_open_with(&host, games_for(seed));
        struct sg_rng rng;
        sg_rng_init(&rng, seed);
        play_at_random(&host, seed, 300);
        for (int i = 0; i < 300; i++) {
            host.late_ms = sg_rng_below(&rng, 2) ? next_gap(&rng) : 0; /* a busy machine, or one that slept */
            host_wait(&host,
                      sg_session_state(host.session)->at_ms + next_gap(&rng)); /* fails on a vain tick */
            act(&host, &rng);
        }
        host_close(&host);
    }
}

/* Other digits in the body, as a careless hand or a bad disk would leave them. */
static void spoil(struct sg_event *event, struct sg_rng *rng)
{
    static const char marks[] = "0123456789+-/.axz";
    char body[SG_EVENT_BODY];
    struct sg_text text;
    sg_text_init(&text, body, sizeof body);
    sg_event_write_body(event, &text);
    for (uint32_t i = 0; text.length > 0 && i <= sg_rng_below(rng, 3); i++) {
        char *at = &body[sg_rng_below(rng, (uint32_t)text.length)];
        if (*at >= '0' && *at <= '9')
            *at = marks[sg_rng_below(rng, sizeof marks - 1)];
    }
    struct sg_event spoilt = *event;
    if (sg_event_read_body(event->kind, body, text.length, &spoilt, NULL) == SG_OK)
        *event = spoilt;
}

static void a_log_of_rubbish_is_refused_without_harm(void **state)
{
    (void)state;
    struct host host;
    host_open_with(&host, games_for(10));
    play_at_random(&host, 10, 600);
    struct sg_rng rng;
    sg_rng_init(&rng, 77);
    struct sg_session *fold = sg_session_new(games_for(10));
    assert_non_null(fold);
    for (int i = 0; i < 40000; i++) {
        struct sg_event event = host.log[sg_rng_below(&rng, (uint32_t)host.count)];
        event.seq = sg_session_state(fold)->seq + 1;
        event.at_ms = sg_session_state(fold)->at_ms + sg_rng_below(&rng, 1000);
        if (sg_rng_below(&rng, 2) == 0)
            spoil(&event, &rng);
        uint64_t hash = sg_session_hash(fold);
        if (sg_session_apply(fold, &event) != SG_OK)
            assert_true(sg_session_hash(fold) == hash);
        if (i % 64 == 0) { /* and it still decides sanely from wherever that led */
            struct sg_event tick = {.kind = SG_EVENT_TICK, .at_ms = event.at_ms};
            sg_session_update(fold, &tick, host.effects);
            sg_session_wake_ms(fold);
        }
    }
    assert_true(sg_session_state(fold)->seq > 100);
    sg_session_free(fold);
    host_close(&host);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_bounds_of_safety_hold_whatever_is_done),
        cmocka_unit_test(a_tick_without_an_event_changes_nothing),
        cmocka_unit_test(a_session_never_asks_for_a_tick_in_vain),
        cmocka_unit_test(a_log_of_rubbish_is_refused_without_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
