#include "report/story.h"

#include <math.h>
#include <string.h>

#include "learner/impasse.h"
#include "report/words.h"

enum { INDENT = 9 }; /* of what belongs to the moment above it */

static void none(struct sg_lines *lines)
{
    sg_lines_put(lines, "  ");
    sg_lines_words(lines, SG_T("none"));
    sg_lines_end(lines);
}

/* "  12:31  " */
static void begin(struct sg_lines *lines, const struct sg_review_mark *mark)
{
    char clock[24];
    struct sg_text text;
    sg_text_init(&text, clock, sizeof clock);
    sg_lines_write_clock(&text, mark->at_ms);
    sg_lines_right(lines, INDENT - 2, clock);
    sg_lines_put(lines, "  ");
}

static void visit(struct sg_lines *lines, uint32_t number)
{
    struct sg_phrase phrase;
    sg_phrase_set(&phrase, SG_T("visit {visit}"));
    sg_phrase_add_int(&phrase, "visit", number);
    sg_lines_phrase(lines, &phrase);
}

static void detail(struct sg_lines *lines, const struct sg_phrase *phrase)
{
    sg_lines_phrase(lines, phrase);
    sg_lines_end_wrapped(lines, INDENT);
}

/* A detail with one or two numbers; `second` NULL: one. */
static void figures(struct sg_lines *lines, const char *msgid, const char *first, int64_t value,
                    const char *second, int64_t other)
{
    struct sg_phrase phrase;
    sg_phrase_set(&phrase, msgid);
    sg_phrase_add_int(&phrase, first, value);
    if (second)
        sg_phrase_add_int(&phrase, second, other);
    detail(lines, &phrase);
}

/* ---- impasses ---- */

static int64_t of_window(double share, uint32_t window)
{
    return (int64_t)floor(share * window + .5);
}

static void write_why_spinning(const struct sg_event *event, struct sg_lines *lines)
{
    uint32_t tries = event->as.impasse_began.attempts_without_best;
    if (tries >= sg_impasse_rules.spin_attempts) {
        figures(lines, SG_T("{tries} tries without a new closest point (threshold {threshold})"), "tries",
                tries, "threshold", sg_impasse_rules.spin_attempts);
        return;
    }
    struct sg_phrase phrase;
    sg_phrase_set(&phrase,
                  SG_T("no new closest point for {s} s in {tries} tries (thresholds {limit} s and {least})"));
    sg_phrase_add_int(&phrase, "s", event->as.impasse_began.since_best_ms / 1000);
    sg_phrase_add_int(&phrase, "tries", tries);
    sg_phrase_add_int(&phrase, "limit", sg_impasse_rules.spin_ms / 1000);
    sg_phrase_add_int(&phrase, "least", sg_impasse_rules.spin_attempts_slow);
    detail(lines, &phrase);
}

static void write_why(const struct sg_event *event, struct sg_lines *lines)
{
    const struct sg_impasse_rules *rules = &sg_impasse_rules;
    if (event->as.impasse_began.impasse == SG_IMPASSE_WHEEL_SPINNING)
        write_why_spinning(event, lines);
    if (event->as.impasse_began.slow)
        figures(lines, SG_T("no new closest point for {s} s (threshold {threshold} s)"), "s",
                event->as.impasse_began.since_best_ms / 1000, "threshold",
                event->as.impasse_began.threshold_ms / 1000);
    if (event->as.impasse_began.errors)
        figures(lines, SG_T("{n} of the last {window} moves did not bring the goal nearer"), "n",
                of_window(event->as.impasse_began.error_rate, rules->move_window), "window",
                rules->move_window);
    if (event->as.impasse_began.restarted)
        figures(lines, SG_T("restarts in this visit: {n}"), "n", event->as.impasse_began.restarts, NULL, 0);
    if (event->as.impasse_began.revisits)
        figures(lines, SG_T("{n} of the last {window} moves came back to a position seen before"), "n",
                of_window(event->as.impasse_began.revisit_share, rules->revisit_window), "window",
                rules->revisit_window);
    if (event->as.impasse_began.taking_back)
        figures(lines, SG_T("{n} of the last {window} acts took a move back or put a piece back"), "n",
                event->as.impasse_began.take_backs, "window", rules->act_window);
    if (event->as.impasse_began.pausing)
        figures(lines, SG_T("{s} s without a move"), "s", event->as.impasse_began.pause_ms / 1000, NULL, 0);
}

