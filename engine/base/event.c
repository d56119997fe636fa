/* One table says what each kind holds; reading and writing walk it. A new fact is a field in event.h and a row here. */
#include "smartgames/event.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum field_type { F_U32, F_U64, F_I32, F_I64, F_F64, F_BOOL, F_ENUM, F_TEXT };

struct field {
    const char *name;
    enum field_type type;
    size_t offset;            /* in struct sg_event */
    size_t size;              /* F_TEXT: of the buffer; F_ENUM: number of words */
    const char *const *words; /* F_ENUM */
};

struct kind {
    const char *name;
    const struct field *fields;
    size_t count;
};

static const char *const feelings[] = {"none", "smooth", "searching", "stuck", "angry", "bored", "stop"};
static const char *const phases[] = {"none", "warm", "stretch", "wall", "recover", "return", "free", "closing",
                                     "learn"};
static const char *const choices[] = {"none",        "level",    "again",   "other_way",   "easier", "harder",
                                      "other_level", "wall_yes", "wall_no", "keep_trying", "close",
                                      "other_game",  "game"};
static const char *const actors[] = {"none", "learner", "coach", "system"};
static const char *const checkpoints[] = {"none", "set", "back"};
static const char *const rungs[] = {"look", "why", "step"};
static const char *const bounds[] = {"unknown", "exact", "at_least", "unsolvable"};
static const char *const impasses[] = {"none", "stuck", "wheel_spinning"};
static const char *const impasse_ends[] = {"none", "new_best", "solved", "attempt_over"};
static const char *const strategies[] = {"UNK", "PLAN", "BACK", "SUB", "FWD", "ENUM", "UNDO", "RAND", "REST", "PERS"};
static const char *const situations[] = {"none", "obstacle", "challenge", "effort", "criticism", "others"};
static const char *const breakpoints[] = {"none", "restart", "attempt_over", "choice", "pause"};
static const char *const unavailables[] = {"available", "off",     "session_dose", "spacing", "catchphrase_dose",
                                           "not_now",   "started", "new_best",     "burst",   "stopped"};
static const char *const prompt_closes[] = {"none", "chip", "not_now", "moved_on"};
static const char *const chips[] = {"none", "backwards", "part", "restart", "tip", "pause", "keep"};
static const char *const attempt_ends[] = {"none", "solved", "surrendered", "left", "capped", "coach"};
static const char *const stops[] = {"none", "tapped", "angry_twice", "burst", "coach"};
static const char *const session_ends[] = {"none", "finished", "stopped", "stop_rule", "coach"};

#define COUNT(array)        (sizeof(array) / sizeof *(array))
#define AT(member)          offsetof(struct sg_event, as.member)
#define U32(name, m)        {name, F_U32, AT(m), 0, NULL}
#define U64(name, m)        {name, F_U64, AT(m), 0, NULL}
#define I32(name, m)        {name, F_I32, AT(m), 0, NULL}
#define I64(name, m)        {name, F_I64, AT(m), 0, NULL}
#define F64(name, m)        {name, F_F64, AT(m), 0, NULL}
#define BOOL(name, m)       {name, F_BOOL, AT(m), 0, NULL}
#define ENUM(name, m, list) {name, F_ENUM, AT(m), COUNT(list), list}
#define TEXT(name, m)       {name, F_TEXT, AT(m), sizeof(((struct sg_event *)0)->as.m), NULL}

_Static_assert(COUNT(feelings) == SG_FEELING_COUNT, "a word for each feeling");
_Static_assert(COUNT(phases) == SG_PHASE_COUNT, "a word for each phase");
_Static_assert(COUNT(choices) == SG_CHOICE_COUNT, "a word for each choice");
_Static_assert(COUNT(actors) == SG_ACTOR_COUNT, "a word for each actor");
_Static_assert(COUNT(checkpoints) == SG_CHECKPOINT_COUNT, "a word for each checkpoint action");
_Static_assert(COUNT(rungs) == SG_RUNG_COUNT, "a word for each rung");
_Static_assert(COUNT(impasses) == SG_IMPASSE_COUNT, "a word for each impasse");
_Static_assert(COUNT(impasse_ends) == SG_IMPASSE_END_COUNT, "a word for each end of an impasse");
_Static_assert(COUNT(strategies) == SG_STRATEGY_COUNT, "a word for each strategy");
_Static_assert(COUNT(situations) == SG_SITUATION_COUNT, "a word for each situation");
_Static_assert(COUNT(breakpoints) == SG_BREAKPOINT_COUNT, "a word for each breakpoint");
_Static_assert(COUNT(unavailables) == SG_UNAVAILABLE_COUNT, "a word for each reason");
_Static_assert(COUNT(prompt_closes) == SG_PROMPT_CLOSE_COUNT, "a word for each close");
_Static_assert(COUNT(chips) == SG_CHIP_COUNT, "a word for each chip");
_Static_assert(COUNT(attempt_ends) == SG_ATTEMPT_END_COUNT, "a word for each end of an attempt");
_Static_assert(COUNT(stops) == SG_STOP_COUNT, "a word for each stop rule");
_Static_assert(COUNT(session_ends) == SG_SESSION_END_COUNT, "a word for each end of a session");

