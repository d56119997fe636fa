#include "live.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "facts.h"
#include "past.h"
#include "seen.h"
#include "platform/platform.h"

enum {
    BACKLOG = 4 * SG_EFFECTS_MAX,
    RETRY_MS = 20,   /* how soon the log is asked again */
    WATCH_MS = 250,  /* how soon its health, while something is not on disk */
    TICK_MS = 50,    /* no two ticks nearer than this, whatever the session wishes */
    SAVED_MS = 3000, /* how long a notice stays */
    RESUMED_MS = 8000
};

struct sg_live {
    struct sg_live_desc desc;
    struct sg_room *room;
    struct sg_session *session; /* NULL: none yet */
    struct sg_review review;    /* of it */
    int64_t id;                 /* its name in the store */
    struct sg_effects effects;  /* of the update at hand: too large for the stack, as the next */
    struct sg_seen seen;        /* levels met before */

    int64_t origin_ms;    /* now_ms at which at_ms was 0 */
    int64_t stopped_ms;   /* now_ms since when the clock stands still; -1: it runs */
    int64_t next_tick_ms; /* not before */

    struct sg_event backlog[BACKLOG]; /* what the full ring did not take */
    size_t backlog_count;
    uint64_t recorded_seq; /* the last that went to the log */
    uint64_t saving_seq;   /* "saved" is owed once this is on disk; 0: nothing is */
    bool disk_fails;

    struct sg_hint hint;
    uint32_t hint_visit;

    struct sg_phrase notice;
    bool notice_is_error;
    int64_t notice_until_ms; /* INT64_MAX: stays */
};

/* ---- notices ---- */

void sg_live_say(struct sg_live *live, const struct sg_phrase *words, bool is_error, int64_t for_ms,
                 int64_t now_ms)
{
    live->notice = *words;
    live->notice_is_error = is_error;
    live->notice_until_ms = for_ms > 0 ? now_ms + for_ms : INT64_MAX;
}

static void tell(struct sg_live *live, const char *msgid, bool is_error, int64_t for_ms, int64_t now_ms)
{
    struct sg_phrase words;
    sg_phrase_set(&words, msgid);
    sg_live_say(live, &words, is_error, for_ms, now_ms);
}

const struct sg_phrase *sg_live_notice(const struct sg_live *live, bool *is_error)
{
    *is_error = live->notice_is_error;
    return live->notice.msgid ? &live->notice : NULL;
}

/* ---- time ---- */

static int64_t at_ms(const struct sg_live *live, int64_t now_ms)
{
    return (live->stopped_ms >= 0 ? live->stopped_ms : now_ms) - live->origin_ms;
}

static void stop_clock(struct sg_live *live, int64_t now_ms)
{
    if (live->stopped_ms >= 0)
        return;
    live->stopped_ms = now_ms;
    tell(live, SG_T("The disk is slow. Nothing is lost; the game waits until all is saved."), true, 0,
         now_ms);
}

static void start_clock(struct sg_live *live, int64_t now_ms)
{
    live->origin_ms += now_ms - live->stopped_ms;
    live->stopped_ms = -1;
    live->notice.msgid = NULL;
}

/* ---- the log ---- */

/* In order: once one event waits, all that follow wait behind it. */
static void record(struct sg_live *live, const struct sg_event *event, int64_t now_ms)
{
    live->recorded_seq = event->seq;
    if (live->backlog_count == 0 && sg_store_put(live->desc.store, live->id, event) == SG_OK)
        return;
    assert(live->backlog_count < BACKLOG); /* no input is taken while something waits */
    live->backlog[live->backlog_count++] = *event;
    stop_clock(live, now_ms);
}

static void put_backlog(struct sg_live *live, int64_t now_ms)
{
    size_t put = 0;
    while (put < live->backlog_count &&
           sg_store_put(live->desc.store, live->id, &live->backlog[put]) == SG_OK)
        put++;
    live->backlog_count -= put;
    memmove(live->backlog, live->backlog + put, live->backlog_count * sizeof *live->backlog);
    if (live->backlog_count == 0 && live->stopped_ms >= 0)
        start_clock(live, now_ms);
}