static void write_impasse_end(const struct sg_review *review, size_t began, struct sg_lines *lines)
{
    for (size_t i = began + 1; i < review->mark_count; i++) {
        const struct sg_review_mark *mark = &review->marks[i];
        if (mark->kind == SG_EVENT_IMPASSE_BEGAN)
            break;
        if (mark->kind != SG_EVENT_IMPASSE_ENDED)
            continue;
        struct sg_phrase phrase;
        sg_phrase_set(&phrase, SG_T("over after {s} s, by {end}"));
        sg_phrase_add_int(&phrase, "s", mark->event.as.impasse_ended.active_ms / 1000);
        sg_phrase_add_msgid(&phrase, "end", sg_words_impasse_end(mark->event.as.impasse_ended.end));
        detail(lines, &phrase);
        return;
    }
    sg_lines_words(lines, SG_T("not over when the log stops"));
    sg_lines_end_wrapped(lines, INDENT);
}

void sg_story_impasses(const struct sg_review *review, struct sg_lines *lines)
{
    bool any = false;
    for (size_t i = 0; i < review->mark_count; i++) {
        const struct sg_review_mark *mark = &review->marks[i];
        if (mark->kind != SG_EVENT_IMPASSE_BEGAN)
            continue;
        any = true;
        begin(lines, mark);
        visit(lines, mark->visit);
        sg_lines_put(lines, ": ");
        sg_lines_words(lines, sg_words_impasse(mark->event.as.impasse_began.impasse));
        sg_lines_end(lines);
        write_why(&mark->event, lines);
        write_impasse_end(review, i, lines);
    }
    if (!any)
        none(lines);
}

/* ---- prompts ---- */

static const struct sg_event *decision(const struct sg_review *review, uint32_t index)
{
    for (size_t i = 0; i < review->mark_count; i++)
        if (review->marks[i].kind == SG_EVENT_DECISION && review->marks[i].event.as.decision.index == index)
            return &review->marks[i].event;
    return NULL;
}

/* The words as they were shown; the catchphrase before them unless they begin with it. */
static void write_words(const struct sg_event *shown, struct sg_lines *lines)
{
    const char *phrase =
        lines->content ? sg_content_catchphrase(lines->content, shown->as.prompt_shown.situation) : NULL;
    const char *words = shown->as.prompt_shown.words;
    if (phrase && strncmp(words, phrase, strlen(phrase)) != 0) {
        sg_lines_put(lines, phrase);
        sg_lines_put(lines, " ");
    }
    sg_lines_put(lines, words);
    sg_lines_end_wrapped(lines, INDENT);
}

static void write_closed(const struct sg_event *closed, struct sg_lines *lines)
{
    struct sg_phrase phrase;
    char seconds[24];
    struct sg_text text;
    sg_text_init(&text, seconds, sizeof seconds);
    sg_text_put_fixed(&text, (double)closed->as.prompt_closed.read_ms / 1000, 1);
    sg_phrase_set(&phrase, SG_T("closed after {s} s: {how}"));
    sg_phrase_add(&phrase, "s", seconds);
    sg_phrase_add_msgid(&phrase, "how", sg_words_close(closed->as.prompt_closed.close));
    detail(lines, &phrase);
}

static void write_answer(const struct sg_event *answer, struct sg_lines *lines)
{
    struct sg_phrase phrase;
    sg_phrase_set(&phrase, SG_T("answered: {chip}"));
    sg_phrase_add_msgid(&phrase, "chip", sg_words_chip(answer->as.prompt_answer.chip));
    detail(lines, &phrase);
}

static void write_prompt(const struct sg_review *review, size_t at, struct sg_lines *lines)
{
    const struct sg_review_mark *mark = &review->marks[at];
    uint32_t index = mark->event.as.prompt_shown.decision;
    const struct sg_event *decided = decision(review, index);
    begin(lines, mark);
    visit(lines, mark->visit);
    sg_lines_put(lines, ", ");
    sg_lines_words(lines,
                   sg_words_breakpoint(decided ? decided->as.decision.breakpoint : SG_BREAKPOINT_NONE));
    sg_lines_put(lines, ": ");
    sg_lines_words(lines, sg_words_situation(mark->event.as.prompt_shown.situation));
    sg_lines_put(lines, " ");
    sg_lines_put(lines, mark->event.as.prompt_shown.variant);
    sg_lines_end(lines);
    write_words(&mark->event, lines);
    for (size_t i = at + 1; i < review->mark_count; i++) {
        const struct sg_review_mark *after = &review->marks[i];
        if (after->kind == SG_EVENT_PROMPT_ANSWER && after->event.as.prompt_answer.decision == index)
            write_answer(&after->event, lines);
        if (after->kind == SG_EVENT_PROMPT_CLOSED && after->event.as.prompt_closed.decision == index)
            write_closed(&after->event, lines);
    }
}

