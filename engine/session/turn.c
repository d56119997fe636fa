#include "session/inside.h"

#include <assert.h>
#include <string.h>

struct sg_effect *sg_effects_add(struct sg_effects *effects, enum sg_effect_kind kind)
{
    assert(effects->count < SG_EFFECTS_MAX);
    struct sg_effect *effect = &effects->items[effects->count++];
    memset(effect, 0, sizeof *effect);
    effect->kind = kind;
    return effect;
}

struct sg_effect *sg_turn_effect(struct sg_turn *turn, enum sg_effect_kind kind)
{
    return sg_effects_add(turn->effects, kind);
}

/* Through the text form and back, so that the fold sees here what it will see when the log is read: six
 * decimals, terminated strings. */
static enum sg_status normalise(struct sg_event *event)
{
    char body[SG_EVENT_BODY];
    struct sg_text text;
    sg_text_init(&text, body, sizeof body);
    sg_event_write_body(event, &text);
    if (text.cut || sg_event_read_body(event->kind, body, text.length, event, NULL) != SG_OK)
        return SG_ERR_RANGE;
    return SG_OK;
}

static void hand_out(struct sg_turn *turn, const struct sg_event *event, bool record)
{
    sg_turn_effect(turn, record ? SG_EFFECT_RECORD : SG_EFFECT_NOTE)->event = *event;
}

bool sg_turn_emit(struct sg_turn *turn, struct sg_event *event)
{
    struct sg_session *session = turn->session;
    if (turn->status != SG_OK)
        return false;
    turn->status = normalise(event);
    if (turn->status != SG_OK)
        return false;
    event->seq = session->state.seq + 1;
    event->at_ms = turn->at_ms;
    /* "rather not" is itself recorded: it says why the log ends there */
    bool record = session->state.recording || event->kind == SG_EVENT_SESSION_STARTED;
    turn->status = sg_session_apply(session, event);
    assert(turn->status != SG_ERR_ILLEGAL); /* what we decide is what we can fold */
    if (turn->status != SG_OK)
        return false;
    event->state_hash = sg_session_hash(session);
    hand_out(turn, event, record);
    return true;
}

bool sg_turn_emit_durable(struct sg_turn *turn, struct sg_event *event)
{
    bool record = turn->session->state.recording || event->kind == SG_EVENT_SESSION_STARTED;
    if (!sg_turn_emit(turn, event))
        return false;
    if (record)
        sg_turn_effect(turn, SG_EFFECT_DURABLE)->event = *event;
    return true;
}
