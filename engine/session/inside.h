/* What the files of this folder share and nobody else sees. */
#ifndef SG_SESSION_INSIDE_H
#define SG_SESSION_INSIDE_H

#include "learner/active.h"
#include "session/session.h"

enum { SG_CHANGES_MAX = 32, SG_BURST_INPUTS = 7, SG_SPOTS_MAX = 8, SG_LINE_LEAST = 3 /* moves */ };

#define SG_AT_MAX_MS INT64_C(0x1fffffffffffff) /* no log is longer; keeps sums of times from overflowing */

/* Design choices of this folder. */
enum {
    SG_PATIENCE_MS = 2000, /* so long the judgement of an impasse waits for the oracle's answer */
    SG_IDLE_MS = 60000,    /* without an input: idle, a trigger of CONTENT 8.1 */
    SG_REFUSAL_MS = 60000  /* an unavailable decision is recorded at most so often a reason */
};

/* A change of the board that the oracle has not judged yet. */
struct sg_change {
    uint64_t seq;
    uint32_t before, after; /* plies */
    bool move, revisit;
};

struct sg_session {
    struct sg_session_state state;
    struct sg_active active;
    const struct sg_game *const *games; /* borrowed */
    struct sg_history *history;         /* NULL before the first level */
    size_t history_bytes;

    /* the climb */
    uint32_t offers_wanted; /* in the set that is being made; 0: none came yet */
    uint32_t chosen;        /* index of the offer that opens next; UINT32_MAX none */
    uint32_t walls_asked;   /* announcements so far */
    enum sg_phase learning_from; /* the phase that the lessons interrupt */
    bool learning_past_wall;     /* ... after a wall that stood: a success on the climb is still owed */
    bool wall_solved;
    struct sg_offer wall;    /* the last wall, to return to */
    enum sg_stage calm_from; /* where a stop rule interrupted */

    /* the visit */
    bool capped; /* the cap fired, its attempt_ended follows */
    uint32_t visit_moves, best_attempt, short_attempts;
    int64_t best_at_ms;           /* -1: no new best in this visit */
    uint64_t spots[SG_SPOTS_MAX]; /* hashes of the positions at which attempts failed; the latest first */
    uint32_t spot_count;
    bool hint_unheard; /* a hint was opened and no decision point has followed */

    /* changes of the board, oldest first */
    struct sg_change changes[SG_CHANGES_MAX];
    uint32_t change_count;
    uint64_t last_change; /* seq; 0 none */
    int64_t last_change_ms;

    /* the line of this attempt */
    uint64_t line_from, line_to;
    bool line_told;

    /* prompts: -1 never */
    int64_t drawn_at_ms, refused_at_ms[SG_UNAVAILABLE_COUNT];
    bool words_owed;
    struct sg_event owed; /* the decision whose words are owed */

    /* the stop rule's eye on the pace of inputs; the oldest first */
    int64_t input_ms[SG_BURST_INPUTS];
    uint32_t input_count;
    int64_t fast_since_ms; /* -1: not fast */
    bool burst, angry_twice;

    /* running fingerprints of what is too long to hash each time */
    uint64_t trail;  /* every change of the board of this visit */
    uint64_t offers; /* the set so far */
};

/* One call of sg_session_update: where it writes, and what has happened in it that the prompts want to know.
 */
struct sg_turn {
    struct sg_session *session;
    struct sg_effects *effects;
    int64_t at_ms;
    enum sg_status status; /* once not OK, emitting does nothing */
    enum sg_breakpoint breakpoint;
    bool harder, announced, over, was_dead_end;
};

/* ---- turn.c: events out ---- */

/* Stamps, folds and hands out `event`; its body is first made what a reader of the log will see. */
bool sg_turn_emit(struct sg_turn *turn, struct sg_event *event);
bool sg_turn_emit_durable(struct sg_turn *turn, struct sg_event *event);
struct sg_effect *sg_turn_effect(struct sg_turn *turn, enum sg_effect_kind kind);
struct sg_effect *sg_effects_add(struct sg_effects *effects, enum sg_effect_kind kind);

/* ---- decide.c, decide_board.c, choose.c: inputs, each refused before anything is emitted ---- */

typedef enum sg_status sg_input_fn(struct sg_turn *turn, const struct sg_event *input);
sg_input_fn sg_decide_move, sg_decide_null_move, sg_decide_undo, sg_decide_redo, sg_decide_restart,
    sg_decide_checkpoint, sg_decide_hint, sg_decide_assessment, sg_decide_choice, sg_decide_offer;
