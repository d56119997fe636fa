#include "learner/active.h"

bool sg_active_is_input(const struct sg_event *event)
{
    switch (event->kind) {
    case SG_EVENT_SESSION_STARTED:
    case SG_EVENT_ASSENT:
    case SG_EVENT_CHECK_IN:
    case SG_EVENT_MOVE:
    case SG_EVENT_NULL_MOVE:
    case SG_EVENT_UNDO:
    case SG_EVENT_REDO:
    case SG_EVENT_RESTART:
    case SG_EVENT_CHECKPOINT:
    case SG_EVENT_HINT:
    case SG_EVENT_PROMPT_ANSWER:
    case SG_EVENT_REFLECTION:
    case SG_EVENT_PROFILE_ITEM:
    case SG_EVENT_REFRAMING:
    case SG_EVENT_TESTIMONIAL:
    case SG_EVENT_FOCUS:
    case SG_EVENT_PAUSE:
    case SG_EVENT_SESSION_ENDED: return true;
    case SG_EVENT_CHOICE: return event->as.choice.actor != SG_ACTOR_SYSTEM;
    case SG_EVENT_PROMPT_CLOSED: return event->as.prompt_closed.close != SG_PROMPT_CLOSE_MOVED_ON;
    case SG_EVENT_ATTEMPT_ENDED:
        return event->as.attempt_ended.end == SG_ATTEMPT_END_SURRENDERED ||
               event->as.attempt_ended.end == SG_ATTEMPT_END_LEFT;
    default: return false;
    }
}

bool sg_active_frozen(const struct sg_active *active)
{
    return active->paused || active->unfocused || active->calm;
}

int64_t sg_active_at(const struct sg_active *active, int64_t at_ms)
{
    int64_t gap_ms = at_ms - active->input_at_ms;
    if (gap_ms <= 0 || sg_active_frozen(active))
        return active->active_ms;
    return active->active_ms + (gap_ms < SG_ACTIVE_GAP_MS ? gap_ms : SG_ACTIVE_GAP_MS);
}

/* What stops the clock, and what starts it again. */
static void note_flags(struct sg_active *active, const struct sg_event *event)
{
    switch (event->kind) {
    case SG_EVENT_PAUSE: active->paused = event->as.pause.paused; break;
    case SG_EVENT_FOCUS: active->unfocused = !event->as.focus.focused; break;
    case SG_EVENT_RECOVERED: active->unfocused = false; break; /* its window is new */
    case SG_EVENT_STOP_RULE: active->calm = true; break;
    case SG_EVENT_CHOICE: active->calm = false; break;
    case SG_EVENT_CHECK_IN:
        active->calm = active->calm && (event->as.check_in.feeling == SG_FEELING_STOP ||
                                        event->as.check_in.feeling == SG_FEELING_ANGRY);
        break;
    default: break;
    }
}

void sg_active_note(struct sg_active *active, const struct sg_event *event)
{
    bool counts = sg_active_is_input(event) || event->kind == SG_EVENT_STOP_RULE;
    bool begins = event->kind == SG_EVENT_SESSION_STARTED; /* what passed before is nobody's */
    bool was_away = event->kind == SG_EVENT_RECOVERED;     /* nor is the time the program was gone */
    if (counts && !begins)
        active->active_ms = sg_active_at(active, event->at_ms);
    if (counts || was_away)
        active->input_at_ms = event->at_ms;
    note_flags(active, event);
}
