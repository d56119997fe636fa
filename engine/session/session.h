/* A session: a pure reducer from events to state, effects and more events.
 *
 *   sg_session_update  decides: takes an input, says which events follow (the input itself first), folds each into the
 *                      state and hands them out as effects to be recorded and carried out
 *   sg_session_apply   folds one recorded event into the state: replay and resume need nothing else
 *
 * State after update equals state after applying the recorded events one by one, whatever the speed; a TICK changes
 * nothing unless an event says so. The session reads no clock: time comes with each input. */
#ifndef SG_SESSION_H
#define SG_SESSION_H

#include "learner/impasse.h"
#include "learner/ladder.h"
#include "learner/outlook.h"
#include "learner/prompt.h"
#include "learner/standing.h"
#include "learner/strategy.h"
#include "puzzle/history.h"
#include "smartgames/event.h"
#include "smartgames/game.h"

/* Where the session stands, and so which scene is shown. */
enum sg_stage {
    SG_STAGE_NEW,      /* nothing recorded yet: start */
    SG_STAGE_ASSENT,   /* three sentences, yes or rather not */
    SG_STAGE_CHECK_IN, /* how are you doing? */
    SG_STAGE_TRAIL,    /* which game? */
    SG_STAGE_OPENING,  /* the ladder waits for levels */
    SG_STAGE_WALL,     /* the wall is announced: yes, or not now */
    SG_STAGE_PLAY,
    SG_STAGE_AFTER,    /* an attempt is over: what was done, what next */
    SG_STAGE_CLIMB,    /* "Jouw klim": the curve */
    SG_STAGE_CALM,     /* a stop rule fired: calm screen */
    SG_STAGE_ENDED,
    SG_STAGE_COUNT
};

struct sg_offer {
    const struct sg_game *game;
    int grade;
    uint64_t seed;
    char position[SG_POSITION_TEXT];
    uint32_t distance;
    double expected_s, p_solve;
};

/* Read by scenes, reports and simulated learners; written by the session alone. */
struct sg_session_state {
    enum sg_stage stage;
    char learner[SG_CODE_TEXT], language[8];
    uint64_t seed;
    bool recording; /* false after "rather not": play goes on, nothing more is recorded (SG_EFFECT_NOTE instead) */
    uint64_t seq;   /* of the last event */

    /* time: active time is the sum of gaps between inputs, each at most 60 s, without pauses and lost focus */
    int64_t at_ms, active_ms;
    int64_t input_at_ms; /* of the last input of a person */
    bool paused, unfocused;

    /* the climb */
    const struct sg_game *chosen; /* the game that the next levels are of; NULL: none chosen yet */
    uint32_t known;               /* games whose lessons the learner has had: a bit for each of the session's games */
    uint32_t lesson;              /* phase LEARN: how many of the chosen game's lessons were opened */
    enum sg_phase phase;
    double target;                /* P(solve) the phase aims at */
    uint32_t phase_levels;        /* visits that ended in this phase */
    uint32_t unsolved_in_a_row, walls;
    struct sg_standing standing;  /* ability and pace, with what earlier sessions said */
    uint32_t offer_set, offer_count;
    struct sg_offer offers[SG_LADDER_CANDIDATES];

    /* the level on the board; valid from STAGE_PLAY on, until the next opens */
    const struct sg_game *game;   /* NULL: none yet */
    uint32_t visit, attempt, grade;
    struct sg_offer level;
    double predicted;
    uint32_t ply, moves, best, distance; /* moves: made in this attempt; best, distance: UINT32_MAX unknown */
    bool dead_end, blocked, solved; /* blocked: see sg_analysis */
    uint32_t checkpoint_ply;      /* UINT32_MAX: none set */
    uint32_t rungs;               /* hints opened at this visit */
    int64_t visit_at_ms, visit_active_ms, attempt_at_ms, attempt_active_ms; /* when they began, in both clocks */
    uint32_t failures;            /* of this visit */
    enum sg_attempt_end last_end;

    /* the wall */
    bool wall_offered;            /* the soft offer was made in this visit */
    bool wall_offer_open;         /* ... and not answered yet: keep trying, or stop here */
    bool on_wall;                 /* the level on the board is a wall: the bounds below hold */
    int64_t wall_offer_ms, wall_cap_ms; /* as announced, in active time of the visit */

    /* what the detectors know */
    struct sg_impasse_watch watch;
    struct sg_impasse_baseline baseline;
    struct sg_outlook outlook;    /* of the level on the board */
    struct sg_outlook_person outlook_person;
    enum sg_impasse impasse;      /* now */
    int64_t impasse_active_ms;    /* when it began */
    struct sg_line line, line_before;

