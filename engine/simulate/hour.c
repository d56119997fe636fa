/* Answers come back as inputs through a queue, first in first out: no update is ever made inside another. */
#include "simulate/hour.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "puzzle/pack.h"

enum { QUEUE = 64, INPUTS_MAX = 20000 };

/* Too large for a stack. */
struct work {
    struct sg_effects effects;
    struct sg_level levels[SG_LADDER_CANDIDATES];
    struct sg_event queue[QUEUE];
    size_t head, count;
};

static struct sg_event *push(struct work *work, enum sg_event_kind kind, int64_t at_ms)
{
    assert(work->count < QUEUE);
    struct sg_event *event = &work->queue[(work->head + work->count++) % QUEUE];
    *event = (struct sg_event){.kind = kind, .at_ms = at_ms};
    return event;
}

static void copy_text(char *to, size_t size, const char *from)
{
    struct sg_text text;
    sg_text_init(&text, to, size);
    sg_text_put(&text, from);
}

static const struct sg_pack *pack_of(const struct sg_hour *hour, const struct sg_game *game)
{
    for (const struct sg_pack *const *pack = hour->packs; pack && *pack; pack++)
        if ((*pack)->game == game)
            return *pack;
    return NULL;
}

static enum sg_status make_levels(struct sg_hour *hour, struct work *work, const struct sg_effect *effect)
{
    const struct sg_session_state *state = sg_session_state(hour->session);
    const struct sg_offers_wish wish = {.game = effect->levels.game,
                                        .beta = effect->levels.beta,
                                        .seed = effect->levels.seed,
                                        .count = effect->levels.count,
                                        .pack = pack_of(hour, effect->levels.game),
                                        .seen = hour->seen,
                                        .seen_count = hour->seen_count};
    size_t made = hour->only != NULL;
    enum sg_status status = SG_OK;
    if (hour->only)
        work->levels[0] = *hour->only;
    else
        status = sg_bench_offers(hour->bench, &wish, NULL, work->levels, &made);
    for (size_t i = 0; i < made; i++) {
        const struct sg_level *level = &work->levels[i];
        struct sg_event *offer = push(work, SG_EVENT_OFFER, state->at_ms);
        offer->as.offer.set = effect->levels.set;
        offer->as.offer.index = (uint32_t)i;
        offer->as.offer.count = (uint32_t)made;
        copy_text(offer->as.offer.game, sizeof offer->as.offer.game, level->game->id);
        offer->as.offer.grade = level->rating.grade;
        offer->as.offer.seed = level->seed;
        copy_text(offer->as.offer.position, sizeof offer->as.offer.position, level->text);
        offer->as.offer.distance = level->distance;
        offer->as.offer.expected_s = level->rating.expected_s;
        offer->as.offer.p_solve = level->rating.p_solve;
    }
    return status;
}

static void note_seen(struct sg_hour *hour, const struct sg_offer *level)
{
    uint64_t hash = sg_pack_hash(level->game, level->position);
    for (size_t i = 0; i < hour->seen_count; i++)
        if (hour->seen[i] == hash)
            return;
    if (hour->seen_count < SG_HOUR_SEEN)
        hour->seen[hour->seen_count++] = hash;
}

static enum sg_status prepare(struct sg_hour *hour)
{
    const struct sg_offer *level = &sg_session_state(hour->session)->level;
    unsigned char position[SG_POSITION_BYTES];
    note_seen(hour, level);
    enum sg_status status =
        level->game->read_position(level->position, strlen(level->position), position, NULL);
    if (status == SG_OK)
        status = sg_bench_prepare(hour->bench, level->game, position, 0, NULL);
    return status == SG_ERR_BUDGET ? SG_OK : status; /* bounds are proven all the same */
}

static void assess(struct sg_hour *hour, struct work *work, const struct sg_effect *effect)
{
    struct sg_assessment judged;
    sg_bench_assess(hour->bench, effect->assess.before, effect->assess.after, &judged);
    struct sg_event *event = push(work, SG_EVENT_ASSESSMENT, sg_session_state(hour->session)->at_ms);
    event->as.assessment.about = effect->assess.about;
    event->as.assessment.bound = judged.bound;
    event->as.assessment.before = judged.before;
    event->as.assessment.after = judged.after;
    event->as.assessment.improving = judged.improving;
    event->as.assessment.legal = judged.legal;
    event->as.assessment.blocked = judged.blocked;
}