static const struct field session_started[] = {
    TEXT("learner", session_started.learner), TEXT("language", session_started.language),
    U64("seed", session_started.seed),        TEXT("utc", session_started.utc),
    TEXT("version", session_started.version), TEXT("plan", session_started.plan),
    BOOL("simulated", session_started.simulated), TEXT("known", session_started.known),
    TEXT("standing", session_started.standing)};
static const struct field assent[] = {BOOL("given", assent.given)};
static const struct field check_in[] = {ENUM("feeling", check_in.feeling, feelings)};
static const struct field phase[] = {ENUM("phase", phase.phase, phases), F64("target", phase.target)};
static const struct field offer[] = {U32("set", offer.set),
                                     U32("index", offer.index),
                                     U32("count", offer.count),
                                     TEXT("game", offer.game),
                                     I32("grade", offer.grade),
                                     U64("seed", offer.seed),
                                     TEXT("position", offer.position),
                                     U32("distance", offer.distance),
                                     F64("expected_s", offer.expected_s),
                                     F64("p_solve", offer.p_solve)};
static const struct field choice[] = {ENUM("choice", choice.choice, choices), ENUM("actor", choice.actor, actors),
                                      U32("set", choice.set),                 U32("index", choice.index),
                                      F64("probability", choice.probability), F64("draw", choice.draw),
                                      F64("predicted", choice.predicted),     TEXT("game", choice.game)};
static const struct field attempt_started[] = {U32("visit", attempt_started.visit),
                                               U32("attempt", attempt_started.attempt),
                                               TEXT("game", attempt_started.game),
                                               I32("grade", attempt_started.grade),
                                               TEXT("position", attempt_started.position),
                                               U32("distance", attempt_started.distance),
                                               F64("expected_s", attempt_started.expected_s),
                                               F64("p_solve", attempt_started.p_solve),
                                               F64("predicted", attempt_started.predicted),
                                               ENUM("phase", attempt_started.phase, phases),
                                               F64("theta", attempt_started.theta),
                                               F64("theta_sd", attempt_started.theta_sd)};
static const struct field move[] = {U32("ply", move.ply), TEXT("move", move.move)};
static const struct field null_move[] = {I32("piece", null_move.piece)};
static const struct field undo[] = {U32("ply", undo.ply)};
static const struct field redo[] = {U32("ply", redo.ply)};
static const struct field restart[] = {U32("attempt", restart.attempt)};
static const struct field checkpoint[] = {ENUM("action", checkpoint.action, checkpoints), U32("ply", checkpoint.ply)};
static const struct field hint[] = {ENUM("rung", hint.rung, rungs), TEXT("move", hint.move), TEXT("words", hint.words)};
static const struct field assessment[] = {
    U64("about", assessment.about),         ENUM("bound", assessment.bound, bounds),
    U32("before", assessment.before),       U32("after", assessment.after),
    U32("improving", assessment.improving), U32("legal", assessment.legal),
    U32("best", assessment.best),           BOOL("revisit", assessment.revisit),
    BOOL("blocked", assessment.blocked)};
static const struct field impasse_began[] = {
    ENUM("impasse", impasse_began.impasse, impasses),
    I64("since_best_ms", impasse_began.since_best_ms),
    I64("threshold_ms", impasse_began.threshold_ms),
    F64("error_rate", impasse_began.error_rate),
    U32("restarts", impasse_began.restarts),
    F64("revisit_share", impasse_began.revisit_share),
    U32("take_backs", impasse_began.take_backs),
    I64("pause_ms", impasse_began.pause_ms),
    U32("attempts_without_best", impasse_began.attempts_without_best),
    BOOL("slow", impasse_began.slow),
    BOOL("errors", impasse_began.errors),
    BOOL("restarted", impasse_began.restarted),
    BOOL("revisits", impasse_began.revisits),
    BOOL("taking_back", impasse_began.taking_back),
    BOOL("pausing", impasse_began.pausing)};
