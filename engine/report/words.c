/* One table a kind of value; a log of a newer version may hold values that this one has no word for. */
#include "report/words.h"

#include <stddef.h>

static const char *const feelings[SG_FEELING_COUNT] = {
    [SG_FEELING_SMOOTH] = SG_T("going smoothly"), [SG_FEELING_SEARCHING] = SG_T("searching"),
    [SG_FEELING_STUCK] = SG_T("stuck"),           [SG_FEELING_ANGRY] = SG_T("angry"),
    [SG_FEELING_BORED] = SG_T("bored"),           [SG_FEELING_STOP] = SG_T("wants to stop"),
};

static const char *const phases[SG_PHASE_COUNT] = {
    [SG_PHASE_WARM] = SG_T("warm-up"),    [SG_PHASE_STRETCH] = SG_T("stretch"),
    [SG_PHASE_WALL] = SG_T("wall"),       [SG_PHASE_RECOVER] = SG_T("recover"),
    [SG_PHASE_RETURN] = SG_T("return"),   [SG_PHASE_FREE] = SG_T("free"),
    [SG_PHASE_CLOSING] = SG_T("closing"), [SG_PHASE_LEARN] = SG_T("lesson"),
};

static const char *const choices[SG_CHOICE_COUNT] = {
    [SG_CHOICE_LEVEL] = SG_T("another level"),        [SG_CHOICE_AGAIN] = SG_T("again, the same way"),
    [SG_CHOICE_OTHER_WAY] = SG_T("another way"),      [SG_CHOICE_EASIER] = SG_T("something lighter"),
    [SG_CHOICE_HARDER] = SG_T("something harder"),    [SG_CHOICE_OTHER_LEVEL] = SG_T("another level"),
    [SG_CHOICE_WALL_YES] = SG_T("on to the wall"),    [SG_CHOICE_WALL_NO] = SG_T("no wall now"),
    [SG_CHOICE_KEEP_TRYING] = SG_T("kept searching"), [SG_CHOICE_CLOSE] = SG_T("to the end of the hour"),
    [SG_CHOICE_OTHER_GAME] = SG_T("to another game"), [SG_CHOICE_GAME] = SG_T("this game"),
};

static const char *const impasses[SG_IMPASSE_COUNT] = {
    [SG_IMPASSE_STUCK] = SG_T("stuck"),
    [SG_IMPASSE_WHEEL_SPINNING] = SG_T("going round in circles"),
};

static const char *const impasse_ends[SG_IMPASSE_END_COUNT] = {
    [SG_IMPASSE_END_NEW_BEST] = SG_T("a new closest point"),
    [SG_IMPASSE_END_SOLVED] = SG_T("the solution"),
    [SG_IMPASSE_END_ATTEMPT_OVER] = SG_T("the end of the visit"),
};

static const char *const situations[SG_SITUATION_COUNT] = {
    [SG_SITUATION_OBSTACLE] = SG_T("obstacle"),      [SG_SITUATION_CHALLENGE] = SG_T("challenge"),
    [SG_SITUATION_EFFORT] = SG_T("effort"),          [SG_SITUATION_CRITICISM] = SG_T("criticism"),
    [SG_SITUATION_OTHERS] = SG_T("others' success"),
};

static const char *const breakpoints[SG_BREAKPOINT_COUNT] = {
    [SG_BREAKPOINT_RESTART] = SG_T("after a restart"),
    [SG_BREAKPOINT_ATTEMPT_OVER] = SG_T("after the visit"),
    [SG_BREAKPOINT_CHOICE] = SG_T("at a choice"),
    [SG_BREAKPOINT_PAUSE] = SG_T("in a pause"),
};