    /* the prompt card */
    struct sg_prompt_memory prompts;
    struct {
        bool open;
        uint32_t decision;
        enum sg_situation situation;
        char variant[8], words[256];
        int64_t at_ms;
    } card;

    /* the hint on show; cleared by the next move */
    struct {
        bool open;
        enum sg_rung rung;
        char words[256], move[SG_MOVE_TEXT];
    } hint;

    /* safety */
    enum sg_feeling feeling;      /* the last check-in */
    int64_t feeling_at_ms, angry_at_ms;
    enum sg_stop stop;
    bool offline;                 /* reserved for the coach's key */
};

enum { SG_EFFECTS_MAX = 32 };

struct sg_effect {
    enum sg_effect_kind {
        SG_EFFECT_RECORD,  /* put `event` into the log */
        SG_EFFECT_DURABLE, /* and do not show "saved" before it is on disk */
        SG_EFFECT_LEVELS,  /* make `count` offers around `beta` from `seed`; answer with OFFER events, index 0.. */
        SG_EFFECT_PREPARE, /* a level opened: prepare its oracle (state->level) */
        SG_EFFECT_ASSESS,  /* judge `before` -> `after` (state's history plies); answer with an ASSESSMENT event */
        SG_EFFECT_WORDS,   /* a prompt was decided: answer with PROMPT_SHOWN holding the words of `event`'s decision */
        SG_EFFECT_NOTE     /* `event` happened and is not to be recorded: for animation and the review on screen */
    } kind;
    struct sg_event event;
    struct {
        const struct sg_game *game;
        uint32_t set, count;
        double beta;
        uint64_t seed;
    } levels;
    struct {
        uint64_t about; /* seq */
        unsigned char before[SG_POSITION_BYTES], after[SG_POSITION_BYTES];
    } assess;
};

struct sg_effects {
    uint32_t count;
    struct sg_effect items[SG_EFFECTS_MAX];
};

struct sg_session;

/* `games` (NULL-terminated) is borrowed for the session's life. NULL: no memory. */
struct sg_session *sg_session_new(const struct sg_game *const *games);
void sg_session_free(struct sg_session *session);

/* Decides. Inputs are what a person does (kinds 1-3, 6, 8-13, 21-22, 26, 27-33, 35), what the helpers answer (OFFER,
 * HINT, ASSESSMENT, PROMPT_SHOWN), RECOVERED from the store, and TICK. Of an input only what the person decides is
 * looked at; the session fills the rest (ply, attempt, read_ms, moves ...). An `at_ms` before the last counts as the
 * last. Send no TICK while a piece is held: a prompt may come on one.
 *
 * The input is recorded first, then what follows from it; only what it brings to an end (a card, an impasse, the
 * attempt that is left) is closed before it.
 *
 * SG_ERR_ILLEGAL: not possible now (an illegal move, a choice that is not open). SG_ERR_RANGE: a value outside its
 * range or too long to be recorded. Nothing changed then, `effects` is empty. SG_ERR_MEMORY: `effects` holds what
 * was done until then. */
enum sg_status sg_session_update(struct sg_session *session, const struct sg_event *input, struct sg_effects *effects);

/* Folds. SG_ERR_ILLEGAL when the log is not one that a session can have written (gap in seq, illegal move ...). */
enum sg_status sg_session_apply(struct sg_session *session, const struct sg_event *event);

/* Whether this choice is open now: what a scene offers and a simulated learner may take. SG_CHOICE_GAME: any of
 * sg_session_games. */
bool sg_session_can_choose(const struct sg_session *session, enum sg_choice choice);

/* What the helpers still owe after a resume (the process ended before they answered): LEVELS, PREPARE, ASSESS, WORDS.
 * Changes nothing. Offers that the session has already are taken without a word. */
void sg_session_owed(const struct sg_session *session, struct sg_effects *effects);

/* The games of sg_session_new, in their order. */
const struct sg_game *const *sg_session_games(const struct sg_session *session);

/* Borrowed, valid until the session is freed; its content changes with each update. */
const struct sg_session_state *sg_session_state(const struct sg_session *session);
/* NULL before the first level. */
const struct sg_history *sg_session_history(const struct sg_session *session);

/* A fold over everything above that a later event could depend on, the same on every machine. */
uint64_t sg_session_hash(const struct sg_session *session);

/* Active time at `at_ms` (>= state->at_ms), were nothing to happen until then. */
int64_t sg_session_active_ms(const struct sg_session *session, int64_t at_ms);

/* When the session wants its next TICK: the first moment at which one would bring an event (never in vain, so a loop
 * that sleeps until then does not spin); INT64_MAX: not before an input. */
int64_t sg_session_wake_ms(const struct sg_session *session);

#endif
