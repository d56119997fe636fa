#include "store/place.h"

static void a_ring_gives_back_in_order_all_that_it_took(void **state)
{
    struct sg_ring *ring = sg_ring_new(3);
    struct sg_track track, *of;
    struct sg_event event;
    uint64_t put = 0, taken = 0;
    for (int round = 0; round < 50; round++) {
        for (event_make(put + 1, &event); sg_ring_put(ring, &track, &event); event_make(put + 1, &event))
            put++;
        assert_int_equal(put - taken, 3);
        for (int i = 0; i <= round % 3; i++) {
            const struct sg_event *next = sg_ring_peek(ring, &of);
            assert_int_equal(next->seq, ++taken);
            assert_ptr_equal(of, &track);
            sg_ring_drop(ring);
        }
    }
    while (sg_ring_peek(ring, &of)) {
        taken++;
        sg_ring_drop(ring);
    }
    assert_int_equal(put, taken);
    sg_ring_free(ring);
    (void)state;
}

enum { MANY = 200000 };

static void *put_many(void *user)
{
    struct sg_event event;
    for (uint64_t seq = 1; seq <= MANY; seq++) {
        event_make(seq, &event);
        while (!sg_ring_put(user, NULL, &event)) {
        }
    }
    return NULL;
}

static void two_threads_lose_and_tear_nothing(void **state)
{
    struct sg_ring *ring = sg_ring_new(64);
    pthread_t producer;
    assert_int_equal(pthread_create(&producer, NULL, put_many, ring), 0);
    for (uint64_t seq = 1; seq <= MANY; seq++) {
        struct sg_track *track;
        const struct sg_event *event;
        while (!(event = sg_ring_peek(ring, &track))) {
        }
        if (event->seq != seq || event->state_hash != seq * UINT64_C(0x9e3779b97f4a7c15))
            fail_msg("event %llu was torn", (unsigned long long)seq);
        sg_ring_drop(ring);
    }
    pthread_join(producer, NULL);
    sg_ring_free(ring);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_ring_gives_back_in_order_all_that_it_took),
        cmocka_unit_test(two_threads_lose_and_tear_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