static const struct field impasse_ended[] = {ENUM("end", impasse_ended.end, impasse_ends),
                                             I64("active_ms", impasse_ended.active_ms)};
static const struct field strategy[] = {
    ENUM("strategy", strategy.strategy, strategies), F64("posterior", strategy.posterior),
    F64("similarity", strategy.similarity),          U64("from", strategy.from),
    U64("to", strategy.to),                          TEXT("model", strategy.model)};
static const struct field decision[] = {U32("index", decision.index),
                                        ENUM("situation", decision.situation, situations),
                                        ENUM("breakpoint", decision.breakpoint, breakpoints),
                                        ENUM("unavailable", decision.unavailable, unavailables),
                                        F64("probability", decision.probability),
                                        U64("seed", decision.seed),
                                        F64("draw", decision.draw),
                                        BOOL("treated", decision.treated),
                                        TEXT("eligible", decision.eligible),
                                        TEXT("variant", decision.variant),
                                        F64("variant_probability", decision.variant_probability)};
static const struct field prompt_shown[] = {
    U32("decision", prompt_shown.decision), ENUM("situation", prompt_shown.situation, situations),
    TEXT("variant", prompt_shown.variant), TEXT("words", prompt_shown.words)};
static const struct field prompt_closed[] = {U32("decision", prompt_closed.decision),
                                             ENUM("close", prompt_closed.close, prompt_closes),
                                             I64("read_ms", prompt_closed.read_ms)};
static const struct field prompt_answer[] = {U32("decision", prompt_answer.decision),
                                             ENUM("chip", prompt_answer.chip, chips)};
static const struct field wall_announced[] = {I64("offer_ms", wall_announced.offer_ms),
                                              I64("cap_ms", wall_announced.cap_ms)};
static const struct field wall_offer[] = {I64("active_ms", wall_offer.active_ms)};
static const struct field wall_capped[] = {I64("active_ms", wall_capped.active_ms)};
static const struct field attempt_ended[] = {
    ENUM("end", attempt_ended.end, attempt_ends), U32("visit", attempt_ended.visit),
    U32("attempt", attempt_ended.attempt),        U32("moves", attempt_ended.moves),
    I64("active_ms", attempt_ended.active_ms),    I64("raw_ms", attempt_ended.raw_ms),
    U32("best", attempt_ended.best),              U32("hints", attempt_ended.hints)};
static const struct field reflection[] = {TEXT("question", reflection.question), TEXT("words", reflection.words)};
static const struct field profile_item[] = {TEXT("item", profile_item.item), I32("answer", profile_item.answer),
                                            I32("place", profile_item.place)};
static const struct field reframing[] = {TEXT("thought", reframing.thought), TEXT("words", reframing.words)};
static const struct field testimonial[] = {TEXT("story", testimonial.story),
                                           BOOL("recognised", testimonial.recognised)};
static const struct field coach_action[] = {TEXT("act", coach_action.act), TEXT("reason", coach_action.reason)};
static const struct field focus[] = {BOOL("focused", focus.focused)};
static const struct field pause[] = {BOOL("paused", pause.paused), ENUM("actor", pause.actor, actors)};
static const struct field stop_rule[] = {ENUM("rule", stop_rule.rule, stops)};
static const struct field session_ended[] = {ENUM("end", session_ended.end, session_ends)};
static const struct field recovered[] = {U64("kept_seq", recovered.kept_seq), TEXT("story", recovered.story)};
static const struct field erased[] = {TEXT("reason", erased.reason)};

#define KIND(index, list) [index] = {#list, list, COUNT(list)}