static void say(struct sg_hour *hour, struct work *work, const struct sg_effect *effect)
{
    const struct sg_session_state *state = sg_session_state(hour->session);
    struct sg_event *shown = push(work, SG_EVENT_PROMPT_SHOWN, state->at_ms);
    struct sg_text words;
    sg_text_init(&words, shown->as.prompt_shown.words, sizeof shown->as.prompt_shown.words);
    shown->as.prompt_shown.decision = effect->event.as.decision.index;
    hour->words(hour->user, state, &effect->event, &words);
}

static enum sg_status carry_out(struct sg_hour *hour, struct work *work, const struct sg_effect *effect)
{
    switch (effect->kind) {
    case SG_EFFECT_RECORD: return hour->record(hour->user, &effect->event) ? SG_OK : SG_ERR_CANCELLED;
    case SG_EFFECT_LEVELS: return make_levels(hour, work, effect);
    case SG_EFFECT_PREPARE: return prepare(hour);
    case SG_EFFECT_ASSESS: assess(hour, work, effect); return SG_OK;
    case SG_EFFECT_WORDS: say(hour, work, effect); return SG_OK;
    case SG_EFFECT_DURABLE:
    case SG_EFFECT_NOTE: return SG_OK;
    }
    return SG_OK;
}

/* One update and its effects. The answers of our own that come too late are refused, and that is fine. */
static enum sg_status update(struct sg_hour *hour, struct work *work, const struct sg_event *input)
{
    enum sg_status status = sg_session_update(hour->session, input, &work->effects);
    for (uint32_t i = 0; i < work->effects.count; i++) {
        enum sg_status done = carry_out(hour, work, &work->effects.items[i]);
        if (done != SG_OK)
            return done == SG_ERR_ILLEGAL ? SG_ERR_TEXT : done;
    }
    return status;
}

enum sg_status sg_hour_feed(struct sg_hour *hour, const struct sg_event *input)
{
    struct work *work = malloc(sizeof *work);
    if (!work)
        return SG_ERR_MEMORY;
    work->head = work->count = 0;
    enum sg_status status = update(hour, work, input);
    while (status == SG_OK && work->count > 0) {
        struct sg_event answer = work->queue[work->head];
        work->head = (work->head + 1) % QUEUE;
        work->count--;
        status = update(hour, work, &answer);
        if (status == SG_ERR_ILLEGAL)
            status = SG_OK;
    }
    free(work);
    return status;
}

/* ---- the whole hour ---- */

/* The tick that the session wants before `until_ms`, if any. */
static bool tick_before(const struct sg_session *session, int64_t until_ms, struct sg_event *tick)
{
    int64_t wake_ms = sg_session_wake_ms(session);
    *tick = (struct sg_event){.kind = SG_EVENT_TICK, .at_ms = wake_ms};
    return wake_ms < until_ms;
}

/* The next input of the persona, unless something happens while it is thinking: then it was never asked. */
enum sg_status sg_hour_step(struct sg_hour *hour, struct sg_persona *persona)
{
    struct sg_persona before = *persona;
    struct sg_event input, tick;
    sg_persona_next(persona, hour->session, hour->bench, &input);
    if (!tick_before(hour->session, input.at_ms, &tick))
        return sg_hour_feed(hour, &input);
    *persona = before;
    return sg_hour_feed(hour, &tick);
}

enum sg_status sg_hour_play(struct sg_hour *hour, struct sg_persona *persona, const struct sg_event *started)
{
    enum sg_status status = sg_hour_feed(hour, started);
    for (int inputs = 1; status == SG_OK && sg_session_state(hour->session)->stage != SG_STAGE_ENDED;
         inputs++)
        status = inputs < INPUTS_MAX ? sg_hour_step(hour, persona) : SG_ERR_BUDGET;
    return status;
}
