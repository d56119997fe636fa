/* read_back EXPORT DATA: reads an exported dataset back, and works measures out anew from its raw rows. What
 * comes out must be what engine/learner/persistence counts over the log itself, in the database of DATA. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "learner/impasse.h"
#include "learner/persistence.h"
#include "sheet.h"
#include "smartgames/rng.h"
#include "store/store.h"
#include "test.h"

enum { SESSIONS = 16 };

static struct {
    const char *export, *data;
    struct sheet attempts, moves, strategies, impasses, persistence, sessions, decisions;
    size_t count;
    struct session {
        char name[64];
        struct sg_persistence counts;
    } each[SESSIONS];
} world;

/* ---- both sides ---- */

static void read_table(const char *table, struct sheet *sheet)
{
    char path[4400];
    snprintf(path, sizeof path, "%s/data/study-smartgames_description-%s_data.csv", world.export, table);
    FILE *file = fopen(path, "rb");
    if (!file)
        fail_msg("%s is not there", path);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    long length = ftell(file);
    rewind(file);
    char *bytes = malloc((size_t)length + 1);
    assert_non_null(bytes);
    assert_int_equal(fread(bytes, 1, (size_t)length, file), (size_t)length);
    fclose(file);
    sheet_read(bytes, (size_t)length, sheet);
    free(bytes);
}

static bool note_event(void *user, const struct sg_event *event)
{
    sg_persistence_note(user, event);
    return true;
}

static bool note_session(void *user, const struct sg_store_session *session)
{
    struct session *each = &world.each[world.count];
    assert_true(world.count < SESSIONS);
    snprintf(each->name, sizeof each->name, "%s-%lld", session->station, (long long)session->id);
    sg_persistence_init(&each->counts);
    assert_int_equal(sg_store_events(user, session->id, note_event, &each->counts), SG_OK);
    world.count++;
    return true;
}

static int set_up(void **state)
{
    (void)state;
    struct sg_store *store;
    struct sg_store_report report = {0};
    struct sg_store_desc desc = {.directory = world.data, .read_only = true};
    read_table("sessions", &world.sessions);
    read_table("attempts", &world.attempts);
    read_table("moves", &world.moves);
    read_table("strategies", &world.strategies);
    read_table("impasses", &world.impasses);
    read_table("persistence", &world.persistence);
    read_table("decisions", &world.decisions);
    assert_int_equal(sg_store_open(&desc, &report, &store), SG_OK);
    assert_int_equal(sg_store_sessions(store, note_session, store), SG_OK);
    return sg_store_close(store) == SG_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    struct sheet *const all[] = {&world.sessions, &world.attempts,    &world.moves,    &world.strategies,
                                 &world.impasses, &world.persistence, &world.decisions};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        sheet_free(all[i]);
    return 0;
}

static double measure_of(const char *session, const char *measure, const char *column)
{
    for (size_t i = 0; i < world.persistence.rows; i++)
        if (sheet_is(&world.persistence, i, "session", session) &&
            sheet_is(&world.persistence, i, "measure", measure))
            return sheet_missing(&world.persistence, i, column) ? NAN
                                                                : sheet_number(&world.persistence, i, column);
    fail_msg("no %s of %s", measure, session);
    return NAN;
}

static void expect_near(double found, double wanted)
{
    if (!(isnan(found) && isnan(wanted)) && !(fabs(found - wanted) < 1e-6))
        fail_msg("%f instead of %f", found, wanted);
}

/* ---- the measures ---- */

static void every_session_is_there(void **state)
{
    (void)state;
    assert_true(world.count > 0);
    assert_int_equal(world.sessions.rows, world.count);
    for (size_t i = 0; i < world.count; i++)
        assert_string_equal(sheet_cell(&world.sessions, i, "session"), world.each[i].name);
}

struct retry {
    double failures, retries;
    bool waiting;
    const char *position;
};

static void note_attempt(struct retry *retry, size_t row)
{
    const struct sheet *attempts = &world.attempts;
    const char *position = sheet_cell(attempts, row, "position");
    if (retry->position && strcmp(retry->position, position) != 0)
        retry->waiting = false; /* another level */
    if (retry->waiting && sheet_number(attempts, row, "moves") >= 3) {
        retry->retries++;
        retry->waiting = false;
    }
    if (sheet_is(attempts, row, "failed", "1")) {
        retry->failures++;
        retry->waiting = true;
    } else if (sheet_is(attempts, row, "attempt_end", "solved") ||
               sheet_is(attempts, row, "attempt_end", "coach")) {
        retry->waiting = false;
    }
    retry->position = position;
}