static const struct kind kinds[SG_EVENT_KIND_COUNT] = {
    [SG_EVENT_TICK] = {"tick", NULL, 0},
    KIND(SG_EVENT_SESSION_STARTED, session_started),
    KIND(SG_EVENT_ASSENT, assent),
    KIND(SG_EVENT_CHECK_IN, check_in),
    KIND(SG_EVENT_PHASE, phase),
    KIND(SG_EVENT_OFFER, offer),
    KIND(SG_EVENT_CHOICE, choice),
    KIND(SG_EVENT_ATTEMPT_STARTED, attempt_started),
    KIND(SG_EVENT_MOVE, move),
    KIND(SG_EVENT_NULL_MOVE, null_move),
    KIND(SG_EVENT_UNDO, undo),
    KIND(SG_EVENT_REDO, redo),
    KIND(SG_EVENT_RESTART, restart),
    KIND(SG_EVENT_CHECKPOINT, checkpoint),
    KIND(SG_EVENT_HINT, hint),
    KIND(SG_EVENT_ASSESSMENT, assessment),
    KIND(SG_EVENT_IMPASSE_BEGAN, impasse_began),
    KIND(SG_EVENT_IMPASSE_ENDED, impasse_ended),
    KIND(SG_EVENT_STRATEGY, strategy),
    KIND(SG_EVENT_DECISION, decision),
    KIND(SG_EVENT_PROMPT_SHOWN, prompt_shown),
    KIND(SG_EVENT_PROMPT_CLOSED, prompt_closed),
    KIND(SG_EVENT_PROMPT_ANSWER, prompt_answer),
    KIND(SG_EVENT_WALL_ANNOUNCED, wall_announced),
    KIND(SG_EVENT_WALL_OFFER, wall_offer),
    KIND(SG_EVENT_WALL_CAPPED, wall_capped),
    KIND(SG_EVENT_ATTEMPT_ENDED, attempt_ended),
    KIND(SG_EVENT_REFLECTION, reflection),
    KIND(SG_EVENT_PROFILE_ITEM, profile_item),
    KIND(SG_EVENT_REFRAMING, reframing),
    KIND(SG_EVENT_TESTIMONIAL, testimonial),
    KIND(SG_EVENT_COACH_ACTION, coach_action),
    KIND(SG_EVENT_FOCUS, focus),
    KIND(SG_EVENT_PAUSE, pause),
    KIND(SG_EVENT_STOP_RULE, stop_rule),
    KIND(SG_EVENT_SESSION_ENDED, session_ended),
    KIND(SG_EVENT_RECOVERED, recovered),
    KIND(SG_EVENT_ERASED, erased),
};

const char *sg_event_kind_name(enum sg_event_kind kind)
{
    return (unsigned)kind < SG_EVENT_KIND_COUNT ? kinds[kind].name : NULL;
}

/* ---- text values: a space, '%', '=' and control bytes stand as %HH ---- */

static bool must_escape(char c)
{
    return (unsigned char)c <= ' ' || c == '%' || c == '=' || c == 0x7f;
}

