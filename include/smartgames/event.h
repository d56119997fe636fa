/* Events: everything that ever happened, one after the other, is the truth; all else is a fold over them.
 *
 * (station, session, seq) names an event for ever; seq counts from 1 without a gap. at_ms is monotonic from the
 * start of the session; the wall clock stands once, in session_started. Kinds are appended to and never
 * renumbered. An event's body has a text form, `name=value name=value`, in which the store keeps it; a
 * reader skips names it does not know, and a missing name is 0 or empty, so that old logs stay readable. */
#ifndef SG_EVENT_H
#define SG_EVENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "smartgames/game.h"
#include "smartgames/status.h"
#include "smartgames/text.h"

enum {
    SG_EVENT_BODY = 4096, /* room for any body as text, with its NUL */
    SG_CODE_TEXT = 40,    /* a learner's code, "stille-otter-42" */
    SG_FREE_TEXT = 1024   /* what a person wrote */
};

enum sg_event_kind {
    SG_EVENT_TICK = 0, /* time passed: drives the session, is never recorded */
    SG_EVENT_SESSION_STARTED = 1,
    SG_EVENT_ASSENT = 2,
    SG_EVENT_CHECK_IN = 3,
    SG_EVENT_PHASE = 4,
    SG_EVENT_OFFER = 5,
    SG_EVENT_CHOICE = 6,
    SG_EVENT_ATTEMPT_STARTED = 7,
    SG_EVENT_MOVE = 8,
    SG_EVENT_NULL_MOVE = 9,
    SG_EVENT_UNDO = 10,
    SG_EVENT_REDO = 11,
    SG_EVENT_RESTART = 12,
    SG_EVENT_CHECKPOINT = 13,
    SG_EVENT_HINT = 14,
    SG_EVENT_ASSESSMENT = 15,
    SG_EVENT_IMPASSE_BEGAN = 16,
    SG_EVENT_IMPASSE_ENDED = 17,
    SG_EVENT_STRATEGY = 18,
    SG_EVENT_DECISION = 19,
    SG_EVENT_PROMPT_SHOWN = 20,
    SG_EVENT_PROMPT_CLOSED = 21,
    SG_EVENT_PROMPT_ANSWER = 22,
    SG_EVENT_WALL_ANNOUNCED = 23,
    SG_EVENT_WALL_OFFER = 24,
    SG_EVENT_WALL_CAPPED = 25,
    SG_EVENT_ATTEMPT_ENDED = 26,
    SG_EVENT_REFLECTION = 27,
    SG_EVENT_PROFILE_ITEM = 28,
    SG_EVENT_REFRAMING = 29,
    SG_EVENT_TESTIMONIAL = 30,
    SG_EVENT_COACH_ACTION = 31,
    SG_EVENT_FOCUS = 32,
    SG_EVENT_PAUSE = 33,
    SG_EVENT_STOP_RULE = 34,
    SG_EVENT_SESSION_ENDED = 35,
    SG_EVENT_RECOVERED = 36,
    SG_EVENT_ERASED = 37,
    SG_EVENT_KIND_COUNT
};

enum sg_feeling { SG_FEELING_NONE, SG_FEELING_SMOOTH, SG_FEELING_SEARCHING, SG_FEELING_STUCK, SG_FEELING_ANGRY,
                  SG_FEELING_BORED, SG_FEELING_STOP, SG_FEELING_COUNT };

enum sg_phase { SG_PHASE_NONE, SG_PHASE_WARM, SG_PHASE_STRETCH, SG_PHASE_WALL, SG_PHASE_RECOVER,
                SG_PHASE_RETURN, SG_PHASE_FREE, SG_PHASE_CLOSING, SG_PHASE_LEARN /* a game's own lessons */,
                SG_PHASE_COUNT };

/* What somebody chose at a stop of the trail. */
enum sg_choice { SG_CHOICE_NONE, SG_CHOICE_LEVEL, SG_CHOICE_AGAIN, SG_CHOICE_OTHER_WAY, SG_CHOICE_EASIER,
                 SG_CHOICE_HARDER, SG_CHOICE_OTHER_LEVEL, SG_CHOICE_WALL_YES, SG_CHOICE_WALL_NO,
                 SG_CHOICE_KEEP_TRYING, SG_CHOICE_CLOSE, SG_CHOICE_OTHER_GAME /* to the trail, where games are chosen */,
                 SG_CHOICE_GAME /* this one */, SG_CHOICE_COUNT };

