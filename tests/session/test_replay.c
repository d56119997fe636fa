/* The log is the truth: it folds to the same session, from any cut it goes on, and a change in it is found.
 */
#include <stdlib.h>
#include <time.h>

#include "session/host.h"
#include "session/replay.h"
#include "session/tiny.h"
#include "test.h"

/* A session with a bit of everything. */
static void play(struct host *host)
{
    host_open(host);
    host_begin(host);
    for (int i = 0; i < 3; i++) {
        host_wander(host, 4);
        host_do(host, 9000, "restart");
    }
    host_do(host, 1000, "hint rung=look words=kijk");
    host_do(host, 1000, "checkpoint action=set");
    host_wander(host, 2);
    host_do(host, 1000, "checkpoint action=back");
    host_climb_to_wall(host);
    host_do(host, 1000, "choice choice=wall_yes");
    host_wander(host, 12);
    host_do(host, 1000, "check_in feeling=stop");
    host_do(host, 9000, "check_in feeling=searching");
    host_do(host, 1000, "attempt_ended end=surrendered");
    host_do(host, 1000, "choice choice=other_level");
    host_solve(host);
    host_do(host, 1000, "choice choice=close");
    host_do(host, 1000, "reflection question=q1 words=anders%20kijken");
    host_do(host, 1000, "choice choice=close");
}

static void a_whole_log_replays_to_the_same_hashes(void **state)
{
    (void)state;
    struct host host;
    play(&host);
    struct sg_session *session = sg_session_new(tiny_games);
    struct sg_replay_finding finding;
    assert_int_equal(sg_replay_verify(session, host.log, host.count, &finding), SG_OK);
    assert_int_equal(finding.seq, 0);
    assert_true(sg_session_hash(session) == sg_session_hash(host.session));
    sg_session_free(session);
    host_close(&host);
}

static void the_first_changed_event_is_found(void **state)
{
    (void)state;
    struct host host;
    play(&host);
    for (size_t i = 0; i < host.count; i += 7) {
        struct sg_event kept = host.log[i];
        host.log[i].at_ms += 1;
        struct sg_session *session = sg_session_new(tiny_games);
        struct sg_replay_finding finding;
        assert_int_equal(sg_replay_verify(session, host.log, host.count, &finding), SG_ERR_DAMAGED);
        assert_true(finding.seq == host.log[i].seq || finding.seq == host.log[i].seq + 1);
        host.log[i] = kept;
        sg_session_free(session);
    }
    host_close(&host);
}

static void a_gap_in_the_log_is_found(void **state)
{
    (void)state;
    struct host host;
    play(&host);
    memmove(&host.log[9], &host.log[10], (host.count - 10) * sizeof *host.log);
    struct sg_session *session = sg_session_new(tiny_games);
    struct sg_replay_finding finding;
    assert_int_equal(sg_replay_verify(session, host.log, host.count - 1, &finding), SG_ERR_DAMAGED);
    assert_int_equal(finding.seq, 11);
    assert_int_equal(finding.status, SG_ERR_ILLEGAL);
    sg_session_free(session);
    host_close(&host);
}

/* What a program does that finds an unfinished session. */
static void resume(struct host *host, const struct sg_event *log, size_t count)
{
    host_open(host);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(sg_session_apply(host->session, &log[i]), SG_OK);
        assert_int_equal(sg_session_apply(host->shadow, &log[i]), SG_OK);
    }
    host->count = host->capacity = count;
    host->log = malloc(count * sizeof *log);
    assert_non_null(host->log);
    memcpy(host->log, log, count * sizeof *log);
    host_do(host, 5000, "recovered story=verder");
    host_pay(host);
    host_wait(host, sg_session_state(host->session)->at_ms);
}

static void go_to_the_end(struct host *host)
{
    for (int i = 0; i < 10 && sg_session_state(host->session)->stage != SG_STAGE_ENDED; i++)
        switch (sg_session_state(host->session)->stage) {
        case SG_STAGE_ASSENT: host_do(host, 100, "assent given=1"); break;
        case SG_STAGE_CHECK_IN:
        case SG_STAGE_CALM: host_do(host, 100, "check_in feeling=smooth"); break;
        case SG_STAGE_PLAY: host_solve(host); break;
        default: host_do(host, 100, "choice choice=close"); break;
        }
    assert_int_equal(sg_session_state(host->session)->stage, SG_STAGE_ENDED);
}

static void a_log_that_was_cut_anywhere_goes_on_to_a_good_end(void **state)
{
    (void)state;
    struct host host;
    play(&host);
    for (size_t cut = 1; cut < host.count; cut++) {
        struct host again;
        resume(&again, host.log, cut);
        go_to_the_end(&again);
        host_close(&again);
    }
    host_close(&host);
}

static void a_resumed_board_is_the_board_that_was_left(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    host_wander(&host, 7);
    struct host again;
    resume(&again, host.log, host.count);
    assert_int_equal(sg_session_state(again.session)->stage, SG_STAGE_PLAY);
    assert_int_equal(again.prepared, 1);
    assert_memory_equal(sg_history_now(sg_session_history(again.session)),
                        sg_history_now(sg_session_history(host.session)), 1);
    assert_int_equal(sg_session_state(again.session)->active_ms, sg_session_state(host.session)->active_ms);
    for (int i = 0; i < 7; i++)
        host_do(&again, 100, "undo"); /* with all its history */
    host_close(&again);
    host_close(&host);
}

static void a_hash_costs_microseconds(void **state)
{
    (void)state;
    struct host host;
    host_open(&host);
    host_begin(&host);
    host_wander(&host, 40);
    enum { TIMES = 20000 };
    clock_t from = clock();
    uint64_t sum = 0;
    for (int i = 0; i < TIMES; i++)
        sum ^= sg_session_hash(host.session);
    double us = (double)(clock() - from) * 1e6 / CLOCKS_PER_SEC / TIMES;
    print_message("a hash: %.2f us (%d)\n", us, (int)(sum & 1));
    assert_true(us < 100); /* 20 is the aim; sanitizers and busy machines are slower */
    host_close(&host);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_log_replays_to_the_same_hashes),
        cmocka_unit_test(the_first_changed_event_is_found),
        cmocka_unit_test(a_gap_in_the_log_is_found),
        cmocka_unit_test(a_log_that_was_cut_anywhere_goes_on_to_a_good_end),
        cmocka_unit_test(a_resumed_board_is_the_board_that_was_left),
        cmocka_unit_test(a_hash_costs_microseconds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