static void write_escaped(const char *value, size_t size, struct sg_text *out)
{
    static const char hex[] = "0123456789ABCDEF";
    for (size_t i = 0; i < size && value[i]; i++) {
        unsigned char c = (unsigned char)value[i];
        if (must_escape(value[i])) {
            char escaped[3] = {'%', hex[c >> 4], hex[c & 15]};
            sg_text_put_bytes(out, escaped, 3);
        } else {
            sg_text_put_bytes(out, value + i, 1);
        }
    }
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool read_escaped(const char *at, const char *end, char *value, size_t size)
{
    size_t used = 0;
    while (at < end) {
        char c = *at++;
        if (c == '%') {
            int high = end - at >= 2 ? hex_value(at[0]) : -1;
            int low = high >= 0 ? hex_value(at[1]) : -1;
            if (low < 0)
                return false;
            c = (char)(high * 16 + low);
            at += 2;
            if (!must_escape(c)) /* one spelling only */
                return false;
        } else if (must_escape(c)) {
            return false;
        }
        if (c == '\0' || used + 1 >= size)
            return false;
        value[used++] = c;
    }
    memset(value + used, 0, size - used);
    return true;
}

/* ---- one field ---- */

/* Numbers are logged with six places, and up to this size: then what is read is written the same again, and a figure
 * that ran away (infinite, not a number) leaves a log that can still be read. */
static const double most = 1e9;

static double logged(double value)
{
    return isnan(value) ? 0 : fmin(fmax(value, -most), most);
}

static bool is_empty(const struct field *field, const void *at)
{
    switch (field->type) {
    case F_U32: return *(const uint32_t *)at == 0;
    case F_U64: return *(const uint64_t *)at == 0;
    case F_I32: return *(const int32_t *)at == 0;
    case F_I64: return *(const int64_t *)at == 0;
    case F_F64: return round(logged(*(const double *)at) * 1e6) == 0;
    case F_BOOL: return !*(const bool *)at;
    case F_ENUM: return *(const int *)at == 0;
    case F_TEXT: return *(const char *)at == '\0';
    }
    return true;
}

static void write_value(const struct field *field, const void *at, struct sg_text *out)
{
    switch (field->type) {
    case F_U32: sg_text_put_uint(out, *(const uint32_t *)at); break;
    case F_U64: sg_text_put_uint(out, *(const uint64_t *)at); break;
    case F_I32: sg_text_put_int(out, *(const int32_t *)at); break;
    case F_I64: sg_text_put_int(out, *(const int64_t *)at); break;
    case F_F64: sg_text_put_fixed(out, logged(*(const double *)at), 6); break;
    case F_BOOL: sg_text_put_char(out, '1'); break;
    case F_ENUM: {
        unsigned value = *(const unsigned *)at;
        assert(value < field->size);
        sg_text_put(out, field->words[value]);
        break;
    }
    case F_TEXT: write_escaped(at, field->size, out); break;
    }
}

static bool read_word(const struct field *field, const char *text, size_t length, int *value)
{
    for (size_t i = 0; i < field->size; i++)
        if (strlen(field->words[i]) == length && memcmp(field->words[i], text, length) == 0) {
            *value = (int)i;
            return true;
        }
    return false;
}

static bool read_value(const struct field *field, const char *text, const char *end, void *at)
{
    const char *cursor = text;
    uint64_t u = 0;
    int64_t i = 0;
    double number = 0;
    switch (field->type) {
    case F_U32:
        if (!sg_text_read_uint(&cursor, end, &u) || u > UINT32_MAX)
            return false;
        *(uint32_t *)at = (uint32_t)u;
        break;
    case F_U64:
        if (!sg_text_read_uint(&cursor, end, at))
            return false;
        break;
    case F_I32:
        if (!sg_text_read_int(&cursor, end, &i) || i < INT32_MIN || i > INT32_MAX)
            return false;
        *(int32_t *)at = (int32_t)i;
        break;
    case F_I64:
        if (!sg_text_read_int(&cursor, end, at))
            return false;
        break;
    case F_F64:
        if (!sg_text_read_fixed(&cursor, end, &number) || fabs(number) > most)
            return false;
        *(double *)at = number;
        break;
    case F_BOOL:
        if (!sg_text_read_uint(&cursor, end, &u) || u > 1)
            return false;
        *(bool *)at = u == 1;
        break;
    case F_ENUM: return read_word(field, text, (size_t)(end - text), at);
    case F_TEXT: return read_escaped(text, end, at, field->size);
    }
    return cursor == end;
}

/* ---- a body ---- */

void sg_event_write_body(const struct sg_event *event, struct sg_text *out)
{
    assert((unsigned)event->kind < SG_EVENT_KIND_COUNT);
    const struct kind *kind = &kinds[event->kind];
    bool first = true;
    for (size_t i = 0; i < kind->count; i++) {
        const struct field *field = &kind->fields[i];
        const void *at = (const char *)event + field->offset;
        if (is_empty(field, at))
            continue;
        if (!first)
            sg_text_put_char(out, ' ');
        first = false;
        sg_text_put(out, field->name);
        sg_text_put_char(out, '=');
        write_value(field, at, out);
    }
}

static const struct field *find_field(const struct kind *kind, const char *name, size_t length)
{
    for (size_t i = 0; i < kind->count; i++)
        if (strlen(kind->fields[i].name) == length && memcmp(kind->fields[i].name, name, length) == 0)
            return &kind->fields[i];
    return NULL;
}

static enum sg_status refuse(struct sg_phrase *why, const char *msgid, size_t column)
{
    if (why) {
        sg_phrase_set(why, msgid);
        sg_phrase_add_int(why, "column", (int64_t)column + 1);
    }
    return SG_ERR_TEXT;
}

enum sg_status sg_event_read_body(enum sg_event_kind kind, const char *text, size_t length, struct sg_event *event,
                                  struct sg_phrase *why)
{
    if ((unsigned)kind >= SG_EVENT_KIND_COUNT)
        return refuse(why, SG_T("column {column}: an event of a kind that this version does not know"), 0);
    event->kind = kind;
    memset(&event->as, 0, sizeof event->as);
    const char *end = text + length;
    for (const char *at = text; at < end;) {
        const char *space = memchr(at, ' ', (size_t)(end - at));
        const char *stop = space ? space : end;
        const char *equals = memchr(at, '=', (size_t)(stop - at));
        if (!equals || equals == at)
            return refuse(why, SG_T("column {column}: name=value is expected"), (size_t)(at - text));
        const struct field *field = find_field(&kinds[kind], at, (size_t)(equals - at));
        if (field && !read_value(field, equals + 1, stop, (char *)event + field->offset))
            return refuse(why, SG_T("column {column}: this value cannot be read"), (size_t)(equals + 1 - text));
        at = space ? space + 1 : end;
    }
    return SG_OK;
}

/* ---- a line ---- */

static bool read_kind(const char *text, size_t length, enum sg_event_kind *kind)
{
    for (int i = 0; i < SG_EVENT_KIND_COUNT; i++)
        if (strlen(kinds[i].name) == length && memcmp(kinds[i].name, text, length) == 0) {
            *kind = (enum sg_event_kind)i;
            return true;
        }
    return false;
}

enum sg_status sg_event_read_line(const char *text, size_t length, struct sg_event *event, struct sg_phrase *why)
{
    const char *at = text, *end = text + length;
    int64_t at_ms;
    if (!sg_text_read_int(&at, end, &at_ms) || at_ms < 0 || at == end || *at != ' ')
        return refuse(why, SG_T("column {column}: a time in milliseconds is expected"), 0);
    const char *name = ++at;
    const char *space = memchr(name, ' ', (size_t)(end - name));
    const char *stop = space ? space : end;
    enum sg_event_kind kind;
    if (!read_kind(name, (size_t)(stop - name), &kind))
        return refuse(why, SG_T("column {column}: no event has this name"), (size_t)(name - text));
    const char *body = space ? space + 1 : end;
    enum sg_status status = sg_event_read_body(kind, body, (size_t)(end - body), event, why);
    if (status != SG_OK)
        return status;
    event->at_ms = at_ms;
    event->seq = 0;
    event->state_hash = 0;
    return SG_OK;
}

void sg_event_write_line(const struct sg_event *event, struct sg_text *out)
{
    sg_text_put_int(out, event->at_ms);
    sg_text_put_char(out, ' ');
    sg_text_put(out, kinds[event->kind].name);
    size_t before = out->length;
    sg_text_put_char(out, ' ');
    sg_event_write_body(event, out);
    if (out->length == before + 1) /* an empty body leaves no space behind */
        out->bytes[out->length = before] = '\0';
}

/* ---- words ---- */

static const char *word(const char *const *words, size_t count, unsigned value)
{
    return value < count ? words[value] : "?";
}

const char *sg_feeling_name(enum sg_feeling value)
{
    return word(feelings, COUNT(feelings), value);
}

const char *sg_phase_name(enum sg_phase value)
{
    return word(phases, COUNT(phases), value);
}

const char *sg_choice_name(enum sg_choice value)
{
    return word(choices, COUNT(choices), value);
}

const char *sg_impasse_name(enum sg_impasse value)
{
    return word(impasses, COUNT(impasses), value);
}

const char *sg_strategy_name(enum sg_strategy value)
{
    return word(strategies, COUNT(strategies), value);
}

const char *sg_situation_name(enum sg_situation value)
{
    return word(situations, COUNT(situations), value);
}

const char *sg_unavailable_name(enum sg_unavailable value)
{
    return word(unavailables, COUNT(unavailables), value);
}

const char *sg_attempt_end_name(enum sg_attempt_end value)
{
    return word(attempt_ends, COUNT(attempt_ends), value);
}

const char *sg_session_end_name(enum sg_session_end value)
{
    return word(session_ends, COUNT(session_ends), value);
}

const char *sg_bound_name(enum sg_bound value)
{
    return word(bounds, COUNT(bounds), value);
}

const char *sg_breakpoint_name(enum sg_breakpoint value)
{
    return word(breakpoints, COUNT(breakpoints), value);
}

const char *sg_prompt_close_name(enum sg_prompt_close value)
{
    return word(prompt_closes, COUNT(prompt_closes), value);
}

const char *sg_chip_name(enum sg_chip value)
{
    return word(chips, COUNT(chips), value);
}

const char *sg_impasse_end_name(enum sg_impasse_end value)
{
    return word(impasse_ends, COUNT(impasse_ends), value);
}

const char *sg_stop_name(enum sg_stop value)
{
    return word(stops, COUNT(stops), value);
}