enum sg_status sg_decide(struct sg_turn *turn, const struct sg_event *input);
/* Opens what comes next of the chosen game: its lessons while it is new and unless the learner wants it
 * harder, then the climb. */
void sg_choose_chosen(struct sg_turn *turn, enum sg_choice choice);

/* ---- climb.c: phases and levels ---- */

struct sg_step {
    enum sg_phase phase;
    double target;
    bool announce; /* a wall: to be announced first */
};
void sg_climb_plan(const struct sg_session *session, enum sg_choice choice, struct sg_step *step);
void sg_climb_open_phase(struct sg_turn *turn, enum sg_phase phase, double target);
void sg_climb_ask_levels(const struct sg_session *session, struct sg_effects *effects);
void sg_climb_choose_level(struct sg_turn *turn);
/* Opens the next lesson of the chosen game; for phase LEARN in STAGE_OPENING. */
void sg_climb_teach(struct sg_turn *turn);
/* The lesson that comes next, as an offer; false: the chosen game has none left. */
bool sg_climb_lesson(const struct sg_session *session, struct sg_offer *lesson);
/* Opens the level on the board (or, in phase return, the wall) once more. */
void sg_climb_again(struct sg_turn *turn);
void sg_climb_announce(struct sg_turn *turn);
bool sg_climb_return_due(const struct sg_session *session, int64_t at_ms);
bool sg_climb_closing_due(const struct sg_session *session, int64_t at_ms);
/* Whether this OFFER event is the one that the set waits for, and can be opened. */
bool sg_climb_takes(const struct sg_session *session, const struct sg_event *offer);
double sg_climb_predict(const struct sg_session *session, const struct sg_offer *offer);

/* ---- watch.c: what follows by itself ---- */

/* Emits all that is due at turn->at_ms. */
void sg_watch_settle(struct sg_turn *turn);
bool sg_watch_due(const struct sg_session *session, int64_t at_ms);
/* Ends the visit: card, line, impasse and attempt, in this order. */
void sg_watch_finish(struct sg_turn *turn, enum sg_attempt_end end);
void sg_watch_end_impasse(struct sg_turn *turn, enum sg_impasse_end end);
void sg_watch_tell_line(struct sg_turn *turn);

/* ---- card.c: prompts ---- */

void sg_card_at_breakpoint(struct sg_turn *turn);
bool sg_card_pause_due(const struct sg_session *session, int64_t at_ms);
void sg_card_at_pause(struct sg_turn *turn);
void sg_card_close(struct sg_turn *turn, enum sg_prompt_close close);

/* ---- apply.c, apply_board.c, apply_climb.c: the fold; each checks all it uses before it changes anything
 * ---- */

typedef enum sg_status sg_fold_fn(struct sg_session *session, const struct sg_event *event);
sg_fold_fn sg_fold_phase, sg_fold_offer, sg_fold_choice, sg_fold_attempt_started, sg_fold_attempt_ended,
    sg_fold_wall_announced, sg_fold_wall_offer, sg_fold_wall_capped;
sg_fold_fn sg_fold_move, sg_fold_null_move, sg_fold_undo, sg_fold_redo, sg_fold_restart, sg_fold_checkpoint,
    sg_fold_hint, sg_fold_assessment, sg_fold_impasse_began, sg_fold_impasse_ended, sg_fold_strategy;

/* No offers asked yet; the next set has a new number. */
void sg_fold_new_set(struct sg_session *session);
/* The stage, were no stop rule in the way. */
enum sg_stage sg_session_under(const struct sg_session *session);
/* The bit of `state.known` that stands for this game; 0: not one of the session's. */
uint32_t sg_session_bit(const struct sg_session *session, const struct sg_game *game);
/* Its place among the session's games, for what is kept a game; below SG_TRAIT_GAMES. */
size_t sg_session_slot(const struct sg_session *session, const struct sg_game *game);
/* Nothing to choose between. */
bool sg_session_has_one_game(const struct sg_session *session);
/* The change of the board with this seq that nobody judged, or NULL. */
const struct sg_change *sg_session_change(const struct sg_session *session, uint64_t seq);
bool sg_clock_frozen(const struct sg_session *session);
void sg_clock_note(struct sg_session *session, const struct sg_event *event);

#endif