/* Whether what the log does brought something new to say. */
static bool watch_disk(struct sg_live *live, int64_t now_ms)
{
    bool fails = sg_store_health(live->desc.store) != SG_OK;
    if (fails != live->disk_fails) {
        live->disk_fails = fails;
        if (fails)
            tell(live,
                 SG_T("The disk does not take the log now. What you do is kept in a second file. Tell your "
                      "coach."),
                 true, 0, now_ms);
        else
            tell(live, SG_T("The disk takes the log again. Nothing was lost."), false, RESUMED_MS, now_ms);
        return true;
    }
    if (live->saving_seq > 0 && sg_store_durable_seq(live->desc.store, live->id) >= live->saving_seq) {
        live->saving_seq = 0;
        if (!fails && live->stopped_ms < 0)
            tell(live, SG_T("Saved."), false, SAVED_MS, now_ms);
        return true;
    }
    return false;
}

/* ---- effects ---- */

static void note(struct sg_live *live, const struct sg_event *event)
{
    if (event->kind != SG_EVENT_HINT && event->kind != SG_EVENT_ASSESSMENT &&
        !sg_session_state(live->session)->hint.open)
        live->hint.cell_count = 0;              /* the next move closed it */
    (void)sg_review_note(&live->review, event); /* without memory the curve stays short; the log has it all */
    live->desc.note(live->desc.user, event);
}

/* The level as it was when it opened: what an oracle is prepared for. */
static void prepare(struct sg_live *live)
{
    const struct sg_session_state *state = sg_session_state(live->session);
    unsigned char position[SG_POSITION_BYTES];
    if (state->game && state->game->read_position(state->level.position, strlen(state->level.position),
                                                  position, NULL) == SG_OK)
        (void)sg_room_prepare(live->room, state->game, position);
}

static void update(struct sg_live *live, const struct sg_event *input, int64_t now_ms);

static void show_prompt(struct sg_live *live, const struct sg_event *decision, int64_t now_ms)
{
    struct sg_event shown = {.kind = SG_EVENT_PROMPT_SHOWN};
    shown.as.prompt_shown.decision = decision->as.decision.index;
    shown.as.prompt_shown.situation = decision->as.decision.situation;
    memcpy(shown.as.prompt_shown.variant, decision->as.decision.variant,
           sizeof shown.as.prompt_shown.variant);
    struct sg_text words;
    sg_text_init(&words, shown.as.prompt_shown.words, sizeof shown.as.prompt_shown.words);
    sg_facts_words(live->desc.content, sg_session_state(live->session), decision, &words);
    update(live, &shown, now_ms);
}

/* Carries out live->effects. The words of a prompt are an answer, and so come after everything else. */
static void carry_out(struct sg_live *live, int64_t now_ms)
{
    struct sg_event decision = {.kind = SG_EVENT_TICK};
    for (uint32_t i = 0; i < live->effects.count; i++) {
        const struct sg_effect *effect = &live->effects.items[i];
        switch (effect->kind) {
        case SG_EFFECT_RECORD:
            record(live, &effect->event, now_ms);
            note(live, &effect->event);
            break;
        case SG_EFFECT_NOTE: note(live, &effect->event); break;
        case SG_EFFECT_DURABLE: live->saving_seq = effect->event.seq; break;
        case SG_EFFECT_LEVELS: (void)sg_room_levels(live->room, effect); break;
        case SG_EFFECT_PREPARE: prepare(live); break;
        case SG_EFFECT_ASSESS: (void)sg_room_assess(live->room, effect); break;
        case SG_EFFECT_WORDS: decision = effect->event; break;
        }
    }
    if (decision.kind == SG_EVENT_DECISION)
        show_prompt(live, &decision, now_ms);
}

static void update(struct sg_live *live, const struct sg_event *input, int64_t now_ms)
{
    struct sg_event event = *input;
    event.at_ms = at_ms(live, now_ms);
    (void)sg_session_update(live->session, &event,
                            &live->effects); /* an answer that comes too late is refused: fine */
    carry_out(live, now_ms);
}

enum sg_status sg_live_input(struct sg_live *live, const struct sg_event *event, int64_t now_ms)
{
    if (!live->session)
        return SG_ERR_ILLEGAL;
    if (live->stopped_ms >= 0)
        return SG_ERR_BUSY;
    struct sg_event input = *event;
    input.at_ms = at_ms(live, now_ms);
    enum sg_status status = sg_session_update(live->session, &input, &live->effects);
    carry_out(live, now_ms);
    return status;
}

/* ---- hints ---- */