static const char *const unavailables[SG_UNAVAILABLE_COUNT] = {
    [SG_UNAVAILABLE_OFF] = SG_T("prompts are off"),
    [SG_UNAVAILABLE_SESSION_DOSE] = SG_T("enough in this session"),
    [SG_UNAVAILABLE_SPACING] = SG_T("the one before was too recent"),
    [SG_UNAVAILABLE_CATCHPHRASE_DOSE] = SG_T("this catchphrase was too recent"),
    [SG_UNAVAILABLE_NOT_NOW] = SG_T("'not now' was tapped"),
    [SG_UNAVAILABLE_STARTED] = SG_T("the level had only begun"),
    [SG_UNAVAILABLE_NEW_BEST] = SG_T("got nearer shortly before"),
    [SG_UNAVAILABLE_BURST] = SG_T("no breakpoint, play went on"),
    [SG_UNAVAILABLE_STOPPED] = SG_T("paused or stopped"),
};

static const char *const closes[SG_PROMPT_CLOSE_COUNT] = {
    [SG_PROMPT_CLOSE_CHIP] = SG_T("took a step that it offered"),
    [SG_PROMPT_CLOSE_NOT_NOW] = SG_T("not now"),
    [SG_PROMPT_CLOSE_MOVED_ON] = SG_T("played on"),
};

static const char *const chips[SG_CHIP_COUNT] = {
    [SG_CHIP_BACKWARDS] = SG_T("think back from the goal"),
    [SG_CHIP_PART] = SG_T("one part first"),
    [SG_CHIP_RESTART] = SG_T("start over with a new plan"),
    [SG_CHIP_TIP] = SG_T("a tip"),
    [SG_CHIP_PAUSE] = SG_T("a pause"),
    [SG_CHIP_KEEP] = SG_T("search on"),
};

static const char *const attempt_ends[SG_ATTEMPT_END_COUNT] = {
    [SG_ATTEMPT_END_NONE] = SG_T("still open"),      [SG_ATTEMPT_END_SOLVED] = SG_T("solved"),
    [SG_ATTEMPT_END_SURRENDERED] = SG_T("given up"), [SG_ATTEMPT_END_LEFT] = SG_T("left it"),
    [SG_ATTEMPT_END_CAPPED] = SG_T("time cap"),      [SG_ATTEMPT_END_COACH] = SG_T("coach"),
};

static const char *const stops[SG_STOP_COUNT] = {
    [SG_STOP_TAPPED] = SG_T("stop was tapped"),
    [SG_STOP_ANGRY_TWICE] = SG_T("angry twice within five minutes"),
    [SG_STOP_BURST] = SG_T("a burst of inputs"),
    [SG_STOP_COACH] = SG_T("the coach"),
};

static const char *const session_ends[SG_SESSION_END_COUNT] = {
    [SG_SESSION_END_NONE] = SG_T("still open, or cut off"),
    [SG_SESSION_END_FINISHED] = SG_T("went to the end"),
    [SG_SESSION_END_STOPPED] = SG_T("stopped by the learner"),
    [SG_SESSION_END_STOP_RULE] = SG_T("ended by a stop rule"),
    [SG_SESSION_END_COACH] = SG_T("ended by the coach"),
};

static const char *word(const char *const *list, size_t count, unsigned value)
{
    return value < count && list[value] ? list[value] : "-";
}

#define WORD(function, type, list)                                                                           \
    const char *function(type value)                                                                         \
    {                                                                                                        \
        return word(list, sizeof(list) / sizeof *(list), (unsigned)value);                                   \
    }

WORD(sg_words_feeling, enum sg_feeling, feelings)
WORD(sg_words_phase, enum sg_phase, phases)
WORD(sg_words_choice, enum sg_choice, choices)
WORD(sg_words_impasse, enum sg_impasse, impasses)
WORD(sg_words_impasse_end, enum sg_impasse_end, impasse_ends)
WORD(sg_words_situation, enum sg_situation, situations)
WORD(sg_words_breakpoint, enum sg_breakpoint, breakpoints)
WORD(sg_words_unavailable, enum sg_unavailable, unavailables)
WORD(sg_words_close, enum sg_prompt_close, closes)
WORD(sg_words_chip, enum sg_chip, chips)
WORD(sg_words_attempt_end, enum sg_attempt_end, attempt_ends)
WORD(sg_words_stop, enum sg_stop, stops)
WORD(sg_words_session_end, enum sg_session_end, session_ends)