enum sg_actor { SG_ACTOR_NONE, SG_ACTOR_LEARNER, SG_ACTOR_COACH, SG_ACTOR_SYSTEM, SG_ACTOR_COUNT };

enum sg_checkpoint { SG_CHECKPOINT_NONE, SG_CHECKPOINT_SET, SG_CHECKPOINT_BACK, SG_CHECKPOINT_COUNT };

enum sg_impasse { SG_IMPASSE_NONE, SG_IMPASSE_STUCK, SG_IMPASSE_WHEEL_SPINNING, SG_IMPASSE_COUNT };

enum sg_impasse_end { SG_IMPASSE_END_NONE, SG_IMPASSE_END_NEW_BEST, SG_IMPASSE_END_SOLVED,
                      SG_IMPASSE_END_ATTEMPT_OVER, SG_IMPASSE_END_COUNT };

enum sg_strategy { SG_STRATEGY_UNK, SG_STRATEGY_PLAN, SG_STRATEGY_BACK, SG_STRATEGY_SUB, SG_STRATEGY_FWD,
                   SG_STRATEGY_ENUM, SG_STRATEGY_UNDO, SG_STRATEGY_RAND, SG_STRATEGY_REST, SG_STRATEGY_PERS,
                   SG_STRATEGY_COUNT };

/* The five situations of the module, each with its catchphrase. */
enum sg_situation { SG_SITUATION_NONE, SG_SITUATION_OBSTACLE /* En dan? */, SG_SITUATION_CHALLENGE /* Yes! */,
                    SG_SITUATION_EFFORT /* Doen! */, SG_SITUATION_CRITICISM /* Luister! */,
                    SG_SITUATION_OTHERS /* Kijk op! */, SG_SITUATION_COUNT };

/* Where a prompt may come (SCIENCE.md 5.3). */
enum sg_breakpoint { SG_BREAKPOINT_NONE, SG_BREAKPOINT_RESTART, SG_BREAKPOINT_ATTEMPT_OVER,
                     SG_BREAKPOINT_CHOICE, SG_BREAKPOINT_PAUSE, SG_BREAKPOINT_COUNT };

/* Why no prompt may come now. */
enum sg_unavailable { SG_AVAILABLE, SG_UNAVAILABLE_OFF, SG_UNAVAILABLE_SESSION_DOSE, SG_UNAVAILABLE_SPACING,
                      SG_UNAVAILABLE_CATCHPHRASE_DOSE, SG_UNAVAILABLE_NOT_NOW, SG_UNAVAILABLE_STARTED,
                      SG_UNAVAILABLE_NEW_BEST, SG_UNAVAILABLE_BURST, SG_UNAVAILABLE_STOPPED,
                      SG_UNAVAILABLE_COUNT };

enum sg_prompt_close { SG_PROMPT_CLOSE_NONE, SG_PROMPT_CLOSE_CHIP, SG_PROMPT_CLOSE_NOT_NOW,
                       SG_PROMPT_CLOSE_MOVED_ON, SG_PROMPT_CLOSE_COUNT };

/* What a chip on the prompt card offers. */
enum sg_chip { SG_CHIP_NONE, SG_CHIP_BACKWARDS /* work back from the goal */, SG_CHIP_PART /* one part first */,
               SG_CHIP_RESTART /* new plan */, SG_CHIP_TIP, SG_CHIP_PAUSE, SG_CHIP_KEEP /* search on */,
               SG_CHIP_COUNT };

enum sg_attempt_end { SG_ATTEMPT_END_NONE, SG_ATTEMPT_END_SOLVED, SG_ATTEMPT_END_SURRENDERED,
                      SG_ATTEMPT_END_LEFT, SG_ATTEMPT_END_CAPPED, SG_ATTEMPT_END_COACH, SG_ATTEMPT_END_COUNT };

enum sg_stop { SG_STOP_NONE, SG_STOP_TAPPED /* tapped "stop" */, SG_STOP_ANGRY_TWICE, SG_STOP_BURST /* > 6 inputs/s for 10 s */,
               SG_STOP_COACH, SG_STOP_COUNT };

