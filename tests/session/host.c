#include "session/host.h"

#include <math.h>
#include <stdlib.h>

#include "session/tiny.h"
#include "test.h"

void host_open(struct host *host)
{
    host_open_with(host, tiny_games);
}

void host_open_with(struct host *host, const struct sg_game *const *games)
{
    memset(host, 0, sizeof *host);
    host->session = sg_session_new(games);
    host->shadow = sg_session_new(games);
    assert_non_null(host->session);
    assert_non_null(host->shadow);
    host->effects = malloc(sizeof *host->effects);
    assert_non_null(host->effects);
}

void host_close(struct host *host)
{
    sg_session_free(host->session);
    sg_session_free(host->shadow);
    free(host->log);
    free(host->effects);
}

static void keep(struct host *host, const struct sg_event *event)
{
    if (host->count == host->capacity) {
        host->capacity = host->capacity ? 2 * host->capacity : 256;
        host->log = realloc(host->log, host->capacity * sizeof *host->log);
        assert_non_null(host->log);
    }
    host->log[host->count++] = *event;
    assert_int_equal(event->seq, host->count);
    assert_int_equal(sg_session_apply(host->shadow, event), SG_OK);
    assert_true(sg_session_hash(host->shadow) == event->state_hash);
}

static void enqueue(struct host *host, const struct sg_event *event)
{
    assert_true(host->queue_count < 64);
    host->queue[(host->queue_first + host->queue_count++) % 64] = *event;
}

static void make_levels(struct host *host, const struct sg_effect *effect)
{
    struct sg_rng rng;
    sg_rng_init(&rng, effect->levels.seed);
    for (uint32_t i = 0; i < effect->levels.count; i++) {
        struct sg_event offer = {.kind = SG_EVENT_OFFER};
        double beta = effect->levels.beta + host->shift + ((double)i - effect->levels.count / 2.0) * .3;
        offer.as.offer.set = effect->levels.set;
        offer.as.offer.index = i;
        offer.as.offer.count = effect->levels.count;
        strcpy(offer.as.offer.game, effect->levels.game->id);
        offer.as.offer.grade = 1 + (int32_t)(i % SG_GRADES);
        offer.as.offer.seed = sg_rng_next(&rng);
        offer.as.offer.distance = 3 + sg_rng_below(&rng, 8);
        struct sg_text text;
        sg_text_init(&text, offer.as.offer.position, sizeof offer.as.offer.position);
        sg_text_put_uint(&text, offer.as.offer.distance);
        offer.as.offer.expected_s = 30;
        offer.as.offer.p_solve = 1 / (1 + exp(beta));
        enqueue(host, &offer);
    }
}

static void judge(struct host *host, const struct sg_effect *effect)
{
    struct sg_event answer = {.kind = SG_EVENT_ASSESSMENT};
    answer.as.assessment.about = effect->assess.about;
    answer.as.assessment.bound = tiny_distance(effect->assess.after, &answer.as.assessment.after);
    tiny_distance(effect->assess.before, &answer.as.assessment.before);
    answer.as.assessment.improving = 1;
    answer.as.assessment.legal = 3;
    host->answer = answer;
    if (!host->mute_oracle)
        enqueue(host, &answer);
}

static void find_words(struct host *host, const struct sg_effect *effect)
{
    struct sg_event shown = {.kind = SG_EVENT_PROMPT_SHOWN};
    shown.as.prompt_shown.decision = effect->event.as.decision.index;
    strcpy(shown.as.prompt_shown.words, "En dan? Eén ding anders proberen.");
    enqueue(host, &shown);
}

static void carry_out(struct host *host, const struct sg_effect *effect)
{
    switch (effect->kind) {
    case SG_EFFECT_RECORD:
        host->recorded++;
        keep(host, &effect->event);
        break;
    case SG_EFFECT_NOTE: keep(host, &effect->event); break;
    case SG_EFFECT_DURABLE: host->durable++; break;
    case SG_EFFECT_PREPARE: host->prepared++; break;
    case SG_EFFECT_LEVELS:
        if (!host->mute_levels)
            make_levels(host, effect);
        break;
    case SG_EFFECT_ASSESS: judge(host, effect); break;
    case SG_EFFECT_WORDS:
        if (!host->mute_words)
            find_words(host, effect);
        break;
    }
}

