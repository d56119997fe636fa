/* kill -9 at any moment: nothing that was acknowledged is lost. `--times 200` for a long campaign, `--seed N`
 * to repeat. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "smartgames/rng.h"
#include "store/place.h"

struct campaign {
    int times;
    uint64_t seed;
};

struct acknowledged {
    int64_t session;
    uint64_t seq;
};

static void say(int pipe_end, int64_t session, uint64_t seq)
{
    struct acknowledged line = {session, seq};
    if (write(pipe_end, &line, sizeof line) != (ssize_t)sizeof line)
        _exit(3);
}

/* The child: goes on with the session that was cut off or begins one, and says what is durable, until it is
 * killed. */
static void play_until_killed(const struct place *place, int pipe_end)
{
    struct sg_store_desc desc = {.directory = place->data, .entropy = place_entropy};
    struct sg_store_report report;
    struct sg_store *store;
    struct sg_store_session found;
    struct sg_event event;
    if (sg_store_open(&desc, &report, &store) != SG_OK || report.quarantined)
        _exit(4);
    int64_t session = 0;
    uint64_t seq = 0;
    if (sg_store_unfinished(store, "stille-otter-42", &found) == SG_OK && found.events < 2000) {
        session = found.id;
        seq = found.events;
    } else if (sg_store_begin(store, "stille-otter-42", &session) != SG_OK) {
        _exit(5);
    }
    say(pipe_end, session, seq);
    for (uint64_t told = seq;;) {
        event_make(seq + 1, &event);
        if (sg_store_put(store, session, &event) == SG_OK)
            seq++;
        uint64_t durable = sg_store_durable_seq(store, session);
        if (durable > told)
            say(pipe_end, session, told = durable);
    }
}

/* One child killed `wait_us` after it began, or after it first said something; what it said last. */
static struct acknowledged kill_one(const struct place *place, bool in_play, long wait_us)
{
    int ends[2], outcome;
    struct acknowledged last = {0}, line;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(ends[0]);
        play_until_killed(place, ends[1]);
    }
    close(ends[1]);
    if (in_play && read(ends[0], &line, sizeof line) == (ssize_t)sizeof line)
        last = line;
    nanosleep(&(struct timespec){wait_us / 1000000, wait_us % 1000000 * 1000}, NULL);
    kill(child, SIGKILL);
    while (read(ends[0], &line, sizeof line) == (ssize_t)sizeof line)
        last = line;
    close(ends[0]);
    assert_int_equal(waitpid(child, &outcome, 0), child);
    assert_true(WIFSIGNALED(outcome)); /* and not by itself */
    return last;
}

static void nothing_acknowledged_is_lost_to_kill_9(void **state)
{
    const struct campaign *campaign = *state;
    struct place place;
    struct sg_rng rng;
    uint64_t acknowledged = 0;
    int playing = 0;
    sg_rng_init(&rng, campaign->seed);
    place_make(&place);
    for (int i = 0; i < campaign->times; i++) {
        struct acknowledged last = kill_one(&place, i % 2, (long)sg_rng_below(&rng, 30000));
        if (last.session > 0) {
            struct sg_store *store =
                place_open_to_read(&place); /* as `review` would, with what the kill left behind */
            assert_true(count_events_of(store, last.session) >= last.seq);
            assert_verified(store);
            assert_int_equal(sg_store_close(store), SG_OK);
            playing++;
            acknowledged += last.seq;
        }
        if (i % 5 == 4) {
            struct sg_store_report report;
            struct sg_store *store = place_open(&place, NULL, &report);
            assert_false(report.quarantined);
            assert_verified(store);
            assert_int_equal(sg_store_close(store), SG_OK);
        }
    }
    print_message("%d kills, %d during play, %llu events acknowledged (seed %llu)\n", campaign->times,
                  playing, (unsigned long long)acknowledged, (unsigned long long)campaign->seed);
    assert_true(playing >= campaign->times / 2);
    place_remove(&place);
}

int main(int argc, char **argv)
{
    struct campaign campaign = {.times = 30, .seed = (uint64_t)time(NULL)};
    for (int i = 1; i + 1 < argc; i += 2) {
        if (strcmp(argv[i], "--times") == 0)
            campaign.times = atoi(argv[i + 1]);
        if (strcmp(argv[i], "--seed") == 0)
            campaign.seed = strtoull(argv[i + 1], NULL, 10);
    }
    const struct CMUnitTest tests[] = {
        {"nothing_acknowledged_is_lost_to_kill_9", nothing_acknowledged_is_lost_to_kill_9, NULL, NULL,
         &campaign},
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