static void held_back(struct sg_lines *lines, const char *reason, int64_t count)
{
    struct sg_phrase phrase;
    sg_phrase_set(&phrase, SG_T("held back, {reason}: {n}"));
    sg_phrase_add_int(&phrase, "n", count);
    sg_phrase_add_msgid(&phrase, "reason", reason);
    sg_lines_phrase(lines, &phrase);
    sg_lines_end_wrapped(lines, 2);
}

/* The moments at which a prompt was thought of and none came, by reason. */
static void write_held_back(const struct sg_review *review, struct sg_lines *lines)
{
    int64_t counts[SG_UNAVAILABLE_COUNT] = {0};
    for (size_t i = 0; i < review->mark_count; i++) {
        const struct sg_event *event = &review->marks[i].event;
        if (event->kind == SG_EVENT_DECISION && !event->as.decision.treated &&
            (unsigned)event->as.decision.unavailable < SG_UNAVAILABLE_COUNT)
            counts[event->as.decision.unavailable]++;
    }
    if (counts[SG_AVAILABLE])
        held_back(lines, SG_T("so the draw fell"), counts[SG_AVAILABLE]);
    for (int reason = SG_AVAILABLE + 1; reason < SG_UNAVAILABLE_COUNT; reason++)
        if (counts[reason])
            held_back(lines, sg_words_unavailable((enum sg_unavailable)reason), counts[reason]);
}

void sg_story_prompts(const struct sg_review *review, struct sg_lines *lines)
{
    bool any = false;
    for (size_t i = 0; i < review->mark_count; i++)
        if (review->marks[i].kind == SG_EVENT_PROMPT_SHOWN) {
            any = true;
            write_prompt(review, i, lines);
        }
    if (!any)
        none(lines);
    write_held_back(review, lines);
}

/* ---- the wall, check-ins ---- */

static void minutes(struct sg_phrase *phrase, const char *name, int64_t ms)
{
    char value[24];
    struct sg_text text;
    sg_text_init(&text, value, sizeof value);
    sg_text_put_fixed(&text, (double)ms / 60000, ms % 60000 ? 1 : 0);
    sg_phrase_add(phrase, name, value);
}

static bool write_wall_mark(const struct sg_review_mark *mark, struct sg_lines *lines)
{
    struct sg_phrase phrase;
    switch (mark->kind) {
    case SG_EVENT_WALL_ANNOUNCED:
        sg_phrase_set(&phrase,
                      SG_T("announced: an offer to stop after {offer} min, a time cap at {cap} min"));
        minutes(&phrase, "offer", mark->event.as.wall_announced.offer_ms);
        minutes(&phrase, "cap", mark->event.as.wall_announced.cap_ms);
        break;
    case SG_EVENT_WALL_OFFER:
        sg_phrase_set(&phrase, SG_T("the offer to stop came after {active} active min"));
        minutes(&phrase, "active", mark->event.as.wall_offer.active_ms);
        break;
    case SG_EVENT_WALL_CAPPED:
        sg_phrase_set(&phrase, SG_T("the time cap came after {active} active min"));
        minutes(&phrase, "active", mark->event.as.wall_capped.active_ms);
        break;
    default: return false;
    }
    begin(lines, mark);
    sg_lines_phrase(lines, &phrase);
    sg_lines_end(lines);
    return true;
}

void sg_story_wall(const struct sg_review *review, struct sg_lines *lines)
{
    bool any = false;
    for (size_t i = 0; i < review->mark_count; i++)
        any |= write_wall_mark(&review->marks[i], lines);
    if (!any)
        none(lines);
}

void sg_story_check_ins(const struct sg_review *review, struct sg_lines *lines)
{
    bool any = false;
    for (size_t i = 0; i < review->mark_count; i++) {
        const struct sg_review_mark *mark = &review->marks[i];
        if (mark->kind != SG_EVENT_CHECK_IN && mark->kind != SG_EVENT_STOP_RULE)
            continue;
        any = true;
        begin(lines, mark);
        sg_lines_words(lines, mark->kind == SG_EVENT_CHECK_IN
                                  ? sg_words_feeling(mark->event.as.check_in.feeling)
                                  : sg_words_stop(mark->event.as.stop_rule.rule));
        sg_lines_end(lines);
    }
    if (!any)
        none(lines);
}