enum sg_session_end { SG_SESSION_END_NONE, SG_SESSION_END_FINISHED, SG_SESSION_END_STOPPED,
                      SG_SESSION_END_STOP_RULE, SG_SESSION_END_COACH, SG_SESSION_END_COUNT };

struct sg_event {
    uint64_t seq;        /* 0: not recorded (an input on its way in) */
    int64_t at_ms;       /* monotonic, from the start of the session */
    uint64_t state_hash; /* of the session after this event */
    enum sg_event_kind kind;
    union {
        struct {
            char learner[SG_CODE_TEXT]; /* a code made by the program, never a name */
            char language[8];           /* "nl", "en" */
            uint64_t seed;              /* every draw of the session derives from it */
            char utc[24];               /* 2026-11-24T13:45:00Z; empty in simulations that have no date */
            char version[24];           /* of this program */
            char plan[32];              /* "" : the built-in hour */
            bool simulated;
            char known[96];             /* games whose lessons this learner has had: "traffic,lights" */
            char standing[640];         /* what earlier sessions said, learner/standing.h; empty: nothing */
        } session_started;
        struct {
            bool given; /* false: play without recording */
        } assent;
        struct {
            enum sg_feeling feeling;
        } check_in;
        struct {
            enum sg_phase phase;
            double target; /* predicted P(solve) aimed at */
        } phase;
        struct { /* a level that the generator made for the ladder; several make a set */
            uint32_t set, index, count;
            char game[16];
            int32_t grade;
            uint64_t seed;
            char position[SG_POSITION_TEXT];
            uint32_t distance;
            double expected_s, p_solve; /* of the reference learner */
        } offer;
        struct {
            enum sg_choice choice;
            enum sg_actor actor;
            uint32_t set, index; /* SG_CHOICE_LEVEL: which offer */
            double probability;  /* of that index under the ladder's softmax */
            double draw;         /* in [0,1) */
            double predicted;    /* P(solve) for this learner */
            char game[16];       /* SG_CHOICE_GAME */
        } choice;
        struct {
            uint32_t visit;   /* counts the levels opened in this session, from 1 */
            uint32_t attempt; /* counts the tries at this visit, from 1 */
            char game[16];
            int32_t grade;
            char position[SG_POSITION_TEXT];
            uint32_t distance;
            double expected_s, p_solve, predicted;
            enum sg_phase phase;
            double theta, theta_sd; /* of this learner at this game, as `predicted` took it; logits */
        } attempt_started;
        struct {
            uint32_t ply; /* moves on the board after this one, in this attempt */
            char move[SG_MOVE_TEXT];
        } move;
        struct {
            int32_t piece;
        } null_move;
        struct {
            uint32_t ply; /* after it */
        } undo, redo;
        struct {
            uint32_t attempt; /* the number of the attempt that begins */
        } restart;
        struct {
            enum sg_checkpoint action;
            uint32_t ply;
        } checkpoint;
        struct {
            enum sg_rung rung;
            char move[SG_MOVE_TEXT]; /* SG_RUNG_STEP */
            char words[256];         /* as shown */
        } hint;
        struct { /* the oracle's answer to the last change of the board */
            uint64_t about; /* seq of the move, undo, redo, restart or checkpoint that it judges */
            enum sg_bound bound;
            uint32_t before, after;     /* distance to the goal */
            uint32_t improving, legal;  /* how many of the legal moves before it would have improved */
            uint32_t best;              /* smallest distance in this visit, this one included */
            bool revisit;               /* the position was on the board before in this attempt */
            bool blocked;               /* see sg_analysis */
        } assessment;
        struct {
            enum sg_impasse impasse;
            int64_t since_best_ms, threshold_ms; /* active time since the last new best; what it must pass */
            double error_rate;                   /* last 10 moves that did not bring the goal nearer */
            uint32_t restarts;                   /* in this visit */
            double revisit_share;                /* of the last 15 moves */
            uint32_t take_backs;                 /* null moves and undos among the last 10 acts */
            int64_t pause_ms;                    /* since the last input */
            uint32_t attempts_without_best;
            bool slow, errors, restarted, revisits, taking_back, pausing; /* each sub-condition */
        } impasse_began;
        struct {
            enum sg_impasse_end end;
            int64_t active_ms; /* how long it lasted, in active time */
        } impasse_ended;
        struct {
            enum sg_strategy strategy;
            double posterior;
            double similarity; /* REST, PERS: of the first 8 moves with those of the attempt before */
            uint64_t from, to; /* seq of the first and last move it describes */
            char model[24];
        } strategy;
        struct { /* a decision point of the micro-randomised trial, logged before anything is shown */
            uint32_t index;
            enum sg_situation situation;
            enum sg_breakpoint breakpoint;
            enum sg_unavailable unavailable;
            double probability; /* of treatment, when available */
            uint64_t seed;      /* of this draw */
            double draw;
            bool treated;
            char eligible[64];  /* "V1,V2,V5" */
            char variant[8];    /* "V2"; empty when none */
            double variant_probability;
        } decision;
        struct {
            uint32_t decision;
            enum sg_situation situation;
            char variant[8];
            char words[256]; /* as shown */
        } prompt_shown;
        struct {
            uint32_t decision;
            enum sg_prompt_close close;
            int64_t read_ms;
        } prompt_closed;
        struct {
            uint32_t decision;
            enum sg_chip chip;
        } prompt_answer;
        struct {
            int64_t offer_ms, cap_ms; /* agreed bounds, in active time */
        } wall_announced;
        struct {
            int64_t active_ms;
        } wall_offer, wall_capped;
        struct {
            enum sg_attempt_end end;
            uint32_t visit, attempt, moves; /* moves made in this attempt, null moves left out */
            int64_t active_ms, raw_ms;
            uint32_t best;  /* smallest distance reached in the visit */
            uint32_t hints; /* rungs opened in the visit */
        } attempt_ended;
        struct {
            char question[16];
            char words[SG_FREE_TEXT];
        } reflection;
        struct {
            char item[16];
            int32_t answer; /* 1-6 */
            int32_t place;  /* in the shuffled order */
        } profile_item;
        struct {
            char thought[16];
            char words[SG_FREE_TEXT];
        } reframing;
        struct {
            char story[16];
            bool recognised;
        } testimonial;
        struct {
            char act[16];
            char reason[128];
        } coach_action;
        struct {
            bool focused;
        } focus;
        struct {
            bool paused;
            enum sg_actor actor;
        } pause;
        struct {
            enum sg_stop rule;
        } stop_rule;
        struct {
            enum sg_session_end end;
        } session_ended;
        struct { /* the program came back after it had been cut off */
            uint64_t kept_seq;  /* the last event that was verified */
            char story[256];    /* what was found and what was done */
        } recovered;
        struct {
            char reason[64];
        } erased;
    } as;
};