void sg_live_tip(struct sg_live *live)
{
    const struct sg_session_state *state = live->session ? sg_session_state(live->session) : NULL;
    if (!state || state->stage != SG_STAGE_PLAY)
        return;
    enum sg_rung rung = SG_RUNG_LOOK;
    if (state->hint.open)
        rung = state->hint.rung < SG_RUNG_STEP ? state->hint.rung + 1 : SG_RUNG_STEP;
    if (!state->dead_end)
        (void)sg_room_hint(live->room, state->game, sg_history_now(sg_session_history(live->session)), rung,
                           state->seq);
}

/* A hint for a board that changed meanwhile is let go. */
static void take_hint(struct sg_live *live, struct sg_room_answer *answer, int64_t now_ms)
{
    const struct sg_session_state *state = sg_session_state(live->session);
    const struct sg_history *history = sg_session_history(live->session);
    struct sg_move move;
    const char *text = answer->event.as.hint.move;
    bool fits = state->stage == SG_STAGE_PLAY && history &&
                (*text == '\0' ||
                 state->game->read_move(sg_history_now(history), text, strlen(text), &move) == SG_OK);
    if (!fits || answer->about > state->seq)
        return;
    struct sg_text words;
    sg_text_init(&words, answer->event.as.hint.words, sizeof answer->event.as.hint.words);
    sg_content_phrase(live->desc.content, &answer->hint.words, &words);
    live->hint = answer->hint;
    live->hint_visit = state->visit;
    update(live, &answer->event, now_ms);
}

const struct sg_hint *sg_live_hint(const struct sg_live *live)
{
    const struct sg_session_state *state = live->session ? sg_session_state(live->session) : NULL;
    return state && state->hint.open && live->hint_visit == state->visit && live->hint.cell_count > 0
               ? &live->hint
               : NULL;
}

/* ---- the turn ---- */

static bool take_answers(struct sg_live *live, int64_t now_ms)
{
    bool any = false;
    struct sg_room_answer answer;
    while (live->backlog_count == 0 && sg_room_take(live->room, &answer)) {
        any = true;
        if (!live->session)
            continue;
        if (answer.kind == SG_ROOM_HINT)
            take_hint(live, &answer, now_ms);
        else
            update(live, &answer.event, now_ms);
    }
    return any;
}

static bool tick(struct sg_live *live, int64_t now_ms)
{
    if (live->stopped_ms >= 0 || now_ms < live->next_tick_ms ||
        sg_session_wake_ms(live->session) > at_ms(live, now_ms))
        return false;
    live->next_tick_ms = now_ms + TICK_MS;
    update(live, &(struct sg_event){.kind = SG_EVENT_TICK}, now_ms);
    return true;
}

/* Whether the room has something to say. */
static bool watch_room(struct sg_live *live, int64_t now_ms)
{
    struct sg_phrase words;
    if (!sg_room_notice(live->room, &words))
        return false;
    sg_live_say(live, &words, true, RESUMED_MS, now_ms);
    return true;
}

bool sg_live_turn(struct sg_live *live, bool held, int64_t now_ms)
{
    bool changed = false;
    if (live->backlog_count > 0) {
        put_backlog(live, now_ms);
        changed = live->backlog_count == 0;
    }
    changed = take_answers(live, now_ms) || changed;
    if (live->session && !held)
        changed = tick(live, now_ms) || changed;
    changed = watch_disk(live, now_ms) || changed;
    changed = watch_room(live, now_ms) || changed;
    if (live->notice.msgid && now_ms >= live->notice_until_ms) {
        live->notice.msgid = NULL;
        changed = true;
    }
    return changed;
}

static int64_t sooner(int64_t one, int64_t other)
{
    return one < other ? one : other;
}

int64_t sg_live_wake_ms(const struct sg_live *live, int64_t now_ms)
{
    int64_t wake = live->notice.msgid ? live->notice_until_ms : INT64_MAX;
    if (live->backlog_count > 0 || live->saving_seq > 0 || live->disk_fails)
        wake = sooner(wake, now_ms + RETRY_MS);
    else if (live->session && sg_store_durable_seq(live->desc.store, live->id) < live->recorded_seq)
        wake = sooner(wake, now_ms + WATCH_MS);
    if (!live->session || live->stopped_ms >= 0)
        return wake;
    int64_t due = sg_session_wake_ms(live->session);
    if (due < INT64_MAX - live->origin_ms) {
        due += live->origin_ms;
        wake = sooner(wake, due > live->next_tick_ms ? due : live->next_tick_ms);
    }
    return wake;
}

/* ---- beginning and resuming ---- */

