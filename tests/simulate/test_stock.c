/* Hours with level packs in stock: what was played does not come back, and the same hour comes again. */
#include <stdio.h>
#include <stdlib.h>

#include "puzzle/pack.h"
#include "simulate/hour.h"
#include "test.h"

enum { HOURS = 6, EVENTS = 20000, PACK_SEED_MAX = 2000 /* seeds drawn for a session are far larger */ };

struct stock {
    const struct sg_game *games[2]; /* the first of the list alone */
    struct sg_bench *bench;
    struct sg_pack *pack;
    struct sg_event *log;
    size_t count;
};

static int open_stock(void **state)
{
    struct stock *stock = calloc(1, sizeof *stock);
    char path[1024], *bytes = malloc(SG_PACK_BYTES_MAX);
    assert_non_null(stock);
    assert_non_null(bytes);
    stock->games[0] = sg_games[0];
    stock->bench = sg_bench_new(stock->games);
    stock->log = malloc(EVENTS * sizeof *stock->log);
    assert_non_null(stock->bench);
    assert_non_null(stock->log);
    snprintf(path, sizeof path, "%s/../assets/levels/%s.tsv", SG_TEST_DIR, sg_games[0]->id);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t length = fread(bytes, 1, SG_PACK_BYTES_MAX, file);
    fclose(file);
    assert_int_equal(sg_pack_read(sg_games[0], bytes, length, NULL, NULL, &stock->pack), SG_OK);
    free(bytes);
    *state = stock;
    return 0;
}

static int close_stock(void **state)
{
    struct stock *stock = *state;
    sg_pack_free(stock->pack);
    sg_bench_free(stock->bench);
    free(stock->log);
    free(stock);
    return 0;
}

static bool keep(void *user, const struct sg_event *event)
{
    struct stock *stock = user;
    assert_true(stock->count < EVENTS);
    stock->log[stock->count++] = *event;
    return true;
}

static void words(void *user, const struct sg_session_state *state, const struct sg_event *decision,
                  struct sg_text *out)
{
    (void)user;
    (void)state;
    sg_text_put(out, decision->as.decision.variant);
}

/* `seen`: what the learner met before, and afterwards what it met at all. */
static void play(struct stock *stock, uint64_t seed, struct sg_hour *hour)
{
    const struct sg_pack *const packs[] = {stock->pack, NULL};
    struct sg_persona persona;
    struct sg_event started = {.kind = SG_EVENT_SESSION_STARTED};
    stock->count = 0;
    hour->session = sg_session_new(stock->games);
    hour->bench = stock->bench;
    hour->record = keep;
    hour->words = words;
    hour->user = stock;
    hour->packs = packs;
    assert_non_null(hour->session);
    strcpy(started.as.session_started.learner, "stille-otter-42");
    strcpy(started.as.session_started.language, "nl");
    started.as.session_started.seed = seed;
    started.as.session_started.simulated = true;
    sg_persona_init(&persona, seed);
    assert_int_equal(sg_hour_play(hour, &persona, &started), SG_OK);
    sg_session_free(hour->session);
    hour->packs = NULL;
}

static bool was_played(const struct stock *stock, size_t before, const char *position)
{
    for (size_t i = 0; i < before; i++)
        if (stock->log[i].kind == SG_EVENT_ATTEMPT_STARTED &&
            strcmp(stock->log[i].as.attempt_started.position, position) == 0)
            return true;
    return false;
}

static void no_offer_is_a_level_that_was_played_before(void **state)
{
    struct stock *stock = *state;
    size_t offers = 0, from_stock = 0;
    for (uint64_t seed = 1; seed <= HOURS; seed++) {
        struct sg_hour hour = {.seen_count = 0};
        play(stock, seed, &hour);
        for (size_t i = 0; i < stock->count; i++) {
            if (stock->log[i].kind != SG_EVENT_OFFER)
                continue;
            assert_false(was_played(stock, i, stock->log[i].as.offer.position));
            offers++;
            from_stock += stock->log[i].as.offer.seed <= PACK_SEED_MAX;
        }
    }
    print_message("of %zu offers %zu came from the pack\n", offers, from_stock);
    assert_true(offers > HOURS * 20);
    assert_true(from_stock * 10 >= offers * 9);
}

static void what_was_met_in_earlier_hours_stays_away(void **state)
{
    struct stock *stock = *state;
    struct sg_hour hour = {.seen_count = 0};
    for (uint64_t seed = 1; seed <= 3; seed++) {
        uint64_t before[SG_HOUR_SEEN];
        size_t count = hour.seen_count;
        memcpy(before, hour.seen, sizeof before);
        play(stock, seed, &hour);
        assert_true(hour.seen_count > count);
        for (size_t i = 0; i < stock->count; i++)
            for (size_t j = 0; stock->log[i].kind == SG_EVENT_OFFER && j < count; j++)
                assert_true(sg_pack_hash(sg_games[0], stock->log[i].as.offer.position) != before[j]);
    }
}

static void the_same_seed_and_stock_give_the_same_hour(void **state)
{
    struct stock *stock = *state;
    struct sg_hour first = {.seen_count = 0}, second = {.seen_count = 0};
    play(stock, 3, &first);
    size_t count = stock->count;
    uint64_t hash = stock->log[count - 1].state_hash;
    play(stock, 3, &second);
    assert_int_equal(stock->count, count);
    assert_true(stock->log[count - 1].state_hash == hash);
    assert_int_equal(first.seen_count, second.seen_count);
    assert_memory_equal(first.seen, second.seen, first.seen_count * sizeof *first.seen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_offer_is_a_level_that_was_played_before),
        cmocka_unit_test(what_was_met_in_earlier_hours_stays_away),
        cmocka_unit_test(the_same_seed_and_stock_give_the_same_hour),
    };
    return cmocka_run_group_tests(tests, open_stock, close_stock);
}