/* The lower-case name of a kind ("move"), or NULL out of range. Static storage. */
const char *sg_event_kind_name(enum sg_event_kind kind);

/* The body as text; `out` must have room for SG_EVENT_BODY. */
void sg_event_write_body(const struct sg_event *event, struct sg_text *out);

/* Fills `event->as` for `kind`; SG_ERR_TEXT on a malformed body, with `why` (may be NULL) saying where. */
enum sg_status sg_event_read_body(enum sg_event_kind kind, const char *text, size_t length,
                                  struct sg_event *event, struct sg_phrase *why);

/* One line `at_ms kind body`, as scenario files hold it. `kind` by name; `tick` is allowed. */
enum sg_status sg_event_read_line(const char *text, size_t length, struct sg_event *event, struct sg_phrase *why);
void sg_event_write_line(const struct sg_event *event, struct sg_text *out);

/* The word of an enumerated value as it stands in a body ("searching"), or "?" out of range. Static storage. */
const char *sg_feeling_name(enum sg_feeling value);
const char *sg_phase_name(enum sg_phase value);
const char *sg_choice_name(enum sg_choice value);
const char *sg_impasse_name(enum sg_impasse value);
const char *sg_strategy_name(enum sg_strategy value);
const char *sg_situation_name(enum sg_situation value);
const char *sg_unavailable_name(enum sg_unavailable value);
const char *sg_attempt_end_name(enum sg_attempt_end value);
const char *sg_session_end_name(enum sg_session_end value);
const char *sg_bound_name(enum sg_bound value);
const char *sg_breakpoint_name(enum sg_breakpoint value);
const char *sg_prompt_close_name(enum sg_prompt_close value);
const char *sg_chip_name(enum sg_chip value);
const char *sg_impasse_end_name(enum sg_impasse_end value);
const char *sg_stop_name(enum sg_stop value);

#endif