static void forget_session(struct sg_live *live)
{
    if (live->session)
        sg_review_deinit(&live->review);
    sg_session_free(live->session);
    live->session = NULL;
    live->backlog_count = 0;
    live->recorded_seq = live->saving_seq = 0;
    live->stopped_ms = -1;
    live->next_tick_ms = 0;
    live->hint.cell_count = 0;
}

static enum sg_status new_session(struct sg_live *live)
{
    forget_session(live);
    if (sg_review_init(&live->review) != SG_OK)
        return SG_ERR_MEMORY;
    live->session = sg_session_new(live->desc.games);
    if (live->session)
        return SG_OK;
    sg_review_deinit(&live->review);
    return SG_ERR_MEMORY;
}

static void put_text(char *bytes, size_t capacity, const char *value)
{
    struct sg_text text;
    sg_text_init(&text, bytes, capacity);
    sg_text_put(&text, value);
}

/* The room is told whom it makes levels for. */
static void seat(struct sg_live *live, const char *learner)
{
    struct sg_seen *seen = &live->seen;
    sg_seen_fill(live->desc.store, live->desc.games, learner, seen);
    sg_room_learner(live->room, seen->levels, seen->count < SG_ROOM_SEEN ? seen->count : SG_ROOM_SEEN);
}

enum sg_status sg_live_begin(struct sg_live *live, const char *learner, uint64_t seed, int64_t now_ms)
{
    int64_t id;
    enum sg_status status = sg_store_begin(live->desc.store, learner, &id);
    if (status == SG_OK)
        status = new_session(live);
    if (status != SG_OK)
        return status;
    live->id = id;
    live->origin_ms = now_ms;
    seat(live, learner);
    struct sg_event started;
    sg_facts_started(live->desc.content, learner, seed, &started);
    sg_past_fill(live->desc.store, live->desc.games, learner, &started);
    status = sg_live_input(live, &started, now_ms);
    if (status != SG_OK)
        forget_session(live);
    return status;
}

struct refold {
    struct sg_live *live;
    enum sg_status status;
};

static bool fold_one(void *user, const struct sg_event *event)
{
    struct refold *refold = user;
    refold->status = sg_session_apply(refold->live->session, event);
    if (refold->status == SG_OK)
        refold->status = sg_review_note(&refold->live->review, event);
    return refold->status == SG_OK;
}

static void tell_recovery(struct sg_live *live, int64_t now_ms)
{
    struct sg_event recovered = {.kind = SG_EVENT_RECOVERED};
    recovered.as.recovered.kept_seq = sg_session_state(live->session)->seq;
    put_text(recovered.as.recovered.story, sizeof recovered.as.recovered.story,
             "the program ended during the session; all recorded events were folded again");
    update(live, &recovered, now_ms);
}

enum sg_status sg_live_resume(struct sg_live *live, const char *learner, int64_t now_ms)
{
    struct sg_store_session found;
    enum sg_status status = sg_store_unfinished(live->desc.store, learner, &found);
    if (status == SG_OK)
        status = new_session(live);
    if (status != SG_OK)
        return status;
    struct refold refold = {live, SG_OK};
    status = sg_store_events(live->desc.store, found.id, fold_one, &refold);
    if (refold.status != SG_OK || status != SG_OK || sg_session_state(live->session)->seq == 0) {
        forget_session(live);
        return SG_ERR_DAMAGED;
    }
    live->id = found.id;
    live->origin_ms = now_ms - sg_session_state(live->session)->at_ms;
    seat(live, learner);
    tell_recovery(live, now_ms);
    sg_session_owed(live->session, &live->effects);
    carry_out(live, now_ms);
    tell(live, SG_T("You are back where you were. Everything until then was kept."), false, RESUMED_MS,
         now_ms);
    return SG_OK;
}

/* ---- life ---- */

struct sg_live *sg_live_open(const struct sg_live_desc *desc)
{
    struct sg_live *live = calloc(1, sizeof *live);
    if (!live)
        return NULL;
    live->desc = *desc;
    live->stopped_ms = -1;
    live->room = sg_room_open(desc->games, desc->wake, desc->user);
    if (live->room)
        return live;
    free(live);
    return NULL;
}

void sg_live_close(struct sg_live *live)
{
    if (!live)
        return;
    sg_room_close(live->room);
    forget_session(live);
    free(live);
}

void sg_live_speak(struct sg_live *live, const struct sg_content *content)
{
    live->desc.content = content;
}

const struct sg_session *sg_live_session(const struct sg_live *live)
{
    return live->session;
}

const struct sg_review *sg_live_review(const struct sg_live *live)
{
    return live->session ? &live->review : NULL;
}