static void retry_comes_out_of_the_attempts(void **state)
{
    (void)state;
    double all = 0;
    for (size_t s = 0; s < world.count; s++) {
        struct retry retry = {.waiting = false};
        for (size_t row = 0; row < world.attempts.rows; row++)
            if (sheet_is(&world.attempts, row, "session", world.each[s].name))
                note_attempt(&retry, row);
        assert_true(retry.failures == world.each[s].counts.failures);
        assert_true(retry.retries == world.each[s].counts.retries);
        expect_near(measure_of(world.each[s].name, "RETRY", "measure_value"),
                    retry.failures > 0 ? retry.retries / retry.failures : NAN);
        all += retry.failures;
    }
    assert_true(all > 0);
}

static void the_rate_of_switches_comes_out_of_strategies_and_attempts(void **state)
{
    (void)state;
    double all = 0;
    for (size_t s = 0; s < world.count; s++) {
        double switches = 0, active_ms = 0;
        const char *name = world.each[s].name;
        for (size_t row = 0; row < world.strategies.rows; row++)
            switches += sheet_is(&world.strategies, row, "session", name) &&
                        sheet_is(&world.strategies, row, "strategy", "REST") &&
                        sheet_is(&world.strategies, row, "strategy_model", "line-1");
        for (size_t row = 0; row < world.attempts.rows; row++)
            if (sheet_is(&world.attempts, row, "session", name))
                active_ms += sheet_number(&world.attempts, row, "attempt_active_ms");
        assert_true(active_ms == (double)world.each[s].counts.active_ms);
        assert_true(switches == world.each[s].counts.switches);
        expect_near(measure_of(name, "SWITCH_RATE", "measure_value"), switches / (active_ms / 600000));
        all += switches;
    }
    assert_true(all > 0);
}

/* Errors among the last ten moves of the visit that were judged before the impasse. */
static double error_rate(size_t impasse)
{
    const struct sheet *moves = &world.moves, *impasses = &world.impasses;
    double errors[10] = {0}, sum = 0;
    size_t count = 0;
    for (size_t row = 0; row < moves->rows; row++) {
        if (!sheet_is(moves, row, "session", sheet_cell(impasses, impasse, "session")) ||
            !sheet_is(moves, row, "visit", sheet_cell(impasses, impasse, "visit")) ||
            sheet_missing(moves, row, "error") ||
            sheet_number(moves, row, "judged_seq") > sheet_number(impasses, impasse, "seq"))
            continue;
        errors[count++ % 10] = sheet_number(moves, row, "error");
    }
    for (size_t i = 0; i < 10; i++)
        sum += errors[i];
    return sum / 10;
}

static void the_error_rate_at_an_impasse_comes_out_of_the_moves(void **state)
{
    (void)state;
    assert_true(world.impasses.rows > 0);
    for (size_t i = 0; i < world.impasses.rows; i++) {
        double rate = error_rate(i);
        expect_near(sheet_number(&world.impasses, i, "error_rate"), rate);
        assert_int_equal(rate >= sg_impasse_rules.error_rate,
                         sheet_is(&world.impasses, i, "many_errors", "1"));
    }
}

static void surrenders_and_visits_come_out_of_the_attempts(void **state)
{
    (void)state;
    for (size_t s = 0; s < world.count; s++) {
        double surrendered = 0, visits = 0, moves = 0;
        for (size_t row = 0; row < world.attempts.rows; row++) {
            if (!sheet_is(&world.attempts, row, "session", world.each[s].name))
                continue;
            surrendered += sheet_is(&world.attempts, row, "attempt_end", "surrendered");
            visits += sheet_is(&world.attempts, row, "attempt", "1");
            moves += sheet_number(&world.attempts, row, "moves");
        }
        assert_true(surrendered == world.each[s].counts.surrendered);
        assert_true(visits == world.each[s].counts.visits);
        assert_true(moves == world.each[s].counts.moves);
        assert_true(measure_of(world.each[s].name, "H_QUIT", "measure_censored") == visits - surrendered);
    }
}

static void every_draw_comes_out_of_its_seed(void **state)
{
    (void)state;
    size_t draws = 0;
    for (size_t row = 0; row < world.decisions.rows; row++) {
        if (!sheet_is(&world.decisions, row, "avail", "1"))
            continue;
        struct sg_rng rng;
        sg_rng_init(&rng, strtoull(sheet_cell(&world.decisions, row, "rng_seed"), NULL, 16));
        double draw = sg_rng_unit(&rng);
        expect_near(sheet_number(&world.decisions, row, "draw"), draw);
        assert_int_equal(draw < sheet_number(&world.decisions, row, "prob_A"),
                         sheet_is(&world.decisions, row, "A", "1"));
        draws++;
    }
    assert_true(draws > 0);
}

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    world.export = argv[1];
    world.data = argv[2];
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_session_is_there),
        cmocka_unit_test(retry_comes_out_of_the_attempts),
        cmocka_unit_test(the_rate_of_switches_comes_out_of_strategies_and_attempts),
        cmocka_unit_test(the_error_rate_at_an_impasse_comes_out_of_the_moves),
        cmocka_unit_test(every_draw_comes_out_of_its_seed),
        cmocka_unit_test(surrenders_and_visits_come_out_of_the_attempts),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