static enum sg_status feed_one(struct host *host, const struct sg_event *input)
{
    enum sg_status status = sg_session_update(host->session, input, host->effects);
    if (status != SG_OK)
        assert_int_equal(host->effects->count, 0);
    for (uint32_t i = 0; i < host->effects->count; i++)
        carry_out(host, &host->effects->items[i]);
    return status;
}

static void answer_all(struct host *host)
{
    while (host->queue_count > 0) {
        struct sg_event answer = host->queue[host->queue_first];
        host->queue_first = (host->queue_first + 1) % 64;
        host->queue_count--;
        answer.at_ms = sg_session_state(host->session)->at_ms;
        feed_one(host, &answer);
    }
}

enum sg_status host_feed(struct host *host, const struct sg_event *input)
{
    enum sg_status status = feed_one(host, input);
    answer_all(host);
    return status;
}

void host_pay(struct host *host)
{
    sg_session_owed(host->session, host->effects);
    for (uint32_t i = 0; i < host->effects->count; i++)
        carry_out(host, &host->effects->items[i]);
    answer_all(host);
}

enum sg_status host_say(struct host *host, const char *line)
{
    struct sg_event event;
    assert_int_equal(sg_event_read_line(line, strlen(line), &event, NULL), SG_OK);
    return host_feed(host, &event);
}

void host_do(struct host *host, int64_t ms, const char *body)
{
    char line[SG_EVENT_BODY];
    struct sg_text text;
    sg_text_init(&text, line, sizeof line);
    sg_text_put_int(&text, sg_session_state(host->session)->at_ms + ms);
    sg_text_put_char(&text, ' ');
    sg_text_put(&text, body);
    enum sg_status status = host_say(host, line);
    if (status != SG_OK)
        fail_msg("%s: %s", line, sg_status_name(status));
}

void host_wait(struct host *host, int64_t at_ms)
{
    for (int64_t wake; (wake = sg_session_wake_ms(host->session)) <= at_ms;) {
        struct sg_event tick = {.kind = SG_EVENT_TICK, .at_ms = wake + host->late_ms};
        size_t before = host->count;
        assert_true(wake >= sg_session_state(host->session)->at_ms);
        assert_int_equal(host_feed(host, &tick), SG_OK);
        assert_true(host->count > before);
    }
    struct sg_event tick = {.kind = SG_EVENT_TICK, .at_ms = at_ms};
    host_feed(host, &tick);
}

void host_begin(struct host *host)
{
    host_do(host, 0, "session_started learner=stille-otter-42 language=nl seed=7");
    host_do(host, 1000, "assent given=1");
    host_do(host, 1000, "check_in feeling=smooth");
    assert_int_equal(sg_session_state(host->session)->stage, SG_STAGE_PLAY);
}

void host_solve(struct host *host)
{
    while (sg_session_state(host->session)->stage == SG_STAGE_PLAY)
        host_do(host, 1000, "move move=-1");
    assert_int_equal(sg_session_state(host->session)->stage, SG_STAGE_AFTER);
}

void host_climb_to_wall(struct host *host)
{
    for (int i = 0; i < 20 && sg_session_state(host->session)->stage != SG_STAGE_WALL; i++) {
        host_solve(host);
        host_do(host, 5000, "choice choice=other_level");
    }
    assert_int_equal(sg_session_state(host->session)->stage, SG_STAGE_WALL);
}

void host_wander(struct host *host, int moves)
{
    for (int i = 0; i < moves; i++)
        host_do(host, 1000, i % 2 ? "move move=-1" : "move move=+1");
}

size_t host_number(const struct host *host, enum sg_event_kind kind)
{
    size_t number = 0;
    for (size_t i = 0; i < host->count; i++)
        number += host->log[i].kind == kind;
    return number;
}

const struct sg_event *host_last(const struct host *host, enum sg_event_kind kind)
{
    for (size_t i = host->count; i-- > 0;)
        if (host->log[i].kind == kind)
            return &host->log[i];
    fail_msg("no %s in the log", sg_event_kind_name(kind));
    return NULL;
}

struct sg_belief host_theta(const struct sg_session *session, const char *id)
{
    const struct sg_game *const *games = sg_session_games(session);
    size_t slot = 0;
    while (games[slot] && strcmp(games[slot]->id, id) != 0)
        slot++;
    assert_non_null(games[slot]);
    return sg_ability_of(&sg_session_state(session)->standing.ability, slot);
}
